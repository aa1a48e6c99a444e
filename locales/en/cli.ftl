# What the command line says in English, in brackets behind the Vietnamese. A sentence that is not here is said in
# Vietnamese alone. Values of the Vietnamese may be left out.

## Files that are read

remedy-one-file = Name a file.
remedy-right-file = Make sure that it is this file.
remedy-path = Look at the path and its permissions.
check-nothing = nothing to check

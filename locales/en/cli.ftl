# What the command line says in English, in brackets behind the Vietnamese or on a line of its own. A sentence that is
# not here is said in Vietnamese alone. Values of the Vietnamese may be left out.

## Files that are read

cli-remedy-one-file = Name a file.
cli-remedy-right-file = Make sure that it is this file.
cli-remedy-path = Look at the path and its permissions.
cli-check-nothing = nothing to check

## What ends a command

cli-failure-no-terminal = a terminal is needed; input and output must not be piped. Open a terminal window and run: dongvai (for scripts: dongvai sessions, dongvai check)
cli-failure-old-console = this console is in its legacy mode. Right-click its title bar, choose Properties, clear "Use legacy console", close the window and open it again.

## What is wrong with the record

cli-practice-no-session = no such session

## Sessions that cannot be read

cli-left-out = sessions left out: { $n }
cli-left-out-carried = sessions that cannot be read: { $n }
cli-left-out-short = sessions without their end: { $n }
cli-left-out-row = a bad row
cli-left-out-event = damaged from event { $seq }
cli-left-out-end = missing from event { $seq }
cli-left-out-newer = event { $seq } needs a newer version

## What became of a damaged record

cli-opened-log-aside = a log of another file was set aside
cli-opened-recovered = the record was damaged; this much was saved
cli-opened-nothing-lost = nothing is known to be lost
cli-opened-still-lost = the record was damaged once and still misses
cli-opened-more = and maybe more that has no name any more
cli-opened-table = the table { $table } was missing

## copy

cli-copy-nothing = no such session
cli-copy-is-there = it is there already
cli-copy-done = { $sessions } sessions, { $answers } answers copied and compared

## restore

cli-restore-lacks-log = its log was not copied
cli-restore-refused = its log was not copied
cli-restore-mind = its log was not copied
cli-restore-itself = this is the record itself
cli-restore-nothing = nothing was restored
cli-restore-done = { $sessions } sessions, { $answers } answers restored
cli-restore-none = no backup yet

## merge

cli-merge-no-match = no file matches
cli-merge-no-records = no records in this folder
cli-merge-gone = this folder cannot be read any more; nothing was merged
cli-merge-repaired = repaired
cli-merge-damaged-below = damaged, see below
cli-merge-refused = refused: { $reason }
cli-merge-left = left out
cli-merge-no-log = its log was not copied; copy it again with: dongvai copy
cli-merge-no-sessions = it holds no session
cli-merge-fuller = a backup beside it holds more
cli-merge-nothing-new = nothing new
cli-merge-brought = { $new } new, { $longer } longer, { $answers } answers
cli-merge-unsearched = not searched to its end

## export

cli-export-session-unknown = no such session
cli-export-paper-there = the file exists
cli-export-paper-lacks-agenda = this was not a club meeting
cli-export-paper-lacks-roll-call = the roll has not been called
cli-export-paper-lacks-money = no money was moved or counted

## handover and takeover

cli-handover-no-folder = not a folder
cli-handover-done = packed
cli-takeover-none = no hand-over
cli-takeover-done = taken
cli-takeover-kept = kept ours
cli-takeover-missing = missing
cli-handover-stopped = stopped
cli-takeover-newer = packed by a newer program
cli-takeover-broken = not whole

## kit

cli-kit-no-cut = no such cut
cli-kit-done = { $n } files written
cli-kit-present = files exist

## new

cli-new-next = created; edit it, check it, play it
cli-new-bad-id = ids are a-z, 0-9 and -
cli-new-device = Windows keeps this name for a device
cli-new-taken = this id is taken
cli-new-is-there = the file exists

## play

cli-play-log-busy = Everything is saved; close the other window before you copy the file by hand.
cli-play-disk-hangs = the disk does not answer, so the program has ended. The last answer may not be saved; what was shown as saved is.
cli-play-copy-unfinished = the copy to { $path } is not finished: nothing answers there. What is half made there has .unfinished in its name and may be removed. The results on this laptop are untouched.
cli-play-work-unfinished = what was going on is not finished: the disk does not answer. What was saved stays saved; please do it again.

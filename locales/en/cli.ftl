# What the command line says in English, in brackets behind the Vietnamese or on a line of its own. A sentence that is
# not here is said in Vietnamese alone. Values of the Vietnamese may be left out.

## Files that are read

cli-remedy-one-file = Name exactly one file.
cli-remedy-right-file = Make sure that this is the right file.
cli-remedy-path = Check the path and the permission to read it.
cli-fault-open-elsewhere = the file is open in another program
cli-fault-unfit-name = Windows does not take the name “{ $name }”: leave out : < > " | ? * and avoid con, nul, aux, prn, com1, lpt1
cli-fault-folder = this is a folder
cli-device = this is a pipe or a device, not a file
cli-fault-too-long = the file is longer than { $most } MB
cli-fault-too-many-files = there are more than { $most } files
cli-check-nothing = no scenario, club or translation in this folder

## What ends a command

cli-failure-no-terminal = a terminal is needed; input and output must not be piped. Open a terminal window and run: dongvai (for scripts: { $dongvai } sessions, { $dongvai } check)
cli-failure-old-console = this console is in its legacy mode. Right-click its title bar, choose Properties, clear "Use legacy console", close the window and open it again.

## What is wrong with the record

cli-failure-no-home = there is no home folder to keep records in; name a folder with --data-dir, or set DONGVAI_DATA_DIR; nothing was written
cli-failure-no-folder = { $from } names no folder; give it a path, such as { $from } { $example }; nothing was written
cli-record-full = the disk is full; what was saved before is safe; free some space and open it again
cli-record-read-only = the data folder can only be read; allow writing, or choose another folder with --data-dir
cli-record-busy = another window or program has the file open; nothing is lost; close it there and try again
cli-record-damaged = the record is damaged; open dongvai, and it saves what can be read and keeps the old file
cli-record-newer = a newer version has written this record; nothing was changed; install the newer version, or choose another folder with --data-dir
cli-record-foreign = this is not a record of this program; nothing was changed; choose another folder with --data-dir
cli-record-conflict = another window is writing to this session; the steps before are safe
cli-record-moved = the record was deleted, renamed or replaced while it was open, so this is not saved; put the file back and try again
cli-record-replaced = another file was put in the place of the record while it was open, so this is not saved; the new file is as it was, the log of the old one was set aside; open it again
cli-record-log-gone = the -wal file beside the record was deleted while it was open, so this is not saved; all steps before are in the record; open it again and go on
cli-record-log-cut = the -wal file beside the record was cut off while it was open, so this is not saved; finished sessions are safe, the last steps of the open one may be lost; open it again and see how far it goes
cli-record-bad-session = event { $from } of this session is damaged, so it cannot be shown; the others are safe; merge this session again from another laptop or a backup, if there is one
cli-record-no-learner = the record knows nobody with this code
cli-record-no-session = the record has no such session
cli-record-erase-unfinished = gone from the list, but traces may still be in the file or in a backup; close other windows, free some space and erase once more
cli-record-unopened = the record could not be opened; choose another folder with --data-dir
cli-practice-unreadable = a part of this session cannot be read, so it cannot be opened; the others are safe; merge this session again from another laptop or a backup, if there is one
cli-practice-no-scenario = the scenario of this session is no longer in the record, as after a damaged file was recovered; scores and answers are safe; merge it again from another laptop or a backup, if there is one
cli-practice-no-session = there is no such session

## Sessions that cannot be read

cli-left-out = sessions left out, as they cannot be read: { $n }
cli-left-out-carried = sessions that cannot be read, not counted above: { $n }
cli-left-out-short = finished sessions that have lost their end: { $n }
cli-left-out-row = what is kept of the session or of its seats is wrong
cli-left-out-event = event { $seq } is damaged or was changed
cli-left-out-end = everything from event { $seq } on is missing
cli-left-out-newer = event { $seq } was saved by a newer version and is kept

## What became of a damaged record

cli-opened-log-aside = the log of the old file was set aside
cli-opened-recovered = the record was damaged; this much was rescued
cli-opened-nothing-lost = nothing seems to be lost
cli-opened-still-lost = the record was damaged once and rescued, and still lacks
cli-opened-more = and perhaps more whose name can no longer be read
cli-opened-table = the whole table { $table } was missing

## copy

cli-copy-nothing = no session to copy, or none of that day and place
cli-copy-is-there = the file is there already; nothing was copied
cli-copy-done = { $sessions } sessions and { $answers } answers copied, read back and found the same

## restore

cli-restore-lacks-log = its log was not copied with it, so the last steps are missing
cli-restore-refused = nothing was restored: its log was not copied with it
cli-restore-mind = its log was not copied with it
cli-restore-itself = nothing was restored: this is the record in use
cli-restore-nothing = nothing was restored
cli-restore-done = { $sessions } sessions, { $answers } answers restored
cli-restore-none = there is no backup yet

## merge

cli-merge-no-match = no file has such a name
cli-merge-no-records = no record (.sqlite3) in this folder or below it
cli-merge-gone = this folder cannot be read any more; nothing was merged
cli-merge-repaired = whole again by what was merged
cli-merge-damaged-below = damaged, see below
cli-merge-refused = not merged: { $reason }
cli-merge-left = not merged
cli-merge-no-log = its log was not copied with it; on the other laptop copy it again with: dongvai copy
cli-merge-no-sessions = it holds no session yet
cli-merge-fuller = a backup beside it holds more sessions
cli-merge-nothing-new = all of it was here already
cli-merge-brought = { $new } new sessions, { $longer } longer ones, { $answers } new answers
cli-merge-unsearched = this folder was not searched to its end

## export

cli-export-session-unknown = there is no such session; nothing was written
cli-export-paper-there = the file exists; nothing was written
cli-export-paper-lacks-agenda = this was not a club meeting
cli-export-paper-lacks-opening = the meeting has not begun
cli-export-paper-lacks-roll-call = the roll has not been called
cli-export-paper-lacks-money = no money was moved or counted
cli-export-paper-lacks-plan = no plan of the month was made

## handover and takeover

cli-handover-no-folder = this is not a folder; nothing was packed
cli-handover-done = all packed
cli-takeover-none = no hand-over package found
cli-takeover-done = all taken over
cli-takeover-kept = this laptop has another one and keeps it
cli-takeover-missing = named in the package, but missing or unreadable
cli-handover-stopped = stopped; nothing was packed
cli-takeover-newer = packed by a newer version of the program
cli-takeover-broken = the package is damaged

## kit

cli-kit-no-cut = the scenario has no version of that length
cli-kit-done = { $n } files written
cli-kit-present = files exist; nothing was written

## new

cli-new-next = created; edit it, then check it and play it
cli-new-bad-id = ids begin with a letter and hold only a-z, 0-9 and -
cli-new-device = Windows keeps this name for a device
cli-new-taken = this id is taken
cli-new-is-there = the file exists

## play

cli-play-no-step =
    { $known ->
        [none] this scenario has no step `{ $step }`
       *[other] this scenario has no step `{ $step }`; the nearest is `{ $known }`
    }
cli-play-no-work = { $role } has nothing to answer in { $cut } minutes; choose another role, or a longer --cut
cli-play-off-path = no answer from this seat leads to the step `{ $step }` (some come only after a mistake of the computer to which nobody objects); choose a longer cut with --cut, leave out --role, or choose another step
cli-play-by-path = The model answers do not lead to this step; other answers were given at: { $path }.
cli-play-watching = Save the file when it is mended, and the step is shown again. Press Ctrl+C to end.
cli-map-written = The map is in { $path }; open it in a browser.
cli-play-preview-over = This was a preview; nothing of it was kept.
cli-play-log-busy = Everything is saved; close the other window before you copy the file by hand.
cli-play-disk-hangs = the disk does not answer, so the program has ended. The last answer may not be saved; whatever was shown as saved is safe.
cli-play-copy-unfinished = the copy to { $path } is not finished: nothing answers there. Whatever is half made there has .unfinished in its name and may be deleted. The results on this laptop are safe.
cli-play-work-unfinished = the work is not finished: the disk does not answer. What was saved is safe; please do it again.

## Marks in the notes of a teachers' sheet

cli-legend-mark =
    { $mark ->
        [KNOW] own knowledge of the authors, from no book or other source; please look at these most closely
        [SCH] the word is attested in the corpus of soc.culture.hmong, 1996–2016 (CC0)
        [CONV] converted from international Mông (mww) to the Vietnamese script by rule; "mended by" names the source it was put right by
        [COMP] made of words that stand in sources; the whole was found in none
        [VOV] from a text of the Mông service of Voice of Vietnam (VOV4)
        [EXAM] from notes for the certificate exam in Mông, 2017
        [BLOG] from hoctiengchumong.blogspot.com, written by a learner of Mông
        [KH] from KawmHmoob, a community app for learning Mông
        [RPAC] from the counting page of rpa.oneoffcoder.com, made by the community
        [UW] from a form in Mông of the University of Wisconsin–Madison
        [BZ] from notices on benefits in Mông of Hennepin County, USA
        [CNT] from the screen of another program on the web; doubtful
        [W2] from the screen of a program for tax forms, some of whose words are known to be wrong; doubtful
        [IMT] from iu-mienh-translator, a Mien word list on the web
        [MK] from Mien Kingdom, an app; who wrote its sentences is unknown
        [TT] from taidam_tutor, flashcards by a Tai Dam author
        [TVD] from TaiViet, a word list of Tai Dam on the web
        [UDHR] from the Universal Declaration of Human Rights in Tai Viet, which is written there without tone marks
        [FZ] from an article in Thái at fanzung.com; the meaning was inferred from the sentence
       *[glossary] behind "glossary" stands the id of the word in the program's word list, which names the source of each word
    }

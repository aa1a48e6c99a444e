# Texts of the screens in English. Same ids and same { } as in locales/vi/ui.ftl.

## The program
app-name = Đóng vai (role play)
app-subtitle = Rehearse a club meeting
app-credits = Figures and rules in this exercise are for practice only; in real work, follow your own club's charter.
yes = Yes
no = No
ok = OK
none = none

## Roles. Titles stay Vietnamese in every language.
role-chair = Chủ nhiệm (chair)
role-treasurer = Thủ quỹ (treasurer)
role-secretary = Thư ký (secretary)
role-income-deputy = Phó Chủ nhiệm (income deputy)
role-health-deputy = Phó Chủ nhiệm (health and arts deputy)
role-room = The hall
role-chair-call = CHỦ NHIỆM (chair)
role-treasurer-call = THỦ QUỸ (treasurer)
role-secretary-call = THƯ KÝ (secretary)
role-income-deputy-call = PHÓ CHỦ NHIỆM (income deputy)
role-health-deputy-call = PHÓ CHỦ NHIỆM (health and arts deputy)
role-room-call = THE WHOLE HALL
role-chair-duty = Runs the meeting, gives the floor, puts votes, keeps time. Never holds the cash.
role-treasurer-duty = Counts, takes and pays money, writes each line at once, reads out both balances.
role-secretary-duty = Calls the roll, writes the minutes, keeps the second book, reads the decisions back.
role-income-deputy-duty = Presents loan requests and late payments, follows up how loans are used.
role-health-deputy-duty = Looks after the blood pressure desk, home care, songs and games.

## How it is played
mode-solo = Alone
mode-solo-about = Take one role; the computer plays the others and sometimes gets it wrong, for you to notice.
mode-board = The board together
mode-board-about = The board shares one computer; it is handed over at every turn.
mode-room = Before the whole hall
mode-room-about = On the wall; the trainer works the keys, the roles speak aloud, the hall comments.
mode-choose = How do you want to rehearse?

## Home
home-title = What would you like to do?
home-play = Start a rehearsal
home-resume = Continue where you stopped
home-sessions = Look at earlier rehearsals
home-language = Language
home-help = Help
home-quit = Quit

## Languages and colors
language-title = Choose the language on the screen
language-vi = Vietnamese
language-vi-en = Vietnamese, with English under it
language-en-vi = English, with Vietnamese under it
language-vi-hmn-vn = Vietnamese, with Mông under it (official script)
language-vi-mww = Vietnamese, with Mông under it (international script)
language-vi-blt-tavt-vn = Vietnamese, with Thái under it
language-vi-ium = Vietnamese, with Dao under it
language-hni-vn = Hà Nhì: no translation yet, recordings by its speakers are wanted
tongue-vi = Vietnamese
tongue-en = English
tongue-hmn-vn = Mông (official script)
tongue-mww = Mông (international script)
tongue-blt-tavt-vn = Thái
tongue-ium = Dao
language-later = You can change it at any time with the key t.
language-counts = { $total } lines: draft { $draft }, converted { $converted }, documented { $documented }, reviewed { $reviewed }, read aloud { $aloud }, blank { $blank }.
language-stale = Of these, { $n } were made from Vietnamese that has changed since; please look at them again.
language-unreviewed = Drafts; no speaker of this language has reviewed them.
language-only-reviewed = Only reviewed lines: { $on }
language-corrections = Lines put right in the room: { $n }
language-cues = Some words to use
drafts-ask = These lines are drafts; no speaker of this language has reviewed them. Show the drafts, to mend them together?

## A line put right by somebody in the room
correct-title = Put a line right
correct-which = Which line?
correct-text = The right words
correct-code = Code of the speaker (may stay empty)
correct-place = Where (may stay empty)
correct-values = Keep { $names }: a name or a number goes there.
correct-shown = Saved; the new words stand there now.
correct-protected = Saved. This line is about money, votes or rules, so it waits for a reviewer before it is shown.
correct-hidden = Saved. Only reviewed lines are shown now, so the new words are not.
correct-undone = The correction is taken back; the old words are back.
correct-undo-ask = Take this correction back?
correct-list-title = Lines put right in the room
correct-list-empty = No line has been put right yet.
correct-list-waiting = waits for review
correct-list-foreign = from another laptop, waits to be accepted: Enter
correct-accept-ask = Accept this Vietnamese line from another laptop and use it here?
correct-accepted = Accepted; this laptop uses the line from now on.
correct-fault-empty = There are no words yet.
correct-fault-same = These are the words that stand there now.
correct-fault-unreadable = A brace is not closed, or there is one too many.
correct-fault-lacks = { $names } is missing.
correct-fault-adds = { $names } does not belong there: the Vietnamese has no such place.
correct-fault-letter = This language is not written with “{ $letter }”.
correct-fault-mark = There is a mark on nothing, or a sign that cannot be seen. Please erase that word and type it again.
correct-fault-wide = { $columns } columns wide; { $most } at most. Please say it shorter.

## A card of words for the room
cue-hello = Hello
cue-thanks = Thank you
cue-yes = Yes, that is so
cue-no = No, that is not so
cue-have = There is
cue-have-not = There is none
cue-next = Next
cue-again = Again
cue-agree = Agree
cue-disagree = Disagree
cue-present = Present
cue-absent = Absent
cue-everyone = Everyone
cue-say = Say
cue-ask = Ask
cue-listen = Listen
cue-understand = I understand
cue-help = Help
cue-good = Good
cue-today = Today
cue-month = Month
cue-1 = One
cue-2 = Two
cue-3 = Three
cue-4 = Four
cue-5 = Five
cue-6 = Six
cue-7 = Seven
cue-8 = Eight
cue-9 = Nine
cue-10 = Ten
cue-100 = One hundred
cue-1000 = One thousand
vote-word = Vote
money-word = Money
money-word-borrow = Borrow
money-word-pay = Pay
money-word-count = Count
money-word-book = Book

## Choosing a scenario
scenario-list-title = Choose a scenario
scenario-list-empty = There is no scenario yet.
scenario-list-mine = Your own
scenario-steps = Steps: { $n }
cut-title = How many minutes of class time?
cut-minutes = { $minutes } minutes
cut-about = A shorter choice has fewer steps; the computer does the others.

## Seats and learner codes
seats-title = Who plays which role?
seats-choose-role = Which role will you take?
seats-by-lot = Draw lots for the roles
learner-code = Trainee code: { $code }
learner-why-code = A code is enough; no name, age or ethnic group is needed. Results stay on this computer and are sent nowhere.

## Briefing
briefing-title = Before the meeting
briefing-goals = Goals
briefing-roles = Who plays which role
briefing-may-fail = You may get it wrong and do it again.
briefing-comment-role = Comment on the role, not on the person.
briefing-speak = At a “say it aloud” step, speak in your own words, in any language.
briefing-start = Begin the meeting
briefing-assumed = What is marked “assumed” is only for practice and may differ from your club's charter.

## The meeting: header and footer
meeting-clock = { $used }/{ $planned } minutes
meeting-step = step { $at }/{ $of }
meeting-part = Part { $number } · { $name }
meeting-after-part = After part { $number } · { $name }
meeting-before-parts = Before the meeting · { $name }
meeting-after-parts = After the meeting · { $name }
meeting-hand-over-ready = Press Enter once you have the computer
meeting-saved = saved·{ $n }
meeting-computer-plays = The computer plays { $role }
meeting-hint-ask = With the hint this step counts half. Show it?
meeting-leave-ask = Stop here? Every step is saved; you can continue from here next time.
meeting-back-ask = Go back to the previous step?
meeting-end = The meeting is over

## Meters. Five words each, from low to high, about the meeting and never about a person.
meter-clock = Against the plan
meter-clock-1 = on time
meter-clock-2 = a little late
meter-clock-3 = late
meter-clock-4 = very late
meter-clock-5 = overtime
meter-clock-behind = { $minutes } min late
meter-attendance = Present
meter-attendance-1 = very few
meter-attendance-2 = few
meter-attendance-3 = some
meter-attendance-4 = many
meter-attendance-5 = nearly all
meter-attendance-count = Present { $present }/{ $members }
meter-understanding = People follow
meter-understanding-1 = hardly
meter-understanding-2 = a little
meter-understanding-3 = fairly
meter-understanding-4 = well
meter-understanding-5 = very well
meter-understanding-short = following
meter-voices = Members speak up
meter-voices-1 = hardly
meter-voices-2 = a little
meter-voices-3 = some
meter-voices-4 = much
meter-voices-5 = very much
meter-trust = People trust the board
meter-trust-1 = hardly
meter-trust-2 = a little
meter-trust-3 = fairly
meter-trust-4 = well
meter-trust-5 = very much
meter-trust-short = trust
meter-up = { $meter }: up
meter-down = { $meter }: down

## Funds, books, money words
fund-income = Income fund
fund-operating = Operating fund
book-treasurer = Book of the Thủ quỹ
book-secretary = Book of the Thư ký
book-title = Cash book
book-balance = Balance
book-loans = Loan book
book-differed = { $sign } a line on which the books differed; at the count the Thư ký (secretary) added a line to put it right
book-rules-fee = Fee each month { $fee }
team-number = Team { $team }

## Step kinds
kind-speak = Say it aloud

## Speak
speak-done = Press Enter when you have finished
speak-clock = { $seconds } s spoken
speak-ticks = What did the hall hear?
speak-ticks-self = You tick for yourself; it is not scored.
speak-nothing-ask = Nothing is ticked. Why is that?
speak-nothing-heard = None of these was heard
speak-not-watched = Nobody could follow
speak-nothing-back = Back to the list
speak-not-watched-told = Nobody could follow, so nothing is judged. What was to be said:

## Roll call
roll-present = present
roll-unmarked = not noted yet
roll-rest = rest of the team: present
roll-excused = absent, sent word
roll-absent = absent, no word
roll-quorum-question = Is there a quorum?
roll-quorum-yes = Yes
roll-quorum-no = Not yet
roll-quorum-rule = At least { $needed } of { $members } are needed

## Count
count-total = Counted in all
count-agree-question = Cash and both books: do they agree?
count-books-agree = the books agree
count-line-differs = Not the same on this line: { $line }

## Collect
collect-brings = Puts down { $sum }
collect-principal = Principal
collect-interest = Interest
collect-fee = Fee
collect-change = Change given back
collect-receipt = Receipt
collect-paid = paid
collect-owed = will pay later
collect-exempt = exempt
collect-second-book = Thư ký, please write the second book

## Pay
pay-amount = Amount
pay-fund = From which fund
paper-slip = Payment slip
paper-approval = Approval by the Chủ nhiệm
paper-signature = Receiver's signature or thumb mark
paper-debt-paper = Loan paper
paper-co-guarantor = Co-guarantor's signature
paper-loan-book = The borrower's own loan book
paper-bank-slip = The bank's deposit slip
paper-identity-card = Keeping the borrower's identity card

## Figure
figure-answer = Answer

## Vote
vote-quorum-question = Is there a quorum to vote?
vote-abstain-question = Who does not take part in this vote?
vote-objections = Asked: does anyone see it differently
vote-agree = In favor
vote-disagree = Against
vote-no-opinion = No opinion
vote-result = Result
vote-carried = Carried
vote-not-carried = Not carried

## Minutes
minutes-free-text = Free notes (not graded)

## Discuss
discuss-title = Stop and discuss
discuss-question = For the whole hall
discuss-pairs = Talk in pairs or teams for 3 minutes, in your own language, then two groups report.

## Feedback
feedback-good = Done well
feedback-discuss = Worth discussing
feedback-rule = Rule
feedback-assumed = assumed
feedback-tries-left = Tries left: { $n }
feedback-look-again = Please look again at: { $fields }
feedback-working = How it is done
second-book-differs = On some line the two books differ; the count will show it.
second-book-right = The second book agrees.
second-book-differs-last = On some line the two books differ: please go through the slips again, the two of you.
feedback-unbalanced = This line is out by { $sum }: what goes in and what comes out are not equal.
fatal-votes-without-quorum = A vote on money without a quorum
fatal-lends-alone = A loan decided alone, outside the meeting
fatal-shames-debtor = A borrower's late payment told to the whole hall
fatal-falsifies-book = A book entry that does not match what happened
planted-caught = Well noticed!
planted-missed = Something just now was not right, and nobody said so.
planted-nothing = This was right; please go on.
object-to-members = This is what people in the hall say; let us hear them out.
object-to-inspection = { $role } pointed out what is wrong, and rightly; please go on.

## The trainer's menu
trainer-title = Trainer's menu
trainer-discuss = Stop and discuss
trainer-again = Try this again, keeping the earlier try
trainer-skip = Skip this step
trainer-skip-done = This step is done; Enter goes on.
trainer-numbers = Show the numbers
trainer-numbers-ask = The numbers will be on this screen and the hall may see them. Show them?
trainer-clock-on = Turn the class clock on
trainer-clock-off = Turn the class clock off
trainer-relay = Change the board or a person

## Debrief
debrief-title = Debrief
debrief-step-out = Everybody, please step out of your role.
debrief-player = 1. The players first: what went well?
debrief-observers = 2. Observers: one thing each has seen.
debrief-trainer = 3. The trainer last.
debrief-three = Points worth discussing
debrief-none = Nothing needs discussing.
debrief-redo = Press a number to play one again.
debrief-pledge = What will I do differently in my club next month?
debrief-pledge-about = Say it aloud or type one sentence. It is not graded.
debrief-thanks = Thank you all for rehearsing together!
debrief-thanks-large = THANK YOU
stars-3 = Three stars: very well done
stars-2 = Two stars: well done
stars-1 = One star: passed, with some points to discuss
stars-0 = No star yet: some steps are worth another try
stars-none = This one has no stars.
block-procedure = Preparation and order of the meeting
block-finance = Clear and open accounts
block-lending = Fair lending to those it is meant for
block-communication = Communication that works
block-mutual-help = Mutual help
block-participation = Everybody takes part
block-records = Records, closing, report
score-total = Total { $score }/100

## Sessions and transcript
sessions-title = Sessions played
sessions-empty = Nothing has been played yet.
sessions-none = There is no such session. Press Esc to see all of them.
sessions-unreadable = cannot be read
sessions-short = its end is missing
sessions-newer = needs a newer version
sessions-unreadable-about = Sessions that cannot be read, and are in no score and no sheet: { $n }. For why: dongvai sessions list
sessions-open = not finished
sessions-answers = { $n } answers
sessions-continue = go on
sessions-find = find
sessions-see = see
sessions-find-about = Find a club, place, code, seat, scenario, date (11/2026), score (<50)
sessions-looked-for = Looking for: { $words }
sessions-of = { $n } sessions
sessions-order = order
sessions-order-newest = newest first
sessions-order-oldest = oldest first
sessions-order-lowest = lowest score first
sessions-order-highest = highest score first
sessions-order-club = by club
session-replay = see again
session-compare = compare tries
session-from = from step { $n }
session-no-score = No answer of this session has been scored.
session-note = Note:
session-note-pledge = Pledge:
session-note-minutes = Note in the minutes:
session-tries = Tries at one step
session-tries-of = { $n } tries
session-one-try = This step was done once. Do it again from the debrief, and both tries stand here side by side.
session-again = played again
session-redone = This step was played again; d compares the tries.
session-next-tries = other tries
transcript-title = What happened
transcript-right = right
transcript-computer = by the computer
transcript-skipped = skipped
transcript-back = went back to step { $n }
transcript-objected = objected
transcript-hint = used the hint
transcript-try = try { $n }

## Questions for the debrief, made from what happened

question-title = Questions after the rehearsal
question-player = First, a question for the players
question-observers = Then the observers, one thing each
question-trainer = The trainer asks last
question-none = There is no step to ask about in this rehearsal.
question-well = { $role } did this well. What helped { $role } do it this way?
question-later = Not right at first, right at try { $n }. What made { $role } think again?
question-back = You went back to this step and did it again. Why, and what was different the second time?
question-hint = The hint was used here. At a real meeting, whom would { $role } ask, or which book would { $role } open?
question-caught = Somebody spoke up at the right moment here. How can it be said so that { $role } takes it well and puts it right?
question-missed = { $role } did something wrong here and nobody spoke up. What could be said, and who could say it so that { $role } listens?
question-trust = After this step people trusted less. What did the observers see? What would win the trust back?
question-voices = After this step people spoke up less. Which team or group did not get to speak? How could they be invited?
question-understanding = After this step people found it hard to follow. What did the observers see? How can it be said more simply?
question-fatal = { $fatal }. Who is affected, and what is the right way to do it?
question-costly = This is worth discussing. If it could be played again, what would { $role } say or do differently?

## Replay
replay-step = forward, back
replay-part = next part
replay-seat = by seat
replay-costly = worth discussing
replay-only = only { $role }


## The group: heat map, trend, before and after
group-empty = No session to look at yet. Play one, or take in the records of another laptop, and come back here.
group-title = How the group did
group-choose = Which scenario?
group-seen = Seen { $by }
group-by-home = by club
group-by-club = by the club of the story
group-by-learner = by trainee
group-sessions = { $n ->
    [one] { $n } session
   *[other] { $n } sessions
}, { $whole } played to the end
group-tab-steps = Steps
group-tab-trend = Months
group-tab-change = First → now
group-tab-weak = Hard steps
group-key-tab = look at
group-key-move = move
group-everybody = All
group-all-steps = All steps
group-legend = % right at once · tries. { $high } 80 and more, { $middle } 50 and more, { $low } below 50; fewer than 5 tries: pale
group-home-unknown = club not given
group-home-unknown-short = not given
group-steps-empty-club = No step of this scenario has been answered yet. Play a session and come back here.
group-steps-empty-learner = There is no trainee code yet. Next time, type the codes on the screen “Who plays which role?” before you begin.
group-cell-rate = Right at the first try { $rights }/{ $firsts } ({ $rate })
group-cell-sessions = see the sessions
group-cell-empty = Nobody has done this step yet.
group-few = Fewer than 5 tries: too few to say anything.
group-minutes = { $n } minutes
group-cell-wrong = Common answers that were not right, from everybody:
group-cell-no-wrong = No answer was wrong yet.
group-times = { $n ->
    [one] { $n } time
   *[other] { $n } times
}
group-of = { $rights }/{ $firsts } right
group-answer-fields = stuck at: { $fields }
group-answer-unheard = not heard: { $fields }
group-answer-moved = not in its place: { $fields }
group-answer-unbalanced = what came in and what went out are not equal
group-whose = Of: { $who }
group-month = Month
group-n-meetings = Meetings
group-rate = Right at first try
group-mean-score = Mean score
group-trend-legend = { $line } right at the first try, %   { $dot } mean score of 100
group-trend-empty = No session was played to the end yet. Play one to the end, and its month stands here.
group-change-about = First → latest meeting of the same way, length and seats: % right at the first try (answers)
group-change-empty-home = No club of the trainees has played this to the end twice yet. Its name is typed on the screen “Who plays which role?”. Play it once more to see what has changed.
group-change-empty-club = No club has played this to the end twice yet. Play it once more to see what has changed.
group-change-empty-learner = No trainee has played this to the end twice with the same code yet. Play it once more to see what has changed.
group-first = first time
group-last = last time
group-meetings = { $n ->
    [one] { $n } session
   *[other] { $n } sessions
}
group-score = score { $score }
group-weak-first = { $n ->
    [3] Three to talk about: the hardest steps
   *[other] To talk about: the hardest steps
}
group-weak-next = The next hardest
group-weak-empty = No step stands out as hard yet. It takes at least 3 answers to a step to say so.
group-commonest = Common: { $answer } ({ $n ->
    [one] { $n } time
   *[other] { $n } times
})

## The facilitator's desk
facilitator-title = The trainer's desk
facilitator-group = The group's results
facilitator-group-about = Which steps are hard, club by club, before and after
facilitator-merge = Merge other laptops' results
facilitator-merge-about = Plug in the USB stick; merging again doubles nothing
facilitator-export = Save the results to files
facilitator-export-about = Excel, csv, json, xapi; codes only, no names
facilitator-privacy = Personal data
facilitator-privacy-about = Names, consent, erasing, how long it is kept, PIN
facilitator-carry-about = All results in one file, read again before it says done
facilitator-restore-about = Put a backup in the record’s place; the record is kept aside
facilitator-open = The trainer's desk
facilitator-handover-about = The program and what you wrote yourself, for the next trainer
facilitator-show-folder = show folder
facilitator-folder-not-shown = No window for the folder could be opened. Please open it yourself: { $path }
facilitator-join = Join the results in another folder of this machine

## Papers from a session

doc-papers = Papers of this rehearsal
doc-papers-about = Choose papers to print: each is saved as a .docx to edit and an .html to print.
doc-key = papers
doc-home = Done, back to the start
doc-back = Back to the rehearsal
doc-all = All seven papers
doc-written = The papers are saved in this folder:
doc-held = This file is open in another program: { $path }
doc-held-holds = That file is as it was; the results of the rehearsal are as they were.
doc-held-do = Please close it there (in Word or Excel, for example), then do it again.
doc-failed = The papers could not be saved: { $path }
doc-failed-holds = The rehearsal is as it was, and no file has been written.
doc-failed-do = Please see whether the disk has room and the folder may be written to, then try again.
doc-mark = PRACTICE – not a real paper, so without the state heading
doc-minutes = Minutes of the meeting
doc-minutes-title = MINUTES OF THE MEETING OF { $month }/{ $year }
doc-minutes-code = No.: ………… /BB-CLB
doc-place-day = { $place }, { $day }/{ $month }/{ $year }
doc-minutes-unfinished = The meeting is not finished: these minutes go as far as it went.
doc-report-unfinished = The meeting is not finished: the figures go as far as it went.
doc-minutes-opened = Opened at
doc-minutes-closed = Closed at
doc-minutes-venue = Held at
doc-minutes-chaired = In the chair
doc-minutes-wrote = Secretary
doc-minutes-present = Present
doc-minutes-guests = Guests
doc-minutes-content = Content
doc-minutes-opinions = What members said:
doc-present-of = { $present }/{ $members } members
doc-requests = Result of each vote and each request
doc-request = Matter, loan request
doc-request-waits = On the waiting list
doc-motion = Put to the vote
doc-motion-put-off = Request heard
doc-aside = Did not vote
doc-objections-asked = The meeting was asked whether anybody thinks otherwise.
doc-vote-too-few = There was no quorum at the time: present { $present }, needed at least { $needed }
doc-announced-carried = The chair announced it as carried
doc-announced-not-carried = The chair announced it as not carried
doc-cash = Cash page
doc-cash-title = CASH PAGE OF BOTH FUNDS
doc-attendance = Attendance
doc-attendance-title = ATTENDANCE
doc-debrief = Debrief sheet
doc-debrief-title = DEBRIEF SHEET
doc-certificate = Certificate of practice
doc-certificate-title = CERTIFICATE OF PRACTICE
doc-certificate-code = Code
doc-certificate-issuer = Issued by
doc-certificate-day = Date of issue
doc-certificate-for-issuer = For the issuer
doc-certificate-goals = What the rehearsal was for
doc-report = Monthly report
doc-report-title = REPORT FOR { $month }/{ $year }
doc-report-code = No.: ………… /BC-CLB
doc-report-to = To the Older People's Association of the commune
doc-report-meeting = Meeting, talk, mutual help
doc-report-topic = Topic of the talk
doc-report-questions = Questions asked by members
doc-report-helped = People helped, and how
doc-report-visits = Visits of home care
doc-report-money = Both funds: in, out, balance
doc-report-principal = Principal paid back
doc-report-interest = Interest
doc-report-fees = Fees
doc-report-gifts = Gifts (Sổ Tấm lòng vàng)
doc-report-lent = Loans paid out
doc-report-spent = Spending
doc-report-box = Balance in the box
doc-report-bank = In the bank
doc-report-loans = Loans (numbers of cases, no names)
doc-report-outstanding = Lent out in all
doc-report-late = Cases late by one month
doc-report-overdue = Cases overdue (two months or more)
doc-report-done = What the board has done
doc-report-plan = Plan for next month
doc-report-wishes = Requests to the association
doc-diary = Diary of the session
doc-diary-title = DIARY OF THE SESSION
doc-scenario = Scenario
doc-practised = Practised on
doc-place = Place
doc-story-day = Day of the meeting in the story
doc-present = Roll call
doc-part = Part { $n }
doc-not-reached = The rehearsal has not come to this yet.
doc-silent = (by the computer, not practised)
doc-part-silent = This part is not practised in the short version.
doc-roll = Present { $present }/{ $members }; excused { $excused }, absent without word { $absent }
doc-quorum = Quorum
doc-vote-put-off = No vote, left for the next meeting (present { $present }, needed at least { $needed })
doc-money = Money of the meeting
doc-money-and-bank = Money of the meeting, and to the bank the next morning
doc-fund = Fund (treasurer's book)
doc-in = In
doc-out = Out
doc-left = Balance
doc-in-dong = Amounts in đồng.
doc-filled-in = filled in the minutes
doc-nothing-heard = Nothing was heard of what was to be said
doc-figured = Worked out { $given }
doc-figured-wrong = Worked out { $given } (right: { $right })
doc-inspect-found = pointed out
doc-inspect-missed = did not find
doc-inspect-false = marked although right
doc-caught = objected at the right moment to { $role }
doc-false-alarms = Objections to what was right: { $n }. Next time hear the sentence out first.
doc-free-words = Added by the secretary
doc-sign = (signature, full name)
doc-number = No.
doc-name = Name
doc-team = Team
doc-here = Present
doc-excused = Excused
doc-absent = Absent without word
doc-about = Description
doc-treasurer-in = Treasurer: in
doc-treasurer-out = Treasurer: out
doc-treasurer-left = Treasurer: balance
doc-secretary-in = Secretary: in
doc-secretary-out = Secretary: out
doc-secretary-left = Secretary: balance
doc-total = Total
doc-mended-opening = (put right after the count at the beginning)
doc-mended-middle = (put right after the count in the middle)
doc-mended-closing = (put right after the count at the end)
doc-mended-by-slips = (put right when the slips were gone through)
doc-books-agree = The two books agree.
doc-books-agree-mended = The two books agree; lines put right: { $n }.
doc-books-differ = Lines on which the books differ, marked { $sign }: { $n }.
doc-books-differed = the books differ on one line
doc-counts = Cash counts
doc-cash-there = Cash in the boxes
doc-count-claim = Said by who counted
doc-count-found = Compared
doc-count-held = the treasurer's book { $treasurer }, the secretary's book { $secretary }
doc-count-agrees = the cash and both books are the same
doc-count-too-much = counted { $sum } too much
doc-count-too-little = counted { $sum } too little
doc-count-cash-off = the books are the same, the cash is off by { $sum }
doc-count-books-off = the books differ by { $sum }
doc-count-funds-off = the sums are the same, each fund is off by { $sum }
doc-count-opening = Count at the beginning
doc-count-middle = Count in the middle
doc-count-closing = Count at the end
doc-slip-note = PT is a receipt, PC a payment slip; they are numbered within this meeting. Fees are signed for in the team's book, without a slip.
doc-slip-in = { $day }, PT { $n }
doc-slip-out = { $day }, PC { $n }
doc-when = Count
doc-notes = The last count by denomination: { $notes }
doc-capital = Capital of the income fund
doc-capital-sum = Lent out { $lent }, with the cash box { $box } and the bank { $bank }: capital { $capital }.
doc-capital-same = The same as at the beginning: { $capital }.
doc-capital-differs = It differs by { $off } from the beginning: { $capital }.
doc-debrief-order = Who speaks when
doc-notes-room = What to remember
doc-certificate-role = Has practised the role of
doc-certificate-about = This says what was practised. It is no diploma and holds no marks.
doc-unfinished = This rehearsal is not finished.
doc-trainer = Trainer

## The kit printed before class
kit-mark = PRACTICE – not a real paper, so without the state heading
kit-mark-trainer = FOR THE TRAINER ONLY – has the answers, please do not leave it on a table – PRACTICE
kit-title = PRACTICE PAPERS FOR A CLASS WITHOUT POWER
kit-cut = Time in class
kit-part = Part { $n }
kit-goes-on = continued
kit-if-called = (only if the trainer asks)
kit-sign = (signature, name in full)
kit-total = Total
kit-contents = What there is, and how many copies
kit-contents-what = Paper
kit-contents-file = File
kit-contents-copies = Copies
kit-guide = Guide for the trainer
kit-copies-guide = 1
kit-roles = Role cards for the board
kit-copies-roles = 1 for each board, cut apart
kit-people = Cards for people in the hall
kit-copies-people = 1, cut apart, for those who volunteer
kit-observers = Observer sheets
kit-copies-observers = 2 to 3; each observer follows one role
kit-cash-books = Blank cash books
kit-copies-cash-books = 2: one for Thủ quỹ, one for Thư ký
kit-loan-book = Loan book (treasurer's table)
kit-copies-loan-book = 1, at the treasurer's table only
kit-roll-book = Roll and fees
kit-copies-roll-book = 1
kit-slips = Receipts, payment slips, count sheet
kit-copies-slips = 5
kit-loan-forms = Loan papers: request, loan paper, the borrower's own book
kit-copies-loan-forms = 3, one for each request
kit-report = Monthly report, blank
kit-copies-report = 1 for the secretary
kit-code-minutes = No.: ………… /BB-CLB
kit-code-report = No.: ………… /BC-CLB
kit-code-request = No.: ………… /ĐXV
kit-code-debt = No.: ………… /GNN
kit-code-loan-book = No.: ………… /SV
kit-place-day = { $place }, …… / …… / ………
kit-request-title = LOAN REQUEST
kit-request-to = To the board of the club
kit-request-who = I am
kit-request-team = Member of team
kit-request-household = Household (poor, near-poor, in difficulty, other)
kit-request-times = First loan, or an earlier one paid back in
kit-request-amount = Asks to borrow
kit-request-purpose = For what
kit-request-plan = How, and when it brings in money
kit-request-term = For how many months
kit-request-limits = By the charter: a first loan of at most { $first }, later ones of at most { $most }.
kit-request-pledge = I use the money for what I have said and pay principal and interest on time. If something goes wrong, I tell the board at once.
kit-request-club = Filled in by the club
kit-request-leader = What the team leader thinks
kit-request-vote = Voted on; for, against, no opinion
kit-request-result = Result: granted, or waits until when and why
kit-own-book-title = THE BORROWER'S LOAN BOOK
kit-own-book-about = The borrower keeps this book. At each payment the treasurer writes and signs at once; the amount must be that of the receipt.
kit-own-book-sponsor = Sponsor
kit-own-book-month = Month
kit-own-book-paid = Date paid, receipt number
kit-own-book-principal = Principal
kit-own-book-interest = Interest
kit-own-book-hands = Treasurer; borrower
kit-report-title = MONTHLY REPORT
kit-minutes = Blank minutes
kit-copies-minutes = 1 for Thư ký
kit-money = Practice money
kit-copies-money = 1, cut apart
kit-numbers = Number cards to hold up
kit-copies-numbers = 1 set for each table
kit-take-home = Hand sheet for the monthly meeting
kit-copies-take-home = 1 for everybody, at the end
kit-trainer = FOR THE TRAINER ONLY
kit-copies-trainer = 1, kept by the trainer
kit-money-printed = Printed
kit-money-in-boxes = Put into the boxes
kit-how = How to practise on paper
kit-how-1 = Draw lots for the roles and hand out the role cards. Everybody reads their own card only; what is private on it is not read aloud.
kit-how-2 = Hand out the cards for the hall, the observer sheets and the number cards. Put practice money into both boxes as in the table above.
kit-how-3 = At each step the trainer reads aloud the question and its options. The role thinks and answers; the hall holds up a number.
kit-how-4 = Money in and out is done for real with practice money: counted before everybody, a slip written, two people writing two books.
kit-how-5 = Where something is said aloud, the role says it in own words, in any language; the observers tick.
kit-how-6 = What went wrong may be done again. Comment on the role, not on the person.
kit-how-7 = Then step out of the role: the player first, one thing from each observer, the trainer last. Then hand out the hand sheet.
kit-order = The steps in order
kit-order-sum = { $steps } steps in all, { $minutes } minutes in class with the debrief.
kit-order-debrief = Out of the roles, debrief
kit-speaks-from-card = Speaks from the card
kit-in-story = In the story
kit-read-out = Figures to read out
kit-facts = What only this role knows (not read aloud)
kit-to-do = What to do, part by part
kit-not-aloud = Not said aloud before the hall
kit-not-aloud-chair = The name of somebody who is late, the private matters of a family. Anyone who feels shy is met alone after the meeting.
kit-not-aloud-treasurer = Anybody's name with what is still owed. Each matter is talked about alone with that person at the table.
kit-not-aloud-secretary = The name of somebody who is late, also in minutes and reports. Only how many cases and how much in all.
kit-not-aloud-income-deputy = The name of somebody who is late, and the private situation of a borrower who has not told it.
kit-not-aloud-health-deputy = Anybody's blood pressure or illness. It is told to that person alone.
kit-brings = (Bring { $sum } of practice money.)
kit-person-own-words = Say it in your own words, in any language.
kit-observe-how = Tick what you see or hear. No points, nobody's name.
kit-see-short = Speaks in short sentences that the last row hears too
kit-see-invite = Invites people to speak and waits long enough for an answer
kit-see-polite = Addresses people rightly, invites and does not order
kit-moment = A moment I saw
kit-book-of = CASH BOOK: { $fund }
kit-book-keeper = Kept by
kit-book-day = Written on
kit-book-slip = Date, slip
kit-book-about = About
kit-book-in = In
kit-book-out = Out
kit-book-note = Note
kit-book-how = Write each amount at once. Rule a mistake through, write it again beside it and sign; never erase, never overwrite.
kit-loan-book-whose = For the table of Thủ quỹ and Phó Chủ nhiệm only, not read aloud.
kit-book-borrower = Borrower
kit-book-amount = Loan
kit-book-lent = Lent in
kit-book-owed = Principal owed
kit-book-missed = Months missed
kit-book-paid-today = Paid today (principal, interest)
kit-roll-title = ROLL AND FEES
kit-roll-fee = Fee for a month: { $fee }. Tick the box; who cannot sign gives a thumb mark.
kit-roll-sum = Fees taken in all
kit-book-number = No.
kit-book-name = Name
kit-book-team = Team
kit-book-there = Present
kit-book-excused = Excused
kit-book-away = Absent
kit-book-hand = Signature, thumb
kit-team-leader = Team leader
kit-receipt-title = RECEIPT
kit-payment-title = PAYMENT SLIP
kit-debt-title = LOAN PAPER
kit-count-title = COUNT SHEET
kit-slip-day = Slip number; place, date
kit-slip-payer = Paid by
kit-slip-giver = Paid by
kit-slip-receiver = Received by
kit-slip-about = For
kit-slip-fund = From which fund
kit-slip-amount = Amount
kit-slip-in-words = In words
kit-debt-borrower = Borrower
kit-debt-amount = Loan
kit-debt-purpose = What for
kit-debt-term = Term, principal from which month
kit-debt-interest = Interest a month
kit-debt-vote = Voted on at the meeting of
kit-debt-guarantor = Co-guarantor, who signs too
kit-debt-no-papers = The club keeps nobody's identity card or other papers.
kit-count-when = Counted when (beginning, middle, end)
kit-count-note = Note
kit-count-n = How many
kit-count-sum = Amount
kit-count-treasurer = Book of Thủ quỹ: both balances
kit-count-secretary = Book of Thư ký: both balances
kit-count-differs = Notes and books: the same, or how far apart
kit-witness = Witness
kit-minutes-title = MINUTES OF THE MEETING
kit-minutes-aside = Who did not vote, and why
kit-minutes-conclusions = Conclusion – who – by when
kit-minutes-what = Conclusion
kit-minutes-who = Who
kit-minutes-until = By when
kit-no-money = PRACTICE – not real money
kit-yes = RIGHT
kit-no = NOT YET
kit-take-home-title = HAND SHEET FOR THE MONTHLY MEETING
kit-talk-steps = Seven steps of a talk
kit-say-prep = Who takes which part, how many minutes: shall we settle it now?
kit-say-arrive = Please let the elders sit first, then sign or give a thumb mark.
kit-say-open = Dear elders, dear friends!
kit-say-report = What did we promise last month, what is done, what is not?
kit-say-money = I will read the balances of the two funds, each by itself.
kit-say-talk = May I ask first: how do you do it at home?
kit-say-help = In your team, is anybody ill, alone, in need of a hand?
kit-say-plan = Who takes this on, and by which day?
kit-say-close = I will read the conclusions again; have I got them right?
kit-say-after = Two people count together, please, and one is witness.
kit-say-1 = Dear elders, dear friends!
kit-say-2 = What did we promise last month, what is done, what is not?
kit-say-3 = May I ask first: how do you do it at home?
kit-say-4 = In your team, is anybody ill, alone, in need of a hand?
kit-say-5 = Who takes this on, and by which day?
kit-say-6 = I will read the conclusions again; have I got them right?
kit-trainer-about = These pages stand in for the screen: read aloud the question and the options of each step; the ✓ and the reasons are for the trainer alone. Figures are those of a meeting that goes right; where the class went another way, its slips and books count.
kit-trainer-money = The money in both boxes, line by line
kit-trainer-money-about = A fund without a number in a line does not change. The last column is what lies in both boxes after it.
kit-trainer-steps = Each step, with what is right
kit-both-boxes = Both boxes
kit-counted = Counted now
kit-at-end = At the end
kit-after-bank = After the bank
kit-silent = Not practised in this cut, read aloud and done by the trainer
kit-when-comes = This step comes when the earlier ones went right.
kit-when-other = This step comes only on another path, as when { $way }. Leave it out where all went right.
kit-way-option = step { $n } takes option { $option }
kit-way-other = step { $n } is done otherwise
kit-on-card = Private, on the card
kit-right = Right
kit-why = Why
kit-planted = To plant a mistake
kit-kind-say = a line
kit-kind-choose = choose, hold up a number
kit-kind-speak = say aloud
kit-kind-order = put in order
kit-kind-roll-call = roll call
kit-kind-count = count
kit-kind-collect = take money
kit-kind-pay = pay out
kit-kind-figure = work out
kit-kind-inspect = find mistakes, the trainer reads each line
kit-kind-vote = vote
kit-kind-minutes = write minutes
kit-kind-discuss = the whole hall, hold up a number
kit-written = Saved { $n } papers to { $path }
kit-failed = The papers could not be saved to { $path }
kit-failed-holds = Sessions and scenarios are as they were.
kit-failed-do = Please see whether the disk has room and the folder may be written to, then do it again.
kit-key = print papers


## Export
export-sheet-sessions = Sessions
export-sheet-answers = Answers
export-sheet-heat = Clubs
export-sheet-clubs = Story clubs
export-sheet-learners = Trainees
export-sheet-changes = Before and after
export-sheet-trend = Over time
export-sheet-weakest = Ten weakest steps
export-by-home = Trainees’ own club
export-by-club = Club of the story
export-by-learner = Trainee
export-column-session = Session
export-column-laptop = Laptop
export-column-scenario = Scenario id
export-column-scenario-hash = Mark of the script
export-column-home = Trainees’ own club
export-column-place = Place of the class
export-column-club = Club of the story (id)
export-column-club-words = Club of the story
export-column-kind = Kind of session
export-column-mode = Way of playing (id)
export-column-cut-minutes = Cut in minutes
export-column-started = Started
export-column-started-utc = Started (UTC)
export-column-finished = Finished
export-column-finished-utc = Finished (UTC)
export-column-forked-from = Forked from
export-column-forked-at-seq = Forked after event
export-column-copy-of = Other copy of
export-column-events = Events saved
export-column-answers = Answers
export-column-firsts = First tries that count
export-column-rights = Number right at the first try
export-column-score = Score (out of 100)
export-column-scored = What counts in the score
export-column-slips = Planted mistakes: all
export-column-slips-caught = Planted mistakes: objected to
export-column-capped = Score kept at 50 (1: yes)
export-column-blocks = Points by block
export-column-seats = Who sat where (ids)
export-column-seq = Event
export-column-at = At
export-column-at-utc = At (UTC)
export-column-step = Step (id)
export-column-task = Task of the step
export-column-item = Item (id)
export-column-item-words = Of whom, of what
export-column-role = Role (id)
export-column-learner = Trainee code
export-column-learner-id = Trainee id
export-column-try = Try
export-column-counts = Counts in rates (1: yes)
export-column-right = Right (1: yes)
export-column-hinted = Saw the hint (1: yes)
export-column-earned = Points earned
export-column-possible = Points possible
export-column-answer-kind = Kind of answer
export-column-answer = Answer (ids)
export-column-took = Seconds
export-column-prompt = What the step asks
export-column-everybody = Everybody
export-column-tries = tries
export-column-by = Seen by
export-column-who = Club or trainee code
export-column-who-id = Club or trainee code (id)
export-column-meetings = Meetings
export-column-first-at = First meeting
export-column-first-rate = First: right at once
export-column-first-score = First: score
export-column-last-at = Latest meeting
export-column-last-rate = Latest: right at once
export-column-last-score = Latest: score
export-column-month = Month
export-column-rate = Rate right at the first try
export-column-mean-score = Mean score
export-column-wrong-answer = Commonest wrong answer (ids)
export-column-wrong-answer-words = Commonest wrong answer
export-column-wrong-times = Times it was given
export-column-title = Scenario
export-column-mode-words = Way of playing
export-column-seats-words = Who sat where
export-column-role-words = Role
export-column-answer-words = Answer
export-column-wrong = What was wrong (ids)
export-column-wrong-words = What was wrong
export-column-heat-rate = right at once
export-column-first-firsts = First: answers that count
export-column-last-firsts = Latest: answers that count
export-field-excused = away, excused
export-field-away = away, not excused
export-field-quorum = enough for a vote
export-field-books-differ = the books differ in the line
export-field-agree = for
export-field-disagree = against
export-field-no-opinion = no opinion
export-field-carried = carried
export-said-agree = the books agree
export-said-cash-differs = the books agree, the money does not
export-said-paid = paid
export-said-owes = will pay later
export-said-exempt = exempt
export-second-book = second book
export-hands = { $n ->
        [one] { $n } hand
       *[other] { $n } hands
    }
export-title = Save the results as files
export-codes = Only trainee codes are in the file: no names, and nothing that anybody wrote.
export-which = which sessions
export-all = All sessions
export-today = Only today’s sessions
export-place = Only sessions at { $place }
export-xlsx = Workbook (.xlsx)
export-xlsx-about = To look at and print: sessions, answers, figures of the group.
export-csv = Two tables (.csv)
export-csv-about = For a statistics program.
export-json = One JSON file (.json)
export-json-about = For people who write programs of their own.
export-xapi = xAPI file (.xapi.json)
export-xapi-about = For a system that keeps learning records.
export-working = Saving the results as files
export-written = Saved { $sessions } sessions, { $answers } answers, just as many as are kept here. It is here:
export-written-lost = Saved { $sessions } sessions, { $answers } answers, as many as could be saved here. The record was damaged once and still misses some (see: dongvai sessions list). It is here:
export-written-part = Saved { $sessions } sessions, { $answers } answers. Sessions left out, as they cannot be read: { $n } (for their names: dongvai sessions list). It is here:
export-stopped = Stopped; no file was left.
export-home = Done, back to the start
export-again = Save another form
export-nothing = There is no session to save yet.
export-nothing-do = Please rehearse once, then come back here.
export-differs = Not saved: what was read is not as much as is kept here.
export-differs-holds = No file was left, and the results are as they were.
export-differs-do = A newer version may have saved a session, or the record is damaged. Please run: dongvai doctor
error-export = Could not save to { $path }
error-export-holds = The results of the sessions are as they were, and no half-written file was left.
error-export-do = Please see whether the disk has room and the folder may be written to, then try again.


## Merging other laptops' records
carry-key = copy to a stick
carry-title = Copy the results to a stick
carry-working = Copying the results to the stick
carry-go = copy
carry-which = which sessions
carry-none = There is no USB stick yet.
carry-none-do = Plug one in and press r to look again. If it is still not found, type in a terminal: dongvai copy and the name of the folder.
carry-choose = Where to?
carry-here = Stay on this machine: { $path }
carry-all = Copy all sessions
carry-today = Copy today’s sessions only
carry-place = Copy only the sessions at { $place }
carry-about = The file holds codes of trainees, and names where they agreed. Keep the stick safe.
carry-done = Copied and compared with this laptop: sessions { $sessions }, answers { $answers }.
carry-left-out = Sessions that cannot be read and are not counted: { $n }. What is left of them was copied as it is.
carry-safe = Eject the stick safely. The results on this laptop are as they were.
carry-stays = The copy lies on this machine. When there is a stick, please copy to it too.
carry-stopped = Stopped; the copy is not finished. A file there with .unfinished in its name may be removed.
carry-nothing = There is no such session to copy.
carry-nothing-holds = Nothing was copied to the stick.
carry-nothing-do = Copy all sessions, or play one first.
carry-full = The stick is full, nothing was copied: { $path }
carry-full-holds = The results on this laptop are as they were. A file on the stick with .unfinished in its name may be removed.
carry-full-do = Make room on the stick or use another one, then copy again.
carry-read-only = The stick is read-only, nothing was copied: { $path }
carry-read-only-holds = The results on this laptop are as they were.
carry-read-only-do = Unlock the stick (there may be a small switch on its side) or use another one.
carry-gone = Could not write to the stick, nothing was copied: { $path }
carry-gone-holds = The results on this laptop are as they were.
carry-gone-do = Plug the stick in again and copy again. A file on it with .unfinished in its name can be thrown away.
carry-differs = The copy on the stick differed from this laptop and was removed: { $path }
carry-differs-holds = The results on this laptop are as they were.
carry-differs-do = The stick may be broken. Use another one.
handover-title = Hand the laptop over
handover-packing = Packing the hand-over
handover-taking = Taking the hand-over
handover-go = pack here
handover-which = with results or not
handover-none-do = Please plug in a stick and press r. If it is still not seen, type in a terminal: dongvai handover and the folder’s name.
handover-choose = Pack to where?
handover-without-records = Without the results of sessions
handover-with-records = With the results of sessions (trainees’ codes, and names where they agreed)
handover-about = Packs the program, own scenarios and clubs, translations, corrected lines, colors and the way of typing in use. The PIN does not go along.
handover-stopped = Stopped; nothing is handed over. A folder there with .unfinished in its name may be removed.
handover-done = Packed into the folder:
handover-program = The program, version { $version }
handover-no-program = Without the program: its file was not found
handover-own = Own scenarios, clubs, translations: { $n } files
handover-corrections = Lines put right on the spot: { $n }
handover-sessions = Sessions: { $n }
handover-home = To the first page
handover-pin = Set a new PIN for this laptop
handover-pin-stays = Whoever takes it opens run.cmd (or dongvai) in that folder and chooses Take a hand-over on the first page. If this laptop goes as well, please set a new PIN.
handover-newer = This hand-over was packed by a newer version: { $path }
handover-newer-holds = Nothing was taken; everything here is as it was.
handover-newer-do = Please open the program that lies in the folder of the hand-over.
handover-broken = This hand-over is damaged, or was pulled out: { $path }
handover-broken-holds = Nothing was taken; everything here is as it was.
handover-broken-do = Please plug the stick in again and retry, or have it packed again.
handover-unreadable = Cannot be read or written: { $path }
handover-unreadable-holds = The hand-over is not done; everything here is as it was.
handover-unreadable-do = Please see whether the file is open in another program and the disk has room, then try again.
takeover-title = Take a hand-over
takeover-open = Take what the trainer before has handed over
takeover-ask = A hand-over lies beside this program, version { $version }:
takeover-about = What this laptop has of its own stays. Taking it again doubles nothing.
takeover-yes = Take it
takeover-no = Later
takeover-done = The hand-over was taken.
takeover-part = A part of the hand-over was taken.
takeover-own = New scenarios, clubs, translations: { $n } files
takeover-corrections = New corrected lines: { $n }
takeover-refused = { $name } could not be taken; please have it packed again:
takeover-sessions = New sessions: { $n }
takeover-kept = { $path }: this laptop has another one, which stays
takeover-has-pin = The PIN of this laptop stays as it is.
takeover-no-pin = This laptop has no PIN. Please set one of your own.
restore-title = Put a backup back
restore-go = put this one back
restore-none = There is no backup beside the record yet.
restore-choose = Backups on this laptop, the newest first:
restore-row = { $made } · sessions { $sessions }, answers { $answers }
restore-ask = Put back the backup of { $made }, sessions { $sessions }?
restore-lacks-log = Its log was not copied along, so its last steps are missing.
restore-ask-holds = The record in use is kept aside first; nothing is lost, and you can come back to it.
restore-yes = Put this one back
restore-no = No, leave it
restore-done = The backup is back: sessions { $sessions }, answers { $answers }.
restore-aside = The record that was in use is kept at:
restore-failed = This backup cannot be used: { $path }
restore-failed-holds = The record in use is as it was.
restore-failed-do = Choose another one.
merge-title = Take in other laptops’ records
merge-looking = Looking for records on USB sticks
merge-working = Taking the records in
merge-about = Files on the stick are only read, never changed. Taking them in again doubles nothing.
merge-none = There is no record on any USB stick yet.
merge-none-do = Plug the stick in and press r to look again. If it is still not found, type in a terminal: dongvai merge and the name of the file.
merge-gone = This stick cannot be read any more: { $path }
merge-gone-holds = Nothing was merged from it; the results on this laptop are as they were.
merge-gone-do = Please plug it in again and press r to look again.
merge-found = Found { $n } { $n ->
    [one] record
   *[other] records
}. Untick what you do not want, then press Enter.
merge-inside = { $n } { $n ->
    [one] session
   *[other] sessions
}, the newest { $newest }
merge-inside-none = no session yet
merge-inside-open = not closed yet; what is in it shows when it is taken in
merge-inside-n = { $n } { $n ->
    [one] session
   *[other] sessions
}
merge-fuller = a backup, it holds more than the record
merge-left-out = { $n } { $n ->
    [one] folder was
   *[other] folders were
} not searched to the end. If the results are there, type in a terminal: dongvai merge and the name of the folder.
merge-log-missing = { $name } was copied while a session was open and without its -wal file, so the newest steps are missing. On the other laptop, use “Copy the results to a stick”.
merge-no-sessions = There is no session in { $name }.
merge-fuller-backup = A backup beside { $name } holds more. Press r to look again and tick it as well.
merge-own = from this laptop itself
merge-go = take in
merge-tick = tick, untick
merge-again = look again
merge-done = Taken in: { $taken } of { $n } { $n ->
    [one] file
   *[other] files
}.
merge-sessions-new = New sessions: { $n }
merge-sessions-longer = Sessions that went on: { $n }
merge-answers-new = New answers: { $n }
merge-copies = { $n } { $n ->
    [one] session
   *[other] sessions
} went on differently on two laptops. Both copies are kept apart and never mixed.
merge-repaired = { $n } { $n ->
    [one] session
   *[other] sessions
} on this laptop could not be read before and can be now, thanks to what came in.
merge-stopped = Stopped on the way. Files that were finished are safe; take the others in again.
merge-refused = Not taken in: { $name }
merge-why-missing = This file is not there any more.
merge-why-missing-do = Plug the stick in again and look again.
merge-why-itself = This is this laptop’s own record.
merge-why-itself-do = There is no need to take it in; nothing is lost.
merge-why-not-a-record = This is no record of Đóng vai.
merge-why-not-a-record-do = Choose another file. This one is as it was.
merge-why-newer = It was saved by a newer version.
merge-why-newer-do = Install the newer version here and try again. The file is as it was.
merge-why-damaged = The file is damaged.
merge-why-damaged-do = Copy it again from the other laptop. This one is as it was.
merge-why-in-use = Another window is still saving to this file.
merge-why-in-use-do = Close that window and try again. Nothing is lost.
merge-why-too-large = The file has more than 5 million rows, more than one merge takes.
merge-why-too-large-do = Nothing of this file was taken in. Find out where the file comes from.
merge-why-too-slow = The file was read for over a minute without getting anywhere, so it was stopped.
merge-why-too-slow-do = Nothing of this file was taken in. Copy it again from the other laptop and try again.
merge-why-unreadable = The file could not be read to its end.
merge-why-unreadable-do = Plug the stick in again and try again. Nothing of this file was taken in.
merge-lost = { $name } is damaged in part: what is sound was taken in, { $n } { $n ->
    [one] session is
   *[other] sessions are
} not whole.
merge-lost-more = More may be lost that has no name any more. Copy the file again from the other laptop if you can.
merge-same-code = Code { $code }: { $n } different people: { $people }
merge-same-code-names = Code { $code }: { $n } names in an older record are nobody’s yet
merge-joined-to-erased = Joined to somebody who was erased, and still here: { $codes }
merge-joined-to-erased-do = Go to the trainer’s desk, under personal data: if they are one person, erase them too; if the joining was a mistake, take them apart.
merge-same-code-do = If they are one person, join them on the trainer’s desk, under personal data.
merge-code = Content code: { $code } · code of the words: { $words }
merge-code-about = Two laptops that took in the same records have the same code. It can be read out over the telephone.


## Privacy: consent, erasing, keeping
privacy-unknown = Nobody here has this code.
privacy-unknown-holds = Nothing was erased.
privacy-unknown-do = Look at the codes in the list and try again.
privacy-unfinished = Erased from the lists, but traces may be left in the record’s file or its backup.
privacy-unfinished-holds = Sessions and scores are untouched.
privacy-unfinished-do = Close other windows, free some space and open the program again: it will finish erasing.
consent-title = Asking before a name is kept
consent-key = keep a name
consent-offer = A name is needed for the certificate of practice: type the code, press Esc, then k, and ask that person first.
consent-read = Please read aloud, with the form of address that fits:
consent-what = As a rule this computer keeps the code { $code } alone. If you agree, it also keeps your name and the day and hour you agreed. Neither age nor ethnicity nor language is kept.
consent-why = Your name is used for the certificate of practice and the list of those present, and for nothing else.
consent-where = It stays on this computer and on the USB stick the trainer carries. It is not sent over the network.
consent-free = You may say no: you practise like everybody else, and the score is the same.
consent-erase = Whenever you want it erased, tell the trainer: code, name and the words written in your sessions go for good.
consent-law = This is our own reading of the Personal Data Protection Law (91/2025/QH15) and Decree 356/2025; no authority has confirmed it.
consent-ask = Do you agree that your name is kept?
consent-agree = Yes, keep the name
consent-decline = No, the code alone
consent-name = Name, as that person says it
consent-known = This code already has the name { $name }, agreed on { $date }, wording { $version }.
consent-kept = The name for code { $code } is kept.
consent-declined = No name is kept. Practice goes on with code { $code }.
consent-withdraw = The earlier name is still there. To remove it, open Personal data and erase code { $code }.
privacy-title = Personal data
privacy-notice = The notice on personal data, to read and print
privacy-notice-title = Notice on personal data
privacy-notice-what = The program keeps sessions: who sat in which role (by code), what was answered, scores, and words that people wrote, such as minutes and pledges.
privacy-notice-names = A name is kept only after that person has heard the question read out and agreed; when that was and which wording it was is kept with it. Neither age nor ethnicity nor language is kept beside a name.
privacy-notice-where = All of it stays on this computer, in the backup beside the record, and on the USB stick the trainer carries. The program sends nothing over the network.
privacy-notice-why = It is used to talk the session over, to see what needs more practice, and for certificates of practice and lists of those present.
privacy-notice-erase = Anybody may ask to see or erase what is kept of them: tell the trainer or whoever runs the course. Code, name and the words written in those sessions are erased for good from the record and its backup; the number of sessions and the scores stay, without the code.
privacy-notice-pin = The record is not encrypted: whoever can open this computer and the file can read it. Please look after the computer and the stick.
privacy-print = write to a file for printing
privacy-written = The notice is in a file that can be opened and printed: { $path }
privacy-learners = People in the record: { $n }. Look, join, change a code, erase
privacy-learners-title = People in the record
privacy-nobody = There are no codes on this computer yet.
privacy-find = Type a code or a name to find:
privacy-not-found = There is nobody like that.
privacy-sessions = { $n } sessions
privacy-agreed = { $name } (agreed { $date }, wording { $version })
people-title = Who is whom
people-join = The same person as another code: join them
people-apart = Not one person: take them apart again
people-rename = The code was mistyped: change it
people-erase = Erase this person
people-here = first typed on this laptop
people-laptop = first typed on laptop { $laptop }
people-nowhere = a name from an older record, nobody’s yet
people-joined-to-erased = joined to somebody who was erased, and still here
people-choose = Which code is the same person as { $code }?
people-ask-join = Are they one person?
people-join-after = From now on results, certificates of practice and erasing go by both; the code in use is { $code }. If it was a mistake they can be taken apart again.
people-join-names = There are two names: certificates of practice will bear the one that was agreed to last. If you are not sure that they are one person, do not join them.
people-join-yes = Yes, make them one person
people-join-no = Do not join
people-ask-apart = Take { $code } apart, as before it was joined?
people-apart-after = Each code is a person again, with their own results and name. Nothing is lost.
people-apart-yes = Take apart
people-apart-no = Leave as it is
people-new-code = The right code:
people-rename-about = All sessions of this person follow. Words and scores stay as they are.
people-no-code = This is not a person’s code. Please type another one.
people-code-taken = Somebody has this code on this laptop. If they are one person, choose to join them; if not, please type another code.
people-joined = They are one person now.
people-taken-apart = They are apart again.
people-renamed = The code is changed.
privacy-retention = Names and written words are kept
privacy-kept-always = until somebody erases them
privacy-kept-months = { $n } months
privacy-due = { $notes ->
    [0] Erase what is older: { $names } names
   *[other] { $names ->
        [0] Erase what is older: { $notes } written words in { $sessions } sessions
       *[other] Erase what is older: { $names } names, { $notes } written words in { $sessions } sessions
    }
}
privacy-never-by-itself = Nothing is ever erased by itself, as the computer’s clock may be wrong. The program says what is due; a person erases it.
privacy-ask-title = Erase for good?
privacy-ask-learner = { $sessions ->
    [0] Erase code { $code }?
   *[other] Erase code { $code } from { $sessions } sessions?
}
privacy-ask-words = { $notes ->
    [0] Gone for good: the code, and the name if there is one.
   *[other] Gone for good: the name if there is one, the code, and all { $notes } written words of those sessions, whoever wrote them, as they may name this person.
}
privacy-ask-stays = What stays: sessions, answers, scores. Anybody who uses the code later is a new person.
privacy-ask-due = Erase what is older than it is to be kept?
privacy-ask-due-words = { $notes ->
    [0] Gone for good: { $names } names with their codes.
   *[other] { $names ->
        [0] Gone for good: { $notes } written words in { $sessions } sessions.
       *[other] Gone for good: { $names } names with their codes; { $notes } written words in { $sessions } sessions.
    }
}
privacy-ask-due-stays = What stays: sessions, answers, scores. Anybody who uses their codes later is a new person.
privacy-ask-files = Older backups and damaged files that were set aside are removed; one fresh backup takes their place.
privacy-ask-yes = Erase for good
privacy-ask-no = Do not erase
privacy-erasing = Erasing, and cleaning the record’s file
privacy-erased = Erased:{ $names ->
    [0] {""}
   *[other] {" "}{ $names } names,
}{ $notes ->
    [0] {""}
   *[other] {" "}{ $notes } written words,
}{ $sessions ->
    [0] {" "}the code.
   *[other] {" "}the code in { $sessions } sessions.
}
privacy-erased-due = Erased:{ $names ->
    [0] {""}
   *[other] {" "}{ $names } names with their codes.
}{ $notes ->
    [0] {""}
   *[other] {" "}{ $notes } written words in { $sessions } sessions.
}
privacy-removed = Removed files: { $files }
privacy-traces = Besides the record, { $n } files in the program’s folder hold this person’s code, name or words:
privacy-traces-more = … and { $n } more files
privacy-traces-later = Once it is erased, you are asked whether these files go, too.
privacy-traces-left = The files are still there. To remove them later, type at the command line: dongvai sessions erase --learner { $person } --remove-papers
privacy-traces-ask = Remove these files too?
privacy-traces-yes = Remove these files
privacy-traces-no = Keep them
privacy-traces-paper = a paper of a session this person sat in
privacy-traces-found = code or name in it
privacy-traces-reviewer = code of a reviewer; only the code goes, the translations stay
privacy-traces-unknown = too large or unreadable, please look yourself
privacy-traces-removed = Removed { $n } files.
privacy-traces-failed = Cannot remove: { $files }. Close the windows that have them open and delete them by hand.
privacy-elsewhere = Paper that was printed, sheets that were exported and files copied to a stick cannot be erased from here: please erase them there as well. When another computer’s record is merged, this person stays erased.


## The facilitator's PIN
pin-title = The trainer’s PIN
pin-ask = Please type the PIN and press Enter
pin-wrong = That is not the PIN. Please type it again.
pin-wrong-wait = That is not the PIN. Please wait { $n } seconds and type it again.
pin-too-soon = The wait is not over. Please wait { $n } more seconds and type it again.
pin-set = Set a PIN for the trainer’s screens
pin-change = Change the PIN
pin-clear = Remove the PIN
pin-new = New PIN, 4 to 12 digits or plain letters
pin-again = Once more, to be sure
pin-too-short = A PIN needs at least 4 digits or plain letters.
pin-differs = The two differ. Please begin again.
pin-is-set = The PIN is set.
pin-about = The PIN only keeps people at the keyboard out of the trainer’s screens. It does not encrypt the record: whoever can open the file can read it.
pin-forgotten = Forgotten? Whoever can open the record can remove the PIN, in a terminal window: dongvai pin --clear


## Long work
job-title = Working
job-counting = Counting the results of the sessions
job-far = { $done }/{ $of }
job-about = What is saved stays as it is meanwhile. Press Esc to stop.
job-stopping = Stopping…
job-stop = stop


## Keys, as the footer has them
key-select = select
key-commit = commit
key-next = next
key-back = back
key-language = language
key-help = help
key-layout = projector/tables
key-trainer = trainer
key-leave = leave
key-object = object
key-hint = hint
key-books = books
key-move = up, down
key-tick = tick
key-field = next field
key-leave-field = leave the field
key-correct = put right
key-theme = colors
key-cover = cover the wall
cover-pause = A SHORT BREAK
cover-open = press . to go on
key-close = close
key-typing-off = typing: off
key-typing-telex = typing: Telex
key-typing-vni = typing: VNI
key-typing-letters = typing: Mông letters

## Terminal check
hall-open = Try the room, check the screen
hall-title = Try the room
hall-ask = Can the last row read this line?
hall-sample = Kính thưa các cụ, các ông, các bà!
hall-columns = The window is { $n } columns wide: large enough for a hall.
hall-columns-many = The window is { $n } columns wide, so the letters are small. Press Ctrl and + until 56–64 columns are left; Ctrl and - if they are too large.
hall-done = Tried
hall-skip = Skip, try next time
hall-letters = Check Vietnamese and Thái letters
hall-clock = The laptop’s clock: { $time }
hall-clock-wrong = The laptop’s clock says { $time }. Please set it before the class: the papers bear this date.
hall-clock-none = The laptop’s clock says a day that cannot be. Please set it before the class: the papers bear that date.
hall-disk = The disk can be written to.
hall-disk-wrong = { $path } cannot be written to. Please see whether the disk has room and the folder may be written to.
hall-sticks = USB: { $sticks }
hall-sticks-none = No USB stick to copy the results to. Plug one in and press r; you can also go on without.
hall-screen = Not on the wall yet: press Windows and P, choose “Extend”, then move this window over.
hall-sound = Try the sound: press a. Silence is fine.
hall-ring = ring
check-title = Screen check
check-ask-viet = Do the letters of this window and the sample letters look alike in Vietnamese?
check-ask-tai-viet = Do the letters of this window and the sample letters look alike in Thái?
check-ask-large = Are the large letters below without gaps?
check-large-whole = Without gaps, easy to read
check-large-gaps = Gaps or strange boxes: show plain letters
check-same = The same, with every mark
check-different = Different, or marks are missing
check-typed = Typed: { $words }
check-viet-wrong = This window does not show Vietnamese right
check-viet-wrong-font = Please enlarge the window's font (usually Ctrl and plus), or choose another font.
check-viet-wrong-windows = On Windows, please open the program in Windows Terminal.
check-viet-wrong-xterm = In xterm, the font DejaVu at small sizes cuts the marks off the top of letters: “Tổ” looks like “Tố”. Please use another terminal.
check-done = The check is done, thank you
check-tai-viet-typed = From now on Thái lines are typed, and fit on one line.
check-tai-viet-drawn = From now on Thái lines are drawn as pictures, with every mark in its place.
check-again = With another window or font, check again from the first page.
key-skip = skip
key-scroll = see more
doctor-version = Version
doctor-data-dir = Data folder
doctor-documents = Papers, tables
doctor-elsewhere = Record elsewhere
doctor-elsewhere-none = none seen in the usual places
doctor-elsewhere-join = { $path } (not joined: open the program and choose Join the results in another folder)
doctor-record = Record file
doctor-record-none = none yet
doctor-record-miscounted = what is counted is missing or wrong, the steps themselves are all here; the next export of data (dongvai export json) counts everything anew
doctor-record-sound = sound: schema { $schema }, rehearsals: { $n }, every page checked
doctor-record-damaged = damaged
sessions-unreadable-doctor = of these cannot be read: sessions { $n }, other rows { $rows }
doctor-record-unreadable = cannot be read
doctor-content = Content code
doctor-content-codes = { $facts } · code of the words: { $words }
doctor-weight = Size
doctor-journal = Journal of troubles
doctor-journal-none = nothing yet
doctor-part-record = record
doctor-part-backups = backups
doctor-part-set-aside = files set aside
doctor-part-papers = papers and sheets
doctor-part-copies = copies
doctor-part-own = your scenarios and translations
doctor-part-others = other files
doctor-clean-nothing = Nothing old to clear away.
doctor-clean-these = These old files may go:
doctor-clean-stays = What stays: the record, its newest backup, papers, your own scenarios.
doctor-clean-ask = Remove these files? (1 = remove, any other key = keep)
doctor-clean-none = Nothing was removed.
doctor-clean-done = Removed { $n } files, { $size } more room.
doctor-clean-failed = cannot remove { $path }; close the other windows and try again
doctor-locale = System language
doctor-terminal = Terminal
doctor-size = Size
doctor-size-known = { $columns } columns × { $rows } lines
doctor-size-none = not a terminal
doctor-colors = Colors
doctor-colors-256 = 256 colors
doctor-colors-plain = no colors
doctor-unknown = unknown
doctor-answer-viet = Vietnamese letters
doctor-answer-tai-viet = Thái letters
doctor-answer-right = typed letters are right
doctor-answer-wrong = typed letters are not right
doctor-answer-drawn = drawn as pictures
doctor-answer-none = not checked yet
doctor-same-words = The same words, drawn:
doctor-ask = { $question } (1 = the same, 2 = different, Enter = skip)
doctor-kept = Your answer is kept.
doctor-damaged = The record file is damaged: { $path }
doctor-damaged-holds = The file stays as it is; nothing was deleted or changed.
doctor-damaged-do = Please open dongvai: it rescues what can be read and keeps the old file for whoever looks after the computer.

## Help
help-title = Help
help-no-hurry = There is no hurry. Read, talk it over, then commit.
help-saved = Once it says “saved” it is saved; a power cut loses no step.
help-back = The key 0 goes back to do a step again; the earlier try is kept.
help-mouse = Arrow keys and the mouse work too.
help-object = When the computer plays a role and something is not right, press b to object.
help-projector = Letters too small: enlarge the window's font (usually Ctrl and plus).
help-two-books = Two books agree because two people wrote them, not because one was copied.
help-assumed = “Assumed”: a rule for practice only; in real work follow your own club's charter.

## When something does not work: what happened, what still holds, what to do
small-title = The window is too small
small-about = Please enlarge the window or use a smaller font.
job-stuck = The disk does not answer, please wait. Keys are not taken now. What was shown as saved stays saved.
job-stuck-quit = If you cannot wait, press Ctrl+C to leave.
job-backup = A new backup could not be made: { $path }
job-backup-holds = The results of this rehearsal are saved and nothing is lost; the older backups are still there.
job-backup-do = If that file is open in another program, please close it; if the disk is full, delete some files. After the next rehearsal a backup is made again.
error-title = Something went wrong
error-disk-full = The disk is full; this step could not be saved.
error-disk-full-holds = All earlier steps are safe.
error-disk-full-do = Free some space, then press Enter to save again.
error-read-only = The data folder is read-only; this step could not be saved.
error-read-only-holds = Everything saved before can still be read.
error-read-only-do = Allow writing to { $path }, or choose another folder with --data-dir.
error-damaged = The record file is damaged.
error-damaged-holds = The old file is kept at { $path }; rehearsals recovered: { $n }.
error-damaged-do = You can go on at once. Please give the old file to whoever looks after the computer.
error-damaged-now = A part of the record file is damaged; this could not be done.
error-damaged-now-holds = The file stays where it is, at { $path }; nothing was deleted.
error-damaged-now-do = You can play another rehearsal. Please copy that file and give it to whoever looks after the computer.
error-newer = The record file was written by a newer version of this program.
error-newer-holds = Nothing has been changed.
error-newer-do = Please install the newer version, or choose another folder with --data-dir.
error-busy = The program is already open in another window.
error-busy-holds = Nothing is lost.
error-busy-do = Use that window, or close it and open again.
error-no-scenario = There is no scenario “{ $id }”.

# --- More for the screens of a session ---------------------------------------------------------
book-opening = Opening balance
book-together = Paid together
book-in-income = Into the income fund
book-in-operating = Into the operating fund
book-out-income = Out of the income fund
book-out-operating = Out of the operating fund
choose-first = Choose one first, then press Enter to commit.
inspect-nothing = No line is ticked. Please press the number of a line that is not right.
inspect-pointed-out = { $role } points out what is not right:
inspect-wrong-lines = What is not right:
order-first = Some lines are not in order yet. Press the numbers in the right order.
form-commit = Commit
form-unpicked = A choice is still open. Press a number or ← →.
form-unfinished = A field is still empty. Type 0 if there is nothing.
figure-first = Please type the number, then press Enter.
collect-mark = Note
collect-other = Fee or gift
collect-principal-word = principal
collect-interest-word = interest
collect-other-word = fee or gift
collect-fee-word = fee
collect-gift-word = gift to the Golden Heart book
collect-change-word = change
collect-receipt-word = with receipt
pay-loan-word = paid out as a loan
pay-spending-word = spent on activities
pay-bank-word = taken to the bank
pay-receiver = Received by: { $name }
count-on-table = On the table:
count-cash-differs = the books agree, the cash does not
count-said = Counted { $sum }
count-mended = The slips are gone through, the wrong figure is struck out, written anew and signed by both: the books agree.
roll-said = Present { $present }/{ $members }
vote-said = For { $agree }, against { $disagree }, no opinion { $none }
second-book-slip = The Thủ quỹ (treasurer) reads the slip: { $slip }
fund-income-short = Income
fund-operating-short = Operating
loan-book-terms = Interest { $rate } a month · term { $term } months · no principal in the first { $grace } months (assumed)
loan-book-line = borrowed { $amount } in { $lent } · still owes { $owed } · { $missed } missed
loan-number = Loan { $n }
debrief-role = { $role }: { "" }
error-fixed-club = This scenario can only be played in its own club.
error-fixed-club-do = Leave --club out and start again.
error-nothing-to-resume = The session could not be opened.
error-nothing-to-resume-holds = Saved sessions are untouched.
error-scenario-faults = This scenario still has faults and cannot be played: { $path }
error-scenario-faults-do = Run dongvai check to see each of them.
session-lost = Sessions that are not whole any more: { $n }. If another laptop or a backup still has them, take them in.
session-bad = A step of this rehearsal is damaged or missing, so it cannot be shown.
session-bad-holds = All other rehearsals are as they were and can be seen.
session-bad-do = If another laptop or a backup still has it, take that in: the sound copy comes in its place.
session-no-scenario = The scenario of this session is not in the record any more, so it cannot be opened.
session-no-scenario-holds = Its score, its answers and the other sessions are as they were.
session-no-scenario-do = If another laptop or a backup still has it, take that in: the scenario comes back.
session-newer = A step of this rehearsal was saved by a newer version of this program.
session-newer-holds = It is kept as it is. Other rehearsals can be seen.
session-newer-do = Install the newer version on this laptop, then look again.
error-unreadable = Cannot read { $path }
error-unreadable-do = Check who may read that file or folder. The shipped scenarios can still be played.
error-not-a-record = This file is not a record of this program: { $path }
error-not-a-record-holds = Nothing was changed.
error-not-a-record-do = Choose another folder with --data-dir.
error-conflict = Another window is writing this session; this step is not saved.
error-conflict-holds = Every earlier step is untouched.
error-conflict-do = Close the other window, then open the session again.
error-log-busy = Everything is saved, but another window is still using the record.
error-log-busy-holds = Nothing is lost. Some of it is in { $path }-wal beside the record.
error-log-busy-do = To take it away, use “Copy the results to a stick”, or close the other window before you copy by hand.
error-moved = The record was deleted, renamed, written over or replaced while it was open; this step is not saved: { $path }
error-moved-holds = If the old file was only renamed, every earlier step is still in it; the backups beside it are as they were.
error-moved-do = Please leave, put the old file back in its place and open the program again.
error-replaced = Another file was put in the record’s place while it was open; this step is not saved. The newest steps were set aside here: { $path }
error-replaced-holds = The new file is as it was; the backups beside it too.
error-replaced-do = Please leave and open the program again. If it was the wrong file, ask whoever keeps the laptop to put back the old file with the one that was set aside.
error-log-cut = The file ending in -wal beside the record was emptied or cut off while it was open; this step is not saved: { $path }
error-log-cut-holds = Every finished session is in the record. The last steps of this one may be lost.
error-log-cut-do = Please leave, open the program again, see how far this session still goes and go on from there. Do not touch files beside the record during a session.
error-log-gone = The file ending in -wal beside the record was deleted while it was open; this step is not saved: { $path }
error-log-gone-holds = Every earlier step is in the record.
error-log-gone-do = Please leave, open the program again and go on with this step. Do not delete files beside the record during a session.
error-log-set-aside = The record was copied here from elsewhere; the old -wal file beside it belongs to another record.
error-log-set-aside-holds = The old -wal file is kept at { $path }; nothing was deleted.
error-log-set-aside-do = Please look at the list of sessions. If one is missing, give both files to whoever looks after the computer.
error-storage = Could not save this step: { $path }
error-storage-holds = Every step saved before is untouched.
error-storage-do = Try again; if it stays so, choose another folder with --data-dir.
feedback-not-yet = Not quite yet, please try again.
feedback-unrounded = Worked out right; please round to a thousand đồng.
field-principal = principal
field-interest = interest
field-other = fee or gift
field-change = change
field-receipt = receipt
field-mark = note
field-notes = number of notes
field-total = total counted
field-books = comparing both books
field-fund = fund
field-amount = amount
field-papers = papers
field-away = who is absent
field-quorum = quorum
field-aside = who stands aside
field-objections = asking for other opinions
field-hands = hands counted
field-result = result
field-income = income fund
field-operating = operating fund
field-missed = a mistake is not found yet
field-false-alarm = a right line is marked
hand-over-invite = Over to
key-change = change
key-open = open
key-spoken = said
rail-meters = In the room
refused-not-open = The meeting is not open yet.
refused-already-open = The meeting is already open.
refused-finished = The meeting is over.
refused-not-this-step = This step is over.
refused-wrong-seat = It is another seat's turn.
refused-not-for-people = The computer plays this seat now.
refused-answer-needed = This step needs an answer.
refused-not-an-answer = This answer does not fit the open step.
refused-unknown-item = There is no such choice.
refused-unknown-cut = This scenario has no such cut.
refused-no-such-seat = Nobody sits in that seat.
refused-no-hint = This step has no hint.
refused-nothing-to-object-to = There is nothing to object to now.
refused-cannot-step-back = This is the first step.
refused-not-enough-money = The fund does not hold enough for this.
refused-out-of-range = This number is too large.
seats-place = Where you are (may be left empty)
seats-home = The trainees’ own club (or board), commune
seats-home-of = { $role } – another club (leave empty: as the table)
seats-homes-apart = own clubs
seats-homes-one = one club
seats-homes-offer = Somebody is from another club: press Esc, then c, and each seat has a field of its own.
seats-all-written = done, go on
seats-home-long = The name of the club is longer than { $n } letters; please shorten it. The other fields stay as they are.
seats-your-role = Your role: { $role }
speak-skip = Skip speaking
trainer-leave = Stop here, back to the start

# --- What the rules are called that scenarios refer to -----------------------------------------
rule-brief-1 = the limits in the club's charter
rule-brief-2 = the duties of each seat on the board
rule-brief-3 = the order of the meeting and the work of each part
rule-brief-4-1 = two separate funds: one is lent, one is spent
rule-brief-4-3 = a loan needs a request, a co-guarantor and a vote
rule-brief-4-4 = who comes first when several ask for a loan
rule-brief-4-5 = how interest and principal are worked out
rule-brief-4-6 = the oldest month is paid first, interest before principal
rule-brief-4-8 = two people count, every đồng is written at once, no line is overwritten
rule-brief-5 = the books of the club
rule-brief-6-1 = late payer: talk in private, take the money, write it down, then look for a way
rule-brief-6-2 = few people came: money is still taken, votes on money wait
rule-brief-6-3 = many ask for a loan: read the rule first, then vote
rule-brief-6-7 = quiet women at the back: pairs first, and the one concerned speaks herself
rule-brief-6-8 = guests: agree on the minutes first, thank them, minute a request
rule-brief-6-9 = kin do not vote on each other's loan
rule-brief-6-10 = high blood pressure: in private, rest, measure again, tell the health station
rule-brief-6-11 = no team names a case: ask each team one concrete question
rule-brief-7 = what is looked at after a rehearsal
rule-brief-8 = forms of address and how to give the floor
rule-practice-2 = the order: count, collect, compare, vote, pay out
rule-practice-3-1 = one month late is not overdue; reports give no names
rule-practice-5 = saying it so that people like to listen
vote-hands-order = Hands by team: for – against – no opinion
meter-quorum-short-yes = quorum
meter-quorum-short-no = no quorum
collect-private-payer = paying in private
collect-unnamed-payer = a giver who is not named
collect-owing-payer = will pay later
seats-code = { $role } – trainee code
transcript-number = Step { $n }
transcript-opened = session begun
transcript-heard = heard
debrief-redo-ask = Play this again? Both tries are kept for comparison.
redo-title = Again
redo-stop-ask = Stop playing this step again?
redo-not-now = One step is being played again already; please end it first.
key-redo = play again
debrief-caught = something was wrong, and somebody said so
debrief-missed = something was wrong, and nobody said so
hand-over-relay = A new part begins. For another board: press m, then 4.
home-quit-ask = Leave the program?

# Texts of the screens in English. Same ids and same { } as in locales/vi/ui.ftl.

## The program
app-name = Đóng vai (role play)
app-subtitle = Rehearse a club meeting
app-credits = Figures and rules in this exercise are for practice only; in real work, follow your own club's charter.
app-credits-people = The people, villages and clubs in the exercises are made up.
app-version = Version { $version }
app-loading = Opening…
yes = Yes
no = No
ok = OK
cancel = Cancel
none = none
draft-mark = (draft)

## Roles. Titles stay Vietnamese in every language.
role-chair = Chủ nhiệm (chair)
role-treasurer = Thủ quỹ (treasurer)
role-secretary = Thư ký (secretary)
role-income-deputy = Phó Chủ nhiệm (income deputy)
role-health-deputy = Phó Chủ nhiệm (health and arts deputy)
role-room = The hall
role-team-leader = Tổ trưởng (team leader)
role-member = Member
role-guest = Guest
role-observer = Observer
role-trainer = Trainer
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
mode-board-about = The board shares one keyboard; it is handed over at every turn.
mode-room = Before the whole hall
mode-room-about = On the wall; the trainer works the keys, the roles speak aloud, the hall comments.
mode-choose = How do you want to rehearse?

## Home
home-title = What would you like to do?
home-play = Start a rehearsal
home-resume = Continue where you stopped
home-resume-about = { $title } · { $part } · stopped at { $time }
home-sessions = Look at earlier rehearsals
home-language = Language
home-theme = Screen colors
home-help = Help
home-credits = About
home-quit = Quit
home-nothing-to-resume = No rehearsal is waiting to be continued.

## Languages and colors
language-title = Choose the language of the screen
language-vi = Vietnamese
language-vi-en = Vietnamese, with English below
language-en-vi = English, with Vietnamese below
language-later = The key t changes it at any time.
language-changed = Language: { $language }
theme-dark = Dark
theme-light = Light, for bright rooms
theme-high-contrast = High contrast
theme-plain = No colors
theme-changed = Screen colors: { $theme }
layout-room = Projector: few words, readable from afar
layout-desk = Desk: the whole agenda in view

## Choosing a scenario
scenario-list-title = Choose a scenario
scenario-list-empty = There is no scenario yet.
scenario-list-mine = Your own
scenario-list-faulty = This file cannot be played yet, faults left: { $n } ({ $file })
scenario-month = month { $month }/{ $year }
scenario-members = { $members } members, { $present } present
scenario-steps = Steps: { $n }
scenario-club = Club: { $club }
cut-title = How many minutes of class time?
cut-20 = 20 minutes
cut-45 = 45 minutes
cut-90 = 90 minutes of class
cut-minutes = { $minutes } minutes
cut-about = A shorter choice has fewer steps; the computer does the others.

## Seats and learner codes
seats-title = Who plays which role?
seats-choose-role = Which role will you take?
seats-computer = played by the computer
seats-empty = nobody yet
seats-taken = { $role }: { $learner }
seats-start = Open the meeting
seats-need-one = At least one person must take a role.
seats-by-lot = Draw lots for the roles
seats-lot-result = The lot says: { $role }
seats-lot-again = Draw again
seats-relay = Boards take turns, changing at every part
seats-relay-call = Change of seats: the board of table { $table }, please
seats-relay-table = Table { $table }
seats-change = Change who plays { $role }
seats-private-card = What only the role knows is on the role card, not on the wall.
learner-title = Learner code
learner-code = Learner code: { $code }
learner-enter = Type a code you have, or Enter for a new one
learner-new = New code: { $code }. Remember it or write it down for next time.
learner-unknown = There is no code { $code } yet. Type again, or Enter for a new one.
learner-why-code = Only a code is kept; no name, age or ethnic group is asked. Results stay on this computer and are sent nowhere.
learner-why-keep = The code lets you compare this time with the next. Leave it empty if you prefer.
learner-none = no code

## Briefing
briefing-title = Before the meeting
briefing-goals = Goals
briefing-roles = Who plays which role
briefing-may-fail = You may get it wrong and do it again.
briefing-comment-role = Comment on the role, not on the person.
briefing-speak = At a “say it aloud” step, speak in your own words, in any language.
briefing-observers = Observers: each of you, remember one thing the role did well.
briefing-time = { $planned } meeting minutes, about { $class } minutes of class.
briefing-start = Begin the meeting
briefing-assumed = What is marked “assumed” is only for practice and may differ from your club's charter.

## The meeting: header and footer
meeting-place = { $village } · month { $month }
meeting-clock = Meeting time { $used }/{ $planned } min
meeting-class-clock = Class time { $used } min
meeting-part = Part { $number } · { $name }
meeting-after-part = After part { $number } · { $name }
meeting-before-parts = Before the meeting · { $name }
meeting-after-parts = After the meeting · { $name }
meeting-agenda = Agenda
meeting-agenda-done = done
meeting-agenda-now = now
meeting-agenda-to-come = to come
meeting-call = { $role }, please
meeting-handed-over = { $role }, please take the keyboard
meeting-hand-over-ready = Press Enter once you have it
meeting-hand-over-private = For { $role } only
meeting-saved = saved·{ $n }
meeting-not-saved = this step could not be saved
meeting-computer-plays = The computer plays { $role }
meeting-speaker = { $name } says:
meeting-private-cue = Something for { $role } alone; see the role card.
meeting-private = Only { $role } knows:
meeting-cue = Keep in mind: { $cue }
meeting-hint = Hint: { $hint }
meeting-hint-ask = With the hint this step counts half. Show it?
meeting-no-hint = There is no hint for this step.
meeting-leave-ask = Stop here? Every step is saved; you can continue from here next time.
meeting-back-ask = Go back to the previous step?
meeting-back-about = Nothing is lost: the earlier try is kept for comparison.
meeting-back-first = This is the first step.
meeting-went-back = Went back to: { $step }
meeting-end = The meeting is over
meeting-continue = Enter to go on

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
meter-quorum-yes = quorum reached
meter-quorum-no = no quorum yet
meter-quorum-unknown = roll not called yet
meter-understanding = People follow
meter-understanding-1 = hardly
meter-understanding-2 = a little
meter-understanding-3 = fairly
meter-understanding-4 = well
meter-understanding-5 = very well
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
meter-trust-5 = fully
meter-up = { $meter }: up
meter-down = { $meter }: down

## Funds, books, money words
fund-income = Income fund
fund-operating = Operating fund
fund-both = Both funds
book-treasurer = Book of the Thủ quỹ
book-secretary = Book of the Thư ký
book-title = Cash book
book-line = For what
book-in = In
book-out = Out
book-balance = Balance
book-empty = No line yet.
book-loans = Loan book
book-capital = Capital
money-box = In the cash box
money-bank = In the bank
money-outstanding = Lent out
money-lendable = Can be lent
money-reserve = Kept in reserve
money-holding-limit = May stay in the box
money-total = Total
loan-borrower = Borrower
loan-balance = Still owed
loan-due = Due now
loan-late = months late: { $n }
circumstance-poor = poor household
circumstance-near-poor = near-poor household
circumstance-difficult = in difficulty
circumstance-other = other household
team-number = Team { $team }

## Step kinds
kind-say = Listen
kind-choose = Choose what to do
kind-speak = Say it aloud
kind-order = Put in order
kind-roll-call = Roll call
kind-count = Count the cash, compare the books
kind-collect = Collect
kind-pay = Pay out
kind-figure = Work out a figure
kind-inspect = Find what is not right
kind-vote = Vote
kind-minutes = Minutes
kind-discuss = Discuss

## Speak
speak-now = { $role }, please say it aloud, in your own words
speak-done = Press Enter when you have finished
speak-clock = { $seconds } s spoken
speak-ticks = What did the hall hear?
speak-ticks-by = The trainer or the observers tick, not the one who spoke.
speak-ticks-self = You tick for yourself; it is not scored.
speak-ticked = { $n } of { $total } heard

## Order
order-how = Give each item its place
order-place = { $n }.
order-clear = Start the order again

## Roll call
roll-title = Roll call
roll-report = Team { $team } reports:
roll-present = present
roll-excused = absent, sent word
roll-absent = absent, no word
roll-present-count = Number present
roll-quorum-question = Is there a quorum?
roll-quorum-yes = Yes
roll-quorum-no = Not yet
roll-quorum-rule = At least { $needed } of { $members } are needed
roll-mark-absent = Mark who is absent

## Count
count-title = Count the cash boxes
count-note = Note
count-number = How many
count-sum = Makes
count-total = Counted in all
count-books = The books have
count-agree = Cash and both books agree
count-differ = Cash and books differ by { $sum }
count-agree-question = Do the cash and both books agree?
count-books-agree = the books agree
count-books-differ = the books differ
count-line-differs = Line that differs: { $line }
count-line-says = Book of the Thủ quỹ: { $treasurer } · Book of the Thư ký: { $secretary }
count-two-people = Two people count, one member watches.

## Collect
collect-title = Collecting
collect-payer = Payer
collect-queue = Payer { $n } of { $total }
collect-says = { $name } says:
collect-brings = Puts down { $sum }
collect-principal = Principal
collect-interest = Interest
collect-fee = Fee
collect-donation = Donation
collect-change = Change given back
collect-fund = Into which fund
collect-receipt = Receipt
collect-receipt-given = receipt written
collect-receipt-not = no receipt yet
collect-how = Put down as
collect-paid = paid
collect-owed = still owed
collect-exempt = exempt
collect-second-book = Thư ký, please write the second book
collect-second-book-about = Write what you hear the Thủ quỹ read out; do not copy that book.

## Pay
pay-title = Paying out
pay-to = Receiver
pay-bank = Deposit in the bank
pay-amount = Amount
pay-fund = From which fund
pay-papers = Which papers are needed?
pay-after-vote = A loan is paid out only after the vote
pay-refuse = Do not pay yet
paper-slip = Payment slip
paper-approval = Approval by the Chủ nhiệm
paper-signature = Receiver's signature or thumb mark
paper-debt-paper = Debt paper
paper-co-guarantor = Co-guarantor's signature
paper-loan-book = The borrower's own loan book
paper-bank-slip = Bank deposit slip
paper-identity-card = Keeping the borrower's identity card

## Figure
figure-answer = Answer
figure-money = Amount in đồng
figure-number = Number
figure-working = How it is worked out
figure-not-read = This number cannot be read. Type it like 536000 or 536.000

## Inspect
inspect-how = Mark the lines that are not right
inspect-marked = Lines marked: { $n }
inspect-found = { $n } of { $total } found
inspect-false = Right lines marked by mistake: { $n }

## Vote
vote-title = Vote
vote-motion = Put to the vote
vote-quorum-question = Is there a quorum to vote?
vote-put = Put it to the vote
vote-postpone = Do not vote; next time
vote-abstain-question = Who does not take part in this vote?
vote-abstain-rule = Borrowers and their kin do not vote on that loan.
vote-objections = Does anyone see it differently?
vote-hands = Team { $team } counts:
vote-agree = In favor
vote-disagree = Against
vote-no-opinion = No opinion
vote-sum = Sum of the teams
vote-result = Result
vote-carried = Carried
vote-not-carried = Not carried
vote-announce = Announce the result

## Minutes
minutes-title = Minutes
minutes-conclusion = Conclusion
minutes-who = Person in charge
minutes-when = By when
minutes-free-text = Free notes (not graded)
minutes-read-back = Read the conclusions back to the hall
minutes-choose = Choose what happened

## Discuss
discuss-title = Stop and discuss
discuss-question = For the whole hall
discuss-pairs = Talk in pairs or teams for 3 minutes, in your own language, then two groups report.
discuss-hands = Show of hands: how many?
discuss-skip = No show of hands
discuss-most = Most hands: { $text }

## Feedback
feedback-good = Done well
feedback-discuss = Worth discussing
feedback-why = Why
feedback-rule = Rule
feedback-assumed = assumed
feedback-tries-left = Tries left: { $n }
feedback-look-again = Please look again at: { $fields }
feedback-working = How it is done
feedback-taken = Chosen
feedback-computer-did = { $role } did this:
feedback-unbalanced = This line is out by { $sum }: what goes in and what comes out are not equal.
feedback-hint-used = The hint was used; this step counts half.
fatal-title = Must never happen
fatal-about = With this the total is at most half of the points.
fatal-votes-without-quorum = A vote on money without a quorum
fatal-lends-alone = A loan decided alone, outside the meeting
fatal-shames-debtor = A borrower's late payment told to the whole hall
fatal-falsifies-book = A book entry that does not match what happened
planted-object = May I: this is not right
planted-caught = Well noticed!
planted-missed = Something just now was not right, and nobody said so.
planted-nothing = This was right; please go on.
planted-what = What was not right
refusal-wrong-seat = It is the turn of { $role }.
refusal-closed = This step is already done.
refusal-finished = The meeting has ended.
refusal-incomplete = Still empty: { $fields }
refusal-not-here = That cannot be done at this step.

## The trainer's menu
trainer-title = Trainer's menu
trainer-discuss = Stop and discuss
trainer-again = Try this again, keeping the earlier try
trainer-skip = Skip this step
trainer-skip-ask = Skip this step? The computer does it; it is not scored.
trainer-ticks = Tick what was heard
trainer-numbers = Show the numbers
trainer-numbers-ask = The numbers will be on this screen and the hall may see them. Show them?
trainer-private = Show what only the role knows
trainer-private-ask = What only the role knows will be on this screen. Show it?
trainer-clock-on = Turn the class clock on
trainer-clock-off = Turn the class clock off
trainer-relay = Change the board or a person
trainer-layout = Projector or desk layout
trainer-end = End and debrief
trainer-close = Back to the meeting

## Debrief
debrief-title = Debrief
debrief-step-out = Everybody, please step out of your role.
debrief-player = 1. The players first: what went well?
debrief-observers = 2. Observers: one moment each.
debrief-trainer = 3. The trainer last.
debrief-three = Three points worth discussing
debrief-none = Nothing needs discussing.
debrief-good = Done well: { $text }
debrief-discuss = Worth discussing: { $text }
debrief-blocks = By subject
debrief-redo = Choose one scene to do again
debrief-redo-about = Both tries are kept for comparison.
debrief-pledge = What will I do differently in my club next month?
debrief-pledge-about = Say it aloud or type one sentence. It is not graded.
debrief-finish = Finish
debrief-thanks = Thank you all for rehearsing together!
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
score-block = { $block }: { $score }/100
score-fatal-cap = Capped at 50 because something happened that never must.
score-first-try = Right at the first try: { $n } of { $total } steps
score-before-after = Before { $before }, now { $after }

## Sessions and transcript
sessions-title = Earlier rehearsals
sessions-empty = There is no rehearsal yet.
sessions-started = Started
sessions-finished = finished
sessions-open = not finished
sessions-forked = done again, from { $time }
sessions-answers = Steps done: { $n }
sessions-continue = Continue
sessions-show = Show what happened
sessions-debrief = Show the debrief
sessions-again = Rehearse it again from the start
transcript-title = What happened
transcript-step = Step { $n } · { $role }
transcript-at = at { $time }
transcript-chose = Chose: { $text }
transcript-answered = Answered: { $text }
transcript-right = right
transcript-try-again = not right yet, tried again
transcript-shown = was shown how
transcript-ticked = Heard: { $text }
transcript-computer = by the computer
transcript-skipped = skipped
transcript-back = went back to step { $n }
transcript-objected = objected
transcript-hint = used the hint
transcript-hands = Hands: { $n }
transcript-try = try { $n }
transcript-end = end

## Keys, as the footer has them
key-select = select
key-commit = commit
key-next = next
key-back = back
key-language = language
key-help = help
key-layout = projector/desk
key-trainer = trainer
key-leave = leave
key-object = object
key-hint = hint
key-books = books
key-move = up, down
key-tick = tick
key-field = next field
key-leave-field = leave the field
key-theme = colors
key-close = close
key-yes = yes
key-no = no

## Help
help-title = Help
help-keys = Keys on this screen
help-everywhere = Keys that work everywhere
help-select = Press a number to select, Enter to commit, Enter again to go on.
help-no-hurry = There is no hurry. Read, talk it over, then commit.
help-saved = Once it says “saved” it is saved; a power cut loses no step.
help-back = The key 0 goes back to do a step again; the earlier try is kept.
help-field = In a field every key types; Tab goes to the next field, Esc leaves it.
help-money = Type amounts as 536000, 536.000, 536k or 3 triệu.
help-mouse = Arrow keys and the mouse work too.
help-object = When the computer plays a role and something is not right, press b to object.
help-projector = Letters too small: enlarge the window's font (usually Ctrl and plus).
help-two-books = Two books agree because two people wrote them, not because one was copied.
help-assumed = “Assumed”: a rule for practice only; in real work follow your own club's charter.

## When something does not work: what happened, what still holds, what to do
small-title = The window is too small
small-about = Please enlarge the window or use a smaller font.
small-size = Now { $columns }×{ $rows }, needed { $needed_columns }×{ $needed_rows }
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
error-newer = The record file was written by a newer version of this program.
error-newer-holds = Nothing has been changed.
error-newer-do = Please install the newer version, or choose another folder with --data-dir.
error-busy = The program is already open in another window.
error-busy-holds = Nothing is lost.
error-busy-do = Use that window, or close it and open again.
error-other = Saving failed: { $reason }
error-other-holds = All steps saved before are safe.
error-other-do = Press Enter to try again; if it stays, run dongvai doctor.
error-no-folder = There is no folder to keep results in.
error-no-folder-do = Name one with --data-dir or DONGVAI_DATA_DIR.
error-no-scenario = There is no scenario “{ $id }”.
error-no-session = There is no rehearsal “{ $id }”.
error-scenario-faulty = This scenario has faults and cannot be played. Run dongvai check { $path }
error-retry = Try again
error-leave = Leave, keeping the saved steps

## Papers to take home
papers-title = Papers of the meeting
papers-minutes = Minutes
papers-cash-page = Cash page
papers-role-card = Role card: { $role }
papers-tick-sheet = Observer's sheet: { $role }
papers-signature-chair = Chủ nhiệm (signature)
papers-signature-secretary = Thư ký (signature)
papers-practice = An exercise, not a real document
papers-saved-as = Saved as { $path }

## Terminal check
doctor-title = Check of computer and screen
doctor-sample = Does this have all its marks? “Quỹ của tổ: kiểm đủ, gửi về ngân hàng.”
doctor-size = Window { $columns }×{ $rows }
doctor-folder = Data folder: { $path }
doctor-record-sound = The record file is sound; rehearsals: { $n }.
doctor-good = good
doctor-bad = needs attention

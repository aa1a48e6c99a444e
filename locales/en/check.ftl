# What `dongvai check` says of a finding, by its code: the text is what is wrong, `.help` how to put it right.
# These are for facilitators and authors, in Vietnamese and English alone; no sheet for teachers has them. A line
# here is a line there, and numbers come as they are written.

## What the program says of the whole

finding-work-title = { $name }: { $steps } steps. The steps of each seat, and in brackets how many of them are judged.
finding-work-minutes = { $cut } min
finding-work-scene = Fewer than { $least } steps, so this is not looked for: work for each seat, a planted mistake in each part, too many spoken lines.
finding-work-meters = Fewer than { $least } steps, so this is not looked for: whether each meter changes the meeting.
finding-none =
    Checked { $files ->
        [1] 1 file
       *[other] { $files } files
    }: nothing found.
finding-some =
    Checked { $files ->
        [1] 1 file
       *[other] { $files } files
    }: errors { $errors }, warnings { $warnings }.
finding-error = error
finding-warning = warning
finding-help = help
finding-elsewhere = see also
finding-unreadable = Cannot read { $path } ({ $cause }). Everything else was checked. { $remedy }
finding-no-such =
    There is no scenario, no club and no file of the name { $name }. { $meant ->
        [yes] { finding-nearest }
       *[no] There are: { $known }.
    }
finding-unwritten = Cannot write { $path } ({ $cause }). The file is as it was. Check its permissions.
finding-repaired = { $place }: repaired. { $what }
finding-no-code = No finding has the code { $code }. Nearest: { $known }.
finding-right = Written rightly: { $right }
finding-watching = Checks again whenever a file is saved. Press Ctrl+C to end.
finding-added = { $place }: added id: "{ $id }"

## Pieces of the findings

finding-nearest = Did you mean `{ $nearest }`?
finding-way = Happens when: { $way }; every other step is answered rightly.
finding-refusal =
    { $refusal ->
        [not-in-notes] no notes come to that sum
        [out-of-range] below zero or too large
        [unknown-item] something is not in this step
        [no-such-seat] there is no such seat
       *[other] { $refusal }
    }
finding-wanted =
    { $wanted ->
        [number] a number of sensible size, without quotes
        [text] text in quotes
        [list] a list in square brackets [ ]
        [group] fields in round brackets ( )
        [map] pairs in braces {"{ }"}
        [yes-or-no] true or false
        [name] a word without quotes, or name: value
       *[other] something else
    }
finding-role = { $role }
finding-office =
    { $office ->
        [chair] Chair
        [income-deputy] IncomeDeputy
        [health-deputy] HealthDeputy
        [secretary] Secretary
        [treasurer] Treasurer
       *[team-leader] TeamLeader
    }
finding-meter =
    { $meter ->
        [clock] Clock
        [attendance] Attendance
        [understanding] Understanding
        [voices] Voices
       *[trust] Trust
    }
finding-fund =
    { $fund ->
        [income] income fund
       *[operating] operating fund
    }
finding-book =
    { $book ->
        [treasurer] treasurer's book
       *[secretary] second book
    }
finding-account =
    { $account ->
        [notes] The notes in the boxes
        [box] The box of the { finding-fund }
        [bank] The bank account of the { finding-fund }
        [loan] The loan { $loan }
       *[outside] What came from outside
    }
finding-block = { $block }
finding-fatal = { $fatal }

## Words of a script: what each means

finding-word-Chair = chair of the board
finding-word-Treasurer = keeps the cash
finding-word-Secretary = keeps the second book
finding-word-IncomeDeputy = deputy for income
finding-word-HealthDeputy = deputy for health and arts
finding-word-Room = everybody
finding-word-TeamLeader = leads a team
finding-word-Procedure = order of the meeting
finding-word-Finance = income and spending
finding-word-Lending = loans
finding-word-Communication = the talk
finding-word-MutualHelp = self-help
finding-word-Participation = taking part
finding-word-Records = written records
finding-word-Clock = minutes late
finding-word-Attendance = people present
finding-word-Understanding = people follow
finding-word-Voices = people speak up
finding-word-Trust = people trust the board
finding-word-VotesWithoutQuorum = a vote with too few people
finding-word-LendsAlone = decides a loan alone
finding-word-ShamesDebtor = shames a late payer
finding-word-FalsifiesBook = writes what is not true
finding-word-All = all of these
finding-word-Any = one of these
finding-word-Not = the opposite
finding-word-Flag = a flag is set
finding-word-Meter = by a meter
finding-word-BooksDiffer = the two books differ
finding-word-AtLeast = this or more
finding-word-Below = less than this
finding-word-Say = a line to hear
finding-word-Choose = options
finding-word-Speak = said aloud
finding-word-Order = put in order
finding-word-RollCall = roll call
finding-word-Count = count the cash
finding-word-Collect = take money
finding-word-Pay = pay money out
finding-word-Book = a line without notes
finding-word-WrittenOff = what was written off
finding-word-LateSlip = a slip that comes late
finding-word-WriteOff = write a loan off
finding-word-Correction = put an earlier month right
finding-word-Visit = visiting money
finding-word-Visits = visiting money paid
finding-word-Sick = someone is ill
finding-word-Death = someone has died
finding-word-Figure = work out
finding-word-Inspect = look over a paper
finding-word-Vote = a vote
finding-word-Elect = an election
finding-word-Plan = the plan of the month
finding-word-Minutes = the minutes
finding-word-Discuss = talk together
finding-word-Loan = a loan
finding-word-Fee = membership fee
finding-word-FeeOwed = the fee comes later
finding-word-FeeExempt = freed from the fee
finding-word-Donation = a gift
finding-word-Spending = paid out
finding-word-Deposit = into the bank
finding-word-Withdrawal = out of the bank
finding-word-Income = income fund
finding-word-Operating = operating fund
finding-word-Capital = capital
finding-word-Early = before its time
finding-word-InKind = goods
finding-word-Reschedule = reschedule a loan
finding-word-Fees = fees
finding-word-Interest = interest
finding-word-Donations = gifts
finding-word-Written = what a book has
finding-word-Amount = a sum
finding-word-Number = a number
finding-word-Name = a name as it is called
finding-word-FullName = a full name
finding-word-LoanAmount = what was lent
finding-word-LoanBalance = still owed
finding-word-LoanPrincipal = this month's principal
finding-word-LoanInterest = this month's interest
finding-word-LoanDue = due today
finding-word-LoanOverdue = the late part
finding-word-Box = in the box by the book
finding-word-Bank = in the bank
finding-word-Boxes = both boxes by the book
finding-word-Cash = notes in the boxes
finding-word-Outstanding = lent out
finding-word-Reserve = the reserve
finding-word-Lendable = may still be lent
finding-word-Taken = taken today
finding-word-OverHoldingLimit = above the limit for cash
finding-word-HoldingLimit = the limit for cash
finding-word-Members = all members
finding-word-Present = those present
finding-word-Absent = those away
finding-word-Quorum = needed to vote
finding-word-Plus = a sum of two
finding-word-Minus = a difference
finding-word-OneOf = one of some sentences
finding-word-Poor = poor household
finding-word-NearPoor = near-poor household
finding-word-Difficult = in difficulty
finding-word-Other = any other

## DV01: reading

dv0101 = This file is not UTF-8 text.
    .help = Open it in an editor and save it as UTF-8.
dv0102 = This `{ $bracket }` is never closed.
    .help = Close it at the end of this piece; what follows may not have been checked.
dv0103 = This `{ $found }` is one too many or in the wrong place.
    .help = Take it out; where it closes something, open that before it.
dv0104 = This quote is never closed.
    .help = Put a " at the end of the text; inside a text write \". Or add --fix and let the program do it.
dv0105 = This comment is never closed.
    .help = Put */ at its end.
dv0106 = A comma or colon is missing before this.
    .help = Commas stand between entries, a colon between name and value.
dv0107 = Brackets are nested too deeply here.
    .help = Check the brackets that are opened here.
dv0108 = Sorry, this program only reads format { $expected }, and this file says { $found }.
    .help = If the file was written for a newer program, update this one; otherwise write format: 1.
dv0109 = There is no field `{ $found }` here.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Known fields: { $expected }.
        }
dv0110 = The field `{ $field }` is missing.
    .help = Add { $field }: … inside these brackets.
dv0111 = The field `{ $field }` is written twice.
    .help = Keep one of them.
dv0112 = `{ $found }` cannot stand here.
    .help =
        { $meant ->
            [yes]
                { $word ->
                    [none] { finding-nearest }
                   *[other] Do you mean `{ $nearest }` ({ $word })?
                }
           *[no] Known words: { $expected }.
        }
dv0113 = Needed here: { finding-wanted }. Found: { $found }
    .help = Write a value of the right kind.
dv0114 = This cannot be read: { $found }
    .help = Often a value in these brackets is missing, is one too many, or stands in the wrong place. See an existing scenario or HUONG-DAN.md.
dv0115 = This file holds neither a scenario nor a club.
    .help = A scenario begins with (format: 1, id: "…", …).
dv0116 = There is text after the last bracket.
    .help = Take it out, or check whether a bracket was closed too early.
dv0117 = Nothing is written after this name.
    .help = Write a value after the colon, or drop the field.
dv0118 = This file is saved as UTF-16 (two bytes for each letter) and was not read.
    .help = Open it in an editor, save it as UTF-8 and check again. Or add --fix and let the program do it.
dv0119 = This text does not stand between two straight quotes, but between curly “ ”, single ' ' or doubled ones{ $more ->
        [0] {""}
       *[other] {" "}(and in { $more } more places)
    }.
    .help = Put straight quotes "…" round it; word processors change them, so use a plain editor. Curly quotes inside a text may stay. Or add --fix and let the program do it.
dv0120 = This is a no-break space or a sign that cannot be seen{ $more ->
        [0] {""}
       *[other] {" "}(and in { $more } more places)
    }.
    .help = Put an ordinary space for a no-break one, and delete signs that cannot be seen. Or add --fix and let the program do it.
dv0121 = The amount `{ $found }` is written as people write it; here all digits are needed in one.
    .help = Write { $plain }, or all digits in one; no đ, k or nghìn behind it. Or add --fix and let the program do it.
dv0122 = This file has many more faults; the check stops here.
    .help = Fix those above first, then check again.
dv0123 = This closes too early: more fields of the same brackets follow.
    .help = Take it out and close behind the last field; what follows may not have been checked.
dv0125 = The minus here is a dash, which cannot be read{ $more ->
        [0] {""}
       *[other] {" "}(and { $more } more)
    }.
    .help = Type - right before the number, or let --fix do it.
dv0126 = A quote is missing here.
    .help = Put a " at this place, or let --fix do it.
dv0128 = The `{ $found }` that begins this list is missing.
    .help = Put a `{ $found }` before this place, or let --fix do it.
dv0127 = This is a document of a word processor, not plain text.
    .help = Open it there, copy all text into Notepad or gedit, save it as .ron in UTF-8; then check --fix repairs its quotes and spaces.
dv0124 = This `{ $found }` is one too many.
    .help = Take it out, or let --fix do it.

## DV02: names

dv0201 =
    { $device ->
        [yes] Windows keeps the name `{ $id }` for a device, so no file can have it.
       *[no] The id `{ $id }` is not well formed.
    }
    .help =
        { $device ->
            [yes] Choose another id.
           *[no] An id begins with a–z and goes on with a–z, 0–9 and -.
        }
dv0202 = `{ $id }` is used already.
    .help = Give each thing an id of its own.
dv0203 = The club has no member `{ $id }`.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Member ids stand in the club's file; guests are declared in invited.
        }
dv0204 = There is no loan `{ $id }`.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Name it under loans.
        }
dv0205 = No step sets the flag `{ $flag }`, so this never holds.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Set it in an option, or drop the condition.
        }
dv0206 = The flag `{ $flag }` is set and never asked about.
    .help = Use it in the when of a later step, or drop it.
dv0207 = There is no step `{ $id }`.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Name a step further on.
        }
dv0208 = The step `{ $id }` does not come after this one.
    .help = go only leads forward; stepping back has its own key.
dv0209 = There is no value named `{ $name }`.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Name it under values.
        }
dv0210 = No text uses the value `{ $name }`.
    .help = Use it in a text, or drop it from values.
dv0211 = There is no `{ $id }` in this list.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] right must be the id of one of the options.
        }
dv0212 = `{ $id }` is the id of a shipped file, which is used; this one is ignored.
    .help = Give this file another id.
dv0213 = There is no club `{ $id }`.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Put the club's file into scenarios/clubs/.
        }
dv0214 = Two lines have the key `{ $key }` and cannot be translated separately.
    .help = Rename the step or the option.
dv0215 = The club `{ $id }` has errors in its own file, so this scenario cannot be played and its paths were not followed.
    .help = Correct { $file } first; its errors are in this list too.
dv0216 = Two people are `{ $name }`: on a screen or a paper nobody can tell them apart.
    .help = Add a nickname, the team or the age to name, such as “Lò Thị Ón (tổ 2)”.
dv0217 = The guest `{ $id }` has the id of a member of the club.
    .help = Give the guest another id; a member does not belong in invited.
dv0219 = The id `{ $id }` is in { $file } already; that file is used, and this one is passed over.
    .help = Change the id at the head of this file, or move it out of the folder of scenarios.
dv0218 = `{ $id }` is a guest; here stands a member of the club.
    .help = A guest speaks, gives money (Donation) and is paid; a guest neither borrows nor pays fees nor votes.

## DV03: structure

dv0301 = `{ $field }` has { $found }; at least { $low } are needed.
    .help = Add what is missing.
dv0302 = There are { $found } options; 2 to 4 are needed.
    .help = Add or drop options so that they fit one screen.
dv0303 = There are { $found } things to tick; 3 to 5 are needed.
    .help = Name 3 to 5 things that can be heard.
dv0304 = { $cut } minutes are not among the cuts.
    .help = Cuts: { $cuts }.
dv0305 = default_cut { $cut } is not among the cuts.
    .help = One of: { $cuts }.
dv0306 = The cuts are not in order, or one is there twice.
    .help = Shortest first, such as [20, 45, 90].
dv0307 = `{ $field }` is { $found }, outside { $low }–{ $high }.
    .help = Change the number.
dv0308 = No step of part `{ $part }` takes any time.
    .help = Give its steps minutes, so that the meeting's clock moves.
dv0309 = This step is judged but gives no reason.
    .help = Add why: "…", so that everyone understands afterwards.
dv0310 = The club has no team { $team }.
    .help = Teams: { $teams }.
dv0311 = Team { $team } raises { $hands } hands but only { $voters } of it may vote.
    .help = Change the hands of this team: those who are away and those who must abstain do not count.
dv0312 = `{ $id }` must abstain but is not in asked_to_abstain.
    .help = Add it there, so that it can be chosen.
dv0313 = { finding-role } has no judged step in the cut of { $cuts } minutes.
    .help = Give this role a judged step.
dv0314 = Nobody speaks aloud in part `{ $part }`.
    .help = Add a Speak step: this is practice in speaking before people.
dv0315 =
    { $role ->
        [anyone] Whoever practises alone, nobody makes a mistake to object to in part `{ $part }`.
       *[one] When the { finding-role } practises alone, nobody makes a mistake to object to in part `{ $part }`.
    }
    .help = Add planted to a step of another role in this part.
dv0316 = Only { $found } steps depend on the meter { finding-meter }; at least 2 are needed.
    .help = Add when: Meter(…) to a step.
dv0317 = { $found } of { $of } steps are only listened to.
    .help = Cut Say down to a third at most.
dv0318 = No line holds a mistake to be found.
    .help = Give at least one line a mistake.
dv0319 = Another member is { finding-office } already.
    .help = One person for each office.

dv0320 = order_if must hold each id of items exactly once.
    .help = Copy the ids from items, then put them in the other order.
dv0321 = `{ $id }` is away from this meeting, but speaks, pays, gets money or is asked to abstain.
    .help = Choose somebody who is there, or take `{ $id }` out of absent. Where another pays for them, write by.
dv0322 = `{ $id }` holds the seat of { finding-role } and is away, but the seat has steps.
    .help = Let this member be there, or give the steps to another seat.
dv0324 = `{ $id }` gets this loan and votes on it.
    .help = Add `{ $id }` to must_abstain and asked_to_abstain of the vote, and take a hand from that team.
dv0325 = Team { $team } is there twice.
    .help = One report for each team; take one line out.
dv0326 = Nobody reports team { $team } at the roll call.
    .help = Add a report for team { $team }, also where all of it are there.
dv0327 = Team { $team } has people at this vote, but no line of hands.
    .help = Add a line (team: { $team }, …) with agree, disagree, no_opinion; each may be 0.
dv0328 = `{ $id }` of team { $team } is away or has just come, and the team's report does not name them: nobody can know how to mark them.
    .help = Declare Name("{ $id }") in values and name it in the report, or take them off the list.
dv0329 = The roll is taken again, but nobody has come.
    .help = Write who has come: arrived: ["…"]; where nobody has, take the step out.
dv0330 = `{ $id }` is said to have come, but was there already.
    .help = In arrived write only those who stand in absent and had not come by the roll call before.
dv0332 = { finding-role } has steps, but nobody in the club has that office.
    .help = Give a member of the club the office.
dv0355 = “{ $id }” is the borrower or kin, and votes on the new plan for that loan.
    .help = Add “{ $id }” to must_abstain and asked_to_abstain of the vote, and take one hand from that team.
dv0356 = The new plan is put to the vote with { $present } people, and it takes { $needed }: it can only be put off.
    .help = Take people out of absent, or call the roll again (arrived) before this step.
dv0357 = “{ $id }” is named twice among those who stand aside from the vote.
    .help = Name each person once; take one out.
dv0344 = `{ $id }` is away, nobody knows whether they accept, and they are put up for election.
    .help = Choose somebody who is there; where they have sent word to accept, write agreed: true.
dv0345 = `{ $id }` is put up twice.
    .help = One line in candidates for each person: take one out.
dv0346 = { $seats } are to be elected, but only { $candidates } are nominated.
    .help = Add people to candidates, or lower seats.
dv0347 = `{ $last }` and `{ $next }` have as many hands, and one seat is left: nobody knows who is elected.
    .help = Change the hands of one of them, or raise seats.
dv0340 = The plan has { $found } tasks, more than { $most } for one month.
    .help = Take some out, or make one task of several small ones.
dv0341 = `{ $id }` is away, nobody knows whether they agree, and they count as one who does it.
    .help = Choose somebody who is there; where they have sent word that they will do it, add `{ $id }` to agreed.
dv0342 = No day can be right for the task `{ $id }`: all days are too early or too late.
    .help = Add a day to days that is after the meeting, not before from and not later than by of this task and next_meeting; day has to be such a day too.
dv0343 = These tasks cannot be shared out so that nobody has more than { $most }.
    .help = Add people to may of some tasks, or raise most_each.
dv0331 = { finding-role } has no judged step in the cut of { $cuts } minutes.
    .help = A short scene may be so; if this seat is to practise too, give it a judged step.
dv0323 = Two entries read the same: “{ $text }”.
    .help = Rewrite one of them, or take it out.

## DV04: money

dv0401 = `{ $field }` is { $amount }, below zero.
    .help = Write 0 or more.
dv0402 = There is no note of { $note }.
    .help = Notes: 1.000, 2.000, 5.000, 10.000, 20.000, 50.000, 100.000, 200.000, 500.000.
dv0403 = { $balance } is still owed on a loan of { $amount }.
    .help = Change balance or amount.
dv0404 = The notes come to { $found }, but by the books there should be { $expected } at that moment.
    .help = Change the notes, or write what is missing into opening.short.
dv0405 = This loan begins after the month of the meeting.
    .help = Change the month in lent.
dv0406 = This amount is impossibly large.
    .help = Count the zeros.
dv0407 = No club could follow a charter with this `{ $field }`.
    .help = Check this number of the charter.
dv0408 = { $brings } is brought, but { $due } is to be paid.
    .help = Change brings, or the months of the fee or the gift in pays.
dv0409 = { $brings } is brought, but { $due } of the loan is due, so only a part is paid.
    .help = Change brings; if a part is meant, add in_part: true.
dv0410 = { $balance } is owed, but by its schedule it is { $scheduled }.
    .help = Change balance, lent or missed. A loan that was rescheduled or paid early may stay as it is.
dv0412 = `{ $id }` pays back the loan of `{ $borrower }`.
    .help = Who pays is the borrower: member: "{ $borrower }"; who only brings the money is by: "{ $id }".
dv0414 = No notes come to { $amount }.
    .help = Write a whole number of hundreds.
dv0415 = The amount is { $amount }, less than a thousand đồng.
    .help = Write all digits in đồng: 350 thousand is 350000 or 350_000.
dv0413 = The text speaks of { $said }, and the step moves { $moved }.
    .help = Use the amount that is there already: the payer's name with _brings, or amount in a payment.
dv0435 = The loan “{ $id }” is only paid out in this meeting, so there is nothing to reschedule.
    .help = Name in loan one of the loans at the head of the script.
dv0436 = The loan “{ $id }” is paused, and this step puts a new plan for it to the vote.
    .help = If it is collected again, remove paused: true from loans; otherwise remove changes.
dv0437 = The plan comes to { $sum }, and { $debt } are owed.
    .help = Correct parts or part: parts times part must cover the debt; only the last part may be smaller.
dv0438 = The first part of the new plan is due in a month that is over.
    .help = Correct first: the month of this meeting or a later one.
dv0439 = The last part is due { $months } months after the loan was paid out; scripts allow at most { $most }, twice the term of the charter.
    .help = Take fewer parts, or an earlier month in first.
dv0440 = Pays before its time (Early) and brings { $brings } alone, while { $due } are due this month already.
    .help = For a payment in time write pays: Loan; for one before its time brings must be more than is due.
dv0441 = { $owed } pay the whole loan back, and { $brings } are brought: more than the largest note too much.
    .help = Correct brings: change is given back, so nobody hands over so much.
dv0442 = The gift is goods, and { $brings } of money are brought with it.
    .help = Write brings: 0; for a gift of money add another payer with pays: Donation.
dv0430 = The tasks that cannot wait need { $needed }, but the operating fund has { $has } then.
    .help = Lower a cost, or write can_wait: true at a task that may be left to the month after.
dv0431 = Team { $team } has { $hands } hands for all candidates together, more than { $most }: one hand for each person and seat.
    .help = Lower agree of that team, or raise seats.
dv0411 = The value `{ $name }` is declared as { $declared }, but its step has { $own }.
    .help = Delete it from values: the amount in the step is taken by itself.
dv0420 =
    { $way ->
        [less] At the opening the second book has { $off } less than the treasurer's in the { finding-fund }, and no step corrects it: the books can never agree.
       *[more] At the opening the second book has { $off } more than the treasurer's in the { finding-fund }, and no step corrects it: the books can never agree.
    }
    .help = Add a Book step with purpose: Correction(…), or leave this line of second_book out.
dv0421 =
    { $any ->
        [yes] After a correction of { $by } in the { finding-fund } the books still differ: { $needed } is needed.
       *[no] A correction of { $by } in the { finding-fund }, where the books do not differ at the opening.
    }
    .help = Change by, book or fund here, or opening.second_book.
dv0422 = A late slip of { $amount }, but only { $short } is missing at the opening: after it there would be more notes than the books have.
    .help = The money was paid before, so it must be missing: write short: in opening, or change amount.
dv0423 = { $balance } is written off, more than the { $reserve } of the capital that is kept back.
    .help = A loan is written off only where there is a reserve (brief 4.7). Extend it first, or change the balance.
dv0424 = A list of notes comes to { $sum }, and on no path that much lies in the boxes.
    .help = Change the list in notes or otherwise, or leave it out.
dv0425 = On one path { $sum } lies in the boxes, and no list of notes comes to that, so the largest notes are taken.
    .help = Add a list for this sum in otherwise.
dv0426 = The charter of the club does not say how much is given here ({ $field }).
    .help = Add { $field }: to charter in the file of the club, or use purpose: Spending.
dv0427 = { $amount } is paid, but the charter gives { $given }.
    .help = Leave amount out: visiting money follows the charter.

## DV05: points

dv0501 = This step is judged but gives no points.
    .help = Add points: {"{"}…{"}"}; in Choose they stand on the options.
dv0502 = No option has the most points in every block, so the full score cannot be reached.
    .help = Give the best option the most points in each block.
dv0503 = All options give the same points.
    .help = Where nothing is right or wrong, use Discuss.
dv0504 = In { $longest } of { $decisions } decisions the longest option is the right one, which is easy to guess.
    .help = Shorten right options, or lengthen wrong ones.
dv0505 = Points written here are never counted.
    .help = Drop them; in Choose they stand on the options.
dv0506 = { $takes ->
    [yes] Taking only options that give a reason (vì, để, khỏi, cho kịp …) scores { $scored } %, guessing { $chance } %: the tone gives the answer away.
   *[no] Skipping every option that gives a reason (vì, để, khỏi, cho kịp …) scores { $scored } %, guessing { $chance } %: the tone gives the answer away.
}
    .help = { $takes ->
        [yes] Take some reasons out of right options, or add some to wrong ones.
       *[no] Give about half of the right options a reason, and take some out of wrong ones.
    }{ $n ->
        [0] {""}
       *[other] {" "}It shows most in: { $steps }.
    }
dv0507 = { $field ->
    [says] The computer may do wrong in this step, and nothing says what the seat says when it does well: the look of the page gives the answer away.
   *[then] Where nobody objects to this mistake, nothing tells how the meeting put it right, and the next steps go on as if it had been done well.
}
    .help = { $field ->
        [says] Add says: "“…”" before planted:, in the same form and about as long.
       *[then] Add then: "…" to planted:, saying what the meeting did next.
    }
dv0508 = Objecting to every line that is { $habit ->
    [shorter] shorter
    [longer] longer
    [with-reason] given with a reason (vì, để, khỏi, cho kịp …)
   *[without-reason] given without a reason
} finds { $told } of { $of } mistakes: the tone gives the answer away.
    .help = { $habit ->
        [shorter] Shorten says:, or lengthen the line in planted:.
        [longer] Lengthen says:, or shorten the line in planted:.
        [with-reason] Give some says: a reason, or take some out of planted:.
       *[without-reason] Take reasons out of says:, or add some to planted:.
    }
dv0509 = Two options are worth the most: `{ $first }` and `{ $second }`.
    .help = Take points from one, or rewrite it so that one way is right.

## DV06: text

dv0601 = `{ $field }` is empty.
    .help = Write it, or leave the field out where that is allowed.
dv0602 = `{ $found }` is not {"{"} $name {"}"}.
    .help = Only $ and the name of a value may stand in braces.
dv0603 = The amount `{ $found }` would be wrong on another path.
    .help = Name it under values and use {"{"} $name {"}"}.
dv0604 = `{ $found }` is not in NFC{ $more ->
        [0] {""}
       *[other] {" "}(and { $more } more texts)
    }.
    .help = Type it again, or turn the whole file into composed Unicode (NFC). Or add --fix and let the program do it.
dv0605 = There is an invisible character U+{ $hex }.
    .help = Delete it.
dv0606 = Question and options need { $lines } lines; the wall has only { $room }.
    .help = Make them shorter.
dv0607 = The cue is { $width } columns wide; there is room for { $room }.
    .help = Cut it to a few words.
dv0608 = The rule `{ $rule }` has no name, so the screen shows it as it stands.
    .help = Name a rule that has one, or write in words what it says.
dv0609 = This question is about interest but does not say how to round.
    .help = Add to the prompt: “làm tròn đến nghìn đồng”.

## DV07: paths

dv0701 = No path leads to this step.
    .help = Look at its when and at the jumps over it (go), or drop it.
dv0702 =
    { $missing ->
        [yes] The { finding-fund } lacks { $sum } for this step, so nobody can finish it.
        [bank] At the bank the { finding-fund } lacks { $sum } for this step, so nobody can draw it.
       *[no] Even the right answer is refused here ({ finding-refusal }), so the meeting cannot go on.
    }
    .help =
        { $missing ->
            [yes] Lower the amount, raise the opening balance, or ask for the money in when.
            [bank] Draw less, or let more be at the bank in opening (income_bank, operating_bank).
           *[no] Look at what this step needs: members, loans, amounts.
        }
dv0703 = In the cut of { $cuts } minutes there is a path on which the { finding-role } has nothing to do.
    .help = Give this role a step that is played on that path too.
dv0704 =
    { $what ->
        [line] Line { $line } of the { finding-book } is off by { $rest }.
        [capital] The capital changes from { $before } to { $after }.
        [notes] The notes come to { $notes }, the book has { $boxes }.
       *[books] The two books still differ in line { $line } after the count.
    }
    .help = Look at the amounts of this step.
dv0705 = { finding-account } can fall to { $balance }.
    .help = Change the amount, the opening balance, or the when of the step.
dv0706 = The right answers earn { $earned } of { $possible } points in { finding-block }, so the full score cannot be reached.
    .help = Change the points of this step, or drop fatal from its best option.
dv0707 = The right answer is an error that caps the score ({ finding-fatal }).
    .help = Drop fatal here, or give another option the most points.
dv0708 = This scenario has too many states (more than { $limit }, or too many flags), so its paths were checked only roughly.
    .help = Other findings on paths may be too strict. Use fewer flags, or ask for each soon after it is set; let fewer steps wait for a meter (when: Meter).
dv0709 =
    { $held ->
        [yes] The right answer “{ $item }” says that a vote was held, but on this path none was.
       *[no] The right answer “{ $item }” says that no vote was held, but on this path one was.
    }
    .help = Give this case a right answer of its own: right_if in minutes, mistake_if on a paper, or when on the step.
dv0710 = The flags “{ $first }” and “{ $second }” are both set, so two answers are right.
    .help = Let each path set one of them alone, or drop one of the conditions.
dv0711 = The question names “{ $name }”, which is 0 on this path.
    .help = Give the step a when, or word the question differently for this case.

dv0712 = The question gives away “{ $name }”, the very number that it asks for.
    .help = Leave the number out of the question; put it into why, which is read after the answer.
dv0713 = The cut of { $cuts } minutes has this step, but no path of it leads there.
    .help = Raise the cut of this step, or lower the cut of the step that sets its condition (when).
dv0714 = `{ $payer }` brings money for a loan of which nothing is left to pay now.
    .help = Take out one of the two payments, give one a condition (when), or let the first be a part (in_part).

## DV08: locales

dv0801 = This text cannot be read; the others in the file still work.
    .help = A text is written id = words. The reader says: { $reason }.
dv0802 = `{ $id }` stands here twice; the first is used.
    .help = Keep one of them.
dv0803 = { $n } texts of the Vietnamese are missing: { $ids }.
    .help = Add each as id = words.
dv0804 = The Vietnamese has no text `{ $id }`; nobody ever sees this one.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Drop it, or change the id.
        }
dv0805 =
    Its values are not those of the Vietnamese: it { $differs ->
        [lacks] lacks { $lacks }
        [both] lacks { $lacks } and adds { $adds }
       *[adds] adds { $adds }
    }.
    .help = Use the same {"{"} $name {"}"} as the Vietnamese.
dv0806 = There is no scenario `{ $id }`, so this file is never read.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Name the file after the id of its scenario, or ui.ftl.
        }
dv0807 = This scenario has no { $file }.
    .help = Write it, one line for each text: id = words.
dv0808 = This language is not written with `{ $letter }` (U+{ $hex }).
    .help = Type it again; letters that look alike may be of another alphabet.
dv0809 = This text is { $columns } columns wide; it should be no wider than { $most }.
    .help = Say it in fewer words, so that it does not push the work off the wall.
dv0810 =
    { $row ->
        [columns] This row has { $columns } columns instead of 8.
        [mark] `{ $found }` is not the mark of a text.
        [state] There is no state `{ $found }`.
       *[twice] `{ $found }` has two rows; the first is used.
    }
    .help =
        { $row ->
            [columns] Put one tab between columns, and keep empty columns.
            [mark] A mark is 16 digits 0-9, a-f; import writes it.
            [state] States are draft, converted, documented, reviewed, read-aloud.
           *[twice] Keep one of them.
        } Until then the text counts as a draft.
dv0811 = The Vietnamese has no text `{ $key }`, so this row is about nothing.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Drop the row, or change the id.
        }
dv0812 = This language has no words for `{ $key }`.
    .help = Drop the row, or add the words to the .ftl file.
dv0813 = { $n } texts have no row in state.tsv: { $ids }.
    .help = They count as drafts. `dongvai lang import` writes words and states together.
dv0814 = The Vietnamese has changed since { $n } texts were made: { $ids }.
    .help = They are drafts again. Let a speaker look at a new sheet (`dongvai lang export`).
dv0815 = The words have changed since { $n } texts were given their state: { $ids }.
    .help = They are drafts again. Let a speaker look at a new sheet (`dongvai lang export`).
dv0816 = `{ $key }` is called reviewed without the code of who did it, the place or the date.
    .help = Fill in all three, or call it a draft.
dv0817 = This text has braces nested too deeply; the others in the file still work.
    .help = Delete the {"{"} that are too many; a text needs {"{"} $name {"}"} and no more.
dv0818 = After this number the Mông word changes its tone: `{ $found }` should be `{ $becomes }`.
    .help = After ib, ob, peb, plaub, tsib, cuaj: tus becomes tug, hli hlis, xyoo xyoos, pua puas. In the official script, after iz, oz, pêz, plâuz, tsiz, chuôx: tul becomes tus, hli hlil, shông shôngl, puô puôl.
dv0819 = The signs of the Thái word `{ $word }` are not typed in the right order.
    .help = Type { $ordered }: left vowel, consonant, vowel mark over or under it, tone, right vowel, last consonant. Leave a space between syllables.
dv0820 = `{ $word }` here and `{ $other }` above: two words, or one word spelt in two ways?
    .help = Spell a word in one way in the whole file.

## The map of a script

finding-map-seat =
    { $role ->
        [chair] Chair
        [treasurer] Treasurer
        [secretary] Secretary
        [income-deputy] Income deputy
        [health-deputy] Health deputy
       *[room] The hall
    }
finding-map-numbers = The numbers are those of the { $cut }-minute cut, as on the screen and after --at; – marks a step that it leaves out.
finding-map-idle = Nothing to do: { $seats }
finding-map-nothing = nothing to do
finding-map-idle-in = { $seat } (in { $cuts } minutes)
finding-map-says = { $who } speaks
finding-map-cut = from { $cut } minutes
finding-map-when = if { $what }
finding-map-with = { $flag }
finding-map-without = no { $flag }
finding-map-not = not { $what }
finding-map-and = {" "}and{" "}
finding-map-or = {" "}or{" "}
finding-map-at-least = { $meter } at least { $n }
finding-map-below = { $meter } below { $n }
finding-map-books-differ = the books differ
finding-map-sets = sets { $flags }
finding-map-asks = what is right depends on { $flags }
finding-map-goes = jumps to { $steps }
finding-map-planted = the computer may err
finding-map-flags = Flags
finding-map-flag = set at { $set }; asked at { $asked }
finding-map-flag-unread = set at { $set }; asked nowhere
finding-map-set-at = set at
finding-map-asked-at = asked at
finding-map-nowhere = nowhere

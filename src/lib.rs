//! # Đóng vai
//!
//! A terminal app in which the board of a *Câu lạc bộ Liên thế hệ Tự giúp nhau* rehearses its monthly meeting, by
//! role, before running it for real. This page is the map of the code as it is; modules stand in reading order.
//!
//! ## Three rings
//!
//! **Core**: pure and deterministic; no clock, no file, no terminal, no language.
//!
//! | module | what it is |
//! |---|---|
//! | [`limits`] | how long and how deep a file may be before a parser gets it |
//! | [`id`], [`money`] | names that authors give; whole đồng |
//! | [`club`] | a club as data: members, charter, two funds and two books, loans |
//! | [`scenario`] | a practice script: its shape, how it is read, what can be wrong with it |
//! | [`meeting`] | the simulated meeting, `decide` and `apply`: **read this first** |
//! | [`review`] | scores, questions of the debrief, and the rows that lists, figures and papers show |
//!
//! **Adapters**: [`text`] (the only place that measures; Telex, VNI, slips of spelling in drafted languages), [`workbook`] (spreadsheet files, row by row),
//! [`locale`] (Fluent, which drafts may be shown, the values in lines, Vietnamese rules for numbers, the sheets for
//! teachers), [`record`] (SQLite), [`export`] (papers to print and to edit, data for other programs), [`tui`] (screens;
//! large letters for a wall; letters drawn where a terminal shows them wrong).
//!
//! **Shell**: [`paths`] (the only reader of the environment: one rule for folders, and where sticks are mounted),
//! [`library`] (finds scenarios and locales, lists them from an index without reading them, and lists every line to translate), [`corrections`] (what the room corrects,
//! between record and texts), [`pin`] (keeps people at the keyboard out of the trainer's screens), [`practice`] (decide,
//! append, apply: the only writer of events; and what is counted from them), [`papers`] (from a session in the record to
//! files in a folder), [`exporting`] (the whole record to files for other programs), [`carrying`] (the record in one file to
//! carry away), [`handover`] (all that the next trainer needs), [`traces`] (our own files that still hold something of an
//! erased person), [`weight`] (the size of the data folder, and what of it may be removed), [`journal`] (troubles that stop
//! nothing, for `doctor`), [`cli`].
//!
//! **Helpers** that adapters and shell share: [`calendar`] (dates from milliseconds), [`clock`] (the only call to now),
//! [`files`] (written whole or not at all, read only if they are ordinary files), [`progress`] (how far long work is, and
//! how it is stopped).
//!
//! ```text
//! main → cli → {tui::runner, papers, exporting, carrying, handover} → {practice, library, corrections}
//!                                          → {tui, export, record, locale, workbook, text} → core
//!              core:  review → meeting → scenario → club → money, id
//! ```
//!
//! `tests/suite/imports.rs` lists what each module may name and fails if a path points upwards. `tests/suite/circles.rs`
//! fails if more than six files lead to each other in a circle, `tests/suite/names.rs` if two public types share a name or
//! the glossary grows beyond forty words, `tests/suite/kinds.rs` if a kind of step is listed anywhere else,
//! `tests/suite/files.rs` if a file is too long or alone in its folder, or an enum is listed by hand.
//!
//! What lists, figures and papers show are plain rows in `review::sessions` and `review::group`: `record` fills them,
//! `tui` draws them, `export` writes them. `practice::Session` only reads; `practice::LiveSession` alone writes events.
//!
//! A kind of step is one file in each of four folders: `scenario::kinds` (what an author writes, its lines, what can be
//! wrong with its shape), `meeting::kinds` (its answer, its tasks, what is right, other answers), `export::kinds` (what
//! papers say of it), `tui::screens::meeting::kinds` (its view and its words). The file beside each folder lists the kinds
//! without a default; answers are tied to their kind by type.
//!
//! A screen asks for another one by a `tui::route::Route`; `tui::screens` alone knows them all.
//!
//! A second window (`dongvai follow`, [`tui::runner::follow`]) reads the record beside the one that plays. The same views
//! make its wall ([`tui::wall_view`]); the trainer's page is [`tui::lectern`]. Which page is shown stands in a small file
//! beside the record ([`tui::runner::showing`]).
//!
//! ## Glossary
//!
//! | English | Vietnamese | what it is |
//! |---|---|---|
//! | club | câu lạc bộ | a Câu lạc bộ Liên thế hệ Tự giúp nhau: members, charter, two funds |
//! | board | Ban Chủ nhiệm | its officers: Chủ nhiệm (chair), Thủ quỹ (treasurer), Thư ký (secretary), and two to six more |
//! | member | thành viên | never *hội viên*, which is a member of Hội NCT |
//! | team | tổ | members whose hands are counted together, by a tổ trưởng |
//! | village | bản | where a club is |
//! | charter | quy chế | the club's own rules: every limit, rate and share |
//! | quorum | tỷ lệ biểu quyết | how many must be present to vote on money |
//! | income fund | Quỹ tăng thu nhập | lent, never spent |
//! | operating fund | Quỹ hoạt động | fees, interest and gifts; spent |
//! | first book, second book | sổ quỹ, sổ thứ hai | the cash books of the treasurer and of the secretary |
//! | principal, interest | gốc, lãi | the two parts of a payment on a loan; who pays is a *người vay*, never *con nợ* |
//! | scenario | bài tập | what an author writes: one meeting of a club, in parts and steps |
//! | script | kịch bản | the RON text of a scenario |
//! | story | bài tập và câu lạc bộ | a scenario together with the club it is played in |
//! | part | phần | a part of the agenda |
//! | step | bước | one moment of the meeting that belongs to one role |
//! | kind | loại bước | what a step asks for: choose, speak, count, vote … |
//! | task | việc | what takes one answer; most steps have one |
//! | role, seat | vai | who acts; a seat is a role that a person or the computer plays |
//! | cut | số phút trên lớp | the minutes of class; a shorter cut shows fewer steps |
//! | flag | cờ | something that has happened, for later conditions |
//! | meter | thước đo | clock, attendance, understanding, voices, trust |
//! | planted mistake | chỗ chưa đúng | what the computer does wrong, for a trainee to object to |
//! | command | lệnh | what a seat, the room or the trainer asks of the meeting |
//! | event | diễn biến | what has happened, with its whole outcome |
//! | try, model answer | lần thử, cách làm đúng | the first try counts; a model answer follows the rules |
//! | session | buổi tập | one story as it is played: a list of events |
//! | record | tệp kết quả | the SQLite file with all sessions |
//! | trainee | người tập | a person with an id; the code (số thẻ) is only a label |
//! | trainer | giảng viên | who leads the class |
//! | wall, lectern | tường, trang của giảng viên | what the hall sees; what only the trainer sees, in a second window |
//! | line | câu | one text with its key |
//! | draft | bản nháp | a line that no speaker has reviewed |
//! | state | tình trạng | how far a drafted line can be relied on |
//! | finding | lỗi | what is wrong with a file: code, place, values |
//!
//! ## One key, all the way
//!
//! ```text
//! key → tui::keys → Input → Screen::update → Effect::Ask(Request::Try(Command))
//!     → practice: events = meeting::decide(..)     pure
//!                 store.append(..)                 one transaction, synced
//!                 meeting.apply(event)             pure
//!     → Report::Recorded → the screen moves on → drawn once the queue is empty
//! ```
//!
//! ## Invariants
//!
//! - Nothing in core names ratatui, crossterm, rusqlite, fluent, `std::fs`, `std::env`, `std::time`, or asks the time.
//! - `apply` is total and holds no rule; `decide` never writes. A refused or wrong try is an event, not an error.
//! - Only `practice` appends events. Append comes before apply: **what the screen shows is already on disk**.
//! - No draft is shown without its mark, no protected draft at all, and a state counts for its own words and its own
//!   Vietnamese alone: `locale::layer` decides it once, for every screen.
//! - Events carry their whole outcome and name steps, options and members by id, never by text or place; a session
//!   replays in any language, at any size, after the wording has changed.
//! - The second cash book is written by postings of its own; nothing copies one book into the other.
//! - What people read is a message of `locales`; commands read `cli.ftl` and `check.ftl`, screens `ui.ftl` alone. A
//!   failure and a finding carry an id and values, and become words where they are printed.
//! - No width is taken with `len` or `chars().count()`. No float touches money. No sentence is made in core.
//! - No global state, no shared mutability, no async. (`tui::context::ShownLines` collects the lines of one frame,
//!   `tui::large::Drawings` keeps letters that were drawn; the terminal alone is shared, by one lock, between the loop and
//!   the watchdog.)
//!
//! ## Decisions
//!
//! What a meeting is like and why, with sources, stands in `scenarios/RULES.md`. These are decisions of design:
//!
//! - An option is always taken, a bad one too: its effects apply, its reason is shown, the meeting goes on. A task that
//!   asks for a value stays open for three tries, then its working is shown. The first try counts.
//! - Voting on money without a quorum is taken, and is fatal. A fatal error caps the total at 50.
//! - A line of a step names the values as they were when the step was opened (`locale::values`), on screens, in replays and
//!   on papers: the sum that is to be paid stays the same after it has been paid.
//! - What is right may depend on what happened: the wording of a field in the minutes whose flag is set (`right_if`), a
//!   line of a paper that is wrong only then (`mistake_if`), another order (`order_if`), what an option is worth
//!   (`worth_if`). `put_off` is the flag of a vote that was put off. `explore` finds a record held for right that claims a
//!   vote which a path did not hold (`scenario::claim` knows the words), and two answers that are right at once.
//! - Header, clock, ribbon and the trainer's menu show the step on the page, also after its answer, when the
//!   meeting is already at the next one. Before an answer, nothing around the page tells what the step asks.
//! - A step is done again in a session of kind `redo`: a fork that ends with its step, stands with its parent, and is
//!   never listed, counted or exported as a session. The page where it or a debrief was left is a setting
//!   of the record, and the next start goes on there.
//! - A step has one number in its cut, on every path: the screen, the trainer's printed guide, the map and `play --at` name
//!   it alike. A preview of a step off the model path follows the answers that `explore` finds to it (`explore::path_to`), before a hall.
//! - How a part is led (`Part::guide`: aim, where to stop, mistake, question, what to take home) is for the trainer alone: the
//!   kit's last paper and the lectern have it, no other page.
//! - In a menu a digit opens at once, and a number belongs to one entry, whether that is shown or not; on an answer it
//!   selects, and Enter commits. The footer says which.
//! - The screen is mirrored as a rule. Where a board or a hall has played last, in this start or before it, the trainer's
//!   pages ask first to hide the wall (`tui::overlays::curtain`). A score of theirs stands nowhere without a question.
//! - A sign on a screen has one meaning (`tui::signs`), and the ground of a color belongs to one role (`tui::theme`).
//!   Large letters are pixels of one table in half blocks (`tui::large`), in the terminal check as on the wall; without half
//!   blocks they are text. Outlines draw Tai Viet alone.
//! - What the hall sees of an answer comes after it: sums of notes, books and funds as bars, hands sorted within each team,
//!   and what another option would have come to, one by one. A roll counts what was marked, not what is right.
//! - The room is drawn from the roll, team by team (`screens::meeting::room_map`): a person for each seat where the window
//!   has room, else a sign. It gives no totals. Who has the word is drawn reversed; a hand is never shown at its seat.
//! - Each kind says which numbers it asks for (`Rules::hides`); `explore` finds a line before the answer that tells one.
//! - Where all of the second language on a page is a draft, the top line says so once (`tui::page::Page::written`). Where not
//!   everything fits, what can be chosen is listed in the main language, and what is in focus in both: nothing is scrolled
//!   to choose.
//! - In a pause the hands for each option are counted. A count is an event that is never judged; the debrief shows it.
//! - A discussion and a pause have three minutes. Only while they run, or the speaking clock does, the loop wakes once a
//!   second (`tui::view::RunningClock`).
//! - Before a hall each part begins with its title. What a shorter class leaves out is told in one line without names
//!   (`screens::meeting::meanwhile`), in the author's words where a step has some (`meanwhile`).
//! - A view says which page of it is for the hall ([`tui::on_wall`]); what says nothing is covered on a second screen, and
//!   menus and questions of the trainer leave the page below them there. On such a wall all is as
//!   before a hall, in every mode: no private line, cue, code, club, or debt under a name.
//! - A second window looks at the disk once a second and opens the record only after a change, for reading, without its
//!   index of the log being written ([`record::Access::Beside`]); between two looks it holds no file. Where a log lies there
//!   without an index, as when another program copied both by hand, SQLite makes one. The small file is not synced: it is
//!   written after the frame, and after a power cut the record alone counts. What it says counts while it fits the record;
//!   otherwise the session stands as it was saved last.
//! - A form that is being filled in is kept when a row is left and before the program is left, as a setting of the
//!   record; its answer and every erasing take it away. A wrong try that left its task open comes back from the events,
//!   with its marks. The same answer again, and a paper without a tick, are asked about once.
//! - A clicker goes on and back only where nothing is chosen or typed.
//! - What the computer does, and how its slip was put right, is read to its end: Enter first shows what is below
//!   (`View::is_read_first`).
//! - No answer is no wrong answer. An empty list is asked about first; "could not be followed" is an answer that is kept and
//!   judged nowhere. A roll call begins without a mark.
//! - The diary of a session tells what was done: what was heard, worked out, put in order, marked or chosen, and what the
//!   board then did (`then`). A cue says how it is done well, so it never stands for what was done. The minutes hold content
//!   alone: of a speech the wordings that an author gave for them, and what the steps settled.
//! - The debrief names a step by its situation and what was chosen in it. What people did comes before slips of the
//!   computer without an objection; a trainee who played alone is addressed as one person. The first try is what counts;
//!   where the meeting was stepped back, what was done at last stands below it, and is asked about as done again.
//! - Where the computer may do wrong, it says one line either way: `says`, or what is planted. `check` finds where form,
//!   length or tone tells them apart. If no one objects, the meeting goes on with the model answer, and `then` tells on the
//!   screen, in the diary and in the minutes how it was put right, by no other seat: a trainee may sit there. Figures and conclusions that build on such a step have a remark on every
//!   paper (`papers::played::remarked`). What the computer said is printed, not a list of points.
//! - Of a vote, papers print the hands and names that were counted. What the chair said otherwise is printed as a claim.
//! - A plan of the month has no written answer: right is every plan that keeps the rules, and the model shares the tasks out by
//!   the author's first choices. The plan with which the meeting goes on is part of an outcome. It moves no money.
//! - Who is elected follows from the hands alone: the most of them, more than half of those present, no more than seats; a
//!   tie at the last seat fills none. An election without a quorum is wrong, and not fatal: it is about no money.
//! - A session makes the papers that it can fill truthfully, and says what the others lack (`export::papers::lacking`).
//! - Where the books are compared (a count, an option that mends them) a difference is put right by a line of its own, in
//!   the second book. Papers show that line at its own time, and balances as they stood.
//! - A number that cannot be meant is refused and costs no try: more people than there are, more than twice the money of
//!   the club (`meeting::figures::is_possible`), cash that no notes come to. So no paper holds it.
//! - Of a loan, this month is late once no step that can still come takes a payment for it; where none ever does, once no
//!   loan is paid back any more (`meeting::figures::months_late`). A loan that is paused is never late.
//! - The event of a carried vote on a loan holds the new plan and what is due by it (`Outcome::rescheduled`), so a replay
//!   needs no rule. Dues are those of the plan from then on, less what later lines of the book paid; on a path on which money
//!   came first the plan stays as it was voted, and no longer comes to the debt.
//! - Goods are in no account. The second book has a task for them all the same: whoever writes their price there is found
//!   at the next count.
//! - A roll can be taken again: it says who has come (`arrived`), asks for those alone who were away, and the quorum is that
//!   of the people who are there then. `check` counts who is there step by step.
//! - The shipped files are one packed archive in the program (`build.rs`); a list of scenarios comes from an index that a test
//!   holds to the scenarios (`library::listed`), so a start and a list read none of them.
//! - `explore` stops at too many states, and at too many that it would have to keep whole; then it approximates, and calls no
//!   step unreachable that it did not see.
//! - The trainer's pages say of a step with a condition every step of the cut that can set its flags, with the words of the
//!   option (`export::kit::conditions`): the screen has the options in another order.
//! - `play --at` plays to a step in a record of its own, which is removed at the end, so no preview is counted. `--watch` makes
//!   it again at each save, told by the events of the system (`cli::watch`).
//! - A deputy is a seat where a script has something judged for it (`Scenario::seats`): alone, or at a board of five
//!   (`Setup::deputies`); otherwise the computer plays it.
//! - What the computer chooses rightly is told after it, with its reason and the other options, as after a choice of one's own
//!   (`OnScreen::stops_after_watching`). What else it does rightly goes on without a word.
//! - A spare bracket and a lost first quote are found by trying: the reader goes on without the fault, so it is one finding and
//!   hides nothing (`scenario::reader::spare`).
//! - Money changes its place between a box and the bank by a `Pay` that makes no fund larger or smaller; a gift of capital is
//!   the only payment that changes the capital. A balance that is written off makes it smaller by just that.
//! - Notes and boxes move alike but for two things that a script says: a line without notes (`Book`), and notes beside the
//!   books (`MeterEffect::Cash`), as after wrong change. `explore::money` holds every answer to that.
//! - What is off between the books before the meeting stands in the opening line of the second book. A count names it and
//!   leaves it, because its slips are not those of today; a correction (`BookPurpose::Correction`) mends it, in that line.
//!   `explore` finds a path on which it stays. A count always offers that line, so that it gives nothing away.
//! - What lies in the boxes at a count is laid by the author for each path (`Count::notes`, `otherwise`); `explore` finds a
//!   list that lies there on no path, and a path without one.
//! - `check --fix` repairs brackets, quotes and commas first, each only where fewer of them are wrong then; only in a text whose
//!   brackets are right does it retype anything. The examples of `check --explain` are those that the tests hold `check` to.
//! - A Vietnamese line of one's own script that is put right on a screen is also written into its file, if nothing else of the
//!   script changes by it and it can still be played (`scenario::reader::reworded`).
//! - What a payer brings and what is paid out is a value that no script declares; in the texts of a `Pay` step its own is
//!   `{ $amount }` (`scenario::builtin`).
//! - A guest belongs to the scenario and never to the club: speaks, gives and is paid under a name, and stands in no roll and
//!   no vote (`scenario::guest`).
//! - An objection to what was right halves what one right objection has earned. Each step counts once, in turn.
//! - `explore` walks every cut, every option, and for a value the right one and a wrong one; equal states are merged, and what
//!   it claims it claims over merged states. A seat alone and a board have no paths that a hall has not.
//! - Lines about money, consent, rules, votes and scores are protected, because a wrong word could do harm there: in a
//!   drafted language they stay Vietnamese until a speaker has reviewed them.
//!
//! ## Where this differs from the first design
//!
//! - `explore` stands in `meeting`, not in `scenario`: it plays meetings, and nothing imports upwards.
//! - Parts and steps of a script are cut by `scenario::reader`'s own outline of brackets instead of RON raw values:
//!   with those, one missing comma would hide every step after it.
//! - A step is one or more *tasks* (`meeting::kinds::tasks`): `Collect` has one for each payer and each line of the
//!   second book, `Pay` two. So two seats can work in one step, and every task has its own tries and points.
//! - A `rule` in a scenario is a reference such as "brief 4.5": a section of `scenarios/RULES.md`. Its name is a message
//!   of the screens. A part may have a `short` name for the header.
//! - RON is read with `implicit_some` and `unwrap_variant_newtypes`, so that steps read as the design writes them.
//! - Colors are of xterm's fixed 256, not free RGB: every terminal has them, and they are half as long on the wire.
//! - `t` does not cycle: it opens a panel, from which a digit chooses. With seven pairs of languages a cycle would put
//!   the international Mông script on the wall of an official class on the way to something else. `t` `t` goes back and
//!   forth between the last two.
//! - A row of `state.tsv` also has the mark of the words it was given to, so that editing a reviewed line by hand makes
//!   it a draft again. Marks are the first eight bytes of the SHA-256.
//! - What is protected is told by structure: prefixes of ids (`locale::protect`); steps that count, collect, pay,
//!   figure or vote; lines that say why; lines that name an amount or the quorum (`scenario::lines`).
//! - Header and status take more lines, and table cells too, where a language is longer than the place.
//! - Before a hall the name of a member who is late or owes a fee is on no screen (`screens::meeting::kinds::collect::who`).
//! - `lang status` also counts `authored` lines: those of Vietnamese and English, which are in no state of review.
//! - Attempts are not written with an answer. A session that is written to is marked, and `practice::counting` counts
//!   it from its events before it is listed: answers as rows, roll-ups by step kept by triggers, its result,
//!   the words it is found by. All of it can be thrown away, so a merge and a recovery take events alone.
//! - A source of a merge is copied home and opened there, so nothing on a stick is changed and an old or damaged one is
//!   brought up to date or recovered like our own. Of copies that went apart the order of their hashes says which keeps
//!   the id; forks follow the copy whose beginning they share.
//! - A code is a label, and a person is an id that one laptop has made (`record::people`). HV-01 on two laptops means
//!   two people until a user joins them. Everything about a person uses the smallest of the joined ids.
//! - Erasing a person also removes their codes and all free text of the sessions they sat in, because it may name them.
//!   A tombstone keeps each id. A person who uses the code later is a new person. A date alone never erases anything,
//!   because a clock may be wrong.
//! - A joining erases no person by itself, because it may be a mistake. A person who is joined to an erased one later is
//!   told of when merging and in the list of people, until they are erased or taken apart.
//! - While no session is open the one file is the whole record: a window makes a checkpoint and truncates its log
//!   when a session ends and on every way out. The mark `log-open` says in the file itself that a log belongs to it,
//!   the mark `backup` that none does (`record::marks`).
//! - Rows of a source are read with our own types before any is taken (`record::inspect`); what fails is left out and
//!   named. Nothing of a foreign schema is evaluated (`record::merge::foreign`), and our own record is recovered
//!   where its schema is not ours (`record::schema`). A sound copy repairs what fails here (`record::merge::repair`).
//!   Recovery also reads leaf pages that no root leads to (`record::recover::pages`), and events where they were
//!   before they were moved.
//! - The content hash has two parts: `facts` (sessions, events, seats, joinings, erasures) and `words` (notes, codes
//!   and names, corrections).
//! - The group's figures are by the trainees' own club (`home`, a field of the seat) before the story's club.
//! - `append` compares the events before it where another connection has written since (`record::store`): a merge may
//!   have put another copy under the id of an open session.
//! - On Unix the terminal's bytes are read by `tui::runner::input`: replies of terminals come in pieces among the keys,
//!   and no library above the line can tell them apart. A reply counts from its beginning, so fast keys do not put
//!   off its end; a rest that comes late is held until it ends or a pause shows that it was typed. Signals come
//!   through pipes that are waited for with the keys.
//! - On Windows `tui::runner::input::records` reads the console's own records: what comes faster than a hand types is one
//!   paste, and only the record tells a letter that was pasted as a release from a key that goes up.
//! - An Enter that leads on counts once its screen has been drawn and 300 ms after the last one (`tui::runner::enter`).
//!   Programs that type set `DONGVAI_ENTER_PAUSE_MS=0`.
//! - The folders are one rule (`paths::folders`): a folder that was named holds everything; otherwise the record lies
//!   in the system's data folder and papers among the documents. A record that another start left elsewhere is
//!   offered at home.
//! - The first start asks for the language alone. Letters are asked about when they are first shown, the room
//!   (`screens::hall`) before a session on a wall. A test holds the way to the first answer at twelve keys.
//! - A file counts as written when its name is on the disk too (`files::held`), so a stick may be pulled out after
//!   "done".
//! - A hand-over (`handover`) is a folder: the program, and own files, corrected lines and settings below `ban-giao`.
//!   It replaces nothing where it is taken, and a PIN is never in it.
//! - What takes long runs in one worker beside the loop (`tui::runner::work`) with two channels between them.
//! - The loop waits for the disk, so that nothing is drawn before it is saved. Where the disk does not answer,
//!   `tui::runner::watchdog` says so over the last frame and hears Ctrl+C. Who leaves waits no longer than a second for
//!   the work and another one for the record.
//! - A program that was started from a stick is read into memory (`paths::stay`), so that the stick may be pulled out.
//! - Exports and teachers' sheets are written by `workbook`, not by `rust_xlsxwriter`: that keeps every cell in memory, or
//!   (in its mode of constant memory) writes them into temporary files and panics where the disk is full.
//! - What was said or done is read from the event beside each counted answer when data is exported; the word that is
//!   counted names an option, a value, or the fields that were wrong. What a score is made of is read from all events then
//!   (`export::data::rows::ScoreParts`), so that it can be made again out of the file.
//! - In a CSV file a text that a spreadsheet would convert (`007`, `1E5`, `=1`) begins with an apostrophe. A workbook has
//!   such texts as they are.
//! - Before and after are compared among meetings that are alike: the same seats (of a trainees' own club, those of its
//!   people), way of playing and length. The score of one person or club is the review of their own answers, as that of a
//!   session is of all. A session without answers has none.
//! - A sheet that comes back is compared with what it said when it was written (`cli::lang::import::slips`): where cells
//!   of a column are those of rows beside them nothing is signed, and in the whole sheet nothing becomes blank.
//!   A row counts by its own Vietnamese alone: beside another sentence, or with the sentence itself for words
//!   (`cli::lang::import::known`), it is refused.
//! - Words of a drafted line that stood in a book or were converted are a draft once they change. That words
//!   stand in a book cannot be typed by hand.
//! - The group's steps are counted over all sessions, because a class that ran out of time has answered too. Months,
//!   before and after are of whole meetings alone: half a meeting has other steps, so its rate and its score
//!   compare with nothing. Every page and sheet says which of the two it counts.
//! - Under a filter the group's figures are made of the chosen sessions in temporary tables of the roll-ups' names
//!   (`record::narrowed`), so that screens and exports ask the same questions.
//! - Facilitators' screens and papers are in Vietnamese and English alone; what trainees see is drafted in both
//!   scripts.

mod limits;
pub mod id;
pub mod money;
pub mod club;
pub mod scenario;
pub mod meeting;
pub mod review;

pub mod text;
pub mod workbook;
pub mod locale;
pub mod record;
pub mod export;
pub mod tui;

pub mod paths;
mod calendar;
pub mod clock;
mod files;
pub mod library;
pub mod corrections;
pub mod pin;
pub mod practice;
pub mod papers;
pub mod exporting;
mod carrying;
pub mod handover;
mod progress;
mod traces;
pub mod weight;
mod journal;
pub mod cli;

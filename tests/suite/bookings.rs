//! Lines without notes: a slip that comes late, a balance that is written off, a wrong line of an earlier month; and books
//! that differ when the meeting begins.

use rstest::rstest;

use dongvai::club::ledger::{Account, Book, Fund, Ledger, OPENING};
use dongvai::export::kit::KitPaper;
use dongvai::export::papers::SessionPaper;
use dongvai::id::StepId;
use dongvai::library::Library;
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::explore::{MOST_STATES, MoneyFault, PathFault, explore};
use dongvai::meeting::figures;
use dongvai::meeting::kinds::{Answer, BookAnswer, BooksSay, CountAnswer};
use dongvai::money::Dong;
use dongvai::scenario::kinds::{BookPurpose, Booking, PaymentPaper, StepKind};
use dongvai::scenario::model::Scenario;
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::{Condition, Fatal, Role};
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, changed_june, setup};
use super::kit;
use super::papers::{html, text};
use super::shots::JUNE;
use super::small_story::{Table, changed, fatal, refused, step, verdict};
use super::truth::has;

/// The payment of the small story becomes this line.
fn booking(scenario: &mut Scenario, at: &str, to: Option<&str>, purpose: BookPurpose) {
    let kind = Booking { prompt: "Ghi sổ.".to_owned(), to: to.map(Into::into), purpose };
    step(scenario, at).kind = StepKind::Book(kind);
}

fn late_slip(scenario: &mut Scenario) {
    scenario.opening.short = Dong(20_000);
    booking(scenario, "tea", Some("sen"), BookPurpose::LateSlip { amount: Dong(20_000) });
}

/// Before the line is written, a count; then what is owed of the loan is written off once the vote is carried.
fn write_off(scenario: &mut Scenario) {
    booking(scenario, "pay", None, BookPurpose::WriteOff { loan: "l1".into(), after: "carried".into() });
}

/// The second book begins with 9.000 đ too much; it is corrected before the fees are taken.
fn correction(by: i64) -> impl FnOnce(&mut Scenario) {
    move |scenario| {
        scenario.opening.second_book = vec![(Fund::Operating, Dong(9_000))];
        let purpose = BookPurpose::Correction { book: Book::Secretary, fund: Fund::Operating, by: Dong(by) };
        booking(scenario, "pay", None, purpose);
    }
}

fn room(story: Story) -> Table {
    Table::with(story, Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false })
}

fn ledger(table: &Table) -> Ledger {
    table.meeting.state().ledger.clone()
}

fn off(ledger: &Ledger) -> i64 {
    ledger.boxes(Book::Treasurer).0 - ledger.cash().0
}

/// Every fault but that of notes which a test did not lay.
fn faults(story: &Story) -> Vec<PathFault> {
    let found = explore(story, MOST_STATES).findings;
    let is_of_notes = |fault: &PathFault| {
        matches!(
            fault,
            PathFault::NotesOffBooks { .. }
                | PathFault::NotesNotLaid { .. }
                | PathFault::NotesOnNoPath { .. }
        )
    };
    found.into_iter().filter(|fault| !is_of_notes(fault)).collect()
}

#[test]
fn a_late_slip_closes_the_gap_and_moves_no_notes() {
    let mut table = room(changed(late_slip));
    table.go_to("tea");
    let before = ledger(&table);
    assert_eq!(off(&before), 20_000, "the notes lack what was paid on an earlier day");
    let Some(Answer::Book(right)) = table.model() else { panic!("no line") };
    assert_eq!((right.book, right.fund, right.amount), (None, Fund::Operating, Dong(20_000)));
    assert!(!right.papers.contains(&PaymentPaper::DatedBack));
    table.answer(Answer::Book(right));
    let Some(Answer::Write(line)) = table.model() else { panic!("the second book has the line too") };
    assert_eq!((line.income, line.operating), (Dong::ZERO, Dong(-20_000)));
    table.answer(Answer::Write(line));
    let after = ledger(&table);
    assert_eq!((off(&after), after.cash()), (0, before.cash()));
    assert_eq!(after.differences(), []);
    table.go_to("compare");
    let Some(Answer::Count(CountAnswer { books, .. })) = table.model() else { panic!("no count") };
    assert_eq!(books, BooksSay::Agree);
    assert_eq!(faults(&changed(late_slip)), []);
}

#[test]
fn a_date_of_another_day_is_wrong_and_more_than_the_box_has_is_refused() {
    let mut table = room(changed(late_slip));
    table.go_to("tea");
    let Some(Answer::Book(right)) = table.model() else { panic!("no line") };
    let mut papers = right.papers.clone();
    papers.push(PaymentPaper::DatedBack);
    let dated_back = Answer::Book(BookAnswer { papers, ..right.clone() });
    assert_eq!(verdict(&table.answer(dated_back)).wrong, ["papers"]);
    let too_much = Answer::Book(BookAnswer { amount: Dong(2_000_000), ..right.clone() });
    assert_eq!(refused(&table.answer(too_much)), Some("not-enough-money"));
    let below_zero = Answer::Book(BookAnswer { amount: Dong(-20_000), ..right });
    assert_eq!(refused(&table.answer(below_zero)), Some("out-of-range"));
}

#[test]
fn a_write_off_takes_just_that_from_the_capital() {
    let mut table = room(changed(write_off));
    table.go_to("pay");
    let before = ledger(&table);
    let owed = before.balance(Book::Treasurer, &Account::Loan("l1".into()));
    let Some(Answer::Book(right)) = table.model() else { panic!("no line") };
    assert_eq!((right.fund, right.amount), (Fund::Income, owed));
    let events = table.answer(Answer::Book(right));
    assert_eq!(fatal(&events), None);
    assert_ne!(table.step(), "pay", "no box moves, so the second book has no line");
    let after = ledger(&table);
    assert_eq!(after.capital().0, before.capital().0 - owed.0);
    assert_eq!((after.cash(), after.boxes(Book::Treasurer)), (before.cash(), before.boxes(Book::Treasurer)));
    assert_eq!(figures::dues(&table.story, table.meeting.state(), &"l1".into()), Some(Vec::new()));
    assert_eq!(figures::months_late(&table.story, table.meeting.state(), &"l1".into()), 0);
    assert_eq!(faults(&changed(write_off)), []);
}

#[test]
fn a_write_off_before_the_vote_is_as_fatal_as_lending_alone() {
    let story = changed(|scenario| {
        let purpose = BookPurpose::WriteOff { loan: "l1".into(), after: "carried".into() };
        booking(scenario, "tea", None, purpose);
    });
    let mut table = room(story);
    table.go_to("tea");
    assert_eq!(fatal(&table.answer_well()), Some(Fatal::LendsAlone));
}

#[test]
fn a_count_finds_books_that_differ_from_the_start_and_leaves_them() {
    let mut table = room(changed(correction(-9_000)));
    table.go_to("compare");
    let opening = BooksSay::BooksDiffer { line: OPENING.into() };
    let Some(Answer::Count(right)) = table.model() else { panic!("no count") };
    assert_eq!(right.books, opening);
    let agrees = Answer::Count(CountAnswer { books: BooksSay::Agree, ..right.clone() });
    assert_eq!(verdict(&table.answer(agrees)).wrong, ["books"]);
    assert!(verdict(&table.answer(Answer::Count(right))).right);
    assert_eq!(ledger(&table).second_off(), [Dong::ZERO, Dong(9_000)], "a count does not touch them");
    table.go_to("pay");
    let before = ledger(&table);
    let Some(Answer::Book(right)) = table.model() else { panic!("no line") };
    let (secretary, operating) = (Some(Book::Secretary), Fund::Operating);
    assert_eq!((right.book, right.fund, right.amount), (secretary, operating, Dong(-9_000)));
    let other_way =
        Answer::Book(BookAnswer { book: Some(Book::Treasurer), amount: Dong(9_000), ..right.clone() });
    assert_eq!(verdict(&table.answer(other_way)).wrong, ["book", "amount"]);
    table.answer(Answer::Book(right));
    let after = ledger(&table);
    assert_eq!(after.differences(), []);
    assert_eq!(after.entries(Book::Treasurer), before.entries(Book::Treasurer), "only that book moves");
    assert_eq!((after.cash(), after.capital()), (before.cash(), before.capital()));
    assert_eq!(faults(&changed(correction(-9_000))), []);
}

#[rstest]
#[case::by_too_little(-8_000, None)]
#[case::on_one_path_alone(-9_000, Some("greeted"))]
fn a_path_on_which_the_books_stay_apart_is_found(#[case] by: i64, #[case] only_if: Option<&str>) {
    let story = changed(|scenario| {
        correction(by)(scenario);
        step(scenario, "pay").when = only_if.map(|flag| Condition::Flag(flag.into()));
    });
    let apart = MoneyFault::BooksStillDiffer { line: OPENING.into() };
    let found = faults(&story);
    let told: Vec<StepId> = found
        .iter()
        .filter(|fault| matches!(fault, PathFault::Money { fault, .. } if *fault == apart))
        .filter_map(|fault| fault.step().cloned())
        .collect();
    assert!(told.contains(&"count-end".into()), "{found:?}");
}

/// A line of both books without notes: the treasurer's book is put right too, and the capital with it.
#[test]
fn a_correction_of_the_treasurers_book_moves_that_book_alone() {
    let story = changed(|scenario| {
        scenario.opening.second_book = vec![(Fund::Income, Dong(9_000))];
        scenario.opening.short = Dong(-9_000);
        let purpose = BookPurpose::Correction { book: Book::Treasurer, fund: Fund::Income, by: Dong(9_000) };
        booking(scenario, "tea", None, purpose);
    });
    let mut table = room(story);
    table.go_to("tea");
    let before = ledger(&table);
    table.answer_well();
    let after = ledger(&table);
    assert_eq!((off(&before), off(&after)), (-9_000, 0));
    assert_eq!(after.differences(), []);
    assert_eq!(after.capital().0, before.capital().0 + 9_000);
    assert_eq!(faults(&table.story), []);
}

/// The June meeting with a late slip before the opening count, and an August line that is put right.
const CHANGES: [(&str, &str); 2] = [
    (
        "operating_box: 1080000,",
        "operating_box: 1100000, short: 20000, second_book: [(Operating, 9000)],",
    ),
    (
        "(id: \"book-differs\", role:",
        "(id: \"late\", role: Treasurer, minutes: 1, points: {Finance: 1}, why: \"Tiền đã trả hôm mua.\",
          kind: Book(prompt: \"Ghi phiếu nộp muộn { $amount }.\", to: \"sen\", purpose: LateSlip(amount: 20000))),
         (id: \"mend\", role: Secretary, minutes: 1, points: {Records: 1}, why: \"Gạch ngang, ký.\",
          kind: Book(prompt: \"Sửa dòng sai của tháng trước.\", purpose: Correction(book: Secretary, fund: Operating, by: -9000))),
         (id: \"book-differs\", role:",
    ),
];

#[test]
fn lines_without_notes_are_told_on_screens_and_papers() {
    let shelf = changed_june(&CHANGES);
    let house = TestApp::with_shelf(shelf.path());
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 90), "late", 0);
    let frame = |size, keys: &str| house.copy().frame(vec![Request::Resume { session }], "vi", size, keys);
    has(&frame((80, 24), ""), &["Ghi phiếu nộp muộn 20.000", "Ghi vào quỹ nào", "Đề lùi về ngày mua"]);
    has(&frame((56, 16), ""), &["Ghi vào quỹ nào"]);
    // Operating fund, sum, slip, signature, approval of today, number; not the date of then, not the bank's paper.
    let after = frame((80, 32), "2⏎20000⏎ ↓ ↓↓ ↓ ↓↓⏎");
    has(&after, &["Hai sổ cùng bớt 20.000", "Tiền đã trả hôm mua."]);
    house.play_on(session, "end");
    let told = |kind| text(&html(&house, session, kind, "vi"));
    let cash = told(SessionPaper::Cash);
    has(
        &cash,
        &[
            "Sửa dòng tháng trước (gạch ngang, viết số đúng, hai người ký) |  |  |  | −9.000",
            "phiếu chi nộp muộn",
        ],
    );
    let minutes = told(SessionPaper::Minutes);
    has(&minutes, &["hi sổ phiếu chi nộp muộn 20.000", "gạch ngang dòng sai của tháng trước"]);
    let story = Library::with_shipped(shelf.path(), None).load(JUNE, None).expect("a sound scenario");
    let papers = kit::papers(&story, 90, "vi");
    let trainer = papers.iter().find(|(kind, _)| *kind == KitPaper::Trainer).expect("a paper");
    has(
        &kit::words(&trainer.1),
        &[
            "Đầu buổi hai sổ lệch ở Quỹ hoạt động",
            "Sổ của Thư ký · ghi thừa · 9.000",
            "Gạch ngang số sai, vẫn đọc được",
            "Số phiếu nối tiếp số trước",
        ],
    );
}

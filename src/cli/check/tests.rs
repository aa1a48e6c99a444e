//! Every finding there is has its sentence and its remedy in both languages, with all values filled in.

use std::collections::BTreeSet;

use crate::cli::check::report::CheckSentences;
use crate::club::ledger::{Account, Book, Category, Fund};
use crate::club::{Circumstance, Office, VisitOccasion};
use crate::id::{Flag, ItemId, LineId, LoanId, StepId};
use crate::library::Library;
use crate::locale::Lang;
use crate::money::Dong;
use crate::scenario::claim::{ClaimFault, VoteClaim};
use crate::scenario::finding::books::BookFault;
use crate::scenario::finding::duties::{ElectFault, PlanFault};
use crate::scenario::finding::loan::LoanFault;
use crate::scenario::finding::path::{Imbalance, PathFinding};
use crate::scenario::finding::translation::{BadRow, TranslationFault as InFile};
use crate::scenario::finding::{FindingKind as Kind, Habit, WantedValue};
use crate::scenario::kinds::{BookPurpose, FieldValue, Pays, Purpose, StepKind, VoteChange};
use crate::scenario::quantity::Quantity;
use crate::scenario::reader::ron_options;
use crate::scenario::terms::{Block, Bound, Condition, Fatal, Meter, MeterEffect, Role};

const WANTED: [WantedValue; 8] = [
    WantedValue::Number,
    WantedValue::Text,
    WantedValue::List,
    WantedValue::Group,
    WantedValue::Map,
    WantedValue::YesOrNo,
    WantedValue::Name,
    WantedValue::Other,
];
const ROLES: [Role; 6] =
    [Role::Chair, Role::Treasurer, Role::Secretary, Role::IncomeDeputy, Role::HealthDeputy, Role::Room];
const OFFICES: [Office; 6] = [
    Office::Chair,
    Office::IncomeDeputy,
    Office::HealthDeputy,
    Office::Secretary,
    Office::Treasurer,
    Office::TeamLeader,
];
const FATALS: [Fatal; 4] =
    [Fatal::VotesWithoutQuorum, Fatal::LendsAlone, Fatal::ShamesDebtor, Fatal::FalsifiesBook];

/// One of each finding, and more where the sentence has several forms.
fn every() -> Vec<Kind> {
    let mut all = of_reading();
    all.extend(of_names());
    all.extend(of_structure());
    all.extend(of_money_points_and_text());
    all.extend(of_paths());
    all.extend(of_loans().into_iter().map(Kind::OfLoan));
    all.extend(of_files().into_iter().map(Kind::InLocale));
    all
}

fn word() -> String {
    "mời-ra{x}".to_owned()
}

fn nearest() -> [Option<String>; 2] {
    [None, Some("gần nhất".to_owned())]
}

fn of_reading() -> Vec<Kind> {
    let (found, expected) = (word(), vec!["prompt".to_owned(), "why".to_owned()]);
    let mut all = vec![
        Kind::NotUtf8,
        Kind::Utf16,
        Kind::OfficeFile,
        Kind::CurlyQuotes { more: 0 },
        Kind::CurlyQuotes { more: 1_200 },
        Kind::OddSpace { more: 0 },
        Kind::OddSpace { more: 1 },
        Kind::OddMinus { more: 0 },
        Kind::OddMinus { more: 3 },
        Kind::LostQuote,
        Kind::GroupedAmount { found: "2.000".to_owned(), plain: "2000".to_owned() },
        Kind::TooMany,
        Kind::Unclosed { bracket: '{' },
        Kind::Stray { found: ')' },
        Kind::SpareBracket { found: ')' },
        Kind::MissingBracket { found: '[' },
        Kind::UnclosedText,
        Kind::UnclosedComment,
        Kind::MissingComma,
        Kind::TooDeep,
        Kind::WrongFormat { found: "12000".to_owned(), expected: 1 },
        Kind::MissingField { field: word() },
        Kind::DuplicateField { field: word() },
        Kind::Unreadable { found: "one\n two".to_owned() },
        Kind::NotAScript,
        Kind::TrailingText,
        Kind::ClosedEarly,
        Kind::MissingValue,
    ];
    for nearest in nearest() {
        let (found, expected) = (found.clone(), expected.clone());
        all.push(Kind::UnknownField {
            found: found.clone(),
            expected: expected.clone(),
            nearest: nearest.clone(),
        });
        all.push(Kind::UnknownVariant { found, expected, nearest });
    }
    all.extend(WANTED.map(|wanted| Kind::WrongValue { wanted, found: word() }));
    all
}

fn of_names() -> Vec<Kind> {
    let id = word();
    let mut all = vec![
        Kind::IllFormedId { id: id.clone() },
        Kind::IllFormedId { id: "con".to_owned() },
        Kind::DuplicateId { id: id.clone() },
        Kind::FlagNeverRead { flag: word() },
        Kind::BackwardJump { id: id.clone() },
        Kind::ValueNeverUsed { name: word() },
        Kind::ShippedId { id: id.clone() },
        Kind::SameName { name: word() },
        Kind::GuestIsMember { id: id.clone() },
        Kind::TakenId { id: word(), file: word() },
        Kind::GuestAsMember { id: id.clone() },
        Kind::FaultyClub { id: word(), file: word() },
        Kind::KeyClash { key: word() },
    ];
    for nearest in nearest() {
        let (id, name) = (id.clone(), word());
        all.extend([
            Kind::UnknownMember { id: id.clone(), nearest: nearest.clone() },
            Kind::UnknownLoan { id: id.clone(), nearest: nearest.clone() },
            Kind::FlagNeverSet { flag: word(), nearest: nearest.clone() },
            Kind::UnknownStep { id: id.clone(), nearest: nearest.clone() },
            Kind::UnknownValue { name, nearest: nearest.clone() },
            Kind::UnknownItem { id: id.clone(), nearest: nearest.clone() },
            Kind::UnknownClub { id, nearest },
        ]);
    }
    all
}

fn of_structure() -> Vec<Kind> {
    let mut all = vec![
        Kind::HowMany { field: word(), found: 0, low: 1 },
        Kind::OptionCount { found: 1_000 },
        Kind::TickCount { found: 2 },
        Kind::CutNotOffered { cut: 2_000, cuts: vec![] },
        Kind::DefaultCutNotOffered { cut: 20, cuts: vec![45, 90] },
        Kind::CutsUnordered,
        Kind::OutOfRange { field: word(), found: i64::MIN, low: -5, high: 123_456 },
        Kind::NoMinutes { part: word() },
        Kind::WhyMissing,
        Kind::UnknownTeam { team: 7, teams: vec![1, 2] },
        Kind::HandsMoreThanTeam { team: 1, hands: 70_000, voters: 8 },
        Kind::AbsentTakesPart { id: word() },
        Kind::AbstainNotAsked { id: word() },
        Kind::InElection(ElectFault::Absent { id: word() }),
        Kind::InElection(ElectFault::Twice { id: word() }),
        Kind::InElection(ElectFault::MoreSeats { seats: 5, candidates: 3 }),
        Kind::InElection(ElectFault::Tie { last: word(), next: word() }),
        Kind::InElection(ElectFault::TooManyHands { team: 1, hands: 70_000, most: 8 }),
        Kind::InPlan(PlanFault::TooLong { found: 9, most: 8 }),
        Kind::InPlan(PlanFault::Absent { id: word() }),
        Kind::InPlan(PlanFault::NoDay { id: word() }),
        Kind::InPlan(PlanFault::TooFewPeople { most_each: 2 }),
        Kind::BorrowerVotes { id: word() },
        Kind::AbstainTwice { id: word() },
        Kind::TeamTwice { team: 7 },
        Kind::TeamWithoutReport { team: 7 },
        Kind::TeamWithoutHands { team: 7 },
        Kind::NotReported { id: word(), team: 7 },
        Kind::NobodyArrived,
        Kind::OfficeMissing { role: Role::Treasurer },
        Kind::ArrivedTwice { id: word() },
        Kind::SeatIdleInScene { role: Role::Chair, cuts: vec![20] },
        Kind::NotBorrower { id: word(), borrower: word() },
        Kind::NotInNotes { amount: Dong(350_050) },
        Kind::SmallAmount { amount: Dong(350) },
        Kind::SaysOtherAmount { said: Dong(1_000), moved: Dong(2_000) },
        Kind::PartWithoutSpeak { part: word() },
        Kind::TooManySay { found: 3, of: 5 },
        Kind::NothingToFind,
        Kind::OtherThings,
        Kind::RoundingUnsaid,
    ];
    for role in ROLES {
        all.push(Kind::SeatWithoutWork { role, cuts: vec![20, 45] });
        all.push(Kind::HolderAbsent { role, id: word() });
        all.push(Kind::PartWithoutPlanted { part: word(), human: Some(role) });
    }
    all.extend(Meter::ALL.iter().copied().map(|meter| Kind::MeterUnused { meter, found: 1 }));
    all.extend(OFFICES.map(|office| Kind::OfficeTwice { office }));
    all
}

fn of_money_points_and_text() -> Vec<Kind> {
    let amount = Dong(-1_500_000);
    let mut all = vec![
        Kind::NegativeAmount { field: word(), amount },
        Kind::UnknownNote { note: amount },
        Kind::LoanBalance { balance: Dong(7), amount },
        Kind::CountOffBooks { expected: Dong(1_000), found: amount },
        Kind::LoanFromLater,
        Kind::MoneyInKind { brings: Dong(5_000) },
        Kind::BringsTooLittle { brings: Dong(1_000), due: Dong(5_000) },
        Kind::PartPayment { brings: Dong(1_000), due: Dong(5_000) },
        Kind::NotBuiltIn { name: word(), declared: Dong(1_000), own: vec![Dong(5_000), Dong(7_000)] },
        Kind::LoanOffSchedule { balance: Dong(1_000), scheduled: Dong(5_000) },
        Kind::InBooks(BookFault::NeverCorrected { fund: Fund::Operating, off: Dong(9_000) }),
        Kind::InBooks(BookFault::NeverCorrected { fund: Fund::Income, off: Dong(-9_000) }),
        Kind::InBooks(BookFault::CorrectionOff {
            fund: Fund::Operating,
            by: Dong(-8_000),
            needed: Dong(-9_000),
        }),
        Kind::InBooks(BookFault::CorrectionOff { fund: Fund::Income, by: Dong(8_000), needed: Dong(0) }),
        Kind::InBooks(BookFault::VisitUnsaid { field: "visit_sick".to_owned() }),
        Kind::InBooks(BookFault::VisitOff { amount: Dong(90_000), given: Dong(100_000) }),
        Kind::InBooks(BookFault::LateSlipOff { amount: Dong(120_000), short: Dong(100_000) }),
        Kind::InBooks(BookFault::WriteOffOverReserve { balance: Dong(2_500_000), reserve: Dong(2_000_000) }),
        Kind::SameText { text: word() },
        Kind::TwoRight { first: word(), second: word() },
        Kind::SumTooLarge,
        Kind::Charter { field: word() },
        Kind::PointsMissing,
        Kind::NoFullOption,
        Kind::SamePoints,
        Kind::LongestIsRight { longest: 3, decisions: 4 },
        Kind::PointsNotJudged,
        Kind::ToneTells { takes_reasons: true, scored: 60, chance: 33, steps: vec![word()] },
        Kind::ToneTells { takes_reasons: false, scored: 60, chance: 33, steps: Vec::new() },
        Kind::PlantedLacks { field: "says" },
        Kind::PlantedLacks { field: "then" },
        Kind::EmptyText { field: word() },
        Kind::BadPlaceable { found: "{ x }".to_owned() },
        Kind::BareAmount { found: word() },
        Kind::NotNfc { found: word(), more: 3 },
        Kind::HiddenMark { mark: '\u{200b}' },
        Kind::ChoiceTooTall { lines: 30, room: 19 },
        Kind::CueTooLong { width: 90, room: 40 },
        Kind::UnknownRule { rule: "brief 9".to_owned() },
    ];
    all.extend(Habit::ALL.iter().map(|habit| Kind::HabitTells { habit: *habit, told: 20, of: 25 }));
    all
}

fn of_loans() -> Vec<LoanFault> {
    let [small, large] = [Dong(3_500_000), Dong(3_600_000)];
    vec![
        LoanFault::PlanVoter { id: word() },
        LoanFault::PlanWithoutQuorum { present: 31, needed: 35 },
        LoanFault::PlanForNewLoan { id: word() },
        LoanFault::PlanForPaused { id: word() },
        LoanFault::PlanOffDebt { sum: small, debt: large },
        LoanFault::PlanFromPast,
        LoanFault::PlanTooLong { months: 31, most: 24 },
        LoanFault::EarlyNotMore { brings: small, due: large },
        LoanFault::EarlyTooMuch { brings: large, owed: small },
    ]
}

fn of_paths() -> Vec<Kind> {
    let (fund, line) = (Fund::Income, LineId::from("thu"));
    let mut faults = vec![
        PathFinding::UnreachableStep,
        PathFinding::Stuck { refusal: "no-quorum", missing: None },
        PathFinding::Stuck { refusal: "no-money", missing: Some((Account::Box(fund), Dong(5_000))) },
        PathFinding::Stuck { refusal: "no-money", missing: Some((Account::Bank(fund), Dong(5_000))) },
        PathFinding::Stuck {
            refusal: "no-money",
            missing: Some((Account::Box(Fund::Operating), Dong(5_000))),
        },
        PathFinding::OutOfBalance(Imbalance::Capital { before: Dong(1), after: Dong(-2) }),
        PathFinding::OutOfBalance(Imbalance::Notes { notes: Dong(1_000), boxes: Dong(2) }),
        PathFinding::OutOfBalance(Imbalance::Books { line: line.clone() }),
        PathFinding::NotesNotLaid { notes: Dong(5_736_000) },
        PathFinding::NotesOnNoPath { sum: Dong(5_736_000) },
        PathFinding::TooManyStates { limit: 20_000 },
        PathFinding::Claim(ClaimFault::Contradicted { item: ItemId::from("tay"), claim: VoteClaim::Held }),
        PathFinding::Claim(ClaimFault::Contradicted { item: ItemId::from("tay"), claim: VoteClaim::PutOff }),
        PathFinding::Claim(ClaimFault::TwoRight { first: Flag::from("mot"), second: Flag::from("hai") }),
        PathFinding::Claim(ClaimFault::NamesNothing { name: word() }),
        PathFinding::Claim(ClaimFault::TellsAnswer { name: word() }),
    ];
    faults.extend(Book::BOTH.map(|book| {
        PathFinding::OutOfBalance(Imbalance::Line { book, line: line.clone(), rest: Dong(3_000) })
    }));
    faults.extend(ROLES.map(|role| PathFinding::Idle { role, cuts: vec![20, 45] }));
    faults.push(PathFinding::NeverIn { cuts: vec![20] });
    faults.push(PathFinding::NothingDue { payer: word() });
    faults.push(PathFinding::PlanOverBudget { needed: Dong(5_000), has: Dong(1_000) });
    let accounts = [
        None,
        Some(Account::Box(fund)),
        Some(Account::Bank(Fund::Operating)),
        Some(Account::Loan(LoanId::from("pan"))),
        Some(Account::Outside(Category::Fees)),
    ];
    faults.extend(accounts.map(|account| PathFinding::Negative { account, balance: Dong(-5) }));
    faults.extend(Block::ALL.iter().copied().map(|block| PathFinding::PointsLost {
        block,
        earned: 1_205,
        possible: 200_000,
    }));
    faults.extend(FATALS.map(|fatal| PathFinding::ModelIsFatal { fatal }));
    let way = vec![(StepId::from("vote"), "a".to_owned()), (StepId::from("pay"), "b".to_owned())];
    let on =
        |fault: PathFinding| [Vec::new(), way.clone()].map(|way| Kind::OnPath { fault: fault.clone(), way });
    faults.into_iter().flat_map(on).collect()
}

fn of_files() -> Vec<InFile> {
    let (id, some) = (word(), vec!["a".to_owned(), "b".to_owned()]);
    let many: Vec<String> = (0..1_011).map(|n| format!("id-{n}")).collect();
    let mut all = vec![
        InFile::Unreadable { reason: word() },
        InFile::TooDeep,
        InFile::Twice { id: id.clone() },
        InFile::Missing { ids: many.clone(), in_full: true },
        InFile::Missing { ids: some.clone(), in_full: false },
        InFile::OtherValues { lacks: some.clone(), adds: vec![] },
        InFile::OtherValues { lacks: vec![], adds: some.clone() },
        InFile::OtherValues { lacks: some.clone(), adds: some },
        InFile::NoFile { file: word() },
        InFile::Letter { letter: 'Р' },
        InFile::TooWide { columns: 1_000, most: 54 },
        InFile::NumberTone { found: "ob tus".to_owned(), becomes: "tug".to_owned() },
        InFile::Misordered { word: "ꪎ꪿ꪲ".to_owned(), ordered: "ꪎꪲ꪿".to_owned() },
        InFile::TwoSpellings { word: "ꪹꪚꪱ".to_owned(), other: "ꪹꪚ꪿ꪱ".to_owned() },
        InFile::StateWithoutWords { key: word() },
        InFile::NoState { ids: many.clone() },
        InFile::Stale { keys: many.clone() },
        InFile::OtherWords { keys: many },
        InFile::ReviewedByNobody { key: word() },
    ];
    for nearest in nearest() {
        let id = id.clone();
        all.extend([
            InFile::Unknown { id: id.clone(), nearest: nearest.clone() },
            InFile::NoScript { id: id.clone(), nearest: nearest.clone() },
            InFile::StateOfNothing { key: id, nearest },
        ]);
    }
    let rows = [BadRow::Columns(1_000), BadRow::Mark(word()), BadRow::State(word()), BadRow::Twice(word())];
    all.extend(rows.map(InFile::BadRow));
    all
}

#[test]
fn every_finding_has_its_sentence_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        let said = CheckSentences::new(lang);
        for kind in every() {
            let (message, help) = said.finding(&kind);
            for part in [message, help] {
                assert!(
                    !part.trim().is_empty() && !part.contains(['⟨', '$']) || names_a_value(&kind),
                    "{kind:?}: {part}"
                );
            }
        }
    }
}

/// Some say how a value is written.
fn names_a_value(kind: &Kind) -> bool {
    ["DV0210", "DV0602", "DV0603", "DV0805", "DV0817"].contains(&kind.code())
}

/// A code with a message that no finding has is of a finding that was taken away, or is missing above.
#[test]
fn there_is_no_sentence_for_nothing() {
    let codes: BTreeSet<String> = every().iter().map(|kind| kind.code().to_ascii_lowercase()).collect();
    for tag in ["vi", "en"] {
        let source = Library::new(None).locale_text(tag, "check.ftl").unwrap();
        let lines = source.lines().filter(|line| line.starts_with("dv"));
        let written: BTreeSet<String> =
            lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect();
        assert_eq!(written, codes, "{tag}");
    }
}

/// A word that a sentence chooses by and does not know would silently become the last form.
#[test]
fn every_word_that_chooses_has_a_form_of_its_own() {
    for lang in [Lang::Vi, Lang::En] {
        let said = CheckSentences::new(lang);
        for kinds in
            [of_reading(), of_structure(), of_paths(), of_files().into_iter().map(Kind::InLocale).collect()]
        {
            let told: BTreeSet<(String, String)> = kinds.iter().map(|kind| said.finding(kind)).collect();
            assert_eq!(told.len(), kinds.len());
        }
    }
}

/// The words that a script may have in this place, as its reader names them.
fn words_for<T: serde::de::DeserializeOwned>() -> Vec<String> {
    match ron_options().from_str::<T>("Zzz").err().map(|error| error.code) {
        Some(ron::Error::NoSuchEnumVariant { expected, .. }) => {
            expected.iter().map(|&word| word.to_owned()).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_word_of_a_script_is_explained_and_nothing_else() {
    let lists = [
        words_for::<Role>(),
        words_for::<Office>(),
        words_for::<Circumstance>(),
        words_for::<Block>(),
        words_for::<Meter>(),
        words_for::<MeterEffect>(),
        words_for::<Fatal>(),
        words_for::<Condition>(),
        words_for::<Bound>(),
        words_for::<StepKind>(),
        words_for::<Pays>(),
        words_for::<VoteChange>(),
        words_for::<Purpose>(),
        words_for::<BookPurpose>(),
        words_for::<VisitOccasion>(),
        words_for::<Fund>(),
        words_for::<Category>(),
        words_for::<Quantity>(),
        words_for::<FieldValue>(),
    ];
    let all: BTreeSet<String> = lists.into_iter().flatten().collect();
    for tag in ["vi", "en"] {
        let source = Library::new(None).locale_text(tag, "check.ftl").unwrap();
        let explained: BTreeSet<String> = source
            .lines()
            .filter_map(|line| Some(line.strip_prefix("finding-word-")?.split_once(" =")?.0.to_owned()))
            .collect();
        assert_eq!(explained, all, "{tag}");
    }
}

#[test]
fn a_word_is_named_with_its_meaning_and_found_by_it() {
    let said = CheckSentences::new(Lang::Vi);
    let unknown = |found: &str, nearest: Option<&str>| Kind::UnknownVariant {
        found: found.to_owned(),
        expected: words_for::<Role>(),
        nearest: nearest.map(str::to_owned),
    };
    let (_, help) = said.finding(&unknown("Zzz", None));
    assert!(help.contains("Chair (Chủ nhiệm), Treasurer (Thủ quỹ), Secretary (Thư ký)"), "{help}");
    let (_, help) = said.finding(&unknown("Secretry", Some("Secretary")));
    assert_eq!(help, "Có phải ý là “Secretary” (Thư ký) không?");
    let (_, help) = said.finding(&unknown("ThuQuy", None));
    assert_eq!(help, "Có phải ý là “Treasurer” (Thủ quỹ) không?");
}

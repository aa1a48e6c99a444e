//! Places what `meeting::explore` finds on some path at the step that it belongs to.
//!
//! Only a script without errors is explored: in a broken one the finding would name the wrong step.

use crate::club::ledger::Account;
use crate::meeting::explore::{Explored, MoneyFault, PathFault, explore};
use crate::meeting::kinds;
use crate::meeting::refusal::Refusal;
use crate::money::Dong;
use crate::scenario::finding::loan::LoanFault;
use crate::scenario::finding::path::{Imbalance, PathFinding, Way};
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::reader::ScriptFile;
use crate::scenario::reader::spot::Spot;
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

/// Lists everything that is wrong on some path. `limit` is `explore::MOST_STATES`, except in tests.
pub(super) fn faults(file: &ScriptFile, story: &Story, limit: usize) -> Vec<Finding> {
    let Explored { findings, approximate, .. } = explore(story, limit);
    // A search that was stopped may have missed steps that can be reached.
    let is_sure = |fault: &&PathFault| !(approximate && matches!(fault, PathFault::Unreachable { .. }));
    findings.iter().filter(is_sure).filter_map(|fault| finding(file, story, fault)).collect()
}

fn finding(file: &ScriptFile, story: &Story, fault: &PathFault) -> Option<Finding> {
    let kind = kind(story, fault)?;
    let step = fault.step().and_then(|step| story.position(step));
    let spot = step.and_then(|place| file.step_spot(place.part, place.in_part)).or(file.root())?;
    let spot = place_in(spot, &kind);
    Some(Finding { source: file.source.clone(), range: spot.word(), related: None, kind })
}

/// The word of the step that the fault is about.
fn place_in<'a>(spot: Spot<'a>, kind: &FindingKind) -> Spot<'a> {
    if matches!(kind, FindingKind::OfLoan(LoanFault::PlanOffDebt { .. })) {
        return spot.field("kind").field("changes").field("plan").field("part");
    }
    let condition = spot
        .find("when")
        .filter(|_| matches!(kind, FindingKind::OnPath { fault: PathFinding::UnreachableStep, .. }));
    condition.unwrap_or_else(|| spot.field("id"))
}

/// None where another finding says it better.
fn kind(story: &Story, fault: &PathFault) -> Option<FindingKind> {
    let (fault, way) = match fault {
        PathFault::TooManyStates { limit } => (PathFinding::TooManyStates { limit: *limit }, Way::new()),
        PathFault::CannotOpen { refusal } => (stuck(refusal), Way::new()),
        PathFault::Stuck { refusal, path, .. } => (stuck(refusal), path.clone()),
        // `scenario::check` names the jump and the cut themselves.
        PathFault::BadJump { .. } | PathFault::OutsideEveryCut { .. } => return None,
        PathFault::Unreachable { .. } => (PathFinding::UnreachableStep, Way::new()),
        PathFault::NeverIn { cuts, .. } => (PathFinding::NeverIn { cuts: cuts.clone() }, Way::new()),
        PathFault::Idle { role, cuts, path } => {
            let cuts: Vec<u16> = cuts.iter().copied().filter(|cut| has_work(story, *role, *cut)).collect();
            // A scene without any work for a seat is no fault; one that sometimes has it is.
            if cuts.is_empty() {
                return None;
            }
            (PathFinding::Idle { role: *role, cuts }, path.clone())
        }
        PathFault::NothingDue { payer, path, .. } => {
            (PathFinding::NothingDue { payer: payer.to_string() }, path.clone())
        }
        PathFault::PlanOverBudget { needed, has, path, .. } => {
            (PathFinding::PlanOverBudget { needed: *needed, has: *has }, path.clone())
        }
        PathFault::Money { fault, path, .. } => (money(fault), path.clone()),
        PathFault::PointsLost { block, earned, possible, .. } => {
            (PathFinding::PointsLost { block: *block, earned: *earned, possible: *possible }, Way::new())
        }
        PathFault::Claim { fault, path, .. } => (PathFinding::Claim(fault.clone()), path.clone()),
        PathFault::NotesOffBooks { expected, found, .. } => {
            return Some(FindingKind::CountOffBooks {
                expected: *expected,
                found: found.unwrap_or(Dong::MOST),
            });
        }
        PathFault::PlanOffDebt { sum, debt, .. } => {
            return Some(FindingKind::OfLoan(LoanFault::PlanOffDebt { sum: *sum, debt: *debt }));
        }
        PathFault::NotesNotLaid { notes, path, .. } => {
            (PathFinding::NotesNotLaid { notes: *notes }, path.clone())
        }
        PathFault::NotesOnNoPath { sum, .. } => {
            (PathFinding::NotesOnNoPath { sum: sum.unwrap_or(Dong::MOST) }, Way::new())
        }
        PathFault::ModelIsFatal { fatal, .. } => (PathFinding::ModelIsFatal { fatal: *fatal }, Way::new()),
    };
    Some(FindingKind::OnPath { fault, way })
}

fn has_work(story: &Story, role: Role, cut: u16) -> bool {
    story
        .steps()
        .filter(|step| step.cut <= cut)
        .any(|step| step.kind.is_judged() && kinds::tasks(step).iter().any(|task| task.role == role))
}

fn stuck(refusal: &Refusal) -> PathFinding {
    let missing = match refusal {
        Refusal::NotEnoughMoney { fund, missing } => Some((Account::Box(*fund), *missing)),
        Refusal::NotEnoughInBank { fund, missing } => Some((Account::Bank(*fund), *missing)),
        Refusal::NotOpen
        | Refusal::AlreadyOpen
        | Refusal::Finished
        | Refusal::NotThisStep { .. }
        | Refusal::WrongSeat { .. }
        | Refusal::NotForPeople
        | Refusal::AnswerNeeded
        | Refusal::NotAnAnswer
        | Refusal::UnknownItem { .. }
        | Refusal::UnknownCut { .. }
        | Refusal::NoSuchSeat
        | Refusal::NoHint
        | Refusal::NothingToObjectTo
        | Refusal::CannotStepBack
        | Refusal::OutOfRange
        | Refusal::NotInNotes => None,
    };
    PathFinding::Stuck { refusal: refusal.slug(), missing }
}

fn money(fault: &MoneyFault) -> PathFinding {
    PathFinding::OutOfBalance(match fault {
        MoneyFault::Negative { account, balance } => {
            return PathFinding::Negative { account: Some(account.clone()), balance: *balance };
        }
        MoneyFault::NegativeNotes { notes } => {
            return PathFinding::Negative { account: None, balance: *notes };
        }
        MoneyFault::Unbalanced { book, line, rest } => {
            Imbalance::Line { book: *book, line: line.clone(), rest: *rest }
        }
        MoneyFault::CapitalChanged { before, after } => Imbalance::Capital { before: *before, after: *after },
        MoneyFault::NotesDrift { notes, boxes } => Imbalance::Notes { notes: *notes, boxes: *boxes },
        MoneyFault::BooksStillDiffer { line } => Imbalance::Books { line: line.clone() },
    })
}

#[cfg(test)]
mod tests {
    use super::{faults, kind};
    use crate::cli::check::report::CheckSentences;
    use crate::club::ledger::{Account, Book, Fund};
    use crate::id::{LineId, StepId};
    use crate::locale::Lang;
    use crate::meeting::explore::{MoneyFault, PathFault};
    use crate::meeting::refusal::Refusal;
    use crate::money::Dong;
    use crate::scenario::reader::{ScriptFile, read_club, read_script};
    use crate::scenario::story::Story;

    const SCRIPT: &str = include_str!("examples/base.ron");
    const CLUB: &[u8] = include_bytes!("examples/club.ron");

    fn story() -> (ScriptFile, Story) {
        let file = read_script("may.ron", SCRIPT);
        let club = read_club("club.ron", CLUB).club.unwrap();
        let story = Story::new(file.scenario.clone(), club);
        (file, story)
    }

    #[test]
    fn too_many_states_are_a_warning_at_the_head() {
        let (file, story) = story();
        assert_eq!(faults(&file, &story, 200_000), []);
        let codes: Vec<_> =
            faults(&file, &story, 3).iter().map(crate::scenario::finding::Finding::code).collect();
        assert_eq!(codes, ["DV0708"]);
    }

    /// No script can cause these unless the program itself is wrong, so they are reported here.
    #[test]
    fn faults_of_the_program_are_told_too() {
        let line = || LineId("pay.main".to_owned());
        let money = [
            (
                MoneyFault::Unbalanced { book: Book::Secretary, line: line(), rest: Dong(5_000) },
                "DV0704",
                "5.000",
            ),
            (MoneyFault::CapitalChanged { before: Dong(9_000), after: Dong(8_000) }, "DV0704", "9.000"),
            (MoneyFault::NotesDrift { notes: Dong(7_000), boxes: Dong(6_000) }, "DV0704", "7.000"),
            (MoneyFault::BooksStillDiffer { line: line() }, "DV0704", "pay.main"),
            (
                MoneyFault::Negative { account: Account::Bank(Fund::Income), balance: Dong(-4_000) },
                "DV0705",
                "−4.000",
            ),
        ];
        let (_, story) = story();
        let step = || StepId::from("pay");
        let path = || vec![(StepId::from("whisper"), "aloud".to_owned())];
        let mut all: Vec<(PathFault, &str, &str)> = money
            .map(|(fault, code, says)| (PathFault::Money { step: step(), fault, path: path() }, code, says))
            .into();
        all.push((PathFault::CannotOpen { refusal: Refusal::NoHint }, "DV0702", "no-hint"));
        for (fault, code, says) in all {
            let found = kind(&story, &fault).unwrap();
            assert_eq!(found.code(), code);
            for lang in [Lang::Vi, Lang::En] {
                let (message, help) = CheckSentences::new(lang).finding(&found);
                assert!(message.contains(says), "{message}");
                assert_eq!(help.contains("whisper = aloud"), code != "DV0702", "{help}");
            }
        }
    }
}

//! Messages whose ids are made of a prefix and a slug, each family once, with every slug it can be asked for.

use dongvai::export::data::DataForm;
use dongvai::export::data::table::{AnswerLine, SessionLine};
use dongvai::export::data::xlsx::column_names;
use dongvai::export::{kit, papers};
use dongvai::locale::{Lang, Speech, Written};
use dongvai::meeting::command::Mode;
use dongvai::meeting::refusal::Refusal;
use dongvai::review::sessions::SessionOrder;
use dongvai::scenario::kinds::{PaymentPaper, StepKind};
use dongvai::scenario::terms::{Block, Fatal, Meter, Role};
use dongvai::tui::overlays::languages::{name_id, tongue_id};
use dongvai::weight::FolderPart;
use strum::VariantNames;

pub(super) enum Asked {
    /// With all of these ids.
    Always(Vec<String>),
    /// Only where the message is there; or it is no message.
    IfThere(#[expect(dead_code, reason = "why is for people")] &'static str),
}

const QUESTIONS: [&str; 12] = [
    "well",
    "later",
    "back",
    "hint",
    "caught",
    "missed",
    "trust",
    "voices",
    "understanding",
    "fatal",
    "fatal-mended",
    "costly",
];
/// What was chosen in a step, and what was done again.
const DEBRIEF_LINES: [&str; 7] =
    ["chosen", "chosen-first", "chosen-again", "again-same", "again-right", "again-wrong", "left-out"];
/// Those that speak of others, asked of one person.
const QUESTIONS_TO_ONE: [&str; 5] = ["caught", "missed", "trust", "understanding", "costly"];
const REFUSALS_OF_MERGE: [&str; 9] = [
    "damaged",
    "in-use",
    "itself",
    "missing",
    "newer",
    "not-a-record",
    "too-large",
    "too-slow",
    "unreadable",
];

fn of(pattern: &'static str, slugs: impl IntoIterator<Item = impl AsRef<str>>) -> (&'static str, Asked) {
    (pattern, Asked::Always(slugs.into_iter().map(|slug| pattern.replacen("{}", slug.as_ref(), 1)).collect()))
}

/// Families of which a member need not be there, and why.
const OPTIONAL: [(&str, &str); 14] = [
    ("field-{}", "a field of the minutes has a label of its own"),
    ("rule-{}", "`check` tells of a rule without a name"),
    ("kit-say-{}", "a part without one has a spoken line or a cue"),
    ("guest-{}-from", "a key of a scenario's own line"),
    ("finding-word-{}", "a word that says enough has none"),
    ("part-{}-name", "a key of a scenario's own line"),
    ("part-{}-short", "a key of a scenario's own line"),
    ("part-{}-{}", "a key of a scenario's own line"),
    ("scenario-goal-{}", "a key of a scenario's own line"),
    ("scenario-debrief-{}", "a key of a scenario's own line"),
    ("{}-second-book", "an item of a step"),
    ("{}-of-{}", "a line put right, in a bundle of its own"),
    ("may-{}", "a name of a file"),
    ("dongvai{}-{}", "a name of a file"),
];

/// Every pattern in the sources that has the form of an id.
pub(super) fn families() -> Vec<(&'static str, Asked)> {
    let seats = || Role::SEATS.into_iter().map(Role::slug);
    let roles = || seats().chain([Role::Room.slug()]);
    let levels = Meter::ALL
        .iter()
        .copied()
        .flat_map(|meter| (1..=5).map(move |level| format!("meter-{}-{level}", meter.slug())));
    let bounds = Meter::ALL
        .iter()
        .flat_map(|meter| ["least", "below"].map(|side| format!("kit-if-{}-{side}", meter.slug())));
    let of_sessions = SessionLine::COLUMNS.map(|column| column.name);
    let of_answers = AnswerLine::COLUMNS.map(|column| column.name);
    let columns =
        of_sessions.into_iter().chain(of_answers).chain(column_names()).map(|name| name.replace('_', "-"));
    let forms = DataForm::ALL.iter().copied().map(|form| format!("export-{}", form.slug()));
    let modes = Mode::ALL.iter().copied().map(|mode| format!("mode-{}", mode.slug()));
    let drafted = Lang::drafted().map(|lang| lang.tag().to_lowercase());
    let written = Lang::ALL.iter().filter(|lang| lang.written() != Written::NotYet);
    let mut families = vec![
        of("role-{}", roles()),
        of("language-short-{}", drafted),
        of("role-{}-call", roles()),
        of("role-{}-duty", seats()),
        of("block-{}", Block::ALL.iter().copied().map(Block::slug)),
        of("fatal-{}", Fatal::VARIANTS),
        of("paper-{}", PaymentPaper::ALL.iter().copied().map(PaymentPaper::slug)),
        of("mode-{}", Mode::ALL.iter().copied().map(Mode::slug)),
        of("meter-{}", Meter::ALL.iter().copied().map(Meter::slug)),
        of("meter-{}-short", [Meter::Understanding, Meter::Trust].map(Meter::slug)),
        ("meter-{}-{}", Asked::Always(levels.collect())),
        of("stars-{}", ["0", "1", "2", "3"]),
        of("refused-{}", Refusal::VARIANTS),
        of("question-{}", QUESTIONS),
        of("question-solo-{}", QUESTIONS_TO_ONE),
        of("debrief-{}", DEBRIEF_LINES),
        of("sessions-order-{}", SessionOrder::ALL.iter().copied().map(SessionOrder::slug)),
        of("doc-{}", papers::SessionPaper::ALL.iter().copied().map(papers::SessionPaper::slug)),
        of("doc-lacks-{}", papers::Lacking::ALL.iter().map(|lacks| lacks.slug())),
        of("kit-{}", kit::KitPaper::ALL.iter().copied().map(kit::KitPaper::slug)),
        of("kit-copies-{}", kit::KitPaper::ALL.iter().copied().map(kit::KitPaper::slug)),
        of("kit-kind-{}", StepKind::VARIANTS),
        of("kit-not-aloud-{}", seats()),
        ("kit-if-{}-{}", Asked::Always(bounds.collect())),
        of("export-{}", DataForm::ALL.iter().copied().map(DataForm::slug)),
        of("export-column-{}", columns),
        of("doctor-part-{}", FolderPart::ALL.iter().map(|part| part.slug())),
        ("language-{}", Asked::Always(Speech::choices().map(name_id).collect())),
        ("tongue-{}", Asked::Always(written.map(|lang| tongue_id(*lang)).collect())),
        of("{}-about", forms.into_iter().chain(modes)),
        of("{}-do", REFUSALS_OF_MERGE.map(|slug| format!("merge-why-{slug}"))),
        of("fund-{}", ["income", "operating"]),
        of(
            "export-said-{}",
            [
                "agree",
                "cash-differs",
                "paid",
                "owes",
                "exempt",
                "operating-cash",
                "gift-book",
                "nowhere",
                "treasurer",
                "secretary",
            ],
        ),
        of(
            "export-field-{}",
            ["excused", "away", "quorum", "books-differ", "agree", "disagree", "no-opinion", "carried"],
        ),
        of("kit-lead-{}", ["aim", "mistake", "question", "takeaway"]),
        of("lectern-guide-{}", ["aim", "mistake", "takeaway"]),
    ];
    families.extend(OPTIONAL.map(|(family, why)| (family, Asked::IfThere(why))));
    families
}

//! What the trainer's page says of one step, section by section.
//!
//! It repeats the script and the rules; it judges nothing. Money is as it stands when the step comes.

use ratatui::style::Style;

use crate::id::ItemId;
use crate::locale::{Value, values};
use crate::meeting::command::Setup;
use crate::meeting::flow;
use crate::review::group::WrongAnswer;
use crate::review::questions::{MOST, questions};
use crate::review::review;
use crate::scenario::kinds::{Choice, Choose, StepKind};
use crate::scenario::model::{Part, PartGuide, Step};
use crate::scenario::terms::Role;
use crate::tui::context::{Play, ViewContext};
use crate::tui::lectern::sections::{Section, SectionLine};
use crate::tui::lectern::{Ahead, LecternFacts, PlannedClock};
use crate::tui::on_wall::WallPage;
use crate::tui::screens::group::words::answer;
use crate::tui::screens::meeting::kinds::describe;
use crate::tui::screens::meeting::task::prompt;
use crate::tui::signs;

/// So many steps ahead are named.
const N_AHEAD: usize = 5;

/// The step that is looked at, with all that its sections are made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct LookedAt<'a> {
    pub(super) context: &'a ViewContext<'a>,
    /// The session as it stands when the step comes.
    pub(super) play: &'a Play<'a>,
    /// As it stands now.
    pub(super) now: &'a Play<'a>,
    pub(super) facts: &'a LecternFacts<'a>,
    pub(super) place: usize,
    pub(super) shown: usize,
}

impl LookedAt<'_> {
    /// One under the other, what is needed first at the top.
    pub(super) fn all(&self) -> Vec<Section> {
        if self.is_debrief() {
            return vec![self.debrief(), self.score(), self.people()];
        }
        let mut all =
            vec![self.asked_shortly(), self.right_answer(), self.why(), self.planted(), self.private()];
        all.extend([self.cue(), self.common(), self.question(), self.scene(), self.next(), self.people()]);
        all
    }

    /// What stands on the wall, and what is said of it.
    pub(super) fn left(&self) -> Vec<Section> {
        if self.is_debrief() {
            return vec![self.debrief()];
        }
        vec![self.asked(), self.private(), self.cue(), self.question(), self.scene(), self.people()]
    }

    pub(super) fn right(&self) -> Vec<Section> {
        if self.is_debrief() {
            return vec![self.score(), self.people()];
        }
        vec![self.right_answer(), self.why(), self.planted(), self.common(), self.next()]
    }

    /// Whether the talk afterwards is on the wall, and nothing else is looked at.
    fn is_debrief(&self) -> bool {
        self.place == self.shown && matches!(self.facts.wall.page, WallPage::Debrief { .. })
    }

    fn step(&self) -> Option<&Step> {
        let (step, _) = self.facts.ahead.steps().get(self.place)?;
        self.play.story.step(step)
    }

    fn section(&self, name: &str, lines: Vec<SectionLine>) -> Section {
        Section { name: self.context.word(name), lines }
    }

    fn plain(&self, words: impl Into<String>) -> SectionLine {
        SectionLine::new("", words, self.context.theme.text)
    }

    /// A line of the step, where it has one.
    fn line(&self, field: &str, words: Option<&String>) -> Vec<SectionLine> {
        let Some((step, words)) = self.step().zip(words) else { return Vec::new() };
        vec![self.plain(self.context.step_line(step, field, words).main)]
    }

    /// What the step asks, after the sign of its role.
    fn prompt_of(&self, step: &Step, style: Style) -> SectionLine {
        let lead = format!("{} ", signs::role(step.role));
        SectionLine::new(lead, prompt(self.context, step).main, style)
            .lead_in(self.context.theme.role_text(step.role))
    }

    fn asked(&self) -> Section {
        let asked = self.step().map(|step| self.prompt_of(step, self.context.theme.heading));
        self.section("lectern-asked", asked.into_iter().collect())
    }

    /// In one row where it stands on the wall anyway, for a window without much room.
    fn asked_shortly(&self) -> Section {
        let mut asked = self.asked();
        if self.place == self.shown {
            asked.lines = asked.lines.into_iter().map(|line| line.in_one_row(String::new())).collect();
        }
        asked
    }

    /// Both clocks, each with a bar.
    pub(super) fn time(&self, clocks: &[PlannedClock]) -> Section {
        let theme = self.context.theme;
        let lines = clocks.iter().flat_map(|clock| {
            [
                SectionLine::new("", clock.words.clone(), theme.text),
                SectionLine::bar(clock.done, clock.of, theme.dim),
            ]
        });
        self.section("lectern-time", lines.collect())
    }

    /// The options in the order and with the numbers of the wall, the best first; for other kinds the model answer.
    fn right_answer(&self) -> Section {
        let Some(step) = self.step() else { return Section::default() };
        let options = step.kind.try_as_choose_ref().map(|choose| self.options(step, choose));
        let lines = options.unwrap_or_else(|| self.model_answers(step));
        self.section("lectern-right", lines)
    }

    fn options(&self, step: &Step, choose: &Choose) -> Vec<SectionLine> {
        let (context, theme) = (self.context, self.context.theme);
        let flags = &self.play.state().flags;
        let best = choose.best(flags).map(|choice| &choice.id);
        let shown = self.play.in_shown_order(&step.id, &choose.options);
        let mut options: Vec<(usize, &Choice)> = shown.into_iter().enumerate().collect();
        let rank = |choice: &Choice| (Some(&choice.id) != best, choice.fatal.is_none());
        options.sort_by_key(|(_, choice)| rank(choice));
        let line = |id: &ItemId, field: &str, words: &str| context.item_line(step, id, field, words).main;
        let lines = options.into_iter().flat_map(|(at, choice)| {
            let (sign, style) = match rank(choice) {
                (false, _) => ("✓", theme.good),
                (true, false) => ("!", theme.bad),
                (true, true) => ("♦", theme.warn),
            };
            let lead = format!("{sign} {} ", at + 1);
            let (field, why) = choice.reason_after(flags);
            [
                SectionLine::new(lead, line(&choice.id, "text", &choice.text), style),
                SectionLine::new("    ", line(&choice.id, field, why), theme.text),
            ]
        });
        lines.collect()
    }

    fn model_answers(&self, step: &Step) -> Vec<SectionLine> {
        let theme = self.context.theme;
        let lines = Ahead::answers(&step.id, self.play).into_iter().enumerate().flat_map(|(at, answer)| {
            // What is done now stands out from what comes after it in the same step.
            let style = if at == 0 { theme.good } else { theme.text };
            let said = describe(self.context, self.play, step, &answer);
            said.into_iter().map(move |line| SectionLine::new("✓ ", line.main, style))
        });
        lines.collect()
    }

    fn why(&self) -> Section {
        let lines = self.step().map(|step| self.line("why", step.why.as_ref())).unwrap_or_default();
        self.section("lectern-why", lines)
    }

    /// What the computer does wrong here in this session.
    fn planted(&self) -> Section {
        let planted = self.step().and_then(|step| Some((step, step.planted.as_ref()?)));
        let setup = self.play.setup();
        let is_here = |step: &Step| setup.is_some_and(|setup| flow::is_planted(self.play.story, setup, step));
        let lines = planted.filter(|(step, _)| is_here(step)).map(|(step, planted)| {
            let words = self.context.step_line(step, "planted", &planted.text).main;
            let why = self.context.step_line(step, "planted-why", &planted.why).main;
            vec![SectionLine::new("♦ ", words, self.context.theme.warn), self.plain(why)]
        });
        self.section("lectern-planted", lines.unwrap_or_default())
    }

    fn private(&self) -> Section {
        let lines = self.step().map(|step| self.line("private", step.private.as_ref())).unwrap_or_default();
        self.section("lectern-private", lines)
    }

    fn cue(&self) -> Section {
        let lines = self.step().map(|step| self.line("cue", step.cue.as_ref())).unwrap_or_default();
        self.section("lectern-cue", lines)
    }

    /// What was answered wrongly here most often, in the whole record.
    fn common(&self) -> Section {
        let Some(step) = self.step() else { return Section::default() };
        let wrong = self.facts.wrong.get(&step.id).map(Vec::as_slice).unwrap_or_default();
        let line = |wrong: &WrongAnswer| {
            let said = answer(self.context, &step.id, &wrong.answer);
            let values = [("n", Value::count(wrong.n)), ("answer", Value::Text(said))];
            self.plain(self.context.word_with("lectern-times", &values))
        };
        self.section("lectern-common", wrong.iter().map(line).collect())
    }

    /// How the part is led, in the words of its author.
    fn scene(&self) -> Section {
        let Some((part, guide)) = self.part_guide() else { return Section::default() };
        let line = |(field, text): (&str, &str)| {
            let words = self.context.line(&part.id.guide_key(field), text).main;
            let label = self.context.word(&format!("lectern-guide-{field}"));
            self.plain(format!("{label}: {words}"))
        };
        // The question stands at the step where it is asked.
        let texts = guide.texts().into_iter().filter(|(field, _)| *field != "question");
        self.section("lectern-scene", texts.map(line).collect())
    }

    fn part_guide(&self) -> Option<(&Part, &PartGuide)> {
        let part = self.play.story.part_of(&self.step()?.id)?;
        Some((part, part.guide.as_ref()?))
    }

    /// What to ask: where the part is to be stopped its own question, else about what happened here, else what fits the
    /// kind of step.
    fn question(&self) -> Section {
        let Some(step) = self.step() else { return Section::default() };
        if let Some((part, guide)) = self.part_guide().filter(|(_, guide)| guide.freeze == step.id) {
            let words = self.context.line(&part.id.guide_key("question"), &guide.question).main;
            let line = SectionLine::new("■ ", words, self.context.theme.heading);
            return self.section("lectern-stop", vec![line]);
        }
        let happened = questions(self.now.story, self.now.meeting.log());
        let found = happened.iter().find(|asked| asked.step == step.id);
        let words = match found {
            Some(asked) => {
                let (id, values) = values::message(asked, self.now.mode());
                Some(self.context.word_with(&id, &values))
            }
            None => asks(&step.kind).map(|id| self.context.word(id)),
        };
        self.section("lectern-ask", words.map(|words| self.plain(words)).into_iter().collect())
    }

    fn next(&self) -> Section {
        let later = self.facts.ahead.steps().iter().skip(self.place.saturating_add(1));
        let asked = later.filter_map(|(id, _)| self.play.story.step(id)).filter(|step| !step.kind.is_say());
        let line = |step: &Step| {
            let minutes = [("n", Value::Count(i64::from(step.minutes)))];
            let minutes = (step.minutes > 0).then(|| self.context.word_with("lectern-minutes", &minutes));
            self.prompt_of(step, self.context.theme.text).in_one_row(minutes.unwrap_or_default())
        };
        self.section("lectern-next", asked.take(N_AHEAD).map(line).collect())
    }

    /// Who sits where, by code and club.
    fn people(&self) -> Section {
        let humans = self.now.setup().map(Setup::humans).unwrap_or_default();
        let line = |role: &Role| {
            let known = [self.now.learner(*role).unwrap_or(""), self.now.home(*role)];
            let known: Vec<&str> = known.into_iter().filter(|words| !words.is_empty()).collect();
            let name = self.context.role(*role).main;
            (!known.is_empty()).then(|| {
                let lead = format!("{} ", signs::role(*role));
                SectionLine::new(lead, format!("{name}: {}", known.join(" · ")), self.context.theme.text)
                    .lead_in(self.context.theme.role_text(*role))
            })
        };
        self.section("lectern-people", humans.iter().filter_map(line).collect())
    }

    /// The questions made from what happened.
    fn debrief(&self) -> Section {
        let asked = questions(self.now.story, self.now.meeting.log());
        let lines = asked.iter().take(MOST).enumerate().flat_map(|(at, question)| {
            let (id, values) = values::message(question, self.now.mode());
            let step = self.now.story.step(&question.step).map(|step| prompt(self.context, step).main);
            let lead = format!("{} ", at + 1);
            [
                SectionLine::new(lead, self.context.word_with(&id, &values), self.context.theme.heading),
                SectionLine::new("  ", step.unwrap_or_default(), self.context.theme.text),
            ]
        });
        self.section("question-title", lines.collect())
    }

    /// The total, and the fatal errors.
    fn score(&self) -> Section {
        let review = review(self.now.meeting.log());
        let total = review.total.map_or_else(|| "–".to_owned(), |total| total.to_string());
        let total = self.context.word_with("score-total", &[("score", Value::Text(total))]);
        let fatal = review.fatal.iter().map(|(_, fatal)| {
            let said = self.context.word(&format!("fatal-{}", fatal.slug()));
            SectionLine::new("! ", said, self.context.theme.bad)
        });
        self.section("lectern-score", std::iter::once(self.plain(total)).chain(fatal).collect())
    }
}

/// A question that fits what is done in a step. None where nothing is decided.
fn asks(kind: &StepKind) -> Option<&'static str> {
    let is_money = kind.is_count() || kind.is_booked() || kind.is_figure();
    let fitting = [
        (!kind.is_judged(), None),
        (kind.is_choose(), Some("lectern-ask-choose")),
        (kind.is_speak(), Some("lectern-ask-speak")),
        (kind.is_roll_call(), Some("lectern-ask-roll")),
        (kind.is_vote(), Some("lectern-ask-vote")),
        (kind.is_elect(), Some("lectern-ask-elect")),
        (kind.is_plan(), Some("lectern-ask-plan")),
        (is_money, Some("lectern-ask-money")),
    ];
    fitting.into_iter().find(|(is_it, _)| *is_it).map_or(Some("lectern-ask-paper"), |(_, id)| id)
}

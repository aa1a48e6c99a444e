//! `Elect` in the chair's hands: enough members, more names asked for, the hands for each candidate, who is elected.

use crate::club::Member;
use crate::locale::{Pair, Value, number};
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::ElectAnswer;
use crate::scenario::kinds::{Candidate, Elect, Hands};
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_check, kept_pick};
use crate::tui::screens::meeting::kinds::{part_name, vote};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::room_map;
use crate::tui::screens::meeting::task::{TaskView, prompt};
use crate::tui::screens::meeting::told::Told;

/// Rows for numbers and their labels: large ones, and those that leave room for the working.
const LARGE_ROWS: usize = 9;
const SMALL_ROWS: usize = 6;
/// Rows for the hands of the teams as signs, and for the reason below them.
const ROWS_OF_HANDS: usize = 4;
const ROWS_OF_REASON: usize = 4;
/// The room takes so many rows at least.
const ROWS_OF_ROOM: usize = 3;
/// Rows before those of the candidates: the quorum, more names.
const FIRST: usize = 2;
/// Rows of the form beside those of the candidates, and for each of these.
const ROWS_OF_FORM: usize = 6;
const ROWS_OF_CANDIDATE: usize = 3;

impl OnScreen for Elect {
    type Answer = ElectAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        _step: &Step,
        answer: &ElectAnswer,
    ) -> Vec<Pair> {
        if !answer.quorum {
            return vec![context.ui("roll-quorum-no")];
        }
        let line = |(id, n): &(crate::id::MemberId, u16)| {
            let is_elected = answer.elected.contains(id);
            let result = context.word(if is_elected { "elect-elected" } else { "elect-not-elected" });
            let count = context.word_with("elect-count", &[("n", Value::count(*n))]);
            let name = play.story.member(id).map(Member::full).unwrap_or_default();
            Pair::from(format!("{name}: {count} – {result}"))
        };
        answer.counts.iter().map(line).collect()
    }

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&ElectAnswer>,
    ) -> Option<String> {
        Some(context.word("meanwhile-elect"))
    }

    fn stops_after(&self, _answer: &ElectAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn fills_wall(&self) -> bool {
        true
    }

    /// The numbers large enough for the last row, the elected, and the hands; then what is said of every answer.
    fn told(&self, told: &Told<'_>, answer: &ElectAnswer, page: &mut Page<'_>) {
        let Told { context, play, .. } = *told;
        told.verdict_line(page);
        if !told.right && !told.wrong.is_empty() {
            let name = |part: &String| part_name(context, told.step, part);
            let fields = Value::Text(told.wrong.iter().map(name).collect::<Vec<_>>().join(", "));
            let again = context.ui_with("feedback-look-again", &[("fields", fields)]);
            page.signed("♦", &again, page.theme().warn);
        }
        page.blank();
        if answer.quorum {
            let called = |id| play.story.member(id).map(Member::called).unwrap_or_default();
            let numbers: Vec<(String, String)> =
                answer.counts.iter().map(|(id, n)| (called(id), number::count(i64::from(*n)))).collect();
            let free = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_OF_HANDS);
            page.figures(&numbers, free.min(if told.right { LARGE_ROWS } else { SMALL_ROWS }));
            let names: Vec<String> = answer.elected.iter().map(called).collect();
            let names = if names.is_empty() { context.word("none") } else { names.join(", ") };
            page.heading(&format!("{}: {names}", context.word("elect-elected")).into());
            self.draw_hands(context, play, page);
            page.blank();
        }
        told.working(page);
        self.explain(told, page);
        told.reason(page);
    }

    /// How many are there and how many it takes, where it was put off or held against that.
    fn explain(&self, told: &Told<'_>, page: &mut Page<'_>) {
        if told.wrong.iter().any(|part| part == "quorum") {
            vote::tell_quorum(told, page);
        }
    }
}

impl Elect {
    /// The hands for each candidate, as many of them as there is room for.
    fn draw_hands(&self, context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
        for one in &self.candidates {
            let rows = context.rows_of_page().saturating_sub(page.n_rows() + 1 + ROWS_OF_REASON);
            if rows < ROWS_OF_HANDS {
                return;
            }
            if let Some(member) = play.story.member(&one.member).filter(|_| self.candidates.len() > 1) {
                page.dim(&member.full().into());
            }
            room_map::hands(context, play, &one.hands, &[], rows, page);
        }
    }
}

/// "1: 13–0–1 · 2: 12–0–1".
fn by_team(one: &Candidate) -> String {
    let of_team = |hands: &Hands| {
        format!("{}:\u{a0}{}–{}–{}", hands.team, hands.agree, hands.disagree, hands.no_opinion)
    };
    one.hands.iter().map(of_team).collect::<Vec<_>>().join(" · ")
}

impl Fields for Elect {
    type Answer = ElectAnswer;

    fn is_wide(&self) -> bool {
        true
    }

    fn rows(&self, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<FormRow> {
        let quorum = vec![Label::ui("roll-quorum-yes"), Label::ui("roll-quorum-no")];
        let mut rows = vec![
            FormRow::pick(Label::ui("vote-quorum-question"), quorum).of("quorum"),
            FormRow::check(Label::ui("elect-asked-more")).of("nominations"),
        ];
        for one in &self.candidates {
            let name = play.story.member(&one.member).map(Member::full).unwrap_or_default();
            let said = ("said".to_owned(), Value::Text(by_team(one)));
            let teams = Label::UiWith("elect-by-team".to_owned(), vec![said]);
            let mut count = FormRow::count("vote-agree").of("hands").under(vec![teams]);
            count.label = Label::Plain(name);
            rows.push(count);
            rows.push(FormRow::check(Label::ui("elect-elected")).of("elected"));
        }
        rows
    }

    fn head(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.heading(&prompt(context, turn.step));
        page.dim(&context.ui_with("elect-order", &[("seats", Value::count(self.seats))]));
        let form = self.candidates.len() * ROWS_OF_CANDIDATE + ROWS_OF_FORM;
        let rows = context.rows_of_page().saturating_sub(page.n_rows() + form);
        if rows >= ROWS_OF_ROOM {
            room_map::draw(context, play, None, rows, page);
        }
    }

    fn kept(&self, answer: &ElectAnswer, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let of = |one: &Candidate| {
            let n = answer.counts.iter().find(|(id, _)| *id == one.member).filter(|_| answer.quorum);
            let is_elected = answer.quorum && answer.elected.contains(&one.member);
            [n.map(|(_, n)| n.to_string()).unwrap_or_default(), kept_check(is_elected)]
        };
        let first = [kept_pick(Some(usize::from(!answer.quorum))), kept_check(answer.asked_more)];
        first.into_iter().chain(self.candidates.iter().flat_map(of)).collect()
    }

    /// More hands than members.
    fn too_large(&self, form: &Form, play: &Play<'_>, _turn: &Turn<'_>) -> Option<usize> {
        let most = i64::try_from(play.story.club.members.len()).unwrap_or(i64::MAX);
        let rows = (0..self.candidates.len()).map(|at| FIRST + at * 2);
        rows.filter(|_| form.picked(0) == Some(0)).find(|row| form.amount(*row).is_some_and(|n| n > most))
    }

    fn answer(&self, form: &Form, _play: &Play<'_>, _turn: &Turn<'_>) -> Result<ElectAnswer, &'static str> {
        let quorum = form.picked(0).ok_or("form-unfinished")? == 0;
        let rows = || self.candidates.iter().enumerate().map(|(at, one)| (FIRST + at * 2, one));
        // An election that is put off needs no hands.
        if quorum && rows().any(|(row, _)| form.amount(row).is_none()) {
            return Err("form-unfinished");
        }
        let elected = rows().filter(|(row, _)| quorum && form.checked(row + 1));
        let counts = rows().filter(|_| quorum).map(|(row, one)| (one.member.clone(), form.small(row)));
        Ok(ElectAnswer {
            quorum,
            asked_more: form.checked(1),
            counts: counts.collect(),
            elected: elected.map(|(_, one)| one.member.clone()).collect(),
        })
    }
}

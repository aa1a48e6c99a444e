//! `Vote` in the chair's hands: enough members, who stands aside, objections, hands, the result.

use crate::club::Member;
use crate::locale::values::plan_values;
use crate::locale::{Pair, Value, number};
use crate::meeting::event::Verdict;
use crate::meeting::figures;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::VoteAnswer;
use crate::scenario::kinds::{Hands, Vote};
use crate::scenario::model::Step;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::large::LetterSize;
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_check, kept_pick};
use crate::tui::screens::meeting::kinds::part_name;
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::room_map;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::told::Told;

/// Rows for numbers and their labels: large ones, and those that leave room for the working.
const LARGE_ROWS: usize = 9;
const SMALL_ROWS: usize = 6;
/// Rows for the hands of the teams as signs, and for the reason below them.
const ROWS_OF_HANDS: usize = 4;
const ROWS_OF_REASON: usize = 4;
/// Rows of the form below the map, beside one for each member who may stand aside.
const ROWS_OF_FORM: usize = 11;
/// A page of so many rows has room for the result in letters of so many rows.
const ROOM_FOR_RESULT: usize = 30;
const RESULT_ROWS: usize = 13;

impl OnScreen for Vote {
    type Answer = VoteAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        answer: &VoteAnswer,
    ) -> Vec<Pair> {
        let VoteAnswer { quorum, agree, disagree, no_opinion, carried, .. } = answer;
        if !quorum {
            return vec![context.ui("roll-quorum-no")];
        }
        let count = |n: u16| Value::Count(i64::from(n));
        let values = [("agree", count(*agree)), ("disagree", count(*disagree)), ("none", count(*no_opinion))];
        let tally = context.ui_with("vote-said", &values);
        let result = context.word(if *carried { "vote-carried" } else { "vote-not-carried" });
        vec![Pair { main: format!("{} – {result}", tally.main), second: tally.second }]
    }

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&VoteAnswer>,
    ) -> Option<String> {
        Some(context.word("meanwhile-vote"))
    }

    fn stops_after(&self, _answer: &VoteAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn fills_wall(&self) -> bool {
        true
    }

    /// The numbers and the result large enough for the last row, and the hands; then what is said of every answer.
    fn told(&self, told: &Told<'_>, answer: &VoteAnswer, page: &mut Page<'_>) {
        let Told { context, .. } = *told;
        told.verdict_line(page);
        if !told.right && !told.wrong.is_empty() {
            let name = |part: &String| part_name(context, told.step, part);
            let fields = Value::Text(told.wrong.iter().map(name).collect::<Vec<_>>().join(", "));
            page.signed(
                "♦",
                &context.ui_with("feedback-look-again", &[("fields", fields)]),
                page.theme().warn,
            );
        }
        page.blank();
        if answer.quorum {
            let VoteAnswer { agree, disagree, no_opinion, .. } = answer;
            let labels = ["vote-agree", "vote-disagree", "vote-no-opinion"].map(|id| context.word(id));
            let numbers = [agree, disagree, no_opinion].map(|n| number::count(i64::from(*n)));
            let free = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_OF_HANDS);
            let most = if told.right { LARGE_ROWS } else { SMALL_ROWS };
            page.figures(&labels.into_iter().zip(numbers).collect::<Vec<_>>(), free.min(most));
            let result = context.word(if answer.carried { "vote-carried" } else { "vote-not-carried" });
            if told.right {
                page.blank();
            }
            if told.right && context.rows_of_page() >= ROOM_FOR_RESULT {
                let sizes = [LetterSize::Bold, LetterSize::Small];
                page.large(&result.to_uppercase(), RESULT_ROWS, &sizes, page.theme().heading);
                page.blank();
            } else {
                page.heading(&result.into());
            }
            if let Some(new) = self.reschedules().filter(|new| told.play.state().plan_of(&new.loan).is_some())
            {
                page.text(&context.ui_with("loan-book-plan", &plan_values(&new.plan)));
            }
            let rows = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_OF_REASON);
            room_map::hands(context, told.play, &self.hands, &self.must_abstain, rows, page);
            page.blank();
        }
        told.working(page);
        if told.wrong.iter().any(|part| part == "aside") {
            let aside = self.must_abstain.iter().filter_map(|id| told.play.story.member(id));
            let names = aside.map(Member::full).collect::<Vec<_>>().join(", ");
            let said = format!("{}: {names}", context.word("vote-aside"));
            page.pair("• ", &said.into(), page.theme().text, None, false);
        }
        self.explain(told, page);
        told.reason(page);
    }

    /// How many are there and how many it takes, where a vote was put off or held against that.
    fn explain(&self, told: &Told<'_>, page: &mut Page<'_>) {
        if told.wrong.iter().any(|part| part == "quorum") {
            tell_quorum(told, page);
        }
    }
}

/// How many are there, and how many it takes.
pub(super) fn tell_quorum(told: &Told<'_>, page: &mut Page<'_>) {
    let Play { story, .. } = told.play;
    let members = ("members", Value::count(story.club.members.len()));
    let present = ("present", Value::count(figures::n_present(story, told.play.state())));
    let needed = ("needed", Value::count(story.club.quorum()));
    page.text(&told.context.ui_with("roll-said", &[present, members.clone()]));
    page.text(&told.context.ui_with("roll-quorum-rule", &[needed, members]));
    page.blank();
}

impl Fields for Vote {
    type Answer = VoteAnswer;

    fn is_wide(&self) -> bool {
        true
    }

    fn rows(&self, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<FormRow> {
        let mut rows = vec![
            FormRow::pick(
                Label::ui("vote-quorum-question"),
                vec![Label::ui("roll-quorum-yes"), Label::ui("roll-quorum-no")],
            )
            .of("quorum"),
        ];
        let mut aside: Vec<FormRow> = asked(play, self)
            .into_iter()
            .map(|member| FormRow::check(Label::Plain(member.full())).of("aside"))
            .collect();
        if let Some(first) = aside.first_mut() {
            first.above = vec![Label::ui("vote-abstain-question")];
        }
        rows.extend(aside);
        rows.push(FormRow::check(Label::ui("vote-objections")).of("objections"));
        let hands = ["vote-agree", "vote-disagree", "vote-no-opinion"];
        rows.extend(hands.map(|id| FormRow::count(id).of("hands")));
        rows.push(
            FormRow::pick(
                Label::ui("vote-result"),
                vec![Label::ui("vote-carried"), Label::ui("vote-not-carried")],
            )
            .of("result"),
        );
        rows
    }

    fn head(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.heading(&context.step_line(turn.step, "motion", &self.motion));
        page.dim(&context.ui("vote-hands-order"));
        let report =
            |hands: &Hands| (hands.team, format!("{}–{}–{}", hands.agree, hands.disagree, hands.no_opinion));
        let reports: Vec<(u8, String)> = self.hands.iter().map(report).collect();
        let form = asked(play, self).len() + ROWS_OF_FORM;
        let rows = context.rows_of_page().saturating_sub(page.n_rows() + form);
        room_map::draw_with_reports(context, play, &reports, rows, page);
    }

    fn kept(&self, answer: &VoteAnswer, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let VoteAnswer { quorum, aside, asked_objections, agree, disagree, no_opinion, carried } = answer;
        let asked = asked(play, self).into_iter().map(|member| kept_check(aside.contains(&member.id)));
        // A vote that is put off has no hands and no result.
        let hands =
            [agree, disagree, no_opinion].map(|n| if *quorum { n.to_string() } else { String::new() });
        let result = kept_pick(quorum.then_some(usize::from(!carried)));
        let before = [kept_pick(Some(usize::from(!quorum)))].into_iter().chain(asked);
        before.chain([kept_check(*asked_objections)]).chain(hands).chain([result]).collect()
    }

    /// More hands than members: the field with the most of them.
    fn too_large(&self, form: &Form, play: &Play<'_>, _turn: &Turn<'_>) -> Option<usize> {
        let after = asked(play, self).len() + 1;
        let hands = (after + 1..=after + 3).filter_map(|row| Some((row, form.amount(row)?)));
        let raised = hands.clone().fold(0, |sum: i64, (_, n)| sum.saturating_add(n));
        let is_quorum = form.picked(0) == Some(0);
        let is_too_many = usize::try_from(raised).is_ok_and(|raised| raised > play.story.club.members.len());
        let most = hands.max_by_key(|(_, n)| *n).filter(|_| is_quorum && is_too_many);
        most.map(|(row, _)| row)
    }

    fn answer(&self, form: &Form, play: &Play<'_>, _turn: &Turn<'_>) -> Result<VoteAnswer, &'static str> {
        let quorum = form.picked(0).ok_or("form-unfinished")? == 0;
        let asked = asked(play, self);
        let after = asked.len() + 1;
        let carried = form.picked(after + 4);
        let counted = (1..=3).all(|row| form.amount(after + row).is_some());
        // A vote that is put off needs no hands.
        if quorum && (carried.is_none() || !counted) {
            return Err("form-unfinished");
        }
        let aside = asked.iter().enumerate().filter(|(at, _)| form.checked(at + 1));
        Ok(VoteAnswer {
            quorum,
            aside: aside.map(|(_, member)| member.id.clone()).collect(),
            asked_objections: form.checked(after),
            agree: form.small(after + 1),
            disagree: form.small(after + 2),
            no_opinion: form.small(after + 3),
            carried: carried == Some(0),
        })
    }
}

/// Those who may stand aside, by given name as every list of people.
fn asked<'p>(play: &Play<'p>, vote: &Vote) -> Vec<&'p Member> {
    let mut members: Vec<_> = vote.asked_to_abstain.iter().filter_map(|id| play.story.member(id)).collect();
    members.sort_by_cached_key(|member| text::sort_key(&member.name));
    members
}

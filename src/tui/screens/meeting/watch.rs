//! A line that is heard, or what a seat does that the computer plays. Enter goes on; `b` objects.

use crate::locale::{Pair, Value};
use crate::meeting::flow::{self, Turn, Who};
use crate::meeting::kinds::{self, Answer, BooksSay, CountAnswer, TaskKind};
use crate::meeting::rules::Scene;
use crate::scenario::guest::Attendee;
use crate::scenario::model::without_speaker;
use crate::tui::context::{Play, ViewContext};
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::kinds::describe;
use crate::tui::screens::meeting::room_map::{self, Speaker};
use crate::tui::screens::meeting::task::{Reply, TaskView, prompt};

#[derive(Debug)]
pub struct WatchView;

/// Whether the computer is acting here, so that one may object.
pub fn can_object(turn: &Turn<'_>) -> bool {
    matches!(turn.who, Who::Computer(_)) || turn.step.kind.is_say()
}

impl TaskView for WatchView {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        vec![keys::NEXT]
    }

    fn page(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        let say = turn.step.kind.try_as_say_ref();
        let by = say.and_then(|say| say.by.as_ref()).and_then(|id| play.story.person(id));
        let asks = prompt(context, turn.step);
        let speaker = by.map(Attendee::full);
        let name = speaker.unwrap_or_else(|| context.role(turn.task.role).main);
        // A question that begins with the name needs it no second time.
        if say.is_some() || !asks.main.starts_with(&name) {
            page.heading(&Pair { main: format!("{name}:"), second: None });
            let guest = by.and_then(Attendee::guest);
            if let Some((guest, from)) = guest.and_then(|guest| Some((guest, guest.from.as_ref()?))) {
                page.dim(&context.line(&guest.from_key(), from));
            }
            page.blank();
        }
        let planted = planted(play, turn).map(|words| context.step_line(turn.step, "planted", words));
        let planted = planted.map(speech);
        if let Some(say) = say {
            page.text(&planted.unwrap_or_else(|| context.step_line(turn.step, "text", &say.text)));
            let speaker = say.by.as_ref().map_or(Speaker::Role(turn.task.role), Speaker::Person);
            room_map::below(context, play, speaker, page);
            return;
        }
        let scene = Scene { story: play.story, state: play.state(), step: turn.step };
        page.dim(&asks);
        page.blank();
        // A mistake is laid out like what is right, so that neither place nor form gives it away.
        let says = turn.step.says.as_deref().filter(|_| turn.number == 0);
        let says = says.map(|words| context.step_line(turn.step, "says", words));
        if let Some(line) = planted.or(says) {
            page.text(&line);
            found_in_books(context, play, turn, page);
            room_map::below(context, play, Speaker::Role(turn.task.role), page);
            return;
        }
        if turn.step.kind.is_inspect() {
            page.text(&context.ui_with("inspect-pointed-out", &[("role", Value::Text(name))]));
        }
        for answer in model_answers(scene, turn) {
            for line in describe(context, play, turn.step, &answer) {
                page.pair("• ", &line, page.theme().text, None, false);
            }
        }
    }

    fn goes_on(&self) -> bool {
        true
    }

    fn is_watched(&self) -> bool {
        true
    }

    fn update(
        &mut self,
        input: &Input,
        _context: &ViewContext<'_>,
        _play: &Play<'_>,
        _turn: &Turn<'_>,
    ) -> Reply {
        match input {
            Input::Enter => Reply::Proceed,
            _ => Reply::Nothing,
        }
    }
}

/// What a spoken line can't know: the wrong line that the trainee left in one of the books, which the count finds.
fn found_in_books(context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
    let scene = Scene { story: play.story, state: play.state(), step: turn.step };
    for answer in model_answers(scene, turn) {
        let Answer::Count(CountAnswer { books: BooksSay::BooksDiffer { .. }, .. }) = &answer else {
            continue;
        };
        page.blank();
        for line in describe(context, play, turn.step, &answer) {
            page.pair("• ", &line, page.theme().text, None, false);
        }
        page.text(&context.ui("count-mended"));
    }
}

/// What is said after an objection to what was right, and why it was right.
pub fn was_right(context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
    let role = Value::Text(context.role(turn.task.role).main);
    let say = turn.step.kind.try_as_say_ref();
    let said = match (say, turn.step.kind.is_inspect()) {
        (Some(say), _) if say.by.is_some() => context.ui("object-to-members"),
        (_, true) => context.ui_with("object-to-inspection", &[("role", role)]),
        (_, false) => context.ui("planted-nothing"),
    };
    page.signed("✓", &said, page.theme().good);
    // The reason of the step is about what the treasurer does.
    if matches!(turn.task.kind, TaskKind::SecondBook(_)) {
        page.text(&context.ui("second-book-right-why"));
        return;
    }
    if let Some(why) = &turn.step.why {
        page.text(&context.step_line(turn.step, "why", why));
    }
    let flags = &play.state().flags;
    if let Some(best) = turn.step.kind.try_as_choose_ref().and_then(|choose| choose.best(flags)) {
        let (field, why) = best.reason_after(flags);
        page.text(&context.item_line(turn.step, &best.id, field, why));
    }
}

/// What is done rightly has no name before it, so the name would tell.
fn speech(line: Pair) -> Pair {
    let alone = |words: String| without_speaker(&words).to_owned();
    Pair { main: alone(line.main), second: line.second.map(alone) }
}

/// What the seat does wrongly here, if the seed has planted a mistake.
fn planted<'t>(play: &Play<'_>, turn: &Turn<'t>) -> Option<&'t str> {
    let setup = play.setup()?;
    let planted = turn.step.planted.as_ref().filter(|_| turn.number == 0)?;
    flow::is_planted(play.story, setup, turn.step).then_some(planted.text.as_str())
}

/// What the seat will do now: its tasks of this step that come one after the other.
fn model_answers(scene: Scene<'_>, turn: &Turn<'_>) -> Vec<Answer> {
    let later = kinds::tasks(turn.step).into_iter().skip(usize::from(turn.number));
    let mine = later.take_while(|task| task.role == turn.task.role);
    mine.filter_map(|task| kinds::model(scene, &task)).collect()
}

#[cfg(test)]
mod tests {
    use super::speech;
    use crate::locale::Pair;

    #[test]
    fn a_planted_line_is_speech_without_a_name() {
        let line = Pair {
            main: "Thủ quỹ: “Tôi thuộc cả rồi: năm khoản.”".to_owned(),
            second: Some("Thủ quỹ: “I know them all.”".to_owned()),
        };
        let told = speech(line);
        assert_eq!(told.main, "“Tôi thuộc cả rồi: năm khoản.”");
        assert_eq!(told.second.as_deref(), Some("“I know them all.”"));
        assert_eq!(speech("Ghi có mặt cả tổ".to_owned().into()).main, "Ghi có mặt cả tổ");
    }
}

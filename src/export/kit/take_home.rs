//! The one page to take home: the order of the meeting, a sentence to say in each part, the pledge, in large type.
//!
//! A sentence comes from the script where a part has one that is meant to be said as it is, else from the screens'
//! texts. No sentence stands twice. The page must fit on one sheet of A4; a test checks it.

use crate::export::kit::desk::{Desk, KitPaper, labelled};
use crate::export::kit::fold;
use crate::export::paper::{Level, Paper, Piece, Size, Text, joined};
use crate::locale::Pair;
use crate::scenario::model::{Part, Step, TALK};
use crate::text;

/// Ends a question to people. What ends so is said word for word.
const ASKED: &str = "ạ?";

/// The space of the sheet below its mark, in tenths of a millimetre, and the columns of a line on it.
const ROOM: usize = 2_560;
const COLUMNS: usize = 68;

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::TakeHome);
    let mut pieces = pieces(desk);
    // Two languages may be too much for one sheet; then it is in the main one alone.
    if height(&pieces) > ROOM {
        for piece in &mut pieces {
            if let Piece::Text(Text { words, .. }) | Piece::Heading(_, words) = piece {
                words.second = None;
            }
        }
    }
    paper.pieces = pieces;
    paper
}

fn pieces(desk: &Desk<'_>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Heading(Level::Title, desk.ui("kit-take-home-title"))];
    let clear = |words: Pair| Text::new(words).sized(Size::Clear);
    let mut said: Vec<String> = Vec::new();
    for part in desk.parts() {
        let name = desk.part(part);
        let words = match sentence(desk, part, &said) {
            Some(sentence) => {
                said.push(sentence.main.clone());
                labelled(name, " – ", sentence)
            }
            None => name,
        };
        pieces.push(clear(words).into());
    }
    if let Some(steps) = talk_steps(desk) {
        pieces.push(clear(labelled(desk.ui("kit-talk-steps"), ": ", steps)).into());
    }
    pieces.push(clear(desk.ui("debrief-pledge")).bold().into());
    pieces.push(Piece::Lines(2));
    pieces.push(desk.credits().into());
    pieces
}

fn height(pieces: &[Piece]) -> usize {
    let lines = |words: &Pair| {
        let second = words.second.as_ref().map_or(0, |second| text::height(second, COLUMNS));
        text::height(&words.main, COLUMNS) + second
    };
    let one = |piece: &Piece| {
        if let Piece::Text(text) = piece {
            15 + lines(&text.words) * 74
        } else {
            70 + fold::height(std::slice::from_ref(piece))
        }
    };
    pieces.iter().map(one).sum()
}

/// What to say in this part; nothing that was said before.
fn sentence(desk: &Desk<'_>, part: &Part, said: &[String]) -> Option<Pair> {
    let is_new = |pair: &Pair| !said.contains(&pair.main);
    if let Some(words) = part.steps.iter().flat_map(|step| spoken(desk, step)).find(is_new) {
        return Some(words);
    }
    let by_number = part.number.map(|n| format!("kit-say-{n}"));
    let general = [Some(format!("kit-say-{}", part.id)), by_number].into_iter().flatten();
    if let Some(words) = general.filter(|id| desk.has(id)).map(|id| quoted(desk.ui(&id))).find(is_new) {
        return Some(words);
    }
    let cue = part.steps.iter().find_map(|step| Some((step, step.cue.as_ref()?)))?;
    Some(desk.plain(&cue.0.id.key("cue"), cue.1)).filter(is_new)
}

/// What the script listens for word for word: in quotes, or as a question with the polite word behind a colon.
fn spoken(desk: &Desk<'_>, step: &Step) -> Vec<Pair> {
    let Some(speak) = step.kind.try_as_speak_ref() else { return Vec::new() };
    let ticks = speak.ticks.iter().filter(|tick| !tick.text.contains('$'));
    let whole = ticks.filter_map(|tick| {
        let words = desk.plain(&step.id.item_key(&tick.id, "text"), &tick.text);
        if words.main.starts_with('“') {
            return Some(words);
        }
        let (_, question) = words.main.split_once(": ").filter(|(_, question)| question.ends_with(ASKED))?;
        let main = capital(question);
        let second = words
            .second
            .as_deref()
            .map(|words| capital(words.split_once(": ").map_or(words, |(_, said)| said)));
        Some(quoted(Pair { main, second }))
    });
    whole.collect()
}

fn quoted(words: Pair) -> Pair {
    let quoted = |words: String| text::quoted(&words);
    Pair { main: quoted(words.main), second: words.second.map(quoted) }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "1 hỏi bà con – 2 khen – …", where the script has its talk put in order.
fn talk_steps(desk: &Desk<'_>) -> Option<Pair> {
    let mut talk = desk.parts().iter().filter(|part| part.number == Some(TALK)).flat_map(|part| &part.steps);
    let (step, order) = talk.find_map(|step| Some((step, step.kind.try_as_order_ref()?)))?;
    let items: Vec<Pair> = (1..)
        .zip(&order.items)
        .map(|(n, item): (usize, _)| {
            let words = desk.then(step, &step.id.item_key(&item.id, "text"), &item.text);
            joined(&[Pair::from(format!("{n}.")), words], " ")
        })
        .collect();
    Some(joined(&items, "; "))
}

//! What the printed words of every kind of step share: the trait, what was done in a step, and the rows of the
//! trainer's guide.
//!
//! The kinds stand in `export::kinds`. They repeat what the rules of the meeting came to and decide nothing themselves.

use crate::club::Member;
use crate::export::kit::desk::{Desk, labelled};
use crate::export::paper::{Paper, Text, joined};
use crate::export::papers::happened::Done;
use crate::export::papers::played::Played;
use crate::id::{ItemId, MemberId};
use crate::locale::Pair;
use crate::meeting::kinds::Answer;
use crate::scenario::model::{Part, Step};

/// The mark of what is right.
pub(super) const RIGHT: &str = "✓";

/// What a kind of step prints.
pub(super) trait Printed {
    /// Adds what is right to the trainer's guide.
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper);

    /// What came of the step, for the diary: what was heard, worked out or chosen, a sum, a tally. The first is the
    /// line of the step, the others stand below it. Empty where there is nothing to tell.
    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair>;

    /// Adds what the minutes have of the step: content alone, nothing of how it was practised.
    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said);
}

/// What the minutes have of one part: by those who lead it, and from the hall.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) content: Vec<Pair>,
    pub(super) opinions: Vec<Pair>,
}

/// A step in which something was done.
#[derive(Debug, Clone, Copy)]
pub(super) struct DoneStep<'a> {
    pub(super) played: &'a Played<'a>,
    pub(super) part: &'a Part,
    pub(super) step: &'a Step,
    /// The last of its tasks.
    pub(super) last: &'a Done<'a>,
}

impl<'a> DoneStep<'a> {
    /// Whether the minutes may tell what was said: it was seen, and it is not confidential.
    pub(super) fn is_open(&self) -> bool {
        !self.last.silent && !self.step.is_confidential()
    }

    /// Whether the computer did it, and people saw it.
    pub(super) fn is_by_computer(&self) -> bool {
        self.last.right.is_none() && !self.last.silent && !self.step.confidential
    }

    /// The answer as the one type that the kind takes.
    pub(super) fn answer<A>(&self) -> Option<&'a A>
    where
        &'a A: TryFrom<&'a Answer>,
    {
        self.last.answer?.try_into().ok()
    }

    /// The answer, unless the computer gave it unseen.
    pub(super) fn seen<A>(&self) -> Option<&'a A>
    where
        &'a A: TryFrom<&'a Answer>,
    {
        if self.last.silent { None } else { self.answer() }
    }

    /// The answer, unless it was unseen or the step is marked as confidential.
    pub(super) fn told<A>(&self) -> Option<&'a A>
    where
        &'a A: TryFrom<&'a Answer>,
    {
        if self.step.confidential { None } else { self.seen() }
    }

    /// A line of the step.
    pub(super) fn line(&self, field: &str, text: &str) -> Pair {
        self.played.line_of(&self.step.id, &self.step.id.key(field), text)
    }

    /// A line of an option or another item of the step.
    pub(super) fn item(&self, id: &ItemId, field: &str, text: &str) -> Pair {
        self.played.item_line(&self.step.id, id, field, text)
    }

    /// "Chủ nhiệm: …", with a remark where it was not done so.
    pub(super) fn by_role(&self, words: Pair) -> Pair {
        let words = joined(&[self.played.role(self.step.role), words], ": ");
        self.played.remarked(words, self.last.wrongly)
    }

    /// What the computer did wrongly and how the meeting put it right, where it was not objected to and the minutes may
    /// tell it.
    pub(super) fn planted(&self) -> Option<Vec<Pair>> {
        let planted = self.step.planted.as_ref().filter(|_| self.last.wrongly && self.is_open())?;
        let then = planted.then.as_deref().map(|then| self.line("planted-then", then));
        Some([self.line("planted", &planted.text)].into_iter().chain(then).collect())
    }

    /// What was done, and what the board then did where it was not done well.
    pub(super) fn with_then(&self, said: Option<Pair>) -> Vec<Pair> {
        let Some(said) = said else { return Vec::new() };
        let then = self.step.then.as_ref().filter(|_| self.last.right == Some(false));
        [said].into_iter().chain(then.map(|then| self.line("then", then))).collect()
    }
}

/// Adds what is right, marked and bold.
pub(super) fn push_right(desk: &Desk<'_>, words: Pair, paper: &mut Paper) {
    paper.push(Text::item(RIGHT, labelled(desk.ui("kit-right"), ": ", words)).bold());
}

/// Adds one row for each item, with what stands before it.
pub(super) fn push_items<'i>(
    desk: &Desk<'_>,
    step: &Step,
    items: impl IntoIterator<Item = (&'i ItemId, &'i str)>,
    lead: impl Fn(usize) -> String,
    paper: &mut Paper,
) {
    for (at, (id, text)) in items.into_iter().enumerate() {
        paper.push(Text::item(lead(at), desk.then(step, &step.id.item_key(id, "text"), text)));
    }
}

/// The names of these members, or the word for none.
pub(super) fn names<'m>(desk: &Desk<'_>, members: impl Iterator<Item = &'m MemberId>) -> Pair {
    let called = members.filter_map(|id| desk.class.story.member(id)).map(Member::full);
    let called: Vec<String> = called.collect();
    if called.is_empty() { desk.ui("none") } else { called.join(", ").into() }
}

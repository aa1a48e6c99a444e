//! What every kind of step does on the screen: how it is asked, how an answer reads, and what is said of it.
//!
//! Each kind does it in its own file under [`crate::tui::screens::meeting::kinds`].

use crate::locale::Pair;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::Answer;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Page;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::told::Told;

/// One kind of step on the screen. Its answers have one type.
pub trait OnScreen {
    type Answer;

    /// The view on which this turn is answered.
    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView>;

    /// An answer, line by line.
    fn lines(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        step: &Step,
        answer: &Self::Answer,
    ) -> Vec<Pair>;

    /// Whether the meeting stops after this answer to say something of it.
    fn stops_after(&self, answer: &Self::Answer, verdict: &Verdict) -> bool;

    /// Whether the meeting stops after the computer did this rightly, to say why.
    fn stops_after_watching(&self) -> bool {
        false
    }

    /// What is said of it then, below the name of the seat.
    fn tell_watched(&self, _told: &Told<'_>, _answer: &Self::Answer, _page: &mut Page<'_>) {}

    /// The name of a wrong part that only this kind knows.
    fn part_name(&self, _context: &ViewContext<'_>, _step: &Step, _part: &str) -> Option<String> {
        None
    }

    /// What is said of an answer.
    fn told(&self, told: &Told<'_>, _answer: &Self::Answer, page: &mut Page<'_>) {
        told.worked(page, |page| self.explain(told, page));
    }

    /// Whether that tells the answer itself.
    fn tells_answer(&self) -> bool {
        false
    }

    /// Whether what is said of an answer has the whole width of the wall.
    fn fills_wall(&self) -> bool {
        false
    }

    /// How many options there are of which the others can be looked at after an answer.
    fn n_options(&self) -> usize {
        0
    }

    /// What else could have been chosen, below all that is said of an answer.
    fn tell_others(&self, _told: &Told<'_>, _answer: &Self::Answer, _page: &mut Page<'_>) {}

    /// What was done, in a few words without names, where a shorter class leaves the step out. None where nothing of it is
    /// worth knowing later.
    fn in_few_words(
        &self,
        _context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&Self::Answer>,
    ) -> Option<String> {
        None
    }

    /// What belongs between the working and the reason.
    fn explain(&self, _told: &Told<'_>, _page: &mut Page<'_>) {}
}

/// The same, for answers of any kind. One that does not fit the step has no words.
pub trait AnyOnScreen {
    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView>;
    fn lines(&self, context: &ViewContext<'_>, play: &Play<'_>, step: &Step, answer: &Answer) -> Vec<Pair>;
    fn stops_after(&self, answer: &Answer, verdict: &Verdict) -> bool;
    fn stops_after_watching(&self) -> bool;
    fn tell_watched(&self, told: &Told<'_>, answer: &Answer, page: &mut Page<'_>);
    fn part_name(&self, context: &ViewContext<'_>, step: &Step, part: &str) -> Option<String>;
    fn told(&self, told: &Told<'_>, answer: &Answer, page: &mut Page<'_>);
    fn tells_answer(&self) -> bool;
    fn fills_wall(&self) -> bool;
    fn n_options(&self) -> usize;
    fn tell_others(&self, told: &Told<'_>, answer: &Answer, page: &mut Page<'_>);
    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        step: &Step,
        answer: Option<&Answer>,
    ) -> Option<String>;
}

impl<S> AnyOnScreen for S
where
    S: OnScreen,
    for<'a> &'a S::Answer: TryFrom<&'a Answer>,
{
    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        OnScreen::view(self, play, turn)
    }

    fn lines(&self, context: &ViewContext<'_>, play: &Play<'_>, step: &Step, answer: &Answer) -> Vec<Pair> {
        let own = <&S::Answer>::try_from(answer);
        own.map(|own| OnScreen::lines(self, context, play, step, own)).unwrap_or_default()
    }

    fn stops_after(&self, answer: &Answer, verdict: &Verdict) -> bool {
        <&S::Answer>::try_from(answer).is_ok_and(|own| OnScreen::stops_after(self, own, verdict))
    }

    fn stops_after_watching(&self) -> bool {
        OnScreen::stops_after_watching(self)
    }

    fn tell_watched(&self, told: &Told<'_>, answer: &Answer, page: &mut Page<'_>) {
        if let Ok(own) = <&S::Answer>::try_from(answer) {
            OnScreen::tell_watched(self, told, own, page);
        }
    }

    fn part_name(&self, context: &ViewContext<'_>, step: &Step, part: &str) -> Option<String> {
        OnScreen::part_name(self, context, step, part)
    }

    fn told(&self, told: &Told<'_>, answer: &Answer, page: &mut Page<'_>) {
        if let Ok(own) = <&S::Answer>::try_from(answer) {
            OnScreen::told(self, told, own, page);
        }
    }

    fn tells_answer(&self) -> bool {
        OnScreen::tells_answer(self)
    }

    fn fills_wall(&self) -> bool {
        OnScreen::fills_wall(self)
    }

    fn n_options(&self) -> usize {
        OnScreen::n_options(self)
    }

    fn tell_others(&self, told: &Told<'_>, answer: &Answer, page: &mut Page<'_>) {
        if let Ok(own) = <&S::Answer>::try_from(answer) {
            OnScreen::tell_others(self, told, own, page);
        }
    }

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        step: &Step,
        answer: Option<&Answer>,
    ) -> Option<String> {
        let own = answer.and_then(|answer| <&S::Answer>::try_from(answer).ok());
        OnScreen::in_few_words(self, context, play, step, own)
    }
}

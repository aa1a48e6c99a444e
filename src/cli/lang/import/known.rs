//! What this laptop knows of the lines of a sheet that comes back: what was sent with each, and which words stay
//! Vietnamese.

use std::collections::{BTreeMap, BTreeSet};

use crate::corrections::Live;
use crate::library::{Library, SourceLine, TranslatedLine};
use crate::locale::exchange::kept;
use crate::locale::state::{StateTable, TextMark};
use crate::locale::{Lang, proof};

pub(super) struct KnownLines<'a> {
    pub(super) lang: Lang,
    /// By their id.
    pub(super) lines: BTreeMap<String, &'a TranslatedLine>,
    pub(super) states: &'a StateTable,
    /// The states on this laptop, where the sheet goes into another folder.
    pub(super) elsewhere: &'a StateTable,
    pub(super) english: BTreeMap<String, String>,
    /// The words that the room says instead, while the Vietnamese is the same.
    pub(super) corrected: BTreeMap<String, String>,
    /// The Vietnamese of every line, as a cell has it.
    pub(super) vietnamese: BTreeSet<String>,
    /// Vietnamese that some drafted language says as it is, such as the titles of the board. In small letters.
    stays: BTreeSet<String>,
}

impl<'a> KnownLines<'a> {
    pub(super) fn new(
        lang: Lang,
        lines: &'a [TranslatedLine],
        [states, elsewhere]: [&'a StateTable; 2],
        (library, sources): (&Library, &[SourceLine]),
        live: &[Live],
    ) -> Self {
        let (english, _) = library.translated(Lang::En, sources);
        let english = english
            .into_iter()
            .filter_map(|line| line.words.as_deref().map(|words| (line.source.key.to_string(), kept(words))));
        let by_id: BTreeMap<String, &TranslatedLine> =
            lines.iter().map(|line| (line.source.key.to_string(), line)).collect();
        let corrected = live.iter().map(|made| &made.correction).filter_map(|made| {
            let id = made.key.to_string();
            let line = by_id.get(&id)?;
            let is_of_today = made.lang == lang && made.source == TextMark::of(&line.source.vietnamese);
            is_of_today.then(|| (id, kept(&made.text)))
        });
        let corrected = corrected.collect();
        let stays = Lang::drafted().flat_map(|lang| library.translated(lang, sources).0);
        let stays = stays.filter(|line| line.words.as_ref() == Some(&line.source.vietnamese));
        Self {
            lang,
            states,
            elsewhere,
            english: english.collect(),
            corrected,
            vietnamese: sources.iter().map(|line| kept(&line.vietnamese)).collect(),
            stays: stays.map(|line| line.source.vietnamese.to_lowercase()).collect(),
            lines: by_id,
        }
    }

    /// Whose words stand in this line instead of a translation, the Vietnamese or the English ones. None where the
    /// language may say it just so: a name or a sign, what English does not translate either, and what a drafted
    /// language leaves in Vietnamese.
    pub(super) fn copied(&self, line: &TranslatedLine, words: &str) -> Option<Lang> {
        let vietnamese = kept(&line.source.vietnamese);
        let english = self.english.get(&line.source.key.to_string());
        let says = |other: &str| other.to_lowercase() == words.to_lowercase();
        let is_alike = english.is_some_and(|english| *english == vietnamese);
        let stays = || self.stays.contains(&vietnamese.to_lowercase()) || is_name(&vietnamese);
        if is_alike || !proof::has_letters(words) {
            None
        } else if says(&vietnamese) {
            (self.lang != Lang::Vi && !stays()).then_some(Lang::Vi)
        } else {
            english.filter(|english| self.lang != Lang::En && says(english)).map(|_| Lang::En)
        }
    }
}

/// Whether it is a name of a person or a place: two words or more, each of them with a capital alone at its beginning.
fn is_name(vietnamese: &str) -> bool {
    let is_of_name = |word: &str| {
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let words: Vec<&str> = vietnamese.split_whitespace().collect();
    words.len() > 1 && words.into_iter().all(is_of_name)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_name_has_a_capital_in_each_word() {
        assert!(is_name("Lò Thị Pâng") && is_name("Nà Coóc"));
        for other in ["Có mặt", "CÓ MẶT", "Xong", "{ $who } Lò", ""] {
            assert!(!is_name(other), "{other}");
        }
    }
}

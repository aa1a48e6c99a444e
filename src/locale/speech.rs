//! What is spoken on the screen: the main lines, and the lines under them.
//!
//! Vietnamese is always one of the two, unless somebody asks for English alone on the command line. A language that
//! is only drafted stands under Vietnamese and never alone. It chooses languages; whether a line may be shown is
//! `layer`'s to say.

use std::str::FromStr;

use crate::locale::lang::{Lang, Written};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Speech {
    pub main: Lang,
    pub second: Option<Lang>,
    /// Whether lines that no speaker has reviewed are shown, with their mark.
    pub drafts: bool,
}

impl Default for Speech {
    fn default() -> Self {
        Self::only(Lang::Vi)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpeechError {
    #[error("There is no language '{0}' here. Known are: {known}.", known = known_tags())]
    Unknown(String),
    #[error(
        "The language '{0}' is named twice. Name the main one and another for the second line, such as 'vi,en'."
    )]
    Twice(&'static str),
    #[error("{0} languages do not fit. Name one, or two with a comma, such as 'vi,en'.")]
    TooMany(usize),
    #[error("'{0}' can only stand under Vietnamese. Write 'vi,{0}'.")]
    OnlyUnderVietnamese(&'static str),
    #[error("'{0}' has no texts yet; recordings by its speakers are wanted. Use 'vi'.")]
    NoTexts(&'static str),
}

impl Speech {
    pub fn only(main: Lang) -> Self {
        Self { main, second: None, drafts: false }
    }

    pub fn with(main: Lang, second: Lang) -> Self {
        Self { second: Some(second).filter(|second| *second != main), ..Self::only(main) }
    }

    #[must_use]
    pub fn showing_drafts(self, drafts: bool) -> Self {
        Self { drafts, ..self }
    }

    /// All that can be chosen on the screen, in the order of the menu.
    pub fn choices() -> impl Iterator<Item = Self> {
        let under_vietnamese = Lang::drafted().map(|lang| Self::with(Lang::Vi, lang));
        [Self::default(), Self::with(Lang::Vi, Lang::En), Self::with(Lang::En, Lang::Vi)]
            .into_iter()
            .chain(under_vietnamese)
    }

    /// Whether both speak the same languages, drafts or not.
    pub fn is_same(self, other: Self) -> bool {
        (self.main, self.second) == (other.main, other.second)
    }

    /// The second language where its lines are drafts until somebody has reviewed them.
    pub fn drafted(self) -> Option<Lang> {
        self.second.filter(|lang| !lang.is_in_full())
    }

    /// Every language whose texts may be asked for, Vietnamese first.
    pub fn langs(self) -> impl Iterator<Item = Lang> {
        let main = Some(self.main).filter(|main| *main != Lang::Vi);
        let second = self.second.filter(|second| *second != Lang::Vi);
        [Lang::Vi].into_iter().chain(main).chain(second.into_iter().flat_map(Lang::chain))
    }
}

impl FromStr for Speech {
    type Err = SpeechError;

    /// "vi", or "vi,en" with the second line's language.
    fn from_str(tags: &str) -> Result<Self, Self::Err> {
        let langs = tags
            .split(',')
            .map(|tag| Lang::from_tag(tag).ok_or_else(|| SpeechError::Unknown(tag.trim().to_owned())))
            .collect::<Result<Vec<_>, _>>()?;
        if let Some(lang) = langs.iter().find(|lang| lang.written() == Written::NotYet) {
            return Err(SpeechError::NoTexts(lang.tag()));
        }
        match *langs.as_slice() {
            [main] if main.is_in_full() => Ok(Self::only(main)),
            [main, second] if main == second => Err(SpeechError::Twice(main.tag())),
            [main, second] if main == Lang::Vi || (main.is_in_full() && second == Lang::Vi) => {
                Ok(Self::with(main, second))
            }
            [lang] | [_, lang] => {
                let drafted = langs.iter().find(|lang| !lang.is_in_full()).unwrap_or(&lang);
                Err(SpeechError::OnlyUnderVietnamese(drafted.tag()))
            }
            _ => Err(SpeechError::TooMany(langs.len())),
        }
    }
}

impl std::fmt::Display for Speech {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.main.tag())?;
        self.second.map_or(Ok(()), |second| write!(out, ",{}", second.tag()))
    }
}

fn known_tags() -> String {
    Lang::ALL.iter().map(|lang| lang.tag()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Speech, SpeechError};
    use crate::locale::lang::Lang;

    #[test]
    fn the_menu_always_has_vietnamese() {
        let choices: Vec<String> = Speech::choices().map(|speech| speech.to_string()).collect();
        assert_eq!(choices, ["vi", "vi,en", "en,vi", "vi,hmn-VN", "vi,mww", "vi,blt-Tavt-VN", "vi,ium"]);
    }

    #[test]
    fn speech_is_read_from_the_command_line() {
        for (tags, read) in [
            ("vi", "vi"),
            ("vi,en", "vi,en"),
            (" EN , vi ", "en,vi"),
            ("en", "en"),
            ("VI,HMN-vn", "vi,hmn-VN"),
        ] {
            assert_eq!(tags.parse::<Speech>().map(|speech| speech.to_string()), Ok(read.to_owned()));
        }
        for (tags, error) in [
            ("vi,vi", SpeechError::Twice("vi")),
            ("vi,en,vi", SpeechError::TooMany(3)),
            ("mww", SpeechError::OnlyUnderVietnamese("mww")),
            ("mww,vi", SpeechError::OnlyUnderVietnamese("mww")),
            ("en,ium", SpeechError::OnlyUnderVietnamese("ium")),
            ("vi,hni-VN", SpeechError::NoTexts("hni-VN")),
        ] {
            assert_eq!(tags.parse::<Speech>(), Err(error));
        }
        assert_eq!(
            "vi,fr".parse::<Speech>().map_err(|error| error.to_string()),
            Err("There is no language 'fr' here. Known are: vi, en, hmn-VN, mww, blt-Tavt-VN, ium, hni-VN."
                .to_owned())
        );
        assert!("".parse::<Speech>().is_err());
    }

    #[test]
    fn a_stand_in_is_spoken_too() {
        let langs = |speech: &str| speech.parse::<Speech>().map(|speech| speech.langs().collect::<Vec<_>>());
        assert_eq!(langs("vi,mww"), Ok(vec![Lang::Vi, Lang::Mww, Lang::HmnVn]));
        assert_eq!(langs("en,vi"), Ok(vec![Lang::Vi, Lang::En]));
    }
}

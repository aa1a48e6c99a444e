//! The languages there are, by their BCP 47 tags, and which are shown on the screen: the main lines, and the lines
//! under them.
//!
//! This file says how complete each language is, and which language replaces it where a line is missing. The
//! invariant: only a language that is written in full may be a main one, and English never replaces another.
//!
//! Vietnamese is always one of the two that are shown, unless the command line asks for English alone. A language
//! that is only drafted stands under Vietnamese and never alone. `layer` decides whether a line may be shown.

use std::str::FromStr;

use strum::VariantArray;

macro_rules! languages {
    ($($name:ident, $tag:literal, $own_name:literal, $written:ident;)+) => {
        /// A language that texts are written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray)]
        pub enum Lang {
            $($name),+
        }

        impl Lang {
            pub const ALL: &'static [Self] = Self::VARIANTS;

            /// BCP 47, and the name of the folder below `locales/`.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag),+
                }
            }

            /// The name that its speakers use.
            pub fn own_name(self) -> &'static str {
                match self {
                    $(Self::$name => $own_name),+
                }
            }

            pub fn written(self) -> Written {
                match self {
                    $(Self::$name => Written::$written),+
                }
            }
        }
    };
}

// hmn-VN is the official script of 1961, mww the international one (RPA), blt-Tavt-VN the Thái of Vietnam in Tai Viet.
languages! {
    Vi, "vi", "Tiếng Việt", InFull;
    En, "en", "English", InFull;
    HmnVn, "hmn-VN", "Hmôngz", InPart;
    Mww, "mww", "Hmoob", InPart;
    Blt, "blt-Tavt-VN", "ꪼꪕꪒꪾ", InPart;
    Ium, "ium", "Iu Mienh", InPart;
    Hni, "hni-VN", "Hà Nhì", NotYet;
}

/// How complete a language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Every text, written by the authors.
    InFull,
    /// As many as have been drafted; a text is a draft until a speaker has reviewed it.
    InPart,
    /// None yet.
    NotYet,
}

impl Lang {
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(tag.trim()))
    }

    /// The language in what an operating system calls a locale: "en_US.UTF-8", "vi-VN".
    pub fn from_system(name: &str) -> Option<Self> {
        Self::from_tag(name.split(['_', '-', '.', '@']).next()?)
    }

    pub fn is_in_full(self) -> bool {
        self.written() == Written::InFull
    }

    /// Those whose texts are drafts until reviewed.
    pub fn drafted() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|lang| lang.written() == Written::InPart)
    }

    /// The language that gives a text where this one has none, before Vietnamese, which is shown anyway.
    fn stand_in(self) -> Option<Self> {
        (self == Self::Mww).then_some(Self::HmnVn)
    }

    /// Itself and the languages that replace it, in this order.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |lang| lang.stand_in())
    }
}

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

    /// Whether both show the same languages, drafts or not.
    pub fn is_same(self, other: Self) -> bool {
        (self.main, self.second) == (other.main, other.second)
    }

    /// The second language where its lines are drafts until a speaker has reviewed them.
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
    use super::{Lang, Speech, SpeechError};

    #[test]
    fn systems_name_languages_their_way() {
        let names = [("vi_VN.UTF-8", Some(Lang::Vi)), ("en-US", Some(Lang::En)), ("C", None), ("", None)];
        for (name, lang) in names {
            assert_eq!(Lang::from_system(name), lang, "{name}");
        }
    }

    #[test]
    fn one_script_stands_in_for_the_other_and_english_for_nothing() {
        assert_eq!(Lang::Mww.chain().collect::<Vec<_>>(), [Lang::Mww, Lang::HmnVn]);
        for lang in Lang::ALL.iter().filter(|lang| **lang != Lang::En) {
            assert!(lang.chain().all(|lang| lang != Lang::En), "{}", lang.tag());
        }
    }

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

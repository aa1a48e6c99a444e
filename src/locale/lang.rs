//! The languages there are, by their BCP 47 tags.
//!
//! This file says how far each language is written, and which language replaces it where a line is missing. The
//! invariant: only a language that is written in full may be a main one, and English never replaces another.

macro_rules! languages {
    ($($name:ident, $tag:literal, $own_name:literal, $written:ident;)+) => {
        /// A language that texts are written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Lang {
            $($name),+
        }

        impl Lang {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// BCP 47, and the name of the folder below `locales/`.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag),+
                }
            }

            /// As its speakers call it.
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

/// How far a language is written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Every text, by its authors.
    InFull,
    /// As many as somebody has drafted; a text is a draft until a speaker has reviewed it.
    InPart,
    /// None: a place is kept for it.
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

    /// What a text is taken from where this language has none; before Vietnamese, which stands there anyway.
    fn stand_in(self) -> Option<Self> {
        (self == Self::Mww).then_some(Self::HmnVn)
    }

    /// Itself and what stands in for it, in this order.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |lang| lang.stand_in())
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

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
}

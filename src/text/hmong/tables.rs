//! The parts of a Mông syllable in both spellings, as pairs: international (RPA), official (1961).
//!
//! Nothing here is a word. Every RPA part stands once and every official part once, so that a syllable converted is a
//! syllable that can be converted back; what only the official spelling has is kept apart, in the variants.

pub(super) type Pair = (&'static str, &'static str);

/// A syllable may also begin with its vowel.
pub(super) const ONSETS: [Pair; 61] = [
    ("", ""),
    // Lips.
    ("p", "p"),
    ("ph", "f"),
    ("np", "b"),
    ("nph", "mf"),
    ("pl", "pl"),
    ("plh", "fl"),
    ("npl", "bl"),
    ("nplh", "mfl"),
    ("m", "m"),
    ("hm", "hm"),
    ("ml", "ml"),
    ("hml", "hml"),
    ("f", "ph"),
    ("v", "v"),
    // Tip of the tongue.
    ("t", "t"),
    ("th", "th"),
    ("nt", "nt"),
    ("nth", "nth"),
    ("d", "đ"),
    ("dh", "đh"),
    ("dl", "đr"),
    ("dlh", "đl"),
    ("ndl", "nđr"),
    ("ndlh", "nđl"),
    ("n", "n"),
    ("hn", "hn"),
    ("l", "l"),
    ("hl", "hl"),
    ("tx", "tx"),
    ("txh", "cx"),
    ("ntx", "nz"),
    ("ntxh", "nx"),
    ("x", "x"),
    // Bent back.
    ("r", "tr"),
    ("rh", "rh"),
    ("nr", "r"),
    ("nrh", "nr"),
    ("ts", "ts"),
    ("tsh", "y"),
    ("nts", "nj"),
    ("ntsh", "ny"),
    ("s", "s"),
    ("z", "j"),
    // Middle and back.
    ("c", "ch"),
    ("ch", "q"),
    ("nc", "nd"),
    ("nch", "nq"),
    ("ny", "nh"),
    ("hny", "hnh"),
    ("xy", "sh"),
    ("y", "z"),
    ("k", "c"),
    ("kh", "kh"),
    ("nk", "g"),
    ("nkh", "nkh"),
    ("q", "k"),
    ("qh", "kr"),
    ("nq", "ng"),
    ("nqh", "nkr"),
    ("h", "h"),
];

pub(super) const VOWELS: [Pair; 14] = [
    ("a", "a"),
    ("e", "ê"),
    ("i", "i"),
    ("o", "o"),
    ("u", "u"),
    ("w", "ư"),
    ("ai", "êi"),
    ("au", "âu"),
    ("aw", "ơư"),
    ("ia", "iê"),
    ("ua", "uô"),
    ("aa", "ang"),
    ("ee", "ênh"),
    ("oo", "ông"),
];

/// No tone letter is the middle tone. For RPA d no attested word was found; k is the one letter left for it.
pub(super) const TONES: [Pair; 8] =
    [("", ""), ("b", "z"), ("j", "x"), ("v", "r"), ("s", "l"), ("g", "s"), ("m", "v"), ("d", "k")];

/// What lessons in the Lềnh spelling write; read, never written.
pub(super) const LENH_ONSETS: [Pair; 1] = [("nq", "gr")];
pub(super) const LENH_VOWELS: [Pair; 3] = [("ai", "ei"), ("o", "ao"), ("aa", "ăng")];

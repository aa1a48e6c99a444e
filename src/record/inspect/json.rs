//! Checks whether a text is JSON that our reads accept, without building a value.
//!
//! The reads parse it with `serde_json`, which takes several times as long. Where this scan is sure, its answer is
//! the same; where it is not, as for a number that may be too large, `serde_json` is called.

use serde_json::Value;

/// How many brackets may stand inside each other.
const DEEPEST: u32 = 127;
/// A number with fewer signs than this and without an exponent is never too large.
const SHORT_NUMBER: usize = 100;

/// Why the scan ended before the end of the text.
enum End {
    /// It is no JSON.
    Bad,
    /// `serde_json` has to be called.
    Unsure,
}

type Scanned = Result<(), End>;

pub(super) fn is_readable(text: &str) -> bool {
    match (Scan { text: text.as_bytes(), at: 0 }).whole() {
        Ok(()) => true,
        Err(End::Bad) => false,
        Err(End::Unsure) => serde_json::from_str::<Value>(text).is_ok(),
    }
}

/// A text and how far it has been read.
struct Scan<'t> {
    text: &'t [u8],
    at: usize,
}

impl Scan<'_> {
    fn whole(&mut self) -> Scanned {
        // One bit for each bracket that is open, the innermost lowest: whether it is of an object.
        let (mut open, mut depth) = (0_u128, 0_u32);
        loop {
            // A value begins.
            let first = self.next();
            if matches!(first, b'{' | b'[') {
                if depth == DEEPEST {
                    return Err(End::Bad);
                }
                let is_object = first == b'{';
                depth += 1;
                open = open << 1 | u128::from(is_object);
                self.spaces();
                if self.peek() != if is_object { b'}' } else { b']' } {
                    if is_object {
                        self.key()?;
                    }
                    continue;
                }
            } else {
                self.simple(first)?;
            }
            // A value has ended, or an empty bracket is still to be closed.
            loop {
                if depth == 0 {
                    self.spaces();
                    return if self.at == self.text.len() { Ok(()) } else { Err(End::Bad) };
                }
                match (self.next(), open & 1) {
                    (b',', 0) => break,
                    (b',', _) => {
                        self.key()?;
                        break;
                    }
                    (b']', 0) | (b'}', 1) => {
                        depth -= 1;
                        open >>= 1;
                    }
                    _ => return Err(End::Bad),
                }
            }
        }
    }

    /// The current sign. 0 stands for the end and matches nothing.
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self) -> u8 {
        let sign = self.peek();
        self.at += 1;
        sign
    }

    /// The next sign that is no space.
    fn next(&mut self) -> u8 {
        self.spaces();
        self.take()
    }

    fn spaces(&mut self) {
        while self.peek() <= b' ' && matches!(self.peek(), b' ' | b'\n' | b'\t' | b'\r') {
            self.at += 1;
        }
    }

    fn key(&mut self) -> Scanned {
        if self.next() != b'"' {
            return Err(End::Bad);
        }
        self.string()?;
        if self.next() == b':' { Ok(()) } else { Err(End::Bad) }
    }

    /// A value without brackets, after its first sign.
    fn simple(&mut self, first: u8) -> Scanned {
        match first {
            b'"' => self.string(),
            b'n' => self.word(b"ull"),
            b't' => self.word(b"rue"),
            b'f' => self.word(b"alse"),
            b'-' => {
                let first = self.take();
                self.number(first)
            }
            first => self.number(first),
        }
    }

    fn word(&mut self, word: &[u8]) -> Scanned {
        let is_there = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += word.len();
        if is_there { Ok(()) } else { Err(End::Bad) }
    }

    /// The rest of a string, after its first quote.
    fn string(&mut self) -> Scanned {
        loop {
            // Eight at a time, as long as there are so many.
            while let Some(eight) = self.text.get(self.at..).and_then(<[u8]>::first_chunk) {
                let found = ends(u64::from_le_bytes(*eight));
                let n_before = found.trailing_zeros() / 8;
                self.at += usize::try_from(n_before).unwrap_or_default();
                if found != 0 {
                    break;
                }
            }
            while !is_end(self.peek()) {
                self.at += 1;
            }
            match self.take() {
                b'"' => return Ok(()),
                b'\\' => match self.take() {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    // Not every number is a character.
                    b'u' => return Err(End::Unsure),
                    _ => return Err(End::Bad),
                },
                _ => return Err(End::Bad),
            }
        }
    }

    /// The rest of a number, after its first digit.
    fn number(&mut self, first: u8) -> Scanned {
        let begin = self.at;
        match first {
            b'0' if self.peek().is_ascii_digit() => return Err(End::Bad),
            b'0' => {}
            b'1'..=b'9' => self.digits(),
            _ => return Err(End::Bad),
        }
        if self.peek() == b'.' {
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return Err(End::Bad);
            }
            self.digits();
        }
        let is_long = self.at - begin >= SHORT_NUMBER;
        if is_long || matches!(self.peek(), b'e' | b'E') { Err(End::Unsure) } else { Ok(()) }
    }

    fn digits(&mut self) {
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
    }
}

/// Whether this ends a run of plain letters in a string.
fn is_end(sign: u8) -> bool {
    matches!(sign, b'"' | b'\\' | 0..b' ')
}

/// [`is_end`] for eight signs at once: the highest bit of the first sign that ends the run is set, and no bit before
/// it.
fn ends(eight: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    let below = |eight: u64, least: u64| eight.wrapping_sub(ONES * least) & !eight & HIGHEST;
    let quotes = eight ^ (ONES * 0x22);
    let slashes = eight ^ (ONES * 0x5c);
    below(quotes, 1) | below(slashes, 1) | below(eight, 0x20)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::is_readable;

    fn agrees(text: &str) {
        assert_eq!(is_readable(text), serde_json::from_str::<Value>(text).is_ok(), "{text}");
    }

    #[test]
    fn what_the_reads_say_is_said_here() {
        let deep = |n: usize, open: &str, close: &str| format!("{}1{}", open.repeat(n), close.repeat(n));
        for n in [1, 2, 126, 127, 128, 129, 200, 90_000] {
            agrees(&deep(n, "[", "]"));
            agrees(&deep(n, "{\"a\":", "}"));
            agrees(&"[".repeat(n));
        }
        for digits in [1, 20, 99, 100, 101, 308, 309, 310, 400] {
            let number = "9".repeat(digits);
            for text in [number.clone(), format!("-{number}"), format!("0.{number}"), format!("{number}.5")] {
                agrees(&text);
                agrees(&format!("[{text}]"));
            }
        }
        for text in [
            "",
            " ",
            "{",
            "}",
            "[",
            "]",
            "{}",
            "[]",
            "{} {}",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1,\"b\":[{}]}",
            "[}",
            "{]",
            "[[]",
            "[]]",
            "\"",
            "\"a",
            "\"a\"",
            "\"\\\"",
            "\"\\\\\"",
            "\"\\x\"",
            "\"\\u00e1\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u12\"",
            "\"\n\"",
            "\"\u{7f}ộ\"",
            "01",
            "-",
            "-0",
            "-01",
            "0.",
            ".5",
            "1.e1",
            "1e",
            "1e+",
            "1e5",
            "1E-5",
            "1e999",
            "-1e999",
            "1e-999",
            "+1",
            "nul",
            "null",
            "nullx",
            "true",
            "false",
            "True",
            "\u{feff}1",
            "1\u{a0}",
            " \t\r\n1 ",
        ] {
            agrees(text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn and_so_of_whatever_may_stand_there(text in "[\\[\\]{}:,\"\\\\u0-9eE.+\\- a-dnullretsf\u{1}ộ]{0,12}") {
            agrees(&text);
        }

        /// An event body of ours with one sign more, less or changed.
        #[test]
        fn and_of_what_was_spoilt(at in 0_usize..64, sign in "[\\[\\]{}:,\"\\\\0e.\\- ]?", n in 0_usize..2) {
            let body = "{\"step\":\"a\\n\",\"n\":[1,-2.5,null],\"m\":{\"x\":{},\"y\":[]},\"b\":true}";
            let (before, after) = body.split_at(at.min(body.len()));
            agrees(&format!("{before}{sign}{}", after.get(n..).unwrap_or_default()));
        }
    }
}

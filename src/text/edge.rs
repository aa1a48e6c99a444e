//! Signs that may reach no terminal and no printed page, from a file, a record, a path or a paste.
//!
//! Such a sign controls the terminal, turns the direction of writing, or has no width. Every output drops them: the
//! screen (`tui::quiet`), standard output and standard error (`cli::edge`), papers (`export::markup`) and workbooks.
//! Combining marks stay. The invariant: a cleaned text has the same visible letters in the same order.

use std::borrow::Cow;

/// Whether this sign must not leave the program. Line ends and tabs count too: the writer of a line adds its own.
pub fn is_unsafe(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text without them; line ends and tabs become spaces, so that one text stays one line.
pub fn cleaned(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|sign| match sign {
        '\n' | '\t' | '\r' => Some(' '),
        other => (!is_unsafe(other)).then_some(other),
    });
    Cow::Owned(kept.collect())
}

/// The text with the signs of HTML and XML escaped, for text and quoted attributes, without what XML forbids. Line
/// ends stay.
pub fn escaped_xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            '\n' => safe.push('\n'),
            '\t' => safe.push(' '),
            hidden if is_unsafe(hidden) => {}
            other => safe.push(other),
        }
    }
    safe
}

/// As [`cleaned`], for a text of several lines: line ends and tabs stay.
pub fn cleaned_lines(text: &str) -> Cow<'_, str> {
    let drops = |sign: char| is_unsafe(sign) && !matches!(sign, '\n' | '\t');
    if text.contains(drops) { Cow::Owned(text.replace(drops, "")) } else { Cow::Borrowed(text) }
}

/// The same JSON, in which every such sign inside a string is written as `\u202e`. JSON allows these signs in strings
/// alone, so no other place can hold one; the line ends and spaces between values stay.
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    let escapes = |sign: char| is_unsafe(sign) && sign != '\n';
    if !json.contains(escapes) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len());
    for sign in json.chars() {
        if escapes(sign) {
            let mut units = [0; 2];
            escaped.extend(sign.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            escaped.push(sign);
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::{cleaned, cleaned_lines, escaped_json, escaped_xml};

    #[test]
    fn what_steers_a_terminal_is_dropped_and_letters_stay() {
        for (text, kept) in [
            ("Bản Nà Coóc", "Bản Nà Coóc"),
            ("Quy\u{303} tie\u{302}\u{301}t", "Quy\u{303} tie\u{302}\u{301}t"),
            ("\u{1b}]52;c;QQ==\u{7}club\u{202e}", "]52;c;QQ==club"),
            ("a\u{9b}31mb\u{7f}", "a31mb"),
            ("x\u{200b}\u{200d}\u{2066}\u{feff}\u{ad}\u{e0041}y", "xy"),
            ("một\r\nhai\tba", "một  hai ba"),
        ] {
            assert_eq!(cleaned(text), kept, "{text:?}");
        }
        assert_eq!(cleaned_lines("một\r\n\thai\u{1b}[2J"), "một\n\thai[2J");
    }

    #[test]
    fn nothing_in_a_text_can_be_taken_for_a_tag() {
        let nasty = "<b>\"A\" & 'B'</b>\u{0}\t\u{7}x\u{202e}\u{200b}\ny\u{ffff}";
        let safe = "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; x\ny";
        assert_eq!(escaped_xml(nasty), safe);
        assert_eq!(escaped_xml("Quỹ tăng thu nhập"), "Quỹ tăng thu nhập");
    }

    #[test]
    fn json_says_the_same_without_them() {
        let value = serde_json::json!({ "club": "\u{1b}x\u{202e}\u{7f}\u{e0041}\u{9b}ữ\n" });
        let written = value.to_string();
        let escaped = escaped_json(&written);
        assert!(!escaped.contains(super::is_unsafe), "{escaped}");
        assert!(escaped.contains("\\u202e") && escaped.contains('ữ'), "{escaped}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&escaped).unwrap(), value);
    }
}

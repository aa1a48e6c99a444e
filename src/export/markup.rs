//! Makes tags and escapes text for HTML and XML.
//!
//! Both forms of a paper use it. Characters that XML forbids, direction marks and characters without width are left
//! out.

use crate::text::edge::is_unsafe;

/// An element: `open` is its name and, behind a space, its attributes.
pub(super) fn tag(open: &str, inside: &str) -> String {
    let (name, _) = open.split_once(' ').unwrap_or((open, ""));
    format!("<{open}>{inside}</{name}>")
}

/// `words` safe between tags and in quotes.
pub(super) fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
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

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_a_text_can_be_taken_for_a_tag() {
        let nasty = "<b>\"A\" & 'B'</b>\u{0}\t\u{7}x\u{202e}\u{200b}\ny\u{ffff}";
        let safe = "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; x\ny";
        assert_eq!(super::escaped(nasty), safe);
        assert_eq!(super::tag("td class=\"right\"", "5"), "<td class=\"right\">5</td>");
        assert_eq!(super::escaped("Quỹ tăng thu nhập"), "Quỹ tăng thu nhập");
    }
}

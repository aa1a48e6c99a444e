//! Makes tags for HTML and XML. Both forms of a paper use it.

pub(super) use crate::text::edge::escaped_xml as escaped;

/// An element: `open` is its name and, behind a space, its attributes.
pub(super) fn tag(open: &str, inside: &str) -> String {
    let (name, _) = open.split_once(' ').unwrap_or((open, ""));
    format!("<{open}>{inside}</{name}>")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_tag_is_closed_by_its_name() {
        assert_eq!(super::tag("td class=\"right\"", "5"), "<td class=\"right\">5</td>");
    }
}

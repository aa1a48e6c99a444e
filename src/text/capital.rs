//! Gives a sentence that begins with a person its capital: "bà Ơn đến." becomes "Bà Ơn đến.".
//!
//! People are named by a value with their form of address, which is small inside a sentence. The invariant: nothing but the
//! first letter of a form of address changes, and only where a sentence begins.

use std::borrow::Cow;

/// The forms of address that a person may have before the name.
const ADDRESSES: [&str; 15] =
    ["anh", "bà", "bác", "bé", "cháu", "chị", "chú", "cô", "cụ", "cậu", "dì", "em", "mợ", "ông", "thầy"];
/// The signs at the end of a sentence.
const ENDS: [char; 4] = ['.', '!', '?', '…'];
const OFFICES: [&str; 2] = ["y sĩ", "đồng chí"];

/// The text with these capitals.
pub fn capital_at_starts(text: &str) -> Cow<'_, str> {
    let mut starts: Vec<usize> = Vec::new();
    // What does not end as a sentence begins none: it is an entry of a list or of a table.
    let mut is_start = text.trim_end().trim_end_matches(['”', '"', ')']).ends_with(ENDS);
    for (at, sign) in text.char_indices() {
        match sign {
            sign if ENDS.contains(&sign) => is_start = true,
            ' ' | '\n' | '“' | '"' | '(' => {}
            _ => {
                if is_start && begins_with_person(text.get(at..).unwrap_or_default()) {
                    starts.push(at);
                }
                is_start = false;
            }
        }
    }
    if starts.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut said = String::with_capacity(text.len());
    let mut from = 0;
    for at in starts {
        said.push_str(text.get(from..at).unwrap_or_default());
        let letter = text.get(at..).and_then(|rest| rest.chars().next());
        said.extend(letter.into_iter().flat_map(char::to_uppercase));
        from = at + letter.map_or(0, char::len_utf8);
    }
    said.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(said)
}

/// Whether the text begins with a form of address and a name.
fn begins_with_person(text: &str) -> bool {
    ADDRESSES.iter().chain(&OFFICES).any(|address| {
        let name = text.strip_prefix(address).and_then(|rest| rest.strip_prefix(' '));
        name.and_then(|name| name.chars().next()).is_some_and(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::capital_at_starts;

    #[rstest]
    #[case("bà Ơn đến trước.", "Bà Ơn đến trước.")]
    #[case("Họp xong rồi. ông Sín đỡ cụ Hặc về.", "Họp xong rồi. Ông Sín đỡ cụ Hặc về.")]
    #[case("“bà Ơn ạ?” anh Panh hỏi.", "“Bà Ơn ạ?” anh Panh hỏi.")]
    #[case("đồng chí Lâm nói. y sĩ Quyên đo.", "Đồng chí Lâm nói. Y sĩ Quyên đo.")]
    #[case("bà con ngồi lại.", "bà con ngồi lại.")]
    #[case("anh Thinh – trước ngày 30", "anh Thinh – trước ngày 30")]
    #[case("Có 3.000 đồng, bà Ơn giữ", "Có 3.000 đồng, bà Ơn giữ")]
    #[case("Mời: bà Ơn, ông Sín", "Mời: bà Ơn, ông Sín")]
    fn people_at_a_start_have_a_capital(#[case] text: &str, #[case] said: &str) {
        assert_eq!(capital_at_starts(text), said);
    }
}

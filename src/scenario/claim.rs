//! What a Vietnamese text claims: that hands were counted or a vote was put off, and how an amount is rounded.
//!
//! `explore` compares claims about votes with what happened on a path. A text that only speaks of voting claims nothing.

use crate::id::{Flag, ItemId};

/// What a text says about the end of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteClaim {
    Held,
    PutOff,
}

/// A wrong statement of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimFault {
    /// A right answer claims that a vote was held, or put off, and it was not.
    Contradicted { item: ItemId, claim: VoteClaim },
    /// Both flags are set, and each makes another answer right.
    TwoRight { first: Flag, second: Flag },
    /// The question names an amount that is zero.
    NamesNothing { name: String },
    /// A line that is seen before the answer names a number that the step asks for, as a value or written out.
    TellsAnswer { name: String },
}

/// Words of a text that says a vote was put off. They are looked for first: "chưa biểu quyết" also has "biểu quyết".
const PUT_OFF: [&str; 6] = [
    "chưa biểu quyết",
    "chưa đưa ra biểu quyết",
    "chưa bỏ phiếu",
    "hoãn biểu quyết",
    "lùi việc biểu quyết",
    "không đưa ra biểu quyết",
];
/// Words of a text that says hands were counted.
const HELD: [&str; 7] = [
    "đã biểu quyết",
    "giơ tay",
    "đếm tay",
    "đếm từng tổ",
    "tán thành",
    "biểu quyết thông qua",
    "phiếu thuận",
];

/// What this text claims; none where it claims nothing.
pub fn of_vote(text: &str) -> Option<VoteClaim> {
    let text = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|words| text.contains(words));
    if says(&PUT_OFF) { Some(VoteClaim::PutOff) } else { says(&HELD).then_some(VoteClaim::Held) }
}

/// Whether a text says how to round.
pub fn says_how_to_round(text: &str) -> bool {
    let text = text.to_lowercase();
    ["làm tròn", "tính tròn"].iter().any(|words| text.contains(words))
}

/// Words behind a number that make it one of people or of their hands.
const OF_PEOPLE: [&str; 6] = ["người", "thành viên", "bà con", "tay", "phiếu", "cánh tay"];

/// How many people a text speaks of, each number with its own words. Amounts of money and other numbers are left out: an
/// amount is never written out (`BareAmount`).
pub fn counts_of_people(text: &str) -> Vec<(i64, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (_, from) = rest.split_at(start);
        let end = from.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        let is_of_people = OF_PEOPLE.iter().any(|word| after.trim_start().starts_with(word));
        found.extend(digits.parse().ok().filter(|_| is_of_people).map(|count| (count, digits)));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::VoteClaim::{Held, PutOff};
    use super::{VoteClaim, counts_of_people, of_vote};

    #[rstest]
    #[case("Có 47 người, cần 36 thành viên", &[(47, "47"), (36, "36")])]
    #[case("Tổ 4 đủ 12 bà con, 9 giờ 30 vào họp", &[(12, "12")])]
    #[case("Gửi 550.000 đ, 12 tháng.", &[])]
    #[case("99999999999999999999 người", &[])]
    #[case("Thu { $fees } từ 5 đến 8 giờ", &[])]
    fn which_counts_of_people_a_text_has(#[case] text: &str, #[case] counts: &[(i64, &str)]) {
        assert_eq!(counts_of_people(text), counts, "{text}");
    }

    #[rstest]
    #[case("Giơ tay, đếm từng tổ; người nhà không biểu quyết", Some(Held))]
    #[case("44 tán thành, 2 không tán thành", Some(Held))]
    #[case("Chưa biểu quyết, để lại tháng sau xét", Some(PutOff))]
    #[case("Hoãn biểu quyết vì chưa đủ người, ai giơ tay xin ghi nhận", Some(PutOff))]
    #[case("Cả hội trường vỗ tay nhất trí", None)]
    #[case("Người nhà không biểu quyết", None)]
    #[case("Thu hội phí { $fees_taken }: Quỹ hoạt động", None)]
    fn what_a_text_claims_about_a_vote(#[case] text: &str, #[case] claim: Option<VoteClaim>) {
        assert_eq!(of_vote(text), claim, "{text}");
    }
}

//! Checks that the tone does not tell which option is right: options that give a reason ("vì …", "để …", "cho kịp")
//! must be right about as often as the others.
//!
//! Two imaginary readers who do not know the subject answer every decision: one never takes an option with a reason,
//! one takes only those. Neither may score much above chance. Only the Vietnamese of a script is checked.

use std::collections::BTreeSet;

use crate::scenario::check::inspection::Inspection;
use crate::scenario::finding::FindingKind;
use crate::scenario::kinds::Choose;
use crate::scenario::model::Step;

/// How many points of a hundred above chance such a reader may score.
const MOST_ABOVE_CHANCE: usize = 10;
/// A hundred, in parts that two, three and four options divide evenly.
const WHOLE: usize = 1_200;
/// With fewer decisions a third is easily reached by chance.
const FEWEST: usize = 3;

/// Reports a script in which one of the two readers scores well.
pub(super) fn check(inspection: &mut Inspection<'_>) {
    let decisions: Vec<(&Step, &Choose)> = inspection
        .steps
        .iter()
        .filter_map(|located| Some((located.step, located.step.kind.try_as_choose_ref()?)))
        .collect();
    let chooses: Vec<&Choose> = decisions.iter().map(|(_, choose)| *choose).collect();
    if chooses.len() < FEWEST {
        return;
    }
    let mean = |score: &dyn Fn(&Choose) -> usize| {
        let sum: usize = chooses.iter().map(|choose| score(choose)).sum();
        sum / chooses.len() / (WHOLE / 100)
    };
    let chance = mean(&|choose| WHOLE / choose.options.len().max(1));
    let scores: Vec<(bool, usize)> =
        [false, true].into_iter().map(|takes| (takes, mean(&|choose| expected(choose, takes)))).collect();
    for (takes_reasons, scored) in scores {
        if scored > chance.saturating_add(MOST_ABOVE_CHANCE) {
            let range = inspection.root.field("id").word();
            let told = decisions.iter().filter(|(_, choose)| expected(choose, takes_reasons) == WHOLE);
            let steps = told.map(|(step, _)| step.id.to_string()).collect();
            inspection.report(range, FindingKind::ToneTells { takes_reasons, scored, chance, steps });
        }
    }
}

/// The average score of a reader who takes only options with a reason, or only those without; any option where none
/// is left.
fn expected(choose: &Choose, takes_reasons: bool) -> usize {
    let Some(best) = choose.best(&BTreeSet::new()) else { return 0 };
    let is_left = |text: &str| gives_reason(text) == takes_reasons;
    let left = choose.options.iter().filter(|option| is_left(&option.text)).count();
    match left {
        0 => WHOLE / choose.options.len().max(1),
        _ if is_left(&best.text) => WHOLE / left,
        _ => 0,
    }
}

/// Words that always begin a reason.
const REASONS: [&str; 4] = ["bởi", "kẻo", "khỏi", "nhằm"];
/// The words after "cho" that make it a reason: "cho nhanh".
const FOR: [&str; 29] = [
    "an", "ấm", "chắc", "công", "dễ", "đông", "đỡ", "đủ", "gọn", "khí", "khỏi", "kín", "kịp", "kỹ", "liền",
    "nguôi", "nhanh", "quen", "rõ", "sớm", "thành", "thoải", "tiện", "tiết", "trang", "tròn", "trọn", "vui",
    "yên",
];
/// The words after "để" that make it mean to leave something: "để sau".
const LEFT: [&str; 8] = ["dành", "giấy", "riêng", "sau", "tháng", "vài", "yên", "ý"];

/// Whether an option says why it is good.
pub(super) fn gives_reason(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied();
        let after = words.get(at.saturating_add(1)).copied().unwrap_or_default();
        match *word {
            "vì" => after != "sao",
            "để" => !matches!(before, None | Some("cứ" | "xin")) && !LEFT.contains(&after),
            "cho" => FOR.contains(&after),
            word => REASONS.contains(&word),
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rstest::rstest;

    use super::gives_reason;
    use crate::scenario::reader::read_script_bytes;

    #[rstest]
    #[case("Biểu quyết luôn, vì điểm danh đã đủ", true)]
    #[case("Mời cụ ngồi, để cụ tự điểm chỉ", true)]
    #[case("Nhận luôn ở cửa cho kịp giờ", true)]
    #[case("Ai nộp trước xét trước, khỏi tị nhau", true)]
    #[case("Hứa gì, xong chưa, vì sao", false)]
    #[case("Để yên, tháng sau gặp lại", false)]
    #[case("“Việc ấy xin để tháng sau”", false)]
    #[case("Gửi chương trình cho cả Ban", false)]
    #[case("Cho { $pan } vay luôn", false)]
    #[case("Nhắc khẽ, nói riêng", false)]
    fn what_is_a_reason_and_what_is_none(#[case] text: &str, #[case] is_reason: bool) {
        assert_eq!(gives_reason(text), is_reason, "{text}");
    }

    /// Of the shipped scripts, half of the right options give a reason, so that a reason tells nothing.
    #[test]
    fn half_of_the_right_options_give_a_reason() {
        let june = include_bytes!("../../../scenarios/sinh-hoat-thang-sau.ron").as_slice();
        let warm_up = include_bytes!("../../../scenarios/khoi-dong.ron").as_slice();
        for bytes in [june, warm_up] {
            let file = read_script_bytes("bai.ron", bytes);
            let steps = file.scenario.parts.iter().flat_map(|part| &part.steps);
            let chooses = steps.filter_map(|step| step.kind.try_as_choose_ref());
            let best: Vec<bool> = chooses
                .filter_map(|choose| choose.best(&BTreeSet::new()))
                .map(|best| gives_reason(&best.text))
                .collect();
            let n_with = best.iter().filter(|with| **with).count();
            assert!(!best.is_empty() && n_with * 2 >= best.len(), "{n_with} of {}", best.len());
        }
    }
}

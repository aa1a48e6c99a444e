//! Where a line appears, in words for those who translate it.
//!
//! A line of a script is named by its part and step, a line of the screens by what its id begins with.

use std::collections::BTreeMap;

use crate::library::Library;
use crate::locale::correction::LineKey;
use crate::scenario::model::Scenario;

/// Beginnings of ids, by what they are on the screen.
const SCREENS: [(&str, &str); 30] = [
    ("key-", "phím ở chân màn hình"),
    ("error-", "báo trục trặc"),
    ("refused-", "báo việc không làm được"),
    ("meter-", "không khí trong phòng"),
    ("rule-", "tên quy tắc"),
    ("role-", "vai"),
    ("cue-", "thẻ nhắc lời"),
    ("correct-", "sửa lời tại chỗ"),
    ("language-", "chọn tiếng"),
    ("drafts-", "hỏi về lời nháp"),
    ("field-", "ô trong sổ"),
    ("book-", "sổ quỹ"),
    ("loan-book-", "sổ vay"),
    ("collect-", "thu gốc lãi"),
    ("pay-", "chi tiền"),
    ("count-", "đếm tiền"),
    ("vote-", "biểu quyết"),
    ("roll-", "điểm danh"),
    ("paper-", "giấy tờ"),
    ("minutes-", "biên bản"),
    ("debrief-", "nhìn lại buổi tập"),
    ("transcript-", "xem lại từng bước"),
    ("feedback-", "nhận xét sau mỗi bước"),
    ("meeting-", "buổi sinh hoạt"),
    ("trainer-", "mục của giảng viên"),
    ("home-", "màn hình đầu"),
    ("help-", "trợ giúp"),
    ("briefing-", "giới thiệu bài"),
    ("sessions-", "các buổi đã tập"),
    ("seats-", "chia vai"),
];

/// Of every line that is not of the screens.
pub(super) fn of_scripts(library: &Library) -> BTreeMap<LineKey, String> {
    let (scripts, _) = library.scenarios();
    let loaded = scripts.iter().filter_map(|script| library.load(script.id.as_str(), None).ok());
    loaded.flat_map(|rehearsal| of_script(&rehearsal.scenario)).collect()
}

pub(super) fn of_screen(key: &LineKey) -> String {
    let screen = SCREENS.iter().find(|(beginning, _)| key.line.starts_with(beginning));
    match screen {
        Some((_, words)) => format!("màn hình: {words}"),
        None => "màn hình".to_owned(),
    }
}

fn of_script(scenario: &Scenario) -> Vec<(LineKey, String)> {
    let title = &scenario.title;
    let mut heads: BTreeMap<String, String> = BTreeMap::new();
    for part in &scenario.parts {
        for key in [part.id.key(), part.id.short_key()] {
            heads.insert(key, format!("bài “{title}” · tên phần"));
        }
        for step in &part.steps {
            heads
                .insert(format!("{}-", step.id), format!("bài “{title}” · {} · bước {}", part.name, step.id));
        }
    }
    let place = |line: &str| {
        // Of two ids that a line begins with, the longer one is its own.
        let own = heads.iter().filter(|(head, _)| line.starts_with(head.as_str()));
        let own = own.max_by_key(|(head, _)| head.len()).map(|(_, words)| words.clone());
        own.unwrap_or_else(|| format!("bài “{title}” · lời giới thiệu"))
    };
    let lines = scenario.lines();
    let keyed = lines.iter().map(|line| {
        let key = LineKey { file: scenario.id.to_string(), line: line.key.clone() };
        (key, place(&line.key))
    });
    keyed.collect()
}

#[cfg(test)]
mod tests {
    use super::{SCREENS, of_screen, of_scripts};
    use crate::library::Library;
    use crate::locale::correction::LineKey;

    #[test]
    fn every_line_of_a_script_is_placed() {
        let places = of_scripts(&Library::new(None));
        let at = |key: &str| places.get(&key.parse().unwrap()).cloned().unwrap_or_default();
        assert!(at("khoi-dong/scenario-title").ends_with("lời giới thiệu"));
        assert!(at("khoi-dong/porch-prompt").contains("bước porch"), "{}", at("khoi-dong/porch-prompt"));
    }

    #[test]
    fn no_beginning_is_idle() {
        let library = Library::new(None);
        let (lines, _) = library.source_lines();
        for (beginning, words) in SCREENS {
            let told = |key: &LineKey| of_screen(key).ends_with(words);
            let found = lines.iter().any(|line| line.key.file == "ui" && told(&line.key));
            assert!(found, "{beginning}");
        }
    }
}

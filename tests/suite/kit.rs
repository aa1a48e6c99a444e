//! The papers before class: what is on each, and what must not be on it. `kit_cards` looks at the cards, `kit_files`
//! writes them.

use std::collections::BTreeSet;

use rstest::rstest;

use dongvai::export::html;
use dongvai::export::kit::{Class, KitPaper, kit};
use dongvai::export::paper::{Paper, Piece};
use dongvai::locale::catalog::Catalog;
use dongvai::locale::words::ScenarioWords;
use dongvai::locale::{Lang, Speech};
use dongvai::meeting::explore;
use dongvai::scenario::kinds::StepKind;
use dongvai::scenario::story::Story;
use dongvai::text;

use super::app_on_screen::TestApp;
use super::shots::JUNE;

pub(super) const WARM_UP: &str = "khoi-dong";

pub(super) fn story(scenario: &str) -> Story {
    TestApp::library().load(scenario, None).unwrap()
}

pub(super) fn papers(story: &Story, cut: u16, speech: &str) -> Vec<(KitPaper, Paper)> {
    let library = TestApp::library();
    let speech = speech.parse::<Speech>().unwrap().showing_drafts(true);
    let (mut catalog, _) = Catalog::new([]);
    speech.langs().for_each(|lang| catalog.add(library.locale_file(lang, "ui").0));
    let id = story.scenario.id.as_str();
    let translations =
        speech.langs().filter(|lang| *lang != Lang::Vi).map(|lang| library.locale_file(lang, id).0);
    let words = ScenarioWords::new(id, &story.scenario.lines(), translations);
    kit(Class { story, cut, catalog: &catalog, words: &words, speech })
}

/// The words of a page without its tags, a line for each line of the file.
pub(super) fn words(paper: &Paper) -> String {
    let html = html::write(paper);
    let (_, body) = html.split_once("<body>").unwrap();
    let mut words = String::new();
    for line in body.lines() {
        let mut plain = String::new();
        let mut inside = false;
        for letter in line.chars() {
            match letter {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    plain.push(' ');
                }
                _ if !inside => plain.push(letter),
                _ => {}
            }
        }
        let plain = plain.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        let plain = plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if !plain.is_empty() {
            words.push_str(&plain);
            words.push('\n');
        }
    }
    words
}

pub(super) fn all(scenario: &str, cut: u16) -> Vec<(KitPaper, String)> {
    papers(&story(scenario), cut, "vi").iter().map(|(kind, paper)| (*kind, words(paper))).collect()
}

#[test]
fn the_papers_of_june_and_of_the_warm_up() {
    for (scenario, cut, name) in [(JUNE, 45, "june"), (WARM_UP, 5, "warm-up")] {
        for (kind, words) in all(scenario, cut) {
            insta::with_settings!({ snapshot_path => "../snapshots/kit", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{name}-{}", kind.slug()), words);
            });
        }
    }
}

/// What is left of a text when its values are taken out, the longest piece of it.
pub(super) fn longest_piece(text: &str) -> String {
    let pieces = text.split('{').flat_map(|piece| piece.split('}')).filter(|piece| !piece.contains('$'));
    let longest = pieces.max_by_key(|piece| piece.len()).unwrap_or_default();
    text::fold_spaces(longest).trim().to_owned()
}

/// A warm-up is no meeting, so there is nothing to write minutes or a report of.
#[rstest]
#[case(JUNE, 45, true)]
#[case(WARM_UP, 5, false)]
fn only_a_meeting_has_minutes_and_a_report_to_fill_in(
    #[case] scenario: &str,
    #[case] cut: u16,
    #[case] is_meeting: bool,
) {
    let kinds: Vec<KitPaper> = all(scenario, cut).into_iter().map(|(kind, _)| kind).collect();
    for kind in [KitPaper::Minutes, KitPaper::Report] {
        assert_eq!(kinds.contains(&kind), is_meeting, "{scenario} {kind:?}");
    }
}

#[test]
fn no_answer_is_on_a_paper_that_is_handed_out() {
    for (scenario, cuts) in [(JUNE, vec![20, 45, 90]), (WARM_UP, vec![5])] {
        let story = story(scenario);
        for cut in cuts {
            let papers = all(scenario, cut);
            // The sheet to take home is given out when all is over.
            let handed =
                papers.iter().filter(|(kind, _)| !matches!(kind, KitPaper::Trainer | KitPaper::TakeHome));
            let handed: Vec<_> = handed.collect();
            let on =
                |answer: &str| handed.iter().find(|(_, words)| words.contains(answer)).map(|(kind, _)| *kind);
            let mut n = 0;
            for step in story.steps().filter(|step| step.cut <= cut) {
                let mut answers = Vec::new();
                if let StepKind::Choose(choose) = &step.kind {
                    answers.push(longest_piece(&choose.best(&BTreeSet::new()).unwrap().text));
                }
                // Its few words tell how any step is done well, one that is spoken too.
                if let Some(cue) = &step.cue {
                    let of_tasks =
                        papers.iter().filter(|(kind, _)| matches!(kind, KitPaper::Roles | KitPaper::Guide));
                    let shows = |words: &str| {
                        words.lines().any(|line| line.trim_start_matches("☐ ").starts_with(cue))
                    };
                    let with: Vec<_> =
                        of_tasks.filter(|(_, words)| shows(words)).map(|(kind, _)| kind).collect();
                    assert!(with.is_empty(), "{cut} {}: {cue} is on {with:?}", step.id);
                }
                if let StepKind::Inspect(inspect) = &step.kind {
                    answers.extend(inspect.lines.iter().filter_map(|line| line.mistake.clone()));
                }
                if let StepKind::Order(order) = &step.kind {
                    answers.extend(order.items.first().map(|item| longest_piece(&item.text)));
                }
                answers.extend(step.why.as_deref().map(longest_piece));
                answers.extend(step.planted.as_ref().map(|planted| longest_piece(&planted.text)));
                for answer in answers {
                    assert_eq!(on(&answer), None, "{scenario} {cut} {}: {answer}", step.id);
                    n += 1;
                }
            }
            assert!(n > 5);
            // What is to be worked out in class: interest, what may be lent, what goes to the bank, what is counted.
            for figure in ["4.600.000", "3.684.000", "5.684.000", "1.584.000"] {
                assert_eq!(on(figure), None, "{cut}: {figure}");
            }
        }
    }
}

#[test]
fn how_a_part_is_led_stands_on_the_trainer_s_pages_and_on_no_other() {
    for entry in TestApp::library().scenarios().0 {
        let id = entry.id.as_str();
        let story = story(id);
        let cut = *story.scenario.cuts.last().unwrap();
        let papers = all(id, cut);
        let is_led = |number: Option<u8>, guided: bool| guided || number.is_none();
        assert!(story.scenario.parts.iter().all(|part| is_led(part.number, part.guide.is_some())), "{id}");
        let guides = story.scenario.parts.iter().filter_map(|part| Some((part, part.guide.as_ref()?)));
        for (part, guide) in guides {
            let freeze = part.steps.iter().find(|step| step.id == guide.freeze).unwrap();
            assert!(freeze.kind.is_judged(), "{id}: {}", freeze.id);
            for (field, text) in guide.texts() {
                for (kind, paper) in &papers {
                    let told = paper.contains(&longest_piece(text));
                    assert_eq!(told, *kind == KitPaper::Trainer, "{id} {kind:?}: {} {field}", part.id);
                }
            }
        }
    }
}

#[test]
fn the_trainer_has_every_step_and_the_money_of_the_worked_example() {
    let story = story(JUNE);
    for cut in [20, 45, 90] {
        let papers = all(JUNE, cut);
        let (_, trainer) = papers.iter().find(|(kind, _)| *kind == KitPaper::Trainer).unwrap();
        let reached = explore::reached(&story, cut, explore::MOST_STATES);
        for step in story.steps().filter(|step| step.cut <= cut) {
            let (_, prompt) = step.prompt();
            let is_there = trainer.contains(&longest_piece(prompt));
            assert!(is_there || !reached.contains_key(&step.id), "{cut}: {}", step.id);
        }
        assert!(cut < 90 || reached.len() == story.n_steps());
        for figure in [
            "6.880.000\u{a0}đ",
            "4.600.000\u{a0}đ",
            "5.684.000\u{a0}đ",
            "4.100.000\u{a0}đ",
            "1.584.000\u{a0}đ",
        ] {
            assert!(trainer.contains(figure), "{cut}: {figure}");
        }
        assert!(trainer.lines().next().unwrap().starts_with("CHỈ DÀNH CHO GIẢNG VIÊN"));
    }
}

/// A step of another path has the figures of that path, and says every way to it.
#[test]
fn the_trainer_has_each_path_with_its_own_figures() {
    let papers = all(JUNE, 90);
    let (_, trainer) = papers.iter().find(|(kind, _)| *kind == KitPaper::Trainer).unwrap();
    let lines: Vec<&str> = trainer.lines().collect();
    let asked = |line: &str| {
        let (_, rest) = line.split_once("gửi ").or_else(|| line.split_once("Gửi "))?;
        rest.split_once(" của Quỹ tăng thu nhập vào ngân hàng").map(|(sum, _)| sum.to_owned())
    };
    let mut sums = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(sum) = asked(line) else { continue };
        assert!(lines[at + 1].starts_with(&format!("✓ Đúng: {sum} ")), "{line}\n{}", lines[at + 1]);
        assert!(sums.insert(sum.clone()), "{sum} twice");
    }
    assert_eq!(sums.len(), 4, "{sums:?}");
    for told in [
        "Chỉ có bước này khi bước 30 chọn “Mời nói riêng cho khỏi ngại, nhận tiền, ghi ngay”. Làm đúng từ đầu thì có.",
        "Chỉ có bước này khi bước 30 không chọn “Mời nói riêng cho khỏi ngại, nhận tiền, ghi ngay” và bước 30 không chọn “Công khai như mọi người: đọc tên và số còn thiếu, bà con cùng góp ý”. Làm đúng từ đầu thì bỏ qua.",
        "Chỉ có bước này khi việc ở bước 51 được thông qua và bước 30 không chọn “Mời nói riêng cho khỏi ngại, nhận tiền, ghi ngay”. Làm đúng từ đầu thì bỏ qua.",
        "Chỉ có bước này khi bước 100 đếm ra số tiền chưa khớp sổ. Làm đúng từ đầu thì bỏ qua.",
        "Chỉ có bước này khi có mặt từ 67 phần trăm trở lên. Làm đúng từ đầu thì có.",
    ] {
        assert!(lines.contains(&told), "{told}");
    }
    let conditions = story(JUNE).steps().filter(|step| step.when.is_some()).count();
    let told = lines.iter().filter(|line| line.starts_with("Chỉ có bước này khi ")).count();
    assert_eq!(told, conditions);
}

/// 16 points in Times are about 2.5 mm a letter; a sheet has 180 by 267 mm.
#[test]
fn what_is_taken_home_has_every_part_and_fits_on_one_sheet() {
    const COLUMNS: usize = 70;
    for (scenario, speech, most) in
        [(JUNE, "vi", 267), (JUNE, "vi,en", 267), (JUNE, "vi,hmn-VN", 267), (WARM_UP, "vi,en", 267)]
    {
        let story = story(scenario);
        let papers = papers(&story, story.scenario.default_cut, speech);
        let (_, page) = papers.iter().find(|(kind, _)| *kind == KitPaper::TakeHome).unwrap();
        let words = words(page);
        for part in &story.scenario.parts {
            let number = part.number.map(|n| format!("Phần {n}. ")).unwrap_or_default();
            let line = words.lines().find(|line| line.starts_with(&format!("{number}{}", part.name)));
            assert!(line.is_some_and(|line| line.contains(" – ")), "{}\n{words}", part.name);
        }
        assert!(words.contains("Tháng tới ở câu lạc bộ tôi sẽ làm khác điều gì?"));
        assert_eq!(words.contains("Bảy bước"), scenario == JUNE);
        let mut tenths = 130;
        for piece in &page.pieces {
            tenths += if let Piece::Text(one) = piece {
                let second = one.words.second.as_ref();
                let second = second.map_or(0, |second| text::height(second, COLUMNS) * 65);
                15 + text::height(&one.words.main, COLUMNS) * 74 + second
            } else if let Piece::Lines(n) = piece {
                usize::from(*n) * 88
            } else {
                150
            };
        }
        assert!(tenths / 10 <= most, "{scenario}: {tenths}");
        let mut said: Vec<&str> =
            words.lines().filter_map(|line| line.split_once(" – “")).map(|(_, said)| said).collect();
        let n = said.len();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), n, "{words}");
    }
}

#[rstest]
#[case(JUNE, 45)]
#[case(WARM_UP, 5)]
fn every_sheet_says_that_it_is_practice(#[case] scenario: &str, #[case] cut: u16) {
    for (kind, words) in all(scenario, cut) {
        assert!(words.contains("BẢN TẬP"), "{kind:?}");
        let is_marked =
            kind == KitPaper::Trainer || words.contains("không phải giấy tờ thật nên không ghi Quốc hiệu");
        assert!(is_marked, "{kind:?}");
        let has_credits = words.contains("xin theo quy chế của câu lạc bộ mình");
        assert_eq!(has_credits, !matches!(kind, KitPaper::Numbers | KitPaper::Money), "{kind:?}");
    }
}

#[test]
fn drafts_stand_under_the_vietnamese_with_their_mark_and_money_stays_vietnamese() {
    let story = story(JUNE);
    let papers = papers(&story, 45, "vi,hmn-VN");
    let of = |wanted: KitPaper| words(&papers.iter().find(|(kind, _)| *kind == wanted).unwrap().1);
    assert!(of(KitPaper::Roles).contains("(nháp)"));
    for protected in ["Đếm tiền đầu buổi", "Chi cho bà Pản vay"] {
        let trainer = of(KitPaper::Trainer);
        let line = trainer.lines().find(|line| line.contains(protected)).unwrap();
        assert!(!line.contains("(nháp)"), "{line}");
    }
}

/// The minutes of class of all parts, with the debrief, are those of the cut.
#[rstest]
#[case(JUNE, 20)]
#[case(JUNE, 45)]
#[case(JUNE, 90)]
#[case(WARM_UP, 5)]
fn the_minutes_of_class_are_those_of_the_cut(#[case] scenario: &str, #[case] cut: u16) {
    let papers = all(scenario, cut);
    let (_, guide) = papers.iter().find(|(kind, _)| *kind == KitPaper::Guide).unwrap();
    let (_, order) = guide.split_once("Thứ tự các bước").unwrap();
    let minutes = |line: &str| line.strip_suffix(" phút)")?.rsplit_once('(')?.1.parse::<u16>().ok();
    let sum: u16 = order.lines().filter_map(minutes).sum();
    assert_eq!(sum, cut, "{order}");
    assert!(order.contains("góp ý sau buổi tập ("), "{order}");
}

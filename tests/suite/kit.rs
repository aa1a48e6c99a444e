//! The papers before class: what is on each, and what must not be on it. `kit_files` writes them.

use std::collections::BTreeSet;

use rstest::rstest;

use dongvai::export::html;
use dongvai::export::kit::{Class, KitPaper, kit};
use dongvai::export::paper::{Paper, Piece};
use dongvai::locale::catalog::Catalog;
use dongvai::locale::words::ScenarioWords;
use dongvai::locale::{Lang, Speech};
use dongvai::meeting::explore;
use dongvai::money::Dong;
use dongvai::scenario::kinds::StepKind;
use dongvai::scenario::story::Story;
use dongvai::text;

use super::app_on_screen::TestApp;
use super::shots::JUNE;

const WARM_UP: &str = "khoi-dong";

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
fn words(paper: &Paper) -> String {
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
fn longest_piece(text: &str) -> String {
    let pieces = text.split('{').flat_map(|piece| piece.split('}')).filter(|piece| !piece.contains('$'));
    let longest = pieces.max_by_key(|piece| piece.len()).unwrap_or_default();
    text::fold_spaces(longest).trim().to_owned()
}

#[rstest]
#[case(20)]
#[case(45)]
#[case(90)]
fn a_private_line_stands_on_its_role_s_card_and_the_trainer_s_pages_only(#[case] cut: u16) {
    let story = story(JUNE);
    let papers = all(JUNE, cut);
    let mut n = 0;
    for step in story.steps().filter(|step| step.cut <= cut) {
        let Some(private) = &step.private else { continue };
        let piece = longest_piece(private);
        let with: Vec<KitPaper> =
            papers.iter().filter(|(_, words)| words.contains(&piece)).map(|(kind, _)| *kind).collect();
        assert_eq!(with, [KitPaper::Roles, KitPaper::Trainer], "{cut}: {piece}");
        let (_, cards) = papers.iter().find(|(kind, _)| *kind == KitPaper::Roles).unwrap();
        // The last name of a role above the fact is that of its card.
        let before = cards.split(&piece).next().unwrap();
        let calls = [
            ("CHỦ NHIỆM", "chair"),
            ("THỦ QUỸ", "treasurer"),
            ("THƯ KÝ", "secretary"),
            ("PHÓ CHỦ NHIỆM (TĂNG THU NHẬP)", "income-deputy"),
            ("PHÓ CHỦ NHIỆM (SỨC KHỎE, VĂN NGHỆ)", "health-deputy"),
        ];
        let last = before.lines().rev().find_map(|line| {
            let line = line.trim_end_matches("(tiếp)").trim();
            calls.iter().find(|(call, _)| line == *call).map(|(_, slug)| *slug)
        });
        assert_eq!(last, Some(step.role.slug()), "{cut}: {piece}");
        assert_eq!(cards.matches(&piece).count(), 1, "{cut}: {piece}");
        n += 1;
    }
    assert!(n >= 3, "{cut}: {n}");
}

#[test]
fn facts_are_filled_in_as_the_meeting_opens() {
    let papers = all(JUNE, 45);
    let (_, cards) = papers.iter().find(|(kind, _)| *kind == KitPaper::Roles).unwrap();
    for fact in ["5.800.000\u{a0}đ", "1.072.000\u{a0}đ", "bà Ơn", "ông Dâng"] {
        assert!(cards.contains(fact), "{fact}\n{cards}");
    }
}

#[test]
fn what_is_to_be_read_out_is_not_among_what_is_kept() {
    let papers = all(JUNE, 90);
    let (_, cards) = papers.iter().find(|(kind, _)| *kind == KitPaper::Roles).unwrap();
    let place = |words: &str| cards.find(words).unwrap_or_else(|| panic!("{words}\n{cards}"));
    let balances = place("trong đó 5.000.000");
    assert!(place("Con số để đọc to") < balances);
    let kept =
        cards.get(balances..).unwrap().find("Điều chỉ vai này biết (không đọc to)").unwrap() + balances;
    assert!(kept < place("Con lợn nhà tôi chết rồi"));
    for told in ["nhận tiền của người vừa nói riêng", "Chi cho bà Pản vay", "Người bị đọc tên"]
    {
        assert!(!cards.contains(told), "what only one path comes to: {told}");
    }
}

/// Each line is on the card of the person who says it: absent members have no card, and no card is for several.
#[test]
fn a_card_in_the_hall_is_of_one_person_who_is_there() {
    let story = story(JUNE);
    let papers = all(JUNE, 90);
    let (_, cards) = papers.iter().find(|(kind, _)| *kind == KitPaper::People).unwrap();
    for absence in &story.scenario.absent {
        let member = story.member(&absence.member).unwrap();
        assert!(!cards.lines().any(|line| line.starts_with(&member.full())), "{}", member.full());
    }
    assert!(!cards.contains("Nộp chung"));
    let of = |name: &str| -> String {
        let mut lines = cards.lines().skip_while(|line| !line.starts_with(name));
        lines.by_ref().take(1).chain([]).collect::<String>()
            + &lines.take_while(|line| !line.contains(" · Tổ ")).collect::<String>()
    };
    let (leader, late) = (of("anh Lò Văn Thinh"), of("bà Nguyễn Thị Ơn"));
    for line in ["đưa cháu đi viện", "xin gửi hội phí sau", "ngoài chín mươi", "để cháu lợp lại cho"]
    {
        assert!(leader.contains(line) && !late.contains(line), "{line}\n{cards}");
    }
    let offers = of("cô Lù Thị Xuân");
    assert!(offers.contains("Cháu đi cùng cụ") && !offers.contains("lợp lại"), "{offers}");
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

/// The answer of another person is a line of its own, with a card of its own.
#[rstest]
#[case(JUNE)]
#[case(WARM_UP)]
fn a_line_of_the_hall_is_the_words_of_one_person(#[case] scenario: &str) {
    for step in story(scenario).steps() {
        let Some(say) = step.kind.try_as_say_ref() else { continue };
        let inside = say.text.strip_prefix('“').and_then(|text| text.strip_suffix('”'));
        assert!(inside.is_some_and(|words| !words.contains(['“', '”'])), "{}: {}", step.id, say.text);
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
fn the_trainer_has_every_step_and_the_money_of_the_worked_example() {
    let story = story(JUNE);
    for cut in [20, 45, 90] {
        let papers = all(JUNE, cut);
        let (_, trainer) = papers.iter().find(|(kind, _)| *kind == KitPaper::Trainer).unwrap();
        let ways = explore::ways(&story, cut, explore::MOST_STATES);
        for step in story.steps().filter(|step| step.cut <= cut) {
            let (_, prompt) = step.prompt();
            let is_there = trainer.contains(&longest_piece(prompt));
            assert!(is_there || !ways.contains_key(&step.id), "{cut}: {}", step.id);
        }
        assert!(cut < 90 || ways.len() == story.n_steps());
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

/// A step of another path has the figures of that path, and says how one comes to it.
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
    let others = lines.iter().filter(|line| line.contains("đi hướng khác, chẳng hạn bước ")).count();
    assert!(others > 10, "{others}");
}

/// The cards of the practice money, worth what they say.
#[rstest]
#[case(JUNE)]
#[case(WARM_UP)]
fn practice_money_is_enough_and_says_what_it_is(#[case] scenario: &str) {
    let story = story(scenario);
    let papers = papers(&story, story.scenario.default_cut, "vi");
    let (_, money) = papers.iter().find(|(kind, _)| *kind == KitPaper::Money).unwrap();
    let mut sum = Dong::ZERO;
    let mut notes = BTreeSet::new();
    for piece in &money.pieces {
        let Piece::Grid(grid) = piece else { continue };
        for card in &grid.cards {
            let [Piece::Text(note), Piece::Text(marked)] = card.as_slice() else { panic!("{card:?}") };
            assert_eq!(marked.words.main, "TIỀN TẬP – không phải tiền thật");
            let digits = note.words.main.replace(|sign: char| !sign.is_ascii_digit(), "");
            let note = Dong(digits.parse().unwrap());
            sum = sum.plus(note).unwrap();
            notes.insert(note);
        }
    }
    let opening = &story.scenario.opening;
    assert!(sum >= opening.income_box.plus(opening.operating_box).unwrap(), "{scenario}: {sum:?}");
    assert!(notes.contains(&Dong(1_000)) && notes.iter().all(|note| *note >= Dong(1_000)), "{notes:?}");
}

/// The second language is in smaller letters, so that a card holds nearly as much in two as in one.
#[test]
fn cards_in_two_languages_take_few_sheets_more() {
    let sheets = |cut, speech| {
        let all = papers(&story(JUNE), cut, speech);
        let (_, paper) = all.into_iter().find(|(kind, _)| *kind == KitPaper::Roles).unwrap();
        paper.pieces.iter().filter(|piece| matches!(piece, Piece::Grid(_))).count()
    };
    for (cut, alone, two) in [(20, 3, 4), (45, 5, 6), (90, 8, 10)] {
        assert_eq!((sheets(cut, "vi"), sheets(cut, "vi,en")), (alone, two), "{cut}");
    }
}

#[rstest]
#[case(JUNE, 20)]
#[case(JUNE, 45)]
#[case(JUNE, 90)]
#[case(WARM_UP, 5)]
fn every_observer_sheet_has_three_to_five_things_and_no_names(#[case] scenario: &str, #[case] cut: u16) {
    let story = story(scenario);
    let papers = papers(&story, cut, "vi");
    let (_, sheets) = papers.iter().find(|(kind, _)| *kind == KitPaper::Observers).unwrap();
    let (_, cards) = papers.iter().find(|(kind, _)| *kind == KitPaper::Roles).unwrap();
    let on = |paper: &Paper| -> Vec<Vec<Piece>> {
        let grids = paper
            .pieces
            .iter()
            .filter_map(|piece| if let Piece::Grid(grid) = piece { Some(grid) } else { None });
        grids.flat_map(|grid| grid.cards.clone()).collect()
    };
    let sheets = on(sheets);
    let roles: BTreeSet<_> = story.steps().filter(|step| step.cut <= cut).map(|step| step.role).collect();
    let n_seats = roles.iter().filter(|role| role.slug() != "room").count();
    assert_eq!(sheets.len(), n_seats, "{scenario} {cut}");
    assert!(on(cards).len() >= n_seats);
    for sheet in sheets {
        let boxes = sheet.iter().filter(|piece| matches!(piece, Piece::Text(one) if one.lead == "☐")).count();
        assert!((3..=5).contains(&boxes), "{scenario} {cut}: {boxes}");
        for member in &story.club.members {
            assert!(!format!("{sheet:?}").contains(&member.name));
        }
    }
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

//! The cards of the kit: each line on the card of the person it belongs to, sheets of observers, practice money.

use std::collections::BTreeSet;

use rstest::rstest;

use dongvai::export::kit::KitPaper;
use dongvai::export::paper::{Paper, Piece};
use dongvai::money::Dong;

use super::kit::{WARM_UP, all, longest_piece, papers, story};
use super::shots::JUNE;

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
    for (cut, alone, two) in [(20, 3, 4), (45, 5, 6), (90, 8, 9)] {
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

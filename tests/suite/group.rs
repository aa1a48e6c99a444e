//! The group's figures on screens equal what the record counts.

use dongvai::id::SessionId;
use dongvai::meeting::event::Event;
use dongvai::record::codec;
use dongvai::review::group::{OneMeeting, Whose};
use dongvai::review::rate::{By, Sums, mean, percent};
use dongvai::review::review;
use dongvai::review::tries::tries;
use dongvai::scenario::story::Story;
use dongvai::tui::msg::GroupWish;
use dongvai::tui::msg::Request;

use super::app_on_screen::{NOW, THEME, TestApp, rows};
use super::group_record;
use super::shots::JUNE;

/// Wide and high enough for all there is.
const SIZE: (u16, u16) = (120, 90);

fn shown(house: &TestApp, keys: &str) -> String {
    house.copy().frame(vec![Request::Group(GroupWish::List)], "vi", SIZE, keys)
}

fn filled() -> TestApp {
    let house = TestApp::new();
    group_record::fill(&house);
    house
}

/// The cells of a line, in order: a rate and of how many it is. A dash counts as none.
fn cells(line: &str) -> Vec<Option<(u32, u64)>> {
    let cell = |word: &str| {
        let (rate, n) = word.split_once('·')?;
        let n = n.trim_end_matches(|sign: char| !sign.is_ascii_digit());
        Some((rate.parse().ok()?, n.parse().ok()?))
    };
    let words = line.split_whitespace();
    words.filter_map(|word| if word == "–" { Some(None) } else { cell(word).map(Some) }).collect()
}

fn june() -> Story {
    TestApp::library().load(JUNE, None).unwrap()
}

#[test]
fn the_heat_map_has_the_figures_of_the_record() {
    let house = filled();
    let store = house.record();
    let scenario = june().scenario.id;
    let mut sums = store.step_sums(&scenario).unwrap();
    sums.sort_by_key(|(step, _)| june().position(step).unwrap().number);
    for by in By::ALL.iter().copied() {
        let map = shown(&house, ["⏎", "→⏎", "→→⏎"][By::ALL.iter().position(|other| *other == by).unwrap()]);
        let columns = store.heat(&scenario, by, None, 99).unwrap();
        // The names of steps have dashes and numbers of their own, so the cells are the last of them.
        let of_line = |line: &str| {
            let found = cells(line);
            found.len().checked_sub(columns.len() + 1).map(|at| found[at..].to_vec())
        };
        let rows: Vec<Vec<Option<(u32, u64)>>> = map.lines().skip(3).filter_map(of_line).collect();
        let cells = |total: Sums, of: &dyn Fn(usize) -> Option<Sums>| -> Vec<Option<(u32, u64)>> {
            let cell = |sums: Sums| sums.rate().map(|rate| (rate, sums.firsts));
            let each = (0..columns.len()).map(|at| of(at).and_then(cell));
            std::iter::once(cell(total)).chain(each).collect()
        };
        let all = sums.iter().fold(Sums::default(), |all, (_, step)| all.and(*step));
        let mut expected = vec![cells(all, &|at| Some(columns[at].total))];
        for (step, total) in &sums {
            expected.push(cells(*total, &|at| columns[at].cells.get(step).copied()));
        }
        assert_eq!(rows, expected, "{map}");
    }
    assert!(sums.iter().any(|(_, step)| step.rights < step.firsts), "somebody was wrong");
}

#[test]
fn months_meetings_and_weak_steps_are_those_of_the_record() {
    let house = filled();
    let store = house.record();
    let scenario = june().scenario.id;
    let months = store.trend(&scenario, &Whose::All, |at| NOW.zone().month_end(at).unwrap()).unwrap();
    let meetings: u64 = group_record::meetings();
    assert_eq!(months.iter().map(|month| month.meetings).sum::<u64>(), meetings);
    let trend = shown(&house, "⏎2");
    for month in &months {
        let at = NOW.zone().moment(month.started_at).unwrap();
        // The last such line: the first month stands under the chart as well.
        let begins = |line: &&str| line.trim_start().starts_with(&format!("{}/{} ", at.month, at.year));
        let line = trend.lines().rfind(begins);
        let rate = percent(month.rights, month.firsts).unwrap();
        let score = mean(month.scores, month.meetings).unwrap();
        let line = line.unwrap_or_default().replace('\u{a0}', "").replace('%', " ");
        let found: Vec<u32> = line.split_whitespace().skip(1).filter_map(|word| word.parse().ok()).collect();
        assert_eq!(found, [u32::try_from(month.meetings).unwrap(), rate, score], "{trend}");
    }

    let change = shown(&house, "⏎3");
    let changes = store.changes(&scenario, By::Home, None, 99).unwrap();
    assert_eq!(changes.len(), 4);
    for row in &changes {
        let rate = |meeting: &OneMeeting| percent(meeting.rights, meeting.firsts).unwrap();
        let arrow = format!("{}\u{a0}% → {}\u{a0}%", rate(&row.first), rate(&row.last));
        let meetings = format!("{} buổi", row.meetings);
        assert!(
            change.lines().any(|line| line.contains(&arrow) && line.contains(&meetings)),
            "{arrow}\n{change}"
        );
    }

    let weak = shown(&house, "⏎4");
    let weakest = store.weakest(&scenario, 3, 10).unwrap();
    assert!(weakest.len() > 3);
    for step in &weakest {
        let of = format!("đúng {}/{}", step.sums.rights, step.sums.firsts);
        assert!(weak.contains(&of), "{of}\n{weak}");
    }
}

/// Two pages count every session, two only whole meetings, and each says which.
#[test]
fn every_page_says_which_sessions_it_counts() {
    let house = filled();
    let pages = [
        ("⏎1", "mọi buổi, cả buổi chưa xong"),
        ("⏎2", "Buổi trọn bài: "),
        ("⏎3", "Chỉ tính buổi tập trọn bài"),
        ("⏎4", "mọi buổi, cả buổi chưa xong"),
    ];
    for (keys, said) in pages {
        let page = shown(&house, keys);
        assert!(page.contains(said), "{keys} {page}");
    }
}

/// The mean score of a few meetings is pale, whatever number of answers they are of.
#[test]
fn a_score_of_few_meetings_is_pale() {
    let house = filled();
    let list = vec![Request::Group(GroupWish::List)];
    let drawn = house.copy().drawn_on(None, list, "vi", &[SIZE], "⏎2").remove(0);
    let dim = THEME.theme().dim.fg;
    let months =
        house.record().trend(&june().scenario.id, &Whose::All, |at| NOW.zone().month_end(at).unwrap());
    let few: Vec<String> = months
        .unwrap()
        .iter()
        .filter(|month| month.meetings < 5 && month.firsts >= 5)
        .map(|month| NOW.zone().moment(month.started_at).unwrap())
        .map(|at| format!("{}/{} ", at.month, at.year))
        .collect();
    assert!(!few.is_empty());
    let cells = drawn.content().chunks(usize::from(SIZE.0)).zip(rows(&drawn));
    let scores = cells.filter(|(_, text)| few.iter().any(|month| text.trim_start().starts_with(month)));
    // The axis of the chart names months as well, and has no number at its end.
    let scores = scores.filter(|(_, text)| text.contains('%'));
    let colors: Vec<bool> = scores
        .map(|(cells, _)| cells.iter().rev().find(|cell| cell.symbol().trim().parse::<u8>().is_ok()).unwrap())
        .map(|cell| Some(cell.fg) == dim)
        .collect();
    assert_eq!(colors, vec![true; few.len()]);
}

#[test]
fn nobody_is_named() {
    let house = filled();
    let people: Vec<String> = june().club.members.iter().map(|member| member.name.clone()).collect();
    for keys in ["", "⏎", "⏎2", "⏎3", "⏎4", "→⏎", "→→⏎", "→→⏎3"] {
        let frame = shown(&house, keys);
        assert!(!people.iter().any(|name| frame.contains(name.as_str())), "{keys}\n{frame}");
    }
}

#[test]
fn an_empty_record_says_what_to_do() {
    let house = TestApp::new();
    let frame = shown(&house, "");
    assert!(frame.contains("Chưa có buổi tập nào"), "{frame}");
    assert!(shown(&house, "⏎→⏎23").contains("Chưa có buổi tập nào"));
}

/// Two ways of writing it are one club, shown as it was written last; meetings without a club stand apart.
#[test]
fn the_trainees_own_clubs_come_first() {
    let house = filled();
    let store = house.record();
    let homes = store.heat(&june().scenario.id, By::default(), None, 99).unwrap();
    let found: Vec<String> = homes.iter().map(|home| home.whose.id()).collect();
    assert_eq!(found, ["", "mới", "nà coóc", "phiêng ngần", "xóm chiềng"]);
    let map = shown(&house, "⏎");
    assert!(map.contains("theo câu lạc bộ") && map.contains("chưa"), "{map}");
    assert_eq!(homes[2].name, "Bản Nà Coóc");
    let trend = shown(&house, "⏎→2");
    assert!(trend.contains("‹ chưa ghi câu lạc bộ ›"), "{trend}");
}

/// More clubs than are read at once: the arrow to the right comes to the last of them all the same.
#[test]
fn further_columns_are_read_when_they_are_come_to() {
    let house = filled();
    let record = rusqlite::Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    for number in 0..60 {
        let club = format!("zz-{number:02}");
        let copy = "INSERT INTO tally SELECT scenario, kind, ?1, step, firsts, rights, earned, possible \
             FROM tally WHERE kind = 'home' AND who = 'nà coóc'";
        record.execute(copy, [club]).unwrap();
    }
    assert!(shown(&house, "⏎").contains("/24+ ›"), "{}", shown(&house, "⏎"));
    let last = shown(&house, &format!("⏎{}", "→".repeat(70)));
    assert!(last.contains("–65/65 ›") && last.contains("zz-59"), "{last}");
    let back = shown(&house, &format!("⏎{}{}2", "→".repeat(70), "←".repeat(70)));
    assert!(back.contains("‹ Tất cả ›"), "{back}");
}

/// One definition of the score: of a person or a club it is the review of their own answers.
#[test]
fn the_score_of_one_is_made_as_that_of_all() {
    let house = filled();
    house.copy().frame(vec![Request::Group(GroupWish::List)], "vi", SIZE, "");
    let store = house.record();
    let record = rusqlite::Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    let mut select =
        record.prepare("SELECT session, who, score FROM progress WHERE kind = 'learner'").unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let rows: Vec<(SessionId, String, u32)> = rows.map(Result::unwrap).collect();
    let mut n_shares = 0;
    for (session, who, score) in &rows {
        let seats = store.seats(*session).unwrap();
        let stored = store.events(*session).unwrap();
        let events: Vec<Event> = stored.iter().map(|event| codec::decode(event).unwrap()).collect();
        let is_own = |(seq, event): &(u32, &Event)| {
            let Event::Answered { by, .. } = event else { return false };
            let seat = seats.iter().rfind(|seat| seat.role == by.slug() && seat.from_seq <= *seq);
            seat.and_then(|seat| seat.person).is_some_and(|person| person.to_string() == *who)
        };
        let own: Vec<&Event> = (1..).zip(&events).filter(is_own).map(|(_, event)| event).collect();
        let firsts = |events: &[&Event]| {
            tries(&events.iter().map(|one| (*one).clone()).collect::<Vec<_>>(), 1)
                .iter()
                .filter(|one| one.counts())
                .count()
        };
        let all: Vec<&Event> = events.iter().collect();
        let expected = if firsts(&own) == firsts(&all) {
            review(&events).total
        } else {
            n_shares += 1;
            review(own).total
        };
        assert_eq!(Some(*score), expected, "{who}");
    }
    assert!(n_shares > 0, "of a board each has a share: {}", rows.len());
}

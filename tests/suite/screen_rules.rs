//! What must hold on every screen, at every size and in every pair of languages.
//!
//! A look is one screen as it is drawn. Each rule gives the lines that break it. Snapshots hold only two looks of a
//! screen; these rules hold all of them.

use dongvai::locale::Speech;
use dongvai::scenario::terms::Role;
use dongvai::text;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Modifier, Style};

use super::app_on_screen::{THEME, TestApp, rows};
use super::shots::{Shot, Start, shots};

/// A projector that is looked at from afar, a usual window, a large one.
pub(super) const SIZES: [(u16, u16); 3] = [(56, 16), (80, 24), (120, 40)];

/// What follows each line of a language that no speaker has reviewed.
const DRAFT: &str = "(nháp)";
/// The top line is this row or one above it.
const TOP: usize = 1;

/// These have values and names on the page and no sentence of their own.
const WITHOUT_SENTENCES: [&str; 6] =
    ["languages", "sessions", "group-steps", "group-steps-right", "group-learners", "privacy-learners"];

/// What trainees see here is about money or is for the trainer, so that no draft of it may be shown.
const WITHOUT_DRAFTS: [&str; 5] = ["say", "books-loans", "books-cash", "solo-computer", "trainer-second"];

/// Where not all has room, the second language is left out here but for what is in focus, which has none.
const ONLY_IN_FOCUS: [&str; 2] = ["count", "collect-fee"];

/// These name the languages that are on.
const ABOUT_LANGUAGES: [&str; 3] = ["languages", "correct-which", "correct-edit"];

#[derive(Debug, Clone)]
pub(super) struct Look {
    pub(super) name: &'static str,
    /// Whether it is a screen of the practice itself, which trainees read.
    pub(super) is_practice: bool,
    pub(super) speech: String,
    pub(super) size: (u16, u16),
    pub(super) rows: Vec<Row>,
}

#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) text: String,
    /// Whether something on it is written as a second language is.
    pub(super) is_second: bool,
}

/// Every size of this screen in these languages.
pub(super) fn looks(shot: &Shot, house: TestApp, speeches: &[String]) -> Vec<Look> {
    let (house, first) = shot.open(house);
    let mut looks = Vec::new();
    for speech in speeches {
        let drawn = shot.drawn(&house.copy(), &first, speech, &SIZES);
        looks.extend(SIZES.into_iter().zip(&drawn).map(|(size, drawn)| Look {
            name: shot.name,
            is_practice: matches!(shot.start, Start::Task(..) | Start::End(..) | Start::Transcript(..)),
            speech: speech.clone(),
            size,
            rows: look_at(drawn),
        }));
    }
    looks
}

pub(super) fn look_at(drawn: &Buffer) -> Vec<Row> {
    let theme = THEME.theme();
    let seconds = [theme.second_language, theme.card_second];
    let mut on_grounds = Role::SEATS.map(|role| theme.role_block(role)).to_vec();
    on_grounds.push(theme.selected);
    let columns = usize::from(drawn.area.width).max(1);
    let cells = drawn.content().chunks(columns);
    // On the ground of a role and on a selected card the second language is what is not bold.
    let is_second = |cell: &Cell| {
        let looks_like = |style: &Style| Some(cell.fg) == style.fg && Some(cell.bg) == style.bg;
        let is_bold = cell.modifier.contains(Modifier::BOLD);
        seconds.iter().any(looks_like) || !is_bold && on_grounds.iter().any(looks_like)
    };
    let is_second =
        cells.map(|row| row.iter().any(|cell| !cell.symbol().trim().is_empty() && is_second(cell)));
    rows(drawn).into_iter().zip(is_second).map(|(text, is_second)| Row { text, is_second }).collect()
}

/// All that can be chosen on the screen.
pub(super) fn speeches() -> Vec<String> {
    Speech::choices().map(|speech| speech.to_string()).collect()
}

impl Look {
    pub(super) fn text(&self) -> String {
        self.rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    fn has(&self, sign: &str) -> bool {
        self.rows.iter().any(|row| row.text.contains(sign))
    }

    fn has_second(&self) -> bool {
        self.rows.iter().any(|row| row.is_second)
    }

    fn n_drafts(&self) -> usize {
        self.rows.iter().map(|row| row.text.matches(DRAFT).count()).sum()
    }

    /// Whether all of the page is in sight.
    fn is_whole(&self) -> bool {
        !self.rows.iter().any(|row| row.text.ends_with(['↑', '↓']))
    }

    /// Whether the top line is on the ground of a role.
    fn has_band(&self) -> bool {
        self.rows.iter().take(2).any(|row| row.text.trim_start().starts_with(['▲', '●', '■', '♣', '♥']))
    }

    fn speech(&self) -> Speech {
        self.speech.parse().unwrap()
    }
}

/// What is wrong with the looks of one screen, each with the rule that it breaks.
pub(super) fn broken(looks: &[Look]) -> Vec<String> {
    let mut wrong = Vec::new();
    for look in looks {
        let find =
            |speech: &str, size| looks.iter().find(|other| other.speech == speech && other.size == size);
        let mut tell = |rule: &str, rows: Vec<&str>| {
            let (columns, n_rows) = look.size;
            let place = format!("{} {} {columns}×{n_rows}", look.name, look.speech);
            wrong.extend(rows.into_iter().map(|row| format!("{place}: {rule}: {row}")));
        };
        tell("in its place", out_of_place(look));
        tell("a message for every id", without_message(look));
        tell("nothing is cut", cut(look));
        tell("a second language is there", without_second(look));
        tell("drafts are marked where they may stand", misplaced_drafts(look));
        if let Some(alone) = find("vi", look.size) {
            tell("Vietnamese stays as it is alone", changed_vietnamese(look, alone));
        }
        if let Some(usual) = find("vi", (80, 24)) {
            let is_lost = usual.has("►") && !look.has("►");
            tell("the focus is in sight", is_lost.then_some("no ►").into_iter().collect());
        }
        if let Some(other) = find("vi,mww", look.size).filter(|_| look.speech == "vi,hmn-VN") {
            let differs = look.n_drafts() != other.n_drafts();
            tell("both Mông scripts say the same", differs.then_some("fewer drafts").into_iter().collect());
        }
    }
    wrong
}

/// The frame around the page stands, and nothing runs into its margins: what is too wide ends in one of them.
fn out_of_place(look: &Look) -> Vec<&str> {
    let columns = usize::from(look.size.0);
    let rule = "─".repeat(columns);
    let is_out = |text: &str| {
        let is_at_the_edge = text::width(text) >= columns && !text.ends_with(['↓', '↑']);
        let is_beside_a_rail = text.split('│').skip(1).any(|after| after.starts_with(char::is_alphanumeric))
            || text.split_inclusive('│').any(|before| {
                before.strip_suffix('│').is_some_and(|words| words.ends_with(char::is_alphanumeric))
            });
        text != rule && (text.starts_with(|sign: char| sign != ' ') || is_at_the_edge || is_beside_a_rail)
    };
    let texts: Vec<&str> = look.rows.iter().map(|row| row.text.as_str()).collect();
    let rules: Vec<usize> = (0..texts.len()).filter(|at| texts[*at] == rule).collect();
    let is_above_footer = |rule: usize| rule + 2 == texts.len();
    let is_framed = match *rules {
        [above, below] => above > 0 && is_above_footer(below) && !look.has_band(),
        [below] => look.has_band() && is_above_footer(below),
        // A role is called: the ground of a role, the line below it, a free one and the keys.
        [] => look.name == "hand-over" && texts.iter().rev().nth(1).is_some_and(|free| free.is_empty()),
        _ => false,
    };
    let stands = texts.len() == usize::from(look.size.1)
        && is_framed
        && (look.has_band() || rules.is_empty() || texts.first().is_some_and(|header| !header.is_empty()))
        && texts.last().is_some_and(|footer| !footer.is_empty());
    let frame = (!stands).then_some("the frame");
    texts.into_iter().filter(|text| is_out(text)).chain(frame).collect()
}

/// An id stands where its words should, or a name in braces where a value should.
fn without_message(look: &Look) -> Vec<&str> {
    let texts = look.rows.iter().map(|row| row.text.as_str());
    texts.filter(|text| text.contains(['⟨', '⟩', '{', '}', '$'])).collect()
}

/// Something was cut: "…" at the end of a word, or in the margin where a page marks what runs over.
fn cut(look: &Look) -> Vec<&str> {
    let is_cut = |line: &&str| {
        let at_a_word = line.chars().zip(line.chars().skip(1));
        let mut at_a_word = at_a_word.filter(|(before, sign)| *sign == '…' && !"[‹ :".contains(*before));
        at_a_word.next().is_some() || (line.ends_with('…') && text::width(line) == usize::from(look.size.0))
    };
    look.rows.iter().map(|row| row.text.as_str()).filter(is_cut).collect()
}

/// A language that is written in full stands under every page, Mông under every page of the practice, and none where
/// only one language is on.
fn without_second(look: &Look) -> Vec<&str> {
    let speech = look.speech();
    // On a page that goes on, what has one may be out of sight: of a draft the only line, and on a projector the first.
    let goes_on = !look.is_whole() && (look.size == SIZES[0] || speech.drafted().is_some());
    let may_be_out = goes_on || look.rows.iter().any(|row| row.text.ends_with('↑'));
    let is_mong = ["vi,hmn-VN", "vi,mww"].contains(&look.speech.as_str());
    let should = match speech.second {
        None => Some(false),
        Some(_) if speech.drafted().is_none() => Some(!WITHOUT_SENTENCES.contains(&look.name)),
        Some(_) if is_mong && look.is_practice => Some(!WITHOUT_DRAFTS.contains(&look.name)),
        Some(_) => None,
    };
    let may_be_out = may_be_out || ONLY_IN_FOCUS.contains(&look.name);
    let is_wrong = should.is_some_and(|should| should != look.has_second() && !(should && may_be_out));
    is_wrong.then_some(if look.has_second() { "one too many" } else { "none" }).into_iter().collect()
}

/// The mark of a draft stands only under Vietnamese: on a line that is written as a second language is, or once in the top
/// line for all of them. Where such a line is, a mark is too.
fn misplaced_drafts(look: &Look) -> Vec<&str> {
    let may = look.speech().drafted().is_some();
    // Two columns side by side there, each with its own words and what stands under them.
    let in_columns = look.name == "tries";
    let is_wrong = |(at, row): &(usize, &Row)| {
        row.text.contains(DRAFT) && !(may && (*at <= TOP || row.is_second || in_columns))
    };
    let misplaced = look.rows.iter().enumerate().filter(is_wrong).map(|(_, row)| row.text.as_str());
    let below = look.rows.iter().skip(TOP + 1);
    // Where a line is put right, its words stand alone: no one reads them as reviewed.
    let is_read = !ABOUT_LANGUAGES.contains(&look.name) && look.name != "correct";
    let is_unmarked = may && is_read && look.n_drafts() == 0 && below.clone().any(|row| row.is_second);
    misplaced.chain(is_unmarked.then_some("no mark")).collect()
}

/// Every Vietnamese line of a page is one that stands there without a second language too.
fn changed_vietnamese<'l>(look: &'l Look, alone: &'l Look) -> Vec<&'l str> {
    if !look.speech.starts_with("vi,") || !alone.is_whole() || ABOUT_LANGUAGES.contains(&look.name) {
        return Vec::new();
    }
    let in_columns = look.name == "tries";
    // A number, typed or drawn, stands beside whichever row of its words is at its height.
    let is_free = |sign: char| "▀▄█►↑↓ 123456789".contains(sign);
    let pieces = |row: &'l Row| row.text.split('│').map(move |piece| piece.trim_matches(is_free));
    // As one text: beside a second language the lines may be broken in other places.
    let known: Vec<&str> = alone.rows.iter().flat_map(pieces).filter(|piece| !piece.is_empty()).collect();
    let known = known.join(" ");
    let is_main = |row: &&Row| !row.is_second && !in_columns && !row.text.contains(DRAFT);
    let main = look.rows.iter().filter(is_main).flat_map(pieces);
    main.filter(|piece| !known.contains(*piece)).collect()
}

/// Breaks one line of a sound screen for each rule.
#[test]
fn every_rule_can_fail() {
    type Break = fn(&mut Look);
    let breaks: [(&str, &str, (u16, u16), Break); 15] = [
        ("in its place", "vi", (80, 24), |look| look.rows[5].text = format!(" {}", "a".repeat(79))),
        ("in its place", "vi", (80, 24), |look| look.rows[5].text = "a".to_owned()),
        ("in its place", "vi", (80, 24), |look| look.rows[22].text.clear()),
        ("in its place", "vi", (80, 24), |look| look.rows[23].text.clear()),
        ("in its place", "vi", (120, 40), |look| look.rows[6].text = " Lời dài quá│ Trong phòng".to_owned()),
        ("a message for every id", "vi", (56, 16), |look| look.rows[4].text = " ⟨no-such⟩".to_owned()),
        ("a message for every id", "vi", (56, 16), |look| look.rows[4].text = " Có {$sum}".to_owned()),
        ("nothing is cut", "vi,ium", (80, 24), |look| look.rows[4].text = " Thủ quỹ xử lý th…".to_owned()),
        ("a second language is there", "en,vi", (120, 40), forget_second),
        ("a second language is there", "vi,mww", (80, 24), forget_second),
        ("a second language is there", "vi", (80, 24), |look| look.rows[4].is_second = true),
        ("drafts are marked", "vi,en", (80, 24), |look| look.rows[4].text.push_str(DRAFT)),
        ("Vietnamese stays", "vi,ium", (80, 24), |look| look.rows[4].text = " Một câu khác".to_owned()),
        ("the focus is in sight", "vi,en", (56, 16), |look| {
            look.rows.iter_mut().for_each(|row| row.text = row.text.replace('►', " "));
        }),
        ("both Mông scripts", "vi,hmn-VN", (80, 24), |look| {
            look.rows.iter_mut().for_each(|row| row.text = row.text.replace(DRAFT, ""));
        }),
    ];
    let shot = shots().into_iter().find(|shot| shot.name == "choose").unwrap();
    let sound = looks(&shot, TestApp::new(), &speeches());
    assert!(broken(&sound).is_empty(), "{:?}", broken(&sound));
    for (rule, speech, size, break_it) in breaks {
        let mut looks = sound.clone();
        break_it(looks.iter_mut().find(|look| look.speech == speech && look.size == size).unwrap());
        let told = broken(&looks);
        assert!(told.iter().any(|line| line.contains(rule)), "{rule} in {speech}: {told:?}");
    }
}

fn forget_second(look: &mut Look) {
    look.rows.iter_mut().for_each(|row| row.is_second = false);
}

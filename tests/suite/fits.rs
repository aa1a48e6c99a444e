//! Nothing runs out of its place: every screen in every language, and in a made-up one that is longer than any.
//!
//! The made-up language has two fifths more letters than Vietnamese, all with marks stacked on them. It takes the place
//! of English, so that it is read, wrapped and measured as a real one, above the Vietnamese and under it.

use std::fs;
use std::path::Path;

use dongvai::library::Library;
use dongvai::text;
use tempfile::TempDir;

use super::shots::shots;
use super::stage_door::House;

const PROJECTOR: [(u16, u16); 2] = [(56, 16), (80, 24)];

/// Lines on which something was cut: "…" at the end of a word, or in the margin where a page marks what runs over.
fn cut_lines(frame: &str, columns: u16) -> Vec<&str> {
    let is_cut = |line: &&str| {
        let at_a_word = line.chars().zip(line.chars().skip(1));
        let mut at_a_word = at_a_word.filter(|(before, sign)| *sign == '…' && !"[‹ :".contains(*before));
        at_a_word.next().is_some() || (line.ends_with('…') && text::width(line) == usize::from(columns))
    };
    frame.lines().filter(is_cut).collect()
}

/// The languages that have snapshots are looked at there; `screens` keeps those true.
#[test]
fn no_message_overflows_in_any_language() {
    let mut cut = Vec::new();
    for shot in shots() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/snapshots/{}.snap", shot.name));
        let snapshot = fs::read_to_string(&path).unwrap();
        for frame in snapshot.split("=== ").skip(1) {
            let (title, frame) = frame.split_once('\n').unwrap();
            let size =
                PROJECTOR.into_iter().find(|(columns, rows)| title.ends_with(&format!("{columns}×{rows}")));
            let lines = size.map(|(columns, _)| cut_lines(frame, columns)).unwrap_or_default();
            cut.extend(lines.into_iter().map(|line| format!("{} {title}: {line}", shot.name)));
        }
    }
    cut.extend(cut_when_drawn(Path::new(env!("CARGO_MANIFEST_DIR")), &["en,vi", "vi,ium"]));
    assert!(cut.is_empty(), "{} lines are cut\n{}", cut.len(), cut.join("\n"));
}

/// What is cut on any screen in these languages, from this shelf.
fn cut_when_drawn(shelf: &Path, speeches: &[&str]) -> Vec<String> {
    let mut cut = Vec::new();
    for shot in shots() {
        let (house, first) = shot.open(House::with_shelf(shelf));
        for speech in speeches {
            for size in PROJECTOR {
                let frame = shot.frame(&house.copy(), &first, speech, size);
                let lines = cut_lines(&frame, size.0);
                cut.extend(
                    lines
                        .into_iter()
                        .map(|line| format!("{} {speech} {}×{}: {line}", shot.name, size.0, size.1)),
                );
            }
        }
    }
    cut
}

/// Two fifths more letters, every one stacked, in every word that is said; values stay.
fn pseudo(words: &str) -> String {
    const STACKED: [char; 5] = ['ẫ', 'ữ', 'ộ', 'ể', 'Ẵ'];
    let (mut made, mut word, mut depth) = (String::new(), 0_usize, 0_usize);
    let lengthen = |made: &mut String, word: &mut usize| {
        let more = (*word * 2).div_ceil(5);
        made.extend((0..more).filter_map(|at| STACKED.get(at % STACKED.len())));
        *word = 0;
    };
    for sign in words.chars() {
        if depth == 0 && sign.is_alphanumeric() {
            word += 1;
        } else {
            lengthen(&mut made, &mut word);
        }
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        made.push(sign);
    }
    lengthen(&mut made, &mut word);
    made
}

/// What is shipped, with the made-up language in the place of English.
fn pseudo_shelf() -> TempDir {
    let shelf = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = |from: &str| {
        let to = shelf.path().join(from);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(root.join(from), to).unwrap();
    };
    for file in ["locales/vi/ui.ftl", "scenarios/sinh-hoat-thang-sau.ron", "scenarios/khoi-dong.ron"] {
        copy(file);
    }
    for club in fs::read_dir(root.join("scenarios/clubs")).unwrap() {
        copy(&format!("scenarios/clubs/{}", club.unwrap().file_name().to_string_lossy()));
    }
    let (lines, problems) = Library::with_shipped(root, None).source_lines();
    assert!(problems.is_empty(), "{problems:?}");
    fs::create_dir_all(shelf.path().join("locales/en")).unwrap();
    for file in lines.chunk_by(|one, other| one.key.file == other.key.file) {
        let made: Vec<String> =
            file.iter().map(|line| format!("{} = {}", line.key.line, pseudo(&line.vietnamese))).collect();
        fs::write(shelf.path().join(format!("locales/en/{}.ftl", file[0].key.file)), made.join("\n"))
            .unwrap();
    }
    shelf
}

#[test]
fn the_made_up_language_is_two_fifths_longer() {
    assert_eq!(pseudo("Xin mời { $role } nộp"), "Xinẫữ mờiẫữ { $role } nộpẫữ");
    for words in ["Bắt đầu một buổi tập", "Có", "Giờ trong bài { $used }/{ $planned } phút"] {
        let said = |words: &str| words.chars().filter(|sign| sign.is_alphabetic()).count();
        assert!(said(&pseudo(words)) * 10 >= said(words) * 13, "{}", pseudo(words));
    }
}

#[test]
fn a_language_longer_than_any_still_fits() {
    let shelf = pseudo_shelf();
    let cut = cut_when_drawn(shelf.path(), &["vi,en", "en,vi"]);
    assert!(cut.is_empty(), "{} lines are cut\n{}", cut.len(), cut.join("\n"));
}

//! Every screen fits in a made-up language that is longer than any real one.
//!
//! The made-up language has two fifths more letters than Vietnamese, all with marks stacked on them. It takes the place
//! of English, so that it is read, wrapped and measured as a real one, above the Vietnamese and under it.

use std::fs;
use std::path::Path;

use dongvai::library::Library;
use tempfile::TempDir;

use super::app_on_screen::TestApp;
use super::screen_rules::{broken, looks};
use super::shots::shots;

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
    let scripts =
        ["sinh-hoat-thang-sau", "ban-giao-hom-tien", "khoi-dong"].map(|id| format!("scenarios/{id}.ron"));
    for file in scripts.iter().map(String::as_str).chain(["locales/vi/ui.ftl"]) {
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
    let speeches = ["vi,en", "en,vi"].map(str::to_owned);
    let wrong: Vec<String> = shots()
        .iter()
        .flat_map(|shot| broken(&looks(shot, TestApp::with_shelf(shelf.path()), &speeches)))
        .collect();
    assert!(wrong.is_empty(), "{} rules are broken\n{}", wrong.len(), wrong.join("\n"));
}

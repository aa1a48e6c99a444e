//! `dongvai map`: every step stands on the map, in lines and on the page, and the page's links lead somewhere.

use std::collections::BTreeSet;
use std::fs;

use dongvai::library::Library;

use super::terminal::run;

const JUNE: &str = "sinh-hoat-thang-sau";

#[test]
fn every_step_stands_on_the_map() {
    let desk = tempfile::tempdir().unwrap();
    let story = Library::new(None).load(JUNE, None).unwrap();
    let (code, out, err) = run(desk.path(), &["map", JUNE]);
    assert_eq!((code, err.as_str()), (0, ""));
    let path = desk.path().join("map.html");
    let page = ["map", JUNE, "--out", path.to_str().unwrap()];
    let (code, told, err) = run(desk.path(), &page);
    assert!(code == 0 && told.contains("map.html"), "{told}{err}");
    let html = fs::read_to_string(&path).unwrap();
    for step in story.steps() {
        let id = step.id.as_str();
        assert!(out.lines().any(|line| line.split_whitespace().nth(1) == Some(id)), "{id}");
        assert!(html.contains(&format!("<tr id=\"{id}\">")), "{id}");
    }
    let told = [
        "khi có on-shamed",
        "PCN thu nhập (bài 20, 45 phút), PCN sức khỏe",
        "đặt ở vote-loan; hỏi ở",
        "cụ Lường Thị Hặc nói",
    ];
    for part in told {
        assert!(out.contains(part), "{part}: {out}");
    }
    let links: BTreeSet<&str> =
        html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 10);
    for link in links {
        assert!(html.contains(&format!("<tr id=\"{link}\">")), "{link}");
    }
    // What is there is not written over unasked.
    let (code, _, err) = run(desk.path(), &page);
    assert!(code == 2 && err.contains("--force"), "{err}");
    assert_eq!(run(desk.path(), &[&page[..], &["--force"]].concat()).0, 0);
}

#[test]
fn words_of_a_script_cannot_become_markup() {
    let desk = tempfile::tempdir().unwrap();
    assert_eq!(run(desk.path(), &["new", "hop-thu"]).0, 0);
    let file = desk.path().join("scenarios/hop-thu.ron");
    let written = fs::read_to_string(&file).unwrap();
    fs::write(&file, written.replace("Bài tập mới", "<b>Bài</b> & “mới”")).unwrap();
    let path = desk.path().join("map.html");
    let (code, _, err) = run(desk.path(), &["map", "hop-thu", "--out", path.to_str().unwrap()]);
    assert_eq!(code, 0, "{err}");
    let html = fs::read_to_string(&path).unwrap();
    assert!(html.contains("&lt;b&gt;Bài&lt;/b&gt; &amp; “mới”") && !html.contains("<b>Bài"), "{html}");
    let (code, _, err) = run(desk.path(), &["map", "khong-co"]);
    assert!(code == 1 && err.contains("khong-co"), "{err}");
}

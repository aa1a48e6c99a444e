//! Every finding, by its code: one fault put into one good script gives that finding, at its line, and no other.

use std::fs;
use std::path::{Path, PathBuf};

use dongvai::cli::Format;
use dongvai::cli::check::explain::examples;
use dongvai::cli::check::{CheckArgs, run};
use dongvai::library::Library;
use dongvai::locale::Lang;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

pub(super) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/check/examples")
}

pub(super) fn read(name: &str) -> String {
    fs::read_to_string(fixtures().join(name)).unwrap()
}

/// A shipped folder with one club and one script, and what `check` says of it.
pub(super) fn checked(club: &str, script: &[u8], format: Format, lang: Lang) -> (u8, String, String) {
    checked_with(club, script, &[], format, lang)
}

/// The same with translations, each with its path.
pub(super) fn checked_with(
    club: &str,
    script: &[u8],
    locales: &[(&str, String)],
    format: Format,
    lang: Lang,
) -> (u8, String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in locales {
        let path = folder.path().join("locales").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let clubs = folder.path().join("scenarios/clubs");
    fs::create_dir_all(&clubs).unwrap();
    fs::write(clubs.join("ban-thu.ron"), club).unwrap();
    fs::write(folder.path().join("scenarios/may.ron"), script).unwrap();
    let library = Library::with_shipped(folder.path(), None);
    let args = CheckArgs { format, lang, ..CheckArgs::default() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&args, &library, &mut out, &mut err).unwrap();
    let root = folder.path().display().to_string();
    let plain = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&root, "");
    (code, plain(out), plain(err))
}

pub(super) fn rows(club: &str, script: &str) -> Vec<Value> {
    rows_with(club, script, &[])
}

pub(super) fn rows_with(club: &str, script: &str, locales: &[(&str, String)]) -> Vec<Value> {
    let (_, out, _) = checked_with(club, script.as_bytes(), locales, Format::Json, Lang::En);
    serde_json::from_str(&out).unwrap()
}

/// The translations of the good script.
pub(super) fn locales() -> Vec<(&'static str, String)> {
    ["vi/ui.ftl", "en/ui.ftl", "en/may.ftl"].map(|path| (path, read(&format!("locales/{path}")))).into()
}

pub(super) fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap()
}

#[test]
fn a_good_script_has_no_finding() {
    let (code, out, err) = checked(&read("club.ron"), read("base.ron").as_bytes(), Format::Human, Lang::Vi);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "Đã soát 2 tệp: không thấy lỗi nào.\n", ""));
    assert_eq!(rows_with(&read("club.ron"), &read("base.ron"), &locales()), [] as [Value; 0]);
}

/// What other programs make of a file: one finding that says what happened, whatever else it would look like.
#[test]
fn a_file_that_another_program_has_changed_gives_one_finding() {
    let base = read("base.ron");
    let greeting = "\"Kính thưa các cụ, các ông, các bà!\"";
    let inside = greeting.trim_matches('"');
    let changed = |from: &str, to: &str| {
        assert!(base.contains(from), "{from}");
        base.replacen(from, to, 1).into_bytes()
    };
    let utf16 = |mark: &str, big: bool| -> Vec<u8> {
        let text = format!("{mark}{base}");
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    };
    let pieces = base.split('"').enumerate();
    let all_curly: String = pieces
        .map(|(at, piece)| if at == 0 { piece.to_owned() } else { format!("{}{piece}", ["”", "“"][at % 2]) })
        .collect();
    let all_curly = all_curly.into_bytes();
    let quotes = |n: usize| format!("{base}{}", "\"".repeat(n)).into_bytes();
    for (name, script, code) in [
        ("curly", changed(greeting, &format!("“{inside}”")), "DV0119"),
        ("curly before", changed(greeting, &format!("“{inside}\"")), "DV0119"),
        ("curly behind", changed(greeting, &format!("\"{inside}”")), "DV0119"),
        ("curly never closed", changed(greeting, &format!("“{inside}")), "DV0119"),
        ("all curly", all_curly, "DV0119"),
        ("no-break spaces", base.replace("\n  ", "\n\u{a0}\u{a0}").into_bytes(), "DV0120"),
        ("UTF-16", utf16("\u{feff}", false), "DV0118"),
        ("UTF-16, the other way round", utf16("\u{feff}", true), "DV0118"),
        ("UTF-16 without its mark", utf16("", false), "DV0118"),
        ("a packed document", b"PK\x03\x04\x14\x00\x06\x00".to_vec(), "DV0127"),
        ("rich text", b"{\\rtf1\\ansi (format: 1)}".to_vec(), "DV0127"),
        ("points in an amount", changed("800000", "800.000"), "DV0121"),
        ("points in a long amount", changed("3000000", "\"3.000.000đ\""), "DV0121"),
        ("an amount with k", changed("800000", "800k"), "DV0121"),
        ("commas in an amount", changed("800000", "800,000"), "DV0121"),
        ("spaces in an amount", changed("800000", "800 000"), "DV0121"),
        ("spaces in a long amount", changed("3000000", "3 000 000"), "DV0121"),
        ("a bracket that closes early", changed("role: Chair, ", "role: Chair), "), "DV0124"),
        ("quotes behind the end", quotes(100_000), "DV0116"),
        ("a quote forgotten at a prompt", changed("xử lý thế nào?\",", "xử lý thế nào?,"), "DV0126"),
        (
            "a quote forgotten before a bracket",
            changed("why: \"Mất thể diện.\"", "why: \"Mất thể diện."),
            "DV0126",
        ),
        ("a quote forgotten at the head", changed("title: \"Tháng năm\"", "title: \"Tháng năm"), "DV0126"),
        ("decomposed letters", base.nfd().collect::<String>().into_bytes(), "DV0604"),
    ] {
        let (code_of_exit, out, _) = checked(&read("club.ron"), &script, Format::Json, Lang::Vi);
        let rows: Vec<Value> = serde_json::from_str(&out).unwrap();
        let codes: Vec<&str> = rows.iter().map(|row| text(row, "code")).collect();
        assert_eq!((codes, code_of_exit), (vec![code], 1), "{name}: {out}");
    }
    let club = read("club.ron");
    let (_, out, _) = checked(&club.replacen("\"Lan\"", "“Lan”", 1), base.as_bytes(), Format::Json, Lang::Vi);
    assert!(!club.contains("\"Lan\"") || out.matches("DV0119").count() == 1, "{out}");
}

/// A file of nothing but faults is told of and stops: no more findings than a person reads.
#[test]
fn however_many_faults_there_are_the_findings_end() {
    let (club, base) = (read("club.ron"), read("base.ron"));
    let many = |what: &str| what.repeat(100_000 / what.len());
    let in_place = |junk: &str| base.replacen("(id: \"hello\"", &format!("{junk}(id: \"hello\""), 1);
    for script in [
        many("\""),
        many("\" "),
        many("\"\n"),
        in_place(&many("\" ")),
        many("“"),
        many("(("),
        many("a:1,"),
        format!("({})", many("a:1,")),
        format!("(parts: [{}])", many("(steps:[(id:1)]),")),
        many("}\n"),
    ] {
        for format in [Format::Human, Format::Json] {
            let (code, out, _) = checked(&club, script.as_bytes(), format, Lang::Vi);
            let n = out.matches("DV0").count();
            assert!(
                code == 1 && (1..=101).contains(&n),
                "{}…: {n}",
                script.chars().take(20).collect::<String>()
            );
        }
    }
    for words in [many("\"\n"), many("a\n"), many("a = {\n"), many("a = { \n"), format!("a = {}", many("{ "))]
    {
        let (code, out, _) =
            checked_with(&club, base.as_bytes(), &[("vi/ui.ftl", words)], Format::Human, Lang::Vi);
        let n = out.matches("DV0").count();
        assert!(code == 1 && (1..=101).contains(&n), "{n}");
    }
}

#[test]
fn each_fault_gives_its_finding_at_its_line() {
    let faults = examples();
    assert!(faults.len() > 100);
    let mut wrong = Vec::new();
    for fault in &faults {
        let (mut club, mut script) = (read("club.ron"), read("base.ron"));
        let mut locales = if fault.file.is_some() || fault.with_locales { locales() } else { Vec::new() };
        for (find, put) in &fault.also {
            assert!(script.contains(find), "{}: nothing else to replace", fault.code);
            script = script.replacen(find, put, 1);
        }
        let translation = locales.iter_mut().find(|(path, _)| Some(*path) == fault.file.as_deref());
        let text_under_test = match translation {
            Some((_, translation)) => translation,
            None if fault.in_club => &mut club,
            None => &mut script,
        };
        assert!(text_under_test.contains(&fault.find), "{}: nothing to replace", fault.code);
        *text_under_test = fault.spoiled(text_under_test);
        let lines: Vec<usize> = text_under_test
            .match_indices(&fault.on)
            .map(|(at, found)| {
                let start = at + found.len() - found.trim_start().len();
                text_under_test.get(..start).unwrap().matches('\n').count() + 1
            })
            .collect();
        let rows = rows_with(&club, &script, &locales);
        let own: Vec<&Value> =
            rows.iter().filter(|row| !fault.others.iter().any(|other| other == text(row, "code"))).collect();
        let found: Vec<(&str, u64)> =
            own.iter().map(|row| (text(row, "code"), row["line"].as_u64().unwrap())).collect();
        let is_there = |line: u64| {
            lines
                .iter()
                .any(|at| *at as u64 == line || (fault.near && (*at as u64..*at as u64 + 3).contains(&line)))
        };
        let (first_code, first_line) = found.first().copied().unwrap_or(("none", 0));
        let only = found.iter().all(|(code, _)| *code == fault.code);
        if first_code != fault.code || !only || !is_there(first_line) {
            wrong.push(format!("{} expected on {lines:?}: found {found:?}", fault.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let faults_of = |code: &str| faults.iter().filter(|fault| fault.code == code).count();
    let who =
        "speaks, pays, pays for another, gets money, is asked to abstain, looks on while money is counted";
    assert_eq!(faults_of("DV0321"), 6, "{who}");
}

/// A place in the text as it was meant may lie inside a curly quote. It is shown all the same.
#[test]
fn a_finding_beside_a_curly_quote_is_shown() {
    for put in ["day: 15 “x”,", "day: 15, summary: “Cô nói “chào”, rồi “mời”, xong.”,", "“ day: 15,"]
    {
        let script = read("base.ron").replacen("day: 15,", put, 1);
        let (code, out, _) = checked(&read("club.ron"), script.as_bytes(), Format::Human, Lang::Vi);
        assert!(code == 1 && out.contains("DV0119"), "{put}: {out}");
    }
}

/// What a step settles may depend on an option of that step, and its ids are given once.
#[test]
fn what_a_step_settles_names_an_option_that_is_there() {
    let row = |id: &str, option: &str| {
        format!("(id: \"{id}\", what: \"Thăm\", who: \"tổ 1\", until: \"tháng 6\", option: \"{option}\")")
    };
    let codes = |settled: [String; 2]| {
        let find = "còn thiếu { $on_due }.\"),";
        let put = format!("còn thiếu {{ $on_due }}.\", settles: [{}]),", settled.join(", "));
        let script = read("base.ron").replacen(find, &put, 1);
        assert!(script.contains("settles"));
        let found = rows(&read("club.ron"), &script);
        found.iter().map(|row| text(row, "code").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes([row("one", "aside"), row("two", "aloud")]), Vec::<String>::new());
    assert_eq!(codes([row("one", "asside"), row("two", "aloud")]), ["DV0211"]);
    assert_eq!(codes([row("one", "aside"), row("one", "aloud")]), ["DV0202"]);
}

#[test]
fn several_broken_steps_are_all_told_in_one_run() {
    let script = read("base.ron")
        .replace("by: \"lan\"", "bye: \"lan\"")
        .replace("role: Secretary", "role: Secretry")
        .replace("why: \"Mất thể diện.\"", "why: 5")
        .replace("brings: 350000", "brings: -350000");
    let codes: Vec<String> =
        rows(&read("club.ron"), &script).iter().map(|row| text(row, "code").to_owned()).collect();
    assert_eq!(codes, ["DV0109", "DV0112", "DV0113", "DV0401", "DV0112", "DV0112"]);
}

#[test]
fn the_caret_stands_under_the_word() {
    let script = read("base.ron").replace("prompt: \"Thu tiền.\"", "prompt: \"Thủ quỹ thu 300.000 đồng.\"");
    let (code, out, _) = checked(&read("club.ron"), script.as_bytes(), Format::Human, Lang::Vi);
    assert_eq!(code, 1);
    let lines: Vec<&str> = out.lines().collect();
    let source = lines.iter().position(|line| line.contains("Thủ quỹ thu")).unwrap();
    let before = lines[source].split("300.000").next().unwrap().chars().count();
    let caret = lines[source + 1];
    assert_eq!(caret.chars().take_while(|sign| *sign != '^').count(), before, "{out}");
    assert_eq!(caret.matches('^').count(), "300.000 đồng".chars().count());
    assert!(lines[0].starts_with("lỗi[DV0603]: "), "{out}");
    let row = &rows(&read("club.ron"), &script)[0];
    assert!(out.contains(&format!("scenarios/may.ron:{}:{}", row["line"], row["column"])), "{out}");
    assert!(out.contains("cách sửa: "), "{out}");
}

#[test]
fn the_path_to_a_fault_is_told() {
    let script = read("base.ron")
        .replace("(id: \"vote\", role: Chair,", "(id: \"vote\", role: Chair, when: Flag(\"came\"),");
    let row = &rows(&read("club.ron"), &script)[0];
    assert!(text(row, "message").contains("the chair has nothing to do"), "{row}");
    assert!(text(row, "help").contains("Happens when: whisper = aloud; every other step"), "{row}");
    let (_, out, _) = checked(&read("club.ron"), script.as_bytes(), Format::Human, Lang::Vi);
    assert!(out.contains("Gặp khi: whisper = aloud; các bước khác làm đúng."), "{out}");
}

/// Whatever byte is lost (every third is tried): no panic, every finding lies in the text, and a file without
/// findings is one that `ron` reads whole.
#[test]
fn no_lost_byte_is_overlooked_or_fatal() {
    use dongvai::scenario::check::check;
    use dongvai::scenario::model::Scenario;
    use dongvai::scenario::reader::{read_club, read_script_bytes, ron_options};

    let club = read_club("club.ron", read("club.ron").as_bytes()).club;
    let script = read("base.ron").into_bytes();
    for at in (0..script.len()).step_by(3) {
        let mut without = script.clone();
        without.remove(at);
        for bytes in [&script[..at], &without[..]] {
            let file = read_script_bytes("may.ron", bytes);
            for finding in check(&file, club.as_ref()).iter().chain(&file.findings) {
                assert!(file.text.get(finding.range.clone()).is_some(), "{at}: {finding:?}");
            }
            if file.findings.is_empty() {
                assert!(ron_options().from_str::<Scenario>(&file.text).is_ok(), "{at}");
            }
        }
    }
}

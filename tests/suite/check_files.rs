//! `dongvai check` over files and folders: translations beside scripts, what cannot be read, and exit codes.

use std::fs;
use std::path::{Path, PathBuf};

use dongvai::cli::Format;
use dongvai::cli::check::{CheckArgs, run};
use dongvai::library::Library;
use dongvai::locale::Lang;
use serde_json::Value;

use super::check::{checked, fixtures, locales, read, rows_with, text};

#[test]
fn slips_of_spelling_are_told_of_drafted_languages() {
    let told = |path: &'static str, text: &str, code: &str| {
        let rows = rows_with(
            &read("club.ron"),
            &read("base.ron"),
            &[locales(), vec![(path, text.to_owned())]].concat(),
        );
        let row = rows.iter().find(|row| self::text(row, "code") == code).cloned();
        row.map(|row| (row["line"].as_u64().unwrap(), self::text(&row, "message").to_owned()))
    };
    let (line, message) = told("mww/may.ftl", "# Mông\nwhisper-hint = Ob tus neeg.\n", "DV0818").unwrap();
    assert!(line == 2 && message.contains("`ob tus`") && message.contains("`tug`"), "{message}");
    assert_eq!(told("mww/may.ftl", "whisper-hint = Ob tug neeg.\n", "DV0818"), None);
    let (line, message) = told("blt-Tavt-VN/may.ftl", "whisper-hint = ꪎ꪿ꪲ\n", "DV0819").unwrap();
    assert!(line == 1 && message.contains("ꪎ꪿ꪲ"), "{message}");
    let two = "whisper-hint = ꪹꪚ꪿ꪱ ꪣꪲ\nread-cue = ꪹꪚꪱ\n";
    let (line, message) = told("blt-Tavt-VN/may.ftl", two, "DV0820").unwrap();
    assert!(line == 2 && message.contains("ꪹꪚ꪿ꪱ"), "{message}");
}

#[test]
fn translations_belong_to_scripts() {
    let misnamed: Vec<_> =
        locales().into_iter().map(|(path, text)| (path.replace("may", "mai"), text)).collect();
    let misnamed: Vec<_> = misnamed.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    let rows = rows_with(&read("club.ron"), &read("base.ron"), &misnamed);
    let told: Vec<_> =
        rows.iter().map(|row| (text(row, "code"), text(row, "file"), text(row, "severity"))).collect();
    assert_eq!(
        told,
        [("DV0807", "/scenarios/may.ron", "error"), ("DV0806", "/locales/en/mai.ftl", "warning")]
    );
    assert!(text(&rows[1], "help").contains("`may`"), "{rows:?}");
}

/// Signs that a terminal never gets from us are findings wherever words stand: raw or as an escape, in a script, a club
/// or a translation.
#[test]
fn signs_that_cannot_be_seen_are_found_in_every_text() {
    for sign in
        ['\u{85}', '\u{9b}', '\u{2028}', '\u{2029}', '\u{e0041}', '\u{1b}', '\u{7}', '\u{7f}', '\u{200b}']
    {
        let put = |text: &str, at: &str, sign: &str| text.replacen(at, &format!("{at}{sign}"), 1);
        let (raw, escape) = (sign.to_string(), sign.escape_unicode().to_string());
        let (club, script) = (read("club.ron"), read("base.ron"));
        let mut translated = locales();
        translated[2].1 = put(&translated[2].1, "Step", &raw);
        assert!(translated[2].1.contains(sign));
        let translated: Vec<_> = translated.iter().map(|(path, text)| (*path, text.clone())).collect();
        for rows in [
            rows_with(&club, &put(&script, "Thu tiền", &raw), &[]),
            rows_with(&club, &put(&script, "Thu tiền", &escape), &[]),
            rows_with(&put(&club, "bản Thử", &raw), &script, &[]),
            rows_with(&club, &script, &translated),
        ] {
            let told: Vec<_> = rows.iter().map(|row| (text(row, "code"), text(row, "help"))).collect();
            assert!(told.contains(&("DV0605", "Delete it.")), "{}: {rows:?}", sign.escape_unicode());
        }
    }
}

/// In a language that is not written in full a gap is no error, and neither is one in a person's own file.
#[test]
fn only_english_must_be_complete() {
    let (shipped, user) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let put = |root: &Path, path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(shipped.path(), "scenarios/clubs/ban-thu.ron", &read("club.ron"));
    put(shipped.path(), "scenarios/may.ron", &read("base.ron"));
    for (path, text) in locales() {
        put(shipped.path(), &format!("locales/{path}"), &text);
    }
    put(shipped.path(), "locales/ium/ui.ftl", "hello = { $who }\n");
    put(user.path(), "locales/en/ui.ftl", "hello = Good day { $who }\u{2069}\n");
    let library = Library::with_shipped(shipped.path(), Some(user.path()));
    let told = |paths: Vec<PathBuf>| {
        let args = CheckArgs { paths, format: Format::Json, lang: Lang::En, ..CheckArgs::default() };
        let mut out = Vec::new();
        let code = run(&args, &library, &mut out, &mut Vec::new()).unwrap();
        let rows: Vec<Value> = serde_json::from_slice(&out).unwrap();
        (code, rows.iter().map(|row| text(row, "code").to_owned()).collect::<Vec<_>>())
    };
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    assert_eq!(told(Vec::new()), (1, codes(&["DV0803", "DV0813", "DV0605"])));
    let drafted = vec![shipped.path().join("locales/ium/ui.ftl")];
    assert_eq!(told(drafted), (0, codes(&["DV0803", "DV0813"])));
    assert_eq!(told(vec![shipped.path().join("locales/en")]), (0, Vec::new()));
    assert_eq!(told(vec![user.path().to_owned()]), (1, vec!["DV0605".to_owned()]));
}

/// What commands say has no script. English has every finding, and of the rest what there is room for.
#[test]
fn what_commands_say_is_compared_with_the_vietnamese() {
    let with = |more: &[(&'static str, &str)]| {
        let mut files = locales();
        files.extend(
            [("vi/check.ftl", "dv0101 = Tệp { $path }\n"), ("vi/cli.ftl", "a = Một { $n }\nb = Hai\n")]
                .map(|(path, text)| (path, text.to_owned())),
        );
        files.extend(more.iter().map(|(path, text)| (*path, (*text).to_owned())));
        let rows = rows_with(&read("club.ron"), &read("base.ron"), &files);
        rows.iter()
            .map(|row| (text(row, "code").to_owned(), text(row, "severity").to_owned()))
            .collect::<Vec<_>>()
    };
    let told = |code: &str, severity: &str| vec![(code.to_owned(), severity.to_owned())];
    assert_eq!(with(&[("en/check.ftl", "dv0101 = File { $path }\n"), ("en/cli.ftl", "a = One\n")]), []);
    assert_eq!(with(&[("en/check.ftl", "dv0101 = File\n")]), told("DV0805", "error"));
    assert_eq!(with(&[("en/check.ftl", "\n")]), told("DV0803", "error"));
    assert_eq!(with(&[("en/cli.ftl", "c = Three\n")]), told("DV0804", "warning"));
    assert_eq!(with(&[("mww/cli.ftl", "a = Ib { $n }\n")]), told("DV0806", "warning"));
}

#[test]
fn a_folder_with_nothing_to_check_is_a_wrong_path() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("may.ron");
    fs::create_dir(&empty).unwrap();
    let told = [
        (Lang::Vi, "trong thư mục này không có bài, câu lạc bộ hay lời dịch nào"),
        (Lang::En, "no scenario, club or translation in this folder"),
    ];
    for (lang, words) in told {
        let args = CheckArgs { paths: vec![empty.clone()], lang, ..CheckArgs::default() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        assert_eq!(run(&args, &Library::new(None), &mut out, &mut err).unwrap(), 3);
        let err = String::from_utf8(err).unwrap();
        assert!(err.contains(words) && err.contains("may.ron"), "{err}");
    }
}

/// A script that is named, by its path or its id, is shown with what each seat does in each cut, and with what is not looked for.
#[test]
fn a_script_is_shown_with_the_work_of_each_seat() {
    let args = |name: &str| CheckArgs { paths: vec![name.into()], ..CheckArgs::default() };
    let told = |args: &CheckArgs| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        assert_eq!(run(args, &Library::new(None), &mut out, &mut err).unwrap(), 0);
        let out = String::from_utf8(out).unwrap();
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let june = told(&args("sinh-hoat-thang-sau"));
    assert!(june.contains("20 phút 45 phút 90 phút Chủ nhiệm 3 (3) 13 (13) 28 (28) Thủ quỹ 7 (7)"), "{june}");
    assert!(!june.contains("nên không soát"), "{june}");
    let warm_up = told(&args("khoi-dong"));
    assert!(warm_up.contains("Dưới 20 bước nên không soát"), "{warm_up}");
    assert!(warm_up.contains("Dưới 30 bước nên không soát"), "{warm_up}");
}

/// A data folder with this script and this club, and what `check` says of the paths, with the code it ends with.
fn own(club: &[u8], paths: &[&str]) -> (u8, Vec<(String, String)>, String) {
    let data = tempfile::tempdir().unwrap();
    fs::create_dir_all(data.path().join("scenarios/clubs")).unwrap();
    for name in ["may.ron", "mot-ban-nua.ron"] {
        fs::write(data.path().join("scenarios").join(name), read("base.ron")).unwrap();
    }
    fs::write(data.path().join("scenarios/clubs/ban-thu.ron"), club).unwrap();
    let paths = paths.iter().map(|path| match path.strip_prefix("./") {
        Some(file) => data.path().join(file),
        None => path.into(),
    });
    let args =
        CheckArgs { paths: paths.collect(), format: Format::Json, lang: Lang::En, ..CheckArgs::default() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&args, &Library::new(Some(data.path())), &mut out, &mut err).unwrap();
    let rows: Vec<Value> = serde_json::from_slice(&out).unwrap();
    let name = |row: &Value| Path::new(text(row, "file")).file_name().unwrap().to_str().unwrap().to_owned();
    let told = rows.iter().map(|row| (text(row, "code").to_owned(), name(row))).collect();
    (code, told, String::from_utf8(err).unwrap())
}

fn pairs(told: &[(&str, &str)]) -> Vec<(String, String)> {
    told.iter().map(|(code, file)| ((*code).to_owned(), (*file).to_owned())).collect()
}

/// Only the script is asked for. Its club is told of all the same, at the script's word and in the club's own file.
#[test]
fn a_fault_of_a_club_is_told_with_the_script_that_needs_it() {
    let club = read("club.ron");
    let faulty = club.replace("quorum: (2, 3)", "quorum: (4, 3)");
    let script = "./scenarios/may.ron";
    let (code, told, _) = own(faulty.as_bytes(), &[script]);
    assert_eq!((code, told), (1, pairs(&[("DV0215", "may.ron"), ("DV0407", "ban-thu.ron")])));
    // A warning does not keep the script from being played.
    let twins = club.replace("Thào Thị Súa", "Lò Thị Ón");
    let (code, told, _) = own(twins.as_bytes(), &[script]);
    assert_eq!((code, told), (0, pairs(&[("DV0216", "ban-thu.ron")])));
    // So broken that nothing of it can be read, it is still there.
    for broken in ["".as_bytes(), b"((((", b"\xff\xfe(\x00"] {
        let (code, told, _) = own(broken, &[script]);
        assert_eq!((code, told[0].clone()), (1, pairs(&[("DV0215", "may.ron")])[0].clone()), "{told:?}");
        assert_eq!(told.last().unwrap().1, "ban-thu.ron", "{told:?}");
    }
}

/// Of two files with one id only one is played, and nobody would know which.
#[test]
fn a_second_file_with_the_same_id_is_told() {
    let (code, told, _) = own(read("club.ron").as_bytes(), &["./scenarios/mot-ban-nua.ron"]);
    assert_eq!((code, told), (1, pairs(&[("DV0219", "mot-ban-nua.ron")])));
    assert_eq!(own(read("club.ron").as_bytes(), &["./scenarios/may.ron"]).1, []);
}

#[test]
fn a_name_that_is_no_scenario_gets_the_nearest_one() {
    let (code, told, err) = own(read("club.ron").as_bytes(), &["mai"]);
    assert_eq!((code, told), (3, Vec::new()));
    assert!(err.contains("mai") && err.contains("`may`"), "{err}");
}

#[test]
fn exit_codes_and_bytes_that_are_no_text() {
    let club = read("club.ron");
    let warning = read("base.ron").replace("values: {", "values: {\"fee\": Fee, ");
    assert_eq!(checked(&club, warning.as_bytes(), Format::Human, Lang::En).0, 0);

    let mut bytes = read("base.ron").into_bytes();
    let at = bytes.iter().position(|byte| *byte == 0xc3).unwrap();
    bytes[at] = 0xff;
    let (code, out, _) = checked(&club, &bytes, Format::Json, Lang::En);
    assert_eq!(code, 1);
    assert!(out.contains("DV0101"), "{out}");

    let (code, out, _) = checked(&club, "\"chưa viết\"".as_bytes(), Format::Json, Lang::En);
    assert!(code == 1 && out.contains("DV0115"), "{out}");

    let args =
        CheckArgs { paths: vec!["no/such.ron".into(), fixtures().join("club.ron")], ..CheckArgs::default() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let library = Library::with_shipped(&fixtures(), None);
    assert_eq!(run(&args, &library, &mut out, &mut err).unwrap(), 3);
    assert!(String::from_utf8(err).unwrap().contains("no/such.ron"));
    assert!(String::from_utf8(out).unwrap().contains("1 tệp"), "the other file is checked");
}

#[test]
fn a_user_script_with_a_shipped_id_is_told() {
    let (shipped, user) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [&shipped, &user] {
        fs::create_dir_all(folder.path().join("scenarios/clubs")).unwrap();
        fs::write(folder.path().join("scenarios/may.ron"), read("base.ron")).unwrap();
    }
    fs::write(shipped.path().join("scenarios/clubs/ban-thu.ron"), read("club.ron")).unwrap();
    let library = Library::with_shipped(shipped.path(), Some(user.path()));
    let args = CheckArgs { format: Format::Json, ..CheckArgs::default() };
    let mut out = Vec::new();
    assert_eq!(run(&args, &library, &mut out, &mut Vec::new()).unwrap(), 1);
    let rows: Vec<Value> = serde_json::from_slice(&out).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(text(&rows[0], "code"), "DV0212");
    assert_eq!(library.load("may", None).unwrap().n_steps(), 10);
}

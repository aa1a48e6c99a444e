//! `dongvai new`: what it writes can be played at once, and it never writes over anything.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dongvai::cli::Format;
use dongvai::cli::check::{CheckArgs, Fixes, run as check};
use dongvai::cli::new::{NewArgs, run};
use dongvai::library::Library;
use dongvai::locale::Lang;
use dongvai::scenario::kinds::StepKind;
use strum::VariantNames;

fn new(data_dir: &Path, id: &str, from: Option<&str>, club: bool) -> Result<String, (u8, String)> {
    let args = NewArgs { id: id.to_owned(), from: from.map(str::to_owned), club };
    let mut out = Vec::new();
    match run(&args, data_dir, &mut out) {
        Ok(0) => Ok(String::from_utf8(out).unwrap()),
        Ok(code) => Err((code, String::new())),
        Err(failure) => Err((failure.exit_code(), failure.to_string())),
    }
}

#[test]
fn what_is_new_has_no_fault_and_can_be_loaded() {
    let folder = tempfile::tempdir().unwrap();
    for (id, from) in [("hop-thu", None), ("thang-bay", Some("khoi-dong"))] {
        let told = new(folder.path(), id, from, false).unwrap();
        assert!(
            told.contains(&format!("dongvai play {id}")) && told.contains(&format!("{id}.ron")),
            "{told}"
        );
    }
    new(folder.path(), "ban-toi", Some("na-cooc"), true).unwrap();
    let library = Library::new(Some(folder.path()));
    assert!(library.load("hop-thu", Some("ban-toi")).is_ok(), "the template plays in any club");
    assert!(library.load("thang-bay", None).is_ok());

    let args = CheckArgs {
        paths: vec![folder.path().to_owned()],
        format: Format::Human,
        lang: Lang::En,
        ..CheckArgs::default()
    };
    let mut out = Vec::new();
    check(&args, &library, &mut out, &mut Vec::new()).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.ends_with("Checked 3 files: nothing found.\n"), "{out}");
}

#[test]
fn the_template_has_a_step_of_every_kind() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), "hop-thu", None, false).unwrap();
    let story = Library::new(Some(folder.path())).load("hop-thu", None).unwrap();
    let kinds: BTreeSet<&str> = story.steps().map(|step| step.kind.slug()).collect();
    assert_eq!(kinds, StepKind::VARIANTS.iter().copied().collect());
    assert!(
        story.steps().any(|step| step.when.is_some()) && story.steps().any(|step| step.planted.is_some())
    );
}

/// The guide for authors has an example of every kind, each from the template, so `check` has looked at it.
#[test]
fn the_guide_shows_what_the_template_has() {
    let lines = |text: &str| -> String {
        let kept = text.lines().map(str::trim).filter(|line| !line.is_empty());
        kept.collect::<Vec<_>>().join("\n")
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(root.join("scenarios/HUONG-DAN.md")).unwrap();
    let template = lines(&fs::read_to_string(root.join("src/cli/new.ron")).unwrap());
    let examples: Vec<&str> =
        guide.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() > StepKind::VARIANTS.len(), "one for each kind, and one with a condition");
    for example in examples {
        assert!(template.contains(&lines(example)), "{example}");
    }
}

/// Two clubs of one name could not be told apart.
#[test]
fn a_new_club_has_no_other_clubs_name() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), "ban-toi", None, true).unwrap();
    let written = fs::read_to_string(folder.path().join("scenarios/clubs/ban-toi.ron")).unwrap();
    assert!(written.contains("name: \"Câu lạc bộ … (ghi tên ở đây)\""), "{written}");
    assert!(written.contains("village: \"Bản … (ghi tên ở đây)\""), "{written}");
    assert!(written.contains("id: \"ban-toi\""), "{written}");
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |id: &str, from: Option<&str>, club: bool| new(folder.path(), id, from, club).unwrap_err();
    for (id, from, club, code, says) in [
        ("Họp", None, false, 2, "a–z"),
        ("../ra-ngoai", None, false, 2, "a–z"),
        ("con", None, false, 2, "con-1"),
        ("com1", None, true, 2, "com1-1"),
        ("khoi-dong", None, false, 2, "scenarios/khoi-dong.ron"),
        ("na-cooc", None, true, 2, "scenarios/clubs/na-cooc.ron"),
        ("moi", Some("khong-co"), false, 1, "khoi-dong"),
        ("moi", Some("khong-co"), true, 1, "na-cooc"),
        ("moi", Some("khong-co"), true, 1, "không có bài hay câu lạc bộ nào tên như vậy. Hiện có"),
        ("moi", Some("/"), false, 1, "đây là một thư mục. Chưa tạo gì."),
    ] {
        let (found, told) = refused(id, from, club);
        assert!(found == code && told.contains(says), "{id}: {found} {told}");
    }
    assert!(!folder.path().join("scenarios").exists(), "a refusal leaves nothing behind");

    let file = folder.path().join("scenarios/moi.ron");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "dở dang").unwrap();
    assert_eq!(refused("moi", None, false).0, 2);
    assert_eq!(fs::read_to_string(&file).unwrap(), "dở dang");

    fs::remove_dir_all(folder.path().join("scenarios")).unwrap();
    fs::write(folder.path().join("scenarios"), "không phải thư mục").unwrap();
    assert_eq!(refused("khac", None, false).0, 3);
}

#[test]
fn an_id_that_windows_takes_for_a_device_is_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    for is_club in [false, true] {
        let from = if is_club { "na-cooc" } else { "khoi-dong" };
        new(folder.path(), "moi", Some(from), is_club).unwrap();
        let path = folder.path().join(if is_club { "scenarios/clubs/moi.ron" } else { "scenarios/moi.ron" });
        let written = fs::read_to_string(&path).unwrap().replacen("\"moi\"", "\"nul\"", 1);
        fs::write(&path, written).unwrap();
        let args =
            CheckArgs { paths: vec![path], format: Format::Human, lang: Lang::En, ..CheckArgs::default() };
        let mut out = Vec::new();
        assert_eq!(check(&args, &Library::new(Some(folder.path())), &mut out, &mut Vec::new()).unwrap(), 1);
        let told = String::from_utf8(out).unwrap();
        assert!(told.contains("Windows keeps the name `nul` for a device"), "{told}");
    }
}

#[test]
fn missing_ids_are_written_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), "hop-thu", None, false).unwrap();
    let file = folder.path().join("scenarios/hop-thu.ron");
    let whole = fs::read_to_string(&file).unwrap();
    let without = whole
        .replace("(id: \"den-muon\", ", "(")
        .replace("(id: \"moi-ky\", ", "(")
        .replace("(id: \"mo-dau\", ", "(");
    let ids = ["mo-dau", "mot-ba-den", "mang-so-den"];
    let fixed = whole.replace("den-muon", ids[1]).replace("moi-ky", ids[2]);
    let library = Library::new(Some(folder.path()));
    let checked = |fix_ids: bool, format: Format| {
        let args = CheckArgs {
            fixes: Fixes { ids: fix_ids, signs: false },
            format,
            lang: Lang::En,
            paths: vec![file.clone()],
            ..CheckArgs::default()
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = check(&args, &library, &mut out, &mut err).unwrap();
        (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    };
    for format in [Format::Human, Format::Json] {
        fs::write(&file, &without).unwrap();
        assert_eq!(checked(false, format).0, 1, "it only writes when asked to");
        assert_eq!(fs::read_to_string(&file).unwrap(), without);
        let (code, out, err) = checked(true, format);
        assert_eq!(code, 0, "{out}{err}");
        assert_eq!(fs::read_to_string(&file).unwrap(), fixed);
        let told = if format == Format::Json { &err } else { &out };
        assert!(ids.iter().all(|id| told.contains(&format!("added id: \"{id}\""))), "{told}");
        assert_eq!(out.starts_with('['), format == Format::Json);
        assert_eq!(checked(true, format).1.matches("added").count(), 0);
    }
    assert_eq!(fs::read_dir(folder.path().join("scenarios")).unwrap().count(), 1);
}

/// `--fix` writes into one's own file what a script needs, tells each repair with its place, and then finds nothing more.
#[test]
fn what_a_word_processor_did_is_repaired_in_ones_own_file() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), "hop-thu", None, false).unwrap();
    let path = folder.path().join("scenarios/hop-thu.ron");
    let right = fs::read_to_string(&path).unwrap();
    let wrong = right.replacen("format: 1,", "format:\u{a0}1,", 1).replacen("day: ", "day:  ", 1);
    let wrong = wrong.replacen("title: \"Bài tập mới\"", "title: “Bài tập mới”", 1);
    assert_ne!(wrong, right);
    fs::write(&path, &wrong).unwrap();
    let library = Library::new(Some(folder.path()));
    let run = |fix: bool| {
        let args = CheckArgs {
            paths: vec![path.clone()],
            fixes: Fixes { signs: fix, ids: false },
            lang: Lang::En,
            ..CheckArgs::default()
        };
        let mut out = Vec::new();
        let code = check(&args, &library, &mut out, &mut Vec::new()).unwrap();
        (code, String::from_utf8(out).unwrap())
    };
    assert_eq!(run(false).0, 1);
    let (code, out) = run(true);
    assert!(code == 0 && out.contains("hop-thu.ron:") && out.contains("repaired"), "{out}");
    let fixed = fs::read_to_string(&path).unwrap();
    assert_eq!(fixed.replacen("day:  ", "day: ", 1), right, "two spaces are no fault");
    let (code, out) = run(true);
    assert!(code == 0 && !out.contains("repaired"), "{out}");
}

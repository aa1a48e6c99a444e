//! `dongvai lang` from outside: counts that add up, sheets that come back as they went out, broken states told.
//!
//! No drafted language is needed among the shipped ones: a small one is made in a folder. What an import refuses and
//! writes stands in `lang_import`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dongvai::cli::Format;
use dongvai::cli::failure::Failure;
use dongvai::cli::lang::{ExportArgs, ImportArgs, LangCommand, WhichLines, run};
use dongvai::clock::Clock;
use dongvai::library::Library;
use dongvai::locale::exchange::{SheetColumn, SheetRow, TranslationSheet, tsv, xlsx};
use dongvai::locale::state::{LineState, StateRow, StateTable, TextMark};
use serde_json::Value;
use tempfile::TempDir;

pub(super) const HELLO: &str = "Chào { $who }";
/// 30 November 2026, after the days on which sheets are signed here.
const TODAY: Clock = Clock::Fixed(1_796_000_000_000);

/// A checkout with one script, in Vietnamese, English and a little Mông, and the person's own folder beside it.
pub(super) struct Desk {
    pub(super) shipped: TempDir,
    pub(super) own: TempDir,
}

pub(super) fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub(super) fn row(source: &str, words: &str, state: LineState) -> StateRow {
    let signed = if state.is_reviewed() { ["M-07", "Nà Coóc", "2026-11-01"] } else { [""; 3] };
    let [reviewer, place, date] = signed.map(str::to_owned);
    let (source, words) = (TextMark::of(source), TextMark::of(words));
    StateRow { source, words, state, provenance: "UW".to_owned(), reviewer, place, date }
}

/// `may/whisper-hint` has words and no row.
fn states() -> StateTable {
    let mut states = StateTable::default();
    let mut known =
        |key: &str, source, words, state| states.insert(key.to_owned(), row(source, words, state));
    known("ui/hello", HELLO, "Nyob zoo { $who }", LineState::Reviewed);
    known("may/hello-text", "Kính thưa các cụ, các ông, các bà!", "Nyob zoo", LineState::Documented);
    states
}

impl Desk {
    pub(super) fn new() -> Self {
        let desk = Self { shipped: tempfile::tempdir().unwrap(), own: tempfile::tempdir().unwrap() };
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/check/examples");
        let read = |name: &str| fs::read_to_string(fixtures.join(name)).unwrap();
        let shipped = desk.shipped.path();
        put(shipped, "scenarios/clubs/ban-thu.ron", &read("club.ron"));
        put(shipped, "scenarios/may.ron", &read("base.ron"));
        for file in ["vi/ui.ftl", "en/ui.ftl", "en/may.ftl"] {
            put(shipped, &format!("locales/{file}"), &read(&format!("locales/{file}")));
        }
        put(shipped, "locales/mww/ui.ftl", "# Mông\n\n## Chào\nhello = Nyob zoo { $who }\n");
        put(shipped, "locales/mww/may.ftl", "whisper-hint = Hais ib leeg\nhello-text = Nyob zoo\n");
        put(shipped, "locales/mww/state.tsv", &states().to_tsv());
        desk
    }

    pub(super) fn library(&self) -> Library {
        Library::with_shipped(self.shipped.path(), Some(self.own.path()))
    }

    pub(super) fn run(&self, command: &LangCommand) -> Result<(u8, String), Failure> {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run(command, &self.library(), self.own.path(), TODAY, &mut out, &mut err)?;
        assert_eq!(String::from_utf8(err).unwrap(), "");
        Ok((code, String::from_utf8(out).unwrap()))
    }

    pub(super) fn json(&self, command: &LangCommand) -> (u8, Value) {
        let (code, out) = self.run(command).unwrap();
        (code, serde_json::from_str(&out).unwrap())
    }

    pub(super) fn at(&self, name: &str) -> PathBuf {
        self.own.path().join(name)
    }

    pub(super) fn export(&self, tag: &str, name: &str) -> Result<(u8, String), Failure> {
        let (tag, out) = (tag.to_owned(), self.at(name));
        self.run(&LangCommand::Export(ExportArgs { tag, out, which: WhichLines::default() }))
    }

    /// The sheet of a language.
    pub(super) fn sheet(&self, tag: &str) -> TranslationSheet {
        self.export(tag, "out.tsv").unwrap();
        tsv::read(&fs::read(self.at("out.tsv")).unwrap()).unwrap()
    }

    pub(super) fn import(&self, name: &str) -> ImportArgs {
        ImportArgs {
            file: self.at(name),
            tag: None,
            into: None,
            reviewer: None,
            place: None,
            date: None,
            dry_run: false,
            skip_refused: false,
            format: Format::Json,
        }
    }

    pub(super) fn own_files(&self) -> Vec<String> {
        let folder = self.at("locales/mww");
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub(super) fn line<'s>(sheet: &'s mut TranslationSheet, id: &str) -> &'s mut SheetRow {
    sheet.rows.iter_mut().find(|row| row.cell(SheetColumn::Id) == Some(id)).unwrap()
}

fn status(desk: &Desk) -> Vec<Value> {
    let (code, rows) = desk.json(&LangCommand::Status { format: Format::Json });
    assert_eq!(code, 0);
    rows.as_array().unwrap().clone()
}

#[test]
fn counts_add_up_and_no_draft_is_called_anything_else() {
    let desk = Desk::new();
    let rows = status(&desk);
    let tags: Vec<&str> = rows.iter().map(|row| row["tag"].as_str().unwrap()).collect();
    assert_eq!(tags, ["vi", "en", "hmn-VN", "mww", "blt-Tavt-VN", "ium", "hni-VN"]);
    for row in &rows {
        let n = |field: &str| row[field].as_u64().unwrap();
        let states = ["authored", "draft", "converted", "documented", "reviewed", "read_aloud", "blank"];
        assert_eq!(states.iter().map(|state| n(state)).sum::<u64>(), n("total"), "{row}");
        assert!(n("total") > 30 && n("corrections") == 0);
    }
    let mong = &rows[3];
    let n = |field: &str| mong[field].as_u64().unwrap();
    assert_eq!((n("draft"), n("documented"), n("reviewed"), n("stale")), (1, 1, 1, 0));
    assert_eq!(rows[1]["blank"], 0, "{}", rows[1]);

    let (_, said) = desk.run(&LangCommand::Status { format: Format::Human }).unwrap();
    let of = |tag: &str| said.lines().find(|line| line.contains(tag)).unwrap().to_owned();
    assert!(of("(ium)").contains("bản nháp, chưa có người nói tiếng này duyệt"), "{said}");
    assert!(!of("(mww)").contains("chưa có người"), "{said}");
    assert!(of("(hni-VN)").contains("chưa có bản dịch, mong bà con ghi âm giúp"), "{said}");
    assert!(of("(en)").contains("viết đủ"), "{said}");
}

#[test]
fn a_sheet_comes_back_as_it_went_out() {
    let desk = Desk::new();
    for tag in ["mww", "ium", "vi", "en"] {
        for name in ["sheet.xlsx", "sheet.tsv"] {
            let (code, said) = desk.export(tag, name).unwrap();
            assert!(code == 0 && said.contains(" dòng"), "{said}");
            let (code, told) = desk.json(&LangCommand::Import(desk.import(name)));
            let n_rows = told["rows"].as_array().unwrap().len();
            assert_eq!((code, told["unchanged"].as_u64()), (0, Some(n_rows as u64)), "{tag} {name}: {told}");
            assert!(n_rows > 30 && told["written"] == Value::Array(Vec::new()), "{told}");
        }
    }
    assert!(!desk.at("locales").exists(), "nothing is written where nothing changes");
}

#[test]
fn both_forms_say_the_same_and_every_column_is_filled() {
    let desk = Desk::new();
    desk.export("mww", "out.xlsx").unwrap();
    let spreadsheet = xlsx::read(&fs::read(desk.at("out.xlsx")).unwrap()).unwrap();
    let mut text = desk.sheet("mww");
    for (one, other) in spreadsheet.rows.iter().zip(&text.rows) {
        assert!(
            SheetColumn::ALL.iter().all(|column| one.cell(*column) == other.cell(*column)),
            "{one:?} {other:?}"
        );
    }
    let hello = line(&mut text, "ui/hello");
    let cells: Vec<&str> = SheetColumn::ALL.iter().map(|column| hello.cell(*column).unwrap()).collect();
    let mark = format!("#{}", TextMark::of(HELLO));
    assert_eq!(
        cells,
        [
            "ui/hello",
            "màn hình",
            HELLO,
            "Hello { $who }",
            "Nyob zoo { $who }",
            "reviewed",
            &mark,
            "UW",
            "M-07",
            "Nà Coóc",
            "2026-11-01",
            "—",
            "54",
            "mww"
        ]
    );
    let hint = line(&mut text, "may/whisper-hint");
    assert_eq!(hint.cell(SheetColumn::Where), Some("bài “Tháng năm” · Công khai thu chi · bước whisper"));
    assert_eq!((hint.cell(SheetColumn::State), hint.cell(SheetColumn::Note)), (Some("draft"), Some("")));
    assert_eq!(line(&mut text, "ui/rule-brief-6-1").cell(SheetColumn::Protected), Some("có"));
    assert_eq!(line(&mut text, "may/roll-why").cell(SheetColumn::State), Some(""));
}

#[test]
fn some_rows_can_be_asked_for() {
    let desk = Desk::new();
    let ids = |which: WhichLines| {
        let out = desk.at("some.tsv");
        let args = ExportArgs { tag: "mww".to_owned(), out: out.clone(), which };
        desk.run(&LangCommand::Export(args)).unwrap();
        let sheet = tsv::read(&fs::read(out).unwrap()).unwrap();
        sheet.rows.iter().map(|row| row.cell(SheetColumn::Id).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let [all, blank, drafts] = [
        WhichLines::default(),
        WhichLines { blank: true, ..WhichLines::default() },
        WhichLines { drafts: true, ..WhichLines::default() },
    ]
    .map(ids);
    assert_eq!(drafts, ["may/hello-text", "may/whisper-hint"]);
    assert_eq!(blank.len() + drafts.len() + 1, all.len(), "all but the reviewed one");
}

#[test]
fn what_cannot_be_exported_is_told() {
    let desk = Desk::new();
    let told = |tag: &str, name: &str| {
        let failure = desk.export(tag, name).unwrap_err();
        (failure.exit_code(), failure.to_string())
    };
    let (code, said) = told("fr", "a.xlsx");
    assert!(code == 2 && said.contains("“fr”") && said.contains("mww") && !said.contains("hni"), "{said}");
    let (code, said) = told("hni-VN", "a.xlsx");
    assert!(code == 2 && said.contains("ghi âm"), "{said}");
    let (code, said) = told("mww", "a.ods");
    assert!(code == 2 && said.contains(".xlsx"), "{said}");
    put(desk.own.path(), "file", "");
    let (code, said) = told("mww", "file/a.xlsx");
    assert!(code == 3 && said.contains("không ghi được"), "{said}");
    fs::create_dir(desk.at("a.xlsx")).unwrap();
    assert_eq!(told("mww", "a.xlsx").0, 3);
}

fn codes(desk: &Desk, paths: Vec<PathBuf>) -> (u8, Vec<(String, u64)>) {
    let (format, lang) = (Format::Json, "vi".parse().unwrap());
    let (code, rows) = desk.json(&LangCommand::Check { paths, format, lang });
    let rows = rows.as_array().unwrap();
    let code_and_line =
        |row: &Value| (row["code"].as_str().unwrap().to_owned(), row["line"].as_u64().unwrap());
    (code, rows.iter().map(code_and_line).filter(|(code, _)| code != "DV0803").collect())
}

fn some(codes: &[(&str, u64)]) -> Vec<(String, u64)> {
    codes.iter().map(|(code, line)| ((*code).to_owned(), *line)).collect()
}

#[test]
fn only_translations_are_looked_at() {
    let desk = Desk::new();
    put(desk.shipped.path(), "scenarios/may.ron", "(id: \"may\", title: \"Tháng năm\"");
    assert_eq!(
        codes(&desk, Vec::new()),
        (0, Vec::new()),
        "words of a script that nobody can read are left alone"
    );
    let paths = vec![desk.shipped.path().join("scenarios/may.ron")];
    let lang = "vi".parse().unwrap();
    let failure = desk.run(&LangCommand::Check { paths, format: Format::Human, lang }).unwrap_err();
    assert!(failure.exit_code() == 2 && failure.to_string().contains("dongvai check"), "{failure}");
}

#[test]
fn broken_states_are_told_by_line_and_by_count() {
    let desk = Desk::new();
    assert_eq!(codes(&desk, Vec::new()), (0, some(&[("DV0813", 1)])), "words without a row");

    let mut states = states();
    states.insert("may/whisper-hint".to_owned(), row("Nói nhỏ.", "Hais ib leeg", LineState::Converted));
    states.insert(
        "may/hello-text".to_owned(),
        row("Kính thưa các cụ, các ông, các bà!", "?", LineState::Draft),
    );
    states.insert("ui/helo".to_owned(), row(HELLO, "?", LineState::Draft));
    states.insert("may/roll-why".to_owned(), row("Đủ tỷ lệ mới biểu quyết.", "?", LineState::Draft));
    let rule = "nói riêng với người trả chậm";
    states.insert("ui/rule-brief-6-1".to_owned(), row(rule, "hais ib leeg", LineState::ReadAloud));
    let unsigned = states.to_tsv().replacen("M-07", "", 1);
    let broken = format!("{unsigned}ui/no\tabc\n");
    put(desk.shipped.path(), "locales/mww/state.tsv", &broken);
    put(
        desk.shipped.path(),
        "locales/mww/ui.ftl",
        "hello = Nyob zoo { $who }\nrule-brief-6-1 = hais ib leeg\n",
    );
    let at = |key: &str| broken.lines().position(|line| line.starts_with(key)).unwrap() as u64 + 1;
    let unsigned_at = broken.lines().position(|line| line.contains("\t\tNà Coóc")).unwrap() as u64 + 1;
    let (code, found) = codes(&desk, Vec::new());
    assert_eq!(code, 1);
    let mut expected = some(&[
        ("DV0814", 1),
        ("DV0815", 1),
        ("DV0812", at("may/roll-why")),
        ("DV0811", at("ui/helo")),
        ("DV0816", unsigned_at),
        ("DV0810", at("ui/no\t")),
    ]);
    expected.sort_by_key(|(code, line)| (*line, code.clone()));
    assert_eq!(found, expected);

    let by_path = codes(&desk, vec![desk.shipped.path().join("locales/mww/state.tsv")]);
    assert_eq!(by_path, (1, expected));
}

#[test]
fn own_states_lie_over_the_shipped_ones() {
    let desk = Desk::new();
    let mut states = StateTable::default();
    states.insert("may/whisper-hint".to_owned(), row("Nói riêng.", "Hais ib leeg", LineState::Draft));
    put(desk.own.path(), "locales/mww/state.tsv", &states.to_tsv());
    put(desk.own.path(), "locales/mww/may.ftl", "whisper-hint = Hais ib leeg\n");
    let (code, found) = codes(&desk, vec![desk.at("locales")]);
    assert_eq!((code, found), (0, Vec::new()));
}

#[test]
fn the_program_knows_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let said = |words: &[&str]| {
        let mut command = Command::new(super::terminal::PROGRAM);
        let done = command.arg("--data-dir").arg(folder.path()).arg("lang").args(words).output().unwrap();
        (
            done.status.code(),
            String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap(),
        )
    };
    let (code, told) = said(&["status", "--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&told).unwrap();
    assert_eq!((code, rows.len()), (Some(0), 7));
    let (code, told) = said(&["check"]);
    assert!(code == Some(0) && told.contains(" 0 lỗi") | told.contains("không thấy lỗi nào"), "{told}");
    let sheet = folder.path().join("vi.xlsx");
    let sheet = sheet.to_str().unwrap();
    assert_eq!(said(&["export", "vi", "--out", sheet, "--all"]).0, Some(0));
    assert_eq!(said(&["export", "vi", "--out", sheet, "--all", "--blank"]).0, Some(2));
    let (code, told) = said(&["import", sheet, "--dry-run"]);
    assert!(code == Some(0) && told.contains("Không có gì phải ghi"), "{told}");
    let (code, told) = said(&["corrections"]);
    assert_eq!((code, told.as_str()), (Some(0), "Chưa có câu nào sửa tại chỗ.\n"));
    assert!(!folder.path().join("records.sqlite3").exists(), "looking makes no record");
}

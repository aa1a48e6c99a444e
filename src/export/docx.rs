//! Writes a paper as a file that a secretary can go on editing in a word processor: real headings, paragraphs and
//! tables, no drawing.
//!
//! Writes and zips the few parts of Word's markup that a paper needs, and those that a strict reader asks for
//! (settings, fonts, theme). A library for it would bring a second zip crate and pictures. Times in the archive are
//! fixed, so the same paper gives the same file. [`docx_body`] writes the pieces.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::export::docx_body;
use crate::export::markup::{escaped, tag};
use crate::export::paper::Paper;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const SCHEMAS: &str = "http://schemas.openxmlformats.org";

/// The version of Word that later ones read without their mode for old files.
const SETTINGS: &str = "<w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
     <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
     w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>";
const FONTS: &str =
    "<w:font w:name=\"Times New Roman\"><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font>";

#[derive(Debug, thiserror::Error)]
#[error("the document could not be packed: {0}")]
pub struct DocxError(#[from] zip::result::ZipError);

/// The whole file.
pub(crate) fn write(paper: &Paper) -> Result<Vec<u8>, DocxError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, text) in parts(paper) {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes()).map_err(zip::result::ZipError::from)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn parts(paper: &Paper) -> [(&'static str, String); 11] {
    let package = [
        ("officeDocument/2006/relationships/officeDocument", "word/document.xml"),
        ("package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ];
    let document = [
        ("officeDocument/2006/relationships/styles", "styles.xml"),
        ("officeDocument/2006/relationships/header", "header1.xml"),
        ("officeDocument/2006/relationships/footer", "footer1.xml"),
        ("officeDocument/2006/relationships/settings", "settings.xml"),
        ("officeDocument/2006/relationships/fontTable", "fontTable.xml"),
        ("officeDocument/2006/relationships/theme", "theme1.xml"),
    ];
    let whole = |name: &str, inside: &str| format!("{XML}{}", tag(&format!("{name} {WORD}"), inside));
    [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&package)),
        ("docProps/core.xml", properties(paper)),
        ("word/document.xml", whole("w:document", &docx_body::body(paper))),
        ("word/_rels/document.xml.rels", relations(&document)),
        ("word/styles.xml", styles(paper)),
        ("word/settings.xml", format!("{XML}<w:settings {WORD}>{SETTINGS}</w:settings>")),
        ("word/fontTable.xml", format!("{XML}<w:fonts {WORD}>{FONTS}</w:fonts>")),
        ("word/theme1.xml", include_str!("docx_theme.xml").to_owned()),
        ("word/header1.xml", whole("w:hdr", &docx_body::mark(paper))),
        ("word/footer1.xml", whole("w:ftr", &page_numbers())),
    ]
}

fn styles(paper: &Paper) -> String {
    let styles = include_str!("docx_styles.xml");
    if !paper.is_bilingual() {
        return styles.to_owned();
    }
    // Letters of normal text and of a cell in half points, and the height of their lines.
    [("=\"26\"", "=\"22\""), ("=\"23\"", "=\"20\""), ("=\"300\"", "=\"250\""), ("=\"264\"", "=\"240\"")]
        .into_iter()
        .fold(styles.to_owned(), |styles, (one, smaller)| styles.replace(one, smaller))
}

fn content_types() -> String {
    let part = |(name, kind): (&str, &str)| {
        format!("<Override PartName=\"{name}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>")
    };
    let parts = [
        ("/word/document.xml", "officedocument.wordprocessingml.document.main"),
        ("/word/styles.xml", "officedocument.wordprocessingml.styles"),
        ("/word/settings.xml", "officedocument.wordprocessingml.settings"),
        ("/word/fontTable.xml", "officedocument.wordprocessingml.fontTable"),
        ("/word/theme1.xml", "officedocument.theme"),
        ("/word/header1.xml", "officedocument.wordprocessingml.header"),
        ("/word/footer1.xml", "officedocument.wordprocessingml.footer"),
        ("/docProps/core.xml", "package.core-properties"),
    ];
    format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        parts.map(part).concat()
    )
}

/// The parts of the archive, numbered from 1 as `docx_body` refers to them.
fn relations(targets: &[(&str, &str)]) -> String {
    let relation = |(n, (kind, target)): (u8, &(&str, &str))| {
        format!("<Relationship Id=\"rId{n}\" Type=\"{SCHEMAS}/{kind}\" Target=\"{target}\"/>")
    };
    let list: Vec<String> = (1..).zip(targets).map(relation).collect();
    let list = list.concat();
    format!("{XML}<Relationships xmlns=\"{SCHEMAS}/package/2006/relationships\">{list}</Relationships>")
}

fn properties(paper: &Paper) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{SCHEMAS}/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language>\
         </cp:coreProperties>",
        escaped(&paper.title),
        paper.lang.tag()
    )
}

/// "2/3", updated by the word processor.
fn page_numbers() -> String {
    let field = |name| format!("<w:fldSimple w:instr=\"{name}\"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:t>/</w:t></w:r>{}</w:p>",
        field("PAGE"),
        field("NUMPAGES")
    )
}

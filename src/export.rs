//! Makes the papers and data files that people print, edit or hand on. A document is described once and written in each
//! form.
//!
//! [`paper`] is the document: headings, tables, writing lines, cards, with no form in it. [`html`] writes one that a
//! browser prints on A4 without network, [`docx`] one that a secretary can edit. [`papers`] makes the papers of one
//! session, [`kit`] those of a class before it. [`data`] is the record for other programs: sheets and statements.
//! Nothing here opens a file or asks the time: the callers hand in words and take bytes. The invariant: the same paper
//! gives the same bytes, and both forms say the same words.

pub mod paper;
mod markup;
pub mod html;
pub(crate) mod docx;
mod docx_body;
pub mod data;
mod printed;
mod kinds;
pub mod kit;
pub mod papers;

use strum::VariantArray;

use crate::export::docx::DocxError;
use crate::export::paper::Paper;

/// What a paper can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum PaperForm {
    Docx,
    Html,
}

impl PaperForm {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The ending of its file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    pub fn write(self, paper: &Paper) -> Result<Vec<u8>, DocxError> {
        match self {
            Self::Docx => docx::write(paper),
            Self::Html => Ok(html::write(paper).into_bytes()),
        }
    }
}

#[cfg(test)]
mod tests;

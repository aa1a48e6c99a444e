//! What leaves the house on paper or as a file: a document is described once and written in each form.
//!
//! [`paper`] is the document: headings, tables, writing lines, cards, with no form in it. [`html`] writes one that a
//! browser prints on A4 without network, [`docx`] one that a secretary can edit. [`data`] is the record for other
//! programs: sheets and statements. Nothing here opens a file or asks the time: the callers hand in words and take
//! bytes. The invariant: the same paper gives the same bytes, and both forms say the same words.

pub mod paper;
mod markup;
pub mod html;
pub mod docx;
pub mod data;

#[cfg(test)]
mod tests;

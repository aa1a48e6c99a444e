//! A club file read the same way as a script: every member by itself, every fault at its word.

use std::ops::Range;

use crate::club::{Charter, Club};
use crate::scenario::finding::Finding;
use crate::scenario::model::FORMAT;
use crate::scenario::reader::decode;
use crate::scenario::reader::mend::mended;
use crate::scenario::reader::outline::Node;
use crate::scenario::reader::spot::Spot;
use crate::scenario::reader::values::Reader;

const CLUB: [&str; 6] = ["format", "id", "name", "village", "charter", "members"];

#[derive(Debug, Clone)]
pub struct ClubFile {
    pub source: String,
    pub text: String,
    meant: Option<String>,
    /// All of the club but members that could not be read; none without a charter.
    pub club: Option<Club>,
    pub findings: Vec<Finding>,
    root: Option<Node>,
    members: Vec<usize>,
}

impl ClubFile {
    pub fn whole(&self) -> Option<&Club> {
        self.club.as_ref().filter(|_| self.findings.is_empty())
    }

    pub fn root(&self) -> Option<Spot<'_>> {
        self.root.as_ref().map(|root| Spot::new(root, self.meant.as_ref().unwrap_or(&self.text)))
    }

    pub fn member_spot(&self, member: usize) -> Option<Spot<'_>> {
        Some(self.root()?.field("members").item(*self.members.get(member)?))
    }

    /// Where the fault `range` lies outside what was read.
    pub fn is_broken(&self, range: &Range<usize>) -> bool {
        self.findings.iter().any(|finding| finding.range.contains(&range.start))
    }
}

pub fn read_club(source: &str, bytes: &[u8]) -> ClubFile {
    let (text, fault) = decode(source, bytes);
    let is_read = fault.as_ref().is_none_or(|fault| !fault.kind.hides_the_file());
    let (meant, mended) = mended(&text);
    let (mut reader, root) = Reader::new(source, meant.as_deref().unwrap_or(&text), mended);
    let root = root.filter(|_| is_read);
    reader.findings.retain(|_| is_read);
    let (club, members) = root.as_ref().map_or((None, Vec::new()), |root| read(&mut reader, root));
    reader.findings.extend(fault);
    reader.findings.sort_by_key(|finding| finding.range.start);
    let findings = reader.findings;
    ClubFile { source: source.to_owned(), text, meant, club, findings, root, members }
}

fn read(reader: &mut Reader<'_>, root: &Node) -> (Option<Club>, Vec<usize>) {
    if !super::format(reader, root) {
        return (None, Vec::new());
    }
    reader.keys(root, &CLUB);
    let charter: Option<Charter> = reader.required(root, "charter");
    let id = reader.required(root, "id").unwrap_or_default();
    let name = reader.required(root, "name").unwrap_or_default();
    let village = reader.required(root, "village").unwrap_or_default();
    let Some(list) = reader.spot(root).find("members") else {
        reader.missing(root, "members");
        return (None, Vec::new());
    };
    let (numbers, members) = reader.items(list.node()).into_iter().unzip();
    (charter.map(|charter| Club { format: FORMAT, id, name, village, charter, members }), numbers)
}

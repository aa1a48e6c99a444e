//! Writes papers of whole and of odd sessions where `tests/release/pages.sh` prints them.

use std::fs;
use std::path::Path;

use dongvai::export::PaperForm;
use dongvai::export::papers::{SessionPaper, lacking, paper};
use dongvai::id::SessionId;
use dongvai::meeting::command::Mode;
use dongvai::record::model::ConsentedName;
use dongvai::scenario::terms::Role;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::papers::{as_papers_tell, played};
use crate::suite::shots::JUNE;

/// Writes every paper that the session can fill, as a browser and an office program get it.
fn write(house: &TestApp, session: SessionId, speech: &str, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    as_papers_tell(house, session, speech, |source, played| {
        let (story, meeting) = (source.session().story(), source.session().meeting());
        for kind in SessionPaper::ALL.iter().copied().filter(|kind| lacking(*kind, story, meeting).is_none())
        {
            let paper = paper(kind, played);
            for form in [PaperForm::Html, PaperForm::Docx] {
                let name = format!("{}.{}", kind.slug(), form.ending());
                fs::write(folder.join(name), form.write(&paper).unwrap()).unwrap();
            }
        }
    });
}

#[test]
fn papers_of_whole_and_of_odd_sessions_are_there_to_be_printed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    fs::remove_dir_all(&folder).unwrap_or_default();
    let house = TestApp::new();
    for name in ["june-room", "june-loan-put-off"] {
        let session = played(&house, name);
        for speech in ["vi", "vi,en"] {
            write(&house, session, speech, &folder.join(format!("{name}-{speech}")));
        }
    }
    for (n, step) in ["prep-open", "roll-call", "money-collect", "vote-loan"].into_iter().enumerate() {
        let begun = house.play_to(JUNE, setup(Mode::Room, None, 90), step, 0);
        write(&house, begun, "vi,en", &folder.join(format!("begun-{n}")));
    }
    // Alone, with slips of the computer that nobody objects to; and a vote that was read out wrongly.
    for (n, seat) in [Role::Chair, Role::Treasurer].into_iter().enumerate() {
        let alone = house.play_to(JUNE, setup(Mode::Solo, Some(seat), 90), "end", 0);
        write(&house, alone, "vi", &folder.join(format!("alone-{n}")));
    }
    let misread = played(&house, "june-vote-misread");
    write(&house, misread, "vi,en", &folder.join("misread"));
    let warm_up = house.play_to("khoi-dong", setup(Mode::Board, None, 5), "end", 0);
    let name = "Lường ".repeat(10) + "<Thị> & \u{202e}Én 🙂";
    let consented = ConsentedName { name, consent_version: "1".to_owned(), consent_at: 0 };
    house.record().keep_name("TQ-07", &consented).unwrap();
    write(&house, warm_up, "vi,en", &folder.join("warm-up"));
    assert!(folder.join("june-room-vi/minutes.html").is_file());
}

//! Lets a program that was started from a stick go on when the stick is pulled out.
//!
//! A system reads the pages of a program when they are first needed. Where the stick is gone by then, Linux ends the
//! program by SIGBUS and the terminal stays as it was. Pages that are in memory already are not asked of the stick again,
//! so the whole file is read once, beside everything else. Only a laptop that is short of memory drops them. For Windows
//! `tests/release/build.sh` marks the program as one to be copied into memory by the system.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;

use crate::paths::sticks::ROOTS;

/// Where a Mac mounts sticks.
const VOLUMES: &str = "/Volumes";

/// Reads the program's file into memory in a thread of its own, if it does not lie on the laptop's own disk.
pub fn stay(program: &Path) {
    if !may_go(program) {
        return;
    }
    let program = program.to_owned();
    // What cannot be read is met where it is needed.
    thread::spawn(move || File::open(program).and_then(|mut file| io::copy(&mut file, &mut io::sink())).ok());
}

fn may_go(program: &Path) -> bool {
    let roots = ROOTS.iter().map(|(root, _)| *root).chain([VOLUMES]);
    roots.into_iter().any(|root| program.starts_with(root))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::may_go;

    #[test]
    fn only_a_program_on_a_stick_is_read() {
        for (program, goes) in [
            ("/media/hoa/USB/dongvai/dongvai", true),
            ("/run/media/hoa/USB/dongvai", true),
            ("/mnt/usb/dongvai", true),
            ("/home/hoa/dongvai/dongvai", false),
            ("/mediathek/dongvai", false),
            ("C:\\dongvai\\dongvai.exe", false),
        ] {
            assert_eq!(may_go(Path::new(program)), goes, "{program}");
        }
    }
}

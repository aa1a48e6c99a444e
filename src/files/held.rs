//! Renames, replaces and removes files that another program may have open, such as a paper in Word or a backup that a
//! virus scanner reads.
//!
//! Windows refuses this for an open file. A scanner closes it within moments, so each call is tried again for a second.
//! After that it fails with [`FileFault::OpenElsewhere`]. Other systems rename open files, and nothing waits there.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use crate::files::FileFault;

/// The pause between two tries; all tries together take a second.
const PAUSES_MS: [u64; 6] = [10, 30, 60, 150, 300, 450];

const ACCESS_DENIED: i32 = 5;
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;

/// As [`fs::rename`], over a file that is there. After an error nothing was renamed.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to), |error| is_held(error, [from, to]), pause)
}

/// Waits until the names in a folder are on the disk, so that a stick may be pulled out. Windows has no call for it and
/// writes them with the file.
pub(crate) fn sync_names(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems cannot sync a folder, and some folders may not be opened.
        Err(error) if is_without_names(error.kind()) => Ok(()),
        done => done,
    }
}

fn is_without_names(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied)
}

/// As [`fs::remove_file`].
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    patiently(|| fs::remove_file(path), |error| is_held(error, [path]), pause)
}

/// As [`File::open`].
pub(crate) fn open(path: &Path) -> io::Result<File> {
    patiently(|| File::open(path), |error| is_held(error, [path]), pause)
}

/// Whether another program keeps this file from being read.
pub(crate) fn is_kept(path: &Path) -> bool {
    let read = File::open(path).and_then(|mut file| file.read(&mut [0]));
    read.is_err_and(|error| is_held(&error, [path]))
}

#[expect(clippy::disallowed_methods, reason = "no event tells that another program has closed a file")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

fn is_held<const N: usize>(error: &io::Error, files: [&Path; N]) -> bool {
    // A folder, or a file that may not be written to, is refused with the same number, though no program has it open.
    let may_be_open = |path: &Path| {
        path.symlink_metadata().is_ok_and(|about| about.is_file() && !about.permissions().readonly())
    };
    cfg!(windows) && says_held(error.raw_os_error(), files.last().is_some_and(|path| may_be_open(path)))
}

/// The meaning of Windows' error numbers. Without the right to write into a folder the file mostly does not exist
/// yet.
fn says_held(code: Option<i32>, is_there: bool) -> bool {
    match code {
        Some(SHARING_VIOLATION | LOCK_VIOLATION) => true,
        Some(ACCESS_DENIED) => is_there,
        _ => false,
    }
}

fn patiently<T>(
    mut attempt: impl FnMut() -> io::Result<T>,
    is_held: impl Fn(&io::Error) -> bool,
    mut pause: impl FnMut(Duration),
) -> io::Result<T> {
    for ms in PAUSES_MS {
        match attempt() {
            Err(error) if is_held(&error) => pause(Duration::from_millis(ms)),
            done => return done,
        }
    }
    attempt().map_err(|error| if is_held(&error) { FileFault::OpenElsewhere.into() } else { error })
}

#[cfg(test)]
mod tests {
    use std::io::{self, ErrorKind};
    use std::time::Duration;

    use super::{ACCESS_DENIED, LOCK_VIOLATION, SHARING_VIOLATION, patiently, says_held};

    #[test]
    fn what_the_numbers_of_windows_mean() {
        for (code, is_there, expected) in [
            (SHARING_VIOLATION, true, true),
            (SHARING_VIOLATION, false, true),
            (LOCK_VIOLATION, true, true),
            (ACCESS_DENIED, true, true),
            (ACCESS_DENIED, false, false),
            (2, true, false),
        ] {
            assert_eq!(says_held(Some(code), is_there), expected, "{code} {is_there}");
        }
        assert!(!says_held(None, true));
    }

    #[test]
    fn a_held_file_is_tried_again_for_a_second_and_then_told() {
        let held = || io::Error::from_raw_os_error(SHARING_VIOLATION);
        let is_held = |error: &io::Error| error.raw_os_error() == Some(SHARING_VIOLATION);
        let (mut n, mut waited) = (0, Duration::ZERO);
        let told = patiently(
            || -> io::Result<()> {
                n += 1;
                Err(held())
            },
            is_held,
            |pause| waited += pause,
        );
        assert_eq!(told.map_err(|error| error.kind()), Err(ErrorKind::ResourceBusy));
        assert_eq!((n, waited), (7, Duration::from_secs(1)));
        // A scanner lets go.
        let mut left = 3;
        let let_go = || {
            left -= 1;
            if left == 0 { Ok(7) } else { Err(held()) }
        };
        assert_eq!(patiently(let_go, is_held, |_| {}).map_err(|error| error.kind()), Ok(7));
        // What is not held is told at once.
        let mut n = 0;
        let missing = || -> io::Result<()> {
            n += 1;
            Err(ErrorKind::NotFound.into())
        };
        assert_eq!(
            patiently(missing, is_held, |_| {}).map_err(|error| error.kind()),
            Err(ErrorKind::NotFound)
        );
        assert_eq!(n, 1);
    }
}

//! Watches the files that are being written, by the events of the system, for `check --watch` and `play --watch`.
//!
//! It looks at folders, because an editor often puts a new file in the place of the old one. The invariant: a change that
//! comes after [`Watch::begin`] is seen, at the latest by the next [`Watch::wait`].

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::library::{is_locale, is_ron};

/// An editor writes a file in several goes; after so long without one it is done.
const QUIET: Duration = Duration::from_millis(40);
/// So many goes are waited for.
const MOST_GOES: usize = 20;

pub(super) struct Watch {
    /// Ends the watching when it is dropped.
    _watcher: RecommendedWatcher,
    changes: Receiver<()>,
    is_stale: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to watch the folders of these files, and these folders with all below them. What is missing is left out.
    ///
    /// # Errors
    /// Where the system does not tell of changes.
    pub(super) fn begin(files: &[PathBuf], folders: &[PathBuf]) -> io::Result<Self> {
        let (sender, changes) = mpsc::channel();
        let is_stale = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&is_stale);
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_change(&event)) {
                flag.store(true, Ordering::Release);
                wake();
                // Nobody waits any more: the program ends.
                sender.send(()).ok();
            }
        })
        .map_err(io::Error::other)?;
        for file in files {
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
            watch(&mut watcher, folder.unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)?;
        }
        for folder in folders {
            watch(&mut watcher, folder, RecursiveMode::Recursive)?;
        }
        Ok(Self { _watcher: watcher, changes, is_stale })
    }

    /// Becomes true with a change, until the next [`Watch::wait`].
    pub(super) fn stale(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_stale)
    }

    /// Waits for a change, and until the file is whole. Returns false where no change can come any more.
    pub(super) fn wait(&self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        for _ in 0..MOST_GOES {
            if self.changes.recv_timeout(QUIET).is_err() {
                break;
            }
        }
        self.is_stale.store(false, Ordering::Release);
        true
    }
}

/// Wakes a loop that waits for keys, as a window does that changes its size. A program without such a loop ignores it.
#[cfg(unix)]
fn wake() {
    // Where it cannot be sent, the next key shows the change.
    rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::WINCH).ok();
}

/// The loop looks for itself.
#[cfg(not(unix))]
fn wake() {}

fn watch(watcher: &mut RecommendedWatcher, folder: &Path, how: RecursiveMode) -> io::Result<()> {
    if folder.is_dir() { watcher.watch(folder, how).map_err(io::Error::other) } else { Ok(()) }
}

/// Whether a script, a club or a translation was written. To read one is no change.
fn is_change(event: &Event) -> bool {
    !event.kind.is_access() && event.paths.iter().any(|path| is_ron(path) || is_locale(path))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::Ordering;

    use super::Watch;

    /// By writing, and by putting another file in its place as editors do; reading and other files are no change.
    #[test]
    fn a_saved_file_is_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("may.ron");
        fs::write(&file, "(").unwrap();
        let watch = Watch::begin(std::slice::from_ref(&file), &[]).unwrap();
        fs::read(&file).unwrap();
        fs::write(folder.path().join("notes.txt"), "x").unwrap();
        assert!(!watch.stale().load(Ordering::Acquire));
        fs::write(&file, "()").unwrap();
        assert!(watch.wait());
        assert!(!watch.stale().load(Ordering::Acquire));
        let other = folder.path().join("may.ron.new");
        fs::write(&other, "(1)").unwrap();
        fs::rename(&other, &file).unwrap();
        assert!(watch.wait());
    }

    #[test]
    fn a_folder_that_is_missing_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Watch::begin(&[], &[folder.path().join("none")]).is_ok());
    }
}

//! Finds the places where USB sticks and other removable drives are mounted.
//!
//! Reads names only: it does not search a stick and does not write to one.

use std::path::{Path, PathBuf};

/// More than anybody plugs in.
const N_STICKS: usize = 64;

/// Folders at which sticks and other things that come and go stand, as far as there are any. It looks no further in. A
/// folder that nothing is mounted on is the laptop's own and no stick, even if it lies where sticks do.
pub fn sticks() -> Vec<PathBuf> {
    if cfg!(windows) {
        // C: is the laptop itself.
        return ('D'..='Z')
            .map(|letter| PathBuf::from(format!("{letter}:\\")))
            .filter(|drive| drive.is_dir())
            .collect();
    }
    sticks_below(Path::new("/"), &is_mounted)
}

/// By user under `/media` and `/run/media`, straight under `/mnt`, and by name under `/Volumes`.
fn sticks_below(root: &Path, is_mounted: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).take(N_STICKS).collect()
    };
    let by_user = ["media", "run/media"].iter().flat_map(|folder| below(&root.join(folder)));
    let mut found: Vec<PathBuf> = by_user.flat_map(|user| below(&user)).collect();
    for folder in ["mnt", "Volumes"] {
        // On a Mac the laptop's own disk stands among the others, as a link to the root.
        let others = below(&root.join(folder)).into_iter();
        found.extend(others.filter(|path| std::fs::canonicalize(path).is_ok_and(|real| real != root)));
    }
    found.retain(|folder| is_mounted(folder));
    found.sort();
    found
}

/// Whether something else stands at this folder than at the one it lies in.
#[cfg(unix)]
fn is_mounted(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.metadata().map(|about| about.dev()).ok();
    let above = folder.parent().and_then(device);
    above.is_some() && device(folder).is_some_and(|own| Some(own) != above)
}

#[cfg(not(unix))]
fn is_mounted(_: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::sticks_below;

    #[test]
    fn sticks_are_looked_for_where_systems_put_them() {
        let root = tempfile::tempdir().expect("a folder");
        for folder in ["media/hoa/KINGSTON", "run/media/hoa/USB 1", "mnt/stick", "Volumes/NONAME"] {
            std::fs::create_dir_all(root.path().join(folder)).expect("a folder");
        }
        std::fs::write(root.path().join("mnt/a-file"), "").expect("a file");
        let expected = ["Volumes/NONAME", "media/hoa/KINGSTON", "mnt/stick", "run/media/hoa/USB 1"];
        let found = |is_mounted: &dyn Fn(&Path) -> bool| sticks_below(root.path(), is_mounted);
        assert_eq!(found(&|_| true), expected.map(|folder| root.path().join(folder)));
        assert_eq!(found(&|path| path.ends_with("stick")), [root.path().join("mnt/stick")]);
        assert!(sticks_below(&root.path().join("nothing"), &|_| true).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_of_the_laptop_itself_is_no_stick() {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(root.path().join("mnt/e2e")).expect("a folder");
        assert!(sticks_below(root.path(), &super::is_mounted).is_empty());
        assert!(super::is_mounted(Path::new("/proc")) || !Path::new("/proc").exists());
    }
}

//! Where sticks and other things that come and go stand.
//!
//! Only names are looked at: no stick is searched here, and none is written to.

use std::path::{Path, PathBuf};

/// More than anybody plugs in.
const N_STICKS: usize = 64;

/// Folders at which sticks and other things that come and go stand, as far as there are any. It looks no further in.
pub fn sticks() -> Vec<PathBuf> {
    if cfg!(windows) {
        // C: is the laptop itself.
        return ('D'..='Z')
            .map(|letter| PathBuf::from(format!("{letter}:\\")))
            .filter(|drive| drive.is_dir())
            .collect();
    }
    sticks_below(Path::new("/"))
}

/// By user under `/media` and `/run/media`, straight under `/mnt`, and by name under `/Volumes`.
fn sticks_below(root: &Path) -> Vec<PathBuf> {
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
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::sticks_below;

    #[test]
    fn sticks_are_looked_for_where_systems_put_them() {
        let root = tempfile::tempdir().expect("a folder");
        for folder in ["media/hoa/KINGSTON", "run/media/hoa/USB 1", "mnt/stick", "Volumes/NONAME"] {
            std::fs::create_dir_all(root.path().join(folder)).expect("a folder");
        }
        std::fs::write(root.path().join("mnt/a-file"), "").expect("a file");
        let expected = ["Volumes/NONAME", "media/hoa/KINGSTON", "mnt/stick", "run/media/hoa/USB 1"];
        assert_eq!(sticks_below(root.path()), expected.map(|folder| root.path().join(folder)));
        assert!(sticks_below(&root.path().join("nothing")).is_empty());
    }
}

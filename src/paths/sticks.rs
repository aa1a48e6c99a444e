//! Finds the places where USB sticks and other removable drives are mounted.
//!
//! Reads names only: it does not search a stick and does not write to one. A drive that does not answer is not waited
//! for.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// More sticks than a laptop has at once.
const N_STICKS: usize = 64;
/// A drive answers within this time. The letter of a share that is gone may take a minute.
const PATIENCE: Duration = Duration::from_secs(1);

/// The sticks that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sticks {
    pub found: Vec<PathBuf>,
    /// Some drive did not answer, so it is left out.
    pub is_short: bool,
}

/// Folders at which sticks and other removable drives are mounted, as far as they exist. It looks no further inside.
/// A folder without a mount belongs to the laptop, even if it is where sticks are mounted.
pub fn sticks() -> Sticks {
    if cfg!(windows) {
        // C: is the laptop itself.
        let drives = ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\")));
        let ask = |drive: PathBuf| move || Vec::from_iter(drive.is_dir().then_some(drive));
        return answers(drives.map(ask).collect());
    }
    // Linux lists what is mounted, so nothing is asked of a share that may hang.
    match std::fs::read_to_string("/proc/self/mounts") {
        Ok(mounts) => Sticks { found: sticks_in(&mounts), is_short: false },
        Err(_) => answers(vec![|| sticks_below(Path::new("/"), &is_mounted)]),
    }
}

/// Asks each in a thread of its own. A drive without an answer is given up with its thread.
fn answers<A: FnOnce() -> Vec<PathBuf> + Send + 'static>(asked: Vec<A>) -> Sticks {
    let (n_asked, (tell, told)) = (asked.len(), mpsc::channel());
    for ask in asked {
        let tell = tell.clone();
        thread::spawn(move || tell.send(ask()).ok());
    }
    gather(n_asked, &told, PATIENCE)
}

/// Waits no longer than `patience` for each next answer.
fn gather(n_asked: usize, told: &Receiver<Vec<PathBuf>>, patience: Duration) -> Sticks {
    let answers: Vec<Vec<PathBuf>> =
        std::iter::from_fn(|| told.recv_timeout(patience).ok()).take(n_asked).collect();
    let is_short = answers.len() < n_asked;
    let mut found: Vec<PathBuf> = answers.into_iter().flatten().collect();
    found.sort();
    Sticks { found, is_short }
}

/// The sticks in a list of mounts: "device folder type options 0 0" a line. Shares of a network are none.
fn sticks_in(mounts: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            let folder = PathBuf::from(unescaped(fields.next()?));
            (!is_remote(fields.next()?) && is_where_sticks_stand(&folder)).then_some(folder)
        })
        .collect();
    found.sort();
    found.dedup();
    found.truncate(N_STICKS);
    found
}

/// `fuseblk` is how NTFS and exFAT sticks are often mounted; `fuse.` followed by a name is a program, such as sshfs.
fn is_remote(kind: &str) -> bool {
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs"].contains(&kind)
        || kind.starts_with("fuse.")
}

/// Where Linux mounts sticks, and how many folders below: `/media/NAME`, `/media/USER/NAME`, `/run/media/USER/NAME`,
/// `/mnt/NAME`.
pub(super) const ROOTS: [(&str, RangeInclusive<usize>); 3] =
    [("/media", 1..=2), ("/run/media", 2..=2), ("/mnt", 1..=1)];

fn is_where_sticks_stand(folder: &Path) -> bool {
    ROOTS.iter().any(|(root, depth)| {
        folder.strip_prefix(root).is_ok_and(|below| depth.contains(&below.components().count()))
    })
}

/// The kernel writes a space as `\040`, a tab as `\011`, a line end as `\012` and a backslash as `\134`.
fn unescaped(folder: &str) -> String {
    let signs = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    signs.iter().fold(folder.to_owned(), |folder, (escape, sign)| folder.replace(escape, sign))
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

/// Whether another device is mounted at this folder than at its parent.
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
    use std::sync::mpsc;
    use std::time::Duration;

    use super::{Sticks, gather, sticks_below, sticks_in};

    #[test]
    fn a_drive_that_does_not_answer_is_left_out() {
        let (tell, told) = mpsc::channel();
        let gathered = |n_asked| gather(n_asked, &told, Duration::ZERO);
        let all = Sticks { found: vec!["D:\\".into(), "E:\\".into()], is_short: false };
        let say = || [vec!["E:\\".into()], Vec::new(), vec!["D:\\".into()]].map(|it| tell.send(it).unwrap());
        say();
        assert_eq!(gathered(3), all);
        say();
        assert_eq!(gathered(4), Sticks { is_short: true, ..all });
    }

    #[test]
    fn sticks_are_read_from_the_list_of_mounts_and_shares_are_none() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n\
             /dev/sdb1 /media/hoa/USB\\0401 vfat rw 0 0\n\
             /dev/sdc1 /run/media/hoa/KINGSTON fuseblk rw 0 0\n\
             //may-chu/chung /mnt/chung cifs rw 0 0\n\
             hoa@may:/ /media/hoa/xa fuse.sshfs rw 0 0\n\
             /dev/sdd1 /mnt/stick exfat rw 0 0\n\
             /dev/sde1 /mnt/stick/in vfat rw 0 0\n\
             proc /proc proc rw 0 0\n\
             broken";
        let expected = ["/media/hoa/USB 1", "/mnt/stick", "/run/media/hoa/KINGSTON"];
        assert_eq!(sticks_in(mounts), expected.map(std::path::PathBuf::from));
        assert!(sticks_in("").is_empty());
    }

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

//! Reads a whole file if it is an ordinary file and not too long. A folder, a pipe or a device is refused before it is
//! opened: opening a pipe waits for a writer, and some devices never end.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::files::held;

/// The kind of error for something that is neither a file nor a folder.
const DEVICE: &str = "đây là ống dẫn hoặc thiết bị, không phải tệp";

/// Reads a file of at most so many bytes.
pub(crate) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if regular(path)? > most {
        return Err(too_long(most));
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    held::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(too_long(most));
    }
    Ok(bytes)
}

/// Returns the length of the file; an error for anything that is not an ordinary file.
pub(crate) fn regular(path: &Path) -> io::Result<u64> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "đây là một thư mục (this is a folder)"));
    }
    if !about.is_file() {
        return Err(io::Error::new(
            ErrorKind::InvalidInput,
            format!("{DEVICE} (this is a pipe or a device)"),
        ));
    }
    Ok(about.len())
}

/// As [`regular`], for a file that is to be written: it may be missing.
pub(crate) fn writable(path: &Path) -> io::Result<()> {
    match regular(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// What to do where a file that a person named cannot be read: the id of a sentence.
pub(crate) fn remedy(error: &io::Error) -> &'static str {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is a matter of the path or its permissions")]
    match error.kind() {
        ErrorKind::IsADirectory | ErrorKind::InvalidInput => "cli-remedy-one-file",
        ErrorKind::FileTooLarge => "cli-remedy-right-file",
        _ => "cli-remedy-path",
    }
}

fn too_long(most: u64) -> io::Error {
    let most = most >> 20;
    io::Error::new(ErrorKind::FileTooLarge, format!("tệp dài quá {most} MB (longer than {most} MB)"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;

    use super::{read, writable};

    #[test]
    fn only_ordinary_files_of_a_bearable_length_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "12345").unwrap();
        assert_eq!(read(&file, 5).unwrap(), b"12345");
        let kind = |error: std::io::Error| error.kind();
        assert_eq!(read(&file, 4).map_err(kind), Err(ErrorKind::FileTooLarge));
        assert_eq!(read(folder.path(), 5).map_err(kind), Err(ErrorKind::IsADirectory));
        assert_eq!(read(&folder.path().join("b"), 5).map_err(kind), Err(ErrorKind::NotFound));
        assert!(writable(&file).is_ok() && writable(&folder.path().join("b")).is_ok());
        assert!(writable(folder.path()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_before_it_is_opened() {
        for device in ["/dev/zero", "/dev/null"] {
            let path = std::path::Path::new(device);
            assert_eq!(read(path, 5).unwrap_err().kind(), ErrorKind::InvalidInput, "{device}");
            assert!(writable(path).is_err(), "{device}");
        }
    }
}

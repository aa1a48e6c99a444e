//! Packs the shipped scenarios, clubs and translations into one archive, which becomes part of the program.
//!
//! A file has in it the path that it has in the project, such as `scenarios/clubs/na-cooc.ron`. The invariant: the
//! same files give the same archive, byte for byte.

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::{env, io};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// The folders, and the endings of what is packed: notes for authors are not.
const FOLDERS: [(&str, &[&str]); 2] = [("scenarios", &["ron"]), ("locales", &["ftl", "tsv"])];

#[expect(clippy::disallowed_methods, reason = "only cargo says where a build may write")]
fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?).join("shipped.zip");
    let mut archive = ZipWriter::new(File::create(out)?);
    let options =
        SimpleFileOptions::default().compression_level(Some(9)).last_modified_time(DateTime::default());
    for (folder, endings) in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        let mut paths = Vec::new();
        below(Path::new(folder), &mut paths)?;
        paths.retain(|path| {
            path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
        });
        paths.sort();
        for path in paths {
            let name = path.to_string_lossy().replace('\\', "/");
            archive.start_file(name, options)?;
            io::copy(&mut File::open(&path)?, &mut archive)?;
        }
    }
    archive.finish()?;
    Ok(())
}

fn below(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { below(&path, paths)? } else { paths.push(path) }
    }
    Ok(())
}

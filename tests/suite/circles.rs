//! No more than six files may lead to each other in a circle, read from the sources themselves.
//!
//! Files in a circle can only be understood all at once. A folder reads as layers: what several of its files need stands
//! in a file of its own below them, and the file that the folder is named after names them and is named by none.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::{module_of, sources};

const WIDEST: usize = 6;

#[test]
fn no_more_than_six_files_stand_in_one_circle() {
    let found = circles(&edges()).into_iter().filter(|circle| circle.len() > WIDEST);
    let wide: Vec<String> = found
        .map(|circle| format!("{} files lead in a circle:\n  {}", circle.len(), circle.join("\n  ")))
        .collect();
    assert!(wide.is_empty(), "\n{}", wide.join("\n"));
}

#[test]
fn circles_are_found_by_every_way_of_naming_a_file() {
    let file = |path: &str, code: &str| (path.to_owned(), code.to_owned());
    let files: BTreeMap<String, String> = [
        file("a", "mod child;\nfn f() { child::g() }"),
        file("a::child", "use super::super::b::{self, Thing};"),
        file("b", "use crate::{a::{Other, child::g}, c};"),
        file("c", "fn f() { crate::d::f() }"),
        file("d", "mod tests {\n use super::f;\n}\npub(in crate::c) fn f() {}"),
    ]
    .into_iter()
    .collect();
    assert_eq!(circles(&edges_of(&files)), [["a", "a::child", "b"]]);
}

type Edges = BTreeMap<String, BTreeSet<String>>;

/// The files of `src`, by module, with the files that each names.
fn edges() -> Edges {
    edges_of(&sources().into_iter().map(|(path, code)| (module_of(&path).0, code)).collect())
}

fn edges_of(files: &BTreeMap<String, String>) -> Edges {
    let reached = |module: &str, path: &[String]| {
        // The file in which the path ends: the longest beginning of it that is one.
        let mut path = path.to_vec();
        while !path.is_empty() && !files.contains_key(&path.join("::")) {
            path.pop();
        }
        Some(path.join("::")).filter(|file| !file.is_empty() && file != module)
    };
    let of = |(module, code): (&String, &String)| {
        let paths = paths(module, code);
        (module.clone(), paths.iter().filter_map(|path| reached(module, path)).collect())
    };
    files.iter().map(of).collect()
}

/// Every path in the code that leads out of the file, from the crate on: `crate::`, `super::`, and modules of its own.
fn paths(module: &str, code: &str) -> Vec<Vec<String>> {
    let here: Vec<String> = module.split("::").map(str::to_owned).collect();
    let children: BTreeSet<&str> = code
        .lines()
        .filter_map(|line| line.trim().strip_suffix(';')?.rsplit_once("mod ").map(|(_, child)| child))
        .collect();
    let tests = code.find("mod tests {").unwrap_or(code.len());
    let mut found = Vec::new();
    for (at, _) in code.match_indices("::") {
        let (before, after) = code.split_at(at);
        let n: usize = before.chars().rev().take_while(|letter| is_letter(*letter)).map(char::len_utf8).sum();
        let (before, word) = before.split_at(at - n);
        // Where a path goes on from before, it has been followed.
        let start = match word {
            _ if before.ends_with("::") => None,
            // Who may see something is not what it needs.
            _ if before.ends_with("pub(in ") => None,
            "crate" => Some(Vec::new()),
            // In a module inside the file, the file itself.
            "super" if at > tests => Some(here.clone()),
            "super" => Some(here.get(..here.len() - 1).unwrap_or_default().to_vec()),
            word if children.contains(word) => Some([here.clone(), vec![word.to_owned()]].concat()),
            _ => None,
        };
        if let Some(start) = start {
            tree(start, after, &mut found);
        }
    }
    found
}

/// Follows `::a::{b, c::d}` and returns the code behind it.
fn tree<'c>(mut path: Vec<String>, code: &'c str, found: &mut Vec<Vec<String>>) -> &'c str {
    let mut code = code;
    while let Some(rest) = code.strip_prefix("::") {
        if let Some(mut inside) = rest.strip_prefix('{') {
            loop {
                inside = inside.trim_start_matches([',', ' ', '\n']);
                if let Some(after) = inside.strip_prefix('}') {
                    return after;
                }
                let Some(name) = name(inside) else { return inside };
                let after = inside.split_at(name.len()).1;
                inside = tree([path.clone(), vec![name]].concat(), after, found);
                inside = inside.find([',', '}']).map_or("", |at| inside.split_at(at).1);
            }
        }
        let Some(name) = name(rest) else { break };
        code = rest.split_at(name.len()).1;
        if name == "super" {
            path.pop();
        } else {
            path.push(name);
        }
    }
    found.push(path);
    code
}

/// The name that the code begins with.
fn name(code: &str) -> Option<String> {
    let end = code.find(|letter| !is_letter(letter)).unwrap_or(code.len());
    Some(code.split_at(end).0.to_owned()).filter(|name| !name.is_empty())
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The files that lead to each other, widest first: each reaches each other one.
fn circles(edges: &Edges) -> Vec<Vec<String>> {
    let files: Vec<&String> = edges.keys().collect();
    let number: BTreeMap<&String, usize> = files.iter().enumerate().map(|(at, file)| (*file, at)).collect();
    let named: Vec<Vec<usize>> =
        edges.values().map(|named| named.iter().map(|file| number[file]).collect()).collect();
    let reach: Vec<Vec<bool>> = (0..files.len())
        .map(|from| {
            let (mut seen, mut next) = (vec![false; files.len()], vec![from]);
            while let Some(file) = next.pop() {
                next.extend(named[file].iter().filter(|to| !std::mem::replace(&mut seen[**to], true)));
            }
            seen
        })
        .collect();
    let circle = |from: usize| -> Vec<String> {
        let both = (0..files.len()).filter(|to| reach[from][*to] && reach[*to][from]);
        both.map(|file| files[file].clone()).collect()
    };
    let found: BTreeSet<Vec<String>> =
        (0..files.len()).map(circle).filter(|circle| circle.len() > 1).collect();
    let mut found: Vec<Vec<String>> = found.into_iter().collect();
    found.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    found
}

//! Tests for valid and invalid generated files.

use super::super::Fault;
use super::*;

fn faults(files: &CrateFiles) -> Vec<Fault> {
    match files.compare(folder().path()) {
        Err(OutputError::Faults(faults)) => faults,
        other => panic!("expected faults: {other:?}"),
    }
}

#[test]
fn sorts_files_by_path() {
    let files = files(&[("src/lib.rs", "l"), ("Cargo.toml", "c"), ("src/a/b.rs", "b")]);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["Cargo.toml", "src/a/b.rs", "src/lib.rs"]);
    assert_eq!(files.get("src/lib.rs"), Some(text("l").as_str()));
    assert_eq!(files.get("src/a"), None);
}

#[test]
fn rejects_absolute_paths_and_invalid_components() {
    for path in ["", "/a", "a//b", "./a", "../a", "src/../../a", "src/", "src\\a", "C:a", "a\0"] {
        assert_eq!(faults(&files(&[(path, "")])), [Fault::NotPlain(path.to_owned())], "{path:?}");
    }
}

#[test]
fn rejects_paths_outside_generated_folders() {
    for path in ["target/a.rs", ".git/a", "docs/a.md", "src/.hidden/a.rs"] {
        assert_eq!(
            faults(&files(&[(path, "")])),
            [Fault::OutsideGeneratedFolders(path.to_owned())]
        );
    }
    let fine = [(".gitignore", ""), ("src/target/a.rs", ""), ("tests/a.rs", "")];
    assert!(files(&fine).compare(folder().path()).is_ok());
}

#[test]
fn rejects_duplicate_paths_and_paths_used_as_folders() {
    let twice = files(&[("src/a.rs", "1"), ("src/a.rs", "2")]);
    assert_eq!(faults(&twice), [Fault::Duplicate("src/a.rs".to_owned())]);
    let below = files(&[("src/a", ""), ("src/a/b", "")]);
    assert_eq!(faults(&below), [Fault::FileAndFolder("src/a/b".to_owned())]);
    let above = files(&[("src/a/b", ""), ("src/a", "")]);
    assert_eq!(faults(&above), [Fault::FileAndFolder("src/a".to_owned())]);
    assert!(files(&[("src/a.rs", ""), ("src/a/b.rs", "")]).compare(folder().path()).is_ok());
}

#[test]
fn rejects_files_without_the_mark_in_the_first_line() {
    let mut files = CrateFiles::new(MARK);
    files.insert("src/a.rs", format!("\n// {MARK}\n"));
    files.insert("src/b.rs", "");
    let unmarked = |path: &str| Fault::Unmarked(path.to_owned());
    assert_eq!(faults(&files), [unmarked("src/a.rs"), unmarked("src/b.rs")]);
}

#[test]
#[should_panic(expected = "a mark must be non-empty and on one line")]
fn an_empty_mark_panics() {
    CrateFiles::new("");
}

//! Tests for changes to several folders.

use super::super::{FileChange, Obstacle, Transaction, read_if_present};
use super::*;

fn change(path: &str, old: Option<&str>, new: Option<&str>) -> FileChange {
    let old = old.map(|old| old.as_bytes().to_vec());
    FileChange { path: path.to_owned(), old, new: new.map(str::to_owned) }
}

/// Returns changes to two folders: one with `a` and `gone/b`, and one that doesn't exist yet.
fn transaction(folder: &Path) -> Transaction {
    put(&folder.join("first/a"), "old");
    put(&folder.join("first/gone/b"), "old");
    let mut transaction = Transaction::default();
    transaction.add(&folder.join("first"), change("a", Some("old"), Some("new")));
    transaction.add(&folder.join("second"), change("c/d", None, Some("new")));
    transaction.add(&folder.join("first"), change("gone/b", Some("old"), None));
    transaction
}

#[test]
fn applies_changes_to_all_folders() {
    let folder = folder();
    transaction(folder.path()).apply().expect("applied");
    let expected = ["first", "first/a", "second", "second/c", "second/c/d"];
    assert_eq!(names(folder.path()), expected);
    let first = read_if_present(&folder.path().join("first"), "a").expect("readable");
    assert_eq!(first.as_deref(), Some(b"new".as_slice()));
}

#[test]
fn a_failure_in_the_last_folder_undoes_all_changes() {
    let impossible = "z".repeat(300);
    for last in [change(&impossible, None, Some("")), change("e", Some("other"), Some("new"))] {
        let folder = folder();
        let mut transaction = transaction(folder.path());
        put(&folder.path().join("third/e"), "mine");
        let before = snapshot(folder.path());
        transaction.add(&folder.path().join("third"), last);
        transaction.apply().expect_err("fails");
        assert_eq!(snapshot(folder.path()), before);
    }
}

#[test]
fn a_comparison_can_be_applied_with_other_changes() {
    let folder = folder();
    let target = folder.path().join("crate");
    apply(&target, &[("src/a.rs", "old")]);
    put(&target.join("NOTES.md"), "old");
    let comparison = files(&[("src/a.rs", "new")]).compare(&target).expect("comparable");
    assert_eq!(comparison.summary(), Summary { written: 1, unchanged: 0, removed: 0 });
    let mut transaction = comparison.into_transaction();
    transaction.add(&target, change("NOTES.md", Some("old"), Some("new")));
    transaction.apply().expect("applied");
    assert_eq!(fs::read_to_string(target.join("src/a.rs")).expect("read"), text("new"));
    assert_eq!(fs::read_to_string(target.join("NOTES.md")).expect("read"), "new");
}

#[test]
fn an_empty_transaction_creates_no_folder() {
    let folder = folder();
    let target = folder.path().join("not/yet");
    files(&[]).compare(&target).expect("comparable").into_transaction().apply().expect("applied");
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn reads_a_file_if_it_exists() {
    let folder = folder();
    put(&folder.path().join("a/b"), [0xff]);
    let content = |path: &str| read_if_present(folder.path(), path).expect("readable");
    assert_eq!(content("a/b"), Some(vec![0xff]));
    assert_eq!(content("a/c"), None);
    assert_eq!(content("not/there"), None);
}

#[test]
fn reports_what_occupies_the_path_of_a_file() {
    let folder = folder();
    let place = |path: &str| folder.path().join(path);
    put(&place("file"), "");
    fs::create_dir(place("folder")).expect("created");
    let obstacle = |path: &str| match read_if_present(folder.path(), path) {
        Err(OutputError::Occupied(obstacles)) => obstacles,
        other => panic!("{other:?}"),
    };
    assert_eq!(obstacle("folder"), [Obstacle::Folder(place("folder"))]);
    assert_eq!(obstacle("file/below"), [Obstacle::File(place("file"))]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("folder", place("link")).expect("linked");
        assert_eq!(obstacle("link"), [Obstacle::Special(place("link"))]);
        assert_eq!(obstacle("link/below"), [Obstacle::Special(place("link"))]);
    }
}

//! Tests for failures while writing, which must leave everything unchanged.

use super::*;

/// Returns a path that is too long for the filesystem. It fails only when the file is moved into place, after
/// all others, because files are sorted by path.
fn impossible() -> String {
    format!("tests/{}.rs", "z".repeat(300))
}

#[test]
fn a_failure_undoes_all_changes() {
    let folder = folder();
    apply(folder.path(), &[("src/a.rs", "old"), ("src/gone/b.rs", "old"), ("src/same.rs", "same")]);
    put(&folder.path().join("notes.txt"), "mine\n");
    let before = snapshot(folder.path());
    let impossible = impossible();
    let new =
        [("src/a.rs", "new"), ("src/new/c.rs", "new"), ("src/same.rs", "same"), (&impossible, "")];
    let comparison = files(&new).compare(folder.path()).expect("comparable");
    let error = comparison.apply().expect_err("fails");
    assert!(
        matches!(&error, OutputError::Io { path, .. } if path.ends_with(&impossible)),
        "{error}"
    );
    assert!(error.to_string().contains("nothing written\n  help: "), "{error}");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_failure_removes_created_folders() {
    let folder = folder();
    let target = folder.path().join("new/crate");
    let comparison = files(&[("src/a.rs", "new"), (&impossible(), "")]).compare(&target);
    comparison.expect("comparable").apply().expect_err("fails");
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn does_not_overwrite_a_file_created_after_the_comparison() {
    let folder = folder();
    apply(folder.path(), &[("src/a.rs", "old")]);
    let new = files(&[("src/a.rs", "new"), ("src/z.rs", "new")]);
    let comparison = new.compare(folder.path()).expect("comparable");
    put(&folder.path().join("src/z.rs"), "mine\n");
    let before = snapshot(folder.path());
    let error = comparison.apply().expect_err("fails");
    assert!(matches!(&error, OutputError::ChangedMeanwhile { path } if path.ends_with("z.rs")));
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn does_not_replace_a_folder_created_after_the_comparison() {
    let folder = folder();
    apply(folder.path(), &[("src/a.rs", "old")]);
    let new = files(&[("src/a.rs", "new"), ("src/z.rs", "new")]);
    let comparison = new.compare(folder.path()).expect("comparable");
    fs::create_dir(folder.path().join("src/z.rs")).expect("created");
    let before = snapshot(folder.path());
    comparison.apply().expect_err("fails");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn does_not_replace_a_file_changed_or_removed_after_the_comparison() {
    let folder = folder();
    apply(folder.path(), &[("src/a.rs", "old"), ("src/y.rs", "old"), ("src/z.rs", "old")]);
    let compare = || files(&[("src/a.rs", "new"), ("src/z.rs", "new")]).compare(folder.path());
    let comparison = compare().expect("comparable");
    put(&folder.path().join("src/y.rs"), "mine\n");
    let before = snapshot(folder.path());
    comparison.apply().expect_err("the stale file has changed");
    assert_eq!(snapshot(folder.path()), before);

    let comparison = compare().expect("comparable");
    fs::remove_file(folder.path().join("src/z.rs")).expect("removed");
    let before = snapshot(folder.path());
    comparison.apply().expect_err("the file to be replaced was removed");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn does_not_replace_a_file_created_in_place_of_the_target_folder() {
    let folder = folder();
    let target = folder.path().join("crate");
    let comparison = files(&[("src/a.rs", "new")]).compare(&target).expect("comparable");
    put(&target, "mine\n");
    let error = comparison.apply().expect_err("fails").to_string();
    assert!(error.contains("can't create the folder"), "{error}");
    assert_eq!(fs::read_to_string(&target).expect("read"), "mine\n");
}

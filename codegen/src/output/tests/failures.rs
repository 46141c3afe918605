//! Writing that fails half-way leaves everything as it was.

use super::*;

/// A path at which no file can be, which shows only when the file is put in its place: behind all
/// others, since files are taken in the order of their paths.
fn impossible() -> String {
    format!("tests/{}.rs", "z".repeat(300))
}

#[test]
fn a_failure_half_way_leaves_everything_as_it_was() {
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
fn a_folder_that_was_created_is_removed_again() {
    let folder = folder();
    let target = folder.path().join("new/crate");
    let comparison = files(&[("src/a.rs", "new"), (&impossible(), "")]).compare(&target);
    comparison.expect("comparable").apply().expect_err("fails");
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn what_has_appeared_meanwhile_is_not_overwritten() {
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
fn a_folder_that_has_appeared_meanwhile_stays() {
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
fn what_has_changed_or_gone_meanwhile_is_not_replaced() {
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
    comparison.apply().expect_err("the file to be replaced is gone");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_missing_folder_that_is_a_file_by_now_stays() {
    let folder = folder();
    let target = folder.path().join("crate");
    let comparison = files(&[("src/a.rs", "new")]).compare(&target).expect("comparable");
    put(&target, "mine\n");
    let error = comparison.apply().expect_err("fails").to_string();
    assert!(error.contains("can't create the folder"), "{error}");
    assert_eq!(fs::read_to_string(&target).expect("read"), "mine\n");
}

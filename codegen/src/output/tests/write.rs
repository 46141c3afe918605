//! Tests for writing without failures.

use super::*;

#[test]
fn creates_a_missing_folder() {
    let folder = folder();
    let target = folder.path().join("new/crate");
    let summary = apply(&target, &[("src/a/b.rs", "b"), ("Cargo.toml", "c")]);
    assert_eq!(summary, Summary { written: 2, unchanged: 0, removed: 0 });
    assert_eq!(names(&target), ["Cargo.toml", "src", "src/a", "src/a/b.rs"]);
    assert_eq!(fs::read_to_string(target.join("src/a/b.rs")).expect("read"), text("b"));
}

#[test]
fn does_not_touch_unchanged_files() {
    let folder = folder();
    apply(folder.path(), &[("src/a.rs", "a"), ("src/b.rs", "b")]);
    let place = |path: &str| folder.path().join(path);
    for path in ["src/a.rs", "src/b.rs"] {
        let file = fs::File::options().write(true).open(place(path)).expect("opened");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("set");
    }
    let summary = apply(folder.path(), &[("src/a.rs", "a"), ("src/b.rs", "new")]);
    assert_eq!(summary, Summary { written: 1, unchanged: 1, removed: 0 });
    let modified = |path: &str| place(path).metadata().expect("metadata").modified().expect("time");
    assert_eq!(modified("src/a.rs"), SystemTime::UNIX_EPOCH);
    assert_ne!(modified("src/b.rs"), SystemTime::UNIX_EPOCH);
}

#[test]
fn removes_stale_files_and_their_empty_folders() {
    let folder = folder();
    let old = ["old.md", "src/a.rs", "src/gone/a.rs", "src/gone/deep/b.rs", "src/kept/c.rs"];
    apply(folder.path(), &old.map(|path| (path, "old")));
    put(&folder.path().join("src/kept/notes.txt"), "mine\n");
    let summary = apply(folder.path(), &[("src/a.rs", "old")]);
    assert_eq!(summary, Summary { written: 0, unchanged: 1, removed: 4 });
    let left = ["src", "src/a.rs", "src/kept", "src/kept/notes.txt"];
    assert_eq!(names(folder.path()), left);
}

#[test]
fn leaves_other_files_alone() {
    let folder = folder();
    apply(folder.path(), &[("src/a.rs", "old")]);
    let marked = ["target/a.rs", ".git/a.rs", "src/.git/a.rs", "other-crate/src/a.rs"];
    for path in marked {
        put(&folder.path().join(path), text("not here"));
    }
    for path in ["Cargo.lock", "NOTES.md", "src/mine.rs", "empty/x"] {
        put(&folder.path().join(path), format!("mine\n{MARK}\n"));
    }
    fs::create_dir(folder.path().join("src/empty")).expect("created");
    let mut before = snapshot(folder.path());
    apply(folder.path(), &[]);
    before.remove("src/a.rs");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn writes_newlines_unchanged() {
    let folder = folder();
    let mut files = CrateFiles::new(MARK);
    let text = format!("// {MARK}\r\na\rb\n\n\nc");
    files.insert("src/a.rs", text.clone());
    files.compare(folder.path()).expect("comparable").apply().expect("applied");
    assert_eq!(fs::read(folder.path().join("src/a.rs")).expect("read"), text.as_bytes());
}

#[test]
#[cfg(unix)]
fn writes_files_with_default_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    apply(folder.path(), &[("src/a.rs", "a")]);
    put(&folder.path().join("usual"), "");
    let mode =
        |path: &str| folder.path().join(path).metadata().expect("metadata").permissions().mode();
    assert_eq!(mode("src/a.rs"), mode("usual"));
}

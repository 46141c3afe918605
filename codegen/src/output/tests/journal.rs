//! Tests for undoing operations, and for failures of undoing.

use super::super::journal::Journal;
use super::*;

fn cause() -> OutputError {
    OutputError::NotAFolder { path: "cause".into() }
}

/// Replaces `a` using a temporary folder, and returns the path of that folder.
fn replace(journal: &mut Journal, folder: &Path) -> std::path::PathBuf {
    let temporary = journal.create_temporary(folder).expect("created");
    put(&temporary.join("new"), "new");
    journal.rename(&folder.join("a"), &temporary.join("old")).expect("renamed");
    journal.create_folders(&folder.join("b/c")).expect("created");
    journal.rename(&temporary.join("new"), &folder.join("b/c/a")).expect("renamed");
    journal.remove_folder(&folder.join("empty")).expect("removed");
    temporary
}

fn prepared() -> TempDir {
    let folder = folder();
    put(&folder.path().join("a"), "old");
    fs::create_dir(folder.path().join("empty")).expect("created");
    folder
}

#[test]
fn undoes_operations_in_reverse_order() {
    let folder = prepared();
    let before = snapshot(folder.path());
    let mut journal = Journal::default();
    replace(&mut journal, folder.path());
    assert!(matches!(journal.undo(cause()), OutputError::NotAFolder { .. }));
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_dropped_journal_undoes_its_operations() {
    let folder = prepared();
    let before = snapshot(folder.path());
    replace(&mut Journal::default(), folder.path());
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_committed_journal_removes_its_temporary_folder() {
    let folder = prepared();
    let mut journal = Journal::default();
    replace(&mut journal, folder.path());
    journal.commit().expect("committed");
    assert_eq!(names(folder.path()), ["b", "b/c", "b/c/a"]);
}

#[test]
fn keeps_files_that_can_not_be_moved_back() {
    let folder = prepared();
    let mut journal = Journal::default();
    let temporary = replace(&mut journal, folder.path());
    put(&folder.path().join("a/in-the-way"), "");
    let error = journal.undo(cause());
    let OutputError::NotUndone { failures, kept, .. } = &error else { panic!("{error}") };
    assert_eq!(
        failures.iter().map(|failure| &failure.path).collect::<Vec<_>>(),
        [&folder.path().join("a")]
    );
    assert_eq!(kept.iter().collect::<Vec<_>>(), [&temporary]);
    assert_eq!(fs::read_to_string(temporary.join("old")).expect("kept"), "old");
    let message = error.to_string();
    assert!(
        message.contains("could not be restored") && message.contains("replaced and removed files"),
        "{message}"
    );
}

#[test]
fn keeps_every_temporary_folder_with_files_to_move_back() {
    let (first, second) = (prepared(), prepared());
    let mut journal = Journal::default();
    let temporaries = [&first, &second].map(|folder| replace(&mut journal, folder.path()));
    for folder in [&first, &second] {
        put(&folder.path().join("a/in-the-way"), "");
    }
    let error = journal.undo(cause());
    let OutputError::NotUndone { kept, .. } = &error else { panic!("{error}") };
    assert_eq!(*kept, [temporaries[1].clone(), temporaries[0].clone()]);
    let message = error.to_string();
    for temporary in temporaries {
        assert_eq!(fs::read_to_string(temporary.join("old")).expect("kept"), "old");
        assert!(message.contains(&format!("`{}`", temporary.display())), "{message}");
    }
}

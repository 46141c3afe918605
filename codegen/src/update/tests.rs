//! Tests for preparing updates, and for failures while writing.

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;

use super::*;
use crate::RuntimeDependency;

/// Returns a model with an operation whose input has the given members.
fn model(members: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Call"}}],
                "traits": {{"aws.auth#sigv4": {{"name": "a"}}, "aws.protocols#awsJson1_0": {{}},
                    "smithy.rules#endpointRuleSet": {{"version": "1.0", "parameters": {{}}, "rules": [
                        {{"conditions": [], "type": "endpoint", "endpoint": {{"url": "https://a"}}}}]}}}}}},
            "a#Call": {{"type": "operation", "input": {{"target": "a#Input"}}}},
            "a#Input": {{"type": "structure", "members": {{ {members} }}}}
        }}}}"#
    )
}

fn old() -> String {
    model(r#""name": {"target": "smithy.api#String"}"#)
}

fn new() -> String {
    model(r#""title": {"target": "smithy.api#String"}"#)
}

/// A project with the old model as current model, and a file with the new one.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().expect("a temporary folder"));
        project.put("model/a.json", &old());
        project.put("model/release.toml", "version = \"0.1.0\"\nrevision = \"first\"\n");
        project.put("new.json", &new());
        project
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect(path)
    }

    fn request(&self) -> Request {
        Request {
            file: self.path("new.json"),
            model: self.path("model/a.json"),
            crate_folder: self.path("generated"),
            runtime: RuntimeDependency::Path("../runtime".into()),
            archive: None,
            published: "second".parse().expect("a name"),
        }
    }

    fn prepare(&self) -> Result<Option<Update>, UpdateError> {
        Update::prepare(&self.request())
    }

    fn update(&self) -> Update {
        self.prepare().expect("prepared").expect("an update")
    }

    /// Returns all files with their contents, and all folders.
    fn tree(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut tree = BTreeMap::new();
        let mut next = vec![self.0.path().to_owned()];
        while let Some(path) = next.pop() {
            if path.is_dir() {
                let entries = fs::read_dir(&path).expect("listed");
                next.extend(entries.map(|entry| entry.expect("an entry").path()));
            }
            tree.insert(path.clone(), fs::read(path).ok());
        }
        tree
    }
}

#[test]
fn prepare_describes_the_update_and_writes_nothing() {
    let project = Project::new();
    let before = project.tree();
    let update = project.update();
    assert_eq!(project.tree(), before);
    assert_eq!(update.archive, project.path("model/revisions/first.json"));
    assert_eq!(update.changelog, Some(project.path("generated/CHANGELOG.md")));
    assert_eq!(update.release.version().to_string(), "0.1.0");
    assert_eq!(
        Some(&update.version),
        next(update.release.version(), update.report.version_bump()).as_ref()
    );
    assert!(update.files.written > 0 && update.files.unchanged == 0);
}

#[test]
fn apply_writes_all_files() {
    let project = Project::new();
    let update = project.update();
    update.transaction.apply().expect("applied");
    assert_eq!(project.read("model/a.json"), new());
    assert_eq!(project.read("model/revisions/first.json"), old());
    let release = format!("version = \"{}\"\nrevision = \"second\"\n", update.version);
    assert_eq!(project.read("model/release.toml"), release);
    let manifest = project.read("generated/Cargo.toml");
    assert!(manifest.contains(&format!("version = \"{}\"", update.version)), "{manifest}");
    assert!(manifest.contains("from a.json"), "the model must keep its name: {manifest}");
    let entry = format!("\n## {} (second)\n", update.version);
    assert!(project.read("generated/CHANGELOG.md").contains(&entry));
    assert!(project.prepare().expect("prepared").is_none());
}

/// Occupies the path of each file of an update between preparing and applying, from the first to the last.
#[test]
fn a_failure_while_writing_undoes_all_changes() {
    let paths = [
        "generated/Cargo.toml",
        "generated/tests/endpoint.rs/folder",
        "generated/CHANGELOG.md",
        "model/revisions/first.json",
        "model/revisions",
        "model/a.json",
        "model/release.toml",
    ];
    for path in paths {
        let project = Project::new();
        let update = project.update();
        project.put(path, "somebody's");
        let before = project.tree();
        update.transaction.apply().expect_err(path);
        assert_eq!(project.tree(), before, "{path}");
    }
}

#[test]
fn a_new_layout_is_not_an_update_but_a_new_order_is() {
    let project = Project::new();
    project.put("new.json", &old().replace(char::is_whitespace, ""));
    assert!(project.prepare().expect("prepared").is_none());
    let ordered = |members: [&str; 2]| {
        let member = |name| format!("\"{name}\": {{\"target\": \"smithy.api#String\"}}");
        model(&members.map(member).join(","))
    };
    project.put("model/a.json", &ordered(["one", "two"]));
    project.put("new.json", &ordered(["two", "one"]));
    assert!(project.prepare().expect("prepared").is_some());
}

#[test]
fn adds_no_changelog_entry_if_the_version_stays() {
    let project = Project::new();
    let old = Model::parse("old.json", &old()).expect("a model");
    let new = Model::parse("new.json", &new()).expect("a model");
    let release = Release::read(&project.path("model/release.toml")).expect("a release");
    let update = project.update();
    let request = project.request();
    let version = release.version();
    let files = Files { request: &request, release: &release, version, old: &old, new: &new };
    let mut transaction = Transaction::default();
    assert_eq!(files.add_changelog(&update.report, &mut transaction).expect("readable"), None);
    files.add_model(&mut transaction).expect("readable");
    transaction.apply().expect("applied");
    let release = "version = \"0.1.0\"\nrevision = \"second\"\n";
    assert_eq!(project.read("model/release.toml"), release);
    assert!(!project.path("generated").exists());
}

#[test]
fn fails_if_the_version_would_overflow() {
    let project = Project::new();
    let last = format!("{0}.{0}.{0}", u64::MAX);
    project.put("model/release.toml", &format!("version = \"{last}\"\nrevision = \"first\"\n"));
    let said = project.prepare().expect_err("refused").to_string();
    assert!(said.starts_with(&format!("the version {last} can't be incremented")), "{said}");
}

#[test]
fn fails_unless_the_new_model_has_exactly_the_same_service() {
    let project = Project::new();
    let said = |text: &str| {
        project.put("new.json", text);
        let said = project.prepare().expect_err("refused").to_string();
        said.replace(&project.0.path().display().to_string(), "DIR")
    };
    let other = said(&new().replace("a#Service", "b#Other"));
    let expected = "the model DIR/new.json contains b#Other, but the current model contains a#Service\n  help: ";
    assert!(other.starts_with(expected), "{other}");
    let none = said("{\"smithy\": \"2.0\", \"shapes\": {}}");
    assert!(none.contains("contains no service, but"), "{none}");
    let both = new().replace(
        "\"shapes\": {",
        "\"shapes\": {\"b#Other\": {\"type\": \"service\", \"version\": \"1\"},",
    );
    assert!(said(&both).contains("contains several services (b#Other, a#Service), but"));
}

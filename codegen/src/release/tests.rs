//! Tests for `release.toml`, revision names and versions.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

use super::*;
use crate::changes::VersionBump;

const TEXT: &str = "\
# How it is published.
version = \"0.2.0\" # since March

# When.
revision   =   '2026-03-03'
other = [1,2]   # somebody's
";

fn release(text: &str) -> Release {
    Release::parse("release.toml", text).expect("valid")
}

fn refusal(text: &str) -> String {
    Release::parse("release.toml", text).expect_err("invalid").to_string()
}

fn name(text: &str) -> RevisionName {
    text.parse().expect("a name")
}

#[test]
fn reads_the_version_and_the_revision() {
    let release = release(TEXT);
    assert_eq!(*release.version(), Version::new(0, 2, 0));
    assert_eq!(release.revision().as_str(), "2026-03-03");
    assert_eq!(release.text(), TEXT);
}

#[test]
fn preserves_comments_layout_and_other_keys() {
    let expected = TEXT.replace("0.2.0", "1.0.0").replace("'2026-03-03'", "\"2026-04-01\"");
    assert_eq!(release(TEXT).updated(&Version::new(1, 0, 0), &name("2026-04-01")), expected);
}

#[test]
fn errors_have_a_position_and_a_remedy() {
    let cases = [
        ("revision = \"a\"", "release.toml: the key `version` is missing\n  help: add the version"),
        (
            "version = \"1.0.0\"",
            "release.toml: the key `revision` is missing\n  help: add the publication",
        ),
        ("\nversion = 1", "release.toml:2:11: the value of `version` is not a string\n  help: put"),
        (
            "version = \"1.0\"",
            "release.toml:1:11: the version is not a semantic version: unexpected end of input while \
             parsing minor version number\n  help: use three numbers, as in `version = \"0.1.0\"`",
        ),
        (
            "version = \"1.0.0\"\nrevision = \"../a\"",
            "release.toml:2:12: `../a` is not a valid revision name: use only letters",
        ),
        ("version = \"1.0.0\"\nversion = \"2.0.0\"", "release.toml:2:1: invalid TOML: "),
    ];
    for (text, expected) in cases {
        let said = refusal(text);
        assert!(said.starts_with(expected), "{said}");
        assert!(said.contains("\n  help: "), "{said}");
    }
}

#[test]
fn the_error_for_a_missing_file_has_its_path_and_the_expected_contents() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(FILE_NAME);
    let said = Release::read(&path).expect_err("missing").to_string();
    assert!(said.starts_with(&format!("can't read {}: ", path.display())), "{said}");
    assert!(said.contains("help: create it, with the crate's version and the model's publication date: `version = "), "{said}");
}

#[test]
fn rejects_names_that_are_not_plain_file_names() {
    for text in ["2026-03-03", "v1.2_b", "-", "_.", "A"] {
        assert_eq!(name(text).to_string(), text);
    }
    for text in ["", ".", "..", ".hidden", "a/b", "a\\b", "a b", "ä", "a\n", "C:"] {
        let error = text.parse::<RevisionName>().expect_err(text).to_string();
        assert!(error.starts_with(&format!("`{text}` is not a valid revision name")), "{error}");
    }
}

#[test]
fn today_is_a_valid_name() {
    let today = RevisionName::today();
    assert_eq!(name(today.as_str()), today);
    assert!(DateTime::from_str(&format!("{today}T00:00:00Z"), Format::DateTime).is_ok(), "{today}");
}

#[test]
fn bumps_versions_before_and_after_1_0_0() {
    let cases = [
        ("0.2.3", ["0.2.3", "0.2.4", "0.2.4", "0.3.0"]),
        ("0.0.3", ["0.0.3", "0.0.4", "0.0.4", "0.1.0"]),
        ("1.2.3", ["1.2.3", "1.2.4", "1.3.0", "2.0.0"]),
        ("1.2.3-beta.1+b", ["1.2.3-beta.1+b", "1.2.4", "1.3.0", "2.0.0"]),
    ];
    let bumps = [VersionBump::None, VersionBump::Patch, VersionBump::Minor, VersionBump::Major];
    for (version, expected) in cases {
        let version: Version = version.parse().expect("a version");
        let bumped = bumps.map(|bump| next(&version, bump).expect("a next one").to_string());
        assert_eq!(bumped, expected, "{version}");
    }
}

#[test]
fn an_overflow_returns_none() {
    let last = Version::new(u64::MAX, u64::MAX, u64::MAX);
    assert!(
        [VersionBump::Patch, VersionBump::Minor, VersionBump::Major]
            .iter()
            .all(|bump| next(&last, *bump).is_none())
    );
    assert_eq!(next(&last, VersionBump::None), Some(last));
}

//! The changelog of a generated crate, in the style of <https://keepachangelog.com>.

use semver::Version;

use crate::release::RevisionName;

/// The head of a new changelog.
const HEAD: &str = "\
# Changelog

Changes for users of the crate, newest first. Versions follow [Semantic Versioning](https://semver.org);
the date in parentheses is the publication date of the API model.
";

/// The text of an entry without reported changes.
const NOTHING_REPORTED: &str = "The API is unchanged; only details of generated files changed.";

/// Returns the entry of a version with a report.
pub(super) fn entry(version: &Version, revision: &RevisionName, report: &str) -> String {
    let report = match report.trim() {
        "" => NOTHING_REPORTED,
        report => report,
    };
    format!("## {version} ({revision})\n\n{report}\n")
}

/// Inserts an entry before the first entry of a changelog, or at the end if it has none.
pub(super) fn with_entry(changelog: &str, entry: &str) -> String {
    if changelog.trim().is_empty() {
        return format!("{HEAD}\n{entry}");
    }
    match first_entry(changelog) {
        Some(at) => {
            let (head, entries) = changelog.split_at(at);
            format!("{head}{entry}\n{entries}")
        }
        None => format!("{changelog}{}{entry}", blank_line_after(changelog)),
    }
}

/// Returns the position of the first second-level heading.
fn first_entry(changelog: &str) -> Option<usize> {
    let mut start = 0;
    for line in changelog.split_inclusive('\n') {
        if line.starts_with("## ") {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// Returns the newlines to append to text so that it ends with a blank line.
fn blank_line_after(text: &str) -> &'static str {
    if text.ends_with("\n\n") {
        ""
    } else if text.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "## 0.2.0 (2026-03-03)\n\n### Added\n\n- `Tag`\n";

    #[test]
    fn an_entry_has_the_version_and_the_report() {
        let revision: RevisionName = "2026-03-03".parse().expect("a name");
        let of = |report: &str| entry(&Version::new(0, 2, 0), &revision, report);
        assert_eq!(of("\n### Added\n\n- `Tag`\n\n"), ENTRY);
        assert_eq!(of("\n"), format!("## 0.2.0 (2026-03-03)\n\n{NOTHING_REPORTED}\n"));
    }

    #[test]
    fn creates_a_changelog_for_the_first_entry() {
        for nothing in ["", "\n\n"] {
            assert_eq!(with_entry(nothing, ENTRY), format!("{HEAD}\n{ENTRY}"));
        }
    }

    #[test]
    fn inserts_a_new_entry_first_and_preserves_the_rest() {
        let old = "# Mine\r\n\r\nwords ## here  \n## 0.1.0\n- edited\n\n\n## 0.0.1";
        let new = with_entry(old, ENTRY);
        let expected =
            format!("# Mine\r\n\r\nwords ## here  \n{ENTRY}\n## 0.1.0\n- edited\n\n\n## 0.0.1");
        assert_eq!(new, expected);
        assert_eq!(with_entry("## 0.1.0\n", ENTRY), format!("{ENTRY}\n## 0.1.0\n"));
    }

    #[test]
    fn appends_an_entry_if_there_are_none() {
        for (old, between) in [("words", "\n\n"), ("words\n", "\n"), ("words\n\n", "")] {
            assert_eq!(with_entry(old, ENTRY), format!("{old}{between}{ENTRY}"));
        }
    }
}

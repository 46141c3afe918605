//! The changelog of a generated crate, in the manner of <https://keepachangelog.com>.

use semver::Version;

use crate::release::RevisionName;

/// How a changelog starts that is not there yet.
const HEAD: &str = "\
# Changelog

What each version changes for those who use the crate, the newest first. Versions follow
[Semantic Versioning](https://semver.org); in parentheses, when the model of the API was published.
";

/// What an entry says if nothing is reported.
const NOTHING_REPORTED: &str =
    "The API is as before; only details of generated files have changed.";

/// The entry of a version, made of a report.
pub(super) fn entry(version: &Version, revision: &RevisionName, report: &str) -> String {
    let report = match report.trim() {
        "" => NOTHING_REPORTED,
        report => report,
    };
    format!("## {version} ({revision})\n\n{report}\n")
}

/// A changelog with another entry before its entries, or at its end if it has none. All else stays as it
/// is.
pub(super) fn with_entry(changelog: &str, entry: &str) -> String {
    if changelog.trim().is_empty() {
        return format!("{HEAD}\n{entry}");
    }
    match first_entry(changelog) {
        Some(at) => {
            let (head, entries) = changelog.split_at(at);
            format!("{head}{entry}\n{entries}")
        }
        None => format!("{changelog}{}{entry}", blank_line_behind(changelog)),
    }
}

/// Where the first line with a heading of the second level starts.
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

/// What makes a blank line behind a text.
fn blank_line_behind(text: &str) -> &'static str {
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
    fn an_entry_is_the_version_with_the_report() {
        let revision: RevisionName = "2026-03-03".parse().expect("a name");
        let of = |report: &str| entry(&Version::new(0, 2, 0), &revision, report);
        assert_eq!(of("\n### Added\n\n- `Tag`\n\n"), ENTRY);
        assert_eq!(of("\n"), format!("## 0.2.0 (2026-03-03)\n\n{NOTHING_REPORTED}\n"));
    }

    #[test]
    fn the_first_entry_makes_the_changelog() {
        for nothing in ["", "\n\n"] {
            assert_eq!(with_entry(nothing, ENTRY), format!("{HEAD}\n{ENTRY}"));
        }
    }

    #[test]
    fn a_new_entry_comes_first_and_all_else_stays() {
        let old = "# Mine\r\n\r\nwords ## here  \n## 0.1.0\n- edited\n\n\n## 0.0.1";
        let new = with_entry(old, ENTRY);
        let expected =
            format!("# Mine\r\n\r\nwords ## here  \n{ENTRY}\n## 0.1.0\n- edited\n\n\n## 0.0.1");
        assert_eq!(new, expected);
        assert_eq!(with_entry("## 0.1.0\n", ENTRY), format!("{ENTRY}\n## 0.1.0\n"));
    }

    #[test]
    fn without_entries_the_new_one_comes_last() {
        for (old, between) in [("words", "\n\n"), ("words\n", "\n"), ("words\n\n", "")] {
            assert_eq!(with_entry(old, ENTRY), format!("{old}{between}{ENTRY}"));
        }
    }
}

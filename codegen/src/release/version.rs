//! Increments versions.

use semver::Version;

use crate::changes::VersionBump;

/// Returns the next version for a bump, or `None` if a number would overflow.
///
/// Before 1.0.0, as in Cargo, breaking changes increment the second number and all others the third. See
/// <https://semver.org> and <https://doc.rust-lang.org/cargo/reference/semver.html>. Every bump except
/// [`VersionBump::None`] drops pre-release and build suffixes (`-beta.1`, `+build`).
pub fn next(version: &Version, bump: VersionBump) -> Option<Version> {
    let Version { major, minor, patch, .. } = *version;
    Some(match (bump, major) {
        (VersionBump::None, _) => version.clone(),
        (VersionBump::Major, 0) => Version::new(0, minor.checked_add(1)?, 0),
        (VersionBump::Minor, 0) | (VersionBump::Patch, _) => {
            Version::new(major, minor, patch.checked_add(1)?)
        }
        (VersionBump::Major, _) => Version::new(major.checked_add(1)?, 0, 0),
        (VersionBump::Minor, _) => Version::new(major, minor.checked_add(1)?, 0),
    })
}

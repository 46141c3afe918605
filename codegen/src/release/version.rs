//! The version that comes next.

use semver::Version;

use crate::changes::VersionBump;

/// The version behind `version` by a step, or nothing if its numbers can't grow any more.
///
/// Before 1.0.0, as Cargo has it, the second number stands for incompatible changes and the third for
/// all others. See <https://semver.org> and
/// <https://doc.rust-lang.org/cargo/reference/semver.html>. What comes behind the three numbers
/// (`-beta.1`, `+build`) is dropped by every step but [`VersionBump::None`].
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

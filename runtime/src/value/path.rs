//! Paths to parts of a value, for error messages.

use std::borrow::Cow;

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::SerdeError;

/// A step from a value to one of its parts.
#[derive(Clone, Debug)]
pub(crate) enum Step<'a> {
    /// To a member of a structure or union.
    Member(Cow<'a, str>),
    /// To an item of a list.
    Item(usize),
    /// To the value of a map entry, without the key if it is unknown or sensitive.
    Entry(Option<Cow<'a, str>>),
}

impl<'a> Step<'a> {
    /// Creates the step to an entry of a map or document.
    pub(crate) fn entry(map: &Schema<'_>, key: Cow<'a, str>) -> Self {
        let is_sensitive =
            map.sensitive().is_some() || map.key().is_some_and(|key| key.sensitive().is_some());
        Self::Entry((!is_sensitive).then_some(key))
    }
}

/// The maximum length of a map key in a path, in characters.
const LONGEST_KEY: usize = 64;

impl Step<'_> {
    /// Appends the step to the path of the containing value. Quotes keys that are not plain names.
    pub(crate) fn append_to(&self, path: &mut String) {
        match self {
            Self::Member(name) => append_name(path, name),
            Self::Item(position) => path.push_str(&format!("[{position}]")),
            Self::Entry(None) => append_name(path, "*"),
            Self::Entry(Some(key)) => {
                let is_plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
                let short: String = key.chars().take(LONGEST_KEY).collect();
                let more = if short.len() < key.len() { "…" } else { "" };
                if !key.is_empty() && short.chars().all(is_plain) {
                    append_name(path, &short);
                    path.push_str(more);
                } else {
                    path.push_str(&format!("[{short:?}{more}]"));
                }
            }
        }
    }
}

fn append_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// Prefixes an error with the path to the part that it concerns. `steps` are in reverse order, because errors
/// propagate outwards.
pub(crate) fn located(error: SerdeError, steps: &[Step<'_>]) -> SerdeError {
    if steps.is_empty() {
        return error;
    }
    let mut path = String::new();
    steps.iter().rev().for_each(|step| step.append_to(&mut path));
    SerdeError::custom(format!("{path}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_members_items_and_keys() {
        let long = "k".repeat(65);
        let mut steps = [
            Step::Member("items".into()),
            Step::Item(3),
            Step::Member("tags".into()),
            Step::Entry(Some("team-a".into())),
            Step::Entry(Some("two words".into())),
            Step::Entry(Some("".into())),
            Step::Entry(None),
            Step::Entry(Some(long.as_str().into())),
        ];
        steps.reverse();
        let error = || SerdeError::custom("no");
        let expected = r#"items[3].tags.team-a["two words"][""].*."#;
        let text = located(error(), &steps).to_string();
        assert_eq!(text, format!("{expected}{}…: no", "k".repeat(64)));
        assert_eq!(located(error(), &[]).to_string(), "no");
    }
}

//! Host prefixes of operations, with labels from the input.
//!
//! See <https://smithy.io/2.0/spec/endpoint-traits.html>.

use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_schema::document::DocumentShapeSerializer;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

/// Whether operations omit their host prefix.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableHostPrefix(pub(crate) bool);

impl Storable for DisableHostPrefix {
    type Storer = StoreReplace<Self>;
}

/// Stores an operation's prefix for the protocol, unless the configuration disables prefixes.
///
/// # Errors
///
/// See [`expanded`].
pub(crate) fn store(
    template: &str,
    input: &dyn SerializableStruct,
    config: &mut ConfigBag,
) -> Result<(), BoxError> {
    if config.load::<DisableHostPrefix>().is_some_and(|setting| setting.0) {
        return Ok(());
    }
    let prefix = EndpointPrefix::new(expanded(template, input)?)?;
    config.interceptor_state().store_put(prefix);
    Ok(())
}

/// Expands a prefix: replaces names in braces with the values of the input's members.
///
/// # Errors
///
/// A required member is not set or does not form a valid host.
pub(crate) fn expanded(
    template: &str,
    input: &dyn SerializableStruct,
) -> Result<String, HostPrefixError> {
    if !template.contains('{') {
        return Ok(template.to_owned());
    }
    let members = members(input)?;
    let mut prefix = String::new();
    for (text, member) in parts(template) {
        prefix.push_str(text);
        if let Some(member) = member {
            prefix.push_str(label(member, &members)?);
        }
    }
    match starts_host(&prefix) {
        true => Ok(prefix),
        false => Err(HostPrefixError::InvalidHost { template: template.to_owned() }),
    }
}

/// Returns whether text can start a host: complete labels, and the start of one after the last dot.
fn starts_host(prefix: &str) -> bool {
    let (labels, start) = match prefix.rsplit_once('.') {
        Some((labels, start)) => (Some(labels), start),
        None => (None, prefix),
    };
    labels.is_none_or(|labels| labels.split('.').all(is_label)) && starts_label(start)
}

/// Returns whether text can start a label, which continues with the endpoint's first label.
fn starts_label(text: &str) -> bool {
    text.len() < LONGEST_LABEL && !text.starts_with('-') && text.bytes().all(is_part_of_label)
}

/// Splits a template into texts, each with the member that follows it, if any.
fn parts(template: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut texts = template.split('{');
    let first = texts.next().map(|text| (None, text));
    let rest = texts.map(|text| match text.split_once('}') {
        Some((member, text)) => (Some(member), text),
        None => (None, text),
    });
    first.into_iter().chain(rest).flat_map(|(member, text)| [("", member), (text, None)])
}

fn members(input: &dyn SerializableStruct) -> Result<Document, SerdeError> {
    let mut serializer = DocumentShapeSerializer::new();
    serializer.write_struct(input.schema(), input)?;
    Ok(serializer.finish()?.into_document())
}

/// Returns the value of a member after checking the characters that are invalid in any label.
fn label<'m>(member: &str, members: &'m Document) -> Result<&'m str, HostPrefixError> {
    let value = members.as_object().and_then(|members| members.get(member));
    let text = value.and_then(Document::as_string).unwrap_or_default();
    if text.is_empty() {
        return Err(HostPrefixError::Missing { member: member.to_owned() });
    }
    match text.len() <= LONGEST_LABEL && text.bytes().all(is_part_of_label) {
        true => Ok(text),
        false => Err(HostPrefixError::InvalidLabel { member: member.to_owned() }),
    }
}

const LONGEST_LABEL: usize = 63;

fn is_part_of_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

/// Returns whether text is a label of a host (RFC 1123).
fn is_label(text: &str) -> bool {
    let has_length = (1..=LONGEST_LABEL).contains(&text.len());
    let has_edges = !text.starts_with('-') && !text.ends_with('-');
    has_length && has_edges && text.bytes().all(is_part_of_label)
}

/// The error of an input that does not determine a host. Values are omitted because they may be sensitive.
#[derive(Debug)]
pub(crate) enum HostPrefixError {
    /// A member of the host prefix is not set or empty.
    Missing { member: String },
    /// A member has characters that are invalid in a host.
    InvalidLabel { member: String },
    /// The expanded members do not form a valid host.
    InvalidHost { template: String },
    /// The input can't be serialized.
    Input(SerdeError),
}

impl fmt::Display for HostPrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { member } => {
                write!(f, "`{member}` is part of the host, so it must be set")
            }
            Self::InvalidLabel { member } => write!(
                f,
                "`{member}` is part of the host, so it must consist of 1 to 63 ASCII letters, digits \
                 and hyphens"
            ),
            Self::InvalidHost { template } => write!(
                f,
                "`{template}` does not expand to a valid host: its labels must have 1 to 63 characters, \
                 and must not start or end with a hyphen"
            ),
            Self::Input(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for HostPrefixError {}

impl From<SerdeError> for HostPrefixError {
    fn from(error: SerdeError) -> Self {
        Self::Input(error)
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::config_bag::Layer;

    use super::*;
    use crate::structure;

    #[structure("example#Input")]
    struct Input {
        #[member("account")]
        account: Option<String>,
        #[member("zone")]
        zone: String,
    }

    fn input(account: &str, zone: &str) -> Input {
        Input { account: Some(account.into()), zone: zone.into() }
    }

    fn error(template: &str, input: &Input) -> String {
        expanded(template, input).expect_err("no host").to_string()
    }

    #[test]
    fn replaces_names_with_values() {
        let input = input("1-a", "B");
        for (template, expected) in [
            ("data.", "data."),
            ("{account}.", "1-a."),
            ("x-{account}.{zone}.data.", "x-1-a.B.data."),
            ("{account}{zone}", "1-aB"),
            ("{account}.data-", "1-a.data-"),
            ("data-{account}-", "data-1-a-"),
        ] {
            assert_eq!(expanded(template, &input).expect("a host"), expected);
        }
    }

    #[test]
    fn rejects_missing_members() {
        let expected = "`account` is part of the host, so it must be set";
        assert_eq!(error("{account}.", &input("", "b")), expected);
        assert_eq!(error("{account}.", &Input { account: None, zone: "b".into() }), expected);
    }

    #[test]
    fn rejects_characters_that_are_invalid_in_a_host() {
        let long = "a".repeat(64);
        for account in ["a.b", "a/b", "a b", "a@b", "\u{e9}", "{zone}", long.as_str()] {
            let error = error("{account}.", &input(account, "b"));
            assert!(error.starts_with("`account` is part of the host, so it must consist of"));
        }
    }

    #[test]
    fn rejects_members_that_form_no_valid_label_together() {
        let half = "a".repeat(40);
        for (account, zone) in [("-a", "b"), ("a", "b-"), (half.as_str(), half.as_str())] {
            let error = error("{account}{zone}.", &input(account, zone));
            assert!(
                error.starts_with("`{account}{zone}.` does not expand to a valid host"),
                "{error}"
            );
        }
        for (template, zone) in
            [("-{zone}", "b"), ("{zone}..", "b"), ("{zone}.-", "b"), (".{zone}", "b")]
        {
            let error = error(template, &input("a", zone));
            assert!(error.ends_with("must not start or end with a hyphen"), "{error}");
        }
    }

    #[test]
    fn omits_prefixes_if_disabled() {
        let mut layer = Layer::new("test");
        layer.store_put(DisableHostPrefix(true));
        let mut config = ConfigBag::of_layers(vec![layer]);
        store("{account}.", &input("", ""), &mut config).expect("no prefix is needed");
        assert!(config.load::<EndpointPrefix>().is_none());

        config.interceptor_state().store_put(DisableHostPrefix(false));
        store("{account}.", &input("a", ""), &mut config).expect("a host");
        assert_eq!(config.load::<EndpointPrefix>().map(EndpointPrefix::as_str), Some("a."));
    }
}

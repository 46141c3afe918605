//! Host prefixes: what some operations put before the host that they call, with labels from the input.
//!
//! See <https://smithy.io/2.0/spec/endpoint-traits.html>.

use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_schema::document::DocumentShapeSerializer;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

/// Whether operations leave out their prefixes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableHostPrefix(pub(crate) bool);

impl Storable for DisableHostPrefix {
    type Storer = StoreReplace<Self>;
}

/// Puts an operation's prefix where the protocol looks for it, unless the configuration leaves it out.
///
/// # Errors
///
/// Those of [`expanded`].
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

/// A prefix with the values of the input's members in the place of their names in braces.
///
/// # Errors
///
/// A member that is needed is not set, or doesn't give a valid host.
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

/// Whether a host can start with a text: whole labels, and the start of another one behind the last dot.
fn starts_host(prefix: &str) -> bool {
    let (labels, start) = match prefix.rsplit_once('.') {
        Some((labels, start)) => (Some(labels), start),
        None => (None, prefix),
    };
    labels.is_none_or(|labels| labels.split('.').all(is_label)) && starts_label(start)
}

/// Whether a label can start with a text. What follows is the endpoint's first label.
fn starts_label(text: &str) -> bool {
    text.len() < LONGEST_LABEL && !text.starts_with('-') && text.bytes().all(is_part_of_label)
}

/// Texts, each with the member that follows it, if one does.
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

/// The value of a member, as far as it can be told without those beside it to be a part of a host.
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

/// Whether a text is a label of a host by RFC 1123.
fn is_label(text: &str) -> bool {
    let has_length = (1..=LONGEST_LABEL).contains(&text.len());
    let has_edges = !text.starts_with('-') && !text.ends_with('-');
    has_length && has_edges && text.bytes().all(is_part_of_label)
}

/// An input does not tell which host to call. Values stay out of the message, since they may be
/// sensitive.
#[derive(Debug)]
pub(crate) enum HostPrefixError {
    /// A member that is part of the host is not set, or empty.
    Missing { member: String },
    /// A member can't be part of a host.
    InvalidLabel { member: String },
    /// The members come to no valid host.
    InvalidHost { template: String },
    /// The input can't be sent at all.
    Input(SerdeError),
}

impl fmt::Display for HostPrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { member } => {
                write!(f, "`{member}` is part of the host to call, so it has to be set")
            }
            Self::InvalidLabel { member } => write!(
                f,
                "`{member}` is part of the host to call, so it has to be of 1 to 63 ASCII letters, digits \
                 and hyphens"
            ),
            Self::InvalidHost { template } => write!(
                f,
                "`{template}` comes to no valid host: what stands between its dots has to be of 1 to 63 \
                 characters, the first and last of them no hyphen"
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

    struct Input {
        account: Option<String>,
        zone: String,
    }

    structure! {
        Input = "example" "Input" {
            0 account: String "account",
            1 zone: String "zone",
        }
    }

    fn input(account: &str, zone: &str) -> Input {
        Input { account: Some(account.into()), zone: zone.into() }
    }

    fn error(template: &str, input: &Input) -> String {
        expanded(template, input).expect_err("no host").to_string()
    }

    #[test]
    fn members_stand_in_the_place_of_their_names() {
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
    fn what_is_part_of_the_host_has_to_be_set() {
        let expected = "`account` is part of the host to call, so it has to be set";
        assert_eq!(error("{account}.", &input("", "b")), expected);
        assert_eq!(error("{account}.", &Input { account: None, zone: "b".into() }), expected);
    }

    #[test]
    fn what_is_no_part_of_a_host_is_an_error() {
        let long = "a".repeat(64);
        for account in ["a.b", "a/b", "a b", "a@b", "\u{e9}", "{zone}", long.as_str()] {
            let error = error("{account}.", &input(account, "b"));
            assert!(error.starts_with("`account` is part of the host to call, so it has to be of"));
        }
    }

    #[test]
    fn labels_together_have_to_be_valid() {
        let half = "a".repeat(40);
        for (account, zone) in [("-a", "b"), ("a", "b-"), (half.as_str(), half.as_str())] {
            let error = error("{account}{zone}.", &input(account, zone));
            assert!(error.starts_with("`{account}{zone}.` comes to no valid host"), "{error}");
        }
        for (template, zone) in
            [("-{zone}", "b"), ("{zone}..", "b"), ("{zone}.-", "b"), (".{zone}", "b")]
        {
            let error = error(template, &input("a", zone));
            assert!(error.ends_with("the first and last of them no hyphen"), "{error}");
        }
    }

    #[test]
    fn prefixes_can_be_left_out() {
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

//! Context parameters: client settings and members of an operation's input for endpoint rules.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#binding-parameter-values>.

use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreAppend};

use super::ResolveEndpointError;
use crate::customization::TextMember;

/// The value of a context parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContextValue {
    /// A string.
    Text(String),
    /// A boolean.
    Bool(bool),
    /// A list of strings.
    List(Vec<String>),
}

impl From<&str> for ContextValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for ContextValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for ContextValue {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Vec<String>> for ContextValue {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

/// The context parameters of a call, by their names in the endpoint rules. The first value of a parameter
/// applies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContextParams {
    values: Vec<(&'static str, ContextValue)>,
    /// A required member that is blank.
    blank: Option<&'static str>,
    /// A label that the endpoint contains and that is blank.
    blank_label: Option<&'static str>,
    /// The endpoint's URL, if a member of the input determines it.
    endpoint: Option<String>,
}

impl ContextParams {
    /// Adds a value if there is one.
    pub fn with(mut self, name: &'static str, value: Option<impl Into<ContextValue>>) -> Self {
        self.values.extend(value.map(|value| (name, value.into())));
        self
    }

    /// Adds a list of strings if there is one.
    pub fn with_list<T: AsRef<str>>(
        self,
        name: &'static str,
        list: Option<impl IntoIterator<Item = T>>,
    ) -> Self {
        let owned = |item: T| item.as_ref().to_owned();
        self.with(name, list.map(|list| list.into_iter().map(owned).collect::<Vec<String>>()))
    }

    /// Records an error if the text of a required member is blank, because the rules could not determine the
    /// endpoint.
    pub fn required(mut self, member: &'static str, text: &str) -> Self {
        if text.trim().is_empty() {
            self.blank.get_or_insert(member);
        }
        self
    }

    /// Records an error if a label that the endpoint contains is blank. Unlike with [`required`](Self::required), a
    /// configured endpoint is no replacement: the request would be for another resource.
    pub fn required_label(mut self, member: &'static str, text: &impl TextMember) -> Self {
        if text.text().trim().is_empty() {
            self.blank_label.get_or_insert(member);
        }
        self
    }

    /// Sets the endpoint's URL, unless the member of the input is unset or empty.
    pub fn endpoint(mut self, url: &impl TextMember) -> Self {
        self.endpoint = Some(url.text().to_owned()).filter(|url| !url.is_empty());
        self
    }

    /// Returns the endpoint's URL, if a member of the input determines it.
    pub(super) fn endpoint_url(&self) -> Option<String> {
        self.endpoint.clone()
    }

    /// Returns the value of a parameter.
    pub fn get(&self, name: &str) -> Option<&ContextValue> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Adds the settings of a configuration. Values added before take precedence.
    pub(crate) fn and_settings(mut self, config: &ConfigBag) -> Self {
        let settings = config.load::<ContextSetting>();
        self.values.extend(settings.map(|setting| (setting.name, setting.value.clone())));
        self
    }

    /// Returns the error if a required member is blank that the endpoint depends on.
    pub(crate) fn check(&self, has_endpoint: bool) -> Result<(), ResolveEndpointError> {
        match self.blank_label.or(self.blank.filter(|_| !has_endpoint)) {
            None => Ok(()),
            Some(member) => Err(ResolveEndpointError::new(format!(
                "the member `{member}` is blank, but the endpoint depends on it: set it to a value \
                 that is not blank"
            ))),
        }
    }
}

/// A service-specific endpoint setting. Later ones take precedence, and those of a single call most of all.
#[derive(Clone, Debug)]
pub(crate) struct ContextSetting {
    pub(crate) name: &'static str,
    pub(crate) value: ContextValue,
}

impl Storable for ContextSetting {
    type Storer = StoreAppend<Self>;
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::config_bag::Layer;

    use super::*;

    fn setting(name: &'static str, value: &str) -> ContextSetting {
        ContextSetting { name, value: value.into() }
    }

    #[test]
    fn the_operation_overrides_settings_and_later_settings_override_earlier_ones() {
        let (mut client, mut call) = (Layer::new("client"), Layer::new("call"));
        client.store_append(setting("A", "client"));
        client.store_append(setting("B", "client"));
        client.store_append(setting("B", "client, again"));
        client.store_append(setting("C", "client"));
        call.store_append(setting("C", "call"));
        let config = ConfigBag::of_layers(vec![client, call]);
        let params = ContextParams::default().with("A", Some("operation")).with("B", None::<&str>);
        let params = params.with("A", Some("operation, less specific")).and_settings(&config);
        for (name, expected) in [("A", "operation"), ("B", "client, again"), ("C", "call")] {
            assert_eq!(params.get(name), Some(&expected.into()));
        }
        assert_eq!(params.get("D"), None);
    }

    #[test]
    fn a_list_may_be_missing_or_empty() {
        let texts = vec!["a".to_owned(), "b".to_owned()];
        let params = ContextParams::default()
            .with_list("A", None::<&Vec<String>>)
            .with_list("B", Some(Vec::<String>::new()))
            .with_list("C", Some(&texts));
        assert_eq!(params.get("A"), None);
        assert_eq!(params.get("B"), Some(&Vec::new().into()));
        assert_eq!(params.get("C"), Some(&texts.clone().into()));
    }

    #[test]
    fn rejects_blank_required_members() {
        let params = ContextParams::default().required("bucket", "a").required("key", " \t");
        let error = params.check(false).expect_err("blank").to_string();
        assert!(error.starts_with("the member `key` is blank"), "{error}");
        assert_eq!(params.check(true), Ok(()));
        assert_eq!(ContextParams::default().check(false), Ok(()));
    }

    #[test]
    fn rejects_blank_labels_even_with_a_configured_endpoint() {
        for blank in [None, Some(String::new()), Some(" ".to_owned())] {
            let params = ContextParams::default().required_label("Bucket", &blank);
            let error = params.check(true).expect_err("blank").to_string();
            assert!(error.starts_with("the member `Bucket` is blank"), "{error}");
        }
        let params = ContextParams::default().required_label("Bucket", &"a".to_owned());
        assert_eq!(params.check(true), Ok(()));
    }

    #[test]
    fn a_member_may_determine_the_endpoint() {
        let url = |member: Option<&str>| {
            ContextParams::default().endpoint(&member.map(str::to_owned)).endpoint_url()
        };
        assert_eq!(url(Some("https://example.com")).as_deref(), Some("https://example.com"));
        assert_eq!((url(Some("")), url(None)), (None, None));
    }
}

//! Context parameters: client settings and members of an operation's input for endpoint rules.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#binding-parameter-values>.

use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreAppend};

use super::ResolveEndpointError;

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

    /// Returns the error if a required member is blank.
    pub(crate) fn check(&self) -> Result<(), ResolveEndpointError> {
        match self.blank {
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
        let error = params.check().expect_err("blank").to_string();
        assert!(error.starts_with("the member `key` is blank"), "{error}");
        assert_eq!(ContextParams::default().check(), Ok(()));
    }
}

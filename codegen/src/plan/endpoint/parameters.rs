//! Parameters: what the rules decide by, and where it comes from.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::ast;
use super::refused::{Compiled, Within, all, refused, unknown};
use super::types::Kind;
use crate::model::ClientContextParam;
use crate::plan::docs::plain;
use crate::plan::{Docs, Name};

/// Parameters as the model writes them, by name.
pub(super) type Written = IndexMap<String, ast::Part<ast::Parameter>>;

/// A parameter of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The parameter's name in the rules.
    pub wire_name: String,
    /// The field.
    pub field: Name,
    /// The type.
    pub kind: Kind,
    /// The value where none is given.
    pub default: Option<ParameterValue>,
    /// Whether the rules can't do without.
    pub required: bool,
    /// What of the configuration gives the value, besides what goes by the parameter's own name.
    pub builtin: Option<Builtin>,
    /// Whether an operation or a setting gives a value by the parameter's own name.
    pub is_bound: bool,
    /// The documentation.
    pub docs: Docs,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// Text.
    Text(String),
    /// True or false.
    Bool(bool),
    /// A list of text.
    List(Vec<String>),
}

/// Values that every configuration gives to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builtin {
    /// `AWS::Region`.
    Region,
    /// `AWS::UseFIPS`.
    UseFips,
    /// `AWS::UseDualStack`.
    UseDualStack,
    /// `SDK::Endpoint`.
    Endpoint,
    /// `AWS::Auth::AccountId`.
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`.
    AccountIdEndpointMode,
}

/// A setting of the service's own, which gives a parameter its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The method that sets it.
    pub method: Name,
    /// The parameter.
    pub parameter: String,
    /// The type.
    pub kind: Kind,
    /// The built-in that it is, if it is one.
    pub builtin: Option<String>,
    /// The documentation.
    pub docs: Docs,
}

/// Where the value of a parameter with the property `builtIn` comes from.
enum Origin {
    /// A setting that all services share.
    Shared(Builtin, Kind),
    /// A setting that this service has.
    Own,
    /// Nothing that the runtime knows of: the default stands.
    Nothing,
}

impl ParameterValue {
    /// The value that JSON stands for, if parameters can have it.
    pub(in crate::plan) fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Array(items) => {
                let items = items.iter().map(|item| item.as_str().map(str::to_owned));
                items.collect::<Option<_>>().map(Self::List)
            }
            _ => None,
        }
    }

    /// The type.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Bool(_) => Kind::Bool,
            Self::List(_) => Kind::TextList,
        }
    }
}

impl Parameter {
    /// Whether there is always a value, so that the field is no `Option`.
    pub fn is_certain(&self) -> bool {
        self.default.is_some()
    }

    /// Whether rules are not even looked at without a value.
    pub fn is_needed(&self) -> bool {
        self.required && self.default.is_none()
    }
}

/// The type that the rules name.
fn kind_of(name: &str) -> Option<Kind> {
    match name.to_ascii_lowercase().as_str() {
        "string" => Some(Kind::Text),
        "boolean" => Some(Kind::Bool),
        "stringarray" => Some(Kind::TextList),
        _ => None,
    }
}

fn origin(builtin: &str) -> Option<Origin> {
    Some(match builtin {
        "AWS::Region" => Origin::Shared(Builtin::Region, Kind::Text),
        "AWS::UseFIPS" => Origin::Shared(Builtin::UseFips, Kind::Bool),
        "AWS::UseDualStack" => Origin::Shared(Builtin::UseDualStack, Kind::Bool),
        "SDK::Endpoint" => Origin::Shared(Builtin::Endpoint, Kind::Text),
        "AWS::Auth::AccountId" => Origin::Shared(Builtin::AccountId, Kind::Text),
        "AWS::Auth::AccountIdEndpointMode" => {
            Origin::Shared(Builtin::AccountIdEndpointMode, Kind::Text)
        }
        "AWS::Auth::CredentialScope" => Origin::Nothing,
        // `AWS::` and the name of a service stand before what only clients of that service can set.
        other => match other.strip_prefix("AWS::")?.split_once("::")? {
            ("Auth", _) => return None,
            _ => Origin::Own,
        },
    })
}

/// The built-in of an id, if all services have it, and what it is.
pub(super) fn builtin_of(id: &str) -> Option<(Builtin, Kind)> {
    match origin(id) {
        Some(Origin::Shared(builtin, kind)) => Some((builtin, kind)),
        _ => None,
    }
}

/// Compiles the parameters, each by itself; `bound` are those that operations and clients give values to.
pub(super) fn parameters<'w>(
    written: &'w Written,
    bound: &BTreeSet<&str>,
) -> Vec<(&'w str, Compiled<Parameter>)> {
    let mut fields = BTreeSet::new();
    let parameters = written.iter().map(|(name, part)| {
        let parameter = part.get(&format!("the parameter `{name}`"));
        let parameter = parameter
            .and_then(|written| compile(name, written, bound.contains(name.as_str())))
            .and_then(|parameter| match fields.insert(parameter.field.clone()) {
                true => Ok(parameter),
                false => refused(
                    format!("the parameter `{name}`"),
                    "another differs from it in nothing but upper and lower case",
                ),
            });
        (name.as_str(), parameter.within(name).within("parameters"))
    });
    parameters.collect()
}

fn compile(name: &str, written: &ast::Parameter, is_bound: bool) -> Compiled<Parameter> {
    let what = || format!("the parameter `{name}`");
    let Some(kind) = kind_of(&written.parameter_type) else {
        let reason = format!("there is no type `{}`", written.parameter_type);
        return refused(what(), reason).within("type");
    };
    let default =
        written.default.as_ref().map(|value| default(&what(), kind, value)).transpose()?;
    let origin = written.built_in.as_deref().map(|id| builtin(&what(), kind, id)).transpose()?;
    Ok(Parameter {
        wire_name: name.to_owned(),
        field: Name::snake(name),
        kind,
        default,
        required: written.required,
        is_bound: is_bound || matches!(origin, Some(Origin::Own)),
        builtin: match origin {
            Some(Origin::Shared(builtin, _)) => Some(builtin),
            _ => None,
        },
        docs: docs(name, written),
    })
}

fn default(what: &str, kind: Kind, value: &Value) -> Compiled<ParameterValue> {
    match ParameterValue::of(value).filter(|value| value.kind() == kind) {
        Some(value) => Ok(value),
        None => {
            refused(what, format!("its default is {value}, and it takes {kind}")).within("default")
        }
    }
}

fn builtin(what: &str, kind: Kind, id: &str) -> Compiled<Origin> {
    match origin(id) {
        None => refused(what, format!("there is no built-in `{id}`")).within("builtIn"),
        Some(Origin::Shared(_, expected)) if expected != kind => {
            refused(what, format!("`{id}` is {expected}, and it takes {kind}")).within("builtIn")
        }
        Some(origin) => Ok(origin),
    }
}

fn docs(name: &str, written: &ast::Parameter) -> Docs {
    let mut docs = match &written.documentation {
        Some(text) => Docs::from_model(text),
        None => Docs::text(&format!("The parameter `{name}`.")),
    };
    if let Some(deprecated) = &written.deprecated {
        let message = deprecated.message.as_deref().unwrap_or_default();
        docs.push(format!("Deprecated: {}", plain(message)).trim_end_matches([':', ' ']));
    }
    docs
}

/// The built-in that a parameter is written with.
fn builtin_id<'w>(written: &'w Written, parameter: &Parameter) -> Option<&'w str> {
    written.get(&parameter.wire_name)?.ok()?.built_in.as_deref()
}

/// The settings of the service's own: those that the service lets clients set, and the built-ins that only
/// its clients know of.
pub(super) fn settings(
    written: &Written,
    parameters: &[Parameter],
    client: &IndexMap<String, ClientContextParam>,
) -> Vec<Setting> {
    let builtin = |parameter: &Parameter| {
        let builtin = builtin_id(written, parameter)?;
        matches!(origin(builtin), Some(Origin::Own)).then(|| builtin.to_owned())
    };
    let is_setting = |parameter: &&Parameter| {
        client.contains_key(&parameter.wire_name) || builtin(parameter).is_some()
    };
    let setting = |parameter: &Parameter| {
        let docs = client.get(&parameter.wire_name).and_then(|it| it.documentation.as_deref());
        Setting {
            method: Name::setting(&parameter.wire_name),
            parameter: parameter.wire_name.clone(),
            kind: parameter.kind,
            builtin: builtin(parameter),
            docs: docs.map_or_else(|| parameter.docs.clone(), Docs::from_model),
        }
    };
    parameters.iter().filter(is_setting).map(setting).collect()
}

/// The names of parameters in the rules.
pub(super) fn names(parameters: &[Parameter]) -> impl Iterator<Item = &str> {
    parameters.iter().map(|parameter| parameter.wire_name.as_str())
}

/// Checks that what clients can set are parameters of the rules, of the same types.
pub(super) fn check_client_params(
    parameters: &[Parameter],
    client: &IndexMap<String, ClientContextParam>,
) -> Compiled<()> {
    all(client.iter().map(|(name, param)| {
        let what = format!("the client parameter `{name}`");
        match parameters.iter().find(|parameter| parameter.wire_name == *name) {
            None => {
                let known = names(parameters);
                unknown(what, "the rules have no such parameter", name, known).within(name)
            }
            Some(parameter) if kind_of(&param.parameter_type) != Some(parameter.kind) => {
                refused(what, format!("the rules take {} for it", parameter.kind)).within(name)
            }
            Some(_) => Ok(()),
        }
    }))
    .map(drop)
}

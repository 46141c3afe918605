//! Parameters of the rules, and the sources of their values.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::ast;
use super::refused::{Compiled, PathContext, all, refused, unknown};
use super::types::Kind;
use crate::model::ClientContextParam;
use crate::plan::docs::{Docs, plain};
use crate::plan::names::name::Name;

/// The parameters in the model, by name.
pub(super) type RawParameters = IndexMap<String, ast::Part<ast::Parameter>>;

/// A parameter of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The parameter's name in the rules.
    pub wire_name: String,
    /// The field.
    pub field: Name,
    /// The type.
    pub kind: Kind,
    /// The default value.
    pub default: Option<ParameterValue>,
    /// Whether the parameter is required.
    pub required: bool,
    /// The setting of all services that provides the value unless the parameter is bound.
    pub builtin: Option<Builtin>,
    /// Whether an operation or a setting of the service binds the parameter by its name.
    pub is_bound: bool,
    /// The documentation.
    pub docs: Docs,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// A string.
    Text(String),
    /// A boolean.
    Bool(bool),
    /// A list of strings.
    List(Vec<String>),
}

/// Settings of all services that provide values to the rules.
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

/// A setting specific to the service, which provides the value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The setter.
    pub method: Name,
    /// The parameter.
    pub parameter: String,
    /// The type.
    pub kind: Kind,
    /// The built-in that the setting provides, if any.
    pub builtin: Option<String>,
    /// The documentation.
    pub docs: Docs,
}

/// The source of a built-in's value.
enum Origin {
    /// A setting of all services.
    Shared(Builtin, Kind),
    /// A setting specific to the service.
    Own,
    /// None: the runtime does not support the built-in, and the default is used.
    Default,
}

impl ParameterValue {
    /// Converts a JSON value, if parameters can have it.
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
    /// Returns whether the parameter always has a value, so that its field is not an `Option`.
    pub fn is_always_set(&self) -> bool {
        self.default.is_some()
    }

    /// Returns whether the parameter must be set before the rules are evaluated.
    pub fn is_needed(&self) -> bool {
        self.required && self.default.is_none()
    }
}

/// The type of a name in the rules.
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
        "AWS::Auth::CredentialScope" => Origin::Default,
        // `AWS::` and the name of a service are the prefix of settings specific to that service.
        other => match other.strip_prefix("AWS::")?.split_once("::")? {
            ("Auth", _) => return None,
            _ => Origin::Own,
        },
    })
}

/// The built-in with an id and its type, if it is a setting of all services.
pub(super) fn builtin_of(id: &str) -> Option<(Builtin, Kind)> {
    match origin(id) {
        Some(Origin::Shared(builtin, kind)) => Some((builtin, kind)),
        _ => None,
    }
}

/// Compiles each of the parameters. `bound` has the names of parameters that operations and clients bind.
pub(super) fn parameters<'w>(
    written: &'w RawParameters,
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
                    "another parameter differs from it in case only",
                ),
            });
        (name.as_str(), parameter.within(name).within("parameters"))
    });
    parameters.collect()
}

fn compile(name: &str, written: &ast::Parameter, is_bound: bool) -> Compiled<Parameter> {
    let what = || format!("the parameter `{name}`");
    let Some(kind) = kind_of(&written.parameter_type) else {
        let reason = format!("unknown type `{}`", written.parameter_type);
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
            refused(what, format!("its default must be {kind}, but is {value}")).within("default")
        }
    }
}

fn builtin(what: &str, kind: Kind, id: &str) -> Compiled<Origin> {
    match origin(id) {
        None => refused(what, format!("unknown built-in `{id}`")).within("builtIn"),
        Some(Origin::Shared(_, expected)) if expected != kind => {
            let reason = format!("its type must be {expected} as that of `{id}`, but is {kind}");
            refused(what, reason).within("builtIn")
        }
        Some(origin) => Ok(origin),
    }
}

fn docs(name: &str, written: &ast::Parameter) -> Docs {
    let mut docs = match &written.documentation {
        Some(text) => Docs::from_model(text),
        None => Docs::text(&format!("The endpoint parameter `{}`.", Name::snake(name))),
    };
    if let Some(deprecated) = &written.deprecated {
        let message = deprecated.message.as_deref().unwrap_or_default();
        docs.push(format!("Deprecated: {}", plain(message)).trim_end_matches([':', ' ']));
    }
    docs
}

/// The id of a parameter's built-in in the model.
fn builtin_id<'w>(written: &'w RawParameters, parameter: &Parameter) -> Option<&'w str> {
    written.get(&parameter.wire_name)?.ok()?.built_in.as_deref()
}

/// The settings specific to the service: its client context parameters, and its own built-ins.
pub(super) fn settings(
    written: &RawParameters,
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

/// The names of parameters.
pub(super) fn names(parameters: &[Parameter]) -> impl Iterator<Item = &str> {
    parameters.iter().map(|parameter| parameter.wire_name.as_str())
}

/// Checks that client context parameters are parameters of the rules with the same types.
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
                refused(what, format!("the rules define it as {}", parameter.kind)).within(name)
            }
            Some(_) => Ok(()),
        }
    }))
    .map(drop)
}

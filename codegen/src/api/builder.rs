//! Builders: type parameters, setters and other functions.

use super::item::{Function, Item, ItemKind, Qualifier, TypeParameter, with_origin};
use super::names::{ExportModules, field_type, rust_type};
use super::order::arranged;
use super::waiters::waiting;
use crate::plan::{Argument, MemberPlan, OperationPlan, StructurePlan, WaiterPlan};

/// Lists the builder of a structure that is not an operation's input.
pub(super) fn of_structure(structure: &StructurePlan, modules: ExportModules<'_>) -> Vec<Item> {
    let builder = Builder::new(structure, modules);
    let build = builder.build(&builder.path);
    builder.items(Vec::new(), vec![build])
}

/// Lists the builder of an error shape, which also has a setter for metadata.
pub(super) fn of_error(structure: &StructurePlan, modules: ExportModules<'_>) -> Vec<Item> {
    let builder = Builder::new(structure, modules);
    let arguments = ["self", "value: error::ErrorMetadata"];
    let metadata = Function::new(&builder.path, "metadata", &arguments, "Self");
    let build = builder.build(&builder.path);
    builder.items(Vec::new(), vec![metadata, build])
}

/// Lists the builder of an operation's input, which sends the request if the client created the builder.
pub(super) fn of_input(operation: &OperationPlan, modules: ExportModules<'_>) -> Vec<Item> {
    let builder = Builder::new(&operation.input, modules);
    let mut functions = builder.access();
    functions.push(builder.build(&format!("{}<()>", builder.path)));
    functions.extend(builder.calls(operation, modules));
    let via = TypeParameter { name: "Via".to_owned(), default: None };
    builder.items(vec![via], functions)
}

/// Lists the functions of an input that return a builder.
pub(super) fn builder_functions_of_input(
    structure: &StructurePlan,
    modules: ExportModules<'_>,
) -> Vec<Item> {
    let builder = Builder::new(structure, modules);
    let of = modules.path(&structure.name);
    let set = structure.required().map(|_| ", Set").collect::<String>();
    let start = Function::new(&of, "builder", &[], format!("{}<()>", builder.path));
    let back = Function::new(&of, "into_builder", &["self"], format!("{}<(){set}>", builder.path));
    vec![start.item(), back.item()]
}

/// The builder to list.
struct Builder<'p> {
    structure: &'p StructurePlan,
    /// The path of the structure.
    built: String,
    /// The path of the builder.
    path: String,
    /// The type parameters of the required members.
    states: Vec<&'p str>,
}

impl<'p> Builder<'p> {
    fn new(structure: &'p StructurePlan, modules: ExportModules<'_>) -> Self {
        let states = structure.members.iter().filter_map(|member| member.state.as_ref());
        let states = states.map(|state| state.as_str()).collect();
        Self {
            structure,
            built: modules.path(&structure.name),
            path: modules.builder(&structure.name),
            states,
        }
    }

    /// Lists the builder with its setters and the given functions. `parameters` precede those of the members.
    fn items(&self, mut parameters: Vec<TypeParameter>, functions: Vec<Function>) -> Vec<Item> {
        let states = self.states.iter().map(|state| (*state).to_owned());
        parameters.extend(states.map(|name| TypeParameter { name, default: Some("Unset") }));
        let path = self.path.clone();
        let mut items = vec![Item::new(ItemKind::Struct { path, parameters })];
        let id = &self.structure.id;
        let setters = self.structure.members.iter().flat_map(|member| {
            let id = id.with_member(&member.wire_name);
            self.setters(member).into_iter().map(move |setter| setter.item().of(&id))
        });
        items.extend(setters.chain(functions.into_iter().map(Function::item)));
        items.extend(["Clone", "Debug"].map(|name| Item::implementation(name, &self.path)));
        arranged(with_origin(items, id))
    }

    /// Lists the setter of a member. An optional member has a second one that takes an `Option`.
    fn setters(&self, member: &MemberPlan) -> Vec<Function> {
        let name = member.setter.as_str();
        let result = match &member.state {
            Some(state) => format!("Self<{state} = Set>"),
            None => "Self".to_owned(),
        };
        let value = format!("value: {}", argument(member.rust_type.argument()));
        let mut setters = vec![Function::new(&self.path, name, &["self", &value], result)];
        if let Some(name) = member.optional_setter() {
            let value = format!("value: {}", field_type(member));
            setters.push(Function::new(&self.path, &name, &["self", &value], "Self"));
        }
        setters
    }

    /// Lists `build()`. Builders of inputs have it only if no client created them.
    fn build(&self, of: &str) -> Function {
        Function::new(of, "build", &["self"], self.built.as_str()).with_bounds(self.bounds())
    }

    /// Returns the bounds that require all required members to be set.
    fn bounds(&self) -> Vec<String> {
        self.states.iter().map(|state| format!("{state}: IsSet")).collect()
    }

    /// Lists the functions that return and replace the input.
    fn access(&self) -> Vec<Function> {
        let input = &self.built;
        let set: Vec<String> = self.states.iter().map(|state| format!("{state} = Set")).collect();
        let complete = match set.as_slice() {
            [] => "Self".to_owned(),
            set => format!("Self<{}>", set.join(", ")),
        };
        let with_input = ["self", &format!("input: {input}")];
        vec![
            Function::new(&self.path, "as_input", &["&self"], format!("&{input}")),
            Function::new(&self.path, "with_input", &with_input, complete),
        ]
    }

    /// Lists the functions of a builder that the client created.
    fn calls(&self, operation: &OperationPlan, modules: ExportModules<'_>) -> Vec<Function> {
        let of = format!("{}<Handle>", self.path);
        let change = "change: impl FnOnce(config::Builder) -> config::Builder";
        let (output, error) =
            (modules.path(&operation.output.name), modules.path(&operation.error_name));
        let sent = format!("Result<{output}, error::CallError<{error}>>");
        let send = Function::new(&of, "send", &["self"], sent).qualified(Qualifier::Async);
        let mut calls = vec![
            Function::new(&of, "customize", &["self", change], "Self"),
            send.with_bounds(self.bounds()),
        ];
        if operation.pagination.is_some() {
            let pages = format!("pages::Paginator<{}>", modules.path(&operation.name));
            let paginator = Function::new(&of, "into_paginator", &["self"], pages);
            calls.push(paginator.with_bounds(self.bounds()));
        }
        calls.extend(
            operation.waiters.iter().flat_map(|waiter| self.waits(operation, waiter, modules)),
        );
        calls
    }

    /// Lists the functions of a builder that the client created for a waiter.
    fn waits(
        &self,
        operation: &OperationPlan,
        waiter: &WaiterPlan,
        modules: ExportModules<'_>,
    ) -> [Function; 2] {
        let of = format!("{}<{}>", self.path, waiting(waiter));
        let change = "change: impl FnOnce(config::Builder) -> config::Builder";
        let name = modules.path(&operation.name);
        let waited = format!("Result<waiters::FinalPoll<{name}>, waiters::WaiterError<{name}>>");
        let arguments = ["self", "max_wait: std::time::Duration"];
        let wait = Function::new(&of, "wait", &arguments, waited).qualified(Qualifier::Async);
        [
            Function::new(&of, "customize", &["self", change], "Self"),
            wait.with_bounds(self.bounds()),
        ]
    }
}

/// Returns the type of a setter's argument.
fn argument(argument: Argument<'_>) -> String {
    match argument {
        Argument::List(item) => {
            format!("impl IntoIterator<Item = impl Into<{}>>", rust_type(item))
        }
        Argument::Map(value) => {
            let value = rust_type(value);
            format!("impl IntoIterator<Item = (impl Into<String>, impl Into<{value}>)>")
        }
        Argument::Into(of) => format!("impl Into<{}>", rust_type(of)),
        Argument::Exact(of) => rust_type(of),
    }
}

//! Builders: states, setters and other functions.

use super::item::{Function, Item, ItemKind, TypeParameter, with_origin};
use super::names::{ExportModules, field_type, rust_type};
use super::order::arranged;
use crate::plan::{Argument, ArgumentValue, MemberPlan, OperationPlan, StructurePlan};

/// Lists the builder of a structure that is not an operation's input.
pub(super) fn of_structure(structure: &StructurePlan, modules: ExportModules<'_>) -> Vec<Item> {
    let builder = Builder::new(structure, modules);
    let build = builder.build();
    builder.items(vec![build])
}

/// Lists the builder of an operation's output, which also has a setter for the response.
pub(super) fn of_output(structure: &StructurePlan, modules: ExportModules<'_>) -> Vec<Item> {
    let builder = Builder {
        states: states_in_operation(modules, "output"),
        ..Builder::new(structure, modules)
    };
    let arguments = ["self", "response: response::ResponseInfo"];
    let response = Function::new(&builder.path, "with_response", &arguments, "Self");
    let build = builder.build();
    builder.items(vec![response, build])
}

/// Lists the builder of an error shape, which also has a setter for metadata.
pub(super) fn of_error(structure: &StructurePlan, modules: ExportModules<'_>) -> Vec<Item> {
    let builder = Builder::new(structure, modules);
    let arguments = ["self", "metadata: error::ErrorMetadata"];
    let metadata = Function::new(&builder.path, "metadata", &arguments, "Self");
    let build = builder.build();
    builder.items(vec![metadata, build])
}

/// Lists the builder of an operation's input, which sends the request if the client created the builder.
pub(super) fn of_input(operation: &OperationPlan, modules: ExportModules<'_>) -> Vec<Item> {
    let builder = Builder {
        states: states_in_operation(modules, "input"),
        ..Builder::new(&operation.input, modules)
    };
    let mut functions = builder.access();
    functions.push(builder.build());
    functions.extend(builder.calls(operation, modules));
    let mut items = builder.items(functions);
    items.push(state(format!("{}::Complete", builder.states)));
    items
}

/// Returns the path of the module with the states of an input's or output's builder.
fn states_in_operation(modules: ExportModules<'_>, message: &str) -> String {
    format!("{}::{message}_builder", modules.builders)
}

/// Lists a state of a builder, which names the state before it.
fn state(path: String) -> Item {
    let parameter = TypeParameter { name: "S".to_owned(), default: Some("Empty") };
    Item::new(ItemKind::Struct { path, parameters: vec![parameter] })
}

/// Lists the functions of an input that return a builder.
pub(super) fn builder_functions_of_input(
    structure: &StructurePlan,
    modules: ExportModules<'_>,
) -> Vec<Item> {
    let builder = Builder::new(structure, modules);
    let of = modules.path(&structure.name);
    let start = Function::new(&of, "builder", &[], builder.path.as_str());
    let states = states_in_operation(modules, "input");
    let complete = format!("{}<{states}::Complete>", builder.path);
    let back = Function::new(&of, "into_builder", &["self"], complete);
    vec![start.item(), back.item()]
}

/// The builder to list.
struct Builder<'p> {
    structure: &'p StructurePlan,
    /// The path of the structure.
    built: String,
    /// The path of the builder.
    path: String,
    /// The path of the module with the states.
    states: String,
}

impl<'p> Builder<'p> {
    fn new(structure: &'p StructurePlan, modules: ExportModules<'_>) -> Self {
        Self {
            structure,
            built: modules.path(&structure.name),
            path: modules.builder(&structure.name),
            states: modules.states(&structure.name),
        }
    }

    /// Lists the builder with its states, its setters and the given functions.
    fn items(&self, functions: Vec<Function>) -> Vec<Item> {
        let mut items = vec![state(self.path.clone())];
        let id = &self.structure.id;
        let setters = self.structure.members.iter().flat_map(|member| {
            let id = id.with_member(&member.wire_name);
            self.setters(member).into_iter().map(move |setter| setter.item().of(&id))
        });
        items.extend(setters.chain(functions.into_iter().map(Function::item)));
        items.push(Item::implementation("Clone", &self.path));
        items.push(Item::new(ItemKind::Impl {
            parameter: None,
            trait_name: "Debug".to_owned(),
            of: self.path.clone(),
            bound: Some(format!("S: {}::State", self.states)),
        }));
        let mut items = arranged(with_origin(items, id));
        items.extend(with_origin(self.states(), id));
        items
    }

    /// Lists the setter of a member. An optional member has a second one that takes an `Option`.
    fn setters(&self, member: &MemberPlan) -> Vec<Function> {
        let name = member.setter.as_str();
        let result = match member.is_required() {
            true => format!("Self<{}::Set{}<S>>", self.states, member.state()),
            false => "Self".to_owned(),
        };
        let value = format!("value: {}", argument(member.rust_type.argument()));
        let mut setters = vec![Function::new(&self.path, name, &["self", &value], result)];
        if let Some(name) = member.optional_setter() {
            let value = format!("value: {}", field_type(member));
            setters.push(Function::new(&self.path, &name, &["self", &value], "Self"));
        }
        setters
    }

    /// Lists the module with the states of the builder.
    fn states(&self) -> Vec<Item> {
        let module = &self.states;
        let mut items = vec![Item::module(module)];
        items.extend(
            ["IsComplete", "State"]
                .map(|name| Item::new(ItemKind::Trait { path: format!("{module}::{name}") })),
        );
        items.extend(self.structure.required().map(|member| {
            let id = self.structure.id.with_member(&member.wire_name);
            state(format!("{module}::Set{}", member.state())).of(&id)
        }));
        items
    }

    /// Lists `build()`.
    fn build(&self) -> Function {
        Function::new(&self.path, "build", &["self"], self.built.as_str())
            .with_bounds(self.bounds())
    }

    /// Returns the bound that requires all required members to be set.
    fn bounds(&self) -> Vec<String> {
        vec![self.complete("")]
    }

    /// Returns the bound of a state in which all required members are set, with another associated type before theirs.
    fn complete(&self, first: &str) -> String {
        let first = (!first.is_empty()).then(|| first.to_owned());
        let required =
            self.structure.required().map(|member| format!("{} = Set", member.state_type()));
        let types: Vec<String> = first.into_iter().chain(required).collect();
        let types =
            if types.is_empty() { String::new() } else { format!("<{}>", types.join(", ")) };
        format!("S: {}::State{types}", self.states)
    }

    /// Lists the functions that return and replace the input.
    fn access(&self) -> Vec<Function> {
        let input = &self.built;
        let with_input = ["self", &format!("input: {input}")];
        let as_input = Function::new(&self.path, "as_input", &["&self"], format!("&{input}"));
        vec![
            as_input.with_bounds(self.bounds()),
            Function::new(
                &self.path,
                "with_input",
                &with_input,
                format!("Self<{}::Complete<S>>", self.states),
            ),
        ]
    }

    /// Lists the functions of a builder that the client created.
    fn calls(&self, operation: &OperationPlan, modules: ExportModules<'_>) -> Vec<Function> {
        let name = modules.path(&operation.name);
        let change = "change: impl FnOnce(config::Builder) -> config::Builder";
        let customize = Function::new(&self.path, "customize", &["self", change], "Self");
        let sends = |function: &str, result: String| {
            let bounds = [self.bounds(), vec!["S::Origin: CanSend".to_owned()]];
            Function::new(&self.path, function, &["self"], result).with_bounds(bounds.concat())
        };
        let mut calls = vec![
            customize.with_bounds(vec![
                format!("S: {}::State", self.states),
                "S::Origin: HasClient".to_owned(),
            ]),
            sends("send", format!("builder::SendFuture<{name}>")),
        ];
        if operation.pagination.is_some() {
            calls.push(sends("into_paginator", format!("pages::Paginator<{name}>")));
        }
        if !operation.waiters.is_empty() {
            calls.push(self.wait(&name));
        }
        calls
    }

    /// Lists `wait()`, which runs a waiter.
    fn wait(&self, operation: &str) -> Function {
        let arguments = ["self", "max_wait: std::time::Duration"];
        let wait = Function::new(&self.path, "wait", &arguments, "builder::WaitFuture<W>");
        let own = [
            format!("W: waiters::Waiter<Operation = {operation}>"),
            self.complete("Origin = FromWaiter<W>"),
        ];
        wait.with_bounds(own.into())
    }
}

/// Returns the type of a setter's argument.
fn argument(argument: Argument<'_>) -> String {
    match argument {
        Argument::List(item) => format!("impl IntoIterator<Item = {}>", argument_value(item)),
        Argument::Map(value) => {
            let value = argument_value(value);
            format!("impl IntoIterator<Item = (impl Into<String>, {value})>")
        }
        Argument::One(value) => argument_value(value),
    }
}

fn argument_value(value: ArgumentValue<'_>) -> String {
    let of = rust_type(value.of);
    match value {
        ArgumentValue { converts: true, .. } => format!("impl Into<{of}>"),
        ArgumentValue { sparse: true, .. } => format!("Option<{of}>"),
        _ => of,
    }
}

//! Waiters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::example::wait_doctest;
use crate::plan::{
    AcceptorPlan, AcceptorState, AcceptorTest, ComparedPath, Docs, MatcherPlan, OperationPlan,
    PathType, PathValue, Plan, WAITER_EXPORTS, WaiterPlan,
};
use crate::render::path::Paths;
use crate::render::source::expr::{Expr, expr};
use crate::render::source::file::Source;
use crate::render::source::tokens::{builder_ident, deprecated, doc, ident, runtime};
use crate::render::types::modules::module;

/// Renders the file of `waiters`.
pub(in crate::render) fn waiters(plan: &Plan) -> String {
    let docs = "Waiters: each polls an operation until a resource reaches a state.\n\n\
        The client has a method for each waiter; its name starts with `wait_until`.";
    let mut source = Source::new(&plan.krate, Docs::written(docs));
    let modules = plan.waiters().map(|(_, waiter)| ident(&module(&waiter.name)));
    source.items(quote!(#(mod #modules;)*));
    let exports = plan.waiters().map(|(_, waiter)| {
        let (module, name) = (ident(&module(&waiter.name)), ident(&waiter.name));
        quote!(pub use #module::#name;)
    });
    let of_runtime = WAITER_EXPORTS.map(|name| format_ident!("{name}"));
    source.items(quote! {
        #(#exports)*
        pub use smithy_client_runtime::waiters::{#(#of_runtime,)*};
    });
    source.finish()
}

/// Renders the file of a waiter:
///
/// ```ignore
/// pub struct ThingExists;
///
/// impl Waiter for ThingExists {
///     type Operation = GetThing;
///     const NAME: &'static str = "ThingExists";
///     const ACCEPTORS: &'static [Acceptor<Self::Operation>] = &[
///         Acceptor::success(Matcher::Success(true)),
///         Acceptor::retry(Matcher::ErrorType("NotFound")),
///     ];
/// }
/// ```
pub(in crate::render) fn render(
    plan: &Plan,
    operation: &OperationPlan,
    waiter: &WaiterPlan,
) -> String {
    let mut source = Source::new(&plan.krate, Docs::default());
    let rt = runtime();
    let (name, wire_name) = (ident(&waiter.name), &waiter.wire_name);
    let (module, of) = (ident(&operation.module), ident(&operation.name));
    let docs = doc(&docs(operation, waiter));
    let deprecated = deprecated(waiter.deprecated.then_some(""));
    let delays = delays(waiter);
    let acceptors = waiter.acceptors.iter().map(|it| acceptor(operation, it));
    source.items(quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        #deprecated
        pub struct #name;

        impl #rt::waiters::Waiter for #name {
            type Operation = crate::operation::#module::#of;

            const NAME: &'static str = #wire_name;
            #delays
            const ACCEPTORS: &'static [#rt::waiters::Acceptor<Self::Operation>] = &[#(#acceptors,)*];
        }
    });
    source.finish()
}

/// Renders the client's method that starts a waiter.
pub(in crate::render) fn method(
    plan: &Plan,
    operation: &OperationPlan,
    waiter: &WaiterPlan,
) -> TokenStream {
    let rt = runtime();
    let (method, name, module) =
        (ident(&waiter.method), ident(&waiter.name), ident(&operation.module));
    let builder = builder_ident(&operation.input.name);
    let builder = quote!(crate::operation::#module::#builder);
    let mut docs = waiter.docs.clone();
    docs.push_written(&calls(operation, waiter));
    docs.push_written("# Example");
    docs.push_verbatim(wait_doctest(plan, operation, waiter).iter().map(String::as_str));
    let (docs, deprecated) = (doc(&docs), deprecated(waiter.deprecated.then_some("")));
    quote! {
        #docs
        #deprecated
        pub fn #method(&self) -> #builder<#rt::builder::FromWaiter<crate::waiters::#name>> {
            #builder::new(self.handle.clone())
        }
    }
}

fn docs(operation: &OperationPlan, waiter: &WaiterPlan) -> Docs {
    let mut docs = waiter.docs.clone();
    docs.push_written(&calls(operation, waiter));
    docs.push_written(&format!(
        "To use it, see [`Client::{0}`](crate::Client::{0}).",
        waiter.method
    ));
    docs
}

/// Documents the operation that a waiter polls, and the delays.
fn calls(operation: &OperationPlan, waiter: &WaiterPlan) -> String {
    let (method, delays) = (&operation.module, &waiter.delays);
    format!("Calls [`{method}`](crate::Client::{method}) repeatedly. {delays}")
}

fn delays(waiter: &WaiterPlan) -> TokenStream {
    let delays = [("MIN_DELAY", waiter.min_delay), ("MAX_DELAY", waiter.max_delay)];
    let constants = delays.into_iter().filter_map(|(name, seconds)| {
        let (name, seconds) = (format_ident!("{name}"), u64::from(seconds?));
        let seconds = proc_macro2::Literal::u64_unsuffixed(seconds);
        Some(quote! {
            const #name: ::std::time::Duration = ::std::time::Duration::from_secs(#seconds);
        })
    });
    quote!(#(#constants)*)
}

fn acceptor(operation: &OperationPlan, acceptor: &AcceptorPlan) -> TokenStream {
    let rt = runtime();
    let constructor = match acceptor.state {
        AcceptorState::Success => quote!(success),
        AcceptorState::Failure => quote!(failure),
        AcceptorState::Retry => quote!(retry),
    };
    let matcher = matcher(operation, &acceptor.matcher);
    let message = acceptor.message.as_ref().map(|message| {
        let (output, texts) = message_of(operation, message);
        quote!(.with_message(|#output| #texts))
    });
    quote!(#rt::waiters::Acceptor::#constructor(#rt::waiters::Matcher::#matcher) #message)
}

fn matcher(operation: &OperationPlan, matcher: &MatcherPlan) -> TokenStream {
    match matcher {
        MatcherPlan::Success(success) => quote!(Success(#success)),
        MatcherPlan::ErrorType(name) => quote!(ErrorType(#name)),
        MatcherPlan::Output(compared) => {
            let (words, condition) = (&compared.words, condition(compared));
            let output = output(operation, &condition);
            quote!(Output(#words, |#output| #condition))
        }
        MatcherPlan::InputOutput(compared) => {
            let (words, condition) = (&compared.words, condition(compared));
            let (input, output) = (input(operation, &condition), output(operation, &condition));
            quote!(InputOutput(#words, |#input, #output| #condition))
        }
    }
}

/// Renders the closure parameter `input`.
fn input(operation: &OperationPlan, body: &Expr) -> TokenStream {
    let (module, input) = (ident(&operation.module), ident(&operation.input.name));
    let name = if body.mentions("input") { quote!(input) } else { quote!(_input) };
    quote!(#name: &crate::operation::#module::#input)
}

/// Renders the closure parameter `output`.
fn output(operation: &OperationPlan, body: &Expr) -> TokenStream {
    let (module, output) = (ident(&operation.module), ident(&operation.output.name));
    let name = if body.mentions("output") { quote!(output) } else { quote!(_output) };
    quote!(#name: &crate::operation::#module::#output)
}

fn condition(compared: &ComparedPath) -> Expr {
    let paths = Paths;
    let rt = runtime();
    let value = &compared.value;
    match &compared.test {
        AcceptorTest::IsBool(expected) => paths.is_bool(value, *expected),
        AcceptorTest::IsText(expected) => {
            let text = paths.value(value);
            match value.is_optional {
                true => expr!(#text == Some(#expected)),
                false => expr!(#text == #expected),
            }
        }
        AcceptorTest::AllItems(expected) => {
            let texts = paths.items(value);
            expr!(#rt::waiters::all_string_equals(#texts, #expected))
        }
        AcceptorTest::AnyItem(expected) => {
            let texts = paths.items(value);
            expr!(#rt::waiters::any_string_equals(#texts, #expected))
        }
    }
}

/// Renders the closure parameter and the body of a function that collects the texts of a message.
fn message_of(operation: &OperationPlan, message: &PathValue) -> (TokenStream, Expr) {
    let paths = Paths;
    let texts = match (&message.value_type, message.is_optional) {
        (PathType::Text, true) => {
            let text = paths.value(message);
            expr!(#text.map(str::to_owned).into_iter().collect())
        }
        (PathType::Text, false) => {
            let text = paths.value(message);
            expr!(vec![#text.to_owned()])
        }
        (list, _) => {
            let texts = paths.iterator(message);
            let has_nulls = list.items_type().is_some_and(|item| item.is_optional);
            let present = has_nulls.then(|| quote!(.flatten()));
            expr!(#texts #present .map(str::to_owned).collect())
        }
    };
    (output(operation, &texts), texts)
}

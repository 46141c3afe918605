//! Builders: one type parameter for each required member, so that leaving one out does not compile.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::structure::required_text;
use super::tokens::{builder_ident, doc, doc_text, field_type, ident, runtime, rust_type};
use crate::plan::{Docs, MemberPlan, Name, RustType, StructurePlan};

/// What a builder builds.
pub(super) enum BuilderOf<'p> {
    /// A value.
    Structure,
    /// An error shape, which also has metadata.
    Error,
    /// The input of an operation, which a builder made by the client sends.
    Input {
        /// The operation's type.
        operation: &'p Name,
        /// The operation's method of the client.
        method: &'p Name,
        /// The operation's output.
        output: &'p Name,
        /// The operation's error.
        error: &'p Name,
        /// The documentation of what goes through the pages of a paginated operation.
        paginator_docs: Option<Docs>,
        /// Whether the operation has waiters.
        has_waiters: bool,
    },
}

/// The parts that the pieces of a builder are made from.
struct Parts<'p> {
    structure: &'p StructurePlan,
    of: &'p BuilderOf<'p>,
    name: Ident,
    builder: Ident,
    /// The type parameters of the required members.
    states: Vec<Ident>,
}

/// A builder and what starts it:
///
/// ```ignore
/// impl Tag {
///     pub fn builder() -> TagBuilder { … }
/// }
///
/// pub struct TagBuilder<KeyState = Unset>(Draft<Tag, (KeyState,)>);
///
/// impl<KeyState> TagBuilder<KeyState> {
///     pub fn key(self, value: impl Into<String>) -> TagBuilder<Set> { … }
///     pub fn build(self) -> Tag where KeyState: IsSet { … }
/// }
/// ```
pub(super) fn builder(structure: &StructurePlan, of: &BuilderOf<'_>) -> TokenStream {
    let parts = Parts {
        structure,
        of,
        name: ident(&structure.name),
        builder: builder_ident(&structure.name),
        states: structure
            .members
            .iter()
            .filter_map(|member| member.state.as_ref())
            .map(ident)
            .collect(),
    };
    let (start, definition, new) = (parts.start(), parts.definition(), parts.new_fn());
    let (setters, ends) = (parts.setters(), parts.ends());
    quote!(#start #definition #new #setters #ends)
}

impl Parts<'_> {
    fn is_input(&self) -> bool {
        matches!(self.of, BuilderOf::Input { .. })
    }

    /// `builder()` of the structure.
    fn start(&self) -> TokenStream {
        let (name, builder) = (&self.name, &self.builder);
        let rt = runtime();
        let required = required_text(self.structure);
        let docs = doc_text(&format!("Starts building a [`{name}`].\n\n{required}"));
        let result = if self.is_input() { quote!(#builder<()>) } else { quote!(#builder) };
        let start = if self.is_input() {
            quote!(#builder::new(()))
        } else {
            quote!(#builder(#rt::builder::Draft::new(())))
        };
        let back = self.is_input().then(|| self.way_back());
        let allow = back.as_ref().and_then(|_| self.allow_complex_types());
        quote! {
            #allow
            impl #name {
                #docs
                pub fn builder() -> #result {
                    #start
                }

                #back
            }
        }
    }

    /// The way from an input back to its builder.
    fn way_back(&self) -> TokenStream {
        let (builder, complete) = (&self.builder, self.complete(&quote!(())));
        quote! {
            /// Turns the input back into a builder, to change it.
            pub fn into_builder(self) -> #builder #complete {
                Self::builder().with_input(self)
            }
        }
    }

    /// The builder's struct.
    fn definition(&self) -> TokenStream {
        let rt = runtime();
        let (name, builder, states) = (&self.name, &self.builder, &self.states);
        let docs = doc_text(&self.docs());
        let via = self.is_input().then(|| quote!(Via,));
        let generics = (!states.is_empty() || self.is_input())
            .then(|| quote!(<#via #(#states = #rt::builder::Unset,)*>));
        let draft_via = self.is_input().then(|| quote!(, Via));
        let allow = self.allow_complex_types();
        let must_use = match self.of {
            BuilderOf::Input { has_waiters: true, .. } => {
                "nothing is sent until `send` or `wait` is called"
            }
            BuilderOf::Input { .. } => "nothing is sent until `send` is called",
            _ => "nothing is built until `build` is called",
        };
        quote! {
            #docs
            #[derive(Clone, Debug)]
            #[must_use = #must_use]
            #allow
            pub struct #builder #generics(#rt::builder::Draft<#name, (#(#states,)*) #draft_via>);
        }
    }

    fn docs(&self) -> String {
        let name = &self.name;
        match self.of {
            // Links know keywords by their names without `r#`.
            BuilderOf::Input { method, .. } => format!(
                "Builds a [`{name}`] and, started with [`Client::{method}`](crate::Client::{}), sends it.",
                method.bare()
            ),
            _ => format!("Builds a [`{name}`]; started with [`{name}::builder`]."),
        }
    }

    /// The function with which the client starts building an input.
    fn new_fn(&self) -> TokenStream {
        let rt = runtime();
        let builder = &self.builder;
        if !self.is_input() {
            return quote!();
        }
        quote! {
            impl<Via> #builder<Via> {
                pub(crate) fn new(via: Via) -> Self {
                    Self(#rt::builder::Draft::new(via))
                }
            }
        }
    }

    /// The setters; then `build`, or for inputs a look at what is set.
    fn setters(&self) -> TokenStream {
        let setters = self.structure.members.iter().map(|member| self.setters_of(member));
        let metadata = matches!(self.of, BuilderOf::Error).then(metadata_setter);
        let end = if self.is_input() { self.input_access() } else { self.build() };
        let (generics, arguments) =
            (self.generics(true), self.arguments(&self.states, &quote!(Via)));
        let builder = &self.builder;
        let allow = self.allow_complex_types();
        quote!(#allow impl #generics #builder #arguments { #(#setters)* #metadata #end })
    }

    /// Looking at the input and replacing it.
    fn input_access(&self) -> TokenStream {
        let (name, builder, complete) = (&self.name, &self.builder, self.complete(&quote!(Via)));
        quote! {
            /// The input as it stands.
            pub fn as_input(&self) -> &#name {
                self.0.value()
            }

            /// Takes over an input that was built before, in the place of what has been set.
            pub fn with_input(self, input: #name) -> #builder #complete {
                #builder(self.0.set(|draft| *draft = input))
            }
        }
    }

    /// The type arguments of a builder in which everything is set.
    fn complete(&self, via: &TokenStream) -> TokenStream {
        let rt = runtime();
        let states = self.states.iter().map(|_| quote!(#rt::builder::Set)).collect::<Vec<_>>();
        self.arguments(&states, via)
    }

    /// With many required members, the setters' return types are complex by clippy's count, though each
    /// of their parameters is but a name.
    fn allow_complex_types(&self) -> Option<TokenStream> {
        let reason = "one type parameter for each required member";
        // The type of the builder's field is what clippy counts.
        (self.states.len() > 6).then(|| quote!(#[allow(clippy::type_complexity, reason = #reason)]))
    }

    fn build(&self) -> TokenStream {
        let (name, bounds) = (&self.name, self.bounds());
        let docs = doc_text(&format!("Builds the [`{name}`]."));
        quote! {
            #docs
            pub fn build(self) -> #name #bounds {
                self.0.into_value()
            }
        }
    }

    /// Declares the type parameters.
    fn generics(&self, with_via: bool) -> TokenStream {
        let via = (with_via && self.is_input()).then(|| quote!(Via,));
        let states = &self.states;
        if via.is_some() || !states.is_empty() { quote!(<#via #(#states,)*>) } else { quote!() }
    }

    /// Gives the type parameters values.
    fn arguments(&self, states: &[impl quote::ToTokens], via: &TokenStream) -> TokenStream {
        let via = self.is_input().then(|| quote!(#via,));
        if via.is_some() || !states.is_empty() { quote!(<#via #(#states,)*>) } else { quote!() }
    }

    fn setters_of(&self, member: &MemberPlan) -> TokenStream {
        if member.is_required() {
            return self.required_setter(member);
        }
        let set = if member.is_optional() { optional_setter(member) } else { quote!() };
        let plain = plain_setter(member);
        quote!(#plain #set)
    }

    /// The setter of a required member, which changes the builder's type.
    fn required_setter(&self, member: &MemberPlan) -> TokenStream {
        let rt = runtime();
        let (builder, setter) = (&self.builder, ident(&member.setter));
        let docs = setter_docs(member, " It has to be set.");
        let (argument, value) = argument(&member.rust_type);
        let set = set(member, &value);
        let state = member.state.as_ref().map(ident);
        let states: Vec<TokenStream> = self
            .states
            .iter()
            .map(|name| {
                if Some(name) == state.as_ref() { quote!(#rt::builder::Set) } else { quote!(#name) }
            })
            .collect();
        let result = self.arguments(&states, &quote!(Via));
        quote! {
            #docs
            pub fn #setter(self, value: #argument) -> #builder #result {
                #builder(self.0.set(|draft| #set))
            }
        }
    }

    /// What ends building an input.
    fn ends(&self) -> TokenStream {
        let BuilderOf::Input { operation, output, error, paginator_docs, has_waiters, .. } =
            self.of
        else {
            return quote!();
        };
        let rt = runtime();
        let (operation, output, error) = (ident(operation), ident(output), ident(error));
        let (builder, generics, bounds) = (&self.builder, self.generics(false), self.bounds());
        let detached = self.arguments(&self.states, &quote!(()));
        let attached = self.arguments(&self.states, &quote!(#rt::client::Handle));
        let build = self.build();
        let paginator = paginator_docs.as_ref().map(|docs| self.paginator(&operation, docs));
        let wait = has_waiters.then(|| self.wait(&operation));
        let docs = doc_text(&format!(
            "Sends the request.\n\n# Errors\n\nThe operation's error, a [`{error}`], or whatever kept \
             the call from getting that far."
        ));
        quote! {
            impl #generics #builder #detached {
                #build
            }

            impl #generics #builder #attached {
                /// Configures this call otherwise than the client: what `change` sets takes the place of
                /// what the client is configured with.
                pub fn customize(
                    self,
                    change: impl FnOnce(#rt::config::Builder) -> #rt::config::Builder,
                ) -> Self {
                    Self(self.0.customize(change))
                }

                #docs
                pub async fn send(self) -> Result<#output, #rt::error::CallError<#error>> #bounds {
                    self.0.send::<#operation>().await
                }

                #paginator
            }

            #wait
        }
    }

    /// What calls the operation again and again, until what a waiter waits for is there.
    fn wait(&self, operation: &Ident) -> TokenStream {
        let (rt, bounds, builder) = (runtime(), self.bounds(), &self.builder);
        let waiters = quote!(#rt::waiters);
        let arguments = self.arguments(&self.states, &quote!(#waiters::Waiting<W>));
        let states = &self.states;
        quote! {
            impl<W: #waiters::Waiter<Operation = #operation>, #(#states,)*> #builder #arguments {
                /// Configures the calls otherwise than the client: what `change` sets takes the place of
                /// what the client is configured with.
                pub fn customize(
                    self,
                    change: impl FnOnce(#rt::config::Builder) -> #rt::config::Builder,
                ) -> Self {
                    Self(self.0.customize(change))
                }

                /// Sends the request again and again, until what is waited for is there.
                ///
                /// # Errors
                ///
                /// It is not there after `max_wait`, won't come, or a call fails.
                pub async fn wait(
                    self,
                    max_wait: ::std::time::Duration,
                ) -> Result<#waiters::FinalPoll<#operation>, #waiters::WaiterError<#operation>> #bounds {
                    self.0.wait(max_wait).await
                }
            }
        }
    }

    /// What sends an input again and again, for one page after the other.
    fn paginator(&self, operation: &Ident, docs: &Docs) -> TokenStream {
        let (rt, bounds, docs) = (runtime(), self.bounds(), doc(docs));
        quote! {
            #docs
            pub fn into_paginator(self) -> #rt::pages::Paginator<#operation> #bounds {
                self.0.into_paginator()
            }
        }
    }

    /// The bounds by which everything required has been set.
    fn bounds(&self) -> TokenStream {
        let rt = runtime();
        let states = &self.states;
        if states.is_empty() { quote!() } else { quote!(where #(#states: #rt::builder::IsSet,)*) }
    }
}

/// The setter of a member that need not be set.
fn plain_setter(member: &MemberPlan) -> TokenStream {
    let setter = ident(&member.setter);
    let docs = setter_docs(member, "");
    let (argument, value) = argument(&member.rust_type);
    let set = set(member, &value);
    quote! {
        #docs
        pub fn #setter(self, value: #argument) -> Self {
            Self(self.0.set(|draft| #set))
        }
    }
}

/// Sets a member's field. A box that is there is not made anew.
fn set(member: &MemberPlan, value: &TokenStream) -> TokenStream {
    let field = ident(&member.field);
    match (member.is_optional(), member.boxed) {
        (true, true) => quote!(draft.#field = Some(Box::new(#value))),
        (true, false) => quote!(draft.#field = Some(#value)),
        (false, true) => quote!(*draft.#field = #value),
        (false, false) => quote!(draft.#field = #value),
    }
}

/// The setter that takes the `Option` of an optional member, to set it or take it back.
fn optional_setter(member: &MemberPlan) -> TokenStream {
    let (setter, field) = (format_ident!("{}", member.setter.behind("set")), ident(&member.field));
    let field_type = field_type(member);
    let docs =
        doc_text(&format!("Sets or clears [`{}`](Self::{}).", member.setter, member.setter.bare()));
    quote! {
        #docs
        pub fn #setter(self, value: #field_type) -> Self {
            Self(self.0.set(|draft| draft.#field = value))
        }
    }
}

fn metadata_setter() -> TokenStream {
    let rt = runtime();
    quote! {
        /// Sets what came with the error besides its members: code, message, request id.
        pub fn metadata(self, value: #rt::error::ErrorMetadata) -> Self {
            Self(self.0.set(|draft| draft.metadata = value))
        }
    }
}

fn setter_docs(member: &MemberPlan, more: &str) -> TokenStream {
    let summary = member.docs.summary_or(&format!("The member `{}`.", member.wire_name));
    let summary = summary.lines().join(" ");
    doc_text(&format!("{summary}{more}"))
}

/// The type of a setter's argument, and the field's value made from the argument `value`.
fn argument(of: &RustType) -> (TokenStream, TokenStream) {
    let rt = runtime();
    match of {
        RustType::List { item, sparse: false } if converts(item) => {
            let item = rust_type(item);
            (quote!(impl IntoIterator<Item = impl Into<#item>>), quote!(#rt::builder::list(value)))
        }
        RustType::Map { value, sparse: false } if converts(value) => {
            let value = rust_type(value);
            let entry = quote!((impl Into<String>, impl Into<#value>));
            (quote!(impl IntoIterator<Item = #entry>), quote!(#rt::builder::map(value)))
        }
        other if converts(other) => {
            let into = rust_type(other);
            (quote!(impl Into<#into>), quote!(value.into()))
        }
        other => (rust_type(other), quote!(value)),
    }
}

/// Whether setters take anything that converts into the type.
pub(super) fn converts(of: &RustType) -> bool {
    matches!(of, RustType::String | RustType::Named(_) | RustType::DateTime)
}

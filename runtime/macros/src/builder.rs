//! Builders of structures.

use proc_macro2::TokenStream;
use quote::quote;

use crate::debug::redacted;
use crate::declaration::{Input, Member, Role, Structure};
use crate::member::bare;
use crate::setter;
use crate::states::{bounds, is_set, states_module};

/// Renders the builder of a structure.
pub(crate) fn of(structure: &Structure) -> TokenStream {
    let definition = definition(structure);
    let constructors = constructors(structure);
    let setters = setters(structure);
    let finish = finish(structure);
    let debug = debug(structure);
    quote!(#definition #constructors #setters #finish #debug)
}

fn definition(structure: &Structure) -> TokenStream {
    let (name, builder) = (&structure.name, structure.builder());
    let docs = docs(structure);
    let via = match structure.role {
        Role::Input(_) => quote!(, ::std::option::Option<::smithy_client_runtime::client::Handle>),
        _ => quote!(),
    };
    quote! {
        #(#[doc = #docs])*
        #[must_use = "a builder does nothing by itself"]
        pub struct #builder<S = ::smithy_client_runtime::builder::Empty>(
            ::smithy_client_runtime::builder::Draft<#name, S #via>,
        );

        impl<S> ::std::clone::Clone for #builder<S> {
            fn clone(&self) -> Self {
                Self(::std::clone::Clone::clone(&self.0))
            }
        }
    }
}

/// Documents a builder.
fn docs(structure: &Structure) -> Vec<String> {
    let name = &structure.name;
    let is_input = matches!(structure.role, Role::Input(_));
    let mut docs = vec![format!(" A builder for [`{name}`].")];
    if is_input {
        docs.push(" A builder that a client created also sends the request.".to_owned());
    }
    if structure.required().next().is_some() {
        let module = states_module(structure);
        docs.extend([
            String::new(),
            format!(" `S` is the [state]({module}::State) of the builder: which required members are set. Each setter of a"),
            " required member changes it, so that code that omits a required member does not compile.".to_owned(),
            String::new(),
            " For the same reason, the setter of a required member can't be called in an `if`. Compute the value".to_owned(),
            match is_input {
                true => format!(" first, or build a [`{name}`] and pass it to [`with_input`](Self::with_input)."),
                false => " first.".to_owned(),
            },
        ]);
    }
    docs
}

fn constructors(structure: &Structure) -> TokenStream {
    let (name, builder) = (&structure.name, structure.builder());
    let of_input = match &structure.role {
        Role::Input(input) => constructors_of_input(structure, input),
        _ => quote!(),
    };
    quote! {
        impl #name {
            /// Creates a builder.
            #[inline]
            pub fn builder() -> #builder {
                #builder(::smithy_client_runtime::builder::Draft::new(::std::default::Default::default()))
            }
        }

        #of_input
    }
}

/// Renders the validation of an input, and the constructors of its builder that other builders lack.
fn constructors_of_input(structure: &Structure, input: &Input) -> TokenStream {
    let (name, builder, module) = (&structure.name, structure.builder(), states_module(structure));
    let operation = &input.operation;
    quote! {
        impl #name {
            /// Converts the input into a builder, to change it.
            #[inline]
            pub fn into_builder(self) -> #builder<#module::Complete> {
                Self::builder().with_input(self)
            }
        }

        ::smithy_client_runtime::input_validation!(#name #operation);

        impl<Origin> #builder<Origin> {
            /// Creates the builder of a client's method.
            #[inline]
            pub(crate) fn new(handle: ::smithy_client_runtime::client::Handle) -> Self {
                Self(::smithy_client_runtime::builder::Draft::new(::std::option::Option::Some(handle)))
            }
        }
    }
}

fn setters(structure: &Structure) -> TokenStream {
    let builder = structure.builder();
    let setters = structure.members.iter().map(|member| setter::of(structure, member));
    let more = match structure.role {
        Role::Input(_) => with_input(structure),
        Role::Output => quote! {
            /// Sets the response that the output came with.
            #[inline]
            pub fn with_response(mut self, response: ::smithy_client_runtime::response::ResponseInfo) -> Self {
                self.0.value._response = response;
                self
            }
        },
        Role::Error(_) => quote! {
            /// Sets the error's metadata: code, message and request ID.
            #[inline]
            pub fn metadata(mut self, metadata: ::smithy_client_runtime::error::ErrorMetadata) -> Self {
                self.0.value.metadata = metadata;
                self
            }
        },
        Role::Value => quote!(),
    };
    quote! {
        impl<S> #builder<S> {
            #(#setters)*
            #more
        }
    }
}

fn with_input(structure: &Structure) -> TokenStream {
    let (name, builder) = (&structure.name, structure.builder());
    let module = states_module(structure);
    quote! {
        /// Replaces all values set so far with those of an input.
        #[inline]
        pub fn with_input(mut self, input: #name) -> #builder<#module::Complete<S>> {
            self.0.value = input;
            #builder(self.0.with_state())
        }
    }
}

/// Renders the methods that require all required members.
fn finish(structure: &Structure) -> TokenStream {
    let (name, builder) = (&structure.name, structure.builder());
    let (module, bounds) = (states_module(structure), bounds(structure));
    let docs = format!(" Builds the [`{name}`].");
    let send = match &structure.role {
        Role::Input(input) => send(structure, input, &bounds),
        _ => quote!(),
    };
    let clause = (!bounds.is_empty()).then(|| quote!(where #(#bounds,)*));
    quote! {
        impl<S: #module::State> #builder<S> {
            #[doc = #docs]
            #[inline]
            pub fn build(self) -> #name #clause {
                self.0.value
            }

            #send
        }
    }
}

/// Renders the methods of an input's builder.
fn send(structure: &Structure, input: &Input, bounds: &[TokenStream]) -> TokenStream {
    let (name, operation) = (&structure.name, &input.operation);
    let clause = (!bounds.is_empty()).then(|| quote!(where #(#bounds,)*));
    let paginator = input.paginated.then(|| paginator(operation, bounds));
    let wait = input.waited_for.then(|| wait(structure, operation, bounds));
    quote! {
        /// Returns the input.
        #[inline]
        pub fn as_input(&self) -> &#name #clause {
            &self.0.value
        }

        /// Overrides the client's configuration for the calls of this builder.
        #[inline]
        pub fn customize(
            self,
            change: impl FnOnce(::smithy_client_runtime::config::Builder) -> ::smithy_client_runtime::config::Builder,
        ) -> Self
        where
            S::Origin: ::smithy_client_runtime::builder::HasClient,
        {
            Self(self.0.customize(change))
        }

        /// Sends the request when the returned future is awaited.
        ///
        /// # Errors
        ///
        /// The operation's error, or any failure that prevents or ends the call before the service's answer.
        #[inline]
        pub fn send(self) -> ::smithy_client_runtime::builder::SendFuture<#operation>
        where
            S::Origin: ::smithy_client_runtime::builder::CanSend,
            #(#bounds,)*
        {
            self.0.send()
        }

        ::smithy_client_runtime::blocking! {
            /// Sends the request and waits for the response, without an async runtime.
            ///
            /// # Errors
            ///
            /// See [`send`](Self::send). Also fails on a thread of an async runtime.
            pub fn send_blocking(
                self,
            ) -> ::smithy_client_runtime::blocking::SendResult<#operation>
            where
                S::Origin: ::smithy_client_runtime::builder::CanSend,
                #(#bounds,)*
            {
                self.0.send_blocking::<#operation>()
            }
        }

        #paginator
        #wait
    }
}

fn paginator(operation: &syn::Path, bounds: &[TokenStream]) -> TokenStream {
    quote! {
        /// Returns a paginator, which sends one request for each page when the page is polled.
        #[inline]
        pub fn into_paginator(self) -> ::smithy_client_runtime::pages::Paginator<#operation>
        where
            S::Origin: ::smithy_client_runtime::builder::CanSend,
            #(#bounds,)*
        {
            self.0.into_paginator()
        }
    }
}

fn wait(structure: &Structure, operation: &syn::Path, bounds: &[TokenStream]) -> TokenStream {
    let module = states_module(structure);
    quote! {
        /// Polls until the waiter succeeds.
        ///
        /// # Errors
        ///
        /// The waiter fails, a call fails with an unexpected error, or `max_wait` elapses.
        #[inline]
        pub fn wait<W>(self, max_wait: ::std::time::Duration) -> ::smithy_client_runtime::builder::WaitFuture<W>
        where
            W: ::smithy_client_runtime::waiters::Waiter<Operation = #operation>,
            S: #module::State<Origin = ::smithy_client_runtime::builder::FromWaiter<W>>,
            #(#bounds,)*
        {
            self.0.wait(max_wait)
        }

        ::smithy_client_runtime::blocking! {
            /// Polls until the waiter succeeds, without an async runtime.
            ///
            /// # Errors
            ///
            /// See [`wait`](Self::wait). Also fails on a thread of an async runtime.
            pub fn wait_blocking<W>(
                self,
                max_wait: ::std::time::Duration,
            ) -> ::smithy_client_runtime::waiters::Waited<W>
            where
                W: ::smithy_client_runtime::waiters::Waiter<Operation = #operation>,
                S: #module::State<Origin = ::smithy_client_runtime::builder::FromWaiter<W>>,
                #(#bounds,)*
            {
                self.0.wait_blocking::<W>(max_wait)
            }
        }
    }
}

/// Implements `Debug`: required members that are not set are shown as unset.
fn debug(structure: &Structure) -> TokenStream {
    let builder = structure.builder();
    let (module, name) = (states_module(structure), bare(&builder));
    let members = structure.members.iter().map(debug_member);
    quote! {
        impl<S: #module::State> ::std::fmt::Debug for #builder<S> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let value = &self.0.value;
                ::smithy_client_runtime::builder::debug(f, #name, &[#(#members),*])
            }
        }
    }
}

/// Renders the name of a member, whether it is set, and its value.
fn debug_member(member: &Member) -> TokenStream {
    let (name, field) = (bare(&member.field), &member.field);
    let value = if member.facts.sensitive { redacted() } else { quote!(&value.#field) };
    let is_set = if member.facts.required {
        is_set(member)
    } else if member.optional().is_some() {
        quote!(value.#field.is_some())
    } else {
        quote!(true)
    };
    quote!((#name, #is_set, #value))
}

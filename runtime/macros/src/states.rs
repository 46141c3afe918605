//! The states of builders: which required members are set.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::declaration::{Member, Role, Structure};
use crate::groups::Content;
use crate::member::{bare, ident_at};

/// Returns the name of the module with the states of a structure's builder. The input and the output of an operation
/// are in a module of their own, so that a short name suffices.
pub(crate) fn states_module(structure: &Structure) -> Ident {
    use heck::ToSnakeCase;
    match structure.role {
        Role::Input(_) => ident_at("input_builder", structure.name.span()),
        Role::Output => ident_at("output_builder", structure.name.span()),
        Role::Error(_) | Role::Value => {
            let name = bare(&structure.name).to_snake_case();
            format_ident!("{name}_builder", span = structure.name.span())
        }
    }
}

/// Returns the name of the state in which the member of a field is set.
pub(crate) fn set_state(field: &Ident) -> Ident {
    ident_at(&format!("Set{}", camel(field)), field.span())
}

/// Returns the name of the associated type with the state of a required member.
fn state_type(field: &Ident) -> Ident {
    let name = camel(field);
    // The state of a builder has an associated type with this name already.
    let name = if name == "Origin" { "Origin_".to_owned() } else { name };
    ident_at(&name, field.span())
}

/// Converts a field's name to camel case. Different names stay different: an underscore is only dropped before a
/// letter.
fn camel(field: &Ident) -> String {
    let name = bare(field);
    let mut camel = String::with_capacity(name.len());
    let mut capitalize = true;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let starts_word = letters.peek().is_some_and(char::is_ascii_lowercase);
        if letter == '_' && starts_word && !camel.is_empty() {
            capitalize = true;
        } else {
            camel.push(if capitalize { letter.to_ascii_uppercase() } else { letter });
            capitalize = false;
        }
    }
    camel
}

/// Renders the bounds of a state in which all required members are set. The trait of each bound is the member's own,
/// so that the compiler reports each missing member once, by name.
pub(crate) fn bounds(structure: &Structure) -> Vec<TokenStream> {
    let module = states_module(structure).to_string();
    let bound = |member: &Member| {
        // Messages show the place of the bound, which is therefore that of the member.
        let span = member.field.span().resolved_at(Span::call_site());
        let (module, state) = (Ident::new(&module, span), state_type(&member.field));
        quote_spanned!(span=> S::#state: #module::is_set::#state)
    };
    structure.required().map(bound).collect()
}

/// Renders the expression for whether a required member is set in a state `S`.
pub(crate) fn is_set(member: &Member) -> TokenStream {
    let state = state_type(&member.field);
    quote!(<S::#state as ::smithy_client_runtime::builder::MemberState>::IS_SET)
}

/// Renders the module with the states of a structure's builder.
pub(crate) fn of(structure: &Structure) -> TokenStream {
    let module = states_module(structure);
    let required: Vec<&Member> = structure.required().collect();
    if required.is_empty() {
        return quote!(pub use ::smithy_client_runtime::builder::none_required as #module;);
    }
    let types: Vec<Ident> = required.iter().map(|member| state_type(&member.field)).collect();
    let member_docs =
        required.iter().map(|member| format!(" Whether `{}` is set.", bare(member.setter())));
    let content = Content::of(&types);
    let groups = content.groups(&types);
    let origins = origins(structure, &content);
    let set_states = required.iter().enumerate();
    let set_states = set_states.map(|(position, member)| set_member(member, position, &content));
    let traits = required.iter().map(|member| is_set_trait(member));
    let builder = structure.builder();
    let docs =
        format!(" The states of [`{builder}`](super::{builder}): which required members are set.");
    let with_input = matches!(structure.role, Role::Input(_)).then(|| all_set(&content));
    quote! {
        #[doc = #docs]
        #[allow(non_camel_case_types)]
        pub mod #module {
            /// A state of the builder.
            pub trait State {
                /// The first state of the builder, which tells whether a client created it.
                type Origin;
                #(
                    #[doc = #member_docs]
                    type #types: ::smithy_client_runtime::builder::MemberState;
                )*
            }

            /// A state in which all required members are set.
            pub trait IsComplete: State<#(#types: is_set::#types),*> {}

            impl<S: State<#(#types: is_set::#types),*>> IsComplete for S {}

            #groups
            #origins
            #(#set_states)*
            #with_input

            /// A trait for each required member, implemented if it is set.
            #[doc(hidden)]
            pub mod is_set {
                #(#traits)*
            }
        }
    }
}

/// Implements the state for builders without any member.
fn origins(structure: &Structure, content: &Content) -> TokenStream {
    let (implemented, types, unset) = (&content.of, &content.types, &content.unset);
    let unset = quote!(type Origin = Self; #(type #types = #unset;)*);
    let empty = quote!(impl #implemented for ::smithy_client_runtime::builder::Empty { #unset });
    let Role::Input(input) = &structure.role else { return empty };
    let waiting = input.waited_for.then(
        || quote!(impl<W> #implemented for ::smithy_client_runtime::builder::FromWaiter<W> { #unset }),
    );
    quote! {
        #empty
        impl #implemented for ::smithy_client_runtime::builder::FromClient { #unset }
        #waiting
    }
}

/// Renders the state in which a member is set.
fn set_member(member: &Member, position: usize, content: &Content) -> TokenStream {
    let set = set_state(&member.field);
    let docs = format!(" The state `S` in which `{}` is set as well.", bare(member.setter()));
    let (implemented, types) = (&content.of, &content.types);
    let states = content.with(position);
    quote! {
        #[doc = #docs]
        pub struct #set<S = ::smithy_client_runtime::builder::Empty>(::std::marker::PhantomData<fn() -> S>);

        impl<S: #implemented> #implemented for #set<S> {
            type Origin = S::Origin;
            #(type #types = #states;)*
        }
    }
}

/// Renders the state of a builder with an existing input.
fn all_set(content: &Content) -> TokenStream {
    let (implemented, types, set) = (&content.of, &content.types, &content.set);
    quote! {
        /// The state `S` in which all required members are set as well.
        pub struct Complete<S = ::smithy_client_runtime::builder::Empty>(::std::marker::PhantomData<fn() -> S>);

        impl<S: #implemented> #implemented for Complete<S> {
            type Origin = S::Origin;
            #(type #types = #set;)*
        }
    }
}

/// Renders the trait that names a required member in the compiler's message.
fn is_set_trait(member: &Member) -> TokenStream {
    let (state, setter) = (state_type(&member.field), bare(member.setter()));
    let message = format!("required member `{setter}` is not set; call `.{setter}(…)`");
    let label = format!("`{setter}` is not set");
    quote! {
        #[diagnostic::on_unimplemented(message = #message, label = #label)]
        pub trait #state {}

        #[diagnostic::do_not_recommend]
        impl #state for ::smithy_client_runtime::builder::Set {}
    }
}

//! The associated types of the states of builders, one for each required member or for each group of them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The number of members in a `Group` of the runtime.
const GROUP: usize = 16;

/// The content of a state: the associated types of the trait that each state of a builder implements.
///
/// For up to [`GROUP`] members, the trait is `State`, with a type for each member. For more members, it is `Groups`, with
/// a type for each group, and one implementation of `State` for all states names the members. Otherwise, the compile
/// time would grow with the square of the number of members, because each member has a state, in which each member has
/// a type.
pub(crate) struct Content {
    /// The name of the trait.
    pub(crate) of: Ident,
    /// The names of its associated types, without `Origin`.
    pub(crate) types: Vec<Ident>,
    /// The value of an associated type if no member is set.
    pub(crate) unset: TokenStream,
    /// The value of an associated type if all members are set.
    pub(crate) set: TokenStream,
    is_grouped: bool,
}

impl Content {
    /// Returns the content of the states of a builder with the given required members.
    pub(crate) fn of(members: &[Ident]) -> Self {
        if members.len() <= GROUP {
            return Self {
                of: format_ident!("State"),
                types: members.to_vec(),
                unset: quote!(::smithy_client_runtime::builder::Unset),
                set: quote!(::smithy_client_runtime::builder::Set),
                is_grouped: false,
            };
        }
        let groups = 0..members.len().div_ceil(GROUP);
        Self {
            of: format_ident!("Groups"),
            types: groups.map(|group| format_ident!("Group{group}")).collect(),
            unset: quote!(::smithy_client_runtime::builder::NoneSet),
            set: quote!(::smithy_client_runtime::builder::AllSet),
            is_grouped: true,
        }
    }

    /// Renders the values of the associated types in the state `S` in which the member at a position is set as well.
    pub(crate) fn with(&self, position: usize) -> impl Iterator<Item = TokenStream> {
        let changed = if self.is_grouped { position / GROUP } else { position };
        self.types.iter().enumerate().map(move |(at, of)| {
            if at != changed {
                quote!(S::#of)
            } else if self.is_grouped {
                let with = format_ident!("With{}", position % GROUP);
                quote!(<S::#of as ::smithy_client_runtime::builder::Group>::#with)
            } else {
                self.set.clone()
            }
        })
    }

    /// Renders the trait `Groups`, and the implementation of `State` that names the members of the groups.
    pub(crate) fn groups(&self, members: &[Ident]) -> Option<TokenStream> {
        let (of, groups) = (&self.of, &self.types);
        let states = (0..members.len()).map(|position| {
            let group = &groups[position / GROUP];
            let member = format_ident!("M{}", position % GROUP);
            quote!(<S::#group as ::smithy_client_runtime::builder::Group>::#member)
        });
        self.is_grouped.then(|| {
            quote! {
                /// A state of the builder, with the required members in groups.
                #[doc(hidden)]
                pub trait #of {
                    /// The first state of the builder.
                    type Origin;
                    #(type #groups: ::smithy_client_runtime::builder::Group;)*
                }

                #[diagnostic::do_not_recommend]
                impl<S: #of> State for S {
                    type Origin = S::Origin;
                    #(type #members = #states;)*
                }
            }
        })
    }
}

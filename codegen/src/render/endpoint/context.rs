//! Endpoint parameters that operations bind: constants and members of the input.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{
    Access, ContextBinding, ContextSource, Kind, Leaf, OperationPlan, ParameterValue, Selection,
};
use crate::render::endpoint::parameter_value;
use crate::render::source::tokens::{ident, runtime};

/// Renders the operation's function:
///
/// ```ignore
/// fn endpoint_params(input: &Self::Input) -> ContextParams {
///     ContextParams::default()
///         .with("Bucket", input.bucket.as_deref())
/// }
/// ```
pub(in crate::render) fn endpoint_params(operation: &OperationPlan) -> Option<TokenStream> {
    if operation.endpoint_params.is_empty() {
        return None;
    }
    let rt = runtime();
    let is_fixed = |binding: &ContextBinding| matches!(binding.source, ContextSource::Fixed(_));
    let input = match operation.endpoint_params.iter().all(is_fixed) {
        true => quote!(_input),
        false => quote!(input),
    };
    let values = operation.endpoint_params.iter().map(value);
    Some(quote! {
        fn endpoint_params(#input: &Self::Input) -> #rt::endpoint::ContextParams {
            #rt::endpoint::ContextParams::default() #(#values)*
        }
    })
}

fn value(binding: &ContextBinding) -> TokenStream {
    let name = &binding.parameter;
    match &binding.source {
        ContextSource::Fixed(ParameterValue::Text(text)) => quote!(.with(#name, Some(#text))),
        ContextSource::Fixed(value) => {
            let value = parameter_value(value);
            quote!(.with(#name, Some(#value)))
        }
        ContextSource::NotBlank { field, member, .. } => {
            let field = ident(field);
            quote!(.required(#member, input.#field.as_str()))
        }
        ContextSource::Input { selection, leaf, kind: Kind::TextList } => {
            let list = collected(selection, *leaf);
            quote!(.with(#name, #list))
        }
        ContextSource::Input { selection, leaf, .. } => {
            let value = optional(single(selection, &quote!(input)), *leaf);
            quote!(.with(#name, #value))
        }
    }
}

/// The expression of a single value.
enum Single {
    /// A place expression.
    Place(TokenStream),
    /// A place expression of an `Option`.
    OptionPlace(TokenStream),
    /// An `Option` of a reference.
    OptionRef(TokenStream),
}

fn single(selection: &Selection, this: &TokenStream) -> Single {
    match selection {
        Selection::Member(of, access) => member(single(of, this), access),
        _ => Single::Place(this.clone()),
    }
}

fn member(of: Single, access: &Access) -> Single {
    match (of, access) {
        (Single::Place(of), Access::Field { name, is_optional }) => {
            let name = ident(name);
            let place = quote!(#of.#name);
            if *is_optional { Single::OptionPlace(place) } else { Single::Place(place) }
        }
        (Single::Place(of), Access::Variant { method }) => {
            let method = ident(method);
            Single::OptionRef(quote!(#of.#method()))
        }
        (Single::OptionPlace(of), access) => {
            member(Single::OptionRef(quote!(#of.as_ref())), access)
        }
        (Single::OptionRef(of), Access::Field { name, is_optional: true }) => {
            let name = ident(name);
            Single::OptionRef(quote!(#of.and_then(|it| it.#name.as_ref())))
        }
        (Single::OptionRef(of), Access::Field { name, is_optional: false }) => {
            let name = ident(name);
            Single::OptionRef(quote!(#of.map(|it| &it.#name)))
        }
        (Single::OptionRef(of), Access::Variant { method }) => {
            let method = ident(method);
            Single::OptionRef(quote!(#of.and_then(|it| it.#method())))
        }
    }
}

/// Renders the selected value as an `Option` of `&str` or `bool`.
fn optional(value: Single, leaf: Leaf) -> TokenStream {
    match (value, leaf) {
        (Single::Place(place), Leaf::Bool) => quote!(Some(#place)),
        (Single::OptionPlace(place), Leaf::Bool) => place,
        (Single::OptionRef(value), Leaf::Bool) => quote!(#value.copied()),
        (Single::Place(place), Leaf::Str) => quote!(Some(#place)),
        (Single::Place(place), _) => quote!(Some(#place.as_str())),
        (Single::OptionPlace(place), Leaf::String) => quote!(#place.as_deref()),
        (Single::OptionPlace(place), _) => quote!(#place.as_ref().map(|it| it.as_str())),
        (Single::OptionRef(value), Leaf::Str) => value,
        (Single::OptionRef(value), _) => quote!(#value.map(|it| it.as_str())),
    }
}

/// The expression of several values: an iterator over a collection.
struct Many {
    /// The collection, which may be missing.
    of: Single,
    /// The method calls on the collection.
    items: TokenStream,
    /// The type of the items.
    leaf: Leaf,
}

/// Renders a list of strings as an `Option` of a `Vec`.
fn collected(selection: &Selection, leaf: Leaf) -> TokenStream {
    if let (Selection::Member(..), Leaf::String) = (selection, leaf) {
        return whole(single(selection, &quote!(input)));
    }
    let Many { of, items, leaf } = many(selection, &quote!(input), leaf);
    let strings = match leaf {
        Leaf::Enum => quote!(.map(|it| it.as_str().to_owned())),
        Leaf::Str => quote!(.map(str::to_owned)),
        Leaf::String | Leaf::Bool => quote!(.cloned()),
    };
    let collect = quote!(#items #strings.collect::<Vec<String>>());
    match of {
        Single::Place(place) => quote!(Some(#place #collect)),
        Single::OptionPlace(place) => quote!(#place.as_ref().map(|it| it #collect)),
        Single::OptionRef(value) => quote!(#value.map(|it| it #collect)),
    }
}

/// Renders a list that is a member itself.
fn whole(list: Single) -> TokenStream {
    match list {
        Single::Place(place) => quote!(Some(#place.clone())),
        Single::OptionPlace(place) => quote!(#place.clone()),
        Single::OptionRef(value) => quote!(#value.cloned()),
    }
}

fn many(selection: &Selection, this: &TokenStream, leaf: Leaf) -> Many {
    match selection {
        Selection::This | Selection::Member(..) => {
            Many { of: single(selection, this), items: quote!(.iter()), leaf }
        }
        Selection::Keys(map) => {
            Many { of: single(map, this), items: quote!(.keys()), leaf: Leaf::String }
        }
        Selection::Values(map) => Many { of: single(map, this), items: quote!(.values()), leaf },
        Selection::Several(selections) => several(selections, this),
        Selection::Each(list, each) => {
            let Many { of, items, .. } = many(list, this, leaf);
            let (each, leaf) = each_of(each, leaf);
            Many { of, items: quote!(#items #each), leaf }
        }
        Selection::Flat(lists) => flat(lists, this, leaf),
    }
}

/// Renders several strings as a list without missing ones.
fn several(selections: &[(Selection, Leaf)], this: &TokenStream) -> Many {
    let texts = selections.iter().map(|(selection, leaf)| optional(single(selection, this), *leaf));
    Many {
        of: Single::Place(quote!([#(#texts),*])),
        items: quote!(.into_iter().flatten()),
        leaf: Leaf::Str,
    }
}

/// Renders the selection from each item as an iterator adapter. Returns the type of the new items too.
fn each_of(each: &Selection, leaf: Leaf) -> (TokenStream, Leaf) {
    match single(each, &quote!(it)) {
        Single::Place(value) if matches!(each, Selection::Member(..)) => {
            (quote!(.map(|it| &#value)), leaf)
        }
        Single::Place(_) => (quote!(), leaf),
        Single::OptionPlace(place) => (quote!(.filter_map(|it| #place.as_ref())), leaf),
        Single::OptionRef(value) => (quote!(.filter_map(|it| #value)), leaf),
    }
}

/// Renders the concatenation of lists.
fn flat(lists: &Selection, this: &TokenStream, leaf: Leaf) -> Many {
    let Selection::Each(list, each) = lists else {
        let Many { of, items, leaf } = many(lists, this, leaf);
        return Many { of, items: quote!(#items.flatten()), leaf };
    };
    let Many { of, items, .. } = many(list, this, leaf);
    let inner = many(each, &quote!(it), leaf);
    let (inner_items, leaf) = (inner.items, inner.leaf);
    let inner = match inner.of {
        Single::Place(place) => quote!(#place #inner_items),
        Single::OptionPlace(place) => quote!(#place.iter().flat_map(|it| it #inner_items)),
        Single::OptionRef(value) => quote!(#value.into_iter().flat_map(|it| it #inner_items)),
    };
    Many { of, items: quote!(#items.flat_map(|it| #inner)), leaf }
}

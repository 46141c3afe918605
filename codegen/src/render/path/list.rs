//! Lists, rendered as iterators.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::paths::{Code, Paths, of_references, viewed};
use crate::plan::{ItemType, Path, PathType, PathValue, View};
use crate::render::source::expr::{Expr, expr};

/// A chain of iterator adapters.
struct Chain<'v> {
    start: Start<'v>,
    /// The adapters.
    steps: TokenStream,
    /// The adapter that views the stored items, if it is not among the steps yet.
    view: TokenStream,
}

/// The source of a list's items.
enum Start<'v> {
    /// A stored collection.
    Collection(&'v PathValue, Iterated),
    /// An array. It is missing if the value of its elements is.
    Array(Option<&'v PathValue>, Expr),
    /// An iterator.
    Iterator(&'v PathValue),
}

/// The iterated part of a stored collection.
#[derive(Clone, Copy)]
enum Iterated {
    Items,
    Keys,
    Values,
}

impl Iterated {
    fn method(self) -> TokenStream {
        match self {
            Self::Items => quote!(.iter()),
            Self::Keys => quote!(.keys()),
            Self::Values => quote!(.values()),
        }
    }

    /// Renders the adapter for an iterator over an `Option` of the collection.
    fn in_option(self) -> TokenStream {
        match self {
            Self::Items => quote!(.flatten()),
            keys_or_values => {
                let method = keys_or_values.method();
                quote!(.flat_map(|map| map #method))
            }
        }
    }
}

impl Chain<'_> {
    /// Renders the iterator, where `start` is the source.
    fn of(&self, start: &Expr) -> Expr {
        let (steps, view) = (&self.steps, &self.view);
        match &self.start {
            Start::Collection(_, iterated) => {
                let method = iterated.method();
                expr!(#start #method #steps #view)
            }
            Start::Array(_, array) => expr!(#array.into_iter() #steps #view),
            Start::Iterator(_) => expr!(#start #steps #view),
        }
    }

    /// Renders an argument of type `impl IntoIterator`, where `start` is the source.
    fn argument(&self, start: &Expr) -> Expr {
        match &self.start {
            Start::Array(_, array) if self.steps.is_empty() && self.view.is_empty() => {
                array.clone()
            }
            _ => self.of(start),
        }
    }

    /// Returns whether the chain is an iterator without adapters.
    fn is_bare(&self) -> bool {
        matches!(self.start, Start::Iterator(_)) && self.steps.is_empty() && self.view.is_empty()
    }

    /// Adds an adapter of viewed items.
    fn then(mut self, step: TokenStream) -> Self {
        let (steps, view) = (self.steps, self.view);
        self.steps = quote!(#steps #view #step);
        self.view = quote!();
        self
    }
}

impl Paths {
    /// Applies `make` to a list's items as an argument of type `impl IntoIterator`. `map` is the method to
    /// apply it inside an `Option`.
    pub(super) fn with_items(
        &self,
        list: &PathValue,
        map: &TokenStream,
        make: impl FnOnce(Expr) -> Expr,
    ) -> Expr {
        let chain = self.chain(list);
        self.lifted(&chain, map, false, |start| make(chain.argument(&start)))
    }

    /// Applies `make` to a list's items as an iterator. `map` is the method to apply it inside an `Option`.
    pub(super) fn with_iterator(
        &self,
        list: &PathValue,
        map: &TokenStream,
        make: impl FnOnce(Expr) -> Expr,
    ) -> Expr {
        let chain = self.chain(list);
        self.lifted(&chain, map, false, |start| make(chain.of(&start)))
    }

    /// Applies `make` to the source of a chain. `map` is the method to apply it inside an `Option`.
    fn lifted(
        &self,
        chain: &Chain<'_>,
        map: &TokenStream,
        is_advanced: bool,
        make: impl FnOnce(Expr) -> Expr,
    ) -> Expr {
        let of = match &chain.start {
            Start::Collection(of, _) | Start::Iterator(of) | Start::Array(Some(of), _) => *of,
            Start::Array(None, _) => return make(expr!()),
        };
        // The elements of an array refer to `it`.
        let name = match &chain.start {
            Start::Array(..) => quote!(it),
            Start::Collection(_, Iterated::Keys | Iterated::Values) => quote!(map),
            _ => quote!(list),
        };
        // Without adapters, the closure's parameter is the iterator to advance.
        let mutable = (is_advanced && chain.is_bare()).then(|| quote!(mut));
        let closure = |made: Expr| quote!(#map(|#mutable #name| #made));
        match self.start(of) {
            Code::OptionPlace(place) => {
                let closure = closure(make(Expr::new(name.clone())));
                expr!(#place.as_ref().#closure)
            }
            Code::Value(value) if of.is_optional => {
                let closure = closure(make(Expr::new(name.clone())));
                expr!(#value.#closure)
            }
            Code::Place(start) | Code::Value(start) => make(start),
        }
    }

    /// Renders the source of a list.
    fn start(&self, of: &PathValue) -> Code {
        match of.path {
            Path::This => Code::Value(expr!(it)),
            _ => self.code(of),
        }
    }

    /// Renders the items of a list as an argument. A missing list has no items.
    pub(in crate::render) fn items(&self, list: &PathValue) -> Expr {
        let chain = self.chain(list);
        match &chain.start {
            Start::Array(None, _) => chain.argument(&expr!()),
            _ => self.items_of(&chain),
        }
    }

    /// Renders the items of a list as an iterator. A missing list has no items.
    pub(in crate::render) fn iterator(&self, list: &PathValue) -> Expr {
        self.items_of(&self.chain(list))
    }

    /// Renders whether a list has items, as expected.
    pub(super) fn has_items(&self, list: &PathValue, expected: bool) -> Expr {
        let items = self.iterator(list);
        if expected { expr!(#items.count() > 0) } else { expr!(#items.count() == 0) }
    }

    fn items_of(&self, chain: &Chain<'_>) -> Expr {
        let Chain { start, steps, view } = chain;
        let (of, method, in_option) = match start {
            Start::Collection(of, iterated) => (*of, iterated.method(), iterated.in_option()),
            Start::Iterator(of) => (*of, quote!(), quote!(.flatten())),
            Start::Array(None, array) => return expr!(#array.into_iter() #steps #view),
            Start::Array(Some(of), array) => {
                let of = self.value(of);
                return expr!(#of.into_iter().flat_map(|it| #array) #steps #view);
            }
        };
        match self.start(of) {
            Code::OptionPlace(place) => expr!(#place.iter() #in_option #steps #view),
            Code::Value(value) if of.is_optional => {
                expr!(#value.into_iter() #in_option #steps #view)
            }
            Code::Place(start) | Code::Value(start) => expr!(#start #method #steps #view),
        }
    }

    /// Renders a list of strings as an `Option` of an argument of type `impl IntoIterator<Item: AsRef<str>>`.
    pub(in crate::render) fn strings(&self, list: &PathValue) -> Expr {
        // Stored strings and enums need no view.
        let chain = Chain { view: quote!(), ..self.chain(list) };
        match &chain.start {
            Start::Collection(of, Iterated::Items) | Start::Iterator(of)
                if chain.steps.is_empty() =>
            {
                self.option(of)
            }
            _ => {
                let strings =
                    self.lifted(&chain, &quote!(map), false, |start| chain.argument(&start));
                if list.is_optional { strings } else { expr!(Some(#strings)) }
            }
        }
    }

    /// Renders the number of a list's items.
    pub(super) fn counted(&self, list: &PathValue) -> Expr {
        let chain = Chain { view: quote!(), ..self.chain(list) };
        self.lifted(&chain, &quote!(map), false, |start| {
            let items = chain.of(&start);
            expr!(#items.count())
        })
    }

    fn chain<'v>(&self, list: &'v PathValue) -> Chain<'v> {
        let started = |start, view| Chain { start, steps: quote!(), view };
        match &list.path {
            Path::Items(of) => {
                started(Start::Collection(of, Iterated::Items), quote!()).stored_in(of)
            }
            Path::Nullable(of) => {
                let view = of.value_type.items_type().map_or(View::Borrowed, |item| item.view);
                let item = viewed(Code::OptionPlace(expr!(it)), view, false);
                started(Start::Collection(of, Iterated::Items), quote!(.map(|it| #item)))
            }
            Path::Values(of) => {
                started(Start::Collection(of, Iterated::Values), quote!()).stored_in(of)
            }
            Path::Keys(of) => {
                started(Start::Collection(of, Iterated::Keys), of_references(View::Text))
            }
            Path::Several { of, elements } => {
                started(Start::Array(of.as_deref(), self.array(list, elements)), quote!())
            }
            Path::Each { list, each } => {
                let step = if each.is_optional { quote!(filter_map) } else { quote!(map) };
                let each = self.value(each);
                let item = if each.mentions("it") { quote!(it) } else { quote!(_) };
                self.chain(list).then(quote!(.#step(|#item| #each)))
            }
            Path::Filter { list, condition } => {
                let condition = self.holds(condition);
                let item = pattern(list, &condition);
                self.chain(list).then(quote!(.filter(|#item| #condition)))
            }
            Path::Present(list) => self.chain(list).then(quote!(.flatten())),
            Path::Flat(list) => self.flat(list),
            Path::Slice { list, skip, take } => {
                let skip = (*skip > 0).then(|| Literal::usize_unsuffixed(*skip));
                let skip = skip.map(|skip| quote!(.skip(#skip)));
                let take = take.map(Literal::usize_unsuffixed).map(|take| quote!(.take(#take)));
                self.chain(list).then(quote!(#skip #take))
            }
            _ if matches!(list.value_type, PathType::Vec(_)) => {
                started(Start::Collection(list, Iterated::Items), quote!()).stored_in(list)
            }
            _ => started(Start::Iterator(list), quote!()),
        }
    }

    fn array(&self, list: &PathValue, elements: &[PathValue]) -> Expr {
        let has_nulls = has_nulls(list);
        let elements = elements.iter().map(|element| match has_nulls {
            true => self.option(element),
            false => self.value(element),
        });
        expr!([#(#elements),*])
    }

    /// Flattens a list of lists.
    fn flat<'v>(&self, list: &'v PathValue) -> Chain<'v> {
        if let Path::Each { list, each } = &list.path {
            let inner = self.items(each);
            return self.chain(list).then(quote!(.flat_map(|it| #inner)));
        }
        let flat = self.chain(list).then(quote!(.flatten()));
        match list.value_type.items_type().map(|item| &item.value_type) {
            Some(PathType::Vec(item)) => flat.stored(item),
            _ => flat,
        }
    }

    /// Renders an item of a list as an `Option`.
    pub(super) fn index(&self, list: &PathValue, index: i32) -> Expr {
        match &list.value_type {
            PathType::Vec(item) => {
                let at = at_index(index);
                let found = self.mapped(list, &quote!(and_then), |it| expr!(#it.#at));
                let present = item.is_optional.then(|| quote!(.and_then(Option::as_ref)));
                let view = of_references(item.view);
                expr!(#found #present #view)
            }
            _ => self.index_of_items(list, index),
        }
    }

    fn index_of_items(&self, list: &PathValue, index: i32) -> Expr {
        let present = has_nulls(list).then(|| quote!(.flatten()));
        let Ok(position) = usize::try_from(index) else {
            let from_end = usize::try_from(index.unsigned_abs() - 1).unwrap_or(usize::MAX);
            let from_end = Literal::usize_unsuffixed(from_end);
            return self.with_iterator(
                list,
                &quote!(and_then),
                |items| expr!(#items.collect::<Vec<_>>().into_iter().nth_back(#from_end) #present),
            );
        };
        let is_collected = matches!(list.path, Path::Slice { .. }) && position == 0;
        let (chain, end) = match (&list.path, position) {
            (Path::Filter { list, condition }, 0) => {
                let condition = self.holds(condition);
                let item = pattern(list, &condition);
                (self.chain(list).then(quote!()), quote!(.find(|#item| #condition)))
            }
            // Clippy rejects `skip(n).next()`.
            (Path::Slice { .. }, 0) => {
                (self.chain(list), quote!(.collect::<Vec<_>>().into_iter().next()))
            }
            (_, 0) => (self.chain(list), quote!(.next())),
            (_, position) => {
                let position = Literal::usize_unsuffixed(position);
                (self.chain(list), quote!(.nth(#position)))
            }
        };
        self.lifted(&chain, &quote!(and_then), !is_collected, |start| {
            let items = chain.of(&start);
            expr!(#items #end #present)
        })
    }
}

impl Chain<'_> {
    /// Views the items of a stored collection.
    fn stored_in(self, collection: &PathValue) -> Self {
        match collection.value_type.items_type() {
            Some(item) => self.stored(item),
            None => self,
        }
    }

    /// Views stored items. Skips nulls.
    fn stored(mut self, item: &ItemType) -> Self {
        if item.is_optional {
            let steps = self.steps;
            self.steps = quote!(#steps.flatten());
        }
        self.view = of_references(item.view);
        self
    }
}

/// Renders the parameter of a filter's closure. Numbers and text are taken by value.
fn pattern(list: &PathValue, condition: &Expr) -> TokenStream {
    if !condition.mentions("it") {
        return quote!(_);
    }
    let is_reference = list.value_type.items_type().is_some_and(|item| {
        let by_reference = matches!(
            item.value_type,
            PathType::Object(_) | PathType::Vec(_) | PathType::Map(_) | PathType::Opaque(_)
        );
        by_reference && !item.is_optional
    });
    if is_reference { quote!(it) } else { quote!(&it) }
}

fn has_nulls(list: &PathValue) -> bool {
    list.value_type.items_type().is_some_and(|item| item.is_optional)
}

/// Renders the method call that returns an item of a `Vec`.
fn at_index(index: i32) -> TokenStream {
    match (index, usize::try_from(index)) {
        (0, _) => quote!(first()),
        (_, Ok(index)) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(get(#index))
        }
        (-1, _) => quote!(last()),
        (index, Err(_)) => {
            let from_end = Literal::u32_unsuffixed(index.unsigned_abs() - 1);
            quote!(iter().nth_back(#from_end))
        }
    }
}

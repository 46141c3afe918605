//! Lists as iterators.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Code, Paths, of_references, viewed};
use crate::plan::{ItemType, Path, PathType, PathValue, View};
use crate::render::source::expr::{Expr, expr};

/// A list in the making.
struct Chain<'v> {
    start: Start<'v>,
    /// What comes behind the start.
    steps: TokenStream,
    /// What makes of stored items what is looked at, if that is still to be done.
    view: TokenStream,
}

/// What a list starts from.
enum Start<'v> {
    /// A stored collection.
    Collection(&'v PathValue, Iterated),
    /// An array, if a value is there that it is made from.
    Array(Option<&'v PathValue>, Expr),
    /// A value that is an iterator.
    Iterator(&'v PathValue),
}

/// What of a stored collection is gone through.
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

    /// The same for the collection in an iterator over an `Option`.
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
    /// The items, made of the tokens that stand for what the list starts from.
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

    /// The same as an argument, which may be anything that can be iterated over.
    fn argument(&self, start: &Expr) -> Expr {
        match &self.start {
            Start::Array(_, array) if self.steps.is_empty() && self.view.is_empty() => {
                array.clone()
            }
            _ => self.of(start),
        }
    }

    /// Returns whether the chain is an iterator without further steps.
    fn is_bare(&self) -> bool {
        matches!(self.start, Start::Iterator(_)) && self.steps.is_empty() && self.view.is_empty()
    }

    /// Adds a step that is about items as they are looked at.
    fn then(mut self, step: TokenStream) -> Self {
        let (steps, view) = (self.steps, self.view);
        self.steps = quote!(#steps #view #step);
        self.view = quote!();
        self
    }
}

impl Paths {
    /// What a function makes of a list's items, which it takes as an argument; `map` puts it into an
    /// `Option`, if there may be no list.
    pub(super) fn with_items(
        &self,
        list: &PathValue,
        map: &TokenStream,
        make: impl FnOnce(Expr) -> Expr,
    ) -> Expr {
        let chain = self.chain(list);
        self.lifted(&chain, map, false, |start| make(chain.argument(&start)))
    }

    /// The same for a function that calls methods of the iterator.
    pub(super) fn with_iterator(
        &self,
        list: &PathValue,
        map: &TokenStream,
        make: impl FnOnce(Expr) -> Expr,
    ) -> Expr {
        let chain = self.chain(list);
        self.lifted(&chain, map, false, |start| make(chain.of(&start)))
    }

    /// What a function makes of what a list starts from.
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
        // An array is made from `it`.
        let name = match &chain.start {
            Start::Array(..) => quote!(it),
            _ => quote!(list),
        };
        // An iterator that nothing else is made of gives its items itself.
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

    /// The tokens of what a list starts from.
    fn start(&self, of: &PathValue) -> Code {
        match of.path {
            Path::This => Code::Value(expr!(it)),
            _ => self.code(of),
        }
    }

    /// The items of a list as an argument; there are none if there is no list.
    pub(in crate::render) fn items(&self, list: &PathValue) -> Expr {
        let chain = self.chain(list);
        match &chain.start {
            Start::Array(None, _) => chain.argument(&expr!()),
            _ => self.items_of(&chain),
        }
    }

    /// Whether a list has items.
    pub(super) fn has_items(&self, list: &PathValue, expected: bool) -> Expr {
        let items = self.items_of(&self.chain(list));
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

    /// The number of a list's items.
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

    /// The items of a list's lists.
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

    /// An item of a list, as an `Option`.
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
            // Compilers object to `skip(n).next()`.
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
    /// The same, where it is made of the items or values of a stored collection.
    fn stored_in(self, collection: &PathValue) -> Self {
        match collection.value_type.items_type() {
            Some(item) => self.stored(item),
            None => self,
        }
    }

    /// The same, where its items are stored. Nulls among them are left out.
    fn stored(mut self, item: &ItemType) -> Self {
        if item.is_optional {
            let steps = self.steps;
            self.steps = quote!(#steps.flatten());
        }
        self.view = of_references(item.view);
        self
    }
}

/// How a filter takes an item: numbers and text by value.
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

/// The method that gives an item of a `Vec`.
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

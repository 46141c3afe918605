//! Mutants: models of ours with a few things changed, by choices that a fuzzer or a test makes.
//!
//! What is changed are JSON values, with an eye to what they mean, so that many mutants are still models
//! from which something can be generated: targets become other shapes, traits come from other models, names
//! change wherever they stand. Some changes don't care, for the sake of the reader.

mod anywhere;
mod names;
mod seeds;
mod shapes;
mod sites;
mod text;

use arbitrary::{Result, Unstructured};
use serde_json::Value;

pub use seeds::{Seed, Seeds};

use sites::{Site, escaped};

/// The most changes of one mutant.
const MOST_CHANGES: usize = 6;

/// A model that was changed.
#[derive(Clone, Debug)]
pub struct Mutant<'s> {
    /// What it was before.
    pub seed: &'s Seed,
    /// The changed document, which may be no JSON any more.
    pub text: String,
    /// Whether only one of the service's operations is wanted; its position, to be cut to their number.
    pub only: Option<usize>,
}

/// Makes a mutant.
///
/// # Errors
///
/// The choices are too few.
pub fn mutant<'s>(seeds: &'s Seeds, choices: &[u8]) -> Result<Mutant<'s>> {
    let mut choices = Unstructured::new(choices);
    let seed = choices.choose(seeds.seeds())?;
    let only = choices.ratio(1, 4)?.then(|| choices.arbitrary::<u8>()).transpose()?;
    let changes = 1 + choices
        .int_in_range(0..=MOST_CHANGES - 1)?
        .min(choices.int_in_range(0..=MOST_CHANGES - 1)?);
    let mut mutation = Mutation { seeds, document: seed.document.clone(), choices };
    for _ in 0..changes {
        mutation.change()?;
    }
    let text = text::text(&mutation.document);
    Ok(Mutant { seed, text, only: only.map(usize::from) })
}

/// A mutant in the making.
struct Mutation<'s, 'c> {
    seeds: &'s Seeds,
    document: Value,
    choices: Unstructured<'c>,
}

/// A way of changing a document.
type Change<'s, 'c> = fn(&mut Mutation<'s, 'c>) -> Result<()>;

impl<'s, 'c> Mutation<'s, 'c> {
    /// All changes, with how often each is made; those that leave a model are made more often.
    const CHANGES: [(u8, Change<'s, 'c>); 17] = [
        (3, Self::retarget),
        (4, Self::add_trait),
        (3, Self::exchange_trait),
        (2, Self::rename_shape),
        (2, Self::rename_member),
        (3, Self::add_member),
        (2, Self::copy_shape),
        (3, Self::borrow_shape),
        (1, Self::chain),
        (2, Self::retype),
        (4, Self::exchange_value),
        (3, Self::change_scalar),
        (2, Self::remove),
        (2, Self::repeat_item),
        (1, Self::swap),
        (1, Self::nest),
        (1, Self::repeat_key),
    ];

    fn change(&mut self) -> Result<()> {
        let total: u8 = Self::CHANGES.iter().map(|(weight, _)| weight).sum();
        let mut wanted = self.choices.int_in_range(0..=total - 1)?;
        for (weight, change) in Self::CHANGES {
            match wanted.checked_sub(weight) {
                Some(rest) => wanted = rest,
                None => return change(self),
            }
        }
        Ok(())
    }
}

impl Mutation<'_, '_> {
    /// The id of a shape for which `is_such`.
    fn shape_id(&mut self, is_such: impl Fn(&Value) -> bool) -> Result<Option<String>> {
        let shapes = self.document.get("shapes").and_then(Value::as_object);
        let such = shapes.into_iter().flatten().filter(|(_, shape)| is_such(shape));
        let ids: Vec<&String> = such.map(|(id, _)| id).collect();
        if ids.is_empty() {
            return Ok(None);
        }
        Ok(Some((*self.choices.choose(&ids)?).clone()))
    }

    fn shape(&self, id: &str) -> Option<&Value> {
        self.document.get("shapes")?.get(id)
    }

    fn shape_mut(&mut self, id: &str) -> Option<&mut Value> {
        self.document.get_mut("shapes")?.get_mut(id)
    }

    /// A place within a shape for which `is_such`, which is given the innermost key and the value.
    fn place(&mut self, is_such: impl Fn(&str, &Value) -> bool) -> Result<Option<Place>> {
        let Some(id) = self.shape_id(|_| true)? else { return Ok(None) };
        let Some(shape) = self.document.get("shapes").and_then(|shapes| shapes.get(&id)) else {
            return Ok(None);
        };
        let sites = sites::all(shape);
        let such = |(at, site): (usize, &Site<'_>)| is_such(site.key, site.value).then_some(at);
        let such: Vec<usize> = sites.iter().enumerate().filter_map(such).collect();
        if such.is_empty() {
            return Ok(None);
        }
        let at = *self.choices.choose(&such)?;
        let pointer = format!("/shapes/{}{}", escaped(&id), sites::pointer(&sites, at));
        Ok(Some(Place { pointer, key: sites[at].key.to_owned() }))
    }

    /// The value at a place.
    fn at(&mut self, place: &Option<Place>) -> Option<&mut Value> {
        self.document.pointer_mut(&place.as_ref()?.pointer)
    }
}

/// A place in the document.
struct Place {
    /// The way there, as a JSON pointer.
    pointer: String,
    /// The innermost key on the way.
    key: String,
}

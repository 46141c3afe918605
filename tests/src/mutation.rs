//! Mutants: models of the project with a few changes, selected by a fuzzer or a test.
//!
//! Most changes take the meaning of JSON values into account, so that many mutants can still be generated: they
//! change the target of references, add traits of other models, and rename shapes everywhere. Some changes are
//! arbitrary, to test the reader.

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

/// The maximum number of changes in a mutant.
const MOST_CHANGES: usize = 6;

/// A changed model.
#[derive(Clone, Debug)]
pub struct Mutant<'s> {
    /// The original model.
    pub seed: &'s Seed,
    /// The changed document. It may be invalid JSON.
    pub text: String,
    /// The index of the only operation to generate, modulo the number of operations; all operations if `None`.
    pub only: Option<usize>,
}

/// Creates a mutant.
///
/// # Errors
///
/// Fails if there are too few choices.
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

/// The state while creating a mutant.
struct Mutation<'s, 'c> {
    seeds: &'s Seeds,
    document: Value,
    choices: Unstructured<'c>,
}

/// A kind of change.
type Change<'s, 'c> = fn(&mut Mutation<'s, 'c>) -> Result<()>;

impl<'s, 'c> Mutation<'s, 'c> {
    /// All kinds of changes with their weights. Changes that preserve a valid model have a higher weight.
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
    /// Chooses the ID of a shape that satisfies the predicate.
    fn shape_id(&mut self, predicate: impl Fn(&Value) -> bool) -> Result<Option<String>> {
        let shapes = self.document.get("shapes").and_then(Value::as_object);
        let matching = shapes.into_iter().flatten().filter(|(_, shape)| predicate(shape));
        let ids: Vec<&String> = matching.map(|(id, _)| id).collect();
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

    /// Chooses a location within a shape. The predicate receives the innermost key and the value.
    fn place(&mut self, predicate: impl Fn(&str, &Value) -> bool) -> Result<Option<Place>> {
        let Some(id) = self.shape_id(|_| true)? else { return Ok(None) };
        let Some(shape) = self.document.get("shapes").and_then(|shapes| shapes.get(&id)) else {
            return Ok(None);
        };
        let sites = sites::all(shape);
        let matching =
            |(at, site): (usize, &Site<'_>)| predicate(site.key, site.value).then_some(at);
        let matching: Vec<usize> = sites.iter().enumerate().filter_map(matching).collect();
        if matching.is_empty() {
            return Ok(None);
        }
        let at = *self.choices.choose(&matching)?;
        let pointer = format!("/shapes/{}{}", escaped(&id), sites::pointer(&sites, at));
        Ok(Some(Place { pointer, key: sites[at].key.to_owned() }))
    }

    /// Returns the value at a location.
    fn at(&mut self, place: &Option<Place>) -> Option<&mut Value> {
        self.document.pointer_mut(&place.as_ref()?.pointer)
    }
}

/// A location in the document.
struct Place {
    /// The location, as a JSON pointer.
    pointer: String,
    /// The innermost key.
    key: String,
}

//! Seeds: the models of this project (large models in parts), and parts that mutants can take from them.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::sites::{Site, all, holder, texts_of};
use crate::fixtures::generated_fixtures;
use crate::readable::{Readable, read};
use crate::{first_revision, partnercentral_channel};

/// The number of operations in a part of a large model.
const OPERATIONS: usize = 2;

/// The maximum length of a small model's text.
const SMALL: usize = 4_000;

/// The maximum length of a value that mutants can take from another model.
const LONGEST_VALUE: usize = 4_000;

/// A model with rare features: resources, mixins of services, streams.
const RARE: &str = include_str!("rare.json");

/// A model or a part of a model.
#[derive(Debug)]
pub struct Seed {
    /// The name of the model.
    pub name: String,
    /// The model's document.
    pub document: Value,
    /// The parsed model, initialized on first use.
    model: OnceLock<Option<Readable>>,
}

impl Seed {
    /// Creates a seed from a document.
    pub fn new(name: &str, document: Value) -> Self {
        Self { name: name.to_owned(), document, model: OnceLock::new() }
    }

    /// Returns the model with its first service, or `None` if it is not valid.
    pub fn model(&self) -> Option<&Readable> {
        let read = || {
            let text = self.document.to_string();
            Readable::new(read(text.as_bytes()).ok()?, None)
        };
        self.model.get_or_init(read).as_ref()
    }
}

/// All seeds, and their parts.
#[derive(Debug)]
pub struct Seeds {
    seeds: Vec<Seed>,
    /// All values by kind.
    values: BTreeMap<String, Vec<Value>>,
    /// All traits with their values, by the type of their shape, or `member`.
    traits: BTreeMap<String, Vec<(String, Value)>>,
}

impl Seeds {
    /// Reads the models of this project.
    ///
    /// # Panics
    ///
    /// Panics if a model can't be read.
    pub fn read() -> Self {
        let large = [first_revision(), partnercentral_channel()];
        let mut seeds = small_seeds();
        seeds.extend(large.iter().flat_map(|path| parts(path)));
        Self::of(seeds)
    }

    /// Reads only the small models of this project.
    ///
    /// # Panics
    ///
    /// Panics if a model can't be read.
    pub fn read_small() -> Self {
        let mut seeds = small_seeds();
        seeds.retain(|seed| seed.document.to_string().len() <= SMALL);
        Self::of(seeds)
    }

    fn of(seeds: Vec<Seed>) -> Self {
        let mut collected = Self { seeds, values: BTreeMap::new(), traits: BTreeMap::new() };
        collected.collect_values();
        collected.collect_traits();
        collected
    }

    /// Returns the seeds.
    pub fn seeds(&self) -> &[Seed] {
        &self.seeds
    }

    /// Returns the values that can replace a value with the given key.
    pub(super) fn values(&self, key: &str, value: &Value) -> &[Value] {
        self.values.get(&kind(key, value)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the traits of shapes with the given type, or of members.
    pub(super) fn traits(&self, owner: &str) -> &[(String, Value)] {
        self.traits.get(owner).map(Vec::as_slice).unwrap_or_default()
    }

    fn collect_values(&mut self) {
        let mut known = HashSet::new();
        for Seed { document, .. } in &self.seeds {
            for Site { key, value, .. } in all(document) {
                let kind = kind(key, value);
                let text = value.to_string();
                if text.len() <= LONGEST_VALUE && known.insert((kind.clone(), text)) {
                    self.values.entry(kind).or_default().push(value.clone());
                }
            }
        }
    }

    fn collect_traits(&mut self) {
        let mut known = HashSet::new();
        for Seed { document, .. } in &self.seeds {
            let sites = all(document);
            for (at, Site { key, value, .. }) in sites.iter().enumerate() {
                let (Some(owner), Value::Object(traits), "traits") =
                    (holder(&sites, at), value, *key)
                else {
                    continue;
                };
                let owner = owner.get("type").and_then(Value::as_str).unwrap_or("member");
                for (id, value) in traits {
                    if known.insert((owner, id.as_str(), value.to_string())) {
                        let applied = (id.clone(), value.clone());
                        self.traits.entry(owner.to_owned()).or_default().push(applied);
                    }
                }
            }
        }
    }
}

/// Returns the kind of a value, derived from its innermost key.
fn kind(key: &str, value: &Value) -> String {
    let is_member = value.get("target").is_some();
    match value.get("type").and_then(Value::as_str) {
        Some(shape_type) if key.contains('#') => format!("shape of type {shape_type}"),
        _ if is_member => "member".to_owned(),
        _ => key.to_owned(),
    }
}

/// Returns the small models as seeds.
fn small_seeds() -> Vec<Seed> {
    let mut seeds = vec![Seed::new("rare", json(RARE))];
    let models = generated_fixtures().into_iter();
    seeds.extend(models.map(|model| Seed::new(&model.name(), document(&model.model()))));
    seeds
}

/// Returns parts of a large model as seeds.
fn parts(path: &Path) -> Vec<Seed> {
    let document = document(path);
    let operations = ids_of(&document, "operation");
    let parts = operations.chunks(OPERATIONS).enumerate();
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    parts.map(|(at, kept)| Seed::new(&format!("{name}-{at}"), part(&document, kept))).collect()
}

fn document(path: &Path) -> Value {
    json(&std::fs::read_to_string(path).expect("a model"))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn ids_of(document: &Value, shape_type: &str) -> Vec<String> {
    let shapes = document["shapes"].as_object().into_iter().flatten();
    let matching = shapes.filter(|(_, shape)| shape["type"] == shape_type);
    matching.map(|(id, _)| id.clone()).collect()
}

/// Returns the document with only the given operations and the shapes they use.
fn part(document: &Value, operations: &[String]) -> Value {
    let mut document = document.clone();
    for service in ids_of(&document, "service") {
        let targets = operations.iter().map(|id| serde_json::json!({ "target": id }));
        document["shapes"][&service]["operations"] = targets.collect();
        document["shapes"][&service]["resources"].take();
    }
    let mut kept = Map::new();
    for service in ids_of(&document, "service") {
        kept.extend(reached(&document, &service));
    }
    document["shapes"] = Value::Object(kept);
    document
}

/// Returns a shape of a document and all shapes that it reaches.
pub(super) fn reached(document: &Value, id: &str) -> Map<String, Value> {
    let mut reached = Map::new();
    let mut seen = BTreeSet::new();
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        let Some(shape) = document["shapes"].get(id) else { continue };
        if seen.insert(id) {
            reached.insert(id.to_owned(), shape.clone());
            next.extend(texts_of(shape, "target"));
        }
    }
    reached
}

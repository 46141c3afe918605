//! Types: an identifier, an enum, two structures and a list for each entity, and a union or map for some.

use serde_json::{Map, Value, json};

use super::text::{camel, noun};
use super::{Maker, id};

/// One in this number of entities has a union.
pub(super) const UNION_EVERY: usize = 3;

/// One in this number of entities has a map.
const MAP_EVERY: usize = 4;

/// The simple types of members.
const SIMPLE: &[&str] = &["String", "Boolean", "Integer", "Timestamp", "Long", "Double"];

impl Maker {
    /// Adds the types of an entity.
    pub(super) fn types(&mut self, entity: &str, index: usize) {
        self.identifier(entity);
        self.enumeration(entity, index);
        self.summary(entity);
        self.detail(entity, index);
        let member = json!({ "target": id(&format!("{entity}Summary")) });
        let traits = self.documented(json!({}));
        let list = json!({ "type": "list", "member": member, "traits": traits });
        self.add(&format!("{entity}Summaries"), list);
        if index.is_multiple_of(UNION_EVERY) {
            self.union(entity);
        }
        if index.is_multiple_of(MAP_EVERY) {
            self.map(entity);
        }
    }

    /// Adds a string with a pattern and a length: `account-` and digits.
    fn identifier(&mut self, entity: &str) {
        let most = self.words.number(40, 120);
        let traits = self.documented(json!({
            "smithy.api#length": { "min": 1, "max": most },
            "smithy.api#pattern": format!("^[a-z]{{1,{most}}}-[0-9]{{1,10}}$"),
        }));
        self.add(&format!("{entity}Identifier"), json!({ "type": "string", "traits": traits }));
    }

    fn enumeration(&mut self, entity: &str, index: usize) {
        let count = self.words.number(2, 3);
        let mut members = Map::new();
        for value in (index..index + count).map(|index| noun(index).to_uppercase()) {
            let traits = json!({ "smithy.api#enumValue": value });
            members.insert(value, self.member("smithy.api#Unit", traits));
        }
        let traits = self.documented(json!({}));
        let shape = json!({ "type": "enum", "members": members, "traits": traits });
        self.add(&format!("{entity}Status"), shape);
    }

    /// Adds the items of lists.
    fn summary(&mut self, entity: &str) {
        let required = || json!({ "smithy.api#required": {} });
        let members = json!({
            "id": self.member(&format!("{entity}Identifier"), required()),
            "status": self.member(&format!("{entity}Status"), required()),
            "createdAt": self.member("smithy.api#Timestamp", json!({})),
        });
        self.structure(&format!("{entity}Summary"), members, json!({}));
    }

    /// Adds the structure with all properties of the entity.
    fn detail(&mut self, entity: &str, index: usize) {
        let mut members = json!({
            "id": self.member(&format!("{entity}Identifier"), json!({ "smithy.api#required": {} })),
            "status": self.member(&format!("{entity}Status"), json!({})),
            "history": self.member(&format!("{entity}Summaries"), json!({})),
        });
        let simple = self.words.number(1, 4);
        for (number, target) in SIMPLE.iter().cycle().skip(index).take(simple).enumerate() {
            let name = format!("{}Of{}", noun(index + number), camel(target));
            members[name] = self.member(&format!("smithy.api#{target}"), json!({}));
        }
        for (every, suffix) in [(UNION_EVERY, "Target"), (MAP_EVERY, "Labels")] {
            if index.is_multiple_of(every) {
                members[suffix.to_lowercase()] =
                    self.member(&format!("{entity}{suffix}"), json!({}));
            }
        }
        self.structure(&format!("{entity}Detail"), members, json!({}));
    }

    fn union(&mut self, entity: &str) {
        let members = json!({
            "identifier": self.member(&format!("{entity}Identifier"), json!({})),
            "summary": self.member(&format!("{entity}Summary"), json!({})),
            "amount": self.member("smithy.api#Integer", json!({})),
        });
        let traits = self.documented(json!({}));
        let shape = json!({ "type": "union", "members": members, "traits": traits });
        self.add(&format!("{entity}Target"), shape);
    }

    fn map(&mut self, entity: &str) {
        let traits = self.documented(json!({ "smithy.api#length": { "max": 50 } }));
        let text = || json!({ "target": "smithy.api#String" });
        let shape = json!({ "type": "map", "key": text(), "value": text(), "traits": traits });
        self.add(&format!("{entity}Labels"), shape);
    }

    /// Adds a structure.
    pub(super) fn structure(&mut self, name: &str, members: Value, traits: Value) {
        let traits = self.documented(traits);
        let shape = json!({ "type": "structure", "members": members, "traits": traits });
        self.add(name, shape);
    }
}

//! The file with the customers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use partnercentral_channel::types::Sector;
use serde::Deserialize;

/// A customer to onboard.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Customer {
    /// The AWS account, as 12 digits.
    pub(crate) account: String,
    /// The display name of the relationship.
    pub(crate) name: String,
    /// The client's own type, which the feature `serde` reads.
    pub(crate) sector: Sector,
    /// The tags of the relationship.
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
}

/// Reads the customers in a JSON file.
pub(crate) fn read(file: &Path) -> anyhow::Result<Vec<Customer>> {
    let text = fs::read(file).with_context(|| format!("can't read {}", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is not valid", file.display()))
}

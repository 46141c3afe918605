//! Compares the verdict on source compatibility with the text of two listings of the public API.
//!
//! Models are edited at random: members, traits, values, operations, names, targets and their order. In both
//! directions, the verdict "breaks the source" must agree with the listings: a line was removed or changed, or the
//! order of an enum's variants changed. Added lines never break the source.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use oracles::config;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{TestCaseError, TestRunner};
use smithy_client_codegen::api::PublicApi;
use smithy_client_codegen::changes::{Report, Revision, SourceBasis, VersionBump};
use smithy_client_codegen::model::{Model, ServiceClosure};
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::{Options, RuntimeDependency};
use tests::mutation::{Seeds, mutant};
use tests::{first_revision, partnercentral_channel, reference};

/// A model with one of its services, and the listing of its crate's public API.
struct Listed {
    model: Model,
    closure: ServiceClosure,
    listing: String,
}

impl Listed {
    /// Reads a model. Returns `None` if no crate can be generated from it.
    fn new(text: &str) -> Option<Self> {
        let model = Model::parse("m.json", text).ok()?;
        let service = model.services().next()?.id.to_string();
        let closure = model.service(Some(&service)).ok()?;
        let options = Options {
            runtime: RuntimeDependency::Registry,
            detached: false,
            model_name: "m.json".to_owned(),
            crate_name: None,
            crate_version: "0.1.0".to_owned(),
            protocol: None,
        };
        let plan = Plan::new(&model, &closure, &options).ok()?;
        let listing = PublicApi::new(&plan).to_string();
        Some(Self { model, closure, listing })
    }

    fn revision(&self) -> Revision<'_> {
        Revision { name: "m", model: &self.model, closure: &self.closure }
    }

    /// Returns the lines of the listing, without deprecations.
    fn lines(&self) -> impl Iterator<Item = String> {
        self.listing.lines().map(|line| line.replacen("#[deprecated] ", "", 1))
    }

    /// Returns the variants of enums that implement `Ord`, by enum.
    fn ordered(&self) -> BTreeMap<String, Vec<String>> {
        let enums =
            self.lines().filter_map(|line| Some(line.strip_prefix("impl Ord for ")?.to_owned()));
        let variants = |of: &str| {
            let start = format!("pub {of}::");
            let variants = self.lines().filter_map(|line| {
                let variant = line.strip_prefix(&start)?;
                // Variants of enums that implement `Ord` have no fields, except for unknown values.
                Some(variant.split([' ', '(']).next()?.to_owned())
            });
            variants.collect()
        };
        enums.map(|of| (of.clone(), variants(&of))).collect()
    }
}

/// Returns the lines of `old` that are not in `new`.
fn lost(old: &Listed, new: &Listed) -> BTreeSet<String> {
    let kept: BTreeSet<String> = new.lines().collect();
    old.lines().filter(|line| !kept.contains(line)).collect()
}

/// Returns whether the order of the common variants differs.
fn is_reordered(old: &Listed, new: &Listed) -> bool {
    let orders = new.ordered();
    old.ordered().iter().any(|(of, variants)| {
        let Some(others) = orders.get(of) else { return false };
        let kept = variants.iter().filter(|variant| others.contains(variant));
        !kept.eq(others.iter().filter(|variant| variants.contains(variant)))
    })
}

/// Checks a report against the listings. Returns whether the change breaks the source.
fn check(old: &Listed, new: &Listed) -> Result<bool, String> {
    let report = Report::between(old.revision(), new.revision());
    let (lost, gained) = (lost(old, new), lost(new, old));
    let fail = |message: &str| {
        Err(format!("{message}\nlost {lost:#?}\ngained {gained:#?}\n{}", report.text()))
    };
    if report.source != SourceBasis::Listings {
        return fail("the listings were not compared");
    }
    let breaks = !lost.is_empty() || is_reordered(old, new);
    if report.breaks_source() != breaks {
        return fail("the verdict on the source is wrong");
    }
    if (report.version_bump() == VersionBump::Major) != breaks {
        return fail("the version bump is wrong");
    }
    if !gained.is_empty() && report.version_bump() < VersionBump::Minor {
        return fail("lines were added without a minor version bump");
    }
    let attributed: BTreeSet<String> = report
        .changes
        .iter()
        .filter(|change| change.verdict.breaks_source())
        .flat_map(|change| &change.api)
        .filter_map(|difference| difference.older())
        .map(|item| item.to_string().replacen("#[deprecated] ", "", 1))
        .collect();
    if !lost.is_subset(&attributed) {
        return fail("no change is the cause of a lost line");
    }
    Ok(breaks)
}

#[test]
fn the_verdict_agrees_with_the_listings() {
    let seeds = Seeds::read_small();
    let listed: BTreeMap<&str, Option<Listed>> = seeds
        .seeds()
        .iter()
        .map(|seed| (seed.name.as_str(), Listed::new(&seed.document.to_string())))
        .collect();
    let (compared, breaking) = (Cell::new(0_u32), Cell::new(0_u32));
    let mut runner = TestRunner::new(config(1_000));
    let result = runner.run(&vec(any::<u8>(), 48..160), |choices| {
        let Ok(mutant) = mutant(&seeds, &choices) else { return Ok(()) };
        let Some(Some(old)) = listed.get(mutant.seed.name.as_str()) else { return Ok(()) };
        let Some(new) = Listed::new(&mutant.text) else { return Ok(()) };
        for (old, new) in [(old, &new), (&new, old)] {
            let breaks = check(old, new).map_err(|message| {
                let Listed { model: old, .. } = old;
                let text = format!("{}\n---\n{}", old.source.text(), new.model.source.text());
                TestCaseError::fail(format!("{message}\n{text}"))
            })?;
            compared.set(compared.get() + 1);
            breaking.set(breaking.get() + u32::from(breaks));
        }
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    let (compared, breaking) = (compared.get(), breaking.get());
    println!("{compared} comparisons, {breaking} breaking");
    assert!(compared > 0 && breaking > compared / 10 && breaking < compared * 9 / 10);
}

/// Compares revisions of the service, including the published ones.
#[test]
fn the_verdict_on_revisions_of_the_service_agrees_with_the_listings() {
    let mut paths = vec![first_revision(), partnercentral_channel()];
    if let Some(reference) = reference() {
        let dates = ["2025-11-19", "2026-03-03"];
        let models = dates.map(|date| format!("models/partnercentral-channel-{date}.json"));
        paths.extend(models.map(|path| reference.join(path)));
        paths.push(reference.join("revision-2026-11-20/model.json"));
    }
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("a model");
        Listed::new(&text)
            .unwrap_or_else(|| panic!("no crate can be generated from {}", path.display()))
    };
    let revisions: Vec<Listed> = paths.iter().map(read).collect();
    for pair in revisions.windows(2) {
        for (old, new) in [(&pair[0], &pair[1]), (&pair[1], &pair[0])] {
            check(old, new).unwrap_or_else(|message| panic!("{message}"));
        }
    }
}

//! Endpoint rules: parameters, settings, rules and tests.

pub(super) mod context;
mod expression;
pub(super) mod module;
mod parameters;
mod properties;
pub(super) mod rule_tests;
mod rules;

//! The Rust snippets of the guides, as documentation tests.

#[doc = include_str!("../../README.md")]
pub struct Readme;

#[doc = include_str!("../../docs/client.md")]
pub struct Client;

#[doc = include_str!("../../docs/generator.md")]
pub struct Generator;

#[doc = include_str!("../../docs/migrating.md")]
pub struct Migrating;

#[doc = include_str!("../../docs/revisions.md")]
pub struct Revisions;

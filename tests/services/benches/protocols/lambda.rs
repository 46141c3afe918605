//! restJson1.

mod official;
mod ours;
mod samples;

use crate::Work;

pub(crate) const WORKS: &[Work] = &[
    Work {
        name: "restJson1: CPU per call, canned connector",
        steps: 400,
        ours: |_| ours::work::call(),
        official: |_| official::work::call(),
    },
    Work {
        name: "restJson1: parse a `ListFunctions` response with 1,000 functions",
        steps: 10,
        ours: |_| ours::work::parse(),
        official: |_| official::work::parse(),
    },
    Work {
        name: "restJson1: serialize `CreateFunction` with 20 members",
        steps: 2_000,
        ours: ours::work::serialize,
        official: official::work::serialize,
    },
];

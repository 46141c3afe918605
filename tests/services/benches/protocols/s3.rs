//! restXml.

mod official;
mod ours;
mod samples;

use crate::Work;

pub(crate) const WORKS: &[Work] = &[
    Work {
        name: "restXml: CPU per call, canned connector",
        steps: 400,
        ours: |_| ours::work::call(),
        official: |_| official::work::call(),
    },
    Work {
        name: "restXml: parse a `ListObjectsV2` response with 1,000 objects",
        steps: 10,
        ours: |_| ours::work::parse(),
        official: |_| official::work::parse(),
    },
    Work {
        name: "restXml: serialize `CompleteMultipartUpload` with 10 parts",
        steps: 1_000,
        ours: ours::work::serialize,
        official: official::work::serialize,
    },
];

//! Responses of the service.

use serde_json::{Value, json};

/// The number of functions on a page.
pub(super) const FUNCTIONS: usize = 1_000;

/// Returns a page of functions.
pub(super) fn page(functions: usize) -> Value {
    json!({ "Functions": (0..functions).map(function).collect::<Vec<_>>(), "NextMarker": "page-2" })
}

fn function(index: usize) -> Value {
    json!({
        "FunctionName": format!("thumbnails-{index}"),
        "FunctionArn": format!("arn:aws:lambda:eu-west-1:123456789012:function:thumbnails-{index}"),
        "Runtime": "python3.12",
        "Role": "arn:aws:iam::123456789012:role/service-role/thumbnails",
        "Handler": "app.handler",
        "CodeSize": 4_194_304 + index,
        "Description": "Creates thumbnails of uploaded images",
        "Timeout": 30,
        "MemorySize": 512,
        "LastModified": "2026-01-02T03:04:05.000+0000",
        "CodeSha256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "Version": "$LATEST",
        "Environment": { "Variables": { "BUCKET": "amzn-s3-demo-bucket" } },
        "TracingConfig": { "Mode": "PassThrough" },
        "RevisionId": "7f3c2a10-6d1b-4c55-9a0e-2f4b8c7d9e10",
        "Layers": [{ "Arn": "arn:aws:lambda:eu-west-1:123456789012:layer:images:7", "CodeSize": 1024 }],
        "State": "Active",
        "LastUpdateStatus": "Successful",
        "PackageType": "Zip",
        "Architectures": ["arm64"],
        "EphemeralStorage": { "Size": 512 }
    })
}

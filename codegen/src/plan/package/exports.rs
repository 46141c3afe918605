//! The re-exports of every generated crate.

use crate::plan::Plan;

/// The re-exports in the module `error`.
pub const ERROR_EXPORTS: [&str; 18] = [
    "BoxError",
    "CallError",
    "ConnectorError",
    "ConstraintRule",
    "ConstraintViolation",
    "ConstraintViolations",
    "CreateUnhandledError",
    "ErrorKind",
    "ErrorMetadata",
    "HttpResponse",
    "LengthUnit",
    "ProvideErrorKind",
    "ProvideErrorMetadata",
    "RequestId",
    "SdkError",
    "SerdeError",
    "TimedOutError",
    "Unhandled",
];

/// The re-exports in the module `endpoint`.
pub const ENDPOINT_EXPORTS: [&str; 5] =
    ["Builtins", "Endpoint", "EndpointAuthScheme", "ResolveEndpointError", "at"];

/// The re-exports in the module `waiters`.
pub const WAITER_EXPORTS: [&str; 4] = ["FinalPoll", "Waiter", "WaiterError", "WaiterFailure"];

/// A re-export in the crate's root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RootExport {
    /// The path of the exported item.
    pub path: &'static str,
    /// The item's name in the root.
    pub name: &'static str,
    /// The items in the exported module that the root exports too.
    pub inner: &'static [&'static str],
    /// The origin of the item.
    pub origin: Origin,
    /// The cargo feature that the re-export requires.
    pub feature: Option<&'static str>,
}

/// The origin of a re-exported item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A private module of the crate.
    PrivateModule,
    /// A public module of the crate.
    PublicModule,
    /// The runtime.
    Runtime,
}

impl RootExport {
    const fn new(path: &'static str, name: &'static str, origin: Origin) -> Self {
        Self { path, name, inner: &[], origin, feature: None }
    }
}

impl Plan {
    /// Returns the re-exports in the crate's root.
    pub fn root_exports(&self) -> Vec<RootExport> {
        let runtime = |path, name| RootExport::new(path, name, Origin::Runtime);
        let config = RootExport { inner: &["Config"], ..runtime("config", "config") };
        let pages = self.has_pages().then(|| runtime("pages", "pages"));
        let test_util = runtime("test_util", "test_util");
        let own = [
            RootExport::new("client::Client", "Client", Origin::PrivateModule),
            RootExport::new("error::Error", "Error", Origin::PublicModule),
            RootExport::new("service::SERVICE", "SERVICE", Origin::PrivateModule),
        ];
        let optional = [
            runtime("response", "response"),
            RootExport { feature: Some("test-util"), ..test_util },
            runtime("types", "primitives"),
        ];
        let blocking = RootExport { feature: Some("blocking"), ..runtime("blocking", "blocking") };
        let builder = runtime("builder", "builder");
        let modules = [blocking, builder, config].into_iter().chain(pages);
        own.into_iter().chain(modules).chain(optional).collect()
    }
}

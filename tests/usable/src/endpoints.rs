//! An endpoint resolver that waits, and a function that does not.

use std::future::ready;

use partnercentral_channel::config::endpoint::{
    Builtins, Endpoint, EndpointFuture, ResolveEndpoint, ResolveEndpointError, at,
};

/// Asks a directory for the endpoint of a region.
#[derive(Debug)]
pub struct Directory {
    /// The message of the error, if the directory is closed.
    pub closed: Option<&'static str>,
}

impl ResolveEndpoint for Directory {
    fn resolve_endpoint<'a>(&'a self, builtins: &'a Builtins) -> EndpointFuture<'a> {
        EndpointFuture::new(async move {
            let region = builtins.region.as_deref().ok_or("no region")?;
            match ready(self.closed).await {
                None => Ok(at(format!("https://{region}.directory.example")).resolved()?),
                Some(message) => Err(std::io::Error::other(message).into()),
            }
        })
    }
}

/// Returns the endpoint of a region.
///
/// # Errors
///
/// There is no region.
pub fn by_region(builtins: &Builtins) -> Result<Endpoint, ResolveEndpointError> {
    match builtins.region.as_deref() {
        Some(region) => at(format!("https://{region}.function.example")).resolved(),
        None => Err(ResolveEndpointError::new("no region")),
    }
}

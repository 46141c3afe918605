//! A web service for the relationships of a partner: the routes of [`router`], which call the API with the async
//! client.

#![forbid(unsafe_code)]

mod problem;
mod relationships;
mod request_id;

pub use problem::Problem;
pub use relationships::{Partner, router};
pub use request_id::{REQUEST_ID, WithRequestId};

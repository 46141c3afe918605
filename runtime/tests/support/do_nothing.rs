//! An operation without input and output.

use smithy_client_runtime::error::Unhandled;
use smithy_client_runtime::operation::Operation;
use smithy_client_runtime::service::Service;
use smithy_client_runtime::{operation_error, operation_span, structure};

pub(crate) struct DoNothing;

impl Operation for DoNothing {
    type Input = Nothing;
    type Output = Nothing;
    type Error = DoNothingError;
    const NAME: &'static str = "DoNothing";
    const SERVICE: &'static Service = &crate::service::SERVICE;

    operation_span!("Some Service", "DoNothing");
}

#[structure("example#Nothing", output)]
pub(crate) struct Nothing {}

#[operation_error("DoNothing", ServiceError)]
pub(crate) enum DoNothingError {}

#[derive(Clone, Debug)]
#[expect(dead_code, reason = "required by the macro, but never constructed")]
pub(crate) enum ServiceError {
    Unhandled(Unhandled),
}

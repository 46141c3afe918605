//! Response tests.

use aws_smithy_types::base64;

use super::connection::{Answer, Connection};
use super::{Setup, fail, value};
use crate::error::{CallError, OperationError};
use crate::operation::Operation;
use crate::service::Service;
use crate::value::Value;

/// A response with its expected result: a test of `smithy.test#httpResponseTests`.
#[derive(Clone, Debug)]
#[must_use = "nothing is tested until `check_output` or `check_error` is called"]
pub struct ResponseTest {
    id: &'static str,
    setup: Setup,
    status: u16,
    headers: Vec<(&'static str, &'static str)>,
    body: Vec<u8>,
    code: Option<&'static str>,
}

impl ResponseTest {
    /// Creates a test with an ID and a response of this status, without headers and body.
    pub fn new(id: &'static str, status: u16) -> Self {
        Self {
            id,
            setup: Setup::default(),
            status,
            headers: Vec::new(),
            body: Vec::new(),
            code: None,
        }
    }

    /// Sets the client's preferred authentication scheme, such as `sigv4`.
    pub fn auth_scheme(mut self, name: &'static str) -> Self {
        self.setup.auth_scheme = Some(name);
        self
    }

    /// Adds a header to the response.
    pub fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Sets the body of the response.
    pub fn body(mut self, body: &'static str) -> Self {
        self.body = body.into();
        self
    }

    /// Sets the body of the response to bytes in base64.
    ///
    /// # Panics
    ///
    /// Panics if the text is not base64.
    #[track_caller]
    pub fn body_base64(mut self, body: &'static str) -> Self {
        let decoded = base64::decode(body);
        self.body = decoded.unwrap_or_else(|cause| fail(self.id, &[cause.to_string()]));
        self
    }

    /// Expects an error with this code.
    pub fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Calls the operation and compares the output. NaN equals itself.
    ///
    /// # Panics
    ///
    /// Panics with a description if the output differs or is missing.
    #[track_caller]
    pub fn check_output<O>(self, service: &'static Service, expected: O::Output)
    where
        O: Operation<Output: PartialEq>,
    {
        let checked = match self.call::<O>(service) {
            Ok(output) => value::check(&output, &expected, output == expected),
            Err(error) => Err(error.to_string()),
        };
        if let Err(problem) = checked {
            fail(self.id, &[problem]);
        }
    }

    /// Calls the operation and compares the error with the expected one, the operation's error or one of its error
    /// shapes. Metadata is not compared, except the code if the test has one. NaN equals itself.
    ///
    /// # Panics
    ///
    /// Panics with a description if the error differs or is missing.
    #[track_caller]
    pub fn check_error<O>(self, service: &'static Service, expected: impl Into<O::Error>)
    where
        O: Operation<Error: PartialEq>,
    {
        let checked = match self.call::<O>(service).map_err(CallError::into_service_error) {
            Err(Ok(error)) => {
                check_code(&error, self.code).and_then(|()| check_error(&error, expected.into()))
            }
            Err(Err(error)) => Err(error.to_string()),
            Ok(output) => Err(format!("the response was read as an output: {output:?}")),
        };
        if let Err(problem) = checked {
            fail(self.id, &[problem]);
        }
    }

    fn call<O: Operation>(
        &self,
        service: &'static Service,
    ) -> Result<O::Output, CallError<O::Error>> {
        let (status, headers, body) = (self.status, self.headers.clone(), self.body.clone());
        let connection = Connection::new(Answer { status, headers, body });
        let setup = Setup { reads_only: true, ..self.setup };
        setup.call::<O>(service, &connection, O::Input::initial())
    }
}

fn check_code<E: OperationError>(error: &E, expected: Option<&str>) -> Result<(), String> {
    match (error.meta().code(), expected) {
        (found, Some(expected)) if found != Some(expected) => {
            Err(format!("the code is {found:?}, expected `{expected}`"))
        }
        _ => Ok(()),
    }
}

fn check_error<E: OperationError + PartialEq>(error: &E, mut expected: E) -> Result<(), String> {
    expected.held_mut().set_metadata(error.meta().clone());
    match (error.held().shape(), expected.held().shape()) {
        (Some(found), Some(wanted)) if found.schema().shape_id() == wanted.schema().shape_id() => {
            value::check(found, wanted, *error == expected)
        }
        _ => Err(format!("the response was read as {error:?}, expected {expected:?}")),
    }
}

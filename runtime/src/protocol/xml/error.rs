//! Codes, messages and request IDs of error responses.
//!
//! The protocols wrap errors differently: `<Error>` in `<ErrorResponse>` or alone, or in `<Response><Errors>` for EC2.
//! This module reads all of them, so that a body of an unexpected kind, such as one of a proxy, still has a code.

use aws_smithy_types::error::metadata::{Builder, ErrorMetadata};
use aws_smithy_xml::codec::find_depth2_element_slice_by;
use aws_smithy_xml::decode::{Document, ScopedDecoder, try_data};

/// The key of the request ID in the metadata of an error, as in `aws-types`.
const REQUEST_ID: &str = "aws_request_id";

/// The key of the party at fault, `Sender` or `Receiver`.
const FAULT: &str = "type";

/// Returns the element with the members of an error, or the whole body if there is none.
pub(in crate::protocol) fn error_element(body: &[u8]) -> &[u8] {
    let outer = find_depth2_element_slice_by(body, |name| matches!(name, "Error" | "Errors"));
    let outer = outer.unwrap_or(body);
    find_depth2_element_slice_by(outer, |name| name == "Error").unwrap_or(outer)
}

/// Returns the code, the message, the party at fault and the request ID, as far as they can be read.
pub(in crate::protocol) fn metadata(body: &[u8]) -> Builder {
    let mut found = Found::default();
    if let Ok(mut document) = Document::try_from(body)
        && let Ok(root) = document.root_element()
    {
        match root.start_el().local() {
            "Error" => found.read_error(root),
            _ => found.read_envelope(root),
        }
    }
    found.metadata
}

#[derive(Default)]
struct Found {
    metadata: Builder,
}

impl Found {
    /// Reads the element around errors.
    fn read_envelope(&mut self, mut envelope: ScopedDecoder<'_, '_>) {
        while let Some(mut child) = envelope.next_tag() {
            match child.start_el().local() {
                "Error" => self.read_error(child),
                "Errors" | "ResponseMetadata" => self.read_envelope(child),
                name if is_request_id(name) => self.read_request_id(&mut child),
                _ => {}
            }
        }
    }

    fn read_error(&mut self, mut error: ScopedDecoder<'_, '_>) {
        while let Some(mut child) = error.next_tag() {
            let name = child.start_el().local();
            if is_request_id(name) {
                self.read_request_id(&mut child);
                continue;
            }
            let set = match name {
                "Code" => |metadata: Builder, text: &str| metadata.code(text.trim()),
                "Message" | "message" => |metadata: Builder, text: &str| metadata.message(text),
                "Type" => |metadata: Builder, text: &str| metadata.custom(FAULT, text.to_owned()),
                _ => continue,
            };
            if let Ok(text) = try_data(&mut child) {
                self.update(|metadata| set(metadata, &text));
            }
        }
    }

    fn read_request_id(&mut self, element: &mut ScopedDecoder<'_, '_>) {
        if let Ok(text) = try_data(element) {
            self.update(|metadata| metadata.custom(REQUEST_ID, text.trim().to_owned()));
        }
    }

    fn update(&mut self, change: impl FnOnce(Builder) -> Builder) {
        let metadata = std::mem::replace(&mut self.metadata, ErrorMetadata::builder());
        self.metadata = change(metadata);
    }
}

fn is_request_id(name: &str) -> bool {
    name.eq_ignore_ascii_case("RequestId")
}

#[cfg(test)]
mod tests {
    use aws_types::request_id::RequestId;

    use super::*;

    /// Returns the code, the message, the party at fault and the request ID.
    fn read(body: &str) -> [Option<String>; 4] {
        let metadata = metadata(body.as_bytes()).build();
        [metadata.code(), metadata.message(), metadata.extra(FAULT), metadata.request_id()]
            .map(|text| text.map(str::to_owned))
    }

    #[test]
    fn reads_errors_of_every_kind() {
        let inside = "<Type>Sender</Type><Code>Gone</Code><Message>a &lt; b</Message>";
        let expected = ["Gone", "a < b", "Sender", "r-1"].map(|text| Some(text.to_owned()));
        for body in [
            format!(
                "<ErrorResponse><Error>{inside}</Error><RequestId>r-1</RequestId></ErrorResponse>"
            ),
            format!(
                "<ErrorResponse xmlns=\"x\"><RequestId>r-1</RequestId><Error>{inside}</Error></ErrorResponse>"
            ),
            format!(
                "<?xml version=\"1.0\"?><Error>{inside}<RequestId>r-1</RequestId><HostId>h</HostId></Error>"
            ),
            format!(
                "<Response><Errors><Error>{inside}</Error></Errors><RequestID>r-1</RequestID></Response>"
            ),
            format!(
                "<ErrorResponse><Error>{inside}</Error><ResponseMetadata><RequestId>r-1</RequestId>\
                 </ResponseMetadata></ErrorResponse>"
            ),
            format!(
                "<ErrorResponse><Error>{inside}<Deep><Code>No</Code></Deep></Error><RequestId>r-1</RequestId>"
            ),
        ] {
            assert_eq!(read(&body), expected, "{body}");
        }
    }

    #[test]
    fn other_bodies_have_no_code() {
        for body in ["", "<html><body>Bad gateway</body></html>", "{}", "<Error", "<a/>"] {
            assert_eq!(read(body), [None, None, None, None], "{body}");
        }
    }

    #[test]
    fn finds_the_element_of_an_error() {
        for (body, element) in [
            ("<A><Error><Code/></Error></A>", "<Error><Code/></Error>"),
            ("<A><Errors><B/><Error>c</Error></Errors></A>", "<Error>c</Error>"),
            ("<Error><Errors/></Error>", "<Error><Errors/></Error>"),
            ("<Errors><Error/></Errors>", "<Error/>"),
            ("<html/>", "<html/>"),
            ("no XML", "no XML"),
        ] {
            assert_eq!(error_element(body.as_bytes()), element.as_bytes(), "{body}");
        }
    }
}

//! Calls with protocols that bind members to HTTP: endpoints with paths, host prefixes, the configured protocol, and
//! mocks.
#![cfg(all(feature = "test-util", feature = "protocol-rest-json", feature = "protocol-rest-xml"))]
#![allow(missing_docs, reason = "the macros declare public methods")]

#[path = "support/service.rs"]
mod service;

use smithy_client_runtime::client::Handle;
use smithy_client_runtime::config::Config;
use smithy_client_runtime::endpoint;
use smithy_client_runtime::error::Unhandled;
use smithy_client_runtime::operation::Operation;
use smithy_client_runtime::protocol;
use smithy_client_runtime::service::{Service, XmlNamespace};
use smithy_client_runtime::test_util::{
    Mocks, Rule, capture_request, offline, replay, response, wire,
};
use smithy_client_runtime::types::Blob;
use smithy_client_runtime::{operation_error, operation_span, structure};

static SERVICE: Service = Service {
    protocol: protocol::rest_json_1,
    xml_namespace: Some(XmlNamespace { uri: "https://xml", prefix: None }),
    ..service::SERVICE
};

struct PutThing;

impl Operation for PutThing {
    type Input = PutThingInput;
    type Output = PutThingOutput;
    type Error = PutThingError;
    const NAME: &'static str = "PutThing";
    const SERVICE: &'static Service = &SERVICE;
    const HOST_PREFIX: &'static str = "{zone}.";
    const ERROR_CODES: &'static [(u16, &'static str)] = &[(410, "Gone")];

    operation_span!("Some Service", "PutThing");
}

#[structure("example#PutThingInput", input(PutThing, http("PUT", "/things/{id}?x=1", 200)))]
struct PutThingInput {
    #[member("id", http_label, required)]
    id: String,
    #[member("zone", required)]
    zone: String,
    #[member("tag", http_query = "tag")]
    tag: Option<String>,
}

#[structure("example#PutThingOutput", output)]
struct PutThingOutput {
    #[member("version", http_header = "X-Version")]
    version: Option<i32>,
    #[member("text")]
    text: Option<String>,
}

#[structure("example#Gone", error)]
struct Gone {
    #[member("message")]
    message: Option<String>,
}

#[operation_error("PutThing", ServiceError)]
enum PutThingError {
    Gone(Gone),
}

#[derive(Clone, Debug)]
#[expect(dead_code, reason = "required by the macro, but never constructed")]
enum ServiceError {
    Gone(Gone),
    Unhandled(Unhandled),
}

fn input() -> PutThingInput {
    PutThingInput::builder().id("a b").zone("eu").tag("t&").build()
}

/// Returns the URI and the body of the request of a client.
fn sent(config: smithy_client_runtime::config::Builder) -> (String, String) {
    let (client, request) = capture_request(None);
    let client = Handle::new(&SERVICE, config.http_client(client).build());
    let _unread = pollster::block_on(client.call::<PutThing>(input()));
    let request = request.expect_request();
    let body = request.body().bytes().expect("a body in memory");
    (request.uri().to_owned(), String::from_utf8_lossy(body).into_owned())
}

#[test]
fn paths_and_hosts_are_joined() {
    let json = r#"{"zone":"eu"}"#.to_owned();
    let uri = "https://eu.service.example/things/a%20b?x=1&tag=t%26";
    assert_eq!(sent(offline()), (uri.to_owned(), json.clone()));
    for url in ["https://other.example/base", "https://other.example/base/"] {
        let uri = "https://eu.other.example/base/things/a%20b?x=1&tag=t%26";
        let config = offline().endpoint_fn(move |_| endpoint::at(url).resolved());
        assert_eq!(sent(config), (uri.to_owned(), json.clone()));
    }
}

#[test]
fn the_protocol_can_be_configured() {
    let mut config = offline();
    config.set_protocol(Some(protocol::rest_xml()));
    let (uri, body) = sent(config);
    assert_eq!(uri, "https://eu.service.example/things/a%20b?x=1&tag=t%26");
    let expected = r#"<PutThingInput xmlns="https://xml"><zone>eu</zone></PutThingInput>"#;
    assert_eq!(body, expected);
    let mut config = offline();
    config.set_protocol(Some(protocol::aws_json_1_0()));
    let (uri, body) = sent(config);
    assert_eq!(uri, "https://eu.service.example/");
    assert_eq!(body, r#"{"id":"a b","zone":"eu","tag":"t&"}"#);
}

/// Calls a service that gives these responses.
fn call(
    config: impl FnOnce() -> smithy_client_runtime::config::Builder,
    mut given: smithy_client_runtime::test_util::HttpResponse,
) -> Result<PutThingOutput, String> {
    given.headers_mut().insert("x-version", "7");
    given.headers_mut().insert("x-amzn-requestid", "r-1");
    let config: Config = config().http_client(replay([given])).build();
    let client = Handle::new(&SERVICE, config);
    pollster::block_on(client.call::<PutThing>(input())).map_err(|error| {
        assert_eq!(error.request_id(), Some("r-1"));
        let mut texts = vec![error.to_string()];
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            texts.push(error.to_string());
            cause = error.source();
        }
        texts.join(": ")
    })
}

#[test]
fn responses_are_read_by_the_protocol() {
    let output = call(offline, response(200, r#"{"text":"t"}"#)).expect("an output");
    assert_eq!((output.version, output.text.as_deref()), (Some(7), Some("t")));
    assert_eq!(output.request_id(), Some("r-1"));
    let unreadable = call(offline, response(200, r#"{"text":1}"#)).expect_err("a number");
    assert!(unreadable.contains("text: expected a string, found a number"), "{unreadable}");
    let gone = call(offline, response(404, r#"{"__type":"Gone","message":"m"}"#));
    assert!(gone.expect_err("an error").contains("Gone: m"));
    let gone = call(offline, response(410, "")).expect_err("an error without a body");
    assert!(gone.starts_with("PutThing failed: Gone"), "{gone}");
    let unknown = call(offline, response(410, "{}")).expect_err("an error without a code");
    assert!(!unknown.contains("Gone"), "{unknown}");
    let xml = || {
        let mut config = offline();
        config.set_protocol(Some(protocol::rest_xml()));
        config
    };
    let output = call(xml, response(200, "<PutThingOutput><text>t</text></PutThingOutput>"))
        .expect("an output");
    assert_eq!((output.version, output.text.as_deref()), (Some(7), Some("t")));
    let gone = call(xml, response(404, "<Error><Code>Gone</Code><Message>m</Message></Error>"));
    assert!(gone.expect_err("an error").contains("Gone: m"));
}

#[test]
fn errors_with_the_status_of_success_are_retried() {
    let failed = || response(200, "<Error><Code>Gone</Code><Message>m</Message></Error>");
    let output = response(200, "<PutThingOutput><text>t</text></PutThingOutput>");
    for (responses, expected) in [
        (vec![failed(), output], Ok(Some("t".to_owned()))),
        (vec![failed(), failed(), failed()], Err((Some("Gone".to_owned()), true))),
    ] {
        let mut config = offline();
        config.set_protocol(Some(protocol::rest_xml()));
        let client = Handle::new(&SERVICE, config.http_client(replay(responses)).build());
        let result = pollster::block_on(client.call::<PutThing>(input()));
        let result = result.map(|output| output.text);
        assert_eq!(
            result.map_err(|error| (error.code().map(str::to_owned), error.is_retryable())),
            expected
        );
    }
}

#[test]
fn mocks_answer_calls_of_every_protocol() {
    let rule = Rule::<PutThing>::matching(|input| input.id == "a b")
        .output(|_| PutThingOutput::builder().version(1).build());
    let error = Rule::<PutThing>::any().error(|_| Gone::builder().message("m").build());
    let mocks = Mocks::new().rule(&rule).rule(&error);
    let client = Handle::new(&SERVICE, mocks.config());
    let output = pollster::block_on(client.call::<PutThing>(input())).expect("an output");
    assert_eq!(output.version, Some(1));
    let other = PutThingInput::builder().id("b").zone("eu").build();
    let error = pollster::block_on(client.call::<PutThing>(other)).expect_err("an error");
    assert_eq!((error.code(), error.message()), (Some("Gone"), Some("m")));
}

/// An operation with payloads.
mod photo {
    use super::{Blob, Operation, PutThingError, SERVICE, Service, operation_span, structure};

    pub(super) struct PutPhoto;

    impl Operation for PutPhoto {
        type Input = PutPhotoInput;
        type Output = PutPhotoOutput;
        type Error = PutThingError;
        const NAME: &'static str = "PutPhoto";
        const SERVICE: &'static Service = &SERVICE;

        operation_span!("Some Service", "PutPhoto");
    }

    #[structure("example#PutPhotoInput", input(PutPhoto, http("PUT", "/photo", 200)))]
    pub(super) struct PutPhotoInput {
        #[member("photo", http_payload)]
        pub(super) photo: Option<Blob>,
        #[member("type", http_header = "X-Type")]
        pub(super) kind: Option<String>,
    }

    #[structure("example#PutPhotoOutput", output)]
    pub(super) struct PutPhotoOutput {
        #[member("status", http_response_code, required)]
        pub(super) status: i32,
        #[member("photo", http_payload)]
        pub(super) photo: Option<Blob>,
    }
}

/// An operation whose output has no enclosing element in XML.
mod place {
    use super::{Operation, PutThingError, SERVICE, Service, operation_span, photo, structure};

    pub(super) struct GetPlace;

    impl Operation for GetPlace {
        type Input = photo::PutPhotoInput;
        type Output = GetPlaceOutput;
        type Error = PutThingError;
        const NAME: &'static str = "GetPlace";
        const SERVICE: &'static Service = &SERVICE;

        operation_span!("Some Service", "GetPlace");
    }

    #[structure("example#GetPlaceOutput", output, xml_unwrapped_output)]
    pub(super) struct GetPlaceOutput {
        #[member("place")]
        pub(super) place: Option<String>,
    }
}

#[test]
fn examples_can_have_outputs_without_an_enclosing_element() {
    let service = Service { protocol: protocol::rest_xml, ..service::SERVICE };
    let body = serde_json::json!({"place": "<here>"});
    let received = wire::output::<place::GetPlace>(&service, &body).expect("an output");
    assert_eq!(received.place.as_deref(), Some("<here>"));
}

#[test]
fn examples_can_have_empty_parts() {
    for protocol in [protocol::rest_json_1, protocol::rest_xml] {
        let service = Service { protocol, ..service::SERVICE };
        let input = photo::PutPhotoInput::builder().photo(Blob::new(b"")).kind("").build();
        let sent = wire::request_body::<photo::PutPhoto>(&service, &input).expect("the members");
        assert_eq!(sent, serde_json::json!({"photo": "", "type": ""}));
        let body = serde_json::json!({"status": 202});
        let received = wire::output::<photo::PutPhoto>(&service, &body).expect("an output");
        assert_eq!((received.status, received.photo), (202, None));
    }
}

#[test]
fn examples_are_written_and_read_by_every_protocol() {
    for protocol in [
        protocol::aws_json_1_0,
        protocol::rest_json_1,
        protocol::rest_xml,
        #[cfg(feature = "protocol-aws-query")]
        protocol::aws_query,
        #[cfg(feature = "protocol-ec2-query")]
        protocol::ec2_query,
        #[cfg(feature = "protocol-rpc-v2-cbor")]
        protocol::rpc_v2_cbor,
        #[cfg(feature = "protocol-rpc-v2-json")]
        protocol::rpc_v2_json,
    ] {
        let service = Service { protocol, ..service::SERVICE };
        let sent = wire::request_body::<PutThing>(&service, &input()).expect("the members");
        assert_eq!(sent, serde_json::json!({"id": "a b", "zone": "eu", "tag": "t&"}));
        let body = serde_json::json!({"version": 7, "text": "<t>", "later": 1});
        let received = wire::output::<PutThing>(&service, &body).expect("an output");
        assert_eq!((received.version, received.text.as_deref()), (Some(7), Some("<t>")));
        let body = serde_json::json!({"message": "m"});
        let received = wire::error::<PutThing>(&service, "Gone", &body).expect("an error");
        assert!(
            matches!(received, PutThingError::Gone(gone) if gone.message.as_deref() == Some("m"))
        );
    }
}

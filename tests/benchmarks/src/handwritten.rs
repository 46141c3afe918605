//! A call of `GetRelationship` as one would write it for this operation alone: the floor for a client.
//!
//! It has the same HTTP connector, the same input and the same output as the calls of the clients, and signs with SigV4.
//! It has no retries, no timeouts, no configuration, no endpoint rules, no errors of the service, and no logs.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac::{self, HMAC_SHA256, Key};
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::DateTime;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use serde::{Deserialize, Deserializer, Serialize};
use time::OffsetDateTime;

const HOST: &str = "partnercentral-channel.us-east-1.api.aws";
const TARGET: &str = "PartnerCentralChannel.GetRelationship";
const MEDIA_TYPE: &str = "application/x-amz-json-1.0";
const SIGNED: &str = "content-type;host;x-amz-date;x-amz-target";

/// The client.
#[derive(Debug)]
pub(crate) struct Client {
    connector: SharedHttpConnector,
    access_key_id: String,
    /// The signing key of a day.
    key: Key,
}

/// The input.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Input<'a> {
    pub(crate) catalog: &'a str,
    pub(crate) program_management_account_identifier: &'a str,
    pub(crate) identifier: &'a str,
}

/// The output.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Output {
    pub(crate) relationship_detail: Option<Detail>,
}

/// The relationship in an output.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Detail {
    arn: Option<String>,
    id: Option<String>,
    revision: Option<String>,
    catalog: Option<String>,
    association_type: Option<AssociationType>,
    program_management_account_id: Option<String>,
    associated_account_id: Option<String>,
    display_name: Option<String>,
    resale_account_model: Option<ResaleAccountModel>,
    sector: Option<Sector>,
    #[serde(deserialize_with = "date_time")]
    created_at: Option<DateTime>,
    #[serde(deserialize_with = "date_time")]
    updated_at: Option<DateTime>,
    #[serde(deserialize_with = "date_time")]
    pub(crate) start_date: Option<DateTime>,
}

/// Declares enums that keep unknown values.
macro_rules! enums {
    ($($name:ident { $($variant:ident),* })*) => {$(
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        #[expect(dead_code, reason = "parsed only")]
        enum $name {
            $($variant,)*
            #[serde(untagged)]
            Unknown(String),
        }
    )*};
}

enums! {
    AssociationType { DownstreamSeller, EndCustomer, Internal, ManagedServicesEndCustomer }
    ResaleAccountModel { Distributor, EndCustomer, SolutionProvider }
    Sector { Commercial, Government, GovernmentException }
}

fn date_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime>, D::Error> {
    let text = <&str>::deserialize(deserializer)?;
    DateTime::from_str(text, Format::DateTime).map(Some).map_err(serde::de::Error::custom)
}

/// Returns the time as `YYYYMMDD'T'HHMMSS'Z'`.
fn date_time_now() -> String {
    let now = OffsetDateTime::now_utc();
    let (year, month, day) = now.to_calendar_date();
    let (hour, minute, second) = now.to_hms();
    let month = u8::from(month);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

impl Client {
    /// Creates a client for requests of this day.
    pub(crate) fn new(connector: SharedHttpConnector, access_key_id: &str, secret: &str) -> Self {
        let steps = [&date_time_now()[..8], "us-east-1", "partnercentral-channel", "aws4_request"];
        let start = Key::new(HMAC_SHA256, format!("AWS4{secret}").as_bytes());
        let key = steps.iter().fold(start, |key, step| {
            Key::new(HMAC_SHA256, hmac::sign(&key, step.as_bytes()).as_ref())
        });
        Self { connector, access_key_id: access_key_id.to_owned(), key }
    }

    /// Calls the operation.
    ///
    /// # Errors
    ///
    /// Fails if the request can't be sent or the response can't be read.
    pub(crate) async fn call(
        &self,
        input: &Input<'_>,
    ) -> Result<Output, Box<dyn std::error::Error>> {
        let body = serde_json::to_vec(input)?;
        let now = date_time_now();
        let authorization = self.authorization(&body, &now);
        let mut request = HttpRequest::new(SdkBody::from(body));
        request.set_method("POST")?;
        request.set_uri(format!("https://{HOST}/"))?;
        let headers = request.headers_mut();
        headers.insert("content-type", MEDIA_TYPE);
        headers.insert("x-amz-target", TARGET);
        headers.insert("x-amz-date", now);
        headers.insert("authorization", authorization);
        let response = self.connector.call(request).await?;
        if !response.status().is_success() {
            return Err(format!("status {}", response.status().as_u16()).into());
        }
        Ok(serde_json::from_slice(response.body().bytes().unwrap_or_default())?)
    }

    /// Returns the header with the SigV4 signature.
    fn authorization(&self, body: &[u8], now: &str) -> String {
        let scope = format!("{}/us-east-1/partnercentral-channel/aws4_request", &now[..8]);
        let canonical = format!(
            "POST\n/\n\ncontent-type:{MEDIA_TYPE}\nhost:{HOST}\nx-amz-date:{now}\nx-amz-target:{TARGET}\n\n{SIGNED}\n{}",
            hex::encode(digest(&SHA256, body))
        );
        let digest = hex::encode(digest(&SHA256, canonical.as_bytes()));
        let text = format!("AWS4-HMAC-SHA256\n{now}\n{scope}\n{digest}");
        let signature = hex::encode(hmac::sign(&self.key, text.as_bytes()));
        let key_id = &self.access_key_id;
        format!(
            "AWS4-HMAC-SHA256 Credential={key_id}/{scope}, SignedHeaders={SIGNED}, Signature={signature}"
        )
    }
}

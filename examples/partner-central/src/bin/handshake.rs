//! Handshakes from the sender's and the receiver's side: one is rejected, one is canceled, and one is accepted.

use anyhow::Context;
use clap::Parser;
use partner_central_examples::local;
use partner_central_examples::options::ServiceOptions;
use partnercentral_channel::Client;
use partnercentral_channel::types::{
    AssociationType, ChannelHandshakeSummary, HandshakeDetail, HandshakeStatus, HandshakeType,
    ParticipantType, Sector, ServicePeriodType, StartServicePeriodPayload,
};

const CATALOG: &str = "AWS";

/// The AWS account of the receiver on the local server.
const RECEIVER: &str = "222233334444";

/// Sends handshakes from one AWS account and responds to them from another
///
/// Without --aws, calls a local server in the same process. With --aws, sends three proposals of a service
/// period for --relationship. The last one is accepted, and BINDS BOTH SIDES: from then on, ending the period
/// requires two days of notice. Nothing is undone at the end.
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    service: ServiceOptions,

    /// Program management account that the relationship belongs to
    #[arg(long, value_name = "ID", required_if_eq("aws", "true"), requires = "relationship")]
    program_management_account: Option<String>,

    /// Relationship that the service period is for
    #[arg(
        long,
        value_name = "ID",
        required_if_eq("aws", "true"),
        requires = "program_management_account"
    )]
    relationship: Option<String>,

    /// Profile with the credentials of the partner, the sender
    #[arg(long, value_name = "NAME", required_if_eq("aws", "true"))]
    sender_profile: Option<String>,

    /// Profile with the credentials of the other AWS account of the relationship, the receiver
    #[arg(long, value_name = "NAME", required_if_eq("aws", "true"))]
    receiver_profile: Option<String>,
}

/// The subject of the handshakes.
struct Subject {
    account: String,
    relationship: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    // One client for each side, with its own credentials.
    let service = arguments.service.start().await?;
    let sender = service.client_of(local::PARTNER, arguments.sender_profile.as_deref()).await;
    let receiver = service.client_of(RECEIVER, arguments.receiver_profile.as_deref()).await;

    let subject = match (arguments.program_management_account, arguments.relationship) {
        (Some(account), Some(relationship)) => Subject { account, relationship },
        _ => create_subject(&sender).await?,
    };

    let too_long = propose(&sender, &subject, "90", "Ninety days, as in our offer.").await?;
    show_waiting(&receiver).await?;
    reject(&receiver, &too_long).await?;

    let mistaken = propose(&sender, &subject, "10", "Ten days, then.").await?;
    cancel(&sender, &mistaken).await?;

    let agreed = propose(&sender, &subject, "2", "Two days, as said on the phone.").await?;
    show_waiting(&receiver).await?;
    accept(&receiver, &agreed).await?;

    show_sent(&sender, &subject).await
}

/// Creates a relationship with the receiver.
async fn create_subject(sender: &Client) -> anyhow::Result<Subject> {
    let account = local::PROGRAM_MANAGEMENT_ACCOUNT.to_owned();
    let created = sender
        .create_relationship()
        .catalog(CATALOG)
        .association_type(AssociationType::DownstreamSeller)
        .program_management_account_identifier(&account)
        .associated_account_id(RECEIVER)
        .display_name("Nordic Cloud Sales")
        .sector(Sector::Commercial)
        .send()
        .await?;
    let relationship = created.relationship_detail.and_then(|detail| detail.id);
    let relationship = relationship.context("the response contains no ID")?;
    println!("Partner: created the relationship {relationship} with {RECEIVER}.");
    Ok(Subject { account, relationship })
}

/// Proposes a service period with the given number of days of notice.
async fn propose(
    sender: &Client,
    subject: &Subject,
    days: &str,
    note: &str,
) -> anyhow::Result<String> {
    let terms = StartServicePeriodPayload::builder()
        .program_management_account_identifier(&subject.account)
        .service_period_type(ServicePeriodType::MinimumNoticePeriod)
        .minimum_notice_days(days)
        .note(note)
        .build();
    let sent = sender
        .create_channel_handshake()
        .handshake_type(HandshakeType::StartServicePeriod)
        .catalog(CATALOG)
        .associated_resource_identifier(&subject.relationship)
        .payload(terms)
        .send()
        .await?;
    let id = sent.channel_handshake_detail.and_then(|detail| detail.id);
    let id = id.context("the response contains no ID")?;
    println!("Partner: sent {id}, for {days} days of notice.");
    Ok(id)
}

/// Lists the handshakes that are waiting for the receiver's response.
async fn show_waiting(receiver: &Client) -> anyhow::Result<()> {
    let waiting: Vec<ChannelHandshakeSummary> = receiver
        .list_channel_handshakes()
        .handshake_type(HandshakeType::StartServicePeriod)
        .catalog(CATALOG)
        .participant_type(ParticipantType::Receiver)
        .statuses([HandshakeStatus::Pending])
        .into_paginator()
        .items()
        .try_collect()
        .await?;
    println!("Receiver: {} waiting for a response.", waiting.len());
    for handshake in waiting {
        println!(
            "  {} from {} ({})",
            handshake.id.unwrap_or_default(),
            handshake.sender_display_name.unwrap_or_default(),
            handshake.sender_account_id.unwrap_or_default(),
        );
        // The type of the handshake determines the member that is set.
        if let Some(HandshakeDetail::StartServicePeriodHandshakeDetail(terms)) = handshake.detail {
            println!("  notice: {} days", terms.minimum_notice_days.unwrap_or_default());
            println!("  note: {}", terms.note.unwrap_or_default());
        }
    }
    Ok(())
}

async fn reject(receiver: &Client, id: &str) -> anyhow::Result<()> {
    let rejected =
        receiver.reject_channel_handshake().catalog(CATALOG).identifier(id).send().await?;
    let status = rejected.channel_handshake_detail.and_then(|detail| detail.status);
    println!("Receiver: {id} is now {}.", status.context("the response contains no status")?);
    Ok(())
}

async fn cancel(sender: &Client, id: &str) -> anyhow::Result<()> {
    let canceled = sender.cancel_channel_handshake().catalog(CATALOG).identifier(id).send().await?;
    let status = canceled.channel_handshake_detail.and_then(|detail| detail.status);
    println!("Partner: {id} is now {}.", status.context("the response contains no status")?);
    Ok(())
}

async fn accept(receiver: &Client, id: &str) -> anyhow::Result<()> {
    let accepted =
        receiver.accept_channel_handshake().catalog(CATALOG).identifier(id).send().await?;
    let status = accepted.channel_handshake_detail.and_then(|detail| detail.status);
    println!("Receiver: {id} is now {}.", status.context("the response contains no status")?);
    Ok(())
}

/// Lists the statuses of the handshakes about a relationship.
async fn show_sent(sender: &Client, subject: &Subject) -> anyhow::Result<()> {
    let mut sent = sender
        .list_channel_handshakes()
        .handshake_type(HandshakeType::StartServicePeriod)
        .catalog(CATALOG)
        .participant_type(ParticipantType::Sender)
        .associated_resource_identifiers([&subject.relationship])
        .into_paginator()
        .items();
    println!("Partner: all handshakes about {}:", subject.relationship);
    while let Some(handshake) = sent.next().await {
        let handshake = handshake?;
        let status = handshake.status.context("the response contains no status")?;
        println!("  {} is {status}", handshake.id.unwrap_or_default());
    }
    Ok(())
}

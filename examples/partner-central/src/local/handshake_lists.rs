//! Lists of channel handshakes.

use partnercentral_channel::operation::list_channel_handshakes::{
    ListChannelHandshakesInput, ListChannelHandshakesOutput,
};
use partnercentral_channel::types::{
    HandshakeType, ListChannelHandshakesTypeFilters, ListChannelHandshakesTypeSort, SortOrder,
};

use super::fault::{Fault, field};
use super::handshake::Handshake;
use super::pages::{page, sort};
use super::store::Store;

impl Store {
    pub(super) fn list_channel_handshakes(
        &self,
        caller: &str,
        input: ListChannelHandshakesInput,
    ) -> Result<ListChannelHandshakesOutput, Fault> {
        check_types(&input)?;
        let all = self.handshakes.iter();
        let mut listed: Vec<Handshake> =
            all.filter(|handshake| handshake.is_listed(caller, &input)).cloned().collect();
        let order = input.handshake_type_sort.as_ref().and_then(order);
        sort(&mut listed, order, |handshake| handshake.updated_at);
        let page = page(listed, input.max_results, input.next_token.as_deref())?;
        Ok(ListChannelHandshakesOutput::builder()
            .items(page.items.into_iter().map(Handshake::summary))
            .set_next_token(page.next_token)
            .build())
    }
}

/// Checks that the filters and the order match the type of the listed handshakes.
fn check_types(input: &ListChannelHandshakesInput) -> Result<(), Fault> {
    let filters = input.handshake_type_filters.as_ref().and_then(type_of_filters);
    let order = input.handshake_type_sort.as_ref().and_then(type_of_order);
    let given = [("handshakeTypeFilters", filters), ("handshakeTypeSort", order)];
    let wrong = given.into_iter().find_map(|(member, handshake_type)| {
        let handshake_type = handshake_type.filter(|given| *given != input.handshake_type)?;
        Some(field(member, "INVALID", format!("Only valid for type {handshake_type}.")))
    });
    wrong.map_or(Ok(()), |violation| {
        let message = format!("The request lists handshakes of type {}.", input.handshake_type);
        Err(Fault::invalid(message, [violation]))
    })
}

fn type_of_filters(filters: &ListChannelHandshakesTypeFilters) -> Option<HandshakeType> {
    use ListChannelHandshakesTypeFilters as Filters;
    match filters {
        Filters::StartServicePeriodTypeFilters(_) => Some(HandshakeType::StartServicePeriod),
        Filters::RevokeServicePeriodTypeFilters(_) => Some(HandshakeType::RevokeServicePeriod),
        Filters::ProgramManagementAccountTypeFilters(_) => {
            Some(HandshakeType::ProgramManagementAccount)
        }
        _ => None,
    }
}

fn type_of_order(order: &ListChannelHandshakesTypeSort) -> Option<HandshakeType> {
    use ListChannelHandshakesTypeSort as Sort;
    match order {
        Sort::StartServicePeriodTypeSort(_) => Some(HandshakeType::StartServicePeriod),
        Sort::RevokeServicePeriodTypeSort(_) => Some(HandshakeType::RevokeServicePeriod),
        Sort::ProgramManagementAccountTypeSort(_) => Some(HandshakeType::ProgramManagementAccount),
        _ => None,
    }
}

fn order(sort: &ListChannelHandshakesTypeSort) -> Option<&SortOrder> {
    use ListChannelHandshakesTypeSort as Sort;
    match sort {
        Sort::StartServicePeriodTypeSort(sort) => Some(&sort.sort_order),
        Sort::RevokeServicePeriodTypeSort(sort) => Some(&sort.sort_order),
        Sort::ProgramManagementAccountTypeSort(sort) => Some(&sort.sort_order),
        _ => None,
    }
}

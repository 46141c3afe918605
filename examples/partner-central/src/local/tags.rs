//! Operations on tags.

use partnercentral_channel::operation::list_tags_for_resource::{
    ListTagsForResourceInput, ListTagsForResourceOutput,
};
use partnercentral_channel::operation::tag_resource::{TagResourceInput, TagResourceOutput};
use partnercentral_channel::operation::untag_resource::{UntagResourceInput, UntagResourceOutput};
use partnercentral_channel::types::Tag;

use super::fault::Fault;
use super::kind::Kind;
use super::store::{Store, Tags};

impl Store {
    /// Returns the tags of a caller's resource.
    fn tags_of(&mut self, caller: &str, arn: &str) -> Result<&mut Tags, Fault> {
        let kind = match arn {
            _ if arn.contains("/channel-contract/") => Kind::ChannelContract,
            _ if arn.contains("/channel-handshake/") => Kind::ChannelHandshake,
            _ if arn.contains("/relationship/") => Kind::Relationship,
            _ => Kind::ProgramManagementAccount,
        };
        let owner = arn.split(':').nth(4);
        let tags = self.tags.get_mut(arn).filter(|_| owner == Some(caller));
        tags.ok_or_else(|| Fault::not_found(kind, arn))
    }

    pub(super) fn list_tags_for_resource(
        &mut self,
        caller: &str,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let tags = self.tags_of(caller, &input.resource_arn)?.iter();
        let tags = tags.map(|(key, value)| Tag::builder().key(key).value(value).build());
        Ok(ListTagsForResourceOutput::builder().tags(tags).build())
    }

    pub(super) fn tag_resource(
        &mut self,
        caller: &str,
        input: TagResourceInput,
    ) -> Result<TagResourceOutput, Fault> {
        let tags = self.tags_of(caller, &input.resource_arn)?;
        tags.extend(input.tags.into_iter().map(|tag| (tag.key, tag.value)));
        Ok(TagResourceOutput::builder().build())
    }

    pub(super) fn untag_resource(
        &mut self,
        caller: &str,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let tags = self.tags_of(caller, &input.resource_arn)?;
        tags.retain(|key, _| !input.tag_keys.contains(key));
        Ok(UntagResourceOutput::builder().build())
    }
}

//! To whom something is said: named between the cue and the content ("told the minister that", "said to
//! the envoy that"), or at the head of what somebody is to do ("urged the other side to").

use super::Telling;
use crate::actors::cast::{ActorIndex, Cast};
use crate::page::Words;
use crate::speech::cues::Frame;

impl Telling<'_, '_> {
    /// The one addressed, and the words that name that one. What the content is about is not addressed:
    /// "said Kestrel had agreed" is said to nobody in particular.
    pub(super) fn addressed(
        &self,
        cast: &Cast,
        speaker: Option<ActorIndex>,
        cue: &Words,
        frame: Option<Frame>,
        content: &Words,
    ) -> Option<(ActorIndex, Words)> {
        let page = self.page;
        let near = cue.start..content.end.min(cue.end.max(content.start) + 4);
        let found = self.mentions.within(&near).iter().find(|mention| {
            let words = &mention.words;
            let bare = usize::from(
                page.is_any(words.start.wrapping_sub(1), &["the", "his", "her", "their", "its"]),
            );
            let before = words.start.wrapping_sub(1 + bare);
            let told = cue.contains(&before)
                && (page.in_list("telling", before) || page.in_list("informing", before));
            let to = page.low(before) == "to" && before >= cue.start;
            // "informed the envoy of the results": the act is the content, its verb included.
            let act = content.start <= before;
            let between = (words.end <= content.start || act && told) && (told || to);
            let charged = frame == Some(Frame::Person)
                && (content.start..content.start + 2).contains(&words.start)
                && page.in_list("charged", words.end);
            between || charged
        })?;
        let other = Some(found.actor) != speaker && cast.actors[found.actor].members.is_empty();
        other.then(|| (found.actor, found.words.clone()))
    }
}

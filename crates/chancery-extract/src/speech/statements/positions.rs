//! Where a state stands, in the words of one who speaks for it: that is what this one said, and no
//! statement of the state within his.

use chancery_record::ActorKind;

use super::{Attribution, Source, Telling};
use crate::actors::cast::{ActorIndex, Cast};
use crate::speech::cues::{Frame, Stance};

impl Telling<'_, '_> {
    /// "The spokesman said that Kestrel rejected the charge": whether somebody of a state tells where that
    /// state stands, and not what it said or did in the talks.
    pub(super) fn speaks_for(
        &self,
        cast: &Cast,
        outer: &Source,
        inner: &Source,
        index: usize,
    ) -> bool {
        let own = inner.1.as_ref().is_some_and(|words| {
            let head = words.end - 1;
            self.page.is_possessive_of_third_person(words.start)
                && self.page.in_list("ones_own", head)
                && words.len() == 2
        });
        if own {
            // "adding that his country supports the plan".
            return true;
        }
        let (Some(outer), Some(inner)) = (outer.0, inner.0) else { return false };
        let one = &self.attributed[index];
        let verb = one.verb.map_or(one.cue.start, |(at, _)| at);
        let before = self.page.before_adverbs(verb, verb.saturating_sub(3)).wrapping_sub(1);
        let perfect = self.page.is_form_of_have(before);
        let says = one.verb.is_some_and(|(_, verb)| verb.frames.clause || verb.frames.person);
        is_of_own_state(cast, outer, inner) && !perfect && !says && !self.is_quoted(one)
    }

    /// "Valdoria supports the plan, Tao said": in a reporter's text what a state does now is what the one
    /// who reports it said.
    pub(super) fn leave_positions(&self, cast: &Cast, kept: &mut Vec<Attribution>) {
        if !self.reported() {
            return;
        }
        kept.retain(|found| !self.is_own_stand(cast, found));
        if !kept.last().is_some_and(|last| last.reports_rest) {
            return;
        }
        let stately = |actor: ActorIndex| {
            matches!(cast.actors[actor].kind, ActorKind::State | ActorKind::Organization)
        };
        kept.retain(|found| {
            let position = found.cue.stance == Stance::Present && found.cue.frame != Frame::Clause;
            found.reports_rest || !position || !found.source.is_some_and(stately)
        });
        if let [only] = kept.as_mut_slice() {
            only.reports_rest = false;
        }
    }

    /// "She added that Valdoria opposes the toll": where her own state stands, in her words, is what she
    /// said.
    fn is_own_stand(&self, cast: &Cast, found: &Attribution) -> bool {
        let outer = found.outer.as_ref().and_then(|outer| outer.0);
        let (Some(outer), Some(state)) = (outer, found.source) else { return false };
        is_of_own_state(cast, outer, state)
            && matches!(found.cue.stance, Stance::Present | Stance::Finite)
            && found.cue.frame != Frame::Clause
    }
}

/// Whether somebody speaks of the state that is his own, or may be.
fn is_of_own_state(cast: &Cast, speaker: ActorIndex, state: ActorIndex) -> bool {
    let side = cast.side_of(state);
    matches!(cast.actors[speaker].kind, ActorKind::Person | ActorKind::Unnamed)
        && cast.actors[state].kind == ActorKind::State
        && side.is_some()
        && cast.side_of(speaker).is_none_or(|own| side == Some(own))
}

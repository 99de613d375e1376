//! What is narrated and nobody's speech: what befell those who spoke, how the talks went.

use chancery_record::{ActorKind, ForceGroup};
use chancery_syntax::{Form, Tag};

use super::content::{ends_sentence, without_numbering};
use super::{Manner, Telling, Voice};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Naming;
use crate::meaning::force::{Setting, decide};
use crate::page::Words;
use crate::speech::cues::hands_over;
use crate::speech::sources::stranger;

impl Telling<'_, '_> {
    /// Whether nothing is said in whole words: no finite verb, and no mark that ends a sentence.
    pub(super) fn is_verbless(&self, words: &Words) -> bool {
        let page = self.page;
        let verb = words.clone().any(|at| page.is_finite_verb(at));
        !verb && !ends_sentence(page.bytes(words).of(page.text))
    }

    /// Whether a sentence without a cue can only be the speaker's: it tells someone to act, states a
    /// norm, binds or blames. A reporter's own sentences describe.
    pub(super) fn cannot_be_narrated(&self, cast: &Cast, voice: &Voice, words: &Words) -> bool {
        let speaker = voice.speaker();
        let setting = Setting { joint: false, ..self.setting(cast, speaker) };
        let past = words.clone().find(|word| self.page.is_finite_verb(*word));
        let told_in_past = past.is_some_and(|word| self.page.form(word) == Form::Past);
        let ruling = decide(&setting, words, None, None);
        !told_in_past
            && matches!(
                ruling.force.group(),
                ForceGroup::Commissive | ForceGroup::Directive | ForceGroup::Normative
            )
    }

    /// Whether a sentence tells what the one who speaks did or has done: nobody speaks so of himself.
    pub(super) fn names_speaker(&self, cast: &Cast, voice: &Voice, words: &Words) -> bool {
        let Some(speaker) = voice.speaker() else { return false };
        if cast.actors[speaker].kind != ActorKind::Person || self.manner != Manner::Readout {
            return false;
        }
        let named = self
            .mentions
            .within(words)
            .iter()
            .any(|mention| mention.actor == speaker && mention.naming == Naming::Named);
        let verb = words.clone().find(|at| self.page.form(*at).is_finite());
        let told = verb
            .is_some_and(|at| self.page.form(at) == Form::Past || self.page.is_present_have(at));
        told && (named || self.page.is_he_or_she(words.start))
            || self.has_for_subject(speaker, words)
    }

    /// "Minister Venn is visiting the port to …": whether one who is named here is what the sentence is about.
    fn has_for_subject(&self, actor: ActorIndex, words: &Words) -> bool {
        let verb = words.clone().find(|at| self.page.form(*at).is_finite());
        let Some(first) = self.mentions.within(words).first() else { return false };
        let owner = self.page.is_possessive_mark(first.words.end);
        first.actor == actor
            && first.naming == Naming::Named
            && !owner
            && verb
                .is_some_and(|verb| self.page.before_adverbs(verb, words.start) == first.words.end)
    }

    /// "They have been informed that …": what the one who spoke last was told is not what that one says.
    pub(super) fn was_told(&self, words: &Words) -> bool {
        let page = self.page;
        if !page.is_any(words.start, &["he", "she", "they", "it"]) {
            return false;
        }
        let been = page.is_form_of_have(words.start + 1) && page.low(words.start + 2) == "been";
        let be = words.start + 1 + usize::from(been);
        let verb = page.behind_adverbs(be + 1, words.end);
        let passive = been || page.is_finite_be(be);
        passive && page.in_list("addressing", verb) && page.is_any(verb + 1, &["that", "of", "to"])
    }

    /// "I formed a clear picture of him": in a letter or a dispatch its writer's, who tells of himself
    /// here and is not the one who was just reported.
    pub(super) fn tells_of_writer(&self, words: &Words) -> bool {
        self.is_dispatch()
            && !self.quotations.covers(self.page, words)
            && words.clone().take(3).any(|at| self.page.raw(at) == "I")
    }

    /// Whether a sentence tells what another person did, in words that are no known cue ("The
    /// President hailed …"): it is not the voice's, and whose statement it is stays open.
    pub(super) fn tells_of_another(&self, cast: &Cast, voice: &Voice, words: &Words) -> bool {
        let head = words.start..words.end.min(words.start + 9);
        if self.tells_of_all(cast, voice, words) || self.tells_of_letters(words) {
            return true;
        }
        if self.tells_of_stranger(words) {
            return true;
        }
        let Some(mention) = self.mentions.within(&head).first() else { return false };
        let kind = cast.actors[mention.actor].kind;
        let speaker = voice.speaker();
        let other = speaker != Some(mention.actor);
        let verb = self.page.behind_adverbs(mention.words.end, words.end);
        // "Kestrel welcomed this": what another side said, and not what it did.
        let says =
            kind == ActorKind::State && self.page.lexicon.verbs.at(self.page, verb).is_some();
        let person = kind == ActorKind::Person || says && self.manner != Manner::Press;
        let supposed = self.page.form(verb) == Form::Modal && self.page.low(verb + 1) == "have";
        let acted =
            self.page.tag(verb) == Tag::Verb && self.page.form(verb) == Form::Past || supposed;
        // "The leaders coordinated …": not what one of them said.
        let alone = speaker.is_some_and(|actor| cast.actors[actor].kind == ActorKind::Person);
        let group = mention.naming == Naming::Group && alone;
        let opens = mention.words.start <= words.start + 1;
        // "Venn is visiting the port": of one of those who spoke together, and nothing that they said.
        let of_them = speaker.is_some_and(|actor| {
            kind == ActorKind::Person
                && cast.actors[actor].members.contains(&mention.actor)
                && self.page.is_finite_verb(verb)
        });
        opens && ((person && other || group) && acted || of_them && self.manner != Manner::Joint)
    }

    /// "The chief of the coast guard agreed": what somebody whom the text does not name said, in no more
    /// words than that.
    fn tells_of_stranger(&self, words: &Words) -> bool {
        let page = self.page;
        let Some(verb) = words.clone().find(|at| page.is_finite_verb(*at)) else { return false };
        page.form(verb) == Form::Past
            && page.lexicon.verbs.at(page, verb).is_some()
            && stranger(page, verb, words).is_some()
    }

    /// "They witnessed the signing of …": what all of them did is not what one of them said.
    fn tells_of_all(&self, cast: &Cast, voice: &Voice, words: &Words) -> bool {
        let page = self.page;
        let verb = page.behind_adverbs(words.start + 1, words.end);
        let alone = voice.speaker().is_some_and(|one| cast.actors[one].kind == ActorKind::Person);
        let acted = page.tag(verb) == Tag::Verb && page.form(verb) == Form::Past;
        alone && acted && page.raw(words.start) == "They"
    }

    /// "DPM proposed to reopen …": a verb of saying in the past behind letters that name nobody known.
    fn tells_of_letters(&self, words: &Words) -> bool {
        let page = self.page;
        let letters = page.raw(words.start);
        let short = letters.len() > 1
            && letters.chars().all(|c| c.is_uppercase() || c == '/')
            && page.name(words.start).is_none();
        let verb = page.behind_adverbs(words.start + 1, words.end);
        short && page.lexicon.verbs.at(page, verb).is_some() && page.form(verb) == Form::Past
    }

    /// "The delegation visited …": what those who came did, in words that are no cue.
    pub(super) fn tells_of_envoys(&self, words: &Words) -> bool {
        let page = self.page;
        let head = words.start + usize::from(page.low(words.start) == "the");
        let verb = page.behind_adverbs(head + 1, words.end);
        let sent = page.in_list("delegations", head);
        let came = page.in_list("guests", head);
        (sent || came && page.in_list("toured", verb))
            && page.tag(verb) == Tag::Verb
            && page.form(verb) == Form::Past
    }

    /// Sentences about the contact itself rather than about what was said in it.
    pub(super) fn is_narration(&self, words: &Words) -> bool {
        let words = &without_numbering(self.page, words);
        let short = words.len() < 40;
        // "Discussions on the harbour continue today".
        let head = words.start..words.end.min(words.start + 8);
        let goes_on = self.page.in_list("talk_nouns", words.start)
            && head.clone().any(|at| self.page.in_list("talks_go_on", at));
        // "Talks took place on Friday".
        let held = self.page.find_listed("held_verbs", &head);
        let held = held.or_else(|| self.page.find_listed("holding_now", &head));
        let held = held.is_some_and(|held| {
            let mut subject = words.start..held.start;
            subject.any(|at| self.page.in_any_list(&["talk_nouns", "occasion_nouns"], at))
        });
        // "Meetings were also held with": however many they were held with.
        let with = held && self.page.find_listed("held_with", words).is_some();
        if (goes_on || held || self.tells_of_course(words)) && short
            || with
            || self.manner == Manner::Joint && self.tells_of_meeting(words)
        {
            return true;
        }
        if self.tells_of_programme(words) {
            return true;
        }
        // "Minister Venn led the Valdorian delegation".
        let led = words.clone().any(|at| {
            self.page.in_list("leading_delegations", at) && self.page.form(at) != Form::Gerund
        }) && head.clone().any(|at| self.page.in_list("sent_bodies", at));
        let attended = led || words.clone().any(|at| self.page.in_list("attended", at));
        // "The meeting was co-chaired by", "Kestrel was represented by".
        let chaired = self.page.find_listed("leading_passives", &head).is_some();
        // "This was followed by a luncheon".
        let followed = self.page.is_any(words.start, &["this", "it", "the"])
            && self.page.find_listed("followed_by", &head).is_some();
        let handed = || words.clone().any(|at| hands_over(self.page, at, words));
        short && (attended || chaired || followed || handed()) && !self.first_person(words)
    }

    /// "He is scheduled to visit the shipyard tomorrow": what a guest is about to do, in nobody's words.
    fn tells_of_programme(&self, words: &Words) -> bool {
        const SUBJECT: usize = 8;
        let head = words.start..words.end.min(words.start + SUBJECT);
        let due = self.page.find_listed("on_the_programme", &head);
        due.is_some_and(|due| {
            let person = self.page.is_any(words.start, &["he", "she", "they"])
                || !self.mentions.within(&(words.start..due.start)).is_empty();
            person && self.manner != Manner::Press
        })
    }

    /// "The conversation lasted about forty minutes", "It ended without agreement", "No joint statement was
    /// issued".
    fn tells_of_course(&self, words: &Words) -> bool {
        const NEAR: usize = 5;
        let page = self.page;
        let Some(verb) = words.clone().find(|at| page.is_finite_verb(*at)) else { return false };
        let mut subject = words.start..verb.min(words.start + NEAR);
        let past = page.form(verb) == Form::Past;
        // "It ended with": of a talk; "it opened the border": hardly.
        let it = page.low(words.start) == "it"
            && verb == words.start + 1
            && (page.in_list("it_lasted", verb) || page.is_any(verb + 1, &["with", "without"]));
        let talk = it
            || page.is_any(words.start, &["the", "their", "this"])
                && subject.clone().any(|at| page.in_list("talk_nouns", at));
        let no_text = page.low(words.start) == "no"
            && subject.any(|at| page.in_list("joint_texts", at))
            && page.in_list("given_out", verb + 1);
        // "The talks opened a new page" tells what they mean.
        let alone = matches!(page.tag(verb + 1), Tag::Adp | Tag::Adv | Tag::Num | Tag::Punct);
        past && (talk && alone && page.in_list("talk_ran", verb) || no_text)
    }

    /// "On March 12 representatives of both sides met in Brennholt": in a joint text, how it came to it.
    fn tells_of_meeting(&self, words: &Words) -> bool {
        let page = self.page;
        let verb = words.clone().find(|at| page.is_finite_verb(*at) && page.tag(*at) != Tag::Aux);
        let Some(verb) = verb.filter(|verb| page.form(*verb) == Form::Past) else { return false };
        if self.first_person(words) {
            return false;
        }
        let session = || {
            let near = verb + 1..words.end.min(verb + 5);
            let lists = ["meeting_nouns", "talk_nouns", "talks_nouns"];
            near.into_iter().any(|at| page.in_any_list(&lists, at) || page.in_list("session", at))
        };
        page.in_list("gathering", verb) || page.in_list("holding_sessions", verb) && session()
    }
}

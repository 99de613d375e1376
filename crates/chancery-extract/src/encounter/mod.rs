//! Words that say that two sides were in contact: "spoke with", "X's call with Y", "met".

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::page::{Page, Words};

/// One sentence or title that reports a contact.
#[derive(Debug, Clone)]
pub(crate) struct Encounter {
    /// Those named before and after the words of contact, with the words that name each.
    pub(crate) left: Vec<(ActorIndex, Words)>,
    pub(crate) right: Vec<(ActorIndex, Words)>,
    /// The words of contact.
    pub(crate) words: Words,
    /// Whether it is told as something to come.
    pub(crate) coming: bool,
    /// The other side where it is a group that is described and not named.
    pub(crate) group: Option<Words>,
    /// One side where it is an official who goes by office alone.
    pub(crate) official: Option<Official>,
}

/// An actor with the words that name it.
pub(crate) type Named = (ActorIndex, Words);

impl Encounter {
    /// A contact of those on the left with those on the right, told as something that was.
    pub(crate) fn of(left: Vec<Named>, right: Vec<Named>, words: Words) -> Self {
        Self { left, right, words, coming: false, group: None, official: None }
    }
}

/// Finds the contact that these words report, if they do.
pub(crate) fn find(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
    in_title: bool,
) -> Option<Encounter> {
    // "What did the President hear in the meeting with President Tao?" tells of nothing.
    if !in_title && page.low(sentence.end.saturating_sub(1)) == "?" {
        return None;
    }
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let mut found = finder.ways(in_title);
    let first = found.next()?;
    // "Venn visited Kestrel, where she met President Tao": whoever met people says more than whoever
    // met a state.
    let personal = |found: &Encounter| {
        let mut all = found.left.iter().chain(&found.right);
        all.all(|(actor, _)| finder.is_human(*actor))
    };
    let apart = |found: &Encounter| finder.can_be_apart(&found.left, &found.right);
    let best = match personal(&first) {
        true => first,
        false => found.find(|other| personal(other) && apart(other)).unwrap_or(first),
    };
    let mut all = best.left.iter().chain(&best.right);
    let agency = all.any(|(actor, _)| cast.actors[*actor].agency);
    let coming = finder.is_coming(&best);
    let held = !finder.is_at_a_halt(&best);
    (!agency && held).then_some(Encounter { coming, ..best })
}

mod calls;
mod commission;
mod delegations;
mod described;
mod envoys;
mod gathering;
mod groups;
mod joined;
mod joint_act;
mod journey;
mod named;
mod occasion;
mod opened;
mod pair;
mod plain;
mod press;
mod received;
mod together;
mod told;
mod unnamed;

pub(crate) use delegations::delegations;
pub(crate) use described::{Official, with_official};
pub(crate) use envoys::{Envoys, envoys};
pub(crate) use gathering::gathering;
pub(crate) use groups::{group_with, with_group};
pub(crate) use named::begins_day;
pub(crate) use plain::plain;
pub(crate) use press::{
    counterparts_together, in_press, is_offered, leaders_together, named_together,
};
pub(crate) use told::is_told_beside;
pub(crate) use unnamed::by_office;

/// Whether nobody stands on both sides of the words of contact.
fn are_apart(left: &[Named], right: &[Named]) -> bool {
    !right.iter().any(|(actor, _)| left.iter().any(|(other, _)| other == actor))
}

/// The lists of nouns that name a contact.
const TALKS: [&str; 6] = [
    "video_nouns",
    "call_nouns",
    "meeting_nouns",
    "letter_nouns",
    "open_nouns",
    "joint_appearances",
];

/// Those of them that name talks which are held.
pub(crate) const HELD: [&str; 3] = ["video_nouns", "call_nouns", "meeting_nouns"];

struct Finder<'f, 'a> {
    page: &'f Page<'a>,
    cast: &'f Cast,
    mentions: &'f Mentions,
    sentence: &'f Words,
    /// The side of those who publish the text, where that tells whose one without a state is.
    own: Option<&'f str>,
}

impl Finder<'_, '_> {
    /// The contacts that each way of telling finds in the sentence, one after the other.
    fn ways(&self, in_title: bool) -> impl Iterator<Item = Encounter> + '_ {
        let ways: [fn(&Self, bool) -> Option<Encounter>; 22] = [
            |one, _| one.invited(),
            Self::possessed,
            |one, _| one.by_noun(),
            |one, _| one.paid_by(),
            |one, _| one.received(),
            |one, _| one.verbal(),
            |one, _| one.told(),
            |one, titled| titled.then(|| one.grouped()).flatten(),
            |one, titled| titled.then(|| one.dashed()).flatten(),
            |one, titled| titled.then(|| one.told_in_headline()).flatten(),
            |one, _| one.led_by(),
            |one, _| one.between(),
            Self::together,
            |one, _| one.joined_by(),
            |one, _| one.taking_part(),
            |one, _| one.in_talks(),
            |one, _| one.opened_by_talks(),
            |one, _| one.opened_by_hosting(),
            |one, _| one.opened_beside(),
            |one, _| one.we_named(),
            |one, _| one.held_with(),
            |one, _| one.will_travel(),
        ];
        ways.into_iter().filter_map(move |way| way(self, in_title))
    }

    fn list(&self, name: &str, at: usize) -> Option<usize> {
        self.page.listed(name, at)
    }

    fn noun(&self, at: usize) -> Option<usize> {
        // "An exchange of prisoners with Kestrel" is no talk; one of views is.
        let of_things = self.page.in_list("exchanges", at)
            && self.page.low(at + 1) == "of"
            && self.list("exchanged_words", at + 2).is_none();
        // "Letters of credence to President Tao": papers that are handed over.
        let letter = self.list("letter_nouns", at);
        let instrument = letter.is_some_and(|length| self.page.names_instrument(at + length));
        if of_things || instrument {
            return None;
        }
        TALKS.iter().filter_map(|list| self.list(list, at)).max()
    }

    /// "Secretary Venn's Call with Foreign Minister Tao", "the call with …".
    fn possessed(&self, in_title: bool) -> Option<Encounter> {
        for at in self.sentence.clone() {
            if !self.page.is_any(at, &["with", "to"]) {
                continue;
            }
            let Some((start, possessor)) = self.noun_before(at) else { continue };
            if !in_title && self.is_another(start) {
                continue;
            }
            // A letter goes "to" somebody; "X's visit to Kestrel" is no contact of X with anyone.
            let sent = self.list("letter_nouns", start).is_some()
                || self.list("call_nouns", start).is_some();
            if self.page.low(at) == "to" && (possessor.is_none() || !sent) {
                continue;
            }
            let right = self.after(at + 1);
            if right.is_empty() {
                continue;
            }
            let left = match possessor {
                Some(end) => self.before(end),
                None => self.subjects(start),
            };
            if !in_title && self.is_spoken_about(&right, start) {
                continue;
            }
            // "Fish was raised at the meeting of Minister Venn with her Kestrelian counterpart".
            let left = if left.is_empty() { self.governed_by(start, at) } else { left };
            let apart = are_apart(&left, &right);
            if !left.is_empty() && apart {
                return Some(Encounter::of(left, right, start..at + 1));
            }
        }
        None
    }

    /// The people of whom the noun of contact is said: "the meeting of Minister Venn with".
    fn governed_by(&self, noun: usize, with: usize) -> Vec<Named> {
        const NEAR: usize = 3;
        let of = noun + self.noun(noun).unwrap_or(1);
        if self.page.low(of) != "of" {
            return Vec::new();
        }
        let mut named = self.people_in(&(noun..with));
        named.retain(|(_, words)| words.start <= noun + NEAR);
        named
    }

    /// "The upcoming summit with …".
    fn is_another(&self, noun: usize) -> bool {
        let before = noun.checked_sub(1).filter(|word| *word >= self.sentence.start);
        before.is_some_and(|word| self.page.in_list("to_come", word))
    }

    /// "At the invitation of X, Y paid a visit to …": guest and host.
    fn invited(&self) -> Option<Encounter> {
        let invitation = self.page.find_listed("invitation", self.sentence)?;
        let visit = self.page.find_listed("visit_verbs", self.sentence).or_else(|| {
            let noun = |at: usize| self.page.in_list("a_visit", at);
            let verb = self.sentence.clone().find(|at| self.list("visit_makers", *at).is_some())?;
            (verb + 1..self.sentence.end.min(verb + 7)).find(|at| noun(*at)).map(|at| verb..at + 1)
        })?;
        let hosts = self.after(invitation.end);
        let first = hosts.first().map_or(invitation.end, |(_, words)| words.end);
        // The comma after the hosts ends their list; the guest may come right behind it.
        let comma = (first..self.sentence.end).find(|word| self.page.low(*word) == ",");
        let comma = comma.unwrap_or(self.sentence.end);
        let right: Vec<_> = hosts.into_iter().filter(|(_, words)| words.end <= comma).collect();
        let guest = if visit.start > invitation.end {
            let from = right.iter().map(|(_, words)| words.end).max().unwrap_or(invitation.end);
            self.people_in(&(from..visit.start))
        } else {
            self.subjects(visit.start)
        };
        let apart = are_apart(&guest, &right);
        (!right.is_empty() && !guest.is_empty() && apart)
            .then(|| Encounter::of(guest, right, visit))
    }

    /// The contact noun right before this token, up to six words back, and the end of the
    /// possessor's name before it.
    fn noun_before(&self, at: usize) -> Option<(usize, Option<usize>)> {
        let floor = at.saturating_sub(9).max(self.sentence.start);
        let start = (floor..at).rev().find(|word| {
            self.noun(*word).is_some_and(|length| word + length <= at)
                && (self.page.tag(*word) != Tag::Verb || *word == self.sentence.start)
        })?;
        let between_clear = (start..at).all(|word| !self.page.is_any(word, &[".", ";", ":"]));
        let mut before = start;
        while before > self.sentence.start && before + 4 > start {
            let word = before - 1;
            if self.page.is_any(word, &["'s", "'"]) {
                return between_clear.then_some((start, Some(word)));
            }
            // "President Venn Call with", a title that lost its possessive.
            if self.mentions.ending_at(before).is_some() && self.page.is_capital(start) {
                return between_clear.then_some((start, Some(before)));
            }
            before -= 1;
        }
        between_clear.then_some((start, None))
    }

    /// "spoke today with …", "met …", "hosted …": the first that tells of people on both sides, else
    /// the first.
    fn verbal(&self) -> Option<Encounter> {
        let mut first = None;
        for at in self.sentence.clone() {
            let Some(found) = self.verbal_at(at) else { continue };
            let mut all = found.left.iter().chain(&found.right);
            if all.all(|(actor, _)| self.is_human(*actor)) {
                return Some(found);
            }
            first.get_or_insert(found);
        }
        first
    }

    fn verbal_at(&self, at: usize) -> Option<Encounter> {
        // "a dinner hosted by King Orsk": whose dinner it was, and nobody met.
        let held = self.list("object_verbs", at).is_some() && self.page.low(at + 1) == "by";
        let before = at.wrapping_sub(1);
        let agent = held && (self.page.tag(before).is_nominal() || self.page.low(before) == ",");
        // "Said that talks with Kestrel had a long history": a noun, whatever the tagger takes it for.
        let told = self.page.low(before) == "that" && self.noun(at).is_some();
        // "Had cut off exchanges with Kestrel": a verb that only helps another.
        let helps = self.page.is_any(at, &["had", "has", "have"])
            && self.page.form(self.page.behind_adverbs(at + 1, self.sentence.end))
                == Form::Participle;
        if self.is_noun_here(at) || agent || told || helps {
            return None;
        }
        let with = self.list("with_verbs", at).and_then(|_| self.preposition(at + 1, "with"));
        // "Discussed with Minister Tao means of …".
        let discussed =
            self.page.in_list("discussing_verbs", at) && self.page.low(at + 1) == "with";
        let with = with.or(discussed.then_some(at + 1));
        let to = self.list("to_verbs", at).and_then(|_| self.preposition(at + 1, "to"));
        let object = self.object_of(at).or_else(|| self.joined_for_talks(at));
        let mut starts = [with, to].into_iter().flatten().map(|p| p + 1).chain(object);
        starts.find_map(|from| self.verbal_with(at, from, Some(from) == object))
    }

    /// The contact told by the verb at `at`, the other side named from `from` on.
    fn verbal_with(&self, at: usize, from: usize, is_object: bool) -> Option<Encounter> {
        let named = self.after(from);
        let named = if named.is_empty() { self.included(from) } else { named };
        let hosted = named.is_empty() && is_object;
        let right = if hosted { self.head_of_delegation(from) } else { named };
        let right = if right.is_empty() && is_object { self.behind_place(at, from) } else { right };
        let left = self.subjects(at);
        // "Presidents Venn and Tao met in Brennholt": a place, and nobody whom they met.
        // "A month after he visited Kestrel": where somebody was, and nobody whom he met.
        let opens = || self.page.body().next().is_some_and(|(_, one)| one.words == *self.sentence);
        let aside = || {
            let near = at.saturating_sub(3).max(self.sentence.start)..at;
            near.into_iter().any(|word| self.page.is_any(word, &["he", "she", "who", "i", "after"]))
        };
        let invited = || self.page.find_listed("invitation", self.sentence).is_some();
        let told = || invited() || opens() && !aside();
        let toured = is_object && self.page.in_list("state_visits", at) && !told();
        if toured && right.iter().all(|(actor, _)| !self.is_human(*actor)) {
            return None;
        }
        let place = self.page.is_any(from, &["in", "at", "on"]);
        let person = right.iter().any(|(actor, _)| self.is_human(*actor));
        let capital = right.first().is_some_and(|(_, words)| words.start == from + 1)
            && self.preposition(at + 1, "with").is_none();
        if place && !person && (self.is_pair(&left) || capital) {
            return None;
        }
        // A state welcomes a person's words; a person welcomes a guest.
        let welcomed = is_object && self.list("personal_verbs", at).is_some();
        if welcomed && !left.iter().all(|(actor, _)| self.is_human(*actor)) {
            return None;
        }
        let apart = are_apart(&left, &right);
        (!right.is_empty() && !left.is_empty() && apart && !self.is_naming(at, &right))
            .then(|| Encounter::of(left, right, at..from))
    }

    /// Where the object of a verb of contact may begin: "met", "hosted"; in the base form only of
    /// what is to come ("will host").
    fn object_of(&self, at: usize) -> Option<usize> {
        let ahead = || {
            let before = at.saturating_sub(3).max(self.sentence.start)..at;
            let length = self.list("host_verbs", at)?;
            before
                .into_iter()
                .any(|word| self.list("coming_auxiliaries", word).is_some())
                .then_some(length)
        };
        // "had President Tao to lunch".
        let fed = || self.is_at_table(at).then_some(1);
        let told = self.list("object_verbs", at).or_else(ahead).or_else(fed);
        let verb = told.map(|length| at + length)?;
        // "received in audience the Ambassador of Kestrel".
        let from = verb + self.list("audiences", verb).unwrap_or(0);
        // "welcomed to Brennholt the President of Kestrel".
        let place = self.page.low(from) == "to" && self.page.is_capital(from + 1);
        let the = (from + 2..from + 4).find(|word| self.page.low(*word) == "the");
        Some(the.filter(|_| place).unwrap_or(from))
    }

    /// Two people who hold one and the same office.
    fn is_pair(&self, named: &[Named]) -> bool {
        let [(first, _), (second, _)] = named else { return false };
        let office = |actor: &ActorIndex| {
            self.cast.actors[*actor].office.as_ref().map(|(office, _)| office.as_str())
        };
        office(first).is_some() && office(first) == office(second)
    }

    /// "Called Tao “a friend”": a name given to somebody, and no call.
    fn is_naming(&self, at: usize, right: &[Named]) -> bool {
        let end = right.first().map_or(at, |(_, words)| words.end);
        let given = self.page.is_quotation_mark(end)
            || self.page.is_any(end, &["a", "an", "the", "his", "her", "their"]);
        self.page.in_list("naming_verbs", at) && given
    }

    fn is_human(&self, actor: ActorIndex) -> bool {
        self.cast.actors[actor].kind == ActorKind::Person
    }

    fn is_noun_here(&self, at: usize) -> bool {
        let after_article = at > self.sentence.start
            && self.page.is_any(at - 1, &["the", "a", "an", "this", "'s", "their", "his", "her"]);
        let nominal = matches!(self.page.tag(at), Tag::Noun | Tag::Adj | Tag::Adp);
        if !after_article && (!nominal || self.page.is_capital(at)) {
            return false;
        }
        // "Valdoria's Venn talks to Tao", "Venn phones Tao".
        let person = self.mentions.ending_at(at).is_some_and(|before| self.is_person(before));
        let to = self.page.low(at + 1) == "to" && self.list("to_verbs", at).is_some();
        let object = self.list("object_verbs", at).map(|length| at + length);
        let other = object.filter(|_| !to).or_else(|| to.then_some(at + 2));
        let other_at =
            |from| self.mentions.starting_at(from).is_some_and(|one| self.is_person(one));
        !(person && other.is_some_and(other_at))
    }

    /// The preposition within twelve words, before another clause begins.
    fn preposition(&self, from: usize, word: &str) -> Option<usize> {
        let stop = self.sentence.end.min(from + 14);
        let at = (from..stop).find(|at| self.page.low(*at) == word)?;
        let broken = (from..at).any(|w| {
            self.page.is_any(w, &[".", ";", ":"])
                || self.page.is_any(w, &["about", "regarding", "that", "and"]) && word == "to"
        });
        (!broken).then_some(at)
    }

    /// "a call between X and Y", "talks of X and Y".
    fn between(&self) -> Option<Encounter> {
        let at = self.sentence.clone().find(|at| self.page.low(*at) == "between")?;
        let near = self.noun_before(at).map(|(start, _)| start);
        // "The visit strengthened the partnership between …": the noun before the verb is another's.
        let near = near.filter(|start| {
            let behind = start + self.noun(*start).unwrap_or(1)..at;
            !behind.into_iter().any(|word| self.page.is_finite_verb(word))
        });
        let start = near.or_else(|| self.noun_held(at))?;
        // "Held a summit ahead of an expected second meeting between …": none that was.
        let before = start.saturating_sub(3).max(self.sentence.start)..start;
        if before.into_iter().any(|word| self.page.in_list("not_yet_held", word)) {
            return None;
        }
        let mut all = self.after(at + 1);
        if all.len() < 2 && HELD.iter().any(|list| self.list(list, start).is_some()) {
            all = self.sides_from(at + 1);
        }
        if all.len() < 2 {
            return None;
        }
        let right = all.split_off(1);
        Some(Encounter::of(all, right, start..at + 1))
    }
}

//! Contacts that a document reports in passing: earlier ones it refers to, others it tells of in a
//! sentence of their own, and those it announces.

use chancery_record::{
    ActorKind, Contact, ContactRole, Edtf, Evidence, Finding, Id, Medium, Partial, Participant,
    Reference, ReferenceKind, Rule,
};

use chancery_text::BlockKind;

use super::{Report, Scene};
use crate::actors::cast::ActorIndex;
use crate::actors::mentions::{Mention, Naming};
use crate::dates::{Tense, Time, TimeWords, Unit, civil};
use crate::encounter::{self, Encounter};
use crate::meaning::references::Pointer;
use crate::page::{Sentence, Words};

const RULE: Rule = Rule::named("contact/in-passing");

/// The most contacts in passing that are written down for one document.
const MOST: usize = 200;
/// How many days lie between contacts of one journey or event, at most.
const SERIES: i32 = 7;

impl Scene<'_, '_> {
    /// The contacts besides the primary one, in the order of the text. `references` are
    /// the pointers as they were written down.
    pub(crate) fn passing(
        &self,
        report: Option<&Report>,
        primary: Option<&Contact>,
        references: &[Reference],
    ) -> Vec<Contact> {
        let pointed = self.pointers.iter().zip(references).filter_map(|(pointer, reference)| {
            let contact = self.pointed(pointer, reference, report, primary)?;
            let day = pointer.time.as_ref().filter(|time| matches!(time.time, Time::Weekday(..)));
            let day = day.map(|time| self.page.bytes(&time.words).of(self.page.text));
            let own = primary.is_some_and(|primary| is_same(primary, &contact, pointer, day));
            (!own).then(|| (pointer.words.clone(), contact))
        });
        let mut all: Vec<(Words, Contact)> = pointed.take(MOST).collect();
        for (words, contact) in self.told_of(report, primary) {
            let known =
                all.iter().any(|(other, _)| other.start < words.end && words.start < other.end);
            if !known && all.len() < MOST {
                all.push((words, contact));
            }
        }
        all.sort_by_key(|(words, _)| words.start);
        all.into_iter().map(|(_, contact)| contact).collect()
    }

    // ----- referred to -----

    /// A dated call or meeting of two people named beside it, or of the principals.
    fn pointed(
        &self,
        pointer: &Pointer,
        reference: &Reference,
        report: Option<&Report>,
        primary: Option<&Contact>,
    ) -> Option<Contact> {
        let page = self.page;
        let vague = pointer.time.as_ref().is_none_or(|time| {
            time.points_ahead()
                || matches!(
                    time.time,
                    Time::Span(Unit::Year | Unit::Week | Unit::Month, 0) | Time::Shift(..)
                )
        });
        let visit = pointer.words.clone().any(|word| page.in_list("visit_nouns", word));
        if reference.kind != ReferenceKind::PriorContact || vague || visit {
            return None;
        }
        // "At the Summit for Fair Trade in May": a gathering of many.
        let gathering = pointer.words.clone().any(|at| {
            page.is_capital(at)
                && page.in_list("gatherings", at)
                && page.is_any(at + 1, &["for", "of", "on"])
        });
        if gathering {
            return None;
        }
        let people =
            self.people_of(pointer, report).filter(|people| self.are_apart(people, pointer))?;
        let quote = page.quote(&pointer.words);
        let one_more = report
            .is_some_and(|report| self.is_one_more(report, primary, &people, &reference.date));
        let role = if one_more { ContactRole::Account } else { ContactRole::Passing };
        Some(Contact {
            id: Id::of("contact", self.sha256, &[quote.span()]),
            medium: self.medium_of(&pointer.words),
            date: reference.date.clone(),
            ..self.bare(role, &people, Evidence::words(RULE, quote))
        })
    }

    /// Whether they can be of two sides; one whose side is not told is the issuer's.
    fn are_apart(&self, people: &[(ActorIndex, Words)], pointer: &Pointer) -> bool {
        let shared = pointer.words.clone().any(|at| self.page.is_any(at, &["our", "their"]));
        let open = people.iter().all(|(actor, _)| self.cast.side_of(*actor).is_none());
        if shared && open {
            return true;
        }
        let sides: Vec<Option<&str>> =
            people.iter().map(|(actor, _)| self.cast.side_of(*actor).or(self.own_side)).collect();
        sides.iter().all(Option::is_none) || sides.iter().any(|side| *side != sides[0])
    }

    fn people_of(
        &self,
        pointer: &Pointer,
        report: Option<&Report>,
    ) -> Option<Vec<(ActorIndex, Words)>> {
        let says = |word: &str| pointer.words.clone().any(|at| self.page.low(at) == word);
        let principals = || -> Option<Vec<(ActorIndex, Words)>> {
            let words = pointer.words.clone();
            Some(report?.principals.iter().map(|actor| (*actor, words.clone())).collect())
        };
        // "His call yesterday with key allies": those whom it was with are named, and are nobody of these.
        let with = pointer.words.clone().find(|at| self.page.low(*at) == "with");
        if with.is_some_and(|with| self.people(&(with + 1..pointer.words.end)).is_empty()) {
            return None;
        }
        // "Our ambassador spoke to this yesterday": of a matter, and to nobody.
        let matter = |at: usize| {
            self.page.low(at) == "to" && self.page.is_any(at + 1, &["this", "that", "it", "these"])
        };
        if pointer.words.clone().any(matter) {
            return None;
        }
        if says("our") {
            return principals().filter(|people| people.len() == 2);
        }
        let sentence = self.page.sentences.get(self.page.sentence_of(pointer.words.start))?;
        let inside = self.people(&pointer.words);
        let mut people = if inside.len() == 2 { inside } else { self.people(&sentence.words) };
        if says("their") {
            // "The two presidents … at their summit" are others than the ministers who speak of it.
            let head = sentence.words.start..pointer.words.start;
            let mut groups = self.mentions.within(&head).iter();
            let others = groups
                .any(|one| one.naming == Naming::Group && !self.is_of_principals(one, report));
            if people.len() < 2 && others {
                return None;
            }
            if people.len() < 2 {
                return principals().filter(|people| people.len() == 2);
            }
            if people.len() > 2 {
                // "reached by X and Y during their meeting": the two named last before it.
                people.retain(|(_, words)| words.end <= pointer.words.start);
                people = people.split_off(people.len().saturating_sub(2));
            }
        }
        (people.len() == 2).then_some(people)
    }

    /// "The two Presidents" in a text on two who both hold that office.
    fn is_of_principals(&self, group: &Mention, report: Option<&Report>) -> bool {
        let last = group.words.end.saturating_sub(1);
        let office = self.page.low(last).trim_end_matches('s');
        let holds = |actor: &ActorIndex| self.cast.actors[*actor].holds(office);
        report.is_some_and(|report| report.principals.iter().all(holds))
    }

    fn people(&self, words: &Words) -> Vec<(ActorIndex, Words)> {
        let mut people: Vec<(ActorIndex, Words)> = Vec::new();
        for mention in self.mentions.within(words) {
            let person = self.cast.actors[mention.actor].kind == ActorKind::Person;
            // "The Venn administration's negotiators": whose they are.
            let owner = self.page.in_list("name_bodies", mention.words.end);
            if person && !owner && !people.iter().any(|(actor, _)| *actor == mention.actor) {
                people.push((mention.actor, mention.words.clone()));
            }
        }
        people
    }

    // ----- told of in a sentence of their own -----

    /// Sentences other than the lead that report another contact: between others, or on another
    /// day, or one to come.
    fn told_of(&self, report: Option<&Report>, primary: Option<&Contact>) -> Vec<(Words, Contact)> {
        let lead = report.and_then(|r| r.lead.as_ref().map(|(index, _)| *index));
        let from = lead.map_or(0, |lead| lead + 1);
        let sentences = self.page.sentences.iter().enumerate().skip(from);
        let mut out: Vec<(Words, Contact)> = Vec::new();
        for (index, sentence) in sentences {
            // Who names nobody tells of nobody's contact.
            let named = !self.mentions.within(&sentence.words).is_empty();
            if !named || !self.is_running(sentence) {
                continue;
            }
            if out.len() >= MOST {
                break;
            }
            let words = &sentence.words;
            let found = encounter::find(self.page, self.cast, self.mentions, words, false)
                .or_else(|| encounter::plain(self.page, self.cast, self.mentions, words));
            // An item of a list tells what was done, in few words: only what it tells as done is sure.
            let item = !self.page.in_paragraph(sentence);
            let found = found.filter(|found| !item || !found.coming);
            let last = out.last().map(|(_, contact)| contact).or(primary);
            let near = last.and_then(|contact| contact.date.value()?.partial());
            let contact = found.and_then(|found| self.other(index, &found, report, primary, near));
            let contact =
                contact.filter(|contact| !out.iter().any(|(_, known)| repeats(contact, known)));
            out.extend(contact.map(|contact| (words.clone(), contact)));
        }
        out
    }

    /// Whether a sentence is one of running text, an item of a list that is as full as one included.
    fn is_running(&self, sentence: &Sentence) -> bool {
        const FULL: usize = 8;
        let words = &sentence.words;
        let item = self.page.blocks[sentence.block].kind == BlockKind::ListItem;
        let whole = words.len() >= FULL && self.page.low(words.end - 1) == ".";
        self.page.in_paragraph(sentence) || item && whole
    }

    fn other(
        &self,
        index: usize,
        found: &Encounter,
        report: Option<&Report>,
        primary: Option<&Contact>,
        near: Option<Partial>,
    ) -> Option<Contact> {
        let sentence = &self.page.sentences[index].words;
        let people: Vec<(ActorIndex, Words)> =
            found.left.iter().chain(&found.right).cloned().collect();
        let sides = self.sides_of(found, sentence);
        let hosted = self.is_of_open_host(found, report);
        if !hosted && !self.are_two_sides(&people, &sides, found, sentence) {
            return None;
        }
        let told = self.in_sentence(sentence, found);
        let date = self.dated_in(&told, found, near);
        let same = report.is_some_and(|report| {
            people.iter().all(|(actor, _)| report.principals.contains(actor))
                || report.principals.iter().all(|actor| people.iter().any(|(a, _)| a == actor))
        });
        // One more sentence about the same people is about the same contact, unless its day or its
        // tense is another.
        let other_day = date.value().zip(primary.and_then(|p| p.date.value()));
        let other_day = other_day.is_some_and(|(a, b)| !a.agrees(*b));
        let ahead = found.coming && primary.is_some_and(|p| p.role != ContactRole::Announcement);
        if same && !other_day && !ahead || !same && told.is_empty() && !self.is_plain(found) {
            return None;
        }
        let quote = self.page.quote(sentence);
        let role = match report {
            _ if found.coming => ContactRole::Announcement,
            Some(report) if self.is_one_more(report, primary, &people, &date) => {
                ContactRole::Account
            }
            _ => ContactRole::Passing,
        };
        let mut contact = Contact {
            id: Id::of("contact", self.sha256, &[quote.span()]),
            medium: self.medium_of(&self.around(sentence, found)),
            date,
            place: self.place(sentence),
            setting: self.setting(sentence),
            ..self.bare(role, &people, Evidence::words(RULE, quote))
        };
        for (participant, side) in contact.principals.iter_mut().zip(&sides) {
            participant.side = side.map(str::to_owned);
        }
        Some(contact)
    }

    /// "Minister Venn also met Kestrel's Minister Tao", where nothing tells whose minister Venn is: whoever met
    /// those of one side under an office alone and is told to have met others of named sides is of none of them.
    fn is_of_open_host(&self, found: &Encounter, report: Option<&Report>) -> bool {
        let Some(report) = report.filter(|_| self.own_side.is_none()) else { return false };
        let open = |one: &encounter::Named| self.cast.side_of(one.0).is_none();
        let person = |one: &encounter::Named| self.cast.actors[one.0].kind == ActorKind::Person;
        let host = found.left.iter().any(|one| report.principals.contains(&one.0));
        let guests = !found.right.is_empty() && !found.right.iter().any(open);
        host && guests
            && found.left.iter().all(open)
            && found.left.iter().chain(&found.right).all(person)
            && !found.coming
    }

    /// Whether a sentence tells of people of two sides who met or will, and not of an offer to meet.
    fn are_two_sides(
        &self,
        people: &[(ActorIndex, Words)],
        sides: &[Option<&str>],
        found: &Encounter,
        sentence: &Words,
    ) -> bool {
        let persons =
            people.iter().all(|(actor, _)| self.cast.actors[*actor].kind == ActorKind::Person);
        let travels = found.coming && self.destination(sentence).is_some();
        let left_open = self.own_side.is_some() || travels;
        // Whoever travels to a state is none of its own.
        let mut known: Vec<&str> = sides.iter().flatten().copied().collect();
        known.sort_unstable();
        known.dedup();
        let open = sides.contains(&None);
        let apart = known.len() >= 2 && (left_open || !open) || travels && open && known.len() == 1;
        let offered = encounter::is_offered(self.page, sentence, found);
        people.len() >= 2 && persons && apart && !offered
    }

    /// The day that the times of a sentence give for what it reports.
    fn dated_in(
        &self,
        told: &[TimeWords],
        found: &Encounter,
        near: Option<Partial>,
    ) -> Finding<Edtf> {
        if told.is_empty() {
            return Finding::unknown("no date was found in the sentence that reports it");
        }
        let tense = if found.coming { Tense::Coming } else { Tense::Past };
        let own = self.own_side.and_then(|side| self.page.lexicon.zone(side));
        let zones: Vec<&str> = own.into_iter().collect();
        self.dated(told, tense, &zones, &[], near).0
    }

    /// Whether it is one more of the contacts that an office's text is an account of: one of its own side held
    /// both, and nothing says that this one was in another week.
    fn is_one_more(
        &self,
        report: &Report,
        primary: Option<&Contact>,
        people: &[(ActorIndex, Words)],
        date: &Finding<Edtf>,
    ) -> bool {
        let Some(own) = self.own_side else { return false };
        let host = people.iter().any(|(actor, _)| {
            report.principals.contains(actor)
                && self.cast.side_of(*actor).is_none_or(|side| side == own)
        });
        let account = primary.is_some_and(|primary| primary.role == ContactRole::Account);
        let days = date.value().zip(primary.and_then(|primary| primary.date.value()));
        let near = days.is_none_or(|(one, other)| {
            let last = |date: &Edtf| date.bounds().and_then(|(_, last)| civil(last));
            let Some((one, other)) = last(one).zip(last(other)) else { return false };
            let apart = (one - other).get_days();
            (-SERIES..=SERIES).contains(&apart)
        });
        let others = people.iter().any(|(actor, _)| !report.principals.contains(actor));
        host && others && account && near
    }

    /// The sides of those who were in contact. One whose side is not told has that of whom it is named with,
    /// or of the state that the journey goes to, else the issuer's.
    fn sides_of(&self, found: &Encounter, sentence: &Words) -> Vec<Option<&str>> {
        let own = |actor: ActorIndex| self.cast.side_of(actor).or(self.own_side);
        let mut sides: Vec<Option<&str>> = found.left.iter().map(|(one, _)| own(*one)).collect();
        let mut before = found.coming.then(|| self.destination(sentence)).flatten();
        let office = |actor: ActorIndex| self.cast.actors[actor].office.as_ref().map(|one| &one.0);
        let mut held = None;
        for (actor, _) in &found.right {
            let known = self.cast.side_of(*actor);
            // "Prime Minister Tao of Kestrel and Prime Minister Osk": no state has two.
            let foreign = before.is_some() && before != self.own_side;
            let same = held.is_some() && held == office(*actor);
            let other = known.is_none() && foreign && same;
            let side = known.or(before.filter(|_| !other));
            sides.push(side.or(self.own_side.filter(|_| !other)));
            (before, held) = (side, office(*actor));
        }
        sides
    }

    /// The state to which somebody is to travel: "will travel to Kestrel".
    fn destination(&self, sentence: &Words) -> Option<&str> {
        let page = self.page;
        sentence.clone().find_map(|at| {
            let length = page.listed("journeys_ahead", at)?;
            let to = at + length + usize::from(page.low(at + length) == "the");
            page.side(to).map(|(_, side)| side.code.as_str())
        })
    }

    /// The words of a contact and what stands around them, as far as its topics.
    fn around(&self, sentence: &Words, found: &Encounter) -> Words {
        let left = found.left.iter().map(|(_, words)| words.end).max().unwrap_or(sentence.start);
        let topics = (found.words.end..sentence.end)
            .find(|word| self.page.opens_topic(*word))
            .unwrap_or(sentence.end);
        left.min(found.words.start)..topics.min(found.words.end + 24)
    }

    /// A plain report in the past: "met with", "spoke by phone with", not "after meeting with".
    fn is_plain(&self, found: &Encounter) -> bool {
        use chancery_syntax::Form;
        let start = found.words.start;
        let left = found.left.iter().map(|(_, words)| words.end).max().unwrap_or(start);
        let verbs = left.min(start)..found.words.end;
        verbs.into_iter().any(|word| {
            matches!(self.page.form(word), Form::Past | Form::Present3)
                || found.coming && self.page.form(word) == Form::Base
        })
    }

    pub(super) fn bare(
        &self,
        role: ContactRole,
        people: &[(ActorIndex, Words)],
        evidence: Evidence,
    ) -> Contact {
        let principals = people.iter().map(|(actor, words)| {
            let role = &self.cast.actors[*actor];
            Participant {
                actor: self.id(*actor),
                name: role.full_name(),
                office: None,
                side: role.side.clone(),
                evidence: Evidence::words(RULE, self.page.quote(words)),
            }
        });
        Contact {
            id: Id::of("contact", self.sha256, &[]),
            primary: false,
            role,
            medium: Finding::unknown("no words were found that say by what means they spoke"),
            principals: principals.collect(),
            attendees: Vec::new(),
            date: Finding::unknown("no date was found in the text"),
            time_of_day: None,
            initiator: Finding::unknown("no words were found by which anybody asked for it"),
            duration: None,
            place: None,
            setting: None,
            atmosphere: Vec::new(),
            evidence,
        }
    }

    fn medium_of(&self, words: &Words) -> Finding<Medium> {
        const RULE: Rule = Rule::named("contact/medium");
        let order = [
            ("by_video", Medium::Video),
            ("by_phone", Medium::Phone),
            ("in_person", Medium::InPerson),
            ("by_call", Medium::Call),
        ];
        for (list, medium) in order {
            if let Some(found) = self.page.find_listed(list, words) {
                return Finding::known(medium, Evidence::words(RULE, self.page.quote(&found)));
            }
        }
        Finding::unknown("no words were found that say by what means they spoke")
    }
}

/// Whether a phrase points to the contact that the document is about: the same people, on its day.
fn is_same(primary: &Contact, other: &Contact, pointer: &Pointer, day: Option<&str>) -> bool {
    let people = other
        .principals
        .iter()
        .all(|one| primary.principals.iter().any(|known| known.actor == one.actor));
    let days = primary.date.value().zip(other.date.value());
    let agreed = days.is_some_and(|(a, b)| a.is_sure_day() && a.agrees(*b));
    let today = matches!(pointer.time.as_ref().map(|time| time.time), Some(Time::Offset(0)));
    // "On Tuesday" of both, in a text of which nobody knows when it came out.
    let open = days.is_none().then(|| primary.date.why_unknown().zip(day)).flatten();
    let alike = open.is_some_and(|(why, day)| why.contains(day));
    people && (agreed || today || alike)
}

/// Whether a contact without a day of its own is one told of before, between the same people.
fn repeats(contact: &Contact, known: &Contact) -> bool {
    contact.date.value().is_none()
        && contact.role == known.role
        && contact.principals.len() == known.principals.len()
        && contact
            .principals
            .iter()
            .all(|one| known.principals.iter().any(|other| other.actor == one.actor))
}

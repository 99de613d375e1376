//! The contact a document reports: who, by what means, when, at whose request, how it went; and the
//! contacts it reports in passing.

mod apart;
mod asked;
mod circumstances;
mod head;
mod medium;
mod passing;
mod report;
mod role;
mod visiting;
mod when;

use chancery_record::{
    Contact, ContactRole, Diagnostic, Evidence, Id, Medium, Participant, Quote, Rule, Sha256,
};

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::dates::{Publication, Tense, Times};
use crate::document::dateline::Dateline;
use crate::meaning::references::Pointer;
use crate::page::{Page, Words};

pub(crate) use apart::take_apart;
pub(crate) use report::{
    Heading, Report, gathered, in_press, in_release, name_and_office, name_counterparts,
    name_holders, name_met, pair, report, told_by_author, told_in_quotation, told_plainly,
};
pub(crate) use role::beside;

/// What surrounds a report while its contact is written down.
pub(crate) struct Scene<'s, 'a> {
    pub(crate) page: &'s Page<'a>,
    pub(crate) cast: &'s Cast,
    pub(crate) mentions: &'s Mentions,
    pub(crate) heading: Option<&'s Heading<'s, 'a>>,
    pub(crate) sha256: &'s Sha256,
    pub(crate) times: &'s Times,
    pub(crate) published: Option<&'s Publication>,
    pub(crate) dateline: Option<&'s Dateline>,
    pub(crate) pointers: &'s [Pointer],
    /// The year that the text counts from, with the words that tell it.
    pub(crate) year: Option<&'s (i16, Words)>,
    pub(crate) own_side: Option<&'s str>,
    pub(crate) issuer: &'s str,
    /// The names by which actors go in the record.
    pub(crate) ids: &'s [String],
}

const NAMED: Rule = Rule::named("contact/named-in-report");

impl Scene<'_, '_> {
    /// The primary contact, and what was found to be wrong with its dates.
    pub(crate) fn contact(&self, report: &Report) -> (Contact, Vec<Diagnostic>) {
        let lead = report.lead.as_ref();
        let words = lead.map(|(index, _)| self.page.sentences[*index].words.clone());
        let evidence = self.evidence(report);
        let role = self.role(report);
        let coming = role == ContactRole::Announcement;
        let tense = if coming { Tense::Coming } else { Tense::Past };
        let medium = self.medium(report);
        let in_person = medium.value() == Some(&Medium::InPerson);
        let may_have_met = in_person || medium.value().is_none();
        let (date, notes) = self.date(report, (in_person, may_have_met), tense);
        let span = evidence.quotes().first().map(Quote::span);
        let contact = Contact {
            id: Id::of("contact", self.sha256, &span.into_iter().collect::<Vec<_>>()),
            primary: true,
            role,
            principals: self.participants(report),
            attendees: self.attendees(report),
            date,
            time_of_day: words.as_ref().and_then(|words| self.time_of_day(words)),
            initiator: self.initiator(report),
            duration: self.duration(),
            place: self.place_of(words.as_ref()).filter(|_| in_person),
            setting: words.as_ref().and_then(|words| self.setting(words)),
            atmosphere: self.atmosphere(),
            medium,
            evidence,
        };
        (contact, notes)
    }

    /// Where they met, as the report tells or the lines above a transcript.
    fn place_of(&self, report: Option<&Words>) -> Option<Quote> {
        report.and_then(|words| self.place(words)).or_else(|| self.place_above())
    }

    fn id(&self, actor: ActorIndex) -> String {
        self.ids.get(actor).cloned().unwrap_or_default()
    }

    fn evidence(&self, report: &Report) -> Evidence {
        const LEAD: Rule = Rule::named("contact/reported-in-sentence");
        const TITLE: Rule = Rule::named("contact/reported-in-title");
        if let Some((index, _)) = &report.lead {
            let quote = self.page.quote(&self.page.sentences[*index].words);
            return Evidence::words(LEAD, quote);
        }
        let title = self.heading.map_or("", |heading| heading.given);
        Evidence::metadata(TITLE, "title", title)
    }

    fn participants(&self, report: &Report) -> Vec<Participant> {
        let each = report.principals.iter().map(|actor| self.participant(report, *actor));
        each.collect()
    }

    fn participant(&self, report: &Report, actor: ActorIndex) -> Participant {
        let mention = report.lead.iter().find_map(|(_, found)| {
            let all = found.left.iter().chain(&found.right);
            all.into_iter().find(|(who, _)| *who == actor).map(|(_, words)| words.clone())
        });
        let evidence = match mention {
            Some(words) => Evidence::words(NAMED, self.page.quote(&words)),
            None => {
                let title = self.heading.map_or("", |heading| heading.given);
                Evidence::metadata(NAMED, "title", title)
            }
        };
        self.described(actor, evidence)
    }

    fn described(&self, actor: ActorIndex, evidence: Evidence) -> Participant {
        let role = &self.cast.actors[actor];
        let office = role.office.as_ref().and_then(|(_, at)| *at);
        Participant {
            actor: self.id(actor),
            name: role.full_name(),
            office: office.map(|bytes| self.page.quote_bytes(bytes)),
            side: role.side.clone(),
            evidence,
        }
    }
}

/// Whether the lead, or where there is none the title, tells of talks to come.
pub(crate) fn is_coming(report: &Report) -> bool {
    report.lead.as_ref().map_or_else(
        || report.heading.as_ref().is_some_and(|found| found.coming),
        |(_, found)| found.coming,
    )
}

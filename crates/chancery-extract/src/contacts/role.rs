//! What a document is to the contact it tells of: an account, an announcement, a background briefing,
//! remarks made about it, or a mere mention.

use chancery_record::{Contact, ContactRole};

use super::report::{self, Heading, Report};
use super::{Scene, is_coming};
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::dates::civil;
use crate::encounter::{self, Encounter};
use crate::page::{Page, Words};

/// How many sentences of a text that is no account are looked through.
const LOOKED: usize = 24;
/// How many blocks at the top tell what sort of text it is.
const TOP: usize = 4;
/// How many days before its publication the contact was that a report is about, at most.
const BYGONE: i64 = 21;
/// The same where the noun bears the day, as in "a May 12 call".
const RECENT: i64 = 7;
/// How many words such a block has at most.
const SHORT: usize = 40;

/// The contact that a text speaks of whose title says that it is no account of one: an interview, a
/// briefing, a plan of travel.
pub(crate) fn beside(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    heading: Option<&Heading<'_, '_>>,
    own_side: Option<&str>,
) -> Option<Report> {
    let heading = heading.filter(|heading| report::is_no_account(heading.page))?;
    let whole = 0..heading.page.len();
    let titled = sort_of(heading.page, &whole).or_else(|| opened(page));
    let near = page.sentences.iter().enumerate().take(LOOKED);
    let near = near.filter(|(_, sentence)| page.in_paragraph(sentence));
    let found = near.into_iter().find_map(|(index, sentence)| {
        let found = encounter::find(page, cast, mentions, &sentence.words, false)?;
        (found.coming || titled.is_some()).then_some((index, found))
    })?;
    let role = if found.1.coming { ContactRole::Announcement } else { titled? };
    let mut report = Report { lead: Some(found), role: Some(role), ..Report::default() };
    report::give_sides(cast, &report, own_side);
    if let Some(lead) = &report.lead {
        report::side_by_visit(page, cast, lead);
    }
    report.principals = report::principals(cast, &report);
    let apart = report::two_sides(cast, &report.principals, own_side.is_some());
    (report.principals.len() >= 2 && apart).then_some(report)
}

/// What the words of a title say that the text is.
fn sort_of(page: &Page<'_>, words: &Words) -> Option<ContactRole> {
    if page.find_listed("background_titles", words).is_some() {
        Some(ContactRole::Background)
    } else if page.find_listed("remarks_titles", words).is_some() {
        Some(ContactRole::Remarks)
    } else {
        None
    }
}

/// What the lines at the top of a text say that it is: "On background", "Press gaggle".
fn opened(page: &Page<'_>) -> Option<ContactRole> {
    page.blocks.iter().take(TOP).find_map(|block| {
        let first = page.sentences.get(block.sentences.start)?;
        let words = first.words.clone();
        let line = block.kind != chancery_text::BlockKind::Paragraph;
        let on_background = page.find_listed("background_openings", &words).is_some();
        if on_background && words.len() <= SHORT {
            return Some(ContactRole::Background);
        }
        sort_of(page, &words).filter(|_| line && words.len() <= SHORT)
    })
}

impl Scene<'_, '_> {
    /// What the document is to the contact it mainly tells of.
    pub(super) fn role(&self, report: &Report) -> ContactRole {
        if let Some(role) = report.role {
            return role;
        }
        if is_coming(report) {
            return ContactRole::Announcement;
        }
        if report.heading.is_none()
            && let Some(role) = opened(self.page)
        {
            return role;
        }
        ContactRole::Account
    }

    /// Whether the only contact that a text names is told of as an earlier one.
    pub(crate) fn is_mention(&self, report: &Report, contact: &Contact) -> bool {
        let lead = report.lead.as_ref().filter(|_| report.heading.is_none());
        let earlier = |found: &Encounter| {
            self.is_marked_earlier(found)
                || self.was_before(contact, RECENT) && self.is_dated(found)
        };
        report.role.is_none() && lead.is_some_and(|(_, found)| earlier(found))
    }

    /// Whether what a reporter's text tells first is long gone by, so that the text is not about it.
    pub(crate) fn is_bygone(&self, report: &Report, contact: &Contact) -> bool {
        report.by_press && self.was_before(contact, BYGONE)
    }

    /// Whether a contact was more than so many days before the text came out.
    fn was_before(&self, contact: &Contact, days: i64) -> bool {
        let Some(published) = self.published else { return false };
        let last = contact.date.value().and_then(|date| date.bounds()).map(|(_, last)| last);
        let oldest = published.earliest().saturating_sub(jiff::Span::new().days(days));
        last.and_then(civil).is_some_and(|last| last < oldest)
    }

    /// "A May 12 phone call between …": the noun itself bears a day.
    fn is_dated(&self, found: &Encounter) -> bool {
        let Some(before) = self.before_noun(found) else { return false };
        let noun = before.end;
        self.times.within(&before).iter().any(|time| {
            let beside = (time.words.end..noun).all(|word| self.page.tag(word).is_nominal());
            beside && time.is_calendar_day()
        })
    }

    /// "their last call with …": the noun itself says that it is not the one that the text is about.
    fn is_marked_earlier(&self, found: &Encounter) -> bool {
        let before = self.before_noun(found);
        before.is_some_and(|mut words| words.any(|at| self.page.in_list("earlier_marks", at)))
    }

    /// The few words before the noun that names the contact.
    fn before_noun(&self, found: &Encounter) -> Option<Words> {
        let noun = found.words.start;
        if !self.page.tag(noun).is_nominal() || self.page.is_capital(noun) {
            return None;
        }
        let sentence = self.page.sentences.get(self.page.sentence_of(noun));
        let from = sentence.map_or(noun, |sentence| sentence.words.start);
        Some(noun.saturating_sub(4).max(from)..noun)
    }
}

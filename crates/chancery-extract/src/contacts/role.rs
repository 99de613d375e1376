//! What a document is to the contact it tells of: an account, an announcement, a background briefing,
//! remarks made about it, or a mere mention.

use chancery_record::{ActorKind, Contact, ContactRole};

use super::report::{self, Heading, Report};
use super::{Scene, is_coming};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mentions, Naming};
use crate::actors::title::title_at;
use crate::dates::civil;
use crate::encounter::{self, Encounter};
use crate::page::{Page, Words, fold};

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
        let meant = is_titled(page, heading, cast, &found, own_side)
            && !found
                .left
                .iter()
                .chain(&found.right)
                .any(|(one, _)| is_of_history(page, mentions, *one));
        (meant && (found.coming || titled.is_some())).then_some((index, found))
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

/// Whether those of a contact are whom the title names: "the President's Call with Kestrelian President Tao" is
/// one of Tao and of one who can be that President.
fn is_titled(
    page: &Page<'_>,
    heading: &Heading<'_, '_>,
    cast: &Cast,
    found: &Encounter,
    own_side: Option<&str>,
) -> bool {
    const NEAR: usize = 4;
    let title = heading.page;
    let nouns = ["call_nouns", "video_nouns", "meeting_nouns"];
    let owner = (1..title.len()).find(|at| {
        let near = at + 1..at + 1 + NEAR;
        title.is_any(*at, &["'s", "'"])
            && near.into_iter().any(|noun| title.in_any_list(&nouns, noun))
    });
    let Some(owner) = owner else { return true };
    let all = || found.left.iter().chain(&found.right).map(|(actor, _)| *actor);
    let named = heading.mentions.within(&(owner..title.len())).iter().map(|one| one.actor);
    let mut others = named.filter(|one| cast.actors[*one].kind == ActorKind::Person).peekable();
    let with = others.peek().is_none() || others.any(|one| all().any(|actor| actor == one));
    let holders = holders_in_title(title, cast, owner, own_side);
    // Of several who may be the President it is the one of whom the title's own noun is told: "the call with".
    let told = || {
        let mut near = owner + 1..title.len().min(owner + 1 + NEAR);
        near.any(|noun| {
            let words = found.words.clone();
            title.in_any_list(&nouns, noun)
                && words.into_iter().any(|at| page.low(at) == title.low(noun))
        })
    };
    with && match holders.as_slice() {
        [] => true,
        [own] => all().any(|actor| actor == *own),
        several => told() && several.iter().any(|one| all().any(|actor| actor == *one)),
    }
}

/// Those who may hold the office before a possessive in a title: of the issuer's side, or of none that is told.
fn holders_in_title(
    title: &Page<'_>,
    cast: &Cast,
    owner: usize,
    own_side: Option<&str>,
) -> Vec<ActorIndex> {
    let held = (owner.saturating_sub(6)..owner).find_map(|at| {
        title_at(title, at, owner).filter(|found| found.has_office && found.words.end == owner)
    });
    let Some(held) = held else { return Vec::new() };
    let office = fold(title.bytes(&held.office).of(title.text));
    let fits = cast.actors.iter().enumerate().filter(|(_, role)| {
        let own = role.side.is_none() || role.side.as_deref() == own_side;
        role.kind == ActorKind::Person && own && role.holds(&office)
    });
    fits.map(|(index, _)| index).collect()
}

/// Whether someone is named only beside a year of another age: "signed by President Tao in 1871".
fn is_of_history(page: &Page<'_>, mentions: &Mentions, actor: ActorIndex) -> bool {
    let year = |at: usize| {
        let raw = page.raw(at);
        raw.len() == 4 && raw.starts_with('1') && raw.bytes().all(|byte| byte.is_ascii_digit())
    };
    let named = mentions.all.iter();
    let mut named =
        named.filter(|one| one.actor == actor && one.naming == Naming::Named).peekable();
    named.peek().is_some()
        && named.all(|one| {
            let sentence = page.sentences.get(page.sentence_of(one.words.start));
            sentence.is_some_and(|sentence| sentence.words.clone().any(year))
        })
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

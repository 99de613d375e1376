//! Whether and where a document reports a contact, and between whom.

use chancery_record::{ActorKind, ContactRole};

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::encounter::Encounter;
use crate::page::{Page, Words};

mod called;
mod counterpart;
mod delegation;
mod described;
mod foreign;
mod gathered;
mod headline;
mod holders;
mod hosted;
mod labelled;
mod lead;
mod met;
mod own;
mod plain;
mod press;
mod quoted;
mod recorded;
mod release;
mod sides;
mod states;
mod titled;
mod visit;

pub(crate) use counterpart::name_counterparts;
use described::{between_envoys, describe_group, describe_official};
pub(crate) use gathered::gathered;
pub(crate) use holders::name_holders;
pub(super) use lead::LEAD;
use lead::{is_personal, lead, led, told_in};
pub(crate) use met::name_met;
pub(crate) use own::{name_and_office, told_by_author};
pub(crate) use plain::told_plainly;
pub(crate) use press::in_press;
pub(crate) use quoted::told_in_quotation;
pub(crate) use release::in_release;
pub(crate) use sides::pair;
pub(super) use sides::{give_sides, principals, side_by_visit, two_sides};
use sides::{infer_side, share_sides, side_by_own_visit, side_by_title, side_by_titled_visit};
pub(super) use titled::is_no_account;
use titled::{lists_results, names_talks};

/// A title that came with a document, read like text; it has no place in the reading text.
pub(crate) struct Heading<'h, 'a> {
    pub(crate) page: &'h Page<'a>,
    pub(crate) mentions: &'h Mentions,
    pub(crate) given: &'h str,
}

/// Where the contact is reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    /// From the title that came with the document.
    pub(crate) heading: Option<Encounter>,
    /// From a sentence of the body, by its index.
    pub(crate) lead: Option<(usize, Encounter)>,
    /// Those who spoke with each other, in order, without doubles.
    pub(crate) principals: Vec<ActorIndex>,
    /// The side whose person is named without a state beside the other's: the text's own.
    pub(crate) own_side: Option<String>,
    /// Whether the one who published it speaks of a contact of his own.
    pub(crate) posted: bool,
    /// Whether it was found in a reporter's text whose title names no talks.
    pub(crate) by_press: bool,
    /// Whether the text is the record of a talk, as an archive prints it.
    pub(crate) recorded: bool,
    /// What the text is to the contact, where its title settles that.
    pub(crate) role: Option<ContactRole>,
}

impl Report {
    /// The words of the lead that tell who was in contact: up to the last of those named and the words of contact.
    /// "Exchanged warnings ahead of a summit between their leaders": others, behind them.
    fn told_in(&self, page: &Page<'_>) -> Option<Words> {
        let (index, found) = self.lead.as_ref()?;
        let last = found.left.iter().chain(&found.right).map(|(_, words)| words.end).max();
        let start = page.sentences.get(*index)?.words.start;
        Some(start..last.unwrap_or(found.words.end).max(found.words.end))
    }

    /// The principal whom the text names by office alone, with the words of the office.
    pub(crate) fn by_office(&self, cast: &Cast) -> Option<(ActorIndex, Words)> {
        let (_, found) = self.lead.as_ref()?;
        let mut named = found.left.iter().chain(&found.right);
        let unnamed = |actor: ActorIndex| {
            let role = &cast.actors[actor];
            let office = role.office.is_some() || found.official.is_some();
            role.kind == ActorKind::Unnamed && office
        };
        named.find(|(actor, _)| unnamed(*actor)).cloned()
    }
}

/// Finds where the document reports a contact between officials of two sides.
pub(crate) fn report(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    heading: Option<&Heading<'_, '_>>,
    own_side: Option<&str>,
    issuer: Option<&str>,
) -> Option<Report> {
    if let Some(found) =
        heading.and_then(|heading| recorded::recorded(page, cast, heading, own_side))
    {
        return Some(found);
    }
    let titled = titled::read(page, cast, mentions, heading, own_side, issuer)?;
    // "I had a call with the President": whoever publishes it talked, whatever the title says.
    let own_post = issuer.and_then(|issuer| own::by_officer(page, cast, mentions, issuer));
    let in_heading = titled.encounter.filter(|_| own_post.is_none());
    let talks = in_heading.is_some() || titled.names_talks;
    let by_press = heading.is_none() || own_side.is_none();
    let lead = if own_post.is_some() {
        None
    } else if talks {
        lead::of_titled(page, cast, mentions, heading)
    } else if by_press {
        heading.and_then(|heading| lead::told_first(page, cast, mentions, heading))
    } else {
        called::called_on(page, cast, mentions, own_side)
    };
    let lead = described::of_officials(page, cast, mentions, lead);
    let lead = lead.map(|(index, mut found)| {
        describe_official(page, cast, mentions, &mut found, own_side);
        (index, found)
    });
    let lead = if talks { led(page, cast, mentions, lead, in_heading.as_ref()) } else { lead };
    let told = match lead {
        None if own_post.is_some() => own_post,
        None if in_heading.is_none() => own::told_by_one(page, cast, mentions, issuer, own_side),
        _ => None,
    };
    let (posted, unsided) = told.as_ref().map_or((false, false), |one| (one.posted, one.unsided));
    let lead = lead.or(told.map(|told| told.lead));
    let untold = by_press && in_heading.is_none() && lead.is_none();
    let lead = if untold { lead::in_passing(page, cast, mentions) } else { lead };
    let lead = lead.map(|lead| lead::met_on_visit(page, cast, mentions, lead));
    let found = Report { heading: in_heading, lead, posted, ..Report::default() };
    settled(page, cast, found, heading, (own_side, unsided))
}

/// The report with its principals and their sides, unless they are of one side.
fn settled(
    page: &Page<'_>,
    cast: &mut Cast,
    mut report: Report,
    heading: Option<&Heading<'_, '_>>,
    (own_side, unsided): (Option<&str>, bool),
) -> Option<Report> {
    if report.heading.is_none() && report.lead.is_none() {
        return None;
    }
    if let Some(found) = &mut report.heading {
        found.coming |= report.lead.is_none() && is_ahead(page);
        if let Some(heading) = heading {
            describe_group(heading.page, cast, found);
        }
    }
    sides::name_official(cast, &mut report);
    know_sides(page, cast, &report, own_side);
    if let Some(heading) = heading
        && let Some((_, found)) = &report.lead
    {
        side_by_title(heading.page, cast, found);
    }
    report.principals = principals(cast, &report);
    let titles = heading.map(|heading| heading.page);
    let titled = report.heading.as_ref().is_some_and(|found| is_personal(cast, found));
    let together = sides::is_named_whole(page, &report);
    report.own_side =
        infer_side(&[Some(page), titles], cast, &report.principals, (titled, together));
    let apart = two_sides(cast, &report.principals, own_side.is_some())
        || own_side.is_none() && between_states(cast, &report.principals)
        || of_one_office(page, cast, &report.principals)
        || foreign::with_foreigner(page, cast, &report, own_side)
        || headline::between_surnames(&[Some(page), titles], cast, &report)
        || unsided;
    (report.principals.len() >= 2 && apart).then_some(report)
}

/// Gives those who were in contact the sides that the issuer, their neighbours and a visit tell.
fn know_sides(page: &Page<'_>, cast: &mut Cast, report: &Report, own_side: Option<&str>) {
    delegation::side_by_delegation(page, cast, report);
    hosted::side_by_welcome(page, cast, report, own_side);
    give_sides(cast, report, own_side);
    share_sides(cast, report);
    if let Some(lead) = &report.lead {
        side_by_visit(page, cast, lead);
        share_sides(cast, report);
    }
}

/// Two people whose sides the text leaves to the reader, in a text that keeps naming two states.
fn between_states(cast: &Cast, principals: &[ActorIndex]) -> bool {
    let people = principals.iter().all(|actor| {
        cast.actors[*actor].kind == ActorKind::Person && cast.side_of(*actor).is_none()
    });
    let states =
        cast.actors.iter().filter(|role| role.kind == ActorKind::State && role.mentions >= 2);
    people && principals.len() == 2 && states.count() >= 2
}

/// Whether the text opens with talks to come: "will host", "looks forward to welcoming".
fn is_ahead(page: &Page<'_>) -> bool {
    page.body().take(2).any(|(_, sentence)| {
        let words = &sentence.words;
        let hosts = |at: usize| page.in_list("host_verbs", at);
        page.find_listed("awaited", words).is_some()
            || words.clone().any(|at| page.is_any(at, &["will"]) && (at + 1..at + 4).any(hosts))
    })
}

/// Two people who hold one and the same office, which a state gives to one person at a time
/// ("President Venn met President Tao").
fn of_one_office(page: &Page<'_>, cast: &Cast, principals: &[ActorIndex]) -> bool {
    let [first, second] = principals else { return false };
    let office = |actor: &ActorIndex| {
        let role = &cast.actors[*actor];
        let (office, _) = role.office.as_ref()?;
        let rank = page.lexicon.rank_of(office);
        let single = rank == Some(1)
            || rank == Some(3) && role.side.is_none()
            || page.lexicon.is_foreign_ministers(office);
        (role.kind == ActorKind::Person && single).then_some(office)
    };
    let open = [first, second].iter().any(|actor| cast.actors[**actor].side.is_none());
    open && office(first).is_some_and(|held| office(second) == Some(held))
}

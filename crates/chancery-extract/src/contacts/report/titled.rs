//! What the title that came with a document says of talks.

use chancery_record::ActorKind;

use super::Heading;
use super::visit::tells_of_visit;
use crate::actors::cast::Cast;
use crate::actors::mentions::{Mention, Mentions};
use crate::encounter::{self, Encounter};
use crate::page::Page;

/// What a title tells.
#[derive(Debug)]
pub(super) struct Titled {
    /// The contact that it reports.
    pub(super) encounter: Option<Encounter>,
    /// Whether the text may report talks in any sentence: there is no title, or it speaks of them.
    pub(super) names_talks: bool,
}

/// Reads a title; `None` for one of a text that is no account of talks.
pub(super) fn read(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    heading: Option<&Heading<'_, '_>>,
    own_side: Option<&str>,
    issuer: Option<&str>,
) -> Option<Titled> {
    let Some(heading) = heading else {
        return Some(Titled { encounter: None, names_talks: true });
    };
    let title = heading.page;
    let told = behind_sender(title, heading.mentions)..title.len();
    let found = encounter::find(title, cast, heading.mentions, &told, true)
        .filter(|found| !encounter::is_told_beside(title, cast, heading.mentions, &told, found));
    let visit = tells_of_visit(page, cast, mentions, title);
    if !visit && is_no_account(title) || found.is_none() && lists_results(title) {
        return None;
    }
    let found = found.or_else(|| super::headline::told_to_other(page, cast, heading));
    let encounter = found.or_else(|| with_issuer(cast, heading, issuer?, own_side));
    Some(Titled { encounter, names_talks: visit || names_talks(title) })
}

/// "Readout from Spokesperson Lia Noor on | Envoy Venn's call with …": behind who only gives it out.
fn behind_sender(title: &Page<'_>, named: &Mentions) -> usize {
    const HEAD: usize = 3;
    let from = (0..HEAD).find(|at| title.is_any(*at, &["from", "by"]));
    let sender = from.and_then(|from| named.within(&(from + 1..title.len())).first());
    let speaks_for_another =
        |sender: &&Mention| sender.words.clone().any(|at| title.in_list("relaying", at));
    let sender = sender.filter(speaks_for_another);
    let sender = sender.filter(|sender| from.is_some_and(|from| sender.words.start <= from + 2));
    let about = sender.map(|sender| sender.words.end);
    let about = about.filter(|at| title.in_list("on_a_matter", *at));
    about.map_or(0, |at| at + 1)
}

/// "Remarks at the meeting with President Tao", "Joint Statement with …": the other one is who
/// holds the office that issued it ("Office of the Prime Minister").
fn with_issuer(
    cast: &Cast,
    heading: &Heading<'_, '_>,
    issuer: &str,
    own_side: Option<&str>,
) -> Option<Encounter> {
    let page = heading.page;
    let lists = ["joint_nouns", "meeting_nouns", "call_nouns", "video_nouns"];
    let whole = 0..page.len();
    let noun = lists.iter().find_map(|list| page.find_listed(list, &whole))?;
    let with = (noun.end..page.len()).find(|word| page.low(*word) == "with")?;
    let other = heading
        .mentions
        .within(&(with + 1..page.len()))
        .iter()
        .find(|mention| cast.actors[mention.actor].kind == ActorKind::Person)?;
    let words = crate::lexicon::phrases::split(issuer);
    let offices = (0..words.len())
        .flat_map(|start| (start + 1..=words.len().min(start + 4)).map(move |end| (start, end)));
    let mut held = offices.filter_map(|(start, end)| {
        let office = words[start..end].join(" ");
        page.lexicon.offices.get(&office)?;
        let holders = cast.actors.iter().enumerate().filter(|(index, role)| {
            role.kind == ActorKind::Person
                && *index != other.actor
                && role.holds(&office)
                && role.side.as_deref().is_none_or(|side| own_side == Some(side))
        });
        holders.max_by_key(|(index, role)| (role.mentions, std::cmp::Reverse(*index)))
    });
    let (holder, _) = held.next()?;
    let right = vec![(other.actor, other.words.clone())];
    Some(Encounter::of(vec![(holder, noun.clone())], right, noun))
}

/// Titles of texts that speak of talks without being accounts of them.
pub(in crate::contacts) fn is_no_account(page: &Page<'_>) -> bool {
    let whole = 0..page.len();
    // "Joint communique on the visit of": a text of both sides, and no plan of a visit.
    let joint = page.find_listed("joint_accounts", &whole).is_some();
    page.find_listed("no_account", &whole).is_some() && !joint && !page.is_any(0, &["readout"])
}

/// Titles of lists of what came of talks ("Fact sheet").
pub(super) fn lists_results(page: &Page<'_>) -> bool {
    page.find_listed("lists_results", &(0..page.len())).is_some()
}

/// Whether a title speaks of talks at all.
pub(super) fn names_talks(page: &Page<'_>) -> bool {
    let lists = [
        "title_talks",
        "talks_nouns",
        "call_nouns",
        "video_nouns",
        "meeting_nouns",
        "letter_nouns",
        "open_nouns",
        "with_verbs",
    ];
    (0..page.len()).any(|word| lists.iter().any(|name| page.in_list(name, word)))
}

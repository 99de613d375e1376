//! Contacts that one who took part tells, or whose own principal goes by office alone.

use chancery_record::ActorKind;

use super::described::named_behind;
use super::labelled::{labelled, unsigned};
use super::{Heading, LEAD, Report};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::actors::title::title_at;
use crate::document::author::questions_in_parliament;
use crate::document::issuer::{bare, names_outlet};
use crate::encounter::{self, Encounter};
use crate::page::{Page, Sentence, Words};

/// A contact told by one who took part, or of one whom the text does not name.
pub(super) struct ToldByOne {
    pub(super) lead: (usize, Encounter),
    /// Whether the text is one person's own.
    pub(super) posted: bool,
    /// Whether nothing tells whose side that is.
    pub(super) unsided: bool,
}

/// Posts in the first person, speakers under labels, accounts without a signature, and one's own
/// principal by office alone.
pub(super) fn told_by_one(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    issuer: Option<&str>,
    own_side: Option<&str>,
) -> Option<ToldByOne> {
    let plain = |lead| ToldByOne { lead, posted: false, unsided: false };
    let posted = issuer.and_then(|issuer| first_person(page, cast, mentions, issuer));
    if let Some(lead) = posted {
        return Some(ToldByOne { posted: true, ..plain(lead) });
    }
    if let Some(lead) = labelled(page, cast, mentions) {
        return Some(plain(lead));
    }
    // An answer in parliament is that of whoever was asked, not of the house that prints it.
    let unsigned_by = issuer.is_none() || questions_in_parliament(page).next().is_some();
    if unsigned_by && let Some(lead) = unsigned(page, cast, mentions) {
        return Some(ToldByOne { posted: true, unsided: true, ..plain(lead) });
    }
    by_office(page, cast, mentions, own_side).map(plain)
}

/// "I had a call with President Tao" on the page of an office that one person holds.
pub(super) fn by_officer(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    issuer: &str,
) -> Option<ToldByOne> {
    office_of_issuer(page, bare(issuer))?;
    let first = opening(page)?.1.words.clone();
    if !speaks_as_i(page, &first) {
        return None;
    }
    let lead = first_person(page, cast, mentions, issuer)?;
    Some(ToldByOne { lead, posted: true, unsided: false })
}

/// The first sentence of a post: lines above it give its author, a handle and the day.
pub(super) fn opening<'p>(page: &'p Page<'_>) -> Option<(usize, &'p Sentence)> {
    const LINES: usize = 5;
    const LINE: usize = 12;
    let is_office = |words: &Words| {
        title_at(page, words.start, words.end).is_some_and(|title| title.words.end == words.end)
    };
    let above = |sentence: &Sentence| {
        let words = &sentence.words;
        let verb = words.clone().any(|at| page.is_finite_verb(at));
        let marked = words.clone().any(|at| {
            let raw = page.raw(at);
            raw.contains('@') || raw.contains(|c: char| c.is_ascii_digit())
        });
        let said = words.clone().any(|at| page.is_word(at));
        let ended = words.end > 0 && page.raw(words.end - 1).ends_with(['.', '!', '?', '…']);
        let line = words.len() <= LINE && !verb && !ended;
        !said || line && (marked || is_office(words) || !page.in_paragraph(sentence))
    };
    page.sentences.iter().enumerate().take(LINES).find(|(_, sentence)| !above(sentence))
}

/// "A pleasure to meet …", "Great to speak with …": the verb that follows at the head of a sentence.
fn pleased(page: &Page<'_>, sentence: &Words) -> Option<usize> {
    let head = sentence.start..sentence.end.min(sentence.start + 4);
    let word = head.into_iter().find(|at| page.in_list("pleased_words", *at))?;
    let clear = (sentence.start..word).all(|at| !page.tag(at).is_verbal() && page.low(at) != "it");
    let to = (page.low(word + 1) == "to" && clear).then_some(word + 1)?;
    page.in_list("pleased_verbs", to + 1).then_some(to + 1)
}

/// "Met President Tao", "A pleasure to host …": the verb of contact that a post opens with, its object
/// behind it.
fn object_verb(page: &Page<'_>, sentence: &Words) -> Option<usize> {
    let past = || {
        let verb = (sentence.start..sentence.end.min(sentence.start + 4))
            .find(|at| !page.in_list("before_own_verb", *at))?;
        let met =
            page.in_list("object_verbs", verb) && page.form(verb) == chancery_syntax::Form::Past;
        met.then_some(verb)
    };
    pleased(page, sentence).or_else(past)
}

/// "Grateful to President Tao for the warm welcome", "Thank you, President Tao, for today's conversation":
/// where the one who is thanked may be named, and the meeting that the thanks are for.
fn thanked(page: &Page<'_>, sentence: &Words) -> Option<Words> {
    const HEAD: usize = 4;
    let head = sentence.start..sentence.end.min(sentence.start + HEAD);
    let (at, length) = head.into_iter().find_map(|at| Some((at, page.listed("thanking", at)?)))?;
    let from = (at + length..sentence.end).find(|word| page.low(*word) == "for")?;
    let met = (from + 1..sentence.end.min(from + 2 * HEAD)).find(|word| {
        page.in_list("thanked_for", *word) && !page.in_list("to_come", word.wrapping_sub(1))
    })?;
    Some(at + length..met + 1)
}

/// "I just had a call with …", "Just spoke with …": a sentence that begins as "I", or leaves it out.
fn speaks_as_i(page: &Page<'_>, sentence: &Words) -> bool {
    let head = sentence.start..sentence.end.min(sentence.start + 4);
    let just = usize::from(page.low(sentence.start) == "just");
    let verb = sentence.start + just;
    let left_out = page.tag(verb).is_verbal()
        && page.form(verb) == chancery_syntax::Form::Past
        && page.in_any_list(&["with_verbs", "having_verbs"], verb);
    left_out
        || thanked(page, sentence).is_some()
        || pleased(page, sentence).is_some()
        || head.into_iter().any(|at| page.raw(at) == "I")
}

/// The contact that a text's author tells of as his own: "I met today with the Foreign Minister of
/// Valdoria", "Dr Osk and I exchanged views". Where the report names only the author's state for
/// its side, the author stands in its place.
pub(crate) fn told_by_author(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    author: ActorIndex,
    reported: Option<Report>,
    (heading, own_side, abroad): (Option<&Heading<'_, '_>>, Option<&str>, bool),
) -> Option<Report> {
    // A dispatch goes by the office that sends it, an answer in parliament by the one that was asked.
    let answers = questions_in_parliament(page).next().is_some();
    let office = (abroad || answers) && cast.actors[author].kind == ActorKind::Unnamed;
    if cast.actors[author].kind != ActorKind::Person && !office {
        let together = || met_together(page, cast, author);
        return reported.or_else(together);
    }
    if cast.actors[author].side.is_none() {
        cast.actors[author].side = own_side.map(str::to_owned);
    }
    let Some(mut report) = reported else {
        let lead = met_author(page, cast, mentions, author)
            .or_else(|| sought_by_author(page, cast, mentions, author))?;
        // Remarks on something else may tell of talks in passing.
        let about = |heading: &Heading<'_, '_>| {
            let named = heading.mentions.all.iter().map(|mention| mention.actor);
            let other = lead.1.right.first().map(|(actor, _)| *actor);
            let visit = heading.page.find_listed("visit_nouns", &(0..heading.page.len()));
            visit.is_some()
                || super::names_talks(heading.page)
                || named.into_iter().any(|one| Some(one) == other)
        };
        if heading.is_some_and(|heading| !about(heading)) {
            return None;
        }
        super::side_by_own_visit(page, cast, &lead);
        if let Some(heading) = heading {
            super::side_by_titled_visit(heading.page, cast, &lead);
        }
        let mut report = Report { lead: Some(lead), posted: true, ..Report::default() };
        super::give_sides(cast, &report, own_side);
        report.principals = super::principals(cast, &report);
        let apart = super::two_sides(cast, &report.principals, own_side.is_some())
            || super::foreign::with_foreigner(page, cast, &report, own_side)
            || abroad && others_are_open(cast, &report, author);
        return (report.principals.len() >= 2 && apart).then_some(report);
    };
    let side = cast.side_of(author).map(str::to_owned);
    let stands_for = |actor: &ActorIndex| {
        cast.actors[*actor].kind == ActorKind::State && cast.side_of(*actor) == side.as_deref()
    };
    let named = report.principals.contains(&author);
    // "I met President Tao": whoever was found to speak so.
    let speaks = |actor: &ActorIndex| {
        let role = &cast.actors[*actor];
        role.kind == ActorKind::Unnamed && ["I", "me", "us"].contains(&role.full_name().as_str())
    };
    if let Some(me) = report.principals.iter().position(speaks).filter(|_| !named) {
        report.principals[me] = author;
        return Some(report);
    }
    if let Some(own) = report.principals.iter_mut().find(|actor| stands_for(actor) && !named) {
        *own = author;
    } else if !named && side.is_none() {
        stand_for_own_state(page, cast, mentions, author, &mut report);
    }
    Some(report)
}

/// "Dr Tao and I discussed …" below "Dr Tao visited Valdoria": the author, of whom no side is known, is whom the
/// state stands for that the other met.
fn stand_for_own_state(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    author: ActorIndex,
    report: &mut Report,
) {
    let Some((_, told)) = met_author(page, cast, mentions, author) else { return };
    let other = told.right.first().map(|(actor, _)| *actor);
    let Some(other) = other.filter(|other| report.principals.contains(other)) else { return };
    let state = report.principals.iter_mut().find(|actor| {
        cast.actors[**actor].kind == ActorKind::State
            && cast.side_of(**actor) != cast.side_of(other)
    });
    let Some(state) = state else { return };
    let side = cast.side_of(*state).map(str::to_owned);
    *state = author;
    cast.actors[author].side = side;
}

/// Whether nobody whom a writer of dispatches saw is known to be of his own side: he writes home of those whom he is
/// sent to.
fn others_are_open(cast: &Cast, report: &Report, author: ActorIndex) -> bool {
    let own = cast.side_of(author);
    let mut others = report.principals.iter().filter(|actor| **actor != author);
    others.all(|actor| own.is_none() || cast.side_of(*actor) != own)
}

/// A statement of several leaders in their own voice that tells what "we" agreed or discussed today.
fn met_together(page: &Page<'_>, cast: &mut Cast, author: ActorIndex) -> Option<Report> {
    let members = cast.actors[author].members.clone();
    let people = members.iter().all(|one| cast.actors[*one].kind == ActorKind::Person);
    let (first, rest) = members.split_first().filter(|_| people)?;
    let lead = page.sentences.iter().take(LEAD + LEAD).find_map(|sentence| {
        let words = &sentence.words;
        let we = words.clone().take(3).find(|at| page.low(*at) == "we")?;
        let verb = (we + 1..words.end.min(we + 4)).find(|at| {
            let met = page.in_list("together_verbs", *at) || page.in_list("agreeing", *at);
            met && page.form(*at) == chancery_syntax::Form::Past
        })?;
        let today = (verb + 1..words.end.min(verb + 4)).any(|at| page.in_list("spoken_today", at));
        today.then_some((page.sentence_of(words.start), verb))
    });
    let (index, verb) = lead?;
    let at = verb..verb + 1;
    let others = rest.iter().map(|one| (*one, at.clone())).collect();
    let found = Encounter::of(vec![(*first, at.clone())], others, at);
    let report = Report { lead: Some((index, found)), posted: true, ..Report::default() };
    let principals = super::principals(cast, &report);
    let apart = super::two_sides(cast, &principals, false);
    (principals.len() >= 2 && apart).then_some(Report { principals, ..report })
}

/// A sentence near the beginning in which "I" met, or talked with, somebody named.
fn met_author(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    author: ActorIndex,
) -> Option<(usize, Encounter)> {
    let mut near = page.sentences.iter().enumerate().take(LEAD + 4);
    near.find_map(|(index, one)| met_in(page, cast, mentions, author, (index, &one.words)))
}

/// The contact that these words of a sentence tell in the first person of somebody.
pub(super) fn met_in(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    author: ActorIndex,
    (index, words): (usize, &Words),
) -> Option<(usize, Encounter)> {
    let person =
        |actor: ActorIndex| cast.actors[actor].kind == ActorKind::Person && actor != author;
    // "In my meeting with President Tao, we agreed …".
    let opened = page.in_list("talk_openers", words.start);
    let mine = opened && page.is_any(words.start + 1, &["my", "our"]);
    let ours = mine || cast.actors[author].kind == ActorKind::Unnamed;
    let i = words.clone().find(|at| page.raw(*at) == "I" || ours && page.low(*at) == "we")?;
    let joined = page.low(i.wrapping_sub(1)) == "and";
    let before = joined.then(|| mentions.ending_at(i - 1)).flatten();
    if let Some(other) = before.filter(|other| person(other.actor)) {
        let verb = (i + 1..words.end.min(i + 6)).find(|at| page.in_list("together_verbs", *at))?;
        let right = vec![(other.actor, other.words.clone())];
        return Some((index, Encounter::of(vec![(author, i..i + 1)], right, verb..verb + 1)));
    }
    // "At a meeting with Foreign Minister Tao, I raised …".
    let with = (words.start..i).find(|at| page.low(*at) == "with").filter(|_| opened);
    if let Some(with) = with {
        let nouns = encounter::HELD;
        let talks = (words.start..with).any(|at| page.in_any_list(&nouns, at));
        let near = mentions.within(&(with + 1..i));
        let other = near.iter().find(|mention| person(mention.actor)).filter(|_| talks)?;
        let right = vec![(other.actor, other.words.clone())];
        let told = words.start..with + 1;
        return Some((index, Encounter::of(vec![(author, i..i + 1)], right, told)));
    }
    let lists = ["with_verbs", "object_verbs", "to_verbs"];
    let verb = (i + 1..words.end.min(i + 5))
        .find(|at| page.in_any_list(&lists, *at) && page.tag(*at).is_verbal())?;
    let near = verb + 1..words.end.min(verb + 16);
    let other = mentions.within(&near).iter().find(|mention| person(mention.actor))?;
    let with = (verb + 1..other.words.start).any(|at| page.is_any(at, &["with", "to"]));
    // "I saw the Assistant Secretary, Tao": whom one who reports saw was met.
    let saw = page.low(verb) == "saw" && other.words.start <= verb + 3;
    let met = page.in_list("object_verbs", verb) && !page.in_list("personal_verbs", verb);
    let right = joined_to(page, mentions, other, words.end);
    (with || met || saw)
        .then(|| (index, Encounter::of(vec![(author, i..i + 1)], right, verb..verb + 1)))
}

/// Those whom a list that begins with this one names: "Tao, Orsk,1 and Brandt".
fn joined_to(
    page: &Page<'_>,
    mentions: &Mentions,
    first: &Mention,
    end: usize,
) -> Vec<encounter::Named> {
    let mut out = vec![(first.actor, first.words.clone())];
    let mut edge = first.words.end;
    for mention in mentions.within(&(first.words.end..end)) {
        let joins = |at: usize| {
            page.is_any(at, &[",", "and"]) || page.raw(at).chars().all(|c| c.is_ascii_digit())
        };
        if edge == mention.words.start || !(edge..mention.words.start).all(joins) {
            break;
        }
        out.push((mention.actor, mention.words.clone()));
        edge = mention.words.end;
    }
    out
}

/// A sentence near the beginning in which "I" tells of a journey to somebody named.
fn sought_by_author(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    author: ActorIndex,
) -> Option<(usize, Encounter)> {
    page.sentences.iter().enumerate().take(LEAD).find_map(|(index, sentence)| {
        let words = &sentence.words;
        let i = words.clone().find(|at| page.raw(*at) == "I")?;
        let other = came_to_see(page, mentions, i, words)?;
        let person = cast.actors[other.actor].kind == ActorKind::Person && other.actor != author;
        let right = vec![(other.actor, other.words.clone())];
        let told = i + 1..other.words.start;
        person.then(|| (index, Encounter::of(vec![(author, i..i + 1)], right, told)))
    })
}

/// "I was pleased to be in Ostrava to see my friend Minister Tao", "I flew to Kestrel for talks with Minister
/// Tao": whom one who tells of a journey of his own, as made, came to see.
pub(super) fn came_to_see<'m>(
    page: &Page<'_>,
    mentions: &'m Mentions,
    i: usize,
    words: &Words,
) -> Option<&'m Mention> {
    const NEAR: usize = 10;
    let verb = (i + 1..words.end.min(i + 4)).find(|at| page.is_finite_verb(*at))?;
    let past = page.form(verb) == chancery_syntax::Form::Past;
    let came = (verb..words.end.min(verb + NEAR)).find(|at| {
        let be_in = page.is_any(*at, &["be", "was"]) && page.low(at + 1) == "in";
        be_in || page.in_any_list(&["journeys", "visit_verbs"], *at)
    })?;
    let purpose = (came + 1..words.end).find_map(|at| {
        let seen = page.low(at) == "to" && page.in_list("met_on_arrival", at + 1);
        let talks = page.low(at) == "with" && page.in_any_list(&encounter::HELD, at - 1);
        (seen || talks).then_some(at + 1)
    })?;
    let reach = purpose..words.end.min(purpose + NEAR);
    // "With the Kestrelian Foreign Secretary Tao": the state before an office is no one.
    let near = mentions.within(&(reach.start..words.end)).iter();
    let other = near.into_iter().find(|one| one.naming != Naming::Side)?;
    (past && reach.contains(&other.words.start)).then_some(other)
}

/// "The Prime Minister spoke to President Tao": one of the text's own side by office alone.
fn by_office(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    own_side: Option<&str>,
) -> Option<(usize, Encounter)> {
    let near = page.sentences.iter().enumerate().take(LEAD);
    let mut near = near.filter(|(_, sentence)| page.in_paragraph(sentence));
    let (index, (office, mut found)) = near.find_map(|(index, sentence)| {
        let found = encounter::by_office(page, cast, mentions, &sentence.words)?;
        Some((index, found))
    })?;
    if let Some(one) = named_behind(page, cast, mentions, &office) {
        found.left.push((one.actor, one.words.clone()));
        return Some((index, found));
    }
    let actor = cast.unnamed(page.bytes(&office).of(page.text), own_side);
    cast.describe(actor, Some(office_in(page, &office)), own_side);
    found.left.push((actor, office));
    Some((index, found))
}

/// The office that one person holds and whose account or page publishes: "Office of the President of
/// Valdoria", "Account of the Prime Minister".
fn office_of_issuer(page: &Page<'_>, issuer: &str) -> Option<(String, Option<String>)> {
    let words: Vec<&str> = issuer.split_whitespace().collect();
    let low: Vec<String> = words.iter().map(|word| crate::page::fold(word)).collect();
    let held = |from: usize, to: usize| {
        let office = low[from..to].join(" ");
        page.lexicon.rank_of(&office).filter(|_| page.lexicon.offices.get(&office).is_some())
    };
    let starts = 0..words.len();
    let (from, end) = starts.into_iter().find_map(|from| {
        if !words.get(from).is_some_and(|word| word.starts_with(char::is_uppercase)) {
            return None;
        }
        let ends = (from + 1..=words.len().min(from + 3)).rev();
        let mut ends = ends.filter(|end| held(from, *end).is_some_and(|rank| rank <= 3));
        ends.next().map(|end| (from, end))
    })?;
    let is_state = |at: usize| {
        let lasts = (at + 1..=words.len().min(at + 6)).rev();
        let mut named = lasts.filter_map(|last| {
            let name = page.lexicon.names.get(low.get(at..last)?.join(" ").trim_matches(','))?;
            page.lexicon.side(name).map(|side| (last, side.code.clone()))
        });
        named.next()
    };
    let the = |at: usize| at + usize::from(low.get(at).is_some_and(|word| word == "the"));
    let is = |at: usize, joiners: &[&str]| {
        low.get(at).is_some_and(|word| joiners.contains(&word.as_str()))
    };
    // "Minister for Foreign Affairs and Trade, Valdoria".
    let mut last = end;
    if is(end, &["for", "of"]) && is_state(the(end + 1)).is_none() {
        let inside = |at: usize| {
            let capital = words[at].starts_with(char::is_uppercase) || is(at, &["and", "&", "the"]);
            capital && !words[at - 1].ends_with(',')
        };
        last = (end + 1..words.len()).find(|at| !inside(*at)).unwrap_or(words.len());
    }
    // "President of the United States": the state is named behind the office.
    let office = words.get(from..last)?.join(" ");
    if let Some((last, side)) = is(last, &["of"]).then(|| is_state(the(last + 1))).flatten() {
        return Some((words.get(from..last)?.join(" "), Some(side)));
    }
    let side = office.ends_with(',').then(|| is_state(the(last))).flatten();
    Some((office.trim_end_matches(',').to_owned(), side.map(|(_, side)| side)))
}

fn office_in(page: &Page<'_>, office: &Words) -> (String, Option<chancery_record::ByteSpan>) {
    let bytes = page.bytes(office);
    (crate::page::fold(bytes.of(page.text)), Some(bytes))
}

/// "Orla Venn, Prime Minister of Valdoria": who is named as an issuer, and by which office.
pub(crate) fn name_and_office<'i>(
    page: &Page<'_>,
    issuer: &'i str,
) -> (&'i str, Option<(String, Option<String>)>) {
    let parts = issuer.split_once(", ");
    let found = parts.and_then(|(name, rest)| Some((name, office_of_issuer(page, rest)?)));
    found.map_or((issuer, None), |(name, office)| (name, Some(office)))
}

/// A post in the first person: "I had a call with President Tao", "Just spoke with …", where the one
/// who published it is a person.
fn first_person(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    issuer: &str,
) -> Option<(usize, Encounter)> {
    let issuer = bare(issuer);
    let (named, held) = name_and_office(page, issuer);
    let name: Vec<&str> = named.split_whitespace().collect();
    let person = (2..=3).contains(&name.len())
        && name.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && name.iter().all(|word| {
            let low = crate::page::fold(word);
            page.lexicon.offices.get(&low).is_none()
                && page.lexicon.names.get(&low).is_none()
                && !page.lexicon.not_names.contains(&low)
        });
    let (index, sentence) = opening(page)?;
    let words = &sentence.words;
    let says_i = speaks_as_i(page, words);
    let office = office_of_issuer(page, issuer).filter(|_| !person && says_i);
    // "Harbour Post" looks like a name.
    if !person && office.is_none() || person && names_outlet(issuer, page.lexicon) {
        return None;
    }
    let (noun, other) = partner(page, cast, mentions, words)?;
    let before = mentions.within(&(words.start..noun.start));
    let named = before.iter().any(|mention| cast.actors[mention.actor].kind == ActorKind::Person);
    if named {
        return None;
    }
    let (actor, at) = (other.actor, other.words.clone());
    let own = match office {
        Some((office, side)) => {
            let own = cast.unnamed(&office, side.as_deref());
            cast.describe(own, Some((crate::page::fold(&office), None)), side.as_deref());
            own
        }
        None => {
            let own = cast.person(&name);
            if let Some((office, side)) = held {
                let office = (crate::page::fold(&office), None);
                cast.describe(own, Some(office), side.as_deref());
            }
            own
        }
    };
    (own != actor).then(|| {
        let left = vec![(own, noun.clone())];
        (index, Encounter::of(left, vec![(actor, at)], noun))
    })
}

/// The words of contact of a post's first sentence, and the one it was with.
fn partner(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    words: &Words,
) -> Option<(Words, Mention)> {
    const REACH: usize = 8;
    let person = |mention: &&Mention| cast.actors[mention.actor].kind == ActorKind::Person;
    let nouns = ["video_nouns", "call_nouns", "meeting_nouns", "with_verbs"];
    let noun = nouns.iter().find_map(|list| page.find_listed(list, words));
    let with = noun.clone().and_then(|noun| {
        let near = noun.end..words.end.min(noun.end + 4);
        let with = near.into_iter().find(|word| page.low(*word) == "with")?;
        let other = mentions.within(&(with + 1..words.end)).iter().find(person)?;
        (other.words.start <= with + REACH).then(|| (noun.start..with + 1, other.clone()))
    });
    let thanks = || {
        let thanks = thanked(page, words)?;
        let other = mentions.within(&thanks).iter().find(person)?;
        let near = other.words.start <= thanks.start + REACH;
        near.then(|| (thanks.start - 1..thanks.start, other.clone()))
    };
    with.or_else(thanks).or_else(|| {
        let verb = object_verb(page, words)?;
        let other = mentions.within(&(verb + 1..words.end)).iter().find(person)?;
        (other.words.start <= verb + REACH).then(|| (verb..verb + 1, other.clone()))
    })
}

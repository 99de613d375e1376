//! Whose side those are who were in contact, and which of them are the principals.

use chancery_record::ActorKind;
use chancery_syntax::Form;

use super::Report;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::title::title_at;
use crate::encounter::{Encounter, Named};
use crate::lexicon::{Name, Side};
use crate::page::{Page, Words, fold};

/// Those on the left without a side of their own belong to the issuer's; where those on the left are
/// all of other sides, those on the right do.
pub(in crate::contacts) fn give_sides(cast: &mut Cast, report: &Report, own_side: Option<&str>) {
    let Some(own) = own_side else { return };
    let encounters = report.heading.iter().chain(report.lead.iter().map(|(_, found)| found));
    for encounter in encounters {
        let known = |(actor, _): &Named| cast.side_of(*actor).is_some_and(|side| side != own);
        let guests = encounter.left.iter().all(known);
        // "Assistant Minister Osk Meets with Minister Venn of Valdoria" in the text of Venn's ministry:
        // a guest whose side is not told.
        let hosts = |(actor, _): &Named| {
            cast.actors[*actor].kind == ActorKind::Person && cast.side_of(*actor) == Some(own)
        };
        if !encounter.right.is_empty() && encounter.right.iter().all(hosts) {
            continue;
        }
        for (actor, _) in if guests { &encounter.right } else { &encounter.left } {
            let role = &mut cast.actors[*actor];
            if role.side.is_none() && role.kind == ActorKind::Person {
                role.side = Some(own.to_owned());
            }
        }
        give_host(cast, encounter, own);
    }
}

/// "At the invitation of Minister Venn, Kestrelian Minister Tao visited …" in the text of Venn's
/// ministry: of two, the one without a side is the issuer's where the other is another's.
fn give_host(cast: &mut Cast, encounter: &crate::encounter::Encounter, own: &str) {
    let ([(left, _)], [(right, _)]) = (encounter.left.as_slice(), encounter.right.as_slice())
    else {
        return;
    };
    let foreign = cast.side_of(*left).is_some_and(|side| side != own);
    let role = &mut cast.actors[*right];
    if foreign && role.side.is_none() && role.kind == ActorKind::Person {
        role.side = Some(own.to_owned());
    }
}

/// "Kestrelian Foreign Minister Tao and Chief of Cabinet Orsk": one without a side of its own has
/// that of the one before it.
pub(super) fn share_sides(cast: &mut Cast, report: &Report) {
    let encounters = report.heading.iter().chain(report.lead.iter().map(|(_, found)| found));
    for encounter in encounters {
        for pair in encounter.right.windows(2) {
            let side = cast.side_of(pair[0].0).map(str::to_owned);
            let role = &mut cast.actors[pair[1].0];
            if role.side.is_none() && role.kind == ActorKind::Person {
                role.side = side;
            }
        }
    }
}

/// "Valdorian President, Kestrelian Prime Minister discuss …": the title tells whose President the
/// one is who goes without a state in the text.
pub(super) fn side_by_title(title: &Page<'_>, cast: &mut Cast, found: &Encounter) {
    let open: Vec<(ActorIndex, String)> = found
        .left
        .iter()
        .chain(&found.right)
        .map(|(actor, _)| *actor)
        .filter(|actor| cast.actors[*actor].side.is_none())
        .filter(|actor| cast.actors[*actor].kind == ActorKind::Person)
        .filter_map(|actor| Some((actor, cast.actors[actor].office.as_ref()?.0.clone())))
        .collect();
    let alone = |held: &str| open.iter().filter(|(_, other)| other == held).count() == 1;
    for (actor, held) in open.iter().filter(|(_, held)| alone(held)) {
        give_titled_side(title, cast, *actor, held);
    }
}

/// The side of the one whom a title names by this office with its state.
fn give_titled_side(title: &Page<'_>, cast: &mut Cast, actor: ActorIndex, held: &str) {
    const LONGEST: usize = 64;
    let head = 0..title.len().min(LONGEST);
    let titles = head.filter_map(|at| title_at(title, at, title.len()));
    let of_office = titles.filter(|found| fold(title.bytes(&found.office).of(title.text)) == held);
    let mut sides = of_office.filter_map(|found| {
        let taken = cast.actors.iter().any(|role| {
            role.side.is_some() && role.side == found.side && role.kind == ActorKind::Person
        });
        found.side.filter(|_| !taken)
    });
    if let Some(side) = sides.next() {
        cast.actors[actor].side = Some(side);
    }
}

/// Of two principals one of whose sides is known, the other's is the state that the text pairs with
/// it ("Valdorian-Kestrelian relations") or calls a side ("the Valdorian side"): twice at least,
/// its title counted, and no other half as often; a bond of the two that the talks were about counts double
/// where one sentence names both people (`together`). Where a title names both people (`titled`), states
/// side by side ("Valdoria and Kestrel") are such a pair too.
pub(super) fn infer_side(
    pages: &[Option<&Page<'_>>],
    cast: &mut Cast,
    principals: &[ActorIndex],
    (titled, together): (bool, bool),
) -> Option<String> {
    let [first, second] = principals else { return None };
    let (known, open) = match (cast.side_of(*first), cast.side_of(*second)) {
        (Some(side), None) => (side.to_owned(), *second),
        (None, Some(side)) => (side.to_owned(), *first),
        _ => return None,
    };
    let mut paired: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let words =
        pages.iter().flatten().flat_map(|page| (0..page.len()).map(move |word| (*page, word)));
    for (page, word) in words {
        let bond = together && after_between(page, word).is_some() && is_talked_of(page, word);
        let joined = || (titled || bond).then(|| side_by_side(page, word)).flatten();
        if let Some((a, b)) = pair(page, word).or_else(joined) {
            let other = if a == known {
                b
            } else if b == known {
                a
            } else {
                continue;
            };
            // "Valdoria-Kestrel relations" leaves nothing open.
            *paired.entry(other).or_default() +=
                1 + usize::from(together && is_talked_of(page, word));
        } else if let Some((length, name)) = page.lexicon.name_at(page, word) {
            let sided = page.in_list("side_word", word + length);
            let side = page.lexicon.side(name).filter(|side| sided && side.code != known);
            if let Some(side) = side {
                *paired.entry(side.code.clone()).or_default() += 1;
            }
        }
    }
    let most = paired.iter().max_by_key(|(_, count)| **count);
    let most = most.map(|(side, count)| (side.clone(), *count)).filter(|(side, count)| {
        let alone = paired.values().filter(|other| **other * 2 >= *count).count() == 1;
        *count >= 2 && alone && *side != known
    });
    let side = most.map(|(side, _)| side).or_else(|| by_own_affairs(pages, &known))?;
    if cast.actors[open].kind != ActorKind::Person {
        return None;
    }
    cast.actors[open].side = Some(side.clone());
    (open == *first).then_some(side)
}

/// Whose the other side is where the text calls something "Valdoria's internal affair", as a state says of
/// what is its own, and names no third state.
fn by_own_affairs(pages: &[Option<&Page<'_>>], known: &str) -> Option<String> {
    let mut other: Option<&str> = None;
    let mut own = false;
    for page in pages.iter().flatten() {
        for word in 0..page.len() {
            let Some(name) = state_at(page, word).filter(|_| page.is_capital(word)) else {
                continue;
            };
            let code = name.side.code.as_str();
            if code == known {
                continue;
            }
            if *other.get_or_insert(code) != code {
                return None;
            }
            let behind = name.end + usize::from(page.low(name.end) == "'s");
            own |= behind > name.end && page.in_list("own_affairs", behind);
        }
    }
    other.filter(|_| own).map(str::to_owned)
}

/// Whether the sentence that reports the contact names all of those who held it.
pub(super) fn is_named_whole(page: &Page<'_>, report: &Report) -> bool {
    let Some((index, found)) = &report.lead else { return false };
    let Some(sentence) = page.sentences.get(*index) else { return false };
    let words = &sentence.words;
    let mut all = found.left.iter().chain(&found.right);
    let within = |(_, at): &Named| at.start >= words.start && at.end <= words.end;
    let apart = |(_, at): &Named| at.start < found.words.start || at.end > found.words.end;
    report.principals.len() == all.clone().count() && all.all(|one| within(one) && apart(one))
}

/// "During her visit to Kestrel Venn met with President Tao": one of a high office whose state is not
/// told is of the state that the other visited.
pub(in crate::contacts) fn side_by_visit(
    page: &Page<'_>,
    cast: &mut Cast,
    lead: &(usize, Encounter),
) {
    const BEFORE: usize = 2;
    let Some(sentence) = page.sentences.get(lead.0) else { return };
    side_of_visited(page, cast, &lead.1, &sentence.words);
    // "Venn traveled to Kestrel on Monday. Venn met with President Tao".
    let first = page.sentences.get(lead.0.saturating_sub(BEFORE));
    let from = first.map_or(sentence.words.start, |first| first.words.start);
    side_of_visited(page, cast, &lead.1, &(from..sentence.words.start));
}

/// The same of one who tells of a visit of his own, as far as the sentence that tells of the talks.
pub(super) fn side_by_own_visit(page: &Page<'_>, cast: &mut Cast, lead: &(usize, Encounter)) {
    let Some(sentence) = page.sentences.get(lead.0) else { return };
    side_of_visited(page, cast, &lead.1, &(0..sentence.words.end));
}

/// The same where the title names the visit: "Visit to Kestrel".
pub(super) fn side_by_titled_visit(title: &Page<'_>, cast: &mut Cast, lead: &(usize, Encounter)) {
    side_of_visited(title, cast, &lead.1, &(0..title.len()));
}

fn side_of_visited(page: &Page<'_>, cast: &mut Cast, found: &Encounter, words: &Words) {
    const HIGH: u8 = 3;
    let Some((actor, _)) = found.right.first() else { return };
    let role = &cast.actors[*actor];
    let office = role.office.as_ref().and_then(|(office, _)| page.lexicon.rank_of(office));
    // A guest calls on the hosts.
    let called = page.find_listed("calling_on", &found.words).is_some() && role.office.is_some();
    if role.side.is_some() || office.is_none_or(|rank| rank > HIGH) && !called {
        return;
    }
    let own = found.left.iter().find_map(|(actor, _)| cast.side_of(*actor));
    let mut hosts = words.clone().filter_map(|word| visited(page, word, found.coming));
    let host = hosts.find(|host| own.is_some_and(|own| own != host));
    if host.is_some() {
        cast.actors[*actor].side = host;
    }
}

/// The state that "visit to …" or "travel to …" names here.
fn visited(page: &Page<'_>, word: usize, coming: bool) -> Option<String> {
    let visit = page.in_list("visit_nouns", word) && page.low(word + 1) == "to";
    let made = page.listed("journeys", word).filter(|_| page.form(word) == Form::Past);
    let made = made.or_else(|| page.listed("journeys_ahead", word).filter(|_| coming));
    let made = made.or_else(|| page.listed("being_in", word));
    let to = word + made.or(visit.then_some(2))?;
    let to = to + usize::from(page.low(to) == "the");
    let named = state_at(page, to)?;
    Some(named.side.code.clone())
}

/// A state named at a token: one past its name, the kind of name, and whose it is.
pub(super) struct StateNamed<'p> {
    pub(super) end: usize,
    pub(super) name: Name,
    pub(super) side: &'p Side,
}

/// The state that a name or an adjective stands for here; no organisation.
pub(super) fn state_at<'p>(page: &'p Page<'_>, at: usize) -> Option<StateNamed<'p>> {
    let (length, name) = page.lexicon.name_at(page, at)?;
    let state = !matches!(name, Name::Organization(_));
    let side = page.lexicon.side(name).filter(|_| state)?;
    Some(StateNamed { end: at + length, name, side })
}

/// The two states of a compound like "China-U.S.".
pub(crate) fn pair(page: &Page<'_>, word: usize) -> Option<(String, String)> {
    let (a, b) = page.low(word).split_once(['-', '–'])?;
    let side = |part: &str| {
        let name = page.lexicon.names.get(part)?;
        page.lexicon.side(name).map(|side| side.code.clone())
    };
    Some((side(a)?, side(b)?))
}

/// "The talks focused on Valdoria-Kestrel relations": a bond that the talks themselves were about.
fn is_talked_of(page: &Page<'_>, word: usize) -> bool {
    let Some(sentence) = page.sentences.get(page.sentence_of(word)) else { return false };
    let mut before = sentence.words.start..word;
    is_bond(page, word) && before.any(|at| page.in_list("talk_nouns", at))
}

/// Whether a pair of states that begins here is one of their bonds: "Valdoria-Kestrel relations", "ties
/// between Valdoria and Kestrel".
fn is_bond(page: &Page<'_>, word: usize) -> bool {
    const NEAR: usize = 3;
    let bond = |at: usize| page.in_list("bonds", at);
    if let Some(between) = after_between(page, word) {
        return (between.saturating_sub(NEAR)..between).any(bond);
    }
    (word + 1..word + 1 + NEAR).take_while(|at| page.is_word(*at)).any(bond)
}

/// The word "between" before a state named here.
fn after_between(page: &Page<'_>, word: usize) -> Option<usize> {
    let the = usize::from(page.low(word.wrapping_sub(1)) == "the");
    word.checked_sub(1 + the).filter(|at| page.low(*at) == "between")
}

/// The two states of "Valdoria and Kestrel", "Valdoria and the Kestrelian side".
fn side_by_side(page: &Page<'_>, word: usize) -> Option<(String, String)> {
    let state = |at: usize| state_at(page, at).filter(|_| page.is_capital(at));
    let first = state(word)?;
    let and = page.is_any(first.end, &["and", "&"]).then_some(first.end + 1)?;
    let second = state(and + usize::from(page.low(and) == "the"))?;
    Some((first.side.code.clone(), second.side.code.clone()))
}

/// The principals of heading and lead together, in the lead's order.
pub(in crate::contacts) fn principals(cast: &Cast, report: &Report) -> Vec<ActorIndex> {
    let mut all: Vec<ActorIndex> = Vec::new();
    let lead = report.lead.iter().map(|(_, found)| found);
    for encounter in report.heading.iter().chain(lead) {
        for (actor, _) in encounter.left.iter().chain(&encounter.right) {
            if !all.contains(actor) {
                all.push(*actor);
            }
        }
    }
    // "The President and Mrs Venn": whoever goes by another's surname alone accompanies him.
    let surnames: Vec<Option<String>> = all
        .iter()
        .map(|actor| &cast.actors[*actor])
        .map(|role| role.name.last().filter(|_| role.name.len() > 1).cloned())
        .collect();
    all.retain(|actor| {
        let role = &cast.actors[*actor];
        let alone = role.kind == ActorKind::Person && role.office.is_none();
        !(alone && role.name.len() == 1 && surnames.contains(&role.name.first().cloned()))
    });
    // Where people are named, a state beside them is a topic or their side; a group that is only
    // described stays where those named are of one side.
    let person = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Person;
    let group = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Unnamed;
    let last = all.iter().rev().copied().find(group);
    let people: Vec<ActorIndex> = all.iter().copied().filter(person).collect();
    let one_side = people.iter().all(|actor| cast.side_of(*actor) == cast.side_of(people[0]));
    // "The Valdorian delegation met with President Tao and Vice President Orsk": both are the guests'.
    let other_state = last.is_none() && has_state_apart(cast, report, &people);
    if people.len() >= 2 && (last.is_none() || !one_side) && !other_state {
        all.retain(person);
    } else {
        all.retain(|actor| !group(actor) || Some(*actor) == last);
    }
    // A state beside its own person, and a body beside another of its side, is one side.
    let sides: Vec<(bool, Option<&str>)> =
        all.iter().map(|actor| (person(actor), cast.side_of(*actor))).collect();
    let mut index = 0;
    all.retain(|_| {
        let (named, side) = sides[index];
        let doubled = !named
            && side.is_some()
            && sides.iter().enumerate().any(|(other, (person, known))| {
                other != index && *known == side && (*person || other < index)
            });
        index += 1;
        !doubled
    });
    all
}

/// "Venn calls Tao" above "Venn telephoned the Kestrelian president": one of two whom a headline names is who goes
/// by office in the sentence that tells of the other, and of the side that it tells.
pub(super) fn name_official(cast: &mut Cast, report: &mut Report) {
    let (Some(titled), Some((_, lead))) = (&report.heading, &mut report.lead) else { return };
    let named = |found: &Encounter| -> Vec<ActorIndex> {
        found.left.iter().chain(&found.right).map(|(actor, _)| *actor).collect()
    };
    let [a, b] = named(titled)[..] else { return };
    let told = named(lead);
    let person = |actor: ActorIndex| cast.actors[actor].kind == ActorKind::Person;
    let [one, other] = told[..] else { return };
    let (met, office) = if person(one) { (one, other) } else { (other, one) };
    let described = lead.official.is_some() && cast.actors[office].kind == ActorKind::Unnamed;
    if !described || !person(a) || !person(b) || met != a && met != b {
        return;
    }
    let meant = if met == a { b } else { a };
    let side = cast.side_of(office).map(str::to_owned);
    if cast.side_of(meant).is_some_and(|known| side.as_deref().is_some_and(|side| side != known)) {
        return;
    }
    cast.actors[meant].side = cast.actors[meant].side.take().or(side);
    for (actor, _) in lead.left.iter_mut().chain(&mut lead.right) {
        if *actor == office {
            *actor = meant;
        }
    }
}

/// Whether all the people of a report stand on one side of the words of contact, and only a state on the
/// other.
fn has_state_apart(cast: &Cast, report: &Report, people: &[ActorIndex]) -> bool {
    let lead = report.lead.iter().map(|(_, found)| found);
    let mut encounters = report.heading.iter().chain(lead).peekable();
    let state = |side: &[Named]| {
        !side.is_empty()
            && side.iter().all(|(actor, _)| cast.actors[*actor].kind == ActorKind::State)
    };
    let all = |side: &[Named]| people.iter().all(|one| side.iter().any(|(actor, _)| actor == one));
    let told = encounters.peek().is_some();
    told && encounters.all(|found| {
        state(&found.left) && all(&found.right) || state(&found.right) && all(&found.left)
    })
}

/// Whether nothing but the full name is told of a person, who may be anybody: "President Venn met Ruben Tao".
pub(super) fn is_bare(cast: &Cast, actor: ActorIndex) -> bool {
    let role = &cast.actors[actor];
    let open = role.kind == ActorKind::Person && role.side.is_none();
    open && role.office.is_none() && role.name.len() > 1
}

/// Whether at least two sides are named; in a text whose issuer is not known the side of one may be
/// open.
pub(in crate::contacts) fn two_sides(cast: &Cast, principals: &[ActorIndex], issued: bool) -> bool {
    let sides: Vec<Option<&str>> = principals.iter().map(|actor| cast.side_of(*actor)).collect();
    let mut known: Vec<&str> = sides.iter().flatten().copied().collect();
    known.sort_unstable();
    known.dedup();
    let group = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Unnamed;
    known.len() >= 2
        || known.len() == 1 && principals.iter().any(group)
        || !issued && known.len() == 1 && sides.iter().any(Option::is_none)
}

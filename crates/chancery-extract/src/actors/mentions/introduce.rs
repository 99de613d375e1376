//! Who is introduced on a page, before anyone is looked for: by a title, by an office in apposition,
//! beside a verb of saying, in a list of those present.

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use super::beside_contact;
use super::name::{
    addressed, before_known, name_at, name_ending_at, name_words, names_servant, titled_name,
};
use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::actors::introduced;
use crate::actors::title::{Title, apposed_title, is_visited, side_after, title_at};
use crate::lexicon::Standing;
use crate::page::{Page, Words, fold};
use crate::speech::attributions::Attributed;

/// Notes everyone who is introduced on a page: by a title, by an office in apposition, or in a
/// list of those present. Done for all of a document before [`find`], so that a bare surname
/// before its introduction (in a headline, say) is understood.
///
/// With `bare`, full names without a title are taken too where their surname comes again alone: the
/// way of the press, which a title does not introduce each time.
pub(crate) fn introduce_all(page: &Page<'_>, cast: &mut Cast, in_body: bool, bare: bool) {
    for sentence in &page.sentences {
        introduce(page, cast, &sentence.words, in_body);
    }
    introduced::introduce(page, cast, in_body);
    let full = full_names(page);
    if bare {
        introduce_bare(page, cast, &full);
    }
    for sentence in &page.sentences {
        introduce_speakers(page, cast, &sentence.words, &full);
    }
    beside_contact::introduce(page, cast, in_body);
    for sentence in page.sentences.iter().take(OPENING) {
        introduce_host(page, cast, &sentence.words);
    }
    for sentence in &page.sentences {
        for name in listed_as_present(page, &sentence.words) {
            cast.person(&name_words(page, &name));
        }
    }
    note_counterparts(page, cast);
}

/// "President Tao told his Valdorian counterpart, Orla Venn": she holds the office of the one introduced
/// before her, if that one is not of her side.
fn note_counterparts(page: &Page<'_>, cast: &mut Cast) {
    let counterpart = |office: &str| page.lexicon.standing(office) == Some(Standing::Counterpart);
    let mut last: Option<ActorIndex> = None;
    for at in 0..cast.actors.len() {
        let role = &cast.actors[at];
        let Some((office, _)) = role.office.as_ref().filter(|_| role.kind == ActorKind::Person)
        else {
            continue;
        };
        if !counterpart(office) {
            last = Some(at);
            continue;
        }
        let other = last.map(|last| &cast.actors[last]);
        let other = other.filter(|other| other.side.is_none() || other.side != role.side);
        let office =
            other.and_then(|other| other.office.as_ref()).map(|(office, _)| office.clone());
        if let Some(office) = office {
            cast.note_rank(at, &office);
        }
    }
}

/// How many sentences may name whose house a text comes from without a title.
const OPENING: usize = 8;

/// "Orla Venn had a telephone conversation with …": a house names its own without a title, in full,
/// as the subject of a verb of contact.
fn introduce_host(page: &Page<'_>, cast: &mut Cast, words: &Words) {
    let lists = ["with_verbs", "object_verbs", "answering_verbs", "together_verbs"];
    let verb = words.clone().take(24).find(|at| {
        page.tag(*at) == Tag::Verb && page.form(*at) == Form::Past && page.in_any_list(&lists, *at)
    });
    let name = verb.and_then(|verb| name_ending_at(page, words.start, verb));
    let Some(name) = name.or_else(|| name_between(page, words)) else { return };
    // The other side stands with its office.
    let other = (name.end..words.end).take(40).any(|at| {
        let titled = page.is_capital(at).then(|| titled_name(page, at, words.end)).flatten();
        titled.is_some_and(|(title, _)| title.has_office)
    });
    let proper = other && name.clone().all(|word| page.tag(word) == Tag::Propn);
    let opens = name.start == words.start || page.is_any(name.start - 1, &[",", "between"]);
    let body = page.lexicon.organisation_nouns.contains(page.low(name.end - 1));
    if proper && opens && !body && (2..=3).contains(&name.len()) {
        cast.person(&name_words(page, &name));
    }
}

/// "A meeting between Orla Venn and President of Kestrel Ruben Tao".
fn name_between(page: &Page<'_>, words: &Words) -> Option<Words> {
    let at = words.clone().find(|at| page.low(*at) == "between")?;
    let name = name_at(page, at + 1, words.end)?;
    let title = title_at(page, name.end + 1, words.end)?;
    (page.low(name.end) == "and" && title.has_office).then_some(name)
}

/// Full names within the words of a source: whoever is cited is somebody.
pub(crate) fn introduce_sources(page: &Page<'_>, cast: &mut Cast, attributed: &[Attributed]) {
    for words in attributed.iter().flat_map(|one| &one.source) {
        let mut at = words.start;
        while at < words.end {
            let Some(name) = name_at(page, at, words.end) else {
                at += 1;
                continue;
            };
            let name = before_known(page, cast, name);
            at = name.end.max(at + 1);
            // "The Venn administration" is a body.
            if page.in_list("name_bodies", name.end) {
                continue;
            }
            let proper =
                name.clone().all(|word| matches!(page.tag(word), Tag::Propn | Tag::X | Tag::Punct));
            let known = cast.find_person(&name_words(page, &name));
            // A single word is a name only where it is all of the source and a known given name.
            let given = crate::fold::without_marks(page.raw(name.start));
            let whole =
                name.len() == 1 && name == *words && page.lexicon.woman_by_name(&given).is_some();
            if known.is_none() && !(proper && (2..=4).contains(&name.len()) || whole) {
                continue;
            }
            let person = cast.person(&name_words(page, &name));
            for word in words.clone().filter(|word| !name.contains(word)).take(24) {
                if page.tag(word) == Tag::Noun && !names_servant(page, word, &name) {
                    cast.note_noun(person, page.low(word));
                }
            }
        }
    }
}

/// Bare names beside a verb of saying: "Maren Osk said", "…,” said Maren Osk", "…,” Osk said". A
/// surname alone is given the fullest name that the page has for it.
fn introduce_speakers(page: &Page<'_>, cast: &mut Cast, words: &Words, full: &FullNames) {
    for at in words.clone() {
        if !page.in_list("speaker_verbs", at) {
            continue;
        }
        let before = name_ending_at(page, words.start, at).filter(|name| {
            name.start == words.start
                || page.is_any(name.start - 1, &[",", "”", "’", "\"", "''", "that", "and", ";"])
        });
        let after = name_at(page, at + 1, words.end)
            .filter(|_| at > words.start && page.is_any(at - 1, &[",", "”", "\"", "''"]));
        for name in before.into_iter().chain(after) {
            let known = page.lexicon.unnamed.at(page, name.end - 1).is_some();
            let proper = name.clone().all(|word| {
                matches!(page.tag(word), Tag::Propn | Tag::X)
                    || page.tag(word) == Tag::Noun && page.form(word) != Form::Plural
            });
            if known || name.len() > 4 || name.len() == 1 && !proper {
                continue;
            }
            let spelled = name_words(page, &name);
            match full.get(page.low(name.end - 1)).filter(|_| name.len() == 1) {
                Some(longer) => cast.person(&name_words(page, longer)),
                None => cast.person(&spelled),
            };
        }
    }
}

/// Full names whose surname comes again without the given name.
fn introduce_bare(page: &Page<'_>, cast: &mut Cast, full: &FullNames) {
    let mut alone: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for word in 1..page.len() {
        let single = page.is_capital(word)
            && page.tag(word) == Tag::Propn
            && !page.is_capital(word - 1)
            && !page.is_capital(word + 1);
        if single {
            alone.insert(page.low(word));
        }
    }
    for surname in alone {
        if let Some(name) = full.get(surname) {
            cast.person(&name_words(page, name));
        }
    }
}

/// The first bare name of two or three words on a page, by its last word.
type FullNames = std::collections::HashMap<String, Words>;

fn full_names(page: &Page<'_>) -> FullNames {
    let mut full = FullNames::new();
    for sentence in &page.sentences {
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            let Some(name) = name_at(page, at, sentence.words.end) else {
                at += 1;
                continue;
            };
            at = name.end;
            let proper = name.clone().all(|word| page.tag(word) == Tag::Propn);
            if proper && (2..=3).contains(&name.len()) {
                full.entry(page.low(name.end - 1).to_owned()).or_insert(name);
            }
        }
    }
    full
}

/// The names in a sentence that lists those present ("Orla Venn, Ruben Tao and others attended").
pub(crate) fn listed_as_present(page: &Page<'_>, words: &Words) -> Vec<Words> {
    let at = words.clone().find(|at| page.in_list("attended", *at));
    let Some(at) = at.filter(|_| words.len() < 60) else { return Vec::new() };
    let others = words.clone().any(|word| page.low(word) == "others");
    let present = page.is_any(at.wrapping_sub(1), &["also", "were"]);
    if !others && !present {
        return Vec::new();
    }
    let mut names = Vec::new();
    let mut from = words.start;
    while from < words.end {
        match name_at(page, from, words.end) {
            Some(name) => {
                from = name.end;
                if name.len() >= 2 {
                    names.push(name);
                }
            }
            None => from += 1,
        }
    }
    names
}

/// Notes whether a person is a woman, as a title tells.
fn note_sex(page: &Page<'_>, cast: &mut Cast, actor: ActorIndex, title: &Words) {
    let told = sex(page, title);
    cast.actors[actor].woman = told.or(cast.actors[actor].woman);
}

/// Whether a title tells a woman (true) or a man.
pub(super) fn sex(page: &Page<'_>, title: &Words) -> Option<bool> {
    title.clone().rev().find_map(|word| page.lexicon.woman(page.low(word)))
}

/// The person a title and a name introduce: of two with one surname not the one of the other sex
/// ("Mrs. Venn" beside "Tarn Venn").
fn titled_person(page: &Page<'_>, cast: &mut Cast, name: &Words, title: &Title) -> ActorIndex {
    let spelled = name_words(page, name);
    let Some(woman) = sex(page, &title.words).filter(|_| name.len() == 1) else {
        return cast.person(&spelled);
    };
    let other_sex = |role: &Role| {
        let given = role.name.first().filter(|_| role.name.len() > 1);
        let by_name =
            given.and_then(|given| page.lexicon.woman_by_name(&crate::fold::without_marks(given)));
        role.woman.or(by_name).is_some_and(|known| known != woman)
    };
    let known = cast.find_person(&spelled);
    let fitting = cast.find_person_where(&spelled, |role| !other_sex(role));
    match (known, fitting) {
        (Some(_), Some(fitting)) => fitting,
        (Some(_), None) => cast.other_person(&spelled),
        (None, _) => cast.person(&spelled),
    }
}

/// "the Minister of Harbours, Ms. Orla Venn": the form of address right before a name, whatever stands before.
fn note_sexes_by_address(page: &Page<'_>, cast: &mut Cast) {
    const LONGEST: usize = 5;
    for at in 0..page.len() {
        let address = page.lexicon.woman(page.low(at)).filter(|_| page.is_capital(at));
        let Some(woman) = address else { continue };
        let name = name_at(page, at + 1, page.len().min(at + 1 + LONGEST));
        let person = name.and_then(|name| cast.find_person(&name_words(page, &name)));
        if let Some(person) = person {
            cast.actors[person].woman.get_or_insert(woman);
        }
    }
}

/// Notes whether people are women, as their given names tell, where nothing else did.
pub(crate) fn note_sexes(page: &Page<'_>, cast: &mut Cast) {
    note_sexes_by_address(page, cast);
    for role in &mut cast.actors {
        if role.kind != ActorKind::Person || role.woman.is_some() {
            continue;
        }
        let told = role.nouns.iter().find_map(|noun| page.lexicon.woman(noun));
        let given = role.name.first().filter(|_| role.name.len() > 1);
        let given = given.map(|name| crate::fold::without_marks(name));
        role.woman = told.or_else(|| page.lexicon.woman_by_name(&given?));
    }
}

/// First pass: names after a title, and names with an office in apposition.
fn introduce(page: &Page<'_>, cast: &mut Cast, sentence: &Words, in_body: bool) {
    let mut at = sentence.start;
    while at < sentence.end {
        let Some((title, name)) = titled_name(page, at, sentence.end) else {
            at = introduce_apposition(page, cast, at, sentence.end, in_body);
            continue;
        };
        let name = before_known(page, cast, name);
        let actor = titled_person(page, cast, &name, &title);
        let after = side_after(page, name.end);
        let side = after
            .and_then(|(_, name)| page.lexicon.side(name))
            .map(|side| side.code.clone())
            .or_else(|| title.side.clone())
            .or_else(|| side_before(page, sentence.start, title.words.start));
        let office = title.has_office.then(|| office_of(page, &title.office, in_body));
        let preposed = preposed(page, sentence.start, title.words.start);
        let placed = title.has_office || preposed.is_some();
        if let Some(before) = preposed {
            let side =
                before.side.or_else(|| side_before(page, sentence.start, before.words.start));
            let (own, _) = office_of(page, &title.office, in_body);
            let ranked = page.lexicon.rank_of(&own).is_some_and(|rank| rank < OF_SERVICE);
            let held = (!ranked).then(|| office_of(page, &before.office, in_body));
            cast.describe(actor, held, side.as_deref());
            cast.note_rank(actor, &own);
        }
        cast.describe(actor, office, side.as_deref());
        note_sex(page, cast, actor, &title.words);
        at = name.end;
        // "The Honourable Orla Venn, President of Valdoria": the office stands behind the name; "Director
        // Ruben Tao, Head of the Kestrelian Delegation": only the side does.
        let behind = title_behind(page, name.end, sentence.end, placed)
            .filter(|behind| side.is_none() || behind.side.is_none() || behind.side == side);
        if let Some(behind) = behind {
            let office = (!title.has_office).then(|| office_of(page, &behind.office, in_body));
            cast.describe(actor, office, behind.side.as_deref());
            at = behind.words.end;
        }
    }
}

/// The office before a comma and a form of address or a rank: "the Chief of Staff of Kestrel, General
/// Ruben Tao", "his Kestrelian counterpart, General Tao".
fn preposed(page: &Page<'_>, floor: usize, start: usize) -> Option<Title> {
    // "his Kestrelian counterpart, the State Secretary Ruben Tao".
    let start = start - usize::from(start > floor && page.low(start - 1) == "the");
    let comma = start.checked_sub(1).filter(|word| *word > floor && page.low(*word) == ",")?;
    let from = comma.saturating_sub(LONG_TITLE).max(floor);
    let title = (from..comma).find_map(|at| {
        title_at(page, at, comma).filter(|title| title.has_office && title.words.end == comma)
    })?;
    let opener = title.words.start.checked_sub(1);
    let opened = opener.is_none_or(|word| !page.is_any(word, &[","]));
    opened.then_some(title)
}

/// The rank from which on an office says less than one before it ("Chief of Staff, General Tao").
const OF_SERVICE: u8 = 4;
/// How far before an office the state may stand whose it is.
const LONG_TITLE: usize = 20;

/// The state named in the run of capitalised words before a title ("French Foreign Ministry
/// Secretary General Orsk").
fn side_before(page: &Page<'_>, floor: usize, start: usize) -> Option<String> {
    let mut at = start;
    while at > floor && start - at < LONG_TITLE {
        at -= 1;
        let joined = page.is_capital(at) && page.is_word(at)
            || page.is_any(at, &["of", "for", "/", "'s", "and", "(", ")", "the"]);
        if !joined {
            return None;
        }
        if is_visited(page, at) {
            return None;
        }
        let name = page.lexicon.name_at(page, at);
        if let Some((length, name)) = name.filter(|(length, _)| at + length <= start) {
            // "Kestrel's Director of the Harbour Office and Foreign Minister Tao": whatever offices
            // stand there are Kestrel's.
            let owned = page.low(at + length) == "'s";
            let apart = !owned
                && (start - at > 8
                    || (at + length..start).any(|word| page.is_any(word, &["and", "'s"])));
            // "HARBOUR, May 3 (Agency) National Security Adviser Venn": who reports, and nobody's side.
            let side = page.lexicon.side(name).filter(|side| !side.agency);
            if !apart {
                return side.map(|side| side.code.clone());
            }
        }
    }
    None
}

/// The office in lower case, and where it stands where that is in the body.
fn office_of(
    page: &Page<'_>,
    office: &Words,
    in_body: bool,
) -> (String, Option<chancery_record::ByteSpan>) {
    let bytes = page.bytes(office);
    (fold(bytes.of(page.text)), in_body.then_some(bytes))
}

/// "Orla Venn, Valdoria's foreign minister,": a bare name of two to four words before a comma and
/// an office.
fn introduce_apposition(
    page: &Page<'_>,
    cast: &mut Cast,
    at: usize,
    end: usize,
    in_body: bool,
) -> usize {
    let Some(name) = name_at(page, at, end) else { return at + 1 };
    if name.len() < 2 || page.low(name.end) != "," {
        return name.end;
    }
    let mut next = name.end + 1;
    if page.is_any(next, &["the", "a", "an", "his", "her"]) {
        next += 1;
    }
    let Some(title) = apposed_title(page, next, end) else { return name.end };
    let next = title.words.end;
    if next < end && page.is_capital(next) && page.is_word(next) {
        return introduce_staff(page, cast, &name, &title, in_body);
    }
    let actor = cast.person(&name_words(page, &name));
    cast.describe(actor, Some(office_of(page, &title.office, in_body)), title.side.as_deref());
    title.words.end
}

/// The office in apposition behind a name, where no other name follows it; behind one whose office stands
/// before it (`placed`), not even after a comma.
fn title_behind(page: &Page<'_>, end: usize, stop: usize, placed: bool) -> Option<Title> {
    if page.low(end) != "," {
        return None;
    }
    let from = end + 1 + usize::from(page.low(end + 1) == "the");
    let title = apposed_title(page, from, stop)?;
    let next = title.words.end;
    // "…, the Prime Minister of Kestrel the Honourable Ruben Tao".
    let honour = page.low(next) == "the" && addressed(page, next + 1, stop) > next + 1;
    let named = honour || page.is_capital(next) && page.is_word(next);
    // "…, the President of Kestrel, H.E. Ruben Tao": the office of another, who is named behind it.
    let the = usize::from(page.low(next + 1) == "the");
    let address = next + 1 + the;
    let whose = || {
        // "President Venn, the Prime Minister of Kestrel, Ruben Tao, …".
        let name = name_at(page, address, stop);
        name.is_some_and(|name| name.len() > 1 && page.low(name.end) == ",")
    };
    let other =
        placed && page.low(next) == "," && (addressed(page, address, stop) > address || whose());
    (!named && !other).then_some(title)
}

/// "Orla Venn, Chief of Staff for President Ostrek": the office is Venn's as far as "for", what
/// follows is whose staff it is. Returns where to read on.
fn introduce_staff(
    page: &Page<'_>,
    cast: &mut Cast,
    name: &Words,
    title: &Title,
    in_body: bool,
) -> usize {
    let office = &title.office;
    let link = (office.start + 1..office.end).find(|word| page.is_any(*word, &["for", "to"]));
    let Some(link) = link else { return name.end };
    let head = office.start..link;
    let held = head.clone().any(|word| page.lexicon.offices.at(page, word).is_some());
    if held {
        let actor = cast.person(&name_words(page, name));
        cast.describe(actor, Some(office_of(page, &head, in_body)), title.side.as_deref());
        return link + 1;
    }
    name.end
}

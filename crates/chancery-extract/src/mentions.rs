//! Where actors are named: persons, states, organisations, sides, groups.

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use crate::attributions::Attributed;
use crate::cast::{ActorIndex, Cast};
use crate::epithets;
use crate::introduced;
use crate::lexicon::Name;
use crate::page::{Page, Words, fold};
use crate::title::{Title, apposed_title, is_given_name, side_after, title_at};

/// How an actor is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    /// By name, with or without a title.
    Named,
    /// By office alone ("the President").
    Office,
    /// A state or organisation, or its side.
    Side,
    /// Several together ("the two leaders").
    Group,
}

/// Words that name an actor.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub(crate) words: Words,
    pub(crate) actor: ActorIndex,
    pub(crate) naming: Naming,
}

/// The mentions of a page in the order of the text; none overlaps another.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    pub(crate) all: Vec<Mention>,
}

impl Mentions {
    /// The mentions within these tokens.
    pub(crate) fn within(&self, words: &Words) -> &[Mention] {
        let from = self.all.partition_point(|mention| mention.words.start < words.start);
        let to = self.all.partition_point(|mention| mention.words.end <= words.end);
        self.all.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The mention that ends right before this token.
    pub(crate) fn ending_at(&self, end: usize) -> Option<&Mention> {
        let at = self.all.partition_point(|mention| mention.words.end < end);
        self.all.get(at).filter(|mention| mention.words.end == end)
    }

    /// The mention that begins at this token, an article before it allowed.
    pub(crate) fn starting_at(&self, start: usize) -> Option<&Mention> {
        let at = self.all.partition_point(|mention| mention.words.start < start);
        self.all.get(at).filter(|mention| mention.words.start == start)
    }
}

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
    for sentence in page.sentences.iter().take(OPENING) {
        introduce_host(page, cast, &sentence.words);
    }
    for sentence in &page.sentences {
        for name in listed_as_present(page, &sentence.words) {
            cast.person(&name_words(page, &name));
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
        page.tag(*at) == Tag::Verb
            && page.form(*at) == chancery_syntax::Form::Past
            && lists.iter().any(|list| page.in_list(list, *at))
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
                if page.tag(word) == Tag::Noun {
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
                || page.is_any(name.start - 1, &[",", "”", "\"", "’", "''", "that", "and", ";"])
        });
        let after = name_at(page, at + 1, words.end)
            .filter(|_| at > words.start && page.is_any(at - 1, &[",", "”", "\"", "’", "''"]));
        for name in before.into_iter().chain(after) {
            let known = page.lexicon.unnamed.at(page, name.end - 1).is_some();
            let proper = name.clone().all(|word| {
                matches!(page.tag(word), Tag::Propn | Tag::X)
                    || page.tag(word) == Tag::Noun
                        && page.form(word) != chancery_syntax::Form::Plural
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
    let mut alone: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for word in 1..page.len() {
        let single = page.is_capital(word)
            && page.tag(word) == Tag::Propn
            && !page.is_capital(word - 1)
            && !page.is_capital(word + 1);
        if single {
            *alone.entry(page.low(word)).or_default() += 1;
        }
    }
    for (surname, _) in alone {
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

/// The run of name words that ends right before `end`.
fn name_ending_at(page: &Page<'_>, floor: usize, end: usize) -> Option<Words> {
    let mut start = end;
    while start > floor && is_name_word(page, start - 1) {
        start -= 1;
    }
    (start < end).then_some(start..end)
}

/// The names in a sentence that lists those present ("Orla Venn, Ruben Tao and others attended").
pub(crate) fn listed_as_present(page: &Page<'_>, words: &Words) -> Vec<Words> {
    let Some(attended) = page.lexicon.contact_phrases.get("attended") else { return Vec::new() };
    let at = words.clone().find(|at| attended.at(page, *at).is_some());
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
fn sex(page: &Page<'_>, title: &Words) -> Option<bool> {
    title.clone().rev().find_map(|word| page.lexicon.woman(page.low(word)))
}

/// The person a title and a name introduce: of two with one surname not the one of the other sex
/// ("Mrs. Venn" beside "Tarn Venn").
fn titled_person(page: &Page<'_>, cast: &mut Cast, name: &Words, title: &Title) -> ActorIndex {
    let spelled = name_words(page, name);
    let Some(woman) = sex(page, &title.words).filter(|_| name.len() == 1) else {
        return cast.person(&spelled);
    };
    let other_sex = |role: &crate::cast::Role| {
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

/// Notes whether people are women, as their given names tell, where nothing else did.
pub(crate) fn note_sexes(page: &Page<'_>, cast: &mut Cast) {
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

/// Finds every mention on a page.
pub(crate) fn find(page: &Page<'_>, cast: &mut Cast, in_body: bool) -> Mentions {
    let mut mentions = Mentions::default();
    for sentence in &page.sentences {
        collect(page, cast, &sentence.words, in_body, &mut mentions);
    }
    mentions
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
        cast.describe(actor, office, side.as_deref());
        note_sex(page, cast, actor, &title.words);
        at = name.end;
        // "The Honourable Orla Venn, President of Valdoria": the office stands behind the name.
        if !title.has_office
            && let Some(behind) = title_behind(page, name.end, sentence.end)
        {
            let office = office_of(page, &behind.office, in_body);
            cast.describe(actor, Some(office), behind.side.as_deref());
            at = behind.words.end;
        }
    }
}

/// A run of capitalised words up to the full name of somebody known that it ends in: a careless
/// text puts no comma between two names ("with President Tarn Ostrek Orla Venn agreed").
fn before_known(page: &Page<'_>, cast: &Cast, name: Words) -> Words {
    if name.len() < 4 {
        return name;
    }
    let full = |words: Words| {
        let spelled = name_words(page, &words);
        let known = cast.find_person(&spelled)?;
        (cast.actors[known].name.len() == spelled.len()).then_some(known)
    };
    let split = (name.start + 2..name.end - 1).find(|at| {
        let (first, second) = (full(name.start..*at), full(*at..name.end));
        first.is_some() && second.is_some() && first != second
    });
    name.start..split.unwrap_or(name.end)
}

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
        let name = page.lexicon.name_at(page, at);
        if let Some((length, name)) = name.filter(|(length, _)| at + length <= start) {
            // "Kestrel's Director of the Harbour Office and Foreign Minister Tao": whatever offices
            // stand there are Kestrel's.
            let owned = page.low(at + length) == "'s";
            let apart = !owned
                && (start - at > 8
                    || (at + length..start).any(|word| page.is_any(word, &["and", "'s"])));
            if !apart {
                return page.lexicon.side(name).map(|side| side.code.clone());
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

/// The office in apposition behind a name, where no other name follows it.
fn title_behind(page: &Page<'_>, end: usize, stop: usize) -> Option<Title> {
    if page.low(end) != "," {
        return None;
    }
    let from = end + 1 + usize::from(page.low(end + 1) == "the");
    let title = apposed_title(page, from, stop)?;
    let named = page.is_capital(title.words.end) && page.is_word(title.words.end);
    (!named).then_some(title)
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
    let Some(link) = link.filter(|_| page.is_any(name.end, &[","])) else { return name.end };
    let head = office.start..link;
    let held = head.clone().any(|word| page.lexicon.offices.at(page, word).is_some());
    if held {
        let actor = cast.person(&name_words(page, name));
        cast.describe(actor, Some(office_of(page, &head, in_body)), title.side.as_deref());
        return link + 1;
    }
    name.end
}

/// A title and the name after it.
fn titled_name(page: &Page<'_>, at: usize, end: usize) -> Option<(Title, Words)> {
    let title = title_at(page, at, end)?;
    let from = title.words.end;
    // "President of Valdoria, Tarn Ostrek": a comma is allowed before the name after "of …".
    // "his counterpart, Tarn Ostrek,": so it is after an office that an article opens.
    let the = page.low(from + 1) == "the" && addressed(page, from + 2, end) > from + 2;
    if page.low(from) == "," && (page.is_capital(from + 1) || the) {
        let opened = title.words.start > 0
            && page.is_any(title.words.start - 1, &["the", "his", "her", "their", "its", "'s"]);
        if side_in(page, &title.words) || opened && title.has_office {
            // "the President of Kestrel, H.E. Mr. Ruben Tao".
            let address = addressed(page, from + 1 + usize::from(the), end);
            let name = name_at(page, address, end)?;
            let enough = name.len() > 1 || side_in(page, &title.words);
            return enough.then_some((title, name));
        }
    }
    // "High Commissioner for Harbours (UNHCH) Orla Venn".
    let short = title.has_office
        && page.is_any(from, &["("])
        && page.is_any(from + 2, &[")"])
        && page.is_capital(from + 1)
        && page.is_capital(from + 3);
    let from = if short { from + 3 } else { from };
    let name = name_at(page, from, end).or_else(|| particled(page, from, end))?;
    Some((title, name))
}

/// "von der Lane" right behind a title: a surname alone that begins with its particles.
fn particled(page: &Page<'_>, at: usize, end: usize) -> Option<Words> {
    let first = (at..end.min(at + 4))
        .find(|word| !page.lexicon.name_particles.contains(page.low(*word)))?;
    let name = name_at(page, first, end).filter(|_| first > at)?;
    Some(at..name.end)
}

/// One past the forms of address that begin here.
pub(crate) fn addressed(page: &Page<'_>, at: usize, end: usize) -> usize {
    match title_at(page, at, end) {
        Some(title) if !title.has_office && title.side.is_none() => title.words.end,
        _ => at,
    }
}

fn side_in(page: &Page<'_>, title: &Words) -> bool {
    title.clone().any(|word| page.low(word) == "of")
}

/// A person's name that begins here: capitalised words, particles and initials between them.
pub(crate) fn name_at(page: &Page<'_>, start: usize, end: usize) -> Option<Words> {
    let mut at = start;
    let mut last = None;
    while at < end && at < start + 7 {
        if is_name_word(page, at)
            || last.is_some() && closes_name(page, at)
            || last.is_none() && is_shouted_surname(page, at)
        {
            at += 1;
            last = Some(at);
        } else if last.is_some()
            && page.lexicon.name_particles.contains(page.low(at))
            && page.is_capital(at + 1)
        {
            at += 1;
        } else {
            break;
        }
    }
    let mut name = start..last?;
    if page.lexicon.organisation_nouns.contains(page.low(name.end - 1)) {
        return None;
    }
    let comma = usize::from(page.low(name.end) == ",");
    if page.lexicon.name_suffixes.contains(page.low(name.end + comma)) && name.len() > 1 {
        name.end += comma + 1;
    }
    Some(name)
}

/// A last name that is also a function word ("Liu He,"): capitalised, at the end of a name before a
/// comma, "and" or a possessive.
fn closes_name(page: &Page<'_>, at: usize) -> bool {
    page.is_capital(at)
        && page.is_any(at, &["he", "an", "so", "do", "may", "will", "you", "we", "she"])
        && page.is_any(at + 1, &[",", "and", "'s", "."])
}

/// "Ms. VENN Orla": a short family name in capitals behind a form of address or an office and before
/// the given name.
fn is_shouted_surname(page: &Page<'_>, at: usize) -> bool {
    let raw = page.raw(at);
    let numeral = page.lexicon.name_suffixes.contains(page.low(at));
    let shouted = (2..5).contains(&raw.len()) && raw.chars().all(char::is_uppercase) && !numeral;
    let before = at.saturating_sub(1);
    let stop = usize::from(page.low(before) == ".");
    let addressed = at > stop && {
        let last = before - stop;
        page.lexicon.honorifics.at(page, last).is_some()
            || page.lexicon.offices.at(page, last).is_some()
    };
    let given = page.raw(at + 1);
    shouted
        && addressed
        && given.chars().any(char::is_lowercase)
        && is_name_word(page, at + 1)
        && page.lexicon.name_at(page, at).is_none()
}

fn is_name_word(page: &Page<'_>, at: usize) -> bool {
    let raw = page.raw(at);
    if !page.is_word(at)
        || !(page.is_capital(at) || begins_with_particle(raw))
        || raw.bytes().any(|b| b.is_ascii_digit())
    {
        return false;
    }
    let low = page.low(at);
    let acronym = raw.len() > 1 && raw.len() < 5 && raw.chars().all(char::is_uppercase);
    let known = page.lexicon.name_at(page, at).and_then(|(_, name)| page.lexicon.side(name));
    !acronym
        && (known.is_none_or(|side| side.ambiguous) || is_given_name(page, at))
        && (page.lexicon.offices.at(page, at).is_none() || is_borne(page, at))
        && (page.lexicon.honorifics.at(page, at).is_none()
            || page.lexicon.woman_by_name(low).is_some())
        && (page.lexicon.portfolios.at(page, at).is_none() || low == "grace")
        && page.lexicon.verbs.at(page, at).is_none_or(|_| low == "grant")
        && page.lexicon.groups.at(page, at).is_none()
        && !is_common(page, low, at)
}

/// "al-Venn": an article and a hyphen before the capital.
fn begins_with_particle(raw: &str) -> bool {
    raw.starts_with(['a', 'e', 'u'])
        && raw.split_once('-').is_some_and(|(particle, rest)| {
            matches!(particle, "al" | "el" | "ul" | "an" | "as" | "ad" | "ar" | "at" | "az" | "ash")
                && rest.starts_with(char::is_uppercase)
        })
}

/// An office that is a given name too, before another name: "Amir Osk".
fn is_borne(page: &Page<'_>, at: usize) -> bool {
    page.lexicon.woman_by_name(page.low(at)).is_some()
        && page.is_capital(at + 1)
        && page.tag(at + 1) == Tag::Propn
}

/// Words that begin with a capital in titles and at the start of sentences but name nobody.
fn is_common(page: &Page<'_>, low: &str, at: usize) -> bool {
    let lists = ["with_verbs", "call_nouns", "meeting_nouns", "open_nouns", "letter_nouns"];
    let in_list = |name: &&str| {
        page.lexicon.contact_phrases.get(*name).is_some_and(|words| words.at(page, at).is_some())
    };
    let verb = ["object_verbs", "answering_verbs"].iter().any(in_list) && low != "saw";
    page.lexicon.not_names.contains(low)
        || verb
        || is_month(page, low, at)
        || crate::dates::english::weekday(low).is_some()
        || lists.iter().any(in_list)
}

/// A month, unless more of a name follows an abbreviation that is a given name too ("Jan Osk").
fn is_month(page: &Page<'_>, low: &str, at: usize) -> bool {
    if low == "may" || crate::dates::english::month(low).is_none() {
        return false;
    }
    let goes_on = page.is_capital(at + 1) && page.tag(at + 1) == Tag::Propn;
    !(matches!(low, "jan" | "april" | "june" | "august") && goes_on)
}

/// The words of a name as they stand.
pub(crate) fn name_words<'p>(page: &'p Page<'_>, name: &Words) -> Vec<&'p str> {
    name.clone().filter(|word| page.is_word(*word)).map(|word| page.raw(word)).collect()
}

/// Second pass: every mention, left to right.
fn collect(page: &Page<'_>, cast: &mut Cast, sentence: &Words, in_body: bool, out: &mut Mentions) {
    let mut at = sentence.start;
    while at < sentence.end {
        let found = named(page, cast, at, sentence.end)
            .or_else(|| group(page, cast, at))
            .or_else(|| epithets::body(page, cast, at))
            .or_else(|| side_or_office(page, cast, at, sentence.end, out));
        match found {
            Some(mention) => {
                let place = in_body.then(|| page.bytes(&mention.words));
                cast.mention(mention.actor, place);
                at = mention.words.end.max(at + 1);
                out.all.push(mention);
            }
            None => at += 1,
        }
    }
}

/// A side or somebody's office, whichever is longer: "the US President" is a person.
fn side_or_office(
    page: &Page<'_>,
    cast: &mut Cast,
    at: usize,
    end: usize,
    before: &Mentions,
) -> Option<Mention> {
    let office = office(page, cast, at, end, last_person(cast, before));
    let from = at + usize::from(page.low(at) == "the");
    let named = page.lexicon.name_at(page, from).map_or(0, |(length, _)| from + length);
    match office {
        Some(office) if office.words.end > named => Some(office),
        office => side(page, cast, at).or(office),
    }
}

/// The person mentioned last.
fn last_person(cast: &Cast, mentions: &Mentions) -> Option<ActorIndex> {
    let mut back = mentions.all.iter().rev().take(6).map(|mention| mention.actor);
    back.find(|actor| cast.actors[*actor].kind == ActorKind::Person)
}

fn named(page: &Page<'_>, cast: &mut Cast, at: usize, end: usize) -> Option<Mention> {
    if let Some((title, name)) = titled_name(page, at, end) {
        let name = before_known(page, cast, name);
        let office = fold(page.bytes(&title.office).of(page.text));
        let (spelled, side) = (name_words(page, &name), title.side.as_deref());
        let actor = cast.find_titled(&spelled, &office, side, sex(page, &title.words))?;
        return Some(Mention { words: title.words.start..name.end, actor, naming: Naming::Named });
    }
    let name = name_at(page, at, end)?;
    // The longest stretch of the name that is somebody's.
    for length in (1..=name.len()).rev() {
        let part = name.start..name.start + length;
        if let Some(actor) = cast.find_person(&name_words(page, &part)) {
            return Some(Mention { words: part, actor, naming: Naming::Named });
        }
    }
    None
}

fn group(page: &Page<'_>, cast: &mut Cast, at: usize) -> Option<Mention> {
    let mut from = at;
    while from < at + 3 && page.is_any(from, &["the", "both", "two", "three", "four", "our", "all"])
    {
        from += 1;
    }
    // The longest reading: the article or number may be part of the phrase.
    let ends = (at..=from).filter_map(|start| {
        let (length, ()) = page.lexicon.groups.at(page, start)?;
        Some(start + length)
    });
    let words = at..ends.max()?;
    let phrase = fold(page.bytes(&words).of(page.text));
    let actor = cast.joint(&[], &phrase);
    Some(Mention { words, actor, naming: Naming::Group })
}

/// "Valdoria", "the Valdorian side", "NATO".
fn side(page: &Page<'_>, cast: &mut Cast, at: usize) -> Option<Mention> {
    let from = if page.low(at) == "the" { at + 1 } else { at };
    let (length, name) = page.lexicon.name_at(page, from)?;
    if !page.is_capital(from) {
        return None;
    }
    let known = page.lexicon.side(name)?;
    let (code, usual) = (known.code.clone(), known.name.clone());
    let after = from + length;
    let sided = page.in_list("side_nouns", after);
    // "the Minsk agreement", "US policy": a modifier, not an actor.
    let modifies = !sided
        && matches!(page.tag(after), Tag::Noun | Tag::Propn)
        && page.is_word(after)
        && page.lexicon.offices.at(page, after).is_none();
    if modifies {
        return None;
    }
    let kind = match name {
        Name::State(_) => ActorKind::State,
        Name::Organization(_) => ActorKind::Organization,
        // A bare adjective names nobody ("Valdorian exports").
        Name::Adjective(_) if sided => ActorKind::State,
        Name::Adjective(_) => return None,
    };
    let agency = known.agency;
    let here = page.bytes(&(from..after)).of(page.text);
    let actor = if kind == ActorKind::Organization && !here.contains('\n') {
        cast.organisation(&code, &usual, here)
    } else {
        cast.side(kind, &code, &usual)
    };
    cast.actors[actor].agency |= agency;
    let words = at..if sided { after + 1 } else { after };
    Some(Mention { words, actor, naming: Naming::Side })
}

/// "the President", "the Valdorian foreign minister": someone introduced elsewhere.
fn office(
    page: &Page<'_>,
    cast: &Cast,
    at: usize,
    end: usize,
    last: Option<ActorIndex>,
) -> Option<Mention> {
    let article = page.is_any(at, &["the", "his", "her", "their"]);
    let from = if article { at + 1 } else { at };
    if !article && (!page.is_capital(from) || named_before(page, from)) {
        return None;
    }
    let title = title_at(page, from, end)?;
    // "the President of Valdoria Tarn Ostrek": office and name are one mention.
    let named = name_at(page, title.words.end, end)
        .is_some_and(|name| cast.find_person(&name_words(page, &name)).is_some());
    if !title.has_office || article && named {
        return None;
    }
    let actor = epithets::holder(page, cast, &title, last)?;
    Some(Mention { words: at..title.words.end, actor, naming: Naming::Office })
}

/// Whether a title has begun before a token: "Marran Harbour Minister", "Kestrel's Oil Minister" are
/// one title each, and their last words alone are nobody's.
fn named_before(page: &Page<'_>, at: usize) -> bool {
    let lexicon = page.lexicon;
    let before = at.wrapping_sub(1);
    let starts = at.saturating_sub(3)..at;
    let mut ends_here = starts.rev().filter_map(|start| {
        let named = lexicon.name_at(page, start).map(|(length, _)| start + length);
        let portfolio = lexicon.portfolios.at(page, start).map(|(length, ())| start + length);
        named.filter(|end| *end == at).or(portfolio.filter(|end| *end == at))
    });
    page.is_any(before, &["'s", "'"])
        || page.is_capital(before) && lexicon.office_prefixes.contains(page.low(before))
        || ends_here.next().is_some()
}

#[cfg(test)]
mod tests {
    use chancery_text::{Hint, read};

    use super::*;
    use crate::Lexicon;

    fn mentioned(text: &str) -> Vec<String> {
        let reading = read(text.as_bytes(), &Hint::default());
        let page = Page::new(&reading, Lexicon::english());
        let mut cast = Cast::default();
        introduce_all(&page, &mut cast, true, false);
        let found = find(&page, &mut cast, true);
        found.all.iter().map(|m| page.bytes(&m.words).of(page.text).to_owned()).collect()
    }

    #[test]
    fn a_group_is_named_with_its_article_and_number() {
        assert_eq!(mentioned("The two heads of state agreed to meet."), ["The two heads of state"]);
        assert_eq!(mentioned("Later both sides parted."), ["both sides"]);
    }

    #[test]
    fn a_title_belongs_to_the_name_after_it() {
        let text =
            "State Councillor and Foreign Minister Orla Venn met Envoy for Harbours Ruben Tao.";
        assert_eq!(
            mentioned(text),
            ["State Councillor and Foreign Minister Orla Venn", "Envoy for Harbours Ruben Tao"]
        );
    }
}

//! Where actors are named: persons, states, organisations, sides, groups.

mod alone;
mod beside_contact;
mod headline;
mod introduce;
mod led;
mod name;
mod possessives;
mod recorded;
mod telegram;

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::epithets;
use crate::actors::title::title_at;
use crate::lexicon::Name;
use crate::page::{Page, Words, fold};
use introduce::sex;
use name::{before_known, titled_name};

pub(crate) use alone::{stand_for, stand_for_letters};
pub(crate) use headline::{introduce_pair, meeting_of_two};
pub(crate) use introduce::{introduce_all, introduce_sources, listed_as_present, note_sexes};
pub(crate) use led::sides_of_leaders;
pub(crate) use name::{addressed, name_at, name_words};
pub(crate) use possessives::note_sexes_by_possessives;
pub(crate) use recorded::{correspondents, introduce_recorded, parties, recorded_person};
pub(crate) use telegram::introduce_sent;

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

    /// The mention that begins at this token.
    pub(crate) fn starting_at(&self, start: usize) -> Option<&Mention> {
        let at = self.all.partition_point(|mention| mention.words.start < start);
        self.all.get(at).filter(|mention| mention.words.start == start)
    }

    /// The mention that begins at this token or behind an article at it.
    pub(crate) fn behind_article(&self, page: &Page<'_>, start: usize) -> Option<&Mention> {
        let article = usize::from(page.low(start) == "the");
        self.starting_at(start).or_else(|| self.starting_at(start + article))
    }

    /// Whoever is named behind a comma right behind these words: "the minister|, Ruben Tao".
    pub(crate) fn apposed_to(&self, page: &Page<'_>, words: &Words) -> Option<&Mention> {
        let comma = page.low(words.end) == ",";
        let named = self.starting_at(words.end + 1).filter(|_| comma)?;
        (named.naming == Naming::Named).then_some(named)
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

/// Second pass: every mention, left to right.
fn collect(page: &Page<'_>, cast: &mut Cast, sentence: &Words, in_body: bool, out: &mut Mentions) {
    let mut at = sentence.start;
    while at < sentence.end {
        let found = named(page, cast, at, sentence.end)
            .or_else(|| group(page, cast, at))
            .or_else(|| epithets::head_of_diplomacy(page, cast, at))
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
    let office = office(page, cast, at, end, last_person(cast, before))
        .or_else(|| epithets::speaking_office(page, cast, at, end));
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
    // "Some Ministers": not all of those who talk.
    if page.in_list("some_of_them", at.wrapping_sub(1)) {
        return None;
    }
    let mut from = at;
    while from < at + 3 && page.is_any(from, &["the", "both", "two", "three", "four", "our", "all"])
    {
        from += 1;
    }
    // "…, officials said": any, and none of those who talk.
    let credit =
        from == at && (page.low(at.wrapping_sub(1)) == "," || page.is_behind_quotation(at));
    let any = page.lexicon.unnamed.at(page, at).filter(|_| credit);
    if any.is_some_and(|(length, _)| page.lexicon.verbs.at(page, at + length).is_some()) {
        return None;
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
    // "Director Paris", where somebody of that name was named in full: no city, and no state.
    let titled = from == at
        && page.is_capital(at.wrapping_sub(1))
        && page.lexicon.offices.at(page, at.wrapping_sub(1)).is_some();
    if let Some(actor) = cast.find_person(&name_words(page, &(at..at + length))).filter(|_| titled)
    {
        return Some(Mention { words: at..at + length, actor, naming: Naming::Named });
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
    // "Brussels" is no name of the union that has its seat there.
    let own_name = page.lexicon.names.get(here) == Some(name);
    let actor = if kind == ActorKind::Organization && own_name && !here.contains('\n') {
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
    cast: &mut Cast,
    at: usize,
    end: usize,
    last: Option<ActorIndex>,
) -> Option<Mention> {
    // "by a Marran head of government": anybody who is one.
    if page.is_any(at.wrapping_sub(1), &["a", "an", "any", "every", "each", "no", "another"]) {
        return None;
    }
    let article = page.is_any(at, &["the", "his", "her", "their"]);
    let from = if article { at + 1 } else { at };
    if !article && (!page.is_capital(from) || named_before(page, from)) {
        return None;
    }
    // "DPM/FM": the letters of two offices need no article.
    let two = page.low(from + 1) == "/" && page.is_capital(from + 2);
    if (article || two)
        && let Some(actor) = epithets::by_initials(page, cast, from)
    {
        let end = if two { from + 3 } else { from + 1 };
        return Some(Mention { words: at..end, actor, naming: Naming::Office });
    }
    let title = title_at(page, from, end)?;
    // "the President of Valdoria Tarn Ostrek": office and name are one mention.
    let named = name_at(page, title.words.end, end)
        .is_some_and(|name| cast.find_person(&name_words(page, &name)).is_some());
    if !title.has_office || article && named {
        return None;
    }
    let actor = epithets::holder(page, cast, &title, last)?;
    let role = &mut cast.actors[actor];
    if role.side.is_none() && role.called_of.is_none() {
        role.called_of.clone_from(&title.side);
    }
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
        let mut cast = Cast::new(page.lexicon);
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

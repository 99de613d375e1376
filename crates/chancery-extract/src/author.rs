//! Whose voice a text is in: "Statement by President Venn", a signature line, the office that
//! issued it where it speaks as "we".

use chancery_record::{ActorKind, Document};
use chancery_text::BlockKind;

use crate::cast::{ActorIndex, Cast};
use crate::dispatch;
use crate::issuer::IssuedBy;
use crate::labels::{capitalised, set_small};
use crate::mentions::{Mention, Mentions, Naming};
use crate::page::{Page, Paragraph, Sentence, Words, fold};
use crate::quotation::Quotations;
use crate::set_off::{self, SetOff};
use crate::title::title_at;

/// How many sentences in the first person make a text somebody's own voice where nothing else does.
const OWN_SENTENCES: usize = 2;

/// How many blocks may stand before a signature line.
const HEAD: usize = 8;

/// How long a line that only names somebody may be, in tokens.
const LINE: usize = 16;

/// How long a sentence is that can only be of the text, in tokens.
const RUNNING: usize = 20;

/// How many blocks may stand behind the name that closes a text.
const TAIL: usize = 4;

/// Within how many sentences a text that tells what its author did begins as "I".
const OPENING: usize = 4;

/// The words by which a text speaks of whoever writes it.
const FIRST_PERSON: [&str; 6] = ["i", "we", "my", "our", "us", "me"];

/// The one in whose voice a text is.
#[derive(Debug, Clone)]
pub(crate) struct Author {
    pub(crate) actor: ActorIndex,
    pub(crate) named: NamedIn,
    /// Whether all of the text is in that voice; else only the sentences that speak as "we" or of
    /// the author's own side.
    pub(crate) throughout: bool,
    /// Whether the text speaks in the first person.
    pub(crate) first_person: bool,
    /// Whether it begins as "I": within its first sentences, outside quotation marks.
    pub(crate) opens_as_i: bool,
    /// Whether it is a letter or a dispatch that tells somebody else of it.
    pub(crate) dispatch: bool,
}

impl Author {
    /// Whether the author is named by a label on a line of its own, above the text.
    pub(crate) fn heads_text(&self, page: &Page<'_>) -> bool {
        let NamedIn::Words(name) = &self.named else { return false };
        let line = page.sentences.get(page.sentence_of(name.start));
        page.low(name.end) == ":" && line.is_some_and(|line| line.words.end == name.end + 1)
    }
}

/// Where the author is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NamedIn {
    /// In the title that came with the text.
    Title,
    /// In the text.
    Words(Words),
    /// In the field or line that names the issuer.
    Issuer,
}

/// The one in whose voice the text is: whom its title, a line of its head or its end names, or else
/// the office that issued it. `others` is what is set off in the words of somebody.
#[expect(clippy::too_many_arguments, reason = "all that tells whose voice it is")]
pub(crate) fn author(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    quotations: &Quotations,
    others: &[SetOff],
    title: Option<(&Page<'_>, &Mentions)>,
    document: &Document,
    issued: IssuedBy,
) -> Option<Author> {
    let outside = |sentence: &&Sentence| !set_off::holds(others, sentence.block);
    let own = page.sentences.iter().filter(outside);
    let own = own.filter(|sentence| own_words(page, quotations, &sentence.words));
    let own = own.take(OWN_SENTENCES).count();
    let official = issued == IssuedBy::Office;
    let first_person = own >= OWN_SENTENCES;
    let says_i =
        |sentence: &&Sentence| outside(sentence) && says_i(page, quotations, &sentence.words);
    let opens_as_i = page.body().take(OPENING).any(|(_, sentence)| says_i(&sentence));
    let of = |actor: ActorIndex, named: NamedIn| Author {
        actor,
        named,
        throughout: true,
        first_person,
        opens_as_i,
        dispatch: false,
    };
    // A telegram may tell of its sender in one sentence only.
    let letter = title.filter(|_| first_person || own > 0 && dispatch::is_telegram(page));
    if let Some(actor) =
        letter.and_then(|(title, named)| dispatch::writer(page, title, named, cast))
    {
        set_small(cast, actor);
        let dispatch = of(actor, NamedIn::Title);
        return Some(Author { dispatch: true, first_person: true, ..dispatch });
    }
    // What an office publishes under somebody's name is that one's, however it speaks.
    let signed = official || first_person;
    let title = title.filter(|_| signed).and_then(|(title, named)| titled(title, named, cast));
    let named = title.map(|actor| (actor, NamedIn::Title)).or_else(|| {
        let (actor, words) = signed
            .then(|| signature(page, cast, mentions, first_person))
            .flatten()
            .or_else(|| {
                let speaks =
                    page.sentences.iter().filter(says_i).nth(usize::from(!official)).is_some();
                speaks.then(|| closing(page, cast, mentions)).flatten()
            })?;
        Some((actor, NamedIn::Words(words)))
    });
    let issuer = || document.issuer.value().filter(|_| first_person);
    let named = named.or_else(|| {
        let (actor, words) = holder(page, cast, mentions, issuer()?)?;
        Some((actor, NamedIn::Words(words)))
    });
    if let Some((actor, named)) = named {
        set_small(cast, actor);
        return Some(of(actor, named));
    }
    let issuer = document.issuer.value()?;
    if dispatch::is_archive(issuer, page.lexicon) || speaks_for_several(page) {
        return None;
    }
    if let Some(side) = document.issuer_side.value().filter(|_| official) {
        let actor = cast.side(ActorKind::Organization, side, issuer);
        return Some(Author { throughout: false, ..of(actor, NamedIn::Issuer) });
    }
    let name = personal_name(page, issuer).filter(|_| first_person)?;
    Some(of(cast.person(&name), NamedIn::Issuer))
}

/// "The defence of our countries": a text that keeps speaking for several states is not its publisher's
/// alone; one that greets another state is.
fn speaks_for_several(page: &Page<'_>) -> bool {
    const SENTENCES: usize = 2;
    let greets =
        |sentence: &Sentence| page.find_listed("greeting_words", &sentence.words).is_some();
    if page.sentences.iter().take(HEAD).any(greets) {
        return false;
    }
    let told = page
        .sentences
        .iter()
        .filter(|sentence| page.find_listed("several_selves", &sentence.words).is_some());
    told.take(SENTENCES).count() >= SENTENCES
}

/// The one who tells of his own talks on the page of his office, where no other signs the text.
pub(crate) fn poster(known: Option<Author>, poster: Option<ActorIndex>) -> Option<Author> {
    let signed = known.as_ref().is_some_and(|author| author.throughout);
    let Some(actor) = poster.filter(|_| !signed) else { return known };
    let named = NamedIn::Issuer;
    Some(Author {
        actor,
        named,
        throughout: true,
        first_person: true,
        opens_as_i: true,
        dispatch: false,
    })
}

/// The person whose name stands on a line of its own at the head of a text that an office held by one
/// person issued ("Minister for Harbours, Kestrel").
fn holder(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    issuer: &str,
) -> Option<(ActorIndex, Words)> {
    let words = crate::lexicon::phrases::split(issuer);
    let office = (0..words.len()).any(|from| {
        let held = words[from..words.len().min(from + 2)].join(" ");
        page.lexicon.rank_of(&held).is_some() || page.lexicon.rank_of(&words[from]).is_some()
    });
    let body = words.iter().any(|word| page.lexicon.organisation_nouns.contains(&**word));
    if !office || body || page.lexicon.bodies.get(&words[0]).is_some() {
        return None;
    }
    // Named with this very office at the head of the text.
    let folded = fold(issuer);
    let head = page.sentences.iter().take(HEAD);
    let state = (0..words.len()).find_map(|from| {
        let ends = (from + 1..=words.len().min(from + 5)).rev();
        let mut names = ends.filter_map(|end| page.lexicon.names.get(&words[from..end].join(" ")));
        names.find_map(|name| page.lexicon.side(name)).map(|side| side.code.as_str())
    });
    // "I spoke with President Tao" on the page of another president.
    let all = head.clone().flat_map(|sentence| mentions.within(&sentence.words));
    let spoken_with: Vec<ActorIndex> = all
        .filter(|m| page.is_any(m.words.start.wrapping_sub(1), &["with", "to", "from"]))
        .map(|mention| mention.actor)
        .collect();
    let named =
        head.clone().flat_map(|sentence| mentions.within(&sentence.words)).find(|mention| {
            let role = &cast.actors[mention.actor];
            let with = spoken_with.contains(&mention.actor);
            let others = state.is_some_and(|own| role.side.as_deref().is_some_and(|s| s != own));
            if with || others {
                return false;
            }
            let held = role.office.as_ref().is_some_and(|(held, _)| folded.contains(held.as_str()));
            role.kind == ActorKind::Person && mention.naming == Naming::Named && held
        });
    if let Some(named) = named {
        return Some((named.actor, named.words.clone()));
    }
    let short = head.filter(|sentence| {
        let verb = sentence.words.clone().any(|at| page.form(at).is_finite());
        sentence.words.len() <= LINE && !verb
    });
    let alone = |at: usize, line: &Words| {
        let name = crate::mentions::name_at(page, at, line.end)?;
        let known = mentions.within(&name).first();
        let person = known.is_none_or(|known| cast.actors[known.actor].kind == ActorKind::Person);
        (person && (2..=4).contains(&name.len()) && ends_line(page, &name, line)).then_some(name)
    };
    let name = short.clone().find_map(|sentence| {
        let line = &sentence.words;
        let title = title_at(page, line.start, line.end);
        let start = title.map_or(line.start, |title| title.words.end);
        alone(start, line).or_else(|| {
            // "Media release by the Minister for Harbours, Ruben Tao".
            let comma = line.clone().rev().find(|at| page.low(*at) == ",")?;
            alone(comma + 1, line)
        })
    })?;
    Some((person_of(page, cast, mentions, &name), name))
}

/// Whether a sentence speaks in the first person outside quotation marks.
pub(crate) fn own_words(page: &Page<'_>, quotations: &Quotations, sentence: &Words) -> bool {
    sentence.clone().any(|at| {
        page.is_any(at, &FIRST_PERSON)
            && page.raw(at) != "US"
            && !quotations.covers(page, &(at..at + 1))
    })
}

/// Whether a text gives what people said in their own first person and without quotation marks ("Venn
/// pointed out that we are ready", "I hope that …"): the way of official accounts turned into English
/// by a machine.
pub(crate) fn tells_as_we(page: &Page<'_>, mentions: &Mentions, quotations: &Quotations) -> bool {
    const ENOUGH: usize = 2;
    /// How many words may stand before the one who is named.
    const OPENING: usize = 8;
    let tells = |sentence: &&Sentence| {
        let words = &sentence.words;
        let head = words.start..words.end.min(words.start + OPENING);
        let Some(first) = mentions.within(&head).first() else { return false };
        let near = first.words.end..words.end.min(first.words.end + 4);
        let cue = near.into_iter().find(|at| {
            page.form(*at) == chancery_syntax::Form::Past
                && page.lexicon.verbs.at(page, *at).is_some()
        });
        cue.is_some_and(|cue| own_words(page, quotations, &(cue + 1..words.end)))
    };
    page.sentences.iter().filter(tells).nth(ENOUGH - 1).is_some()
}

fn says_i(page: &Page<'_>, quotations: &Quotations, sentence: &Words) -> bool {
    let outside = |at: usize| !quotations.covers(page, &(at..at + 1));
    sentence.clone().any(|at| page.raw(at) == "I" && outside(at))
}

/// "Statement by President Venn", "President Venn's Message on …".
fn titled(title: &Page<'_>, named: &Mentions, cast: &mut Cast) -> Option<ActorIndex> {
    let speaks = |mention: &&Mention| {
        let kind = cast.actors[mention.actor].kind;
        matches!(kind, ActorKind::Person | ActorKind::Organization | ActorKind::State)
    };
    let whole = 0..title.len();
    if let Some(by) = title.find_listed("authored", &whole) {
        let from = named.all.partition_point(|mention| mention.words.start < by.end);
        let mut rest = named.all.get(from..)?;
        // "by Presidents Venn and Tao": the plural is no group here.
        if let [group, name, ..] = rest
            && group.naming == Naming::Group
            && name.words.start == group.words.end
        {
            rest = &rest[1..];
        }
        let next = rest.first().filter(|next| next.words.start <= by.end + 1).filter(speaks)?;
        // "Statement by Presidents Venn and Tao and Prime Minister Orsk".
        let mut authors = vec![next.actor];
        for pair in rest.windows(2) {
            let gap = pair[0].words.end..pair[1].words.start;
            let joined = gap.clone().all(|at| title.is_any(at, &["and", ",", "&", "the"]));
            if !joined || gap.is_empty() || !speaks(&&pair[1]) {
                break;
            }
            authors.push(pair[1].actor);
        }
        authors.dedup();
        return match authors.as_slice() {
            [one] => Some(*one),
            several => Some(cast.joint(several, "we")),
        };
    }
    let person = |mention: &&Mention| cast.actors[mention.actor].kind == ActorKind::Person;
    let owner = named.all.first().filter(person)?;
    let end = owner.words.end;
    let text = (end + 1..end + 4).find(|at| title.in_list("own_texts", *at))?;
    let whose = owner.words.start <= 1 && title.is_possessive_mark(end);
    (whose && text < title.len()).then_some(owner.actor)
}

/// "Ruben Tao, Department Spokesperson" on a line of its own above the text; "attributable to
/// Spokesperson Ruben Tao"; "Statement by Ruben Tao" where the text brings its own heading.
fn signature(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    first_person: bool,
) -> Option<(ActorIndex, Words)> {
    let head = page.blocks.iter().take(HEAD);
    let lines = head.filter(|block| {
        matches!(block.kind, BlockKind::Line | BlockKind::Heading(_) | BlockKind::Paragraph)
    });
    let mut above = true;
    for block in lines {
        let Some(first) = page.sentences.get(block.sentences.start) else { continue };
        if block.sentences.len() != 1 {
            above = false;
            continue;
        }
        let named = mentions.within(&first.words);
        let person = |mention: &Mention, cast: &Cast| {
            cast.actors[mention.actor].kind == ActorKind::Person && mention.naming == Naming::Named
        };
        if let Some(by) = page.find_listed("attributable", &first.words) {
            let next = named.iter().find(|mention| mention.words.start >= by.end);
            let next = next.filter(|mention| person(mention, cast));
            if let Some(next) = next.filter(|_| first.words.len() <= 24) {
                return Some((next.actor, next.words.clone()));
            }
        }
        if let Some((named, whole)) = set_off::lone_label(page, cast, mentions, &first.words) {
            let own = whole && first_person;
            return own.then(|| (named.actor, named.words.clone()));
        }
        if !above || first.words.len() > 12 {
            // Below the text stands who took part.
            above &= first.words.len() <= RUNNING;
            continue;
        }
        let verb = first.words.clone().any(|at| page.tag(at).is_verbal());
        if let Some(name) = named_with_office(page, &first.words).filter(|_| !verb) {
            return Some((person_of(page, cast, mentions, &name), name));
        }
        if let Some(name) = over_office(page, cast, block, &first.words).filter(|_| first_person) {
            return Some((person_of(page, cast, mentions, &name), name));
        }
        let Some(mention) = named.first().filter(|mention| person(mention, cast)) else { continue };
        let start = mention.words.start;
        // A title and a name may head a list or a schedule; they sign what speaks as "I" or "we".
        let opens = start <= first.words.start + 1 && first_person;
        if cast.actors[mention.actor].office.is_some() && !verb && opens {
            return Some((mention.actor, mention.words.clone()));
        }
        let by = page.find_listed("authored", &(first.words.start..start));
        if by.is_some_and(|by| by.start == first.words.start && by.end + 1 >= start) {
            return Some((mention.actor, mention.words.clone()));
        }
    }
    None
}

/// "Ruben Tao, Department Spokesperson": a full name, a comma, and an office.
fn named_with_office(page: &Page<'_>, line: &Words) -> Option<Words> {
    let name = crate::mentions::name_at(page, line.start, line.end)?;
    let rest = name.end + 1..line.end;
    let office = rest.clone().any(|at| page.lexicon.offices.at(page, at).is_some());
    let capital = |at: usize| page.is_capital(at) || !page.is_word(at) || page.raw(at).len() < 4;
    let alone = page.low(name.end) == "," && rest.clone().all(capital);
    (alone && office && (2..=5).contains(&name.len())).then_some(name)
}

/// "The Hon. Ruben Tao" on a line, "Minister for Harbours" on the next: the office is his.
fn over_office(page: &Page<'_>, cast: &mut Cast, block: &Paragraph, line: &Words) -> Option<Words> {
    let title = title_at(page, line.start, line.end);
    let start = title.as_ref().map_or(line.start, |title| title.words.end);
    let name = crate::mentions::name_at(page, start, line.end)?;
    if !ends_line(page, &name, line) || !(2..=5).contains(&name.len()) {
        return None;
    }
    let next = page.sentences.get(block.sentences.end)?.words.clone();
    let office = title_at(page, next.start, next.end).filter(|office| office.has_office)?;
    if office.words.end < next.end {
        return None;
    }
    let actor = cast.person(&crate::mentions::name_words(page, &name));
    let bytes = page.bytes(&office.office);
    let held = (fold(bytes.of(page.text)), Some(bytes));
    cast.describe(actor, Some(held), office.side.as_deref());
    Some(name)
}

/// Whether nothing but letters such as "MP" stands between a name and the end of its line.
fn ends_line(page: &Page<'_>, name: &Words, line: &Words) -> bool {
    (name.end..line.end)
        .all(|at| !page.is_word(at) || page.lexicon.postnominals.contains(page.low(at)))
}

/// The name that closes a text ("ORLA VENN" on a line of its own), or stands behind its "I": "I,
/// ORLA VENN, President of Valdoria, do hereby proclaim".
fn closing(page: &Page<'_>, cast: &mut Cast, mentions: &Mentions) -> Option<(ActorIndex, Words)> {
    let apposed = (0..page.len()).find_map(|at| {
        let i = page.raw(at) == "I" && page.low(at + 1) == ",";
        let name = crate::mentions::name_at(page, at + 2, page.len()).filter(|_| i)?;
        let whole = (2..=5).contains(&name.len()) && page.low(name.end) == ",";
        whole.then_some(name)
    });
    if let Some(name) = apposed {
        return Some((person_of(page, cast, mentions, &name), name));
    }
    let tail = page.blocks.iter().rev().take(TAIL);
    let mut lines = tail.filter_map(|block| {
        let first = page.sentences.get(block.sentences.start)?;
        let alone = block.sentences.len() == 1 && first.words.len() <= 7;
        let name = crate::mentions::name_at(page, first.words.start, first.words.end)?;
        let rest = (name.end..first.words.end).filter(|at| page.is_word(*at)).count();
        (alone && rest == 0 && (2..=5).contains(&name.len())).then_some(name)
    });
    let name = lines.next()?;
    Some((person_of(page, cast, mentions, &name), name))
}

/// The person of a name in the text.
fn person_of(page: &Page<'_>, cast: &mut Cast, mentions: &Mentions, name: &Words) -> ActorIndex {
    let known = mentions.within(name).first().map(|mention| mention.actor);
    let Some(known) = known.filter(|actor| cast.actors[*actor].kind == ActorKind::Person) else {
        let words = crate::mentions::name_words(page, name).into_iter();
        let words: Vec<String> = words.map(capitalised).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        return cast.person(&words);
    };
    set_small(cast, known);
    known
}

/// The words of an issuer's name that is a person's: two or three, the first a known given name.
fn personal_name<'n>(page: &Page<'_>, issuer: &'n str) -> Option<Vec<&'n str>> {
    let (issuer, _) = crate::contacts::name_and_office(page, issuer);
    let words: Vec<&str> = issuer.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let given = page.lexicon.woman_by_name(&crate::fold::without_marks(words.first()?)).is_some();
    let known = |word: &&str| page.lexicon.organisation_nouns.contains(&fold(word));
    let whole = (2..=3).contains(&words.len()) && words.iter().all(capital);
    (whole && given && !words.iter().any(known)).then_some(words)
}

//! The words of a person's name, with the title before it or without.

use chancery_syntax::{Form, Tag};

use crate::Lexicon;
use crate::actors::cast::Cast;
use crate::actors::title::{Title, is_doubled, is_given_name, title_at};
use crate::lexicon::Name;
use crate::page::{InName, Page, Words, fold};

/// A person's name that begins here: capitalised words, particles and initials between them.
pub(crate) fn name_at(page: &Page<'_>, start: usize, end: usize) -> Option<Words> {
    if !in_name(page, start).first {
        return None;
    }
    // "the Harbour | Federation Orla Venn": the end of a state's name begins nobody's.
    let before = start.checked_sub(1).and_then(|before| page.lexicon.name_at(page, before));
    if before.is_some_and(|(length, _)| length > 1) {
        return None;
    }
    // "Q  Ruben Tao said …": the letter stands for whoever asks.
    if page.raw(start) == "Q" && page.is_capital(start + 1) {
        return None;
    }
    let mut at = start;
    let mut last = None;
    while at < end && at < start + 7 {
        // "Orla Venn T.D.": letters behind a name. "Minister of Foreign Affairs II": a numeral alone is none.
        if last.is_some() && (is_postnominal(page, at) || governs(page, at) || is_on_way(page, at))
            || last.is_none() && is_numeral(page, at)
        {
            break;
        }
        if is_name_word(page, at)
            || last.is_some() && closes_name(page, at)
            || last.is_some() && is_surname(page, at)
            || at == start + 1 && is_body_as_surname(page, at)
            || last.is_none() && is_shouted_surname(page, at)
            || last.is_some() && follows_initials(page, start, at)
            || last.is_some() && is_inner(page, at)
        {
            at += 1;
            last = Some(at);
            if unglued(page.raw(at - 1)) != page.raw(at - 1) {
                break;
            }
        } else if last.is_some()
            && let Some(next) = past_particles(page, at)
        {
            at = next;
        } else {
            break;
        }
    }
    let mut name = start..last?;
    if page.lexicon.organisation_nouns.contains(page.low(name.end - 1)) {
        return None;
    }
    let comma = usize::from(page.low(name.end) == ",");
    // "King Orsk II" goes by one name and a numeral.
    let numeral = page.raw(name.end).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    if page.lexicon.name_suffixes.contains(page.low(name.end + comma))
        && (name.len() > 1 || comma == 0 && numeral)
    {
        name.end += comma + 1;
    }
    Some(name)
}

fn is_postnominal(page: &Page<'_>, at: usize) -> bool {
    let letters = page.raw(at).chars().filter(|c| c.is_alphabetic());
    page.lexicon.postnominals.contains(page.low(at)) && letters.clone().all(char::is_uppercase)
}

/// "Adviser Orla Venn Leading a Meeting": in a title a participle has a capital too, and takes an object.
fn governs(page: &Page<'_>, at: usize) -> bool {
    page.form(at) == Form::Gerund && page.is_any(at + 1, &["a", "an", "the"])
}

/// "Press Gaggle by Orla Venn En Route Ostrava": where it was given.
fn is_on_way(page: &Page<'_>, at: usize) -> bool {
    page.low(at) == "en" && page.low(at + 1) == "route"
}

/// "II" before no name; a family name in a line of capitals may be spelt like one.
fn is_numeral(page: &Page<'_>, at: usize) -> bool {
    page.lexicon.name_suffixes.contains(page.low(at))
        && page.raw(at).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
        && (page.raw(at).starts_with("II") || !page.is_capital(at + 1))
}

/// "Orla Sheikh Venn", "Hamzah Awang Tao": a form of address that is part of the name it stands within.
fn is_inner(page: &Page<'_>, at: usize) -> bool {
    page.lexicon.inner_names.contains(page.low(at))
        && page.is_capital(at)
        && page.is_capital(at + 1)
        && page.is_word(at + 1)
}

/// The token behind one to three particles, where more of a name stands there: "van", "von der".
fn past_particles(page: &Page<'_>, at: usize) -> Option<usize> {
    let particle = |word: &usize| page.lexicon.name_particles.contains(page.low(*word));
    let next = (at..at + 4).find(|word| !particle(word))?;
    (next > at && page.is_capital(next)).then_some(next)
}

/// The words of a name as they stand.
pub(crate) fn name_words<'p>(page: &'p Page<'_>, name: &Words) -> Vec<&'p str> {
    let mut spelled = Vec::with_capacity(name.len());
    for word in name.clone().filter(|word| page.is_word(*word)) {
        let raw = page.raw(word);
        if raw.contains('@') || page.raw(word.wrapping_sub(1)) == "@" {
            spelled.extend(handle_words(page, word));
        } else {
            spelled.push(unglued(raw));
        }
    }
    spelled
}

/// "President VennAnd Minister Tao": a name without the word that a lost line break has joined to it.
fn unglued(raw: &str) -> &str {
    const JOINED: [&str; 4] = ["And", "Before", "During", "With"];
    let bare = JOINED.iter().find_map(|word| raw.strip_suffix(word));
    bare.filter(|bare| bare.len() > 2 && bare.ends_with(char::is_lowercase)).unwrap_or(raw)
}

/// The words of a handle ("@RubenTao", "@Ruben_Tao"), or of a name that ends in one.
fn handle_words<'p>(page: &'p Page<'_>, word: usize) -> Vec<&'p str> {
    let raw = page.raw(word);
    // "Orla Venn@OrlaVenn": an account's head without a space before its handle.
    if let Some((name, _)) = raw.split_once('@').filter(|(name, _)| !name.is_empty()) {
        return vec![name];
    }
    let bare = raw.trim_start_matches('@');
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut starts = vec![0];
    let pairs = bare.char_indices().zip(bare.chars().skip(1));
    starts.extend(pairs.filter_map(|((at, before), next)| {
        (before.is_lowercase() && next.is_uppercase() || before == '_')
            .then_some(at + before.len_utf8())
    }));
    starts.push(bare.len());
    let words = starts.windows(2).filter_map(|pair| bare.get(pair[0]..pair[1]));
    words.map(|word| word.trim_matches('_')).filter(|word| !word.is_empty()).collect()
}

/// A title and the name after it.
pub(super) fn titled_name(page: &Page<'_>, at: usize, end: usize) -> Option<(Title, Words)> {
    let title = title_at(page, at, end)?;
    let title = served(page, &title, end).unwrap_or(title);
    let from = title.words.end;
    // "President of Valdoria, Tarn Ostrek": a comma is allowed before the name after "of …".
    // "his counterpart, Tarn Ostrek,": so it is after an office that an article opens.
    let the = page.low(from + 1) == "the" && addressed(page, from + 2, end) > from + 2;
    if page.low(from) == "," && (page.is_capital(from + 1) || the) {
        let opened = title.words.start > 0
            && page.is_any(title.words.start - 1, &["the", "his", "her", "their", "its", "'s"]);
        let first = title.words.start == 0 || page.is_any(title.words.start - 1, &[".", ":"]);
        let whole = opened || first && page.lexicon.offices.at(page, from + 1).is_none();
        if side_in(page, &title.words) || whole && title.has_office {
            // "the President of Kestrel, H.E. Mr. Ruben Tao".
            let address = addressed(page, from + 1 + usize::from(the), end);
            let name = name_at(page, address, end)?;
            let enough = name.len() > 1 || side_in(page, &title.words);
            return enough.then_some((title, name));
        }
        // "Valdorian President, Orla Venn, and Kestrelian Foreign Minister, Ruben Tao, met": careless commas on
        // either side of the name, behind an office and whose it is.
        if title.has_office && title.side.is_some() && title.words.start < title.office.start {
            let name = name_at(page, addressed(page, from + 1, end), end)?;
            let closed = page.is_any(name.end, &[",", "."]);
            return (name.len() > 1 && closed).then_some((title, name));
        }
    }
    // "High Commissioner for Harbours (UNHCH) Orla Venn".
    let short = title.has_office
        && page.is_any(from, &["("])
        && page.is_any(from + 2, &[")"])
        && page.is_capital(from + 1)
        && page.is_capital(from + 3);
    // "the Prime Minister of Kestrel the Right Honourable Ruben Tao".
    let styled = (title.has_office && page.low(from) == "the")
        .then(|| addressed(page, from + 1, end))
        .filter(|name| *name > from + 1);
    let from = if short { from + 3 } else { styled.unwrap_or(from) };
    if let Some(handle) = handle_at(page, from, end) {
        return Some((title, handle));
    }
    let name = name_at(page, from, end)
        .or_else(|| particled(page, from, end))
        .or_else(|| small_first(page, from, end).filter(|_| title.has_office))?;
    Some((title, name))
}

/// "A spokesman for | President Orla Venn": the name behind the office of one who leads is that one's,
/// not his who serves there ("the aide to the President Ruben Tao").
fn served(page: &Page<'_>, title: &Title, end: usize) -> Option<Title> {
    let words = &title.words;
    let next = words.end;
    if !page.is_capital(next) || !page.is_word(next) {
        return None;
    }
    let ties = |at: &usize| page.is_any(*at, &["to", "for", "of"]) && page.is_capital(at + 1);
    let tie = (words.start + 1..words.end).rev().find(ties)?;
    let inner = title_at(page, tie + 1, end).filter(|inner| inner.words.end == next)?;
    let office = fold(page.bytes(&inner.office).of(page.text));
    let leads = inner.has_office && matches!(page.lexicon.rank_of(&office), Some(1 | 3));
    leads.then_some(inner)
}

/// "an aide | to Prime Minister Orla Venn": a noun for somebody else, who serves her.
pub(super) fn names_servant(page: &Page<'_>, noun: usize, name: &Words) -> bool {
    let tie = (noun + 1..name.start).find(|at| page.is_any(*at, &["to", "for", "of"]));
    tie.is_some_and(|tie| {
        let office = page.lexicon.offices.at(page, tie + 1).map_or(0, |(length, _)| length);
        page.is_capital(tie + 1) && tie + 1 + office == name.start
    })
}

/// "Prime Minister @RubenTao": a handle that spells a name.
fn handle_at(page: &Page<'_>, at: usize, end: usize) -> Option<Words> {
    let mark = usize::from(page.raw(at) == "@");
    let marked = mark == 1 || page.raw(at).starts_with('@');
    let handle = at..at + mark + 1;
    let spelled = marked && handle.end <= end && handle_words(page, at + mark).len() >= 2;
    spelled.then_some(handle)
}

/// "von der Lane" right behind a title: a surname alone that begins with its particles.
fn particled(page: &Page<'_>, at: usize, end: usize) -> Option<Words> {
    let first = (at..end.min(at + 4))
        .find(|word| !page.lexicon.name_particles.contains(page.low(*word)))?;
    let name = name_at(page, first, end).filter(|_| first > at)?;
    Some(at..name.end)
}

/// "General Secretary An Ruen": a family name that looks like a small word, behind an office and before
/// the given name.
fn small_first(page: &Page<'_>, at: usize, end: usize) -> Option<Words> {
    let small =
        page.is_any(at, &["to", "an", "do", "so", "he", "on", "by", "or", "no", "we", "be"]);
    let capital = page.is_capital(at) && page.raw(at).chars().any(char::is_lowercase);
    let name = name_at(page, at + 1, end).filter(|_| small && capital)?;
    (name.len() <= 2).then_some(at..name.end)
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

/// "Mr R. K. Marshall": what follows nothing but initials is a surname, whatever office it names.
fn follows_initials(page: &Page<'_>, start: usize, at: usize) -> bool {
    let initial = |at: usize| {
        let raw = page.raw(at);
        raw == "."
            || raw.len() <= 2
                && raw.starts_with(|c: char| c.is_ascii_uppercase())
                && raw.trim_end_matches('.').len() == 1
    };
    let proper = page.raw(at).chars().any(char::is_lowercase) && page.is_capital(at);
    proper && page.is_word(at) && (start..at).all(initial)
}

/// A last name that is also a function word ("Sun He,"): capitalised, at the end of a name before a
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
        && reads_as_name_word(page, at + 1)
        && page.lexicon.name_at(page, at).is_none()
}

/// What a token may be in a name, which is found out once for all of the page.
fn in_name(page: &Page<'_>, at: usize) -> InName {
    let each = |at| {
        let within = reads_as_name_word(page, at);
        InName { within, first: within || is_shouted_surname(page, at) }
    };
    let all = page.in_names.get_or_init(|| (0..page.len()).map(each).collect());
    all.get(at).copied().unwrap_or_default()
}

fn is_name_word(page: &Page<'_>, at: usize) -> bool {
    in_name(page, at).within
}

fn reads_as_name_word(page: &Page<'_>, at: usize) -> bool {
    let raw = page.raw(at);
    if !page.is_word(at)
        || !(page.is_capital(at) || begins_with_article(page.lexicon, raw))
        || raw.bytes().any(|b| b.is_ascii_digit())
        || joins_names(page, raw)
    {
        return false;
    }
    let low = page.low(at);
    let acronym =
        raw.len() > 1 && raw.len() < 5 && is_shouted(page, at) && !is_among_shouted(page, at);
    let known = page.lexicon.name_at(page, at).and_then(|(_, name)| page.lexicon.side(name));
    !acronym
        && (known.is_none_or(|side| side.ambiguous) || is_given_name(page, at))
        && (page.lexicon.offices.at(page, at).is_none() || is_borne(page, at))
        && (page.lexicon.honorifics.at(page, at).is_none()
            || is_doubled(page, at)
            || page.lexicon.woman_by_name(low).is_some())
        && (page.lexicon.portfolios.at(page, at).is_none()
            || page.lexicon.is_listed("names_and_portfolios", low))
        && !is_listed_portfolio(page, at)
        && page
            .lexicon
            .verbs
            .at(page, at)
            .is_none_or(|_| page.lexicon.is_listed("names_and_speech_verbs", low))
        && page.lexicon.groups.at(page, at).is_none()
        && !is_common(page, low, at)
}

/// "Foreign Affairs, Cooperation, Marran Integration and …": the last noun of a portfolio among others.
fn is_listed_portfolio(page: &Page<'_>, at: usize) -> bool {
    let head = page.lexicon.portfolio_heads.contains(page.low(at));
    head && page.is_any(at.wrapping_sub(1), &[",", "and", "&"])
}

/// "Venn-PM Tao": a headline's dash between two who spoke, the second with his office.
fn joins_names(page: &Page<'_>, raw: &str) -> bool {
    raw.rsplit_once(['-', '–']).is_some_and(|(_, last)| {
        last.starts_with(char::is_uppercase) && page.lexicon.offices.get(&fold(last)).is_some()
    })
}

fn is_shouted(page: &Page<'_>, at: usize) -> bool {
    page.raw(at).chars().all(char::is_uppercase)
}

/// "ORLANDO ROA VENN": a short word in capitals between two longer ones, or behind two in capitals, is
/// no set of initials.
fn is_among_shouted(page: &Page<'_>, at: usize) -> bool {
    let word = |at: usize| page.is_word(at) && is_shouted(page, at);
    let long = |at: usize| page.raw(at).len() > 3 && word(at);
    at > 1 && (long(at - 1) && long(at + 1) || word(at - 1) && long(at - 2))
}

/// "al-Venn": an article and a hyphen before the capital.
fn begins_with_article(lexicon: &Lexicon, raw: &str) -> bool {
    raw.starts_with(['a', 'e', 'u'])
        && raw.split_once('-').is_some_and(|(article, rest)| {
            lexicon.is_listed("name_articles", article) && rest.starts_with(char::is_uppercase)
        })
}

/// An office that is a given name too, before another name: "Amir Osk".
fn is_borne(page: &Page<'_>, at: usize) -> bool {
    let surname = page.is_capital(at + 1) && page.tag(at + 1) == Tag::Propn;
    page.lexicon.woman_by_name(page.low(at)).is_some()
        && (surname || page.lexicon.name_words.fathers.contains(page.low(at + 1)))
}

/// An office or rank that is a surname behind a given name: "Petra Bishop", "Amir Abbot".
fn is_surname(page: &Page<'_>, at: usize) -> bool {
    let given = page.lexicon.woman_by_name(page.low(at - 1)).is_some();
    let raw = page.raw(at);
    let proper = page.is_capital(at) && raw.chars().any(char::is_lowercase) && page.is_word(at);
    let alone = !page.is_any(at + 1, &["of", "for"]) && !page.is_capital(at + 1);
    let state = page.lexicon.name_at(page, at).is_some();
    given && proper && alone && !state && page.lexicon.surnames.contains(page.low(at))
}

/// "Secretary-General Orla Harbour told": a surname that is also the name of a body, behind one other name
/// and an office.
fn is_body_as_surname(page: &Page<'_>, at: usize) -> bool {
    let body = page.lexicon.name_at(page, at);
    let body = matches!(body, Some((1, Name::Organization(_))));
    let proper = page.is_capital(at) && page.raw(at).chars().any(char::is_lowercase);
    let office = (at.saturating_sub(4)..at - 1)
        .any(|from| page.lexicon.offices.at(page, from).is_some_and(|(n, _)| from + n == at - 1));
    let plain = page.raw(at - 1).chars().any(char::is_lowercase);
    body && proper && plain && (office || page.lexicon.woman_by_name(page.low(at - 1)).is_some())
}

/// Words that begin with a capital in titles and at the start of sentences but name nobody.
fn is_common(page: &Page<'_>, low: &str, at: usize) -> bool {
    let lists = ["with_verbs", "call_nouns", "meeting_nouns", "open_nouns", "letter_nouns"];
    let in_list = |name: &&str| page.in_list(name, at);
    let verb = ["object_verbs", "answering_verbs"].iter().any(in_list)
        && !page.in_list("names_and_contact_verbs", at);
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
    !(page.lexicon.is_listed("names_and_months", low) && goes_on)
}

/// A run of capitalised words up to the full name of somebody known that it ends in: a careless
/// text puts no comma between two names ("with President Tarn Ostrek Orla Venn agreed").
pub(super) fn before_known(page: &Page<'_>, cast: &Cast, name: Words) -> Words {
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

/// The run of name words that ends right before `end`.
pub(super) fn name_ending_at(page: &Page<'_>, floor: usize, end: usize) -> Option<Words> {
    let mut start = end;
    while start > floor && is_name_word(page, start - 1) {
        start -= 1;
    }
    (start < end).then_some(start..end)
}

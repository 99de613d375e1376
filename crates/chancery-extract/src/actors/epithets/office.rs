//! Who holds an office that stands alone: "the Kestrelian Foreign Minister", "the Valdorian leader".

use std::cmp::Reverse;

use chancery_record::ActorKind;
use chancery_text::BlockKind;

use super::{FOREIGN, HEAD, MOST, only};
use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::actors::mentions::{Mention, Naming};
use crate::actors::title::{Title, side_after, title_at};
use crate::lexicon::Standing;
use crate::page::{Page, Words, fold};

/// The person that an office alone stands for here: its holder or, for a word that many offices
/// answer to ("leader", "counterpart"), the person of its side who holds one of them.
pub(crate) fn holder(
    page: &Page<'_>,
    cast: &Cast,
    title: &Title,
    last: Option<ActorIndex>,
) -> Option<ActorIndex> {
    let sought = Sought::new(page, cast, title, last);
    let exact = sought.by_that_name();
    let sided = exact.is_some_and(|known| cast.actors[known].side.is_some());
    if sought.side.is_some()
        && !sided
        && let Some(alike) = sought.alike()
    {
        return Some(alike);
    }
    if exact.is_some() && !page.lexicon.answers_to_many(&sought.office) {
        return exact;
    }
    let of_standing = sought.of_standing();
    // Without a side only one person may answer to it.
    if sought.side.is_none() && of_standing.len() > 1 {
        return exact;
    }
    let most = of_standing.into_iter().min_by_key(|(index, role)| (Reverse(role.mentions), *index));
    let most = most.map(|(index, _)| index).or(exact);
    most.or_else(|| sought.alone_of_side())
        .or_else(|| sought.as_counterpart())
        .or_else(|| sought.headlined())
}

/// "The President of Kestrel briefed his Valdorian counterpart" where nobody of Kestrel is named: whoever holds
/// a high office and speaks is one of his own, by that office, and none of those who are named.
pub(crate) fn speaking_office(
    page: &Page<'_>,
    cast: &mut Cast,
    at: usize,
    end: usize,
) -> Option<Mention> {
    let title = title_at(page, at + 1, end).filter(|_| page.low(at) == "the")?;
    let side = title.side.clone().filter(|_| title.has_office)?;
    let office = fold(page.bytes(&without_state(page, &title.office)).of(page.text));
    let high = page.lexicon.rank_of(&office).is_some_and(|rank| rank <= FOREIGN);
    let capital = page.is_capital(title.office.start);
    let verb = page.behind_adverbs(title.words.end, end);
    let speaks = page.lexicon.verbs.at(page, verb).is_some() && page.is_finite_verb(verb);
    let named = cast.actors.iter().any(|role| {
        role.kind == ActorKind::Person && role.side.as_ref().is_none_or(|one| *one == side)
    });
    // "We, the Ministers of Kestrel and the President of Marra, …": one of a list.
    let first = page.sentences.get(page.sentence_of(at)).is_some_and(|one| one.words.start == at)
        || page.low(at.wrapping_sub(1)) == "that";
    if !first || !high || !capital || !speaks || named {
        return None;
    }
    let words = at..title.words.end;
    let actor = cast.unnamed(page.bytes(&words).of(page.text), Some(&side));
    cast.describe(actor, Some((office, Some(page.bytes(&title.office)))), Some(&side));
    Some(Mention { words, actor, naming: Naming::Office })
}

/// How many blocks may hold the titles of a text.
const HEADS: usize = 6;

/// An office that stands alone, and what tells whose it is.
struct Sought<'s, 'a> {
    page: &'s Page<'a>,
    cast: &'s Cast,
    /// In lower case, without the state.
    office: String,
    side: Option<&'s str>,
    /// Whether the state stands behind it: "the President of Kestrel".
    of_state: bool,
    /// Whether it points back to somebody already named, as in small letters: "the minister".
    back: bool,
    /// The person named last.
    last: Option<ActorIndex>,
}

impl<'s, 'a> Sought<'s, 'a> {
    fn new(page: &'s Page<'a>, cast: &'s Cast, title: &'s Title, last: Option<ActorIndex>) -> Self {
        let bare = without_state(page, &title.office);
        Self {
            page,
            cast,
            office: fold(page.bytes(&bare).of(page.text)),
            side: title.side.as_deref(),
            of_state: bare.end < title.office.end,
            back: !page.is_capital(title.office.start),
            last,
        }
    }

    fn persons(&self) -> impl Iterator<Item = (ActorIndex, &'s Role)> {
        let known = self.cast.actors.iter().enumerate().take(MOST);
        known.filter(|(_, role)| role.kind == ActorKind::Person)
    }

    /// The persons it may point to.
    fn known(&self) -> impl Iterator<Item = (ActorIndex, &'s Role)> {
        let back = self.back;
        self.persons().filter(move |(_, role)| !back || role.mentions > 0)
    }

    /// Whether nothing speaks against a person's being of its side.
    fn fits(&self, role: &Role) -> bool {
        let known = role.side.as_deref().or(role.called_of.as_deref());
        // "The Kestrelian president" in a text of Valdoria's: not its own, who needs no state beside his name.
        let own = || self.cast.own_side.as_deref().filter(|_| self.is_head(role));
        let known = known.or_else(own);
        self.side.is_none() || known.is_none() || known == self.side
    }

    /// Whether somebody holds an office of the first rank, whatever is headed.
    fn is_head(&self, role: &Role) -> bool {
        role.offices().any(|office| self.page.lexicon.rank_of(office) == Some(HEAD))
    }

    /// Who holds the office by the name it has here, or by another that means the same.
    fn by_that_name(&self) -> Option<ActorIndex> {
        let held = || self.known().filter(|(_, role)| role.holds(&self.office) && self.fits(role));
        // Between several, the first named is the issuer's own ("the President" in a readout); "the
        // President of Kestrel" is Kestrel's, or else the one named last.
        let own = || held().find(|(_, role)| role.side.as_deref() == self.side);
        let near = || held().find(|(index, _)| Some(*index) == self.last);
        // "The Kestrelian president": one known to be Kestrel's before one of no known state.
        let exact =
            if self.of_state { own().or_else(near) } else { own().filter(|_| self.side.is_some()) };
        // "Minister of Foreign Affairs, Ambassador Venn" holds two; "the ambassador" is who holds that
        // alone.
        let first = |role: &Role| {
            role.office.as_ref().is_some_and(|(held, _)| held.starts_with(&self.office))
        };
        let alone = || held().find(|(_, role)| first(role));
        let exact = exact.or_else(alone).or_else(|| held().next()).map(|(index, _)| index);
        exact.or_else(|| self.of_service()).or_else(|| self.by_another_name())
    }

    /// "The Kestrelian leader" where one of Kestrel is named without an office, or one head of state
    /// without a state and the others with theirs.
    fn alone_of_side(&self) -> Option<ActorIndex> {
        let side = self.side?;
        let lexicon = self.page.lexicon;
        if lexicon.standing(&self.office) != Some(Standing::Head) {
            return None;
        }
        only(self.known().filter(|(_, role)| match role.side.as_deref() {
            Some(own) => own == side && role.office.is_none(),
            None => self.is_head(role),
        }))
    }

    /// "The Kestrelian foreign minister" where Kestrel's one person is named as the counterpart of another
    /// foreign minister.
    fn as_counterpart(&self) -> Option<ActorIndex> {
        let side = self.side?;
        let lexicon = self.page.lexicon;
        let rank = lexicon.rank_of(&self.office);
        let like = |office: &str| {
            office == self.office || rank.is_some() && lexicon.rank_of(office) == rank
        };
        let other = |role: &Role| role.side.as_deref() != Some(side) && role.offices().any(like);
        let counterpart = |office: &str| lexicon.standing(office) == Some(Standing::Counterpart);
        let named = |role: &Role| {
            role.side.as_deref() == Some(side)
                && role.office.as_ref().is_some_and(|(office, _)| counterpart(office))
        };
        self.known()
            .any(|(_, role)| other(role))
            .then(|| only(self.known().filter(|(_, role)| named(role))))?
    }

    /// "Orla Venn met the Envoy …. The Prime Minister (PM) welcomed …" below the headline "PM meets Envoy": the
    /// one person whom the text has named without an office, where the headline calls somebody by this one.
    fn headlined(&self) -> Option<ActorIndex> {
        let page = self.page;
        let governs = page.lexicon.is_listed("heads_of_government", &self.office);
        let ranked = page.lexicon.rank_of(&self.office).is_some_and(|rank| rank <= FOREIGN);
        if self.side.is_some() || self.back || !(governs || ranked) {
            return None;
        }
        let same = |phrase: &str| {
            phrase == self.office
                || governs && page.lexicon.is_listed("heads_of_government", phrase)
        };
        let titles = page.reading.blocks().iter().take(HEADS).filter(|block| {
            let title = matches!(block.kind, BlockKind::Title | BlockKind::Heading(1));
            title && block.furniture.is_none()
        });
        let titled = titles.take(2).any(|block| called(page.reading.slice(block.span), same));
        let held = || self.persons().any(|(_, role)| role.holds(&self.office));
        if !titled || held() {
            return None;
        }
        only(self.persons().filter(|(_, role)| role.mentions > 0 && role.office.is_none()))
    }

    /// "The Harbour Guard Commander" where one person is a commander: of the service that the words
    /// before the office name.
    fn of_service(&self) -> Option<ActorIndex> {
        let (_, head) = self.office.rsplit_once(' ')?;
        self.page.lexicon.contact_phrases.get("service_heads")?.get(head)?;
        only(self.persons().filter(|(_, role)| {
            role.mentions > 0 && role.office.as_ref().is_some_and(|(held, _)| held == head)
        }))
    }

    /// "The premier" where a prime minister is named, "the Head of State" where a president is: the only one
    /// who holds the office by another name.
    fn by_another_name(&self) -> Option<ActorIndex> {
        ["heads_of_government", "heads_of_state"].into_iter().find_map(|list| {
            let names = self.page.lexicon.contact_phrases.get(list)?;
            names.get(&self.office)?;
            only(self.known().filter(|(_, role)| {
                self.fits(role)
                    && role.mentions > 0
                    && role.offices().any(|held| names.get(held).is_some())
            }))
        })
    }

    /// "the Kestrelian Foreign Minister" where Kestrel's "Minister of Foreign Affairs and Trade" is
    /// named: the only one of that side whose office is of the same sort.
    fn alike(&self) -> Option<ActorIndex> {
        let foreign = |office: &str| self.page.lexicon.rank_of(office) == Some(FOREIGN);
        if !foreign(&self.office) {
            return None;
        }
        only(self.known().filter(|(_, role)| {
            role.side.as_deref() == self.side
                && role.office.as_ref().is_some_and(|(held, _)| foreign(held))
        }))
    }

    /// Those who hold one of the offices that answer to the word: "the leader", "his counterpart".
    fn of_standing(&self) -> Vec<(ActorIndex, &'s Role)> {
        let Some(standing) = self.page.lexicon.standing(&self.office) else { return Vec::new() };
        let counterpart = standing == Standing::Counterpart;
        let of_side = |role: &Role| match self.side {
            Some(side) => role.side.as_deref() == Some(side),
            None => !counterpart && standing != Standing::Party,
        };
        let another = |index: ActorIndex| !(counterpart && Some(index) == self.last);
        let known = self.known();
        known
            .filter(|(index, role)| {
                of_side(role) && self.has_standing(role, standing) && another(*index)
            })
            .collect()
    }

    fn has_standing(&self, role: &Role, standing: Standing) -> bool {
        let page = self.page;
        let own = |office: &&str| page.lexicon.standing(office) != Some(Standing::Counterpart);
        let ranked = role.offices().filter(own).filter_map(|office| page.lexicon.rank_of(office));
        let bare = || role.office.as_ref().and_then(|(office, _)| page.lexicon.rank_of(office));
        let held = ranked.min().or_else(bare);
        match standing {
            Standing::Head => held == Some(HEAD) && self.heads_state(role),
            Standing::Party => held == Some(HEAD),
            Standing::Diplomat => held == Some(FOREIGN),
            // Like stands with like: a president's counterpart is a president.
            Standing::Counterpart => {
                let own = self.last.and_then(|last| self.cast.actors.get(last)?.office.as_ref());
                let own = own.and_then(|(office, _)| page.lexicon.rank_of(office));
                own.is_none() || held.is_none() || own == held
            }
        }
    }

    /// Whether one of the first rank heads a state or government and no party or other body; "the
    /// premier" is a prime minister and no president, "the Head of State" no prime minister.
    fn heads_state(&self, role: &Role) -> bool {
        let governs = |office: &str| governs(self.page, office);
        let of_state = self.page.lexicon.is_listed("heads_of_state", &self.office);
        !leads_party(self.page, role)
            && !leads_body(self.page, role)
            && (!governs(&self.office) || role.offices().any(governs))
            && (!of_state || !role.offices().all(governs))
    }
}

/// Whether a title calls somebody by an office of up to three words.
fn called(title: &str, same: impl Fn(&str) -> bool) -> bool {
    const TITLE: usize = 40;
    const OFFICE: usize = 3;
    let words: Vec<String> = title.split_whitespace().take(TITLE).map(fold).collect();
    (1..=OFFICE).any(|n| words.windows(n).any(|part| same(&part.join(" "))))
}

/// The office alone of "President of Kestrel": whose it is stands in the title's side.
fn without_state(page: &Page<'_>, office: &Words) -> Words {
    let of = office.clone().rev().find(|at| page.low(*at) == "of");
    let state = of.filter(|of| *of > office.start).and_then(|of| side_after(page, of));
    match (of, state) {
        (Some(of), Some((end, _))) if end == office.end => office.start..of,
        _ => office.clone(),
    }
}

/// Whether an office is that of a head of government ("caretaker prime minister").
fn governs(page: &Page<'_>, office: &str) -> bool {
    let names = page.lexicon.contact_phrases.get("heads_of_government");
    let mut ends = std::iter::once(office)
        .chain(office.match_indices(' ').map(|(at, _)| office.get(at + 1..).unwrap_or_default()));
    names.is_some_and(|names| ends.any(|end| names.get(end).is_some()))
}

/// "president of the Harbour Assembly": who leads a body is no head of a state.
fn leads_body(page: &Page<'_>, role: &Role) -> bool {
    let Some((office, _)) = &role.office else { return false };
    let Some((_, body)) = office.split_once(" of ") else { return false };
    let noun = |word: &str| page.lexicon.organisation_nouns.contains(word);
    let state = |word: &str| page.lexicon.is_listed("state_forms", word);
    body.split_whitespace().any(|word| noun(word) && !state(word))
}

/// "party leader", "leader of the Harbour Party".
fn leads_party(page: &Page<'_>, role: &Role) -> bool {
    let Some((office, _)) = &role.office else { return false };
    let mut words = office.split(|c: char| !c.is_alphanumeric());
    words.any(|word| page.lexicon.is_listed("party_nouns", word))
}

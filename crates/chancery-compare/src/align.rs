//! Which statements of two documents belong together.
//!
//! Every pair of statements gets an [`Affinity`]; pairs are then taken best first. A statement
//! may have several counterparts where the other document cuts the text finer. Where the two are
//! renderings of one text, the order of the pairs found first tells where the missing ones must
//! lie (as in the alignment of translations, Gale & Church 1993).

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{Force, ForceGroup};

use crate::affinity::{Affinity, Scale, Stretch, accord, affinity, coverage};
use crate::cast::Accord;
use crate::items::{Named, name_other_topics, tells_only_of_a_view};
use crate::profile::{Profile, Profiles, float};

/// Pairs of statements up to which every pair is looked at.
const ALL_PAIRS: usize = 250_000;

/// A term that stands in more pairs than this proposes no pair in long documents.
const COMMON_TERM: usize = 2_000;

/// The most pairs that long documents propose.
const MOST_PAIRS: usize = 1_000_000;

/// Two statements set side by side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    /// Place of the statement in the first document.
    pub(crate) a: usize,
    /// Place of the statement in the second document.
    pub(crate) b: usize,
    /// Why.
    pub(crate) affinity: Affinity,
    /// Whether the order of their neighbours was needed to find them.
    pub(crate) by_order: bool,
}

/// The links between two documents.
#[derive(Debug, Default)]
pub(crate) struct Alignment {
    /// The chosen ones.
    pub(crate) links: Vec<Link>,
    /// Those as likely, of which an end had a better counterpart.
    pub(crate) passed_over: Vec<Link>,
    /// Pairs that share many words and were not chosen, in no order.
    pub(crate) near: Vec<Link>,
    /// Whether the two look like renderings of one text.
    pub(crate) renderings: bool,
    /// Whether pairs were left unlooked at because the documents are long.
    pub(crate) cut: bool,
}

/// Aligns; `one_side` says whether both documents come from one side, where that is known.
pub(crate) fn align(profiles: &Profiles, one_side: Option<bool>) -> Alignment {
    let (pairs, cut) = candidates(profiles);
    let specific = Specificity::of(profiles);
    let items_count = !cut;
    let named = if cut { Named::default() } else { Named::of(&profiles.a, &profiles.b) };
    let score = |scale: &Scale| -> (Vec<Link>, Vec<Link>) {
        let links = pairs.iter().filter_map(|&(a, b)| {
            let (first, second) = (profiles.a.get(a)?, profiles.b.get(b)?);
            let specific = |topic| specific.of_pair(a, b, topic);
            let places = (Stretch::of(a, profiles.a.len()), Stretch::of(b, profiles.b.len()));
            let share = named.share(a, b);
            let affinity = affinity(first, second, scale, places, share, specific);
            let other_words = scale.weighs_items() || affinity.lexical < LIKE_TOPICS;
            if items_count && other_words && name_other_topics(first, second, share) {
                return None;
            }
            Some(Link { a, b, affinity, by_order: false })
        });
        let likely = |link: &Link| link.affinity.score >= scale.alone - GAP_ALLOWANCE;
        let near = |link: &Link| link.affinity.lexical >= NEAR;
        links.filter(|link| likely(link) || near(link)).partition(likely)
    };
    let as_renderings = score(&Scale::RENDERINGS);
    let renderings = one_side.unwrap_or_else(|| look_like_one_text(profiles, &as_renderings.0));
    let ((mut all, mut near), scale) = match renderings {
        true => (as_renderings, Scale::RENDERINGS),
        false => (score(&Scale::GOVERNMENTS), Scale::GOVERNMENTS),
    };
    let links = match renderings {
        true => fill_gaps(choose(&all, &scale), &all),
        false => with_views(with_repeats(best_of_an_end(&all, &scale), profiles), profiles),
    };
    let taken: BTreeSet<(usize, usize)> = links.iter().map(|link| (link.a, link.b)).collect();
    all.retain(|link| !taken.contains(&(link.a, link.b)));
    near.extend(all.iter().filter(|link| link.affinity.lexical >= NEAR));
    all.retain(|link| link.affinity.score >= scale.threshold);
    Alignment { links, passed_over: all, near, renderings, cut }
}

/// Links every statement with itself, for a document set beside itself.
pub(crate) fn identity(profiles: &Profiles) -> Alignment {
    let links = profiles.a.iter().zip(&profiles.b).enumerate().map(|(place, (a, b))| {
        let affinity =
            affinity(a, b, &Scale::RENDERINGS, (Stretch::WHOLE, Stretch::WHOLE), 0.0, |_| 1.0);
        Link { a: place, b: place, affinity, by_order: false }
    });
    Alignment {
        links: links.collect(),
        passed_over: Vec::new(),
        near: Vec::new(),
        renderings: true,
        cut: false,
    }
}

/// Shared words from which the nearest statement of the other document is told beside one that
/// stands alone.
const NEAR: f64 = 0.4;

/// Shared words from which two renderings of a list of topics may be of one, though no topic is in both.
const LIKE_TOPICS: f64 = 0.2;

/// How far below the threshold a pair may lie that its neighbours' order supports, in
/// thousandths.
const GAP_ALLOWANCE: i32 = 200;

/// The pairs of places to look at, ascending, and whether some were left out.
fn candidates(profiles: &Profiles) -> (Vec<(usize, usize)>, bool) {
    let (n, m) = (profiles.a.len(), profiles.b.len());
    if n.saturating_mul(m) <= ALL_PAIRS {
        return ((0..n).flat_map(|a| (0..m).map(move |b| (a, b))).collect(), false);
    }
    let postings = |side: &[Profile]| -> BTreeMap<usize, Vec<usize>> {
        let mut lists: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, profile) in side.iter().enumerate() {
            for weighed in &profile.terms {
                lists.entry(weighed.term).or_default().push(place);
            }
        }
        lists
    };
    let (in_a, in_b) = (postings(&profiles.a), postings(&profiles.b));
    let mut rare: Vec<(usize, usize)> = in_a
        .iter()
        .filter_map(|(term, places)| Some((places.len() * in_b.get(term)?.len(), *term)))
        .filter(|(pairs, _)| *pairs <= COMMON_TERM)
        .collect();
    rare.sort_unstable();
    let mut pairs = BTreeSet::new();
    for (_, term) in rare {
        if pairs.len() >= MOST_PAIRS {
            break;
        }
        for a in in_a.get(&term).into_iter().flatten() {
            pairs.extend(in_b.get(&term).into_iter().flatten().map(|b| (*a, *b)));
        }
    }
    (pairs.into_iter().collect(), true)
}

/// How few statements a speaker has on a topic: for each statement its topics, ascending, with the
/// number of its speaker's statements on them.
struct Specificity {
    a: Vec<Vec<(usize, usize)>>,
    b: Vec<Vec<(usize, usize)>>,
}

impl Specificity {
    fn of(profiles: &Profiles) -> Self {
        Self { a: counts(&profiles.a), b: counts(&profiles.b) }
    }

    /// 1 where the topic picks out exactly these two among what their speakers say.
    fn of_pair(&self, a: usize, b: usize, topic: usize) -> f64 {
        let count = |counts: &[Vec<(usize, usize)>], place: usize| {
            let own = counts.get(place).map(Vec::as_slice).unwrap_or_default();
            own.iter().find(|(known, _)| *known == topic).map_or(1, |(_, count)| *count)
        };
        1.0 / float(count(&self.a, a) * count(&self.b, b)).sqrt()
    }
}

fn counts(side: &[Profile]) -> Vec<Vec<(usize, usize)>> {
    let voices: Vec<String> = side.iter().map(voice_key).collect();
    let topics = || side.iter().zip(&voices);
    let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (profile, voice) in topics() {
        for (topic, _) in &profile.topics {
            *counts.entry((*topic, voice)).or_default() += 1;
        }
    }
    let count = |topic: usize, voice: &str| counts.get(&(topic, voice)).copied().unwrap_or(1);
    let of_one = |(profile, voice): (&Profile, &String)| {
        profile.topics.iter().map(|(topic, _)| (*topic, count(*topic, voice))).collect()
    };
    topics().map(of_one).collect()
}

fn voice_key(profile: &Profile) -> String {
    match profile.voice.sides() {
        [] => format!("{:?}", profile.voice),
        sides => format!("{sides:?}"),
    }
}

/// Whether so many statements of the shorter document have a counterpart in nearly the same
/// words that the two must go back to one text.
fn look_like_one_text(profiles: &Profiles, links: &[Link]) -> bool {
    /// Shared words above which two statements hardly arise from two reporters.
    const CLOSE: f64 = 0.45;
    let shorter = profiles.a.len().min(profiles.b.len());
    let close = links.iter().filter(|link| link.affinity.lexical >= CLOSE);
    let (mut a, mut b) = (BTreeSet::new(), BTreeSet::new());
    for link in close {
        a.insert(link.a);
        b.insert(link.b);
    }
    shorter >= 4 && a.len().min(b.len()) * 2 >= shorter
}

/// Takes each pair that is likely and that no other excels at one of its ends: so a statement has
/// several counterparts where it is the best that each of them has. A pair that is the best at both
/// ends by far need not be as likely.
fn best_of_an_end(links: &[Link], scale: &Scale) -> Vec<Link> {
    let (mut of_a, mut of_b) = (BTreeMap::new(), BTreeMap::new());
    for link in links {
        of_a.entry(link.a).or_insert_with(Best::default).enter(link.affinity.score);
        of_b.entry(link.b).or_insert_with(Best::default).enter(link.affinity.score);
    }
    let best = |link: &&Link| {
        let score = link.affinity.score;
        let ends = [of_a.get(&link.a), of_b.get(&link.b)];
        let lead = ends.map(|end| end.map_or(0, |end| end.lead(score)));
        // What sides say across the table belongs together only where nothing fits either better.
        let across = link.affinity.accord == Accord::Across && !link.affinity.figure;
        match lead.map(|lead| lead >= 0) {
            [true, true]
                if !across && shares_much(link) && lead.iter().all(|lead| *lead >= BY_FAR) =>
            {
                score >= scale.alone
            }
            [true, true] => score >= scale.threshold,
            [false, false] => false,
            _ => score >= scale.further && !across,
        }
    };
    links.iter().filter(best).copied().collect()
}

/// Whether two share so much that nothing else fits either as well does not come of their having little.
fn shares_much(link: &Link) -> bool {
    const MUCH: f64 = 0.25;
    (link.affinity.wide >= MUCH && !link.affinity.hangs_on_one) || link.affinity.item > 0.0
}

/// By how much a pair excels all others at its ends that stands out, in thousandths.
const BY_FAR: i32 = 400;

/// The two highest scores at one end.
#[derive(Debug, Clone, Copy)]
struct Best(i32, i32);

impl Default for Best {
    fn default() -> Self {
        Self(i32::MIN, i32::MIN)
    }
}

impl Best {
    fn enter(&mut self, score: i32) {
        let Self(best, second) = *self;
        *self = Self(best.max(score), second.max(best.min(score)));
    }

    /// By how much a score, one of those entered, is above all others; negative where one is above it.
    fn lead(self, score: i32) -> i32 {
        let other = if score == self.0 { self.1 } else { self.0 };
        score.saturating_sub(other)
    }
}

/// Adds what a document tells twice: a statement without a counterpart that repeats one with a
/// counterpart, as a paper tells in its own words what it then quotes, has that counterpart too.
fn with_repeats(mut links: Vec<Link>, profiles: &Profiles) -> Vec<Link> {
    let linked = |links: &[Link], end: fn(&Link) -> usize| -> BTreeSet<usize> {
        links.iter().map(end).collect()
    };
    let (in_a, in_b) = (linked(&links, |link| link.a), linked(&links, |link| link.b));
    let found = links.clone();
    for (repeat, told) in repeats(&profiles.a, &in_a) {
        let of_told = found.iter().filter(|link| link.a == told);
        links.extend(of_told.map(|link| Link { a: repeat, ..*link }));
    }
    for (repeat, told) in repeats(&profiles.b, &in_b) {
        let of_told = found.iter().filter(|link| link.b == told);
        links.extend(of_told.map(|link| Link { b: repeat, ..*link }));
    }
    for link in links.iter_mut().skip(found.len()) {
        let ends = profiles.a.get(link.a).zip(profiles.b.get(link.b));
        let Some((a, b)) = ends else { continue };
        let whole = (Stretch::WHOLE, Stretch::WHOLE);
        link.affinity = affinity(a, b, &Scale::GOVERNMENTS, whole, link.affinity.item, |_| 0.0);
    }
    links
}

/// Statements of a document without a link, each with the one with a link that it repeats, if any.
fn repeats(side: &[Profile], linked: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    /// How many statements apart the two may stand.
    const NEAR_BY: usize = 4;
    /// How much of what either says the other says too.
    const MUCH: f64 = 0.6;
    let repeat = |at: usize, other: usize| {
        let (one, told) = (side.get(at)?, side.get(other)?);
        let both = coverage(one, told).min(coverage(told, one));
        let alike =
            accord(one, told) == Accord::Same && one.content.numbers == told.content.numbers;
        (alike && both >= MUCH).then_some((both, other))
    };
    let of = |at: usize| {
        let others = at.saturating_sub(NEAR_BY)..=at + NEAR_BY;
        let found = others.filter(|other| linked.contains(other)).filter_map(|o| repeat(at, o));
        found.max_by(|x, y| x.0.total_cmp(&y.0)).map(|(_, told)| (at, told))
    };
    (0..side.len()).filter(|at| !linked.contains(at)).filter_map(of).collect()
}

/// Adds, where one account says no more than that a speaker gave his view, what the other has him say
/// and nothing else meets.
fn with_views(mut links: Vec<Link>, profiles: &Profiles) -> Vec<Link> {
    let in_a: BTreeSet<usize> = links.iter().map(|link| link.a).collect();
    let in_b: BTreeSet<usize> = links.iter().map(|link| link.b).collect();
    let free = |side: &[Profile], linked: &BTreeSet<usize>, keep: fn(&Profile) -> bool| {
        let free = side.iter().enumerate().filter(|(at, one)| !linked.contains(at) && keep(one));
        free.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    let views = |side: &[Profile], linked| free(side, linked, is_a_view);
    let told = |side: &[Profile], linked| free(side, linked, tells_only_of_a_view);
    let from_a = product(told(&profiles.a, &in_a), views(&profiles.b, &in_b));
    let from_b = product(views(&profiles.a, &in_a), told(&profiles.b, &in_b));
    for (a, b) in from_a.chain(from_b).take(ALL_PAIRS) {
        let Some((x, y)) = profiles.a.get(a).zip(profiles.b.get(b)) else { continue };
        let whole = (Stretch::WHOLE, Stretch::WHOLE);
        let affinity = affinity(x, y, &Scale::GOVERNMENTS, whole, 0.0, |_| 0.0);
        if affinity.accord == Accord::Same {
            links.push(Link { a, b, affinity, by_order: false });
        }
    }
    links
}

/// All pairs of two lists of places.
fn product(of_a: Vec<usize>, of_b: Vec<usize>) -> impl Iterator<Item = (usize, usize)> {
    of_a.into_iter().flat_map(move |a| of_b.clone().into_iter().map(move |b| (a, b)))
}

/// Whether a statement judges, blames, warns or asks: what a view of things may hold, where what is
/// promised, thanked for or told of oneself is something else.
fn is_a_view(profile: &Profile) -> bool {
    profile.force.is_some_and(|force| {
        force == Force::Assessment
            || matches!(
                force.group(),
                ForceGroup::Conflictual | ForceGroup::Directive | ForceGroup::Normative
            )
    })
}

/// Takes pairs best first. The counterparts of a statement form a star: one statement against
/// several, never several against several.
fn choose(links: &[Link], scale: &Scale) -> Vec<Link> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by_key(|link| (-link.affinity.score, link.a, link.b));
    let mut chosen = Chosen::default();
    for link in &order {
        if link.affinity.score >= scale.threshold && chosen.both_free(link) {
            chosen.take(**link);
        }
    }
    for link in &order {
        if link.affinity.score >= scale.further && chosen.extends_a_star(link) {
            chosen.take(**link);
        }
    }
    chosen.links
}

#[derive(Default)]
struct Chosen {
    links: Vec<Link>,
    of_a: BTreeMap<usize, Vec<usize>>,
    of_b: BTreeMap<usize, Vec<usize>>,
}

impl Chosen {
    fn take(&mut self, link: Link) {
        self.of_a.entry(link.a).or_default().push(link.b);
        self.of_b.entry(link.b).or_default().push(link.a);
        self.links.push(link);
    }

    fn both_free(&self, link: &Link) -> bool {
        !self.of_a.contains_key(&link.a) && !self.of_b.contains_key(&link.b)
    }

    /// Whether exactly one end is taken, and that end is or can be the middle of a star.
    fn extends_a_star(&self, link: &Link) -> bool {
        if link.affinity.accord == Accord::Across {
            return false;
        }
        match (self.of_a.get(&link.a), self.of_b.get(&link.b)) {
            (Some(partners), None) => {
                partners.iter().all(|b| self.of_b.get(b).is_some_and(|back| back.len() == 1))
            }
            (None, Some(partners)) => {
                partners.iter().all(|a| self.of_a.get(a).is_some_and(|back| back.len() == 1))
            }
            _ => false,
        }
    }
}

/// Adds pairs of statements that are still free and lie between the same neighbours in both
/// documents.
fn fill_gaps(chosen: Vec<Link>, links: &[Link]) -> Vec<Link> {
    let mut state = Chosen::default();
    for link in chosen {
        state.take(link);
    }
    let spine = monotone(&state.links);
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by_key(|link| (-link.affinity.score, link.a, link.b));
    for link in order {
        if state.both_free(link) && between_neighbours(link, &spine) {
            state.take(Link { by_order: true, ..*link });
        }
    }
    state.links
}

/// Whether the nearest links of the spine before and behind in A are also before and behind in
/// B, and leave a gap of a few statements.
fn between_neighbours(link: &Link, spine: &[(usize, usize)]) -> bool {
    const GAP: usize = 6;
    let at = spine.partition_point(|(a, _)| *a < link.a);
    let before = at.checked_sub(1).and_then(|at| spine.get(at));
    let behind = spine.get(at..).unwrap_or(&[]).iter().find(|(a, _)| *a > link.a);
    let follows =
        before.is_some_and(|(a, b)| *b < link.b && link.a - a <= GAP && link.b - b <= GAP);
    let precedes =
        behind.is_some_and(|(a, b)| *b > link.b && a - link.a <= GAP && b - link.b <= GAP);
    follows && precedes
}

/// The places of the heaviest set of links that keep their order in both documents, by a prefix
/// maximum over B (the heaviest increasing subsequence; Fredman 1975). Ascending.
pub(crate) fn monotone(links: &[Link]) -> Vec<(usize, usize)> {
    let items: Vec<(usize, usize, i64)> =
        links.iter().map(|link| (link.a, link.b, i64::from(link.affinity.score.max(1)))).collect();
    let kept = heaviest_chain(&items);
    kept.into_iter().filter_map(|at| items.get(at)).map(|(a, b, _)| (*a, *b)).collect()
}

/// Places in `items` (first coordinate, second coordinate, weight) of the heaviest chain that
/// never steps back in either coordinate, in order.
pub(crate) fn heaviest_chain(items: &[(usize, usize, i64)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| items.get(*at).map(|(a, b, _)| (*a, *b)));
    let width = items.iter().map(|(_, b, _)| b + 1).max().unwrap_or(0);
    // A Fenwick tree over B that holds, for a prefix, the best chain's weight and its end.
    let mut tree: Vec<(i64, Option<usize>)> = vec![(0, None); width + 1];
    let mut before: Vec<Option<usize>> = vec![None; items.len()];
    for &at in &order {
        let Some(&(_, b, weight)) = items.get(at) else { continue };
        let mut best = (0, None);
        let mut slot = b + 1;
        while slot > 0 {
            if let Some(entry) = tree.get(slot)
                && entry.0 > best.0
            {
                best = *entry;
            }
            slot &= slot - 1;
        }
        if let Some(previous) = before.get_mut(at) {
            *previous = best.1;
        }
        let total = best.0 + weight;
        let mut slot = b + 1;
        while let Some(entry) = tree.get_mut(slot) {
            if total > entry.0 {
                *entry = (total, Some(at));
            }
            slot += slot & slot.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut end = tree.iter().max_by_key(|(weight, _)| *weight).and_then(|(_, end)| *end);
    while let Some(at) = end {
        chain.push(at);
        end = before.get(at).copied().flatten();
    }
    chain.reverse();
    chain
}

//! From pairs to groups: reports that tell of one contact.

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{Answer, Edtf};

use crate::collation::PairingVerdict;
use crate::names;

use super::party::Apart;
use super::weigh::{Shared, Told, shared, weigh};
use super::when;
use super::window::Firm;
use super::{Aligned, block, brief};

/// Members of a group that are weighed against those of another before the two are joined.
const MOST_CHECKED: usize = 24;

/// Undecided pairs whose statements are aligned one by one, which costs a thousand times as much.
const MOST_ALIGNED: usize = 400;

/// The least score of an undecided pair that a person is asked about: both names, and something
/// besides.
const LEAST_SCORE: i32 = 40;

const FITS_OTHERS: &str = "One of the two fits another contact of the case as well.";
const OTHERS_DIFFER: &str = "By themselves they could be one, but accounts that belong with one of them \
    differ from the other.";

/// Two reports and how much speaks for their being of one contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scored {
    pub(crate) score: i32,
    pub(crate) a: usize,
    pub(crate) b: usize,
}

/// A ruling on two reports, by rank; the oldest first in a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ruled {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) answer: Answer,
}

/// Groups of ranks, and what was left open.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// Each ascending; by their first member.
    pub(crate) groups: Vec<Vec<usize>>,
    /// The pairs by which groups were joined, and whether a ruling did.
    pub(crate) links: Vec<(Scored, bool)>,
    /// Pairs that a person would have to decide, the likeliest first.
    pub(crate) unsure: Vec<Scored>,
    /// Why pairs that are the same or likely so by themselves were left open.
    pub(crate) held_back: BTreeMap<(usize, usize), &'static str>,
    /// Rulings that newer ones contradict.
    pub(crate) contradicted: Vec<Ruled>,
}

/// Gathers reports, which are in an order of their own (not that of adding).
///
/// `aligned` gives the number of statements that two documents share when they are aligned one by
/// one; it is asked for the likeliest of the pairs that are otherwise left open.
pub(crate) fn gather(
    told: &[Told<'_>],
    rulings: &[Ruled],
    apart: &Apart,
    aligned: &Aligned<'_>,
) -> Gathered {
    let mut groups = Groups::new(told, apart);
    let mut gathered = Gathered::default();
    groups.rule(rulings, &mut gathered);
    let (mut same, mut likely, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let named: Vec<Names> = told.iter().map(Names::of).collect();
    for (a, b) in block::pairs(told) {
        let (Some(x), Some(y)) = (told.get(a), told.get(b)) else { continue };
        let strangers = named.get(a).zip(named.get(b)).is_some_and(|(x, y)| x.strangers(y));
        if strangers || same_document(x, y) {
            continue;
        }
        let weighed = weigh(*x, *y, apart, &|| shared(x.report, y.report), false);
        let scored = Scored { score: weighed.score, a, b };
        match weighed.verdict {
            _ if versions(x, y, apart) => same.push(Scored { score: 200, ..scored }),
            PairingVerdict::Same => same.push(scored),
            PairingVerdict::Undecided if weighed.likely => likely.push(scored),
            PairingVerdict::Undecided if weighed.worth_asking && scored.score >= LEAST_SCORE => {
                open.push(scored);
            }
            _ => {}
        }
    }
    let order = |one: &Scored| (std::cmp::Reverse(one.score), one.a, one.b);
    open.sort_by_key(order);
    align(told, apart, aligned, &mut open, &mut same);
    same.sort_by_key(order);
    likely.sort_by_key(order);
    groups.same = same.iter().chain(&likely).map(|pair| (pair.a, pair.b)).collect();
    let rivals_of_same = rivals(&same);
    let rivals_of_likely = rivals(&likely);
    // What is likely comes when all that is plain has been joined: it needs a group that it fits.
    let passes = [(same, &rivals_of_same, false), (likely, &rivals_of_likely, true)];
    for (links, rivals, any) in passes {
        for link in links {
            if groups.joined(link.a, link.b) {
                continue;
            }
            let ambiguous = groups.ambiguous(link, rivals, any);
            if ambiguous || !groups.fit(link.a, link.b) {
                let why = if ambiguous { FITS_OTHERS } else { OTHERS_DIFFER };
                gathered.held_back.insert((link.a, link.b), why);
                open.push(link);
                continue;
            }
            groups.join(link.a, link.b);
            gathered.links.push((link, false));
        }
    }
    open.retain(|pair| !groups.joined(pair.a, pair.b) && !groups.settled(pair.a, pair.b));
    open.sort_by_key(order);
    gathered.unsure = open;
    gathered.groups = groups.into_groups();
    gathered
}

/// Keys of all names of a report, to pass over pairs that share none.
struct Names {
    keys: Vec<u64>,
    /// Someone takes part who is not named.
    unnamed: bool,
}

impl Names {
    fn of(told: &Told<'_>) -> Self {
        let people = || told.report.principals.iter().chain(&told.report.attendees);
        let parts = people().flat_map(|party| &party.parts);
        let mut keys: Vec<u64> = parts
            .flat_map(|part| names::coarse_keys(part))
            .map(|key| brief::hash([key.as_str()]))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        Self { keys, unnamed: people().any(|party| party.parts.is_empty()) }
    }

    /// Whether no participant of one can be one of the other's.
    fn strangers(&self, other: &Self) -> bool {
        let common = || self.keys.iter().any(|key| other.keys.binary_search(key).is_ok());
        !self.unnamed && !other.unnamed && !common()
    }
}

/// Moves pairs to `same` that share enough when their statements are aligned.
fn align(
    told: &[Told<'_>],
    apart: &Apart,
    aligned: &Aligned<'_>,
    open: &mut Vec<Scored>,
    same: &mut Vec<Scored>,
) {
    let mut left = MOST_ALIGNED;
    open.retain(|pair| {
        let (Some(x), Some(y)) = (told.get(pair.a), told.get(pair.b)) else { return false };
        if left == 0 || !x.report.primary || !y.report.primary {
            return true;
        }
        left -= 1;
        let statements = aligned(&x.brief.document, &y.brief.document);
        let both = || {
            let found = shared(x.report, y.report);
            Shared { statements: found.statements.max(statements), ..found }
        };
        let weighed = weigh(*x, *y, apart, &both, false);
        if weighed.verdict == PairingVerdict::Same {
            same.push(Scored { score: weighed.score, ..*pair });
        }
        weighed.verdict != PairingVerdict::Same
    });
}

/// Reports of one document are of different contacts: the document tells them apart.
fn same_document(x: &Told<'_>, y: &Told<'_>) -> bool {
    x.brief.document == y.brief.document
}

/// The day that a report gives without reserve.
fn sure(told: &Told<'_>) -> Option<Edtf> {
    told.report.date.filter(|date| date.is_sure_day())
}

/// Two versions of one release: one address, and the same people. What was corrected may be the
/// date itself.
fn versions(x: &Told<'_>, y: &Told<'_>, apart: &Apart) -> bool {
    let address = x.brief.address.is_some() && x.brief.address == y.brief.address;
    address && x.report.primary && y.report.primary && {
        let found = super::party::matching(&x.report.principals, &y.report.principals, apart);
        found.pairs.len() >= 2
    }
}

/// For each report those it would join, with the score.
fn rivals(same: &[Scored]) -> BTreeMap<usize, Vec<(i32, usize)>> {
    let mut rivals: BTreeMap<usize, Vec<(i32, usize)>> = BTreeMap::new();
    for Scored { score, a, b } in same {
        rivals.entry(*a).or_default().push((*score, *b));
        rivals.entry(*b).or_default().push((*score, *a));
    }
    rivals
}

struct Groups<'a> {
    told: &'a [Told<'a>],
    apart: &'a Apart,
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    /// Pairs that people ruled to be of two contacts.
    never: BTreeSet<(usize, usize)>,
    /// Pairs that were found to be of one contact.
    same: BTreeSet<(usize, usize)>,
    /// All pairs ruled on but those left unsure.
    decided: BTreeSet<(usize, usize)>,
}

impl<'a> Groups<'a> {
    fn new(told: &'a [Told<'a>], apart: &'a Apart) -> Self {
        let count = told.len();
        Self {
            told,
            apart,
            of: (0..count).collect(),
            members: (0..count).map(|rank| vec![rank]).collect(),
            never: BTreeSet::new(),
            decided: BTreeSet::new(),
            same: BTreeSet::new(),
        }
    }

    /// Rulings come before everything else; of two that contradict each other the newer holds.
    fn rule(&mut self, rulings: &[Ruled], gathered: &mut Gathered) {
        let mut seen = BTreeSet::new();
        for ruled in rulings.iter().rev() {
            let pair = (ruled.a.min(ruled.b), ruled.a.max(ruled.b));
            if pair.0 == pair.1 || !seen.insert(pair) {
                continue;
            }
            match ruled.answer {
                Answer::Unsure => continue,
                Answer::Yes if self.forbidden(pair.0, pair.1) => {
                    gathered.contradicted.push(*ruled);
                }
                Answer::Yes => {
                    self.join(pair.0, pair.1);
                    gathered.links.push((Scored { score: 1000, a: pair.0, b: pair.1 }, true));
                }
                Answer::No if self.joined(pair.0, pair.1) => gathered.contradicted.push(*ruled),
                Answer::No => {
                    self.never.insert(pair);
                }
            }
            self.decided.insert(pair);
        }
    }

    fn group(&self, rank: usize) -> usize {
        self.of.get(rank).copied().unwrap_or(rank)
    }

    fn members(&self, rank: usize) -> &[usize] {
        self.members.get(self.group(rank)).map_or(&[], Vec::as_slice)
    }

    fn joined(&self, a: usize, b: usize) -> bool {
        self.group(a) == self.group(b)
    }

    /// Whether people have said anything about these two groups.
    fn settled(&self, a: usize, b: usize) -> bool {
        self.decided.contains(&(a.min(b), a.max(b))) || self.forbidden(a, b)
    }

    fn forbidden(&self, a: usize, b: usize) -> bool {
        if self.never.is_empty() {
            return false;
        }
        let (one, other) = (self.members(a), self.members(b));
        let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        few.iter().any(|x| many.iter().any(|y| self.never.contains(&(*x.min(y), *x.max(y)))))
    }

    fn join(&mut self, a: usize, b: usize) {
        let (into, from) = (self.group(a).min(self.group(b)), self.group(a).max(self.group(b)));
        if into == from {
            return;
        }
        let moved = self.members.get_mut(from).map(std::mem::take).unwrap_or_default();
        for rank in &moved {
            if let Some(slot) = self.of.get_mut(*rank) {
                *slot = into;
            }
        }
        if let Some(group) = self.members.get_mut(into) {
            group.extend(moved);
            group.sort_unstable();
        }
    }

    /// Whether two reports are of two contacts; `dated` where those that would join them both give a
    /// day.
    fn differ(&self, x: usize, y: usize, dated: bool) -> bool {
        let (Some(a), Some(b)) = (self.told.get(x), self.told.get(y)) else { return true };
        if same_document(a, b) {
            return true;
        }
        if self.same.contains(&(x.min(y), x.max(y))) || versions(a, b, self.apart) {
            return false;
        }
        let nothing = Shared::default;
        let weighed = weigh(*a, *b, self.apart, &nothing, false);
        // Days one apart can be one contact, but not by way of a third report that gives none.
        let days = (sure(a), sure(b));
        let other_days = matches!(days, (Some(one), Some(other)) if one != other);
        weighed.verdict == PairingVerdict::Different || other_days && !(dated && weighed.explained)
    }

    /// Whether two groups can be one: no ruling against it, no two members that differ, and one
    /// day that fits all that is said of the date.
    fn fit(&self, a: usize, b: usize) -> bool {
        if self.forbidden(a, b) {
            return false;
        }
        let given = |rank: usize| {
            let window = self.told.get(rank).and_then(|told| told.window);
            window.is_some_and(|window| window.firm == Firm::Given)
        };
        let dated = given(a) && given(b);
        let (one, other) = (self.members(a), self.members(b));
        let differ = one
            .iter()
            .take(MOST_CHECKED)
            .any(|x| other.iter().take(MOST_CHECKED).any(|y| self.differ(*x, *y, dated)));
        if differ {
            return false;
        }
        if one.len() + other.len() <= 2 {
            return true;
        }
        let all: Vec<Told<'_>> = one
            .iter()
            .chain(other)
            .take(2 * MOST_CHECKED)
            .filter_map(|rank| self.told.get(*rank).copied())
            .collect();
        when::possible(&all)
    }

    /// Whether a report without a day (or, with `any`, any report) fits two contacts equally well.
    fn ambiguous(
        &self,
        link: Scored,
        rivals: &BTreeMap<usize, Vec<(i32, usize)>>,
        any: bool,
    ) -> bool {
        [(link.a, link.b), (link.b, link.a)].into_iter().any(|(loose, other)| {
            let firm = self.told.get(loose).and_then(|told| told.window).map(|w| w.firm);
            if !any && firm > Some(Firm::Loose) {
                return false;
            }
            let all = rivals.get(&loose).map_or(&[][..], Vec::as_slice);
            all.iter().take(MOST_CHECKED).any(|(score, rival)| {
                *score == link.score && *rival != other && self.differ(other, *rival, false)
            })
        })
    }

    fn into_groups(self) -> Vec<Vec<usize>> {
        self.members.into_iter().filter(|members| !members.is_empty()).collect()
    }
}

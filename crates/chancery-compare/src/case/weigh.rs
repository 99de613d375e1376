//! Two reports on the scales: is it one contact, how much speaks for it, and why.
//!
//! Names, dates and media decide; what the texts share only supports, since the same leaders say
//! the same things again in the next call. The score orders pairs by how much speaks for them; it
//! is no probability.

use chancery_record::Medium;

use crate::collation::PairingVerdict;
use crate::fields::{counted, medium_words};
use crate::names;

use super::brief::{Brief, Party, Report};
use super::party::{self, Apart, Fit};
use super::window::Window;

mod days;

/// Shared statements that support that two documents tell of one contact.
const SUPPORT: usize = 3;

/// A report with its document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) brief: &'a Brief,
    pub(crate) report: &'a Report,
    pub(crate) window: Option<Window>,
}

impl<'a> Told<'a> {
    pub(crate) fn new(brief: &'a Brief, report: &'a Report) -> Self {
        Self { brief, report, window: Window::of(brief, report) }
    }
}

/// What came of it.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    pub(crate) verdict: PairingVerdict,
    pub(crate) score: i32,
    /// Whether they are taken as one where nothing in the case stands against it: each fits no
    /// other contact as well.
    pub(crate) likely: bool,
    /// Whether other days do not keep them apart where others join them.
    pub(crate) explained: bool,
    /// Whether a person could say more about it than that the same people meet often.
    pub(crate) worth_asking: bool,
    /// Empty unless reasons were asked for.
    pub(crate) reasons: Vec<String>,
}

/// What two texts share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shared {
    pub(crate) statements: usize,
    pub(crate) formulas: usize,
    /// The beginning of a statement that stands in both word for word.
    pub(crate) example: Option<String>,
    /// Whether one text is nearly all of the other.
    pub(crate) copy: bool,
}

/// Weighs two reports. `shared` is asked only where it matters; reasons are put into words only
/// where `tell` is set.
pub(crate) fn weigh(
    a: Told<'_>,
    b: Told<'_>,
    apart: &Apart,
    shared: &dyn Fn() -> Shared,
    tell: bool,
) -> Weighed {
    let mut scales = Scales { tell, ..Scales::default() };
    scales.principals(a.report, b.report, apart);
    // Most pairs that share a name key end here.
    if scales.against && !tell {
        return scales.end(PairingVerdict::Different);
    }
    scales.one_issuer = a.brief.source().is_some() && a.brief.source() == b.brief.source();
    scales.sided = a.brief.side.is_some() || b.brief.side.is_some();
    scales.media(a.report, b.report);
    scales.days(a, b);
    scales.places(a.report, b.report);
    scales.initiators(a.report, b.report);
    scales.verdict(shared)
}

/// What has been found for and against.
#[derive(Default)]
struct Scales {
    tell: bool,
    reasons: Vec<String>,
    score: i32,
    against: bool,
    /// Something stands in the way of "same" that is no contradiction.
    open: bool,
    /// Two sides are named in both.
    principals: bool,
    /// How many of the two are offices or states only.
    unnamed: usize,
    /// Both name a means and the two fit.
    medium: bool,
    /// One names a call and the other no means.
    remote: bool,
    dates: Dates,
    /// One publisher or issuer gives both: on a visit there are several meetings, and one text
    /// serves for call after call.
    one_issuer: bool,
    worth_asking: bool,
    /// The side of one at least is known.
    sided: bool,
    /// Neither gives a day of its own.
    loose: bool,
}

/// How far the dates settle it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Dates {
    /// Nothing can be said.
    #[default]
    Silent,
    /// They were published weeks apart and one gives no day.
    Far,
    /// One gives a day, and the other neither a day nor a day of publication near it.
    OneSided,
    /// One counts its day from when it was written, and came out a day or two later than the
    /// other's: a translation or a copy keeps "today".
    Late,
    /// They are a day apart, which time zones can explain.
    DayApart,
    /// Publication days put them within a week of each other.
    Near,
    /// They can be the same: a pattern, or a publication within two days.
    Compatible,
    /// They are one day.
    SameDay,
}

impl Scales {
    fn say(&mut self, reason: impl FnOnce() -> String) {
        if self.tell {
            self.reasons.push(reason());
        }
    }

    fn end(self, verdict: PairingVerdict) -> Weighed {
        let explained = verdict == PairingVerdict::Undecided && self.is_likely();
        // Two texts of nobody's side tell too little of whose clock they go by.
        let likely = explained && (self.sided || self.dates != Dates::DayApart);
        let Self { score, reasons, worth_asking, .. } = self;
        Weighed { verdict, score, likely, explained, worth_asking, reasons }
    }

    fn verdict(mut self, shared: &dyn Fn() -> Shared) -> Weighed {
        if self.against {
            return self.end(PairingVerdict::Different);
        }
        if !self.principals {
            return self.end(PairingVerdict::Undecided);
        }
        let shared = shared();
        self.weigh_texts(&shared);
        let told = shared.statements;
        let enough = match self.dates {
            Dates::SameDay => match (self.unnamed, self.open) {
                (0, false) => true,
                (1, false) => self.medium || told >= 1,
                (_, false) => self.medium && told >= 1 || told >= SUPPORT,
                (_, true) => told >= 2,
            },
            Dates::Compatible if self.open => false,
            Dates::Compatible => match self.unnamed {
                0 if self.one_issuer && self.loose => told >= 1 && self.medium,
                0 => told >= 1 || self.medium,
                1 => told >= 1 && self.medium || told >= SUPPORT,
                // Two governments have more than one contact in such days.
                _ => false,
            },
            Dates::Near => {
                !self.open
                    && self.unnamed == 0
                    && told >= 1
                    && (self.medium || told >= SUPPORT)
                    && !(self.one_issuer && self.loose)
            }
            // Where one account gives no day and nothing speaks against it, what was said decides.
            Dates::DayApart | Dates::OneSided => !self.open && told >= SUPPORT && self.medium,
            Dates::Far | Dates::Late | Dates::Silent => false,
        };
        // One issuer says the same of call after call; others who have its text have copied it.
        let copied = shared.copy && (self.dates >= Dates::Compatible || !self.one_issuer);
        self.worth_asking = self.dates > Dates::Far || told >= SUPPORT;
        let same = enough || copied;
        self.end(if same { PairingVerdict::Same } else { PairingVerdict::Undecided })
    }

    /// Enough where nothing in the case speaks against it: the people and the means are the same,
    /// and the days can be.
    fn is_likely(&self) -> bool {
        if !self.principals || self.open {
            return false;
        }
        match self.dates {
            Dates::SameDay => true,
            Dates::Compatible => self.unnamed == 0 || self.medium && self.unnamed == 1,
            Dates::DayApart | Dates::Late if self.remote => self.unnamed == 0 && !self.one_issuer,
            Dates::DayApart | Dates::Late => self.medium && self.unnamed <= 1 && !self.one_issuer,
            // The same people speak again within a week as often as an account without a day is late.
            Dates::Near | Dates::OneSided | Dates::Far | Dates::Silent => false,
        }
    }

    fn weigh_texts(&mut self, shared: &Shared) {
        let count = i32::try_from(shared.statements.min(6)).unwrap_or(0);
        self.score += 5 * count + i32::try_from(shared.formulas.min(3)).unwrap_or(0);
        if shared.copy {
            self.score += 20;
            self.say(|| "One text is nearly all of the other: one witness.".to_owned());
        } else if let Some(example) = &shared.example {
            self.say(|| format!("Both have “{example}”."));
        }
        if shared.statements >= SUPPORT {
            self.say(|| format!("{} are in both.", counted(shared.statements, "statement")));
        }
        if shared.formulas > 0 {
            self.say(|| format!("They share {}.", counted(shared.formulas, "set phrase")));
        }
    }

    fn principals(&mut self, x: &Report, y: &Report, apart: &Apart) {
        let mut found = party::matching(&x.principals, &y.principals, apart);
        let present = |left: &mut Vec<usize>, of: &[Party], others: &[Party]| {
            left.retain(|at| {
                of.get(*at).is_some_and(|one| {
                    others.iter().all(|other| party::fit(one, other, apart) < Fit::Part)
                })
            });
        };
        present(&mut found.left_a, &x.principals, &y.attendees);
        present(&mut found.left_b, &y.principals, &x.attendees);
        let met: Vec<(&Party, &Party, Fit)> = found
            .pairs
            .iter()
            .filter_map(|(i, j, fit)| Some((x.principals.get(*i)?, y.principals.get(*j)?, *fit)))
            .collect();
        self.score += met.iter().map(|(_, _, fit)| worth(*fit)).sum::<i32>().min(60);
        let two_sides = met.iter().enumerate().any(|(at, (one, _, _))| {
            met.iter().skip(at + 1).any(|(other, _, _)| across(one, other))
        });
        let names = || -> Vec<&str> { met.iter().map(|(one, _, _)| one.name.as_str()).collect() };
        if met.len() >= 2 && two_sides {
            self.principals = true;
            let mut fits: Vec<Fit> = met.iter().map(|(_, _, fit)| *fit).collect();
            fits.sort_unstable_by(|a, b| b.cmp(a));
            self.unnamed = fits.iter().take(2).filter(|fit| **fit == Fit::Office).count();
            self.say(|| format!("Both name {} as those who spoke.", list(&names())));
            self.spellings(&met);
            self.third_parties(x, y, &found, &met);
        } else if x.principals.is_empty() || y.principals.is_empty() {
            self.say(|| "One of the two names nobody who spoke.".to_owned());
        } else if !found.left_a.is_empty() && !found.left_b.is_empty() {
            self.against = true;
            self.say(|| {
                let all = |report: &Report| {
                    let names: Vec<&str> =
                        report.principals.iter().map(|one| one.name.as_str()).collect();
                    list(&names)
                };
                format!("Those who spoke differ: {} in A, {} in B.", all(x), all(y))
            });
        } else {
            self.say(|| format!("Only {} is named in both.", list(&names())));
        }
    }

    /// Names that are written differently are told.
    fn spellings(&mut self, met: &[(&Party, &Party, Fit)]) {
        for (one, other, fit) in met.iter().filter(|(one, other, _)| one.name != other.name) {
            let (a, b) = (&one.name, &other.name);
            match fit {
                Fit::Office => self
                    .say(|| format!("“{a}” (A) and “{b}” (B) can be one: one office of one side.")),
                _ => self.say(|| format!("“{a}” (A) and “{b}” (B) are taken as one name.")),
            }
        }
    }

    /// Talks of three sides are not those of two of them.
    fn third_parties(
        &mut self,
        x: &Report,
        y: &Report,
        found: &party::Matching,
        met: &[(&Party, &Party, Fit)],
    ) {
        let further = |left: &[usize], of: &[Party]| {
            left.iter().filter_map(|at| of.get(*at)).any(|one| {
                met.iter().all(|(other, twin, _)| across(one, other) && across(one, twin))
                    && one.side.is_some()
            })
        };
        if further(&found.left_a, &x.principals) || further(&found.left_b, &y.principals) {
            self.open = true;
            self.score -= 15;
            self.say(|| "One of the two names a further side.".to_owned());
        }
    }

    fn media(&mut self, x: &Report, y: &Report) {
        let (Some(a), Some(b)) = (x.medium, y.medium) else {
            let call = |medium| matches!(medium, Medium::Phone | Medium::Video | Medium::Call);
            self.remote = x.medium.or(y.medium).is_some_and(call);
            self.say(|| "In at least one of the two no means was found.".to_owned());
            return;
        };
        let (in_a, in_b) = (medium_words(a), medium_words(b));
        match fit(a, b) {
            Some(true) => {
                self.medium = true;
                self.score += if a == b { 10 } else { 6 };
                self.say(|| match a == b {
                    true => format!("Both speak of a {in_a}."),
                    false => format!("A {in_a} (A) and a {in_b} (B) can be one."),
                });
            }
            Some(false) => {
                self.against = true;
                self.say(|| format!("A speaks of a {in_a}, B of a {in_b}."));
            }
            None => {
                self.open = true;
                self.score -= 8;
                self.say(|| {
                    format!("A speaks of a {in_a}, B of a {in_b}, which may be loose wording.")
                });
            }
        }
    }

    fn places(&mut self, x: &Report, y: &Report) {
        if let (Some(a), Some(b)) = (x.before_noon, y.before_noon)
            && a != b
            && met(x)
            && met(y)
        {
            self.against = true;
            self.say(|| "One met in the morning, the other later in the day.".to_owned());
        }
        let (Some(a), Some(b)) = (&x.place, &y.place) else { return };
        if names::same_place(a, b) {
            self.score += 6;
            self.say(|| format!("Both name the place: {a}."));
        } else if names::is_house(a) != names::is_house(b) {
            // A palace and its city are one place.
            self.say(|| format!("A names {a}, B {b}: one may stand in the other."));
        } else if met(x) && met(y) {
            // Two meetings of one day are told in two cities.
            self.open = true;
            self.score -= 6;
            self.say(|| format!("The places differ: {a} in A, {b} in B."));
        }
    }

    fn initiators(&mut self, x: &Report, y: &Report) {
        let (Some((a, a_side)), Some((b, b_side))) = (&x.initiator, &y.initiator) else { return };
        let same = match (a_side, b_side) {
            (Some(x), Some(y)) => names::same_side(x, y),
            _ => names::same_person(a, b),
        };
        self.score += if same { 5 } else { -3 };
        self.say(|| match same {
            true => format!("Both say that {a} asked for it."),
            false => format!("They differ on who asked for it: {a} in A, {b} in B."),
        });
    }
}

fn worth(fit: Fit) -> i32 {
    match fit {
        Fit::Whole => 15,
        Fit::Part => 12,
        Fit::Office => 5,
        Fit::No => 0,
    }
}

/// Whether two participants are not known to be of one side.
fn across(a: &Party, b: &Party) -> bool {
    match (&a.side, &b.side) {
        (Some(x), Some(y)) => !names::same_side(x, y),
        _ => true,
    }
}

fn met(report: &Report) -> bool {
    report.medium == Some(Medium::InPerson)
}

/// Whether two documents are known to be of one side, and so of one place's days.
fn one_side(a: &Brief, b: &Brief) -> bool {
    matches!((&a.side, &b.side), (Some(x), Some(y)) if names::same_side(x, y))
}

/// Whether two media can be one; `None` where writers are known to mix them up.
fn fit(a: Medium, b: Medium) -> Option<bool> {
    use Medium::{Call, InPerson, Phone, PressConference, Video};
    match (a, b) {
        (a, b) if a == b => Some(true),
        (Call, Phone | Video) | (Phone | Video, Call) => Some(true),
        (Phone, Video) | (Video, Phone) => None,
        (InPerson, PressConference) | (PressConference, InPerson) => None,
        _ => Some(false),
    }
}

/// What two texts share, by the prints of their statements. Two statements are shared where all
/// their words are the same, or where six tenths of the shorter one's telling words, five at
/// least, are in the other.
pub(crate) fn shared(a: &Report, b: &Report) -> Shared {
    let mut found = Shared {
        formulas: a.formulas.iter().filter(|one| b.formulas.binary_search(one).is_ok()).count(),
        ..Shared::default()
    };
    let (few, many) = if a.prints.len() <= b.prints.len() {
        (&a.prints, &b.prints)
    } else {
        (&b.prints, &a.prints)
    };
    let mut exact = 0;
    for print in few {
        if many.iter().any(|other| other.exact == print.exact) {
            exact += 1;
            if found.example.is_none() && print.terms.len() >= 5 {
                found.example = Some(print.excerpt.clone());
            }
        } else if !many.iter().any(|other| overlap(&print.terms, &other.terms)) {
            continue;
        }
        found.statements += 1;
    }
    found.copy = exact >= 3 && exact * 5 >= few.len() * 4;
    found
}

fn overlap(a: &[u32], b: &[u32]) -> bool {
    let common = a.iter().filter(|term| b.binary_search(term).is_ok()).count();
    common >= 5 && common * 10 >= a.len().min(b.len()) * 6
}

pub(crate) fn list(names: &[&str]) -> String {
    match names.split_last() {
        None => "nobody".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

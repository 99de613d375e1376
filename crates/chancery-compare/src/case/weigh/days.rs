//! What days, publications and weekdays say for or against two reports being of one contact.

use chancery_record::Edtf;

use super::super::brief::{Brief, Report};
use super::super::window::{self, Firm, USUAL_DELAY, Window};
use super::{Dates, Scales, Told, met, one_side};
use crate::dates::date_words;
use crate::{calendar, english};

/// Days by which a translation or a copy is later than its text and still says "today".
const LATEST: i64 = 2;

impl Scales {
    pub(super) fn days(&mut self, a: Told<'_>, b: Told<'_>) {
        match (a.report.date, b.report.date) {
            (Some(one), Some(other)) => self.both_dated(one, other, a, b),
            (Some(one), None) => self.bounded(one, b.brief, 'B', self.slack(a, b)),
            (None, Some(other)) => self.bounded(other, a.brief, 'A', self.slack(b, a)),
            (None, None) => {
                self.say(|| "Neither gives the day.".to_owned());
                self.published_close(a, b);
            }
        }
        self.weekdays(a.report, b.report);
        self.score += match self.dates {
            Dates::SameDay => 40,
            Dates::Compatible => 28,
            Dates::Near => 14,
            Dates::DayApart => 10,
            Dates::Late => 6,
            Dates::OneSided => 4,
            Dates::Far | Dates::Silent => 0,
        };
    }

    fn both_dated(&mut self, one: Edtf, other: Edtf, a: Told<'_>, b: Told<'_>) {
        let words = || (date_words(one), date_words(other));
        if one == other && one.is_sure_day() {
            self.dates = Dates::SameDay;
            self.say(|| format!("Both give the day as {}.", words().0));
        } else if a_day_apart(a, b) && self.across_zones(a, b) {
            self.dates = Dates::DayApart;
            self.say(|| {
                let (x, y) = words();
                format!(
                    "The days are one apart ({x} in A, {y} in B), which time zones can explain."
                )
            });
        } else if let Some(days) = written_later(a, b).or_else(|| written_later(b, a)) {
            self.dates = Dates::Late;
            self.score -= i32::try_from(days).unwrap_or(0);
            self.say(|| {
                let (x, y) = words();
                format!("The days are {} apart ({x} in A, {y} in B); the later one is counted from a publication that may repeat an earlier text.", days_words(days))
            });
        } else if !one.agrees(other) && !loose(a) && !loose(b) {
            self.against = true;
            self.say(|| {
                let (x, y) = words();
                format!("The days differ: {x} in A, {y} in B.")
            });
        } else {
            self.windows(one, other, a, b);
        }
    }

    /// Two dates that do not contradict each other, of which one at least is no day.
    fn windows(&mut self, one: Edtf, other: Edtf, a: Told<'_>, b: Told<'_>) {
        let (Some(x), Some(y)) = (a.window, b.window) else {
            // A day of publication on one side and half a date on the other can always be one.
            let bare = loose(a) || loose(b);
            self.open |= bare;
            self.dates = if bare { Dates::OneSided } else { Dates::Compatible };
            self.say(|| {
                format!(
                    "The day in A ({}) and the day in B ({}) can be one.",
                    date_words(one),
                    date_words(other)
                )
            });
            return;
        };
        match (x.firm, y.firm) {
            (Firm::Loose, Firm::Loose) => self.published_close(a, b),
            (Firm::Loose, _) => self.published_near(y, x, 'A', date_words(other), self.slack(b, a)),
            (_, Firm::Loose) => self.published_near(x, y, 'B', date_words(one), self.slack(a, b)),
            _ if x.gap(y) <= 1 => {
                self.dates = Dates::Compatible;
                self.score += 4;
                self.say(|| {
                    format!(
                        "The day in A ({}) and the day in B ({}) can be one.",
                        date_words(one),
                        date_words(other)
                    )
                });
            }
            _ => {
                // The patterns agree, but the last such day before publication is another one.
                self.open = true;
                self.say(|| format!("The day in A ({}) and the day in B ({}) can be one, but not by the days of publication.", date_words(one), date_words(other)));
            }
        }
    }

    /// Whether the two can have counted days by other clocks: a call, told by two sides.
    fn across_zones(&self, a: Told<'_>, b: Told<'_>) -> bool {
        !met(a.report) && !met(b.report) && !self.one_issuer && !one_side(a.brief, b.brief)
    }

    /// How the day of one can be later than the publication of the other.
    fn slack(&self, dated: Told<'_>, silent: Told<'_>) -> Slack {
        Slack { zones: self.across_zones(dated, silent), late: repeats(dated) }
    }

    /// One has a day or month, the other only its publication.
    fn published_near(
        &mut self,
        day: Window,
        loose: Window,
        letter: char,
        date: String,
        slack: Slack,
    ) {
        let after = loose.last - 1 - day.last;
        let before = day.first - loose.last;
        if before > 0 && before <= LATEST && slack.late {
            self.dates = Dates::Late;
            self.say(|| format!("{letter} was published {} before {date}, which is counted from a publication that may repeat an earlier text.", days_words(before)));
        } else if before == 1 && slack.zones {
            self.dates = Dates::DayApart;
            self.say(|| {
                format!("{letter} was published a day before {date}, which time zones can explain.")
            });
        } else if before > 0 {
            self.against = true;
            self.say(|| format!("{letter} was published before the day that the other gives."));
        } else if after <= 2 {
            self.dates = Dates::Compatible;
            self.score -= i32::try_from(after.max(0)).unwrap_or(0) * 3;
            self.say(|| {
                format!(
                    "No day of its own was found in {letter}; it was out {} after {date}.",
                    days_words(after.max(0))
                )
            });
        } else if after <= USUAL_DELAY {
            self.dates = Dates::Near;
            self.score -= i32::try_from(after).unwrap_or(0);
            self.say(|| format!("No day was found in {letter}; it was published within {USUAL_DELAY} days of the other's."));
        } else {
            self.dates = Dates::Far;
            self.say(|| format!("No day was found in {letter}, and it was published long after."));
        }
    }

    /// One gives a day and the other none: the other's day of publication bounds it.
    fn bounded(&mut self, date: Edtf, silent: &Brief, letter: char, slack: Slack) {
        let days = date.bounds().map(|(a, b)| (calendar::number(a), calendar::number(b)));
        let Some(((first, last), published)) = days.zip(window::published(silent)) else {
            self.dates = Dates::OneSided;
            self.say(|| format!("No day was found in {letter}."));
            return;
        };
        let day = Window { first, last, firm: Firm::Given };
        let last = published + 1;
        let loose = Window { first: last - 1 - USUAL_DELAY, last, firm: Firm::Loose };
        self.published_near(day, loose, letter, date_words(date), slack);
    }

    /// Neither has a day, both have a publication.
    fn published_close(&mut self, a: Told<'_>, b: Told<'_>) {
        let (Some(x), Some(y)) = (window::published(a.brief), window::published(b.brief)) else {
            return;
        };
        let apart = (x - y).abs();
        self.loose = true;
        self.dates = match apart {
            0..=2 => Dates::Compatible,
            3..=USUAL_DELAY => Dates::Near,
            _ => Dates::Far,
        };
        self.score -= i32::try_from(apart.min(10)).unwrap_or(0) * 3;
        if apart > 31 {
            self.open = true;
        }
        self.say(|| format!("They were published {} apart.", days_words(apart)));
    }

    /// A weekday in one text must be the weekday of the other's date.
    pub(super) fn weekdays(&mut self, x: &Report, y: &Report) {
        if let (Some(one), Some(other)) = (x.weekday, y.weekday) {
            let apart = (i16::from(one) - i16::from(other)).rem_euclid(7);
            let near = matches!(apart, 1 | 6) && !met(x) && !met(y);
            if apart != 0 && !near && self.dates != Dates::SameDay {
                self.against = true;
                self.say(|| {
                    format!(
                        "A speaks of a {}, B of a {}.",
                        english::weekday_name(one),
                        english::weekday_name(other)
                    )
                });
            }
        }
        for (named, dated, letter) in [(x, y, 'A'), (y, x, 'B')] {
            let Some(weekday) = named.weekday else { continue };
            let Some(date) = dated.date.filter(|date| date.is_sure_day()) else { continue };
            let Some((first, _)) = date.bounds() else { continue };
            let name = english::weekday_name(weekday);
            let own = named.date.is_some_and(Edtf::is_sure_day);
            if calendar::weekday(first) == weekday {
                self.score += 6;
                self.say(|| format!("{} was a {name}, as {letter} has it.", date_words(date)));
            } else if !own {
                self.against = true;
                self.say(|| format!("{letter} speaks of a {name}; {} was none.", date_words(date)));
            }
        }
    }
}

/// How a day can be later than the publication of another account of it.
#[derive(Debug, Clone, Copy)]
struct Slack {
    /// The two may count days by other clocks.
    zones: bool,
    /// The day is counted from a publication that may repeat an earlier text.
    late: bool,
}

/// Whether a text without a side of its own counts its day from when it was written.
fn repeats(told: Told<'_>) -> bool {
    told.report.counted && told.brief.side.is_none()
}

fn loose(told: Told<'_>) -> bool {
    told.window.is_some_and(|window| window.firm == Firm::Loose)
}

/// Days by which a text without a side of its own, which counts its day from when it was written,
/// is later than the day that another gives.
fn written_later(late: Told<'_>, early: Told<'_>) -> Option<i64> {
    let (x, y) = late.window.zip(early.window)?;
    let given = x.firm == Firm::Given && y.firm == Firm::Given;
    let days = x.first - y.last;
    (given && repeats(late) && (1..=LATEST).contains(&days)).then_some(days)
}

/// Whether both give a day, or some days that follow one another, and one day lies between them; a day
/// without a year is taken in the year of the other.
fn a_day_apart(a: Told<'_>, b: Told<'_>) -> bool {
    let given = |told: Told<'_>| {
        let window = told.window.filter(|window| window.firm == Firm::Given)?;
        (window.last - window.first <= 2).then_some(window)
    };
    let beside = |told: Told<'_>, other: Window| {
        let day = told.report.date?.partial()?;
        let without_year = day.year.is_none() && day.month.is_some() && day.day.is_some();
        without_year.then(|| window::last_before(day, other.last + 1)).flatten()
    };
    let days = match (given(a), given(b)) {
        (Some(x), Some(y)) => Some((x, y)),
        (Some(x), None) => beside(b, x).map(|y| (x, y)),
        (None, Some(y)) => beside(a, y).map(|x| (x, y)),
        (None, None) => None,
    };
    days.is_some_and(|(x, y)| x.gap(y) == 1)
}

fn days_words(days: i64) -> String {
    match days {
        0 => "no day".to_owned(),
        1 => "one day".to_owned(),
        days => format!("{days} days"),
    }
}

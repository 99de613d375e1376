//! Contacts to the scale of time: a lane for each pair of sides, a dot for a day, a bar for a month
//! or a year, a line with one end for what is only bounded.

use std::collections::BTreeMap;

use chancery_compare::calendar::{day, number};
use chancery_compare::case::{CaseContact, Dossier};
use chancery_compare::date_words;
use chancery_record::Precision;

use crate::escape;
use crate::timeline::{STYLE, counted, names};

/// For what width a drawing is made, in its own units, where the lanes begin in it, and how many
/// letters of their names have room before that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    width: f64,
    left: f64,
    letters: usize,
}

pub(crate) const WIDE: Scale = Scale { width: 1120.0, left: 170.0, letters: 26 };
/// For the screen of a telephone, where the wide one would be cut off or too small to read.
pub(crate) const NARROW: Scale = Scale { width: 400.0, left: 96.0, letters: 12 };
/// How much is left free at the end of the lanes.
const RIGHT: f64 = 16.0;
/// Within a page the drawing comes in pieces of about this height, so that it can go over from one
/// sheet of paper to the next, and the names of the years are never far.
const PIECE: f64 = 520.0;
/// Height of a row of marks, and of what is above the first lane.
const ROW: f64 = 11.0;
const HEAD: f64 = 34.0;
/// Half the height of a mark.
const HALF: f64 = 4.0;
/// Days by which a date with one end is drawn towards the other.
const OPEN: i64 = 9;
/// Days that are drawn at least.
const LEAST: i64 = 70;
/// Days of the longest date that the axis is always made for: a year. A longer one ("not before 1933")
/// would squeeze all others into a corner.
const SETTLED: i64 = 366;
/// Lanes that are drawn; further pairs of sides share the last.
const LANES: usize = 150;

/// How a date is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Day,
    Unsure,
    Bar,
    Before,
    After,
}

/// First and last day as numbers, and the shape; `None` for what cannot be placed.
pub(crate) fn extent(contact: &CaseContact) -> Option<(i64, i64, Shape)> {
    let date = contact.date.date?;
    let (first, last) = date.bounds()?;
    let (from, to) = (number(first), number(last));
    Some(match (first.0 == 0, last.0 == 9999) {
        (true, true) => return None,
        (true, false) => (to - OPEN, to, Shape::Before),
        (false, true) => (from, from + OPEN, Shape::After),
        _ if date.precision() == Precision::Day && date.is_sure_day() => (from, to, Shape::Day),
        _ if date.precision() == Precision::Day => (from, to, Shape::Unsure),
        _ => (from, to, Shape::Bar),
    })
}

pub(crate) struct Mark<'a> {
    contact: &'a CaseContact,
    first: i64,
    last: i64,
    shape: Shape,
    row: usize,
    /// Whether it begins before the axis does, and ends after it.
    cut: (bool, bool),
}

pub(crate) struct Lane<'a> {
    name: String,
    marks: Vec<Mark<'a>>,
    rows: usize,
}

pub(crate) struct Drawing<'a> {
    scale: Scale,
    pub(crate) lanes: Vec<Lane<'a>>,
    first: i64,
    last: i64,
}

impl<'a> Drawing<'a> {
    pub(crate) fn of(dossier: &'a Dossier, scale: Scale) -> Self {
        let mut lanes: BTreeMap<String, Vec<Mark<'a>>> = BTreeMap::new();
        for contact in &dossier.contacts {
            let Some((first, last, shape)) = extent(contact) else { continue };
            let mark = Mark { contact, first, last, shape, row: 0, cut: (false, false) };
            lanes.entry(sides(contact)).or_default().push(mark);
        }
        let mut lanes: Vec<(String, Vec<Mark<'a>>)> = lanes.into_iter().collect();
        lanes.sort_by(|a, b| (b.1.len(), &a.0).cmp(&(a.1.len(), &b.0)));
        if lanes.len() > LANES {
            let rest = lanes.split_off(LANES - 1);
            let marks = rest.into_iter().flat_map(|(_, marks)| marks).collect();
            lanes.push(("others".to_owned(), marks));
        }
        let (first, last) = reach(&lanes);
        let outside = |mark: &mut Mark<'_>| {
            mark.cut = (mark.first < first, mark.last > last);
            mark.first = mark.first.clamp(first, last);
            mark.last = mark.last.clamp(first, last);
        };
        lanes.iter_mut().flat_map(|(_, marks)| marks).for_each(outside);
        // Some room at both ends, so that the marks there are whole.
        // A lone day is drawn with its month.
        let room = ((last - first) / 60).max((LEAST - (last - first)) / 2).max(1);
        let (first, last) = (first - room, last + room);
        let mut drawing = Self { scale, lanes: Vec::new(), first, last };
        drawing.lanes = lanes.into_iter().map(|(name, marks)| drawing.lane(name, marks)).collect();
        drawing
    }

    /// Puts the marks of a lane into rows, so that none covers another.
    fn lane(&self, name: String, mut marks: Vec<Mark<'a>>) -> Lane<'a> {
        marks.sort_by(|a, b| {
            (a.first, a.last, &a.contact.id).cmp(&(b.first, b.last, &b.contact.id))
        });
        let mut ends: Vec<f64> = Vec::new();
        for mark in &mut marks {
            let (start, end) = self.place(mark);
            let free = ends.iter().position(|before| *before + 1.0 <= start);
            mark.row = free.unwrap_or(ends.len());
            match ends.get_mut(mark.row) {
                Some(slot) => *slot = end,
                None => ends.push(end),
            }
        }
        Lane { name, rows: ends.len().max(1), marks }
    }

    fn x(&self, day: i64) -> f64 {
        let Scale { width, left, .. } = self.scale;
        left + float(day - self.first) / float(self.last - self.first) * (width - left - RIGHT)
    }

    fn place(&self, mark: &Mark<'_>) -> (f64, f64) {
        let (from, to) = (self.x(mark.first), self.x(mark.last + 1));
        match mark.shape {
            Shape::Day | Shape::Unsure => {
                let middle = f64::midpoint(from, to);
                (middle - HALF, middle + HALF)
            }
            _ => (from, to.max(from + 2.0 * HALF)),
        }
    }

    /// The lanes in runs that are about a piece high each.
    pub(crate) fn pieces(&self) -> Vec<&[Lane<'a>]> {
        let (mut pieces, mut begin, mut height) = (Vec::new(), 0, 0.0);
        for (at, lane) in self.lanes.iter().enumerate() {
            let more = lane_height(lane.rows);
            if at > begin && height + more > PIECE {
                pieces.extend(self.lanes.get(begin..at));
                (begin, height) = (at, 0.0);
            }
            height += more;
        }
        pieces.extend(self.lanes.get(begin..).filter(|rest| !rest.is_empty()));
        pieces
    }

    pub(crate) fn push(&self, out: &mut String, lanes: &[Lane<'a>], within_page: bool) {
        let width = self.scale.width;
        let height = HEAD + lanes.iter().map(|lane| lane_height(lane.rows)).sum::<f64>() + 8.0;
        out.push_str(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
             width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" class=\"timeline\">\n\
             <title>Contacts by pair of sides and date</title>\n"
        ));
        if !within_page {
            out.push_str("<style>\n");
            out.push_str(STYLE);
            out.push_str("</style>\n");
            out.push_str("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        }
        self.axis(out, height);
        let mut top = HEAD;
        for lane in lanes {
            self.push_lane(out, lane, top, within_page);
            top += lane_height(lane.rows);
        }
        out.push_str("</svg>");
    }

    /// Lines at the beginnings of months or years, whichever leave room for their names.
    fn axis(&self, out: &mut String, height: f64) {
        let (year, _, _) = day(self.first);
        let (until, _, _) = day(self.last);
        let years = until - year + 1;
        let step: u8 = match years {
            0..=2 => 1,
            3..=4 => 3,
            5..=14 => 12,
            _ => 0,
        };
        // A narrow drawing has room for half as many names.
        let tight = self.scale.width < WIDE.width;
        let every = match (years, tight) {
            (61.., _) => 10,
            (15.., _) => 5,
            (8.., true) => 2,
            _ => 1,
        };
        let (mut before, mut year_told) = (f64::MIN, false);
        if let Some(label) = self.opening(step) {
            let left = self.scale.left;
            out.push_str(&format!(
                "<text class=\"month\" x=\"{left:.1}\" y=\"{:.0}\">{label}</text>\n",
                HEAD - 12.0
            ));
            (before, year_told) = (left + 24.0, true);
        }
        for year in (year..=until).filter(|year| year.rem_euclid(every) == 0) {
            for month in (1..=12u8)
                .filter(|month| *month == 1 || step > 0 && step < 12 && (month - 1) % step == 0)
            {
                let at = number((year, month, 1));
                if at < self.first || at > self.last {
                    continue;
                }
                let x = self.x(at);
                let class = if month == 1 { "year" } else { "month" };
                out.push_str(&format!(
                    "<path class=\"{class}\" d=\"M{x:.1} {:.0}V{height:.0}\"/>\n",
                    HEAD - 8.0
                ));
                let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
                // The first line tells its year, whichever month it stands for.
                let label = match (month, year_told) {
                    (1, _) => year.to_string(),
                    (_, false) => format!("{name} {year}"),
                    _ => name.to_owned(),
                };
                if x - before > 34.0 && x + 30.0 <= self.scale.width {
                    out.push_str(&format!(
                        "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.0}\">{label}</text>\n",
                        x + 2.0,
                        HEAD - 12.0
                    ));
                    before = if year_told { x } else { x + 24.0 };
                    year_told = true;
                }
            }
        }
    }

    /// The name of the month in which the axis begins, where its line lies before it and the next
    /// leaves room.
    fn opening(&self, step: u8) -> Option<String> {
        let (year, month, _) = day(self.first);
        let next = if month == 12 { (year + 1, 1, 1) } else { (year, month + 1, 1) };
        let room = self.x(number(next)) - self.scale.left > 34.0 + 24.0;
        let name = MONTHS.get(usize::from(month) - 1)?;
        (step == 1 && room && self.first > number((year, month, 1)))
            .then(|| format!("{name} {year}"))
    }

    fn push_lane(&self, out: &mut String, lane: &Lane<'_>, top: f64, links: bool) {
        let middle = top + lane_height(lane.rows) / 2.0;
        let width = self.scale.width;
        out.push_str(&format!(
            "<path class=\"lane\" d=\"M0 {top:.1}H{width:.0}\"/>\n<text class=\"lane\" x=\"4\" \
             y=\"{:.1}\">",
            middle + 4.0
        ));
        escape::push(out, &cut(&lane.name, self.scale.letters));
        out.push_str("</text>\n");
        for mark in &lane.marks {
            let y = top + 5.0 + ROW * (float_of(mark.row) + 0.5);
            if links {
                out.push_str(&format!(
                    "<a href=\"#c-{}\">",
                    escape::token(mark.contact.id.as_str())
                ));
            }
            self.push_mark(out, mark, y);
            if links {
                out.push_str("</a>");
            }
            out.push('\n');
        }
    }

    fn push_mark(&self, out: &mut String, mark: &Mark<'_>, y: f64) {
        let (from, to) = self.place(mark);
        let (up, down) = (y - HALF, y + HALF);
        let rejected = mark.contact.rejected_by();
        let class = if rejected.is_some() { "mark rejected" } else { "mark" };
        out.push_str(&format!("<g class=\"{class}\"><title>"));
        escape::push(out, &mark.contact.date.date.map(date_words).unwrap_or_default());
        out.push_str(": ");
        escape::push(out, &names(mark.contact));
        let count = mark.contact.witnesses.len();
        out.push_str(&format!(", {}", counted(count, "account")));
        if let Some(by) = rejected {
            out.push_str(", rejected by ");
            escape::push(out, by);
        }
        out.push_str("</title>");
        let middle = f64::midpoint(from, to);
        out.push_str(&match mark.shape {
            Shape::Day => {
                let ring = if count > 1 { format!("<circle class=\"ring\" cx=\"{middle:.1}\" cy=\"{y:.1}\" r=\"5.2\"/>") } else { String::new() };
                format!("{ring}<circle class=\"day\" cx=\"{middle:.1}\" cy=\"{y:.1}\" r=\"3.6\"/>")
            }
            Shape::Unsure => format!("<circle class=\"unsure\" cx=\"{middle:.1}\" cy=\"{y:.1}\" r=\"3.2\"/>"),
            Shape::Bar => format!(
                "<rect class=\"bar\" x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"6\" rx=\"3\"/>",
                y - 3.0,
                to - from
            ),
            Shape::Before => format!("<path class=\"open\" d=\"M{from:.1} {y:.1}H{to:.1}M{to:.1} {up:.1}V{down:.1}\"/>"),
            Shape::After => format!("<path class=\"open\" d=\"M{from:.1} {up:.1}V{down:.1}M{from:.1} {y:.1}H{to:.1}\"/>"),
        });
        // What begins before the axis or ends behind it has the head of an arrow there.
        let head = |x: f64, tip: f64| {
            format!("<path class=\"open\" d=\"M{x:.1} {up:.1}L{tip:.1} {y:.1}L{x:.1} {down:.1}\"/>")
        };
        if mark.cut.0 {
            out.push_str(&head(from - 1.0, from - 6.0));
        }
        if mark.cut.1 {
            out.push_str(&head(to + 1.0, to + 6.0));
        }
        out.push_str("</g>");
    }
}

/// First and last day of the axis: those of all dates that are settled to a year, and of longer ones
/// as far as they widen it by no more than half.
fn reach(lanes: &[(String, Vec<Mark<'_>>)]) -> (i64, i64) {
    let all = || lanes.iter().flat_map(|(_, marks)| marks);
    let settled = || all().filter(|mark| mark.last - mark.first <= SETTLED);
    let (Some(first), Some(last)) =
        (settled().map(|mark| mark.first).min(), settled().map(|mark| mark.last).max())
    else {
        let first = all().map(|mark| mark.first).min().unwrap_or(0);
        return (first, all().map(|mark| mark.last).max().unwrap_or(1).max(first + 1));
    };
    let room = (last - first).max(LEAST) / 2;
    let from = all().map(|mark| mark.first).filter(|day| first - day <= room).min();
    let to = all().map(|mark| mark.last).filter(|day| day - last <= room).max();
    (from.unwrap_or(first), to.unwrap_or(last).max(first + 1))
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn lane_height(rows: usize) -> f64 {
    ROW * float_of(rows) + 10.0
}

/// The sides of a contact, in alphabetical order.
fn sides(contact: &CaseContact) -> String {
    let mut sides: Vec<&str> = contact
        .principals
        .iter()
        .map(|one| one.side.as_deref().unwrap_or("side not known"))
        .collect();
    sides.sort_unstable();
    sides.dedup();
    if sides.is_empty() { "sides not known".to_owned() } else { sides.join(" – ") }
}

fn cut(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    let short: String = name.chars().take(letters.saturating_sub(1)).collect();
    format!("{short}…")
}

/// Day numbers and rows are far below 2^53.
#[allow(clippy::cast_precision_loss)]
fn float(days: i64) -> f64 {
    days as f64
}

#[allow(clippy::cast_precision_loss)]
fn float_of(rows: usize) -> f64 {
    rows as f64
}

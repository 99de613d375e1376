//! The contacts of a case drawn to the scale of time: a lane for each pair of sides, a dot for a
//! day, a bar for a month or a year, a line with one end for what is only bounded. What has no
//! date stands aside.

use std::collections::BTreeMap;

use chancery_compare::calendar::{day, number};
use chancery_compare::case::{CaseContact, Dossier, medium_name};
use chancery_compare::date_words;
use chancery_record::{Edtf, Precision};

use crate::escape;

const STYLE: &str = include_str!("timeline.css");

/// For what width a drawing is made, in its own units, where the lanes begin in it, and how many
/// letters of their names have room before that.
#[derive(Debug, Clone, Copy)]
struct Scale {
    width: f64,
    left: f64,
    letters: usize,
}

const WIDE: Scale = Scale { width: 1120.0, left: 170.0, letters: 26 };
/// For the screen of a telephone, where the wide one would be cut off or too small to read.
const NARROW: Scale = Scale { width: 400.0, left: 88.0, letters: 13 };
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
/// Lanes that are drawn; further pairs of sides share the last.
const LANES: usize = 150;

/// The drawing alone, as an SVG document that needs nothing else.
#[must_use]
pub fn timeline_svg(dossier: &Dossier) -> String {
    let mut out = String::new();
    let drawing = Drawing::of(dossier, WIDE);
    drawing.push(&mut out, &drawing.lanes, false);
    out.push('\n');
    out
}

/// The drawing with the list of its contacts, as a whole HTML document in UTF-8, without script and
/// without anything to load.
#[must_use]
pub fn timeline_page(dossier: &Dossier) -> String {
    let mut out = String::with_capacity(64 * 1024);
    out.push_str(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>Contacts of a case</title>\n<style>\n",
    );
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\">Timeline</p>\n<h1>");
    let documents: usize = dossier.contacts.iter().map(|contact| contact.members().count()).sum();
    out.push_str(&format!(
        "{} in {}</h1>\n</header>\n<main>\n",
        counted(dossier.contacts.len(), "contact"),
        counted(documents, "account")
    ));
    for (class, scale) in [("wide", WIDE), ("narrow", NARROW)] {
        let drawing = Drawing::of(dossier, scale);
        if drawing.lanes.is_empty() {
            continue;
        }
        out.push_str(&format!(
            "<div class=\"drawing {class}\" tabindex=\"0\" role=\"region\" aria-label=\"Timeline\">\n",
        ));
        for piece in drawing.pieces() {
            drawing.push(&mut out, piece, true);
            out.push('\n');
        }
        out.push_str("</div>\n");
    }
    if dossier.contacts.iter().any(|contact| extent(contact).is_some()) {
        legend(&mut out);
    }
    let (dated, undated): (Vec<&CaseContact>, Vec<&CaseContact>) =
        dossier.contacts.iter().partition(|contact| extent(contact).is_some());
    section(&mut out, "By date", &dated);
    section(&mut out, "Date not settled", &undated);
    wanted(&mut out, dossier);
    out.push_str(
        "</main>\n<footer>\n<p>A date is what all accounts of a contact settle together. A text \
         published by several is one witness. This page does not judge which account is right.</p>\n\
         </footer>\n</body>\n</html>\n",
    );
    out
}

fn legend(out: &mut String) {
    let mark = |shape: &str, words: &str| {
        format!(
            "<li><svg width=\"34\" height=\"14\" viewBox=\"0 -1 34 14\" aria-hidden=\"true\">{shape}</svg>{words}</li>\n"
        )
    };
    out.push_str("<ul class=\"legend\">\n");
    out.push_str(&mark("<circle class=\"day\" cx=\"17\" cy=\"6\" r=\"4\"/>", "one day"));
    out.push_str(&mark(
        "<circle class=\"ring\" cx=\"17\" cy=\"6\" r=\"5.2\"/><circle class=\"day\" cx=\"17\" cy=\"6\" r=\"3.6\"/>",
        "one day, several witnesses",
    ));
    out.push_str(&mark(
        "<circle class=\"unsure\" cx=\"17\" cy=\"6\" r=\"3.5\"/>",
        "a day, not certain",
    ));
    out.push_str(&mark(
        "<rect class=\"bar\" x=\"2\" y=\"2\" width=\"30\" height=\"8\" rx=\"4\"/>",
        "within this time",
    ));
    out.push_str(&mark("<path class=\"open\" d=\"M2 6H28M28 2V10\"/>", "not after this day"));
    out.push_str("</ul>\n");
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

fn section(out: &mut String, heading: &str, contacts: &[&CaseContact]) {
    if contacts.is_empty() {
        return;
    }
    out.push_str(&format!("<section>\n<h2>{heading}</h2>\n<ol class=\"contacts\">\n"));
    for contact in contacts {
        item(out, contact);
    }
    out.push_str("</ol>\n</section>\n");
}

fn item(out: &mut String, contact: &CaseContact) {
    out.push_str(&format!(
        "<li id=\"c-{}\">\n<p class=\"when\"",
        escape::token(contact.id.as_str())
    ));
    out.push_str(" title=\"");
    escape::push(out, &contact.date.reasoning);
    out.push_str("\">");
    escape::push(out, &contact.date.date.map_or_else(|| "no date".to_owned(), in_words));
    out.push_str("</p>\n<div>\n<p class=\"who\" dir=\"auto\">");
    escape::push(out, &names(contact));
    out.push_str("</p>\n<p class=\"how\">");
    escape::push(out, contact.medium.map_or("means not found", medium_name));
    if contact.date.together {
        out.push_str(" · day settled by the accounts together");
    }
    out.push_str(&format!(" · {}</p>\n<ul>\n", contact.id.short()));
    for witness in &contact.witnesses {
        for member in &witness.members {
            out.push_str("<li dir=\"auto\">");
            escape::push(out, member.title.as_deref().unwrap_or("A document without a title"));
            out.push_str(" <span class=\"from\">");
            let from = member.issuer.as_deref().or(member.side.as_deref());
            let day = member.published.map(date_words);
            let parts: Vec<&str> = from.into_iter().chain(day.as_deref()).collect();
            escape::push(out, &parts.join(", "));
            out.push_str("</span></li>\n");
        }
    }
    out.push_str("</ul>\n</div>\n</li>\n");
}

fn wanted(out: &mut String, dossier: &Dossier) {
    if dossier.wanted.is_empty() {
        return;
    }
    out.push_str("<section>\n<h2>Wanted</h2>\n<ul class=\"wanted\">\n");
    for wanted in &dossier.wanted {
        out.push_str("<li dir=\"auto\">");
        escape::push(out, &wanted.summary);
        for mention in wanted.mentions.iter().take(3).filter(|m| !m.words.exact.is_empty()) {
            out.push_str(" <q>");
            escape::push(out, &mention.words.exact);
            out.push_str("</q>");
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}

fn in_words(date: Edtf) -> String {
    match (date.bounds(), date.partial()) {
        (Some((first, last)), None) => {
            let day = |(year, month, day): (i16, u8, u8)| {
                Edtf::date(chancery_record::Partial::day(year, month, day))
                    .map(date_words)
                    .unwrap_or_default()
            };
            match (first.0 == 0, last.0 == 9999) {
                (true, _) => format!("by {}", day(last)),
                (_, true) => format!("from {}", day(first)),
                _ => format!("{} to {}", day(first), day(last)),
            }
        }
        _ => date_words(date),
    }
}

fn names(contact: &CaseContact) -> String {
    if let Some(title) = &contact.title {
        return title.clone();
    }
    let each = contact.principals.iter().map(|one| match &one.side {
        Some(side) if *side != one.name => format!("{} ({side})", one.name),
        _ => one.name.clone(),
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() { "principals not known".to_owned() } else { each.join(" – ") }
}

/// How a date is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Day,
    Unsure,
    Bar,
    Before,
    After,
}

/// First and last day as numbers, and the shape; `None` for what cannot be placed.
fn extent(contact: &CaseContact) -> Option<(i64, i64, Shape)> {
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

struct Mark<'a> {
    contact: &'a CaseContact,
    first: i64,
    last: i64,
    shape: Shape,
    row: usize,
}

struct Lane<'a> {
    name: String,
    marks: Vec<Mark<'a>>,
    rows: usize,
}

struct Drawing<'a> {
    scale: Scale,
    lanes: Vec<Lane<'a>>,
    first: i64,
    last: i64,
}

impl<'a> Drawing<'a> {
    fn of(dossier: &'a Dossier, scale: Scale) -> Self {
        let mut lanes: BTreeMap<String, Vec<Mark<'a>>> = BTreeMap::new();
        for contact in &dossier.contacts {
            let Some((first, last, shape)) = extent(contact) else { continue };
            let mark = Mark { contact, first, last, shape, row: 0 };
            lanes.entry(sides(contact)).or_default().push(mark);
        }
        let mut lanes: Vec<(String, Vec<Mark<'a>>)> = lanes.into_iter().collect();
        lanes.sort_by(|a, b| (b.1.len(), &a.0).cmp(&(a.1.len(), &b.0)));
        if lanes.len() > LANES {
            let rest = lanes.split_off(LANES - 1);
            let marks = rest.into_iter().flat_map(|(_, marks)| marks).collect();
            lanes.push(("others".to_owned(), marks));
        }
        let all = || lanes.iter().flat_map(|(_, marks)| marks);
        let first = all().map(|mark| mark.first).min().unwrap_or(0);
        let last = all().map(|mark| mark.last).max().unwrap_or(1).max(first + 1);
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
    fn pieces(&self) -> Vec<&[Lane<'a>]> {
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

    fn push(&self, out: &mut String, lanes: &[Lane<'a>], within_page: bool) {
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
        out.push_str("<g class=\"mark\"><title>");
        escape::push(out, &mark.contact.date.date.map(in_words).unwrap_or_default());
        out.push_str(": ");
        escape::push(out, &names(mark.contact));
        let count = mark.contact.witnesses.len();
        out.push_str(&format!(
            ", {}</title>",
            counted(count, "witness").replace("witnesss", "witnesses")
        ));
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
        out.push_str("</g>");
    }
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

//! The contacts of a case: the drawing, and below it a list of them. What has no date stands aside.

use chancery_compare::case::{CaseContact, Dossier, Review, medium_name};
use chancery_compare::date_words;

use crate::drawing::{Drawing, NARROW, WIDE, extent};
use crate::escape;

pub(crate) const STYLE: &str = include_str!("timeline.css");

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
    let accounts: usize = dossier.contacts.iter().map(|contact| contact.witnesses.len()).sum();
    out.push_str(&format!(
        "{} in {}</h1>\n</header>\n<main>\n",
        counted(dossier.contacts.len(), "contact"),
        counted(accounts, "account")
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
         published by several is one account. This page does not judge which account is right.</p>\n\
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
        "one day, several accounts",
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

pub(crate) fn counted(count: usize, one: &str) -> String {
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
    let rejected = if contact.rejected_by().is_some() { " class=\"rejected\"" } else { "" };
    out.push_str(&format!(
        "<li id=\"c-{}\"{rejected}>\n<p class=\"when\"",
        escape::token(contact.id.as_str())
    ));
    out.push_str(" title=\"");
    escape::push(out, &contact.date.reasoning);
    out.push_str("\">");
    escape::push(out, &contact.date.date.map_or_else(|| "no date".to_owned(), date_words));
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
            out.push_str("</span>");
            decided(out, member.review.as_ref());
            out.push_str("</li>\n");
        }
    }
    out.push_str("</ul>\n</div>\n</li>\n");
}

/// What reviewers decided of one entry.
fn decided(out: &mut String, review: Option<&Review>) {
    if let Some(review) = review {
        out.push_str(" <span class=\"reviewed\">✎ ");
        escape::push(out, &review.words().join(", "));
        out.push_str("</span>");
    }
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
            decided(out, mention.review.as_ref());
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}

pub(crate) fn names(contact: &CaseContact) -> String {
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

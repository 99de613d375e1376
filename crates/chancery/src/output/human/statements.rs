//! Who said what: statements in the order of the text, under those who make them.

use chancery_core::record::{
    Finding, Kind, Link, Question, Record, Statement, Strength, TopicNames,
};

use crate::terminal::{FAINT, FORCE, STRONG, clean, styled};

use super::layout::{Sheet, counted};
use super::values::{actor, side, spaced, topic_name};

/// The statements of a record.
pub(crate) fn show(sheet: &mut Sheet, record: &Record, names: &TopicNames) {
    let statements = &record.statements;
    if statements.is_empty() && record.questions.is_empty() {
        return;
    }
    let count = match record.questions.len() {
        0 => statements.len().to_string(),
        asked => format!("{}, {}", statements.len(), counted(asked, "question")),
    };
    sheet.heading("statements", &count);
    let legend = "“ direct   › reported   » partly quoted   ⋮ the speaker carries over";
    sheet.wrapped("  ", "  ", legend, FAINT);
    if statements.iter().flat_map(|one| &one.topics).any(|topic| topic.inherited || topic.faint) {
        let legend = "(topic) carried over from before   topic? hardly shown by the words";
        sheet.wrapped("  ", "  ", legend, FAINT);
    }
    let mut before: Option<&[Link]> = None;
    let mut questions = record.questions.iter().peekable();
    for statement in statements {
        while let Some(asked) =
            questions.next_if(|asked| asked.quote.start < statement.extent().start)
        {
            question(sheet, record, asked);
            before = None;
        }
        if before.is_none_or(|chain| !same(chain, &statement.chain)) {
            sheet.gap();
            sheet.paragraph("  ", "    ", &speaker(record, &statement.chain));
        }
        before = Some(&statement.chain);
        one(sheet, record, statement, names);
    }
    for asked in questions {
        question(sheet, record, asked);
    }
    undecided(sheet, statements);
}

/// A question, before the statements that answer it.
fn question(sheet: &mut Sheet, record: &Record, asked: &Question) {
    let answered = record.statements.iter().any(|told| told.answers.as_ref() == Some(&asked.id));
    let mut head = match asked.asker.value() {
        Some(id) => format!("{} asks", styled(STRONG, &actor(record, id))),
        None => styled(FAINT, "asked by one who is not named"),
    };
    if !answered {
        head.push_str(&styled(FAINT, ", and nothing is given as the answer"));
    }
    sheet.gap();
    sheet.paragraph("  ", "    ", &head);
    let mark = format!("    {} ", styled(FAINT, "?"));
    sheet.paragraph(&mark, "      ", &clean(&asked.quote.exact));
}

fn same(a: &[Link], b: &[Link]) -> bool {
    let name = |link: &Link| (link.actor.value().cloned(), link.name.clone());
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| match (a.actor.value(), b.actor.value()) {
            (Some(a), Some(b)) => a == b,
            _ => name(a) == name(b),
        })
}

/// The speaker, and through whom: innermost first.
fn speaker(record: &Record, chain: &[Link]) -> String {
    let Some((speaker, through)) = chain.split_last() else {
        return styled(STRONG, "The document itself");
    };
    let mut text = styled(STRONG, &link(record, speaker));
    let known = speaker.actor.value().and_then(|id| record.actor(id));
    text.push_str(&side(known.and_then(|actor| actor.side.as_ref())));
    if let Some(why) = speaker.actor.why_unknown() {
        text.push_str(&styled(FAINT, &format!("  who that is: unknown, because {}", clean(why))));
    }
    for source in through.iter().rev() {
        text.push_str(&format!(" ← {}", link(record, source)));
    }
    text
}

fn link(record: &Record, link: &Link) -> String {
    match &link.actor {
        Finding::Known(_) => link.actor.value().map_or_else(String::new, |id| actor(record, id)),
        Finding::Unknown(_) => clean(&link.name).into_owned(),
    }
}

/// The sign of a kind.
pub(crate) fn glyph(kind: &str) -> &'static str {
    match kind {
        "direct" => "“",
        "mixed" => "»",
        "continued" => "⋮",
        _ => "›",
    }
}

fn one(sheet: &mut Sheet, record: &Record, statement: &Statement, names: &TopicNames) {
    let first = format!("    {} ", styled(FAINT, glyph(statement.kind.code())));
    sheet.paragraph(&first, "      ", &clean(&statement.words()));
    let mut marks: Vec<String> = Vec::new();
    marks.push(match statement.force.value() {
        Some(force) => styled(FORCE, &spaced(force.code())),
        None => styled(FAINT, "force unknown"),
    });
    match statement.strength {
        Some(Strength::Strong) => marks.push(styled(FAINT, "strong")),
        Some(Strength::Weak) => marks.push(styled(FAINT, "weak")),
        None => {}
    }
    if let Some(coded) = &statement.coded {
        marks.push(styled(FORCE, &format!("{} ({})", spaced(&coded.code), spaced(&coded.group))));
    }
    if statement.threat {
        marks.push(styled(FORCE, "threat"));
    }
    if let Some(cue) = &statement.cue {
        marks.push(styled(FAINT, &format!("cue “{}”", clean(&cue.quote.exact))));
    }
    let mut rest: Vec<String> = Vec::new();
    if statement.kind == Kind::Mixed {
        rest.push("partly quoted".to_owned());
    }
    if statement.first_person {
        rest.push("first person".to_owned());
    }
    if let Some(addressee) = &statement.addressed {
        rest.push(format!("to {}", actor(record, &addressee.actor)));
    }
    rest.extend(topics(statement, names));
    rest.push(statement.id.short().to_owned());
    marks.push(styled(FAINT, &rest.join(" · ")));
    sheet.paragraph("      ", "      ", &marks.join(&styled(FAINT, " · ")));
}

/// The topics, those that carried over in brackets, those that are hardly shown with a question mark.
fn topics(statement: &Statement, names: &TopicNames) -> Option<String> {
    let mut shown: Vec<String> = Vec::new();
    for topic in &statement.topics {
        let name = topic_name(names, &topic.code);
        let name = match topic {
            topic if topic.inherited => format!("({name})"),
            topic if topic.faint => format!("{name}?"),
            _ => name,
        };
        if !shown.contains(&name) {
            shown.push(name);
        }
    }
    (!shown.is_empty()).then(|| shown.join(", "))
}

/// Why some forces and speakers were left open.
fn undecided(sheet: &mut Sheet, statements: &[Statement]) {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for why in statements.iter().filter_map(|statement| statement.force.why_unknown()) {
        match reasons.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, count)) => *count += 1,
            None => reasons.push((why, 1)),
        }
    }
    if reasons.is_empty() {
        return;
    }
    sheet.gap();
    for (why, count) in reasons {
        let text = format!(
            "the force of {} is unknown, because {}",
            counted(count, "statement"),
            clean(why)
        );
        sheet.wrapped("  ", "  ", &text, FAINT);
    }
}

//! What each document says of the contact as such, field by field.

use chancery_compare::{Agreement, Collation, Field, FieldDifference};
use chancery_record::{Record, TopicNames};

use crate::statements::reviewed;
use crate::{escape, in_words};

/// Appends the table of fields.
pub(crate) fn push(
    out: &mut String,
    a: &Record,
    b: &Record,
    collation: &Collation,
    names: &TopicNames,
) {
    if collation.fields.is_empty() {
        return;
    }
    out.push_str(
        "<section class=\"fields\" aria-labelledby=\"fields\">\n\
         <h2 id=\"fields\">",
    );
    out.push_str(collation.fields_heading());
    out.push_str(
        "</h2>\n<table>\n<thead><tr>\
         <td></td><th scope=\"col\">A</th>\
         <th scope=\"col\">B</th><th scope=\"col\">Together</th></tr></thead>\n<tbody>\n",
    );
    for field in &collation.fields {
        row(out, field, names);
    }
    out.push_str("</tbody>\n</table>\n");
    for (letter, record) in [('A', a), ('B', b)] {
        let contact = record.primary_contact().and_then(|one| collation.reviews.get(&one.id));
        if let Some(review) = contact {
            reviewed(out, &format!("{letter}: {}", review.words().join(", ")));
        }
    }
    out.push_str("</section>\n");
}

fn row(out: &mut String, field: &FieldDifference, names: &TopicNames) {
    out.push_str(&format!(
        "<tr class=\"{}\"><th scope=\"row\">{}</th>",
        class(field),
        field.field.label()
    ));
    for value in field.shown(names) {
        match &value {
            Some(value) if matches!(field.field, Field::Date | Field::Published) => {
                out.push_str("<td title=\"");
                escape::push(out, value);
                out.push_str("\">");
                escape::push(out, &in_words(value));
            }
            Some(value) => {
                out.push_str("<td dir=\"auto\">");
                escape::push(out, value);
            }
            None => out.push_str("<td class=\"silent\">not found"),
        }
        out.push_str("</td>");
    }
    let words = match first_published(field) {
        Some(letter) => format!("{letter} came first"),
        None => field.label().to_owned(),
    };
    out.push_str(&format!(
        "<td class=\"kind\"><span aria-hidden=\"true\">{}</span> {words}</td></tr>\n",
        glyph(field)
    ));
}

/// Which document was published first, where both give a whole day.
fn first_published(field: &FieldDifference) -> Option<char> {
    let day = |value: &Option<String>| value.clone().filter(|value| is_day(value));
    let (a, b) = (day(&field.a)?, day(&field.b)?);
    match (field.field, a.cmp(&b)) {
        (Field::Published, std::cmp::Ordering::Less) => Some('A'),
        (Field::Published, std::cmp::Ordering::Greater) => Some('B'),
        _ => None,
    }
}

/// Whether an EDTF text is one whole day without reserve (`2031-09-18`).
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

fn class(field: &FieldDifference) -> &'static str {
    match field.kind {
        Agreement::Same => "same",
        Agreement::Different if field.field.is_of_the_text() => "of_the_text",
        Agreement::Different => "different_claim",
        Agreement::OnlyA => "only_a",
        Agreement::OnlyB => "only_b",
        Agreement::LessSpecificA | Agreement::LessSpecificB => "other_rendering",
        Agreement::Neither => "neither",
    }
}

fn glyph(field: &FieldDifference) -> char {
    match field.kind {
        Agreement::Same => '≡',
        Agreement::Different if field.field.is_of_the_text() => '·',
        Agreement::Different => '≠',
        Agreement::OnlyA => '◀',
        Agreement::OnlyB => '▶',
        Agreement::LessSpecificA | Agreement::LessSpecificB => '≈',
        Agreement::Neither => '∅',
    }
}

//! The statements of both documents, row by row.

use std::collections::{BTreeMap, BTreeSet};

use chancery_compare::case::Reviews;
use chancery_compare::{Change, Collation, Counts, Edit, Relation, Row, Unconfirmed, Witness};
use chancery_record::{Id, Kind, Record, Statement, TopicNames};

use crate::{escape, short_title};

/// Statements of one document by id, with their numbers in the order of the text.
type Numbered<'a> = BTreeMap<&'a Id, (usize, &'a Statement)>;

struct Page<'a> {
    records: [&'a Record; 2],
    numbered: [Numbered<'a>; 2],
    unconfirmed: BTreeMap<(Witness, &'a Id), &'a Unconfirmed>,
    reviews: &'a Reviews,
    names: &'a TopicNames,
    /// Statements shown before: one may stand in several rows.
    shown: BTreeSet<(Witness, &'a Id)>,
}

/// Appends the legend and the table of statements.
pub(crate) fn push(
    out: &mut String,
    a: &Record,
    b: &Record,
    collation: &Collation,
    names: &TopicNames,
) {
    out.push_str(
        "<section class=\"statements\" aria-labelledby=\"statements\">\n\
         <h2 id=\"statements\">Statement by statement</h2>\n",
    );
    legend(out, &collation.counts);
    table_head(out, collation);
    let mut page = Page {
        records: [a, b],
        numbered: [number(a), number(b)],
        unconfirmed: collation
            .unconfirmed
            .iter()
            .map(|entry| ((entry.document, &entry.statement), entry))
            .collect(),
        reviews: &collation.reviews,
        names,
        shown: BTreeSet::new(),
    };
    for row in &collation.rows {
        page.row(out, row);
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

fn number(record: &Record) -> Numbered<'_> {
    let statements = record.statements.iter().enumerate();
    statements.map(|(place, statement)| (&statement.id, (place + 1, statement))).collect()
}

/// The legend counts the rows and, without any script, hides those whose box is cleared.
fn legend(out: &mut String, counts: &Counts) {
    out.push_str("<fieldset class=\"legend\">\n<legend>Rows shown</legend>\n");
    for relation in Relation::ALL {
        let code = relation.code();
        out.push_str(&format!(
            "<label class=\"{code}\"><input type=\"checkbox\" id=\"show-{code}\" checked> \
             <span class=\"glyph\" aria-hidden=\"true\">{}</span> {} \
             <span class=\"count\">{}</span></label>\n",
            relation.glyph(),
            relation.label(),
            count(counts, relation)
        ));
    }
    out.push_str("</fieldset>\n<ul class=\"signs\">\n");
    out.push_str(&format!(
        "<li><span class=\"glyph\" aria-hidden=\"true\">⇅</span> stands elsewhere in the other \
         account’s order <span class=\"count\">{}</span></li>\n",
        counts.moved
    ));
    out.push_str(&format!(
        "<li class=\"mouth\"><span class=\"glyph\" aria-hidden=\"true\">‡</span> words given to \
         the other side that its own account does not contain \
         <span class=\"count\">{}</span></li>\n",
        counts.unconfirmed
    ));
    out.push_str(
        "<li><del>struck through</del> words only in A, <ins>underlined</ins> words only in B, \
         shown where two wordings are close</li>\n</ul>\n",
    );
}

fn count(counts: &Counts, relation: Relation) -> u32 {
    match relation {
        Relation::Same => counts.same,
        Relation::OtherRendering => counts.other_rendering,
        Relation::OtherSpeaker => counts.other_speaker,
        Relation::DifferentClaim => counts.different_claim,
        Relation::TopicOnly => counts.topic_only,
        Relation::OnlyA => counts.only_a,
        Relation::OnlyB => counts.only_b,
    }
}

fn table_head(out: &mut String, collation: &Collation) {
    out.push_str(
        "<table class=\"rows\" role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">",
    );
    for (witness, between) in [(Witness::A, true), (Witness::B, false)] {
        out.push_str(&format!(
            "<th scope=\"col\" role=\"columnheader\"><span class=\"siglum\">{}</span> \
             <span class=\"title\" dir=\"auto\">",
            witness.letter()
        ));
        escape::push(out, &short_title(collation, witness));
        out.push_str("</span></th>");
        if between {
            out.push_str(
                "<th scope=\"col\" role=\"columnheader\" class=\"relation\">\
                 <span class=\"unseen\">Relation</span></th>",
            );
        }
    }
    out.push_str("</tr></thead>\n<tbody role=\"rowgroup\">\n");
}

impl<'a> Page<'a> {
    fn row(&mut self, out: &mut String, row: &'a Row) {
        out.push_str(&format!("<tr class=\"{}\" role=\"row\">\n", row.relation.code()));
        self.side(out, Witness::A, &row.a, row);
        relation(out, row);
        self.side(out, Witness::B, &row.b, row);
        out.push_str("</tr>\n");
    }

    fn side(&mut self, out: &mut String, witness: Witness, ids: &'a [Id], row: &Row) {
        let at = usize::from(witness == Witness::B);
        if ids.is_empty() {
            self.absent(out, witness, row);
            return;
        }
        let language = self.records.get(at).and_then(|record| record.document.language.value());
        let language = language.map(|tag| escape::token(tag)).filter(|tag| !tag.is_empty());
        let language = language.map(|tag| format!(" lang=\"{tag}\"")).unwrap_or_default();
        out.push_str(&format!(
            "<td role=\"cell\" class=\"side\" data-siglum=\"{}\"{language}>\n",
            witness.letter()
        ));
        for id in ids {
            let found = self.numbered.get(at).and_then(|numbered| numbered.get(id)).copied();
            if let Some((number, statement)) = found {
                self.statement(out, witness, number, statement, row);
            }
        }
        out.push_str("</td>\n");
    }

    /// The place of a statement that the other document has alone, or the one that is most like it.
    fn absent(&self, out: &mut String, witness: Witness, row: &Row) {
        let letter = witness.letter();
        let numbered = self.numbered.get(usize::from(witness == Witness::B));
        let nearest = row.nearest.as_ref().and_then(|id| numbered?.get(id));
        out.push_str(&match nearest {
            None => format!(
                "<td role=\"cell\" class=\"absent\"><span class=\"unseen\">not in {letter}</span></td>\n"
            ),
            Some((number, _)) => format!(
                "<td role=\"cell\" class=\"side\" data-siglum=\"{letter}\"><p class=\"nearest\">not set \
                 beside it, but near in words: <a href=\"#{letter}{number}\">{letter}{number}</a></p></td>\n"
            ),
        });
    }

    fn statement(
        &mut self,
        out: &mut String,
        witness: Witness,
        number: usize,
        statement: &'a Statement,
        row: &Row,
    ) {
        let Some(record) = self.records.get(usize::from(witness == Witness::B)).copied() else {
            return;
        };
        let letter = witness.letter();
        let again = !self.shown.insert((witness, &statement.id));
        let name = format!("{letter}{number}");
        let review = self.reviews.get(&statement.id);
        let class = match review.is_some_and(|review| review.rejected_by.is_some()) {
            true => "statement rejected",
            false => "statement",
        };
        if again {
            out.push_str(&format!("<div class=\"{class} again\">\n"));
        } else {
            out.push_str(&format!("<div class=\"{class}\" id=\"{name}\">\n"));
        }
        out.push_str("<p class=\"who\">");
        if again {
            out.push_str(&format!("<a class=\"number\" href=\"#{name}\">{name} again</a> "));
        } else {
            out.push_str(&format!("<a class=\"number\" href=\"#{name}\">{name}</a> "));
        }
        speaker(out, record, statement);
        out.push_str("</p>\n<blockquote dir=\"auto\">");
        words(out, statement, witness, row);
        out.push_str("</blockquote>\n");
        labels(out, statement, self.names);
        if let Some(review) = review {
            reviewed(out, &review.words().join(", "));
        }
        if let Some(entry) = self.unconfirmed.get(&(witness, &statement.id)) {
            out.push_str("<p class=\"mouth\"><span class=\"glyph\" aria-hidden=\"true\">‡</span> words given to ");
            escape::push(out, &entry.attributed_to);
            out.push_str(": ");
            escape::push(out, &entry.reason);
            out.push_str("</p>\n");
        }
        out.push_str("</div>\n");
    }
}

/// What reviewers decided.
pub(crate) fn reviewed(out: &mut String, words: &str) {
    out.push_str("<p class=\"reviewed\"><span class=\"glyph\" aria-hidden=\"true\">✎</span> ");
    escape::push(out, words);
    out.push_str("</p>\n");
}

fn relation(out: &mut String, row: &Row) {
    out.push_str(&format!(
        "<td role=\"cell\" class=\"relation\"><span class=\"glyph\" aria-hidden=\"true\">{}</span> \
         <span class=\"label\">{}</span>",
        row.relation.glyph(),
        row.relation.label()
    ));
    if row.moved {
        out.push_str(
            " <span class=\"moved\"><span class=\"glyph\" aria-hidden=\"true\">⇅</span> \
             moved</span>",
        );
    }
    if !row.reasons.is_empty() {
        out.push_str("<details><summary>why</summary><ul>");
        for reason in &row.reasons {
            out.push_str("<li>");
            escape::push(out, reason);
            out.push_str("</li>");
        }
        out.push_str("</ul></details>");
    }
    out.push_str("</td>\n");
}

/// The chain of sources, outermost first, and the words that attribute the statement.
fn speaker(out: &mut String, record: &Record, statement: &Statement) {
    let names: Vec<String> = statement
        .chain
        .iter()
        .map(|link| {
            let actor = link.actor.value().and_then(|id| record.actor(id));
            escape::text(actor.map_or(link.name.as_str(), |actor| actor.name.as_str()))
        })
        .collect();
    match names.split_last() {
        None => out.push_str("<span class=\"speaker\">the document</span>"),
        Some((last, outer)) => {
            for name in outer {
                out.push_str(&format!("<span class=\"outer\"><bdi>{name}</bdi> says that</span> "));
            }
            out.push_str(&format!("<span class=\"speaker\"><bdi>{last}</bdi></span>"));
        }
    }
    match statement.cue_apart() {
        Some(cue) => {
            out.push_str(" <span class=\"cue\"><bdi>");
            escape::push(out, &cue.quote.exact);
            out.push_str("</bdi></span>");
        }
        None if statement.kind == Kind::Continued => {
            out.push_str(" <span class=\"carried\">speaker carries over</span>");
        }
        None => {}
    }
}

/// The words; with the differences marked where one statement stands against one in close
/// wording.
fn words(out: &mut String, statement: &Statement, witness: Witness, row: &Row) {
    let single = row.a.len() == 1 && row.b.len() == 1;
    match row.redline.as_deref().filter(|_| single) {
        Some(changes) => {
            for change in changes {
                marked(out, change, witness);
            }
        }
        None => escape::push(out, &statement.words()),
    }
}

fn marked(out: &mut String, change: &Change, witness: Witness) {
    let words = if witness == Witness::A { &change.a } else { &change.b };
    let tag = match (change.edit, witness) {
        (Edit::Keep, _) => None,
        (Edit::Delete, Witness::A) => Some("del"),
        (Edit::Insert, Witness::B) => Some("ins"),
        (Edit::Delete, Witness::B) | (Edit::Insert, Witness::A) => return,
    };
    let Some(tag) = tag else { return escape::push(out, words) };
    // The space behind the last word is not part of the difference.
    let trimmed = words.trim_end();
    out.push_str(&format!("<{tag}>"));
    escape::push(out, trimmed);
    out.push_str(&format!("</{tag}>"));
    escape::push(out, words.get(trimmed.len()..).unwrap_or(""));
}

fn labels(out: &mut String, statement: &Statement, names: &TopicNames) {
    let force = statement.force.value().map(|force| force.code().replace('_', " "));
    let topics: BTreeSet<&str> = statement.topics.iter().map(|topic| topic.code.as_str()).collect();
    if force.is_none() && topics.is_empty() {
        return;
    }
    out.push_str("<p class=\"labels\">");
    if let Some(force) = force {
        out.push_str(&format!("<span class=\"force\">{force}</span>"));
    }
    for topic in topics {
        out.push_str(" <span class=\"topic\">");
        escape::push(out, &names.name(topic));
        out.push_str("</span>");
    }
    out.push_str("</p>\n");
}

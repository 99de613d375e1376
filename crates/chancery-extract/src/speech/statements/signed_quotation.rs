//! Quotations that a line sets off with the name of who said it: "“We will stay.” – Minister Orla Venn".

use chancery_record::Kind;

use super::Telling;
use super::content::has_substance;
use super::write::Ascribed;
use crate::actors::cast::Cast;
use crate::actors::mentions::Naming;
use crate::page::Words;
use crate::speech::clauses::Piece;

/// How many tokens may stand behind the dash: an article, an office, a name, a mark.
const NAME: usize = 14;

impl Telling<'_, '_> {
    /// Tells a paragraph that is a quotation with nothing behind it but a dash and a name; `false` where it
    /// is none.
    pub(super) fn signed_quotation(&mut self, cast: &mut Cast, block: usize) -> bool {
        let Some((quoted, named)) = self.quotation_and_name(&self.page.words_of(block)) else {
            return false;
        };
        let Some(mention) = self.mentions.within(&named).first() else { return false };
        let source = (Some(mention.actor), Some(mention.words.clone()));
        self.at = quoted.start;
        self.note_source(cast, source.0);
        let before = self.told.len();
        let page = self.page;
        let sentences = page.blocks[block].sentences.clone();
        for sentence in page.sentences.get(sentences).unwrap_or(&[]) {
            let words = sentence.words.start.max(quoted.start)..sentence.words.end.min(quoted.end);
            if words.is_empty() || !has_substance(page, &words) {
                continue;
            }
            let piece = Piece { words, item: false };
            let chain = vec![source.clone()];
            let ascribed = Ascribed::uncued(chain, "attribution/signed-quotation");
            self.write(cast, sentence, vec![piece], ascribed);
        }
        for told in &mut self.told[before..] {
            told.kind = Kind::Direct;
        }
        self.told.len() > before
    }

    /// The words inside the marks, and those behind the dash.
    fn quotation_and_name(&self, block: &Words) -> Option<(Words, Words)> {
        let page = self.page;
        let dash = block.clone().rev().take(NAME).find(|at| page.is_dash(*at))?;
        let close = dash.checked_sub(1).filter(|at| page.is_quotation_mark(*at))?;
        let (quoted, named) = (block.start + 1..close, dash + 1..block.end);
        let whole = page.is_quotation_mark(block.start) && self.quotations.covers(page, &quoted);
        let verb = named.clone().any(|at| page.tag(at).is_verbal());
        let person = self.mentions.within(&named).first().is_some_and(|one| {
            matches!(one.naming, Naming::Named | Naming::Office)
                && one.words.start <= named.start + 1
        });
        (whole && !quoted.is_empty() && !verb && person).then_some((quoted, named))
    }
}

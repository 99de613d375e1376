//! Who published what somebody said: "said in remarks published in the daily Reed".

use chancery_record::Kind;

use super::{Source, Telling};
use crate::actors::cast::Cast;
use crate::lexicon::UnnamedKind;
use crate::page::{Sentence, Words};

/// How many words the name of an outlet may have with its description.
const NAME: usize = 8;

impl Telling<'_, '_> {
    /// Puts the paper or the station that published an interview or remarks before the chains of the
    /// statements told since `before`, all of one sentence.
    pub(super) fn published(&mut self, cast: &mut Cast, sentence: &Sentence, before: usize) {
        let alone = |chain: &Vec<Source>| matches!(chain.as_slice(), [(Some(_), _)]);
        let open = self.reported() && self.told[before..].iter().all(|told| alone(&told.chain));
        if !open || self.told.len() == before {
            return;
        }
        let Some(words) = self.outlet(cast, &sentence.words) else { return };
        let page = self.page;
        let name = words.clone().find(|at| page.is_capital(*at) && self.names_outlet(*at, &words));
        let name = name.unwrap_or(words.start)..words.end;
        let outlet = cast.unnamed(page.bytes(&name).of(page.text), None);
        for told in &mut self.told[before..] {
            let own = told.chain.iter().any(|link| link.0 == Some(outlet));
            if !own && told.kind != Kind::Continued {
                told.chain.insert(0, (Some(outlet), Some(words.clone())));
            }
        }
    }

    /// The words that name who published: behind "remarks published in", an outlet by its noun.
    fn outlet(&self, cast: &Cast, sentence: &Words) -> Option<Words> {
        self.quoting(cast, sentence).or_else(|| self.publisher(sentence))
    }

    /// "Tao was quoted by the agency Reed as saying", "… as saying by Reed News Agency".
    fn quoting(&self, cast: &Cast, sentence: &Words) -> Option<Words> {
        let page = self.page;
        let quoted = sentence.clone().find(|at| {
            page.in_list("quoted_by", *at)
                && page.is_any(at.wrapping_sub(1), &["was", "is", "were"])
        })?;
        let saying = page.in_list("words_of_quoting", quoted + 1);
        let by = quoted + 1 + 2 * usize::from(saying);
        if page.low(by) != "by" {
            return None;
        }
        let agency = self.mentions.starting_at(by + 1).filter(|m| cast.actors[m.actor].agency);
        self.outlet_from(by + 1, sentence.end).or_else(|| agency.map(|m| m.words.clone()))
    }

    /// "remarks published in the daily Reed".
    fn publisher(&self, sentence: &Words) -> Option<Words> {
        let page = self.page;
        let at = sentence.clone().find(|at| {
            page.in_list("published_words", *at) && page.in_list("publishing", at + 1)
        })?;
        let from = (at + 2..sentence.end.min(at + 5))
            .find(|at| page.is_any(*at, &["by", "in", "on"]))?
            + 1;
        self.outlet_from(from, sentence.end)
    }

    /// The name of an outlet that begins here, with its noun.
    fn outlet_from(&self, from: usize, stop: usize) -> Option<Words> {
        let page = self.page;
        let inside = |at: &usize| {
            (page.is_word(*at) || page.is_any(*at, &["'s", "'", "-"]))
                && !page.tag(*at).is_verbal()
                && !page.is_any(*at, &["on", "that", "there", "he", "she", "it", "in", "as"])
        };
        let end = (from..stop.min(from + NAME)).take_while(inside).last()? + 1;
        let noun = (from..end).any(|at| {
            matches!(page.lexicon.unnamed.at(page, at), Some((_, UnnamedKind::Organization)))
        });
        noun.then_some(from..end)
    }

    /// Whether only the name of an outlet stands from here on, behind its noun.
    fn names_outlet(&self, at: usize, words: &Words) -> bool {
        let page = self.page;
        let noun = page.lexicon.unnamed.at(page, at.saturating_sub(1));
        matches!(noun, Some((1, UnnamedKind::Organization)))
            && (at..words.end).all(|at| page.is_capital(at) || !page.is_word(at))
    }
}

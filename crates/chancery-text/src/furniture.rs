//! Page furniture: what belongs to the page rather than to the document.
//!
//! Furniture is marked, never removed: on text that is already extracted, a classifier that
//! deletes loses real lines. Words are in `lexicon/en/furniture.toml`; what is decided by place
//! and shape is in [`rules`]. A mark on a paragraph of a document is worse than a menu line
//! without one, so every rule that goes by shape alone leaves running text and the lines that
//! tell who speaks alone.

mod captions;
mod clips;
mod days;
mod features;
mod fields;
mod foreign;
mod itself;
mod lexicon;
mod lines;
mod masthead;
mod model;
mod next;
mod repeats;
mod rules;
mod second;
mod shield;
mod strips;
mod told;
#[cfg(feature = "train")]
pub mod train;

pub(crate) use fields::between_rules as fields_end;

use crate::blocks::{Block, BlockKind, RawBlock};
use chancery_record::ByteSpan;
use serde::{Deserialize, Serialize};

/// Why a block is taken for furniture, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Furniture {
    /// What it is.
    pub reason: FurnitureReason,
    /// How sure.
    pub certainty: Certainty,
}

impl Furniture {
    pub(crate) fn sure(reason: FurnitureReason) -> Self {
        Self { reason, certainty: Certainty::Sure }
    }

    pub(crate) fn likely(reason: FurnitureReason) -> Self {
        Self { reason, certainty: Certainty::Likely }
    }
}

/// How sure a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Found by where it stands and how it looks.
    Likely,
    /// Found by its wording or by markup that says so.
    Sure,
}

/// What a piece of furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureReason {
    /// Menus, breadcrumbs, skip links.
    Navigation,
    /// Teasers of other stories.
    RelatedStories,
    /// Share and follow buttons.
    Share,
    /// App store buttons and what leads to them.
    AppPromotion,
    /// Newsletters, accounts, paywalls.
    Subscription,
    /// Cookies and privacy.
    Consent,
    /// Comment forms.
    CommentForm,
    /// Advertisements.
    Advertisement,
    /// Copyright and terms.
    Legal,
    /// Tags and categories.
    Tags,
    /// Who took a picture, and what it shows; who reported and edited.
    Credit,
    /// When the page was changed, how long it takes to read.
    PageUpdate,
    /// Buttons such as "Back to top".
    PageControl,
    /// "Breaking news" and the like, standing alone.
    Banner,
    /// What a site says about itself above its pages.
    SiteLead,
    /// Boxes about an author.
    AuthorBox,
    /// "###", "[ENDS]".
    EndMark,
    /// The lines above a text that tell who gives it out, when and as what.
    Masthead,
    /// Whom the press may ask, and where the house is reached.
    PressContact,
    /// The headline a second time.
    RepeatedHeadline,
    /// A run of blocks that are nothing but links.
    LinkList,
    /// The footer of a page, by its markup.
    Footer,
    /// What a program that gathered the text wrote above and below it.
    FileFields,
    /// By its look and its neighbours, in the judgement of a learned model.
    PageLine,
}

impl FurnitureReason {
    /// Whether what is marked tells nothing of a page around it: such lines come with texts too.
    pub(crate) fn comes_with_texts(self) -> bool {
        matches!(self, Self::EndMark | Self::Credit | Self::Masthead | Self::PressContact)
    }

    /// The stable code, as in serialized form.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.told().0
    }

    /// One line for people.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        self.told().1
    }

    fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Navigation => ("navigation", "a menu, a breadcrumb or a link around the site"),
            Self::RelatedStories => ("related-stories", "a teaser of another story"),
            Self::Share => ("share", "a button to share or to follow"),
            Self::AppPromotion => ("app-promotion", "an advertisement for the site's app"),
            Self::Subscription => ("subscription", "about newsletters, accounts or subscriptions"),
            Self::Consent => ("consent", "about cookies or privacy"),
            Self::CommentForm => ("comment-form", "part of a comment form"),
            Self::Advertisement => ("advertisement", "an advertisement or its label"),
            Self::Legal => ("legal", "copyright or terms of use"),
            Self::Tags => ("tags", "tags or categories of the page"),
            Self::Credit => ("credit", "under a picture, or who reported and edited"),
            Self::PageUpdate => ("page-update", "when the page was changed or how long it reads"),
            Self::PageControl => ("page-control", "a button or a message of the page"),
            Self::Banner => ("banner", "a banner that is not part of the story"),
            Self::SiteLead => ("site-lead", "what the site says about itself on every page"),
            Self::AuthorBox => ("author-box", "a box about the author"),
            Self::EndMark => ("end-mark", "a mark that the text ends here"),
            Self::Masthead => ("masthead", "who gives the text out, when and as what"),
            Self::PressContact => ("press-contact", "whom the press may ask, and where"),
            Self::RepeatedHeadline => ("repeated-headline", "the headline once more"),
            Self::LinkList => ("link-list", "a run of links"),
            Self::Footer => ("footer", "inside the page's footer"),
            Self::FileFields => ("file-fields", "a field of the file that the text was kept in"),
            Self::PageLine => ("page-line", "like the lines that pages put around their texts"),
        }
    }
}

/// Decides about every block.
pub(crate) fn mark(text: &str, raw: Vec<RawBlock>) -> Vec<Block> {
    let features = features::of(text, &raw);
    let marks = rules::decide(text, &features);
    let mut blocks: Vec<Block> = raw
        .into_iter()
        .zip(marks)
        .map(|(block, furniture)| Block { span: block.span, kind: block.kind, furniture })
        .collect();
    promote_headline(&mut blocks);
    blocks
}

/// In a plain text the first line is taken for the headline. If that line is furniture, the first
/// one that is not takes its place.
fn promote_headline(blocks: &mut [Block]) {
    let top = blocks.iter().position(|b| b.furniture.is_none()).unwrap_or(0);
    if top > 0 && blocks[0].kind == BlockKind::Heading(1) && blocks[top].kind == BlockKind::Line {
        blocks[0].kind = BlockKind::Line;
        blocks[top].kind = BlockKind::Heading(1);
    }
}

/// Marked neighbours with one reason as one stretch; its certainty is the lowest of theirs.
pub(crate) fn merged(blocks: &[Block]) -> Vec<(ByteSpan, Furniture)> {
    let mut merged: Vec<(ByteSpan, Furniture)> = Vec::new();
    let mut adjacent = false;
    for block in blocks {
        match (block.furniture, merged.last_mut()) {
            (Some(now), Some((span, last))) if adjacent && last.reason == now.reason => {
                span.end = block.span.end;
                last.certainty = last.certainty.min(now.certainty);
            }
            (Some(now), _) => merged.push((block.span, now)),
            (None, _) => {}
        }
        adjacent = block.furniture.is_some();
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_serialized_form() {
        for reason in [FurnitureReason::RelatedStories, FurnitureReason::EndMark] {
            let json = serde_json::to_string(&reason).expect("a unit variant");
            assert_eq!(json, format!("\"{}\"", reason.code()));
        }
    }
}

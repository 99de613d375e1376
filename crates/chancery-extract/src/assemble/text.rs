//! A text with what stands in it and around it, and which contact it reports once its author is known.

use chancery_record::{ActorKind, Document, Kind, Provenance, Sha256};
use chancery_text::read;

use super::PLAIN;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::contacts::{
    Heading, Report, Scene, beside, gathered, in_press, in_release, name_counterparts,
    name_holders, name_met, take_apart, told_by_author, told_in_quotation, told_plainly,
};
use crate::dates::{Publication, Times};
use crate::document;
use crate::document::author::{Author, NamedIn, Signs, answerer, poster};
use crate::document::dateline::{self, Dateline};
use crate::document::genre::manner;
use crate::document::issuer::IssuedBy;
use crate::document::joint_sides;
use crate::document::joint_title::JointTitle;
use crate::meaning::references::{self, Pointer};
use crate::page::{Page, Words};
use crate::speech::attributions::Attributed;
use crate::speech::quotation::Quotations;
use crate::speech::set_off::SetOff;
use crate::speech::statements::{Heard, Known, Manner, Telling};

/// The times of a text, and the days that it and what came with it give for its writing.
pub(super) struct Dated {
    pub(super) times: Times,
    pub(super) dateline: Option<Dateline>,
    pub(super) published: Option<Publication>,
}

impl Dated {
    /// Finds them.
    pub(super) fn of(page: &Page<'_>, provenance: &Provenance) -> Self {
        let times = Times::of(page, &page.lexicon.events, sentences(page));
        let dateline = dateline::find(page, &times);
        let published = document::publication(page.reading, provenance, dateline.as_ref());
        Self { times, dateline, published }
    }
}

/// Who spoke of themselves in words that are quoted, with these words.
fn quoted(cast: &Cast, heard: &Heard) -> Vec<(ActorIndex, Words)> {
    let own = heard.told.iter().filter(|told| told.first_person && told.kind == Kind::Direct);
    let spoken = own.filter_map(|told| Some((told.chain.last()?.0?, told.content.clone())));
    // A reporter may name the speaker by surname alone, who is then nobody known.
    let named = |actor: ActorIndex| {
        let role = &cast.actors[actor];
        let name = role.full_name();
        let surname = !name.contains(' ') && name.starts_with(char::is_uppercase);
        role.kind == ActorKind::Person || role.kind == ActorKind::Unnamed && surname
    };
    spoken.filter(|(actor, _)| named(*actor)).collect()
}

fn sentences<'p>(page: &'p Page<'_>) -> impl Iterator<Item = Words> + 'p {
    page.sentences.iter().map(|sentence| sentence.words.clone())
}

/// A text with what was found in it before anybody is heard.
pub(super) struct Text<'t, 'a> {
    pub(super) page: &'t Page<'a>,
    pub(super) mentions: &'t Mentions,
    /// The title that came with the text, which may be empty, and whom it names.
    pub(super) title: (&'t Page<'a>, &'t Mentions),
    pub(super) heading: Option<&'t Heading<'t, 'a>>,
    pub(super) quotations: &'t Quotations,
    pub(super) set_off: &'t [SetOff],
    pub(super) attributed: &'t [Attributed],
    pub(super) issued: IssuedBy,
    pub(super) document: &'t Document,
    /// The side that the text speaks from.
    pub(super) own_side: Option<&'t str>,
}

/// Whose account a text is, of what, and how it is to be read.
pub(super) struct Account {
    pub(super) author: Option<Author>,
    pub(super) manner: Manner,
    reported: Option<Report>,
}

/// What a text tells of times outside the contact.
pub(super) struct Outside {
    pointers: Vec<Pointer>,
    /// The year that the text counts from, with the words that tell it.
    year: Option<(i16, Words)>,
}

impl<'t, 'a> Text<'t, 'a> {
    /// Whose account it is, and what it reports, where `reported` is what its words alone tell.
    pub(super) fn account(&self, cast: &mut Cast, reported: Option<Report>) -> Account {
        let author = self.author(cast, reported.as_ref());
        let reported = self.told_by_author(cast, author.as_ref(), reported);
        let manner = self.manner(reported.as_ref(), author.as_ref());
        let reported = self.reported_as(cast, manner, author.is_some(), reported);
        let reported = reported.or_else(|| self.opening_talks(cast, manner));
        Account { author, manner, reported }
    }

    fn titled(&self) -> Option<(&'t Page<'a>, &'t Mentions)> {
        self.heading.map(|heading| (heading.page, heading.mentions))
    }

    fn author(&self, cast: &mut Cast, reported: Option<&Report>) -> Option<Author> {
        let signs = Signs {
            page: self.page,
            mentions: self.mentions,
            quotations: self.quotations,
            set_off: self.set_off,
            title: Some(self.title).filter(|(title, _)| title.len() > 0),
            document: self.document,
            issued: self.issued,
        };
        let author = signs.author(cast);
        match reported.filter(|report| report.posted) {
            Some(report) => poster(author, report.principals.first().copied()),
            None => author,
        }
    }

    /// What the text reports, where somebody tells it of himself.
    fn told_by_author(
        &self,
        cast: &mut Cast,
        author: Option<&Author>,
        reported: Option<Report>,
    ) -> Option<Report> {
        let own = author.filter(|author| author.tells_in_first_person());
        let Some(own) = own else { return self.without_signer(author, reported) };
        // The title of a dispatch names who writes and who reads.
        let titled = self.heading.filter(|_| !own.dispatch);
        let given = (titled, self.own_side, own.dispatch);
        told_by_author(self.page, cast, self.mentions, own.actor, reported, given)
    }

    /// "Statement by Spokesperson Tao on the President's visit": whoever only signs a text that does not speak
    /// of him took no part.
    fn without_signer(&self, author: Option<&Author>, reported: Option<Report>) -> Option<Report> {
        let signer = author.filter(|author| author.named == NamedIn::Title).map(|a| a.actor);
        let spoken_of = |actor| self.mentions.all.iter().any(|mention| mention.actor == actor);
        let signer = signer.filter(|actor| !spoken_of(*actor));
        let mut reported = reported?;
        if let Some(signer) = signer.filter(|_| reported.principals.len() > 2) {
            reported.principals.retain(|actor| *actor != signer);
        }
        Some(reported)
    }

    /// How the document is read, by its title, its signs and whether it reports a contact.
    fn manner(&self, reported: Option<&Report>, author: Option<&Author>) -> Manner {
        let title = self.document.title.value().map_or("", String::as_str);
        let named = read(title.as_bytes(), &PLAIN);
        let named = Page::new(&named, self.page.lexicon);
        let titled = (!title.is_empty()).then_some(&named);
        manner(
            self.page,
            titled,
            reported,
            self.mentions,
            self.attributed,
            author,
            self.issued,
            self.quotations,
        )
    }

    /// What the text reports, read in its manner.
    fn reported_as(
        &self,
        cast: &mut Cast,
        manner: Manner,
        authored: bool,
        reported: Option<Report>,
    ) -> Option<Report> {
        let (page, mentions, titled) = (self.page, self.mentions, self.titled());
        let unsigned = matches!(self.issued, IssuedBy::Unknown) && !authored;
        match manner {
            Manner::Press => in_press(page, cast, mentions, titled, reported, self.own_side),
            // Nobody is known to have issued it, and it is in nobody's own voice: told by a third.
            Manner::Release if unsigned && reported.is_none() => {
                in_press(page, cast, mentions, titled, None, self.own_side)
            }
            Manner::Release | Manner::Joint if reported.is_none() => {
                in_release(page, cast, mentions, titled, self.own_side)
            }
            _ => reported,
        }
    }

    /// Who said what in it.
    pub(super) fn heard(&self, cast: &mut Cast, account: &Account) -> Heard {
        let (title, _) = self.title;
        let reported = account.reported.as_ref();
        // A text about something else than the talks it tells of does not mean those who talked by "they".
        let about = reported.filter(|report| !report.by_press || self.opens_with(cast, report));
        let joint = JointTitle::of(title);
        let principals = match about {
            Some(report) if !report.principals.is_empty() => report.principals.clone(),
            _ if account.manner == Manner::Joint => {
                joint_sides::of(self.page, &joint, self.title, self.mentions, cast)
            }
            _ => Vec::new(),
        };
        let lead = about.and_then(|report| report.lead.as_ref()).map(|(index, _)| *index);
        let known = Known {
            page: self.page,
            mentions: self.mentions,
            quotations: self.quotations,
            set_off: self.set_off,
            attributed: self.attributed,
            manner: account.manner,
            principals,
            apart: about.is_some_and(|report| {
                report.principals.len() > 2
                    && !take_apart(self.page, cast, &mut report.clone()).is_empty()
            }),
            talkers: reported.map(|report| report.principals.clone()).unwrap_or_default(),
            own_side: self.own_side,
            lead,
            author: account.author.as_ref(),
            answerer: (account.manner == Manner::Transcript)
                .then(|| answerer(self.title, (self.page, self.mentions), self.own_side, cast))
                .flatten(),
            joint_name: joint.authors.map(|words| title.bytes(&words).of(title.text).to_owned()),
        };
        Telling::new(known).run(cast)
    }

    /// Whether the first sentence of a text names the two who talk: then it is about their talks.
    fn opens_with(&self, cast: &Cast, report: &Report) -> bool {
        let [first, second] = report.principals[..] else { return false };
        let Some((_, sentence)) = self.page.body().next() else { return false };
        // "Tarn Orsk: Today the President spoke with …": whose words these are stands before them.
        let label = self.mentions.within(&sentence.words).first();
        if label.is_some_and(|label| self.page.low(label.words.end) == ":") {
            return false;
        }
        let named = |actor: ActorIndex| {
            let inside = self.mentions.within(&sentence.words);
            cast.actors[actor].kind == ActorKind::Person
                && inside.iter().any(|mention| mention.actor == actor)
        };
        named(first) && named(second)
    }

    /// The talks of the two whom the first sentence names, where no other sign tells of any.
    fn opening_talks(&self, cast: &mut Cast, manner: Manner) -> Option<Report> {
        if manner == Manner::Transcript {
            return None;
        }
        let report = self.told_plainly(cast, manner)?;
        self.opens_with(cast, &report).then_some(report)
    }

    /// Whom the text tells of as gathered, or as having talked beside another matter or in plain words.
    fn told_plainly(&self, cast: &mut Cast, manner: Manner) -> Option<Report> {
        let (page, mentions) = (self.page, self.mentions);
        let press = manner == Manner::Press;
        let title = self.heading.map(|heading| heading.page);
        gathered(page, cast, mentions, title, press)
            .or_else(|| beside(page, cast, mentions, self.heading, self.own_side))
            .or_else(|| told_plainly(page, cast, mentions, title, (self.own_side, press)))
    }

    /// What it reports, or else whom it tells of as gathered or names beside another matter.
    pub(super) fn reported_at_last(
        &self,
        cast: &mut Cast,
        account: &Account,
        heard: &Heard,
    ) -> Option<Report> {
        let (page, mentions) = (self.page, self.mentions);
        let reported = account.reported.clone();
        let mut reported =
            reported.or_else(|| self.told_plainly(cast, account.manner)).or_else(|| {
                let quoted = quoted(cast, heard);
                told_in_quotation(page, cast, mentions, &quoted, self.own_side)
            });
        if let Some(report) = &mut reported {
            name_counterparts(page.lexicon, cast, report);
            name_holders(page, cast, self.heading, report);
            name_met(page, cast, mentions, report);
        }
        reported
    }

    /// What it tells of times outside the contact it reports.
    pub(super) fn outside(&self, dated: &Dated, reported: Option<&Report>) -> Outside {
        let told_in = reported.and_then(|report| report.lead.as_ref());
        let told_in = told_in.map(|(index, found)| (*index, &found.words));
        let begins = dated.dateline.as_ref().map_or(0, |line| line.end);
        let named = self.document.title.value().map_or("", String::as_str);
        let year = dated.times.year(&self.page.lexicon.events, sentences(self.page));
        let pointers = references::find(self.page, &dated.times, told_in, begins, named);
        Outside { pointers, year }
    }

    /// All that its contacts are described from; `named` is how document, issuer and actors go in the
    /// record.
    pub(super) fn scene<'s>(
        &'s self,
        cast: &'s Cast,
        dated: &'s Dated,
        outside: &'s Outside,
        (sha256, issuer, ids): (&'s Sha256, &'s str, &'s [String]),
    ) -> Scene<'s, 'a> {
        Scene {
            page: self.page,
            cast,
            mentions: self.mentions,
            heading: self.heading,
            sha256,
            times: &dated.times,
            published: dated.published.as_ref(),
            dateline: dated.dateline.as_ref(),
            pointers: &outside.pointers,
            year: outside.year.as_ref(),
            own_side: self.own_side,
            issuer,
            ids,
        }
    }
}

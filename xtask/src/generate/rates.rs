//! The noise model: how often what happens. Numbers are per mille unless said otherwise.
//!
//! They were set, and committed, before any matcher had run on what they make.

// The world

/// A new holder of an office was vice president or foreign minister before.
pub(crate) const PROMOTED: u32 = 300;
/// A new holder has the family name of the one before.
pub(crate) const DYNASTY: u32 = 40;
/// A newcomer has the family name of somebody in any state.
pub(crate) const NAMESAKE: u32 = 60;

// What happens (weights of episodes)

/// One contact and nothing near it; five calls of one pair within eighteen days; two meetings of
/// one delegation on one day; one pair by phone and in person within a week; foreign ministers a
/// day after the leaders; calls of one pair on two days running; one leader speaking with three to
/// five others on one day; two people of one family name, each speaking with the same other side
/// within four days; the same two leaders a year later to the day.
pub(crate) const EPISODES: [u32; 9] = [740, 20, 40, 40, 60, 20, 40, 20, 20];
/// Least days between two contacts of one pair that belong to no episode together.
pub(crate) const APART: i64 = 4;
/// Between leaders, foreign ministers, defence ministers; a leader and a visiting minister; a vice
/// president and a leader (weights).
pub(crate) const LEVELS: [u32; 5] = [480, 340, 50, 100, 30];
/// By phone, by video, in person (weights).
pub(crate) const MEDIA: [u32; 3] = [500, 150, 350];
/// A third side takes part.
pub(crate) const TRILATERAL: u32 = 30;
/// In person on the margins of a gathering in a third place, rather than in a capital.
pub(crate) const MARGINS: u32 = 300;

// Who tells of it

/// One to five accounts (weights).
pub(crate) const ACCOUNTS: [u32; 5] = [350, 300, 180, 100, 70];
/// Kinds of account: a side's readout, joint statement (in person only), agency report, bad
/// translation of a readout, a ministry's brief note (weights; a readout of each side, the joint
/// statement and the brief note come once).
pub(crate) const KINDS: [u32; 5] = [460, 70, 270, 120, 80];
/// An account comes out again corrected, at the same address.
pub(crate) const REISSUED: u32 = 40;
/// A report (or readout) is carried by others: one to three copies with trivial changes.
pub(crate) const COPIED: u32 = 60;
/// Documents that are no account, per thousand contacts: announcements of talks to come, articles
/// that mention a contact in passing, national day messages.
pub(crate) const ANNOUNCED: u32 = 170;
/// See [`ANNOUNCED`].
pub(crate) const MENTIONED: u32 = 140;
/// See [`ANNOUNCED`].
pub(crate) const GREETINGS: u32 = 40;

// When it comes out, and what it says of the day

/// Within hours, next day, two to nine days later, ten to thirty days later (weights).
pub(crate) const DELAYS: [u32; 4] = [700, 200, 70, 30];
/// The day of publication that comes with the document: day only, with the publisher's clock, in
/// UTC, written out, missing where the text has it (weights).
pub(crate) const STAMPS: [u32; 5] = [500, 250, 150, 70, 30];
/// The page was moved: what came with it is 60 to 400 days late. The text is dated then.
pub(crate) const MOVED: u32 = 10;
/// The account is a day off.
pub(crate) const WRONG_DAY: u32 = 5;
/// Words for the day when it is out the same day: today; this morning; the date; the date with the
/// year; the weekday; on the evening of the 18th; in a line at the head only; none (weights).
pub(crate) const SAME_DAY: [u32; 8] = [330, 100, 120, 100, 100, 60, 100, 90];
/// The same when it is out the next day: yesterday; the date; with the year; the weekday; on the
/// evening of the 18th; at the head only (the day of the contact); none.
pub(crate) const NEXT_DAY: [u32; 7] = [200, 200, 150, 220, 100, 70, 60];
/// The same when later: date; with year; weekday (within six days); on the evening of the 18th
/// (within twenty); head; none.
pub(crate) const LATER: [u32; 6] = [300, 420, 80, 80, 70, 50];
/// A line with the day of publication stands above the text.
pub(crate) const HEADED: u32 = 250;
/// The time of day is given, with the words for the day where they allow it.
pub(crate) const TIMED: u32 = 120;

// Names

/// A side is named in full, by family name, by office only, in official texts (weights).
pub(crate) const OFFICIAL: [u32; 3] = [720, 250, 30];
/// The same in press reports.
pub(crate) const PRESS: [u32; 3] = [690, 250, 60];
/// The same in bad translations.
pub(crate) const ROUGH: [u32; 3] = [380, 590, 30];
/// In a bad translation a name is damaged, throughout the text.
pub(crate) const MANGLED: u32 = 600;
/// A transliterated name is spelled another way by those who do not bear it, throughout the text.
pub(crate) const RESPELLED: u32 = 180;
/// A name is mistyped in other texts.
pub(crate) const MISTYPED: u32 = 8;
/// A document has no title.
pub(crate) const UNTITLED: u32 = 20;

// What else stands in it

/// An earlier contact of the pair is mentioned with its day, month or place.
pub(crate) const EARLIER: u32 = 180;
/// Talks to come are mentioned.
pub(crate) const FUTURE: u32 = 120;
/// Who asked for the call.
pub(crate) const ASKED: u32 = 250;
/// How long it took.
pub(crate) const LASTED: u32 = 180;
/// The medium is not said ("spoke with").
pub(crate) const UNSAID: u32 = 50;
/// The place of a meeting is not said.
pub(crate) const UNPLACED: u32 = 120;
/// A leader mentions what another leader told him lately.
pub(crate) const OTHERS: u32 = 60;

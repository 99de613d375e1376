//! What is only true of English.

pub(crate) mod calendar;
pub(crate) mod inflect;

/// Words that bear no name even where they begin with a capital.
pub(crate) fn is_function_word(low: &str) -> bool {
    matches!(
        low,
        "the" | "a" | "an" | "and" | "or" | "of" | "to" | "in" | "on" | "at" | "by" | "for" | "from"
            | "with" | "as" | "that" | "this" | "these" | "those" | "it" | "its" | "he" | "she"
            | "they" | "we" | "i" | "you" | "his" | "her" | "their" | "our" | "my" | "your" | "but"
            | "if" | "when" | "while" | "since" | "after" | "before" | "during" | "both" | "all"
            | "some" | "any" | "no" | "not" | "also" | "however" | "first" | "second" | "third"
            | "fourth" | "fifth" | "today" | "yesterday" | "tomorrow" | "according" | "there"
            | "then" | "now" | "over" | "under" | "through" | "between" | "among" | "into" | "about"
            | "against" | "regarding" | "concerning" | "following" | "what" | "which" | "who" | "how"
            | "where" | "why" | "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had"
            | "do" | "does" | "did" | "will" | "would" | "should" | "must" | "can" | "could" | "may"
            | "might" | "shall" | "let" | "one" | "two" | "three" | "other" | "such" | "than" | "so"
            | "each" | "every" | "more" | "most" | "many" | "much" | "very" | "just" | "only" | "even"
            | "still" | "again" | "here" | "'s" | "'" | "n't" | "readout" | "joint" | "statement"
            | "remarks" | "side" | "sides" | "finally" | "additionally" | "moreover"
            | "furthermore" | "in-depth" | "together" | "earlier" | "later" | "recently" | "as-prepared"
            | "congress" | "administration" | "congressional" | "house" | "white" | "fact" | "sheet"
            | "briefing" | "press" | "background" | "proclamation" | "executive" | "act" | "national"
            | "international" | "united" | "north" | "south" | "east" | "west" | "day" | "week"
            | "world" | "global" | "security" | "strategic" | "economic" | "summit" | "virtual"
            | "bilateral" | "trilateral" | "european" | "asian" | "african" | "american" | "indo-pacific"
            | "department" | "ministry" | "office" | "embassy" | "communiqué" | "communique"
            | "upon" | "arrival" | "previewing" | "travel" | "travels" | "announcing" | "greeting"
            | "welcoming" | "peninsula" | "affairs" | "assembly" | "ahead" | "participation" | "funds"
            | "agreement" | "treaty" | "charter" | "protocol" | "organization" | "organisation"
            | "council" | "committee" | "commission" | "union" | "forum" | "group" | "partnership"
            | "framework" | "initiative" | "plan" | "strait" | "sea" | "island" | "islands" | "river"
            | "city" | "province" | "region" | "cold" | "war" | "covid-19" | "olympic" | "games"
    )
}

//! Where the words of a source end: neither the day on which something was said nor how a text was
//! given out belongs to them.

use chancery_syntax::{Tag, TokenKind};

use crate::dates::english::{month, unit, weekday};
use crate::page::{Page, Words};

/// Without what stands behind the name of a source: "the ministry | on Tuesday", "a statement from the
/// ministry | issued late Friday".
pub(super) fn bare(page: &Page<'_>, words: &Words) -> Words {
    let given = words.clone().skip(1).find(|at| {
        page.in_list("given_out", *at) && page.low(at + 1) != "by" && !page.is_capital(*at)
    });
    let words = words.start..given.unwrap_or(words.end);
    let words = words.start..without_adverbs(page, &words);
    let mut end = without_day(page, &words);
    // "The governments have on Monday agreed".
    while end > words.start + 1
        && end < words.end
        && (page.tag(end - 1) == Tag::Aux || page.is_form_of_have(end - 1))
    {
        end -= 1;
    }
    words.start..end
}

/// "the High Commission | here", "the court | this month", "his aides | often": where words end without
/// what tells of place, time or manner behind their last noun.
pub(crate) fn without_adverbs(page: &Page<'_>, words: &Words) -> usize {
    let mut end = words.end;
    // "who served there until this year": within a relative clause it belongs to the name.
    if words.clone().any(|at| page.is_any(at, &["who", "which", "that", "until", "since"])) {
        return end;
    }
    loop {
        let last = end.wrapping_sub(1);
        let spanned = page.is_any(last.wrapping_sub(1), &["this", "last"])
            && (unit(page.low(last)).is_some() || page.in_list("day_parts", last));
        let loose = page.tag(last) == Tag::Adv && !page.is_capital(last)
            || page.is_any(last, &["here", "there"])
            || page.in_list("other_occasions", last);
        let dated = page.low(last.wrapping_sub(1)) == "in"
            && page.is_capital(last)
            && month(page.low(last)).is_some();
        let turn = (2..=4).find(|length| {
            last.checked_sub(length - 1)
                .is_some_and(|start| page.listed("in_contrast", start) == Some(*length))
        });
        let cut = match turn {
            Some(length) => length,
            None if spanned || dated => 2,
            None => usize::from(loose),
        };
        if cut == 0 || end <= words.start + cut {
            return end;
        }
        end -= cut;
    }
}

/// Where words end without the day at their end.
pub(crate) fn without_day(page: &Page<'_>, words: &Words) -> usize {
    let mut end = words.end;
    let is_day = |at: usize| {
        let dated =
            page.kind(at) == TokenKind::Number && month(page.low(at.wrapping_sub(1))).is_some();
        weekday(page.low(at)).is_some() || dated || page.in_list("spoken_days", at)
    };
    // "the summit on Thursday and Friday": one day after the other.
    let joins = |at: usize, end: usize| {
        end < words.end && page.low(at) == "and" && at > words.start && is_day(at - 1)
    };
    while end > words.start + 1 && (is_day(end - 1) || joins(end - 1, end)) {
        let dated = page.kind(end - 1) == TokenKind::Number;
        end -= 1 + usize::from(dated);
    }
    let cut = end < words.end;
    while cut && end > words.start + 1 && page.in_list("day_leads", end - 1) {
        end -= 1;
    }
    end.max(words.start + 1).min(words.end)
}

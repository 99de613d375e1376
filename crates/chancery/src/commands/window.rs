//! A part of a listing: no more than so many rows, behind so many others.

use crate::args::Window;
use crate::session::Session;

impl Window {
    /// Whether it shows the row that stands behind so many.
    pub(super) fn holds(self, before: usize) -> bool {
        let offset = self.offset as usize;
        let shown = before.checked_sub(offset);
        shown.is_some_and(|shown| self.limit.is_none_or(|limit| shown < limit as usize))
    }

    /// Takes away what it does not show; returns how many there were.
    pub(super) fn cut<T>(self, all: &mut Vec<T>) -> usize {
        let count = all.len();
        let mut before = 0..;
        all.retain(|_| before.next().is_some_and(|before| self.holds(before)));
        count
    }

    /// What of `count` rows it shows, where that is not all of them; `all` tells their number in words
    /// ("12 statements").
    pub(super) fn words(self, count: usize, all: &str) -> Option<String> {
        let first = self.offset as usize;
        let last = self.limit.map_or(count, |limit| count.min(first + limit as usize));
        if first == 0 && last == count {
            return None;
        }
        if first >= count {
            return Some(format!("none of {all}: --offset {first} passes over all of them"));
        }
        let rest = count - (last - first);
        let shown = match last - first {
            1 if first == 0 => format!("the first of {all}"),
            1 => format!("number {last} of {all}"),
            _ if first == 0 => format!("the first {last} of {all}"),
            _ => format!("{} to {last} of {all}", first + 1),
        };
        let on = if last < count { format!("; --offset {last} goes on") } else { String::new() };
        Some(format!("{shown}, {rest} left out{on}"))
    }

    /// The same beside rows for machines, which have no line for it.
    pub(super) fn tell(self, session: &Session, count: usize, all: &str) {
        if let Some(words) = self.words(count, all) {
            session.note(&words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Window;

    fn told(limit: Option<u32>, offset: u32, count: usize) -> Option<String> {
        Window { limit, offset }.words(count, &format!("{count} rows"))
    }

    #[test]
    fn what_is_left_out_is_counted() {
        assert_eq!(told(None, 0, 12), None);
        assert_eq!(told(Some(12), 0, 12), None);
        let first = told(Some(5), 0, 12).unwrap();
        assert_eq!(first, "the first 5 of 12 rows, 7 left out; --offset 5 goes on");
        let next = told(Some(5), 5, 12).unwrap();
        assert_eq!(next, "6 to 10 of 12 rows, 7 left out; --offset 10 goes on");
        assert_eq!(told(Some(5), 10, 12).unwrap(), "11 to 12 of 12 rows, 10 left out");
        assert!(told(None, 12, 12).unwrap().starts_with("none of 12 rows"));
    }

    #[test]
    fn rows_are_cut_as_they_are_told() {
        let mut rows: Vec<u32> = (0..12).collect();
        assert_eq!(Window { limit: Some(5), offset: 10 }.cut(&mut rows), 12);
        assert_eq!(rows, [10, 11]);
    }
}

//! Whether two names can be one person's.

use super::Set;
use crate::fold::without_marks;

/// The words by which names are held against one another, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameWords {
    /// What stands before a father's name: "bin".
    pub(crate) fathers: Set,
    /// What tells a son from a father of the same name: "Jr.".
    pub(crate) generations: Set,
    /// Articles joined to a name by a hyphen, which many texts leave out: "al-".
    pub(crate) articles: Set,
}

impl NameWords {
    /// The words of a name that tell people apart: folded, without initials and "Jr.".
    pub(crate) fn telling(&self, name: &[&str]) -> Vec<String> {
        let words = name.iter().map(|word| without_marks(word));
        let plain: Vec<String> = words
            .map(|word| {
                self.without_article(word.trim_matches(|c| c == '.' || c == ',')).to_owned()
            })
            .filter(|word| word.chars().count() > 1 && !self.generations.contains(word))
            .collect();
        if plain.is_empty() { name.iter().map(|word| without_marks(word)).collect() } else { plain }
    }

    /// "El-Orsk" is "Orsk" too.
    fn without_article<'w>(&self, word: &'w str) -> &'w str {
        match word.split_once('-') {
            Some((article, rest)) if self.articles.contains(article) && rest.len() > 2 => rest,
            _ => word,
        }
    }

    /// Whether two names can be one person's: equal, a part at either end of the other, the same words
    /// in another order, or the same surname with given names that do not contradict.
    pub(crate) fn are_of_one(&self, a: &[String], b: &[String]) -> bool {
        let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
        let same_words = || short.iter().all(|word| long.contains(word));
        if short.len() == 1 {
            return long.contains(&short[0]);
        }
        if !self.have_one_father(long, short) {
            return false;
        }
        same_words()
            || long.last() == short.last() && same_start(&long[0], &short[0])
            || are_spelled_alike(long, short)
    }

    /// Whether two names give the same father, where both give one: "Orsk bin Tao" and "Orsk bin Venn" are
    /// two people of one house.
    fn have_one_father(&self, a: &[String], b: &[String]) -> bool {
        let father = |name: &[String]| {
            let of = name.iter().position(|word| self.fathers.contains(word))?;
            name.get(of + 1).cloned()
        };
        match (father(a), father(b)) {
            (Some(a), Some(b)) => skeleton(&a) == skeleton(&b),
            _ => true,
        }
    }
}

/// "Maris Maylian", "Maris Maylyan": the same given name before two spellings of a family name that differ
/// in their vowels or in a doubled letter.
fn are_spelled_alike(a: &[String], b: &[String]) -> bool {
    const SHORTEST: usize = 6;
    let ([given, family], [other, spelled]) = (a, b) else { return false };
    let long = family.chars().count().min(spelled.chars().count()) >= SHORTEST;
    long && given == other && skeleton(family) == skeleton(spelled)
}

/// What spellings of a name have in common: its first letter and its consonants ("Isa", "Issa";
/// "Mohammed", "Muhamad").
fn skeleton(name: &str) -> String {
    let vowel = |c: char| "aeiouy'’".contains(c);
    let mut last = None;
    let mut kept = String::new();
    for c in name.chars() {
        let doubled = last.replace(c) == Some(c);
        if kept.is_empty() || !doubled && !vowel(c) {
            kept.push(c);
        }
    }
    kept
}

/// Whether two given names begin alike, as a name and its short form do ("Tobias", "Toby").
fn same_start(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(2).collect(), b.chars().take(2).collect());
    a == b
}

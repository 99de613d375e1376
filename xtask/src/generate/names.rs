//! Names of people, put together from syllables. Whom they could also fit is chance.

use super::random::Random;

const FIRST: [&str; 40] = [
    "Vo", "Ark", "Ta", "Das", "Lu", "Wren", "Hal", "Ko", "Mer", "Tol", "Be", "Sar", "Gri", "Pel",
    "No", "Zan", "Fer", "Kar", "Bel", "Dra", "Os", "Yel", "Tsu", "Ru", "Shir", "Khal", "Ve", "Jo",
    "Ma", "Ul", "Ren", "Stav", "Quin", "Hor", "Ily", "Cas", "Mos", "Thal", "Gun", "Ab",
];
const MIDDLE: [&str; 24] = [
    "s", "v", "l", "ma", "re", "ni", "do", "shi", "khu", "bo", "ri", "ta", "lo", "ve", "ze", "mi",
    "ga", "yu", "tsa", "no", "ke", "ra", "du", "pi",
];
const LAST: [&str; 36] = [
    "trek", "well", "vek", "ko", "mara", "dane", "quist", "vane", "rov", "lind", "sen", "dari",
    "vitch", "ner", "mann", "bello", "zade", "rik", "toft", "gren", "shkin", "yev", "lano", "ruvo",
    "bashi", "ndo", "thane", "wick", "stova", "lescu", "rault", "pova", "hara", "jima", "nuri",
    "kessen",
];
const GIVEN_MEN: [&str; 28] = [
    "Ilan", "Tobias", "Orsin", "Ruben", "Hamid", "Anselm", "Davor", "Emil", "Farid", "Gustav",
    "Henrik", "Idris", "Jorun", "Kasper", "Ludo", "Milos", "Nestor", "Oskar", "Pavel", "Quentin",
    "Rasmus", "Stellan", "Tariq", "Ulrik", "Valter", "Wim", "Yusuf", "Zoltan",
];
const GIVEN_WOMEN: [&str; 24] = [
    "Josephine",
    "Dessa",
    "Mirel",
    "Oda",
    "Cora",
    "Salima",
    "Agnes",
    "Brita",
    "Celine",
    "Dunya",
    "Elke",
    "Farah",
    "Greta",
    "Halima",
    "Ines",
    "Jelka",
    "Katya",
    "Leonor",
    "Marit",
    "Nadia",
    "Ottilie",
    "Petra",
    "Runa",
    "Sunniva",
];

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) woman: bool,
}

/// A new person; `family` gives them somebody else's family name.
pub(crate) fn person(random: &mut Random, family: Option<String>) -> Person {
    let woman = random.chance(350);
    let given = random.pick(if woman { &GIVEN_WOMEN[..] } else { &GIVEN_MEN[..] });
    let family = family.unwrap_or_else(|| surname(random));
    Person { given: given.to_owned(), family, woman }
}

fn surname(random: &mut Random) -> String {
    let first = random.pick(&FIRST);
    let last = random.pick(&LAST);
    let middle = if random.chance(500) { random.pick(&MIDDLE) } else { "" };
    format!("{first}{middle}{last}")
}

/// Ways to write a sound of another script.
const SPELLINGS: [[&str; 2]; 14] = [
    ["sh", "sch"],
    ["kh", "h"],
    ["yev", "iev"],
    ["yu", "iu"],
    ["ts", "tz"],
    ["vitch", "vic"],
    ["v", "w"],
    ["dj", "j"],
    ["ou", "u"],
    ["k", "q"],
    ["ei", "ey"],
    ["ya", "ia"],
    ["zh", "j"],
    ["ov", "off"],
];

/// Another spelling of a transliterated name, where there is one: one sound written otherwise.
pub(crate) fn respelled(random: &mut Random, name: &str) -> String {
    let lower = name.to_lowercase();
    let fits: Vec<&[&str; 2]> = SPELLINGS.iter().filter(|s| lower.contains(s[0])).collect();
    let Some(spelling) = fits.get(random.below(fits.len())) else { return name.to_owned() };
    capital(&lower.replacen(spelling[0], spelling[1], 1))
}

/// A name as a machine translator brings it back from another script: a sound changed, doubled,
/// swapped or lost, never the first letter.
pub(crate) fn mangled(random: &mut Random, name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let edits = if random.chance(250) { 2 } else { 1 };
    for _ in 0..edits {
        if letters.len() < 4 {
            break;
        }
        let at = 1 + random.below(letters.len() - 1);
        match random.weighted(&[40, 20, 15, 10, 15]) {
            0 => letters[at] = near(random, letters[at]),
            1 => letters.insert(at, letters[at]),
            2 => {
                letters.remove(at);
            }
            3 if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => {
                letters.push(random.pick(&["e", "a", "f", "k", "s"]).chars().next().unwrap_or('e'));
            }
        }
    }
    letters.into_iter().collect()
}

fn near(random: &mut Random, letter: char) -> char {
    let near: &str = match letter {
        'a' => "eo",
        'e' => "ia",
        'i' => "ey",
        'o' => "ua",
        'u' => "o",
        'k' => "cgq",
        'c' => "k",
        'v' => "wbf",
        'w' => "v",
        's' => "zc",
        'z' => "s",
        't' => "d",
        'd' => "t",
        'r' => "l",
        'l' => "r",
        'b' => "pv",
        'p' => "b",
        'g' => "k",
        'n' => "m",
        'm' => "n",
        _ => "e",
    };
    let letters: Vec<char> = near.chars().collect();
    letters[random.below(letters.len())]
}

/// With a capital letter.
pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

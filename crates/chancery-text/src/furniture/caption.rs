//! Words under pictures in a text that lost the pictures: who stands where, and what they do for the
//! camera.

/// Most bytes of a caption.
const LONGEST: usize = 320;
/// Where one stands in a picture, beside a name.
const PLACES: [&str; 10] = [
    ", left, ",
    ", left, and ",
    ", right, ",
    ", center, ",
    ", centre, ",
    " (l) ",
    " (r) ",
    " (left) ",
    " (right) ",
    " (c) ",
];
/// What people do for a camera.
const POSES: [&str; 12] = [
    " pose ",
    " poses ",
    " shake hands",
    " shakes hands",
    " walk ",
    " walks ",
    " smile ",
    " smiles ",
    " wave ",
    " waves ",
    " hold up ",
    " look on",
];

/// "Minister Venn, left, and Minister Tao pose for a photo": a sentence that tells both where somebody
/// stands and what for, or where two stand.
pub(super) fn is_caption(text: &str) -> bool {
    if text.len() > LONGEST || text.contains(['"', '“', '”']) {
        return false;
    }
    let low = format!("{} ", text.to_lowercase());
    let places = PLACES.iter().filter(|place| low.contains(*place)).count();
    let poses = POSES.iter().any(|pose| low.contains(pose));
    places > 0 && poses
}

/// "The ministers in Brennholt. [File: Ilka Brandt/Reuters]", "Orla Venn. Getty Images": words that end in
/// whoever made the picture.
pub(super) fn ends_in_credit(text: &str) -> bool {
    const MAKERS: [&str; 14] = [
        "getty images",
        "/ap",
        "/afp",
        "/reuters",
        "/epa",
        "/xinhua",
        "/anadolu",
        "/tass",
        "/pool",
        "/efe",
        "/kyodo",
        "/pti",
        "file photo",
        "(file)",
    ];
    let low = text.trim_end_matches([')', ']', '.', ' ']).to_lowercase();
    let file = text.trim_end().to_lowercase();
    text.len() <= LONGEST
        && low.contains(' ')
        && MAKERS.iter().any(|maker| low.ends_with(maker) || file.ends_with(maker))
}

#[cfg(test)]
mod tests {
    use super::{ends_in_credit, is_caption};

    #[test]
    fn captions() {
        for caption in [
            "Minister Orla Venn, left, and Minister Ruben Tao pose for a photo in Brennholt",
            "President Venn (R) shakes hands with President Tao in Brennholt on May 5, 2031.",
        ] {
            assert!(is_caption(caption), "{caption}");
        }
        assert!(ends_in_credit("The ministers in Brennholt. [File: Ilka Brandt/Reuters]"));
        assert!(
            !ends_in_credit("Venn told Reuters.") && !ends_in_credit("BRENNHOLT/LENN (Reuters)")
        );
        for text in [
            "Minister Orla Venn left and Minister Ruben Tao walks alone.",
            "Senator Venn (R) said the plan was dead.",
            "The party's wings, left, right and centre, backed the plan.",
            "“He and Tao, left, shake hands,” the guide said.",
        ] {
            assert!(!is_caption(text), "{text}");
        }
    }
}

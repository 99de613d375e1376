//! How houses and agencies write: sentences around a [`Telling`](super::telling::Telling).

pub(crate) mod body;
pub(crate) mod joint;
pub(crate) mod other;
pub(crate) mod press;
pub(crate) mod readout;
pub(crate) mod rough;

/// A title and a text.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) title: String,
    pub(crate) text: String,
}

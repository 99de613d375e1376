//! Learning the tagger from treebanks, and scoring the stages against them.
//!
//! Compiled only with the feature `train`; nothing here ships in the program.

pub mod conllu;
pub mod perceptron;
pub mod score;

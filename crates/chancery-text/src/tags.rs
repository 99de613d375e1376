//! The HTML elements that shape a reading.

/// What an element means to a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// `<title>`.
    Title,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// `<p>`, `<div>` and other elements that stand on lines of their own.
    Flow,
    /// `<br>`.
    Break,
    /// `<ul>`, `<ol>`, `<menu>`, `<dl>`.
    List,
    /// `<li>`, `<dt>`, `<dd>`.
    Item,
    /// `<table>`.
    Table,
    /// `<td>`, `<th>`.
    Cell,
    /// `<blockquote>`.
    Quote,
    /// `<figcaption>`, `<caption>`.
    Caption,
    /// `<button>`, `<option>`, `<label>` and the like.
    Control,
    /// `<pre>`, `<textarea>`: line breaks count.
    Preformatted,
    /// `<nav>`.
    Nav,
    /// `<header>`.
    Header,
    /// `<footer>`.
    Footer,
    /// `<aside>`.
    Aside,
    /// `<article>`, `<main>`.
    Article,
    /// `<a>`.
    Link,
    /// `<script>`.
    Script,
    /// An element whose content is no text: `<style>`, `<svg>`, `<template>` and the like.
    Hidden,
    /// `<html>`.
    Root,
    /// `<meta>`.
    Meta,
    /// `<link>`.
    Relation,
    /// `<time>`.
    Time,
    /// Elements inside a line: `<b>`, `<span>`.
    Inline,
    /// Anything else.
    Other,
}

/// The meaning of an element, by its name in lower case.
pub(crate) fn tag(name: &[u8]) -> Tag {
    match name {
        b"title" => Tag::Title,
        [b'h', level @ b'1'..=b'6'] => Tag::Heading(level - b'0'),
        b"p" | b"div" | b"section" | b"body" | b"head" | b"address" | b"figure" | b"hr"
        | b"center" | b"form" | b"fieldset" | b"tr" | b"thead" | b"tbody" | b"tfoot"
        | b"details" | b"summary" | b"dialog" | b"hgroup" | b"frameset" | b"search" => Tag::Flow,
        b"br" => Tag::Break,
        b"ul" | b"ol" | b"menu" | b"dl" | b"dir" => Tag::List,
        b"li" | b"dt" | b"dd" => Tag::Item,
        b"table" => Tag::Table,
        b"td" | b"th" => Tag::Cell,
        b"blockquote" => Tag::Quote,
        b"figcaption" | b"caption" => Tag::Caption,
        b"button" | b"option" | b"optgroup" | b"select" | b"label" | b"legend" => Tag::Control,
        b"pre" | b"textarea" | b"listing" | b"xmp" => Tag::Preformatted,
        b"nav" => Tag::Nav,
        b"header" => Tag::Header,
        b"footer" => Tag::Footer,
        b"aside" => Tag::Aside,
        b"article" | b"main" => Tag::Article,
        b"a" => Tag::Link,
        b"script" => Tag::Script,
        b"style" | b"noscript" | b"template" | b"svg" | b"iframe" | b"noembed" | b"noframes" => {
            Tag::Hidden
        }
        b"html" => Tag::Root,
        b"meta" => Tag::Meta,
        b"link" => Tag::Relation,
        b"time" => Tag::Time,
        b"b" | b"strong" | b"i" | b"em" | b"u" | b"span" | b"font" | b"small" | b"sup" | b"sub"
        | b"img" | b"input" | b"cite" | b"q" | b"abbr" | b"mark" => Tag::Inline,
        _ => Tag::Other,
    }
}

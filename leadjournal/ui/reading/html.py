"""One reflection as a page of HTML, in the colours of the theme."""

from __future__ import annotations

import re
from html import escape, unescape

from leadjournal import citing, days, rendering
from leadjournal.attachments import named, size_in_words
from leadjournal.choices import Outcome
from leadjournal.media import is_picture
from leadjournal.models import Afterthought, Attachment, Plan, Reflection
from leadjournal.ui import theme

#: A picture as `rendering` writes it, and one of its attributes.
_PICTURE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
#: A tag, or so much of a word that Qt takes seconds to find where to break it.
_LONG_WORD = re.compile(r'(<(?:[^>"]|"[^"]*")*>)|(?:&[^;\s]{1,10};|[^\s<&]){1000}')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


OUTCOMES = {
    None: "open",
    Outcome.DID: "did it",
    Outcome.PARTLY: "partly",
    Outcome.DID_NOT: "did not",
    Outcome.NO_CHANCE: "no chance",
}


def page(reflection: Reflection) -> str:
    """Return a reflection with all that belongs to it; only pictures of it load."""
    day = days.long(reflection.day)
    parts = [
        f'<p class="small">{day}</p>',
        f"<h1>{escape(reflection.title or 'Untitled')}</h1>",
        _text(reflection, reflection.body),
    ]
    if reflection.plans:
        parts += ["<h2>If… then</h2>", *map(_plan, reflection.plans)]
    if reflection.afterthoughts:
        parts += [
            "<h2>Afterthoughts</h2>",
            *(_afterthought(reflection, each) for each in reflection.afterthoughts),
        ]
    parts += _not_cited(reflection)
    # Another picture of the same name makes another page.
    known = " ".join(each.digest for each in reflection.attachments)
    shown = "\n".join(parts)
    return f"<!-- {known} -->{shown}"


def pictures(reflection: Reflection) -> list[str]:
    """Return what the pictures on the page show, in words."""
    shown = map(_attributes, _PICTURE.finditer(page(reflection)))
    return [each["alt"] for each in shown]


def style() -> str:
    """Return how the page looks, in the few words of CSS that Qt knows."""
    colours = theme.current()
    sans = ", ".join(f"'{family}'" for family in theme.SANS)
    return f"""
        h1 {{ font-family: {sans}; font-size: {theme.size(26)}px; font-weight: 700;
             margin: {theme.size(11)}px 0 {theme.size(10)}px 0; }}
        h2, h3, h4, h5, h6 {{ font-family: {sans}; font-size: {theme.size(14.5)}px;
             font-weight: 600; color: {colours.accent};
             margin: {theme.size(14)}px 0 0 0; }}
        p {{ margin: 0 0 {theme.size(8)}px 0; }}
        p.small {{ font-family: {sans}; font-size: {theme.size(12.5)}px;
             color: {colours.muted}; margin: 0; }}
        p.plan {{ margin: 0; }}
        p.picture {{ margin: {theme.size(8)}px 0 {theme.size(4)}px 0; }}
        p.file {{ font-family: {sans}; font-size: {theme.size(13)}px;
             margin: 0 0 {theme.size(8)}px 0; }}
        p.after {{ font-family: {sans}; font-size: {theme.size(12.5)}px;
             color: {colours.muted}; margin: 0 0 {theme.size(10)}px 0; }}
        blockquote {{ color: {colours.muted}; }}
        a {{ color: {colours.accent}; }}
        th {{ text-align: left; }}
    """


def _plan(plan: Plan) -> str:
    parts = [f"with or for {plan.with_whom}"] if plan.with_whom else []
    if plan.due is not None:
        parts.append(f"by {days.full(plan.due)}")
    parts.append(OUTCOMES.get(Outcome(plan.outcome) if plan.outcome else None, ""))
    details = escape(" · ".join(part for part in parts if part))
    note = f"<p>{escape(plan.note)}</p>" if plan.note else ""
    sentence = f'<p class="plan">{escape(plan.sentence)}</p>'
    return f'{sentence}<p class="after">{details}</p>{note}'


def _afterthought(reflection: Reflection, thought: Afterthought) -> str:
    day = days.full(thought.day)
    return f'<p class="small">{day}</p>{_text(reflection, thought.text)}'


def _text(reflection: Reflection, markdown: str) -> str:
    """Return a text as HTML; a picture that is not there is told of instead."""

    def shown(found: re.Match[str]) -> str:
        said = _attributes(found)
        words, address = said.get("alt", ""), said.get("src", "")
        attachment = named(reflection, citing.cited_by(address) or "")
        if attachment is None:
            return f"<i>The picture “{escape(words)}” is not in the journal.</i>"
        return _shown(attachment, words)

    html = _LONG_WORD.sub(_breakable, rendering.to_html(markdown))
    return _PICTURE.sub(shown, html)


def _breakable(found: re.Match[str]) -> str:
    """Let a word of thousands of letters be broken; tags stay as they are."""
    return found[0] if found[1] else f"{found[0]}\u200b"


def _attributes(found: re.Match[str]) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[1])}


def _shown(attachment: Attachment, words: str) -> str:
    """Return a picture as wide as there is room for, or a link to what is none."""
    address = escape(citing.address(attachment.name))
    if not is_picture(attachment.media_type):
        return f'<a href="{address}">{escape(words or attachment.name)}</a>'
    words = escape(words or attachment.name)
    return f'<img src="{address}" alt="{words}" style="max-width: 100%">'


def _not_cited(reflection: Reflection) -> list[str]:
    """Return what is attached, and stands nowhere in the text."""
    texts = [reflection.body, *(each.text for each in reflection.afterthoughts)]
    cited = set().union(*map(citing.cited, texts))
    left = [each for each in reflection.attachments if each.name not in cited]
    parts = ["<h2>Pictures and files</h2>"] if left else []
    for each in left:
        if is_picture(each.media_type):
            parts.append(f'<p class="picture">{_shown(each, each.name)}</p>')
        address = escape(citing.address(each.name))
        size = size_in_words(each.size)
        parts.append(
            f'<p class="file"><a href="{address}">{escape(each.name)}</a> · {size}</p>'
        )
    return parts

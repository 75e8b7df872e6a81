"""One reflection as a page of HTML, in the colours of the theme."""

from __future__ import annotations

from html import escape

from leadjournal import days, rendering
from leadjournal.choices import Outcome
from leadjournal.models import Afterthought, Plan, Reflection
from leadjournal.ui import theme

OUTCOMES = {
    None: "open",
    Outcome.DID: "did it",
    Outcome.PARTLY: "partly",
    Outcome.DID_NOT: "did not",
    Outcome.NO_CHANCE: "no chance",
}


def page(reflection: Reflection) -> str:
    """Return a reflection with its plans and afterthoughts; nothing in it loads."""
    day = days.long(reflection.day)
    parts = [
        f'<p class="small">{day}</p>',
        f"<h1>{escape(reflection.title or 'Untitled')}</h1>",
        rendering.to_html(reflection.body),
    ]
    if reflection.plans:
        parts += ["<h2>If… then</h2>", *map(_plan, reflection.plans)]
    if reflection.afterthoughts:
        parts += [
            "<h2>Afterthoughts</h2>",
            *map(_afterthought, reflection.afterthoughts),
        ]
    return "\n".join(parts)


def style() -> str:
    """Return how the page looks, in the few words of CSS that Qt knows."""
    colours = theme.current()
    sans = ", ".join(f"'{family}'" for family in theme.SANS)
    return f"""
        h1 {{ font-family: {sans}; font-size: {theme.size(26)}px; font-weight: 700;
             margin: 0 0 {theme.size(14)}px 0; }}
        h2, h3, h4, h5, h6 {{ font-family: {sans}; font-size: {theme.size(14.5)}px;
             font-weight: 600; color: {colours.accent};
             margin: {theme.size(14)}px 0 0 0; }}
        p {{ margin: 0 0 {theme.size(8)}px 0; }}
        p.small {{ font-family: {sans}; font-size: {theme.size(12.5)}px;
             color: {colours.muted}; margin: 0; }}
        p.plan {{ margin: 0; }}
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


def _afterthought(thought: Afterthought) -> str:
    day = days.full(thought.day)
    return f'<p class="small">{day}</p>{rendering.to_html(thought.text)}'

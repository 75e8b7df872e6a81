"""Keys that are always the same, and the words that a search understands."""

from __future__ import annotations

#: Where they hold, and there: what they do, and which they are.
FIXED = (
    (
        "Everywhere",
        (
            (
                "Go to the next part of the window, or to the one before",
                "Tab, Shift+Tab",
            ),
            ("Open the menus", "F10"),
            ("Open a menu by its underlined letter", "Alt+F, Alt+E"),
            ("Press the button or open what has the focus", "Enter"),
            ("Leave a dialog, or a page that was opened from another", "Escape"),
        ),
    ),
    (
        "While you write",
        (
            ("Copy, cut and paste", "Ctrl+C, Ctrl+X, Ctrl+V"),
            ("Take back what you typed, or type it again", "Ctrl+Z, Ctrl+Y"),
            ("Go word by word", "Ctrl+Left, Ctrl+Right"),
            ("Delete a word, before or after", "Ctrl+Backspace, Ctrl+Delete"),
            ("Go to the beginning or the end of the text", "Ctrl+Home, Ctrl+End"),
            ("Go on with a list or a quote; after an empty item, end it", "Enter"),
            ("Move an item of a list in, or out", "Tab, Shift+Tab"),
            ("Leave the text: go on, or back", "Ctrl+Tab, Ctrl+Shift+Tab"),
            ("Tick a task, or take the tick away", "Ctrl+Enter"),
            ("Go between title and text, at the first line or the last", "Up, Down"),
        ),
    ),
    (
        "In lists",
        (
            ("Go from one to the next", "Up, Down"),
            ("Go from the search to what it found", "Down"),
            ("Take what a search suggests", "Enter, Tab"),
            ("Go to the text of what is chosen", "Enter"),
            ("Leave a line of a report out, or take it back in", "Space"),
            ("Say a line of a report in other words", "Enter"),
        ),
    ),
    (
        "In the weekly reflection",
        (
            ("Go on to the next step", "Ctrl+Enter"),
            ("Go back a step", "Alt+Left"),
        ),
    ),
    (
        "In the calendar",
        (
            ("Go from day to day", "Left, Right, Up, Down"),
            ("Go to the year before, or after", "Alt+Up, Alt+Down"),
        ),
    ),
)

#: What to type in a search, and what it finds.
SEARCHES = (
    ("Both words, in any form", "plan winter"),
    ("Words that stand together", '"give away"'),
    ("What begins so", "listen*"),
    ("Without a word", "-budget"),
    ("One or the other", "ward or clinic"),
    ("In the title", "title:board"),
    ("About a practice, or a framework", "tag:listening, framework:kf"),
    ("By what you did with the chance", "chance:took"),
    ("Of a day, a month or a year", "on:2026-11-19, on:2026-11"),
    ("From a day on, or before it", "after:2026-01, before:2026"),
    ("What has a plan or an afterthought", "has:plan, has:afterthought"),
    ("Drafts, private ones, the trash", "is:draft, is:private, is:trashed"),
    ("The answers to a question", "question:Q012"),
)

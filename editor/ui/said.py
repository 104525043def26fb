"""What rooms without Qt say, in the language of the window: errors, remarks, names of recipes.

These rooms speak English, with values put in. Their sentences stand in a table, made by
`packaging/sayings.py`, with the values as {name}. A sentence is known again by the words between,
translated as a whole, and the values put in again. What is in no table is shown as it came.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from editor.ui.assets import asset
from editor.ui.words import marked as T

TABLE = asset("translations/said.txt")
FRAGMENTS = (
    T("Said", "it stopped"), T("Said", "it did not answer"), T("Said", "sandboxed"),
    T("Said", "not sandboxed: {doors}"), T("Said", "CPU, {count} threads"),
    T("Said", "CPU, 1 thread"), T("Said", "Apple GPU (Metal)"), T("Said", "Mask"),
)  # fmt: skip
"""Words that are no sentences: of the engine's state, and the name of a document's first mask."""

SLOT = re.compile(r"\{\w+\}")
"""A value's place in a template."""
MOST_COLONS = 20
"""Behind so many a sentence is looked for: names of files may hold some, too."""
_COLON = ": "
_NEXT = re.compile(r"(?<=[^\s.][.?!])\s+(?=[A-Z“{\d])|(?<=\})\s+(?=[A-Z][a-z]+ )")
_WORDS = re.compile(r"[A-Za-z]{2,}")


def said(text: str) -> str:
    """A text of another room in the language of the window; unknown parts stay as they are.

    It may be several sentences, and lines; each may begin with the name of a file and a colon.
    """
    return "\n".join(_line(line) for line in text.split("\n"))


def sentences(text: str) -> list[str]:
    """A text cut after each sentence."""
    return _NEXT.split(text) if text else []


def literals(template: str) -> list[str]:
    """What stands between the values of a template, as far as it holds words."""
    return [part for part in SLOT.split(template) if _WORDS.search(part)]


def _line(line: str) -> str:
    if (whole := _translated(line)) is not None:
        return whole
    out = ""
    for sentence in sentences(line):
        gap = " " if out and out[-1].isascii() else ""
        out += gap + (_sentence(sentence) or sentence)
    return out


def _sentence(sentence: str) -> str | None:
    """A sentence, perhaps after names of files; None where none of it is known."""
    heads = sentence.split(_COLON, MOST_COLONS)
    for place in range(len(heads)):
        if (known := _translated(_COLON.join(heads[place:]))) is not None:
            return _COLON.join((*heads[:place], known))
    return None


def _translated(text: str) -> str | None:
    """A text that is a template as a whole; None where it is none, or is not translated."""
    template, values = _found(text)
    if template is None:
        return None
    shown = QCoreApplication.translate("Said", template)
    return shown.format(**{name: said(value) for name, value in values.items()})


def _found(text: str) -> tuple[str | None, dict[str, str]]:
    """The template of a text and its values; of several the one with most words of its own."""
    plain, slotted = _templates()
    if text in plain:
        return text, {}
    for template, parts, pattern in slotted:
        if all(part in text for part in parts) and (match := re.fullmatch(pattern, text)):
            return template, match.groupdict()
    return None, {}


@lru_cache(maxsize=1)
def _templates() -> tuple[frozenset[str], tuple[tuple[str, list[str], str], ...]]:
    """Texts without values; those with some, their literal parts, their pattern, longest first."""
    texts = (*TABLE.read_text(encoding="utf-8").splitlines(), *FRAGMENTS)
    slotted = [text for text in texts if SLOT.search(text)]
    slotted.sort(key=lambda text: -len("".join(literals(text))))
    rows = tuple((text, literals(text), _pattern(text)) for text in slotted)
    return frozenset(texts).difference(slotted), rows


def _pattern(template: str) -> str:
    """The regular expression that a template's texts match, its values as groups."""
    out, end = "", 0
    for slot in SLOT.finditer(template):
        out += re.escape(template[end : slot.start()]) + f"(?P<{slot[0][1:-1]}>.+?)"
        end = slot.end()
    return out + re.escape(template[end:])

"""The letters by which items of open menus are chosen: no two alike in a menu, in any language.

In writing without Latin letters they stand in brackets behind the name, as “打开(O)…”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from string import ascii_lowercase

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QMenuBar

from editor.ui.actions import plain

HOOKED = "mnemonics"
LETTERED = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
"""What may be held with a letter that chooses an item."""


class Mnemonics(QObject):
    """Underlines letters while a menu of a bar is open; texts are plain again afterwards.

    english: what an action is called in English, "" where that is not known.
    """

    def __init__(self, bar: QMenuBar, english: Callable[[QAction], str]) -> None:
        super().__init__(bar)
        self._english = english
        self._plain: dict[QAction, tuple[str, str]] = {}  # the text before, the text shown
        for action in bar.actions():
            self._hook(action)

    def _hook(self, action: QAction) -> None:
        menu = action.menu()
        if isinstance(menu, QMenu) and not menu.property(HOOKED):
            menu.setProperty(HOOKED, True)
            menu.aboutToShow.connect(partial(self.mark, menu))
            menu.aboutToHide.connect(partial(self.unmark, menu))
            menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep letters pressed in an open menu for it: Qt would let them reach shortcuts that act
        where one widget has the keyboard, as N does on the canvas."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        letter = event.modifiers() in LETTERED and bool(event.text()) and event.text().isprintable()
        if letter:
            event.accept()
        return letter

    def mark(self, menu: QMenu) -> None:
        """Give every item of a menu a letter; what has an `&` in its name stays as it is."""
        actions = [a for a in menu.actions() if a.text() and "&" not in a.text()]
        texts = marked([a.text() for a in actions], [self._english(a) for a in actions])
        for action, text in zip(actions, texts, strict=True):
            self._hook(action)
            self._plain[action] = action.text(), text
            action.setText(text)

    def unmark(self, menu: QMenu) -> None:
        """Give every item of a menu its plain text back, unless it has got another meanwhile."""
        for action in menu.actions():
            before, shown = self._plain.pop(action, ("", ""))
            if before and action.text() == shown:
                action.setText(before)


def marked(texts: Sequence[str], english: Sequence[str]) -> list[str]:
    """The texts with an `&` before a letter each, no letter twice; a text whose letters are all
    taken stays as it is. english: of texts without Latin letters, or "" where unknown."""
    wishes = [_wishes(text, own) for text, own in zip(texts, english, strict=True)]
    letters = _shared_out(wishes)
    return [_with(text, letters.get(place)) for place, text in enumerate(texts)]


def _wishes(text: str, english: str) -> str:
    """The letters a text would like, the best first."""
    words = text.lower()
    if not any(letter.isalpha() for letter in words):  # "100 %" is chosen by its first digit
        return "".join(dict.fromkeys(re.findall(r"\d", words)))
    if not _latin(words):  # it stands in brackets, so that any letter will do
        return _ranked(plain(english).lower()) + ascii_lowercase
    return _ranked(words)


def _latin(words: str) -> list[str]:
    return re.findall("[a-z]", words)


def _ranked(words: str) -> str:
    """First letters of words, then the others, each once."""
    letters = (*re.findall(r"\b[a-z]", words), *_latin(words))
    return "".join(dict.fromkeys(letters))


def _shared_out(wishes: Sequence[str]) -> dict[int, str]:
    """A letter for as many as can have one (a matching after Kuhn, 1955), by place."""
    owners: dict[str, int] = {}

    def give(place: int, tried: set[str]) -> bool:
        free = [letter for letter in wishes[place] if letter not in owners]
        for letter in free or wishes[place]:
            if letter in tried:
                continue
            tried.add(letter)
            if letter not in owners or give(owners[letter], tried):
                owners[letter] = place
                return True
        return False

    for place in range(len(wishes)):
        give(place, set())
    return {place: letter for letter, place in owners.items()}


def _with(text: str, letter: str | None) -> str:
    if letter is None:
        return text
    first = re.search(rf"\b{letter}", text, re.IGNORECASE) or re.search(letter, text, re.IGNORECASE)
    if first is not None:
        return f"{text[: first.start()]}&{text[first.start() :]}"
    bare = text.removesuffix("…")
    return f"{bare}(&{letter.upper()}){text[len(bare) :]}"

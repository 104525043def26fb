"""Which keys there are: actions by area, the canvas' own keys, and who has a key already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from editor.ui.actions import LOCAL, TABLE, Actions
from editor.ui.menus import INSIDE, MENUS
from editor.ui.words import marked as T

CANVAS_KEYS = (
    ("X", T("Keymap", "Swap the two colours, or painting and erasing the mask")),
    ("[", T("Keymap", "Smaller brush")),
    ("]", T("Keymap", "Larger brush")),
    ("Shift+[", T("Keymap", "Softer brush")),
    ("Shift+]", T("Keymap", "Harder brush")),
    ("Space", T("Keymap", "Hold and drag: move the view")),
    ("R", T("Keymap", "Hold and drag: turn the view")),
    ("Tab", T("Keymap", "Hold: the picture before")),
)
"""Keys of the canvas that stay as they are."""

POINTER = (
    (T("Keymap", "Wheel"), T("Keymap", "Zoom at the pointer")),
    (T("Keymap", "Middle button"), T("Keymap", "Move the view")),
    (T("Keymap", "Right button"), T("Keymap", "With a brush: erase")),
    (T("Keymap", "Shift and click"), T("Keymap", "A straight line from where the last ended")),
    (T("Keymap", "Alt or Ctrl and click"), T("Keymap", "With the brush: take up a colour")),
    (T("Keymap", "Alt and right drag"), T("Keymap", "With a brush: size it, and harden it")),
    (T("Keymap", "Double-click a slider"), T("Keymap", "Type its number")),
)
"""What mouse and pen do beside painting."""

TOOLS, CANVAS, OTHER = T("Keymap", "Tools"), T("Keymap", "On the canvas"), T("Keymap", "Others")


@dataclass(frozen=True)
class Area:
    """What belongs together. title: translated; names: of actions, in the order of the menu."""

    title: str
    names: tuple[str, ...]


def areas() -> list[Area]:
    """Every action once: the tools, then menu by menu with what is inside of it, then what is in
    no menu."""
    known = [entry.name for entry in TABLE]
    tools = tuple(name for name in known if name.startswith("tool_"))
    out, seen = [Area(translated(TOOLS), tools)], set(tools)
    for _, title, items in MENUS:
        names = tuple(_fresh(_opened(items), known, seen))
        text = QCoreApplication.translate("Menus", title).replace("&", "")
        out.append(Area(text.split("(")[0].strip(), names))
    out.append(Area(translated(OTHER), tuple(name for name in known if name not in seen)))
    return [area for area in out if area.names]


def _opened(items: str) -> Iterable[str]:
    """The names in a menu, those inside of its submenus in their places."""
    for item in items.split():
        yield from INSIDE.get(item[1:], "").split() if item.startswith("+") else (item,)


def _fresh(items: Iterable[str], known: list[str], seen: set[str]) -> Iterable[str]:
    for name in items:
        if name in known and name not in seen:
            seen.add(name)
            yield name


def holders(actions: Actions, name: str, keys: QKeySequence) -> list[str]:
    """The other actions that a key would do as well; those whose keys act only where certain
    panels have the keyboard do not count."""
    if _confined(actions, name):
        return []
    others = [entry.name for entry in TABLE if entry.name != name]
    return [
        other
        for other in others
        if not _confined(actions, other) and keys in actions[other].shortcuts()
    ]


def _confined(actions: Actions, name: str) -> bool:
    everywhere = Qt.ShortcutContext.WindowShortcut
    return name in LOCAL.split() or actions[name].shortcutContext() != everywhere


def canvas_use(keys: QKeySequence) -> str:
    """What the canvas does at a key, translated; "" where it does nothing."""
    return next((translated(text) for own, text in CANVAS_KEYS if QKeySequence(own) == keys), "")


def readable(keys: str) -> str:
    """Keys as they are printed on the keyboard of this system; alternatives parted by commas."""
    native = QKeySequence.SequenceFormat.NativeText
    return ",  ".join(QKeySequence(part).toString(native) for part in keys.split())


def translated(text: str) -> str:
    """A text of this module in the window's language."""
    return QCoreApplication.translate("Keymap", text)

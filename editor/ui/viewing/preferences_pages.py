"""Which subjects stand on which page of the preferences; a subject is a kind of `Preferences`."""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.viewing.aids import Aids
from editor.ui.viewing.kinds import CanvasLook, Pen, Power, Safekeeping
from editor.ui.words import marked as T


@dataclass(frozen=True)
class Page:
    """title: marked for translation. icon: its name. kinds: whose settings it shows."""

    title: str
    icon: str
    kinds: tuple[type, ...]


GENERAL, CANVAS = T("Preferences", "General"), T("Preferences", "Canvas")

PAGES: tuple[Page, ...] = (
    Page(GENERAL, "settings", (Safekeeping,)),
    Page(CANVAS, "picture", (CanvasLook,)),
    Page(T("Preferences", "Rulers and grid"), "ruler", (Aids,)),
    Page(T("Preferences", "Pen"), "brush", (Pen,)),
    Page(T("Preferences", "Performance"), "engine", (Power,)),
)
"""In the order of the list. Whoever brings a kind adds it here."""

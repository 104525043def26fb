"""Gradients to begin with."""

from __future__ import annotations

from editor.core.adjustments.limits import Stops
from editor.ui.words import marked as T


def _stops(*pairs: tuple[float, str]) -> Stops:
    """Positions with their colours as #rrggbb."""
    out = []
    for position, name in pairs:
        red, green, blue = (int(name[at : at + 2], 16) / 255 for at in (1, 3, 5))
        out.append((position, red, green, blue))
    return tuple(out)


BLACK_TO_WHITE = _stops((0.0, "#000000"), (1.0, "#ffffff"))
PRESETS: tuple[tuple[str, Stops], ...] = (
    (T("Adjusting", "Black to white"), BLACK_TO_WHITE),
    (T("Adjusting", "Sepia"), _stops((0.0, "#120a05"), (0.5, "#8c6642"), (1.0, "#fff2d6"))),
    (T("Adjusting", "Blueprint"), _stops((0.0, "#050f2e"), (0.55, "#3370ad"), (1.0, "#edfaff"))),
    (T("Adjusting", "Teal and orange"),
     _stops((0.0, "#001c26"), (0.45, "#267378"), (0.7, "#eb944d"), (1.0, "#fff0d1"))),
    (T("Adjusting", "Embers"),
     _stops((0.0, "#000000"), (0.4, "#8c0d14"), (0.75, "#ff8c0d"), (1.0, "#fffabf"))),
    (T("Adjusting", "Violet dusk"), _stops((0.0, "#0f0524"), (0.5, "#80338c"), (1.0, "#ffd9b8"))),
)  # fmt: skip
"""Names, marked for translation, and stops."""

"""The tools there are, and what is in the artist's hand as one value that can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor

from editor.core.brush import Brush
from editor.core.gradient import Stop, two
from editor.core.layer import LayerId
from editor.ui.painting.kept import number, read_brush, read_stops, stops_text, truth, write_brush

Colour = tuple[int, int, int]
"""Red, green, blue in 0..255."""

Place = tuple[float, float]
"""(x, y) in document pixels."""


class Tool(Enum):
    """What the pointer does; values are the names kept in the settings."""

    MASK = "mask"
    RECT = "rect"
    ELLIPSE = "ellipse"
    LASSO = "lasso"
    POLYGON = "polygon"
    WAND = "wand"
    SMART = "smart"
    BRUSH = "brush"
    ERASER = "eraser"
    SMUDGE = "smudge"
    CLONE = "clone"
    HEALING = "healing"
    FILL = "fill"
    GRADIENT = "gradient"
    EYEDROPPER = "eyedropper"
    MOVE = "move"
    TRANSFORM = "transform"
    CROP = "crop"
    PAN = "pan"


PAINTING = frozenset({Tool.MASK, Tool.BRUSH, Tool.ERASER, Tool.SMUDGE, Tool.CLONE, Tool.HEALING})
"""Tools that have a brush."""

COLOURED = frozenset({Tool.BRUSH, Tool.SMUDGE, Tool.FILL, Tool.GRADIENT, Tool.EYEDROPPER})
"""Tools that lay a colour, or take one up."""

BRUSHES: Mapping[Tool, Brush] = MappingProxyType(
    {
        Tool.MASK: Brush(diameter=60.0, hardness=0.8, spacing=0.1),
        Tool.BRUSH: Brush(diameter=30.0, hardness=0.9, spacing=0.08),
        Tool.ERASER: Brush(diameter=60.0, hardness=0.8, spacing=0.1),
        Tool.SMUDGE: Brush(diameter=60.0, hardness=0.5, opacity=0.8, spacing=0.08),
        Tool.CLONE: Brush(diameter=80.0, hardness=0.5, spacing=0.08),
        Tool.HEALING: Brush(diameter=40.0, hardness=0.9, spacing=0.1),
    }
)


@dataclass(frozen=True)
class State:
    """All that `Tools` holds, as one value; see there."""

    tool: Tool = Tool.MASK
    brushes: Mapping[Tool, Brush] = field(default_factory=lambda: BRUSHES)
    painting: Tool = Tool.MASK
    erasing: bool = False
    colour: Colour = (0, 0, 0)
    secondary: Colour = (255, 255, 255)
    active_layer: LayerId | None = None
    on_mask: bool = False
    rubylith: str = "#e0314b"
    rubylith_strength: float = 0.55
    show_mask: bool = True
    axis: Place | None = None
    clone_source: Place | None = None
    clone_offset: tuple[int, int] | None = None
    stops: tuple[Stop, ...] = two((20, 20, 40), (255, 235, 190))

    @cached_property
    def brush(self) -> Brush:
        """The brush of the painting tool, ready to paint."""
        erase = self.painting is Tool.ERASER or (self.painting is Tool.MASK and self.erasing)
        return replace(self.brushes[self.painting], colour=self.colour, erase=erase)


def write_state(settings: QSettings, state: State) -> None:
    """Keep all but what belongs to a document, in the group of the settings that is open."""
    settings.setValue("tool", state.tool.value)
    for name in ("rubylith", "rubylith_strength", "show_mask"):
        settings.setValue(name, getattr(state, name))
    for name in ("colour", "secondary"):
        settings.setValue(name, QColor(*getattr(state, name)).name())
    settings.setValue("stops", stops_text(state.stops))
    for tool, brush in state.brushes.items():
        write_brush(settings, tool.value, brush)


def read_state(settings: QSettings, state: State) -> State:
    """The state that `write_state` kept; what is missing or damaged stays as in `state`."""
    tool = next((t for t in Tool if t.value == settings.value("tool")), state.tool)
    brushes = {t: read_brush(settings, t.value, brush) for t, brush in state.brushes.items()}
    rubylith = QColor(str(settings.value("rubylith", state.rubylith)))
    strength = number(settings.value("rubylith_strength"), state.rubylith_strength)
    return replace(
        state,
        tool=tool,
        painting=tool if tool in PAINTING else state.painting,
        brushes=MappingProxyType(brushes),
        rubylith=rubylith.name() if rubylith.isValid() else state.rubylith,
        rubylith_strength=min(1.0, max(0.0, strength)),
        show_mask=truth(settings.value("show_mask"), state.show_mask),
        colour=_read_colour(settings, "colour", state.colour),
        secondary=_read_colour(settings, "secondary", state.secondary),
        stops=read_stops(str(settings.value("stops", "")), state.stops),
    )


def _read_colour(settings: QSettings, name: str, fallback: Colour) -> Colour:
    colour = QColor(str(settings.value(name, "")))
    return (colour.red(), colour.green(), colour.blue()) if colour.isValid() else fallback

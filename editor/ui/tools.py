"""What is in the artist's hand: the tool, its brush, the colours, and how the mask is shown."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QColor

from editor.core.brush import Brush
from editor.core.gradient import Stop
from editor.core.layer import LayerId
from editor.ui.painting.kept import MAX_DIAMETER, MIN_DIAMETER, limited
from editor.ui.tool_settings import S, Settings
from editor.ui.tool_state import (
    COLOURED,
    PAINTING,
    Colour,
    Place,
    State,
    Tool,
    read_state,
    write_state,
)

__all__ = [
    "COLOURED",
    "MAX_DIAMETER",
    "MIN_DIAMETER",
    "PAINTING",
    "Colour",
    "Place",
    "Tool",
    "Tools",
]


class Tools(QObject):
    """The tool settings that panels, shortcuts and canvas share; `changed` tells of any change.

    `erasing` belongs to the mask brush (X swaps it); the colour brush has an eraser of its own,
    and X swaps its two colours. `colour_used(colour)` where something was painted in it;
    `asked(wish)` where a tool wants what takes longer than a frame (see `painting.wishes`).
    """

    changed = Signal()
    colour_used = Signal(object)
    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = State()
        self._settings = Settings()

    def _set(self, **changes: Any) -> None:
        state = replace(self._state, **changes)
        if state != self._state:
            self._state = state
            self.changed.emit()

    @property
    def tool(self) -> Tool:
        """The tool in hand."""
        return self._state.tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        self._set(tool=tool, painting=tool if tool in PAINTING else self._state.painting)

    @property
    def paints(self) -> bool:
        """True where the tool in hand has a brush."""
        return self._state.tool in PAINTING

    @property
    def brush(self) -> Brush:
        """The brush of the tool in hand (or of the last one that had a brush), ready to paint."""
        return self._state.brush

    def set_brush(self, **changes: Any) -> None:
        """Change fields of the present brush: diameter in pixels; hardness, opacity, flow in 0..1.

        Values beyond their range are limited. Raises TypeError for an unknown field.
        """
        state = self._state
        brush = limited(state.brushes[state.painting], **changes)
        self._set(brushes=MappingProxyType({**state.brushes, state.painting: brush}))

    def resize_brush(self, steps: int) -> None:
        """Make the brush larger (or, negative, smaller) by steps of about a tenth: `[` and `]`."""
        diameter = self.brush.diameter
        for _ in range(abs(steps)):
            step = max(1.0, round(diameter * 0.1))
            diameter += step if steps > 0 else -step
        self.set_brush(diameter=max(MIN_DIAMETER, diameter))

    def harden_brush(self, steps: int) -> None:
        """Make the brush harder (or, negative, softer) by tenths: Shift+`]` and Shift+`[`."""
        self.set_brush(hardness=round(self.brush.hardness + 0.1 * steps, 2))

    def swap(self) -> None:
        """X: the mask brush swaps painting and erasing, other tools the two colours."""
        state = self._state
        if state.painting is Tool.MASK and state.tool not in COLOURED:
            self._set(erasing=not state.erasing)
        else:
            self.swap_colours()

    def swap_colours(self) -> None:
        """The second colour becomes the first, and the other way round."""
        self._set(colour=self._state.secondary, secondary=self._state.colour)

    def reset_colours(self) -> None:
        """D: black, and white as the second colour."""
        self._set(colour=(0, 0, 0), secondary=(255, 255, 255))

    @property
    def erasing(self) -> bool:
        """True while the mask brush takes the mask away."""
        return self._state.erasing

    @erasing.setter
    def erasing(self, erasing: bool) -> None:
        self._set(erasing=bool(erasing))

    @property
    def colour(self) -> Colour:
        """The colour the brush paints with, RGB in 0..255."""
        return self._state.colour

    @colour.setter
    def colour(self, colour: Colour) -> None:
        self._set(colour=_colour(colour))

    @property
    def secondary(self) -> Colour:
        """The colour X swaps in, RGB in 0..255."""
        return self._state.secondary

    @secondary.setter
    def secondary(self, colour: Colour) -> None:
        self._set(secondary=_colour(colour))

    def take_colour(self, colour: Colour, second: bool = False) -> None:
        """Paint with another colour, or keep it as the second one."""
        colour = _colour(colour)
        self._set(**{"secondary" if second else "colour": colour})

    @property
    def axis(self) -> Place | None:
        """Where the axes of symmetric painting cross; None = the middle of the document."""
        return self._state.axis

    @axis.setter
    def axis(self, place: Place | None) -> None:
        self._set(axis=place)

    @property
    def clone_source(self) -> Place | None:
        """Where the clone stamp takes its pixels from; None until it is set by Alt and a click."""
        return self._state.clone_source

    @clone_source.setter
    def clone_source(self, place: Place | None) -> None:
        self._set(clone_source=place, clone_offset=None)

    @property
    def clone_offset(self) -> tuple[int, int] | None:
        """Pixels from where it paints to where it takes from; None before its first stroke."""
        return self._state.clone_offset

    @clone_offset.setter
    def clone_offset(self, offset: tuple[int, int] | None) -> None:
        self._set(clone_offset=offset)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The colours of the artist's own gradient, two or more."""
        return self._state.stops

    @stops.setter
    def stops(self, stops: tuple[Stop, ...]) -> None:
        self._set(stops=tuple(sorted(stops, key=lambda stop: stop.at)))

    @property
    def active_layer(self) -> LayerId | None:
        """The layer that brush, eraser and move work on; None = the topmost pixel layer."""
        return self._state.active_layer

    @active_layer.setter
    def active_layer(self, id: LayerId | None) -> None:
        self._set(active_layer=id, on_mask=self.on_mask and id == self.active_layer)

    @property
    def on_mask(self) -> bool:
        """Whether the tools work on the active layer's mask instead of its pixels."""
        return self._state.on_mask

    @on_mask.setter
    def on_mask(self, on_mask: bool) -> None:
        self._set(on_mask=bool(on_mask))

    @property
    def rubylith(self) -> QColor:
        """The colour laid over what is masked."""
        return QColor(self._state.rubylith)

    @rubylith.setter
    def rubylith(self, colour: QColor) -> None:
        self._set(rubylith=QColor(colour).name())

    @property
    def rubylith_strength(self) -> float:
        """How opaque that colour is, 0..1."""
        return self._state.rubylith_strength

    @rubylith_strength.setter
    def rubylith_strength(self, strength: float) -> None:
        self._set(rubylith_strength=min(1.0, max(0.0, float(strength))))

    @property
    def show_mask(self) -> bool:
        """Whether the mask is shown over the picture."""
        return self._state.show_mask

    @show_mask.setter
    def show_mask(self, shown: bool) -> None:
        self._set(show_mask=bool(shown))

    def settings(self, kind: type[S]) -> S:
        """The settings of a kind (a dataclass of `tool_settings`) that are in force."""
        return self._settings.get(kind)

    def set_settings(self, value: object) -> None:
        """Put other settings of that kind in force."""
        if self._settings.put(value):
            self.changed.emit()

    def save(self, settings: QSettings) -> None:
        """Write all but what belongs to a document to the settings, under `tools/`."""
        settings.beginGroup("tools")
        write_state(settings, self._state)
        settings.endGroup()
        self._settings.save(settings)

    def load(self, settings: QSettings) -> None:
        """Take from the settings what `save` wrote; what is missing or damaged stays as it is."""
        settings.beginGroup("tools")
        state = read_state(settings, self._state)
        settings.endGroup()
        self._settings.load(settings)
        if state != self._state:
            self._state = state
            self.changed.emit()


def _colour(colour: Colour) -> Colour:
    r, g, b = (min(255, max(0, int(v))) for v in colour)
    return r, g, b

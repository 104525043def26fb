"""What is in the artist's hand: the tool, its brush, the colours, and how the mask is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import Enum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QColor

from editor.core.brush import Brush
from editor.core.layer import LayerId
from editor.ui.tool_settings import S, Settings

Colour = tuple[int, int, int]
"""Red, green, blue in 0..255."""

MIN_DIAMETER, MAX_DIAMETER = 1.0, 2000.0


class Tool(Enum):
    """What the pointer does; values are the names kept in the settings."""

    MASK = "mask"
    BRUSH = "brush"
    ERASER = "eraser"
    EYEDROPPER = "eyedropper"
    MOVE = "move"
    PAN = "pan"


PAINTING = frozenset({Tool.MASK, Tool.BRUSH, Tool.ERASER})
"""Tools that have a brush."""

_BRUSHES: Mapping[Tool, Brush] = MappingProxyType(
    {
        Tool.MASK: Brush(diameter=60.0, hardness=0.8, spacing=0.1),
        Tool.BRUSH: Brush(diameter=30.0, hardness=0.9, spacing=0.08),
        Tool.ERASER: Brush(diameter=60.0, hardness=0.8, spacing=0.1),
    }
)
_KEPT = ("diameter", "hardness", "opacity", "flow", "spacing", "pressure_size", "pressure_opacity")


@dataclass(frozen=True)
class _State:
    tool: Tool = Tool.MASK
    brushes: Mapping[Tool, Brush] = field(default_factory=lambda: _BRUSHES)
    painting: Tool = Tool.MASK
    erasing: bool = False
    colour: Colour = (0, 0, 0)
    secondary: Colour = (255, 255, 255)
    active_layer: LayerId | None = None
    on_mask: bool = False
    rubylith: str = "#e0314b"
    rubylith_strength: float = 0.55
    show_mask: bool = True


class Tools(QObject):
    """The tool settings that panels, shortcuts and canvas share; `changed` tells of any change.

    `erasing` belongs to the mask brush (X swaps it); the colour brush has an eraser of its own,
    and X swaps its two colours.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _State()
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
        state = self._state
        erase = state.painting is Tool.ERASER or (state.painting is Tool.MASK and state.erasing)
        return replace(state.brushes[state.painting], colour=state.colour, erase=erase)

    def set_brush(self, **changes: Any) -> None:
        """Change fields of the present brush: diameter in pixels; hardness, opacity, flow in 0..1.

        Values beyond their range are limited. Raises TypeError for an unknown field.
        """
        state = self._state
        limits = {"diameter": (MIN_DIAMETER, MAX_DIAMETER), "spacing": (0.01, 2.0)}
        for name, value in changes.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                low, high = limits.get(name, (0.0, 1.0))
                changes[name] = min(high, max(low, float(value)))
        brush = replace(state.brushes[state.painting], **changes)
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
        """X: the mask brush swaps painting and erasing, the colour brush its two colours."""
        state = self._state
        if state.painting is Tool.MASK:
            self._set(erasing=not state.erasing)
        else:
            self._set(colour=state.secondary, secondary=state.colour)

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
        """Write everything but the active layer to the settings, under `tools/`."""
        state = self._state
        settings.beginGroup("tools")
        settings.setValue("tool", state.tool.value)
        for name in ("rubylith", "rubylith_strength", "show_mask"):
            settings.setValue(name, getattr(state, name))
        for name in ("colour", "secondary"):
            settings.setValue(name, QColor(*getattr(state, name)).name())
        for tool, brush in state.brushes.items():
            for name in _KEPT:
                settings.setValue(f"{tool.value}/{name}", asdict(brush)[name])
        settings.endGroup()
        self._settings.save(settings)

    def load(self, settings: QSettings) -> None:
        """Take from the settings what `save` wrote; what is missing or damaged stays as it is."""
        settings.beginGroup("tools")
        tool = next((t for t in Tool if t.value == settings.value("tool")), self.tool)
        state = self._state
        brushes = {t: _read_brush(settings, t, brush) for t, brush in state.brushes.items()}
        rubylith = QColor(str(settings.value("rubylith", state.rubylith)))
        strength = _number(settings.value("rubylith_strength"), state.rubylith_strength)
        self._set(
            brushes=MappingProxyType(brushes),
            rubylith=rubylith.name() if rubylith.isValid() else state.rubylith,
            rubylith_strength=min(1.0, max(0.0, strength)),
            show_mask=_truth(settings.value("show_mask"), state.show_mask),
            colour=_read_colour(settings, "colour", state.colour),
            secondary=_read_colour(settings, "secondary", state.secondary),
        )
        settings.endGroup()
        self._settings.load(settings)
        self.tool = tool


def _colour(colour: Colour) -> Colour:
    r, g, b = (min(255, max(0, int(v))) for v in colour)
    return r, g, b


def _number(value: object, fallback: float) -> float:
    try:
        number = float(str(value))
    except ValueError:
        return fallback
    return number if number == number and abs(number) < 1e6 else fallback


def _truth(value: object, fallback: bool) -> bool:
    return {"true": True, "false": False}.get(str(value).lower(), fallback)


def _read_colour(settings: QSettings, name: str, fallback: Colour) -> Colour:
    colour = QColor(str(settings.value(name, "")))
    return (colour.red(), colour.green(), colour.blue()) if colour.isValid() else fallback


def _read_brush(settings: QSettings, tool: Tool, brush: Brush) -> Brush:
    ranges = {"diameter": (MIN_DIAMETER, MAX_DIAMETER), "spacing": (0.01, 2.0)}
    changes: dict[str, Any] = {}
    for item in fields(brush):
        if item.name not in _KEPT:
            continue
        value, old = settings.value(f"{tool.value}/{item.name}"), getattr(brush, item.name)
        if isinstance(old, bool):
            changes[item.name] = _truth(value, old)
        else:
            low, high = ranges.get(item.name, (0.0, 1.0))
            changes[item.name] = min(high, max(low, _number(value, old)))
    return replace(brush, **changes)

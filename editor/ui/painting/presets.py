"""Named brushes: ours, and the artist's own, which are kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal

from editor.core.brush import Brush
from editor.core.errors import BadInput
from editor.ui.kept_rows import rows_in
from editor.ui.painting.kept import plain, restored
from editor.ui.words import marked as T

GROUP = "tools/presets"
LONGEST = 60


@dataclass(frozen=True)
class Preset:
    """A brush by name. own: the artist's, which can be renamed and deleted; the names of others
    are marked for translation under "Brushes"."""

    name: str
    brush: Brush
    own: bool = False

    @property
    def title(self) -> str:
        """The name as it is shown."""
        return self.name if self.own else QCoreApplication.translate("Brushes", self.name)


_ROUND = Brush(diameter=40, hardness=0.95, spacing=0.08)
BUILT_IN: tuple[Preset, ...] = (
    Preset(T("Brushes", "Hard round"), _ROUND),
    Preset(T("Brushes", "Soft round"), replace(_ROUND, diameter=80, hardness=0.0)),
    Preset(T("Brushes", "Even line"), replace(_ROUND, diameter=12, pressure_size=False)),
    Preset(T("Brushes", "Airbrush"), Brush(
        diameter=140, hardness=0.0, flow=0.06, spacing=0.06, pressure_size=False,
        pressure_flow=True, airbrush=True)),
    Preset(T("Brushes", "Pencil"), Brush(
        diameter=9, hardness=0.7, opacity=0.85, flow=0.55, spacing=0.12,
        pressure_opacity=True, grain=0.85)),
    Preset(T("Brushes", "Charcoal"), Brush(
        diameter=60, hardness=0.9, opacity=0.9, flow=0.35, spacing=0.08, tip="chalk",
        angle_jitter=1.0, size_jitter=0.2, pressure_flow=True, grain=1.0)),
    Preset(T("Brushes", "Chalk"), Brush(
        diameter=50, hardness=1.0, flow=0.6, spacing=0.1, tip="chalk", angle_jitter=1.0,
        grain=0.5)),
    Preset(T("Brushes", "Marker"), Brush(
        diameter=36, hardness=1.0, opacity=0.5, spacing=0.05, roundness=0.45, angle=-35,
        pressure_size=False)),
    Preset(T("Brushes", "Calligraphy"), Brush(
        diameter=34, hardness=1.0, spacing=0.03, roundness=0.14, angle=-45)),
    Preset(T("Brushes", "Slanted nib"), Brush(
        diameter=40, hardness=1.0, spacing=0.03, roundness=0.1, angle=90, tilt=True)),
    Preset(T("Brushes", "Bristles"), Brush(
        diameter=70, hardness=0.9, flow=0.75, spacing=0.03, tip="bristles", follow=True,
        pressure_flow=True)),
    Preset(T("Brushes", "Dry bristles"), Brush(
        diameter=80, hardness=0.9, flow=0.5, spacing=0.04, tip="bristles", follow=True,
        pressure_flow=True, grain=0.7)),
    Preset(T("Brushes", "Spatter"), Brush(
        diameter=36, hardness=1.0, spacing=0.5, tip="speckle", dabs=2, scatter=1.2,
        size_jitter=0.7, angle_jitter=1.0)),
    Preset(T("Brushes", "Spray"), Brush(
        diameter=6, hardness=0.9, flow=0.7, spacing=0.6, dabs=6, scatter=3.0, size_jitter=0.8,
        airbrush=True)),
    Preset(T("Brushes", "Leaves"), Brush(
        diameter=46, hardness=1.0, spacing=0.55, tip="leaf", scatter=0.7, size_jitter=0.5,
        angle_jitter=1.0)),
    Preset(T("Brushes", "Clouds"), Brush(
        diameter=150, hardness=0.4, flow=0.12, spacing=0.12, tip="cloud", scatter=0.25,
        size_jitter=0.4, angle_jitter=1.0)),
    Preset(T("Brushes", "Pixels"), Brush(
        diameter=1, hardness=1.0, spacing=0.5, pressure_size=False, crisp=True)),
)  # fmt: skip


class Presets(QObject):
    """All named brushes in the order shown; `changed` where the artist's own are others."""

    changed = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self._own = _read(str(settings.value(GROUP, "")))

    @property
    def all(self) -> tuple[Preset, ...]:
        """Ours, then the artist's own."""
        return (*BUILT_IN, *self._own)

    def add(self, name: str, brush: Brush) -> None:
        """Keep a brush. Raises BadInput where the name is empty or taken."""
        name = self._checked(name)
        self._put((*self._own, Preset(name, brush, own=True)))

    def rename(self, preset: Preset, name: str) -> None:
        """Another name for one of the artist's own. Raises BadInput as `add`."""
        if name.strip() != preset.name:
            named = replace(preset, name=self._checked(name))
            self._put(tuple(named if each is preset else each for each in self._own))

    def delete(self, preset: Preset) -> None:
        """Forget one of the artist's own."""
        self._put(tuple(each for each in self._own if each is not preset))

    def _checked(self, name: str) -> str:
        name = name.strip()[:LONGEST]
        if not name:
            raise BadInput("A brush needs a name.")
        if any(name == preset.title for preset in self.all):
            raise BadInput(f"A brush “{name}” is there already.", remedy="Choose another name.")
        return name

    def _put(self, own: tuple[Preset, ...]) -> None:
        self._own = own
        rows = [{"name": preset.name, **plain(preset.brush)} for preset in own]
        self._settings.setValue(GROUP, json.dumps(rows))
        self.changed.emit()


def _read(text: str) -> tuple[Preset, ...]:
    """What was kept; damaged brushes are left out."""
    rows = (row for row in rows_in(text) if isinstance(row.get("name"), str))
    return tuple(Preset(row["name"], restored(row, Brush()), own=True) for row in rows)

"""What of trainings is remembered until the window opens again, in the settings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSettings

from editor.ui.train.reading import Summary

RESUME = "train/resume"
"""The setting that names the runs that go on when the window opens again."""
ASKED = "train/asked"
"""The setting that names the runs that broke off, and it was said."""


def put_off(settings: QSettings, runs: Iterable[Summary]) -> None:
    """These go on when the window opens again."""
    settings.setValue(RESUME, [str(one.run.out) for one in runs])


def taken_up(settings: QSettings, runs: Iterable[Summary]) -> tuple[Summary, ...]:
    """Those of the runs that were put off; from then on they are not any more."""
    outs = _listed(settings, RESUME)
    settings.remove(RESUME)
    return tuple(one for one in runs if str(one.run.out) in outs)


def newly_broken(settings: QSettings, runs: Iterable[Summary]) -> tuple[Summary, ...]:
    """Those of the runs that broke off since this was asked last."""
    asked = _listed(settings, ASKED)
    found = {f"{one.run.out} {one.state.at:.0f}": one for one in runs if one.interrupted}
    settings.setValue(ASKED, list(found))
    return tuple(one for name, one in found.items() if name not in asked)


def _listed(settings: QSettings, key: str) -> set[str]:
    kept = settings.value(key, [])
    return {str(item) for item in (kept if isinstance(kept, list) else [kept]) if item}

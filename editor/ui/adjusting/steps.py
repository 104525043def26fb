"""What steps of the history are called that add an adjustment or change one: "New curves"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.ui.adjusting.words import TITLES, title
from editor.ui.words import marked as T

ADDED = T("Steps", "New {kind}")
CHANGED = T("Steps", "Change {kind}")


def step_label(verb: str, kind: str) -> str:
    """The (English) label of a step: one of the verbs above with the adjustment's title in it."""
    return verb.format(kind=TITLES[kind].lower())


_STEPS = {step_label(verb, kind): (verb, kind) for verb in (ADDED, CHANGED) for kind in TITLES}


def kind_of_step(label: str) -> str | None:
    """The kind of adjustment that a step is about; None where it is about something else."""
    return _STEPS[label][1] if label in _STEPS else None


def adjusting_step(label: str) -> str | None:
    """A step's label in the window's language; None where it is about something else."""
    if label not in _STEPS:
        return None
    verb, kind = _STEPS[label]
    return QCoreApplication.translate("Steps", verb).format(kind=title(kind).lower())

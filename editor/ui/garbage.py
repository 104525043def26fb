"""Cyclic garbage is collected in the GUI thread only.

Python collects wherever it happens to run. In a worker thread it would destroy Qt objects there,
which ends the program; here a timer collects between two events instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD_MILLISECONDS = 1000


class GuiGarbage(QObject):
    """While it lives, automatic collection is off and this object's thread does it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(PERIOD_MILLISECONDS)

    def collect(self) -> None:
        """Collect the generations that are due, oldest first, as Python itself would."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

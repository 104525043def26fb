"""Pictures of the artist's own whose manner can be taken: read once, kept small, remembered."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from editor.core.errors import UnderpaintError
from editor.ui.background import IMPORTING, Background
from editor.ui.qimage import thumbnail, to_array

KEPT = 5
SIDE = 768
"""Longer side in pixels that is kept: more tells no more of a manner."""
_SETTING = "style/pictures"


class Pictures(QObject):
    """The pictures used last, newest first. changed: the list, or a picture has come.

    failed(sentence): a file could not be read; it is not on the list then.
    """

    changed = Signal()
    arrived = Signal(str)
    failed = Signal(str)

    def __init__(self, settings: QSettings, background: Background) -> None:
        super().__init__()
        self._settings, self._background = settings, background
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that still exist, newest first."""
        kept = self._settings.value(_SETTING, [])
        names = kept if isinstance(kept, list) else [kept] if kept else []
        return tuple(name for name in map(str, names) if Path(name).is_file())

    def image(self, path: str) -> QImage:
        """The picture, at most `SIDE` pixels a side; null until it has been read."""
        self._read(path)
        return self._images.get(path, QImage())

    def pixels(self, path: str) -> np.ndarray | None:
        """The same as uint8 RGB (h, w, 3), read-only; None until it has been read."""
        image = self.image(path)
        if image.isNull():
            return None
        pixels = np.ascontiguousarray(to_array(image)[..., :3])
        pixels.flags.writeable = False
        return pixels

    def add(self, path: Path) -> str:
        """Put a picture first on the list. Returns its name for `image` and `pixels`."""
        name = str(path.resolve())
        self._images.pop(name, None)  # the file may be another than the one read before
        self._keep([name, *(other for other in self.paths if other != name)])
        self._read(name)
        return name

    def remove(self, path: str) -> None:
        """Take a picture off the list; the file stays."""
        self._images.pop(path, None)
        self._keep([other for other in self.paths if other != path])

    def _keep(self, names: list[str]) -> None:
        self._settings.setValue(_SETTING, names[:KEPT])
        self.changed.emit()

    def _read(self, path: str) -> None:
        if path in self._images or path in self._asked:
            return
        self._asked.add(path)

        def came(image: QImage) -> None:
            self._asked.discard(path)
            self._images[path] = image
            self.changed.emit()
            self.arrived.emit(path)

        def broke(error: UnderpaintError) -> None:
            self._asked.discard(path)
            self.remove(path)
            self.failed.emit(str(error))

        self._background.run(lambda: _small(Path(path)), came, broke)


def _small(path: Path) -> QImage:
    """For a background thread. Raises BadFile or TooLarge."""
    with IMPORTING:  # decoders load beside the window
        from editor.media.still import open_still

    found = thumbnail(open_still(path).pixels, SIDE)
    out = QImage(found.size(), QImage.Format.Format_RGB32)
    out.fill(Qt.GlobalColor.white)
    painter = QPainter(out)
    painter.drawImage(0, 0, found)
    painter.end()
    return out

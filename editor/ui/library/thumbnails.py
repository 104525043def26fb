"""Small pictures of what lies in the library: read when they come into sight, kept while wanted."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from editor.core.errors import UnderpaintError
from editor.ui.background import IMPORTING, Background
from editor.ui.library.boards import Asset
from editor.ui.qimage import thumbnail, to_qimage
from editor.ui.train.reading import read_picture

SIDE = 192
"""Longer side in pixels of a small picture."""
KEPT = 600
"""Small pictures held at most: 90 MB."""
READERS = 2


class Thumbnails(QObject):
    """`image` answers at once with what there is; arrived(Asset) tells of one more."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._background = Background(READERS)
        self._images: OrderedDict[Asset, QImage] = OrderedDict()
        self._why: dict[Asset, str] = {}
        self._wanted: OrderedDict[Asset, None] = OrderedDict()
        self._reading: set[Asset] = set()

    def image(self, asset: Asset) -> QImage:
        """The small picture; null until it has been read, and where it cannot be."""
        known = self._images.get(asset)
        if known is not None:
            self._images.move_to_end(asset)
            return known
        if asset not in self._why and asset not in self._reading:
            self._wanted[asset] = None
            self._read()
        return QImage()

    def why_not(self, asset: Asset) -> str:
        """Why there is no picture of a file; "" where there is, or may be."""
        return self._why.get(asset, "")

    def forget_wishes(self) -> None:
        """What was asked for and is not begun is wanted no more (it went out of sight)."""
        self._wanted.clear()

    def close(self) -> None:
        """Wait for what is being read."""
        self._wanted.clear()
        self._background.close()

    def _read(self) -> None:
        while self._wanted and len(self._reading) < READERS:
            asset, _ = self._wanted.popitem(last=False)
            self._reading.add(asset)
            self._begin(asset)

    def _begin(self, asset: Asset) -> None:
        def came(image: QImage) -> None:
            self._images[asset] = image
            while len(self._images) > KEPT:
                self._images.popitem(last=False)
            ended()

        def broke(error: UnderpaintError) -> None:
            self._why[asset] = str(error)
            ended()

        def ended() -> None:
            self._reading.discard(asset)
            self.arrived.emit(asset)
            self._read()

        self._background.run(lambda: small(asset), came, broke)


def small(asset: Asset) -> QImage:
    """A picture, or the first frame of a clip, `SIDE` pixels at most. For a background thread.

    Raises BadFile.
    """
    image = _first_frame(asset.path) if asset.moves else read_picture(asset.path, SIDE)
    if image.isNull():  # what Qt does not read, ours may
        image = _decoded(asset.path)
    whole = max(image.width(), image.height()) <= SIDE
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image if whole else image.scaled(SIDE, SIDE, keep, smooth)


def _first_frame(path: Path) -> QImage:
    with IMPORTING:  # decoders load beside the window
        from editor.media.video.glimpses import thumbnails

    return next((to_qimage(frame) for frame in thumbnails(path, [Fraction(0)], SIDE)), QImage())


def _decoded(path: Path) -> QImage:
    with IMPORTING:
        from editor.media.still import open_still

    return thumbnail(open_still(path).pixels, SIDE)

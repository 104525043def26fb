"""Frames of clips for the window: what is there at once, the rest as soon as it is decoded."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from editor.core.clip import ClipLayer
from editor.core.errors import UnderpaintError
from editor.core.layer import LayerId
from editor.core.raster import Raster
from editor.ui.video.decoder import Decoder, Rasters, Shown, Want

ROOM = 512 << 20
"""Bytes of frames kept ready: 60 of 1920 x 1080."""
OPEN = 4
"""Files that are kept open at once."""


class FrameSupply(QObject):
    """Decodes clips in threads of its own. Lives in the GUI thread; nothing here waits.

    arrived: `get` has another answer for a layer that was asked for. lost(path, sentence): a
    clip's file cannot be read; a grey checkerboard stands for it.
    """

    arrived = Signal()
    lost = Signal(str, str)
    _crossed = Signal(object, object, object)
    _lost_crossed = Signal(str, object)

    def __init__(self, room: int = ROOM) -> None:
        super().__init__()
        self._rasters = Rasters(room)
        self._decoders: OrderedDict[str, Decoder] = OrderedDict()
        self._closing: list[Decoder] = []
        self._last: dict[LayerId, tuple[Shown, Raster]] = {}
        self._playing = False
        queued = Qt.ConnectionType.QueuedConnection
        self._crossed.connect(self._came, queued)
        self._lost_crossed.connect(self._told, queued)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.close)

    def get(self, layer: ClipLayer, time: Fraction) -> Raster | None:
        """What the layer shows at `time` of its source, in its place.

        Until that frame is there, what was shown last (None where nothing was); `arrived` tells.
        """
        decoder = self._decoder(layer.source.path)
        shown, raster = self._exact(decoder, layer, time)
        if raster is None or shown is None:
            decoder.want(Want(layer.id, time, layer.place))
            last = self._last.get(layer.id)
            return None if last is None else last[1]
        if self._last.get(layer.id, (None,))[0] != shown:
            self._last[layer.id] = shown, raster
            decoder.follow(shown)
        return raster

    def exact(self, layer: ClipLayer, time: Fraction) -> Raster | None:
        """As `get`, but that very frame or None."""
        self.get(layer, time)
        return self._exact(self._decoder(layer.source.path), layer, time)[1]

    def _exact(
        self, decoder: Decoder, layer: ClipLayer, time: Fraction
    ) -> tuple[Shown | None, Raster | None]:
        shown = decoder.key(time, layer.place)
        if shown is None:
            return None, None
        last = self._last.get(layer.id)
        if last is not None and last[0] == shown:
            return last
        return shown, self._rasters.get(shown)

    def set_playing(self, playing: bool) -> None:
        """Read farther ahead while frames follow one another."""
        self._playing = playing
        for decoder in self._decoders.values():
            decoder.set_playing(playing)

    def forget(self) -> None:
        """Another document is shown: give all files back."""
        for decoder in self._decoders.values():
            self._end(decoder)
        self._decoders.clear()
        self._last.clear()
        self._rasters.clear()

    def close(self) -> None:
        """Give all files back and wait for the threads."""
        self.forget()
        for decoder in self._closing:
            decoder.join()
        self._closing.clear()

    # -- threads

    def _decoder(self, path: str) -> Decoder:
        decoder = self._decoders.get(path)
        if decoder is None:
            decoder = Decoder(path, self._rasters, self._crossed.emit, self._lost_crossed.emit)
            decoder.set_playing(self._playing)
            self._decoders[path] = decoder
            decoder.start()
        self._decoders.move_to_end(path)
        while len(self._decoders) > OPEN:
            self._end(self._decoders.popitem(last=False)[1])
        return decoder

    def _end(self, decoder: Decoder) -> None:
        decoder.close()
        self._closing = [each for each in self._closing if each.is_alive()]
        self._closing.append(decoder)

    def _came(self, want: Want, shown: Shown, raster: Raster) -> None:
        decoder = self._decoders.get(shown.path)
        if decoder is not None:
            self._last[want.layer] = shown, raster
            decoder.follow(shown)
            self.arrived.emit()

    def _told(self, path: str, error: UnderpaintError) -> None:
        if path in self._decoders:
            self.lost.emit(path, str(error))

"""Frames of clips for the window: what is there at once, the rest as soon as it is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from platformdirs import user_cache_path
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from editor.core.clip import ClipLayer
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.layer import LayerId
from editor.core.raster import Raster
from editor.ui.video.decoder import Decoder, Rasters, Reports, Shown, Want
from editor.ui.video.lanes import Lane, Lanes
from editor.ui.video.proxies import ProxyMaker

ROOM = 512 << 20
"""Bytes of frames kept ready: 60 of 1920 x 1080."""
REST_MILLISECONDS = 150
"""After so long without another wish, what was good enough to move is made exactly."""


class FrameSupply(QObject):
    """Decodes clips in threads of its own. Lives in the GUI thread; nothing here waits.

    Large clips are shown by a proxy at first, and all are converted in haste while they play; by
    their own frames, exactly, once nothing moves.
    arrived: `get` has another answer for a layer that was asked for. lost(path, sentence): a
    clip's file cannot be read; a grey checkerboard stands for it.
    """

    arrived = Signal()
    lost = Signal(str, str)
    _crossed = Signal(str, object, object, object)
    _lost_crossed = Signal(str, str, object)
    _large_crossed = Signal(str)
    _made_crossed = Signal(str, str)

    def __init__(self, room: int = ROOM, folder: Path | None = None) -> None:
        super().__init__()
        self._rasters = Rasters(room)
        self._lanes = Lanes()
        self._broken: set[str] = set()
        self._closing: list[Decoder | ProxyMaker] = []
        self._last: dict[LayerId, tuple[Shown, Raster]] = {}
        self._unsharp: dict[LayerId, tuple[Decoder, Want]] = {}
        self._playing = False
        self._folder = folder or user_cache_path("underpaint", appauthor=False) / "proxies"
        self._maker: ProxyMaker | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._rest.timeout.connect(self._sharpen)
        self._connect()

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._crossed.connect(self._came, queued)
        self._lost_crossed.connect(self._told, queued)
        self._large_crossed.connect(self._ask_proxy, queued)
        self._made_crossed.connect(self._use_proxy, queued)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.close)

    # -- asking

    def get(self, layer: ClipLayer, time: Fraction) -> Raster | None:
        """What the layer shows at `time` of its source, in its place.

        Until that frame is there, what was shown last (None where nothing was); `arrived` tells.
        """
        lane, found = self._best(layer, time)
        want = Want(layer.id, time, layer.place)
        if found is None:
            lane.quick.want(want)
            found = self._last.get(layer.id)
            return None if found is None else found[1]
        self._show(lane, want, *found)
        return found[1]

    def exact(self, layer: ClipLayer, time: Fraction) -> Raster | None:
        """As `get`, but that very frame of the clip itself, exactly converted, or None."""
        self.get(layer, time)
        lane, found = self._best(layer, time)
        return None if found is None or not _is_exact(lane, found[0]) else found[1]

    def ready(self, layer: ClipLayer, time: Fraction) -> Raster | None:
        """As `get`, but that very frame, be it of a proxy, or None."""
        self.get(layer, time)
        _, found = self._best(layer, time)
        return None if found is None else found[1]

    def _best(self, layer: ClipLayer, time: Fraction) -> tuple[Lane, tuple[Shown, Raster] | None]:
        """Who decodes for a layer, and the best there is of the frame wanted."""
        lane = self._lanes.serve(layer.id, layer.source.path, time, self._opened)
        last = self._last.get(layer.id)
        for shown in _looks(lane, time, layer.place):
            if last is not None and last[0] == shown:
                return lane, last
            raster = self._rasters.get(shown)
            if raster is not None:
                return lane, (shown, raster)
        return lane, None

    def _show(self, lane: Lane, want: Want, shown: Shown, raster: Raster) -> None:
        last = self._last.get(want.layer)
        if last is not None and last[0] == shown:
            return
        self._last[want.layer] = shown, raster
        lane.quick.follow(want)
        if _is_exact(lane, shown):
            self._unsharp.pop(want.layer, None)
        else:
            self._unsharp[want.layer] = lane.sharp, want
            self._rest.start()

    def _sharpen(self) -> None:
        if not self._playing:
            for sharp, want in self._unsharp.values():
                sharp.want(want)

    def set_playing(self, playing: bool) -> None:
        """Read farther ahead while frames follow one another, and leave the rest for later."""
        self._playing = playing
        for lane in self._lanes:
            for decoder in lane.decoders:
                decoder.set_playing(playing)
        if self._maker is not None:
            (self._maker.busy.set if playing else self._maker.busy.clear)()
        self._rest.start()

    # -- coming and going

    def drop_idle(self) -> None:
        """Forget what was not asked for since the last call; a few clips stay open."""
        for layer in self._last.keys() - self._lanes.asked:
            del self._last[layer]
            self._unsharp.pop(layer, None)
        for lane in self._lanes.drop_idle():
            self._end(*lane.decoders)

    def forget(self) -> None:
        """Another document is shown: give all files back."""
        for lane in self._lanes.clear():
            self._end(*lane.decoders)
        self._broken.clear()
        self._last.clear()
        self._unsharp.clear()
        self._rasters.clear()
        if self._maker is not None:
            self._maker.close()
            self._closing.append(self._maker)
            self._maker = None

    def close(self) -> None:
        """Give all files back and wait for the threads."""
        self.forget()
        for thread in self._closing:
            thread.join()
        self._closing.clear()

    def _opened(self, path: str) -> Decoder:
        return self._decoder(path, path)

    def _decoder(self, file: str, clip: str) -> Decoder:
        crossed, lost = self._crossed.emit, self._lost_crossed.emit
        reports = Reports(crossed, lost, self._large_crossed.emit)
        decoder = Decoder(file, clip, self._rasters, reports)
        decoder.set_playing(self._playing)
        decoder.start()
        return decoder

    def _end(self, *decoders: Decoder) -> None:
        self._closing = [each for each in self._closing if each.is_alive()]
        for decoder in decoders:
            decoder.close()
            self._closing.append(decoder)

    # -- what the threads tell

    def _came(self, path: str, want: Want, shown: Shown, raster: Raster) -> None:
        lane = self._lanes.of(want.layer)
        if lane is not None and lane.path == path:
            self._show(lane, want, shown, raster)
            self.arrived.emit()

    def _told(self, path: str, file: str, error: UnderpaintError) -> None:
        lanes = [lane for lane in self._lanes if lane.path == path]
        if file != path:
            for lane in lanes:
                if lane.rough is not None:  # a broken proxy is no loss
                    self._end(lane.rough)
                    lane.rough = None
        elif lanes and path not in self._broken:
            self._broken.add(path)
            self.lost.emit(path, str(error))

    def _ask_proxy(self, path: str) -> None:
        if any(lane.path == path for lane in self._lanes):
            if self._maker is None:
                self._maker = ProxyMaker(self._folder, self._made_crossed.emit)
                if self._playing:
                    self._maker.busy.set()
                self._maker.start()
            self._maker.ask(path)

    def _use_proxy(self, path: str, proxy: str) -> None:
        for lane in self._lanes:
            if lane.path == path and lane.rough is None:
                lane.rough = self._decoder(proxy, path)


def _looks(lane: Lane, time: Fraction, place: Rect) -> Iterator[Shown]:
    """What may be shown for a time of a clip, the best first, as far as it is known."""
    ways = [(lane.sharp, False), (lane.sharp, True)]
    if lane.rough is not None:
        ways.append((lane.rough, True))
    for decoder, quick in ways:
        shown = decoder.key(time, place, quick)
        if shown is not None:
            yield shown


def _is_exact(lane: Lane, shown: Shown) -> bool:
    return shown.file == lane.path and not shown.quick

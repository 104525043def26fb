"""Frames of clips for the window: what is there at once, the rest as soon as it is decoded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from platformdirs import user_cache_path
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from editor.core.clip import ClipLayer
from editor.core.errors import UnderpaintError
from editor.core.layer import LayerId
from editor.core.raster import Raster
from editor.ui.video.decoder import Decoder, Rasters, Reports, Shown, Want
from editor.ui.video.proxies import ProxyMaker

ROOM = 512 << 20
"""Bytes of frames kept ready: 60 of 1920 x 1080."""
OPEN = 4
"""Clips that stay open though they are not shown."""
REST_MILLISECONDS = 150
"""After so long without another wish, what was good enough to move is made exactly."""


@dataclass
class _Clip:
    """Who decodes a clip: from its own file, and from its proxy where there is one."""

    sharp: Decoder
    rough: Decoder | None = None

    @property
    def quick(self) -> Decoder:
        """Whoever is faster."""
        return self.rough or self.sharp

    @property
    def decoders(self) -> tuple[Decoder, ...]:
        return (self.sharp,) if self.rough is None else (self.sharp, self.rough)


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
        self._clips: OrderedDict[str, _Clip] = OrderedDict()  # those asked for last come last
        self._asked: set[str | LayerId] = set()
        self._closing: list[Decoder | ProxyMaker] = []
        self._last: dict[LayerId, tuple[Shown, Raster]] = {}
        self._unsharp: dict[LayerId, tuple[Decoder, Want]] = {}
        self._playing = False
        self._folder = folder or user_cache_path("underpaint") / "proxies"
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
        clip, want = self._clip(layer.source.path), Want(layer.id, time, layer.place)
        self._asked.add(layer.id)
        found = self._found(clip, want)
        if found is None:
            clip.quick.want(want)
            found = self._last.get(layer.id)
            return None if found is None else found[1]
        self._show(clip, want, *found)
        return found[1]

    def exact(self, layer: ClipLayer, time: Fraction) -> Raster | None:
        """As `get`, but that very frame of the clip itself, exactly converted, or None."""
        self.get(layer, time)
        clip, want = self._clip(layer.source.path), Want(layer.id, time, layer.place)
        found = self._found(clip, want)
        return None if found is None or not _is_exact(clip, found[0]) else found[1]

    def ready(self, layer: ClipLayer, time: Fraction) -> Raster | None:
        """As `get`, but that very frame, be it of a proxy, or None."""
        self.get(layer, time)
        clip, want = self._clip(layer.source.path), Want(layer.id, time, layer.place)
        found = self._found(clip, want)
        return None if found is None else found[1]

    def _found(self, clip: _Clip, want: Want) -> tuple[Shown, Raster] | None:
        """The best there is of the frame wanted."""
        last = self._last.get(want.layer)
        for shown in _looks(clip, want):
            if last is not None and last[0] == shown:
                return last
            raster = self._rasters.get(shown)
            if raster is not None:
                return shown, raster
        return None

    def _show(self, clip: _Clip, want: Want, shown: Shown, raster: Raster) -> None:
        last = self._last.get(want.layer)
        if last is not None and last[0] == shown:
            return
        self._last[want.layer] = shown, raster
        clip.quick.follow(want)
        if _is_exact(clip, shown):
            self._unsharp.pop(want.layer, None)
        else:
            self._unsharp[want.layer] = clip.sharp, want
            self._rest.start()

    def _sharpen(self) -> None:
        if not self._playing:
            for sharp, want in self._unsharp.values():
                sharp.want(want)

    def set_playing(self, playing: bool) -> None:
        """Read farther ahead while frames follow one another, and leave the rest for later."""
        self._playing = playing
        for clip in self._clips.values():
            for decoder in clip.decoders:
                decoder.set_playing(playing)
        if self._maker is not None:
            (self._maker.busy.set if playing else self._maker.busy.clear)()
        self._rest.start()

    # -- coming and going

    def drop_idle(self) -> None:
        """Forget layers not asked for since the last call, and give back the files that nobody
        asked for: all but the `OPEN` last ones."""
        for layer in self._last.keys() - self._asked:
            del self._last[layer]
            self._unsharp.pop(layer, None)
        idle = [path for path in self._clips if path not in self._asked]
        for path in idle[: max(0, len(self._clips) - OPEN)]:
            self._end(self._clips.pop(path))
        self._asked.clear()

    def forget(self) -> None:
        """Another document is shown: give all files back."""
        for clip in self._clips.values():
            self._end(clip)
        self._clips.clear()
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

    def _clip(self, path: str) -> _Clip:
        clip = self._clips.get(path)
        if clip is None:
            clip = self._clips[path] = _Clip(self._decoder(path, path))
        self._clips.move_to_end(path)
        self._asked.add(path)
        return clip

    def _decoder(self, file: str, clip: str) -> Decoder:
        crossed, lost = self._crossed.emit, self._lost_crossed.emit
        reports = Reports(crossed, lost, self._large_crossed.emit)
        decoder = Decoder(file, clip, self._rasters, reports)
        decoder.set_playing(self._playing)
        decoder.start()
        return decoder

    def _end(self, clip: _Clip) -> None:
        self._closing = [each for each in self._closing if each.is_alive()]
        for decoder in clip.decoders:
            decoder.close()
            self._closing.append(decoder)

    # -- what the threads tell

    def _came(self, path: str, want: Want, shown: Shown, raster: Raster) -> None:
        if (clip := self._clips.get(path)) is not None:
            self._show(clip, want, shown, raster)
            self.arrived.emit()

    def _told(self, path: str, file: str, error: UnderpaintError) -> None:
        clip = self._clips.get(path)
        if clip is None:
            return
        if clip.rough is not None and file == clip.rough.file:
            clip.rough = None  # a broken proxy is no loss
        else:
            self.lost.emit(path, str(error))

    def _ask_proxy(self, path: str) -> None:
        if path in self._clips:
            if self._maker is None:
                self._maker = ProxyMaker(self._folder, self._made_crossed.emit)
                self._maker.start()
            self._maker.ask(path)

    def _use_proxy(self, path: str, proxy: str) -> None:
        clip = self._clips.get(path)
        if clip is not None and clip.rough is None:
            clip.rough = self._decoder(proxy, path)


def _looks(clip: _Clip, want: Want) -> Iterator[Shown]:
    """What may be shown for a wish, the best first, as far as it is known."""
    ways = [(clip.sharp, False), (clip.sharp, True)]
    if clip.rough is not None:
        ways.append((clip.rough, True))
    for decoder, quick in ways:
        shown = decoder.key(want.time, want.place, quick)
        if shown is not None:
            yield shown


def _is_exact(clip: _Clip, shown: Shown) -> bool:
    return shown.file == clip.sharp.file and not shown.quick

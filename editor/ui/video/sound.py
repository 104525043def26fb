"""Sound while a document plays, from a thread of its own; silent, and saying so, where the machine
has no sound device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any, NamedTuple, Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, QTimer, Signal, Slot

from editor.core.document import Document
from editor.ui.background import IMPORTING
from editor.ui.video.mixer import RATE, Mixer, Reader, Track, tracks_of

AUDIBLE = 2.0
"""Beyond this speed there is only noise to hear."""
CHUNK = RATE // 50
"""Samples mixed at one go."""
BUFFER_SECONDS = 0.15
BYTES = 4
"""Of one sample: two channels of 16 bits."""
FEED_MS = 10


class Output(Protocol):
    """A sound device at work."""

    def free(self) -> int:
        """How many samples it takes now."""

    def write(self, samples: np.ndarray) -> None:
        """Hand over float32 (n, 2)."""

    def played(self) -> float:
        """Seconds it has made heard since it was opened."""

    def set_volume(self, volume: float) -> None:
        """0..1, as loud as it seems."""

    def close(self) -> None:
        """Be silent at once."""


@dataclass(frozen=True)
class Order:
    """Play `tracks`: at `stamp` (of the performance counter) second `at` is heard."""

    number: int
    tracks: tuple[Track, ...]
    at: float
    stamp: float
    speed: float

    def now(self) -> float:
        """The second that should be heard now."""
        return self.at + (perf_counter() - self.stamp) * self.speed


class Report(NamedTuple):
    """Order `number` made second `heard` heard at `stamp`."""

    number: int
    heard: float
    stamp: float


NOTHING = Report(-1, 0.0, 0.0)


class Sound(QObject):
    """For the GUI thread; nothing here waits. problem(sentence): why there is no sound."""

    problem = Signal(str)
    _begin = Signal(object)
    _end = Signal()

    def __init__(
        self,
        open_output: Callable[[], Output | None] | None = None,
        open_reader: Callable[[str], Reader] | None = None,
    ) -> None:
        super().__init__()
        self._order: Order | None = None
        self._count = 0
        self._thread = QThread()
        self._thread.setObjectName("sound")
        self._speaker = Speaker(open_output or open_device, Mixer(open_reader or _open_reader))
        self._speaker.moveToThread(self._thread)
        self._thread.finished.connect(self._speaker.finish, Qt.ConnectionType.DirectConnection)
        self._begin.connect(self._speaker.begin, Qt.ConnectionType.QueuedConnection)
        self._end.connect(self._speaker.end, Qt.ConnectionType.QueuedConnection)
        self._speaker.problem.connect(self.problem, Qt.ConnectionType.QueuedConnection)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def volume(self) -> float:
        """0..1."""
        return self._speaker.volume

    def set_volume(self, volume: float) -> None:
        """How loud, 0..1; 0 is silence."""
        self._speaker.volume = min(1.0, max(0.0, volume))

    def start(self, document: Document, at: float, speed: float) -> None:
        """Play from second `at` on; the sound joins in when it is ready."""
        tracks = tracks_of(document)
        self.stop()
        if tracks and abs(speed) <= AUDIBLE:
            if not self._thread.isRunning():
                self._thread.start()
            self._count += 1
            self._order = Order(self._count, tracks, at, perf_counter(), speed)
            self._begin.emit(self._order)

    def stop(self) -> None:
        """Be silent."""
        if self._order is not None:
            self._order = None
            self._end.emit()

    def position(self) -> float | None:
        """The second that is heard just now; None where nothing is (yet)."""
        report, order = self._speaker.report, self._order
        if order is None or report.number != order.number:
            return None
        return report.heard + (perf_counter() - report.stamp) * order.speed

    def close(self) -> None:
        """Be silent for good, and wait for the thread."""
        if self._thread.isRunning():
            self.stop()
            self._thread.quit()
            self._thread.wait()


class Speaker(QObject):
    """Lives in the sound thread; `report` and `volume` may be used from any."""

    problem = Signal(str)

    def __init__(self, open_output: Callable[[], Output | None], mixer: Mixer) -> None:
        super().__init__()
        self._open, self._mixer = open_output, mixer
        self._order: Order | None = None
        self._output: Output | None = None
        self._timer: QTimer | None = None
        self._began = self._next = 0.0
        self._told: set[str] = set()
        self.report, self.volume = NOTHING, 1.0

    @Slot(object)
    def begin(self, order: Order) -> None:
        """Open the device and play; joins in where the order's clock is by then."""
        self.end()
        self._mixer.keep({track.path for track in order.tracks})
        self._mixer.mix(order.tracks, order.now(), CHUNK, order.speed)  # reads what is next
        self._output = self._open()
        if self._output is None:
            self._tell(self.tr("No sound device was found: clips play silently."))
            return
        self._order, self._began = order, order.now()
        self._next = self._began
        self._timer = QTimer(self, interval=FEED_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._feed)
        self._timer.start()
        self._feed()

    @Slot()
    def end(self) -> None:
        """Be silent."""
        self._order, self.report = None, NOTHING
        if self._timer is not None:
            self._timer.deleteLater()  # a timer dies in the thread it lives in
            self._timer = None
        if self._output is not None:
            self._output.close()
            self._output = None

    @Slot()
    def finish(self) -> None:
        """Be silent for good: give the files back too."""
        self.end()
        self._mixer.keep(())

    def _feed(self) -> None:
        order, output = self._order, self._output
        if order is None or output is None:
            return
        output.set_volume(self.volume)
        while output.free() >= CHUNK:
            output.write(self._mixer.mix(order.tracks, self._next, CHUNK, order.speed))
            self._next += CHUNK / RATE * order.speed
        for sentence in self._mixer.faults.values():
            self._tell(sentence)
        played = output.played()
        if played > 0:
            heard = self._began + played * order.speed
            self.report = Report(order.number, heard, perf_counter())

    def _tell(self, sentence: str) -> None:
        """Once: a sentence at every press of the key would be a nuisance."""
        if sentence not in self._told:
            self._told.add(sentence)
            self.problem.emit(sentence)


class Device:
    """The system's sound device through QtMultimedia."""

    def __init__(self, sink: Any) -> None:
        self._sink = sink
        self._stream = sink.start()

    def free(self) -> int:
        return int(self._sink.bytesFree()) // BYTES

    def write(self, samples: np.ndarray) -> None:
        self._stream.write(np.rint(samples * 32767).astype("<i2").tobytes())

    def played(self) -> float:
        return float(self._sink.processedUSecs()) / 1e6

    def set_volume(self, volume: float) -> None:
        if volume != self._sink.volume():
            self._sink.setVolume(volume)

    def close(self) -> None:
        self._sink.stop()
        self._sink.deleteLater()


def open_device() -> Output | None:
    """The system's usual device, playing; None where there is none."""
    with IMPORTING:  # loaded when the first clip plays, not before the window shows
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio
    found = QMediaDevices.defaultAudioOutput()
    wanted = QAudioFormat()
    wanted.setSampleRate(RATE)
    wanted.setChannelCount(2)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    if found.isNull() or not found.isFormatSupported(wanted):
        return None
    sink = QAudioSink(found, wanted)
    sink.setBufferSize(round(RATE * BUFFER_SECONDS) * BYTES)
    device = Device(sink)
    return None if sink.error() == QtAudio.Error.OpenError else device


def _open_reader(path: str) -> Reader:
    with IMPORTING:
        from editor.media.video.sound import SoundReader

    return SoundReader(path)

"""Clips on their way to the screen: supply, playhead and what is shown."""

from __future__ import annotations

import gc
import shutil
import weakref
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from editor.core import edits_time as timing
from editor.core.clip import ClipLayer, ClipSource, document_at
from editor.core.document import Document
from editor.core.edits import add_pixel_layer, set_visible
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import Raster
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.ui.video.decoder import AHEAD, BESIDE, Decoder, Rasters, Reports, Want
from editor.ui.video.lanes import OPEN
from editor.ui.video.playhead import Playhead
from editor.ui.video.proxies import ProxyMaker
from editor.ui.video.screening import Screening
from editor.ui.video.supply import REST_MILLISECONDS, FrameSupply
from tests.media.video.making import Spec, make, number_of

RATE = Fraction(25)
SIZE = Size(192, 128)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> ClipSource:
    """40 frames, each with its number in it."""
    path = make(tmp_path_factory.mktemp("clips") / "a.mkv", Spec(SIZE, frames=40, gop=10))
    return probe(path).source


@pytest.fixture
def supply(qtbot, tmp_path: Path) -> Iterator[FrameSupply]:
    """A supply whose threads end with the test."""
    out = FrameSupply(folder=tmp_path / "proxies")
    yield out
    out.close()


@pytest.fixture
def history(clip: ClipSource) -> History:
    """A history that has just opened the clip."""
    return History(timing.clip_document(clip, "clip"))


@pytest.fixture
def screening(history: History, supply: FrameSupply) -> Screening:
    """What is shown of it, the playhead at its first frame."""
    return Screening(history, Playhead(history), supply)


def _layer(document: Document, index: int = 0) -> ClipLayer:
    layer = document.layers[index]
    assert isinstance(layer, ClipLayer)
    return layer


def _seen(document: Document, index: int = 0) -> int | None:
    """The number in the picture of a layer; None where there is no picture."""
    layer = document.layers[index]
    assert isinstance(layer, PixelLayer)
    pixels = layer.pixels.read(layer.bounds.intersect(document.bounds))
    return number_of(pixels) if pixels.size else None


def _time(frame: int) -> Fraction:
    return (frame + Fraction(1, 2)) / RATE


def test_a_wanted_frame_comes_and_the_last_one_stays_meanwhile(qtbot, history, supply) -> None:
    layer = _layer(history.document)
    assert supply.get(layer, _time(7)) is None
    with qtbot.waitSignal(supply.arrived):
        pass
    seven = supply.get(layer, _time(7))
    assert seven is not None and number_of(seven.read(layer.place)) == 7
    assert seven.read(layer.place).shape == (128, 192, 4)
    meanwhile = supply.get(layer, _time(31))
    assert meanwhile is seven
    qtbot.waitUntil(lambda: supply.exact(layer, _time(31)) is not None)
    assert number_of(supply.exact(layer, _time(31)).read(layer.place)) == 31


@pytest.mark.parametrize(("playing", "ahead"), [(False, BESIDE), (True, AHEAD)])
def test_frames_after_the_one_shown_are_made_ready(
    qtbot, history, supply, playing: bool, ahead: int
) -> None:
    layer = _layer(history.document)
    supply.set_playing(playing)
    qtbot.waitUntil(lambda: supply.ready(layer, _time(3)) is not None)
    decoder = supply._lanes.of(layer.id).sharp
    ready = [decoder.key(_time(3 + by), layer.place, playing) for by in range(1, ahead + 1)]
    qtbot.waitUntil(lambda: all(supply._rasters.get(key) is not None for key in ready))
    beyond = decoder.key(_time(3 + ahead + 1), layer.place, playing)
    assert supply._rasters.get(beyond) is None


def test_the_latest_wish_is_served_and_memory_stays_in_its_room(qtbot, history, clip) -> None:
    supply = FrameSupply(room=4 * 4 * SIZE.w * SIZE.h)
    layer = _layer(history.document)
    for frame in [*range(40), 12]:
        supply.get(layer, _time(frame))
    qtbot.waitUntil(lambda: supply.exact(layer, _time(12)) is not None)
    for frame in (30, 5, 29):
        qtbot.waitUntil(lambda frame=frame: supply.exact(layer, _time(frame)) is not None)
        assert supply._rasters._used <= supply._rasters.room
    supply.close()


def test_a_new_wish_drops_what_lay_near_the_one_before(qtbot, history) -> None:
    layer, arrived = _layer(history.document), []
    reports = Reports(lambda *told: arrived.append(told), lambda *_: None, lambda _: None)
    rasters = Rasters(1 << 30)
    decoder = Decoder(layer.source.path, layer.source.path, rasters, reports)
    decoder.start()
    qtbot.waitUntil(lambda: decoder.info is not None)
    with decoder._bell:  # the thread waits meanwhile
        decoder.follow(Want(layer.id, _time(3), layer.place))
        decoder.want(Want(layer.id, _time(30), layer.place))
    qtbot.waitUntil(lambda: len(arrived) == 1)
    decoder.close()
    decoder.join()
    assert [shown.frame for shown in rasters._kept] == [30]


def test_frames_are_quick_while_it_plays_and_exact_at_rest(qtbot, history, clip, supply) -> None:
    layer = _layer(history.document)
    supply.set_playing(True)
    qtbot.waitUntil(lambda: supply.ready(layer, _time(21)) is not None)
    assert number_of(supply.get(layer, _time(21)).read(layer.place)) == 21
    assert supply.exact(layer, _time(21)) is None
    supply.set_playing(False)
    qtbot.waitUntil(lambda: supply.exact(layer, _time(21)) is not None)
    with ClipReader(clip.path) as reader:
        true = reader.frame(21).pixels
    assert (supply.get(layer, _time(21)).read(layer.place)[..., :3] == true).all()


def test_more_clips_at_once_than_stay_open(qtbot, clip, history, supply, tmp_path: Path) -> None:
    document = history.committed
    for number in range(OPEN + 2):
        path = shutil.copy(clip.path, tmp_path / f"{number}.mkv")
        document, _ = timing.add_clip(document, replace(clip, path=str(path)), str(number))
    history.commit("Add clips", document)
    screening = Screening(history, Playhead(history), supply)
    screening._playhead.seek(11)
    qtbot.waitUntil(lambda: screening.settled)
    assert [_seen(screening.document, n) for n in range(OPEN + 3)] == [11] * (OPEN + 3)
    decoders = [each.sharp for each in supply._lanes]
    screening._playhead.seek(25)
    qtbot.waitUntil(lambda: _seen(screening.document, 3) == 25 and screening.settled)
    assert [each.sharp for each in supply._lanes] == decoders
    history.undo()
    screening._playhead.seek(3)
    qtbot.waitUntil(lambda: len(list(supply._lanes)) <= OPEN)


def test_one_clip_at_two_times_is_read_at_two_places(qtbot, history, clip, supply) -> None:
    document, early = timing.split(history.committed, history.committed.layers[0].id, 20)
    history.commit("Split", document)
    screening = Screening(history, Playhead(history), supply)
    for frame in (18, 19, 20, 21):  # the parts follow one another: one place
        screening._playhead.seek(frame)
        qtbot.waitUntil(lambda: screening.settled)
    assert len(list(supply._lanes)) == 1
    history.commit("Move bar", timing.move_bar(history.committed, early, -15))
    for frame in (8, 9, 10):
        screening._playhead.seek(frame)
        qtbot.waitUntil(lambda: screening.settled)
        assert [_seen(screening.document, n) for n in (0, 1)] == [frame, frame + 15]
        assert len({supply._lanes.of(each.id) for each in history.committed.layers}) == 2
    decoders = {lane.sharp for lane in supply._lanes}
    screening._playhead.seek(12)
    qtbot.waitUntil(lambda: screening.settled)
    assert {lane.sharp for lane in supply._lanes} == decoders


def test_layers_that_are_gone_hold_no_frames(qtbot, history, screening, supply) -> None:
    for frame in (10, 20, 30):
        document, _ = timing.split(history.committed, history.committed.layers[-1].id, frame)
        history.commit("Split", document)
        screening._playhead.seek(frame)
        qtbot.waitUntil(lambda: screening.settled)
    for _ in range(3):
        history.undo()
    qtbot.waitUntil(lambda: screening.settled)
    assert set(supply._last) == {history.committed.layers[0].id}


def test_a_missing_file_is_a_checkerboard_and_is_told_once(qtbot, history, supply) -> None:
    gone = replace(_layer(history.document).source, path="/nowhere/gone.mp4")
    layer = replace(_layer(history.document), source=gone)
    told: list[str] = []
    supply.lost.connect(lambda path, words: told.append(f"{path}|{words}"))
    qtbot.waitUntil(lambda: supply.exact(layer, _time(3)) is not None)
    pixels = supply.exact(layer, _time(9)).read(layer.place)
    assert {tuple(pixel) for pixel in pixels.reshape(-1, 4)} == {
        (96, 96, 96, 255),
        (128, 128, 128, 255),
    }
    qtbot.wait(20)
    assert len(told) == 1 and told[0].startswith("/nowhere/gone.mp4|") and "gone.mp4" in told[0]


def test_another_document_gives_the_files_back(qtbot, history, supply) -> None:
    layer = _layer(history.document)
    qtbot.waitUntil(lambda: supply.exact(layer, _time(3)) is not None)
    threads = [clip.sharp for clip in supply._lanes]
    supply.forget()
    qtbot.waitUntil(lambda: not any(thread.is_alive() for thread in threads))
    assert supply.get(layer, _time(3)) is None


def _used_and_closed(qtbot, layer: ClipLayer) -> weakref.ref[FrameSupply]:
    supply = FrameSupply()
    qtbot.waitUntil(lambda: supply.exact(layer, _time(3)) is not None)
    supply.close()
    return weakref.ref(supply)


def test_a_closed_supply_goes_at_once_not_by_the_garbage_collector(qtbot, history) -> None:
    """That may run in any thread, and a QObject must not die in a foreign one."""
    gc.disable()
    try:
        assert _used_and_closed(qtbot, _layer(history.document))() is None
    finally:
        gc.enable()


def test_a_still_is_shown_itself_at_once(qtbot, supply) -> None:
    history = History(Document(Size(8, 8), (PixelLayer("p"),)))
    screening = Screening(history, Playhead(history), supply)
    assert screening.document is history.document
    seen: list[Document] = []
    screening.subscribe(lambda _before, after: seen.append(after))
    history.preview(add_pixel_layer(history.committed, "q")[0])
    assert seen == [history.document] and screening.document is history.document
    assert screening.settled


def test_the_playhead_decides_which_frame_is_shown(qtbot, history, screening) -> None:
    playhead = screening._playhead
    qtbot.waitUntil(lambda: _seen(screening.document) == 0)
    playhead.seek(17)
    qtbot.waitUntil(lambda: _seen(screening.document) == 17)
    playhead.step(-1)
    qtbot.waitUntil(lambda: _seen(screening.document) == 16)
    playhead.seek(1000)
    assert playhead.frame == 39
    history.commit("Shorter", timing.set_length(history.committed, 20))
    assert playhead.frame == 19


def test_changes_of_one_pass_are_told_once(qtbot, history, screening) -> None:
    playhead = screening._playhead
    qtbot.waitUntil(lambda: screening.settled)
    for frame in (5, 6, 7):
        playhead.seek(frame)
        qtbot.waitUntil(lambda: screening.settled)
    qtbot.wait(20)
    told: list[Document] = []
    screening.subscribe(lambda _before, after: told.append(after))
    for frame in (5, 6, 7, 6):
        playhead.seek(frame)
    qtbot.waitUntil(lambda: _seen(screening.document) == 6)
    qtbot.wait(20)
    assert len(told) == 1


def test_frames_that_are_ready_show_at_once_however_late_in_the_clip(
    qtbot, history, screening
) -> None:
    frames = range(30, 40)
    for frame in frames:
        screening._playhead.seek(frame)
        qtbot.waitUntil(lambda: screening.settled)
    shown = []
    for frame in frames:
        screening._playhead.seek(frame)
        QApplication.processEvents()
        QApplication.processEvents()
        shown.append(_seen(screening.document))
    assert shown == list(frames)


def test_painting_over_a_clip_changes_only_what_was_painted(qtbot, history, screening) -> None:
    document, above = add_pixel_layer(history.committed, "over")
    history.commit("Add layer", document)
    qtbot.waitUntil(lambda: screening.settled)
    before = screening.document
    painted = Raster(4).write(Rect(3, 4, 2, 2), np.full((2, 2, 4), 200, np.uint8))
    layer = replace(history.committed.layer(above), pixels=painted)
    history.preview(history.committed.with_layer(layer))
    after = screening.document
    assert after.layers[0] is before.layers[0]
    assert after.changed(before) == Rect(3, 4, 2, 2)


def test_who_waits_for_the_exact_frame_gets_it(qtbot, history, screening) -> None:
    screening._playhead.seek(33)
    seen: list[int | None] = []
    screening.when_settled(lambda: seen.append(_seen(screening.still(history.committed))))
    assert seen == []
    qtbot.waitUntil(lambda: seen == [33])


def test_a_hidden_clip_is_not_decoded(history, screening, supply) -> None:
    supply.forget()
    hidden = set_visible(history.committed, history.committed.layers[0].id, False)
    history.commit("Hide", hidden)
    assert not list(supply._lanes)
    assert screening.settled


def test_a_scaled_clip_fits_its_place(qtbot, clip, supply) -> None:
    document, _ = timing.add_clip(Document(Size(96, 96)), clip, "small")
    layer = _layer(document)
    assert layer.place == Rect(0, 16, 96, 64)
    qtbot.waitUntil(lambda: supply.exact(layer, _time(21)) is not None)
    still = document_at(document, 21, supply.get)
    assert isinstance(still.layers[0], PixelLayer)
    assert still.layers[0].pixels.extent() == Rect(0, 16, 96, 64)
    assert number_of(still.layers[0].pixels.read(layer.place)) == 21


def test_a_long_clip_is_scrubbed_by_its_proxy_and_sharp_at_rest(
    qtbot, supply, tmp_path: Path
) -> None:
    path = make(tmp_path / "long.mkv", Spec(Size(576, 544), frames=64, gop=64, bframes=0))
    layer = _layer(timing.clip_document(probe(path).source, "long"))
    qtbot.waitUntil(lambda: supply.exact(layer, _time(0)) is not None)
    qtbot.waitUntil(lambda: supply._lanes.of(layer.id).rough is not None, timeout=20_000)
    assert len(list((tmp_path / "proxies").glob("*.mov"))) == 1

    def rough(frame: int) -> bool:
        found = supply.ready(layer, _time(frame))
        return found is not None and number_of(found.read(layer.place)) == frame

    supply.set_playing(True)
    qtbot.waitUntil(lambda: rough(50))
    qtbot.wait(2 * REST_MILLISECONDS)
    assert supply.exact(layer, _time(50)) is None
    supply.set_playing(False)
    qtbot.waitUntil(lambda: supply.exact(layer, _time(50)) is not None)
    with ClipReader(path) as reader:
        true = reader.frame(50).pixels
    shown = supply.get(layer, _time(50))
    assert shown is not None and (shown.read(layer.place)[..., :3] == true).all()


def test_a_broken_proxy_is_closed_and_no_loss(qtbot, history, supply, tmp_path: Path) -> None:
    layer = _layer(history.document)
    qtbot.waitUntil(lambda: supply.exact(layer, _time(3)) is not None)
    broken = tmp_path / "broken.mov"
    broken.write_bytes(b"no clip")
    supply._use_proxy(layer.source.path, str(broken))
    rough = supply._lanes.of(layer.id).rough
    qtbot.waitUntil(lambda: not rough.is_alive())
    assert supply._lanes.of(layer.id).rough is None
    qtbot.waitUntil(lambda: supply.exact(layer, _time(5)) is not None)


def test_no_proxy_is_made_while_it_plays(qtbot, supply, tmp_path: Path) -> None:
    path = make(tmp_path / "long.mkv", Spec(Size(576, 544), frames=64, gop=64, bframes=0))
    layer = _layer(timing.clip_document(probe(path).source, "long"))
    supply.set_playing(True)
    supply.get(layer, _time(0))
    qtbot.waitUntil(lambda: supply._maker is not None)
    assert supply._maker.busy.is_set()


def test_proxies_are_made_though_another_window_tidies_their_folder(tmp_path: Path) -> None:
    path = str(make(tmp_path / "a.mkv", Spec(SIZE, frames=4)))
    folder, made = tmp_path / "proxies", []
    folder.mkdir()
    (folder / "gone.mov").symlink_to(tmp_path / "nowhere")
    maker = ProxyMaker(folder, lambda clip, proxy: made.append((clip, Path(proxy).is_file())))
    for _ in range(2):
        maker.ask(path)
    maker.ask("")  # the last
    maker.run()
    assert made == [(path, True)] * 2


def test_another_tab_with_the_same_document_is_a_change(qtbot, supply) -> None:
    document = Document(Size(20, 10))
    history = History(document)
    screening = Screening(history, Playhead(history), supply)
    heard: list[tuple[Document, Document]] = []
    screening.subscribe(lambda before, after: heard.append((before, after)))
    history.bring(history.add(document))
    assert [before is document and after is document for before, after in heard] == [True]
    history.bring(history.past)
    assert len(heard) == 1, "it was in front already"

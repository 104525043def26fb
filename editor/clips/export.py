"""A document written as a clip: what its layers show, frame by frame, with the sound of its clips.

A document that shows nothing but one clip as it is gives that clip's own frames and times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path

import numpy as np

from editor.clips.engine import Looks
from editor.clips.identity import identity_of
from editor.clips.pipeline import run_clip
from editor.clips.stills import made, source_plan
from editor.core.clip import ClipLayer, clips, document_at, visible_clips
from editor.core.document import Document
from editor.core.errors import BadFile
from editor.core.geometry import Size
from editor.core.layer import BlendMode, Layer, PixelLayer, walk
from editor.core.raster import Raster
from editor.core.time import FrameRange
from editor.jobs.clip import ExportJob
from editor.jobs.job import Patch, Tick
from editor.media.atomic import check_apart
from editor.media.frames import frame_raster, offline_raster
from editor.media.video.ledger import Ledger
from editor.media.video.plan import Plan, SoundPart
from editor.media.video.presets import preset_named
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader, Frame
from editor.render.compositor import flatten


def exported(job: ExportJob, tick: Tick) -> Iterator[Patch]:
    """Do an ExportJob. Yields looks and the final patch; see `ClipEngine`."""
    check_apart(Path(job.out), [layer.source.path for layer in clips(job.document)])
    plain = plain_clip(job.document)
    if plain is not None:
        yield from _exported_clip(job, plain, tick)
    else:
        yield from _exported_document(job, tick)


def plain_clip(document: Document) -> ClipLayer | None:
    """The clip that is all the document shows, unchanged and in its place; else None."""
    shown = [layer for layer in document.layers if layer.visible and _ever_seen(layer)]
    if len(shown) != 1 or not isinstance(shown[0], ClipLayer):
        return None
    layer = shown[0]
    unchanged = layer.opacity == 1 and layer.curve is None and layer.mask is None
    as_it_is = layer.place == document.bounds and layer.source.size == document.size
    covering = layer.span.start <= 0 and layer.span.stop >= document.timeline.length
    normal = layer.blend is BlendMode.NORMAL
    return layer if unchanged and as_it_is and covering and normal else None


def _ever_seen(layer: Layer) -> bool:
    return layer.opacity > 0 or layer.curve is not None


def _exported_clip(job: ExportJob, layer: ClipLayer, tick: Tick) -> Iterator[Patch]:
    with ClipReader(layer.source.path) as reader:
        span = source_span(layer, job, reader)
        plan = source_plan(
            reader.info,
            span,
            job.settings,
            Path(job.out),
            identity=identity_of(("export", span, job.settings), [layer.source.path]),
            generated=layer.recipe is not None,
        )
        with Ledger(plan) as ledger:
            yield from made(ledger, reader, span.start, _as_it_is, tick)


def _as_it_is(frames: Sequence[Frame], tick: Tick) -> Iterable[np.ndarray]:
    tick(0.0)
    return [frame.pixels for frame in frames]


def source_span(layer: ClipLayer, job: ExportJob, reader: ClipReader) -> FrameRange:
    """The source's frames that are seen in the job's range of document frames."""
    info, rate = reader.info, job.document.timeline.rate
    start = info.index(layer.source_time(job.range.start, rate))
    stop = info.index(layer.source_time(job.range.stop - 1, rate)) + 1
    if job.range.stop >= layer.reach(rate).stop:
        stop = info.frames  # where frames come closer than the document's, the last ones too
    return FrameRange(start, max(stop, start + 1))


def _exported_document(job: ExportJob, tick: Tick) -> Iterator[Patch]:
    plan = document_plan(job)
    with ExitStack() as opened, Ledger(plan) as ledger:
        looks = Looks(job.range.start, plan.frames, ledger.done)
        sources = _Sources(opened)
        left = range(job.range.start + ledger.done, job.range.stop)
        frames = stills(job.document, left, sources)
        last = None
        for last in run_clip(frames, _as_it_is, ledger, tick):
            yield from looks.look(last.number, last.pixels)
        ledger.finish(lambda: tick(1.0))
        pixels = last.pixels if last else _shown(job.document, job.range.stop - 1, sources)
        note = " ".join(filter(None, [ledger.note, *sources.notes]))
        yield looks.final(pixels, str(plan.out), note)


def document_plan(job: ExportJob) -> Plan:
    """The clip that an ExportJob writes: one frame for each of the document's."""
    document = job.document
    rate, layers = document.timeline.rate, list(walk(document.layers))
    files = [layer.source.path for layer in clips(document) if _is_there(layer)]
    return Plan(
        out=Path(job.out),
        settings=job.settings,
        size=Size(*document.size),
        ticks=np.arange(job.range.length + 1),
        base=1 / rate,
        identity=identity_of(job, files),
        alpha=preset_named(job.settings.preset).alpha and not _covers(document),
        sound=tuple(sound_parts(document, job.range)),
        metadata=probe(files[-1]).metadata if files else {},
        generated=any(getattr(layer, "recipe", None) is not None for layer in layers),
    )


def sound_parts(document: Document, asked: FrameRange) -> Iterator[SoundPart]:
    """The sound of the visible clips within a range of document frames."""
    rate = document.timeline.rate
    for layer in visible_clips(document):
        heard = layer.span.intersect(asked)
        if not layer.source.sound or heard.empty or not _is_there(layer):
            continue
        start = layer.offset + Fraction(heard.start - layer.span.start) / rate
        stop = start + heard.length / rate
        whole = layer.offset == 0 and heard.stop == layer.reach(rate).stop == asked.stop
        at = Fraction(heard.start - asked.start) / rate
        yield SoundPart(Path(layer.source.path), start, None if whole else stop, at)


def _is_there(layer: ClipLayer) -> bool:
    return Path(layer.source.path).is_file()


def _covers(document: Document) -> bool:
    """True where the lowest layer leaves no pixel of the canvas transparent, at any time."""
    if not document.layers:
        return False
    lowest = document.layers[0]
    if not lowest.visible or lowest.opacity < 1 or lowest.mask is not None or lowest.curve:
        return False
    if isinstance(lowest, ClipLayer):
        always = lowest.span.start <= 0 and lowest.span.stop >= document.timeline.length
        filled = lowest.place.contains(document.bounds) and _is_there(lowest)
        return always and filled and not probe(lowest.source.path).alpha
    return isinstance(lowest, PixelLayer) and lowest.span is None and _is_opaque(lowest, document)


def _is_opaque(layer: PixelLayer, document: Document) -> bool:
    alpha = layer.pixels.read(document.bounds)[..., 3]
    return bool((alpha == np.iinfo(alpha.dtype).max).all())


def stills(document: Document, frames: Iterable[int], sources: _Sources) -> Iterator[Frame]:
    """What the document shows at each of its frames: uint8 RGBA (h, w, 4)."""
    for number in frames:
        yield Frame(number, document.timeline.time(number), _shown(document, number, sources))


def _shown(document: Document, frame: int, sources: _Sources) -> np.ndarray:
    still = document_at(document, frame, sources)
    return flatten(still, document.bounds)


class _Sources:
    """The frames of a document's clips, each read in order. For one thread."""

    def __init__(self, opened: ExitStack) -> None:
        self._opened = opened
        self._readers: dict[Layer, ClipReader | None] = {}

    def __call__(self, layer: ClipLayer, time: Fraction) -> Raster:
        """What a clip shows at a time of its source, drawn into its place."""
        reader = self._reader(layer)
        if reader is None:
            return offline_raster(layer.place)
        return frame_raster(reader.at(time).pixels, layer.place)

    @property
    def notes(self) -> list[str]:
        """What an artist should know of the clips."""
        missing = [
            f"{layer.name}: its file is missing." for layer, r in self._readers.items() if r is None
        ]
        return missing + [
            reader.note for reader in self._readers.values() if reader and reader.note
        ]

    def _reader(self, layer: ClipLayer) -> ClipReader | None:
        if layer not in self._readers:
            try:
                self._readers[layer] = self._opened.enter_context(ClipReader(layer.source.path))
            except BadFile:
                self._readers[layer] = None
        return self._readers[layer]

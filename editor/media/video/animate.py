"""Clips as animated GIF and WebP: encoded at the end, from lossless segments."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import BinaryIO

import av
from av import VideoFormat, VideoFrame
from av.filter import Graph
from av.filter.context import FilterContext
from PIL import Image

from editor.core.geometry import Size
from editor.media.video.marking import XMP
from editor.media.video.parts import Parts
from editor.media.video.plan import Plan
from editor.media.video.sink import Sink

_GIF_BASE = Fraction(1, 100)


def write_gif(plan: Plan, parts: Parts, file: BinaryIO) -> None:
    """Write an endless GIF with one palette for all frames. Raises OSError or av.FFmpegError.

    Times are rounded to hundredths of a second; frames that fall on the same one, as above
    50 a second, are left out.
    """
    ticks = _rounded(plan, parts.frames, 100)
    palette = _palette(plan, parts)
    final = {"final_delay": str(ticks[-1] - ticks[-2]), "loop": "0"}
    sink = Sink(file)
    with sink.telling(), av.open(sink, "w", format="gif", container_options=final) as out:
        stream = out.add_stream("gif", Fraction(100))
        stream.width, stream.height = plan.shown
        stream.pix_fmt, stream.time_base = "pal8", _GIF_BASE
        stream.codec_context.time_base = _GIF_BASE
        last = -1
        for picture, tick in zip(_painted(plan, parts, palette), ticks, strict=False):
            picture.pts, picture.time_base = tick, _GIF_BASE
            if tick > last:
                out.mux(stream.encode(picture))
            last = tick
        out.mux(stream.encode())


def _rounded(plan: Plan, frames: int, per_second: int) -> list[int]:
    """When each frame begins and the last one ends, in whole parts of a second."""
    return [round(plan.seconds(frame) * per_second) for frame in range(frames + 1)]


def _palette(plan: Plan, parts: Parts) -> VideoFrame:
    """256 colours for all frames, those that change foremost."""
    graph = Graph()
    pictures = _input(graph, plan.shown, plan.pixel_format)
    chain = [pictures, graph.add("palettegen", "stats_mode=diff"), graph.add("buffersink")]
    graph.link_nodes(*chain).configure()
    for number, frame in enumerate(parts.decoded()):
        pictures.push(_numbered(frame, number))
    pictures.push(None)
    return _pulled(chain[-1])


def _painted(plan: Plan, parts: Parts, palette: VideoFrame) -> Iterator[VideoFrame]:
    """The frames in the colours of the palette, dithered so that still parts stay still."""
    graph = Graph()
    pictures = _input(graph, plan.shown, plan.pixel_format)
    colours = _input(graph, Size(palette.width, palette.height), palette.format.name)
    paint = graph.add("paletteuse", "dither=sierra2_4a:diff_mode=rectangle")
    sink = graph.add("buffersink")
    pictures.link_to(paint, 0, 0)
    colours.link_to(paint, 0, 1)
    paint.link_to(sink)
    graph.configure()
    colours.push(_numbered(palette, 0))
    colours.push(None)
    for number, frame in enumerate(parts.decoded()):
        pictures.push(_numbered(frame, number))
        yield _pulled(sink)


def _input(graph: Graph, size: Size, pixel_format: str) -> FilterContext:
    return graph.add_buffer(
        width=size.w, height=size.h, format=VideoFormat(pixel_format), time_base=_GIF_BASE
    )


def _numbered(frame: VideoFrame, number: int) -> VideoFrame:
    frame.pts, frame.time_base = number, _GIF_BASE
    return frame


def _pulled(sink: FilterContext) -> VideoFrame:
    frame = sink.pull()
    assert isinstance(frame, VideoFrame)
    return frame


def write_webp(plan: Plan, parts: Parts, file: BinaryIO) -> None:
    """Write an endless WebP; times are rounded to milliseconds. Raises OSError."""
    ticks = _rounded(plan, parts.frames, 1000)
    pictures = (Image.fromarray(each) for each in parts.arrays(plan.alpha))
    first = next(pictures)
    first.save(
        file,
        "WEBP",
        save_all=True,
        append_images=pictures,
        duration=[after - before for before, after in pairwise(ticks)],
        loop=0,
        quality=plan.settings.quality,
        xmp=XMP if plan.generated else b"",
    )

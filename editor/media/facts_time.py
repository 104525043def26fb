"""What a document holds of time and clips, as checked JSON. What makes no sense is refused."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from pydantic import BaseModel, Field, PlainValidator, field_validator

from editor.core.clip import ClipLayer, ClipSource
from editor.core.geometry import Rect, Size
from editor.core.layer import Layer
from editor.core.time import Curve, Ease, FrameRange, Key, Marker, Timeline
from editor.media.gate import MAX_PIXELS, MAX_SIDE

_FAR = 1_000_000_000


def _ratio(value: object) -> Fraction:
    """A fraction from its words ("30000/1001"). Raises ValueError."""
    if re.fullmatch(r"-?\d{1,18}(/[1-9]\d{0,17})?", str(value), re.ASCII) is None:
        raise ValueError("not a fraction")  # "1e999999999" would take hours
    ratio = Fraction(str(value))
    if abs(ratio) > _FAR:
        raise ValueError("a number out of range")
    return ratio


def _positive(value: object) -> Fraction:
    ratio = _ratio(value)
    if ratio <= 0:
        raise ValueError("not a positive number")
    return ratio


FrameNumber = Annotated[int, Field(ge=-_FAR, le=_FAR)]
Ratio = Annotated[Fraction, PlainValidator(_ratio)]
Rate = Annotated[Fraction, PlainValidator(_positive)]
Side = Annotated[int, Field(ge=1, le=MAX_SIDE)]


class SpanFacts(BaseModel):
    """core.FrameRange."""

    start: FrameNumber
    stop: FrameNumber


class KeyFacts(BaseModel):
    """core.Key."""

    frame: FrameNumber
    value: Annotated[float, Field(ge=0, le=1)]
    ease: Ease = Ease.SMOOTH


class FootageFacts(BaseModel):
    """Which frames a clip layer shows. path: absolute, relative: to the document's folder, both
    percent-encoded (they may be no text)."""

    path: str
    relative: str = ""
    size: tuple[Side, Side]
    rate: Rate
    frames: Annotated[int, Field(ge=1, le=_FAR)]
    duration: Rate
    sound: bool = False
    variable: bool = False
    offset: Ratio = Fraction(0)
    place: tuple[FrameNumber, FrameNumber, Side, Side]

    @field_validator("place")
    @classmethod
    def _small_enough(cls, place: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        if place[2] * place[3] > MAX_PIXELS:
            raise ValueError("larger than any picture")
        return place


class MarkerFacts(BaseModel):
    """core.Marker."""

    frame: FrameNumber
    name: str = ""


class TimelineFacts(BaseModel):
    """core.Timeline."""

    rate: Rate = Timeline().rate
    length: Annotated[int, Field(ge=1, le=_FAR)] = 1
    marked: SpanFacts | None = None
    markers: list[MarkerFacts] = []


# -- writing


def time_facts(layer: Layer) -> dict[str, Any]:
    """When a layer shows and how its opacity goes."""
    keys = () if layer.curve is None else layer.curve.keys
    return {
        "span": None if layer.span is None else _span_facts(layer.span),
        "curve": [{"frame": k.frame, "value": k.value, "ease": k.ease.value} for k in keys],
    }


def footage_facts(layer: ClipLayer, folder: Path | None = None) -> dict[str, Any]:
    """The fields of FootageFacts; folder: of the document that is written."""
    source = layer.source
    return {
        "path": _encoded(source.path),
        "relative": _relative(source.path, folder),
        "size": list(source.size),
        "rate": str(source.rate),
        "frames": source.frames,
        "duration": str(source.duration),
        "sound": source.sound,
        "variable": source.variable,
        "offset": str(layer.offset),
        "place": list(layer.place),
    }


def timeline_facts(timeline: Timeline) -> dict[str, Any]:
    """The fields of TimelineFacts."""
    return {
        "rate": str(timeline.rate),
        "length": timeline.length,
        "marked": None if timeline.marked is None else _span_facts(timeline.marked),
        "markers": [{"frame": m.frame, "name": clean(m.name)} for m in timeline.markers],
    }


def _span_facts(span: FrameRange) -> dict[str, int]:
    return {"start": span.start, "stop": span.stop}


def _encoded(path: str) -> str:
    return quote_from_bytes(os.fsencode(path))


def _relative(path: str, folder: Path | None) -> str:
    if folder is not None:
        with contextlib.suppress(ValueError):  # on another drive
            return _encoded(Path(os.path.relpath(path, folder.absolute())).as_posix())
    return ""


def clean(text: str) -> str:
    """Text that every JSON reader takes: halves of surrogate pairs become a replacement sign."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# -- reading


def span_from(facts: SpanFacts | None) -> FrameRange | None:
    """The frames a layer shows in; None = all."""
    return None if facts is None else FrameRange(facts.start, max(facts.start + 1, facts.stop))


def curve_from(facts: Iterable[KeyFacts]) -> Curve | None:
    """The opacity over time; None where there are no keys. The last of two on a frame counts."""
    curve = Curve()
    for key in facts:
        curve = curve.with_key(Key(key.frame, key.value, key.ease))
    return curve if curve.keys else None


def footage_fields(facts: FootageFacts, folder: Path | None = None) -> dict[str, Any]:
    """The fields of a ClipLayer. The file beside the document comes before the one far away."""
    beside = folder / _decoded(facts.relative) if folder and facts.relative else None
    path = beside if beside is not None and _is_file(beside) else Path(_decoded(facts.path))
    source = ClipSource(
        os.path.abspath(path),  # noqa: PTH100 - resolve() would follow links
        Size(*facts.size),
        facts.rate,
        facts.frames,
        facts.duration,
        facts.sound,
        facts.variable,
    )
    return {"source": source, "offset": facts.offset, "place": Rect(*facts.place)}


def footage_path(facts: FootageFacts) -> str:
    """Where the clip's file was when the document was written."""
    return _decoded(facts.path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a name that is too long
        return False


def timeline_from(facts: TimelineFacts) -> Timeline:
    """The document's timeline; in and out points that no frame lies between are left out."""
    markers = {facts.frame: Marker(facts.frame, facts.name) for facts in facts.markers}
    in_order = tuple(markers[frame] for frame in sorted(markers))
    timeline = Timeline(facts.rate, facts.length, span_from(facts.marked), in_order)
    return timeline if not timeline.chosen.empty else replace(timeline, marked=None)


def _decoded(path: str) -> str:
    return os.fsdecode(unquote_to_bytes(path)).replace("\0", "")

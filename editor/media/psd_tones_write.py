"""Adjustments as Photoshop keeps them: those whose arithmetic is Photoshop's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from editor.core.adjustment import Adjustment
from editor.core.adjustments.colours import Threshold
from editor.core.adjustments.curves import STRAIGHT, Curves
from editor.core.adjustments.limits import Points
from editor.core.adjustments.tones import Exposure, Invert, Levels, Posterise
from editor.media.psd_tones import tone

_MOST_POINTS = 19
_RECORDS = 29
_CHANNELS = ("all", "red", "green", "blue")


def block_of(adjustment: Adjustment) -> Any:
    """The tagged block that says what an adjustment does; None where Photoshop has none such."""
    from psd_tools.psd.tagged_blocks import TaggedBlock

    for kind, (tag, write) in _WRITERS.items():
        if isinstance(adjustment, kind):
            data = write(adjustment)
            return None if data is None else TaggedBlock(key=tag, data=data)
    return None


def exact(block: Any, adjustment: Adjustment) -> bool:
    """True where the block says all of it: Photoshop counts most settings in steps of 1/255."""
    from psd_tools.psd.tagged_blocks import TaggedBlocks

    blocks = TaggedBlocks()
    blocks[block.key] = block
    return tone(blocks)[0] == adjustment


def _kinds() -> Any:
    """What psd-tools writes adjustments by; loaded when one is."""
    from psd_tools.psd import adjustments

    return adjustments


def _levels(levels: Levels) -> Any:
    kinds = _kinds()
    records = []
    for name in _CHANNELS:
        black, white, gamma, low, high = getattr(levels, name)
        ends = (round(255 * share) for share in (black, white, low, high))
        records.append(kinds.LevelRecord(*ends, round(100 * gamma)))
    plain = kinds.LevelRecord(0, 255, 0, 255, 100)
    return kinds.Levels(version=2, items=[*records, *[plain] * (_RECORDS - len(records))])


def _curves(curves: Curves) -> Any:
    kinds = _kinds()
    bent = {n: getattr(curves, name) for n, name in enumerate(_CHANNELS)}
    bent = {n: through for n, through in bent.items() if through != STRAIGHT} or {0: STRAIGHT}
    found = {n: _points(through) for n, through in bent.items()}
    if any(len({x for _, x in points}) < len(points) for points in found.values()):
        return None  # closer together than Photoshop's steps
    if any(len(points) > _MOST_POINTS for points in found.values()):
        return None
    extra = [kinds.CurvesExtraItem(n, points) for n, points in found.items()]
    return kinds.Curves(
        is_map=False,
        version=1,
        count_map=sum(1 << n for n in found),
        data=list(found.values()),
        extra=kinds.CurvesExtraMarker(version=4, items=extra),
    )


def _points(through: Points) -> list[tuple[int, int]]:
    """What comes out, and what goes in, 0..255."""
    return [(round(255 * y), round(255 * x)) for x, y in through]


def _exposure(lit: Exposure) -> Any:
    return _kinds().Exposure(1, lit.exposure, lit.offset, lit.gamma)


def _invert(_: Invert) -> Any:
    from psd_tools.psd.base import EmptyElement

    return EmptyElement()


def _posterise(steps: Posterise) -> Any:
    from psd_tools.psd.base import ShortIntegerElement

    return ShortIntegerElement(steps.levels)


def _threshold(cut: Threshold) -> Any:
    from psd_tools.psd.base import ShortIntegerElement

    return ShortIntegerElement(min(255, max(1, round(255 * cut.level))))


_WRITERS: dict[type[Adjustment], tuple[bytes, Callable[[Any], Any]]] = {
    Levels: (b"levl", _levels),
    Curves: (b"curv", _curves),
    Exposure: (b"expA", _exposure),
    Invert: (b"nvrt", _invert),
    Posterise: (b"post", _posterise),
    Threshold: (b"thrs", _threshold),
}

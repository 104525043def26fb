"""Adjustments for Photoshop: those that are its own come back as they were, others are told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from psd_tools import PSDImage

from editor.core.adjustment import Adjustment
from editor.core.adjustments.colours import Threshold, Vibrance
from editor.core.adjustments.curves import Curves
from editor.core.adjustments.tones import Exposure, Invert, Levels, Posterise
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import AdjustmentLayer, BlendMode, GroupLayer, PixelLayer
from editor.core.raster import raster_from
from editor.media.psd import open_psd
from editor.media.psd_write import save_psd
from editor.render.deep import flatten_at_depth
from tests.media.making import photo, with_alpha

MASK = raster_from(np.full((9, 7), 200, np.uint8), 4, 3)
BEND = ((0.0, 0.2), (51 / 255, 102 / 255), (1.0, 1.0))
KINDS: dict[str, Adjustment] = {
    "levels": Levels(all=(0.2, 0.8, 1.25, 0.0, 1.0), blue=(0.0, 1.0, 0.5, 51 / 255, 1.0)),
    "curves": Curves(all=BEND, green=((0.0, 1.0), (1.0, 0.0))),
    "straight": Curves(),
    "exposure": Exposure(1.5, -0.25, 0.8),
    "invert": Invert(),
    "posterise": Posterise(7),
    "threshold": Threshold(102 / 255),
}


def written(path: Path, adjustment: Adjustment, depth: type = np.uint8) -> tuple[Document, object]:
    """A picture under an adjustment in a group: as it was, and what saving left out."""
    tone = AdjustmentLayer(
        "Tone", adjustment=adjustment, mask=MASK, opacity=0.8, blend=BlendMode.MULTIPLY, clip=True
    )
    ground = PixelLayer("Ground", pixels=raster_from(with_alpha(photo(30, 20, dtype=depth))))
    made = Document(Size(30, 20), (GroupLayer("All", layers=(ground, tone)),))
    return made, save_psd(path, made, flatten_at_depth(made, made.bounds))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_what_is_photoshops_own_comes_back(tmp_path: Path, kind: str, depth: type) -> None:
    path = tmp_path / "a.psd"
    made, left_out = written(path, KINDS[kind], depth)
    assert left_out == ()
    found, notes = open_psd(path)
    assert notes == ()
    (group,) = found.layers
    assert isinstance(group, GroupLayer)
    tone = group.layers[1]
    assert isinstance(tone, AdjustmentLayer) and tone.adjustment == KINDS[kind]
    assert (tone.name, tone.blend, tone.clip, tone.opacity) == (
        "Tone", BlendMode.MULTIPLY, True, 0.8,
    )  # fmt: skip
    both = (flatten_at_depth(each, each.bounds).astype(int) for each in (made, found))
    assert abs(np.subtract(*both)).max() <= (1 if depth is np.uint8 else 257)
    assert [each.kind for each in PSDImage.open(path).descendants()][-1] in (
        kind, "curves", "brightnesscontrast", "posterize",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("adjustment", "said"),
    [
        (Levels(all=(0.05, 1.0, 1.0, 0.0, 1.0)), "rounded to Photoshop's steps: “Tone”"),
        (Vibrance(0.5), "left out: “Tone”"),
        (Curves(all=((0.0, 0.0), (0.5, 0.2), (0.501, 0.9), (1.0, 1.0))), "left out: “Tone”"),
        (Curves(red=tuple((n / 25, n / 25) for n in range(26))), "left out: “Tone”"),
    ],
)
def test_what_photoshop_counts_otherwise_is_told(
    tmp_path: Path, adjustment: Adjustment, said: str
) -> None:
    _, left_out = written(tmp_path / "a.psd", adjustment)
    assert said in str(left_out)
    group = open_psd(tmp_path / "a.psd").document.layers[0]
    assert isinstance(group, GroupLayer) and len(group.layers) == (2 if "rounded" in said else 1)

"""Photoshop's adjustment and fill layers in their own structures, as ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from psd_tools.psd.adjustments import (
    ChannelMixer,
    ColorBalance,
    ColorStop,
    Curves,
    CurvesExtraItem,
    CurvesExtraMarker,
    GradientMap,
    HueSaturation,
    TransparencyStop,
)
from psd_tools.psd.descriptor import (
    Bool,
    Descriptor,
    DescriptorBlock,
    DescriptorBlock2,
    Double,
    Enumerated,
    Integer,
    List,
    UnitFloat,
)

from editor.core.adjustments import to_json
from editor.core.geometry import Rect
from editor.core.layer import AdjustmentLayer
from editor.media.psd import open_psd
from tests.media.psd_making import Piece, write_psd

SIZE = (64, 40)
WHOLE = Rect(0, 0, *SIZE)


def layer_of(tmp_path: Path, tag: bytes, block: Any) -> Any:
    found = open_psd(write_psd(tmp_path / "a.psd", SIZE, [Piece("x", blocks={tag: block})]))
    assert found.notes == ()
    return found.document.layers[0]


def words(tmp_path: Path, tag: bytes, block: Any) -> dict[str, Any]:
    layer = layer_of(tmp_path, tag, block)
    assert isinstance(layer, AdjustmentLayer)
    return to_json(layer.adjustment)


def described(kind: type, **values: Any) -> Any:
    block = kind(version=16)
    for key, value in values.items():
        block[key.replace("_", " ").encode()] = value
    return block


def rgb(red: float, green: float, blue: float) -> Descriptor:
    out = Descriptor(classID=b"RGBC")
    for key, value in ((b"Rd  ", red), (b"Grn ", green), (b"Bl  ", blue)):
        out[key] = Double(value)
    return out


def test_curves_go_through_the_same_points(tmp_path: Path) -> None:
    points = [(0, 0), (200, 128), (255, 255)]  # (out, in)
    extra = CurvesExtraMarker(
        version=4, items=[CurvesExtraItem(0, points), CurvesExtraItem(2, [(10, 0), (255, 255)])]
    )
    found = words(tmp_path, b"curv", Curves(False, 1, 0b101, [points, points], extra))
    assert found["all"] == [[0, 0], [128 / 255, 200 / 255], [1, 1]]
    assert found["green"] == [[0, 10 / 255], [1, 1]] and found["red"] == [[0, 0], [1, 1]]


def test_brightness_balance_vibrance_mixer(tmp_path: Path) -> None:
    block = described(DescriptorBlock, Vrsn=Integer(1), Brgh=Integer(75), Cntr=Integer(-50))
    found = words(tmp_path, b"CgEd", block)
    assert (found["brightness"], found["contrast"]) == (0.5, -0.5)
    balance = ColorBalance((10, 0, -100), (0, 0, 0), (0, 50, 0), True)
    found = words(tmp_path, b"blnc", balance)
    assert found["shadows"] == [0.1, 0, -1] and found["highlights"] == [0, 0.5, 0]
    assert found["keep_lightness"] is True
    found = words(
        tmp_path, b"vibA", described(DescriptorBlock, vibrance=Integer(40), Strt=Integer(-5))
    )
    assert (found["vibrance"], found["saturation"]) == (0.4, -0.05)
    rest = np.array([0, 90, 10, 0, 0, 0, 0, 120, 0, -20, 0, 0, 0, 100, 0], ">i2").tobytes()
    found = words(tmp_path, b"mixr", ChannelMixer(1, 0, [80, 20, 0, 0, 5], rest))
    assert found["red"] == [0.8, 0.2, 0, 0.05] and found["green"] == [0, 0.9, 0.1, 0]
    assert found["blue"] == [0, 0, 1.2, -0.2]


def test_colourising_turns_to_the_same_hue(tmp_path: Path) -> None:
    ranges = [((0, 0, 0, 0), (0, 0, 0)) for _ in range(6)]
    block = HueSaturation(enable=1, colorization=(210, 25, -10), master=(0, 0, 0), items=ranges)
    found = words(tmp_path, b"hue2", block)
    assert (found["hue"], found["saturation"], found["lightness"]) == (-150, -0.5, -0.1)
    assert found["colourise"] is True


def test_a_gradient_map_keeps_its_stops(tmp_path: Path) -> None:
    stops = [ColorStop(0, 50, 0, (65535, 0, 0, 0)), ColorStop(4096, 50, 0, (0, 0, 65535, 0))]
    block = GradientMap(
        1, 1, 0, "", color_stops=stops, transparency_stops=[TransparencyStop(0, 50, 100)],
        interpolation=4096, minimum_color=[0] * 4, maximum_color=[0] * 4,
    )  # fmt: skip
    found = words(tmp_path, b"grdm", block)
    assert found["stops"] == [[0, 1, 0, 0], [1, 0, 0, 1]] and found["reverse"] is True


@pytest.mark.parametrize("kind", [b"Lnr ", b"Rdl ", b"Rflc", b"Angl", b"Dmnd"])
def test_gradient_fills_are_painted(tmp_path: Path, kind: bytes) -> None:
    stops = []
    for at, colour in ((0, rgb(0, 0, 0)), (4096, rgb(200, 100, 50))):
        stop = Descriptor(classID=b"Clrt")
        stop[b"Clr "], stop[b"Lctn"], stop[b"Mdpn"] = colour, Integer(at), Integer(50)
        stops.append(stop)
    gradient = Descriptor(classID=b"Grdn")
    gradient[b"Clrs"] = List(stops)
    block = described(
        DescriptorBlock,
        Grad=gradient,
        Type=Enumerated(typeID=b"GrdT", enum=kind),
        Angl=UnitFloat(unit=b"#Ang", value=0.0),
        Rvrs=Bool(False),
    )
    pixels = layer_of(tmp_path, b"GdFl", block).pixels.read(WHOLE)[..., 0].astype(int)
    row = pixels[20]
    assert pixels.max() > 180 and pixels.min() < 20
    if kind == b"Lnr ":
        assert (np.diff(row) >= 0).all() and (pixels == row).all()
        assert abs(row[32] - 100) <= 3
    elif kind in (b"Rdl ", b"Rflc", b"Dmnd"):
        assert row[32] < 10 and row[0] > 150 and (np.diff(row[32:]) >= 0).all()


@pytest.mark.parametrize(("enabled", "master"), [(True, True), (False, True), (True, False)])
def test_layer_effects_are_said_where_they_show(
    tmp_path: Path, enabled: bool, master: bool
) -> None:
    shadow = Descriptor(classID=b"DrSh")
    shadow[b"enab"] = Bool(enabled)
    block = DescriptorBlock2(version=0, data_version=16)
    block[b"masterFXSwitch"], block[b"DrSh"] = Bool(master), shadow
    piece = Piece("x", np.zeros((4, 4, 3), np.uint8), alpha=False, blocks={b"lfx2": block})
    notes = open_psd(write_psd(tmp_path / "a.psd", SIZE, [piece])).notes
    assert bool(notes) == (enabled and master)
    if notes:
        assert "effects" in notes[0] and "“x”" in notes[0]

"""StyleGAN3 against formulas written down independently: filters, layers, sines, equivariance."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import Tensor

from editor.core.errors import BadInput
from editor.nets.filters import lowpass, radial_lowpass
from editor.nets.generator import Generator
from editor.nets.stylegan3 import StyleGAN3Net, SynthesisInput, SynthesisLayer
from editor.nets.stylegan3_bands import Band, Plan, bands

FIRWIN = (0.0006569, 0.00924722, 0.03754324, 0.09143652, 0.15730862, 0.2038075)
"""The first half of scipy.signal.firwin(12, 2.0, width=12.4, fs=32)."""
FIRWIN_SHARP = (
    0.00169051, 0.00029407, -0.00450082, -0.01215832, -0.01921293, -0.01963652,
    -0.0069566, 0.02253247, 0.06695605, 0.11805382, 0.16320426, 0.189734,
)  # fmt: skip
"""The first half of scipy.signal.firwin(24, 12.3, width=14.0, fs=128)."""
JINC = (0.10349018, 0.10349018, 0.06216877, 0.01646539, -0.00434565, -0.00414158, -0.00041709)
"""Row 5 from column 5 of the radial filter of 12 taps, cutoff 12.3, width 14, rate 64, by scipy's
j1, kaiser_beta and kaiser_atten."""


ROUND = {"kernel": 1, "radial": True}


def small(side: int = 16, **changes: object) -> StyleGAN3Net:
    torch.manual_seed(11)
    sizes = {"z_dim": 8, "w_dim": 8, "channel_base": 16 * side, "channel_max": 12}
    return StyleGAN3Net(side, **sizes | changes).eval().requires_grad_(False)  # type: ignore[arg-type]


def pose(net: StyleGAN3Net) -> Tensor:
    """How the input is turned and moved: (3, 3)."""
    return net.get_buffer("synthesis.input.transform")


def names(side: int, **plan: int) -> list[str]:
    return [f"L{i}_{b.side}_{b.channels}" for i, b in enumerate(bands(side, Plan(**plan)))]


def test_layers_are_named_as_in_published_checkpoints() -> None:
    assert names(1024) == [
        "L0_36_512", "L1_36_512", "L2_52_512", "L3_52_512", "L4_84_512", "L5_148_512",
        "L6_148_512", "L7_276_323", "L8_276_203", "L9_532_128", "L10_1044_81", "L11_1044_51",
        "L12_1044_32", "L13_1024_32", "L14_1024_3",
    ]  # fmt: skip
    assert names(256, channel_max=1024) == [
        "L0_36_1024", "L1_36_1024", "L2_36_1024", "L3_52_1024", "L4_52_1024", "L5_84_1024",
        "L6_84_1024", "L7_148_724", "L8_148_512", "L9_148_362", "L10_276_256", "L11_276_181",
        "L12_276_128", "L13_256_128", "L14_256_3",
    ]  # fmt: skip


def test_filters_are_those_of_scipy() -> None:
    for made, known in ((lowpass(12, 2.0, 12.4, 32), FIRWIN),
                        (lowpass(24, 12.3, 14.0, 128), FIRWIN_SHARP)):  # fmt: skip
        assert np.allclose(made, (*known, *known[::-1]), atol=1e-7)
    radial = radial_lowpass(12, 12.3, 14.0, 64)
    assert np.allclose(radial[5, 5:], JINC, atol=1e-7)
    assert torch.allclose(radial, radial.T) and float(radial.sum()) == pytest.approx(1, abs=1e-6)
    assert float(radial_lowpass(5, 4.0, 4.0, 16)[2, 2]) > 0.1  # the middle of an odd one


def response(taps: Tensor, frequency: float, rate: float) -> float:
    at = (np.arange(len(taps)) - (len(taps) - 1) / 2) / rate
    return float(abs((taps.numpy() * np.exp(-2j * math.pi * frequency * at)).sum()))


def test_filters_pass_below_and_stop_above() -> None:
    taps = lowpass(24, 8.0, 8.0, 64)
    assert response(taps, 2.0, 64) == pytest.approx(1, abs=0.01)
    assert response(taps, 8.0, 64) == pytest.approx(0.5, abs=0.01)
    assert max(response(taps, f, 64) for f in np.linspace(13, 32, 40)) < 0.01


def naive_upfirdn(x: np.ndarray, taps: np.ndarray, up: int, down: int, pad: tuple) -> np.ndarray:
    """Zeros between, zeros around, true convolution by loops, every `down`-th. x: (h, w)."""
    wide = np.zeros((x.shape[0] * up, x.shape[1] * up))
    wide[::up, ::up] = x
    left, right, top, bottom = pad
    wide = np.pad(wide, ((max(top, 0), max(bottom, 0)), (max(left, 0), max(right, 0))))
    wide = wide[max(-top, 0) : wide.shape[0] - max(-bottom, 0)]
    wide = wide[:, max(-left, 0) : wide.shape[1] - max(-right, 0)]
    square = np.outer(taps, taps) if taps.ndim == 1 else taps
    k = square.shape[0]
    turned = square[::-1, ::-1]
    rows, columns = wide.shape[0] - k + 1, wide.shape[1] - k + 1
    out = [[(wide[i : i + k, j : j + k] * turned).sum() for j in range(0, columns, down)]
           for i in range(0, rows, down)]  # fmt: skip
    return np.array(out)


def naive_layer(layer: SynthesisLayer, x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """One picture (c, h, w) through equations of the paper, weight by weight, in float64."""
    get = {k: v.double().numpy() for k, v in layer.state_dict().items()}
    styles = get["affine.weight"] @ w / math.sqrt(len(w)) + get["affine.bias"]
    weight = get["weight"] * styles[None, :, None, None]
    if layer.colours:
        weight = weight / math.sqrt(weight[0].size)
    else:
        weight = weight / np.sqrt((weight**2).sum((1, 2, 3), keepdims=True))
    weight = weight / np.sqrt(get["magnitude_ema"])
    k = weight.shape[-1]
    wide = np.pad(x, ((0, 0), (k - 1, k - 1), (k - 1, k - 1)))
    side = wide.shape[-1] - k + 1
    y = np.zeros((len(weight), side, side))
    for i in range(k):
        for j in range(k):
            part = wide[:, i : i + side, j : j + side]
            y += np.einsum("oc,chw->ohw", weight[:, :, i, j], part)
    y += get["bias"][:, None, None]
    up_taps = get.get("up_filter", np.ones(1))
    down_taps = get.get("down_filter", np.ones(1))
    total = (layer.after.side - 1) * layer.down + 1 - side * layer.up
    total += len(up_taps) + len(down_taps) - 2
    low = (total + layer.up) // 2
    pad = (low, total - low, low, total - low)
    rows = []
    for channel in y:
        fine = naive_upfirdn(channel, up_taps * layer.up, layer.up, 1, pad)
        if not layer.colours:
            fine = np.where(fine > 0, fine, 0.2 * fine) * math.sqrt(2)
        fine = fine.clip(-layer.plan.clamp, layer.plan.clamp)  # type: ignore[type-var]
        rows.append(naive_upfirdn(fine, down_taps, 1, layer.down, (0, 0, 0, 0)))
    return np.stack(rows)


COARSE = Band(5, 14, 8, 2.0, 3.0)
SAME = Band(4, 14, 8, 2.5, 2.5)
FINE = Band(4, 22, 16, 4.0, 5.0)
PICTURE = Band(4, 16, 16, 6.0, 4.0)


@pytest.mark.parametrize(
    ("before", "after", "plan", "kind"),
    [
        (COARSE, SAME, Plan(), {}),
        (COARSE, FINE, Plan(), {}),
        (COARSE, FINE, Plan(kernel=1, radial=True), {}),
        (FINE, PICTURE, Plan(kernel=1, radial=True), {"critical": True}),
        (FINE, PICTURE, Plan(clamp=0.4), {"critical": True}),
        (PICTURE, Band(3, 16, 16, 8.0, 2.0), Plan(), {"critical": True, "colours": True}),
    ],
)
def test_a_layer_is_the_papers(before: Band, after: Band, plan: Plan, kind: dict) -> None:
    torch.manual_seed(2)
    layer = SynthesisLayer(6, before, after, plan, **kind).requires_grad_(False)
    layer.bias.copy_(torch.randn_like(layer.bias))
    layer.magnitude_ema.fill_(1.7)
    x, w = torch.randn(2, before.channels, before.side, before.side), torch.randn(2, 6)
    made = layer(x, w)
    assert made.shape == (2, after.channels, after.side, after.side)
    for i in range(2):
        wanted = naive_layer(layer, x[i].double().numpy(), w[i].double().numpy())
        assert np.abs(made[i].numpy() - wanted).max() < 2e-5


def test_the_sines_are_the_papers() -> None:
    torch.manual_seed(3)
    band = Band(7, 12, 8, 2.0, 2.0)
    net = SynthesisInput(5, band).requires_grad_(False)
    net.affine.weight.copy_(torch.randn(4, 5))
    net.transform.copy_(torch.tensor([[0.8, -0.6, 0.1], [0.6, 0.8, -0.2], [0, 0, 1]]))
    w = torch.randn(1, 5)
    made = net(w)[0].numpy()
    c, s, tx, ty = (net.affine.weight @ w[0] / math.sqrt(5) + net.affine.bias).numpy() / 1.0
    length = math.hypot(c, s)
    c, s, tx, ty = c / length, s / length, tx / length, ty / length
    freqs, phases = net.freqs.numpy(), net.phases.numpy()
    base = np.zeros((7, 12, 12))
    for row in range(12):
        for column in range(12):
            # from the picture's plane to that of the sines: transform, move, turn
            x, y = ((at - 5.5) / 8 for at in (column, row))
            x, y = 0.8 * x - 0.6 * y + 0.1, 0.6 * x + 0.8 * y - 0.2
            x, y = x - tx, y - ty
            x, y = c * x - s * y, s * x + c * y
            base[:, row, column] = np.sin(2 * np.pi * (freqs @ (x, y) + phases))
    strength = np.clip(1 - (np.hypot(*freqs.T) - 2) / (4 - 2), 0, 1)
    weight = net.weight.numpy() / math.sqrt(7)
    assert (
        np.abs(made - np.einsum("oc,chw->ohw", weight, base * strength[:, None, None])).max() < 1e-5
    )


def test_frequencies_stay_below_the_cutoff_and_fill_the_disc() -> None:
    torch.manual_seed(4)
    radii = SynthesisInput(4, Band(4000, 36, 16, 2.0, 6.0)).freqs.norm(dim=1)
    assert float(radii.max()) <= 2.0
    assert float((radii < 1).float().mean()) == pytest.approx(0.25, abs=0.03)  # a quarter of it


@pytest.mark.parametrize("plan", [{}, ROUND])
@pytest.mark.parametrize("pixels", [1, 2])
def test_pictures_move_by_parts_of_a_coarse_pixel_without_aliases(pixels: int, plan: dict) -> None:
    """Figure 3: one pixel of the picture is a quarter of one of the coarsest features here."""
    net = small(64, depth=6, **plan)
    w = net.sample([3])
    still = net.synthesis(w)
    pose(net)[0, 2] = -pixels / 64
    moved = net.synthesis(w)
    inside = np.s_[..., 16:-16, 16:-16]  # the borders see what lies beyond the margins
    off = (moved[..., pixels:] - still[..., :-pixels])[inside].square().mean()
    change = (moved - still)[inside].square().mean()
    assert float(off) < 1e-5 * float(still.var()) < 0.1 * float(change)


def test_rotation_turns_the_picture_where_filters_are_round() -> None:
    net = small(64, depth=6, **ROUND)
    w = net.sample([3])
    still = net.synthesis(w)
    pose(net)[:2, :2] = torch.tensor([[0.0, -1.0], [1.0, 0.0]])
    turned = torch.rot90(net.synthesis(w), -1, (2, 3))
    assert float((turned - still).square().mean()) < 1e-8 * float(still.var())


def test_it_is_a_generator() -> None:
    net = small(c_dim=2)
    assert isinstance(net, Generator)
    assert (net.side, net.layers, net.latent, net.kinds) == (16, 16, 8, ("0", "1"))
    codes = net.sample([1, 2, 1], truncation=0.5)
    assert torch.equal(codes[0], codes[2]) and not torch.equal(codes[0], codes[1])
    assert net.sample([1], style="1").shape == (1, 8)
    with pytest.raises(BadInput, match="kind"):
        net.sample([1], style="2")
    with pytest.raises(BadInput, match="encoder"):
        net.encode(torch.zeros(1, 3, 16, 16))
    with pytest.raises(ValueError, match="pixels"):
        small().__class__(24)
    with pytest.raises(TypeError):
        small(magic=1)


def test_affines_say_how_each_layer_takes_in_its_latent() -> None:
    net, w = small(), torch.randn(2, 8)
    matrices = net.affines()
    assert len(matrices) == net.layers
    layer = net.synthesis.steps()[4]  # type: ignore[union-attr,operator]
    change = layer.affine(w)[0] - layer.affine(w)[1]
    assert torch.allclose(matrices[5] @ (w[0] - w[1]), change, atol=1e-6)


def test_a_share_keeps_what_lies_under_it() -> None:
    net = small()
    over, under = net.sample([1]), net.sample([2])
    nothing, all_of_it = torch.zeros(1, 1, 16, 16), torch.ones(1, 1, 16, 16)
    assert torch.equal(net.synthesis(over, under, nothing), net.synthesis(under))
    assert torch.equal(net.synthesis(over, under, all_of_it), net.synthesis(over))
    half = torch.zeros(1, 1, 16, 16)
    half[..., 8:] = 1
    mixed = net.synthesis(over, under, half)
    left = (mixed - net.synthesis(under))[..., :4].abs().mean()
    right = (mixed - net.synthesis(under))[..., 12:].abs().mean()
    assert float(right) > 2 * float(left)


def test_the_same_latent_is_the_same_picture_alone_or_beside_others() -> None:
    net = small()
    codes = net.sample([1, 2, 3])
    assert torch.allclose(net.synthesis(codes)[1], net.synthesis(codes[1:2])[0], atol=1e-6)
    layered = codes[:, None].expand(-1, net.layers, -1)
    assert torch.allclose(net.synthesis(layered), net.synthesis(codes))


def test_middles_of_kinds_are_remembered_until_the_mapping_learns() -> None:
    net = small(c_dim=2)
    with torch.inference_mode():
        before = net.sample([1], "1", 0.0)
        assert torch.equal(net.sample([2], "1", 0.0), before)
    net.get_parameter("mapping.fc1.bias").add_(1.0)
    assert not torch.allclose(net.sample([1], "1", 0.0), before)

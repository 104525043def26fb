"""StyleGAN2, compared with loops over pictures that read nothing but its published names."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.core.errors import BadInput
from editor.nets.generator import Generator
from editor.nets.modulated import FullyConnected, modulated_conv2d
from editor.nets.resample import resample_filter, upfirdn2d
from editor.nets.stylegan2 import MappingNetwork, StyleGAN2Net
from editor.nets.stylegan2_synthesis import Codes, constant, silent

State = Mapping[str, Tensor]
SIDE, DEEP, KINDS = 16, 10, ("round", "square", "long")


def randn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def made(
    architecture: str = "skip", clamp: float | None = None, kinds: bool = True
) -> StyleGAN2Net:
    """A small network whose biases, noise strengths and mean latent are not 0."""
    torch.manual_seed(0)
    names = KINDS if kinds else ()
    net = StyleGAN2Net(SIDE, 6, DEEP, len(names), 3, 128, 12, architecture, clamp, names)
    with torch.no_grad():
        for name, value in net.named_parameters():
            if name.endswith(("bias", "noise_strength")):
                value.add_(0.3 * torch.randn_like(value))
        net.mapping.w_avg.normal_()
    return net.eval().requires_grad_(False)


@pytest.fixture(scope="module")
def net() -> StyleGAN2Net:
    return made()


def dense(state: State, x: Tensor, slow: float = 1.0) -> Tensor:
    """A linear layer with equalised learning rate, by its formula."""
    gain = slow / math.sqrt(state["weight"].shape[1])
    return x @ (state["weight"] * gain).T + state["bias"] * slow


def rectifier(x: Tensor) -> Tensor:
    return torch.where(x > 0, x, 0.2 * x) * math.sqrt(2)


def part(state: State, prefix: str) -> State:
    return {k.removeprefix(f"{prefix}."): v for k, v in state.items() if k.startswith(f"{prefix}.")}


def convolved(weight: Tensor, x: Tensor, styles: Tensor, up: bool, demodulate: bool) -> Tensor:
    """Equations 1 to 3 of Karras et al. 2020 with a weight of its own for each picture."""
    rows = []
    for picture, style in zip(x, styles, strict=True):
        own = weight * style[None, :, None, None]
        if demodulate:
            own = own / (own.square().sum((1, 2, 3), keepdim=True) + 1e-8).sqrt()
        if up:
            wide = torch.zeros(1, len(picture), 2 * picture.shape[1], 2 * picture.shape[2])
            wide[0, :, ::2, ::2] = picture
            y = F.conv2d(F.pad(wide, (3, 2, 3, 2)), own.flip(2, 3))
            rows.append(upfirdn2d(y, resample_filter(), gain=4.0))
        else:
            rows.append(F.conv2d(picture[None], own, padding=own.shape[-1] // 2))
    return torch.cat(rows)


def synthesised(state: State, x: Tensor, w: Tensor, up: bool, gain: float, clamp: float) -> Tensor:
    y = convolved(state["weight"], x, dense(part(state, "affine"), w), up, True)
    y = y + state["noise_const"] * state["noise_strength"] + state["bias"][:, None, None]
    return (rectifier(y) * gain).clamp(-clamp * gain, clamp * gain)


def colours(state: State, x: Tensor, w: Tensor, clamp: float) -> Tensor:
    styles = dense(part(state, "affine"), w) / math.sqrt(x.shape[1])
    y = convolved(state["weight"], x, styles, False, False) + state["bias"][:, None, None]
    return y.clamp(-clamp, clamp)


def double(x: Tensor) -> Tensor:
    return upfirdn2d(x, resample_filter(), up=2, padding=(2, 1, 2, 1), gain=4.0)


def drawing(state: State, codes: Tensor, architecture: str, clamp: float) -> Tensor:
    """The whole synthesis from published names: codes (n, layers, d) -> (n, 3, SIDE, SIDE)."""
    x = state["b4.const"].expand(len(codes), -1, -1, -1)
    picture, index, sides = None, 0, [4 << i for i in range(int(math.log2(SIDE)) - 1)]
    for side in sides:
        block = part(state, f"b{side}")
        beside, gain = None, 1.0
        if side > 4 and architecture == "resnet":
            weight = block["skip.weight"] / math.sqrt(x.shape[1])
            beside, gain = double(F.conv2d(x, weight)) * math.sqrt(0.5), math.sqrt(0.5)
        if side > 4:
            x = synthesised(part(block, "conv0"), x, codes[:, index], True, 1.0, clamp)
            index += 1
        x = synthesised(part(block, "conv1"), x, codes[:, index], False, gain, clamp)
        index += 1
        x = x if beside is None else x + beside
        picture = None if picture is None else double(picture)
        if architecture == "skip" or side == SIDE:
            added = colours(part(block, "torgb"), x, codes[:, index], clamp)
            picture = added if picture is None else picture + added
    assert picture is not None
    return picture


@pytest.mark.parametrize("architecture", ["skip", "resnet", "orig"])
@pytest.mark.parametrize("clamp", [None, 0.8])
def test_the_whole_synthesis_is_the_papers(architecture: str, clamp: float | None) -> None:
    net = made(architecture, clamp)
    codes = randn(2, net.layers, DEEP)
    state = part(net.state_dict(), "synthesis")
    wanted = drawing(state, codes, architecture, math.inf if clamp is None else clamp)
    ours = net.synthesis.draw(Codes(codes), constant)  # type: ignore[operator]
    torch.testing.assert_close(ours, wanted, atol=2e-4, rtol=1e-3)
    torch.testing.assert_close(net.synthesis(codes), (ours / 2 + 0.5).clamp(0, 1))


def test_the_mapping_is_normalised_noise_and_class_through_slow_layers(net: StyleGAN2Net) -> None:
    state, z, c = part(net.state_dict(), "mapping"), randn(4, 6), torch.eye(3)[[0, 2, 1, 1]]

    def unit(x: Tensor) -> Tensor:
        return x / (x.square().mean(1, keepdim=True) + 1e-8).sqrt()

    x = torch.cat([unit(z), unit(dense(part(state, "embed"), c))], dim=1)
    for i in range(3):
        x = rectifier(dense(part(state, f"fc{i}"), x, 0.01))
    torch.testing.assert_close(net.mapping(z, c), x, atol=1e-5, rtol=1e-4)


def test_layers_start_at_unit_variance_whatever_their_width_and_pace() -> None:
    torch.manual_seed(1)
    for inputs, slow in ((16, 1.0), (400, 1.0), (400, 0.01)):
        layer = FullyConnected(inputs, 256, slow=slow).requires_grad_(False)
        assert float((layer.weight * slow).std()) == pytest.approx(1, abs=0.05)
        assert float(layer(torch.randn(256, inputs)).std()) == pytest.approx(1, abs=0.07)
    x = torch.randn(4, 400)
    before = layer(x)
    layer.bias.add_(1)
    torch.testing.assert_close(layer(x) - before, torch.full_like(before, 0.01), atol=1e-5, rtol=0)


@pytest.mark.parametrize("up", [False, True])
@pytest.mark.parametrize("demodulate", [False, True])
def test_scaled_features_are_scaled_weights(up: bool, demodulate: bool) -> None:
    x, weight, styles = randn(3, 5, 6, 6), randn(7, 5, 3, 3, seed=1), randn(3, 5, seed=2)
    taps = resample_filter() if up else None
    ours = modulated_conv2d(x, weight, styles, taps, demodulate)
    wanted = convolved(weight, x, styles, up, demodulate)
    torch.testing.assert_close(ours, wanted, atol=1e-4, rtol=1e-4)


def test_demodulated_features_have_unit_variance_whatever_the_styles() -> None:
    weight, styles = (
        randn(8, 32, 3, 3),
        randn(4, 32, seed=1) * torch.tensor([0.1, 1, 5, 20])[:, None],
    )
    y = modulated_conv2d(randn(4, 32, 40, 40, seed=2), weight, styles)[..., 1:-1, 1:-1]
    torch.testing.assert_close(y.std((1, 2, 3)), torch.ones(4), atol=0.05, rtol=0)


def test_names_and_shapes_are_the_published_ones() -> None:
    with torch.device("meta"):
        net = StyleGAN2Net(1024)
    state, weights = net.state_dict(), sum(p.numel() for p in net.parameters())
    shapes = {name: tuple(value.shape) for name, value in state.items()}
    assert weights == 30_370_060  # configuration F of the paper: 30.4 million
    wanted = {
        "mapping.w_avg": (512,), "mapping.fc7.weight": (512, 512), "mapping.fc7.bias": (512,),
        "synthesis.b4.const": (512, 4, 4), "synthesis.b4.resample_filter": (4, 4),
        "synthesis.b4.conv1.noise_const": (4, 4), "synthesis.b4.conv1.noise_strength": (),
        "synthesis.b4.torgb.weight": (3, 512, 1, 1), "synthesis.b4.torgb.bias": (3,),
        "synthesis.b8.conv0.affine.weight": (512, 512), "synthesis.b8.conv0.affine.bias": (512,),
        "synthesis.b8.conv0.resample_filter": (4, 4), "synthesis.b64.conv0.bias": (512,),
        "synthesis.b128.conv0.weight": (256, 512, 3, 3),
        "synthesis.b1024.conv1.weight": (32, 32, 3, 3), "synthesis.b1024.conv1.bias": (32,),
        "synthesis.b1024.torgb.affine.weight": (32, 512),
    }  # fmt: skip
    assert wanted.items() <= shapes.items()
    assert "synthesis.b4.conv0.weight" not in shapes
    assert len(shapes) == 1 + 2 * 8 + (1 + 1) + 7 + 4 + 8 * (1 + 2 * 7 + 4)


def test_it_is_a_generator_without_encoder(net: StyleGAN2Net) -> None:
    generator: Generator = net
    assert (generator.side, generator.layers, generator.latent) == (SIDE, 6, DEEP)
    assert generator.kinds == KINDS
    assert not generator.inverts
    picture = generator.synthesis(generator.sample([1, 2]))
    assert picture.shape == (2, 3, SIDE, SIDE)
    assert picture.dtype == torch.float32
    assert 0 <= float(picture.min()) < float(picture.max()) <= 1
    with pytest.raises(BadInput, match="no encoder"):
        generator.encode(picture)
    torch.testing.assert_close(net(randn(2, 6), torch.eye(3)[:2]).shape, picture.shape)


def test_a_seed_is_one_latent_and_that_of_published_galleries() -> None:
    net = made(kinds=False)
    torch.testing.assert_close(net.sample([5])[0], net.sample([3, 5])[1])
    z = torch.from_numpy(np.random.RandomState(85).randn(1, 6)).float()
    torch.testing.assert_close(net.sample([85]), net.mapping(z))
    with torch.autocast("cpu", torch.bfloat16):
        assert net.sample([5]).dtype == made().sample([5]).dtype == torch.float32
    before = torch.get_rng_state()
    net.sample([9])
    assert torch.equal(torch.get_rng_state(), before)


def test_truncation_goes_to_the_mean_latent_or_to_the_middle_of_a_kind(net: StyleGAN2Net) -> None:
    plain = made(kinds=False)
    near, far = plain.sample([1], truncation=0.25), plain.sample([1])
    torch.testing.assert_close(near - plain.mapping.w_avg, 0.25 * (far - plain.mapping.w_avg))
    middles = torch.cat([net.sample([1], kind, 0.0) for kind in KINDS])
    torch.testing.assert_close(middles, torch.cat([net.sample([2], k, 0.0) for k in KINDS]))
    crowd = net.sample(range(300), "square")
    torch.testing.assert_close(crowd.mean(0), middles[1], atol=0.2, rtol=0)
    assert [net.kind(middle[None]) for middle in middles] == list(KINDS)
    assert net.kind(middles[2].expand(1, net.layers, -1)) == "long"
    assert plain.kind(far) == ""


def test_without_a_kind_the_seed_chooses_and_unknown_ones_are_refused(net: StyleGAN2Net) -> None:
    free = net.sample(range(30))
    each = torch.stack([net.sample(range(30), kind) for kind in KINDS])
    same = (each - free).abs().amax(2) < 1e-6
    assert bool((same.sum(0) == 1).all())
    assert bool(same.any(1).all())
    with pytest.raises(BadInput, match="manga") as error:
        net.sample([1], "manga")
    assert "square" in str(error.value.remedy)
    with pytest.raises(BadInput, match="round") as error:
        made(kinds=False).sample([1], "round")
    assert "none" in str(error.value.remedy)


def test_a_changed_fine_layer_leaves_coarser_features_as_they_were(net: StyleGAN2Net) -> None:
    seen: dict[str, list[Tensor]] = {}
    names = [f"b{side}.conv{i}" for side in (4, 8, 16) for i in (0, 1) if (side, i) != (4, 0)]

    def see(name: str) -> Callable[[object, object, Tensor], None]:
        return lambda module, inputs, output: seen.setdefault(name, []).append(output)

    hooks = [net.synthesis.get_submodule(n).register_forward_hook(see(n)) for n in names]
    one, other = net.sample([1]), net.sample([2])
    for crossing in range(net.layers):
        seen.clear()
        mixed = one[:, None].repeat(1, net.layers, 1)
        mixed[:, crossing:] = other
        pictures = net.synthesis(one), net.synthesis(mixed)
        assert not torch.equal(*pictures)
        for index, name in enumerate(names):
            assert torch.equal(*seen[name]) == (index < crossing)
    for hook in hooks:
        hook.remove()


def test_shares_mix_two_latents_where_they_say(net: StyleGAN2Net) -> None:
    over, under = net.sample([1, 2]), net.sample([3, 4])
    for share, wanted in ((0.0, under), (1.0, over)):
        everywhere = torch.full((2, 1, SIDE, SIDE), share)
        assert torch.equal(net.synthesis(over, under, everywhere), net.synthesis(wanted))
    left = torch.zeros(2, 1, SIDE, SIDE)
    left[..., : SIDE // 2] = 1
    mixed = net.synthesis(over, under, left)
    for columns, near, far in ((slice(0, 4), over, under), (slice(12, 16), under, over)):
        errors = [(mixed - net.synthesis(w))[..., columns].abs().mean() for w in (near, far)]
        assert errors[0] < 0.6 * errors[1]


def test_noise_is_stored_or_of_a_seed_or_none(net: StyleGAN2Net) -> None:
    w = net.sample([1, 1])
    stored, seven = net.synthesis(w), net.synthesis(w, noise=7)
    torch.testing.assert_close(seven[0], seven[1])
    torch.testing.assert_close(seven, net.synthesis(w, noise=7))
    assert float((seven - net.synthesis(w, noise=8)).abs().max()) > 1e-3
    assert float((seven - stored).abs().max()) > 1e-3
    calm = made()
    for name, value in calm.named_parameters():
        if name.endswith("noise_strength"):
            value.zero_()
    codes = Codes(w[:, None].expand(-1, net.layers, -1))
    still = net.synthesis.draw(codes, silent)  # type: ignore[operator]
    torch.testing.assert_close(still, calm.synthesis.draw(codes))  # type: ignore[operator]


def test_affines_are_what_turns_a_latent_into_styles(net: StyleGAN2Net) -> None:
    rows = net.affines()
    state = part(net.state_dict(), "synthesis")
    convolutions, colours = (12, 12, 12, 12, 8), (12, 12, 8)  # b4.conv1, b8.conv0, ...
    wanted = [*convolutions, 0]
    for index, width in zip((1, 3, 5), colours, strict=True):
        wanted[index] += width
    assert [len(row) for row in rows] == wanted
    w, step = randn(1, DEEP), randn(1, DEEP, seed=1)
    affine = part(state, "b8.conv1.affine")
    change = dense(affine, w + step) - dense(affine, w)
    torch.testing.assert_close(step @ rows[2].T, change, atol=1e-5, rtol=1e-4)


def test_the_mean_latent_follows_the_batches() -> None:
    mapping = MappingNetwork(4, 0, 5, 1)
    for _ in range(2000):
        mapping.track(torch.full((3, 5), 2.0))
    torch.testing.assert_close(mapping.w_avg, torch.full((5,), 2.0), atol=1e-3, rtol=0)


@pytest.mark.parametrize(
    "wrong", [{"side": 48}, {"side": 4}, {"architecture": "ours"}, {"kinds": ("a", "b")}]
)
def test_what_does_not_fit_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"no generator of|kinds for"):
        StyleGAN2Net(**{"side": 16, "z_dim": 4, "w_dim": 4, **wrong})  # type: ignore[arg-type]

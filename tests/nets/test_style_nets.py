"""The style networks: shapes, mixes, fixed conditions, clean beginnings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from editor.nets.anystyle import AnyStyleNet
from editor.nets.style import ConditionalNorm, Enlarging, Painter, StyleNet
from editor.training.widen import widened


@pytest.fixture(autouse=True)
def _no_gradients() -> Iterator[None]:
    with torch.no_grad():
        yield


def style_net(styles: int = 3) -> StyleNet:
    """A small network whose styles differ."""
    torch.manual_seed(0)
    net = StyleNet(styles, width=4, blocks=2)
    for name, value in net.named_parameters():
        if name.endswith(("gamma", "beta")):
            nn.init.normal_(value, 1.0 if name.endswith("gamma") else 0.0, 0.5)
    return net.eval()


def any_net() -> AnyStyleNet:
    """A small network that heeds its reference."""
    torch.manual_seed(0)
    net = AnyStyleNet(width=4, blocks=2, widths=(4, 6, 8), code=5)
    for name, value in net.named_parameters():
        if "predict" in name:
            nn.init.normal_(value, 0.5, 0.5)
    return net.eval()


def picture(height: int, width: int, seed: int = 1) -> Tensor:
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize(("height", "width"), [(16, 16), (20, 36)])
def test_a_picture_keeps_its_size_and_range(height: int, width: int) -> None:
    made = style_net()(picture(height, width), torch.eye(3)[:1])
    assert made.shape == (1, 3, height, width)
    assert made.dtype == torch.float32
    assert 0 <= float(made.min()) < float(made.max()) <= 1


@pytest.mark.parametrize("size", [(2, 3), (7, 5)])
def test_enlarging_is_repeating_and_then_convolving(size: tuple[int, int]) -> None:
    layer, coarse = Enlarging(5, 4), torch.randn(2, 5, *size)
    large = F.interpolate(coarse, scale_factor=2.0, mode="nearest")
    wanted = F.conv2d(F.pad(large, (1, 1, 1, 1), "reflect"), layer.weight, layer.bias)
    torch.testing.assert_close(layer(coarse), wanted, atol=1e-5, rtol=0)


def test_a_fixed_mix_equals_the_mixing_network_at_any_size() -> None:
    net, mix = style_net(), torch.tensor([0.2, 0.5, 0.3])
    fixed = net.fixed(mix)
    for size in ((16, 24), (32, 20)):
        image = picture(*size)
        torch.testing.assert_close(fixed(image), net(image, mix[None]), atol=1e-5, rtol=0)


def test_fixing_leaves_the_network_as_it_was() -> None:
    net = style_net()
    before = {name: value.clone() for name, value in net.state_dict().items()}
    net.fixed(torch.tensor([1.0, 0.0, 0.0]))
    assert any(isinstance(module, ConditionalNorm) for module in net.modules())
    assert before.keys() == net.state_dict().keys()


def test_scale_and_shift_are_linear_in_the_mix() -> None:
    norm = style_net().norm_stem
    first, second = torch.eye(3)[:1], torch.eye(3)[1:2]
    for part in (0, 1):
        middle = norm.affine(0.25 * first + 0.75 * second)[part]
        ends = norm.affine(first)[part], norm.affine(second)[part]
        torch.testing.assert_close(middle, 0.25 * ends[0] + 0.75 * ends[1])


def test_each_row_of_a_batch_has_its_own_mix() -> None:
    net, image = style_net(), picture(16, 16)
    both = net(image.repeat(2, 1, 1, 1), torch.eye(3)[:2])
    torch.testing.assert_close(both[1:], net(image, torch.eye(3)[1:2]), atol=1e-5, rtol=1e-4)
    assert float((both[0] - both[1]).abs().mean()) > 0.01


def test_styles_differ_in_brightness_only_through_their_norms() -> None:
    """A picture of another contrast and brightness is painted alike: the norms take that out."""
    net, image = style_net(), picture(32, 32)
    made = net(image, torch.eye(3)[:1])
    torch.testing.assert_close(net(0.5 * image + 0.2, torch.eye(3)[:1]), made, atol=0.02, rtol=0)


def test_an_untrained_network_draws_no_checkerboard() -> None:
    """The four pixels that are unpacked from one place begin equal."""
    made = style_net()(picture(16, 16), torch.eye(3)[:1])
    corners = [made[..., y::2, x::2] for y in (0, 1) for x in (0, 1)]
    for other in corners[1:]:
        torch.testing.assert_close(other, corners[0])


def test_a_wider_network_begins_as_the_narrower_one() -> None:
    net, wide = style_net(), StyleNet(3, width=6, blocks=2)
    wide.load_state_dict(widened(net.state_dict(), wide))
    image, mix = picture(24, 24), torch.tensor([[0.5, 0.5, 0.0]])
    torch.testing.assert_close(wide(image, mix), net(image, mix), atol=0.05, rtol=0)
    assert float((wide(image, mix) - net(image, mix)).abs().max()) > 0  # copies are told apart


def test_a_fixed_reference_equals_the_heeding_network() -> None:
    net, image = any_net(), picture(16, 20)
    statistics = net.statistics(picture(40, 33, seed=2))
    assert statistics.shape == (1, 2 * (6 + 8))
    fixed = net.fixed(statistics[0])
    torch.testing.assert_close(fixed(image), net(image, statistics), atol=1e-5, rtol=0)


def test_statistics_are_those_of_the_manner_and_not_of_the_place() -> None:
    net, reference = any_net(), picture(32, 32, seed=2)
    same = net.statistics(reference.roll((8, 12), (2, 3)))
    other = net.statistics(reference * 0.3)
    usual = net.statistics(reference)
    assert float((same - usual).abs().mean()) < 0.2 * float((other - usual).abs().mean())


def test_usual_statistics_are_given_mean_zero_and_spread_one() -> None:
    net = any_net()
    several = torch.cat([net.statistics(picture(16, 16, seed)) for seed in range(8)])
    net.centre(several)
    centred = (several - net.usual[0]) / net.usual[1]
    torch.testing.assert_close(centred.mean(0), torch.zeros(28), atol=1e-4, rtol=0)
    assert float(centred.std(0).max()) <= 1.0


@pytest.mark.parametrize("width", [16, 32])
def test_half_the_width_is_cheap_enough_for_clips(width: int) -> None:
    """Multiplications of a 640 x 360 frame: at most 6 thousand million at half width."""
    net = StyleNet(2, width=width)
    assert 2e9 < multiplications(net, 360, 640) < (6e9 if width == 16 else 24e9)


def multiplications(net: Painter, height: int, width: int) -> int:
    """Of the convolutions, counted from a small run."""
    counted = []

    def count(module: nn.Module, _: object, out: Tensor) -> None:
        assert isinstance(module, nn.Conv2d)
        counted.append(module.weight.numel() * out.shape[-2] * out.shape[-1])

    for module in net.modules():
        if isinstance(module, nn.Conv2d):
            module.register_forward_hook(count)
    with torch.inference_mode():
        net.paint(picture(36, 64), torch.eye(2)[:1])
    return sum(counted) * (height // 36) * (width // 64)

"""The networks that translate: what a place depends on, what they begin as, how large they are."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from editor.core.errors import BadInput
from editor.nets.cyclegan import CycleGANNet, PatchDiscriminator
from editor.nets.normless import smooth
from editor.nets.stargan import StarGANNet
from editor.nets.translator import Translator
from editor.training.recipe import read_recipe

TO_Y = torch.tensor([[0.0, 1.0]])


def shaken(net: nn.Module) -> nn.Module:
    """Random weights everywhere, those that begin silent too."""
    torch.manual_seed(1)
    with torch.no_grad():
        for value in net.parameters():
            value.add_(0.05 * torch.randn_like(value))
    return net.eval().requires_grad_(False)


@pytest.mark.parametrize("blocks", [1, 4])
def test_a_pixel_reaches_no_further_than_the_border(blocks: int) -> None:
    net = shaken(CycleGANNet(64, width=8, blocks=blocks))
    assert net.border % net.stride == 0
    picture = torch.rand(1, 3, 160, 160)
    reached = []
    for y, x in ((80, 80), (83, 83)):
        other = picture.clone()
        other[..., y, x] = 1 - other[..., y, x]
        apart = (net.G(other) - net.G(picture)).abs().sum((0, 1))
        rows, columns = apart.nonzero(as_tuple=True)
        reached += [y - int(rows.min()), int(rows.max()) - y]
        reached += [x - int(columns.min()), int(columns.max()) - x]
    assert net.border - 8 < max(reached) <= net.border  # enough, and not wasteful


def test_untrained_translators_change_nothing() -> None:
    picture = torch.rand(2, 3, 64, 64)
    domains = CycleGANNet(64, ("day", "night"), width=8, blocks=1)
    attributes = StarGANNet(64, ("smile", "hat"), (8, 8), 1, (8, 8))
    for net in (domains, attributes):
        assert isinstance(net, Translator)
        with torch.no_grad():
            same = net.translate(picture, TO_Y.expand(2, -1))
            chances = net.read(picture)
        assert torch.allclose(same, picture, atol=1e-6)
        assert chances.shape == (2, 2) and 0 <= float(chances.min()) <= float(chances.max()) <= 1
    assert torch.allclose(domains.read(picture).sum(1), torch.ones(2))


def test_each_picture_of_a_batch_goes_its_own_way() -> None:
    net = shaken(CycleGANNet(64, width=8, blocks=1))
    picture = torch.rand(1, 3, 32, 40)
    both = net.translate(picture.expand(2, -1, -1, -1), torch.eye(2))
    for i in range(2):
        alone = net.translate(picture, torch.eye(2)[[i]])
        assert torch.allclose(both[[i]], alone, atol=1e-5)
    assert (both[0] - both[1]).abs().mean() > 0.01


def test_sides_that_do_not_fit_and_other_than_two_domains_are_refused() -> None:
    net = CycleGANNet(64, width=8, blocks=1)
    with pytest.raises(BadInput, match="multiples of 4"):
        net.translate(torch.rand(1, 3, 30, 32), TO_Y)
    with pytest.raises(ValueError, match="two domains"):
        CycleGANNet(64, ("a", "b", "c"))


def test_smoothing_is_deaf_to_a_weave_and_keeps_even_places() -> None:
    weave = torch.tensor([[1.0, -1.0], [-1.0, 1.0]]).repeat(8, 8)[None, None]
    assert smooth(weave).abs().max() < 1e-6
    assert torch.allclose(smooth(torch.full((1, 1, 9, 9), 0.3)), torch.full((1, 1, 9, 9), 0.3))


def test_the_critic_sees_patches_of_34_pixels() -> None:
    critic = PatchDiscriminator(8)
    picture = torch.rand(1, 3, 96, 96, requires_grad=True)
    verdicts = critic(picture)
    verdicts[0, 0, 12, 12].backward()
    assert picture.grad is not None
    rows = picture.grad[0].abs().sum((0, 2)).nonzero()
    assert int(rows.max() - rows.min()) + 1 == 34


def test_what_is_shipped_is_small() -> None:
    domains = CycleGANNet(64, **{k: v for k, v in read_recipe("cyclegan").model.items()
                                 if not k.startswith("critic")})  # type: ignore[arg-type] # fmt: skip
    attributes = StarGANNet(64, "abcd", **read_recipe("stargan").model)  # type: ignore[arg-type]
    for net in (domains, attributes):
        assert sum(p.numel() for p in net.parameters()) < 2.5e6

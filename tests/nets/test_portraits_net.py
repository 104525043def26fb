"""The portrait generator: what goes in and comes out, seeds, sliders, samples."""

from __future__ import annotations

import pytest
import torch

from editor.core.errors import BadInput
from editor.nets.generator import Generator
from editor.nets.portraits import ATTRIBUTES, STYLES, Doubling, PortraitNet
from editor.nets.posterior import Posterior

NAMES = [a.name for a in ATTRIBUTES]


@pytest.fixture(scope="module")
def net() -> PortraitNet:
    torch.manual_seed(0)
    made = PortraitNet(64, (8, 8, 12, 16, 16), free=6, components=3)
    for style in range(len(STYLES)):
        size = made.tied + made.free
        random = torch.Generator().manual_seed(style)
        means = torch.randn(3, size, generator=random)
        made.posterior.fit(style, torch.tensor([0.2, 0.3, 0.5]), means, 0.3 * torch.eye(size))
    return made.eval().requires_grad_(False)


def test_it_is_a_generator(net: PortraitNet) -> None:
    generator: Generator = net
    latent = generator.sample([1, 2])
    assert latent.shape == (2, len(ATTRIBUTES) + 6 + len(STYLES))
    picture = generator.synthesis(latent)
    assert picture.shape == (2, 3, 64, 64)
    assert picture.dtype == torch.float32
    assert 0 <= float(picture.min()) <= float(picture.max()) <= 1
    assert generator.encode(picture).shape == latent.shape
    assert generator.values(latent).shape == (2, len(ATTRIBUTES))


def test_the_built_in_size_has_five_to_eight_million_weights() -> None:
    count = sum(p.numel() for p in PortraitNet().parameters())
    assert 5e6 < count < 8e6


def test_a_seed_is_one_latent_whatever_stands_beside_it(net: PortraitNet) -> None:
    torch.testing.assert_close(net.sample([5])[0], net.sample([3, 5])[1])
    assert not torch.equal(net.sample([3]), net.sample([5]))
    before = torch.get_rng_state()
    net.sample([9])
    assert torch.equal(torch.get_rng_state(), before)


def test_samples_have_whole_glasses_and_only_what_their_style_knows(net: PortraitNet) -> None:
    for style in STYLES:
        latent = net.sample(range(40), style)
        values = net.values(latent)
        assert bool((latent[:, -len(STYLES) :].argmax(1) == STYLES.index(style)).all())
        for attribute, column in zip(ATTRIBUTES, values.T, strict=True):
            if attribute.styles and style not in attribute.styles:
                assert not column.any()
            assert float(column.min()) >= min(0, attribute.low)
            assert float(column.max()) <= attribute.high
            if attribute.stepped:
                assert torch.equal(column, column.round())


def test_truncation_goes_to_the_middle_of_a_kind(net: PortraitNet) -> None:
    free = slice(net.tied, net.tied + net.free)
    means = net.posterior.means[STYLES.index("micah")][:, net.tied :]
    drawn = net.sample(range(12), "micah", truncation=0.0)[:, free]
    assert float(torch.cdist(drawn, means).min(1).values.max()) < 1e-5
    far = torch.cdist(net.sample(range(12), "micah")[:, free], means).min(1).values
    assert float(far.min()) > 0.1


def test_the_posterior_draws_with_its_chances_means_and_spread() -> None:
    posterior = Posterior(1, 2, 2)
    spread = torch.tensor([[0.5, 0.0], [0.3, 0.2]])
    posterior.fit(0, torch.tensor([0.25, 0.75]), torch.tensor([[-9.0, 0.0], [9.0, 0.0]]), spread)
    random = torch.Generator().manual_seed(0)
    drawn = torch.stack([posterior.draw(0, 1.0, random) for _ in range(1200)])
    right = drawn[:, 0] > 0
    assert float(right.float().mean()) == pytest.approx(0.75, abs=0.03)
    torch.testing.assert_close(torch.cov(drawn[right].T), spread @ spread.T, atol=0.03, rtol=0.15)


def test_a_slider_moves_its_own_coordinate_by_a_unit(net: PortraitNet) -> None:
    latent = net.sample([1])
    for index, name in enumerate(NAMES):
        moved = net.values(latent + 2 * net.direction(name)) - net.values(latent)
        wanted = torch.zeros(len(NAMES))
        wanted[index] = 2
        torch.testing.assert_close(moved[0], wanted)
    edited = net.synthesis(latent + net.direction("skin"))
    assert float((edited - net.synthesis(latent)).abs().max()) > 1e-4


def test_unknown_names_are_refused_with_those_there_are(net: PortraitNet) -> None:
    with pytest.raises(BadInput, match="elegance") as attribute:
        net.direction("elegance")
    assert "smile" in str(attribute.value.remedy)
    with pytest.raises(BadInput, match="manga") as style:
        net.sample([1], "manga")
    assert "micah" in str(style.value.remedy)


def test_doubling_starts_without_a_checkerboard() -> None:
    made = Doubling(5, 3)(torch.randn(1, 5, 4, 4))
    assert made.shape == (1, 3, 8, 8)
    blocks = made.unfold(2, 2, 2).unfold(3, 2, 2).flatten(-2)
    torch.testing.assert_close(blocks, blocks[..., :1].expand_as(blocks))

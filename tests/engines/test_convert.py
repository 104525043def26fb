"""Foreign generators become models of ours that draw exactly the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from editor.core.errors import BadFile, DamagedModel, TooLarge
from editor.engines import convert as converting
from editor.engines.convert import convert
from editor.engines.store import build, read_weights
from editor.media.still import open_still
from editor.nets.generator import Generator
from editor.nets.stylegan2 import StyleBased, StyleGAN2Net
from editor.nets.stylegan3 import StyleGAN3Net
from editor.weights.card import Card
from editor.weights.shelf import verify
from tests.engines.pickling import write_pickle


def shaken(net: StyleBased) -> StyleBased:
    """With random biases, noise and mean, so that no part can be lost unnoticed."""
    torch.manual_seed(7)
    with torch.no_grad():
        for name, value in net.state_dict().items():
            if name.endswith(("bias", "noise_strength", "w_avg", "input.affine.weight")):
                value.add_(0.3 * torch.randn_like(value))
    return net.eval().requires_grad_(False)


def stylegan2(**changes: object) -> StyleBased:
    sizes = {"z_dim": 16, "w_dim": 24, "mapping_layers": 3, "channel_base": 256, "channel_max": 16}
    return shaken(StyleGAN2Net(32, **sizes | changes))  # type: ignore[arg-type]


def stylegan3(**changes: object) -> StyleBased:
    sizes = {"z_dim": 16, "w_dim": 24, "channel_base": 256, "channel_max": 12}
    return shaken(StyleGAN3Net(16, **sizes | changes))  # type: ignore[arg-type]


def loaded(card: Card) -> StyleBased:
    net = build(card, read_weights(card.path))
    assert isinstance(net, StyleBased) and isinstance(net, Generator)
    return net


def assert_same(ours: StyleBased, theirs: StyleBased) -> None:
    """Equal latents for equal seeds, equal pictures for equal latents."""
    seeds = (0, 1, 77)
    ours_w, theirs_w = ours.sample(seeds, truncation=0.8), theirs.sample(seeds, truncation=0.8)
    assert torch.equal(ours_w, theirs_w)
    assert torch.equal(ours.synthesis(ours_w), theirs.synthesis(theirs_w))
    assert float(ours.synthesis(ours_w).std()) > 0.001


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "made"
    made.mkdir()
    return made


@pytest.mark.parametrize("protocol", [3, 4])
def test_a_pickle_of_stylegan2_draws_the_same(protocol: int, tmp_path: Path, folder: Path) -> None:
    net = stylegan2(c_dim=3, clamp=4.0)
    file = write_pickle(
        tmp_path / "Faces (v2).pkl", net, protocol, z_dim=16, c_dim=3,
        synthesis_kwargs={"conv_clamp": 4, "channel_base": 256}, mapping_kwargs={"num_layers": 3},
    )  # fmt: skip
    card = convert(file, folder, "faces")
    verify(card)
    assert_same(loaded(card), net)
    assert (card.name, card.task, card.title) == ("faces", "generate", "StyleGAN2, 32 px")
    assert card.licence == "unknown: yours to check"
    assert hashlib.sha256(file.read_bytes()).hexdigest() in card.data
    assert list(card.styles) == ["0", "1", "2"]


@pytest.mark.parametrize(
    "changes",
    [{"architecture": "resnet"}, {"architecture": "orig"}, {"channel_max": 8}, {"w_dim": 8}],
)
def test_kin_of_stylegan2_are_told_from_their_tensors(
    changes: dict, tmp_path: Path, folder: Path
) -> None:
    net = stylegan2(**changes)
    file = tmp_path / "x.safetensors"
    save_file({k: v.contiguous() for k, v in net.state_dict().items()}, file)
    assert_same(loaded(convert(file, folder, "x")), net)


T = {"num_layers": 14, "conv_kernel": 3, "use_radial_filters": False}
R = {"num_layers": 14, "conv_kernel": 1, "use_radial_filters": True}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, T),
        ({"kernel": 1, "radial": True}, R),
        ({"clamp": 0.5, "c_dim": 2}, T | {"conv_clamp": 0.5, "c_dim": 2}),
        ({"margin": 4, "depth": 6, "first_cutoff": 1.5}, {"margin_size": 4, "first_cutoff": 1.5}),
    ],
)
def test_a_pickle_of_stylegan3_draws_the_same(
    ours: dict, theirs: dict, tmp_path: Path, folder: Path
) -> None:
    net = stylegan3(**ours)
    settings = {"img_resolution": 16, "channel_base": 256, "channel_max": 12} | theirs
    card = convert(write_pickle(tmp_path / "x.pkl", net, **settings), folder, "x")
    assert_same(loaded(card), net)
    assert card.title == f"StyleGAN3-{'R' if theirs.get('conv_kernel') == 1 else 'T'}, 16 px"


def test_a_network_that_does_not_clamp_is_not_clamped(tmp_path: Path, folder: Path) -> None:
    net = stylegan3(clamp=None)
    settings = T | {"channel_base": 256, "channel_max": 12, "conv_clamp": None}
    card = convert(write_pickle(tmp_path / "x.pkl", net, **settings), folder, "x")
    assert card.parameters["clamp"] > 1e20
    assert_same(loaded(card), net)


def rosinality(net: StyleBased) -> dict[str, Tensor]:
    """The generator as rosinality's code names and shapes it."""
    state, theirs = net.state_dict(), {}
    kernel = 4 * state["synthesis.b4.resample_filter"]
    for i in range(3):
        for part in ("weight", "bias"):
            theirs[f"style.{i + 1}.{part}"] = state[f"mapping.fc{i}.{part}"]
    theirs["input.input"] = state["synthesis.b4.const"][None]
    convolutions = {"b4.conv1": "conv1", "b8.conv0": "convs.0", "b8.conv1": "convs.1",
                    "b16.conv0": "convs.2", "b16.conv1": "convs.3", "b32.conv0": "convs.4",
                    "b32.conv1": "convs.5"}  # fmt: skip
    for index, (ours, name) in enumerate(convolutions.items()):
        layer = f"synthesis.{ours}"
        theirs[f"{name}.conv.weight"] = state[f"{layer}.weight"][None]
        theirs[f"{name}.conv.modulation.weight"] = state[f"{layer}.affine.weight"]
        theirs[f"{name}.conv.modulation.bias"] = state[f"{layer}.affine.bias"]
        theirs[f"{name}.noise.weight"] = state[f"{layer}.noise_strength"][None]
        theirs[f"{name}.activate.bias"] = state[f"{layer}.bias"]
        theirs[f"noises.noise_{index}"] = state[f"{layer}.noise_const"][None, None]
        if ours.endswith("conv0"):
            theirs[f"{name}.conv.blur.kernel"] = kernel
    for ours, name in {
        "b4": "to_rgb1",
        "b8": "to_rgbs.0",
        "b16": "to_rgbs.1",
        "b32": "to_rgbs.2",
    }.items():
        layer = f"synthesis.{ours}.torgb"
        theirs[f"{name}.conv.weight"] = state[f"{layer}.weight"][None]
        theirs[f"{name}.conv.modulation.weight"] = state[f"{layer}.affine.weight"]
        theirs[f"{name}.conv.modulation.bias"] = state[f"{layer}.affine.bias"]
        theirs[f"{name}.bias"] = state[f"{layer}.bias"][None, :, None, None]
        if ours != "b4":
            theirs[f"{name}.upsample.kernel"] = kernel
    return theirs


@pytest.mark.parametrize("zip_form", [True, False])
def test_rosinality_draws_the_same(zip_form: bool, tmp_path: Path, folder: Path) -> None:
    net = stylegan2(z_dim=24)
    values = {"g_ema": rosinality(net), "latent_avg": net.mapping.w_avg, "g": {}, "d": {}}
    torch.save(values, tmp_path / "550000.pt", _use_new_zipfile_serialization=zip_form)
    assert_same(loaded(convert(tmp_path / "550000.pt", folder, "x")), net)


def test_rosinality_without_mean_or_details_gets_some(tmp_path: Path, folder: Path) -> None:
    net = stylegan2(z_dim=24)
    theirs = {k: v for k, v in rosinality(net).items() if not k.startswith("noises")}
    torch.save({"g_ema": theirs}, tmp_path / "x.pt")
    ours = loaded(convert(tmp_path / "x.pt", folder, "x"))
    drawn = net.mapping(torch.randn(20_000, 24, generator=torch.Generator().manual_seed(1)))
    spread = drawn.std(0) / 4096**0.5
    assert bool(((ours.mapping.w_avg - drawn.mean(0)).abs() < 6 * spread).all())
    details = ours.state_dict()["synthesis.b32.conv1.noise_const"]
    assert float(details.std()) == pytest.approx(1, abs=0.1)


def test_the_preview_shows_four_of_its_pictures(tmp_path: Path, folder: Path) -> None:
    net = stylegan2()
    card = convert(write_pickle(tmp_path / "x.pkl", net), folder, "x")
    shown = open_still(card.preview).pixels[:32, :32, :3].astype(float)
    drawn = net.synthesis(net.sample([0], truncation=0.7))[0].permute(1, 2, 0).numpy() * 255
    assert np.abs(shown - drawn).mean() < 6


def lacking(net: nn.Module, *names: str) -> nn.Module:
    for name in names:
        owner, _, part = name.rpartition(".")
        delattr(net.get_submodule(owner), part)
    return net


def reshaped(net: nn.Module, name: str, shape: tuple[int, ...]) -> nn.Module:
    owner, _, part = name.rpartition(".")
    setattr(net.get_submodule(owner), part, nn.Parameter(torch.zeros(shape)))
    return net


WRONG = {
    "a part that lacks": lambda: lacking(stylegan2(), "synthesis.b8.conv1.bias"),
    "a part too many": lambda: reshaped(stylegan2(), "synthesis.b8.conv1.extra", (3,)),
    "another shape": lambda: reshaped(stylegan2(), "synthesis.b8.conv1.bias", (3,)),
    "shapes without axes": lambda: reshaped(stylegan2(), "mapping.fc0.weight", (3,)),
    "no mapping": lambda: lacking(stylegan2(), "mapping.fc0.weight"),
    "grey pictures": lambda: reshaped(stylegan2(), "synthesis.b32.torgb.weight", (1, 8, 1, 1)),
    "a layer that lacks": lambda: lacking(stylegan3(), "synthesis.L14_16_3"),
    "another network": lambda: nn.Linear(3, 3),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_not_as_published_is_refused(kind: str, tmp_path: Path, folder: Path) -> None:
    settings = {"channel_base": 256, "channel_max": 12}
    file = write_pickle(tmp_path / "x.pkl", WRONG[kind](), **settings)
    with pytest.raises(BadFile) as caught:
        convert(file, folder, "x")
    assert caught.value.file == file and caught.value.remedy
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "settings",
    [
        {"channel_base": 2**40},
        {"filter_size": 10**9},
        {"first_cutoff": float("nan")},
        {"lrelu_upsampling": 1.5},
        {"margin_size": "wide"},
        {"num_critical": 14},
        {"mapping_kwargs": {"lr_multiplier": 1.0}},
    ],
)
def test_settings_beyond_reason_are_refused(settings: dict, tmp_path: Path, folder: Path) -> None:
    known = {"channel_base": 256, "channel_max": 12}
    file = write_pickle(tmp_path / "x.pkl", stylegan3(), **known | settings)
    with pytest.raises(BadFile):
        convert(file, folder, "x")


def test_a_network_that_draws_no_numbers_is_refused(tmp_path: Path, folder: Path) -> None:
    net = stylegan2()
    with torch.no_grad():
        net.get_parameter("synthesis.b32.torgb.bias").fill_(3e38)
        net.get_parameter("synthesis.b16.torgb.bias").fill_(-3e38)
        net.get_parameter("synthesis.b8.torgb.bias").fill_(3e38)
        net.get_parameter("synthesis.b4.const").fill_(3e38)
    with pytest.raises(BadFile, match="no numbers"):
        convert(write_pickle(tmp_path / "x.pkl", net), folder, "x")


def test_what_does_not_fit_into_memory_is_refused_unread(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_pickle(tmp_path / "x.pkl", stylegan2())
    monkeypatch.setattr(converting, "fits", lambda nbytes, device: nbytes < file.stat().st_size)
    with pytest.raises(TooLarge, match="memory"):
        convert(file, folder, "x")


def test_safetensors_that_lie_are_refused(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "x.safetensors").write_bytes(b"\x20\0\0\0\0\0\0\0" + b'{"a":' + b" " * 40)
    with pytest.raises(DamagedModel):
        convert(tmp_path / "x.safetensors", folder, "x")

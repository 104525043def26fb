"""Several processes train as one with a larger batch would."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from pathlib import Path

import pytest
import torch
from torch import nn

from editor.cli.commands import main
from editor.training.distributed import agreed, average_gradients, joined, rank, told, world
from editor.training.several import meeting, place
from editor.weights.card import read_card
from editor.weights.shelf import verify
from tests.training.tiny import write_tiny

PICTURES = torch.rand(8, 3, 8, 8, generator=torch.Generator().manual_seed(1))


def gradients(pictures: torch.Tensor) -> list[torch.Tensor]:
    """Of a small network for these pictures, averaged over the processes."""
    torch.manual_seed(0)
    net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(144, 2))
    optimiser = torch.optim.Adam(net.parameters())
    net(pictures).square().mean().backward()
    average_gradients(optimiser)
    return [p.grad for p in net.parameters() if p.grad is not None]


def second(names: dict[str, str]) -> None:
    """What the second process does."""
    os.environ.update(names)
    with joined():
        gradients(PICTURES[4:])
        agreed(0.9, False)
        told(None)


def test_two_batches_of_four_are_one_of_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    names = meeting(2)
    for name, value in {**names, **place(0)}.items():
        monkeypatch.setenv(name, value)
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=second, args=({**names, **place(1)},), daemon=True)
    child.start()
    with joined():
        assert (rank(), world()) == (0, 2)
        together = gradients(PICTURES[:4])
        assert agreed(0.25, True) == (0.25, True)
        assert told({"step": 3}) == {"step": 3}
    child.join(30)
    assert child.exitcode == 0 and world() == 1
    for ours, whole in zip(together, gradients(PICTURES), strict=True):
        torch.testing.assert_close(ours, whole, atol=1e-7, rtol=1e-5)


def test_two_processes_train_a_model_by_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request = write_tiny(tmp_path)
    out = tmp_path / "mine"
    words = [request.data, "--recipe", request.recipe, "--out", str(out), "--steps", "10"]
    assert main(["train", *words, "--devices", "2", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[-1]["event"] == "done"
    verify(read_card(out))
    assert read_card(out).steps == 10
    assert main(["train", *words, "--devices", "0"]) == 2


def test_a_cluster_without_ray_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    request = write_tiny(tmp_path)
    words = [request.data, "--recipe", request.recipe, "--out", str(tmp_path / "mine")]
    assert main(["train", *words, "--cluster", "auto"]) == 2
    assert "pip install 'underpaint[cluster]'" in capsys.readouterr().err

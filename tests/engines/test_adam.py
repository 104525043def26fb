"""Adam as torch has it, without what torch's brings along."""

from __future__ import annotations

import subprocess
import sys

import torch

from editor.engines.adam import Adam


def test_adam_moves_as_torch_does() -> None:
    ours = [torch.linspace(-1, 1, 6).reshape(2, 3), torch.tensor([3.0])]
    theirs = [value.clone().requires_grad_() for value in ours]
    reference = torch.optim.Adam(theirs, 0.05, (0.9, 0.99))
    adam = Adam(ours)
    for turn in range(20):
        gradients = [torch.sin(value.detach() * (turn + 1)) for value in theirs]
        for value, gradient in zip(theirs, gradients, strict=True):
            value.grad = gradient.clone()
        reference.step()
        adam.step([torch.sin(value * (turn + 1)) for value in ours], 0.05)
    for mine, value in zip(ours, theirs, strict=True):
        torch.testing.assert_close(mine, value.detach(), rtol=1e-5, atol=1e-6)


def test_a_first_step_imports_no_compiler() -> None:
    code = (
        "import sys, torch; from editor.engines.adam import Adam;"
        "Adam([torch.ones(2)]).step([torch.ones(2)], 0.1);"
        "sys.exit('torch._dynamo' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""What objectives share that ship the running average of their network's weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel


@torch.no_grad()
def follow_closely(
    average: list[Tensor], now: list[Tensor], count: Tensor | int, most: float
) -> None:
    """The running average of weights: at first of the last steps, then with the decay `most`."""
    keep = min(most, (1 + float(count)) / (10 + float(count)))
    torch._foreach_lerp_(average, now, 1 - keep)  # one call for all of them


class AveragedObjective:
    """Weights, checkpoints and precision of an `Objective`. Who inherits it makes the four parts
    below; what else it must remember, it adds in `_stateful`."""

    device: torch.device
    net: nn.Module
    average: AveragedModel
    optimiser: torch.optim.Optimizer

    def weights(self) -> dict[str, Tensor]:
        """The averaged network, contiguous on the CPU."""
        state = self.average.module.state_dict()
        return {k: v.detach().cpu().contiguous().clone() for k, v in state.items()}

    def card(self) -> Mapping[str, Any]:
        """What only this run knows of its model's card; nothing where `describe` knows it all."""
        return {}

    def state(self) -> dict[str, Any]:
        """All that a later run goes on from, by name."""
        return {name: part.state_dict() for name, part in self._stateful().items()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from `state()`."""
        for name, part in self._stateful().items():
            part.load_state_dict(state[name])

    def close(self) -> None:
        """Nothing runs behind the training."""

    def _stateful(self) -> dict[str, Any]:
        return {"net": self.net, "average": self.average, "optimiser": self.optimiser}

    def _half(self) -> torch.autocast:
        """Forward passes in bfloat16, where the device computes in it."""
        return torch.autocast(self.device.type, torch.bfloat16, self.device.type in ("cpu", "cuda"))

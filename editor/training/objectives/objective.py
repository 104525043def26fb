"""What the training loop asks of an objective."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
from torch import Tensor


class Objective(Protocol):
    """One task's networks, data, losses and measures."""

    batch: float
    """Pictures in one step, on average."""

    def step(self, step: int, progress: float) -> Mapping[str, float]:
        """Train once; everything random comes from `step`. progress: 0..1. Returns the losses."""
        ...

    def score(self) -> Mapping[str, float]:
        """Measures on validation pictures; "score" chooses the best weights, lower is better."""
        ...

    def grid(self) -> np.ndarray:
        """Sample pictures side by side: uint8 RGB (h, w, 3)."""
        ...

    def weights(self) -> dict[str, Tensor]:
        """What would be shipped now: the averaged weights, on the CPU."""
        ...

    def card(self) -> Mapping[str, Any]:
        """What only this run knows of its model's card: JSON-able."""
        ...

    def state(self) -> dict[str, Any]:
        """All a later run needs to go on exactly: tensors, numbers, lists and dicts only."""
        ...

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from `state()` of an earlier run."""
        ...

    def close(self) -> None:
        """Stop background work."""
        ...

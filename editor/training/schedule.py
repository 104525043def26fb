"""How fast a run learns as it goes on."""

from __future__ import annotations

import math
from collections.abc import Mapping


def learning_rate(option: Mapping[str, float], step: int, progress: float) -> float:
    """A linear warm-up over `warmup` steps, then `lr`, from `decay_from` a cosine to a twentieth.

    option: a recipe's `optimiser`. progress: 0..1.
    """
    late = option.get("decay_from", 0.7)
    fall = min(1.0, max(0.0, (progress - late) / max(1e-6, 1 - late)))
    factor = 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * fall))
    return (
        option.get("lr", 1e-3) * factor * min(1.0, (step + 1) / max(1.0, option.get("warmup", 1)))
    )

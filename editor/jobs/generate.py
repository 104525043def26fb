"""Pictures out of nothing: seeds in, portraits and their latents out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from editor.jobs.job import Job


@dataclass(frozen=True, eq=False)
class GenerateJob(Job):
    """One picture for each seed.

    model: a generator on the shelf. seeds: 1..64 of them. drawn: one of the generator's kinds
    (card: `styles`), "" = any. truncation: 1 as varied as the data .. 0 the middle of a kind.
    Answered by one final patch per seed in order: pixels (side, side, 4), opaque; code.
    """

    kind: ClassVar[str] = "generate"
    model: str
    seeds: tuple[int, ...]
    drawn: str = ""
    truncation: float = 0.7

"""What a measuring of pictures found: figures, how sure they are, and what they mean in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import fill, indent

SURE = 1.96
"""Standard errors to either side within which 95 of 100 measurings lie."""
WIDE = 88


@dataclass(frozen=True)
class Meaning:
    """What a figure is called, what it says in one sentence, and when it is good. unit: behind
    the number. digits: after the point. least, most: values that are possible."""

    title: str
    says: str
    good: str
    unit: str = ""
    digits: int = 3
    least: float = -math.inf
    most: float = math.inf


@dataclass(frozen=True)
class Figure:
    """A measured value. error: its standard error, None where nobody can tell. real: what real
    pictures reach in its place, the yardstick; None where there is none."""

    value: float
    error: float | None = None
    real: float | None = None

    def range(self, meaning: Meaning) -> tuple[float, float] | None:
        """Where it lies in 95 of 100 measurings like this one; None where nobody can tell."""
        if self.error is None:
            return None
        low, high = self.value - SURE * self.error, self.value + SURE * self.error
        return max(low, meaning.least), min(high, meaning.most)


@dataclass(frozen=True)
class Report:
    """model, folder: what was measured on what. count: pictures of each set. figures: by name;
    kinds: the same for each kind of pictures. meanings: of the names. remarks: sentences that an
    artist should read. settings: what else was chosen."""

    model: str
    folder: str
    count: int
    figures: Mapping[str, Figure]
    meanings: Mapping[str, Meaning]
    kinds: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    settings: Mapping[str, str | float] = field(default_factory=dict)

    def facts(self) -> dict[str, object]:
        """Everything, for JSON; "figures" are what a card records."""
        ranges = {n: f.range(self.meanings[n]) for n, f in self.figures.items()}
        meanings = {n: self.meanings[n] for n in self.figures}
        return {
            "model": self.model,
            "folder": self.folder,
            "count": self.count,
            **self.settings,
            "figures": _flat(self.figures),
            "ranges": {n: span for n, span in ranges.items() if span is not None},
            "meaning": {n: f"{m.says} {m.good}" for n, m in meanings.items()},
            "kinds": {kind: _flat(figures) for kind, figures in self.kinds.items()},
            "remarks": list(self.remarks),
        }

    def table(self) -> str:
        """For each figure a line of numbers, and below it what they mean."""
        lines = [f"{self.model} on {self.count} pictures of {self.folder}", *self.remarks, ""]
        lines += [f"{'':22}{'value':>9}  {'95 of 100 times':19}{'real ones':>10}"]
        for name, figure in self.figures.items():
            meaning = self.meanings[name]
            lines.append(_row(meaning, figure))
            lines.append(indent(fill(f"{meaning.says} {meaning.good}", WIDE), "    "))
        for kind, figures in self.kinds.items():
            lines += ["", f"{kind}:"]
            lines += [_row(self.meanings[n], f) for n, f in figures.items()]
        return "\n".join(lines)


def _flat(figures: Mapping[str, Figure]) -> dict[str, float]:
    flat = {name: float(figure.value) for name, figure in figures.items()}
    real = {f"real_{n}": float(f.real) for n, f in figures.items() if f.real is not None}
    return flat | real


def _row(meaning: Meaning, figure: Figure) -> str:
    def text(value: float) -> str:
        return f"{value:.{meaning.digits}f}"

    span = " to ".join(text(end) for end in figure.range(meaning) or ())
    real = "" if figure.real is None else text(figure.real)
    value = f"{text(figure.value)}{meaning.unit}"
    return f"{meaning.title:22}{value:>9}  {span:19}{real:>10}".rstrip()

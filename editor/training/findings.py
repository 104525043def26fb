"""What the doctor says of pictures: each trouble, why it matters for training, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from editor.training.labels import LABELS


@dataclass(frozen=True)
class Trouble:
    """A kind of finding. why: it matters for training. remedy: what to do. serious: training is
    better off without such pictures."""

    title: str
    why: str
    remedy: str
    serious: bool = False


TROUBLES = {
    "unreadable": Trouble(
        "cannot be read", "Training leaves them out by itself.",
        "Fetch them again, or remove them.", serious=True),
    "tiny": Trouble(
        "too small", "Enlarged, they teach softness instead of detail.",
        "Leave them out, find larger ones, or train at a smaller size.", serious=True),
    "blurred": Trouble(
        "blurred", "What is learned of them is drawn blurred again.",
        "Leave them out unless the blur is wanted.", serious=True),
    "near-duplicate": Trouble(
        "nearly the same as another", "What is seen more often is learned by heart.",
        "Leave them out: the best of each stays.", serious=True),
    "unlabelled": Trouble(
        "not labelled", "Training leaves them out by itself.",
        f"Add them to {LABELS}, or sort them into the folders.", serious=True),
    "odd-aspect": Trouble(
        "long and narrow", "Training sees squares: of these the middle alone.",
        "Cut out what matters, or take several crops of each."),
    "mode": Trouble(
        "of another kind of colour", "They are converted to 8 bits of red, green and blue.",
        "Nothing, if the pictures look right; leave grey ones out if colour is to be learned."),
    "transparent": Trouble(
        "transparent in places", "What is transparent is learned as the background colour.",
        "Choose another background if white does not suit."),
    "animated": Trouble(
        "moving", "Of an animation the first frame alone is learned.",
        "Export its frames as pictures to learn from all."),
    "not-a-picture": Trouble(
        "no pictures", "Training passes over them.", "Nothing, or move them elsewhere."),
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """file: from the folder. trouble: of TROUBLES. detail: of this file, in plain words. like:
    the file that it is nearly the same as."""

    file: str
    trouble: str
    detail: str
    like: str = ""

    @property
    def serious(self) -> bool:
        """Whether training is better off without the picture."""
        return TROUBLES[self.trouble].serious

    def facts(self) -> dict[str, object]:
        """For a line of JSON."""
        return {"file": self.file, "trouble": self.trouble, "detail": self.detail,
                "serious": self.serious, "like": self.like}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Report:
    """pictures: names of all that were looked at, from the folder. findings: by trouble. classes:
    pictures of each. columns: of labels.csv, the most frequent words and how many pictures say
    them. licence: what is said of it, or "". remarks: on the whole. seconds: that it took. wrong:
    those of the remarks that tell of a fault."""

    pictures: tuple[str, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    classes: Mapping[str, int]
    columns: Mapping[str, Mapping[str, int]]
    licence: str
    remarks: tuple[str, ...]
    seconds: float
    wrong: tuple[str, ...] = ()

    @property
    def exclude(self) -> tuple[str, ...]:
        """Pictures better left out."""
        return tuple(sorted({f.file for f in self.findings if f.serious}))

    @property
    def keep(self) -> tuple[str, ...]:
        """The other pictures."""
        left = set(self.exclude)
        return tuple(name for name in self.pictures if name not in left)

    def facts(self) -> dict[str, object]:
        """Everything but the findings, for a line of JSON."""
        counts = Counter(finding.trouble for finding in self.findings)
        return {
            "pictures": len(self.pictures), "classes": dict(self.classes),
            "columns": self.columns, "licence": self.licence, "remarks": self.remarks,
            "troubles": {name: {"count": counts[name], **asdict(TROUBLES[name])}
                         for name in TROUBLES if counts[name]},
            "exclude": self.exclude, "seconds": round(self.seconds, 2),
        }  # fmt: skip

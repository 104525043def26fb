"""What the doctor finds in pictures, and what it leaves alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from editor.core.errors import BadInput
from editor.training.alike import SMALL, Prints, near_duplicates, prints_of
from editor.training.data import DataOptions
from editor.training.doctor import examine
from editor.training.findings import TROUBLES, Report
from editor.training.labels import LABELS
from tests.training.kinds import BROKEN, KINDS, picture, write_every_kind


def troubles(report: Report) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in report.findings:
        found.setdefault(finding.file, set()).add(finding.trouble)
    return found


def save(pixels: np.ndarray, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


def test_each_trouble_is_named_and_good_pictures_are_left_alone(tmp_path: Path) -> None:
    report = examine(write_every_kind(tmp_path), side=32)
    found = troubles(report)
    assert {name for name, what in found.items() if "unreadable" in what} == set(BROKEN)
    assert found.pop("tiny.png") == {"tiny"}
    assert found.pop("notes.txt") == found.pop("clip.mp4") == {"not-a-picture"}
    assert found.pop("clear.png") == {"transparent"}
    assert found.pop("moving.gif") == {"animated", "mode"}
    odd = {"deep.png", "deep.tif", "ink.jpg", "table.png", "grey.png"}
    assert all(found.pop(name) == {"mode"} for name in odd)
    assert set(found) == set(BROKEN)
    assert set(report.exclude) == {*BROKEN, "tiny.png"}
    assert set(report.keep) == {*KINDS, *(f"good-{n}.png" for n in range(12))}
    told = {finding.file: finding.detail for finding in report.findings}
    assert "10 x 10" in told["tiny.png"] and "32" in told["tiny.png"]
    assert (
        "16 bits" in told["deep.tif"] and "CMYK" in told["ink.jpg"] and "grey" in told["grey.png"]
    )
    assert "cut off" in told["cut.jpg"] and "clip" in told["clip.mp4"] and "2" in told["moving.gif"]


def test_a_folder_without_trouble_has_no_findings(tmp_path: Path) -> None:
    for number in range(20):
        save(picture(number), tmp_path / f"{number}.png")
    report = examine(tmp_path, side=32)
    assert report.findings == () and report.exclude == ()
    assert any("20 pictures are few" in remark for remark in report.remarks)
    assert any("No licence found" in remark for remark in report.remarks)


def test_all_that_is_told_can_be_written_as_json(tmp_path: Path) -> None:
    report = examine(write_every_kind(tmp_path), side=32)
    facts = json.loads(json.dumps(report.facts()))
    assert facts["pictures"] == 12 + len(KINDS) + len(BROKEN) + 1
    counted = {name: trouble["count"] for name, trouble in facts["troubles"].items()}
    assert sum(counted.values()) == len(report.findings) and set(counted) < set(TROUBLES)
    assert all(t["title"] and t["why"] and t["remedy"] for t in facts["troubles"].values())
    assert sorted(facts["exclude"]) == sorted(report.exclude)


def saved_again(pixels: np.ndarray) -> np.ndarray:
    return cv2.imdecode(cv2.imencode(".jpg", pixels, [1, 70])[1], cv2.IMREAD_COLOR)


CHANGES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "saved again": saved_again,
    "smaller": lambda p: cv2.resize(p, (60, 60), interpolation=cv2.INTER_AREA),
    "lighter": lambda p: np.clip(p * 1.1 + 8, 0, 255).astype(np.uint8),
    "cut": lambda p: p[1:-1, 1:-1],
    "noise": lambda p: np.clip(p + np.random.default_rng(0).normal(0, 8, p.shape), 0, 255).astype(
        np.uint8
    ),
}


def scene(number: int) -> np.ndarray:
    """Blobs of many sizes, as photographs have them: uint8 (96, 96, 3)."""
    rng, mixed = np.random.default_rng(number), np.zeros((96, 96, 3))
    for size in (2, 4, 8, 16):
        blobs = rng.normal(0, 1, (size, size, 3)).astype(np.float32)
        mixed += cv2.resize(blobs, (96, 96), interpolation=cv2.INTER_CUBIC) / np.sqrt(size)
    return np.clip(128 + 70 * mixed, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("change", CHANGES)
def test_nearly_the_same_pictures_are_found(change: str) -> None:
    scenes = [scene(number) for number in range(40)]
    again = [CHANGES[change](s) for s in scenes[:10]]
    assert near_duplicates(prints_of(scenes)) == {}
    assert near_duplicates(prints_of(scenes + again)) == {40 + n: n for n in range(10)}


def face(number: int) -> np.ndarray:
    """Faces drawn alike: they differ in colours, eyes and mouth alone."""
    rng = np.random.default_rng(number)
    skin, ground = (tuple(int(v) for v in rng.integers(90, 250, 3)) for _ in range(2))
    drawn = np.full((96, 96, 3), ground, np.uint8)
    cv2.circle(drawn, (48, 48), 30, skin, -1)
    for x in (36, 60):
        cv2.circle(drawn, (x, 40), int(rng.integers(2, 7)), (30, 30, 30), -1)
    cv2.ellipse(drawn, (48, 60), (int(rng.integers(5, 16)), 5), 0, 0, 180, (160, 30, 40), -1)
    return drawn


def test_pictures_drawn_alike_are_not_taken_for_the_same() -> None:
    faces = [face(number) for number in range(120)]
    again = [saved_again(f) for f in faces[:20]]
    found = near_duplicates(prints_of(faces + again))
    assert sum(later >= 120 for later in found) == 20
    assert sum(later < 120 for later in found) <= 1


def test_duplicates_among_thousands_are_all_found() -> None:
    rng = np.random.default_rng(0)
    hashes = rng.integers(0, 2**63, 6000, dtype=np.uint64)
    small = rng.integers(0, 256, (6000, SMALL, SMALL, 3), dtype=np.uint8)
    hashes[5000:] = hashes[:1000] ^ (np.uint64(1) << rng.integers(0, 63, 1000, dtype=np.uint64))
    small[5000:] = small[:1000]
    found = near_duplicates(Prints(hashes, small))
    assert found == {5000 + n: n for n in range(1000)}
    assert near_duplicates(prints_of([])) == {}


def test_the_largest_of_the_same_stays(tmp_path: Path) -> None:
    for number in range(12):
        save(scene(number), tmp_path / f"{number:02}.png")
    save(cv2.resize(scene(3), (64, 64), interpolation=cv2.INTER_AREA), tmp_path / "00-small.png")
    report = examine(tmp_path, side=32)
    assert [(f.file, f.like) for f in report.findings] == [("00-small.png", "03.png")]
    assert report.exclude == ("00-small.png",)


def test_a_long_banner_does_not_push_out_the_picture_it_repeats(tmp_path: Path) -> None:
    for number in range(12):
        save(scene(number), tmp_path / f"{number:02}.png")
    save(cv2.resize(scene(3), (700, 88)), tmp_path / "00-banner.png")
    twins = {f.file: f.like for f in examine(tmp_path, side=32).findings if f.like}
    assert twins == {"00-banner.png": "03.png"}


def test_blurred_pictures_are_found_by_the_company_they_keep(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    for number in range(20):
        fine = picture(number, 96).astype(int) + rng.normal(0, 4, (96, 96, 3))
        pixels = np.clip(fine, 0, 255).astype(np.uint8)
        save(
            cv2.GaussianBlur(pixels, (0, 0), 3) if number < 3 else pixels,
            tmp_path / f"{number}.png",
        )
    found = troubles(examine(tmp_path, side=48))
    assert found == {f"{n}.png": {"blurred"} for n in range(3)}


def test_long_pictures_and_grey_folders(tmp_path: Path) -> None:
    for number in range(6):
        grey = cv2.cvtColor(scene(number), cv2.COLOR_RGB2GRAY)
        save(np.repeat(grey[..., None], 3, axis=2), tmp_path / f"{number}.png")
    wide = np.hstack([scene(n) for n in (7, 8, 9)])
    save(np.repeat(wide[..., :1], 3, axis=2), tmp_path / "wide.png")
    report = examine(tmp_path, side=32)
    assert troubles(report) == {"wide.png": {"odd-aspect"}}, "what all are is no trouble"
    assert "33%" in report.findings[0].detail


def test_balance_of_classes_and_folders(tmp_path: Path) -> None:
    for kind, count in (("cats", 12), ("dogs", 2)):
        for number in range(count):
            save(scene(number + 100 * ord(kind[0])), tmp_path / kind / f"{number}.png")
    plain = examine(tmp_path, side=32)
    assert plain.classes == {"cats": 12, "dogs": 2}
    assert any("Should the folders be classes" in r and "“dogs” has 2" in r for r in plain.remarks)
    asked = examine(tmp_path, DataOptions(classes="folders"), 32)
    assert any(r.startswith("Classes are uneven") for r in asked.remarks)
    save(scene(999), tmp_path / "stray.png")
    stray = examine(tmp_path, DataOptions(classes="folders"), 32)
    assert troubles(stray)["stray.png"] == {"unlabelled"} and stray.exclude == ("stray.png",)


def test_what_labels_could_tell_is_listed(tmp_path: Path) -> None:
    for number in range(8):
        save(scene(number), tmp_path / f"{number}.png")
    rows = [f"{n}.png,{'yes' if n % 4 else 'no'},CC0" for n in range(8)]
    (tmp_path / LABELS).write_text("\n".join(["file,smile,licence", *rows[:7]]))
    report = examine(tmp_path, side=32)
    assert report.columns == {"smile": {"yes": 5, "no": 2}, "licence": {"CC0": 7}}
    assert any("names 7 of the 8" in remark for remark in report.remarks)
    assert report.licence == "CC0"
    with pytest.raises(BadInput, match="no column “hat”"):
        examine(tmp_path, DataOptions(attributes={"hat": {}}), 32)
    (tmp_path / LABELS).write_text("file,smile\nx.png,yes\n")
    assert any("names 0 of the 8" in remark for remark in examine(tmp_path, side=32).remarks)


@pytest.mark.parametrize(
    ("file", "text", "licence"),
    [
        ("LICENSE", "MIT License\n\nPermission is hereby granted", "MIT (LICENSE)"),
        ("licence.txt", "Hang them on a wall.", "Hang them on a wall. (licence.txt)"),
        ("MANIFEST.tsv", "file\tlicence\n0.png\tCC0\n1.png\tCC BY 4.0\n2.png\tCC0\n",
         "CC0 (2), CC BY 4.0 (1)"),
        ("../MANIFEST.tsv", "folder\tlicence\nall\tCC BY 4.0\nelse\tMIT\n", "CC BY 4.0"),
        ("NOTES", "MIT License", ""),
    ],
)  # fmt: skip
def test_licences_are_found_where_they_are_said(
    file: str, text: str, licence: str, tmp_path: Path
) -> None:
    for number in range(3):
        save(scene(number), tmp_path / "all" / f"{number}.png")
    (tmp_path / "all" / file).write_text(text, encoding="utf-8")
    assert examine(tmp_path / "all", side=32).licence == licence

"""Pictures, documents and damage made on the spot, for the tests and benchmarks of files."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import numpy as np
from PIL import Image

from editor.core.adjustments.tones import Levels
from editor.core.document import Document, Metadata
from editor.core.geometry import Rect, Size
from editor.core.guides import Guides
from editor.core.layer import AdjustmentLayer, BlendMode, GroupLayer, Layer, PixelLayer, Recipe
from editor.core.raster import Raster, raster_from
from editor.media.ora import save_ora
from editor.media.still import save_still
from tests.media.psd_making import sample

FIELD = Rect(-384, -384, 1280, 1280)
"""Wide enough for everything the tests paint."""


def photo(width: int = 64, height: int = 48, seed: int = 0, dtype: type = np.uint8) -> np.ndarray:
    """RGB (h, w, 3): soft colours with fine noise, every value reachable."""
    random_ = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / (7 + i) + seed) + np.cos(y / (5 + i)) for i in range(3)]
    top = np.iinfo(dtype).max
    soft = (np.stack(waves, axis=2) + 2) / 4
    return np.clip((soft + random_.normal(0, 0.02, soft.shape)) * top, 0, top).astype(dtype)


def with_alpha(pixels: np.ndarray, seed: int = 1) -> np.ndarray:
    """RGBA with an alpha of every kind: empty, full and between."""
    random_ = np.random.default_rng(seed)
    top = np.iinfo(pixels.dtype).max
    alpha = random_.integers(0, top, pixels.shape[:2], endpoint=True).astype(pixels.dtype)
    alpha[: len(alpha) // 3] = 0
    alpha[-len(alpha) // 3 :] = top
    return np.dstack([pixels, alpha])


def camera_exif(turned: int = 1) -> bytes:
    """An EXIF block (without prefix) with a maker, exposure, place and a preview picture."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Maker", "Model 1", turned
    exif[0x8769] = {0x829A: (1, 250), 0xA002: 640, 0xA003: 480, 0x9003: "2024:05:01 10:00:00"}
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    return _with_preview(block)


def _with_preview(block: bytes) -> bytes:
    """Append a directory with a thumbnail, as cameras do."""
    order = "<" if block[:2] == b"II" else ">"
    first = struct.unpack_from(f"{order}I", block, 4)[0]
    link = first + 2 + 12 * struct.unpack_from(f"{order}H", block, first)[0]
    block += b"\0" * (len(block) % 2)
    second = len(block)
    start = second + 2 + 24 + 4
    preview = b"\xff\xd8THE OLD PICTURE\xff\xd9"
    entries = struct.pack(f"{order}HHII", 0x0201, 4, 1, start)
    entries += struct.pack(f"{order}HHII", 0x0202, 4, 1, len(preview))
    out = bytearray(block + struct.pack(f"{order}H", 2) + entries + bytes(4) + preview)
    struct.pack_into(f"{order}I", out, link, second)
    return bytes(out)


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    b'syntax-ns#"><rdf:Description tiff:Orientation="6" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"'
    b"/></rdf:RDF></x:xmpmeta>"
)


def document(seed: int = 0, size: tuple[int, int] = (300, 200)) -> Document:
    """Layers of every kind: deep, grouped, masked, clipped, generated, beyond the canvas, empty."""
    width, height = size
    ground = PixelLayer("Ground", pixels=raster_from(with_alpha(photo(width, height, seed))))
    deep = PixelLayer("Deep", pixels=raster_from(with_alpha(photo(90, 70, seed, np.uint16)), 20, 9))
    spot = raster_from(with_alpha(photo(60, 50, seed + 1)), -17, -9)
    grey = raster_from(photo(80, 80, seed + 2)[..., 0], -5, 12)
    healed = PixelLayer(
        "Healed <b>&\u4fee\u590d</b>", opacity=1 / 3, blend=BlendMode.LUMINOSITY, clip=True,
        mask=grey, pixels=spot, lock_alpha=True,
        recipe=Recipe("inpaint", MappingProxyType({"seed": seed, "model": "patch"}), grey),
    )  # fmt: skip
    off = PixelLayer("Off", pixels=spot, mask=grey, mask_on=False, mask_linked=False)
    group = GroupLayer(
        "Group", visible=False, locked=True, layers=(healed, off, PixelLayer("Empty"))
    )
    spread = Levels(red=(0.1, 0.9, 1.5, 0.0, 1.0))
    tone = AdjustmentLayer("Tone", opacity=0.5, mask=grey, adjustment=spread)
    through = GroupLayer("Through", pass_through=True, layers=(tone,))
    masks = {"Mask": Raster(1), "Sky": raster_from(photo(40, 30, seed + 3)[..., 1], 7, 7)}
    metadata = Metadata(exif=camera_exif(), xmp=XMP, dpi=(300.0, 299.5))
    return Document(
        Size(*size), (ground, group, deep, through), MappingProxyType(masks), "Sky", metadata,
        guides=Guides((12.5, 40.0), (7.0,)),
    )  # fmt: skip


def flat(document: Document) -> np.ndarray:
    """A stand-in for the compositor: a grey canvas of the document's size."""
    return np.full((document.size.h, document.size.w, 4), 128, np.uint8)


FIELDS = (
    "name", "opacity", "visible", "blend", "locked", "lock_alpha", "clip", "mask_on",
    "mask_linked", "pass_through", "adjustment",
)  # fmt: skip


def assert_same(a: Document, b: Document) -> None:
    """Equal in all that an artist has made; ids aside."""
    assert (a.size, a.active_mask, list(a.masks)) == (b.size, b.active_mask, list(b.masks))
    assert a.guides == b.guides
    for name in a.masks:
        _assert_same_raster(a.masks[name], b.masks[name])
    _assert_same_layers(a.layers, b.layers)


def _assert_same_layers(a: tuple[Layer, ...], b: tuple[Layer, ...]) -> None:
    assert len(a) == len(b)
    for one, other in zip(a, b, strict=True):
        assert type(one) is type(other)
        for field in FIELDS:
            assert getattr(one, field, None) == getattr(other, field, None), field
        _assert_same_raster(one.mask, other.mask)
        if isinstance(one, GroupLayer) and isinstance(other, GroupLayer):
            _assert_same_layers(one.layers, other.layers)
        if isinstance(one, PixelLayer) and isinstance(other, PixelLayer):
            _assert_same_raster(one.pixels, other.pixels)
            _assert_same_recipe(one.recipe, other.recipe)


def _assert_same_recipe(a: Recipe | None, b: Recipe | None) -> None:
    assert (a is None) == (b is None)
    if a is not None and b is not None:
        assert (a.job, dict(a.parameters)) == (b.job, dict(b.parameters))
        _assert_same_raster(a.mask, b.mask)


def _assert_same_raster(a: Raster | None, b: Raster | None) -> None:
    assert (a is None) == (b is None)
    if a is not None and b is not None:
        if a.tiles or b.tiles:
            assert (a.channels, a.depth) == (b.channels, b.depth)
        np.testing.assert_array_equal(a.read(FIELD), b.read(FIELD))


# ---- files and damage


def samples(folder: Path) -> dict[str, Path]:
    """One small honest file per opener, written by our own writers and Pillow."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, Path] = {}
    metadata = Metadata(exif=camera_exif(), xmp=XMP, dpi=(300.0, 300.0))
    for suffix in ("png", "jpg", "webp", "tif", "bmp", "gif", "avif"):
        found[suffix] = folder / f"sample.{suffix}"
        save_still(found[suffix], photo(), metadata)
    for suffix in ("png", "tif"):
        found[f"{suffix}16"] = folder / f"deep.{suffix}"
        save_still(found[f"{suffix}16"], with_alpha(photo(dtype=np.uint16)), metadata)
    found["ora"] = folder / "sample.ora"
    small = document(size=(40, 30))
    save_ora(found["ora"], small, flat(small))
    found["psd"] = sample(folder / "sample.psd")
    return found


def mutant(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to eight wounds: bits, blocks, numbers, cuts, doublings."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if len(out) < 8:
            break
        chance.choice(_WOUNDS)(out, chance)
    return bytes(out)


def _bit(out: bytearray, chance: random.Random) -> None:
    out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)


def _early_bit(out: bytearray, chance: random.Random) -> None:
    out[chance.randrange(min(len(out), 200))] ^= 1 << chance.randrange(8)


def _number(out: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(out) - 4)
    values = (0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000, 0xFFFF, 60000, len(out))
    out[at : at + 4] = struct.pack(chance.choice("<>") + "I", chance.choice(values))


def _block(out: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(len(out)), chance.randint(1, 64)
    out[at : at + length] = chance.choice((bytes(length), b"\xff" * length, b""))


def _cut(out: bytearray, chance: random.Random) -> None:
    del out[chance.randrange(1, len(out)) :]


def _double(out: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(len(out)), chance.randint(1, 256)
    out[at:at] = out[at : at + length]


_WOUNDS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _bit, _bit, _early_bit, _early_bit, _number, _block, _cut, _double
)  # fmt: skip


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """A PNG chunk with a right checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_header(width: int, height: int, data: bytes = b"") -> bytes:
    """A small file whose header claims so many RGB pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header)
    return start + png_chunk(b"IDAT", data or zlib.compress(bytes(1000))) + png_chunk(b"IEND", b"")


def archive(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with OpenRaster's mimetype first, then the entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("mimetype", b"image/openraster")
        for name, data in entries.items():
            out.writestr(name, data, compression)
    return file.getvalue()


def png_bytes(pixels: np.ndarray) -> bytes:
    """A PNG by Pillow."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


STACK = '<?xml version="1.0"?><image w="{w}" h="{h}"><stack>{layers}</stack></image>'


def bombs() -> dict[str, tuple[str, bytes]]:
    """Hostile files: name -> (suffix, bytes). Each must be refused at once."""
    huge = {"png": png_header(60_000, 60_000), "wide png": png_header(2_000_000_000, 1)}
    out = {f"60000 x 60000 {name}": (".png", data) for name, data in huge.items()}
    plain = png_bytes(np.zeros((8, 8, 3), np.uint8))
    bmp = bytearray(_by_pillow("BMP"))
    bmp[18:26] = struct.pack("<II", 60_000, 60_000)
    gif = bytearray(_by_pillow("GIF"))
    gif[6:10] = struct.pack("<HH", 60_000, 60_000)
    jpeg = bytearray(_by_pillow("JPEG"))
    at = jpeg.find(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", 60_000, 60_000)
    tiff = bytearray(_by_pillow("TIFF"))
    for tag in (256, 257):
        at = tiff.find(struct.pack("<H", tag), int.from_bytes(tiff[4:8], "little"))
        tiff[at + 2 : at + 12] = struct.pack("<HII", 4, 1, 60_000)
    for name, data in (("bmp", bmp), ("gif", gif), ("jpg", jpeg), ("tif", tiff)):
        out[f"60000 x 60000 {name}"] = (f".{name}", bytes(data))
    webp = b"VP8X" + struct.pack("<I", 10) + bytes(4) + b"\xfe\x3f\0" * 2 + bytes(100)
    out["webp canvas"] = (".webp", b"RIFF" + struct.pack("<I", len(webp) + 4) + b"WEBP" + webp)
    out["one-bit png"] = (".png", _one_bit_bomb())
    deep = "<stack>" * 200_000
    layer = '<layer src="data/l.png"/>'
    stack = STACK.format(w=8, h=8, layers=layer).encode()
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><image>&c;</image>'
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><image>&x;</image>'
    archives = {
        "nested xml": {"stack.xml": f"<image>{deep}".encode()},
        "laughing xml": {"stack.xml": laughs},
        "external entity": {"stack.xml": entity},
        "million nodes": {"stack.xml": b"<image w='8' h='8'>" + b"<a/>" * 1_000_000 + b"</image>"},
        "deflated gigabyte": {"stack.xml": stack, "data/l.png": plain + bytes(300 << 20)},
        "deflated xml": {"stack.xml": stack + b" " * (40 << 20)},
        "60000 layer": {"stack.xml": stack, "data/l.png": huge["png"]},
        "60000 canvas": {"stack.xml": STACK.format(w=60_000, h=60_000, layers="").encode()},
        "climbing name": {"stack.xml": stack, "../../data/l.png": plain},
        "many parts": {"stack.xml": stack, **{f"p{i}": b"" for i in range(20_000)}},
    }
    out |= {name: (".ora", archive(parts)) for name, parts in archives.items()}
    out["many layers"] = (".ora", _many_layers())
    return out


def _by_pillow(kind: str) -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(file, kind)
    return file.getvalue()


def _one_bit_bomb() -> bytes:
    """17,000 x 17,000 black and white pixels, honestly deflated to some 36 KB."""
    packer = zlib.compressobj(9)
    row = bytes(1 + 17_000 // 8)
    data = b"".join(packer.compress(row) for _ in range(17_000)) + packer.flush()
    header = struct.pack(">IIBBBBB", 17_000, 17_000, 1, 0, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header)
    return start + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")


def _many_layers() -> bytes:
    """A hundred layers that each claim 16 megapixels."""
    layers = "".join(f'<layer src="data/{i}.png"/>' for i in range(100))
    parts = {"stack.xml": STACK.format(w=8, h=8, layers=layers).encode()}
    return archive(parts | {f"data/{i}.png": png_header(4_000, 4_000) for i in range(100)})


def grey_profile(gamma: float = 1.8, pcs: bytes = b"XYZ ") -> bytes:
    """A grey profile of ICC version 2 with one exponent."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Mine\0" + bytes(78) + b"\0"
    elements, table, body = {b"desc": name, b"wtpt": white, b"kTRC": curve}, b"", b""
    for tag, element in elements.items():
        table += struct.pack(">4sII", tag, 132 + 12 * len(elements) + len(body), len(element))
        body += element
    size = 132 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s12x4s28x3i48x", size, b"test", 0x02400000, b"mntr", b"GRAY",
                       pcs, b"acsp", 0xF6D6, 0x10000, 0xD32D)  # fmt: skip
    return head + struct.pack(">I", len(elements)) + table + body

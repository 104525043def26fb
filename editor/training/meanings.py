"""What figures of pictures mean, in words for artists."""

from __future__ import annotations

from editor.training.report import Meaning

LIKE_REAL = "Good is the number of the real ones beside it."

GENERATOR = {
    "fid": Meaning(
        "FID",
        "How far the made pictures, all together, are from the real ones in look; lower is nearer.",
        f"{LIKE_REAL} It grows where there are few pictures: compare only the same number.",
        digits=2,
        least=0,
    ),
    "kid": Meaning(
        "KID",
        "The same distance, measured so that the number of pictures does not change it.",
        "0 cannot be told from real; it may fall a little below.",
        digits=4,
    ),
    "precision": Meaning(
        "precision",
        "Part of the made pictures that look like real ones: how rarely one goes wrong.",
        LIKE_REAL,
        least=0,
        most=1,
    ),
    "recall": Meaning(
        "recall",
        "Part of the real pictures whose like it could have made: how much of them it knows.",
        LIKE_REAL,
        least=0,
        most=1,
    ),
    "density": Meaning(
        "density",
        "How crowded it is round a made picture with real ones, 1 as among real ones.",
        "Above 1 it draws only what is most usual.",
        least=0,
    ),
    "coverage": Meaning(
        "coverage",
        "Part of the real pictures that have a made one as near as their own like.",
        LIKE_REAL,
        least=0,
        most=1,
    ),
    "diversity": Meaning(
        "diversity",
        "How much made pictures differ from each other, 1 as much as real ones.",
        "0.9 to 1.1 is good; far below it draws the same again and again, far above at random.",
        least=0,
    ),
    "duplicates": Meaning(
        "duplicates",
        "Part of the made pictures that are nearly the same as another made one.",
        "0 is best, or what real ones have.",
    ),
    "psnr": Meaning(
        "drawn again",
        "How exactly it draws pictures again that it never saw, in decibels; more is nearer.",
        "20 is recognised, 25 is good, 30 is hard to tell apart.",
        unit=" dB",
        digits=1,
    ),
    "class_accuracy": Meaning(
        "right class",
        "Part of the made pictures that are of the class that was asked for.",
        LIKE_REAL,
        least=0,
        most=1,
    ),
}

TRANSLATOR = {
    "structure": Meaning(
        "structure kept",
        "How far the edges of a picture are still where they were, 1 all of them, 0 none.",
        "0.6 keeps the drawing; 1 changes nothing.",
    ),
    "style": Meaning(
        "style moved",
        "How much of the way to the look of the other set is gone: 0 nothing, 1 all.",
        "0.5 is seen at once; below 0 it moves away.",
    ),
    "cycle": Meaning(
        "there and back",
        "Mean difference (0 to 1) between a picture and itself translated there and back.",
        "Below 0.05 little is lost on the way.",
        least=0,
    ),
    "accuracy": Meaning(
        "switched",
        "Part of the pictures in which the attribute is read as it was asked for.",
        LIKE_REAL,
        least=0,
        most=1,
    ),
    "kept": Meaning(
        "others kept",
        "Part of the other attributes that are read as before.",
        "Above 0.9 is good; the rest changed along.",
        least=0,
        most=1,
    ),
    "change": Meaning(
        "change",
        "Mean change of the pixels, 0 to 1, where an attribute is switched.",
        "Small where only the attribute changes: 0.02 to 0.1.",
        least=0,
    ),
}

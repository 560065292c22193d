"""Makes a scan of a PDF: each page as a picture, a little askew, with the noise and shading of a glass plate."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

_EPOCH = time.gmtime(1_700_000_000)  # a fixed date, so that the same input gives the same bytes


def scan(source: Path, target: Path, *, dpi: int, skew: float, bilevel: bool, seed: int) -> None:
    """Replaces the text of ``source`` by pictures of it.

    ``skew`` in degrees, alternating from page to page; ``bilevel`` gives black and white (CCITT G4) as fax
    machines and many office scanners do, else grey JPEG. subprocess.CalledProcessError if pdftoppm fails.
    """
    noise = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["pdftoppm", "-r", str(dpi), "-gray", str(source), f"{folder}/page"],  # noqa: S607
            check=True,
        )
        pages = [
            _worn(Image.open(file), skew * (-1) ** number, bilevel, noise)
            for number, file in enumerate(sorted(Path(folder).iterdir()))
        ]
    pages[0].save(
        target,
        "PDF",
        resolution=float(dpi),
        save_all=True,
        append_images=pages[1:],
        **({} if bilevel else {"quality": 20}),  # G4 loses nothing and knows no quality
        producer="sample scanner",
        creationDate=_EPOCH,
        modDate=_EPOCH,
    )


def _worn(page: Image.Image, skew: float, bilevel: bool, noise: np.random.Generator) -> Image.Image:
    turned = page.convert("L").rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    height, width = grey.shape
    shade = np.linspace(0, 14, width, dtype=np.float32)  # the lamp is brighter on one side
    grain = noise.normal(0, 2.2, (height // 3 + 1, width // 3 + 1)).astype(np.float32)
    grain = grain.repeat(3, axis=0).repeat(3, axis=1)[:height, :width]
    worn = np.clip(grey * 0.93 + 10 - shade + grain, 0, 255).astype(np.uint8)
    if not bilevel:
        return Image.fromarray(worn)
    black = worn < 150
    specks = noise.random((height, width)) < 0.00004
    specks |= np.roll(specks, 1, axis=0) | np.roll(specks, 1, axis=1)
    return Image.fromarray(np.where(black | specks, 0, 255).astype(np.uint8)).convert("1")

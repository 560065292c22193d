"""Generated pages with known truth, clean and as they come from scanners, faxes and telephones."""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import arabic_reshaper
import numpy as np
from bidi.algorithm import get_display
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FOLDER = Path("/usr/share/fonts/truetype/dejavu")
FONTS = {
    "Sans": "DejaVuSans.ttf",
    "Serif": "DejaVuSerif.ttf",
    "Mono": "DejaVuSansMono.ttf",
    "Condensed": "DejaVuSansCondensed.ttf",
    "Bold": "DejaVuSerifCondensed-Bold.ttf",
}
for _name, _file in FONTS.items():
    pdfmetrics.registerFont(TTFont(_name, _FOLDER / _file))
LAST = ("EL IDRISSI", "BENNANI", "ALAOUI", "TAZI", "BERRADA", "CHRAIBI", "OUAZZANI", "LAHLOU", "SQALLI")
FIRST = ("Mohamed", "Youssef", "Amina", "Khadija", "Meryem", "Rachid", "Hamza", "Salma", "Zineb", "Ilyas")
ARABIC = ("الإدريسي", "بناني", "العلوي", "التازي", "برادة", "الوزاني")
BODY = (
    "Hémoglobine            13,8 g/dL        (13,0 - 17,0)",
    "Hématocrite            41,2 %           (40,0 - 52,0)",
    "Leucocytes             6 820 /mm3       (4 000 - 10 000)",
    "Conclusion : le bilan est dans les limites de la normale. Une surveillance annuelle est conseillée.",
    *["Le patient a été informé des résultats et de leur interprétation par le médecin du service."] * 9,
    "Comments: the patient was informed of the results by his doctor; no further treatment is needed.",
)
DEGRADATIONS = ("clean", "scan", "fax", "photo")


@dataclass(frozen=True)
class Sheet:
    """One scanned page; its lines; what must be read on it: dates and ids, and the words of names."""

    kind: str
    image: Image.Image
    dpi: int
    fields: tuple[str, ...]
    names: tuple[str, ...]
    lines: tuple[str, ...]


def sheet(kind: str, chance: random.Random, dpi: int = 0, font: str = "Sans") -> Sheet:
    """One page with random facts, degraded as ``kind`` says; ``dpi`` of 0: what is usual for the kind."""
    dates = [f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(1930, 2020)}" for _ in "ab"]
    identity = chance.choice(["BK", "AB", "J", "EE"]) + str(chance.randint(100000, 999999))
    number = f"{chance.randint(2019, 2025)}-{chance.randint(0, 999999):06d}"
    last, first, arabic = chance.choice(LAST), chance.choice(FIRST), chance.choice(ARABIC)
    lines = [
        "Laboratoire d'analyses médicales Ibn Sina",
        f"Nom et prénom : {last} {first}",
        f"Né(e) le : {dates[0]}      Sexe : M",
        f"CIN : {identity}",
        f"N° de dossier : {number}",
        f"Date de prélèvement : {dates[1]}",
        *BODY,
        f"الاسم العائلي : {arabic}",
        f"تاريخ الازدياد : {dates[0]}",
    ]
    dpi = dpi or (300 if kind == "clean" else 200)
    image = _degrade(_draw(lines, chance.choice([9, 11, 12]), dpi, font), kind, chance)
    return Sheet(kind, image, dpi, (*dates, identity, number), (*last.split(), first, arabic), tuple(lines))


def _draw(lines: list[str], size: float, dpi: int, font: str) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.pdf")
        canvas = Canvas(str(path), pagesize=A4)
        for row, line in enumerate(lines):
            y = 790 - row * 1.7 * size
            if "\u0600" <= line[0] <= "\u06ff":
                canvas.setFont("Sans", size)  # not all have Arabic letters
                canvas.drawRightString(535, y, get_display(arabic_reshaper.reshape(line)))
            else:
                canvas.setFont(font, size)
                canvas.drawString(60, y, line)
        canvas.save()
        command = ["pdftoppm", "-r", str(dpi), "-gray", "-singlefile", path]
        return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("L")


def _degrade(image: Image.Image, kind: str, chance: random.Random) -> Image.Image:
    noise = np.random.default_rng(chance.randint(0, 1 << 30)).normal
    if kind == "clean":
        return image
    if kind == "fax":
        return Image.fromarray(
            ((np.asarray(image, float) + noise(0, 45, image.size[::-1])) > 130).astype("uint8") * 255
        )
    turn = chance.uniform(-1, 1) if kind == "scan" else chance.uniform(-3, 3)
    image = image.rotate(turn, Image.Resampling.BICUBIC, fillcolor=245).filter(ImageFilter.GaussianBlur(0.8))
    levels = np.asarray(image, float)
    if kind == "photo":
        across, down = np.meshgrid(np.linspace(0, 1, image.width), np.linspace(0, 1, image.height))
        away = (across - chance.random()) ** 2 + (down - chance.random()) ** 2
        levels = levels * (0.35 + 0.65 * np.clip(1 - away, 0, 1)) + noise(0, 8, levels.shape)
    else:
        levels = levels * 0.85 + 30 + noise(0, 12, levels.shape)
    return Image.fromarray(levels.clip(0, 255).astype("uint8"))


def save(sheets: list[Sheet], path: Path) -> Path:
    """Writes one PDF with a picture on each page."""
    first, *rest = [each.image for each in sheets]
    how = {} if first.mode == "1" else {"quality": 75}  # G4 loses nothing and knows no quality
    first.save(path, format="PDF", resolution=sheets[0].dpi, save_all=True, append_images=rest, **how)
    return path

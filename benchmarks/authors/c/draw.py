import io
from functools import lru_cache
import arabic_reshaper
from bidi.algorithm import get_display
from reportlab.pdfgen import canvas
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
D = "/usr/share/fonts/truetype/dejavu/"
for n in ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSansCondensed", "DejaVuSansCondensed-Bold", "DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerifCondensed", "DejaVuSerifCondensed-Bold"]:
    pdfmetrics.registerFont(TTFont(n, D + n + ".ttf"))
RS = arabic_reshaper.ArabicReshaper({"support_ligatures": True, "ARABIC LIGATURE ALLAH": False, "delete_harakat": True})
FAMS = {"helv": ("Helvetica", "Helvetica-Bold"), "times": ("Times-Roman", "Times-Bold"), "cour": ("Courier", "Courier-Bold"), "sans": ("DejaVuSans", "DejaVuSans-Bold"),
        "cond": ("DejaVuSansCondensed", "DejaVuSansCondensed-Bold"), "serif": ("DejaVuSerif", "DejaVuSerif-Bold"), "serifc": ("DejaVuSerifCondensed", "DejaVuSerifCondensed-Bold")}

@lru_cache(20000)
def isar(s): return any("\u0600" <= c <= "\u06ff" for c in s)
@lru_cache(20000)
def shape(s, rtl=True):
    if not isar(s): return s
    if not rtl: rtl = next(("\u0600" <= c <= "\u06ff" for c in s if c.isalpha()), True)
    return get_display(RS.reshape(s), base_dir="R" if rtl else "L")

class Doc:
    def __init__(self, fam="helv", rtl=False, size=A4):
        self.b = io.BytesIO(); self.c = canvas.Canvas(self.b, pagesize=size, invariant=1); self.W, self.H = size
        self.fam = FAMS[fam]; self.rtl = rtl; self.m = 48; self.y = self.H - 48; self.fs = 10
    def font(self, s, bold):
        if isar(s): return "DejaVuSans-Bold" if bold else "DejaVuSans" if self.fam[0] != "DejaVuSansCondensed" else "DejaVuSansCondensed"
        f = self.fam[1 if bold else 0]
        if not f.startswith("Deja"):
            try: s.encode("cp1252")
            except UnicodeEncodeError: return "DejaVuSans-Bold" if bold else "DejaVuSans"
        return f
    def width(self, s, size, bold=False): return pdfmetrics.stringWidth(shape(s, self.rtl), self.font(s, bold), size)
    def put(self, x, y, s, size=None, bold=False, al="l", maxw=None, col=None):
        size = size or self.fs
        if not s: return
        t = shape(s, self.rtl); f = self.font(s, bold); w = pdfmetrics.stringWidth(t, f, size)
        if maxw and w > maxw: size = size * maxw / w; w = maxw
        if al == "r": x -= w
        elif al == "c": x -= w / 2
        self.c.setFont(f, size); self.c.setFillColor(col or colors.black); self.c.drawString(x, y, t)
    def wrap(self, s, w, size, bold=False):
        out, cur = [], ""
        for word in s.split():
            t = (cur + " " + word).strip()
            if cur and self.width(t, size, bold) > w: out.append(cur); cur = word
            else: cur = t
        return out + [cur] if cur else out
    def para(self, s, x0=None, x1=None, size=None, bold=False, gap=5, rtl=None):
        size = size or self.fs; x0 = self.m if x0 is None else x0; x1 = self.W - self.m if x1 is None else x1
        r = (isar(s) if rtl is None else rtl)
        for l in self.wrap(s, x1 - x0, size, bold):
            self.put(x1 if r else x0, self.y, l, size, bold, "r" if r else "l"); self.y -= size * 1.45
        self.y -= gap
    def line(self, y=None, w=.6, col=colors.black):
        y = self.y if y is None else y; self.c.setStrokeColor(col); self.c.setLineWidth(w); self.c.line(self.m, y, self.W - self.m, y)
    def rect(self, x, y, w, h, fill=None, stroke=True):
        self.c.setLineWidth(.6); self.c.setStrokeColor(colors.HexColor("#555555"))
        if fill: self.c.setFillColor(fill)
        self.c.rect(x, y, w, h, stroke=1 if stroke else 0, fill=1 if fill else 0)
    def table(self, head, rows, x0=None, x1=None, lines=True, size=None, widths=None):
        size = size or self.fs - 1; x0 = self.m if x0 is None else x0; x1 = self.W - self.m if x1 is None else x1
        n = len(rows[0]); ws = widths or [1 / n] * n; tot = sum(ws); ws = [w / tot * (x1 - x0) for w in ws]; h = size * 1.9
        for i, row in enumerate(([head] if head else []) + rows):
            hd = head and i == 0
            if hd: self.rect(x0, self.y - h, x1 - x0, h, colors.HexColor("#e6e6e6"), lines)
            x = x1 if self.rtl else x0
            for w, v in zip(ws, row):
                if self.rtl:
                    self.put(x - 4, self.y - h * .68, v, size, hd, "r", w - 8); xl = x - w; x -= w
                else:
                    self.put(x + 4, self.y - h * .68, v, size, hd, "l", w - 8); xl = x; x += w
                if lines: self.rect(xl, self.y - h, w, h)
            self.y -= h
            if not lines and hd: self.c.setLineWidth(.5); self.c.line(x0, self.y, x1, self.y)
        self.y -= 18
    def page(self): self.c.showPage(); self.y = self.H - 48
    def done(self): self.c.showPage(); self.c.save(); return self.b.getvalue()

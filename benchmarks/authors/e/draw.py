import io, re, functools, arabic_reshaper
from bidi.algorithm import get_display
from reportlab.pdfgen import canvas
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
D = "/usr/share/fonts/truetype/dejavu/"
for n in ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"):
    pdfmetrics.registerFont(TTFont("E" + n, D + n + ".ttf"))
FAM = [("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Courier", "Courier-Bold"),
       ("EDejaVuSans", "EDejaVuSans-Bold"), ("EDejaVuSerif", "EDejaVuSerif-Bold"), ("EDejaVuSansCondensed", "EDejaVuSansCondensed-Bold")]
_re = arabic_reshaper.ArabicReshaper(dict(delete_harakat=True, support_ligatures=False))
def has_ar(t): return any("\u0600" <= c <= "\u06ff" for c in t)
@functools.lru_cache(5000)
def shape(t, rtl):
    if not has_ar(t): return t
    t = re.sub(r"\d+(?:[- ]\d+)+", lambda m: "\u200e" + m[0] + "\u200e", _re.reshape(t))   # keep numbers in their order
    return get_display(t, base_dir="R" if rtl else "L").replace("\u200e", "")

class Doc:
    def __init__(s, r, lang):
        s.r, s.lang, s.rtl = r, lang, lang == "ar"
        s.buf = io.BytesIO(); s.c = canvas.Canvas(s.buf, pagesize=A4, invariant=1, pageCompression=1)
        s.W, s.H = A4; s.m = r.choice([45, 56, 70]); s.y = s.H - 50; s.page = 1
        s.fam = r.choice(FAM[3:4] + FAM[5:] if s.rtl else FAM[:2] * 3 + FAM)
        s.sz = r.choice([9, 10, 10.5, 11]) - (1 if s.fam[0] == "Courier" else 0)
        s.c.setTitle("document"); s.foot = []; s.grey = r.choice([0, 0, .25])
    def font(s, t, bold):
        if has_ar(t) or any(c in "☒☐✓" for c in t): return "EDejaVuSans-Bold" if bold else "EDejaVuSans"
        f = s.fam[bold]
        if not f.startswith("E"):
            try: t.encode("cp1252")
            except UnicodeEncodeError: return "EDejaVuSans-Bold" if bold else "EDejaVuSans"
        return f
    def width(s, t, size=None, bold=False): return pdfmetrics.stringWidth(shape(t, s.rtl), s.font(t, bold), size or s.sz)
    def put(s, x, y, t, size=None, bold=False, align="l"):
        size = size or s.sz; f = s.font(t, bold); v = shape(t, s.rtl)
        s.c.setFont(f, size)
        {"l": s.c.drawString, "r": s.c.drawRightString, "c": s.c.drawCentredString}[align](x, y, v)
    def start(s, x0, x1, y, t, **k):        # reading-start side of a box x0..x1
        s.put(x1 if s.rtl else x0, y, t, align="r" if s.rtl else "l", **k)
    def wrap(s, t, w, size=None, bold=False):
        out = []
        for raw in t.split("\n"):
            cur = ""
            for word in raw.split(" "):
                n = (cur + " " + word) if cur else word
                if cur and s.width(n, size, bold) > w: out.append(cur); n = word
                cur = n
            out.append(cur)
        return out
    def need(s, h):
        if s.y - h < 75: s.newpage()
    def newpage(s):
        s.flush(); s.c.showPage(); s.page += 1; s.y = s.H - 60
    def flush(s):
        y = 34
        for t in reversed(s.foot):
            for l in reversed(s.wrap(t, s.W - 2 * s.m, 7.5)): s.put(s.W / 2, y, l, 7.5, align="c"); y += 10
    def gap(s, h=8): s.y -= h
    def text(s, t, size=None, bold=False, x0=None, x1=None, align=None):
        x0 = s.m if x0 is None else x0; x1 = s.W - s.m if x1 is None else x1; size = size or s.sz
        for l in s.wrap(t, x1 - x0, size, bold):
            s.need(size * 1.4); s.y -= size * 1.4
            if align == "c": s.put((x0 + x1) / 2, s.y, l, size, bold, "c")
            elif align == "r": s.put(x0 if s.rtl else x1, s.y, l, size, bold, "l" if s.rtl else "r")
            else: s.start(x0, x1, s.y, l, size=size, bold=bold)
    def kv(s, k, v, lw=150, x0=None, x1=None, bold=False):
        x0 = s.m if x0 is None else x0; x1 = s.W - s.m if x1 is None else x1
        lw = min(lw, (x1 - x0) * .45)
        kl, vl = s.wrap(k, lw - 6), s.wrap(v, x1 - x0 - lw, None, bold)
        s.need(max(len(kl), len(vl)) * s.sz * 1.4)
        for i in range(max(len(kl), len(vl))):
            s.y -= s.sz * 1.4
            if i < len(kl): s.start(x0, x1, s.y, kl[i])
            if i < len(vl): s.start(x0 if s.rtl else x0 + lw, x1 - lw if s.rtl else x1, s.y, vl[i], bold=bold)
    def box(s, title, draw, h, x0=None, x1=None, style=None):
        """draw(x0,x1) inside a frame; title over or in the frame; frame height follows the content"""
        x0 = s.m if x0 is None else x0; x1 = s.W - s.m if x1 is None else x1; s.need(h)
        style = style or s.r.choice(["in", "bar", "legend"])
        top = s.y - 4
        if style == "bar":
            s.c.setFillGray(.88); s.c.rect(x0, top - s.sz * 1.7, x1 - x0, s.sz * 1.7, stroke=0, fill=1); s.c.setFillGray(0)
            s.start(x0 + 6, x1 - 6, top - s.sz * 1.25, title, bold=True); s.y = top - s.sz * 1.8
        elif style == "legend":
            s.y = top - 4
        else: s.y = top - 3; s.text(title, bold=True, x0=x0 + 6, x1=x1 - 6)
        draw(x0 + 8, x1 - 8); s.y -= 7
        s.c.setLineWidth(.7); s.c.rect(x0, s.y, x1 - x0, top - s.y)
        if style == "legend":
            w = s.width(title, s.sz - .5, True)
            a = x1 - 14 - w if s.rtl else x0 + 14
            s.c.setFillGray(1); s.c.rect(a - 3, top - 3, w + 6, 8, stroke=0, fill=1); s.c.setFillGray(0)
            s.put(a, top - 3, title, s.sz - .5, True)
        s.y -= 6
    def table(s, rows, widths=None, head=True, lines=None, size=None):
        size = size or s.sz - .5; n = len(rows[0]); T = s.W - 2 * s.m
        widths = [w * T for w in (widths or [1 / n] * n)]; lines = s.r.choice("gHn") if lines is None else lines
        for i, row in enumerate(rows):
            cells = [s.wrap(v, w - 8, size, head and i == 0) for v, w in zip(row, widths)]
            h = max(map(len, cells)) * size * 1.3 + 5; s.need(h); x = s.W - s.m if s.rtl else s.m
            for ls, w in zip(cells, widths):
                a = x - w if s.rtl else x
                if lines == "g": s.c.setLineWidth(.5); s.c.rect(a, s.y - h, w, h)
                for j, l in enumerate(ls): s.start(a + 4, a + w - 4, s.y - size * 1.3 * (j + 1), l, size=size, bold=head and i == 0)
                x = a if s.rtl else x + w
            s.y -= h
            if lines == "H": s.c.setLineWidth(.4); s.c.line(s.m, s.y, s.W - s.m, s.y)
        s.y -= 5
    def rule(s): s.y -= 6; s.c.setLineWidth(.6); s.c.line(s.m, s.y, s.W - s.m, s.y); s.y -= 2
    def done(s): s.flush(); s.c.save(); return s.buf.getvalue()

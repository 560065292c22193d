import io
from reportlab.pdfgen import canvas
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.lib.pagesizes import A4
import arabic_reshaper
from bidi.algorithm import get_display
_D = '/usr/share/fonts/truetype/dejavu/'
for n, f in [('DS', 'DejaVuSans'), ('DSB', 'DejaVuSans-Bold'), ('DE', 'DejaVuSerif'), ('DEB', 'DejaVuSerif-Bold'), ('DC', 'DejaVuSansCondensed'), ('DCB', 'DejaVuSansCondensed-Bold'), ('DM', 'DejaVuSansMono'), ('DMB', 'DejaVuSansMono-Bold')]:
    pdfmetrics.registerFont(TTFont(n, _D + f + '.ttf'))
FAM = [('Helvetica', 'Helvetica-Bold')] * 4 + [('Times-Roman', 'Times-Bold')] * 3 + [('DC', 'DCB'), ('DE', 'DEB'), ('DS', 'DSB'), ('Courier', 'Courier-Bold')]
def isar(s): return any('\u0600' <= c <= '\u06ff' for c in s)
_resh = arabic_reshaper.ArabicReshaper({'delete_harakat': True, 'support_ligatures': False})
def shape(s, base='R'):
    return get_display(_resh.reshape(s), base_dir=base)
W = pdfmetrics.stringWidth
class NC(canvas.Canvas):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.saved = []; self.foot = None
    def showPage(self): self.saved.append(dict(self.__dict__)); self._startPage()
    def save(self):
        n = len(self.saved)
        for i, st in enumerate(self.saved):
            foot, sv = self.foot, self.saved
            self.__dict__.update(st); self.foot, self.saved = foot, sv
            if self.foot: self.foot(self, i + 1, n)
            canvas.Canvas.showPage(self)
        canvas.Canvas.save(self)
class Doc:
    def __init__(s, rng, lang):
        s.r = rng; s.lang = lang; s.rtl = lang == 'ar'; s.buf = io.BytesIO(); s.w, s.h = A4
        s.c = NC(s.buf, pagesize=A4, invariant=1)
        s.f, s.b = ('DS', 'DSB') if s.rtl and rng.random() < .5 else ('DC', 'DCB') if s.rtl else rng.choice(FAM)
        s.sz = rng.choice([9, 9.5, 10, 10, 10.5, 11])
        if s.f in ('Courier', 'DM', 'DE', 'DS'): s.sz = min(s.sz, 9.5)
        s.m = rng.choice([42, 50, 56, 64, 70]); s.bottom = 70; s.y = s.h - rng.choice([36, 44, 54])
        s.lead = rng.choice([1.22, 1.3, 1.4, 1.5]); s.pages = 1; s.head = None
        s.kv = rng.randrange(7); s.tb = rng.randrange(4); s.sep = rng.choice([' : ', ' : ', ' : ', ': '] if lang == 'fr' else [': ', ': ', ' : ']); s.al = rng.choice(['l', 'l', 'l', 'j'])
        s.color = rng.choice([(0, 0, 0)] * 3 + [(.1, .2, .5), (.05, .35, .3), (.45, .1, .15)])
    @property
    def L(s): return s.m
    @property
    def R(s): return s.w - s.m
    def fnt(s, t, bold=False):
        f = s.b if bold else s.f
        if f[0] != 'D' and any(ord(c) > 255 and c not in '–—’‘“”…•€œŒ' for c in t): return 'DCB' if bold else 'DC'
        return f
    def width(s, t, bold, sz):
        f = s.fnt(t, bold)
        return W(_resh.reshape(t) if isar(t) else t, f, sz)
    def at(s, t, x, y, bold=False, sz=None, align='l', color=None, base=None):
        sz = sz or s.sz; f = s.fnt(t, bold)
        if isar(t): t = shape(t, base or 'R')
        s.c.setFont(f, sz)
        if color: s.c.setFillColorRGB(*color)
        (s.c.drawString if align == 'l' else s.c.drawRightString if align == 'r' else s.c.drawCentredString)(x, y, t)
        if color: s.c.setFillColorRGB(0, 0, 0)
    def wrap(s, t, w, bold=False, sz=None):
        sz = sz or s.sz; out = []; cur = ''
        for word in t.split(' '):
            n = cur + ' ' + word if cur else word
            if cur and s.width(n, bold, sz) > w: out.append(cur); cur = word
            else: cur = n
        out.append(cur); return out
    def page(s):
        s.c.showPage(); s.pages += 1; s.y = s.h - 50
        if s.head:
            s.at(s.head, s.R if s.rtl else s.L, s.h - 34, sz=8, align='r' if s.rtl else 'l'); s.c.setLineWidth(.4); s.c.line(s.L, s.h - 39, s.R, s.h - 39); s.y -= 8
    def need(s, h):
        if s.y - h < s.bottom: s.page()
    def gap(s, k=.6): s.y -= s.sz * k
    def para(s, t, bold=False, sz=None, align=None, x0=None, x1=None, after=.55):
        sz = sz or s.sz; x0 = s.L if x0 is None else x0; x1 = s.R if x1 is None else x1
        align = align or ('r' if s.rtl else 'l')
        ls = s.wrap(t, x1 - x0, bold, sz)
        for i, l in enumerate(ls):
            s.need(sz * s.lead); s.y -= sz * s.lead
            x = x0 if align == 'l' else x1 if align == 'r' else (x0 + x1) / 2
            s.at(l, x, s.y, bold, sz, align)
        s.y -= sz * after
    def box(s, t, bold=False):
        ls = s.wrap(t, s.R - s.L - 16, bold); h = len(ls) * s.sz * s.lead + 12; s.need(h + 6)
        s.c.setLineWidth(.7); s.c.rect(s.L, s.y - h, s.R - s.L, h); y = s.y - 4
        for l in ls:
            y -= s.sz * s.lead; s.at(l, s.R - 8 if s.rtl else s.L + 8, y, bold, align='r' if s.rtl else 'l')
        s.y -= h + 8
    def heading(s, t):
        s.need(s.sz * 4); k = s.r.randrange(4) if not hasattr(s, 'hk') else s.hk; s.hk = k; s.gap(.3)
        if k == 0: s.para(t, True, s.sz + 1)
        elif k == 1: s.para(t.upper(), True); 
        elif k == 2:
            s.para(t, True, s.sz + .5, after=.25); s.c.setLineWidth(.5); s.c.line(s.L, s.y, s.R, s.y); s.gap(.5)
        else:
            s.c.setFillGray(.88); s.c.rect(s.L, s.y - s.sz * 1.7, s.R - s.L, s.sz * 1.6, stroke=0, fill=1); s.c.setFillGray(0); s.y -= s.sz * .05
            s.para(t, True, x0=s.L + 5, x1=s.R - 5, after=.7)
    def title(s, t):
        s.gap(.5); z = s.sz + s.r.choice([2, 3, 4]); k = s.r.randrange(3)
        if k == 2:
            ls = s.wrap(t, s.R - s.L - 30, True, z); h = len(ls) * z * s.lead + 10; s.need(h + 10); s.c.setLineWidth(1); s.c.rect(s.L, s.y - h, s.R - s.L, h)
            y = s.y - 3
            for l in ls: y -= z * s.lead; s.at(l, s.w / 2, y + 1, True, z, 'c')
            s.y -= h + 10
        else: s.para(t, True, z, 'c' if k == 0 else None, after=.8)
    def pairs(s, rows, style=None):
        st = s.kv if style is None else style
        rows = [(a, b) for a, b in rows]
        big = any(s.width(b, 0, s.sz) > (s.R - s.L) * .27 or s.width(a, 0, s.sz) > (s.R - s.L) * .22 for a, b in rows)
        if st in (3, 5) and big: st = 1
        if st == 4 and (len(rows) > 5 or s.rtl): st = 2
        lead = s.sz * s.lead * 1.05; rtl = s.rtl; wid = s.R - s.L
        if st == 0:
            for a, b in rows: s.para(f"{a}{s.sep}{b}", after=.1)
            s.gap()
        elif st in (1, 6):
            x = max(s.width(a + s.sep, st == 6, s.sz) for a, b in rows) + 10
            x = min(x, wid * .5)
            for a, b in rows:
                la = s.wrap(a + s.sep.rstrip(), x - 4, st == 6); lb = s.wrap(b, wid - x - 4); k = max(len(la), len(lb)); s.need(lead * k)
                for i in range(k):
                    s.y -= lead
                    if i < len(la): s.at(la[i], s.R if rtl else s.L, s.y, st == 6, align='r' if rtl else 'l')
                    if i < len(lb): s.at(lb[i], s.R - x if rtl else s.L + x, s.y, st != 6 and i == 0 and s.kv == 6, align='r' if rtl else 'l')
            s.gap()
        elif st == 2: s.table([list(p) for p in rows], header=False, widths=[.34, .66], tb=s.r.choice([0, 0, 1]))
        elif st == 3:
            for i in range(0, len(rows), 2):
                s.need(lead); s.y -= lead
                for j, (a, b) in enumerate(rows[i:i + 2]):
                    if rtl:
                        X = s.R - j * wid / 2; s.at(a + s.sep.rstrip(), X, s.y, align='r'); s.at(b, X - s.width(a + s.sep, 0, s.sz) - 4, s.y, align='r')
                    else:
                        X = s.L + j * wid / 2; s.at(a + s.sep.rstrip(), X, s.y, True); s.at(b, X + s.width(a + s.sep, 1, s.sz) + 2, s.y)
            s.gap()
        elif st == 4: s.para(s.r.choice(['  |  ', '   ', ' - ', ' ; ']).join(f"{a}{s.sep}{b}" for a, b in rows))
        elif st == 5:
            n = 3 if len(rows) > 2 and not any(s.width(b, 0, s.sz) > wid / 3 - 8 for a, b in rows) else 2; h = s.sz * 2.7; cw = wid / n
            for i in range(0, len(rows), n):
                s.need(h + 4); s.c.setLineWidth(.5)
                for j in range(n):
                    X = s.R - (j + 1) * cw if rtl else s.L + j * cw
                    s.c.rect(X, s.y - h, cw, h)
                    if i + j < len(rows):
                        a, b = rows[i + j]; xx = X + cw - 4 if rtl else X + 4; al = 'r' if rtl else 'l'
                        s.at(a, xx, s.y - s.sz, sz=s.sz * .72, align=al); s.at(b, xx, s.y - h + 5, True if s.width(b, 1, s.sz) < cw - 8 else False, align=al)
                s.y -= h
            s.gap(.9)
    def bi(s, rows):   # bilingual form: french left, value centre, arabic right
        lead = s.sz * 1.9; lined = s.r.random() < .5
        for fr, v, ar in rows:
            s.need(lead); s.y -= lead
            s.at(fr, s.L + 3, s.y); s.at(ar, s.R - 3, s.y, align='r'); s.at(v, s.w / 2, s.y, True, align='c')
            if lined: s.c.setLineWidth(.3); s.c.line(s.L, s.y - 4, s.R, s.y - 4)
        s.gap(.9)
    def table(s, rows, header=True, widths=None, tb=None):
        tb = s.tb if tb is None else tb; n = max(len(x) for x in rows); wid = s.R - s.L; sz = s.sz - (.5 if n < 5 else 1.5)
        if not widths:
            mw = [max(s.width(x[j], True, sz) if j < len(x) else 0 for x in rows) + 10 for j in range(n)]
            mw = [min(max(v, 34), wid * .6) for v in mw]; t = sum(mw); widths = [v / t for v in mw]
        cols = [w * wid for w in widths]; lead = sz * 1.28; rtl = s.rtl
        for i, row in enumerate(rows):
            hb = header and i == 0
            cells = [s.wrap(v, cols[j] - 8, hb, sz) for j, v in enumerate(row)]
            h = max(len(c) for c in cells) * lead + 6; s.need(h)
            x = s.R if rtl else s.L
            if hb and tb in (0, 2): s.c.setFillGray(.9); s.c.rect(s.L, s.y - h, wid, h, stroke=0, fill=1); s.c.setFillGray(0)
            s.c.setLineWidth(.5)
            for j, c in enumerate(cells):
                y = s.y - 2
                for l in c:
                    y -= lead; s.at(l, x - 4 if rtl else x + 4, y + 1.5, hb, sz, 'r' if rtl else 'l')
                if tb == 0: s.c.rect(x - cols[j] if rtl else x, s.y - h, cols[j], h)
                x += -cols[j] if rtl else cols[j]
            if tb == 1 or (tb == 2 and hb): s.c.line(s.L, s.y - h, s.R, s.y - h)
            s.y -= h
        s.gap(.9)
    def sign(s, lines):
        s.need(len(lines) * s.sz * s.lead + 20); s.gap(1.2); side = s.r.random() < .75
        for l in lines:
            s.y -= s.sz * s.lead
            if s.rtl: s.at(l, s.L + 170, s.y, align='r')
            else: s.at(l, (s.w * .52 if side else s.L), s.y)
        s.gap(1.5)
    def done(s):
        s.c.showPage(); s.c.save(); return s.buf.getvalue()

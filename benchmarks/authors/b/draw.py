import io, functools
from reportlab.pdfgen import canvas
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.lib.pagesizes import A4
import arabic_reshaper
from bidi.algorithm import get_display
D = '/usr/share/fonts/truetype/dejavu/'
import os
FONTS = {}
def _reg(n, f):
    if os.path.exists(D + f):
        pdfmetrics.registerFont(TTFont(n, D + f)); return True
_reg('DV', 'DejaVuSans.ttf'); _reg('DVB', 'DejaVuSans-Bold.ttf')
SER = _reg('DS', 'DejaVuSerif.ttf') and _reg('DSB', 'DejaVuSerif-Bold.ttf')
FAM = {'helv': ('Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique'), 'times': ('Times-Roman', 'Times-Bold', 'Times-Italic'),
       'cour': ('Courier', 'Courier-Bold', 'Courier-Oblique'), 'dv': ('DV', 'DVB', 'DV'), 'ds': ('DS', 'DSB', 'DS') if SER else ('DV', 'DVB', 'DV')}
W, H = A4
RE = arabic_reshaper.ArabicReshaper({'delete_harakat': True})
def is_ar(s): return any('\u0600' <= c <= '\u06ff' for c in s)
def vis(s, rtl):
    if is_ar(s): return get_display(RE.reshape(s), base_dir='R' if rtl else 'L')
    return s
class Doc:
    def __init__(self, rtl, fam, size, left=56, right=56, lead=1.35, invariant=True):
        self.buf = io.BytesIO(); self.c = canvas.Canvas(self.buf, pagesize=A4, invariant=1)
        self.rtl, self.fam, self.size, self.l, self.r = rtl, FAM[fam], size, left, W - right
        self.lead = lead; self.y = H - 50; self.page = 1; self.foot = None; self.notes = []; self.used = False
    def font(self, st='n'): return self.fam[{'n': 0, 'b': 1, 'i': 2}[st]]
    def width(self, s, st, size): return pdfmetrics.stringWidth(vis(s, self.rtl), self.font(st), size)
    def wrap(self, s, st, size, w):
        out, cur = [], ''
        for word in s.split():
            t = (cur + ' ' + word).strip()
            if cur and self.width(t, st, size) > w: out.append(cur); cur = word
            else: cur = t
        if cur: out.append(cur)
        return out or ['']
    def put(self, x, y, s, st='n', size=None, align='s', w=None):
        """align s = start of the line in reading direction, e = end, c = centre; x is left border, w is width"""
        size = size or self.size; c = self.c; w = w if w is not None else self.r - x
        while size > 5.5 and self.width(s, st, size) > w + 1: size -= .5
        c.setFont(self.font(st), size); v = vis(s, self.rtl)
        if align == 'c': c.drawCentredString(x + w / 2, y, v)
        elif (align == 's') != self.rtl: c.drawString(x, y, v)
        else: c.drawRightString(x + w, y, v)
    def need(self, h):
        if self.y - h < 90: self.newpage()
    def line(self, s, st='n', size=None, align='s', indent=0, gap=0, x=None, w=None):
        size = size or self.size
        x0 = self.l if x is None else x; w0 = (self.r - self.l) if w is None else w
        if x is None and indent: 
            w0 -= indent
            if not self.rtl: x0 += indent
        for t in self.wrap(s, st, size, w0):
            self.need(size * self.lead); self.y -= size * self.lead; self.put(x0, self.y, t, st, size, align, w0)
        self.y -= gap
    def gap(self, g): self.y -= g
    def rule(self, x1=None, x2=None, wd=.6):
        self.y -= 4; self.c.setLineWidth(wd); self.c.line(x1 or self.l, self.y, x2 or self.r, self.y); self.y -= 3
    def kv(self, pairs, style='colon', x=None, w=None, lw=None, boldk=False, size=None):
        size = size or self.size; x0 = self.l if x is None else x; w0 = (self.r - self.l) if w is None else w
        lw = lw or min(w0 * .45, max(self.width(k, 'b', size) for k, _ in pairs) + 16)
        for k, v in pairs:
            lab = k + (' :' if style == 'colon' else ':' if style == 'tight' else '')
            ls = self.wrap(v, 'n', size, w0 - lw - 4); self.need(size * self.lead * len(ls))
            for j, t in enumerate(ls):
                self.y -= size * self.lead
                if self.rtl:
                    if not j: self.put(x0 + w0 - lw, self.y, lab, 'b' if boldk else 'n', size, 's', lw)
                    self.put(x0, self.y, t, 'n', size, 's', w0 - lw - 4)
                else:
                    if not j: self.put(x0, self.y, lab, 'b' if boldk else 'n', size, 's', lw - 2)
                    self.put(x0 + lw, self.y, t, 'n' if boldk else 'b', size, 's', w0 - lw)
    def table(self, rows, widths=None, head=True, grid=True, size=None, x=None, w=None):
        size = size or self.size - .5; x0 = self.l if x is None else x; w0 = (self.r - self.l) if w is None else w
        n = len(rows[0]); widths = widths or [1] * n; tot = sum(widths); ws = [w0 * a / tot for a in widths]
        for i, row in enumerate(rows):
            st = 'b' if head and i == 0 else 'n'
            cells = [self.wrap(cc, st, size, ws[j] - 8) for j, cc in enumerate(row)]
            h = max(map(len, cells)) * size * 1.25 + 6; self.need(h)
            top = self.y
            xs = [x0 + sum(ws[:j]) for j in range(n)]
            if self.rtl: xs = [x0 + w0 - sum(ws[:j + 1]) for j in range(n)]
            for j in range(n):
                if grid: self.c.setLineWidth(.5); self.c.rect(xs[j], top - h, ws[j], h)
                yy = top - 2
                for t in cells[j]: yy -= size * 1.25; self.put(xs[j] + 4, yy + 1, t, st, size, 's', ws[j] - 8)
            self.y -= h
            if not grid and head and i == 0: self.c.setLineWidth(.8); self.c.line(x0, self.y, x0 + w0, self.y)
    def box(self, y0, pad=5):
        self.c.setLineWidth(.7); self.c.rect(self.l - pad, self.y - pad, self.r - self.l + 2 * pad, y0 - self.y + pad); self.y -= pad + 3
    def _footer(self):
        c = self.c; y = 72
        for t in self.notes: self.put(self.l, y, t, 'n', 7.5, 's', self.r - self.l); y -= 10
        if self.notes: c.setLineWidth(.4); (c.line(self.l, 82, self.l + 120, 82) if not self.rtl else c.line(self.r - 120, 82, self.r, 82))
        self.notes = []
        if self.foot: self.put(self.l, 34, self.foot(self.page), 'n', 7, 'c', self.r - self.l)
    def newpage(self):
        self._footer(); self.c.showPage(); self.page += 1; self.y = H - 56
    def done(self):
        self._footer(); self.c.save(); return self.buf.getvalue()

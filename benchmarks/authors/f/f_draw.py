"""Drawing: a flowing page with letterheads, key-value blocks, tables, columns, ticks; Arabic shaped and set from the right."""
import io
from functools import lru_cache
from reportlab.pdfgen import canvas
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
import arabic_reshaper
from bidi.algorithm import get_display
_T = '/usr/share/fonts/truetype/dejavu/'
for a, b in (('fS', 'DejaVuSans'), ('fSb', 'DejaVuSans-Bold'), ('fR', 'DejaVuSerif'), ('fRb', 'DejaVuSerif-Bold'), ('fC', 'DejaVuSansCondensed'),
             ('fCb', 'DejaVuSansCondensed-Bold'), ('fM', 'DejaVuSansMono'), ('fMb', 'DejaVuSansMono-Bold'), ('fRc', 'DejaVuSerifCondensed'), ('fRcb', 'DejaVuSerifCondensed-Bold')):
    pdfmetrics.registerFont(TTFont(a, _T + b + '.ttf'))
PAIRS = {'helv': ('Helvetica', 'Helvetica-Bold'), 'times': ('Times-Roman', 'Times-Bold'), 'cour': ('Courier', 'Courier-Bold'),
         'sans': ('fS', 'fSb'), 'serif': ('fR', 'fRb'), 'cond': ('fC', 'fCb'), 'mono': ('fM', 'fMb'), 'serifc': ('fRc', 'fRcb')}
def isar(t): return any('\u0600' <= c <= '\u06ff' for c in t)
def _win(t):
    try: t.encode('cp1252'); return True
    except UnicodeEncodeError: return False
@lru_cache(20000)
def shape(t, rtl=True):
    if not isar(t): return t.replace('\u200e', '')
    return get_display(arabic_reshaper.reshape(t), base_dir='R' if rtl else 'L').replace('\u200e', '')

class Doc:
    def __init__(s, rng, lang, fam=None, size=None, margin=None):
        s.rng, s.lang, s.rtl = rng, lang, lang == 'ar'
        fam = fam or (rng.choice(['sans', 'cond', 'sans']) if s.rtl else rng.choice(['helv', 'helv', 'times', 'sans', 'serif', 'cond', 'serifc', 'helv', 'times']))
        s.f = PAIRS[fam]; s.sz = size or rng.choice([9, 9.5, 10, 10.5, 11])
        if s.rtl: s.sz = max(s.sz, 10)
        if fam in ('sans', 'serif', 'mono') and s.sz > 10: s.sz = 10
        s.W, s.H = A4 if rng.random() < .9 else LETTER
        s.m = margin or rng.choice([42, 50, 56, 64]); s.b = io.BytesIO()
        s.c = canvas.Canvas(s.b, pagesize=(s.W, s.H), pageCompression=1, invariant=1)
        s.page = 1; s.y = s.H - s.m; s.foot = None; s.head = None; s.col = rng.choice([(0, 0, 0), (0, 0, 0), (.1, .2, .45), (.35, .1, .15), (.05, .35, .3)])
    @property
    def w(s): return s.W - 2 * s.m
    def font(s, t, bold):
        f = s.f[bool(bold)]
        if isar(t): return ('fSb' if bold else 'fS')
        if f[0] != 'f' and not _win(t): return 'fSb' if bold else 'fS'
        if f[0] == 'f' and any(c in t for c in '☐☒☑'): return 'fSb' if bold else 'fS'
        return f
    def tw(s, t, size=None, bold=False):
        return pdfmetrics.stringWidth(shape(t), s.font(t, bold), size or s.sz)
    def at(s, x, y, t, size=None, bold=False, align='l', color=None):
        size = size or s.sz; f = s.font(t, bold); u = shape(t, s.rtl or not any(c.isascii() and c.isalpha() for c in t))
        s.c.setFont(f, size)
        if color: s.c.setFillColorRGB(*color)
        {'l': s.c.drawString, 'r': s.c.drawRightString, 'c': s.c.drawCentredString}[align](x, y, u)
        if color: s.c.setFillColorRGB(0, 0, 0)
    def wrap(s, t, width, size=None, bold=False):
        size = size or s.sz; f = s.font(t, bold); out = []; cur = []; cw = 0; sp = pdfmetrics.stringWidth(' ', f, size)
        for w in t.split(' '):
            ww = pdfmetrics.stringWidth(shape(w), f, size)
            if cur and cw + sp + ww > width: out.append(' '.join(cur)); cur = []; cw = 0
            cw += ww + (sp if cur else 0); cur.append(w)
        if cur: out.append(' '.join(cur))
        return out
    def need(s, h):
        if s.y - h < s.m + 24: s.newpage()
    def newpage(s):
        s.endpage(); s.c.showPage(); s.page += 1; s.y = s.H - s.m
        if s.head: s.head(s)
    def endpage(s):
        if s.foot: s.foot(s)
    def skip(s, n=8): s.y -= n
    def rule(s, w=.6):
        s.y -= 4; s.c.setLineWidth(w); s.c.line(s.m, s.y, s.W - s.m, s.y); s.y -= 6
    def line(s, t, size=None, bold=False, align=None, color=None, indent=0):
        size = size or s.sz; align = align or ('r' if s.rtl else 'l')
        for l in s.wrap(t, s.w - indent, size, bold):
            s.need(size * 1.4); s.y -= size * 1.3
            x = {'l': s.m + indent, 'r': s.W - s.m - indent, 'c': s.W / 2}[align]
            s.at(x, s.y, l, size, bold, align, color)
    def para(s, t, size=None, gap=5, bold=False, indent=0):
        for p in t.split('\n'): s.line(p, size, bold, indent=indent)
        s.y -= gap
    def title(s, t, box=None):
        r = s.rng; size = s.sz + r.choice([2, 3, 4, 5]); box = r.random() < .2 if box is None else box
        while s.tw(t, size, True) > s.w - 16 and size > 9: size -= .5
        s.skip(4); s.line(t, size, True, r.choice(['c', 'c', 'r' if s.rtl else 'l']), s.col)
        if box: s.c.setLineWidth(.7); s.c.rect(s.m, s.y - 6, s.w, size * 1.3 + 6); s.y -= 4
        s.skip(10)
    def section(s, t):
        r = s.rng; st = s.__dict__.setdefault('_sec', r.choice(['u', 'band', 'b', 'line', 'caps']))
        s.need(60); s.skip(5)
        if st == 'band':
            s.c.setFillGray(.88); s.c.rect(s.m, s.y - s.sz * 1.3 - 4, s.w, s.sz * 1.3 + 4, stroke=0, fill=1); s.c.setFillGray(0)
        s.line(t.upper() if st == 'caps' and s.lang != 'tr' else t, s.sz + .5, True, indent=4 if st == 'band' else 0)
        if st in ('u', 'line'): s.y -= 3; s.c.setLineWidth(.5); s.c.line(s.m, s.y, s.W - s.m, s.y)
        s.skip(5)
    # --- identity blocks
    def kvin(s, rows, x, w, style, lab=None):
        """rows of (label, value) inside a strip at x of width w; returns lowest y"""
        y = s.y; sz = s.sz
        lab = lab or min(w * .48, max([s.tw(a + ' :', sz, style == 'boldlab') for a, _ in rows if a] or [10]) + 10)
        for a, b in rows:
            y -= sz * 1.35
            bl, bv = style == 'boldlab', style == 'boldval'
            sep = {'fr': ' :', 'ar': ' :'}.get(s.lang, ':')
            if style == 'under':   # label above the value
                if a: s.at(x + w if s.rtl else x, y, a, sz - 2, False, 'r' if s.rtl else 'l', (.35, .35, .35)); y -= sz * 1.2
                s.at(x + w if s.rtl else x, y, b, sz, True, 'r' if s.rtl else 'l'); y -= 2; continue
            if style == 'inline':
                ls = s.wrap(f"{a}{sep} {b}" if a else b, w, sz)
                for i, l in enumerate(ls):
                    if i: y -= sz * 1.25
                    s.at(x + w if s.rtl else x, y, l, sz, False, 'r' if s.rtl else 'l')
                continue
            vw = w - lab
            if a:
                al = s.wrap(a + sep, lab - 4, sz, bl)
            else: al = ['']
            vl = s.wrap(b, vw, sz, bv)
            for i in range(max(len(al), len(vl))):
                if i: y -= sz * 1.25
                if i < len(al): s.at(x + w if s.rtl else x, y, al[i], sz, bl, 'r' if s.rtl else 'l')
                if i < len(vl): s.at(x + w - lab if s.rtl else x + lab, y, vl[i], sz, bv, 'r' if s.rtl else 'l')
            if style == 'dots':
                s.c.setDash(1, 2); s.c.setLineWidth(.4)
                if s.rtl: s.c.line(x, y - 2, x + w - lab, y - 2)
                else: s.c.line(x + lab, y - 2, x + w, y - 2)
                s.c.setDash()
        return y
    def kv(s, rows, style=None, box=None, cols=None):
        r = s.rng; style = style or r.choice(['plain', 'boldlab', 'boldval', 'dots', 'under', 'inline', 'plain'])
        cols = cols or r.choice([1, 1, 2]); box = r.random() < .35 if box is None else box
        if style == 'under' : s.need(len(rows) * s.sz * 2.8)
        else: s.need(len(rows) * s.sz * 1.6 + 10)
        if box: s.y -= 4
        top = s.y; pad = 8 if box else 0
        if cols == 1: y = s.kvin(rows, s.m + pad, s.w - 2 * pad, style)
        else:
            h = (len(rows) + 1) // 2; w = (s.w - 2 * pad - 14) / 2
            xs = [s.m + pad, s.m + pad + w + 14]
            if s.rtl: xs.reverse()
            parts = [rows[:h], rows[h:]] if r.random() < .5 else [rows[::2], rows[1::2]]
            y = min(s.kvin(p, x, w, style) for p, x in zip(parts, xs) if p)
        s.y = y - 6
        if box: s.c.setLineWidth(.7); s.c.rect(s.m, s.y - 1, s.w, top - s.y + 3); s.y -= 4
        s.skip(6)
    def cols(s, cells, style=None, frame=None):
        """cells: (heading, rows) side by side"""
        r = s.rng; frame = frame or r.choice(['none', 'box', 'grid', 'headline']); style = style or r.choice(['plain', 'inline', 'under', 'boldval', 'boldlab'] if len(cells) < 3 else ['inline', 'under'])
        n = len(cells); g = 12; w = (s.w - g * (n - 1)) / n; xs = [s.m + i * (w + g) for i in range(n)]
        if s.rtl: xs.reverse()
        s.need(120); top = s.y; ys = []
        for (h, rows), x in zip(cells, xs):
            s.y = top; pad = 5
            hs = s.sz
            while s.tw(h, hs, True) > w - 2 * pad and hs > 6: hs -= .25
            if frame == 'grid': s.c.setFillGray(.9); s.c.rect(x - 1, top - s.sz * 1.5 - 2, w + 2, s.sz * 1.5 + 2, stroke=1, fill=1); s.c.setFillGray(0)
            s.at(x + w - pad if s.rtl else x + pad, top - s.sz * 1.25, h, hs, True, 'r' if s.rtl else 'l')
            s.y = top - s.sz * 1.6
            if frame == 'headline': s.c.setLineWidth(.8); s.c.line(x, s.y - 1, x + w, s.y - 1)
            s.y -= 3; ys.append(s.kvin(rows, x + pad, w - 2 * pad, style))
        s.y = min(ys) - 6
        if frame in ('box', 'grid'):
            s.c.setLineWidth(.6)
            for x in xs: s.c.rect(x - 1, s.y, w + 2, top - s.y)
        s.skip(14)
    def table(s, rows, ws=None, grid=None, head=True, size=None):
        r = s.rng; grid = grid or r.choice(['grid', 'h', 'none', 'band']); size = size or s.sz - .5; n = len(rows[0])
        tot = sum(ws or [1] * n); ws = [x * s.w / tot for x in (ws or [1] * n)]
        xs = []; x = s.m
        for w in ws: xs.append(x); x += w
        if s.rtl: xs = [2 * s.m + s.w - x - w for x, w in zip(xs, ws)]
        for i, row in enumerate(rows):
            hd = head and i == 0
            cells = [s.wrap(str(c), w - 7, size, hd) for c, w in zip(row, ws)]
            h = max(map(len, cells)) * size * 1.25 + 5
            s.need(h)
            if grid == 'band' and (i % 2 == 0): s.c.setFillGray(.93); s.c.rect(s.m, s.y - h, s.w, h, stroke=0, fill=1); s.c.setFillGray(0)
            for ls, x, w in zip(cells, xs, ws):
                for k, l in enumerate(ls):
                    s.at(x + w - 3 if s.rtl else x + 3, s.y - (k + 1) * size * 1.25 + 1, l, size, hd, 'r' if s.rtl else 'l')
                if grid == 'grid': s.c.setLineWidth(.5); s.c.rect(x, s.y - h, w, h)
            if grid == 'h' or grid == 'none' and hd: s.c.setLineWidth(.5); s.c.line(s.m, s.y - h, s.W - s.m, s.y - h)
            s.y -= h
        s.skip(8)
    def ticks(s, opts, sel, inline=None):
        """opts: texts; sel: index or set of the ticked"""
        r = s.rng; sel = {sel} if isinstance(sel, int) else set(sel)
        st = s.__dict__.setdefault('_tick', r.choice(['uni', 'uni', 'uni2', 'br', 'par', 'draw']))
        inline = r.random() < .5 if inline is None else inline
        def mark(i): return {'uni': '☐☒', 'uni2': '☐☑'}[st][i in sel] if st[0] == 'u' else ['[ ]', '[X]'][i in sel] if st == 'br' else ['( )', '(x)'][i in sel] if st == 'par' else '   '
        items = [f"{mark(i)} {o}" for i, o in enumerate(opts)]
        sz = s.sz
        s.need(sz * 1.6 * (1 if inline else len(items)) + 8)
        if inline and sum(s.tw(o) + 22 for o in items) > s.w: inline = False
        x = s.W - s.m if s.rtl else s.m; s.y -= sz * 1.45
        for i, t in enumerate(items):
            if not inline and i: s.y -= sz * 1.45
            m, lab = t.split(' ', 1) if st[0] == 'u' else (t[:3], t[4:])
            mw = 12 if st[0] == 'u' else 18
            mx = x - mw + 3 if s.rtl else x
            if st == 'draw':
                s.c.setLineWidth(.7); s.c.rect(mx, s.y - 1, 8, 8)
                if i in sel: s.c.line(mx + 1, s.y, mx + 7, s.y + 6); s.c.line(mx + 1, s.y + 6, mx + 7, s.y)
            else: s.at(mx, s.y, m, sz)
            for k, l in enumerate(s.wrap(lab, s.w - mw - 6)):
                if k: s.y -= sz * 1.3
                s.at(x - mw - 3 if s.rtl else x + mw, s.y, l, sz, False, 'r' if s.rtl else 'l')
            if inline: x += (-1 if s.rtl else 1) * (mw + s.tw(lab) + 20)
        s.skip(8)
    def sign(s, t, who=''):
        s.need(60); s.skip(14); al = 'l' if s.rtl else 'r'
        s.line(t, None, False, al)
        if who: s.line(who, None, False, al)
        s.skip(10)
    def letterhead(s, lines, right=None):
        r = s.rng; st = r.choice(['c', 'l', 'l', 'band', 'two'] if not right else ['two', 'two', 'c'])
        if st == 'band': s.c.setFillColorRGB(*s.col); s.c.rect(0, s.H - 10, s.W, 10, stroke=0, fill=1); s.c.setFillColorRGB(0, 0, 0)
        if st == 'two':
            y = s.y; right = right or []
            a, b = (lines, right)
            for i, l in enumerate(a): s.at(s.m, y - (i + 1) * 12, l, 10 if i == 0 else 8, i == 0, 'l', s.col)
            for i, l in enumerate(b): s.at(s.W - s.m, y - (i + 1) * 12, l, 10 if i == 0 else 8, i == 0, 'r', s.col)
            s.y -= 12 * max(len(a), len(b)) + 6
        else:
            al = 'c' if st == 'c' else 'r' if s.rtl else 'l'
            for i, l in enumerate(lines): s.line(l, 12 if i == 0 else 8.5, i == 0, al, s.col)
            s.skip(6)
        if r.random() < .6: s.rule()
        s.skip(6)
    def done(s):
        s.endpage(); s.c.showPage(); s.c.save(); return s.b.getvalue()

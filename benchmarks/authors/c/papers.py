"""Author C: Arabic, bilingual and European papers."""
import random
from dataclasses import dataclass, replace, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Iterator
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, A5
from pools import *
from people import Town, Pe, ham, rdate, cin
from draw import Doc, isar
from specs import *

@dataclass(frozen=True)
class Paper:
    pdf: bytes
    name: str
    expected: str
    about: str | None
    kind: str

@lru_cache(4)
def town(seed): return Town(seed)
def register(seed): return [p.row() for p in town(seed).all]

IND = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BORN = {"fr":("né le","née le"),"es":("nacido el","nacida el"),"pt":("nascido a","nascida a"),"it":("nato il","nata il"),"de":("geb. am",)*2,"nl":("geboren op",)*2,"en":("born on",)*2,
        "ar":("المزداد بتاريخ","المزدادة بتاريخ"),"tr":("doğum tarihi",)*2}
HOLD = {"fr":"CIN n°","es":"con CIN","pt":"portador do CIN","it":"documento CIN","de":"Ausweis-Nr. (CIN)","nl":"ID-nummer (CIN)","en":"national ID (CIN)","tr":"kimlik no (CIN)","ar":"رقم بطاقة التعريف الوطنية"}
FEM = [("قد تلقى","قد تلقت"),("حالته","حالتها"),("يعاني","تعاني"),("خضع ","خضعت "),("ويعفى","وتعفى"),("مؤهل لمزاولة مهامه","مؤهلة لمزاولة مهامها"),("استفاد من","استفادت من"),("ولد بمؤسستنا","ولدت بمؤسستنا"),
       ("مسجل ","مسجلة "),("القاصر","القاصرة"),("بجانب المريض","بجانب المريضة"),("فحصت اليوم","فحصت اليوم"),("Visitato","Visitata"),("idoneo","idonea")]
KIDOF = {"fr":"Enfant de {t} {n}","es":"Hijo/a de {t} {n}","pt":"Filho/a de {t} {n}","it":"Figlio/a di {t} {n}","de":"Kind von {t} {n}","nl":"Kind van {t} {n}","tr":"{t} {n} çocuğu","en":"Child of {t} {n}","ar":"طفل {t} {n}"}

CIVIL = {"ar-ramed","ar-birth-extract","ar-kafala","ar-court-expert","bi-birth","bi-amo-card","bi-school-fit","ar-school","es-guardianship","de-betreuung","ar-disability"}
NOFILL = CIVIL | {"ar-cnss-care","ar-cnops-coverage","ar-invoice","bi-cnss","bi-cnops","es-insurance","de-kasse","nl-verzekeraar","fr-mutuelle","en-claim","ar-vaccination","pt-vaccination","bi-vaccination","ar-newborn-card","ar-prescription"}
OFFICE = (CIVIL - {"ar-school","bi-school-fit","ar-disability"}) | {"ar-cnss-care","ar-cnops-coverage","bi-cnops","es-insurance","de-kasse","nl-verzekeraar","fr-mutuelle","en-claim","ar-invoice"}
class Cx:
    """How a paper writes names and dates."""
    def __init__(self, r, lang, at):
        self.r, self.lang, self.at = r, lang, at; self.neutral = False
        self.l = "fr" if lang == "bi" else lang
        self.s = "ar" if lang == "ar" else "lat"
        self.ns = r.choice([0, 1, 1, 3, 3, 4] if lang in ("fr", "en", "bi") else [3, 3, 2, 5, 0] if lang in ("de", "nl", "es", "it", "pt") else [3, 3, 6])
        self.split = r.random() < .4; self.df = r.randrange(3 if lang != "ar" else 4); self.mono = r.random()
    def name(self, p, s=None):
        s = s or self.s
        if s == "ar": return f"{p.fa} {p.la}" if self.ns % 2 else f"{p.la} {p.fa}"
        U = (lambda x: x.upper()) if not (self.lang == "tr" and "i" in (p.ll + p.fl)) and "ß" not in p.ll else (lambda x: x)
        l, f = p.ll, p.fl
        return [f"{f} {U(l)}", f"{U(l)} {f}", f"{l}, {f}", f"{f} {l}", f"{U(l)} {U(f)}", f"{U(l)}, {U(f)}", f"{f} {U(l)}"][self.ns]
    def date(self, d, s=None, full=True):
        g = "ar" if s == "ar" else self.l
        if not full: return f"{d:%d}/{d:%m}/{d:%y}" if g not in ("de", "tr") else f"{d:%d.%m.%y}"
        k = self.df
        if g == "ar":
            a = f"{d:%d/%m/%Y}"
            return [a, a.translate(IND), f"{d.day} {MON['ar'][d.month-1]} {d.year}", f"{d:%Y/%m/%d}".translate(IND)][k]
        mon = f"{d.day} {MON[g][d.month-1]} {d.year}"
        if g == "es" or g == "pt": mon = f"{d.day} de {MON[g][d.month-1]} de {d.year}"
        if g == "de": mon = f"{d.day}. {MON[g][d.month-1]} {d.year}"
        num = {"de":f"{d:%d.%m.%Y}","tr":f"{d:%d.%m.%Y}","nl":f"{d:%d-%m-%Y}"}.get(g, f"{d:%d/%m/%Y}")
        return [num, num if g != "en" else mon, mon][k]
    def title(self, p):
        l = self.l
        if p.age(self.at) < 15: return {"ar":"الطفل" if p.sex == "M" else "الطفلة","de":"Kind","fr":"l'enfant","es":"el menor" if p.sex == "M" else "la menor","pt":"criança","it":"minore","nl":"kind","tr":"Çocuk","en":"child"}[l]
        return L[l]["mr" if p.sex == "M" else "mme"]
    def lab(self, k, g=None):
        v = L[g or self.l][k]; v = v if isinstance(v, list) else [v]
        return v[int(self.mono * len(v))]

@dataclass
class Slot:
    """A person as printed."""
    p: Pe; name: str = ""; name_ar: str = ""; dob: str = ""; dob_ar: str = ""; cin: str = ""; file: str = ""; sex: str = ""; age: str = ""; phone: str = ""; ins: str = ""; split: bool = False; partial: bool = False
    title: str = ""; first: str = ""; last: str = ""; neutral: bool = False

def slot(cx, p, want, dob=None, cinv=None, sex=None, age=None, file=None, yy=False, other=False):
    s = Slot(p, cx.name(p, "lat" if cx.lang == "bi" else None), cx.name(p, "ar") if cx.lang == "bi" else "", title=cx.title(p))
    d = dob or p.dob
    if "dob" in want: s.dob = cx.date(d, cx.lang, not yy); s.dob_ar = cx.date(d, "ar", not yy)
    if "cin" in want: s.cin = cinv or p.cin
    if "file" in want: s.file = file or p.file
    if "sex" in want: s.sex = sex or p.sex
    if "age" in want: s.age = str(p.age(cx.at) if age is None else age)
    if "phone" in want: s.phone = p.phone
    if "ins" in want: s.ins = str(cx.r.randrange(100000000, 999999999))
    sc = cx.s
    s.last, s.first = p.last(sc), p.first(sc)
    if cx.lang in ("fr", "en", "bi") and cx.ns in (1, 4): s.last = s.last.upper()
    s.split = cx.split and not other; s.neutral = other or cx.neutral
    return s

def items(cx, s, g=None):
    """label/value pairs"""
    ar = g == "ar" and cx.lang == "bi"; g = g or cx.l; o = []
    if s.split and not s.partial:
        a = [(cx.lab("last", g), s.p.la if ar else s.last), (cx.lab("first", g), s.p.fa if ar else s.first)]
        o += a if cx.ns != 3 else a[::-1]
    else: o.append((NEUTRAL[g] if s.neutral else cx.lab("full", g), s.name_ar if ar else s.name))
    if s.dob: o.append((cx.lab("dob", g), s.dob_ar if ar else s.dob))
    if s.sex: o.append((cx.lab("sex", g), cx.lab(s.sex, g)))
    if s.age: o.append((cx.lab("age", g), f"{s.age} {L[g]['yrs']}"))
    if s.cin: o.append((cx.lab("cin", g), s.cin))
    if s.file: o.append((cx.lab("file", g), s.file))
    if s.phone: o.append((cx.lab("phone", g), s.phone))
    if s.ins: o.append((cx.lab("ins", g), s.ins))
    return o

def phrase(cx, s, title=True):
    """one-line: Mr X, born on ..., CIN ..."""
    l = cx.l; sep = "، " if l == "ar" else ", "
    o = [((s.title + " ") if title and not s.partial else "") + s.name]
    if s.dob: o.append(f"{BORN[l][s.p.sex == 'F']} {s.dob}")
    if s.age: o.append(f"{s.age} {L[l]['yrs']}")
    if s.cin: o.append(f"{HOLD[l]} {s.cin}")
    if s.file: o.append(f"{cx.lab('file')} {s.file}")
    if s.ins: o.append(f"{cx.lab('ins')} {s.ins}")
    if s.phone: o.append(f"{cx.lab('phone')} {s.phone}")
    return sep.join(o)

STYLES = ["kv", "box2", "grid", "strip", "prose", "subjectline", "row", "stack", "sidebar", "kv", "grid", "form", "sticker"]
SHOWSEX = ["kv", "box2", "grid", "stack", "sidebar"]
BISTY = ["bi4", "bi4n", "bi2"]
GREY = colors.HexColor("#f0f0f0"); TINTS = [colors.HexColor(c) for c in ("#e8f0f8", "#f7efe2", "#eaf5ea", "#f3e8f0", "#eeeeee")]

def kvlines(d, its, x0, x1, size=None, lw=None):
    size = size or d.fs
    lw = lw or min(max(d.width(a + " :", size) for a, _ in its) + 10, (x1 - x0) * .55)
    for a, v in its:
        wide = d.width(v, size, True) > x1 - x0 - lw; lab = a + (" :" if d.fr else ":")
        d.put(x1 if d.rtl else x0, d.y, lab, size, False, "r" if d.rtl else "l", (x1 - x0) if wide else lw - 6, colors.HexColor("#333333"))
        if wide: d.y -= size * 1.35; d.put(x1 - 8 if d.rtl else x0 + 8, d.y, v, size, True, "r" if d.rtl else "l", x1 - x0 - 8)
        else: d.put(x1 - lw if d.rtl else x0 + lw, d.y, v, size, True, "r" if d.rtl else "l")
        d.y -= size * 1.6

def header(d, cx, r, inst, title, pno, npg):
    if not d.city:
        d.city = r.choice(EUCITY.get(cx.lang, ["Rabat"])) if cx.lang != "ar" else r.choice(CITY)[1]
        if cx.lang == "bi": d.city = r.choice(CITY)[0]
    city = d.city
    k = d.hk; c = d.c; tint = d.tint
    addr = f"{STREET[cx.lang]} {d.no}, {city}" if cx.lang != "bi" else f"{d.no}, {STREET['fr']}, {city}"
    if cx.lang == "fr": addr = f"{d.no}, {STREET['fr']}, {city}"
    if cx.lang == "ar": addr = f"{STREET['ar']} {d.no}، {city}"
    if k == 0:
        d.put(d.W / 2, d.y, inst, 14, True, "c", d.W - 96); d.y -= 16; d.put(d.W / 2, d.y, addr, 8, False, "c"); d.y -= 10; d.line(); d.y -= 22
    elif k == 1:
        d.rect(0, d.H - 62, d.W, 62, tint, False); x = d.W - d.m if d.rtl else d.m; a = "r" if d.rtl else "l"
        d.put(x, d.H - 32, inst, 13, True, a, d.W - 100); d.put(x, d.H - 48, addr, 8, False, a); d.y = d.H - 90
    elif k == 2:
        x = d.m + 16 if not d.rtl else d.W - d.m - 16; c.setStrokeColor(colors.HexColor("#446688")); c.circle(x, d.y - 4, 14); c.line(x - 8, d.y - 4, x + 8, d.y - 4); c.line(x, d.y - 12, x, d.y + 4)
        a = "r" if d.rtl else "l"; x = d.W - d.m - 40 if d.rtl else d.m + 40
        d.put(x, d.y, inst, 12, True, a, d.W - 140); d.put(x, d.y - 13, addr, 8, False, a); d.y -= 46
    else:
        x = d.m if d.rtl else d.W - d.m; a = "l" if d.rtl else "r"
        for n, t in enumerate(d.wrap(inst, 320, 11, True) + [addr, f"{L[cx.l]['phone'][0]} 05{d.no}{d.no + 311}{d.no % 90 + 10}"]): d.put(x, d.y, t, 11 if n == 0 else 8.5, n == 0, a, 330); d.y -= 13
        d.y -= 14
    dt = f"{L[cx.l]['date']} {cx.date(cx.at, 'ar' if cx.lang == 'ar' else None)}"
    if r.random() < .7: d.put(d.m if d.rtl else d.W - d.m, d.y, dt, 9, False, "l" if d.rtl else "r"); d.y -= 20
    if title:
        for t in d.wrap(title if cx.lang in ("ar", "bi") or not d.up else title.upper(), d.W - 110, d.ts, True):
            d.put(d.W / 2 if d.tc else (d.W - d.m if d.rtl else d.m), d.y, t, d.ts, True, "c" if d.tc else "r" if d.rtl else "l"); d.y -= d.ts * 1.4
        d.y -= 8
    if d.foot: d.put(d.W / 2, 26, f"{inst} - {addr}", 7, False, "c", d.W - 80)
    if npg > 1 or d.foot: d.put(d.W - d.m, 40, f"{L[cx.l]['page']} {pno}/{npg}", 8, False, "r")

def block(d, cx, style, lab, s, subj, x0=None, x1=None):
    """draw one person's block"""
    x0 = d.m if x0 is None else x0; x1 = d.W - d.m if x1 is None else x1
    X = x1 if d.rtl else x0; A = "r" if d.rtl else "l"
    if style in ("bi4", "bi4n", "bi2"):
        fr, ar = items(cx, s, "fr"), items(cx, s, "ar")
        la, lf = lab
        d.put(x0, d.y, lf, 10, True); d.put(x1, d.y, la, 10, True, "r"); d.y -= 8
        if style == "bi2":
            top = d.y - 10; mid = (x0 + x1) / 2; d.y = top; rt = d.rtl
            d.rtl = False; kvlines(d, fr, x0 + 4, mid - 6, 9); yl = d.y; d.y = top; d.rtl = True; kvlines(d, ar, mid + 6, x1 - 4, 9); d.rtl = rt; d.y = min(d.y, yl)
            d.rect(x0, d.y + 6, x1 - x0, top - d.y + 8); d.y -= 14
        else:
            for (a, v), (b, w) in zip(fr, ar):
                h = 17; cs = [0, .24, .5, .76, 1]; xs = [x0 + c * (x1 - x0) for c in cs]; y = d.y - 12
                same = v == w
                d.put(xs[0] + 3, y, a, 8.5, False, "l", xs[1] - xs[0] - 6); d.put(xs[4] - 3, y, b, 8.5, False, "r", xs[4] - xs[3] - 6)
                if same: d.put((xs[1] + xs[3]) / 2, y, v, 9.5, True, "c", xs[3] - xs[1] - 6)
                else: d.put(xs[1] + 3, y, v, 9.5, True, "l", xs[2] - xs[1] - 6); d.put(xs[3] - 3, y, w, 9.5, True, "r", xs[3] - xs[2] - 6)
                if style == "bi4":
                    d.rect(x0, d.y - h, x1 - x0, h); d.c.line(xs[1], d.y, xs[1], d.y - h); d.c.line(xs[3], d.y, xs[3], d.y - h)
                d.y -= h
            d.y -= 18
        return
    its = items(cx, s)
    if style in ("strip", "subjectline", "prose"):
        d.para(f"{lab}: {phrase(cx, s, style != 'strip')}", x0, x1, bold=style == "subjectline" and subj, rtl=d.rtl, gap=6); return
    d.put(X, d.y, lab, d.fs, True, A, x1 - x0)
    if style == "kv": d.y -= 16; kvlines(d, its, x0, x1); d.y -= 8
    elif style in ("box2", "sidebar"):
        top = d.y + 12; d.y -= 16; kvlines(d, its, x0, x1, d.fs - 1); d.y -= 4; d.rect(x0 - 6, d.y + 4, x1 - x0 + 12, top - d.y); d.y -= 14
    elif style == "form":
        d.y -= 20
        for a, v in its:
            w = d.width(a + " ", d.fs) + 10; d.put(X, d.y, a, d.fs, False, A, (x1 - x0) * .5); d.put(X - w if d.rtl else X + w, d.y, v, d.fs + 1, False, A, x1 - x0 - w)
            d.c.setDash(1, 2); d.c.setLineWidth(.5); d.c.setStrokeColor(colors.HexColor("#777777")); d.c.line(x0 if d.rtl else x0 + w, d.y - 3, x1 - w if d.rtl else x1, d.y - 3); d.c.setDash(); d.y -= d.fs * 2
        d.y -= 6
    elif style == "grid":
        d.y -= 6; rows = []
        for i in range(0, len(its), 2):
            a = list(its[i]) + (list(its[i + 1]) if i + 1 < len(its) else ["", ""]); rows.append(a)
        d.table(None, rows, x0, x1, True, d.fs - 1, [1, 1.25, 1, 1.1]); d.y -= 4
    elif style == "row":
        d.y -= 6; d.table([a for a, _ in its], [[v for _, v in its]], x0, x1, d.lines, d.fs - 1, [max(d.width(a, 9, True), d.width(v, 9)) + 14 for a, v in its])
    elif style == "stack":
        d.y -= 14; n = 3
        for i in range(0, len(its), n):
            for j, (a, v) in enumerate(its[i:i + n]):
                w = (x1 - x0) / n; x = x1 - j * w if d.rtl else x0 + j * w
                d.put(x, d.y, a, 7.5, False, A, w - 8, colors.HexColor("#666666")); d.put(x, d.y - 13, v, 10, True, A, w - 8)
            d.y -= 32
        d.y -= 2

def body(d, cx, r, sp, fem, x0=None, x1=None):
    b = list(sp.body)
    if b and sp.slug not in NOFILL:
        f = r.sample(FILL[cx.l], r.randrange(0, 5)); b = b[:-1] + f + b[-1:] if len(b) > 1 else b + f
    for t in b:
        if fem:
            for p, q in FEM: t = t.replace(p, q)
        d.para(t, x0, x1)
    g = cx.l; rows = None
    if sp.body and sp.slug not in CIVIL and r.random() < .3 and (g2 := d.gp): d.para(f"{GP[g]}: {DOCT[g][g2.sex == 'F']} {cx.name(g2, 'lat' if cx.lang == 'bi' else None)}", x0, x1, rtl=d.rtl)
    if sp.table == "lab":
        head = LABH[g]; rows = []
        vals = [("8,4 mg/L", "6 - 12"), ("0,31 g/L", "0,15 - 0,45"), ("0,94 g/L", "0,70 - 1,10"), ("13,6 g/dL", "12 - 16"), ("241 G/L", "150 - 400"), ("4,2 mmol/L", "3,5 - 5,0"), ("52 mg/L", "35 - 70")]
        for i in sorted(r.sample(range(7), r.randrange(3, 8))): rows.append([LAB[g][i], *vals[i]])
    elif sp.table == "vac":
        head = VACH[g]; rows = [[v, str(k), f"{cx.at - timedelta(days=r.randrange(3, 90)):%d/%m/%Y}"] for v, k in r.sample([("BCG", 1), ("VPO", 2), ("DTC-Hib-HB", 3), ("RR", 1), ("Pneumo", 2), ("Rota", 1)], 3)]
    elif sp.table == "med": head = MEDH[g]; rows = [list(x) for x in r.sample(MED, r.randrange(1, 4))]
    elif sp.table == "cost": head = COSTH[g]; rows = [[x, f"{r.randrange(8, 90) * 10},00"] for x in r.sample(COST[g], r.randrange(1, 4))]
    if rows: d.y -= 4; d.table(head, rows, x0, x1, d.lines)

def sign(d, cx, r, doc, office=False):
    if d.y < 120: d.y = 120
    d.y -= 8; n = cx.name(doc, "lat" if cx.lang == "bi" else None); x = d.m if d.rtl else d.W - d.m; al = "l" if d.rtl else "r"; k = .9 if office else r.random()
    if k < .8: d.put(x, d.y, f"{DOCT[cx.l][doc.sex == 'F']} {n}", 9.5, False, al); d.y -= 13
    if k < .4 or k >= .8: d.put(x, d.y, L[cx.l]["sign"], 8, False, al)

def newdoc(r, cx, style=""):
    if cx.lang in ("ar", "bi"): fam = r.choice(["sans", "sans", "cond"])
    elif cx.lang == "tr": fam = r.choice(["sans", "serif", "cond", "serifc"])
    else: fam = r.choice(["helv", "helv", "times", "times", "sans", "serif", "cond", "cour", "serifc"])
    d = Doc(fam, cx.lang == "ar"); d.fs = r.choice([9, 9.5, 10, 10.5, 11]) if fam != "cour" else 9; d.hk = r.randrange(3 if cx.lang == "bi" else 4); d.city = ""; d.tint = r.choice(TINTS); d.no = r.randrange(3, 180); d.up = r.random() < .4; d.tc = r.random() < .6
    d.ts = r.choice([12, 13, 14, 16]); d.foot = r.random() < .6; d.lines = r.random() < .6; d.fr = cx.lang in ("fr", "bi"); d.m = r.choice([42, 50, 58])
    return d

def rolelab(cx, role, p):
    return (ROLE["ar"][role], ROLE["fr"][role]) if cx.lang == "bi" else ROLE[cx.l][role]

def render(r, cx, sp, s, style, others, doc, first=False, pages=(), inst=None, gp=None):
    """others: [(role, Slot)]; pages: further pages [(Slot or None, style)]"""
    d = newdoc(r, cx, style); d.gp = gp if gp and not (gp.rid and gp.rid in {s.p.rid, *[o.p.rid for _, o in others]}) else None; inst = inst or r.choice(sp.inst); title = r.choice(sp.title); npg = 1 + len(pages)
    header(d, cx, r, inst, title, 1, npg)
    subj = sp.subj or r.choice(SUBJ[cx.l]); lab = (r.choice(SUBJ["ar"]), r.choice(["Patient(e)", "Bénéficiaire", "Identité"])) if cx.lang == "bi" else subj
    if cx.lang == "bi" and sp.slug == "bi-birth": lab = ("صاحب(ة) الرسم", "Titulaire de l'acte")
    fem = s.p.sex == "F"; bx = (None, None)
    ost = style if style not in ("prose", "subjectline", "sticker") else "strip"
    def oth():
        for role, o in others: block(d, cx, ost if ost != "row" else "kv", rolelab(cx, role, o.p), o, False)
    if style == "prose":
        t = " ".join(x for x in (sp.before, phrase(cx, s), sp.after) if x)
        if cx.lang == "ar": t = t.replace("لفائدة ال", "لفائدة ال").replace("بـ ", "بـ")
        if cx.lang == "ar" and fem:
            for a, b in FEM: t = t.replace(a, b)
        if cx.lang == "de" and sp.slug == "de-arztbrief": d.para("Sehr geehrte Kolleginnen und Kollegen,")
        d.para(t, rtl=d.rtl, gap=8)
        body(d, cx, r, sp, fem); oth()
    elif style == "subjectline":
        l = {"ar":"الموضوع: بخصوص","fr":"Concerne","es":"Asunto: paciente","pt":"Assunto: utente","it":"Oggetto: paziente","de":"Betr.: Patient/in","nl":"Betreft patiënt","tr":"Konu: hasta","en":"Re: patient"}[cx.l]
        if first: oth()
        block(d, cx, style, l, s, True); d.y -= 6; body(d, cx, r, sp, fem)
        if not first: oth()
    elif style == "sticker":
        hw = 230; x0 = d.m if d.rtl else d.W - d.m - hw; x1 = x0 + hw; X, A = (x1 - 8, "r") if d.rtl else (x0 + 8, "l"); top = d.y + 6
        ls = [(f"{lab}: {s.name}" if s.partial or r.random() < .5 else f"{s.title} {s.name}", True)]
        t = (f"{cx.lab('dob')} {s.dob}" if s.dob else "") + (f"  -  {cx.lab(s.sex)}" if s.sex and s.dob else f"{cx.lab('sex')} {cx.lab(s.sex)}" if s.sex else "")
        if t: ls.append((t, False))
        if s.age: ls.append((f"{cx.lab('age')} {s.age} {L[cx.l]['yrs']}", False))
        if s.cin: ls.append((f"{cx.lab('cin')} {s.cin}", False))
        if s.file: ls.append((f"{cx.lab('file')} {s.file}", False))
        if s.phone: ls.append((f"{cx.lab('phone')} {s.phone}", False))
        ls.append((f"IPP {r.randrange(10**6, 10**7)}   {cx.at.year % 100}{r.randrange(10**5, 10**6)}", False))
        for t, bo in ls: d.y -= 13; d.put(X, d.y, t, 9.5 if bo else 8.5, bo, A, hw - 16)
        d.y -= 6; d.rect(x0, d.y, hw, top - d.y); d.y -= 26
        body(d, cx, r, sp, fem); oth()
    elif style == "sidebar":
        w = 190; X0, X1 = d.m, d.W - d.m; top = d.y
        a = (X1 - w, X1) if d.rtl else (X0 + 6, X0 + w); b = (X0, X1 - w - 22) if d.rtl else (X0 + w + 22, X1)
        if first:
            for role, o in others: block(d, cx, "box2", rolelab(cx, role, o.p), o, False, *a); d.y -= 8
        block(d, cx, "sidebar", lab, s, True, *a)
        if not first:
            for role, o in others: d.y -= 8; block(d, cx, "box2", rolelab(cx, role, o.p), o, False, *a)
        ys = d.y; d.y = top; body(d, cx, r, sp, fem, *b); d.y = min(d.y, ys)
    elif style == "box2":
        mid = d.W / 2; top = d.y; hs = [(d.m, mid - 12), (mid + 12, d.W - d.m)]
        if d.rtl: hs = hs[::-1]
        if first and others: hs = hs[::-1]
        if not others: hs[0] = (d.m, d.W - d.m)
        block(d, cx, style, lab, s, True, *hs[0]); y1 = d.y; d.y = top
        for role, o in others: block(d, cx, style, rolelab(cx, role, o.p), o, False, *hs[1])
        d.y = min(y1, d.y) - 4; body(d, cx, r, sp, fem)
    else:
        if first: oth()
        block(d, cx, style, lab, s, True)
        if not first and r.random() < .5 or (others and style in BISTY and not first): oth(); body(d, cx, r, sp, fem)
        else:
            body(d, cx, r, sp, fem)
            if not first: oth()
    sign(d, cx, r, doc, sp.slug in OFFICE)
    for i, (s2, st2) in enumerate(pages):
        d.page(); header(d, cx, r, inst, title if s2 else "", i + 2, npg)
        if s2: block(d, cx, st2, lab, s2, True)
        body(d, cx, r, replace(sp, table=sp.table or ("lab" if sp.slug not in NOFILL else "")), (s2 or s).p.sex == "F"); 
    return d.done()

class Ask(Exception): pass

class Author:
    def __init__(self, seed): self.t = town(seed); self.seed = seed
    def ok(self, p, lang): return lang == "bi" and p.la or (p.script == "ar") == (lang == "ar") and lang != "bi"
    def pick(self, r, pred):
        for _ in range(400):
            p = r.choice(self.t.act)
            if pred(p): return p
        raise Ask
    def fits(self, sp, at):
        def f(p):
            a = p.age(at)
            return self.ok(p, sp.lang) and (not sp.sex or p.sex == sp.sex) and (sp.age == "any" or (a < 15 if sp.age == "child" else a >= 18)) and (not sp.slug.startswith("bi-") or p.la)
        return f
    def clearp(self, sp, at, cinonly=False):
        f = self.fits(sp, at)
        return lambda p: f(p) and not self.t.conf[p.rid] and (p.dob.month, p.dob.day) not in ((1, 1), (12, 31)) and (not cinonly or p.cin)
    def rel(self, r, p, role, at, lang, reg):
        """another person in this role for subject p"""
        t = self.t; fam = [q for q in t.byfam.get(p.fam, []) if q.rid != p.rid and q.age(at) >= 20 and (q.la or lang != "ar" and lang != "bi")] if p.reg else []
        def good(q):
            if role in ("mother", "father"): return q.sex == ("F" if role == "mother" else "M") and q.dob.year < p.dob.year - 15 and (role != 'father' or q.ll == p.ll) and q.fl != p.fl
            if role == "spouse": return q.sex != p.sex and abs(q.dob.year - p.dob.year) < 16
            return (q.ll, q.fl) != (p.ll, p.fl) and q.dob != p.dob and (role != "father" or q.ll == p.ll)
        fam = [q for q in fam if good(q)]
        if reg and fam and r.random() < .8: return r.choice(fam)
        if reg:
            return self.pick(r, lambda q: q.rid != p.rid and self.ok(q, lang) and q.age(at) > 20 and good(q) and (q.ll == p.ll or r.random() < .1) and q.dob.month != 1)
        for _ in range(60):
            q = t.stranger(r, p, eu=p.eu if p.eu in EURO else "", born=rdate(r, p.dob.year - 40, p.dob.year - 19) if role in ("mother", "father") else None, sex={"mother":"F","father":"M","spouse":"F" if p.sex == "M" else "M"}.get(role, ""))
            if (q.la or lang not in ("ar", "bi")): return q
        raise Ask
    def strangerfor(self, r, o, role, sp, at):
        """the unregistered patient whose relative o is registered"""
        for _ in range(80):
            if role in ("mother", "father") or sp.age == "child":
                lo = max(o.dob.year + 18, at.year - 14 if sp.age == "child" else 1950); hi = min(o.dob.year + 42, at.year - 1 if sp.age != "adult" else at.year - 19)
                if hi < lo: raise Ask
                born = rdate(r, lo, hi); 
                if born >= at: continue
            else: born = rdate(r, 1940, 2003)
            q = self.t.stranger(r, o, born=born, sex=sp.sex or ({"M":"F","F":"M"}[o.sex] if role == "spouse" else ""), samelast=.75)
            if q.la or sp.lang not in ("ar", "bi"): return q
        raise Ask
    def want(self, r, p, cinp=.45, force=()):
        w = {"dob"}
        if p.cin and r.random() < cinp: w.add("cin")
        if p.file and p.reg and r.random() < .12: w.add("file")
        for k, q in (("sex", .45), ("age", .25), ("phone", .15), ("ins", .15)):
            if r.random() < q: w.add(k)
        return w | set(force)
    def owant(self, r, o): return {"dob"} | ({"cin"} if o.cin and r.random() < .6 else set()) | ({"phone"} if r.random() < .2 else set())
    def doctor(self, r, cx, not_):
        drs = [p for p in self.t.all if p.role == "dr" and p.rid not in not_ and (cx.lang == "bi" or (p.script == "ar") == (cx.lang == "ar"))]
        if drs and r.random() < .5 and cx.lang in ("ar", "fr", "bi"): return r.choice(drs)
        return self.t.stranger(r, eu=cx.lang if cx.lang in EURO and cx.lang != "fr" else "")

    # ------------------------------------------------------------------ one paper
    def paper(self, r):
        x = r.random()
        if x < .11: return self.special(r)
        ar = r.random() < .53
        sps = [s for s in SPECS if (s.lang == "ar" or s.lang == "bi") == ar]
        if ar: sps = [s for s in sps if (s.lang == "bi") == (r.random() < .3)] or sps
        sp = r.choice(sps); at = rdate(r, 2024, 2025) if r.random() < .6 else date(2026, 1, 2) + timedelta(days=r.randrange(290))
        if r.random() < .665: return self.clear(r, sp, at)
        f = r.choice([self.stranger_rel] * 6 + [self.partial_rel] * 5 + [self.contra] * 4 + [self.weak] * 4 + [self.hom] * 2 + [self.page2] * 3 + [self.script] * 3 + [self.stranger] * 2 + [self.parentonly])
        return f(r, sp, at)
    def sty(self, r, sp): return r.choice(BISTY) if sp.lang == "bi" else r.choice(sp.styles or STYLES)
    def exp(self, p, sp): return f"file:{p.rid}" + ("|ask" if sp.soft else "")

    def clear(self, r, sp, at):
        v = r.choice(["plain", "plain", "plain", "relreg", "relreg", "relreg", "relnew", "cin", "file", "pages"])
        p = self.pick(r, self.clearp(sp, at, v == "cin"))
        if sp.slug == "ar-newborn-card": at = p.dob + timedelta(days=r.randrange(1, 5))
        if v == "file" and (not p.file or sp.slug in NOFILL): v = "plain"
        cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL; st = self.sty(r, sp); w = self.want(r, p)
        if v == "cin": w -= {"dob"}; w |= {"cin"}; w -= {"age"}
        if v == "file": w = {"file"} | (w & {"sex", "phone"})
        if sp.slug == "ar-newborn-card": w -= {"age", "phone"}
        if at.year - p.dob.year < 2: w -= {"age"}
        oth = []; first = False
        if v in ("relreg", "relnew"):
            role = r.choice(sp.roles); 
            if role == "spouse" and p.age(at) < 20: role = sp.roles[0] if sp.roles[0] != "spouse" else "guardian"
            o = self.rel(r, p, role, at, sp.lang, v == "relreg")
            oth = [(role, slot(cx, o, self.owant(r, o), other=True))]; first = r.random() < (.5 if role in ("insured", "guardian", "payer") else .15)
            if not p.cin: w -= {"cin"}
        if sp.slug in NOFILL: w -= {"file"}
        ss = slot(cx, p, w); pages = [(ss, "strip" if sp.lang != "bi" else "bi2") if r.random() < .7 else (None, "")] if v == "pages" else ()
        pdf = render(r, cx, sp, ss, st, oth, self.doctor(r, cx, {p.rid}), first, pages, gp=self.doctor(r, cx, {0}))
        return pdf, self.exp(p, sp), p.rid, f"{sp.slug}-clear-{v}"

    def stranger(self, r, sp, at):
        o = self.pick(r, lambda p: self.ok(p, sp.lang) and 22 < p.age(at) < 50)
        if r.random() < .5:   # same name as a registered person, other birth date
            o = self.pick(r, self.fits(sp, at)); q = None
            for _ in range(50):
                d = rdate(r, max(1940, o.dob.year - 9), min(2023, o.dob.year + 9))
                if all(ham(d, z.dob) >= 3 for z in self.t.bl[o.ll]) and d < at and (d.year < 2005) == (o.dob.year < 2005): q = replace(o, rid="", dob=d, cin=cin(r) if o.cin else "", file="", fam=0, phone=""); break
            if not q: raise Ask
            k = "homonym-unregistered"
        else: q = self.strangerfor(r, o, "companion", sp, at); k = "stranger"
        cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL; w = self.want(r, q) - ({"age"} if at.year - q.dob.year < 2 else set()) - ({"phone"} if not q.phone else set())
        pdf = render(r, cx, sp, slot(cx, q, w), self.sty(r, sp), [], self.doctor(r, cx, set()), gp=self.doctor(r, cx, {0}))
        return pdf, "ask", None, f"{sp.slug}-{k}"

    def adultrel(self, r, sp, at, role):
        lo, hi = (24, 46) if sp.age == "child" else (42, 75) if role in ("mother", "father") else (25, 75)
        return self.pick(r, lambda p: self.ok(p, sp.lang) and lo <= p.age(at) <= hi and not (role == "mother" and p.sex == "M") and not (role == "father" and p.sex == "F"))

    def stranger_rel(self, r, sp, at):
        role = r.choice(sp.roles); o = self.adultrel(r, sp, at, role); q = self.strangerfor(r, o, role, sp, at)
        if sp.slug == "ar-newborn-card": at = q.dob + timedelta(days=r.randrange(1, 5))
        cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL; w = self.want(r, q) - ({"age"} if at.year - q.dob.year < 2 else set())
        ow = self.owant(r, o) | ({"cin"} if o.cin else set()); 
        if o.file and r.random() < .15: ow.add("file")
        oth = [(role, slot(cx, o, ow, other=True))]
        if r.random() < .2:
            w -= {"dob", "cin"}
        pdf = render(r, cx, sp, slot(cx, q, w), self.sty(r, sp), oth, self.doctor(r, cx, {o.rid}), r.random() < .5, gp=self.doctor(r, cx, {0}))
        return pdf, "ask", None, f"{sp.slug}-unregistered-{role}-registered"

    def shorten(self, r, cx, p):
        ar = cx.s == "ar" ; l, f = p.last(cx.s), p.first(cx.s); t = cx.title(p)
        return r.choice([f"{f[0]}. {l}", f"{t} {l}", f, f"{l} {f[0]}."]) if not ar else r.choice([f"{f[0]}. {l}", f"{t} {l}", f])
    def partial_rel(self, r, sp, at):
        if sp.lang == "bi": return self.stranger_rel(r, sp, at)
        p = self.pick(r, self.fits(sp, at)); role = r.choice(sp.roles)
        if role == "spouse" and p.age(at) < 22: role = "companion"
        o = self.rel(r, p, role, at, sp.lang, True); cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL
        if sp.slug == "ar-newborn-card": cx.at = at = p.dob + timedelta(days=2)
        s = slot(cx, p, {"sex"} | ({"age"} if at.year - p.dob.year >= 2 else set()) | ({"dob"} if r.random() < .25 else set()))
        s.name = self.shorten(r, cx, p); s.partial = True
        oth = [(role, slot(cx, o, self.owant(r, o) | ({"cin"} if o.cin else set()), other=True))]
        pdf = render(r, cx, sp, s, self.sty(r, sp), oth, self.doctor(r, cx, {o.rid, p.rid}), r.random() < .4, gp=self.doctor(r, cx, {0}))
        return pdf, "ask", p.rid, f"{sp.slug}-partly-named-{role}-registered"

    def parentonly(self, r, sp, at):
        sp = r.choice([s for s in SPECS if s.age == "child" and s.lang != "bi"]); o = self.adultrel(r, sp, at, "x")
        cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL; s = slot(cx, o, {"dob"} if r.random() < .3 else set()); q = replace(o, dob=at - timedelta(days=r.randrange(2, 200)))
        s.dob = cx.date(q.dob, cx.lang) if s.dob else ""; s.cin = o.cin if r.random() < .4 else ""
        s.name = KIDOF[cx.l].format(t=L[cx.l]["mr" if o.sex == "M" else "mme"], n=cx.name(o)); s.partial = True
        role = "mother" if o.sex == "F" else "father"; oth = []
        if r.random() < .6: oth = [(role, slot(cx, o, self.owant(r, o), other=True))]
        s.cin = ""
        pdf = render(r, cx, sp, s, self.sty(r, sp), oth, self.doctor(r, cx, {o.rid}), gp=self.doctor(r, cx, {0}))
        return pdf, "ask", None, f"{sp.slug}-child-named-by-parent"

    def contra(self, r, sp, at):
        p = self.pick(r, self.clearp(sp, at)); cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL; st = self.sty(r, sp); w = self.want(r, p); k = r.choice(["age", "sex", "id", "dob"])
        if sp.slug == "ar-newborn-card" and k == "age": k = "dob"
        if at.year - p.dob.year < 2: w -= {"age"}
        shows = st if st in SHOWSEX + BISTY else r.choice(SHOWSEX if not sp.styles else ["kv", "grid"])
        if sp.lang != "bi" and k in ("age", "sex"): st = shows
        if k == "age": a = p.age(at); s = slot(cx, p, w | {"age"}, age=a + r.choice([17, 23, 31]) if a < 45 else a - r.choice([16, 22, 29]))
        elif k == "sex": s = slot(cx, p, w | {"sex"}, sex="F" if p.sex == "M" else "M")
        elif k == "id":
            if not p.cin: raise Ask
            c = r.choice([q.cin for q in self.t.act if q.cin and q.rid != p.rid]) if r.random() < .5 else p.cin[:-2] + str((int(p.cin[-2:]) + r.randrange(11, 88)) % 100).zfill(2)
            s = slot(cx, p, w | {"cin"}, cinv=c)
        else:
            d = p.dob; d2 = d
            while d2 == d:
                try: d2 = r.choice([lambda: d.replace(day=r.randrange(2, 29)), lambda: d.replace(month=r.randrange(2, 12)), lambda: d.replace(year=d.year + r.choice([-10, -1, 1, 3]))])()
                except ValueError: pass
                if d2 >= at: d2 = d
            s = slot(cx, p, w - {"age", "file"} , dob=d2)
        pdf = render(r, cx, sp, s, st, [], self.doctor(r, cx, {p.rid}), gp=self.doctor(r, cx, {0}))
        return pdf, "ask", p.rid, f"{sp.slug}-contradiction-{k}"

    def weak(self, r, sp, at):
        k = r.choice(["yy", "ageonly", "phoneonly", "guess", "inactive"]); cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL
        if k == "guess":
            p = self.pick(r, lambda p: self.ok(p, sp.lang) and (p.dob.month, p.dob.day) in ((1, 1), (12, 31)))
            if sp.age == "child" or sp.sex and p.sex != sp.sex: raise Ask
            s = slot(cx, p, {"dob", "sex"})
        elif k == "inactive":
            c = [p for p in self.t.all if p.status == "inactive" and self.fits(sp, at)(p)]
            if not c: raise Ask
            p = r.choice(c); s = slot(cx, p, self.want(r, p) - ({"age"} if at.year - p.dob.year < 2 else set()))
        else:
            p = self.pick(r, self.clearp(sp, at))
            s = slot(cx, p, {"yy":{"dob", "sex"},"ageonly":{"age", "sex"},"phoneonly":{"phone", "ins"}}[k], yy=k == "yy")
            if s.age == "0": raise Ask
        pdf = render(r, cx, sp, s, self.sty(r, sp), [], self.doctor(r, cx, {p.rid}), gp=self.doctor(r, cx, {0}))
        return pdf, "ask", p.rid, f"{sp.slug}-weak-{k}"

    def hom(self, r, sp, at):
        f = self.fits(sp, at); c = [p for p in self.t.act if self.t.conf[p.rid] and f(p)]
        if not c: raise Ask
        p = r.choice(c); same = any(q.ll == p.ll and q.fl == p.fl for q in self.t.conf[p.rid]); cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL
        guess = (p.dob.month, p.dob.day) in ((1, 1), (12, 31)); w = {"dob", "sex"}; e = "ask"
        if p.cin and r.random() < .4: w.add("cin"); e = f"file:{p.rid}|ask"
        elif not same and not guess: e = f"file:{p.rid}|ask"
        pdf = render(r, cx, sp, slot(cx, p, w), self.sty(r, sp), [], self.doctor(r, cx, {p.rid}), gp=self.doctor(r, cx, {0}))
        return pdf, e, p.rid, f"{sp.slug}-{'homonym' if same else 'twin-or-near'}"

    def page2(self, r, sp, at):
        p = self.pick(r, self.clearp(sp, at)); cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL; w = self.want(r, p) - {"age", "ins", "file"}
        k = r.choice(["registered", "unregistered", "first", "otherdob"])
        if k == "registered": q = self.pick(r, lambda z: self.fits(sp, at)(z) and z.rid != p.rid)
        elif k == "otherdob":
            d = rdate(r, max(1935, p.dob.year - 12), min(p.dob.year + 9, 2023))
            if ham(d, p.dob) < 2 or d >= at or sp.age == "child" and at.year - d.year > 15: raise Ask
            q = replace(p, dob=d, cin="")
        else: q = self.strangerfor(r, p if p.age(at) > 20 else self.adultrel(r, sp, at, "x"), "companion", sp, at)
        w2 = {"dob"} | ({"cin"} if q.cin and r.random() < .5 else set())
        a, b = slot(cx, p, w), slot(cx, q, w2)
        if k == "first": a, b = b, slot(cx, p, w)
        pdf = render(r, cx, sp, a, self.sty(r, sp), [], self.doctor(r, cx, {p.rid}), False, [(b, r.choice(["strip", "kv", "grid"]) if sp.lang != "bi" else "bi2")], gp=self.doctor(r, cx, {0}))
        return pdf, "ask", None, f"{sp.slug}-page2-{k}"

    def script(self, r, sp, at):
        if sp.lang == "bi": return self.page2(r, sp, at)
        lang2 = "fr" if sp.lang == "ar" else "ar"
        fit = self.fits(replace(sp, lang=lang2), at)
        p = self.pick(r, lambda z: z.la and not z.eu and fit(z) and not self.t.conf[z.rid]); cx = Cx(r, sp.lang, at); cx.neutral = bool(sp.subj) or sp.slug in CIVIL; w = self.want(r, p, 0) - {"file"}
        if at.year - p.dob.year < 2: w -= {"age"}
        e = "ask"
        if p.cin and r.random() < .55: w.add("cin"); e = f"file:{p.rid}|ask"
        elif p.file and r.random() < .3: w.add("file"); e = f"file:{p.rid}|ask"
        pdf = render(r, cx, sp, slot(cx, p, w), self.sty(r, sp), [], self.doctor(r, cx, {p.rid}), gp=self.doctor(r, cx, {0}))
        return pdf, e, p.rid, f"{sp.slug}-other-script{'' if e == 'ask' else '-with-id'}"

    # ------------------------------------------------------------------ papers of their own shape
    def special(self, r):
        at = rdate(r, 2024, 2025); k = r.choice(["list", "list", "lafif", "twopeople", "twopeople", "newborn", "newborn", "addressee", "addressee", "addressee", "summons", "proxy", "proxy", "family"])
        lang = r.choice({"list":["ar", "ar", "fr", "es", "de", "pt"],"lafif":["ar"],"twopeople":["ar", "fr", "de", "es", "en"],"newborn":["ar", "ar", "fr", "es", "de"],"addressee":["ar", "ar", "fr", "es", "de", "nl", "it", "en"],
                         "summons":["ar", "fr", "nl"],"proxy":["ar", "ar", "fr"],"family":["ar", "fr"]}[k])
        cx = Cx(r, lang, at); cx.split = False; d = newdoc(r, cx)
        insts = [i for s in SPECS if s.lang == lang for i in s.inst if not any(b in i for b in ("محكمة", "Amtsgericht", "Juzgado", "قاضي"))]
        hosp = [i for z in SPECS if z.lang == lang and z.slug in ("ar-medical-report","fr-lettre","es-discharge","de-arztbrief","pt-letter","en-discharge","nl-verwijsbrief","it-discharge") for i in z.inst]
        inst = {"fr":"Maternité Les Jacarandas","es":"Hospital Materno Las Salinas","de":"Frauenklinik am Lindenpark"}.get(lang, "مستشفى الأم والطفل الفردوس") if k == "newborn" else r.choice(hosp)
        adult = lambda p: self.ok(p, lang) and p.age(at) >= 20
        H = lambda t: header(d, cx, r, inst, t, 1, 1)
        S = lambda p, w: slot(cx, p, w, other=True)
        if k in ("list", "lafif", "family"):
            T = {"list":{"ar":"لائحة مواعيد المرضى","fr":"Programme opératoire de la semaine","es":"Listado de pacientes citados","de":"Sammelbefund - Patientenliste","pt":"Lista de utentes convocados"},"lafif":{"ar":"موجب لفيف عدلي - شهادة الشهود"},"family":{"ar":"شهادة الحياة الجماعية","fr":"Attestation de composition familiale"}}
            if k == "lafif": inst = "قسم التوثيق - المحكمة الابتدائية بالمرسى"
            if k == "family": inst = {"ar":"الجماعة الحضرية الزهور - مكتب الحالة المدنية","fr":"Commune urbaine Annakhil - État civil"}[lang]
            H(T[k][lang]); n = 12 if k == "lafif" else r.randrange(2, 9)
            if k == "family":
                b = self.pick(r, lambda p: adult(p) and len(self.t.byfam[p.fam]) > 1); ps = [q for q in self.t.byfam[b.fam] if q.la and (q.dob < at)][:6]
                if len(ps) < 2: raise Ask
            else: ps = [self.pick(r, adult) if r.random() < .6 else self.t.stranger(r, eu="" if lang in ("ar", "fr") else lang) for _ in range(n)]
            if lang == "ar": ps = [p for p in ps if p.la]
            if k == "lafif":
                q = self.pick(r, adult) if r.random() < .6 else self.t.stranger(r)
                d.para("يشهد الشهود المذكورة أسماؤهم أسفله أنهم يعرفون " + phrase(cx, S(q, {"dob"})) + "، ويعلمون أنه كان يعاني من مرض مزمن قبل تاريخ الحادثة.", rtl=True, gap=8)
            d.table(["#", cx.lab("full"), cx.lab("dob"), cx.lab("cin")], [[str(i + 1), cx.name(p), cx.date(p.dob, lang), p.cin or "-"] for i, p in enumerate(ps)], None, None, d.lines, d.fs - 1, [.25, 1.5, 1, 1])
            pdf = d.done(); return pdf, "ask", None, f"{lang}-{k}"
        if k == "twopeople":
            don = r.random() < .5; p = self.pick(r, adult); q = self.pick(r, lambda z: adult(z) and z.sex != p.sex) if r.random() < .6 else self.t.stranger(r, sex="F" if p.sex == "M" else "M", eu="" if lang in ("ar", "fr") else lang)
            H({"ar":("ملف التبرع بالكلية: المتبرع والمتلقي","استشارة الزوجين بخصوص تأخر الإنجاب"),"fr":("Bilan de greffe : donneur et receveur","Consultation du couple pour infertilité"),"de":("Lebendspende: Spender und Empfänger","Kinderwunschsprechstunde: Paarbefund"),
               "es":("Trasplante renal: donante y receptor","Estudio de esterilidad de la pareja"),"en":("Living kidney donation: donor and recipient","Couple fertility assessment")}[lang][0 if don else 1])
            labs = {"ar":(("المتبرع(ة)","المتلقي(ة)"),("الزوج / الزوجة","الطرف الثاني")),"fr":(("Donneur","Receveur"),("Partenaire 1","Partenaire 2")),"de":(("Spender/in","Empfänger/in"),("Partner/in A","Partner/in B")),"es":(("Donante","Receptor/a"),("Miembro 1","Miembro 2")),"en":(("Donor","Recipient"),("Partner 1","Partner 2"))}[lang][0 if don else 1]
            st = r.choice(["kv", "grid", "strip", "stack"])
            for l, z in zip(labs, (p, q)): block(d, cx, st, l, S(z, self.want(r, z, .5) - {"age", "ins", "file"}), True); d.y -= 4
            body(d, cx, r, replace(SPECS[0], lang=lang, body=(), table="lab"), False)
            return d.done(), "ask", None, f"{lang}-two-people-{'donor' if don else 'couple'}"
        if k == "newborn":
            o = self.pick(r, lambda z: self.ok(z, lang) and z.sex == "F" and 20 <= z.age(at) <= 44)
            H({"ar":"إشعار بالولادة","fr":"Avis de naissance","es":"Parte de nacimiento","de":"Geburtsanzeige der Klinik"}[lang])
            sx = r.choice("MF"); day = cx.date(at, lang); hh = f"{r.randrange(24):02d}:{r.randrange(60):02d}"
            mo = {"ar":"الأم","fr":"Mère","es":"Madre","de":"Mutter"}[lang]; nb = {"ar":"المولود(ة)","fr":"Nouveau-né","es":"Recién nacido/a","de":"Neugeborenes"}[lang]
            its = [({"ar":"تاريخ الولادة","fr":"Né(e) le","es":"Nacido/a el","de":"Geboren am"}[lang], f"{day}"), ({"ar":"الساعة","fr":"Heure","es":"Hora","de":"Uhrzeit"}[lang], hh), (cx.lab("sex"), cx.lab(sx)), ({"ar":"الوزن","fr":"Poids","es":"Peso","de":"Gewicht"}[lang], f"{r.randrange(2500, 4200)} g")]
            if r.random() < .5: its.insert(0, (cx.lab("first"), {"ar":"لم يحدد بعد","fr":"non encore déclaré","es":"sin inscribir","de":"noch nicht benannt"}[lang]))
            def A(): d.put(d.W - d.m if d.rtl else d.m, d.y, nb, d.fs, True, "r" if d.rtl else "l"); d.y -= 16; kvlines(d, its, d.m, d.W - d.m); d.y -= 8
            if r.random() < .5: A(); block(d, cx, "kv", mo, S(o, self.owant(r, o) | {"cin"}), False)
            else: block(d, cx, "kv", mo, S(o, self.owant(r, o) | {"cin"}), False); A()
            sign(d, cx, r, self.doctor(r, cx, {o.rid})); return d.done(), "ask", None, f"{lang}-newborn-unnamed"
        # letters with the addressee's window
        if k in ("addressee", "summons"):
            o = self.pick(r, lambda z: adult(z) and not self.t.conf[z.rid] and (z.dob.month, z.dob.day) not in ((1, 1), (12, 31)))
            if k == "addressee": inst = {"ar":"الصندوق الوطني لمنظمات الاحتياط الاجتماعي","fr":"Mutuelle des Agents du Littoral","es":"Mutua Costa Sur","de":"Betriebskasse Rheinbogen","nl":"Zorgverzekeraar Polderzorg","it":"Cassa Mutua Valdarno","en":"Meridian Expat Health"}[lang]
            H(""); x, a = (d.W - d.m, "r") if d.rtl else (d.W * .55, "l")
            lines = [f"{cx.title(o)} {cx.name(o)}", {"ar":f"زنقة الأرز رقم {d.no + 4}","fr":f"{d.no + 4}, avenue des Cèdres","es":f"C/ Mayor {d.no + 4}","de":f"Ahornweg {d.no + 4}","nl":f"Esdoornstraat {d.no + 4}","it":f"Via Garofani {d.no + 4}","en":f"{d.no + 4} Chapel Street"}[lang]]
            if k == "summons" or r.random() < .7: lines.append(f"{cx.lab('dob')}: {cx.date(o.dob, lang)}")
            if o.cin and r.random() < .7: lines.append(f"{cx.lab('cin')}: {o.cin}")
            for t in lines: d.put(x, d.y, t, d.fs, False, a, 230); d.y -= d.fs * 1.5
            d.y -= 22
            if k == "summons":
                for t in {"ar":("الموضوع: استدعاء لموعد طبي","ندعوكم للحضور إلى مصلحتنا لإجراء فحص المراقبة الخاص بكم، مع إحضار نتائج التحاليل السابقة."),"fr":("Objet : convocation à votre rendez-vous","Vous êtes attendu(e) dans notre service pour votre examen de contrôle, muni(e) de vos résultats antérieurs."),"nl":("Betreft: uw afspraak","U wordt verwacht op onze polikliniek voor uw controleonderzoek. Neem eerdere uitslagen mee.")}[lang]: d.para(t, rtl=d.rtl)
                sign(d, cx, r, self.doctor(r, cx, {o.rid})); return d.done(), f"file:{o.rid}|ask", o.rid, f"{lang}-summons-to-patient"
            kid = self.rel(r, o, "spouse", at, lang, False); f1 = kid.first(cx.s); reg = r.random()
            son = {"ar":f"ابنكم {f1}" if kid.sex == "M" else f"ابنتكم {f1}","fr":f"votre {'fils' if kid.sex == 'M' else 'fille'} {f1}","es":f"su {'hijo' if kid.sex == 'M' else 'hija'} {f1}","de":f"{'Ihren Sohn' if kid.sex == 'M' else 'Ihre Tochter'} {f1}","nl":f"uw {'zoon' if kid.sex == 'M' else 'dochter'} {f1}","it":f"{'Suo figlio' if kid.sex == 'M' else 'Sua figlia'} {f1}","en":f"your {'son' if kid.sex == 'M' else 'daughter'} {f1}"}[lang]
            tx = {"ar":("الموضوع: التكفل بعلاج {s}","يشرفنا إخباركم بقبول التكفل بالعملية المقررة لفائدة {s}. تجدون رفقته تفاصيل المبالغ المسددة."),"fr":("Objet : prise en charge de {s}","Nous vous confirmons l'accord pour l'intervention prévue pour {s}. Le détail des montants figure ci-dessous."),
                  "es":("Asunto: autorización para {s}","Le comunicamos que se autoriza la intervención prevista para {s}. El detalle figura a continuación."),"de":("Kostenübernahme für {s}","wir übernehmen die Kosten des geplanten Eingriffs für {s}. Die Beträge entnehmen Sie bitte der Aufstellung."),
                  "nl":("Betreft: vergoeding voor {s}","Wij bevestigen de vergoeding van de geplande ingreep voor {s}. Hieronder vindt u de bedragen."),"it":("Oggetto: copertura per {s}","Confermiamo la copertura dell'intervento previsto per {s}. Il dettaglio è riportato sotto."),"en":("Cover for {s}","We confirm cover for the planned procedure for {s}. Amounts are shown below.")}[lang]
            for i, t in enumerate(tx): d.para(t.format(s=son), rtl=d.rtl, bold=i == 0, gap=8)
            body(d, cx, r, replace(SPECS[0], lang=lang, body=(), table="cost"), False)
            sign(d, cx, r, self.t.stranger(r, eu="" if lang in ("ar", "fr") else lang)); return d.done(), "ask", None, f"{lang}-addressee-registered-child-by-first-name"
        # proxy
        a = self.pick(r, lambda z: adult(z) and not self.t.conf[z.rid] and z.cin and (z.dob.month, z.dob.day) not in ((1, 1), (12, 31))); reg = r.random() < .4
        pr = a if reg else self.t.stranger(r, a); ag = self.rel(r, a, "companion", at, lang, True) if reg else a
        inst = {"ar":"الجماعة الحضرية الزهور - مصلحة تصحيح الإمضاء","fr":"Commune urbaine Annakhil - Légalisation"}[lang]
        H({"ar":"وكالة لسحب وثائق طبية","fr":"Procuration pour retrait de résultats médicaux"}[lang])
        w = {"dob", "cin"}
        if lang == "ar":
            d.para("أنا الموقع أسفله: " + phrase(cx, S(pr, w)) + "، أوكل:", rtl=True); d.para(phrase(cx, S(ag, w if ag.cin else {"dob"})), rtl=True); d.para("لينوب عني في سحب نتائج تحاليلي وتقاريري الطبية وتسليمها للطبيب المعالج.", rtl=True)
        else:
            d.para("Je soussigné(e) " + phrase(cx, S(pr, w)) + ", donne procuration à :"); d.para(phrase(cx, S(ag, w if ag.cin else {"dob"}))); d.para("pour retirer en mon nom mes résultats d'analyses et mes comptes rendus et les remettre à mon médecin.")
        d.y -= 10; d.put(d.m if d.rtl else d.W - d.m, d.y, L[lang]["sign"], 9, False, "l" if d.rtl else "r")
        return d.done(), (f"file:{pr.rid}|ask" if reg else "ask"), pr.rid or None, f"{lang}-proxy-{'principal' if reg else 'agent'}-registered"

def papers(seed: int, count: int) -> Iterator[Paper]:
    a = Author(seed)
    for i in range(count):
        k = 0
        while True:
            r = random.Random(f"c-paper-{seed}-{i}-{k}"); k += 1
            try: pdf, e, about, kind = a.paper(r); break
            except Ask: continue
        yield Paper(pdf, r.choice([f"scan_{r.randrange(10**6):06d}.pdf", f"doc-{i:04d}.pdf", f"IMG{r.randrange(10**5)}.pdf", f"document ({r.randrange(40)}).pdf"]), e, about, kind)

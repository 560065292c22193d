"""Sweep: a word for 'somebody else' x a placing of it x a way the true patient is named x page 1/2. Deterministic by seed."""
from __future__ import annotations
import datetime as dt, io, random
from dataclasses import dataclass
from typing import Iterator
import arabic_reshaper
from bidi.algorithm import get_display
from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from phrases import L
from words import WORDS

@dataclass(frozen=True)
class Paper:
    pdf: bytes
    name: str
    expected: str
    about: str | None
    kind: str

_D = "/usr/share/fonts/truetype/dejavu/"
for _n, _f in (("DS", "DejaVuSans"), ("DSB", "DejaVuSans-Bold"), ("DC", "DejaVuSansCondensed"), ("DCB", "DejaVuSansCondensed-Bold"), ("DR", "DejaVuSerif"), ("DRB", "DejaVuSerif-Bold")):
    pdfmetrics.registerFont(TTFont(_n, _D + _f + ".ttf"))

LAST = """Bennani بناني;El Fassi الفاسي;Tazi التازي;Chraibi الشرايبي;Lahlou لحلو;Berrada برادة;Ouazzani الوزاني;Amrani العمراني;Idrissi الإدريسي;Alaoui العلوي;Skalli الصقلي;Kettani الكتاني;Benjelloun بنجلون;Sefrioui الصفريوي;Mansouri المنصوري;Naciri الناصري;Bouzidi البوزيدي;Haddad الحداد;Jabri الجابري;Kabbaj القباج;Laraki العراقي;Meziane مزيان;Ouahbi الوهبي;Rahmouni الرحموني;Saidi السعيدي;Tahiri الطاهري;Yacoubi اليعقوبي;Zerouali الزروالي;Ait Lahcen آيت لحسن;Ben Moussa بن موسى;Oulad Brahim أولاد إبراهيم;Chakir شاكر;Daoudi الداودي;Essaidi السعيدي;Filali الفيلالي;Guessous كسوس;Hamdaoui الحمداوي;Ismaili الإسماعيلي;Jaidi الجعيدي;Khattabi الخطابي;Lamrini المريني;Mouline مولين;Nejjar النجار;Ouchen أوشن;Qadiri القادري;Regragui الركراكي;Slaoui السلاوي;Touzani التوزاني;Wahabi الوهابي;Zniber زنيبر;Baddou بادو;Cherkaoui الشرقاوي;Derkaoui الدرقاوي;Fikri فكري;Ghazi غازي;Hilali الهلالي;Janati الجناتي;Karimi الكريمي;Loukili الوكيلي;Marrakchi المراكشي;Noury نوري;Ouarzazi الورزازي;Rifai الرفاعي;Sbai السباعي;Temsamani التمسماني;Zaidane زيدان;Bouhlal بوهلال;El Kadiri القادري;El Ghali الغالي;Ait Baha آيت باها;Moreau مورو;Lefèvre لوفيفر;Delacroix دولاكروا;García غارسيا;Rossi روسي;Schneider شنايدر;Ferreira فيريرا;Yılmaz يلماز;De Vries دي فريس;Whitfield ويتفيلد"""
FM = """Mohamed محمد;Ahmed أحمد;Youssef يوسف;Karim كريم;Hassan حسن;Omar عمر;Rachid رشيد;Said سعيد;Mehdi المهدي;Anas أنس;Hamza حمزة;Ilyas إلياس;Khalid خالد;Mustapha مصطفى;Nabil نبيل;Othmane عثمان;Reda رضا;Samir سمير;Tarik طارق;Yassine ياسين;Zakaria زكرياء;Abdellah عبد الله;Brahim إبراهيم;Driss إدريس;Fouad فؤاد;Hicham هشام;Jamal جمال;Larbi العربي;Mounir منير;Noureddine نور الدين;Adil عادل;Badr بدر;Bilal بلال;Jawad جواد;Lahcen لحسن;Marouane مروان"""
FF = """Fatima فاطمة;Khadija خديجة;Amina أمينة;Zineb زينب;Salma سلمى;Nadia نادية;Hanane حنان;Imane إيمان;Laila ليلى;Meryem مريم;Naima نعيمة;Rachida رشيدة;Samira سميرة;Siham سهام;Touria ثورية;Wafae وفاء;Yasmine ياسمين;Asmae أسماء;Bouchra بشرى;Dounia دنيا;Ghita غيثة;Hafsa حفصة;Ibtissam ابتسام;Jamila جميلة;Karima كريمة;Loubna لبنى;Malika مليكة;Najat نجاة;Oumaima أميمة;Rim ريم;Sanae سناء;Hayat حياة;Kenza كنزة;Latifa لطيفة;Mouna منى"""
def _pairs(s):
    out = []
    for x in s.split(";"):
        i = next(k for k, ch in enumerate(x) if "\u0600" <= ch <= "\u06ff")
        out.append((x[:i].strip(), x[i:].strip()))
    return out
LAST, FM, FF = _pairs(LAST), _pairs(FM), _pairs(FF)
AR_OF = {k: v for k, v in LAST + FM + FF}

def _date(r, a, b):
    while True:
        d = dt.date(a, 1, 1) + dt.timedelta(days=r.randrange((b - a + 1) * 365))
        if (d.day, d.month) not in ((1, 1), (31, 12)): return d

def register(seed: int) -> list[dict]:
    r = random.Random(f"reg{seed}")
    size, rows, fmt = r.randint(450, 1100), [], r.choice(["{:06d}", "D-{:05d}", "2016/{:04d}", "U{:06d}"])
    num, used = r.randint(1000, 3000), set()
    def add(last, first, sex, bd, phone):
        nonlocal num
        num += r.randint(1, 7)
        nid = ""
        if bd.year < 2005 and r.random() < .75:
            while not nid or nid in used: nid = r.choice(["BE", "BK", "A", "AB", "J", "CD", "EE", "K", "WA", "X"]) + str(r.randint(100000, 899999))
            used.add(nid)
        rows.append(dict(record_id=f"R{len(rows)+1:05d}", last_name=last, first_name=first, birth_date=bd.isoformat(), sex=sex, national_id=nid, file_number=fmt.format(num),
                         phone=phone, aliases=(AR_OF[first] + " " + AR_OF[last]) if r.random() < .45 else "", status="active"))
    while len(rows) < size:
        last, _ = r.choice(LAST)
        phone = "06" + "".join(r.choice("0123456789") for _ in range(8))
        py = r.randint(1938, 1978)
        if r.random() < .35: add(last, *(lambda s: (r.choice(FM if s == "M" else FF)[0], s))(r.choice("MF")), _date(r, py, py), phone); continue
        add(last, r.choice(FM)[0], "M", _date(r, py, py + 2), phone); add(last if r.random() < .3 else r.choice(LAST)[0], r.choice(FF)[0], "F", _date(r, py + 2, py + 6), phone)
        for _ in range(r.randint(0, 4)):
            s = r.choice("MF"); y = py + r.randint(22, 38)
            add(last, r.choice(FM if s == "M" else FF)[0], s, _date(r, y, y), phone if r.random() < .5 else "")
    for i in r.sample(range(len(rows)), 6): rows[i]["birth_date"] = rows[i]["birth_date"][:4] + "-01-01"
    for i in r.sample(range(len(rows)), 8):
        o = rows[i]; d = dt.date.fromisoformat(o["birth_date"])
        add(o["last_name"], o["first_name"], o["sex"], dt.date(d.year, d.month, (d.day % 9) + 11) if r.random() < .5 else _date(r, 1950, 1999), "")
    return rows

def _clear(rows):
    """Records that no other could be taken for."""
    by, fam = {}, {}
    for x in rows:
        by.setdefault(frozenset((x["last_name"] + " " + x["first_name"]).lower().split()), []).append(x)
        fam.setdefault(x["last_name"], []).append(x)
    ok = []
    for x in rows:
        if len(by[frozenset((x["last_name"] + " " + x["first_name"]).lower().split())]) > 1 or x["birth_date"][5:] in ("01-01", "12-31"): continue
        if any(y is not x and sum(a != b for a, b in zip(x["birth_date"], y["birth_date"])) < 2 for y in fam[x["last_name"]]): continue
        ok.append(x)
    return ok

isar = lambda s: any("\u0600" <= ch <= "\u06ff" for ch in s)

class Doc:
    def __init__(s, r, lang):
        s.r, s.lang, s.rtl = r, lang, lang == "ar"
        s.buf = io.BytesIO(); s.W, s.H = 595, 842
        s.c = canvas.Canvas(s.buf, pagesize=(s.W, s.H), pageCompression=1, invariant=1)
        s.f, s.fb = r.choice([("DS", "DSB"), ("DC", "DCB")]) if lang in ("ar", "tr") else r.choice([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("DS", "DSB"), ("DC", "DCB"), ("DR", "DRB"), ("Helvetica", "Helvetica-Bold")])
        s.size = r.choice([9, 9.5, 10, 10.5, 11]); s.m = r.choice([42, 50, 57, 64]); s.y = s.H - r.choice([45, 55, 70]); s.pages = 1
        s.grid, s.colour = r.random() < .65, r.choice([black, black, Color(.1, .2, .45), Color(.35, .1, .1)]); s.foots = []; s.colon = " : " if lang == "fr" else ": "
        s.case = r.choice([str, str, str.upper]) if lang not in ("ar", "tr", "de") else str
    def fnt(s, t, bold):
        if isar(t): return "DSB" if bold else "DS"
        f = s.fb if bold else s.f
        if f[0] != "D":
            try: t.encode("cp1252")
            except UnicodeEncodeError: return "DSB" if bold else "DS"
        return f
    def shp(s, t): return get_display(arabic_reshaper.reshape(t), base_dir="R" if s.rtl else "L") if isar(t) else t
    def put(s, t, x, y, bold=False, size=None, align="l"):
        f = s.fnt(t, bold); z = size or s.size; v = s.shp(t); w = stringWidth(v, f, z)
        s.c.setFont(f, z); s.c.drawString(x - (w if align == "r" else w / 2 if align == "c" else 0), y, v)
    def wrap(s, t, width, bold=False, size=None):
        f, z, out, cur = s.fnt(t, bold), size or s.size, [], ""
        for w in t.split():
            n = (cur + " " + w).strip()
            if cur and stringWidth(s.shp(n), f, z) > width: out.append(cur); cur = w
            else: cur = n
        return out + [cur]
    def line(s, t, bold=False, size=None, align="s", x0=None, x1=None, gap=1.42):
        x0 = s.m if x0 is None else x0; x1 = s.W - s.m if x1 is None else x1; z = size or s.size
        for l in s.wrap(t, x1 - x0, bold, z):
            s.y -= z * gap
            if align == "c": s.put(l, (x0 + x1) / 2, s.y, bold, z, "c")
            elif (align == "s") != s.rtl: s.put(l, x0, s.y, bold, z)
            else: s.put(l, x1, s.y, bold, z, "r")
    def gap(s, k=.8): s.y -= s.size * k
    def heading(s, t, **k):
        s.gap(.6); st = s.r.randrange(4)
        x0, x1 = k.get("x0", s.m), k.get("x1", s.W - s.m)
        if st == 0 and stringWidth(s.shp(t), s.fnt(t, True), s.size) < x1 - x0 - 8:
            s.c.setFillColor(Color(.9, .92, .95)); s.c.rect(x0, s.y - s.size * 1.7, x1 - x0, s.size * 1.6, stroke=0, fill=1); s.c.setFillColor(black)
            s.line(t, True, x0=x0 + 4, x1=x1 - 4, gap=1.25); s.y -= s.size * .55
        else:
            s.c.setFillColor(s.colour); s.line(t, True, s.size + (.8 if st == 1 else 0), x0=x0, x1=x1); s.c.setFillColor(black)
            if st == 2: s.y -= 3; s.c.line(x0, s.y, x1, s.y)
        s.gap(.2)
    def kv(s, items, x0=None, x1=None):
        x0 = s.m if x0 is None else x0; x1 = s.W - s.m if x1 is None else x1
        lw = max(stringWidth(s.shp(a + s.colon), s.fnt(a, True), s.size) for a, _ in items) + 8
        st = s.r.randrange(3)
        if st == 0 or lw > (x1 - x0) * .55:
            for a, b in items: s.line(a + s.colon + b, x0=x0, x1=x1)
        else:
            for a, b in items:
                s.y -= s.size * 1.5; top = s.y; ls = s.wrap(b, x1 - x0 - lw - 4)
                s.put((a + s.colon).rstrip(), x1 if s.rtl else x0, s.y, st == 1, None, "r" if s.rtl else "l")
                for i, l in enumerate(ls):
                    if i: s.y -= s.size * 1.3
                    s.put(l, x1 - lw if s.rtl else x0 + lw, s.y, st == 2, None, "r" if s.rtl else "l")
    def table(s, rows, widths=None, head=True):
        n = len(rows[0]); tot = s.W - 2 * s.m; widths = [w * tot for w in (widths or [1 / n] * n)]
        s.gap(.5)
        for i, row in enumerate(rows):
            b = head and i == 0; cells = [s.wrap(t, w - 8, b, s.size - .5) for t, w in zip(row, widths)]
            h = max(len(x) for x in cells) * (s.size * 1.25) + 5; x = s.m if not s.rtl else s.W - s.m
            for ls, w in zip(cells, widths):
                a = x if not s.rtl else x - w
                if s.grid: s.c.setLineWidth(.5); s.c.rect(a, s.y - h, w, h)
                elif b: s.c.line(a, s.y - h, a + w, s.y - h)
                yy = s.y - s.size * 1.15
                for l in ls:
                    s.put(l, a + w - 4 if s.rtl else a + 4, yy, b, s.size - .5, "r" if s.rtl else "l"); yy -= s.size * 1.25
                x = x + w if not s.rtl else x - w
            s.y -= h
        s.gap(.4)
    def foot(s):
        y = 30 + 11 * len(s.foots)
        for t in s.foots: s.put(t, s.W / 2, y, False, 8, "c"); y -= 11
        p = L[s.lang]; s.put(f"{p['page']} {s.pages}", s.W - s.m, 22, False, 7.5, "r")
    def newpage(s, keep=False):
        s.foot(); s.c.showPage(); s.pages += 1; s.y = s.H - 60
        if not keep: s.foots = []
    def done(s): s.foot(); s.c.showPage(); s.c.save(); return s.buf.getvalue()

INST = dict(fr=["Cabinet d'urologie Les Orangers", "Centre hospitalier provincial de l'Oued", "Laboratoire d'analyses du Méchouar", "Polyclinique de la Corniche", "Mutuelle générale des arts et métiers", "Association Solidarité Rein", "Collège des Deux Rives", "Tribunal de première instance – section famille", "Institut de recherche en néphrologie"],
 en=["Harbour Street Urology Centre", "Northgate General Hospital", "Atlas Diagnostic Laboratory", "Beacon Mutual Health Plan", "St Alban's Renal Research Unit", "Westmere School Health Office"],
 ar=["المركز الاستشفائي الإقليمي", "مختبر التحاليل الطبية الأمل", "مصحة الواحة", "التعاضدية العامة للموظفين", "المحكمة الابتدائية - قسم الأسرة", "جمعية الرحمة لمرضى الكلى"],
 es=["Clínica del Estrecho", "Hospital comarcal de la Ribera"], it=["Poliambulatorio San Rocco", "Laboratorio Le Querce"], pt=["Clínica da Ribeira", "Hospital da Boa Vista"], de=["Urologisches Zentrum am Stadtpark", "Labor Lindenhof"], nl=["Ziekenhuis De Linde", "Laboratorium Oostpoort"], tr=["Çınar Üroloji Merkezi", "Deniz Laboratuvarı"])
CITY = ["Rabat", "Salé", "Fès", "Meknès", "Oujda", "Tétouan", "Agadir", "Kénitra"]
CITYX = dict(ar=["الرباط", "سلا", "فاس", "مكناس", "وجدة"], es=["Ceuta", "Sevilla"], it=["Torino", "Genova"], pt=["Lisboa", "Faro"], de=["Köln", "Bremen"], nl=["Gent", "Utrecht"], tr=["İzmir", "Bursa"], en=["Tangier", "Leeds", "Rabat"])
DOCS = ["Hélène Vasseur", "Tawfik Ziyani", "Paul Girardin", "Soukaina Mrabti", "Ismail Outmani", "Claire Fontanel"]

PLACES = ["head", "label", "brackets", "colhead", "under", "sb", "sa", "tick", "footer", "rel", "ap1", "ap2", "pron", "quote", "tablerow", "colq", "sig", "subj", "obo", "co", "crossed", "rowside", "decl", "foot", "qual", "pkv", "phone", "list", "runhead", "framed"]
IMPLIES = {"sb", "tick", "obo", "co"}
TRAIL = {"brackets", "under", "sa", "rel", "ap2", "pron", "quote", "sig", "decl", "phone", "foot", "qual", "rowside", "subj"}
NOCOMP = {"obo", "co", "tick", "sb", "pkv", "crossed", "head", "colhead"}
PLAIN = {"head", "label", "colhead", "tablerow", "pkv", "list", "framed"}
WAYS = ["none", "none", "noref", "surname", "initial", "child", "firstage", "unregprose", "unreglab", "unreglab", "unregnodate", "reg2id", "reg2id", "reg2id", "regname", "reg2digit", "p2unreg", "p2reg", "title", "arabic", "arabicdate", "number", "newborn"]
DONOR = ("donn", "donor", "متبرع", "donant", "donator", "dador", "spender", "verici")
OLD = ("grand", "aïeul", "الجد", "abuel", "nonn", "avô", "avó", "opa", "oma", "dede", "büyük", "papi", "mamie", "granny", "groß", "beau-p", "belle-m", "suegr", "suocer", "sogr", "schwiegerv", "schwiegerm", "schoonv", "schoonm")

def fmtdate(d, lang, r):
    k = r.randrange(7)
    if k < 3: return d.strftime("%d/%m/%Y")
    if k == 3: return d.strftime("%d.%m.%Y")
    if k == 4: return d.strftime("%d-%m-%Y")
    m = L[lang]["months"][d.month - 1]
    if lang == "en": return f"{d.day} {m} {d.year}"
    if lang in ("es", "pt"): return f"{d.day} de {m} de {d.year}"
    if lang == "de": return f"{d.day}. {m} {d.year}"
    return f"{d.day} {m} {d.year}"

def tupper(s): return s.replace("i", "İ").upper() if "ı" in s or "ğ" in s else s.upper()
def nameform(x, r):
    l, f = x["last_name"], x["first_name"]
    return r.choice([f"{l.upper()} {f}", f"{f} {l.upper()}", f"{f} {l}", f"{l.upper()} {f.upper()}", f"{l} {f}"])

class Ctx: pass

def person(x, lang, r, extra=.22, allow_ar=.35):
    """(name, date with perhaps an own number, born, last, first, uses Arabic name)"""
    p = L[lang]; c = Ctx(); c.x = x; c.sex = 0 if x["sex"] == "M" else 1; c.last, c.first = x["last_name"].upper() if r.random() < .6 else x["last_name"], x["first_name"]
    c.n = nameform(x, r); c.ar = False
    if lang == "ar" and x.get("aliases") and r.random() < allow_ar: c.n, c.ar, c.last, c.first = x["aliases"], True, AR_OF[x["last_name"]], AR_OF[x["first_name"]]
    c.d0 = fmtdate(dt.date.fromisoformat(x["birth_date"]), lang, r); c.b = p["born"][c.sex]; c.num = []
    if r.random() < extra: c.num = [(p["nid"], x["national_id"])] if x["national_id"] and r.random() < .5 else [(p["file"], x["file_number"])]
    c.d = c.d0 + "".join(("، " if lang == "ar" else ", ") + f"{a} {b}" for a, b in c.num)
    c.mr, c.Mr = p["mr"][c.sex], p["Mr"][c.sex]
    return c

def idkv(c, p, r):
    a = [(p["full"], c.n)] if r.random() < .5 else [(p["last"], c.last), (p["first"], c.first)]
    return a + [(p["dob"], c.d0)] + c.num

def art(w, sex, lang):
    """(with article, 'of' with article)"""
    if lang == "en": return "the " + w, "of the " + w
    if lang != "fr": return w, w
    fem = sex or w.startswith(("personne", "caution", "partie"))
    if w[0] in "aeiouhéèêâœôAEIOU": return "l'" + w, "de l'" + w
    return ("la " + w, "de la " + w) if fem else ("le " + w, "du " + w)

cap = lambda s: s[:1].upper() + s[1:]

def letterhead(D, p, r, mail=False):
    lang = D.lang; ins = r.choice(INST[lang]); city = r.choice(CITYX.get(lang, CITY))
    if mail: return ins
    st = r.randrange(3)
    D.c.setFillColor(D.colour); D.line(ins, True, D.size + 3, "c" if st == 0 else "s"); D.c.setFillColor(black)
    D.line(f"{r.randint(2, 190)}, {r.choice(['avenue Al Massira', 'rue des Jujubiers', 'bd Moulay Youssef'])} – {city}" if lang != "ar" else f"شارع المسيرة، {city}", False, D.size - 1.5, "c" if st == 0 else "s")
    if st == 2: D.y -= 5; D.c.line(D.m, D.y, D.W - D.m, D.y)
    D.gap(); D.line(f"{city}، {p['date']} {docdate(r)}" if lang == "ar" else f"{city}, {p['date'].lower() if lang == 'fr' else p['date']} {docdate(r)}", align="e"); D.gap(.5)
    return ins
def docdate(r): return (dt.date(2024, 1, 5) + dt.timedelta(days=r.randrange(800))).strftime("%d/%m/%Y")

def body(D, p, r, male_ok=True, short=False):
    k = r.randrange(3); D.gap(.6)
    if k == 0 and not short:
        rows = [("Créatinine", f"{r.uniform(6, 14):.1f} mg/l", "6 – 12"), ("Urée", f"{r.uniform(.15, .55):.2f} g/l", "0,15 – 0,45"), ("CRP", f"{r.uniform(.5, 20):.1f} mg/l", "< 5"), ("Na+", f"{r.randint(135, 145)} mmol/l", "136 – 145"), ("K+", f"{r.uniform(3.5, 5.1):.1f} mmol/l", "3,5 – 5,1")]
        r.shuffle(rows); D.table([(p["seen"], p["res"], p["norm"])] + rows[:r.randint(2, 5)])
    for s in r.sample(p["body"], min(len(p["body"]), r.randint(1, 2 if short else 3))): D.line(s)
    D.gap(.5)

def fill(tpl, o, w, wc, comp, lang, **k):
    aw, daw = art(w, o.sex, lang)
    if lang == "fr" and w[0].lower() in "aeiouhéèêâœô": tpl = tpl.replace("tant que {w", "tant qu'{w").replace("qualité de {w", "qualité d'{w")
    return tpl.format(n=o.n, d=o.d, b=o.b, w=w, W=cap(w), wc=wc, c=comp, aw=aw, Aw=cap(aw), daw=daw, mr=o.mr, Mr=o.Mr, e=("e" if o.sex else "") if lang == "fr" else "",
                    Il={"fr": ("Il", "Elle"), "en": ("He", "She")}.get(lang, ("", ""))[o.sex], **k)

def patient_way(way, lang, r, o, reg, names, clear, cls):
    """-> (label or None, value, prose or None, extra kv, record or None)"""
    p = L[lang]; 
    def unreg(child=False, same=None):
        while True:
            sx = r.choice("MF"); l = o.x["last_name"] if (same if same is not None else cls == "K" and r.random() < .5) else r.choice(LAST)[0]
            f = r.choice(FM if sx == "M" else FF)[0]
            if frozenset((l + " " + f).lower().split()) in names or f == o.x["first_name"]: continue
            if l == o.x["last_name"] and cls != "K": continue
            return dict(last_name=l, first_name=f, sex=sx, birth_date=_date(r, *((2010, 2023) if child else (1945, 2005))).isoformat(), national_id="", file_number="", aliases=AR_OF[f] + " " + AR_OF[l])
    reg_p = None
    if way in ("reg2id", "regname", "reg2digit", "p2reg"):
        for _ in range(500):
            x = r.choice(clear)
            if x is not o.x and (x["last_name"] == o.x["last_name"] or r.random() < .35) and x["first_name"] != o.x["first_name"]: break
        else: x = next(y for y in clear if y is not o.x and y["first_name"] != o.x["first_name"])
        reg_p = x
    else: x = unreg(way in ("child", "firstage", "newborn"))
    c = person(x, lang, r, 0, .0); lab = p["patient"][c.sex]; prose = None; val = c.n; kv = None
    if way == "surname": val = f"{c.mr} {x['last_name'].upper()}"; prose = r.choice(p["prose"]).format(pn=val)
    elif way == "initial":
        i = x["first_name"][0]
        if i == o.x["first_name"][0]: i = next(a for a in "BHKTZ" if a != i)
        val = r.choice([f"{i}. {x['last_name'].upper()}", f"{x['last_name'].upper()} {i}."]) if x["last_name"] != o.x["last_name"] or cls == "K" else f"{i}. {x['last_name'].upper()}"
        prose = r.choice(p["prose"]).format(pn=val)
    elif way == "child": val = p["child"].format(pn=x["first_name"]); prose = r.choice(p["childp"]).format(pn=x["first_name"])
    elif way == "firstage": val = p["aged"].format(pn=x["first_name"], a=2025 - int(x["birth_date"][:4]) + 1)
    elif way == "unregprose": prose = r.choice(p["prose"]).format(pn=c.n); return None, None, prose, None, None, c
    elif way in ("unreglab", "reg2id", "p2unreg", "p2reg"):
        kv = [(p["full"], c.n)] if r.random() < .6 else [(p["last"], c.last), (p["first"], c.first)]
        kv.append((p["dob"], c.d0))
        if reg_p and r.random() < .4: kv.append((p["file"], x["file_number"]))
        val = f"{c.n}، {c.b} {c.d0}" if lang == "ar" else f"{c.n}, {c.b} {c.d0}"
    elif way == "reg2digit": val = f"{c.n}, {c.b} " + dt.date.fromisoformat(x["birth_date"]).strftime("%d/%m/%y")
    elif way == "title":
        sx = 1 - o.sex; lab = p["patient"][sx]; val = {"fr": ("Monsieur", "Madame"), "de": ("Herr", "Frau"), "es": ("Señor", "Señora"), "it": ("Signore", "Signora"), "pt": ("Senhor", "Senhora"), "nl": ("Meneer", "Mevrouw"), "tr": ("Bay", "Bayan")}.get(lang, p["mr"])[sx]
        t = r.choice(p["titlep"]); prose = t.format(Mr=p["Mr"][sx]) if r.random() < .6 else None
    elif way in ("arabic", "arabicdate"):
        val = x["aliases"]; lab = r.choice([lab, L["ar"]["patient"][c.sex]])
        if way == "arabicdate": val += ("، " if lang == "ar" else " – ") + dt.date.fromisoformat(x["birth_date"]).strftime("%d/%m/%Y")
    elif way == "number":
        prose = None; v = p["number"][0].format(num=r.randint(700000, 999999)); return None, None, v + ".", None, None, c
    elif way == "newborn": val = p["newborn"].format(x=p["xs"][c.sex])
    elif way == "noref": return None, None, r.choice(p["noref"]), None, None, c
    elif way == "none": return None, None, None, None, None, c
    if prose and r.random() < .5: return None, None, prose, None, reg_p, c
    return lab, val, None, kv, reg_p, c

def draw_patient(D, p, r, pw):
    lab, val, prose, kv, _, c = pw
    if prose: D.line(prose)
    elif lab and kv and r.random() < .55: D.heading(D.case(lab)); D.kv(kv)
    elif lab: D.line(f"{lab}{D.colon}{val}", r.random() < .4)
    D.gap(.7)

def tickbox(on, r, st): return {0: "☒" if on else "☐", 1: "[x]" if on else "[ ]", 2: "(X)" if on else "( )"}[st]

def frame(D, y0): D.c.setLineWidth(.7); D.c.rect(D.m - 6, D.y - 8, D.W - 2 * D.m + 12, y0 - D.y + 8); D.y -= 14

def draw_other(D, p, r, place, o, w, comp, pw, way):
    """Draws the other person. w is in the document's language, or (crossed) in another. Returns True when it drew the patient as well."""
    lang = D.lang; wc = w + comp; F = lambda t: fill(t, o, w, wc, comp, lang, t=f"{r.randint(8, 18):02d}:{r.randint(0, 59):02d}")
    I = f"{o.n}، {o.b} {o.d}" if lang == "ar" else r.choice([f"{o.n}, {o.b} {o.d}", f"{o.n} – {p['dob']}{D.colon}{o.d}"])
    W = cap(wc) if lang not in ("ar",) else wc
    if place == "crossed": place = r.choice(["head", "label", "colhead", "tablerow", "tick", "framed"] + ([] if way in ("none", "number") else ["brackets", "under", "rowside"]))
    if place == "head" : D.heading(D.case(F(r.choice(p["head"])) if comp is not CROSS else W)); D.kv(idkv(o, p, r))
    elif place == "framed": y0 = D.y; D.line(W, True); D.kv(idkv(o, p, r)); frame(D, y0)
    elif place == "label":
        if r.random() < .6: D.line(f"{W}{D.colon}{I}")
        else: D.line(f"{W}{D.colon}{o.n}"); D.line(f"{p['dob']}{D.colon}{o.d}")
    elif place == "brackets": D.line(f"{I} ({wc})" if r.random() < .6 else f"{o.n} ({wc}){'،' if lang == 'ar' else ','} {o.b} {o.d}", r.random() < .3)
    elif place == "colhead":
        y0, mid = D.y, D.W / 2; L0, R0 = (D.m, mid - 10), (mid + 10, D.W - D.m)
        if D.rtl: L0, R0 = R0, L0
        D.heading(W if comp is CROSS else cap(w), x0=L0[0], x1=L0[1]); D.kv(idkv(o, p, r), *L0); y1 = D.y; D.y = y0
        lab, val, prose, kv, _, c = pw; both = bool(lab) and not way.startswith("p2")
        D.heading(lab if both else p["addr"], x0=R0[0], x1=R0[1])
        if both and kv: D.kv(kv, *R0)
        else: D.line(val if both else r.choice(INST[lang]), x0=R0[0], x1=R0[1])
        D.y = min(y1, D.y); 
        if D.grid: D.c.line(mid, y0 - 4, mid, D.y - 4)
        D.gap(.6); return both
    elif place == "under": D.line(I, True, D.size + 1); D.line(W if r.random() < .6 else wc, False, D.size - .5)
    elif place == "sb": D.line(F(r.choice(p["sb"]))); D.gap(.3); D.line(I)
    elif place == "sa": D.line(I); D.gap(.3); D.line(F(r.choice(p["sa"])))
    elif place in ("rel", "ap1", "ap2", "pron", "decl", "phone", "obo"): D.line(F(r.choice(p[place])))
    elif place == "tick":
        st = r.randrange(3); opts = [(p["patient"][0], False), (W, True), (p["tick"][1], False)]
        def row():
            if r.random() < .6: D.line("    ".join(f"{tickbox(b, r, st)} {t}" for t, b in opts))
            else:
                for t, b in opts: D.line(f"{tickbox(b, r, st)} {t}")
        if r.random() < .5: row(); D.kv(idkv(o, p, r))
        else: D.kv(idkv(o, p, r)); row()
    elif place == "footer": D.foots.append(f"{W}{D.colon}{I}")
    elif place == "runhead": y = D.y; D.y = D.H - 18; D.line(f"{W}{D.colon}{I}", False, 8); D.y = min(y, D.y)
    elif place == "quote":
        D.gap(.4); D.line(f"{p['date']} {docdate(r)} – {o.n} {p['wrote']}" if lang != "ar" else f"{p['date']} {docdate(r)} {p['wrote']} {o.n}")
        for t in p["quote"]: D.line("> " + F(t) if lang != "ar" else F(t) + " <")
    elif place == "sig":
        D.line(r.choice(p["body"])); D.gap(); D.line(p["regards"]); D.line("--" if lang != "ar" else "ـــ"); D.line(o.n, True); D.line(W); D.line(f"{o.b} {o.d}")
    elif place == "subj": D.line(f"{p['subject']}{D.colon}{F(r.choice(p['subj']))}", True)
    elif place == "co":
        x0 = (D.W / 2 if not D.rtl else D.m); x1 = D.W - D.m if not D.rtl else D.W / 2
        for t in p["co"]: D.line(F(t), x0=x0, x1=x1)
        D.gap()
    elif place == "tablerow":
        rows = [(p["colq"], p["full"], p["dob"])]
        mine = [(W, o.n, o.d)]
        lab, val, prose, kv, rp, c = pw; both = bool(lab and kv) and not way.startswith("p2")
        if both: mine.append((lab, c.n, c.d0))
        elif not lab and not prose and r.random() < .4: mine.append((p["patient"][0], p["blank"], "—"))
        r.shuffle(mine); D.table(rows + mine, [.34, .36, .3]); return both
    elif place == "colq":
        D.table([(p["full"], p["dob"], p["colq"]), (o.n, o.d, wc)], [.36, .3, .34])
    elif place == "rowside":
        y0 = D.y; half = D.W * .60; a = (D.m, half) if not D.rtl else (D.W - half, D.W - D.m)
        D.kv(idkv(o, p, r), *a); y1 = D.y; D.y = y0 - D.size * .4; b = (half + 14, D.W - D.m) if not D.rtl else (D.m, D.W - half - 14)
        D.line(W, True, x0=b[0] + 4, x1=b[1] - 4, align="c"); D.c.rect(b[0], D.y - 6, b[1] - b[0], y0 - D.y + 3); D.y = min(y1, D.y - 10)
    elif place == "foot": D.line(I.replace(o.n, o.n + "*", 1)); D.foots.append("* " + wc if lang != "ar" else wc + " *")
    elif place == "qual": D.kv(idkv(o, p, r) + [(r.choice(p["qual"]), wc)])
    elif place == "pkv": D.kv([(F(p["pkv"][0]), o.last), (F(p["pkv"][1]), o.first), (F(p["pkv"][2]), o.d)])
    elif place == "list":
        it = [f"{W}{D.colon}{I}", {"fr": "Médecin : Dr ", "ar": "الطبيب: د. ", "en": "Doctor: Dr "}.get(lang, "Dr ") + r.choice(DOCS)]
        r.shuffle(it)
        for i, t in enumerate(it): D.line(f"{i+1}. {t}" if lang != "ar" else f"- {t}")
    else: raise ValueError(place)
    D.gap(.7); return False

CROSS = ""          # replaced below by a distinct empty string
class _E(str): pass
CROSS = _E("")

def control(D, p, r, c, place):
    """An ordinary clear paper in the same layout, the patient alone."""
    lang = D.lang; lab = p["patient"][c.sex]; I = f"{c.n}، {c.b} {c.d}" if lang == "ar" else f"{c.n}, {c.b} {c.d}"
    def top(): D.heading(D.case(lab)); D.kv(idkv(c, p, r))
    F = lambda t: t.format(n=c.n, d=c.d, b=c.b, mr=c.mr, doc=r.choice(DOCS))
    maybe = False
    if place in ("head", "framed", "qual", "pkv", "crossed"):
        y0 = D.y; top()
        if place == "framed": D.gap(.2); D.c.rect(D.m - 6, D.y - 6, D.W - 2 * D.m + 12, y0 - D.y + 6); D.y -= 10
    elif place in ("label", "under", "foot", "obo", "list"): D.line(f"{lab}{D.colon}{I}", r.random() < .4)
    elif place == "brackets": D.line(f"{I} ({lab.lower()})"); maybe = True
    elif place == "colhead":
        y0, mid = D.y, D.W / 2; A, B = (D.m, mid - 10), (mid + 10, D.W - D.m)
        if D.rtl: A, B = B, A
        D.heading(lab, x0=A[0], x1=A[1]); D.kv(idkv(c, p, r), *A); y1 = D.y; D.y = y0
        D.heading(p["addr"], x0=B[0], x1=B[1]); D.line(r.choice(INST[lang]), x0=B[0], x1=B[1]); D.y = min(y1, D.y)
    elif place == "tablerow": D.table([(p["colq"], p["full"], p["dob"]), (lab, c.n, c.d)], [.3, .4, .3])
    elif place == "colq": D.table([(lab, p["dob"]), (c.n, c.d)], [.6, .4])
    elif place == "tick":
        st = r.randrange(3); top(); D.line("    ".join(f"{tickbox(b, r, st)} {t}" for t, b in ((lab, True), (p["tick"][1], False))))
    elif place in ("subj", "quote", "sig", "phone"): D.line(f"{p['subject']}{D.colon}{F(p['ctlsubj'])}", True)
    elif place == "footer": top(); D.foots.append(f"{lab}{D.colon}{I}")
    elif place == "runhead": y = D.y; D.y = D.H - 18; D.line(f"{lab}{D.colon}{I}", False, 8); D.y = y; top()
    elif place == "rowside": top()
    elif place == "co": D.line(f"{p['to']}{D.colon}Dr {r.choice(DOCS)}", align="e"); D.gap(); D.line(F(p["ctl"][0]))
    else: D.line(F(r.choice(p["ctl"])))
    D.gap(.7); return maybe

def papers(seed: int, count: int) -> Iterator[Paper]:
    reg = register(seed); clear = _clear(reg); names = {frozenset((x["last_name"] + " " + x["first_name"]).lower().split()) for x in reg}
    R = random.Random(f"papers{seed}")
    def deck(items, key):
        rr = random.Random(f"{key}{seed}")
        while True:
            d = list(items); rr.shuffle(d); yield from d
    wd = {l: deck(WORDS[l], "w" + l) for l in WORDS}; pd, yd, cd = deck(PLACES, "p"), deck(WAYS, "y"), deck(PLACES, "c")
    pool = {s: [x for x in clear if x["sex"] == s and x["birth_date"] < "1999"] for s in "MF"}; old = {s: [x for x in pool[s] if x["birth_date"] < "1962"] for s in "MF"}
    langs = ["fr"] * 40 + ["en"] * 19 + ["ar"] * 19 + ["es", "it", "pt", "de", "nl", "tr"] * 4
    for i in range(count):
        r = random.Random(R.random()); lang = r.choice(langs); p = L[lang]; D = Doc(r, lang)
        if r.random() < .25:                                                     # control
            place = next(cd); x = r.choice(clear); c = person(x, lang, r, .4, .25); trap = ""
            mail = place in ("quote", "sig", "subj")
            letterhead(D, p, r); D.heading(r.choice([t for t in p["title"]]))
            maybe = control(D, p, r, c, place); body(D, p, r)
            if r.random() < .18:
                t = r.choice(p["comp_traps"]); ws = [w for w in WORDS[lang] if w[1] == "F" and w[2 + c.sex]]
                if "{w}" not in t or x["birth_date"] < "2000":
                    if "{par}" not in t or x["birth_date"] < "1985": D.line(t.format(w=r.choice(ws)[2 + c.sex], par=p["par"][c.sex])); trap = "trap"
            if r.random() < .5: D.gap(2); D.line(f"Dr {r.choice(DOCS)}", align="e")
            if r.random() < .25:
                D.newpage(); 
                if r.random() < .6: D.line(f"{p['patient'][c.sex]}{D.colon}{c.n}, {c.b} {c.d0}", False, 8.5)
                body(D, p, r, short=True)
            yield Paper(D.done(), f"scan_{i:05d}.pdf", f"file:{x['record_id']}" + ("|ask" if maybe or c.ar else ""), x["record_id"], f"control{trap}.{place}"); continue
        place, way = next(pd), next(yd); wl = lang
        if place == "crossed": wl = r.choice(["ar"] * 4 + ["fr", "en", "es", "de", "it", "tr", "nl", "pt"]) if lang != "ar" else r.choice(["fr", "fr", "en", "es"])
        if wl == lang and place == "crossed": wl = "ar" if lang != "ar" else "fr"
        if way in ("arabic", "arabicdate") and lang == "ar" : way = "unreglab" if way == "arabicdate" else "unregnodate"
        _, cls, wm, wf = next(wd[wl])
        sex = r.choice("MF") if wm and wf else "M" if wm else "F"; w = wm if sex == "M" else wf
        o = person(r.choice((old if any(k in w.lower() for k in OLD) else pool)[sex]), lang, r)
        weak = way in ("none", "number"); donor = any(k in w.lower() for k in DONOR)
        p2o = not way.startswith("p2") and r.random() < .4
        apart = cls != "K" and place not in IMPLIES and (way == "p2reg" or (way == "reg2id" and p2o))   # a page of its own needs words that say she is not its patient
        if apart and place in NOCOMP: way, p2o, apart = "reg2id", False, False
        if weak and (donor or (cls == "F" and place in ("pkv", "crossed", "head", "colhead"))): way, weak = "noref", False
        comp = ""
        if place == "crossed": comp = CROSS
        elif place not in NOCOMP:
            q = {"K": 1.0 if weak and place in TRAIL | {"ap1", "colq"} else .4, "F": (1.0 if weak and place not in TRAIL else .45), "M": .4}[cls]
            if apart or r.random() < q:
                comp = p["comp"][cls].replace("{e}", ("ة" if o.sex else "") if lang == "ar" else ("e" if o.sex else ""))
        pw = patient_way(way, lang, r, o, reg, names, clear, cls); pc = pw[5]; rp = pw[4]
        if lang == "fr" and pc.sex and way not in ("none", "noref", "number", "title"): comp = comp if comp is CROSS else comp.replace("du patient", "de la patiente")
        amb = weak and place not in IMPLIES and not comp and (cls == "M" or (cls == "F" and place in TRAIL))
        # --- pages
        mailish = place in ("quote", "sig", "subj") and r.random() < .6
        letterhead(D, p, r)
        if mailish: D.line(f"{p['mailfrom']}{D.colon}{r.choice(['accueil', 'contact', 'dossiers', 'secretariat'])}@{r.choice(['courrier-sante.example', 'centre.example', 'poste.example'])}")
        D.heading(r.choice(p["title"]))
        if place == "runhead" and p2o: pass
        first_p = r.random() < .5 or p2o
        if way.startswith("p2"):
            draw_other(D, p, r, place, o, w, comp, pw, way); body(D, p, r); D.newpage(); draw_patient(D, p, r, pw); body(D, p, r, short=True)
        elif p2o:
            inner = place in ("colhead", "tablerow") and pw[0]
            if not inner or r.random() < .5 or way in ("reg2id",): draw_patient(D, p, r, pw)
            body(D, p, r); D.newpage(); draw_other(D, p, r, place, o, w, comp, pw, way); body(D, p, r, short=True)
        else:
            inner = place in ("colhead", "tablerow")
            if place in ("co", "subj", "runhead") : first_p = False
            if first_p and not (inner and pw[0]): draw_patient(D, p, r, pw)
            both = draw_other(D, p, r, place, o, w, comp, pw, way)
            if not both and not (first_p and not (inner and pw[0])): draw_patient(D, p, r, pw)
            body(D, p, r, short=place == "list")
        if place not in ("sig",) and r.random() < .4: D.gap(2); D.line(f"Dr {r.choice(DOCS)}", align="e")
        if r.random() < .3: D.foots.append(p["foot"])
        if way in ("reg2id", "p2reg"):
            exp = f"file:{rp['record_id']}" + ("" if way == "reg2id" and place in PLAIN and cls == "K" and not p2o else "|ask"); about = rp["record_id"]
        else:
            about = rp["record_id"] if rp else None
            exp = f"file:{o.x['record_id']}|ask" if amb else "ask"
        yield Paper(D.done(), f"scan_{i:05d}.pdf", exp, about, f"{place}.{way}.{'p2' if p2o else 'p1'}" + (".amb" if amb else ""))

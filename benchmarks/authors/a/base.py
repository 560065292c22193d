import io, random, functools, datetime as dt
from dataclasses import dataclass, field
from reportlab.pdfgen import canvas
from reportlab.lib.pagesizes import A4
from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.lib.utils import simpleSplit
import arabic_reshaper
from bidi.algorithm import get_display

FD = "/usr/share/fonts/truetype/dejavu/"
for n, f in [("DV", "DejaVuSans"), ("DVB", "DejaVuSans-Bold"), ("DC", "DejaVuSansCondensed"), ("DCB", "DejaVuSansCondensed-Bold"),
             ("DS", "DejaVuSerif"), ("DSB", "DejaVuSerif-Bold"), ("DM", "DejaVuSansMono"), ("DMB", "DejaVuSansMono-Bold")]:
    pdfmetrics.registerFont(TTFont(n, FD + f + ".ttf"))
FAMS = [("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("DV", "DVB"), ("DC", "DCB"), ("DS", "DSB"), ("Helvetica", "Helvetica-Bold")]
MONO = [("Courier", "Courier-Bold"), ("DM", "DMB")]

LAST = """Ouazzani=الوزاني;Berrada=برادة;Tahiri=الطاهري;El Idrissi=الإدريسي;Chraibi=الشرايبي;Benkirane=بنكيران;Lahlou=لحلو;Sqalli=الصقلي;Zniber=زنيبر;Kettani=الكتاني;
Bouzidi=بوزيدي;El Fassi=الفاسي;Mernissi=المرنيسي;Ait Lahcen=أيت لحسن;Ait Oufkir=أيت أوفقير;Hajji=حجي;Naciri=الناصري;Rhazali=الغزالي;Slaoui=السلاوي;Tazi=التازي;
Belhaj=بلحاج;Bensouda=بنسودة;El Malki=المالكي;Ouhadi=أوحادي;Zerouali=الزروالي;Karimi=كريمي;Moutawakil=المتوكل;Daoudi=الداودي;Fikri=فكري;Guessous=جسوس;
Jabri=الجابري;Kabbaj=القباج;Laraki=العراقي;Mansouri=المنصوري;Najjar=النجار;Oulhaj=أولحاج;Qadiri=القادري;Rami=رامي;Sebti=السبتي;Touzani=التوزاني;
Wahbi=وهبي;Yacoubi=اليعقوبي;Ziani=الزياني;El Hamdaoui=الحمداوي;Bouchaib=بوشعيب;Chafik=شفيق;Dahbi=الذهبي;Erraji=الراجي;Filali=الفيلالي;Gharbi=الغربي;
Haddad=حداد;Iraqi=عراقي;Jouhari=الجوهري;Khattabi=الخطابي;Loukili=الوكيلي;Messaoudi=المسعودي;Nejmi=نجمي;Ouardi=الوردي;Raissouni=الريسوني;Saidi=السعيدي;
Benabdellah=بنعبد الله;Benjelloun=بنجلون;Boulahya=بولحية;El Ouafi=الوافي;Hassouni=حسوني;Amzil=أمزيل;Azoulay=أزولاي;Tijani=التيجاني;Zouhair=زهير;Lamrini=المريني""".replace("\n", "")
LAST = [x.split("=") for x in LAST.split(";")]
MF = """Abdelhak=عبد الحق;Abdelilah=عبد الإله;Adil=عادل;Ahmed=أحمد;Anas=أنس;Ayoub=أيوب;Aziz=عزيز;Brahim=إبراهيم;Driss=إدريس;El Mehdi=المهدي;Fouad=فؤاد;Ghali=غالي;Hamid=حميد;
Hassan=حسن;Hicham=هشام;Hussein=حسين;Ilyas=إلياس;Ismail=إسماعيل;Jalal=جلال;Jamal=جمال;Kamal=كمال;Khalid=خالد;Larbi=العربي;Mohamed Amine=محمد أمين;Mohammed=محمد;Mustapha=مصطفى;Nabil=نبيل;Omar=عمر;
Othmane=عثمان;Rachid=رشيد;Reda=رضا;Said=سعيد;Samir=سمير;Tarik=طارق;Yassine=ياسين;Younes=يونس;Youssef=يوسف;Zakaria=زكرياء;Moulay Ali=مولاي علي;Sidi Brahim=سيدي إبراهيم;Badr=بدر;Taha=طه;Walid=وليد;Marouane=مروان""".replace("\n", "")
FF = """Aicha=عائشة;Amina=أمينة;Asmae=أسماء;Bouchra=بشرى;Chaimae=شيماء;Dounia=دنيا;Fatima=فاطمة;Fatima Zahra=فاطمة الزهراء;Ghita=غيثة;Hafsa=حفصة;Hanane=حنان;Hind=هند;Houda=هدى;Ikram=إكرام;Imane=إيمان;
Jamila=جميلة;Karima=كريمة;Khadija=خديجة;Lamiae=لمياء;Latifa=لطيفة;Leila=ليلى;Malika=مليكة;Mariam=مريم;Meryem=مريم;Mina=مينة;Naima=نعيمة;Nadia=نادية;Nezha=نزهة;Oumaima=أميمة;Rachida=رشيدة;
Rim=ريم;Sabah=صباح;Salma=سلمى;Samira=سميرة;Sanae=سناء;Siham=سهام;Touria=ثريا;Wafae=وفاء;Yasmine=ياسمين;Zineb=زينب;Zohra=زهرة;Soukaina=سكينة""".replace("\n", "")
MF = [x.split("=") for x in MF.split(";")]; FF = [x.split("=") for x in FF.split(";")]
ELAST = ["Delacourt", "Vasseur", "Lemoine", "Guérin", "Hartley", "Whitcombe", "Ferreira", "Moretti", "Lindqvist", "O'Dwyer", "Sanchez-Ruiz", "Morel", "Pelletier", "Ashworth"]
EM = ["Jean-Pierre", "Étienne", "Philippe", "Gordon", "Martin", "Luca", "Rui", "Cédric", "Alan", "Olivier"]
EF = ["Cécile", "Hélène", "Margaret", "Joanna", "Élodie", "Lucia", "Karin", "Sylvie", "Anne-Marie"]
CITY = ["Kénitra", "Meknès", "Fès", "Oujda", "Tétouan", "Salé", "Settat", "Agadir", "Safi", "Larache", "Béni Mellal", "Nador", "Témara", "El Jadida"]
ARCITY = ["القنيطرة", "مكناس", "فاس", "وجدة", "تطوان", "سلا", "سطات", "أكادير"]
STREET = ["rue des Orangers", "avenue Ibn Rochd", "rue Oued Fès", "boulevard du 20 Août", "rue Al Jahid", "avenue des Cèdres", "rue de la Kasbah", "lotissement Al Boustane", "rue Sebou", "place des Potiers", "rue Imam Malik"]


@dataclass(eq=False)
class Person:
    last: str; first: str; dob: dt.date; sex: str; nid: str = ""; fileno: str = ""; phone: str = ""; rid: str = None
    status: str = "active"; al: str = ""; af: str = ""; alias: list = field(default_factory=list); fam: object = None; pos: str = ""; nodob: bool = False; doctor: bool = False

    @property
    def reg(self): return self.rid is not None
    @property
    def tok(self): return frozenset((self.last + " " + self.first).lower().replace("-", " ").split())


def digits_diff(a, b):
    return sum(x != y for x, y in zip(a.strftime("%d%m%Y"), b.strftime("%d%m%Y")))


@dataclass(eq=False)
class Family:
    f: Person; m: Person; kids: list
    def all(self): return [self.f, self.m] + self.kids


class World:
    def __init__(self, seed):
        r = self.r = random.Random(f"a-world-{seed}")
        self.seed = seed
        N = r.choice([300, 420, 600, 900, 1300, 2000])
        self.fs = r.choice(["U{:05d}", "{:06d}", "URO-{:04d}", "P{:06d}", "D/{:05d}"])
        self.used, self.ids, self.fams, self.rows = set(), set(), [], []
        self.n = 0
        while len(self.rows) < N:
            self.family()
        self.singular()
        for p in self.rows:
            if p.sex == "F" and p.fam and p is p.fam.m and r.random() < .25 and p.last != p.fam.f.last:
                p.alias.append(f"{p.fam.f.last} {p.first}")
            if p.al and r.random() < .5:
                p.alias.append(f"{p.al} {p.af}")
        pool = [p for p in self.rows if p.dob.year < 1992 and p.status == "active"]
        self.docs = r.sample(pool, 14)
        for p in self.docs: p.doctor = True
        self.bytok = {}
        for p in self.rows: self.bytok.setdefault(p.tok, []).append(p)
        self.bydl, self.byword, self.byalias = {}, {}, {}
        for t in self.bytok:
            for w in t: self.byword.setdefault(w, set()).add(t)
        for p in self.rows:
            for a in p.alias: self.byalias.setdefault(frozenset(a.lower().replace("-", " ").split()), []).append(p)
        for p in self.rows: self.bydl.setdefault(p.last.lower(), []).append(p)
        self.alltok = set(self.bytok)
        self.allp = [p for f in self.fams for p in f.all()]
        self.clear = [p for p in self.rows if self.clear_ok(p)]
        self.prac = ("Dr " + r.choice(["Saad", "Mounir", "Hakim", "Ilham", "Noureddine"]) + " " + r.choice(["Bennouna", "Alaoui", "Ghannam", "Skiredj", "Debbagh"]))
        order = list(self.rows); r.shuffle(order); self.rows = order

    def give(self, p):
        r = self.r
        self.n += 1 + (r.random() < .2)
        p.rid = f"R{self.n:05d}"; p.fileno = self.fs.format(self.n * 7 + 113)
        p.status = "active" if r.random() > .05 else r.choice(["inactive", "merged"])
        if r.random() < .02: p.nodob = True
        self.rows.append(p)

    def nid(self):
        while 1:
            x = self.r.choice(["A", "BE", "BK", "G", "D", "CD", "EE", "F", "JB", "L", "Q", "XA", "AB"]) + str(self.r.randint(10000, 999999))
            if x not in self.ids:
                self.ids.add(x); return x

    def date(self, a, b):
        y = self.r.randint(a, b)
        d = dt.date(y, 1, 1) + dt.timedelta(self.r.randint(1, 363))
        if (d.day, d.month) in ((1, 1), (31, 12)): d = d.replace(day=14, month=5)
        return d

    def nm(self, sex, last=None, foreign=False):
        r = self.r
        if foreign:
            return (last or (r.choice(ELAST), "")), (r.choice(EM if sex == "M" else EF), "")
        return (last or tuple(r.choice(LAST))), tuple(r.choice(MF if sex == "M" else FF))

    def person(self, sex, dob, last=None, foreign=False):
        for _ in range(50):
            l, f = self.nm(sex, last, foreign)
            p = Person(l[0], f[0], dob, sex, al=l[1], af=f[1])
            if not foreign or _ > 20 or p.tok not in self.used: 
                if p.tok not in self.used or self.r.random() < .12: break
        self.used.add(p.tok)
        p.nid = self.nid() if dob.year < 2007 or self.r.random() < .1 else ""
        p.phone = "06" + "".join(str(self.r.randint(0, 9)) for _ in range(8))
        return p

    def family(self):
        r = self.r; foreign = r.random() < .07
        fy = r.randint(1934, 1992)
        f = self.person("M", self.date(fy, fy), foreign=foreign)
        my = fy + r.randint(-2, 9)
        m = self.person("F", self.date(my, my), last=(f.last, f.al) if r.random() < .25 else None, foreign=foreign)
        kids = []
        y = my + r.randint(20, 27)
        for _ in range(r.choice([1, 2, 2, 3, 3, 4])):
            if y > 2023: break
            sx = r.choice("MF")
            k = self.person(sx, self.date(y, y), last=(f.last, f.al), foreign=foreign)
            if any(x.first == k.first for x in kids + [f, m]):
                continue
            kids.append(k); y += r.randint(1, 5)
            if r.random() < .04:
                t = self.person(sx, k.dob, last=(f.last, f.al), foreign=foreign)
                if t.first != k.first: kids.append(t)
        fam = Family(f, m, kids); self.fams.append(fam)
        for p in (f, m):
            if p.dob.year < 1975 and r.random() < .07: p.dob = p.dob.replace(day=1, month=1) if r.random() < .8 else p.dob.replace(day=31, month=12)
        for p, q in [(f, "f"), (m, "m")] + [(k, "k") for k in kids]:
            p.fam, p.pos = fam, q
            if r.random() < .25: p.phone = f.phone
            if r.random() < (.62 if p.sex == "M" else .4): self.give(p)

    def singular(self):
        """homonyms near and far"""
        r = self.r; self.near = []; self.far = []
        base = [p for p in self.rows if p.status == "active" and not p.nodob and p.fam and (p.dob.day, p.dob.month) not in ((1, 1), (31, 12))]
        for i, p in enumerate(r.sample(base, 44)):
            if i < 20:
                d = self.onedigit(p.dob)
                self.near.append(p)
            else:
                d = self.date(1940, 2005)
                while digits_diff(d, p.dob) < 4: d = self.date(1940, 2005)
                self.far.append(p)
            q = Person(p.last, p.first, d, p.sex, al=p.al, af=p.af, nid=self.nid(), phone="06" + str(r.randint(10 ** 7, 10 ** 8 - 1)))
            self.give(q); q.status = "active"; q.nodob = False

    def onedigit(self, d, r=None):
        r = r or self.r
        while 1:
            s = list(d.strftime("%d%m%Y")); k = r.choice([0, 1, 2, 3, 6, 7])
            s[k] = str(r.randint(0, 9))
            try: x = dt.datetime.strptime("".join(s), "%d%m%Y").date()
            except ValueError: continue
            if x != d and x < dt.date(2024, 12, 1) and (x.day, x.month) not in ((1, 1), (31, 12)): return x

    def clear_ok(self, p):
        if p.status != "active" or p.nodob or (p.dob.day, p.dob.month) in ((1, 1), (31, 12)): return False
        for t in set().union(*(self.byword[w] for w in p.tok)):
            if t <= p.tok or p.tok <= t:
                for q in self.bytok[t]:
                    if q is p: continue
                    if q.nodob or digits_diff(q.dob, p.dob) < 3 or (q.dob.day, q.dob.month, q.dob.year) == (p.dob.month, p.dob.day, p.dob.year): return False
        if any(q is not p for q in self.byalias.get(p.tok, [])): return False
        return True

    def twin(self, p):
        return any(q is not p and not q.nodob and digits_diff(q.dob, p.dob) < 2 for q in self.bydl[p.last.lower()])


@functools.lru_cache(4)
def world(seed): return World(seed)


MFR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
MEN = "January February March April May June July August September October November December".split()
MAR = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()


def fdate(d, st, lang="fr"):
    if lang == "fr":
        return [d.strftime("%d/%m/%Y"), d.strftime("%d.%m.%Y"), d.strftime("%d-%m-%Y"), f"{'1er' if d.day == 1 else d.day} {MFR[d.month-1]} {d.year}", d.strftime("%d/%m/%Y"), d.strftime("%d/%m/%Y")][st % 6]
    if lang == "en":
        return [f"{d.day} {MEN[d.month-1]} {d.year}", f"{d.day:02d} {MEN[d.month-1][:3]} {d.year}", f"{MEN[d.month-1]} {d.day}, {d.year}", d.isoformat(), f"{d.day:02d}-{MEN[d.month-1][:3]}-{d.year}",
                d.strftime("%d/%m/%Y") if d.day > 12 else f"{d.day} {MEN[d.month-1]} {d.year}"][st % 6]
    return [d.strftime("%d/%m/%Y"), d.strftime("%Y/%m/%d"), f"{d.day} {MAR[d.month-1]} {d.year}", d.strftime("%d/%m/%Y")][st % 4]


REL = {"father": ("père", "father"), "mother": ("mère", "mother"), "son": ("fils", "son"), "daughter": ("fille", "daughter"), "brother": ("frère", "brother"), "sister": ("sœur", "sister"),
       "husband": ("époux", "husband"), "wife": ("épouse", "wife"), "other": ("proche", "friend")}


class V:
    """how a person is shown on a paper"""
    def __init__(s, p, rng, lang, pdate, mode="full", show=None, rel=None):
        s.p, s.r, s.lang, s.pd, s.mode, s.rel = p, rng, lang, pdate, mode, rel
        s.show = set(show) if show is not None else {"dob"}
        s.sex, s.d, s.nid, s.fileno = p.sex, p.dob, p.nid, p.fileno
        s.agev = None
        s.ds = rng.randint(0, 5); s.ns = rng.choice([0, 0, 1, 1, 2, 3, 4]); s.ks = rng.randint(0, 6) if rel is None else rng.choice([0, 1, 2, 3, 4])
        s.noextra = rel is not None
        s.ini = rng.choice([0, 1, 2])

    def g(s, m, f): return m if s.sex == "M" else f
    @property
    def age(s):
        if s.agev is not None: return s.agev
        return s.pd.year - s.d.year - ((s.pd.month, s.pd.day) < (s.d.month, s.d.day))
    @property
    def last(s): return s.p.last.upper() if s.ns != 3 else s.p.last
    @property
    def first(s): return s.p.first if s.ns != 2 else s.p.first.upper()
    def name(s):
        l, f = s.p.last, s.p.first
        if s.mode == "initials": return [f"{l[0]}. {f[0]}.", f"{f[0]}.{l[0]}.", f"{f[0]}. {l[:2].upper()}***"][s.ini]
        if s.mode == "surname": return s.last
        if s.mode == "first": return f
        if s.mode == "initlast": return f"{f[0]}. {s.last}"
        return [f"{l.upper()} {f}", f"{f} {l.upper()}", f"{l.upper()} {f.upper()}", f"{f} {l}", f"{l} {f}"][s.ns]
    def civ(s):
        if s.lang == "en":
            if s.age < 16: return ""
            return s.g("Mr", "Mrs") 
        if s.age < 15: return s.r.choice(["l'enfant", ""]) if False else ""
        return s.g("M.", "Mme")
    def civname(s): return (s.civ() + " " + s.name()).strip() if s.mode != "first" else s.name()
    def short(s):
        if s.mode in ("initials", "first"): return s.name()
        if s.age < 15: return s.p.first
        return (s.civ() + " " + s.p.last)
    def dobt(s): return fdate(s.d, s.ds, s.lang)
    @property
    def his(s): return s.g("his", "her")
    @property
    def he(s): return s.g("he", "she")
    @property
    def He(s): return s.g("He", "She")
    def rw(s): return REL[s.rel][0 if s.lang != "en" else 1]
    def pos(s):  # son père / sa mère
        return ("sa " if s.rel in ("mother", "daughter", "sister") else "son ") + s.rw()
    def dobpart(s):
        """list of identity phrases other than the name"""
        fr = s.lang != "en"; o = []
        m = s.mode
        if m == "full" or m == "initlast" or m == "surname" and "dob" in s.show and s.r is None:
            if "dob" in s.show: o.append((f"{s.g('né', 'née')} le {s.dobt()}") if fr else f"born {'on ' if s.ds % 2 else ''}{s.dobt()}")
            if "nid" in s.show and s.nid: o.append(("CIN " + s.nid) if fr else "national ID " + s.nid)
            if "fileno" in s.show and s.fileno: o.append(("votre dossier n° " + s.fileno) if fr else "your file no. " + s.fileno)
            if "age" in s.show: o.append(f"{s.age} ans" if fr else f"aged {s.age}")
        elif m == "year": o.append((f"{s.g('né', 'née')} en {s.d.year}") if fr else f"born in {s.d.year}")
        elif m == "yy": o.append((f"{s.g('né', 'née')} le {s.d.strftime('%d/%m/%y')}") if fr else "DOB " + s.d.strftime("%d/%m/%y"))
        elif m in ("initials", "nodob", "first"): o.append((f"{s.age} ans" if fr else f"aged {s.age}") if s.age > 1 else (f"{max(1, (s.pd-s.d).days//30)} mois" if fr else "infant"))
        if m == "nodob" and "phone" in s.show: o.append(("tél. " if fr else "phone ") + s.p.phone)
        return o
    def sent(s):
        x = s.dobpart()
        return s.civname() + ("".join(", " + y for y in x))
    def paren(s):
        x = s.dobpart()
        return s.civname() + (f" ({', '.join(x)})" if x else "")
    def rows(s, sex=None):
        fr = s.lang != "en"; m = s.mode; o = []
        sex = s.r.random() < .45 if sex is None else sex
        k = s.ks
        if m in ("initials",): o.append(("Nom" if s.rel else "Patient", s.name()))
        elif m == "first": o.append(("Prénom" if fr else "First name", s.p.first))
        elif m == "surname": o.append((s.g("Patient", "Patiente") if fr else "Patient", s.civname()))
        elif m == "initlast": o.append(("Patient", s.civname()))
        elif k <= 2:
            a = ("Nom" if fr else ["Surname", "Last name", "Family name"][k], s.last); b = (["Prénom", "Prénom(s)", "Prénom"][k] if fr else ["First name", "First name", "Given name"][k], s.first)
            o += [a, b] if k else ([a, b] if s.ns % 2 else [b, a])
        elif k <= 4: o.append((["Nom et prénom", "Nom, prénom"][k - 3] if fr else ["Full name", "Name"][k - 3], s.name()))
        else: o.append(((s.g("Patient", "Patiente") if k == 5 else "Identité") if fr else ["Patient", "Patient name"][k - 5], s.civname()))
        if m == "full":
            if "dob" in s.show:
                v = s.dobt()
                if "age" in s.show or s.r.random() < .3 and s.agev is None: v += f" ({s.age} ans)" if fr and s.age > 1 else (f" ({s.age} y)" if s.age > 1 else "")
                o.append(((["Date de naissance", "Né(e) le", "DDN", "Date de naiss.", s.g("Né le", "Née le")][s.r.randint(0, 4)]) if fr else s.r.choice(["Date of birth", "DOB", "Born", "D.O.B."]), v))
            if "nid" in s.show and s.nid: o.append((s.r.choice(["CIN", "N° CIN", "CNIE"]) if fr else "National ID (CIN)", s.nid))
            if "fileno" in s.show and s.fileno: o.append((s.r.choice(["N° dossier urologie", "Dossier (cabinet)", "Votre n° de dossier"]) if fr else s.r.choice(["Your file no.", "Practice file no."]), s.fileno))
        elif m == "year": o.append(("Année de naissance" if fr else "Year of birth", str(s.d.year)))
        elif m == "yy": o.append(("DDN" if fr else "DOB", s.d.strftime("%d/%m/%y")))
        elif m in ("initials", "nodob", "first"): o.append(("Âge" if fr else "Age", (f"{s.age} ans" if fr else f"{s.age} years") if s.age > 1 else f"{max(1, (s.pd-s.d).days//30)} " + ("mois" if fr else "months")))
        if m == "nodob" and "phone" in s.show: o.append(("Téléphone" if fr else "Phone", s.p.phone))
        if m == "full" and not s.noextra:
            if s.r.random() < .18: o.append(("Adresse" if fr else "Address", f"{s.r.randint(1, 199)}, {s.r.choice(STREET)}, {s.r.choice(CITY)}"))
            if s.r.random() < .15: o.append(("Téléphone" if fr else "Phone", s.p.phone))
            if s.r.random() < .12: o.append(("Couverture" if fr else "Cover", s.r.choice(["AMO", "CNSS", "Mutuelle", "Payant"])))
        if sex or "sex" in s.show: o.append((("Sexe" if fr else "Sex"), (s.g("Masculin", "Féminin") if fr else s.g("Male", "Female")) if s.r.random() < .5 else s.g("M", "F")))
        return o


def ar(t): return get_display(arabic_reshaper.reshape(t))


class D:
    def __init__(s, rng, mono=False, fam=None):
        s.rng = rng; s.buf = io.BytesIO(); s.c = canvas.Canvas(s.buf, pagesize=A4, invariant=1, pageCompression=1)
        s.f, s.b = fam or (rng.choice(MONO) if mono else rng.choice(FAMS))
        s.sz = rng.choice([9, 9.5, 10, 10, 10.5]) - (1 if s.f in ("DV", "DS", "DM") else 0)
        s.m = rng.choice([45, 52, 60]); s.page = 1; s.running = None; s.foot = None
        s.col = rng.choice([colors.black, colors.HexColor("#1f3f6f"), colors.HexColor("#5a1f1f"), colors.HexColor("#20603a"), colors.black])
        s.reset()
    def reset(s):
        s.y = A4[1] - s.m; s.x0 = s.m; s.x1 = A4[0] - s.m
    @property
    def W(s): return s.x1 - s.x0
    def end(s):
        s.c.setFont(s.f, 7.5)
        s.c.setFillColor(colors.grey)
        if s.foot: s.c.drawCentredString(A4[0] / 2, 26, s.foot)
        s.c.drawRightString(A4[0] - 40, 14, f"{'Page' if s.page_word else ''} {s.page}".strip())
        s.c.setFillColor(colors.black)
    page_word = True
    def new(s, fresh=False):
        s.end(); s.c.showPage(); s.page += 1; s.reset()
        if fresh: s.running = None
        elif s.running:
            s.c.setFont(s.f, 8); s.c.drawString(s.x0, s.y, s.running); s.y -= 8; s.c.line(s.x0, s.y, s.x1, s.y); s.y -= 16
    def need(s, h):
        if s.y - h < 50: s.new()
    def sp(s, h=8): s.y -= h
    def p(s, t, size=None, bold=False, x=None, w=None, align="l", gap=4, color=None):
        size = size or s.sz; f = s.b if bold else s.f; x = s.x0 if x is None else x; w = w or (s.x1 - x)
        if color: s.c.setFillColor(color)
        for ln in simpleSplit(t, f, size, w):
            s.need(size + 2)
            s.y -= size * 1.28
            s.c.setFont(f, size)
            if color: s.c.setFillColor(color)
            if align == "c": s.c.drawCentredString(x + w / 2, s.y, ln)
            elif align == "r": s.c.drawRightString(x + w, s.y, ln)
            else: s.c.drawString(x, s.y, ln)
        s.c.setFillColor(colors.black); s.y -= gap
    def head(s, lines, st=None):
        st = s.rng.randint(0, 3) if st is None else st
        if st == 0:
            s.p(lines[0], 14, True, align="c", color=s.col, gap=1)
            for l in lines[1:]: s.p(l, 8, align="c", gap=0)
            s.sp(6); s.c.line(s.x0, s.y, s.x1, s.y); s.sp(10)
        elif st == 1:
            s.p(lines[0], 13, True, color=s.col, gap=1)
            for l in lines[1:]: s.p(l, 8.5, gap=0)
            s.sp(14)
        elif st == 2:
            s.c.setFillColor(colors.HexColor("#e8edf3")); s.c.rect(s.x0, s.y - 34, s.W, 38, stroke=0, fill=1); s.c.setFillColor(colors.black)
            s.p(lines[0], 12, True, x=s.x0 + 8, gap=0); s.p(" - ".join(lines[1:])[:95], 7.5, x=s.x0 + 8); s.sp(14)
        else:
            s.p(lines[0], 12, True, align="r", gap=1)
            for l in lines[1:]: s.p(l, 8, align="r", gap=0)
            s.sp(12)
    def title(s, t):
        st = s.rng.randint(0, 2)
        s.need(40)
        if st == 0: s.p(t.upper(), s.sz + 3, True, align="c", gap=8)
        elif st == 1: s.p(t, s.sz + 4, True, gap=8, color=s.col)
        else:
            w = pdfmetrics.stringWidth(t, s.b, s.sz + 2); s.c.rect(s.x0 + s.W / 2 - w / 2 - 10, s.y - s.sz - 10, w + 20, s.sz + 12); s.sp(2)
            s.p(t, s.sz + 2, True, align="c", gap=12)
    def h(s, t):
        s.sp(4); s.need(40); s.p(t, s.sz + .5, True, gap=2)
    def kv(s, rows, st=None, x=None, w=None):
        st = s.rng.randint(0, 5) if st is None else st
        x = s.x0 if x is None else x; w = w or (s.x1 - x)
        mx = max(pdfmetrics.stringWidth(a, s.b, s.sz) for a, _ in rows)
        if w < 240 and st in (3, 4, 5): st = 0
        if mx > w * .55: st = 1
        if st == 0:      # aligned
            for a, b in rows: s._pair(a + " :", b, x, w, mx + 14)
        elif st == 1:    # inline
            for a, b in rows: s.p(f"{a} : {b}", x=x, w=w, gap=1)
        elif st == 2:    # bold value
            for a, b in rows: s._pair(a, b, x, w, mx + 16, vb=True)
        elif st == 3:    # dotted
            for a, b in rows:
                dots = "." * max(2, int((w * .42 - pdfmetrics.stringWidth(a, s.f, s.sz)) / pdfmetrics.stringWidth(".", s.f, s.sz)) - 1)
                s.p(f"{a} {dots} {b}", x=x, w=w, gap=1)
        elif st == 4:    # grid
            s.table(None, [[a, b] for a, b in rows], [.36, .64], x=x, w=w, lines=2)
        else:            # label above value, in two columns
            for i in range(0, len(rows), 2):
                s.need(34); y = s.y; ys = []
                for j, (a, b) in enumerate(rows[i:i + 2]):
                    s.y = y; xx = x + j * w / 2
                    s.p(a, 7, x=xx, w=w / 2 - 10, gap=0); s.p(b, x=xx, w=w / 2 - 10, gap=3, bold=True); ys.append(s.y)
                s.y = min(ys)
                s.c.setLineWidth(.3); s.c.line(x, s.y, x + w, s.y); s.c.setLineWidth(1); s.sp(2)
        s.sp(5)
    def _pair(s, a, b, x, w, off, vb=False):
        s.need(s.sz + 4); y = s.y
        s.p(a, x=x, w=off, gap=1, bold=not vb); y2 = s.y; pg = s.page
        s.y = y; s.p(b or " ", x=x + off, w=w - off, gap=1, bold=vb); s.y = min(s.y, y2)
    def box(s, title, rows, x=None, w=None, st=None):
        x = s.x0 if x is None else x; w = w or (s.x1 - x); s.need(30 + 16 * len(rows)); y = s.y
        s.sp(4)
        if title: s.p(title, s.sz - .5, True, x=x + 6, w=w - 12, gap=3)
        s.kv(rows, st if st is not None else s.rng.choice([0, 1, 2]), x=x + 6, w=w - 12)
        s.c.setLineWidth(.6); s.c.rect(x, s.y, w, y - s.y); s.c.setLineWidth(1); s.sp(8)
    def two(s, f1, f2):
        s.need(130); y = s.y; h = s.W / 2 - 8
        f1(s.x0, h); y1 = s.y; s.y = y; f2(s.x0 + h + 16, h); s.y = min(y1, s.y); s.sp(4)
    def table(s, hdr, rows, cols, x=None, w=None, lines=None):
        lines = s.rng.randint(0, 2) if lines is None else lines
        x = s.x0 if x is None else x; w = w or (s.x1 - x); ws = [c * w for c in cols]; sz = s.sz - .5
        def row(cells, bold):
            f = s.b if bold else s.f
            sp = [simpleSplit(str(c), f, sz, cw - 8) or [""] for c, cw in zip(cells, ws)]
            hgt = max(len(q) for q in sp) * sz * 1.25 + 5
            s.need(hgt + 4)
            if bold and lines: s.c.setFillColor(colors.HexColor("#eeeeee")); s.c.rect(x, s.y - hgt, w, hgt, stroke=0, fill=1); s.c.setFillColor(colors.black)
            xx = x
            for q, cw in zip(sp, ws):
                yy = s.y
                for ln in q:
                    yy -= sz * 1.2; s.c.setFont(f, sz); s.c.drawString(xx + 4, yy, ln)
                if lines == 2: s.c.setLineWidth(.4); s.c.rect(xx, s.y - hgt, cw, hgt); s.c.setLineWidth(1)
                xx += cw
            if lines == 1: s.c.setLineWidth(.3); s.c.line(x, s.y - hgt, x + w, s.y - hgt); s.c.setLineWidth(1)
            s.y -= hgt
        if hdr: row(hdr, True)
        for r in rows: row(r, False)
        s.sp(8)
    # arabic
    def pa(s, t, size=11, bold=False, gap=5, align="r", x1=None, w=None):
        x1 = x1 or s.x1; w = w or s.W; f = "DVB" if bold else "DV"; words = t.split(" "); line = ""
        out = []
        for wd in words:
            c = (line + " " + wd).strip()
            if pdfmetrics.stringWidth(ar(c), f, size) > w and line: out.append(line); line = wd
            else: line = c
        out.append(line)
        for ln in out:
            s.need(size + 6); s.y -= size * 1.5; s.c.setFont(f, size)
            if align == "c": s.c.drawCentredString(s.x0 + s.W / 2, s.y, ar(ln))
            else: s.c.drawRightString(x1, s.y, ar(ln))
        s.y -= gap
    def kva(s, rows, st=0, x1=None, w=None):
        x1 = x1 or s.x1; w = w or s.W
        mx = max(pdfmetrics.stringWidth(ar(a), "DVB", 10) for a, _ in rows) + 16
        for a, b in rows:
            s.need(22); s.y -= 16; s.c.setFont("DVB", 10)
            if st == 0: s.c.drawRightString(x1 - 4, s.y, ar(a + " :")); s.c.setFont("DV", 10); s.c.drawRightString(x1 - mx - 6, s.y, ar(b))
            elif st == 1: s.c.setFont("DV", 10); s.c.drawRightString(x1 - 4, s.y, ar(a + " : " + b))
            else:
                s.c.setLineWidth(.4); s.c.rect(x1 - w, s.y - 5, w, 17); s.c.line(x1 - mx - 4, s.y - 5, x1 - mx - 4, s.y + 12); s.c.setLineWidth(1)
                s.c.drawRightString(x1 - 5, s.y, ar(a)); s.c.setFont("DV", 10); s.c.drawRightString(x1 - mx - 9, s.y, ar(b)); s.y -= 1
        s.sp(9)
    def done(s):
        s.end(); s.c.save(); return s.buf.getvalue()

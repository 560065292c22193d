"""Register: families, homonyms, twins, strangers."""
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pools import *

@dataclass(frozen=True)
class Pe:
    rid: str; ll: str; la: str; fl: str; fa: str; script: str; dob: date; sex: str
    cin: str; file: str; phone: str; alias: str; status: str; fam: int; eu: str = ""; role: str = ""
    @property
    def reg(self): return bool(self.rid)
    def last(self, s): return self.la if s == "ar" else self.ll
    def first(self, s): return self.fa if s == "ar" else self.fl
    def age(self, at): return at.year - self.dob.year - ((at.month, at.day) < (self.dob.month, self.dob.day))
    def row(self):
        return dict(record_id=self.rid, last_name=self.last(self.script), first_name=self.first(self.script), birth_date=self.dob.isoformat(), sex=self.sex,
                    national_id=self.cin, file_number=self.file, phone=self.phone, aliases=self.alias, status=self.status)

def rdate(r, a, b):
    while True:
        d = date(a, 1, 1) + timedelta(days=r.randrange((date(b, 12, 31) - date(a, 1, 1)).days))
        if (d.month, d.day) not in ((1, 1), (12, 31)): return d

def ham(a, b):
    return sum(x != y for x, y in zip(a.isoformat(), b.isoformat()))

def cin(r): return r.choice(["A", "AB", "BE", "BK", "CD", "D", "JC", "K", "LB", "M", "Q", "R", "SH", "U", "Z", "X"]) + str(r.randrange(100000, 989999))

class Town:
    def __init__(self, seed):
        r = random.Random(f"c-register-{seed}"); self.r = r; self.all = []; self.n = 0
        self.ridf = r.choice(["R{:05d}", "p{:04d}", "{:06d}", "rec-{:04d}"]); self.filef = r.choice(["D{:05d}", "{:05d}/C", "20-{:05d}", "DOS-{:04d}"])
        self.fno = r.randrange(1000, 3000); size = r.choice([340, 520, 800, 1200, 1700]); fam = 0
        while len(self.all) < size:
            fam += 1; x = r.random()
            if x < .07: self.euro(fam)
            elif x < .30: self.single(fam)
            else: self.family(fam)
        base = [p for p in self.all if not p.eu]
        for p in r.sample(base, max(8, size // 40)):      # homonyms: near date, or clearly other date
            if r.random() < .5:
                iso = p.dob.isoformat(); d = p.dob
                while d == p.dob:
                    k = r.choice([3, 9]); c = r.choice("0123456789")
                    try: d = date.fromisoformat(iso[:k] + c + iso[k + 1:])
                    except ValueError: d = p.dob
                    if d.year > 2023: d = p.dob
            else: d = rdate(r, 1945, 2003)
            self.add(p.ll, p.la, p.fl, p.fa, p.script, d, p.sex, fam=p.fam + 90000)
        r.shuffle(self.all)
        self.act = [p for p in self.all if p.status == "active"]
        self.byfam = {}
        for p in self.all: self.byfam.setdefault(p.fam, []).append(p)
        self.conf = {}
        bl, bf = {}, {}
        for p in self.all: bl.setdefault(p.ll, []).append(p); bf.setdefault(p.fl, []).append(p)
        for p in self.all:
            c = [q for q in bl[p.ll] if q is not p and ham(p.dob, q.dob) < 2] + [q for q in bf[p.fl] if q is not p and q.ll != p.ll and q.dob == p.dob]
            self.conf[p.rid] = c
        self.names = {(p.ll, p.fl) for p in self.all}; self.cins = {p.cin for p in self.all}; self.bl = bl

    def add(self, ll, la, fl, fa, script, dob, sex, fam, phone="", eu="", role="", alias=""):
        r = self.r; self.n += 1; adult = dob.year < 2006
        if dob.year < 1975 and not eu and r.random() < .07: dob = date(dob.year, *r.choice([(1, 1), (1, 1), (12, 31)]))
        self.fno += r.randrange(1, 9)
        p = Pe(self.ridf.format(self.n), ll, la, fl, fa, script, dob, sex, cin(r) if adult and r.random() < (.35 if eu else .88) else "",
               self.filef.format(self.fno) if r.random() < .92 else "", phone or ("06" + str(r.randrange(10000000, 99999999))), alias,
               "inactive" if r.random() < .04 else "active", fam, eu, role)
        self.all.append(p); return p

    def euro(self, fam):
        r = self.r; eu = r.choice(list(EURO)); ln, m, f = EURO[eu]; l = r.choice(ln); ph = "07" + str(r.randrange(10000000, 99999999))
        for _ in range(r.choice([1, 1, 2])):
            s = r.choice("MF"); self.add(l, "", r.choice(m if s == "M" else f), "", "lat", rdate(r, 1942, 1998), s, fam, ph, eu)

    def single(self, fam):
        r = self.r; s = r.choice("MMMF"); l = r.choice(LAST); f = r.choice(MALE if s == "M" else FEMALE)
        self.add(*l, *f, r.choice(["ar", "lat"]), rdate(r, 1938, 2003), s, fam, role="dr" if r.random() < .12 else "")

    def family(self, fam):
        r = self.r; l = r.choice(LAST); l2 = r.choice(LAST); sc = r.choice(["ar", "lat"]); ph = "06" + str(r.randrange(10000000, 99999999))
        S = lambda: sc if r.random() < .85 else ("ar" if sc == "lat" else "lat")
        dad = rdate(r, 1950, 1992); fm = r.choice(MALE); ff = r.choice(FEMALE); q = S()
        self.add(*l, *fm, S(), dad, "M", fam, ph, role="father")
        if r.random() < .85:
            i = 0 if q == "lat" else 1
            self.add(*l2, *ff, q, rdate(r, dad.year, dad.year + 9), "F", fam, ph, role="mother", alias=f"{ff[i]} {l[i]}" if r.random() < .12 else "")
        used = set()
        for _ in range(r.choice([0, 1, 1, 2, 3])):
            s = r.choice("MMF"); f = r.choice(MALE if s == "M" else FEMALE)
            if f in used or f == fm: continue
            used.add(f); y = min(dad.year + r.randrange(24, 40), 2022); d = rdate(r, y, y)
            self.add(*l, *f, S(), d, s, fam, ph, role="child")
            if r.random() < .06:
                f2 = r.choice(MALE if s == "M" else FEMALE)
                if f2 not in used: used.add(f2); self.add(*l, *f2, S(), d, s, fam, ph, role="child")

    def stranger(self, r, like=None, age="adult", sex="", eu="", samelast=.6, born=None):
        """Not registered. With like: a relative of that person."""
        while True:
            s = sex or r.choice("MF")
            if eu and not like or (like and like.eu):
                e = eu or like.eu; ln, m, f = EURO[e]; l = (like.ll if like and r.random() < samelast else r.choice(ln), ""); f = (r.choice(m if s == "M" else f), "")
            else:
                l = (like.ll, like.la) if like and r.random() < samelast else r.choice(LAST); f = r.choice(MALE if s == "M" else FEMALE)
            d = born or (rdate(r, 1945, 2000) if age != "child" else rdate(r, 2010, 2022))
            if (l[0], f[0]) in self.names or any(ham(d, q.dob) < 2 for q in self.bl.get(l[0], [])): continue
            c = cin(r)
            if c in self.cins: continue
            return Pe("", l[0], l[1], f[0], f[1], "", d, s, c if d.year < 2006 else "", "", "06" + str(r.randrange(10000000, 99999999)), "", "", 0, "x" if not l[1] else "")

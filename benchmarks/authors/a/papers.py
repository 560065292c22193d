from base import *
import lay_fr, lay_other, special
LAY = lay_fr.L


@dataclass(frozen=True)
class Paper:
    pdf: bytes
    name: str
    expected: str
    about: str | None
    kind: str


def register(seed):
    return [dict(record_id=p.rid, last_name=p.last, first_name=p.first, birth_date="" if p.nodob else p.dob.isoformat(), sex=p.sex, national_id=p.nid, file_number=p.fileno,
                 phone=p.phone, aliases=";".join(p.alias), status=p.status) for p in world(seed).rows]


@dataclass
class Ctx:
    r: random.Random; pd: dt.date; doc: str; doc2: str; prac: str


def who_ok(p, who, pd):
    a = (pd - p.dob).days / 365.25
    if who == "any": return True
    if who == "child": return .5 < a < 15.9
    if who == "senior": return a > 66
    if a < 18.1: return False
    return who == "adult" or who == ("male" if p.sex == "M" else "female")


def relkey(s, r):
    """what r is to s"""
    f = s.fam
    if f is None or r.fam is not f: return "other"
    mf = r.sex == "M"
    if s.pos == "k": return ("brother" if mf else "sister") if r.pos == "k" else ("father" if mf else "mother")
    if r.pos == "k": return "son" if mf else "daughter"
    return "husband" if mf else "wife"


def rel_ok(k, rel, s, r, pd):
    if (pd - r.dob).days < 18.5 * 365.25: return False
    return {"parent": k in ("father", "mother"), "child": k in ("son", "daughter"), "spouse": k in ("husband", "wife"), "wife": k == "wife", "insured": k in ("father", "mother", "husband", "wife"),
            "payer": True, "parent_carrier": True, "donor": True, "other": True, "any": k == "other"}[rel]


CLEAR_S = [("plain", 6), ("rel_reg", 3.5), ("homonym_far", .5), ("twin", .25), ("bundle", .45)]
ASK_S = [("stranger", 1), ("stranger_rel", 5), ("partial_rel", 3), ("strpartial_rel", 2.5), ("partial", 1.6), ("contra_dob", .8), ("contra_nid", .6), ("contra_file", .5), ("contra_sex", .6), ("contra_age", .4),
         ("page2", 1.2), ("homonym_near", .7), ("inactive", .4), ("namesake", .7), ("guess_dob", .5), ("sibling_name", .5)]


def pick_pair(w, c, lay, s_reg, r_reg, rel):
    """(s, r): s_reg None = either"""
    r = c.r
    for _ in range(600):
        if rel in ("any",) or (rel in ("other", "payer", "donor") and r.random() < .25):
            s = r.choice(w.clear) if s_reg else r.choice(w.allp)
            t = r.choice(w.clear) if r_reg else r.choice(w.allp)
        elif rel:
            if s_reg: s = r.choice(w.clear)
            else: s = r.choice(w.allp)
            if not s.fam: continue
            t = r.choice(s.fam.all())
        else:
            s = r.choice(w.clear) if s_reg else r.choice(w.allp); t = None
        if t is s or (s_reg is not None and s.reg != s_reg) or not who_ok(s, lay["who"], c.pd): continue
        if not s.reg and s.tok in w.alltok: continue
        if s_reg and s not in w.clearset: continue
        if s_reg is None and s.reg and s not in w.clearset: continue
        if (lay["lang"] == "ar" or lay["rids"] == "ar") and (not s.al or t is not None and not t.al): continue
        if t is not None:
            if t.tok == s.tok or t.reg != r_reg or r_reg and t not in w.clearset: continue
            if not r_reg and t.tok in w.alltok: continue
            if not rel_ok(relkey(s, t), rel, s, t, c.pd): continue
        if lay["lang"] == "ar" and s_reg and any(q is not s and (q.al, q.af) == (s.al, s.af) and (q.nodob or digits_diff(q.dob, s.dob) < 3) for q in w.rows): continue
        return s, t
    return None


def shows(c, p, r=False):
    x = c.r.random()
    if r: k = {"dob"} if x < .55 else {"dob", "nid"} if x < .75 else {"nid"} if x < .88 else {"dob", "fileno"}
    else: k = {"dob"} if x < .66 else {"dob", "nid"} if x < .78 else {"dob", "fileno"} if x < .9 else {"fileno"} if x < .95 else {"nid"}
    if not p.nid and k == {"nid"}: k = {"dob"}
    if not p.reg and "fileno" in k: k = {"dob"}
    return k


def case(w, c, lay, sit):
    """-> (S view, R view, expected, about) or None"""
    r, lang, rel = c.r, lay["lang"], lay["rel"]
    def mk(p, mode="full", show=None, relk=None): return V(p, r, lang, c.pd, mode, show, relk)
    def one(p): return mk(p, show=nofile(p, shows(c, p)))
    foreign = lay["slug"] in NOFILE
    def nofile(p, k):   # nobody but a correspondent knows the practice's own number
        return ({"dob", "nid"} if p.nid else {"dob"}) if foreign and "fileno" in k else k
    def rv(s, t, weak=False):
        if t is None: return None
        return mk(t, "full", set() if weak else nofile(t, shows(c, t, True)), relkey(s, t))
    def extra(s):   # the second person that the layout needs (or may have), unregistered
        if not rel or not lay["need"] and r.random() < .6: return None
        for _ in range(60):
            t = r.choice(w.allp) if rel in ("any", "other", "payer", "donor") else r.choice(s.fam.all()) if s.fam else None
            if t is None: return "no"
            if t is not s and t.tok != s.tok and (not t.reg and t.tok not in w.alltok) and rel_ok(relkey(s, t), rel, s, t, c.pd): return rv(s, t, r.random() < .5)
        return "no" if lay["need"] else None
    arf = lambda s: f"file:{s.rid}" + ("|ask" if lang == "ar" and not any(a == f"{s.al} {s.af}" for a in s.alias) else "")
    def tw(s): return arf(s) if not w.twin(s) or "|" in arf(s) else arf(s) + "|ask"
    if sit in ("plain", "bundle"):
        x = pick_pair(w, c, lay, True, None, None)
        if not x: return None
        e = extra(x[0])
        return None if e == "no" else (one(x[0]), e, tw(x[0]), x[0].rid)
    if sit == "rel_reg":
        if not rel: return None
        x = pick_pair(w, c, lay, True, True, rel)
        return x and (one(x[0]), rv(*x), tw(x[0]) + ("|ask" if lay["slug"].startswith("email") and "|" not in tw(x[0]) else ""), x[0].rid)
    if sit in ("homonym_far", "twin"):
        if lay["need"] or lang == "ar": return None
        P = [p for p in (w.far if sit == "homonym_far" else w.twins) if p in w.clearset and who_ok(p, lay["who"], c.pd) and (p.al or lay["rids"] != "ar")]
        if not P: return None
        p = r.choice(P); return mk(p, show={"dob"}), None, tw(p), p.rid
    # --- ask
    if sit in ("stranger", "contra_dob", "contra_nid", "contra_file", "contra_sex", "contra_age", "partial", "page2", "namesake", "sibling_name"):
        x = pick_pair(w, c, lay, sit != "stranger", None, None)
        if not x: return None
        s = x[0]; e = extra(s)
        if e == "no": return None
        if sit == "stranger": return mk(s, show=shows(c, s)), e, "ask", None
        if sit == "page2": return one(s), e, "ask", None
        if sit == "partial": return mk(s, r.choice(PARTIAL), {"dob", "phone"} if r.random() < .3 else {"dob"}), e, "ask", s.rid
        if sit == "namesake":
            v = one(s); v.show = {"dob"}; v.d = w.date_r(r, s.dob.year - 14, s.dob.year + 14, c.pd); 
            ok = digits_diff(v.d, s.dob) >= 3 and all(digits_diff(v.d, q.dob) for q in w.bytok[s.tok]) and who_ok(Person("", "", v.d, s.sex), lay["who"], c.pd)
            return (v, e, "ask", None) if ok else None
        if sit == "sibling_name":   # the date of a registered person under another first name
            f = r.choice(MF if s.sex == "M" else FF)
            q = Person(s.last, f[0], s.dob, s.sex, al=s.al, af=f[1], fam=s.fam, pos=s.pos)
            if q.tok in w.alltok or q.tok <= s.tok or s.tok <= q.tok: return None
            return mk(q, show={"dob"}), e, "ask", None
        v = mk(s, show={"dob"})
        if sit == "contra_dob":
            v.d = w.onedigit(s.dob, r); v.show = {"dob"} | ({"nid" if foreign else r.choice(["nid", "fileno"])} if r.random() < .5 else set())
            if not who_ok(Person("", "", v.d, s.sex), lay["who"], c.pd) or v.d > c.pd: return None
            if any(q is not s and q.dob == v.d for q in w.bytok[s.tok]): return None
        elif sit == "contra_nid":
            if not s.nid: return None
            v.nid = r.choice([q.nid for q in w.clear if q is not s and q.nid]) if r.random() < .6 else "ZT" + str(r.randint(10 ** 5, 10 ** 6)); v.show = {"dob", "nid"}
        elif sit == "contra_file" and foreign: return None
        elif sit == "contra_file": v.fileno = r.choice([q for q in w.clear if q is not s]).fileno; v.show = {"dob", "fileno"}
        elif sit == "contra_sex":
            if lay["who"] in ("male", "female") or s.dob.year > 2008: return None
            v.sex = "F" if s.sex == "M" else "M"; v.show = {"dob", "sex"}
        else:
            if v.age < 40 or lay["who"] == "child": return None
            v.agev = max(19, v.age + r.choice([-22, -30, -18])); v.show = {"dob", "age"}
            if lay["who"] == "senior": return None
        return v, e, "ask", s.rid
    if sit in ("stranger_rel", "partial_rel", "strpartial_rel"):
        if not rel: return None
        x = pick_pair(w, c, lay, sit == "partial_rel", True, rel)
        if not x: return None
        s, t = x; v = mk(s, show=shows(c, s)) if sit == "stranger_rel" else mk(s, r.choice(PARTIAL))
        return v, rv(s, t), "ask", s.rid
    if lay["need"]: return None
    P = {"homonym_near": w.near, "inactive": [p for p in w.rows if p.status != "active" and not p.nodob and p.fam and len(w.bytok[p.tok]) == 1 and (p.dob.day, p.dob.month) not in ((1, 1), (31, 12))],
         "guess_dob": [p for p in w.rows if (p.dob.day, p.dob.month) in ((1, 1), (31, 12)) and p.status == "active"]}[sit]
    P = [p for p in P if who_ok(p, lay["who"], c.pd) and (p.al or lang != "ar" and lay["rids"] != "ar")]
    if not P: return None
    p = r.choice(P)
    return mk(p, show={"dob"}), None, "ask", p.rid


NOFILE = set("insurance-care-sheet insurance-prior-approval insurer-statement certificate-fr sick-leave-employer school-exemption convocation schedule-one-row bill occupational court-expertise police-requisition vaccination transport blood-group claim-form-en work-fitness-en ar-certificate ar-form-two-col ar-consent-guardian ar-fr-bilingual consent-parents repatriation-mixed emergency-triage home-care-delivery pharmacy-record dialysis anesthesia".split())
PARTIAL = ["initials", "surname", "first", "nodob", "year", "yy", "initlast", "nodob", "first"]
NAMES = ["document_{}.pdf", "scan{}.pdf", "CR-{}.pdf", "piece_jointe_{}.pdf", "IMG_{}.pdf", "fax-{}.pdf", "report {}.pdf", "{}.pdf"]


def tail(d, c, lay):
    r = c.r; lang = lay["lang"]
    if lang == "ar" or r.random() > .5: return
    d.sp(r.choice([10, 30, 60]))
    t = {"fr": ["Copie : " + c.doc, "Document édité le " + fdate(c.pd, 0) + " par le secrétariat (B.T.)", "Secrétariat : du lundi au vendredi, 8 h 30 - 16 h 30. En cas d'urgence, composer le 05 37 00 11 22.", "Les résultats ne peuvent être communiqués à un tiers sans accord écrit.",
                "N° ICE 00159" + str(r.randint(10 ** 6, 10 ** 7)) + " - RIB communiqué sur demande", "Pièces jointes : 2"],
         "en": ["Copy: " + c.doc, "Printed on " + fdate(c.pd, 0, "en"), "This document is confidential. If received in error, please destroy it.", "Enclosures: 1"]}[lang]
    for x in r.sample(t, r.randint(1, 2)): d.p(x, size=8, gap=2)


def wpick(r, items): return r.choices([a for a, _ in items], [b for _, b in items])[0]


def prep(w):
    if hasattr(w, "clearset"): return
    w.clearset = set(w.clear)
    w.twins = [p for p in w.clear if w.twin(p)]
    def date_r(r, a, b, pd):
        d = dt.date(r.randint(max(a, 1930), max(1931, min(b, 2023))), 1, 1) + dt.timedelta(r.randint(1, 360)); return d
    w.date_r = date_r


def papers(seed, count):
    w = world(seed); prep(w)
    deck, sdeck = [], []
    base = random.Random(f"a-deck-{seed}")
    for i in range(count):
        r = random.Random(f"a-paper-{seed}-{i}")
        while 1:
            pd = dt.date(2025, 1, 8) + dt.timedelta(r.randint(0, 500))
            def dname():
                if r.random() < .3:
                    p = r.choice(w.docs); return f"Dr {p.first} {p.last}"
                return "Dr " + r.choice(["Ikhlass", "Mehdi", "Nawal", "Karim", "Hélène", "Paul", "Selma"]) + " " + r.choice(["Bennis", "Cherkaoui", "Oudghiri", "Marchetti", "Lyoubi", "Tounsi", "Ababou"])
            c = Ctx(r, pd, dname(), dname(), w.prac)
            clear = r.random() < .585
            if not clear and r.random() < .3:
                slug, f, _ = r.choices(special.S, [x[2] for x in special.S])[0]
                d = D(r); d.page_word = r.random() < .6
                exp, about = f(d, c, w); kind = slug; break
            if not deck:
                deck = [l for l in LAY for _ in range(2 if l["w"] > 1.4 else 1)]; base.shuffle(deck)
            lay = deck[0]; got = None
            for _ in range(12):
                sit = wpick(r, CLEAR_S if clear else ASK_S)
                got = case(w, c, lay, sit)
                if got: break
            deck.pop(0)
            if not got: continue
            S, R, exp, about = got
            # a doctor on the paper is never the patient or the second person
            if any(x and x.p.last in n for x in (S, R) for n in (c.doc, c.doc2)): 
                c.doc = c.doc2 = "Dr Paul Marchetti"
            d = D(r); d.page_word = r.random() < .6
            lay["f"](d, c, S, R); tail(d, c, lay); kind = lay["slug"] + "." + sit
            if sit in ("page2", "bundle"):
                l2 = None
                for _ in range(60):
                    l2 = r.choice([l for l in LAY if not l["need"] and l["lang"] == "fr" and l is not lay and l["rids"] != "ar" and "2p" not in l["slug"] and "3p" not in l["slug"]])
                    if sit == "bundle":
                        if who_ok(S.p, l2["who"], pd): p2 = S.p; break
                    else:
                        p2 = r.choice(w.allp)
                        if who_ok(p2, l2["who"], pd) and p2 is not S.p and p2.tok != S.p.tok and (R is None or p2 is not R.p): break
                else: p2 = None
                if p2 is None: continue
                d.new(fresh=True); d.x1 = A4[0] - d.m
                l2["f"](d, c, V(p2, r, "fr", pd, "full", {"dob"}), None)
            break
        yield Paper(d.done(), r.choice(NAMES).format(f"{r.randint(0, 99999):05d}"), exp, about, kind)

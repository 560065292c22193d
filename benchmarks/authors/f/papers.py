"""Papers of folder f: the patient and the others, in forms and letters."""
from __future__ import annotations
import datetime as dt, random
from dataclasses import dataclass
from functools import lru_cache
from typing import Iterator
import f_names as N, f_lang as L, f_prose as PR, f_forms as F
from f_draw import Doc
from f_lang import V, Style, role, inst, doc, city, addr, pdate, fdate

@dataclass(frozen=True)
class Paper:
    pdf: bytes
    name: str
    expected: str
    about: str | None
    kind: str

@lru_cache(8)
def _reg(seed): return N.Reg(seed)

def register(seed: int) -> list[dict]:
    return [dict(record_id=p.rid, last_name=p.last, first_name=p.first, birth_date=p.dob.isoformat(), sex=p.sex, national_id=p.nid,
                 file_number=p.file, phone=p.phone, aliases=p.alias, status=p.status) for p in _reg(seed).ppl]

class Retry(Exception): pass
OTHERS = ['es', 'pt', 'it', 'de', 'nl', 'tr']
class C:
    def __init__(s, rng, reg, lang):
        s.rng, s.reg, s.lang = rng, reg, lang; s.st = Style(rng, lang); s.date = pdate(rng)
    def doc(s, **k): return Doc(s.rng, s.lang, **k)
    def v(s, p, partial=None): return V(p, s.st, partial)
    def ch(s, x): return s.rng.choice(x)
    def title(s, k): return s.ch(F.TITLE[k][s.lang])
    def fd(s): return fdate(s.date, s.lang, s.st.df)
    def file_exp(s, p, also=''):
        """file, but ask is fine too where only an Arabic name that the register does not hold proves it"""
        e = f"file:{p.rid}" + also
        if s.st.arn == 1 and p.ar and p.alias != p.ar and not also: e += '|ask'
        return e

def lang_for(rng, avail=None):
    r = rng.random()
    l = 'fr' if r < .45 else 'en' if r < .65 else 'ar' if r < .85 else None
    if l is None:
        o = [x for x in OTHERS if avail is None or x in avail]
        l = rng.choice(o) if o else 'fr'
    if avail is not None and l not in avail: l = 'fr'
    return l

# ---------------------------------------------------------------- people
def pair(c, rel, variant, so='*', sp='*', need_file=True):
    rng, reg = c.rng, c.reg
    ages = {'child': (25, 60), 'baby': (20, 44), 'parent': (22, 62), 'spouse': (25, 85)}.get(rel, (20, 90))
    ok = lambda q: (q.file or not need_file) and (rel != 'baby' or q.sex == 'F')
    for _ in range(60):
        o = reg.pick(rng, so, ages, ok)
        if not ok(o): continue
        if variant == 'r' or variant == 'n' and rng.random() < .25:
            fam = [q for q in (o.fam or []) if q is not o and reg.ok(q)]
            if rel == 'child': fam = [q for q in fam if o.role in ('father', 'mother') and q.role == 'child' and q.age < 19]
            elif rel == 'parent': fam = [q for q in fam if o.role == 'child' and q.role in ('father', 'mother') or o.role == 'father' and q.role == 'grand']
            elif rel == 'spouse': fam = [q for q in fam if {o.role, q.role} == {'father', 'mother'}]
            elif rel == 'baby': fam = []
            else: fam = fam or [reg.pick(rng, sp)]
            fam = [q for q in fam if sp in ('*', q.sex) and N.key(q) != N.key(o)]
            if fam: return o, rng.choice(fam)
            if variant == 'n': variant = 'u'
            continue
        yr = o.dob.year
        y = {'child': (max(yr + 20, 2008), min(2024, yr + 45)), 'baby': (2025, 2025), 'parent': (yr - 36, yr - 20), 'spouse': (yr - 8, yr + 8)}.get(rel, (1935, 2012))
        if y[0] > y[1]: y = (y[1], y[1])
        same = rng.random() < (.85 if rel in ('child', 'parent') else .2 if rel == 'spouse' else .5)
        last = (o.last, o.arl) if same and o.arl else None
        if rel == 'spouse' and sp == '*': sp = 'M' if o.sex == 'F' else 'F'
        p = reg.stranger(rng, sp, y, last)
        return o, p
    raise Retry
def variant(c): return c.rng.choices('unr', [52, 33, 15])[0]
def partial(c, rel): return c.ch(['first', 'first', 'init', 'sur'] if rel not in ('child', 'baby') else ['first', 'first', 'init'])
def outcome(v, p): return (f"file:{p.rid}|ask" if v == 'r' and p.rid else 'ask'), p.rid

# ---------------------------------------------------------------- pieces
def head(c, d, kind):
    st = c.st; lines = [inst(st, kind) if kind else doc(st)]
    if kind in ('doc', 'lab', 'hosp', 'home') and c.rng.random() < .7: lines.append(doc(st)); lines.append(c.ch(L.SPEC[c.lang].split('|')))
    lines.append(addr(st))
    if c.rng.random() < .7: lines.append(f"{st.lb('phone')} {N.phone(c.rng)}")
    right = None
    if c.lang == 'ar' and c.rng.random() < .6:
        fr = Style(c.rng, 'fr'); right = lines; lines = [inst(fr, kind) if kind else doc(fr), addr(fr)]
    elif c.lang == 'fr' and c.rng.random() < .2:
        ar = Style(c.rng, 'ar'); right = [inst(ar, kind or 'doc'), addr(ar)]
    if c.lang != 'ar' and right is None and c.rng.random() < .3: right = [f"{city(st)}, {c.fd()}"]
    d.letterhead(lines, right)
    n = c.ch(['p', 'i', 'n', 'pi'])
    foot = f"{lines[0]} – {addr(st)}" if c.lang != 'ar' else None
    def footer(dd):
        if n == 'n': return
        t = (foot or '') if 'i' in n and foot else ''
        dd.at(dd.W / 2, 26, (t + '  ' if t else '') + (f"{dd.page}" if 'p' in n else ''), 7, False, 'c')
    d.foot = footer
def refs(c, d):
    lab = F.REFS[c.lang].split('|'); r = c.rng
    rows = [(lab[0], code(c)), (lab[2], c.fd())]
    if r.random() < .5: rows.append((lab[1], str(r.randint(10000, 99999))))
    r.shuffle(rows); d.kv(rows[:r.randint(1, len(rows))], box=False)
def code(c): return f"{c.ch('ABCKMS')}{c.rng.randint(100, 999)}/{c.rng.randint(10, 99)}"
def idrows(c, v, full=False, lean=False):
    """label/value rows of one person; full: all identifiers; lean: name and date only. Registered ones always have two identifiers."""
    st, r, p = c.st, c.rng, v.p
    if v.partial:
        rows = [(st.lb('name'), v.part())]
        k = r.random()
        if k < .4: rows.append((st.lb('age'), str(max(p.age, 1))))
        elif k < .6: rows.append((st.lb('dob'), '…………'))
        elif k < .75: rows.append((st.lb('sex'), v.sex))
        return rows
    if r.random() < .4: rows = [(st.lb('last'), v.last), (st.lb('first'), v.first)]
    else: rows = [(st.lb('name'), v.full)]
    if r.random() < .1: rows[0] = (rows[0][0], rows[0][1])
    ext = []
    if p.file: ext.append((st.lb('file'), p.file))
    if p.nid: ext.append((st.lb('nid'), p.nid))
    nodob = not lean and not full and ext and p.rid and r.random() < .15
    if not nodob: rows.append((st.lb('dob'), v.dob))
    if full: rows += ext
    elif nodob: rows.append(ext[0])
    elif not lean: rows += [e for e in ext if r.random() < .4]
    if r.random() < .35: rows.append((st.lb('sex'), v.sex))
    if r.random() < .3: rows.append((st.lb('phone'), p.phone or N.phone(r)))
    if r.random() < .25: rows.append((st.lb('addr'), addr(st)))
    if r.random() < .25 and len(rows) > 3:
        x = rows.pop(); rows.insert(r.randint(0, len(rows) - 1) if rows[0][0] == '' else 2 if len(rows) > 2 else 1, x)
    return rows
def results(c, d):
    r = c.rng; t = F.TESTS_EN if c.lang == 'en' else F.TESTS
    rows = [F.COLH[c.lang]]
    for n, u, ref in r.sample(t, r.randint(3, 7)):
        rows.append([n, f"{r.uniform(.5, 90):.1f}".replace('.', '.' if c.lang == 'en' else ','), u, ref])
    d.table(rows, [3, 1.4, 1.3, 2])
def body(c, d, n=1):
    for t in c.rng.sample(F.BODY[c.lang], min(n, len(F.BODY[c.lang]))): d.para(t)
def fill(c, d):
    for t in c.rng.sample(F.FORM_FILL[c.lang].split('|'), c.rng.randint(1, 4)): d.para(t)
def bye(c, d, who=True): d.sign(c.ch(L_BYE(c)), doc(c.st) if who else '')
def L_BYE(c): return F.BYE[c.lang].split('|')

KINDS = {'clear': {}, 'trap': {}}
def kind(group, slug, langs=None, w=1):
    def deco(f): KINDS[group][slug] = (f, langs, w); return f
    return deco

# ---------------------------------------------------------------- clear papers
def clearpick(c, **k):
    return c.reg.pick(c.rng, k.get('sex', '*'), k.get('ages', (0, 120)), k.get('f', lambda q: True))
def simple(slug, tkey, hk, content, w=1, mode=None):
    @kind('clear', slug, None, w)
    def f(c):
        p = clearpick(c); v = c.v(p); d = c.doc(); head(c, d, hk)
        order = c.rng.random()
        if order < .6: d.title(c.title(tkey))
        rows = idrows(c, v, full=c.rng.random() < .3)
        m = mode or c.ch(['kv', 'kv', 'sec', 'tab', 'role2', 'frame'])
        if m == 'kv': d.kv(rows)
        elif m == 'frame': d.kv(rows, box=True, cols=2)
        elif m == 'sec': d.section(role(c.st, 'patient')); d.kv(rows, box=False)
        elif m == 'tab':
            rows = rows[:5]; d.table([[a for a, _ in rows], [b for _, b in rows]], [max(1.2, len(b) / 9) for _, b in rows], grid='grid')
        else:
            fl = F.FAST[c.lang].split('|'); d.cols([(role(c.st, 'patient'), rows), (fl[0], [(fl[0], doc(c.st)), (fl[1], c.fd()), (fl[2], code(c))])])
        if order >= .6: d.title(c.title(tkey))
        content(c, d)
        return d.done(), c.file_exp(p), p.rid
    return f
def k_rx(c, d):
    for x in c.rng.sample(F.DRUGS, c.rng.randint(2, 4)): d.line(f"– {x}" if c.lang != 'ar' else x); d.skip(3)
    d.sign(doc(c.st))
def k_inv(c, d):
    it = c.rng.sample(["Consultation", "Cystoscopie", "Échographie", "Débitmétrie", "ECBU"], 3)
    d.table([["", "DH"]] + [[x, f"{c.rng.randint(2, 20) * 50},00"] for x in it], [4, 1])
def k_appt(c, d):
    d.para(F.APPT[c.lang].format(d=fdate(c.date + dt.timedelta(30), c.lang, c.st.df), h=f"{c.rng.randint(8, 16)}:{c.ch(['00', '15', '30', '45'])}"), d.sz + 1)
def k_uro(c, d):
    r = c.rng; d.table([["Qmax", "Qave", "Vol.", "PVR"], [f"{r.uniform(4, 25):.1f} ml/s", f"{r.uniform(3, 14):.1f} ml/s", f"{r.randint(120, 480)} ml", f"{r.randint(0, 200)} ml"]])
    body(c, d)
simple('clear-lab', 'lab', 'lab', lambda c, d: (results(c, d), bye(c, d)), 3)
simple('clear-imaging', 'img', 'hosp', lambda c, d: (body(c, d, 2), bye(c, d)), 2)
simple('clear-pathology', 'path', 'lab', lambda c, d: (body(c, d, 2), d.sign(doc(c.st))))
simple('clear-operation-note', 'op', 'hosp', lambda c, d: (body(c, d, 2), d.sign(doc(c.st))))
simple('clear-discharge', 'dis', 'hosp', lambda c, d: (body(c, d, 3), bye(c, d)), 2)
simple('clear-prescription', 'rx', 'doc', k_rx, 1.5)
simple('clear-appointment', 'appt', 'hosp', k_appt, 1.5)
simple('clear-uroflow', 'uro', 'doc', k_uro)
simple('clear-invoice-patient-only', 'inv', 'hosp', lambda c, d: (k_inv(c, d), fill(c, d)), 1, 'sec')
simple('clear-consent-self', 'con', 'hosp', lambda c, d: (body(c, d), fill(c, d)), 1, 'sec')

@kind('clear', 'clear-letter-re', w=3)
def _(c):
    p = clearpick(c); v = c.v(p); d = c.doc(); head(c, d, c.ch(['doc', 'hosp', None]))
    if c.rng.random() < .6: d.line(f"{city(c.st)}{'،' if c.lang == 'ar' else ','} {c.fd()}", None, False, 'l' if c.lang == 'ar' else 'r'); d.skip(8)
    if c.rng.random() < .5: d.line(doc(c.st)); d.line(addr(c.st)); d.skip(8)
    re = c.ch(F.RE[c.lang].split('|')); g = c.ch(F.GREET[c.lang].split('|')); t = f"{re} {v.idt}"
    if c.rng.random() < .6: d.para(t, bold=c.rng.random() < .5); d.para(g)
    else: d.para(g); d.para(t, bold=c.rng.random() < .5)
    body(c, d, 2); bye(c, d)
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-letter-sentence', w=3)
def _(c):
    p = clearpick(c); v = c.v(p); d = c.doc(); head(c, d, c.ch(['doc', 'hosp', None]))
    d.para(c.ch(F.GREET[c.lang].split('|'))); s = c.ch(F.SENT[c.lang]).format(o=v); d.para(s)
    body(c, d, 2); bye(c, d)
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-certificate', w=3)
def _(c):
    p = clearpick(c); v = c.v(p); d = c.doc(); head(c, d, c.ch(['doc', 'hosp', None])); d.title(c.ch(F.CERTT[c.lang].split('|'))); d.skip(10)
    d.para(c.ch(F.CERT[c.lang]).format(o=v, doc=doc(c.st), n=c.rng.randint(2, 21)), d.sz + 1)
    d.sign(f"{city(c.st)}{'،' if c.lang == 'ar' else ','} {c.fd()}", doc(c.st))
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-bilingual-form', ['ar', 'fr'], 2.5)
def _(c):
    if c.lang == 'fr': c.st.lang = c.lang = 'ar'; c.st.df = '/'
    p = clearpick(c, f=lambda q: q.ar); c.st.arn = 0; v = c.v(p); d = c.doc(); head(c, d, c.ch(['hosp', 'lab']))
    fr = Style(c.rng, 'fr'); d.title(f"{c.ch(F.TITLE['lab']['fr'])} / {c.ch(F.TITLE['lab']['ar'])}"[:90])
    rows = []
    def lab(k): return f"{c.ch(L.LB['ar'][k].split('|'))} / {c.ch(L.LB['fr'][k].split('|'))}"
    nm = f"{p.last.upper()} {p.first}"
    rows.append((lab('name'), nm))
    if c.rng.random() < .5: rows.append((c.st.lb('name'), p.ar))
    rows.append((lab('dob'), v.dob))
    if p.file and c.rng.random() < .6: rows.append((lab('file'), p.file))
    if p.nid and c.rng.random() < .5: rows.append((lab('nid'), p.nid))
    d.kv(rows, cols=1, style=c.ch(['plain', 'dots', 'boldval'])); results(c, d); fill(c, d)
    return d.done(), f"file:{p.rid}", p.rid
@kind('clear', 'clear-two-column-arabic', ['ar'], 2)
def _(c):
    c.lang = c.st.lang = 'ar'; c.st.df = '/' if c.st.df not in '/L' else c.st.df
    p = clearpick(c); v = c.v(p); d = c.doc(); head(c, d, 'hosp'); d.title(c.title(c.ch(['dis', 'op', 'img'])))
    rows = idrows(c, v, full=True); d.kv(rows, cols=2, box=True); body(c, d, 2); d.sign(doc(c.st))
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-label-sheet-one')
def _(c):
    p = clearpick(c, f=lambda q: q.file); v = c.v(p); d = c.doc(size=9); t = c.ch([None, c.title('lbl')])
    if t: d.line(t, 9)
    lab = [v.full, f"{c.ch(L.LB[c.lang]['dob'].split('|'))} {v.dob}", f"{c.ch(L.LB[c.lang]['file'].split('|'))} {p.file}  {p.sex}"]
    n, m = c.rng.choice([(2, 5), (3, 6), (2, 7)]); w = d.w / n; h = 74; y0 = d.y - 14
    for i in range(n):
        for j in range(m):
            x = d.m + i * w; y = y0 - j * (h + 6)
            d.c.setLineWidth(.4); d.c.roundRect(x, y - h, w - 6, h, 4)
            for k, t in enumerate(lab):
                sz = 9
                while d.tw(t, sz, k == 0) > w - 16: sz -= .5
                if c.lang == 'ar': d.at(x + w - 12, y - 18 - k * 15, t, sz, k == 0, 'r')
                else: d.at(x + 6, y - 18 - k * 15, t, sz, k == 0)
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-patient-and-contact', w=2)
def _(c):
    v_ = 'r'; o, p = pair(c, 'any', 'r')
    vo, vp = c.v(o), c.v(p); d = c.doc(); head(c, d, 'hosp'); d.title(c.ch(F.FORMS['next-of-kin'][1][c.lang]))
    d.section(role(c.st, 'patient')); d.kv(idrows(c, vp), box=False)
    d.section(role(c.st, c.ch(['contact', 'companion', 'witness', 'payer']))); d.kv(idrows(c, vo, lean=True) if c.rng.random() < .5 else [(c.st.lb('name'), vo.full), (c.st.lb('phone'), vo.phone)], box=False)
    body(c, d)
    return d.done(), c.file_exp(p) , p.rid
@kind('clear', 'clear-tick-self', w=2)
def _(c):
    k = c.ch(list(F.TICKS)[:3]); T = F.TICKS[k]
    if c.lang not in T: raise Retry
    q, opts, _, me, h1, h2 = c.ch(T[c.lang]); p = clearpick(c); d = c.doc(); head(c, d, 'hosp'); d._tick = c.ch(['uni', 'uni2', 'br', 'par', 'draw'])
    d.title(c.ch(F.FORMS['request-form'][1][c.lang])); d.para(q, gap=1); d.ticks(opts, me); d._h = role(c.st, 'patient') if c.rng.random() < .7 else h1; d.section(d._h); d.kv(idrows(c, c.v(p)), box=False); fill(c, d)
    return d.done(), c.file_exp(p, '|ask' if d._tick == 'draw' or d._h == h1 else ''), p.rid
@kind('clear', 'clear-insured-is-patient')
def _(c):
    p = clearpick(c, ages=(20, 90)); v = c.v(p); d = c.doc(); head(c, d, 'ins'); d.title(c.ch(F.FORMS['insurance-claim'][1][c.lang])); refs(c, d)
    d.section(role(c.st, 'patient')); d.kv(idrows(c, v), box=False); d.section(role(c.st, 'insured'))
    d.para({'fr': 'Lui-même / elle-même', 'en': 'Same as patient', 'ar': 'المريض نفسه', 'es': 'El mismo paciente', 'pt': 'O próprio', 'it': 'Il paziente stesso', 'de': 'Wie oben (Patient selbst)', 'nl': 'Zelfde persoon als patiënt', 'tr': 'Hastanın kendisi'}[c.lang]); fill(c, d)
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-email-doctor')
def _(c):
    p = clearpick(c); v = c.v(p); d = c.doc(); dn = doc(c.st)
    H = dict(fr="De|À|Date|Objet", en="From|To|Sent|Subject", ar="من|إلى|التاريخ|الموضوع", es="De|Para|Fecha|Asunto", pt="De|Para|Data|Assunto", it="Da|A|Data|Oggetto", de="Von|An|Gesendet|Betreff", nl="Van|Aan|Datum|Onderwerp", tr="Kimden|Kime|Tarih|Konu")[c.lang].split('|')
    d.kv(list(zip(H, [dn, "secretariat@uro-consult.example", f"{c.fd()} {c.rng.randint(8, 19)}:{c.rng.randint(10, 59)}", f"{c.ch(F.TITLE['img'][c.lang])}"])), style='boldlab', cols=1, box=False)
    d.rule(); d.para(c.ch(F.GREET[c.lang].split('|'))); d.para(c.ch(F.SENT[c.lang]).format(o=v)); body(c, d); bye(c, d, False); d.para(dn)
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-letter-to-patient')
def _(c):
    p = clearpick(c, ages=(20, 95)); v = c.v(p); d = c.doc(); head(c, d, 'hosp')
    d.line(v.tfull); d.line(addr(c.st)); d.skip(10)
    lab = c.st.lb('dob'); d.para(f"{lab}{' :' if c.lang in ('fr', 'ar') else ':'} {v.dob}" + (f" – {c.st.lb('file')} {p.file}" if p.file else ''))
    d.title(c.title('appt')); k_appt(c, d); fill(c, d)
    return d.done(), f"file:{p.rid}|ask", p.rid
@kind('clear', 'clear-homonym-far')
def _(c):
    if not c.reg.far: raise Retry
    p = c.ch(c.reg.far); c.st.arn = 0; v = c.v(p); d = c.doc(); head(c, d, 'lab'); d.title(c.title('lab')); d.kv(idrows(c, v, lean=True)); results(c, d)
    return d.done(), f"file:{p.rid}", p.rid
@kind('clear', 'clear-multipage')
def _(c):
    p = clearpick(c); v = c.v(p); d = c.doc(); head(c, d, 'hosp'); d.title(c.title('dis')); d.section(role(c.st, 'patient')); d.kv(idrows(c, v), box=False); body(c, d, 3)
    hd = v.full + ' – ' + v.dob
    d.head = lambda dd: (dd.line(hd, 8), dd.rule(.3))
    for _ in range(c.ch([1, 1, 2])): d.newpage(); results(c, d); body(c, d, 2)
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-death-certificate')
def _(c):
    p = clearpick(c, ages=(50, 120)); v = c.v(p); d = c.doc(); head(c, d, 'hosp'); d.title(c.title('death')); d.section(role(c.st, 'deceased')); d.kv(idrows(c, v), box=False); d.sign(doc(c.st))
    return d.done(), f"file:{p.rid}|ask", p.rid
@kind('clear', 'clear-referral-author-is-a-patient', w=1.5)
def _(c):
    if not c.reg.docs: raise Retry
    a = c.ch(c.reg.docs); p = clearpick(c, f=lambda q: q is not a); v = c.v(p); va = c.v(a); d = c.doc(); dr = f"{c.ch(L.DT[c.lang].split('|'))} {va.pn}"
    d.letterhead([dr, c.ch(L.SPEC[c.lang].split('|')), addr(c.st)]); d.para(c.ch(F.GREET[c.lang].split('|')))
    d.para(c.ch(F.SENT[c.lang]).format(o=v)); body(c, d); d.sign(c.ch(L_BYE(c)), dr)
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-study-participant')
def _(c):
    p = clearpick(c, ages=(18, 90)); v = c.v(p); d = c.doc(); head(c, d, 'hosp'); d.title(c.ch(F.FORMS['study-form'][1][c.lang])); refs(c, d)
    d.section(role(c.st, 'subject')); d.kv(idrows(c, v), box=False); d.section(role(c.st, 'staff')); d.para(doc(c.st)); results(c, d)
    return d.done(), c.file_exp(p, '|ask'), p.rid
@kind('clear', 'clear-homecare-patient')
def _(c):
    p = clearpick(c, ages=(50, 110)); v = c.v(p); d = c.doc(); head(c, d, 'home'); d.title(c.ch(F.FORMS['homecare-sheet'][1][c.lang])); d.section(role(c.st, 'patient')); d.kv(idrows(c, v), box=False)
    d.table([[F.REFS[c.lang].split('|')[2], "TA", "T°", "ml"]] + [[fdate(c.date + dt.timedelta(i), c.lang, c.st.df), f"{c.rng.randint(11, 16)}/{c.rng.randint(6, 9)}", f"{c.rng.uniform(36.4, 38.4):.1f}", str(c.rng.randint(900, 2200))] for i in range(5)])
    return d.done(), c.file_exp(p), p.rid
@kind('clear', 'clear-transfer-note')
def _(c):
    p = clearpick(c); v = c.v(p); d = c.doc(); head(c, d, 'hosp')
    T = dict(fr="FICHE DE TRANSFERT|Bulletin d'évacuation sanitaire", en="TRANSFER NOTE", ar="ورقة نقل مريض", es="TRASLADO", pt="TRANSFERÊNCIA", it="TRASFERIMENTO", de="VERLEGUNG", nl="OVERPLAATSING", tr="SEVK FORMU")
    d.title(c.ch(T[c.lang].split('|'))); d.kv([(role(c.st, 'patient'), v.full), (c.st.lb('dob'), v.dob)] + ([(c.st.lb('file'), p.file)] if p.file else []), cols=1); body(c, d, 2); d.sign(doc(c.st))
    return d.done(), c.file_exp(p), p.rid

# ---------------------------------------------------------------- traps: letters
def prose(slug, spec):
    rel, hk, texts = spec
    def f(c):
        sx, t = c.ch(texts[c.lang]).split('|', 1); v = variant(c)
        if '{p.id}' not in t and '{p.tid}' not in t or slug == 'midwife-newborn': v = 'u'
        o, p = pair(c, 'baby' if slug == 'midwife-newborn' else rel, v, sx[0], sx[1])
        if slug == 'referral-by-patient-doctor' and c.reg.docs:
            ds = [q for q in c.reg.docs if q.file and q is not p]
            if ds: o = c.ch(ds)
        if v == 'r' and c.st.arn == 1: c.st.arn = 0
        vo = c.v(o); vp = c.v(p, partial(c, rel) if v == 'n' else None)
        class d_: code = globals()['code'](c); addr = globals()['addr'](c.st)
        d = c.doc()
        if hk: head(c, d, hk)
        elif c.rng.random() < .5 and slug != 'procuration':
            d.line(vo.pn, None, True); d.line(addr(c.st)); d.line(vo.phone); d.skip(12)
        if c.rng.random() < .5: d.line(f"{city(c.st)}{'،' if c.lang == 'ar' else ','} {c.fd()}", None, False, 'l' if c.lang == 'ar' else 'r'); d.skip(8)
        ps = t.format(o=vo, p=vp, d=d_).split('\n')
        if ps[0] and len(ps) > 1 and len(ps[0]) < 70 and not ps[0].rstrip().endswith((',', '،', ':')): d.title(ps[0]); ps = ps[1:]
        for x in ps: d.para(x, gap=8)
        if slug not in ('phone-note',) and hk and c.rng.random() < .4: fill(c, d) if hk in ('ins', 'hosp') else None
        if hk: d.sign(doc(c.st) if hk in ('doc', 'hosp') else city(c.st))
        elif 'vekâlet' not in t.lower(): d.sign(vo.pn if slug not in ('procuration',) else vp.full if not vp.partial else vp.part(), c.fd())
        e, a = outcome(v, p)
        if slug == 'donor-prose' and v == 'r': e = 'ask' if c.rng.random() < 0 else e
        return d.done(), e, a
    KINDS['trap']['letter-' + slug] = (f, list(texts), 1.1)
for _s, _x in PR.PROSE.items(): prose(_s, _x)

@kind('trap', 'chat-print', list(PR.CHAT), 1.5)
def _(c):
    v = variant(c); o, p = pair(c, 'any', v); vo, vp = c.v(o), c.v(p, partial(c, 'any') if v == 'n' else None)
    if v == 'r' and c.st.arn == 1: c.st.arn = 0
    d = c.doc(); who = [vo.first, {'ar': 'العيادة', 'fr': 'Cabinet', 'es': 'Consulta', 'de': 'Praxis', 'nl': 'Praktijk', 'tr': 'Muayenehane'}.get(c.lang, 'Clinic')]
    d.line({'fr': "Discussion exportée", 'en': "Chat export", 'ar': "محادثة"}.get(c.lang, "Chat") + f" – {c.fd()}", 9); d.rule()
    t = c.ch(PR.CHAT[c.lang]).format(o=vo, p=vp).split('|'); m = c.rng.randint(5, 40); bub = c.rng.random() < .5
    for i, x in enumerate(t):
        w = who[i % 2]; h = f"{c.rng.randint(9, 9)}:{m + i:02d}"
        if bub:
            d.need(30); d.c.setFillGray(.94); left = (i % 2 == 0) != (c.lang == 'ar')
            ls = d.wrap(x, d.w * .68); bw = d.w * .72; bh = len(ls) * d.sz * 1.3 + 18; bx = d.m if left else d.W - d.m - bw
            d.c.roundRect(bx, d.y - bh, bw, bh, 6, stroke=0, fill=1); d.c.setFillGray(0)
            d.at(bx + bw - 8 if c.lang == 'ar' else bx + 8, d.y - 10, f"{w}  {h}", 7, True, 'r' if c.lang == 'ar' else 'l')
            for k, l in enumerate(ls): d.at(bx + bw - 8 if c.lang == 'ar' else bx + 8, d.y - 12 - (k + 1) * d.sz * 1.2, l, None, False, 'r' if c.lang == 'ar' else 'l')
            d.y -= bh + 6
        else: d.line(f"[{h}] {w}: {x}"); d.skip(3)
    e, a = outcome(v, p); return d.done(), e, a
@kind('trap', 'email-print-relative', ['fr', 'en', 'ar', 'es', 'de', 'pt', 'it', 'nl', 'tr'], 1.5)
def _(c):
    T = dict(fr="Bonjour,\nvoici les derniers examens de {p.id}. Pouvez-vous nous dire si l'intervention est maintenue ?|Bonjour, {p.id} ne peut plus se lever. Je demande une visite à domicile.", en="Hello,\nplease find attached the latest tests of {p.id}. Is the operation still going ahead?|Good evening, {p.id} has finished the antibiotic. What next?", ar="السلام عليكم، تجدون رفقته آخر تحاليل {p.id}. هل العملية لا تزال في موعدها؟",
             es="Adjunto los análisis de {p.id}. ¿Se mantiene la operación?", de="anbei die letzten Werte von {p.id}. Bleibt es beim Termin?", pt="junto os exames de {p.id}. A operação mantém-se?", it="allego gli esami di {p.id}. L'intervento è confermato?", nl="bijgaand de uitslagen van {p.id}. Gaat de ingreep door?", tr="{p.id} için tahliller ektedir. Ameliyat günü aynı mı?")
    H = dict(fr="De|À|Envoyé|Objet", en="From|To|Sent|Subject", ar="من|إلى|التاريخ|الموضوع", es="De|Para|Fecha|Asunto", pt="De|Para|Data|Assunto", it="Da|A|Data|Oggetto", de="Von|An|Gesendet|Betreff", nl="Van|Aan|Datum|Onderwerp", tr="Kimden|Kime|Tarih|Konu")[c.lang].split('|')
    v = variant(c)
    if v == 'r': c.st.arn = 0
    o, p = pair(c, 'any', v); vo, vp = c.v(o), c.v(p, partial(c, 'any') if v == 'n' else None); d = c.doc()
    d.kv([(H[0], f"{vo.pn} <{N.fold(o.first).split()[0]}{o.dob.year % 100}@boite.example>"), (H[1], "accueil@cabinet.example"), (H[2], f"{c.fd()} 20:{c.rng.randint(10, 59)}"), (H[3], c.ch(F.TITLE['lab'][c.lang]))], style=c.ch(['boldlab', 'plain', 'inline']), cols=1, box=False); d.rule()
    for x in c.ch(T[c.lang].split('|')).format(p=vp).split('\n'): d.para(x)
    d.skip(8); d.line('--')
    for x in [vo.pn, f"{c.st.lb('dob')} {vo.dob}", f"{c.st.lb('file')} {o.file}", vo.phone][:c.rng.randint(2, 4)]: d.line(x)
    e, a = outcome(v, p); return d.done(), e, a

# ---------------------------------------------------------------- traps: forms by roles
PETS = ["Rex", "Mimi", "Caramel", "Luna", "Simba", "Oscar", "Noisette"]
def petrows(c):
    K = dict(fr="Chien, mâle castré|Chat européen", en="Dog, neutered male|Domestic cat", ar="كلب|قط", es="Perro|Gato", pt="Cão|Gato", it="Cane|Gatto", de="Hund|Katze", nl="Hond|Kat", tr="Köpek|Kedi")
    return [(c.st.lb('name'), c.ch(PETS)), ({'fr': 'Espèce', 'en': 'Species', 'ar': 'النوع'}.get(c.lang, 'Sp.'), c.ch(K[c.lang].split('|'))), (c.st.lb('dob'), fdate(N.rdate(c.rng, 2014, 2024), c.lang, c.st.df))]
def form(slug, spec, layout):
    hk, titles, roles, rel = spec
    def f(c):
        v = variant(c)
        if rel == 'baby' or any(s == 'pet' for _, s in roles): v = c.ch('un') if rel == 'baby' else 'u'
        o, p = pair(c, rel, v)
        if v == 'r': c.st.arn = 0
        vo = c.v(o); vp = c.v(p, partial(c, rel) if v == 'n' else None); x = c.v(c.reg.stranger(c.rng, 'M' if rel == 'baby' else '*', (1950, 2000)))
        R = [(role(c.st, k), s) for k, s in roles]
        if c.rng.random() < .3 and layout != 'rows': c.rng.shuffle(R)
        rows = {'o': idrows(c, vo, full=c.rng.random() < .4), 'p': idrows(c, vp), 'x': idrows(c, x, lean=True)}
        if any(s == 'pet' for _, s in roles): rows['pet'] = petrows(c)
        if v == 'u' and c.rng.random() < .2: rows['p'].append((c.st.lb('file'), f"H{c.rng.randint(100000, 999999)}"))
        d = c.doc(); head(c, d, hk); d.title(c.ch(titles[c.lang]))
        if c.rng.random() < .5: refs(c, d)
        if layout == 'cols': d.cols([(h, rows[s]) for h, s in R])
        elif layout == 'stack':
            two = c.rng.random() < .12
            for j, (h, s) in enumerate(R):
                if two and j == 1: fill(c, d); d.newpage()
                d.section(h); d.kv(rows[s], box=False)
        elif layout == 'matrix':
            ks = ['name', 'dob', 'file' if o.file else 'nid', 'phone']; lab = [c.st.lb(k) for k in ks]
            def cell(s):
                if s == 'pet': return [rows['pet'][0][1], rows['pet'][2][1], '', '']
                w = {'o': vo, 'p': vp, 'x': x}[s]
                if w.partial: return [w.part(), c.ch(['', '—', str(p.dob.year)]), '', '']
                return [w.full, w.dob, (w.p.file if o.file else w.p.nid) if w.p.rid else '', w.p.phone]
            cs = [cell(s) for _, s in R]
            d.table([[''] + [h for h, _ in R]] + [[lab[i]] + [q[i] for q in cs] for i in range(4)], [1.3] + [1.6] * len(R))
        elif layout == 'rows':
            t = [['', c.st.lb('name'), c.st.lb('dob'), c.st.lb('nid')]]
            for h, s in R:
                if s == 'pet': t.append([h, rows['pet'][0][1], rows['pet'][2][1], '']); continue
                w = {'o': vo, 'p': vp, 'x': x}[s]
                t.append([h, w.part(), '', ''] if w.partial else [h, w.full, w.dob, w.p.nid])
            d.table(t, [1.5, 2, 1.3, 1.1])
        if hk in ('hosp', 'ins') and 'nvoice' in titles['en'][0]: k_inv(c, d)
        elif slug in ('genetics-form', 'homecare-sheet', 'custody-form'): body(c, d)
        fill(c, d)
        e, a = outcome(v, p)
        if any(s == 'pet' for _, s in roles): a = None
        if v == 'u' or not p.rid: a = None
        return d.done(), e, a
    KINDS['trap'][f'form-{slug}-{layout}'] = (f, None, .34)
for _s, _x in F.FORMS.items():
    for _l in ('cols', 'stack', 'matrix', 'rows'): form(_s, _x, _l)

def tick(slug, texts):
    def f(c):
        q, opts, oi, me, h1, h2 = c.ch(texts[c.lang]); v = variant(c)
        if v == 'r': c.st.arn = 0
        rel = 'spouse' if 'insured' in slug and ('conjoint' in opts) else 'any'
        o, p = pair(c, rel, v); vo = c.v(o); vp = c.v(p, partial(c, 'any') if v == 'n' else None); d = c.doc(); head(c, d, c.ch(['hosp', 'doc', 'ins']) if 'insured' not in slug else 'ins')
        d.title(c.ch(F.FORMS['insurance-claim' if 'insured' in slug else 'request-form'][1][c.lang]))
        a = idrows(c, vo, full=c.rng.random() < .4); b = idrows(c, vp)
        if slug == 'tick-identity-belongs': b = [(c.st.lb('name'), vp.id)]
        if c.rng.random() < .6: d.para(q, gap=1); d.ticks(opts, oi); d.section(h1); d.kv(a, box=False)
        else: d.section(h1); d.kv(a, box=False); d.para(q, gap=1); d.ticks(opts, oi)
        if c.rng.random() < .7: d.section(h2); d.kv(b, box=False)
        else: d.para(f"{h2}{' :' if c.lang in ('fr', 'ar') else ':'} {vp.id}")
        fill(c, d)
        e, ab = outcome(v, p); return d.done(), e, ab
    KINDS['trap'][slug] = (f, list(texts), 2)
for _s, _x in F.TICKS.items(): tick(_s, _x)
@kind('trap', 'tick-grid-roles', None, 2)
def _(c):
    v = variant(c)
    if v == 'r': c.st.arn = 0
    o, p = pair(c, 'any', v); vo = c.v(o); vp = c.v(p, partial(c, 'any') if v == 'n' else None); d = c.doc(); head(c, d, 'hosp'); d.title(c.ch(F.FORMS['next-of-kin'][1][c.lang]))
    a, b = F.YESNO[c.lang]; m = c.ch(['☒☐', '☑☐', 'X·', 'x ']); rows = [[c.st.lb('name'), c.st.lb('dob'), a, b]]
    body_ = [[vo.full, vo.dob, m[1], m[0]], [vp.part() if vp.partial else vp.full, '' if vp.partial else vp.dob, m[0], m[1]]]
    c.rng.shuffle(body_); d.table(rows + body_, [2.2, 1.5, .9, .9], grid='grid'); fill(c, d)
    e, ab = outcome(v, p); return d.done(), e, ab
@kind('trap', 'tick-single-block-other', None, 2)
def _(c):
    """one block of identity, ticked as the other's; the patient isn't named at all"""
    a, b = F.YESNO[c.lang]; o, p = pair(c, 'any', 'u'); vo = c.v(o); d = c.doc(); head(c, d, 'hosp'); d.title(c.ch(F.FORMS['request-form'][1][c.lang])); d._tick = c.ch(['uni', 'uni2', 'br', 'par'])
    x = role(c.st, c.ch(['companion', 'contact', 'payer', 'guardian', 'carer']))
    if c.rng.random() < .5: d.ticks([a, f"{b} ({x})"], 1, True); d.kv(idrows(c, vo))
    else: d.kv(idrows(c, vo)); d.ticks([a, x], 1, True)
    fill(c, d); return d.done(), 'ask', None

# ---------------------------------------------------------------- traps: several people, numbers that do not fit
def many(c, n, fam=False):
    r = c.rng; o = c.reg.pick(r, '*', (20, 80), lambda q: bool(q.fam) and len(q.fam) > 2 if fam else True); out = [o]
    if fam: out += [q for q in o.fam if q is not o and c.reg.ok(q)]
    while len(out) < n: out.append(c.reg.pick(r) if not fam and r.random() < .6 else c.reg.stranger(r, '*', (1940, 2020), (o.last, o.arl) if fam and o.arl else None))
    return out[:max(n, 2)]
@kind('trap', 'list-clinic', None, 1)
def _(c):
    ps = many(c, c.rng.randint(3, 9)); d = c.doc(); head(c, d, 'hosp'); d.title(c.title('list'))
    d.table([['', c.st.lb('name'), c.st.lb('dob'), c.st.lb('file')]] + [[f"{8 + i // 2}:{'03'[i % 2]}0", c.v(p).full, c.v(p).dob, p.file] for i, p in enumerate(ps)], [.7, 2.4, 1.5, 1.3]); return d.done(), 'ask', None
@kind('trap', 'vaccination-siblings', None, 1.5)
def _(c):
    o = c.reg.pick(c.rng, '*', (1, 19), lambda q: q.role == 'child' and q.arl)
    ps = [o] + [q for q in o.fam if q is not o and q.role in ('child', 'twin') and c.reg.ok(q)]
    while len(ps) < 2 or len(ps) < 4 and c.rng.random() < .4: ps.append(c.reg.stranger(c.rng, '*', (2008, 2024), (o.last, o.arl)))
    d = c.doc(); head(c, d, 'doc'); d.title(c.title('vac')); vs = ['DTC-Polio', 'ROR', 'HepB', 'BCG', 'VPH', 'Grippe']
    if c.rng.random() < .5: d.table([[c.st.lb('name'), c.st.lb('dob'), '', '']] + [[c.v(p).full, c.v(p).dob, c.ch(vs), c.fd()] for p in ps], [2.2, 1.5, 1.1, 1.4])
    else:
        for p in ps: d.section(c.v(p).full); d.kv([(c.st.lb('dob'), c.v(p).dob), (c.ch(vs), c.fd())], box=False)
    return d.done(), 'ask', None
@kind('trap', 'family-booking-shared', None, 1.5)
def _(c):
    ps = many(c, c.rng.randint(2, 4), True); o = ps[0]; vo = c.v(o); d = c.doc(); head(c, d, 'doc'); d.title(c.title('fam')); d.section(role(c.st, 'booker')); d.kv(idrows(c, vo, full=True), box=False)
    full = c.rng.random() < .5; d.table([[c.st.lb('first'), '', '']] + [[c.v(p).full if full else c.v(p).first, c.fd(), f"{9 + i}:15"] for i, p in enumerate(ps)], [2, 1.4, 1]); fill(c, d); return d.done(), 'ask', None
@kind('trap', 'fertility-couple', None, 2)
def _(c):
    both = c.rng.random() < .4; o, p = pair(c, 'spouse', 'r' if both else 'u'); vo, vp = c.v(o), c.v(p); d = c.doc(); head(c, d, 'hosp'); d.title(c.title('fert')); x = [vo, vp]; c.rng.shuffle(x)
    if c.rng.random() < .6: d.cols([({'fr': ('Monsieur', 'Madame'), 'ar': ('الزوج', 'الزوجة'), 'en': ('Male partner', 'Female partner')}.get(c.lang, ('M', 'F'))[w.i], idrows(c, w)) for w in x])
    else: d.para({'fr': "Nous avons reçu {} et {} pour un désir d'enfant depuis trois ans.", 'en': "We saw {} together with {} after three years of trying to conceive.", 'ar': "استقبلنا {} و {} بسبب تأخر الإنجاب منذ ثلاث سنوات."}.get(c.lang, "{} + {}").format(x[0].idt, x[1].idt))
    body(c, d); return d.done(), 'ask', None
@kind('trap', 'semen-analysis-partner', None, 2)
def _(c):
    v = c.ch('unr'); o, p = pair(c, 'spouse', v, 'F', 'M')
    if v == 'r': c.st.arn = 0
    vo = c.v(o); vp = c.v(p, partial(c, 'spouse') if v == 'n' else None); d = c.doc(); head(c, d, 'lab'); d.title(c.title('sperm'))
    rows = [(role(c.st, 'spouse'), f"{vo.full}"), (f"{c.st.lb('dob')} ({role(c.st, 'spouse')})", vo.dob)]
    if o.file and c.rng.random() < .5: rows.append((f"{c.st.lb('file')} ({role(c.st, 'spouse')})", o.file))
    b = idrows(c, vp)
    if c.rng.random() < .5: d.kv(b + rows, cols=1)
    else: d.section(role(c.st, 'patient')); d.kv(b, box=False); d.section(role(c.st, 'spouse')); d.kv(idrows(c, vo, lean=True), box=False)
    d.table([['Vol.', 'C (M/mL)', 'Mob. %', 'Vit. %'], [f"{c.rng.uniform(1, 5):.1f}", str(c.rng.randint(2, 90)), str(c.rng.randint(5, 70)), str(c.rng.randint(20, 90))]])
    e, a = outcome(v, p); return d.done(), e, a
@kind('trap', 'label-sheet-mixed', None, 1.5)
def _(c):
    a = c.reg.pick(c.rng, f=lambda q: q.file); b = c.reg.stranger(c.rng, '*', (1940, 2015), (a.last, a.arl) if a.arl else None) if c.rng.random() < .5 else c.reg.pick(c.rng, f=lambda q: q is not a)
    d = c.doc(size=9); n, m = 2, 6; w = d.w / n; h = 70; k = c.rng.randint(1, 11)
    for j in range(m):
        for i in range(n):
            p = b if j * 2 + i >= k else a; v = c.v(p); x, y = d.m + i * w, d.y - j * (h + 8) - 6; d.c.setLineWidth(.4); d.c.rect(x, y - h, w - 8, h)
            for q, t in enumerate([v.full, v.dob, p.file or f"H{20000 + b.dob.year}"]): 
                d.at(x + w - 16 if c.lang == 'ar' else x + 6, y - 16 - q * 16, t, 9, q == 0, 'r' if c.lang == 'ar' else 'l')
    return d.done(), 'ask', None
@kind('trap', 'wrist-mother-and-baby', None, 1.5)
def _(c):
    o, p = pair(c, 'baby', 'u'); vo = c.v(o); d = c.doc(); BB = dict(fr="BB de|Nouveau-né de|Enfant de", en="Baby of|Newborn of", ar="مولود السيدة", es="RN de", pt="RN de", it="Neonato di", de="Kind von", nl="Baby van", tr="Bebek:")
    t = c.ch(BB[c.lang].split('|')); n = c.rng.randint(2, 5)
    for i in range(n):
        d.need(80); y = d.y; d.c.setLineWidth(.5); d.c.roundRect(d.m, y - 64, d.w, 60, 10); d.y = y - 8
        d.line(f"{t} {vo.full}", 11, True, indent=12); d.line(f"{c.st.lb('dob')} ({role(c.st, 'mother')}) {vo.dob}" if c.rng.random() < .6 else f"{vo.dob}   {o.file}", 9, indent=12)
        d.line(f"{c.fd()}  {c.rng.randint(1, 23)}:{c.rng.randint(10, 59)}  {c.rng.randint(2500, 4200)} g", 9, indent=12); d.y = y - 74
    return d.done(), 'ask', None
@kind('trap', 'pages-of-two-people', None, 1.5)
def _(c):
    a = c.reg.pick(c.rng); b = c.reg.pick(c.rng, f=lambda q: q is not a) if c.rng.random() < .5 else c.reg.stranger(c.rng); d = c.doc(); ps = [a, b]; c.rng.shuffle(ps)
    for i, p in enumerate(ps):
        if i: d.newpage()
        head(c, d, 'lab'); d.title(c.title('lab')); d.kv(idrows(c, c.v(p))); results(c, d)
    return d.done(), 'ask', None
def plain(c, p, mut=None, **k):
    d = c.doc(); t, hk = c.ch([('lab', 'lab'), ('img', 'hosp'), ('dis', 'hosp'), ('path', 'lab')]); head(c, d, hk); d.title(c.title(t)); r = idrows(c, c.v(p), lean=True); d.kv(mut(r) if mut else r); (results if t == 'lab' else body)(c, d); return d.done()
def clone(p, **k):
    q = N.P(p.last, p.first, p.dob, p.sex, p.arf, p.arl); q.nid, q.file, q.phone, q.rid, q.alias = p.nid, p.file, p.phone, p.rid, p.alias
    for a, b in k.items(): setattr(q, a, b)
    return q
@kind('trap', 'plain-near-homonym', None, .9)
def _(c):
    if not c.reg.near: raise Retry
    p = c.ch(c.reg.near); return plain(c, p), 'ask', p.rid
@kind('trap', 'plain-date-one-off', None, .9)
def _(c):
    p = c.reg.pick(c.rng); x = p.dob
    x = x.replace(year=x.year + c.ch([-1, 1, -10, 10])) if c.rng.random() < .5 else x.replace(day=(x.day % 28) + 1)
    return plain(c, clone(p, dob=x, nid='', file='')), 'ask', None
@kind('trap', 'plain-namesake-unregistered', None, .9)
def _(c):
    p = c.reg.pick(c.rng); x = N.rdate(c.rng, 1940, 2010)
    while N.ddiff(x, p.dob) < 4: x = N.rdate(c.rng, 1940, 2010)
    return plain(c, clone(p, dob=x, nid='', file='', rid=None)), 'ask', None
@kind('trap', 'plain-sibling-unregistered', None, .9)
def _(c):
    p = c.reg.pick(c.rng, f=lambda q: q.arl); q = c.reg.stranger(c.rng, p.sex, (1950, 2010), (p.last, p.arl)); q.dob = p.dob
    if N.fold(q.first)[:2] == N.fold(p.first)[:2]: raise Retry
    return plain(c, q), 'ask', None
@kind('trap', 'plain-guess-date', None, .6)
def _(c):
    p = c.ch(c.reg.guessed); return plain(c, p), 'ask', p.rid
@kind('trap', 'plain-archived', None, .6)
def _(c):
    p = c.ch(c.reg.arch); return plain(c, p), 'ask', p.rid
@kind('trap', 'plain-two-digit-year', None, .6)
def _(c):
    p = c.reg.pick(c.rng); d = c.doc(); head(c, d, 'lab'); d.title(c.title('lab')); d.kv([(c.st.lb('name'), c.v(p).full), (c.st.lb('dob'), p.dob.strftime(c.ch(['%d/%m/%y', '%d.%m.%y'])))]); results(c, d); return d.done(), 'ask', p.rid
@kind('trap', 'plain-number-of-another', None, .9)
def _(c):
    p = c.reg.pick(c.rng, f=lambda q: q.file); o = c.reg.pick(c.rng, f=lambda q: q.file and q is not p)
    d = c.doc(); head(c, d, 'hosp'); d.title(c.title('dis')); d.kv([(c.st.lb('name'), c.v(p).full), (c.st.lb('dob'), c.v(p).dob), (c.st.lb('file'), o.file)]); body(c, d, 2); return d.done(), 'ask', None

# ---------------------------------------------------------------- the stream
_NAMES = ["scan", "document", "doc", "fax", "courrier", "IMG", "file", "impression", "export", "piece-jointe"]
def papers(seed: int, count: int) -> Iterator[Paper]:
    reg = _reg(seed); groups = {g: (list(k), [x[2] for x in k.values()]) for g, k in KINDS.items()}
    for i in range(count):
        for t in range(200):
            rng = random.Random(f"f-paper-{seed}-{i}-{t}")
            g = 'clear' if rng.random() < .42 else 'trap'
            slug = rng.choices(*groups[g])[0]; f, langs, _w = KINDS[g][slug]; lang = lang_for(rng, langs)
            try: pdf, exp, about = f(C(rng, reg, lang))
            except Retry: continue
            break
        else: raise RuntimeError("no paper")
        yield Paper(pdf, f"{rng.choice(_NAMES)}-{i:05d}.pdf", exp, about, slug)

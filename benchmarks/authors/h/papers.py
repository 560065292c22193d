from __future__ import annotations
import random, datetime
from dataclasses import dataclass
from typing import Iterator
import people, inst
from people import register, norm, digdiff
from engine import Ctx, render, outsider
from clear import CLEAR
import askfr, askxx
@dataclass(frozen=True)
class Paper:
    pdf: bytes
    name: str
    expected: str
    about: str | None
    kind: str
def _parse(txt):
    out = {}
    for blk in txt.strip().split('\n=='):
        name, _, body = blk.strip().lstrip('=').strip().partition('\n'); out.setdefault(name.strip(), []).append(body.strip())
    return out
ASK = {'fr': _parse(askfr.FR), 'ar': _parse(askxx.AR), 'en': _parse(askxx.EN), 'es': _parse(askxx.ES), 'de': _parse(askxx.DE), 'it': _parse(askxx.IT), 'nl': _parse(askxx.NL), 'pt': _parse(askxx.PT)}
LANGS = [('fr', 50), ('ar', 20), ('en', 15), ('es', 5), ('de', 3), ('it', 2.5), ('nl', 2.5), ('pt', 2)]
WORK = set('ambulance sports-coach research-team nurse-teaches operated-by interpreter home-carer carer prison-escort photo-number supervisor-of-student company-manager teacher-of-pupil pupil school-pupil class-list orphan-number-only delegation-of-doctor taxi-employer-pays employer-pays driver accident-driver sick-child-leave premarital couple-infertility sperm-donor embryo-transfer transfusion-lookback complaint-against'.split())
FILES = ['scan', 'document', 'CR', 'doc', 'piece_jointe', 'resultat', 'IMG', 'courrier', 'rapport', 'fax']
def _safe(A, rows):
    """no other record that could be meant"""
    a = norm(A['last_name'] + ' ' + A['first_name'])
    for x in rows:
        if x is A: continue
        if norm(x['last_name'] + ' ' + x['first_name']) == a and (digdiff(x['birth_date'], A['birth_date']) < 3): return False
        if x['last_name'] == A['last_name'] and digdiff(x['birth_date'], A['birth_date']) < 2: return False
    return True
def papers(seed: int, count: int) -> Iterator[Paper]:
    rows = register(seed); names = {norm(x['last_name'] + ' ' + x['first_name']) for x in rows}
    byname = {}
    for x in rows: byname.setdefault(norm(x['last_name'] + ' ' + x['first_name']), []).append(x)
    for i in range(count):
        r = random.Random(f"h-{seed}-{i}")
        lang = r.choices([l for l, _ in LANGS], [w for _, w in LANGS])[0]
        clear = r.random() < .5
        tab = CLEAR[lang] if clear else ASK[lang]
        kind = r.choice(list(tab)); tmpl = r.choice(tab[kind]); flags = tmpl.split('\n')[0].split()[1:]
        exp = 'ask'
        if clear:
            while True:
                A = r.choice(rows)
                if A['status'] != 'active' or ('a=M' in flags and A['sex'] != 'M'): continue
                if A['birth_date'][5:] in ('01-01', '12-31'): continue
                if int(A['birth_date'][:4]) > 2004 or not _safe(A, rows): continue
                if norm(A['last_name'] + ' ' + A['first_name']) in byname and len(byname[norm(A['last_name'] + ' ' + A['first_name'])]) > 1 and r.random() < .6: continue
                break
            exp = 'file:' + A['record_id']
        else:
            want = next((f[2] for f in flags if f.startswith('a=')), None)
            while True:
                A = r.choice(rows); y = int(A['birth_date'][:4])
                if A['status'] != 'active' or (want and A['sex'] != want): continue
                if 'child' in flags and not (1968 <= y <= 2001): continue
                if 'older' in flags and y < 1955: continue
                if 'child' in flags and want == 'F' and y < 1981: continue
                if 'donor' in kind and y < 1945: continue
                if y > 2003: continue
                if kind in WORK and not 1959 <= y <= 2000: continue
                break
        y = int(A['birth_date'][:4]); sexB = next((f[2] for f in flags if f.startswith('b=')), None) or ('M' if r.random() < .6 else 'F')
        lo, hi = (2012, 2023) if 'child' in flags else (max(1928, y - 35), min(y - 19, 1975)) if 'older' in flags else (max(1930, y - 12), min(2003, y + 12)) if 'same' in flags else (1938, 2000)
        if kind == 'class-list': lo, hi = 2011, 2014
        if lo > hi: lo = hi - 3
        Breg = None; B = None
        usesfull = any(t in tmpl for t in ('{Bd}', '{Bid}', '{Bk}', '\nJ'))
        if not clear and 'fam' in flags and not usesfull and r.random() < .3:
            c = [x for x in rows if x['last_name'] == A['last_name'] and x['phone'] == A['phone'] and x is not A and x['first_name'] != A['first_name'] and x['sex'] == sexB and lo <= int(x['birth_date'][:4]) <= hi]
            if c: Breg = r.choice(c); B = Breg
        if B is None:
            last = A['last_name'] if ('fam' in flags and r.random() < .55) or 'child' in flags and r.random() < .7 and A['sex'] == 'M' else None
            if last and last not in people.AR and lang == 'ar': last = None
            B = outsider(r, names, sexB, lo, hi, lang, last)
        today = datetime.date(2024, 1, 1) + datetime.timedelta(days=r.randrange(700))
        s = Ctx(r, lang, A, B, today, B_reg=Breg); s.regnames = names
        s.regdocs = [f"{x['first_name']} {x['last_name']}" for x in r.sample(rows, 2)] if r.random() < .2 and lang != 'ar' else []
        s.kids = kind == 'class-list'; s.pair = kind in ('premarital', 'couple-infertility', 'family-booklet', 'paternity-test', 'parental-consent')
        d = render(s, tmpl)
        about = A['record_id'] if clear else (Breg['record_id'] if Breg else None)
        if kind in ('two-pages-two-patients',): about = None
        if kind == 'spouse-writes': about = None
        yield Paper(d.done(), f"{r.choice(FILES)}_{r.randrange(1000, 99999)}.pdf", exp, about, f"{'ok' if clear else 'no'}-{lang}-{kind}")

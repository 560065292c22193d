import random, datetime, functools
from dataclasses import dataclass
from typing import Iterator
from words import WORDS, VERBWORDS
from lang import L, MON
import people
from people import ARN, ar_name, norm, ddiff, sim, good_date, SUR, SURX, GM, GF
from draw import Doc, W, H

@dataclass(frozen=True)
class Paper:
    pdf: bytes
    name: str
    expected: str
    about: str | None
    kind: str

def register(seed: int) -> list[dict]: return people.register(seed)

LAYOUTS = ("head_above head_two_above label_colon label_nocolon role_behind bracket apposition possessive verb table_col table_row colhead footnote under_block "
           "signature addressee email form_title checkbox side_cell letterline").split()
WAYS = "none child_age title_surname initials full_alone full_dob patient_label pronoun given".split()
LEFT_OF = {'fr': .33, 'en': .26, 'ar': .16, 'es': .05, 'de': .05, 'it': .04, 'pt': .04, 'nl': .035, 'tr': .035}
CATG = dict(kin='med adm adm school'.split(), law='law adm med'.split(), care='med adm med'.split(), work='adm money'.split(), money='money adm'.split(), neigh='adm med'.split(), relig='adm med'.split(),
            school=['school'], court=['court'], donor=['donor', 'med'], contact=['contact', 'med'], research=['research'], verb='med law adm'.split())
STREETS = ["12, rue Ibn Tofail", "Lot. Al Amal n° 48", "7, avenue des FAR, apt 5", "Résidence Yasmina, imm. C", "Hay Salam, rue 14 n° 3"]

def cap(s): return s[:1].upper() + s[1:]
def age(iso): return 2025 - int(iso[:4])

def fdate(r, iso, lang, style):
    y, m, d = iso.split('-')
    if lang == 'ar': return {0: f"{d}/{m}/{y}", 1: f"{y}/{m}/{d}", 2: f"{int(d)} {MON['ar'][int(m)-1]} {y}", 3: f"{d}/{m}/{y}"}[style]
    if style == 0: return f"{d}/{m}/{y}" if lang != 'de' else f"{d}.{m}.{y}"
    if style == 1: return f"{d}.{m}.{y}" if lang != 'en' else f"{y}-{m}-{d}"
    mo = MON[lang][int(m) - 1]
    if style == 2:
        if lang in ('es', 'pt'): return f"{int(d)} de {mo} de {y}"
        if lang == 'de': return f"{int(d)}. {mo} {y}"
        return f"{int(d)} {mo} {y}"
    return f"{d}-{m}-{y}" if lang != 'en' else f"{int(d)} {mo[:3]} {y}"

class Person:
    """how one person is written on one paper"""
    def __init__(s, r, lang, last, first, iso, sex, fileno='', nid='', phone='', namemode='lat'):
        s.lang, s.last, s.first, s.iso, s.sex, s.file, s.nid, s.phone = lang, last, first, iso, sex, fileno, nid, phone
        s.up = r.random() < .5; s.order = r.random() < .5; s.style = r.randrange(4)
        s.ar = ar_name(last.title() if last.title() in ARN else last, first) if namemode != 'lat' else None
        s.both = namemode == 'both'
    def lastw(s): return s.last.upper() if s.up else (s.last.title() if s.last.isupper() else s.last)
    def name(s):
        if s.ar: return s.ar + (f" ({s.lat()})" if s.both else '')
        return s.lat()
    def lat(s): return f"{s.last.upper()} {s.first}" if s.order and s.up else f"{s.lastw()} {s.first}" if s.order else f"{s.first} {s.lastw()}"
    def giv(s): return ARN[s.first] if s.ar and s.first in ARN else s.first
    def sur(s): return ARN.get(s.last.title(), s.lastw()) if s.ar else s.lastw()
    def titled(s): return f"{L[s.lang]['mr'] if s.sex == 'M' else L[s.lang]['mrs']} {s.name()}"

def draw_ids(r, p):
    """which identifiers stand beside the name"""
    o = [['dob'], ['dob'], ['dob']]
    if p.file: o += [['dob', 'file'], ['file'], ['dob', 'file']]
    if p.nid: o += [['nid'], ['dob', 'nid']]
    return r.choice(o)

def xids(r, p):
    o = draw_ids(r, p)
    return ['dob', 'nid'] if o == ['nid'] else o

def idtext(r, p, ids, title=True):
    """inline: Mme Y, née le D, dossier N"""
    T = L[p.lang]; out = [p.titled() if title else p.name()]
    if 'dob' in ids:
        d = fdate(r, p.iso, p.lang, p.style)
        out.append(r.choice([f"{T['born'][p.sex == 'F']} {d}", f"{T['born'][p.sex == 'F']} {d}", d]) if p.lang != 'tr' else f"{T['born'][0]} {d}")
    if 'file' in ids: out.append(f"{(T['filek'][0])} {p.file}")
    if 'nid' in ids: out.append(f"{T['idk'][-1]} {p.nid}")
    if p.lang == 'ar': return '، '.join(out)
    if len(out) == 2 and r.random() < .3: return f"{out[0]} ({out[1]})"
    return ', '.join(out)

def idpairs(r, p, ids, extra=True):
    T = L[p.lang]
    out = [(T['lastk'], p.sur()), (T['firstk'], p.giv())] if r.random() < .4 and not (p.ar and p.both) else [(r.choice(T['namek']), p.name())]
    if 'dob' in ids: out.append((r.choice(T['dobk']), fdate(r, p.iso, p.lang, p.style)))
    if 'file' in ids: out.append((r.choice(T['filek']), p.file))
    if 'nid' in ids: out.append((r.choice(T['idk']), p.nid))
    if extra and p.phone and r.random() < .4: out.append((T['telk'], p.phone))
    if extra and r.random() < .35: out.append((T['addrk'], r.choice(STREETS)))
    return out

# ---------------------------------------------------------------- words in grammar
def deg(s):
    if s.startswith('le '): return 'du ' + s[3:]
    return ("d'" if s[0].lower() in 'aeiouéèêœâî' else 'de ') + s

def possessive(w, x):
    f = w.sex == 'F' or 'f' in w.flags; l = w.label; M = x.sex == 'M'
    if w.lang == 'ar': return None
    if w.lang == 'tr': return w.poss
    if 'p' in w.flags: return w.poss or ('the ' + l if w.lang == 'en' else l)
    if w.lang == 'fr': return ('sa ' if f and l[0] not in 'aeiouéèêhœ' else 'son ') + l
    if w.lang == 'en': return ('his ' if M else 'her ') + l
    if w.lang == 'es': return 'su ' + l
    if w.lang == 'de': return ('sein' if M else 'ihr') + ('e ' if f else ' ') + l
    if w.lang == 'it': return (('sua ' if f else 'suo ') if l in ('madre', 'nonno', 'zia', 'cognato') else ('la sua ' if f else 'il suo ')) + l
    if w.lang == 'pt': return ('a sua ' if f else 'o seu ') + l
    if w.lang == 'nl': return ('zijn ' if M else 'haar ') + l

def genitive(r, w, ref):
    """word + of X, ref None: the word alone"""
    l = w.label
    if w.lang == 'ar':
        if ref is None: return f"بصفة {l}"
        c = w.poss or l
        if c.endswith(' ل') or c.endswith(' ب'):
            return c + ('ل' + ref[2:] if c.endswith('ل') and ref.startswith('ال') else ref) if ' ' in c else c + ref
        return f"{c} {ref}"
    q = L[w.lang]['qua'].format(w=l)
    if ref is None: return r.choice([l, q]) if w.lang != 'tr' else q
    if w.lang == 'tr': return f"{ref} adlı kişinin {w.poss}" if ref[0].isupper() else f"hastanın {w.poss}"
    if 'p' in w.flags: return (w.poss if w.poss else l)
    if w.lang == 'fr': return f"{l} {deg(ref)}"
    if w.lang == 'en': return r.choice([f"{l} of {ref}", f"{ref}'s {l}"])
    if w.lang == 'es': return f"{l} de {ref}".replace(' de el ', ' del ')
    if w.lang == 'de': return f"{l} von {ref}" if ref[0].isupper() else q
    if w.lang == 'it': return f"{l} di {ref}" if ref[0].isupper() else q
    if w.lang == 'pt': return f"{l} de {ref}".replace(' de o ', ' do ').replace(' de a ', ' da ')
    if w.lang == 'nl': return f"{l} van {ref}"

# ---------------------------------------------------------------- X
class X:
    def __init__(s, r, p, way, lang):
        s.p, s.way, s.lang, s.sex = p, way, lang, p.sex; T = L[lang]; f = p.sex == 'F'; a = age(p.iso)
        g = p.giv(); s.cap = None; s.lines = None
        fm = lambda o: r.choice(o)[f].format(g=g, a=a)
        d = fdate(r, p.iso, lang, p.style)
        if way == 'none': s.S = None; s.ref = None
        elif way == 'child_age': s.S = fm(T['child']); s.ref = g; s.cap = s.S.strip(',،')
        elif way == 'title_surname': s.S = s.ref = s.cap = f"{T['mrs'] if f else T['mr']} {p.sur()}"
        elif way == 'initials':
            i = g[0] + '.'; s.S = s.ref = s.cap = r.choice([f"{p.sur()} {i}", f"{i} {p.sur()}"])
        elif way == 'full_alone': s.S = s.ref = s.cap = p.name()
        elif way == 'full_dob': s.S = r.choice([f"{p.name()} ({d})", f"{p.name()}, {d},"]) if lang != 'ar' else f"{p.name()} - {d}"; s.ref = p.name(); s.cap = r.choice([f"{p.name()}  {d}", f"{p.name()}, {d}", f"{p.name()} - {d}"])
        elif way == 'patient_label': s.S = s.ref = T['bare'][f]; s.cap = None; s.lines = True
        elif way == 'pronoun': s.S = fm(T['proC'] if a < 16 else T['proA']); s.ref = fm([T['proC'][0]] if a < 16 else [T['bare']])
        elif way == 'given': s.S = s.ref = s.cap = g
    def sentence(s, r):
        t = r.choice(L[s.lang]['xs']); S = s.S
        if t.startswith('{S}'): S = cap(S)
        else: S = S.rstrip(',،')
        out = t.format(S=S, e='e' if s.sex == 'F' else '')
        return out.replace(',.', '.').replace(', .', '.').replace('..', '.')

def write_x(r, d, x, control=False):
    """the one place where X stands (unless it stands in Y's layout)"""
    T = L[x.lang]
    if x.way == 'none': return
    if x.lines:
        p = x.p; k = T['patkf'] if x.sex == 'F' and r.random() < .5 else r.choice(T['patk'])
        ids = xids(r, p) if control else ['dob'] if r.random() < .85 else []
        how = r.randrange(4)
        if control and how == 2: how = 0
        if how == 0:
            y0 = d.y; bx = r.random() < .4
            if bx: d.gap(8); y0 = d.y
            pairs = idpairs(r, p, ids, extra=False); 
            if pairs[0][0] == T['lastk']: d.line(k.upper() if not d.rtl else k, 'b'); d.kv(pairs)
            else: d.kv([(k, pairs[0][1])] + pairs[1:])
            if bx: d.box(y0)
        elif how == 1: d.line(k, 'b', d.size + 1); d.kv(idpairs(r, p, ids, extra=False), r.choice(['colon', 'none', 'tight']))
        elif how == 2: d.line(f"{k} : {p.name()}" + (f" – {fdate(r, p.iso, x.lang, p.style)}" if ids else ''))
        else: d.line(f"{k} : {idtext(r, p, ids, title=r.random() < .3)}")
        d.gap(6); return
    if x.cap and r.random() < .5:
        k = r.randrange(3)
        if k == 0: d.line(f"{r.choice(T['sub'])} : {x.cap}", 'b')
        elif k == 1: d.line(x.cap, 'b', d.size + 1)
        else: d.line(cap(x.cap))
        d.gap(4)
    else: d.line(x.sentence(r)); d.gap(4)

def body(r, d, lang, g, n):
    T = L[lang]; pool = T['body']['med' if g in ('med', 'donor', 'contact', 'research', 'school') else 'adm']
    if g in ('med', 'donor', 'research') and r.random() < .4:
        vals = [("PSA", "1,8 ng/ml", "< 4"), ("Créatinine" if lang == 'fr' else "Creatinine", "9,2 mg/l", "6 - 12"), ("Na+", "139 mmol/l", "135 - 145"), ("CRP", "4 mg/l", "< 6"), ("Hb", "13,4 g/dl", "12 - 16")]
        d.gap(4); d.table([T['lab']] + r.sample(vals, r.randint(2, 4)), [2, 1.2, 1.2], grid=r.random() < .6); d.gap(6)
    ss = r.sample(pool, min(n, len(pool)))
    if r.random() < .5: d.line(' '.join(ss))
    else:
        for s in ss: d.line(s)
    d.gap(6)

# ---------------------------------------------------------------- Y
def wcase(r, s, lang):
    if lang == 'ar': return s
    return r.choice([s.upper(), cap(s), cap(s), s])

def write_y(r, d, lay, w, y, x, x_in=True):
    T = L[w.lang]; lab = cap(w.label); ids = draw_ids(r, y)
    ref = x.ref if r.random() < .7 and x_in else None
    st = r.choice(['colon', 'none', 'tight'])
    if lay in ('head_above', 'head_two_above'):
        d.gap(4); h = wcase(r, w.label, w.lang)
        if r.random() < .4: d.rule()
        d.line(h, 'b', d.size + r.choice([0, 1, 2]))
        if lay == 'head_two_above': d.line(r.choice(T['head2']), 'i', d.size - 1)
        if r.random() < .65: d.kv(idpairs(r, y, ids), st, boldk=r.random() < .5)
        else: d.line(idtext(r, y, ids))
    elif lay == 'label_colon':
        c = r.choice([' :', ':', ' : ']) if not d.rtl else ' : '
        d.line(f"{wcase(r, w.label, w.lang)}{c.rstrip()} {idtext(r, y, ids, r.random() < .5)}")
    elif lay == 'label_nocolon':
        h = wcase(r, w.label, w.lang)
        if r.random() < .5: d.kv([(h, idtext(r, y, ids, r.random() < .5))], 'none', boldk=True)
        else: d.line(f"{h} {idtext(r, y, ids, True)}")
    elif lay == 'role_behind':
        if r.random() < .6: d.kv(idpairs(r, y, ids), st)
        else: d.line(idtext(r, y, ids))
        d.line(r.choice(T['role_line']).format(w=w.label))
    elif lay == 'bracket':
        t = idtext(r, y, ids, r.random() < .6); n = y.name()
        pre = r.choice(T['cap']) + ' : ' if r.random() < .5 else ''
        b = w.label if ref is None else genitive(r, w, ref)
        t = t.replace(n, f"{n} ({b})", 1) if r.random() < .6 else f"{t} ({b})"
        d.line(pre + t)
    elif lay == 'apposition':
        t = r.choice(T['ya']).format(Y=idtext(r, y, ids), wg=genitive(r, w, ref)); d.line(t.replace('..', '.').replace('.,', '.,'))
    elif lay == 'letterline':  # bare line "Y, née le, marraine de l'enfant"
        d.line(f"{idtext(r, y, ids, r.random() < .5)}{'،' if d.rtl else ','} {genitive(r, w, ref)}")
    elif lay == 'possessive':
        if w.lang == 'ar': p = genitive(r, w, x.ref or L['ar']['bare'][x.sex == 'F'])
        else: p = possessive(w, x.p)
        t = r.choice(T['ys']); 
        s = t.format(P=cap(p), p=p, Y=idtext(r, y, ids), ye='e' if y.sex == 'F' else '')
        if x_in and x.S and not x.lines and r.random() < .5: s = x.sentence(r) + ' ' + s
        d.line(s)
    elif lay == 'verb':
        e = 'e' if x.sex == 'F' else ''; o = 'a' if x.sex == 'F' else 'o'
        v = w.label.format(e=e, o=o)
        S = x.S.rstrip(',،') if x.S and x_in else None
        s = T['yv'][0].format(S=cap(S), v=v, Y=idtext(r, y, ids)) if S else T['yv'][1].format(V=cap(v), v=v, Y=idtext(r, y, ids))
        d.line(s.replace('..', '.'))
    elif lay == 'table_col':
        q = r.choice(T['qual']); cols = [(r.choice(T['namek']), y.name())]
        if 'dob' in ids: cols.append((r.choice(T['dobk']), fdate(r, y.iso, w.lang, y.style)))
        if 'file' in ids: cols.append((T['filek'][0], y.file))
        if 'nid' in ids: cols.append((T['idk'][-1], y.nid))
        cols.insert(r.choice([0, len(cols), len(cols)]), (q, lab)); d.gap(3)
        d.table([[a for a, _ in cols], [b for _, b in cols]], grid=r.random() < .7)
    elif lay == 'table_row':
        rows = idpairs(r, y, ids); rows.insert(r.choice([0, len(rows), 1 if rows[0][0] != T['lastk'] else 2]), (r.choice(T['qual']), lab)); d.gap(3)
        d.table([list(a) for a in rows], [1, 1.8], head=False, grid=r.random() < .75)
    elif lay == 'footnote':
        m = r.choice(['(1)', '*', '(a)']); 
        if r.random() < .5: d.line(r.choice(T['cap']) + ' : ' + idtext(r, y, ids) + ' ' + m)
        else: pr = idpairs(r, y, ids); i = 0 if pr[0][0] != T['lastk'] else 1; pr[i] = (pr[i][0], pr[i][1] + ' ' + m); d.kv(pr, st)
        d.notes.append(f"{m} {cap(genitive(r, w, ref)) if ref else lab}")
    elif lay == 'under_block':
        d.gap(8); y0 = d.y; d.kv(idpairs(r, y, ids), st, boldk=r.random() < .5); bx = r.random() < .6
        if bx: d.box(y0)
        d.line(genitive(r, w, ref) if ref else r.choice([lab, f"({w.label})", w.label]), 'i', d.size - 1.5)
    elif lay == 'signature':
        d.gap(10); x0 = d.l if r.random() < .35 else d.l + 230; w0 = 250
        if d.rtl: x0 = d.l
        s = r.choice(T['sign']).format(w=w.label); top = r.random() < .6; d.need(100)
        if top: d.line(s, 'b', x=x0, w=w0)
        for t in idtext(r, y, ids, r.random() < .5).split(', ') if not d.rtl else [idtext(r, y, ids)]: d.line(t, x=x0, w=w0)
        if not top: d.line(s, 'i', x=x0, w=w0)
        d.gap(22); d.line('……………………………', x=x0, w=w0)
    elif lay == 'addressee':
        x0 = d.l + 240 if not d.rtl and r.random() < .7 else d.l; w0 = d.r - x0 if not d.rtl else d.r - d.l
        parts = idtext(r, y, ids).split(', ') if not d.rtl else idtext(r, y, ids).split('، ')
        role = genitive(r, w, ref) if ref else w.label
        if r.random() < .35: parts.insert(0, cap(role))
        elif r.random() < .6: parts.insert(1, cap(role))
        else: parts.append(role)
        for t in parts + [r.choice(STREETS) if not d.rtl else "حي السلام، زنقة 14", r.choice(["Rabat", "Meknès", "Tanger"]) if not d.rtl else "الرباط"]: d.line(t, x=x0, w=w0)
        d.gap(12)
        if r.random() < .7: d.line(T['sal'][y.sex == 'F']); d.gap(3)
    elif lay == 'email':
        F, To, Su, Se = T['email']; mail = f"{''.join(c for c in y.first.lower() if c.isascii() and c.isalpha())}{r.randint(10, 99)}@courriel.example"
        k = r.randrange(3); role = w.label if ref is None else genitive(r, w, ref)
        if d.rtl:
            d.kv([(F, f"{idtext(r, y, ids)} ({role})"), (To, "secretariat@uro.example"), (Su, role if k == 1 else r.choice(T['tit']['adm']))], 'colon')
        else:
            frm = {0: f"{y.name()} ({role}) <{mail}>", 1: f"{y.name()} <{mail}>", 2: f"{idtext(r, y, ids)} – {role} <{mail}>"}[k]
            su = cap(role) + ' – ' + r.choice(T['tit']['adm']).lower() if k == 1 else r.choice(T['tit']['adm'])
            if x.cap and x_in and r.random() < .4: su += ' – ' + x.cap
            d.kv([(F, frm), (To, r.choice(["secretariat@uro.example", "accueil@cabinet.example"])), (Se, fdate(r, '2025-05-%02d' % r.randint(1, 28), w.lang, 0) + ' 09:%02d' % r.randint(10, 59)), (Su, su)], 'tight')
        d.rule(); d.gap(6)
        if k != 2 or d.rtl: d.tail = [T['close'], *idtext(r, y, ids, False).split(', ' if not d.rtl else '، ')] + ([] if k == 0 and r.random() < .5 else [cap(w.label)])
    elif lay == 'form_title':
        d.line(r.choice([lab.upper() if not d.rtl else lab, lab]), 'b', d.size + 4, 'c'); d.gap(6)
        d.kv(idpairs(r, y, ids), st)
    elif lay == 'checkbox':
        q, a, b = T['cb']; rest = [f"[ ] {a}", f"[x] {w.label}", f"[ ] {b}"]
        first = r.random() < .5; ln = f"{q} :   " + "    ".join(rest)
        if first: d.line(ln)
        d.kv(idpairs(r, y, ids), st)
        if not first: d.line(ln)
    elif lay == 'side_cell':
        pr = idpairs(r, y, ids); d.gap(4); h = len(pr) * d.size * d.lead + 10; d.need(h + 20); top = d.y; c = d.c; wl = 120
        c.setLineWidth(.6); c.rect(d.l, top - h, d.r - d.l, h)
        if d.rtl: c.line(d.r - wl, top, d.r - wl, top - h)
        else: c.line(d.l + wl, top, d.l + wl, top - h)
        xx = d.r - wl + 4 if d.rtl else d.l + 4
        ws = d.wrap(lab, 'b', d.size, wl - 8)[:4]; yy = top - 3
        for t in ws: yy -= d.size * 1.2; d.put(xx, yy, t, 'b', d.size if len(ws) < 3 else d.size - 2, 's', wl - 8)
        d.y = top - 3; d.kv(pr, st, x=d.l + (6 if d.rtl else wl + 6), w=d.r - d.l - wl - 12); d.y = top - h - 4
    d.gap(6)

def colhead(r, d, w, y, x, control, x_in, y_first):
    """two-column form; the heads are the words"""
    T = L[w.lang]; ids = draw_ids(r, y); p = x.p; cw = (d.r - d.l - 20) / 2
    st = r.choice(['colon', 'none', 'tight'])
    pk = r.choice(T['patk'])
    if not x_in: xh, xl = T['org'], [r.choice(T['inst'])]
    elif x.way == 'none': xh, xl = r.choice([(pk, ['…………………………', '…………………………']), (T['org'], [r.choice(T['inst'])])])
    elif x.lines:
        xi = xids(r, p) if control else ['dob']
        xh, xl = pk, idpairs(r, p, xi, extra=False)
    else: xh, xl = pk if r.random() < .6 else T['org'], [cap(x.cap or x.S.rstrip(',،'))]
    if xh == T['org'] and x_in and x.way not in ('none',) and not x.lines: xl.insert(0, r.choice(T['inst']))
    cols = [(xh, xl), (cap(w.label), idpairs(r, y, ids, extra=r.random() < .5))]
    if y_first: cols.reverse()
    d.gap(6); top = d.y; low = top; pos = [d.l, d.l + cw + 20]
    if d.rtl: pos.reverse()
    up = r.random() < .4 and not d.rtl; frame = r.random() < .6
    for (h, ls), xx in zip(cols, pos):
        d.y = top - 2; d.line(h.upper() if up else h, 'b', x=xx + 4, w=cw - 8); d.gap(3)
        if ls and isinstance(ls[0], tuple): d.kv(ls, st, x=xx + 4, w=cw - 8)
        else:
            for t in ls: d.line(t, x=xx + 4, w=cw - 8)
        low = min(low, d.y)
    d.y = low - 6
    if frame:
        for xx in pos: d.c.setLineWidth(.6); d.c.rect(xx, d.y, cw, top - d.y)
    d.gap(8)

# ---------------------------------------------------------------- choosing the people
@functools.lru_cache(maxsize=8)
def _pools(seed):
    rows = people.register(seed)
    names, dob_sur, cnt = {}, {}, {}
    for q in rows:
        for n in [f"{q['last_name']} {q['first_name']}"] + [a for a in q['aliases'].split(';') if a]: names.setdefault(norm(n), set()).add(q['record_id'])
        dob_sur.setdefault((q['last_name'].lower(), q['birth_date']), []).append(q)
    uniq = [q for q in rows if q['status'] == 'active' and good_date(q['birth_date']) and all(len(names[norm(n)]) == 1 for n in [f"{q['last_name']} {q['first_name']}"] + [a for a in q['aliases'].split(';') if a])
            and len(dob_sur[(q['last_name'].lower(), q['birth_date'])]) == 1
            and not any(o is not q and o['birth_date'] == q['birth_date'] and (o['first_name'] == q['first_name'] or o['last_name'].lower() == q['last_name'].lower()) for o in rows)]
    good = [q for q in rows if q['status'] == 'active' and good_date(q['birth_date'])]
    return rows, names, uniq, good

def pick_y(r, w, good):
    ok = (lambda a: 18 <= a <= 40) if 'A' in w.flags and 'C' in w.flags else (lambda a: True) if 'C' in w.flags else (lambda a: a >= 26)
    c = [q for q in r.sample(good, min(len(good), 120)) if (w.sex == '*' or q['sex'] == w.sex) and ok(age(q['birth_date']))]
    return r.choice(c) if c else r.choice(good)

def elder(w): return w.cat == 'kin' and not set(w.flags) & set('AC') or w.cat == 'school' and 'A' not in w.flags

def pick_x(r, w, y, way, names, adult):
    twin = 'T' in w.flags
    while True:
        sex = y['sex'] if twin else r.choice('MF')
        first = r.choice(GM if sex == 'M' else GF)[0]
        last = y['last_name'] if twin or (w.cat == 'kin' and r.random() < (.75 if 'K' in w.flags else .3)) else (r.choice(SUR)[0] if r.random() < .9 else r.choice(SURX))
        if norm(f"{last} {first}") in names or sim(first, y['first_name']) > .7: continue
        if twin: iso = y['birth_date']
        else:
            if adult: lo, hi = (1938, 1962) if 'C' in w.flags else (1938, 1995)
            elif elder(w) and way != 'child_age': lo = min(2018, int(y['birth_date'][:4]) + 19); hi = 2021
            elif way == 'child_age' or r.random() < .35: lo, hi = 2014, 2021
            else: lo, hi = 1940, 2019
            dd = datetime.date(r.randint(lo, hi), 1, 2) + datetime.timedelta(r.randrange(360)); iso = dd.isoformat()
            if iso == y['birth_date'] or not good_date(iso): continue
        return dict(last_name=last, first_name=first, birth_date=iso, sex=sex)

BAD_EARLY = ('signature',)
def make(seed, i):
    r = random.Random(f"b-{seed}-{i}"); rows, names, uniq, good = _pools(seed)
    control = r.random() < .15
    lay = r.choice(LAYOUTS); lang = r.choices(list(LEFT_OF), list(LEFT_OF.values()))[0]
    w = r.choice([v for v in (VERBWORDS if lay == 'verb' else WORDS) if v.lang == lang])
    way = 'patient_label' if control else r.choice(WAYS)
    adult = 'A' in w.flags
    while not control and way == 'child_age' and (adult or 'T' in w.flags): way = r.choice(WAYS)
    y = pick_y(r, w, good)
    if control:
        c = [q for q in r.sample(uniq, min(len(uniq), 60)) if q['record_id'] != y['record_id'] and norm(q['last_name'] + ' ' + q['first_name']) != norm(y['last_name'] + ' ' + y['first_name'])
             and sim(q['first_name'], y['first_name']) <= .7 and q['birth_date'] != y['birth_date'] and not (adult and age(q['birth_date']) < 25)]
        if w.cat == 'kin' and r.random() < .5:
            k = [q for q in uniq if q['last_name'] == y['last_name'] and q['record_id'] != y['record_id'] and q['first_name'] != y['first_name'] and sim(q['first_name'], y['first_name']) <= .7 and not (adult and age(q['birth_date']) < 25)]
            c = k or c
        yy = int(y['birth_date'][:4])
        if elder(w): c = [q for q in c if int(q['birth_date'][:4]) >= yy + 18] or c
        if 'A' in w.flags and 'C' in w.flags: c = [q for q in c if int(q['birth_date'][:4]) <= yy - 18] or c
        xr = r.choice(c)
    else: xr = pick_x(r, w, y, way, names, adult)
    nm = r.choices(['lat', 'ar', 'both'], [.6, .25, .15])[0] if lang == 'ar' else 'lat'
    yp = Person(r, lang, y['last_name'], y['first_name'], y['birth_date'], y['sex'], y['file_number'], y['national_id'], y['phone'], nm)
    xp = Person(r, lang, xr['last_name'], xr['first_name'], xr['birth_date'], xr['sex'], xr.get('file_number', ''), xr.get('national_id', ''), xr.get('phone', ''), nm)
    if r.random() < .7: xp.up, xp.order, xp.style = yp.up, yp.order, yp.style
    if control and lang == 'en' and xp.style == 0 and r.random() < .5: xp.style = 2
    x = X(r, xp, way, lang); T = L[lang]
    txt = lang + ''.join([xr['last_name'], xr['first_name'], y['last_name'], y['first_name']])
    plain = lang not in ('ar', 'tr') and all(ord(ch) < 256 for ch in txt)
    fam = 'dv' if lang == 'ar' else r.choice(['helv', 'helv', 'times', 'cour', 'dv', 'ds']) if plain else r.choice(['dv', 'ds'])
    size = {'cour': 9, 'dv': 9.5, 'ds': 9}.get(fam, 10.5) + r.choice([0, 0, .5, 1 if fam in ('helv', 'times') else 0])
    d = Doc(lang == 'ar', fam, size, left=r.choice([50, 56, 64]), right=r.choice([50, 60]), lead=r.choice([1.3, 1.4, 1.55])); d.tail = []
    order = r.choices(['xy', 'yx', 'pages'], [.45, .3, .25])[0]
    if control: order = 'xy' if r.random() < .8 else 'yx'
    if lay in ('addressee', 'email') and order == 'xy' and r.random() < .7: order = 'yx'
    if lay == 'signature' and order == 'yx': order = 'xy'
    g = r.choice(CATG[w.cat]); tits = T['tit'].get(g) or T['tit'][r.choice(['med', 'adm'])]; inst = r.choice(T['inst'])
    ref = f"{r.choice('ABDRT')}{r.randint(100, 999)}/{r.randint(20, 25)}"
    if r.random() < .6: d.foot = lambda n: f"{inst}  |  {T['page'].format(n=n)}"
    # header
    al = r.choice(['s', 'c'])
    d.line(inst, 'b', size + 2, al)
    if r.random() < .5: d.line(r.choice(["Bd Mohammed V, BP 214", "Tél. 0535 40 11 70", "www.example.org"]), 'n', size - 2, al)
    if r.random() < .4: d.rule()
    d.gap(8)
    if r.random() < .6: d.line(fdate(r, '2025-05-%02d' % r.randint(2, 28), lang, 0) + (f"   {ref}" if r.random() < .3 and lang != 'ar' else ''), align=r.choice(['s', 'e']), size=size - 1); d.gap(4)
    title = r.choice(tits)
    early = lay in ('addressee', 'email') and order == 'yx'
    if not early and lay != 'form_title' or r.random() < .3:
        d.line(title, 'b', size + r.choice([2, 3, 4]), r.choice(['s', 'c'])); d.gap(8)
    if order == 'pages':
        write_x(r, d, x); body(r, d, lang, g, r.randint(2, 4))
        d.newpage(); d.line(inst if r.random() < .5 else r.choice(tits), 'b', size + 1, 's'); d.gap(8)
        if lay == 'colhead': colhead(r, d, w, yp, x, control, False, r.random() < .5)
        else: write_y(r, d, lay, w, yp, x, x_in=r.random() < .3)
        body(r, d, lang, 'adm', r.randint(0, 2))
    elif lay == 'colhead':
        colhead(r, d, w, yp, x, control, True, order == 'yx')
        if x.S and not x.lines and r.random() < .5: d.line(x.sentence(r)); d.gap(4)
        body(r, d, lang, g, r.randint(2, 4))
    elif order == 'xy':
        skip = lay in ('possessive', 'verb') and not x.lines and x.S and r.random() < .4   # X only in Y's own sentence
        if not skip: write_x(r, d, x, control)
        if lay == 'signature' or r.random() < .4: body(r, d, lang, g, r.randint(1, 4)); write_y(r, d, lay, w, yp, x)
        else: write_y(r, d, lay, w, yp, x); body(r, d, lang, g, r.randint(1, 4))
    else:
        write_y(r, d, lay, w, yp, x, x_in=r.random() < .5)
        if r.random() < .25 and not control: body(r, d, lang, g, 1)
        write_x(r, d, x, control)
        body(r, d, lang, g, r.randint(1, 4))
    for k, t in enumerate(d.tail):
        if not k: d.gap(8)
        d.line(t)
    if not d.tail and lay == 'addressee': d.line(T['close'])
    if r.random() < .3 and lay != 'signature':
        d.gap(14); d.line(r.choice(["Dr. A. Benchekroun-Vidal", "Dr M. Tahar-Leclerc", "Dr. S. Okonjo"]), align='e')
    pdf = d.done()
    if control:
        sure = w.sure and not (lang == 'ar' and xp.ar)
        exp = f"file:{xr['record_id']}" + ('' if sure else '|ask'); kind = f"control/{lay}"; about = xr['record_id']
    else: exp, kind, about = 'ask', f"{lay}/{way}", None
    return Paper(pdf, f"{r.choice(['scan', 'doc', 'fax', 'piece', 'document'])}_{i:05d}.pdf", exp, about, kind)

def papers(seed: int, count: int) -> Iterator[Paper]:
    for i in range(count): yield make(seed, i)

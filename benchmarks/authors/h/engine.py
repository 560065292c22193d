import random, re, datetime
from people import *
from draw import Doc, isar
import inst
TIT = {'fr': ('M.', 'Mme'), 'en': ('Mr', 'Mrs'), 'es': ('D.', 'D.ª'), 'de': ('Herr', 'Frau'), 'it': ('Sig.', 'Sig.ra'), 'nl': ('dhr.', 'mevr.'), 'pt': ('Sr.', 'Sra.'), 'ar': ('السيد', 'السيدة')}
BORN = {'fr': ('né le', 'née le'), 'en': ('born', 'born'), 'es': ('nacido el', 'nacida el'), 'de': ('geb. am', 'geb. am'), 'it': ('nato il', 'nata il'), 'nl': ('geboren op', 'geboren op'), 'pt': ('nascido em', 'nascida em'), 'ar': ('المزداد بتاريخ', 'المزدادة بتاريخ')}
FN = {'fr': 'dossier n°', 'en': 'file no.', 'es': 'historia n.º', 'de': 'Akte Nr.', 'it': 'cartella n.', 'nl': 'dossiernr.', 'pt': 'processo n.º', 'ar': 'رقم الملف'}
CI = {'fr': 'CIN', 'en': 'national ID', 'es': 'CIN', 'de': 'Ausweis Nr.', 'it': 'CIN', 'nl': 'ID', 'pt': 'CIN', 'ar': 'رقم البطاقة الوطنية'}
DR = {'fr': 'Dr', 'en': 'Dr', 'es': 'Dr.', 'de': 'Dr. med.', 'it': 'Dott.', 'nl': 'dr.', 'pt': 'Dr.', 'ar': 'الدكتور'}
class Ctx:
    def __init__(s, r, lang, A, B, today, bpart=False, B_reg=None):
        s.r, s.lang, s.A, s.B, s.today = r, lang, A, B, today; s.B_reg = B_reg
        s.arab = lang == 'ar' and bool(A['aliases']) and r.random() < .6
        s.ns = r.randrange(6); s.docname = r.choice(inst.DOC[lang]); s.vals = {}; s.adate = None
    def bare(s, p, style=None):
        l, f = p['last_name'], p['first_name']
        if s.lang == 'ar' and s.arab and arname(l, f):
            a = arname(l, f); return a
        k = s.ns if style is None else style
        if s.lang in ('fr', 'ar'): return [f"{f} {l.upper()}", f"{l.upper()} {f}", f"{f} {l}", f"{l.upper()} {f.upper()}", f"{f.upper()} {l.upper()}", f"{l.upper()} {f}"][k]
        if s.lang == 'en': return [f"{f} {l}", f"{f} {l.upper()}", f"{f} {l}", f"{f.upper()} {l.upper()}", f"{f} {l}", f"{l.upper()}, {f}"][k]
        return [f"{f} {l}", f"{f} {l.upper()}", f"{f} {l}", f"{f} {l}", f"{l}, {f}", f"{l.upper()} {f}"][k]
    def tit(s, p):
        t = TIT[s.lang][p['sex'] == 'F']
        if s.lang == 'fr' and s.r.random() < .25: t = {'M.': 'Monsieur', 'Mme': 'Madame'}[t]
        if s.lang == 'en' and t == 'Mrs' and s.r.random() < .4: t = 'Ms'
        return t
    def full(s, p):
        if ', ' in s.bare(p): return s.tit(p) + ' ' + s.bare(p, 0)
        return s.tit(p) + ' ' + s.bare(p)
    def date(s, iso): return fdate(s.r, iso, s.lang)
    def born(s, p): return BORN[s.lang][p['sex'] == 'F']
    def ident(s, p):
        o = ['d'] * 6
        if p.get('file_number') and not (s.lang in('ar',) and '/' in p['file_number']): o += ['f', 'df']
        if p.get('national_id'): o += ['n', 'dn', 'dn']
        k = s.r.choice(o)
        if p['birth_date'][5:] in ('01-01', '12-31') and 'f' not in k and p.get('file_number'): k += 'f'
        out = []
        if 'd' in k: out.append(f"{s.born(p)} {s.date(p['birth_date'])}")
        if 'n' in k: out.append(f"{CI[s.lang]} {p['national_id']}")
        if 'f' in k: out.append(f"{FN[s.lang]} {p['file_number']}")
        c = '، ' if s.lang == 'ar' else ', '
        return c.join(out)
    def idp(s, p, title=True):
        n = s.full(p) if title else s.bare(p); c = '،' if s.lang == 'ar' else ','
        i = s.ident(p)
        return f"{n} ({i})" if s.r.random() < .35 and s.lang != 'ar' else f"{n}{c} {i}{c}"
    def terse(s, p):
        i = s.ident(p)
        if s.lang == 'ar': return f"{s.bare(p)}، {i}"
        return s.r.choice([f"{s.bare(p)}, {i}", f"{s.bare(p)} – {i}", f"{s.bare(p)} ({i})"])
    def P(s):
        B = s.B; l, f = B['last_name'], B['first_name']; ar = s.lang == 'ar'
        samesur = l == s.A['last_name'] or s.B_reg
        F, L = (AR.get(f, f), AR.get(l, l)) if ar and s.arab else (f, l)
        o = [f"{F} {L}"] * 2 + [F]
        if ar: o += [f"{s.tit(B)} {L}"] * (0 if samesur else 2)
        else:
            o += [f"{F} {L[0]}."]
            if not samesur: o += [f"{s.tit(B)} {L}", f"{s.tit(B)} {L[0]}.", f"{s.tit(B)} {L.upper()}"]
            if not s.B_reg: o += [f"{F} {L} ({s.born(B)} {s.date(B['birth_date'])})"]
        return s.r.choice(o)
    def Pid(s):
        B = s.B; o = [s.bare(B)] * 2; age = s.today.year - int(B['birth_date'][:4])
        u = {'fr': 'ans', 'en': 'years', 'es': 'años', 'de': 'Jahre', 'it': 'anni', 'nl': 'jaar', 'pt': 'anos', 'ar': 'سنة'}[s.lang]
        if age < 2: u, age = {'fr': 'mois', 'en': 'months', 'ar': 'أشهر'}.get(s.lang, u), s.r.randint(3, 10)
        if not s.B_reg:
            o += [f"{s.bare(B)}, {s.ident(B)}"] * 2 + [f"{s.bare(B)}, {age} {u}"]
            if s.lang != 'ar': o += [f"{B['first_name'][0]}. {B['last_name'][0]}., {age} {u}", f"{s.tit(B)} {B['last_name'][0]}., {age} {u}"]
        return s.r.choice(o)
    def token(s, k):
        r = s.r; A, B = s.A, s.B
        if k in s.vals: return s.vals[k]
        def keep(v): s.vals[k] = v; return v
        if k == 'A': return s.full(A)
        if k == 'A0': return s.bare(A)
        if k == 'Ad': 
            if not s.adate: s.adate = s.date(A['birth_date'])
            return s.adate
        if k == 'Aid': return s.idp(A)
        if k == 'Ak': return s.terse(A)
        if k == 'Al': return AR[A['last_name']] if s.arab and A['last_name'] in AR else A['last_name']
        if k == 'Af': return AR[A['first_name']] if s.arab and A['first_name'] in AR else A['first_name']
        if k == 'At': return s.tit(A) + ' ' + s.token('Al')
        if k == 'B': return s.full(B)
        if k == 'B0': return s.bare(B)
        if k == 'Bd': return s.date(B['birth_date'])
        if k == 'Bid': return s.idp(B)
        if k == 'Bk': return s.terse(B)
        if k == 'Bl': return AR[B['last_name']] if s.arab and B['last_name'] in AR else B['last_name']
        if k == 'Bf': return AR[B['first_name']] if s.arab and B['first_name'] in AR else B['first_name']
        if k == 'Bi': return B['first_name'][0] + '.' + B['last_name'][0] + '.'
        if k == 'Bt': return s.tit(B) + ' ' + s.token('Bl')
        if k == 'age': return str(max(1, s.today.year - int(B['birth_date'][:4])))
        if k == 'P': return s.P()
        if k == 'Pid': return keep(s.Pid())
        if k in ('C', 'C0', 'Ck', 'E0', 'Ek', 'Ed', 'Cd'):
            if '_' + k[0] not in s.vals:
                sx = ('F' if A['sex'] == 'M' else 'M') if k[0] == 'C' else r.choice('MF')
                ya = int(A['birth_date'][:4])
                s.vals['_' + k[0]] = s.mk(sx, 2011, 2014) if s.kids else s.mk(sx, ya - 8, ya + 8) if k[0] == 'C' and s.pair else s.mk(sx)
            p = s.vals['_' + k[0]]
            return s.full(p) if k == 'C' else s.bare(p) if k[1:] == '0' else s.date(p['birth_date']) if k[1:] == 'd' else s.terse(p)
        if k == 'D': return s.docname if s.lang == 'ar' else f"{DR[s.lang]} {s.docname}"
        if k == 'D2':
            return keep(DR[s.lang] + ' ' + r.choice([d for d in inst.DOC[s.lang] if d != s.docname] + s.regdocs))
        if k == 'dt': return fdate(r, s.today.isoformat(), s.lang)
        if k in ('dt2', 'dt3'): return fdate(r, (s.today - datetime.timedelta(days=r.randint(2, 60))).isoformat(), s.lang)
        if k == 'dt4': return fdate(r, (s.today + datetime.timedelta(days=r.randint(4, 60))).isoformat(), s.lang)
        if k == 'hr': return f"{r.randint(8,17)}{'h' if s.lang=='fr' else ':'}{r.choice(['00','15','30','45'])}"
        if k == 'num': return keep(str(r.randrange(100000, 999999)))
        if k == 'n': return keep(str(r.randint(2, 29)))
        if k == 'amt': return f"{r.randint(3,90)}50,00"
        if k == 'tel': return keep('05' + ' '.join([''] + [f"{r.randrange(100):02d}" for _ in range(4)]).replace(' ', ' ', 1) if 0 else f"05 {r.randint(20,39)} {r.randint(10,99)} {r.randint(10,99)} {r.randint(10,99)}")
        if k == 'city': return s.city
        if k == 'inst': return s.iname
        if k == 'K': return r.choice('BDFGHKLNRSTZ')
        if k == 'st': return r.choice(inst.ST[s.lang])
        raise KeyError(k)
    def mk(s, sex, lo=1940, hi=2000):
        return outsider(s.r, s.regnames, sex, lo, hi, s.lang)
    def fill(s, t):
        endc = bool(re.search(r'[,،][|\]]?[^{}]*[,،]?\]?$', t)) and bool(re.search(r'[,،]\]?$', t.strip()))
        for _ in range(6):
            t2 = re.sub(r'<([^<>|]*)\|([^<>|]*)>', lambda m: m.group(1 + (s.A['sex'] == 'F')), t)
            t2 = re.sub(r'~([^~|]*)\|([^~|]*)~', lambda m: m.group(1 + (s.B['sex'] == 'F')), t2)
            t2 = re.sub(r'\[([^\[\]]*)\]', lambda m: s.r.choice(m.group(1).split('|')), t2)
            if t2 == t: break
            t = t2
        t = re.sub(r'\{(\w+)\}', lambda m: s.token(m.group(1)), t)
        t = re.sub(r'([,،])\s*([.,;:،؛])', r'\2', t); t = re.sub(r',\s*\)', ')', t); t = t.strip(); t = t if endc else re.sub(r'[,،]$', '', t)
        t = re.sub(r'\.\.(?!\.)', '.', t)
        return t if not t[:1].islower() or t[:2] in ('pH',) else t[0].upper() + t[1:]
def outsider(r, regnames, sex, lo, hi, lang, last=None):
    for _ in range(200):
        if lang in ('en', 'es', 'de', 'it', 'nl', 'pt') and r.random() < .35 and not last:
            L, M, F = FOR[lang]; l, f = r.choice(L), r.choice(M if sex == 'M' else F)
        elif lang == 'fr' and r.random() < .15 and not last:
            L, M, F = FOR['fr']; l, f = r.choice(L), r.choice(M if sex == 'M' else F)
        elif last and last not in AR and any(last in v[0] for v in FOR.values()):
            L, M, F = next(v for v in FOR.values() if last in v[0]); l, f = last, r.choice(M if sex == 'M' else F)
        else: l, f = last or r.choice(LM)[0], r.choice(FM if sex == 'M' else FF)[0]
        if norm(l + ' ' + f) not in regnames: break
    else:
        l = last or 'Benhaddou'; f = 'Chafik' if sex == 'M' else 'Oumnia'
        AR.update({'Benhaddou': 'بنحدو', 'Chafik': 'شفيق', 'Oumnia': 'أمنية'})
    return dict(last_name=l, first_name=f, sex=sex, birth_date=rdate(r, lo, hi), national_id=r.choice(CIT) + str(r.randrange(10000, 999999)), file_number='', aliases='')

def header(d, s, kind):
    r = s.r; lang = s.lang; src = inst.I[lang]; kind = kind if kind in src else ('hosp' if 'hosp' in src else 'prac')
    name = r.choice(src[kind]); s.iname = name
    if lang == 'ar': lines = [r.choice(inst.ST['ar']) + '، ' + s.city, 'الهاتف: ' + f"05{r.randrange(10**7,10**8)}"]
    else:
        a = f"{r.choice(inst.ST[lang])}, {s.zip} {s.city}" if lang != 'en' else f"{r.choice(inst.ST[lang])}, {s.city} {s.zip}"
        tl = {'fr': 'Tél.', 'en': 'Tel', 'es': 'Tel.', 'de': 'Telefon', 'it': 'Tel.', 'nl': 'Tel.', 'pt': 'Tel.'}[lang]
        ph = f"0{r.randint(1,5)} {r.randint(20,39)} {r.randint(10,99)} {r.randint(10,99)} {r.randint(10,99)}" if lang != 'en' else f"0{r.randint(1200,1990)} {r.randrange(100000,999999)}"
        lines = [a, f"{tl} {ph}" + r.choice(['', f" – Fax {ph[:-2]}{r.randint(10,99)}", f" – contact@{re.sub('[^a-z]','',norm(name))[:14]}.example"])]
        if kind in ('prac', 'hosp', 'lab', 'img', 'path') and r.random() < .6:
            sp = {'fr': {'lab': 'Médecin biologiste', 'img': 'Médecin radiologue', 'path': 'Anatomopathologiste'}.get(kind, r.choice(['Chirurgien urologue', 'Chirurgie urologique – Andrologie', 'Ancien interne des hôpitaux'])), 'en': r.choice(['Consultant Urologist', 'MBBS FRCS (Urol)', 'Clinical lead'])}.get(lang, '')
            lines.insert(0, s.token('D') + (' – ' + sp if sp else ''))
    k = r.randrange(4)
    if k == 0:
        d.y -= 16; d.at(name, d.w / 2, d.y, True, 14, 'c', d.color)
        for l in lines: d.y -= 12; d.at(l, d.w / 2, d.y, sz=8.5, align='c')
        d.y -= 8; d.c.line(d.L, d.y, d.R, d.y); d.y -= 8
    elif k in (1, 2):
        x, al = (d.R, 'r') if d.rtl else (d.L, 'l'); d.y -= 14; d.at(name, x, d.y, True, 12.5, al, d.color)
        for l in lines: d.y -= 11; d.at(l, x, d.y, sz=8, align=al)
        d.y -= 12
        if k == 2: d.c.setLineWidth(1.5); d.c.line(d.L, d.y, d.R, d.y); d.y -= 6
    else:
        d.c.setFillColorRGB(*(d.color if d.color != (0, 0, 0) else (.25, .25, .3))); d.c.rect(0, d.h - 50, d.w, 50, stroke=0, fill=1); d.c.setFillColorRGB(0, 0, 0)
        d.at(name, d.R if d.rtl else d.L, d.h - 32, True, 14, 'r' if d.rtl else 'l', (1, 1, 1)); d.y = d.h - 52
        for l in lines: d.y -= 12; d.at(l, d.R if d.rtl else d.L, d.y, sz=8.5, align='r' if d.rtl else 'l')
        d.y -= 10
def footer(d, s):
    r = s.r; lang = s.lang; t = r.choice(inst.FOOTN[lang]).replace('{n}', str(r.randrange(1000, 9999))) if r.random() < .7 else ''
    pg = r.random() < .8; k = r.randrange(4)
    def f(c, i, n):
        old = d.c; d.c = c
        if t: d.at(t, d.w / 2, 34, sz=7.5, align='c')
        if pg:
            x = {'fr': ['Page {i}/{n}', 'Page {i} sur {n}', '{i} / {n}', '- {i} -'], 'en': ['Page {i} of {n}', '{i}/{n}', 'Page {i}', 'p. {i}'], 'ar': ['صفحة {i} من {n}', '{i}/{n}', 'الصفحة {i}', '{i} / {n}']}.get(lang, ['{i}/{n}', '- {i} -', '{i} / {n}', '{i}'])[k].format(i=i, n=n)
            d.at(x, d.R if k != 3 else d.w / 2, 22, sz=8, align='r' if k != 3 else 'c')
        d.c = old
    d.c.foot = f

LBL = {'fr': dict(nm=['Nom et prénom', 'Nom, prénom', 'Patient', 'Nom du patient', 'Identité', 'Patient(e)', 'Nom & Prénom'], l=['Nom', 'Nom de famille', 'Nom (naissance)', 'NOM'], f=['Prénom', 'Prénom(s)', 'PRÉNOM'], d=['Né le', 'Date de naissance', 'Né(e) le', 'DDN', 'D. naissance', 'Date naiss.'], s=['Sexe'], n=['CIN', 'C.I.N.', 'N° CIN', 'CNIE'], fn=['N° dossier cabinet', 'Dossier n°', 'N° dossier', 'Réf. dossier'], p=['Prescripteur', 'Demandé par', 'Médecin prescripteur', 'Adressé par'], e=['Date examen', 'Prélevé le', 'Date', 'Reçu le', 'Édité le'], t=['Tél.', 'Téléphone'], a=['Adresse'], q=['N° demande', 'N° examen', 'Réf. interne', 'N° venue'], S=('Masculin', 'Féminin')),
 'en': dict(nm=['Patient', 'Name', 'Patient name', 'Full name'], l=['Surname', 'Family name'], f=['Forename', 'First name', 'Given name'], d=['DOB', 'Date of birth', 'D.O.B.'], s=['Sex', 'Gender'], n=['National ID', 'ID card no.'], fn=['File no.', 'Your file no.', 'Record no.'], p=['Requested by', 'Referring doctor', 'Consultant'], e=['Date of exam', 'Collected', 'Reported', 'Date'], t=['Tel', 'Phone'], a=['Address'], q=['Request no.', 'Accession', 'Episode'], S=('Male', 'Female')),
 'es': dict(nm=['Paciente', 'Nombre y apellidos', 'Apellidos, nombre'], l=['Apellidos'], f=['Nombre'], d=['Fecha de nacimiento', 'F. nac.', 'F. nacimiento'], s=['Sexo'], n=['CIN'], fn=['N.º historia', 'Historia'], p=['Solicitado por', 'Médico'], e=['Fecha', 'F. extracción'], t=['Teléfono'], a=['Domicilio'], q=['Petición', 'Episodio'], S=('Hombre', 'Mujer')),
 'de': dict(nm=['Patient', 'Name, Vorname', 'Patient/in'], l=['Name', 'Nachname'], f=['Vorname'], d=['Geburtsdatum', 'geb. am', 'Geb.-Datum'], s=['Geschlecht'], n=['Ausweis-Nr.'], fn=['Akten-Nr.'], p=['Einsender', 'Zuweiser'], e=['Eingang', 'Datum'], t=['Telefon'], a=['Anschrift'], q=['Auftrag', 'Fallnummer'], S=('männlich', 'weiblich')),
 'it': dict(nm=['Paziente', 'Cognome e nome'], l=['Cognome'], f=['Nome'], d=['Data di nascita', 'Nato/a il'], s=['Sesso'], n=['CIN'], fn=['Cartella n.'], p=['Richiedente'], e=['Data esame', 'Data'], t=['Telefono'], a=['Indirizzo'], q=['N. richiesta'], S=('M', 'F')),
 'nl': dict(nm=['Patiënt', 'Naam patiënt', 'Naam'], l=['Achternaam'], f=['Voornaam'], d=['Geboortedatum', 'Geb.datum'], s=['Geslacht'], n=['ID'], fn=['Dossiernr.'], p=['Aanvrager'], e=['Datum'], t=['Telefoon'], a=['Adres'], q=['Ordernr.'], S=('man', 'vrouw')),
 'pt': dict(nm=['Utente', 'Nome do doente', 'Paciente'], l=['Apelido'], f=['Nome próprio'], d=['Data de nascimento', 'Data nasc.'], s=['Sexo'], n=['CIN'], fn=['Processo'], p=['Requisitante'], e=['Data'], t=['Telefone'], a=['Morada'], q=['N.º requisição'], S=('Masculino', 'Feminino')),
 'ar': dict(nm=['الاسم الكامل', 'اسم المريض', 'المريض', 'الاسم والنسب'], l=['الاسم العائلي', 'النسب'], f=['الاسم الشخصي', 'الاسم'], d=['تاريخ الازدياد', 'تاريخ الميلاد'], s=['الجنس'], n=['رقم البطاقة الوطنية', 'ر.ب.و'], fn=['رقم الملف'], p=['الطبيب المعالج', 'الطبيب الواصف'], e=['تاريخ الفحص', 'التاريخ'], t=['الهاتف'], a=['العنوان'], q=['رقم الطلب'], S=('ذكر', 'أنثى'))}
BILBL = dict(l=("Nom", "الاسم العائلي"), f=("Prénom", "الاسم الشخصي"), nm=("Nom et prénom", "الاسم الكامل"), d=("Date de naissance", "تاريخ الازدياد"), s=("Sexe", "الجنس"), n=("N° CIN", "رقم البطاقة الوطنية"), fn=("N° dossier", "رقم الملف"), p=("Médecin traitant", "الطبيب المعالج"), e=("Date", "التاريخ"), t=("Téléphone", "الهاتف"), q=("N° d'entrée", "رقم الدخول"), a=("Adresse", "العنوان"))
def idrows(s, p, keys=None):
    r = s.r; L = LBL[s.lang]; split = r.random() < .45; rows = []
    part = p is s.B and (s.B_reg is not None)
    default = p['birth_date'][5:] in ('01-01', '12-31')
    ln, fn = p['last_name'], p['first_name']
    if s.lang == 'ar' and s.arab and ln in AR and fn in AR: ln, fn = AR[ln], AR[fn]
    elif r.random() < .6: ln = ln.upper()
    if split: rows += [('l', ln), ('f', fn)]
    else: rows += [('nm', s.bare(p) if r.random() < .7 else s.full(p) if ', ' not in s.bare(p) else s.bare(p))]
    rest = []
    if not part: rows.append(('d', s.date(p['birth_date'])))
    if p.get('file_number') and (default or r.random() < .35): rest.append(('fn', p['file_number']))
    if p.get('national_id') and not part and r.random() < .3: rest.append(('n', p['national_id']))
    if r.random() < .5: rest.append(('s', L['S'][p['sex'] == 'F']))
    if r.random() < .5: rest.append(('p', s.token('D2')))
    if r.random() < .6: rest.append(('e', s.token('dt')))
    if r.random() < .3: rest.append(('t', p.get('phone') or '0661' + s.token('num')))
    if r.random() < .35: rest.append(('q', s.token('num') + r.choice(['', '-01'])))
    if r.random() < .3: rest.append(('a', s.token('st')))
    r.shuffle(rest)
    if r.random() < .2: rows = rest[:1] + rows + rest[1:]
    else: rows += rest
    return rows
def idblock(d, s, p):
    rows = idrows(s, p); L = LBL[s.lang]
    if s.lang == 'ar' and (s.bil):
        d.bi([(BILBL[k][0], v, BILBL[k][1]) for k, v in rows]); return
    d.pairs([(s.r.choice(L[k]), v) for k, v in rows], s.r.randrange(7))
def render(s, tmpl, must=True):
    r = s.r; lang = s.lang; lines = [l.strip() for l in tmpl.strip().split('\n') if l.strip()]
    head = lines[0].split(); kind = head[0][1:]; flags = head[1:]
    d = Doc(r, lang); c = r.choice(inst.CITY[lang]); s.city, s.zip = (c, '') if lang == 'ar' else c.split('|')[:2]
    s.bil = r.random() < .5; s.iname = ''
    footer(d, s)
    if kind != 'none': header(d, s, kind)
    d.gap(1)
    if 'nodate' not in flags and kind not in ('none',) and r.random() < .75:
        t = {'fr': "[{city}, le {dt}|Le {dt}|Date : {dt}]", 'en': "[{dt}|Date: {dt}]", 'es': "{city}, [a |]{dt}", 'de': "{city}, den {dt}", 'it': "{city}, {dt}", 'nl': "{city}, {dt}", 'pt': "{city}, {dt}", 'ar': "[{city} في {dt}|التاريخ: {dt}|حرر ب{city} بتاريخ {dt}]"}[lang]
        d.para(s.fill(t), align=r.choice(['l', 'r']) if not d.rtl else 'l')
    long = r.random() < .3
    for ln in lines[1:]:
        k, _, t = ln.partition(' ')
        if k == 'I': idblock(d, s, s.A)
        elif k == 'J': idblock(d, s, s.B)
        elif k == 'T': d.title(s.fill(t))
        elif k == 'H': d.heading(s.fill(t))
        elif k == 'S': d.para(s.fill(t), True)
        elif k == 'P': d.para(s.fill(t))
        elif k == 'Q': d.para(s.fill(t), sz=7.8)
        elif k == 'BX': d.box(s.fill(t))
        elif k == 'K':
            d.pairs([tuple(s.fill(v) for v in x.split('=', 1)) for x in t.split(';;')])
        elif k == 'G':
            rows = [[s.fill(v) for v in row.split(';;')] for row in t.split('//')]; d.table(rows)
        elif k == 'X': d.sign([s.fill(v) for v in t.split('//')])
        elif k == 'A':
            ls = [s.fill(v) for v in t.split('//')]; side = r.random() < .6
            for l in ls:
                d.y -= d.sz * 1.35; d.at(l, (d.L + 180 if d.rtl else d.w * .55 if side else d.L), d.y, align='r' if d.rtl else 'l')
            d.gap(1.6)
        elif k == 'N': d.page()
        elif k == 'HD': d.head = s.fill(t)
        elif k == 'F':
            n = int(t or 3)
            if long: n += 4
            fs = r.sample(inst.FILL[lang], min(n, len(inst.FILL[lang]))); j = r.randint(1, len(fs)) if long else len(fs)
            d.para(' '.join(fs[:j]))
            if fs[j:]: d.para(' '.join(fs[j:]))
        elif k == 'R':
            h, rows = inst.LABS[lang]; rows = r.sample(rows, r.randint(3, len(rows)))
            def val(lo, hi):
                v = lo + (hi - lo) * r.random(); q = f"{v:.0f}" if hi > 40 else f"{v:.1f}" if hi > 3 else f"{v:.2f}"
                return q.replace('.', ',') if lang not in ('en', 'ar') else q
            d.table([h] + [[a, val(lo, hi), u, ref] for a, lo, hi, u, ref in rows])
        elif k == 'Z':
            cl = r.choice(inst.CLOSE[lang]).replace('{t}', {'fr': r.choice(['Madame, Monsieur', 'cher confrère', 'Madame'])}.get(lang, ''))
            d.para(cl); d.sign([s.fill(v) for v in (t or '{D}').split('//')])
        else: raise ValueError(ln)
    if d.pages < 3 and lang in inst.INFO and kind not in ('none',) and r.random() < .3:
        h, ps = r.choice(inst.INFO[lang].get(kind) or inst.INFO[lang]['*'])
        if r.random() < .7 or d.y < 260: d.page()
        d.heading(h)
        for x in ps: d.para(x, sz=max(8, d.sz - 1))
    return d

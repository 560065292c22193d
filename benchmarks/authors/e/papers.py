import random, datetime as dt
from dataclasses import dataclass
from people import register, ARAB, XLAST, GM, GF, LAST, _date
from roles import ROLES
from contexts import CTX, MAP, HARMLESS
from draw import Doc

@dataclass(frozen=True)
class Paper:
    pdf: bytes
    name: str
    expected: str
    about: str | None
    kind: str

MON = {"fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
       "en": "January February March April May June July August September October November December".split(),
       "ar": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()}
T = {
"fr": dict(last="Nom", first="Prénom", dob=["Date de naissance", "Né(e) le", "Naissance", "D.D.N."], pat=["Patient", "Patient(e)", "Malade", "Identité du patient"], tel="Tél.", addr="Adresse", file="N° de dossier", page="Page",
  before=["La personne ci-dessous intervient en qualité de {R} :", "Renseignements recueillis auprès de ({R}) :", "Pour ce dossier, a été désigné comme {R} :", "À noter, rôle tenu : {R}. Il s'agit de"],
  after=["Cette personne figure ici en qualité de {R} et n'est pas soignée chez nous.", "Intervient uniquement comme {R}.", "L'identité ci-dessus est celle fournie au titre de : {R}.", "(a signé comme {R})"],
  far="Les coordonnées en tête de cette feuille sont celles fournies au titre de « {R} ».", title=["Fiche « {R} »", "Formulaire {R}", "Volet {R}", "Déclaration – {R}"], subj="Objet", greet=["Chère / Cher {R} de {x},", "Bonjour {R} de {x},"], 
  closing=["Bien à vous, en tant que {R},", "Pour {x}, votre dévoué(e) {R} :", "Fait pour servir à {x}. Signature ({R}) :"], q=["Qui est {R} ?", "Nom et naissance – {R} ?", "Qui tient le rôle de {R} dans cette affaire ?"], p1=["La page 2 est la fiche de la personne suivante : {R}.", "Suite : p. 2, remplie par {R}.", "Annexe (page 2) : identité, {R}."],
  cols=["Qualité", "Nom et prénom", "Né(e) le"], other="autre", strike="(rayer la mention inutile)", emerg="À prévenir : {R}", xl=["Concerne", "Patient", "Pour", "Prénom", "Enfant"], idn="Nom, prénom et date de naissance", born=["né le", "née le"], date="le", ref="Réf.", msg="Message", para="Monsieur le Docteur,", bye="Recevez nos salutations distinguées.", re="Suivi de", remark="Observations", rights="Document remis sous la responsabilité de l'émetteur. Conservation : cinq ans.", opening="Nous vous écrivons au sujet de {x}."),
"en": dict(last="Surname", first="First name", dob=["Date of birth", "DOB", "Born", "Birth date"], pat=["Patient", "Patient details", "Patient identity"], tel="Tel.", addr="Address", file="File no.", page="Page",
  before=["The person below acts as {R}:", "Information was given by ({R}):", "For this case the {R} is", "Capacity: {R}. Details:"],
  after=["The above person appears here as {R} and is not under our care.", "Acting as {R} only.", "The identity above was given for the role of {R}.", "(signed as {R})"],
  far="The details at the head of this sheet are those of the {R}.", title=["{R} sheet", "{R} form", "Declaration – {R}", "Part B: {R}"], subj="Subject", greet=["Dear {R} of {x},", "Hello {R} (re {x}),"],
  closing=["With best wishes, as {R},", "For {x}, from the {R}:", "On behalf of {x}. Signature ({R}):"], q=["Who is the {R}?", "Name and birth date – {R}?", "Who is acting as {R} here?"], p1=["Page 2 is the sheet of the following person: {R}.", "Continued on p. 2, completed by the {R}.", "Annex (page 2): identity, {R}."],
  cols=["Capacity", "Name", "Born"], other="other", strike="(delete as applicable)", emerg="In emergency ring: {R}", xl=["Regarding", "Patient", "For", "First name", "Child"], idn="Name and date of birth", born=["born", "born"], date="on", ref="Ref.", msg="Message", para="Dear Doctor,", bye="Yours faithfully,", re="Follow-up of", remark="Remarks", rights="Issued by the sender. Kept for five years.", opening="We are writing about {x}."),
"ar": dict(last="النسب", first="الاسم", dob=["تاريخ الازدياد", "تاريخ الميلاد", "المزداد في"], pat=["المريض", "هوية المريض", "معلومات المريض"], tel="الهاتف", addr="العنوان", file="رقم الملف", page="صفحة",
  before=["الشخص أسفله يتدخل بصفته {R} :", "أخذت المعلومات من ({R}) :", "الصفة في هذا الملف : {R}، وهو"],
  after=["المذكور أعلاه بصفة {R} وليس تحت العلاج.", "يتدخل فقط بصفة {R}.", "الهوية أعلاه تخص {R}."],
  far="المعلومات الواردة أعلى هذه الورقة تخص {R}.", title=["بطاقة {R}", "استمارة {R}", "تصريح – {R}"], subj="الموضوع", greet=["إلى {R} الخاص ب {x}،", "تحية إلى {R} ({x})،"],
  closing=["مع التحية، بصفتي {R}،", "من أجل {x}، {R} :", "توقيع ({R}) لفائدة {x} :"], q=["من هو {R} ؟", "اسم وتاريخ ميلاد {R} ؟"], p1=["الصفحة 2 خاصة بالشخص التالي : {R}.", "تتمة في الصفحة 2 من طرف {R}.", "ملحق (صفحة 2) : هوية {R}."],
  cols=["الصفة", "الاسم الكامل", "تاريخ الازدياد"], other="آخر", strike="(يشطب على ما لا يلزم)", emerg="للاتصال عند الضرورة : {R}", xl=["بخصوص", "المريض", "لفائدة", "الاسم", "الطفل"], idn="الاسم الكامل وتاريخ الازدياد", born=["المزداد في", "المزدادة في"], date="في", ref="مرجع", msg="رسالة", para="السيد الدكتور،", bye="وتقبلوا فائق التقدير.", re="تتبع", remark="ملاحظات", rights="وثيقة صادرة عن المرسل.", opening="نراسلكم بخصوص {x}."),
}
BEASTS = {"fr": ["Rex (berger croisé)", "la jument Tanit", "Caramel, chat roux", "le bélier 2031"], "en": ["Biscuit (terrier)", "the mare Tanit", "Ginger the cat"], "ar": ["القط سكر", "الكلب ريكس"]}

def dfmt(r, d, lang, short=False):
    if isinstance(d, str): d = dt.date.fromisoformat(d)
    o = [f"{d.day:02d}/{d.month:02d}/{d.year}"] * 3 + [f"{d.day:02d}-{d.month:02d}-{d.year}", f"{d.day:02d}.{d.month:02d}.{d.year}"]
    if not short: o += [f"{d.day} {MON[lang][d.month - 1]} {d.year}"] * 2
    if lang == "en": o += [d.isoformat(), f"{d.day} {MON['en'][d.month - 1]} {d.year}"]
    return r.choice(o)

def full(r, last, first, lang, arab=False):
    if arab: return f"{ARAB.get(first, first)} {ARAB.get(last, last)}"
    return r.choice([f"{first} {last}", f"{last.upper()} {first}", f"{first} {last.upper()}", f"{last} {first}", f"{last.upper()} {first.upper()}", f"{last.upper()}, {first}"])

class P: pass

def person(r, lang, row, filenum=False, force_latin=False):
    """Printed forms of a person"""
    p = P(); p.row = row; p.sex = row["sex"]; t = T[lang]
    p.arab = lang == "ar" and not force_latin and r.random() < .6
    p.name = full(r, row["last_name"], row["first_name"], lang, p.arab)
    p.last = ARAB.get(row["last_name"], row["last_name"]) if p.arab else r.choice([row["last_name"], row["last_name"].upper()])
    p.first = ARAB.get(row["first_name"], row["first_name"]) if p.arab else row["first_name"]
    p.date = dfmt(r, row["birth_date"], lang)
    p.byfile = filenum and bool(row.get("file_number"))
    p.idk, p.idv = (t["file"], row["file_number"]) if p.byfile else (r.choice(t["dob"]), p.date)
    p.born = (t["file"] + " " + row["file_number"]) if p.byfile else f"{t['born'][p.sex == 'F']} {p.date}"
    p.line = r.choice([f"{p.name}, {p.born}", f"{p.name} ({p.idv})", f"{p.name} – {p.born}", f"{p.name} {p.born}"])
    p.tel = "06 " + " ".join(f"{r.randint(0, 99):02d}" for _ in range(4))
    return p

def idrows(d, p, t, lw=130, **k):
    if d.r.random() < .5: d.kv(t["last"] + " :", p.last, lw, **k); d.kv(t["first"] + " :", p.first, lw, **k)
    else: d.kv(t["last"] + (" et " if d.lang == "fr" else " / " if d.lang == "en" else " و") + t["first"].lower() + " :", p.name, lw, **k)
    d.kv(p.idk + " :", p.idv, lw, **k)
    if d.r.random() < .4: d.kv(t["tel"] + " :", p.tel, lw, **k)

# ---- ways of attaching the role R to Y.  slot -> what is drawn there
def attach(name, d, r, t, R, Rc, Y, x, xlabel):
    """returns dict slot -> callable; slots: head title top greet before mid after close foot page2; 'x' = says X itself"""
    f = lambda s: s.format(R=R, x=x)
    S = {}
    ch = r.choice
    block = lambda: idrows(d, Y, t)
    fb = [ch(["before", "mid", "after"])][0]
    if name == "boxtitle": S[fb] = lambda: d.box(Rc, lambda a, b: idrows(d, Y, t, x0=a, x1=b), 90)
    elif name == "boxline": S[fb] = lambda: d.box(ch([Rc, R.upper()]), lambda a, b: (d.text(Y.name, x0=a, x1=b), d.text(Y.born, x0=a, x1=b)), 80)
    elif name == "watermark":
        def g():
            d.need(95); y0 = d.y; size = min(44, 44 * 430 / max(1, d.width(R.upper(), 44, True)))
            d.c.saveState(); d.c.setFillGray(.86); d.put(d.W / 2, y0 - 48, R.upper(), size, True, "c"); d.c.restoreState(); block(); d.y = min(d.y, y0 - 62)
        S[fb] = g
    elif name == "columns":
        def g():
            d.need(100); y0, mid = d.y, d.W / 2; L, Rr = ((d.m, mid - 8), (mid + 8, d.W - d.m)); a, b = (Rr, L) if d.rtl else (L, Rr)
            d.text(xlabel, bold=True, x0=a[0], x1=a[1]); d.text(x, x0=a[0], x1=a[1]); y1 = d.y; d.y = y0
            d.text(Rc, bold=True, x0=b[0], x1=b[1]); d.text(Y.name, x0=b[0], x1=b[1]); d.text(Y.born, x0=b[0], x1=b[1]); d.y = min(d.y, y1) - 4
        S[ch(["top", "before"])] = g; S["x"] = 1
    elif name == "twoline": S[fb] = lambda: d.kv(t["idn"] + "\n" + ch([R, f"({R})", Rc]), Y.line, 170)
    elif name == "slash":
        lab = ch([f"{Rc} / {t['other']}", f"{xlabel} / {R}", f"{t['last']} / {R}", f"{R.upper()}/{t['tel']}", f"{t['other']}/{R}/{t['tel']}"]) 
        if lab.startswith(xlabel + " /"): lab = f"{t['other'].capitalize()} / {R}"
        S[fb] = lambda: (d.kv(lab + " :", Y.name, 190), d.kv(Y.idk + " :", Y.idv, 190))
    elif name == "bracket":
        v = ch([f"{t['last']} ({R}) : {Y.line}", f"{Y.name} ({R}), {Y.born}", f"{Y.name} [{R}] {Y.born}", f"[{Rc}] {Y.line}", f"{Y.line} ({R})"]); S[fb] = lambda: d.text(v)
    elif name == "dash":
        v = ch([f"{Y.line} – {R}", f"{Rc} – {Y.line}", f"{Y.name} — {R} — {Y.born}", f"- {R} - {Y.line}"]); S[fb] = lambda: d.text(v)
    elif name == "tab":
        def g():
            d.need(40); d.y -= d.sz * 1.6; w1 = max(150, d.width(Rc, 9.5) + 14); xs = [d.m, d.m + w1, d.m + w1 + max(190, d.width(Y.name, 9.5) + 12)]; vals = [Rc, Y.name, Y.idv]
            for a, v in zip(xs, vals):
                if d.rtl: d.put(d.W - a, d.y, v, align="r", size=9)
                else: d.put(a, d.y, v, size=9)
            d.y -= 3
        S[fb] = g
    elif name == "sentbefore": S[fb] = lambda: (d.text(f(ch(t["before"]))), ch([block, lambda: d.text(Y.line)])())
    elif name == "sentafter": S[fb] = lambda: (ch([block, lambda: d.text(Y.line)])(), d.text(f(ch(t["after"]))))
    elif name == "farsentence": S["top"] = block; S["after"] = lambda: d.text(f(t["far"]))
    elif name == "doctitle":
        v = f(ch(t["title"])); S["title"] = ch([v, v.upper()]); S["top"] = block
    elif name == "subject":
        v = ch([f"{t['subj']} : {R}, {Y.line}", f"{t['subj']} : {Y.line} ({R})", f"{t['subj']} : {x} – {R} : {Y.line}", f"{t['subj']} : {R}"])
        S["greet"] = (lambda: (d.text(v, bold=True), d.text(Y.line))) if v.endswith(R) else (lambda: d.text(v, bold=True))
    elif name == "caption":
        rows = [[t["last"], t["first"], Y.idk], [Y.last, Y.first, Y.idv]]
        S[fb] = (lambda: (d.text(Rc, bold=True), d.gap(3), d.table(rows))) if r.random() < .6 else (lambda: (d.table(rows), d.text(Rc, size=8)))
    elif name == "footer": d.foot.append(ch([f"{Rc} : {Y.line}", f"{Y.line} – {R}", f"{t['ref']} {R} | {Y.name} | {Y.born}"]))
    elif name == "arrow":
        v = ch([f"{Rc} → {Y.line}", f"{Y.line} → {R}", f"{Y.line} → {R} → {x}", f"{x} ← {R} ← {Y.line}", f"{R.upper()} >> {Y.line}", f"{Rc} => {Y.line}"]); S[fb] = lambda: d.text(v)
    elif name == "numbering":
        a, b = ch([("1. ", "2. "), ("A) ", "B) "), ("I. ", "II. "), ("1/ ", "2/ ")])
        S["top"] = lambda: (d.text(a + xlabel, bold=True), d.text(x), d.gap(5), d.text(b + Rc, bold=True), block()); S["x"] = 1
    elif name == "checkbox":
        pat = t["pat"][0]
        v = ch([f"☐ {pat}   ☒ {Rc}   ☐ {t['other']}", f"☒ {R}  ☐ {pat.lower()}", f"[ ] {pat}   [X] {Rc}", f"☐ {pat}  ☐ {t['other']}  ☒ {R}"])
        S[fb] = (lambda: (d.text(v), block())) if r.random() < .6 else (lambda: (block(), d.text(v)))
    elif name == "salutation":
        S["head2"] = lambda: (d.text(Y.name, align="r"), d.text(Y.born, align="r")); S["greet"] = lambda: d.text(f(ch(t["greet"]))); S["nopara"] = 1
    elif name == "closing": S["close"] = lambda: (d.text(f(ch(t["closing"]))), d.gap(10), d.text(Y.name), d.text(Y.born))
    elif name == "qa":
        q, a = f(ch(t["q"])), Y.line
        S[fb] = ch([lambda: (d.text(q, bold=True), d.text("– " + a)), lambda: d.kv(q, a, 220), lambda: (d.text("1) " + q), d.text(a))])
    elif name == "mailsig":
        S["close"] = lambda: (d.gap(6), d.text("-- "), d.text(Y.name), d.text(Rc), d.text(f"{Y.born} · {Y.tel}"))
    elif name == "page2":
        S["after"] = lambda: d.text(f(ch(t["p1"])))
        S["page2"] = lambda: ch([lambda: d.box(ch(["Identité", "Fiche"]) if d.lang == "fr" else "Identity" if d.lang == "en" else "الهوية", lambda a, b: idrows(d, Y, t, x0=a, x1=b), 90), block])()
    elif name == "rolerow":
        rows = [t["cols"], [xlabel, x, "—"], [Rc, Y.name, Y.idv]]; r.random() < .3 and rows.insert(1, rows.pop())
        S[ch(["top", "before"])] = lambda: d.table(rows, [.34, .42, .24]); S["x"] = 1
    elif name == "colhead": S[fb] = lambda: d.table([[Rc, Y.idk if Y.byfile else t["cols"][2]], [Y.name, Y.idv]], [.65, .35])
    elif name == "stamp":
        def g():
            d.need(70); x0 = d.m if d.rtl else d.W - d.m - 215
            d.y -= 4; d.c.saveState(); d.c.setFillColorRGB(.1, .15, .5); d.c.setStrokeColorRGB(.1, .15, .5); top = d.y
            w = x0 + 215
            for i, v in enumerate([Rc, Y.name, Y.born]):
                for l in d.wrap(v, 205, 8.5, i == 0): d.y -= 12; d.put((x0 + w) / 2, d.y, l, 8.5, i == 0, "c")
            d.y -= 6; d.c.roundRect(x0, d.y, 215, top - d.y, 6); d.c.restoreState(); d.y -= 4
        S[ch(["mid", "after", "close"])] = g
    elif name == "vertical":
        def g():
            d.need(110); y0 = d.y; old = d.m; d.m += 24; block(); d.m = old; d.y = min(d.y, y0 - 84) - 4
            h = y0 - d.y; size = min(9, 9 * (h - 8) / max(1, d.width(R.upper(), 9, True)))
            d.c.saveState(); d.c.translate(d.W - d.m - 4 if d.rtl else d.m + 10, d.y + h / 2); d.c.rotate(90); d.put(0, 0, R.upper(), size, True, "c"); d.c.restoreState()
            d.c.rect(d.m, d.y, d.W - 2 * d.m, h - 2); d.gap(4)
        S[fb] = g
    elif name == "star":
        v = ch([f"{Y.name}*, {Y.born}", f"{Y.line} (1)"]); S["before"] = lambda: d.text(v); m = "(1)" if v.endswith("(1)") else "*"; S["after"] = lambda: d.text(f"{m} {Rc}", size=8)
    elif name == "legend":
        a, b = ch([("A", "B"), ("X", "Y"), ("P", "G"), ("N1", "N2")])
        S["top"] = lambda: d.text(f"{a} = {xlabel} ; {b} = {R}", size=8.5); S[ch(["before", "mid"])] = lambda: (d.text(f"{a} : {x}"), d.text(f"{b} : {Y.line}")); S["x"] = 1
    elif name == "strike":
        def g():
            block(); d.need(30); d.y -= d.sz * 1.5; pat = t["pat"][0]; w = d.width(pat); tail = f" / {R} {t['strike']}"
            if d.rtl: d.put(d.W - d.m, d.y, pat, align="r"); d.put(d.W - d.m - w - 4, d.y, tail.strip(), align="r"); a = d.W - d.m - w
            else: d.put(d.m, d.y, pat); d.put(d.m + w, d.y, tail); a = d.m
            d.c.setLineWidth(1); d.c.line(a, d.y + 3, a + w, d.y + 3); d.gap(4)
        S[fb] = g
    elif name == "undercap":
        def g():
            d.need(60); d.text("   " + Y.name if not d.rtl else Y.name); d.y -= 3; d.c.setLineWidth(.5); d.c.line(d.m, d.y, d.m + 300, d.y) if not d.rtl else d.c.line(d.W - d.m - 300, d.y, d.W - d.m, d.y)
            d.text(ch([R, f"({R})", Rc]), size=7.5); d.text("   " + Y.idv if not d.rtl else Y.idv); d.text(Y.idk, size=7.5)
        S[fb] = g
    elif name == "chat":
        h = f"{r.randint(8, 20):02d}:{r.randint(0, 59):02d}"; v = ch([f"[{h}] {Y.line} ({R}) : OK", f"{h} {Rc} > {Y.line}", f"{Y.name} | {R} | {Y.born} | {h}"]); S[fb] = lambda: d.text(v)
    elif name == "nested": S[fb] = lambda: (d.text("• " + Rc), d.text(("      – " if not d.rtl else "– ") + Y.name), d.text(("      – " if not d.rtl else "– ") + Y.born))
    elif name == "emergency": S[ch(["top", "after", "close"])] = lambda: d.box(f(t["emerg"]), lambda a, b: (d.text(Y.line, x0=a, x1=b), d.text(f"{t['tel']} {Y.tel}", x0=a, x1=b)), 70)
    elif name == "runhead": S["head"] = lambda: (d.text(f"{Rc} – {Y.line}" if r.random() < .5 else f"{Rc}", size=8, align="r"), d.text(Y.line, size=8, align="r") if r.random() < .3 else None)
    elif name == "threelines": S["top"] = lambda: (d.text(ch([Rc, R.upper(), Rc + " :"])), d.text(Y.name), d.text(Y.born))
    elif name == "labelunder": S["top"] = lambda: (d.text(Y.name, bold=True), d.text(Y.born), d.text(ch([R, Rc, f"({R})"]), size=8.5))
    elif name == "equals": S[fb] = lambda: d.text(ch([f"{R} = {Y.line}", f"{Rc} : {Y.line}", f"{Rc} .......... {Y.line}", f"#{R.replace(' ', '')} {Y.line}"]))
    elif name == "quoted": S[fb] = lambda: d.text(ch([f"« {Rc} » : {Y.line}", f"{Y.line}, dit « {R} »" if d.lang == "fr" else f"{Y.line} « {R} »"]))
    if name == "runhead":
        v = ch([f"{Rc} – {Y.line}", f"{Rc} | {Y.name} | {Y.born}"]); S["head"] = lambda: d.text(v, size=8, align="r")
    return S
ATT = """boxtitle boxline watermark columns twoline slash bracket dash tab sentbefore sentafter farsentence doctitle subject caption footer arrow numbering checkbox
salutation closing qa mailsig page2 rolerow colhead stamp vertical star legend strike undercap chat nested emergency runhead threelines labelunder equals quoted""".split()
CTL_ATT = "boxtitle boxline twoline slash bracket dash caption footer closing mailsig stamp emergency colhead nested qa undercap equals".split()

EXTRA = {"fr": ["Les résultats complets suivront par courrier séparé.", "Le traitement en cours est maintenu jusqu'à nouvel avis.", "Boire au moins un litre et demi d'eau par jour.", "Aucune allergie connue à ce jour.", "Merci de nous retourner un double daté.", "En cas de fièvre ou de caillots, consulter sans délai.", "Deux étiquettes ont été jointes à l'envoi."],
"en": ["Full results will follow under separate cover.", "Current treatment continues until further notice.", "Drink at least one and a half litres of water a day.", "No known allergies to date.", "Please send back a dated copy.", "Seek advice at once in case of fever or clots.", "Two labels are enclosed."],
"ar": ["سترسل النتائج الكاملة لاحقا.", "يستمر العلاج الحالي إلى إشعار آخر.", "ينصح بشرب لتر ونصف من الماء يوميا.", "لا توجد حساسية معروفة.", "المرجو إرجاع نسخة مؤرخة."]}
def city(r): return r.choice(["Khémisset", "Larache", "Taroudant", "Berkane", "Ifrane", "Sidi Slimane"])

def compose(d, r, t, lang, ctx, inst, title, xline, xref, S, letter, opening=True):
    """general skeleton"""
    run = lambda k: (S[k](), d.gap(r.choice([3, 6, 10]))) if k in S else None
    run("head")
    if r.random() < .85:
        d.text(inst, size=d.sz + 2, bold=True, align=r.choice([None, "c"]))
        d.text(f"{r.randint(2, 190)}, {r.choice(['rue', 'avenue', 'bd'])} {r.choice(['des Tanneurs', 'Oued Beht', 'Al Qods', 'du Phare'])} – {r.choice(['05 37', '05 22', '05 35'])} {r.randint(10, 99)} {r.randint(10, 99)} {r.randint(10, 99)}" if lang != "ar" else "شارع القدس – الهاتف 0537 40 12 88", size=8, align=None)
        if r.random() < .5: d.rule()
    d.gap(10); run("head2")
    day = dt.date(2025, 1, 5) + dt.timedelta(days=r.randint(0, 330))
    stamp = dfmt(r, day, lang)
    if letter: d.text((f"{city(r)}, {t['date']} " if lang != "ar" else "الرباط في ") + stamp, align="r"); d.gap(8)
    tt = S.get("title") or title
    if not letter or "title" in S: d.text(tt, size=d.sz + 4, bold=True, align=r.choice([None, "c"])); d.gap(8)
    run("top")
    if xline and "x" not in S: xline(); d.gap(5)
    if letter:
        if "greet" in S: run("greet")
        if "nopara" not in S: d.text(t["para"]); d.gap(4)
    else: run("greet")
    run("before")
    body = [s.replace("{x}", xref) for s in ctx[3]] + r.sample(EXTRA[lang], r.randint(0, len(EXTRA[lang])))
    d.gap(r.choice([0, 6, 14]))
    style = "prose" if letter else r.choice(["prose", "bullets", "remark", "lines"])
    if letter or style == "prose":
        if opening: body.insert(0, t["opening"].replace("{x}", xref))
        k = r.randint(1, len(body) - 1); d.text(" ".join(body[:k])); d.gap(5); run("mid"); d.text(" ".join(body[k:]))
    else:
        if style == "remark": d.text(t["remark"], bold=True)
        for i, s in enumerate(body):
            d.text(("• " if style == "bullets" else "") + s)
            if i == 0: d.gap(3); run("mid")
    if not letter and r.random() < .45 and lang != "ar":
        n = {"fr": ["Examen", "Résultat", "Unité", "Normes"], "en": ["Test", "Result", "Unit", "Range"]}[lang]
        rows = [n] + r.sample([["PSA", "1,8", "ng/ml", "< 4"], ["Créatinine" if lang == "fr" else "Creatinine", "9,1", "mg/l", "7 – 13"], ["Urée" if lang == "fr" else "Urea", "0,34", "g/l", "0,15 – 0,45"], ["ECBU", "–", "", ""], ["CRP", "4", "mg/l", "< 6"]], r.randint(2, 4)); d.gap(6); d.table(rows, [.4, .2, .2, .2])
    d.gap(6); run("after")
    if letter: d.gap(4); d.text(t["bye"]); d.gap(6)
    run("close")
    if not letter and r.random() < .5: d.gap(8); d.text(f"{t['ref']} {r.randint(100, 999)}/{r.randint(1000, 9999)} – {stamp}", size=8)
    if r.random() < .35: d.foot.append(t["rights"])
    if "page2" in S:
        d.newpage(); S["page2"](); d.gap(12); d.text(t["rights"], size=8)
    elif r.random() < .1:
        d.newpage(); d.text(t["remark"], bold=True); d.text(t["rights"]); d.text(f"{t['page']} 2/2", size=8)

def unreg(r, rows, near=None):
    keys = {(a["last_name"].lower(), a["first_name"].lower()) for a in rows}
    while True:
        sex = r.choice("MF"); first = r.choice(GM if sex == "M" else GF)[0]
        last = near["last_name"] if near and r.random() < .4 else r.choice(XLAST)[0]
        if (last.lower(), first.lower()) in keys: continue
        return dict(last_name=last, first_name=first, sex=sex, birth_date=_date(r, 1945, 2021).isoformat(), file_number="", record_id=None)

def ask(seed, i, rows, r):
    lang = r.choice(["fr"] * 9 + ["en"] * 6 + ["ar"] * 5); t = T[lang]
    cyc = ROLES[lang]; g, m, fe = cyc[r.randrange(len(cyc))]
    cand = [a for a in rows if a["status"] == "active" and not a["birth_date"].endswith(("01-01", "12-31"))]
    old = [a for a in cand if a["birth_date"] < "2003"]
    yr = r.choice(old); Y = person(r, lang, yr, filenum=r.random() < .14); R = fe if yr["sex"] == "F" else m
    name = ATT[i % len(ATT)] if r.random() < .8 else r.choice(ATT)
    ctxname = MAP.get(g); tab = CTX[lang]
    if ctxname not in tab: ctxname = "sport" if g == "sport" and "sport" in tab else "accident" if g == "transport" and "accident" in tab else r.choice(["soin", "soin", r.choice(list(tab))])
    ctx = tab[ctxname]
    mode = r.choice(["unregfull", "unregfull", "unregname", "given", "given", "initials", "hint", "hint", "regname", "reggiven", "regyear"])
    if ctxname == "veto" and r.random() < .5: mode = "beast"
    about = None; xfull = None
    kin = [a for a in cand if a["phone"] and a["phone"] == yr["phone"] and a is not yr]
    if mode.startswith("reg"):
        xr = r.choice(kin) if kin else r.choice([a for a in cand if a is not yr]); about = xr["record_id"]
    else: xr = unreg(r, rows, yr)
    X = person(r, lang, xr)
    if mode == "unregfull": x, xref = r.choice([X.line, f"{X.name}, {X.born}"]), X.name
    elif mode in ("unregname", "regname"): x = xref = X.name
    elif mode in ("given", "reggiven"): x = xref = X.first
    elif mode == "initials": x = xref = f"{xr['first_name'][0]}. {xr['last_name'][0]}." if lang != "ar" else f"{ARAB[xr['first_name']][0]}. {ARAB[xr['last_name']][0]}."
    elif mode == "regyear": x, xref = f"{X.name} ({xr['birth_date'][:4]})", X.name
    elif mode == "beast": x = xref = r.choice(BEASTS[lang])
    else: x = xref = r.choice(ctx[2])
    xl = r.choice(t["xl"][:3] if mode not in ("given", "reggiven") else t["xl"])
    if mode in ("hint", "beast"): xl = t["xl"][0]
    d = Doc(r, lang)
    Rc = R[0].upper() + R[1:]
    if r.random() < .15: Rc = R.upper()
    S = attach(name, d, r, t, R, Rc, Y, x if name not in ("salutation", "closing", "subject", "arrow") else xref, xl)
    letter = name in ("salutation", "subject", "closing", "mailsig") or r.random() < .22
    xline = None
    if mode == "unregfull":
        if r.random() < .5: xline = lambda: d.box(t["pat"][0], lambda a, b: idrows(d, X, t, x0=a, x1=b), 90)
        else: xline = lambda: (d.text(r.choice(t["pat"]), bold=True), idrows(d, X, t))
    elif mode not in ("hint",) and r.random() < .65: xline = r.choice([lambda: d.text(f"{xl} : {x}"), lambda: d.kv(xl + " :", x)])
    elif mode == "hint" and r.random() < .3: xline = lambda: d.text(f"{t['xl'][0]} : {x}")
    compose(d, r, t, lang, ctx, r.choice(ctx[0]), r.choice(ctx[1]), xline, xref, S, letter)
    return Paper(d.done(), f"doc_{seed}_{i:05d}.pdf", "ask", about, f"{name}-{mode}-{lang}" if False else f"{name}-{lang}")

def clear_rows(rows):
    seen = {}
    for a in rows: seen.setdefault((a["last_name"].lower(), a["first_name"].lower()), []).append(a)
    twins = {}
    for a in rows: twins.setdefault((a["last_name"].lower(), a["birth_date"]), []).append(a)
    return [a for a in rows if a["status"] == "active" and not a["birth_date"].endswith(("01-01", "12-31"))
            and len(seen[a["last_name"].lower(), a["first_name"].lower()]) == 1 and len(twins[a["last_name"].lower(), a["birth_date"]]) == 1]

def control(seed, i, rows, r):
    lang = r.choice(["fr"] * 9 + ["en"] * 5 + ["ar"] * 4); t = T[lang]
    xr = r.choice(clear_rows(rows)); X = person(r, lang, xr, force_latin=True); d = Doc(r, lang)
    ctx = CTX[lang]["soin"]
    rep = " ".join
    form = r.choice(["box", "kv", "label", "sentence"])
    if form == "sentence" and lang == "ar": form = "kv"
    both = r.random() < .3 and xr["file_number"]
    def block(a=None, b=None):
        k = dict(x0=a, x1=b); d.kv(t["last"] + " :", X.last, 130, **k); d.kv(t["first"] + " :", X.first, 130, **k); d.kv(r.choice(t["dob"]) + " :", X.date, 130, **k)
        if both: d.kv(t["file"] + " :", xr["file_number"], 130, **k)
    if form == "box": xline = lambda: d.box(r.choice(t["pat"]), block, 95)
    elif form == "kv": xline = lambda: (d.text(r.choice(t["pat"]), bold=True), block())
    elif form == "label": xline = lambda: d.text(f"{t['pat'][0]} : {X.name}, {t['born'][X.sex == 'F']} {X.date}")
    else:
        v = {"fr": f"{t['pat'][0]} : {'Mme' if X.sex == 'F' else 'M.'} {X.name}, {t['born'][X.sex == 'F']} {X.date}.", "en": f"Re: patient {X.name}, born {X.date}."}[lang]; xline = lambda: d.text(v, bold=True)
    xref = {"fr": "la patiente" if X.sex == "F" else "le patient", "en": "the patient", "ar": "المريضة" if X.sex == "F" else "المريض"}[lang]
    body = list(ctx); 
    u = r.random()
    if u < .5:   # rare words in their harmless sense, nobody else
        w = r.sample(HARMLESS[lang], r.randint(1, 3))
        S = {r.choice(["before", "mid", "after"]): (lambda: [d.kv(k + " :", v, 150) for k, v in w]) if r.random() < .6 else (lambda: [d.text(f"{k} : {v}") for k, v in w])}
        exp, kind = "file:" + xr["record_id"], "ctl-word-" + lang
    else:
        cand = [a for a in rows if a["record_id"] != xr["record_id"] and a["birth_date"] < "2003"]
        kin = [a for a in cand if a["phone"] and a["phone"] == xr["phone"]]
        yr = (r.choice(kin) if kin and r.random() < .5 else r.choice(cand)) if r.random() < .7 else unreg(r, rows, xr)
        g, m, fe = r.choice(ROLES[lang]); R = fe if yr["sex"] == "F" else m; Y = person(r, lang, yr); name = r.choice(CTL_ATT)
        S = attach(name, d, r, t, R, R[0].upper() + R[1:], Y, X.name, t["pat"][0])
        if "top" in S: S["after"] = S.pop("top")
        if "before" in S: S["after" if "after" not in S else "mid"] = S.pop("before")
        exp, kind = f"file:{xr['record_id']}|ask", f"ctl-y-{name}"
    letter = form == "sentence" or r.random() < .15
    compose(d, r, t, lang, ctx, r.choice(ctx[0]), r.choice(ctx[1]), xline, xref, S, letter, opening=False)
    return Paper(d.done(), f"doc_{seed}_{i:05d}.pdf", exp, xr["record_id"], kind)

def papers(seed, count):
    rows = register(seed)
    for i in range(count):
        r = random.Random(f"E-paper-{seed}-{i}")
        yield control(seed, i, rows, r) if r.random() < .2 else ask(seed, i, rows, r)

"""papers of two people, lists, newborns and the like; f(d, c, w) -> (expected, about)"""
from base import *
from lay_fr import inst, num, vary, today, town
S = []


def sp(slug, w=1.0):
    def deco(f): S.append((slug, f, w)); return f
    return deco


def full(c, p, show=None, lang="fr", mode="full", rel=None):
    v = V(p, c.r, lang, c.pd, mode, show or {"dob"}, rel); v.ks %= 5; v.noextra = True
    return v
def pick(c, w, f=lambda p: True, pool=None):
    for _ in range(400):
        p = c.r.choice(pool or w.clear)
        if f(p): return p
    return None
def couple(c, w):
    for _ in range(500):
        f = c.r.choice(w.fams)
        if (f.f.reg or f.m.reg) and f.f.dob.year > 1970: return f
def adult(p): return p.dob.year < 2005


@sp("list-appointments", 1.5)
def _(d, c, w):
    d.head(inst(c, "hop")); d.title("Liste des rendez-vous du " + today(c)); ps = c.r.sample(w.clear, c.r.randint(2, 8))
    d.table(["Heure", "Nom et prénom", "Né(e) le", "Motif"], [[f"{8+i}:{c.r.choice(['00', '30'])}", full(c, p).name(), fdate(p.dob, 0), vary(c, "contrôle", "échographie", "cystoscopie")] for i, p in enumerate(ps)], [.12, .4, .22, .26]); return "ask", None


@sp("list-lab-transmission", .8)
def _(d, c, w):
    d.head(inst(c, "lab")); d.p("Bordereau de transmission de résultats", bold=True); 
    for p in c.r.sample(w.clear, 2): d.box(None, full(c, p).rows() + [("PSA" if p.sex == "M" else "CRP", num(c, 1, 9))])
    return "ask", None




@sp("newborn-under-mother", 2)
def _(d, c, w):
    m = pick(c, w, lambda p: p.sex == "F" and 1980 < p.dob.year < 2006); v = full(c, m, {"dob", "nid"} if c.r.random() < .3 else {"dob"})
    d.head(["Maternité", inst(c, "hop")[0]]); t = c.r.randint(0, 3); b = fdate(c.pd - dt.timedelta(2), 0)
    if t == 0:
        d.title("Avis de naissance"); d.box("MÈRE", v.rows(False)); d.box("NOUVEAU-NÉ", [("Sexe", vary(c, "masculin", "féminin")), ("Né(e) le", b + " à 04 h 12"), ("Poids", "3 240 g"), ("Apgar", "9/10")])
    elif t == 1:
        d.title("Échographie rénale néonatale"); d.kv([("Patient", f"BB {m.last.upper()}"), ("Né(e) le", b), ("Mère", v.paren())]); d.p("Dilatation pyélique gauche de 9 mm, vessie normale. Contrôle à un mois.")
    elif t == 2:
        d.title("Compte rendu néonatal"); d.p(f"Nouveau-né de {v.sent()}, hospitalisé pour surveillance d'une dilatation pyélocalicielle anténatale."); d.p("Examen clinique normal. Diurèse présente dès la sixième heure.")
    else:
        d.title("Bracelet - étiquettes"); d.table(None, [[f"Bébé de {v.civname()} - mère {', '.join(v.dobpart())}"] * 2 for _ in range(4)], [.5, .5], lines=2)
    return "ask", None


@sp("newborn-twins", .5)
def _(d, c, w):
    m = pick(c, w, lambda p: p.sex == "F" and 1980 < p.dob.year < 2006); v = full(c, m); b = fdate(c.pd - dt.timedelta(3), 0)
    d.head(inst(c, "hop")); d.title("Fiche de liaison maternité - pédiatrie"); d.kv([("Accouchée", v.paren())], 1); d.table(["", "J1", "J2"], [["Prénom", "Adam", "Lina"], ["Né(e) le", b, b], ["Poids", "2 310 g", "2 480 g"]], [.3, .35, .35]); d.p("Les deux enfants présentent une bonne adaptation. Ectasie pyélique chez J1."); return "ask", None


@sp("couple-ivf-file", 1.3)
def _(d, c, w):
    f = couple(c, w); a, b = full(c, f.f), full(c, f.m); d.head(["Centre AMP Al Amal"]); d.title("Dossier du couple"); ra, rb = a.rows(False), b.rows(False)
    d.two(lambda x, q: d.box("Monsieur", ra, x, q), lambda x, q: d.box("Madame", rb, x, q)); d.p(f"Infertilité primaire de {c.r.randint(2, 7)} ans. ICSI proposée. Ovocytes ponctionnés : {c.r.randint(3, 14)}. Spermatozoïdes : préparation sur gradient."); return "ask", None


@sp("couple-letter-both", .8)
def _(d, c, w):
    f = couple(c, w); a, b = full(c, f.f), full(c, f.m); d.head(["Dr M. Bennis", "Gynécologue"]); d.p("Cher confrère,"); d.p(f"Je vous adresse {a.sent()}, et son épouse {b.sent()}, pour bilan d'infécondité du couple. Sérologies faites chez les deux."); d.p("Bien à vous"); return "ask", None


@sp("family-tree", 1)
def _(d, c, w):
    f = c.r.choice([f for f in w.fams if sum(p.reg for p in f.all()) >= 2 and f.kids]); d.head(["Consultation d'oncogénétique"]); d.title("Arbre généalogique"); y = d.y - 30; n = len(f.kids)
    def node(p, x, y):
        d.c.rect(x - 6, y, 12, 12) if p.sex == "M" else d.c.circle(x, y + 6, 6); d.c.setFont(d.f, 7.5); d.c.drawCentredString(x, y - 10, f"{p.first} {p.last.upper()}"); d.c.drawCentredString(x, y - 19, full(c, p).g("né", "née") + " le " + fdate(p.dob, 0))
    node(f.f, 220, y); node(f.m, 380, y); d.c.line(226, y + 6, 374, y + 6); d.c.line(300, y + 6, 300, y - 40); xs = [300 + (i - (n - 1) / 2) * 128 for i in range(n)]
    if n > 1: d.c.line(xs[0], y - 40, xs[-1], y - 40)
    for x, k in zip(xs, f.kids): d.c.line(x, y - 40, x, y - 58); node(k, x, y - 70)
    d.y = y - 120; d.p("Légende : carré homme, cercle femme. Prédisposition aux tumeurs rénales suspectée dans la branche paternelle."); return "ask", None


@sp("hla-crossmatch-pair", 1)
def _(d, c, w):
    f = c.r.choice([f for f in w.fams if f.kids and f.kids[0].dob.year < 2005 and (f.kids[0].reg or f.m.reg)]); a, b = full(c, f.kids[0]), full(c, f.m); d.head(["Laboratoire d'histocompatibilité"]); d.title("Cross-match donneur / receveur")
    d.table(["", "Receveur" if c.r.random() < .9 else "R", "Donneur"], [["Nom", a.name(), b.name()], ["Né(e) le", a.dobt(), b.dobt()], ["HLA-A", "A2, A24", "A2, A3"], ["HLA-B", "B7, B51", "B7, B44"], ["DR", "DR4, DR15", "DR4, DR11"]], [.2, .4, .4]); d.p("Cross-match lymphocytaire T et B : négatif."); return "ask", None


@sp("power-of-attorney", 1.3)
def _(d, c, w):
    a = pick(c, w, adult); b = pick(c, w, lambda p: adult(p) and p is not a); k = c.r.random()
    if k < .4: a = c.r.choice([p for p in w.allp if not p.reg and adult(p) and p.tok not in w.alltok])
    va, vb = full(c, a, {"dob", "nid"}), full(c, b, {"dob", "nid"}); d.title(vary(c, "Procuration", "Pouvoir")); d.p(f"Je {va.g('soussigné', 'soussignée')} {va.sent()}, demeurant à {c.r.choice(CITY)}, donne pouvoir à {vb.sent()}, {vary(c, 'de retirer en mon nom mes résultats et mon dossier médical', 'de me représenter auprès de la caisse pour mes remboursements')}."); d.p(f"Fait à {town(c)}"); d.two(lambda x, q: d.p("Le mandant", x=x, w=q), lambda x, q: d.p("Le mandataire", x=x, w=q)); return (f"file:{a.rid}|ask" if a.reg else "ask"), a.rid


@sp("email-two-patients", .8)
def _(d, c, w):
    a, b = full(c, pick(c, w)), full(c, pick(c, w)); d.kv([("De", "Laboratoire Ibn Zohr <resultats@labo.example>"), ("À", "cabinet-uro@courriel.example"), ("Objet", "Rectificatif")], 1); d.p("Bonjour,"); d.p(f"Les résultats envoyés hier au nom de {a.sent()} concernent en réalité {b.sent()}. Merci de rectifier."); return "ask", None


@sp("address-only-registered", 1.2)
def _(d, c, w):
    p = full(c, pick(c, w, adult)); st = c.r.choice(["fournisseur", "assoc", "wit"]); d.head(["Association des donneurs de sang du Nord"] if st == "assoc" else ["Cabinet d'avocats Serghini" if st == "wit" else "Medisoft Equipements SARL"], 1); X = d.x0 + d.W * .5
    d.p(p.civname(), x=X, gap=0); d.p(f"{c.r.randint(2, 90)}, {c.r.choice(STREET)}", x=X, gap=14); d.p("Objet : " + {"assoc": "collecte annuelle", "wit": "convocation en qualité de témoin", "fournisseur": "devis d'un lit médicalisé pour un proche"}[st], bold=True)
    d.p({"assoc": f"Nous vous remercions de votre don. Fiche donateur : {p.sent()}.", "wit": f"Vous êtes cité(e) comme témoin dans l'affaire opposant la clinique à un patient. Identité du témoin : {p.sent()}.", "fournisseur": f"Suite à votre appel, voici le devis du matériel destiné à votre parent hospitalisé. Souscripteur : {p.sent()}."}[st]); return ("ask", None) if st != "assoc" else (f"file:{p.p.rid}|ask", p.p.rid)


@sp("staff-duty-roster", .4)
def _(d, c, w):
    d.head(inst(c, "hop")); d.title("Tableau de garde"); d.table(["Jour", "Médecin", "Téléphone"], [[fdate(c.pd + dt.timedelta(i), 0), "Dr " + full(c, p).name(), p.phone] for i, p in enumerate(c.r.sample(w.docs, 5))], [.25, .5, .25]); return "ask", None


@sp("empty-form-doctor-only", .5)
def _(d, c, w):
    p = full(c, c.r.choice(w.docs)); d.head(inst(c, "hop")); d.title("Demande d'examen"); d.kv([("Nom du patient", "........................"), ("Prénom", "........................"), ("Né(e) le", "...../...../........"), ("Médecin prescripteur", f"Dr {p.name()}")], 1); d.p("Examen demandé : uroscanner. Urgent."); return "ask", None


@sp("parent-of-unnamed-child", 1)
def _(d, c, w):
    p = pick(c, w, lambda p: 1975 < p.dob.year < 2000); v = full(c, p, {"dob", "nid"} if c.r.random() < .4 else {"dob"}); d.head(inst(c, "hop")); d.title(vary(c, "Certificat d'accompagnement", "Attestation de présence")); d.p(f"Nous attestons que {v.sent()}, est {v.g('resté', 'restée')} auprès de {vary(c, 'son enfant hospitalisé', 'sa fille', 'son fils ' + c.r.choice(['Adam', 'Ilyas', 'Rayan']))} dans le service de chirurgie pédiatrique du {fdate(c.pd - dt.timedelta(4), 0)} au {today(c)}."); return "ask", None


@sp("sibling-cascade-testing", .8)
def _(d, c, w):
    f = c.r.choice([f for f in w.fams if len(f.kids) > 1 and any(k.reg for k in f.kids)]); d.head(["Laboratoire de génétique"]); d.title("Dépistage familial"); d.table(["Apparenté", "Date de naissance", "Résultat"], [[full(c, k).name(), fdate(k.dob, 0), vary(c, "porteur", "non porteur")] for k in f.kids], [.45, .25, .3]); return "ask", None


@sp("witness-form-no-patient", .5)
def _(d, c, w):
    v = full(c, pick(c, w, adult), {"dob", "nid"}); d.head(["Police judiciaire"]); d.title("Déclaration de témoin"); d.kv(v.rows(True), None); d.p("Déclare : « J'ai vu la victime tomber du trottoir et perdre connaissance. Je ne la connais pas. »"); return "ask", None


@sp("death-of-relative-notice", .5)
def _(d, c, w):
    v = full(c, pick(c, w, adult)); d.head(["Bureau d'état civil"]); d.title("Avis de décès"); d.p(f"Le décès de M. {c.r.choice(['El Houari', 'Bensalem', 'Chergui'])} Abdellah, né en 1938, a été déclaré par {v.sent()}, {v.g('son fils', 'sa fille')}."); return "ask", None


@sp("kidney-donor-named-recipient-initials", 1)
def _(d, c, w):
    p = full(c, pick(c, w, adult), {"dob", "nid"} if c.r.random() < .3 else {"dob"}); d.head(["Service de transplantation", "CHU Ibn Tofaïl"]); d.p(town(c), align="r"); d.p("Cher confrère,"); d.p(f"Votre patient{c.r.choice(['', 'e'])} {c.r.choice('ABKLM')}. {c.r.choice('BHRTZ')}., {c.r.randint(28, 66)} ans, a reçu le {fdate(c.pd - dt.timedelta(20), 3)} un rein prélevé chez {p.sent()}. Les suites sont simples, la créatinine est à 12 mg/L."); d.p("La sonde double J sera à retirer chez vous à la sixième semaine."); d.p("Cordialement"); return "ask", None


@sp("label-and-request-disagree", 1)
def _(d, c, w):
    a = pick(c, w, adult); b = pick(c, w, lambda p: p is not a and p.sex == a.sex); a, b = full(c, a), full(c, b); d.head(inst(c, "lab")); d.title("Fiche de non-conformité"); d.kv([("Identité sur la demande", a.sent()), ("Identité sur le tube", b.sent())], c.r.choice([1, 4])); d.p("Résultat provisoire : PSA 6,20 ng/mL" if a.sex == "M" else "Résultat provisoire : créatinine 9 mg/L"); d.p("Merci de confirmer l'identité du patient prélevé."); return "ask", None


@sp("payer-invoice-patient-unnamed", 1)
def _(d, c, w):
    p = full(c, pick(c, w, adult), {"dob", "nid"}); d.head(inst(c, "hop"), 1); d.box("Client", p.rows(False)); d.title(f"Reçu n° {c.r.randint(1000, 9999)}"); d.p("Reçu de la personne ci-dessus, pour les soins de " + c.r.choice(["sa mère", "son père", "son fils mineur", "son employé", "sa belle-sœur"]) + f", la somme de {c.r.randint(5, 90)}00,00 DH."); d.p("Dont acte."); return "ask", None


@sp("insured-family-card", .8)
def _(d, c, w):
    f = c.r.choice([f for f in w.fams if sum(p.reg for p in f.all()) >= 2]); d.head(inst(c, "ass")); d.title("Attestation de droits"); d.table(["Qualité", "Nom et prénom", "Date de naissance"], [[q, full(c, p).name(), fdate(p.dob, 0)] for q, p in [("Assuré", f.f), ("Conjointe", f.m)] + [("Enfant", k) for k in f.kids]], [.2, .5, .3]); d.p("Droits ouverts jusqu'au 31/12/2026."); return "ask", None


@sp("parent-note-child-first-name", .9)
def _(d, c, w):
    f = c.r.choice([f for f in w.fams if f.m.reg and f.m in w.clearset and f.kids and f.kids[-1].dob.year > 2009] or [w.fams[0]]); v = full(c, f.m, {"dob", "nid"}); k = f.kids[-1].first if f.kids else "Adam"
    d.p(town(c), align="r"); d.p("À l'attention de la vie scolaire"); d.sp(); d.p(f"Je soussignée {v.sent()}, autorise {k} à quitter l'établissement mardi à 10 h pour une consultation d'urologie et un examen des urines."); d.p("Avec mes remerciements."); d.p(v.name(), align="r"); return "ask", f.kids[-1].rid if f.kids else None


@sp("old-mail-quoted-other-patient", .8)
def _(d, c, w):
    a = full(c, pick(c, w)); b = full(c, pick(c, w, lambda p: p is not a.p)); d.kv([("De", "secretariat@clinique.example"), ("À", c.prac), ("Objet", "RE: TR: comptes rendus")], 1); d.p(f"Bonjour, vous trouverez ci-dessous la réponse pour {a.sent()} : pas de contre-indication à l'anesthésie."); d.sp(14)
    d.p("-----Message d'origine-----", size=8); d.p(f"Pouvez-vous aussi m'envoyer l'ECG de {b.sent()} ? Merci.", size=8.5); return "ask", None

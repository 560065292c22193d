from base import *
L = []


def lay(slug, who="adult", rel=None, need=False, lang="fr", w=1.0, rids=None, two=True):
    """rel: the relation of the second person to the subject; need: the layout makes no sense without one"""
    def deco(f):
        L.append(dict(slug=slug, who=who, rel=rel, need=need, lang=lang, f=f, w=w, rids=rids)); return f
    return deco


def inst(c, k):
    r = c.r
    n = {"lab": ["Laboratoire d'analyses médicales Ibn Zohr", "Laboratoire Al Qods de biologie", "Biolab Les Acacias", "Laboratoire central du Sebou"],
         "img": ["Centre d'imagerie Les Oliviers", "Radiologie de l'Atlas", "Scanner IRM Bab El Had", "Cabinet de radiologie Dr Tounsi et associés"],
         "hop": ["Hôpital provincial Moulay Youssef", "CHU Ibn Tofaïl", "Clinique Les Hauts du Bouregreg", "Polyclinique Al Amal", "Clinique Sainte-Odile"],
         "cab": ["Cabinet médical " + r.choice(STREET), "Cabinet du " + c.doc, c.doc],
         "ass": ["Mutuelle générale des personnels du Nord", "AMO Prestations - Direction régionale", "Assurances Al Wafaq", "Caisse de prévoyance des transports"],
         "ph": ["Pharmacie de la Corniche", "Pharmacie Ennour", "Pharmacie des Remparts"],
         "ec": ["Lycée Ibn Khaldoun", "Groupe scolaire Les Amandiers", "Collège Al Massira"],
         "en": ["Rosewell General Hospital", "Harbour Road Medical Centre", "St Brendan's Clinic", "Northfield University Hospital"]}[k]
    city = r.choice(CITY)
    return [r.choice(n), f"{r.randint(2, 240)}, {r.choice(STREET)}, {city}", f"Tél. 05{r.randint(20, 39)} {r.randint(10, 99)} {r.randint(10, 99)} {r.randint(10, 99)}"]


def today(c): return fdate(c.pd, 0)
def town(c): return f"{c.r.choice(CITY)}, le {fdate(c.pd, c.r.choice([0, 3]))}"
def vary(c, *a): return c.r.choice(a)
def num(c, a, b, d=2): return f"{c.r.uniform(a, b):.{d}f}".replace(".", ",")


LABR = [("Glycémie à jeun", .7, 1.4, "g/L", "0,70 - 1,10"), ("Créatinine", 6, 14, "mg/L", "7 - 13"), ("Urée", .15, .6, "g/L", "0,15 - 0,45"), ("Hémoglobine", 10, 16, "g/dL", "12 - 17"), ("Leucocytes", 4, 13, "10³/µL", "4 - 10"),
        ("CRP", 1, 60, "mg/L", "< 6"), ("Sodium", 134, 146, "mmol/L", "135 - 145"), ("Potassium", 3.3, 5.2, "mmol/L", "3,5 - 5,0"), ("Calcium", 85, 108, "mg/L", "88 - 105"), ("Acide urique", 30, 80, "mg/L", "35 - 70"), ("TSH", .3, 5, "mUI/L", "0,4 - 4,0")]


def labrows(c, n): return [[a, num(c, lo, hi), u, rf] for a, lo, hi, u, rf in c.r.sample(LABR, n)]


@lay("lab-two-col", who="any")
def _(d, c, s, r):
    d.head(inst(c, "lab")); rw = s.rows()
    d.two(lambda x, w: d.box(vary(c, None, "PATIENT"), rw, x, w), lambda x, w: d.box(None, [("Prescripteur", c.doc), ("Prélevé le", today(c)), ("Réf. labo", str(c.r.randint(100000, 999999)))], x, w))
    d.title("Compte rendu d'analyses"); d.table(["Analyse", "Résultat", "Unité", "Valeurs usuelles"], labrows(c, 6), [.4, .2, .18, .22])
    d.p(f"Validé par : Dr {c.r.choice('HKSM')}. Bennis, biologiste", align="r"); d.foot = "Accréditation en cours - document confidentiel"


@lay("lab-line", who="male")
def _(d, c, s, r):
    d.head(inst(c, "lab"), 1); d.p(town(c), align="r"); d.p(f"Résultats d'analyses de {s.sent()}", bold=True); d.p(f"Demandées par {c.doc}", gap=10)
    d.table(["Examen", "Résultat", "Antériorité", "Norme"], [["PSA total (chimiluminescence)", num(c, .5, 18) + " ng/mL", num(c, .5, 15) + " ng/mL", "< 4,00"], ["PSA libre", num(c, .1, 3) + " ng/mL", "-", ""], ["Rapport L/T", f"{c.r.randint(6, 30)} %", "-", "> 20 %"]], [.4, .22, .2, .18])
    d.p("Un contrôle dans le même laboratoire est souhaitable en cas d'écart avec la clinique.")


@lay("lab-ecbu-mono", who="any")
def _(d, c, s, r):
    d.f, d.b = c.r.choice(MONO); d.sz = 8.5
    d.head(inst(c, "lab"), 1); d.kv(s.rows() + [("Nature", "Urines, milieu de jet"), ("Reçu le", today(c))], c.r.choice([0, 1, 3]))
    d.title("ECBU"); d.p(f"Leucocytes : {c.r.randint(10, 900)} 000 /mL"); d.p("Hématies : 4 000 /mL"); d.p("Culture : Escherichia coli > 10^6 UFC/mL"); d.sp()
    d.table(["Antibiotique", "Résultat"], [[a, c.r.choice("SSRI")] for a in ("Amoxicilline", "Céfotaxime", "Ciprofloxacine", "Gentamicine", "Nitrofurantoïne", "Fosfomycine")], [.5, .2])


@lay("lab-cumulative-2p", who="any")
def _(d, c, s, r):
    d.head(inst(c, "lab")); d.running = f"{s.name()} - Réf. {c.r.randint(1000, 9999)}/B"; d.box("Identité du patient", s.rows(True)); d.title("Bilan biologique - résultats cumulés")
    for sec in ("Hématologie", "Biochimie", "Ionogramme"):
        d.h(sec); d.table(["Paramètre", "J0", "J-30", "J-90", "Unité"], [[a, num(c, lo, hi), num(c, lo, hi), num(c, lo, hi), u] for a, lo, hi, u, _ in c.r.sample(LABR, 7)], [.36, .16, .16, .16, .16])
    d.p("Commentaire : " + "fonction rénale stable, à interpréter selon le contexte clinique. " * 2); d.new(); d.h("Suite : sérologies"); d.table(["Test", "Résultat"], [["Ag HBs", "Négatif"], ["Ac anti-VHC", "Négatif"], ["VIH 1/2", "Négatif"]], [.5, .3])


@lay("imaging-us", who="any")
def _(d, c, s, r):
    d.head(inst(c, "img")); d.p(town(c), align="r"); d.kv(s.rows() + [("Examen", "Échographie réno-vésicale"), ("Médecin demandeur", c.doc)]); d.title("Échographie de l'appareil urinaire")
    d.p("Indication : " + vary(c, "colique néphrétique droite.", "infections urinaires à répétition.", "hématurie microscopique.")); d.h("Résultat")
    d.p(f"Les deux reins sont de taille normale, mesurant {c.r.randint(90, 118)} mm à droite et {c.r.randint(90, 118)} mm à gauche, bien différenciés. Pas de dilatation des cavités. Calcul caliciel inférieur de {c.r.randint(3, 11)} mm. Vessie à parois fines, résidu post-mictionnel non significatif.")
    d.h("Conclusion"); d.p("Lithiase rénale non obstructive."); d.p("Dr " + c.r.choice(["N. Tounsi", "W. Berdai", "A. Lyazidi"]), align="r", bold=True)


@lay("imaging-mri-prostate", who="male")
def _(d, c, s, r):
    d.head(inst(c, "img"), 2); d.box("IDENTITÉ", s.rows() + [("Date de l'examen", today(c))]); d.title("IRM prostatique multiparamétrique")
    d.p("Technique : séquences T2 dans les trois plans, diffusion, perfusion après gadolinium."); d.p(f"Volume prostatique estimé à {c.r.randint(28, 120)} cc. Zone périphérique : plage hypo-intense de {c.r.randint(6, 15)} mm en base gauche, restriction de la diffusion, score PI-RADS {c.r.choice([3, 4, 5])}. Vésicules séminales symétriques. Pas d'adénopathie.")
    d.p("Conclusion : lésion suspecte à cibler par biopsie.", bold=True); d.foot = "Images disponibles sur le portail - identifiant remis en main propre"


@lay("imaging-rx-short", who="any")
def _(d, c, s, r):
    d.head(inst(c, "img"), 3); d.p(town(c)); d.sp(20); d.p(vary(c, "Concernant ", "Patient : ", "Examen réalisé pour ") + s.sent(), bold=True, gap=14)
    d.p("ARBRE URINAIRE SANS PRÉPARATION", bold=True); d.p("Opacité de tonalité calcique se projetant en regard de L3 à gauche. Pas d'autre image anormale sur le trajet des uretères. Structures osseuses sans particularité."); d.sp(20); d.p("Signé électroniquement", align="r")


@lay("referral-family-history", who="adult", rel="parent", w=2)
def _(d, c, s, r):
    d.head([c.doc, vary(c, "Médecine générale", "Cardiologie", "Médecine interne"), c.r.choice(CITY)], c.r.choice([0, 1])); d.p(town(c), align="r"); d.p("À l'attention du " + c.prac, gap=10)
    d.p(vary(c, "Cher confrère,", "Cher ami,", "Mon cher confrère,"))
    d.p(f"{vary(c, 'Je vous adresse', 'Merci de recevoir', 'Veuillez prendre en charge')} {s.sent()}, {vary(c, 'qui présente', 'pour')} {vary(c, 'des troubles mictionnels évoluant depuis six mois', 'une hématurie macroscopique', 'une colique néphrétique récidivante')}.")
    if r: d.p(vary(c, f"À noter dans les antécédents familiaux que {r.pos()}, {r.sent()}, est {r.g('suivi', 'suivie')} dans votre consultation pour une tumeur de vessie.", f"Antécédents familiaux : {r.pos()} {r.paren()} a été {r.g('opéré', 'opérée')} par vos soins d'un cancer rénal.",
                    f"Vous connaissez {r.pos()}, {r.sent()}, {r.g('traité', 'traitée')} chez vous pour lithiase cystinique."))
    else: d.p("Antécédents familiaux : sans particularité. Père hypertendu.")
    d.p(f"L'examen retrouve une TA à {c.r.randint(11, 16)}/8, des fosses lombaires libres. Créatinine à {c.r.randint(7, 14)} mg/L. Traitement en cours : amlodipine 5 mg."); d.p("Bien confraternellement,"); d.p(c.doc, align="r", bold=True)


@lay("answer-letter", who="adult", rel="spouse", w=1.3)
def _(d, c, s, r):
    d.head(inst(c, "hop")); d.p(town(c), align="r"); d.p(c.doc2, x=d.x0 + d.W * .55); d.p(c.r.choice(STREET), x=d.x0 + d.W * .55, gap=14)
    d.p("Objet : " + vary(c, f"{s.sent()}", f"consultation de {s.sent()}"), bold=True); d.p("Cher confrère,")
    d.p(f"J'ai vu ce jour en consultation {s.short()}, que vous m'aviez {vary(c, 'adressé', 'confié')}{s.g('', 'e')} pour avis. L'interrogatoire retrouve une pollakiurie nocturne et des impériosités.")
    if r: d.p(f"{r.rw().capitalize() if r.rel else 'Accompagnant'} présent{r.g('', 'e')} à la consultation : {r.sent()}, également {r.g('connu', 'connue')} du service.")
    d.p("Je propose un bilan urodynamique et revois le dossier avec les résultats. Une kinésithérapie périnéale peut être débutée."); d.p("Amitiés,"); d.p("Dr " + c.r.choice(["F. Bouayad", "Y. Mekouar"]), align="r")


@lay("discharge-fr", who="adult", rel="spouse", w=1.2)
def _(d, c, s, r):
    d.head(inst(c, "hop")); d.title("Lettre de sortie"); a = fdate(c.pd - dt.timedelta(c.r.randint(3, 9)), 0)
    d.kv(s.rows() + [("Hospitalisation", f"du {a} au {today(c)}"), ("Service", "Urologie")])
    if r: d.box("Personne à prévenir", [("Nom", r.civname()), ("Lien", r.rw())] + ([("Identification", ", ".join(r.dobpart()))] if r.dobpart() else []))
    d.p(f"Motif : rétention aiguë d'urines. " if s.sex == "M" else "Motif : pyélonéphrite aiguë."); d.p("Évolution : favorable sous traitement. Apyrexie dès le deuxième jour. Retrait de la sonde bien toléré."); d.h("Traitement de sortie")
    for t in c.r.sample(["Paracétamol 1 g si douleur", "Céfixime 200 mg x 2 par jour, 7 jours", "Alfuzosine LP 10 mg le soir", "Hydratation abondante"], 3): d.p("• " + t, gap=0)
    d.sp(); d.p("Contrôle en consultation dans trois semaines.")


@lay("op-note-fr", who="adult")
def _(d, c, s, r):
    d.head(inst(c, "hop"), 2); d.title("Compte rendu opératoire"); d.kv(s.rows(True) + [("Date d'intervention", today(c)), ("Opérateur", c.doc2), ("Anesthésie", vary(c, "générale", "rachianesthésie"))])
    d.p("Intervention : " + vary(c, "urétéroscopie souple droite avec laser holmium", "néphrolithotomie percutanée gauche", "pose de sonde double J"), bold=True)
    d.p("Patient en position de la taille, champage stérile, antibioprophylaxie. Introduction du cystoscope : urètre libre, vessie saine, méats orthotopiques. Montée du guide sous contrôle scopique. Fragmentation complète du calcul. Mise en place d'une sonde JJ 7 Ch. Saignement négligeable. Durée 55 minutes.")
    d.p("Suites : ablation de la sonde à J15.")


@lay("prescription-fr", who="any", rel="parent_carrier")
def _(d, c, s, r):
    d.head([c.doc2, "Spécialiste - ICE 00" + str(c.r.randint(10 ** 6, 10 ** 7)), c.r.choice(CITY)], c.r.choice([0, 1])); d.p(town(c), align="r"); d.title("Ordonnance"); d.p(vary(c, "Pour : ", "", "Patient(e) : ") + s.sent(), bold=True, gap=12)
    for i, t in enumerate(c.r.sample(["Tamsulosine 0,4 mg : 1 gélule le soir, 3 mois", "Solifénacine 5 mg : 1 cp par jour", "Fosfomycine 3 g : 1 sachet en prise unique", "Phloroglucinol 80 mg : 2 cp si douleur", "Kétoprofène 100 mg : 1 cp x 2, 5 jours"], 3), 1): d.p(f"{i}) {t}", gap=6)
    if r: d.sp(14); d.p(f"Ordonnance remise à {r.sent()} ({r.rw()}).", size=8.5)
    d.sp(30); d.p("Cachet et signature", align="r")


@lay("insurance-care-sheet", who="any", rel="insured", need=True, w=2)
def _(d, c, s, r):
    d.head(inst(c, "ass")); d.title("Feuille de soins"); ra = r.rows(False); rb = s.rows(); mat = ("N° d'immatriculation", str(c.r.randint(10 ** 8, 10 ** 9)))
    A = (vary(c, "ASSURÉ(E)", "Adhérent", "Partie réservée à l'assuré"), ra + [mat]); B = (vary(c, "BÉNÉFICIAIRE DES SOINS", "Malade (si autre que l'assuré)", "Bénéficiaire des soins"), rb + [("Lien avec l'assuré", vary(c, "Ayant droit", "Conjoint / enfant"))])
    if c.r.random() < .5: d.two(lambda x, w: d.box(A[0], A[1], x, w), lambda x, w: d.box(B[0], B[1], x, w))
    else:
        d.box(*A); d.box(*B)
    d.h("Actes"); d.table(["Date", "Acte", "Cotation", "Montant"], [[today(c), "Consultation spécialisée", "CS", "250,00"], [today(c), "Échographie", "K25", "400,00"]], [.2, .4, .2, .2], lines=2); d.p(f"Praticien : {c.doc2}"); d.foot = "Toute fausse déclaration expose à des poursuites"


@lay("insurance-prior-approval", who="adult", rel="insured")
def _(d, c, s, r):
    d.head(inst(c, "ass"), 1); d.title("Demande d'accord préalable")
    d.box("1. Patient concerné par la prise en charge", s.rows(True))
    if r: d.box("2. Assuré principal", r.rows(False) + [("Police", f"AW-{c.r.randint(10000, 99999)}")])
    else: d.box("2. Assuré principal", [("Qualité", "l'intéressé(e) lui-même"), ("Police", f"AW-{c.r.randint(10000, 99999)}")])
    d.box("3. Acte demandé", [("Acte", "Lithotritie extracorporelle"), ("Établissement", "Clinique Les Hauts du Bouregreg"), ("Devis", f"{c.r.randint(6, 20)} 500,00 DH")]); d.p(f"Fait à {town(c)}")


@lay("insurer-statement", who="any", rel="insured", need=True)
def _(d, c, s, r):
    d.head(inst(c, "ass"), 1); X = d.x0 + d.W * .5
    d.p(r.civname(), x=X, bold=True, gap=0); d.p(f"{c.r.randint(1, 90)}, {c.r.choice(STREET)}", x=X, gap=0); d.p(c.r.choice(CITY), x=X, gap=14)
    d.p("Décompte de remboursement du " + today(c), bold=True); d.p(f"Adhérent : {r.paren()}"); d.kv([("Bénéficiaire des soins", s.sent())], 1)
    d.table(["Date", "Nature", "Engagé", "Remboursé"], [[today(c), x, f"{c.r.randint(100, 900)},00", f"{c.r.randint(50, 99)},00"] for x in ("Consultation", "Pharmacie", "Analyses")], [.2, .4, .2, .2]); d.p("Virement effectué sur votre compte sous 8 jours.")


@lay("certificate-fr", who="adult", rel="spouse")
def _(d, c, s, r):
    d.head([c.doc2, "Urologie", c.r.choice(CITY)]); d.title("Certificat médical"); d.sp(10)
    d.p(f"Je soussigné, {c.doc2}, certifie avoir examiné ce jour {s.sent()}, et avoir constaté que son état de santé {vary(c, 'nécessite un repos de ' + str(c.r.randint(5, 30)) + ' jours', 'est compatible avec une activité normale', 'justifie la présence d’une tierce personne')}.")
    if r: d.p(f"Son {'épouse' if r.sex == 'F' else 'époux'}, {r.sent()}, l'accompagne dans ses déplacements.")
    d.p("Certificat établi à la demande de l'intéressé(e) et remis en main propre pour servir et valoir ce que de droit."); d.sp(20); d.p(town(c), align="r")


@lay("sick-leave-employer", who="adult", rel="any")
def _(d, c, s, r):
    d.title("Avis d'arrêt de travail"); d.box("Le salarié", s.rows() + [("Profession", vary(c, "Conducteur", "Agent administratif", "Technicien"))]); e = "Société Transmar SARL" if c.r.random() < .5 else "Établissements Cherqaoui Frères"
    d.box("L'employeur", [("Raison sociale", e)] + ([("Représenté par", r.paren())] if r else [])); d.box("Le praticien", [("Médecin", c.doc2), ("Prescrit un arrêt du", today(c)), ("Durée", f"{c.r.randint(2, 21)} jours")])


@lay("pediatric-consult", who="child", rel="parent", w=1.6)
def _(d, c, s, r):
    d.head(inst(c, "hop")); d.title("Consultation d'urologie pédiatrique"); d.box("ENFANT", s.rows(True) + [("Poids", num(c, 8, 40, 1) + " kg")])
    if r: d.kv([(r.rw().capitalize(), r.paren())], 1)
    d.p(f"Motif : {'phimosis' if s.sex == 'M' else 'infections urinaires fébriles'}. {vary(c, 'Grossesse et accouchement sans particularité.', 'Uropathie dépistée en anténatal.')} Développement staturo-pondéral normal."); d.p("Examen : abdomen souple, fosses lombaires libres, organes génitaux externes d'aspect normal."); d.p("Conduite à tenir : échographie rénale et contrôle dans trois mois.")


@lay("school-exemption", who="child", rel="parent")
def _(d, c, s, r):
    d.head(inst(c, "ec"), 0); d.title(vary(c, "Dispense d'éducation physique", "Projet d'accueil individualisé")); d.box("Élève", s.rows() + [("Classe", vary(c, "6e B", "CM2", "3e année"))])
    if r: d.box(vary(c, "Responsable légal", "Tuteur"), [("Nom", r.civname()), ("Qualité", r.rw())] + [("Pièce / naissance", ", ".join(r.dobpart()) or "-")])
    d.p("L'état de santé de l'élève nécessite une dispense de natation et un libre accès aux toilettes pendant l'année scolaire."); d.p(town(c), align="r"); d.p("L'infirmière scolaire")


@lay("consent-parents", who="child", rel="parent", need=True, w=1.5)
def _(d, c, s, r):
    d.head(inst(c, "hop"), 1); d.title("Autorisation d'opérer un mineur")
    if c.r.random() < .5:
        d.p(f"Je {r.g('soussigné', 'soussignée')} {r.sent()}, agissant en qualité de {r.rw()} et titulaire de l'autorité parentale, autorise l'équipe chirurgicale à pratiquer sur mon enfant :"); d.kv(s.rows(), None)
    else:
        d.box("Enfant à opérer", s.rows()); d.box("Parent signataire", [("Nom et prénom", r.name()), ("Qualité", r.rw())] + ([("Né(e) / CIN", ", ".join(r.dobpart()))] if r.dobpart() else []))
    d.p("l'intervention suivante : " + ("orchidopexie" if s.sex == "M" else "réimplantation urétérale") + ", sous anesthésie générale. J'ai reçu une information claire sur les risques."); d.sp(12); d.p(f"Fait à {town(c)}"); d.p("Signature du parent", align="r")


@lay("consent-adult-trusted", who="adult", rel="other")
def _(d, c, s, r):
    d.head(inst(c, "hop")); d.title("Consentement éclairé"); d.p(f"Patient(e) : {s.sent()}", bold=True); d.p("Je déclare avoir été informé(e) des bénéfices et des risques de l'intervention proposée (résection endoscopique), des alternatives et de leurs conséquences. J'ai pu poser toutes mes questions.")
    if r: d.p("Personne de confiance désignée : " + r.paren())
    d.kv([("Date", today(c)), ("Signature du patient", "")], 3)


@lay("convocation", who="adult")
def _(d, c, s, r):
    d.head(inst(c, "hop"), 1); d.p("Convocation", bold=True, size=14); d.kv(s.rows(False), None); d.p(f"Vous êtes attendu(e) le {fdate(c.pd + dt.timedelta(12), 3)} à {c.r.randint(8, 16)} h 30 au service d'explorations urologiques, niveau 2."); d.p("Merci de vous munir de vos examens antérieurs, de la carte d'assuré et d'un ECBU de moins de huit jours.")


@lay("schedule-one-row", who="adult")
def _(d, c, s, r):
    d.head(inst(c, "hop")); d.title("Planning du bloc - " + today(c)); d.table(["Heure", "Patient", "Né(e) le" if "dob" in s.show and s.mode == "full" else "Identification", "Acte", "Salle"], [[f"{c.r.randint(8, 15)}:00", s.name(), ", ".join(s.dobpart()).replace("né le ", "").replace("née le ", "") or "-", "Cystoscopie", "2"]], [.1, .3, .28, .2, .12]); d.p("Un seul passage programmé sur cette vacation.")


@lay("bill", who="any", rel="payer", w=1.3)
def _(d, c, s, r):
    d.head(inst(c, "hop"), 1); X = d.x0 + d.W * .52
    if r: d.p("Facturé à :", x=X, size=8, gap=0); d.p(r.civname(), x=X, bold=True, gap=0); [d.p(t, x=X, gap=0) for t in r.dobpart()]
    d.p(f"{c.r.randint(1, 80)}, {c.r.choice(STREET)}", x=X, gap=12); d.title(f"Facture n° {c.r.randint(1000, 9999)}/{c.pd.year}"); d.kv([(vary(c, "Patient", "Soins dispensés à"), s.sent())] if c.r.random() < .5 else s.rows())
    d.table(["Désignation", "Qté", "P.U.", "Total"], [[a, "1", f"{p},00", f"{p},00"] for a, p in c.r.sample([("Séjour chambre double", 900), ("Forfait bloc", 4200), ("Consommables", 760), ("Honoraires anesthésie", 1800), ("Analyses", 340)], 3)], [.52, .12, .18, .18]); d.p("Règlement à réception, en espèces, chèque ou carte.", size=8)


@lay("genetics-index", who="adult", rel="parent", w=1.2)
def _(d, c, s, r):
    d.head(["Unité de génétique médicale", "CHU Ibn Tofaïl", "Laboratoire de biologie moléculaire"]); d.title("Compte rendu d'analyse génétique"); d.box(vary(c, "Patient testé", "Personne prélevée"), s.rows(True) + [("Prélèvement", "Sang EDTA, " + today(c)), ("Prescripteur", c.doc2)])
    d.p("Analyse : panel « lithiases et tubulopathies » (31 gènes), séquençage à haut débit."); d.p(vary(c, "Présence à l'état hétérozygote du variant SLC3A1 c.1400T>C, pathogène (classe 5).", "Absence de variant pathogène identifié.", "Variant de signification indéterminée de HNF1B."))
    if r: d.p(f"Cas index de la famille : {r.paren()}, {r.rw()} de la personne testée, {r.g('porteur', 'porteuse')} du même variant (réf. G{c.r.randint(1000, 9999)}).")
    d.p("Un conseil génétique est recommandé pour la famille."); d.p("Dr S. Amrouche, généticienne", align="r")


@lay("spermiogram", who="male", rel="wife")
def _(d, c, s, r):
    d.head(inst(c, "lab")); d.title("Spermogramme - spermocytogramme"); d.kv(s.rows(False) + [("Délai d'abstinence", f"{c.r.randint(3, 5)} jours")])
    if r: d.kv([("Conjointe", r.paren())], 1)
    d.table(["Paramètre", "Résultat", "OMS 2021"], [["Volume", num(c, 1, 5, 1) + " mL", "> 1,4"], ["Numération", f"{c.r.randint(2, 90)} M/mL", "> 16"], ["Mobilité progressive", f"{c.r.randint(5, 60)} %", "> 30 %"], ["Formes typiques", f"{c.r.randint(1, 12)} %", "> 4 %"]], [.4, .3, .3])


@lay("fertility-letter", who="male", rel="wife")
def _(d, c, s, r):
    d.head(["Centre de procréation Al Amal", "Gynécologie - AMP"], 0); d.p(town(c), align="r"); d.p("Cher confrère,"); d.p(f"Je vous adresse pour avis andrologique {s.sent()}, dont le spermogramme montre une oligo-asthénospermie sévère.")
    d.p((f"Son épouse, {r.sent()}, est suivie chez nous pour une infertilité primaire ; sa réserve ovarienne est correcte." if r else "Le bilan de son épouse est sans anomalie.")); d.p("Une biopsie testiculaire vous paraît-elle indiquée ?"); d.p("Dr L. Bahnini", align="r")


@lay("transplant-recipient", who="adult", rel="donor", need=True, w=1.5)
def _(d, c, s, r):
    d.head(["Service de néphrologie et transplantation", "CHU Ibn Tofaïl"]); d.title(vary(c, "Transplantation rénale - compte rendu", "Bilan prégreffe du receveur")); a = ("RECEVEUR" if s.sex == "M" else "RECEVEUSE", s.rows()); b = ("DONNEUR VIVANT" if r.sex == "M" else "DONNEUSE VIVANTE", r.rows(False) + [("Lien", r.rw())])
    d.box(vary(c, "Patient (" + a[0].lower() + ")", "PATIENT - " + a[0]), a[1] + [("Groupe", vary(c, "O+", "A+", "B+"))])
    if c.r.random() < .6: d.box(*b)
    else: d.p(f"Greffon : rein gauche, don de {r.sent()} ({r.rw()}).")
    d.p("Ischémie froide 78 minutes. Anastomoses termino-latérales sur l'axe iliaque externe droit. Réimplantation urétérale selon Lich-Gregoir sur sonde JJ. Reprise immédiate de la diurèse."); d.p("Créatinine à J5 : 13 mg/L. Tacrolémie 9,2 ng/mL."); d.p("Ablation de la sonde JJ à prévoir chez l'urologue à six semaines.")


@lay("donor-evaluation", who="adult", rel="other", need=True, w=.8)
def _(d, c, s, r):
    d.head(["Cellule de coordination des dons", "CHU Ibn Tofaïl"]); d.title("Évaluation urologique du donneur vivant"); d.box("Patient évalué : candidat au don", s.rows(True)); d.p(f"Receveur pressenti : {r.paren()}."); d.p("Uroscanner : artère rénale unique de chaque côté, pas de duplicité. DFG mesuré 98 mL/min. Pas de protéinurie."); d.p("Conclusion : aucune contre-indication urologique au don.")


@lay("occupational", who="adult", rel="any")
def _(d, c, s, r):
    d.head(["Service interentreprises de santé au travail", c.r.choice(CITY)]); d.title("Fiche d'aptitude médicale"); d.two(lambda x, w: d.box("Travailleur examiné", s.rows(False) + [("Poste", vary(c, "cariste", "soudeur", "comptable"))], x, w), lambda x, w: d.box("Employeur", [("Entreprise", "Conserveries Sebou SA")] + ([("Responsable RH", r.paren())] if r else [("Effectif", "140")]), x, w))
    d.p("Nature de l'examen : " + vary(c, "visite de reprise", "visite périodique", "embauche")); d.p("Avis : apte avec aménagement - accès aux sanitaires, pas de port de charges supérieures à 10 kg pendant un mois."); d.p(town(c), align="r")


@lay("court-expertise", who="adult", rel="any", w=1.2)
def _(d, c, s, r):
    d.head(["Tribunal de première instance", c.r.choice(CITY), f"Dossier n° {c.r.randint(100, 999)}/1201/{c.pd.year}"], 0); d.title("Rapport d'expertise médicale judiciaire"); d.p(f"Nous, {c.doc2}, expert inscrit, commis par ordonnance du {today(c)}, avons examiné {s.sent()}, victime d'un accident de la voie publique.")
    if r: d.p(f"En présence de {r.sent()}, {vary(c, 'témoin des faits', 'partie adverse, conducteur du véhicule', 'mandataire de la compagnie')}.")
    d.p("Lésions constatées : contusion rénale gauche de grade II, fracture de la branche ischio-pubienne. Sondage vésical pendant dix jours."); d.p("Conclusion : ITT de 45 jours, IPP à fixer après consolidation, souffrances endurées 3/7.")


@lay("police-requisition", who="adult", rel="any")
def _(d, c, s, r):
    d.head(["Sûreté nationale - District de " + c.r.choice(CITY), f"PV n° {c.r.randint(1000, 9999)}/PJ"], 1); d.title("Réquisition à médecin"); d.p("Prions et au besoin requérons M. le médecin de garde de bien vouloir examiner :"); d.kv(s.rows(True), None); d.p("et de décrire les lésions, en fixant la durée de l'incapacité.")
    if r: d.p(vary(c, "Plaignant : ", "Mis en cause : ", "Témoin entendu : ") + r.paren())
    d.p(town(c), align="r"); d.p("L'officier de police judiciaire", align="r")


@lay("pharmacy-record", who="any", rel="parent_carrier")
def _(d, c, s, r):
    d.head(inst(c, "ph")); d.title("Relevé de délivrance"); d.kv(s.rows(False) + [("Prescripteur", c.doc2)])
    d.table(["Date", "Produit", "Qté"], [[today(c), p, str(c.r.randint(1, 3))] for p in c.r.sample(["Tamsulosine 0,4", "Amoxicilline 1 g", "Poche à urines 2 L", "Paracétamol 500"], 3)], [.25, .55, .2])
    if r: d.p(f"Produits retirés par : {r.paren()}")
    d.p("Total réglé : " + num(c, 80, 900) + " DH", bold=True)


@lay("dialysis", who="adult")
def _(d, c, s, r):
    d.head(["Centre d'hémodialyse Ennakhil", c.r.choice(CITY)], 2); d.box(None, s.rows() + [("Générateur", f"n° {c.r.randint(1, 18)}"), ("Séance", today(c))]); d.title("Feuille de séance"); d.table(["Heure", "TA", "Pouls", "UF cumulée", "PV"], [[f"{7+i}:30", f"{c.r.randint(11,16)}/{c.r.randint(6,9)}", str(c.r.randint(62, 95)), f"{i*.7:.1f} L", str(c.r.randint(90, 180))] for i in range(5)], [.2] * 5); d.p(f"Poids sec {num(c, 50, 90, 1)} kg. Pas d'incident.")


@lay("vaccination", who="child", rel="parent")
def _(d, c, s, r):
    d.head(["Carnet de vaccination", "Centre de santé Al Wahda"], 0); d.kv(s.rows(), 4)
    if r: d.p(f"{r.rw().capitalize()} : {r.paren()}")
    d.table(["Vaccin", "Date", "Lot", "Visa"], [[v, fdate(s.d + dt.timedelta(60 * i + 3), 0) if s.mode == "full" else "fait", f"L{c.r.randint(100, 999)}", ""] for i, v in enumerate(["BCG", "VPO", "Pentavalent", "Pneumo", "ROR"])], [.3, .3, .2, .2], lines=2)


@lay("nursing", who="adult", rel="other")
def _(d, c, s, r):
    d.head(["Soins infirmiers à domicile Chifae", c.r.choice(CITY)], 1); d.title("Feuille de suivi infirmier"); rw = s.rows(); d.two(lambda x, w: d.box("Patient", rw, x, w), lambda x, w: d.box("Aidant principal" if r else "Infirmier", [("Nom", r.paren())] if r else [("Nom", "R. Ouali")], x, w))
    d.table(["Jour", "T°", "Diurèse", "Observation"], [[fdate(c.pd - dt.timedelta(3 - i), 0), num(c, 36.4, 38.2, 1), f"{c.r.randint(9, 22)}00 mL", vary(c, "RAS", "sonde perméable", "urines claires", "soins locaux")] for i in range(4)], [.22, .12, .2, .46])


@lay("pathology", who="male")
def _(d, c, s, r):
    d.head(["Laboratoire d'anatomie pathologique Averroès", c.r.choice(CITY)]); d.p(f"Réf. {c.pd.year}-H-{c.r.randint(1000, 9999)}", align="r"); d.kv(s.rows() + [("Prélèvement", "biopsies prostatiques, 12 carottes"), ("Médecin", c.doc2)]); d.title("Examen histologique")
    d.table(["Site", "Longueur", "Lésion"], [[x, f"{c.r.randint(8, 16)} mm", vary(c, "bénin", "adénocarcinome Gleason 6 (3+3)", "adénocarcinome Gleason 7 (3+4)", "inflammation")] for x in ("Base D", "Milieu D", "Apex D", "Base G", "Milieu G", "Apex G")], [.25, .2, .55]); d.p("CONCLUSION : voir tableau. Pas d'engainement périnerveux.", bold=True)


@lay("anesthesia", who="adult")
def _(d, c, s, r):
    d.title("Consultation pré-anesthésique"); d.kv(s.rows(True) + [("Poids / taille", f"{c.r.randint(55, 98)} kg / 1,{c.r.randint(55, 85)} m"), ("Chirurgien", c.doc2), ("Date", today(c))], 5); d.kv([("Allergies", vary(c, "aucune", "pénicilline")), ("ASA", str(c.r.randint(1, 3))), ("Mallampati", str(c.r.randint(1, 3))), ("Jeûne", "6 h")], 4); d.p("Patient informé, accord pour rachianesthésie.")


@lay("transport", who="adult", rel="other")
def _(d, c, s, r):
    d.head(["Ambulances Al Baraka", c.r.choice(CITY)], 3); d.title("Bon de transport"); d.kv([("Personne transportée", s.sent())] + [("Trajet", "domicile - clinique, aller-retour"), ("Date", today(c)), ("Position", "semi-assise")] + ([("Accompagnateur", r.paren())] if r else []), c.r.choice([0, 1, 4]))


@lay("care-home-liaison", who="senior", rel="child")
def _(d, c, s, r):
    d.head(["Résidence Les Tilleuls - hébergement de personnes âgées", c.r.choice(CITY)], 1); d.title("Fiche de liaison"); d.box(vary(c, "Résident(e)", "Patient"), s.rows(True))
    if r: d.box("Référent familial", [("Nom", r.civname()), ("Lien", r.rw())] + ([("État civil", ", ".join(r.dobpart()))] if r.dobpart() else []) + [("Tél.", r.p.phone)])
    d.p("Transféré(e) pour changement de sonde sus-pubienne. Autonomie : GIR 3. Traitement joint. Dernière selle la veille."); d.p("Cadre de santé : B. Rouissi")


@lay("hospital-3p", who="adult", rel="parent")
def _(d, c, s, r):
    d.head(inst(c, "hop")); d.running = vary(c, f"Dossier de {s.name()}", f"{s.name()} - IPP {c.r.randint(10000, 99999)}X"); d.title("Compte rendu d'hospitalisation"); d.box("PATIENT", s.rows())
    d.h("Antécédents"); d.p("Hypertension traitée, appendicectomie dans l'enfance." + (f" {r.rw().capitalize()} : {r.sent()}, {r.g('opéré', 'opérée')} d'un cancer du rein dans votre service." if r else ""))
    for h in ("Histoire de la maladie", "Examen d'entrée", "Évolution", "Examens complémentaires"):
        d.h(h); d.p("Le patient a été admis par les urgences pour une douleur lombaire fébrile. Le scanner montre un obstacle urétéral lombaire avec dilatation d'amont. Une dérivation par sonde JJ a été réalisée la nuit même, suivie d'une antibiothérapie adaptée à l'antibiogramme. " * c.r.randint(2, 3))
    d.new(); d.h("Traitement et suites"); d.table(["Médicament", "Posologie", "Durée"], [["Ceftriaxone", "2 g/j IV", "5 j"], ["Céfixime", "400 mg/j", "9 j"], ["Paracétamol", "1 g x 3", "5 j"]], [.4, .3, .3]); d.p("Traitement du calcul à distance par urétéroscopie.")
    if c.r.random() < .4: d.new(); d.h("Annexe - bilan de sortie"); d.table(["Analyse", "Résultat", "Unité", "Norme"], labrows(c, 6), [.4, .2, .2, .2])


@lay("email-about-relative", who="adult", rel="child", w=1.2)
def _(d, c, s, r):
    u = (r.p.first if r else s.p.first).lower().replace(" ", ".").encode("ascii", "ignore").decode(); sender = r.name() if r else s.name()
    d.kv([("De", f"{sender} <{u}{c.r.randint(10, 99)}@courriel.example>" if not r or r.mode != "x" else u), ("À", "secretariat@cabinet-uro.example"), ("Envoyé", fdate(c.pd, 3) + f" {c.r.randint(8, 20)}:{c.r.randint(10, 59)}"), ("Objet", vary(c, "résultats", "demande d'ordonnance", "rendez-vous"))], 1); d.c.line(d.x0, d.y, d.x1, d.y); d.sp(10); d.p("Bonjour,")
    if r:
        me = r.sent().replace("M. ", "").replace("Mme ", ""); d.p(f"Je vous écris au sujet de {'mon père' if s.sex == 'M' else 'ma mère'}, {s.sent()}, qui a de nouveau du sang dans les urines depuis lundi. Faut-il avancer le contrôle ?"); d.p("Merci d'avance,"); d.p(me)
    else:
        d.p(f"Je suis {s.sent()}. Je souhaite savoir si mes derniers résultats sont arrivés et s'il faut poursuivre le traitement."); d.p("Cordialement")
    d.foot = "Imprimé depuis la messagerie - 1/1"


@lay("blood-group", who="any")
def _(d, c, s, r):
    d.sp(60); d.x1 = d.x0 + 330; d.box("CARTE DE GROUPE SANGUIN", s.rows(True) + [("Groupe ABO / RH", vary(c, "O positif", "A négatif", "AB positif")), ("Établie le", today(c))]); d.reset(); d.y -= 300; d.p("Centre régional de transfusion - carte personnelle", size=8)


@lay("physio", who="female")
def _(d, c, s, r):
    d.head(["Cabinet de kinésithérapie Yasmine", c.r.choice(CITY)], 0); d.p(town(c), align="r"); d.p("Docteur,"); d.p(f"Vous m'avez confié la rééducation périnéale de {s.sent()}. Après {c.r.randint(8, 15)} séances, le testing passe de 2 à 4 sur 5 et les fuites à l'effort ont nettement diminué."); d.p("Je propose cinq séances d'entretien."); d.p("H. Bouzekri, kinésithérapeute", align="r")


@lay("summary-table-header", who="any")
def _(d, c, s, r):
    d.head(inst(c, "hop"), 2); s.noextra = True; rw = s.rows(); d.table([a for a, _ in rw], [[b for _, b in rw]], [1 / len(rw)] * len(rw), lines=2); d.title("Bilan de consultation"); d.p("Suivi lithiasique. Pas de récidive à l'échographie. Diurèse conseillée de deux litres par jour."); d.p("Prochain contrôle dans un an.")


@lay("fax-cover", who="adult")
def _(d, c, s, r):
    d.title("TÉLÉCOPIE"); d.kv([("De", "Secrétariat des consultations externes"), ("À", c.prac), ("Date", today(c)), ("Pages", "2, celle-ci comprise"), ("Objet", "compte rendu")], 0); d.p("Message : ci-joint le document demandé. Bonne réception."); d.new(fresh=True)
    d.head(inst(c, "hop"), 1); d.kv(s.rows(True)); d.title("Compte rendu de consultation"); d.p(f"Vu(e) ce jour pour contrôle à trois mois. Urines claires, débitmétrie à {num(c, 9, 24, 1)} mL/s, résidu de {c.r.randint(0, 140)} mL. Poursuite du traitement."); d.p(c.doc2, align="r")


@lay("emergency-triage", who="any", rel="parent_carrier")
def _(d, c, s, r):
    d.head(inst(c, "hop"), 2); d.title("Fiche d'accueil des urgences"); d.kv(s.rows(True) + [("Arrivée", f"{today(c)} {c.r.randint(10, 23)}:{c.r.randint(10, 59)}"), ("Tri", str(c.r.randint(2, 4)))], c.r.choice([2, 4, 5]))
    if r: d.kv([("Amené(e) par", f"{r.paren()} - {r.rw()}")], 1)
    d.p("Motif : " + vary(c, "douleur lombaire brutale", "fièvre et brûlures mictionnelles", "hématurie avec caillots") + "."); d.p(f"TA {c.r.randint(10, 16)}/7 - FC {c.r.randint(64, 120)} - T° {num(c, 36.5, 39.4, 1)} - EVA {c.r.randint(2, 9)}/10. Bandelette : sang ++, leucocytes +.")


@lay("home-care-delivery", who="adult", rel="payer")
def _(d, c, s, r):
    d.head(["Medihome - matériel à domicile", c.r.choice(CITY)], 0); d.title("Bon de livraison"); rw = s.rows(False)
    d.two(lambda x, w: d.box("Patient appareillé", rw, x, w), lambda x, w: d.box("Payeur / réception", [("Nom", r.paren())] if r else [("Reçu par", "gardien")], x, w)); d.table(["Article", "Réf.", "Qté"], [["Sondes hydrophiles Ch 14", "SH14", "120"], ["Poches de nuit 2 L", "PN2", "30"]], [.55, .25, .2]); d.p("Livré ce jour en bon état. Signature :")


@lay("tumour-board", who="adult", rel="parent")
def _(d, c, s, r):
    d.head(["Réunion de concertation pluridisciplinaire", "Onco-urologie - " + c.r.choice(CITY)], 2); d.box("Patient présenté", s.rows(True) + [("Présenté par", c.doc2)]); d.h("Résumé"); d.p("Lésion rénale polaire inférieure de 38 mm, rehaussée, sans adénopathie ni thrombus." + (f" Antécédent familial : {r.pos()}, {r.sent()}, carcinome à cellules claires en {c.pd.year - c.r.randint(4, 12)}." if r else "")); d.h("Proposition"); d.p(vary(c, "Néphrectomie partielle robot-assistée.", "Surveillance active, scanner à 6 mois.", "Biopsie puis nouvelle discussion.")); d.p("Quorum : urologue, oncologue, radiologue, anatomopathologiste.", size=8)

import datetime as dt
K={}
def kind(f): K["ask_"+f.__name__]=f; return f
def he(p,a,b): return a if p.sex=="M" else b
NONE=("ask",None)
@kind
def roles_from_story(g):
    D=g.pick(); s=g.sh; l=g.c(["fr","fr","en","ar"]); k=g.x(minor=True,last=D.last)
    if l=="fr":
        g.head(); g.date(); s.p("Cher confrère,"); s.p(g.c([f"J'ai reçu hier {g.full(D)}. C'est pour le petit {k.first} que la famille s'inquiète : depuis l'été il se lève la nuit et mouille son lit. ",f"{g.Mo(D)}, {g.ne(D)}, que vous connaissez peut-être, a passé la porte avec {k.first} dans les bras. Fièvre à 39, bandelette positive. ",f"Suite à mon échange avec {g.full(D)}, je me permets de vous écrire au sujet de {k.first}, huit ans, dont le testicule gauche n'est pas descendu. "])+f"L'enfant a été examiné calmement, l'abdomen est souple. {he(D,'Le père','La mère')} est prévenu{he(D,'','e')} du rendez-vous. Pouvez-vous le voir rapidement ?"); g.sign()
    elif l=="en":
        g.head(); g.date("en"); s.p("Dear colleague,"); s.p(f"I spoke this morning with {g.fen(D)}. Little {k.first} has been passing blood since Sunday. The boy is well, {'his father' if D.sex=='M' else 'his mother'} less so. Could you see the child this week? "+g.med("en",2)); g.sign("en")
    else:
        s.lh(["عيادة طب الأطفال",g.city]); g.date("ar"); s.p("زميلي العزيز"); s.p(f"حضر إلى العيادة {g.far(D)} وكان الصغير {k.first} يشكو من ألم أسفل البطن منذ ثلاثة أيام. أرجو فحص الطفل في أقرب وقت."); g.sign("ar")
    return NONE
@kind
def dictated_switch(g):
    D,E=g.pick("M"),g.pick("F"); X=g.x("F"); E=g.c([E,X]); s=g.sh; g.head(); g.date(); s.p("Lettre dictée, non relue"); s.p("Chers amis,")
    s.p(g.c([f"J'ai vu {g.full(D)}, pour ses troubles mictionnels. {g.med(k=1)} Passons maintenant à {g.full(E)}, vue le même jour. {g.med(k=2)}",f"Concernant {g.full(D)} : {g.med(k=1)} Non, pardon, cela c'est pour l'autre dossier. {g.Mo(E)}, {g.ne(E)}, c'est elle qui a la lithiase. {g.med(k=1)}",f"D'abord {g.full(E)}. {g.med(k=1)} Nouveau paragraphe. Ensuite {g.full(D)}. {g.med(k=2)} Merci de lui donner un rendez-vous."])); g.sign(); return NONE
@kind
def couple_practice(g):
    D,E=g.c(g.R.couples); 
    if g.r.random()<.4: E=g.x("F",last=D.last)
    s=g.sh; l=g.c(["fr","en","ar"])
    if l=="fr": g.head("Cabinet de médecine de famille"); g.date(); s.p(g.c([f"Je suis depuis longtemps {g.full(D)}, et son épouse {g.n(E)}, {g.ne(E)}. Monsieur va bien. Madame présente une hématurie depuis dix jours.",f"Le couple {g.N(D,'LF')} me consulte : {g.full(D)}, diabétique, et {g.full(E)}. Tous deux toussent. Je propose un bilan rénal à l'un et à l'autre.",f"Monsieur {g.n(D)}, {g.ne(D)}, m'interroge sur les infections de sa femme {E.first}. Vous trouverez ci-dessous ses trois derniers ECBU à elle."])+" "+g.med(k=2)); g.sign()
    elif l=="en": g.head("Riverside Family Practice"); g.date("en"); s.p(f"Thank you for seeing {g.fen(D)} together with his wife {g.n(E)}, {g.en(E)}. He is her main support. She has recurrent cystitis. "+g.med("en",2)); g.sign("en")
    else: s.lh(["عيادة طب الأسرة"]); s.p(f"أتابع {g.far(D)} وزوجته {g.n(E)} {g.na(E)}. الزوج بخير أما الزوجة فتعاني من التهاب متكرر."); s.p(g.med("ar",2)); g.sign("ar")
    return NONE
@kind
def header_other_than_body(g):
    D=g.pick(); X=g.x(sex=D.sex); s=g.sh; l=g.c(["fr","fr","en"])
    if l=="fr":
        s.c.setFont("Helvetica",8); s.box([f"MédiGest v{g.r.randint(3,9)}.2 - dossier ouvert : {g.N(D)} - {g.D(D.dob)} - imprimé le {g.D(g.day)}"]); g.c([s.kv,s.form])([("Patient",g.N(D)),("Né(e) le",g.D(D.dob))]); s.h(g.c(["Compte rendu de consultation","Courrier au confrère"])); s.p(g.c([f"Mon cher confrère, j'ai examiné aujourd'hui {g.full(X)}. {g.med(k=3)}",f"{g.Mo(X)} consulte pour une hématurie. {g.med(k=2)} Je reverrai {g.M(X)} dans un mois.",f"Je vous remercie de m'avoir adressé {g.M(X)}, {2025-X.dob.year} ans. {g.med(k=3)}"])); g.sign()
    else:
        s.kv([("Patient",g.N(D)),("DOB",g.D(D.dob,"en"))]); s.h("Clinic letter"); s.p(f"Dear Doctor, I reviewed {g.fen(X)} this afternoon. {g.med('en',3)} {g.Me(X)} will return in June."); g.sign("en")
    return NONE
@kind
def school_form(g):
    D=g.pick(); k=g.x(minor=True,last=D.last); s=g.sh; l=g.c(["fr","en","ar"]); part=g.r.random()<.5; nm=k.first if part else g.N(k)
    if l=="fr": s.lh([g.c(["École Les Hirondelles","Groupe scolaire Averroès","Lycée de l'Estuaire"]),g.city]); s.h(g.c(["PROJET D'ACCUEIL INDIVIDUALISÉ","Fiche sanitaire de liaison","Fiche d'urgence"])); s.form([("Élève",nm),("Classe",g.c(["CP B","CM2","5e A"])),("Déposée par",g.N(D)),("Né(e) le",g.D(D.dob)),("CIN",g.cin(D)),("Téléphone",D.phone)]); s.p("Trouble : énurésie diurne, passage libre aux toilettes. Protocole joint, à renouveler chaque rentrée."); g.sign()
    elif l=="en": s.lh(["Oakfield International School"]); s.h("Medical information form"); s.kv([("Pupil",nm),("Year","4"),("Completed by",g.N(D)),("Date of birth",g.D(D.dob,"en")),("Phone",D.phone)]); s.p("Please allow bathroom breaks. Neurogenic bladder followed since birth."); g.sign("en")
    else: s.lh(["مدرسة النخيل الابتدائية"]); s.h("بطاقة صحية مدرسية"); s.form([("التلميذ",nm),("القسم","الرابع"),("عبأ هذه الاستمارة",g.N(D)),("تاريخ الازدياد",g.D(D.dob,"ar"))]); s.p("يعاني التلميذ من مشكل في المثانة."); g.sign("ar")
    return NONE
@kind
def sports_club(g):
    D=g.pick(); k=g.x(minor=True); s=g.sh; g.c([lambda:s.lh(["Club Nautique de "+g.city,"Section judo"]),lambda:s.lh(["Association sportive Étoile de "+g.city,"Football U13"])])(); s.h(g.c(["CERTIFICAT DE NON CONTRE-INDICATION","Demande de licence","Fiche d'inscription saison 2025"])); s.p(g.c([f"Je soussigné {g.n(D)}, {g.ne(D)}, autorise {k.first} à pratiquer le sport en compétition et déclare qu'{he(k,'il','elle')} n'a qu'un seul rein fonctionnel.",f"Licence jeune - dossier remis par {g.full(D)}. Licencié : {g.N(k)}. Rein unique, port d'une coque conseillé.",f"Après examen de {k.first} {k.last[:1]}., aucune contre-indication. Remis en main propre à {g.full(D)}."])); g.date(); g.sign(); return NONE
@kind
def employer_leave(g):
    D=g.pick(); s=g.sh; s.lh([g.c(["Société Fonderies du Nord","Conserveries Atlantis","Office régional des eaux"]),"Direction des ressources humaines"]); g.date(); s.h(g.c(["ATTESTATION D'EMPLOYEUR","Demande de congé exceptionnel","Note de service"])); X=g.x(); s.kv([("Salarié",g.N(D)),("Né(e) le",g.D(D.dob)),("CIN",g.cin(D)),("Matricule",str(g.r.randint(1000,9999)))]); s.p(g.c([f"Le salarié ci-dessus est autorisé à s'absenter cinq jours pour accompagner {he(X,'son mari','sa femme') if D.sex!=X.sex else 'un proche'}, {g.n(X)}, opéré{he(X,'','e')} de la prostate." if X.sex=="M" else f"Congé accordé en raison de l'hospitalisation de {g.Mo(X)}, opérée d'une lithiase.","Congé accordé pour hospitalisation d'un ascendant au service d'urologie, certificat au nom de l'hospitalisé à produire."])); g.sign(); return NONE
@kind
def insurer_table(g):
    D=g.pick(); X=g.sub(D); s=g.sh; g.head(g.c(["Mutuelle Al Amana","Assurances Le Rempart","Prévoyance Atlas"])); l=g.c(["fr","en"]); 
    if l=="fr": s.h(g.c(["BORDEREAU DE REMBOURSEMENT","Relevé de prestations","Décompte"])); s.box([f"{g.N(D)}",f"Né(e) le {g.D(D.dob)}","Contrat n° %d"%g.r.randint(10**6,10**7)],title=g.c(["Souscripteur","Titulaire du contrat","Adhérent principal"])); s.tab(["Bénéficiaire des soins","Né(e) le","Acte","Payé DH"],[[g.N(X),g.D(X.dob),g.c(["Cystoscopie","Consultation","Uroscanner"]),g.r.randint(2,20)*100]]); s.p("Virement effectué sur le compte du titulaire.")
    else: s.h("Explanation of benefits"); s.kv([("Policy holder",g.N(D)),("Date of birth",g.D(D.dob,"en"))]); s.tab(["Claimant","DOB","Service","Paid"],[[g.N(X),g.D(X.dob,"en"),"Lithotripsy","1,200"]])
    return g.ex(X)
@kind
def court(g):
    D=g.pick(); X=g.x(); s=g.sh; l=g.c(["fr","fr","ar"])
    if l=="fr": s.lh([g.c(["Tribunal de première instance","Cour d'appel","Tribunal social"]),g.city]); s.h(g.c(["ORDONNANCE D'EXPERTISE MÉDICALE","RAPPORT D'EXPERTISE"])); s.p(g.c([f"Dans l'affaire opposant {g.full(X)}, demandeur, à {g.full(D)}, défendeur.",f"Attendu que {g.full(D)}, a blessé le nommé {g.n(X)} lors d'un accident de la voie publique.",f"Sur requête de {g.full(D)}, ayant droit de {g.n(X)}."])); s.p("Commettons le docteur "+g.doc().split(' ',1)[1]+" aux fins d'examiner les séquelles urinaires de la victime, fixer le taux d'IPP et la date de consolidation."); g.sign(who="Le greffier"); return NONE
    s.lh(["المحكمة الابتدائية",g.city]); s.h("أمر بإجراء خبرة طبية"); s.kv([("المدعي",g.N(X)),("المدعى عليه",g.N(D)),(he(D,"المزداد بتاريخ","المزدادة بتاريخ"),g.D(D.dob,"ar"))]); s.p("يكلف الخبير بفحص الضحية وتحديد نسبة العجز."); g.sign("ar"); return NONE
@kind
def embassy(g):
    D=g.pick(); X=g.x(); s=g.sh; l=g.c(["fr","en","ar"])
    if l=="fr": s.lh([g.c(["Consulat général - Service des visas","Ambassade - Section consulaire"])]); s.h("VISA POUR RAISON MÉDICALE"); s.p(g.c([f"{g.full(D)}, titulaire de la CIN {g.cin(D)}, s'engage à héberger {g.n(X)} pendant toute la durée de ses soins urologiques.",f"Attestation d'accueil signée par {g.full(D)}. Le voyageur {g.n(X)} doit subir une prostatectomie." if X.sex=="M" else f"Attestation d'accueil signée par {g.full(D)}. La voyageuse {g.n(X)} doit subir une néphrectomie."]))
    elif l=="en": s.lh(["Embassy - Visa Section"]); s.h("Medical visa: sponsorship letter"); s.p(f"I, {g.n(D)}, {g.en(D)}, undertake to host and finance the stay of {g.n(X)}, who requires urological surgery at {g.c(['Harbour Clinic','the Lakeside Hospital'])}.")
    else: s.lh(["القنصلية العامة","مصلحة التأشيرات"]); s.h("التزام بالتكفل"); s.p(f"أنا الموقع أسفله {g.far(D)} ألتزم بالتكفل بمصاريف علاج {g.Ma(X)} خلال فترة إقامته.")
    g.date(l); g.sign(l); return NONE
@kind
def kafala_adoption(g):
    D=g.pick(); k=g.x(minor=True); s=g.sh; l=g.c(["fr","ar","en"])
    if l=="fr": s.lh(["Centre de protection de l'enfance",g.city]); s.h(g.c(["RAPPORT MÉDICAL - DOSSIER DE KAFALA","Dossier d'adoption : bilan de santé"])); s.kv([(g.c(["Kafil","Adoptant"]),g.N(D)),("Né(e) le",g.D(D.dob)),("Prénom de recueil",k.first),("Âge estimé","3 ans")]); s.p(f"{k.first} présente une uropathie malformative opérée. Vaccins à jour. Développement normal.")
    elif l=="en": s.h("ADOPTION MEDICAL REPORT"); s.p(f"Prepared at the request of {g.fen(D)}. {k.first} was found at about two weeks of age. Hypospadias was repaired. Growth is normal.")
    else: s.h("تقرير طبي - ملف الكفالة"); s.kv([("الكافل",g.N(D)),("تاريخ الازدياد",g.D(D.dob,"ar")),("الطفل المكفول",k.first)]); s.p("الطفل في صحة جيدة.")
    g.sign(l); return NONE
@kind
def surrogacy(g):
    D=g.pick("M"); E=g.pick("F",no=(D,)); X=g.x("F",age=(1985,1998)); s=g.sh; s.lh([g.c(["Lakeside Fertility Partners","Aurora Reproductive Center"])]); s.h(g.c(["Gestational carrier - progress note","Surrogacy agreement: medical annex"])); s.kv([("Intended father",g.N(D)),("Date of birth",g.D(D.dob,"en")),("Intended mother",g.N(E)),("Date of birth",g.D(E.dob,"en"))]+([("Carrier",g.N(X))] if g.r.random()<.6 else [])); s.p("The carrier was seen at 14 weeks. Urine culture grew E. coli, treated with nitrofurantoin. Renal ultrasound: mild right hydronephrosis."); g.sign("en"); return NONE
@kind
def prison(g):
    D=g.pick(); X=g.x("M"); s=g.sh; l=g.c(["fr","ar"])
    if l=="fr": s.lh(["Établissement pénitentiaire de "+g.city,"Unité sanitaire"]); s.h(g.c(["EXTRACTION MÉDICALE","Note médicale au parloir","Autorisation de visite à l'hôpital"])); s.p(g.c([f"{g.full(D)}, est autorisé{he(D,'','e')} à visiter l'écrou n° {g.r.randint(1000,99999)} hospitalisé en urologie sous sonde.",f"L'escorte est commandée par {g.full(D)}. Le détenu {X.last.upper()} sera conduit menotté à la consultation d'urologie.",f"La demande de soins est déposée par {g.full(D)}, pour le détenu {g.n(X)} : rétention aiguë d'urine."])); g.sign()
    else: s.lh(["المؤسسة السجنية","الوحدة الصحية"]); s.p(f"يرخص لـ {g.n(D)} {g.na(D)} بزيارة النزيل رقم {g.r.randint(1000,9999)} بمصلحة المسالك البولية."); g.sign("ar")
    return NONE
@kind
def pilgrimage(g):
    D=g.pick("M"); X=g.x("F"); s=g.sh; l=g.c(["fr","ar","en"])
    if l=="fr": s.lh(["Centre de vaccination des pèlerins",g.city]); s.h("CARNET DU PÈLERIN"); s.form([("Pèlerine",g.c([X.first,g.N(X)])),("Groupe",str(g.r.randint(3,40))),("Mahram",g.N(D)),("Né le",g.D(D.dob)),("CIN du mahram",g.cin(D)),("Vaccin","ACYW135")]); s.p("Incontinence urinaire : protections à prévoir.")
    elif l=="ar": s.lh(["مركز تلقيح الحجاج"]); s.h("بطاقة التلقيح"); s.form([("الحاجة",g.c([X.first,g.N(X)])),("المحرم",g.N(D)),("تاريخ ازدياد المحرم",g.D(D.dob,"ar")),("اللقاح","ACYW135")])
    else: s.h("HAJJ VACCINATION RECORD"); s.kv([("Pilgrim",g.c([X.first,g.N(X)])),("Travelling with",g.N(D)),("DOB",g.D(D.dob,"en")),("Vaccine","MenACWY")])
    g.sign(l); return NONE
@kind
def trial_control(g):
    D=g.pick(); X=g.x(sex=D.sex); s=g.sh; l=g.c(["fr","en"])
    if l=="fr": s.lh(["Unité de recherche clinique","Étude LITHO-CAS"]); s.h("FICHE D'APPARIEMENT"); s.tab(["","Identité","Né(e) le"],[["Cas",f"LC-{g.r.randint(100,999)}" if g.r.random()<.5 else g.N(X),g.D(X.dob)],["Témoin",g.N(D),g.D(D.dob)]]); s.p("Calciurie du cas : 9,1 mmol/24 h. Le témoin n'a pas donné d'urines.")
    else: s.lh(["Trial office - PROSTAWATCH"]); s.h("SERIOUS ADVERSE EVENT REPORT"); s.kv([("Participant",f"PW-{g.r.randint(1000,9999)}"),("Event","Urosepsis, grade 3"),(g.c(["Matched control","Reported by"]),g.N(D)),("Date of birth",g.D(D.dob,"en"))]); s.p(g.med("en",2))
    return NONE
@kind
def genetics(g):
    D=g.pick(); X=g.sub(D); s=g.sh; l=g.c(["fr","en"])
    if l=="fr": s.lh(["Laboratoire de génétique moléculaire","CHU Al Mansour"]); s.h(g.c(["ÉTUDE FAMILIALE - GÈNE PKD1","Recherche ciblée BRCA2"])); s.kv([("Personne testée",g.N(X)),("Née/né le",g.D(X.dob)),(g.c(["Cas index","Proposant déjà étudié"]),g.N(D)),("Né(e) le",g.D(D.dob))]); s.p(f"Le variant c.{g.r.randint(1000,9000)}C>T, identifié chez {g.n(D)}, n'est pas retrouvé.")
    else: s.h("CASCADE TESTING REPORT"); s.p(f"The familial variant was first identified in {g.fen(D)}. We have now tested {g.n(X)} ({g.en(X)}), who does not carry it.")
    g.sign(l); return g.ex(X)
@kind
def transplant(g):
    D=g.pick(); X=g.sub(D); s=g.sh; l=g.c(["fr","en","ar"])
    if l=="fr": s.lh(["Laboratoire HLA","CHU Al Mansour"]); s.h("CROSS-MATCH LYMPHOCYTAIRE"); s.cols(("Receveur",[("Nom",g.N(X)),("Né(e) le",g.D(X.dob))]),(g.c(["Donneur vivant","Donneur potentiel"]),[("Nom",g.N(D)),("Né(e) le",g.D(D.dob))])); s.tab(["Test","Receveur","Donneur"],[["Groupe","O+","A+"],["HLA-A","02, 24","02, 11"],["CM-CDC","négatif",""]])
    elif l=="en": s.h("Renal transplant: compatibility"); s.p(g.c([f"{g.fen(D)} has kindly offered a kidney. The recipient, {g.n(X)}, {g.en(X)}, is on dialysis.",f"Crossmatch between {g.fen(D)} and {g.n(X)}, {g.en(X)}, was negative; the former is the prospective donor."])); s.p(g.med("en",1))
    else: s.h("فحص التطابق النسيجي"); s.kv([("المتبرع",g.N(D)),("تاريخ ازدياد المتبرع",g.D(D.dob,"ar")),("المتلقي",g.N(X)),("تاريخ ازدياد المتلقي",g.D(X.dob,"ar"))])
    g.sign(l); return g.ex(X)
@kind
def contact_tracing(g):
    D=g.pick(); X=g.x(); s=g.sh; l=g.c(["fr","en","ar"])
    if l=="fr": s.lh(["Centre de diagnostic de la tuberculose",g.city]); s.h(g.c(["ENQUÊTE D'ENTOURAGE","Fiche contact"])); s.form([("Cas source",g.N(D)),("Né(e) le",g.D(D.dob)),("Localisation","rénale"),("Sujet contact",g.c([g.N(X),X.first,"collègue de bureau n° 3"])),("IDR",f"{g.r.randint(5,20)} mm"),("Décision","INH 6 mois")]); s.p("Le sujet contact sera revu à trois mois.")
    elif l=="en": s.h("CONTACT INVESTIGATION FORM"); s.kv([("Index case",g.N(D)),("DOB",g.D(D.dob,"en")),("This contact",g.c([g.N(X),X.first])),("IGRA","positive")])
    else: s.h("بطاقة تتبع المخالطين"); s.form([("الحالة الأصلية",g.N(D)),("تاريخ الازدياد",g.D(D.dob,"ar")),("المخالط",g.N(X)),("النتيجة","سلبية")])
    g.sign(l); return NONE
@kind
def needle_stick(g):
    D=g.pick(); X=g.x("F"); s=g.sh; s.lh([g.c(["Médecine du travail","Occupational health"]),g.c(["Clinique de l'Oued","Hôpital des Cèdres"])]); l=g.c(["fr","en"])
    if l=="fr": s.h("ACCIDENT D'EXPOSITION AU SANG"); g.c([s.kv,s.form])([("Victime",g.c([g.N(X),"infirmière de bloc","IDE "+X.first])),("Mécanisme","piqûre aiguille creuse"),(g.c(["Patient source","Malade source","Patient à l'origine"]),g.N(D)),(g.c(["Né(e) le","Date de naissance"]),g.D(D.dob))]); s.p("Sérologies de la victime : VIH nég., VHC nég., Ac anti-HBs 240. Contrôle à six semaines.")
    else: s.h("BLOOD EXPOSURE REPORT"); s.p(f"Staff nurse {X.first} {X.last[0]}. sustained a needlestick while attending {g.fen(D)}. Baseline serology of the nurse was negative. Follow-up at 6 weeks.")
    g.sign(l); return NONE
@kind
def sample_mixup(g):
    D=g.pick(); X=g.x(sex=D.sex); s=g.sh; s.lh([g.c(["LabAtlas Diagnostics","Laboratoire du Phare"]),"Cellule qualité"]); s.h(g.c(["FICHE DE NON-CONFORMITÉ","Signalement d'erreur d'identité","Inversion d'échantillons"])); g.date(); s.p(g.c([f"Les tubes étiquetés au nom de {g.full(D)}, ont été prélevés chez une autre personne. L'enquête oriente vers {g.M(X)}.",f"Le PSA de 38 ng/ml rendu pour {g.full(D)}, appartient en réalité au voisin de chambre.",f"Deux flacons de biopsie ont été intervertis : {g.full(D)} et {g.full(X)}. Les comptes rendus correspondants sont à détruire."])); g.sign(); return NONE
@kind
def annule_remplace(g):
    D=g.pick(); X=g.sub(D); s=g.sh; l=g.c(["fr","en","ar"]); 
    if l=="fr": g.head("BioMarsa Analyses"); s.h(g.c(["COMPTE RENDU RECTIFICATIF","ANNULE ET REMPLACE"])); s.kv([("Patient",g.N(X)),("Né(e) le",g.D(X.dob))]); s.box([g.c([f"Ce compte rendu annule et remplace celui du {g.D(g.day)} édité par erreur au nom de {g.N(D)}, {g.ne(D)}.",f"Édité initialement sous l'identité {g.N(D)} ({g.ne(D)}) : ne pas tenir compte."])]); s.tab(["Analyse","Résultat","Unité","Réf."],g.labs())
    elif l=="en": s.h("CORRECTED REPORT"); s.p(f"Previously issued under: {g.N(D)}, {g.en(D)} - withdrawn."); s.kv([("Correct patient",g.N(X)),("DOB",g.D(X.dob,"en"))]); s.tab(["Test","Result","Unit","Ref."],g.labs("en"))
    else: s.h("تقرير مصحح يلغي ويعوض السابق"); s.p(f"صدر سابقا عن طريق الخطأ باسم {g.n(D)} {g.na(D)}"); s.kv([("المريض",g.N(X)),("تاريخ الازدياد",g.D(X.dob,"ar"))])
    return g.ex(X)
@kind
def withdrawn_report(g):
    D=g.pick(); s=g.sh; g.head("Centre d'imagerie du Port"); s.h(g.c(["AVIS D'ANNULATION","Retrait d'un compte rendu"])); s.kv([("Compte rendu n°",str(g.r.randint(10**4,10**5))),("Édité au nom de",g.N(D)),("Né(e) le",g.D(D.dob))]); s.p(g.c(["Cet examen a été saisi dans le mauvais dossier. Il concerne une autre personne et doit être retiré de votre dossier.","Les images ne sont pas celles de cette personne. Le compte rendu exact sera adressé sous la bonne identité."])); g.sign(); return NONE
@kind
def second_opinion(g):
    D=g.pick(); s=g.sh; l=g.c(["fr","en","ar"]); X=g.x(g.c("MF"))
    if l=="fr": s.right(f"{g.N(D)}"); s.right(g.ne(D)); s.right(f"{g.city}, tél. {D.phone}"); s.p("Docteur,"); s.p(g.c(["Je sollicite un second avis sur les résultats de "+g.c(["ma belle-mère","mon oncle","mon père"])+". On lui propose une cystectomie et nous hésitons.",f"Je me permets de vous transmettre le dossier de {g.n(X)}, que j'aide dans ses démarches. Faut-il vraiment opérer ?"])+" L'anatomopathologie évoque un carcinome pT1 de haut grade."); s.p(f"Cordialement, {g.n(D)}")
    elif l=="en": s.right(g.N(D)); s.right(g.en(D)); s.p("Dear Doctor,"); s.p(f"I would be grateful for your view on {g.c(['my uncle','my father-in-law','a close friend'])}. {g.c(['He','My relative'])} has been told that the bladder must come out. The reports are enclosed. Could you tell us what you would do?"); s.p(g.n(D))
    else: s.p(g.N(D)); s.p(g.na(D)); s.p("الدكتور المحترم"); s.p("أكتب إليكم لطلب رأي ثان حول حالة والدي الذي اقترحت عليه عملية جراحية على المثانة."); s.p(g.n(D))
    return NONE
@kind
def interpreter(g):
    D=g.pick(); X=g.x(); s=g.sh; l=g.c(["fr","en"])
    if l=="fr": g.head(); s.h("CONSULTATION AVEC INTERPRÈTE"); s.kv([("Interprète",g.N(D)),("Né(e) le",g.D(D.dob)),("Langue",g.c(["tachelhit","wolof","russe"]))]); s.p(f"{g.M(X)}, {g.ne(X)}, décrit par son intermédiaire des brûlures mictionnelles. {g.med(k=2)}" if g.r.random()<.5 else f"Les propos de la personne examinée, traduits, évoquent une colique. {g.med(k=2)}"); g.sign()
    else: s.h("INTERPRETED ENCOUNTER"); s.p(f"Interpreter present: {g.fen(D)}. The lady, known as {X.first}, reported flank pain. "+g.med("en",2)); g.sign("en")
    return NONE
@kind
def deceased_heirs(g):
    D=g.pick(); X=g.x(); s=g.sh; l=g.c(["fr","ar"])
    if l=="fr": g.c([lambda:s.lh(["Étude de Maître Lahlimi","Notaire à "+g.city]),lambda:g.head()])(); s.h(g.c(["DEMANDE DE DOSSIER MÉDICAL D'UN DÉFUNT","Certificat post mortem","Acte d'hérédité - pièce médicale"])); s.p(g.c([f"Feu {g.n(X)} est décédé{he(X,'','e')} d'un cancer de la vessie. A comparu {g.full(D)}, seul héritier.",f"{g.full(D)}, agissant en qualité d'ayant droit, demande copie du dossier de {he(X,'feu son père','feue sa mère')}.",f"Le corps du défunt a été remis à {g.full(D)}, CIN {g.cin(D)}. Cause du décès : urosepsis."])); g.sign()
    else: s.h("شهادة وفاة - نسخة للورثة"); s.kv([("المتوفى",g.N(X)),("الوارث الحاضر",g.N(D)),("تاريخ الازدياد",g.D(D.dob,"ar")),("سبب الوفاة","قصور كلوي")]); g.sign("ar")
    return NONE
@kind
def newborn(g):
    D=g.pick("F"); s=g.sh; l=g.c(["fr","en","ar"]); w=g.r.randint(2400,4100)
    if l=="fr": g.head("Maternité Lalla Aïcha"); s.h(g.c(["EXAMEN DU NOUVEAU-NÉ","Échographie rénale néonatale"])); s.kv([(g.c(["Nouveau-né de","Bébé de","Enfant de"]),g.N(D)),("Née le",g.D(D.dob)),("Naissance",g.D(g.day)+" à 04h12"),("Poids",f"{w} g")]); s.p("Dilatation pyélique droite de 9 mm. Apgar 10/10. Contrôle à un mois.")
    elif l=="en": s.h("NEONATAL RENAL ULTRASOUND"); s.kv([(g.c(["Baby of","Infant of"]),g.N(D)),("DOB",g.D(D.dob,"en")),("Delivered",g.D(g.day,"en")),("Weight",f"{w} g")]); s.p("Left pelvic dilatation 8 mm.")
    else: s.h("فحص المولود"); s.kv([("مولود السيدة",g.N(D)),("المزدادة بتاريخ",g.D(D.dob,"ar")),("الوزن",f"{w}")]); s.p("توسع بسيط بالحويضة اليمنى.")
    g.sign(l); return NONE
@kind
def twins(g):
    a,b=g.c(g.R.twins) if g.R.twins else (g.pick(),g.x()); s=g.sh; g.head(); s.h(g.c(["Consultation gémellaire","Compte rendu de consultation"])); s.p(g.c([f"J'ai vu les jumeaux {a.last}, {a.first} et {b.first}, nés le {g.D(a.dob)}. {a.first} urine bien, {b.first} garde un résidu.",f"L'un des jumeaux {a.last} ({a.first} ou {b.first}, nés le {g.D(a.dob)}) a été opéré du testicule ; le registre ne précise pas lequel.",f"{a.first} {a.last.upper()}, né le {g.D(a.dob)}, a donné du sang pour comparer avec son frère {b.first}, qui est le malade."])); s.p(g.med(k=1)); g.sign(); return NONE
@kind
def homonym_note(g):
    D=g.pick(); s=g.sh; X=g.x(sex=D.sex); X.last,X.first=D.last,D.first
    while abs(X.dob.year-D.dob.year)<4: X.dob=X.dob.replace(year=X.dob.year+7 if X.dob.year<1970 else X.dob.year-11)
    l=g.c(["fr","en"])
    if l=="fr": g.head("Laboratoire de l'Horloge"); s.kv([("Patient",g.N(X)),("Né(e) le",g.D(X.dob))]); s.box([g.c([f"ATTENTION HOMONYME : ne pas confondre avec {g.N(D)}, {g.ne(D)}.",f"Homonymie signalée ({g.N(D)} du {g.D(D.dob)} est une autre personne)."])]); s.tab(["Analyse","Résultat","Unité","Réf."],g.labs())
    else: s.box([f"NAME ALERT - another person: {g.N(D)}, {g.en(D)}"]); s.kv([("Patient",g.N(X)),("DOB",g.D(X.dob,"en"))]); s.tab(["Test","Result","Unit","Ref."],g.labs("en"))
    return NONE
@kind
def foreign_sticker(g):
    D=g.pick(); X=g.x(); s=g.sh; y0=s.y; s.label([g.N(D),f"{g.D(D.dob)}  {D.sex}",f"IPP {g.r.randint(10**8,10**9)}"],350,830,200); s.y=762
    s.h(g.c(["BON DE DEMANDE D'EXAMEN","FEUILLE DE BLOC","Demande d'anatomopathologie"])); g.c([s.kv,s.form])([("Patient",g.N(X)),("Né(e) le",g.D(X.dob)),("Examen demandé",g.c(["ECBU","Uroscanner","Cytologie urinaire"]))]); s.p(g.med(k=2)); g.sign(); return NONE
@kind
def quoted_email(g):
    D=g.pick(); s=g.sh; X=g.x(); l=g.c(["fr","en"]); 
    if l=="fr": s.kv([("De",f"secretariat@{g.c(['orangers','cedres','oued'])}.example"),("À","cabinet d'urologie"),("Envoyé",g.D(g.day)),("Objet",g.c(["RE: RE: résultats","TR: compte rendu","Rdv"]))]); s.p(g.c([f"Bonjour, finalement c'est pour {g.M(X)} qu'il faut le rendez-vous, voir l'échographie ci-dessous. Même médecin que l'autre fois.","Bonjour, même chose que la dernière fois mais pour le beau-frère : hématurie, PSA à 14."])); s.p(g.c(["-----Message d'origine-----",f"Le {g.D(g.day)}, le cabinet a écrit :"])); s.p(f"> Bonjour, le rendez-vous de {g.full(D)}, est confirmé."); s.p("> Merci d'apporter les examens.")
    else: s.kv([("From","records@cedarbay.example"),("To","Urology office"),("Subject","FW: results")]); s.p(f"Please disregard the name below, the scan is for Mr {X.last}'s brother."); s.p("----- Forwarded message -----"); s.p(f"> Patient {g.N(D)}, {g.en(D)}, is booked for Monday.")
    return NONE
@kind
def chat_printout(g):
    D=g.pick(); k=g.x(); s=g.sh; s.p(g.c(["Discussion WhatsApp exportée","Chat export","محادثة مصدرة"]),bold=True); t=lambda i:f"[{g.D(g.day,'en') if False else g.day.strftime('%d/%m/%Y')} 10:{g.r.randint(10,20)+i*10}]"; w=g.c(["mon mari","ma mère","mon fils","la voisine"]); rel=w
    s.p(f"{t(0)} {g.n(D)} : Bonjour docteur, c'est {g.N(D)}, {g.ne(D)}"); s.p(f"{t(1)} Cabinet : Bonjour, que se passe-t-il ?"); s.p(f"{t(2)} {g.n(D)} : {rel} a du sang dans les urines depuis ce matin, "+g.c(["je vous envoie l'ECBU","38,7 de fièvre","les résultats sont mauvais"])); s.p(f"{t(3)} Cabinet : Amenez la personne aux urgences."); return NONE
@kind
def two_row_list(g):
    D=g.pick(); E=g.c([g.x(),g.pick(no=(D,))]); s=g.sh; g.head(); l=g.c(["fr","en","ar"]); one=g.r.random()<.4; R=[[g.N(D),g.D(D.dob,l),g.c(["RTUP","JJ","LEC"])],[g.N(E),g.D(E.dob,l),"Cystoscopie"]]
    if l!="en" and one: s.h(g.c(["ACCOMPAGNANTS PRÉSENTS","Visiteurs du jour","Personnes ayant retiré un document"])); s.tab(["Nom","Né(e) le","Visite à"],[[g.N(D),g.D(D.dob),"chambre "+str(g.r.randint(100,300))]])
    elif l=="fr": s.h(g.c(["PROGRAMME OPÉRATOIRE","Liste des patients vus","Récapitulatif de vacation"])); s.tab(["Patient","Né(e) le","Acte"],R)
    elif l=="en": s.h("THEATRE LIST"); s.tab(["Patient","DOB","Procedure"],R)
    else: s.h("لائحة المرضى"); s.tab(["المريض","تاريخ الازدياد","العملية"],R)
    return NONE
@kind
def pharmacy(g):
    D=g.pick(); X=g.x(); s=g.sh; s.lh(["Pharmacie "+g.c(["du Marché","Ennour","des Palmiers"]),g.city]); l=g.c(["fr","en","ar"])
    if l=="fr": s.h(g.c(["ORDONNANCIER - STUPÉFIANTS","Délivrance sur ordonnance","Ticket de délivrance"])); s.kv([("Traitement de",g.c([f"M. {X.last}",g.N(X),X.first])),(g.c(["Remis à","Retiré par","Porteur de l'ordonnance"]),g.N(D)),("Né(e) le",g.D(D.dob)),("CIN",g.cin(D))])
    elif l=="en": s.h("Dispensing record"); s.kv([("Medicine for",g.c([f"Mr {X.last}",X.first])),("Collected by",g.N(D)),("DOB",g.D(D.dob,"en"))])
    else: s.h("سجل صرف الأدوية"); s.kv([("الدواء لفائدة",g.c([X.last,g.N(X)])),("تسلمه",g.N(D)),("تاريخ الازدياد",g.D(D.dob,"ar"))])
    s.tab(["Produit","Qté"],[["Morphine LP 10 mg","14"],["Tamsulosine","30"]]); return NONE
@kind
def dental(g):
    D=g.pick(); k=g.x(minor=True,last=D.last); s=g.sh; s.lh(["Cabinet dentaire "+g.c(["Sourire","Anfa"]),g.city]); s.h(g.c(["DEVIS D'ORTHODONTIE","Plan de traitement"])); s.kv([(g.c(["Débiteur","Devis établi pour le compte de","À l'attention de"]),g.N(D)),("Né(e) le",g.D(D.dob))]); s.tab(["Dent","Acte","DH"],[["16","Bague","800"],["26","Bague","800"],["-",f"Contention ({k.first})","1500"]]); s.p(f"Prophylaxie antibiotique de {k.first} en raison d'un reflux vésico-urétéral opéré : à valider avec l'urologue."); g.sign(); return NONE
@kind
def will(g):
    D=g.pick(); X=g.x(); s=g.sh; s.lh([g.c(["Étude notariale Sebti","Office of the Notary Public","مكتب العدول"])]); l=g.c(["fr","en","ar"])
    if l=="fr": s.h("TESTAMENT ET CERTIFICAT DE SANITÉ D'ESPRIT"); s.p(g.c([f"Le testateur {g.n(X)}, examiné ce jour par {g.doc()}, est sain d'esprit. Il institue légataire {g.full(D)}.",f"Je lègue mes biens à {g.full(D)}. Fait sur mon lit d'hôpital, service d'urologie. Signé {X.first[0]}. {X.last}."]))
    elif l=="en": s.h("Capacity statement and last will"); s.p(f"I leave my house to {g.fen(D)}. The testator, {g.n(X)}, was assessed on the urology ward and has capacity.")
    else: s.h("وصية"); s.p(f"أوصي بثلث مالي لـ {g.n(D)} {g.na(D)}. حرر بالمستشفى والموصي في كامل قواه العقلية.")
    g.sign(l); return NONE
@kind
def travel_insurance(g):
    D=g.pick(); X=g.sub(D); s=g.sh; s.lh([g.c(["Horizon Assistance","Voyageo Protect"])]); l=g.c(["fr","en"])
    if l=="fr": s.h("DÉCLARATION DE SINISTRE VOYAGE"); s.form([(g.c(["Souscripteur","Organisateur du voyage"]),g.N(D)),("Né(e) le",g.D(D.dob)),("Voyageur malade",g.N(X)),("Né(e) le",g.D(X.dob)),("Lieu","Istanbul"),("Événement","colique néphrétique")])
    else: s.h("MEDICAL CLAIM FORM"); s.kv([("Lead traveller",g.N(D)),("Date of birth",g.D(D.dob,"en")),("Person taken ill",g.N(X)),("Date of birth",g.D(X.dob,"en")),("Diagnosis","renal colic")])
    s.p("Rapatriement sanitaire non nécessaire." if l=="fr" else "No repatriation needed."); return g.ex(X)
@kind
def directed_blood(g):
    D=g.pick(); X=g.x(); s=g.sh; s.lh(["Centre régional de transfusion sanguine",g.city]); l=g.c(["fr","ar"])
    if l=="fr": s.h(g.c(["DON DE COMPENSATION","Attestation de don dirigé"])); s.p(g.c([f"{g.full(D)}, groupe O+, a donné 450 ml au bénéfice de {g.n(X)}, hospitalisé{he(X,'','e')} en urologie.",f"Pour {g.n(X)} (RTUP prévue) : deux culots réservés. Donneur ce jour : {g.N(D)}, {g.ne(D)}."]))
    else: s.h("شهادة التبرع بالدم"); s.kv([("المتبرع",g.N(D)),("تاريخ الازدياد",g.D(D.dob,"ar")),("لفائدة",g.N(X))])
    g.sign(l); return NONE
@kind
def partner_notification(g):
    D=g.pick(); s=g.sh; l=g.c(["fr","en"]); s.lh([g.c(["Centre de santé sexuelle","Sexual Health Clinic"])])
    if l=="fr": s.h("NOTIFICATION AU PARTENAIRE"); s.p(g.c([f"La personne traitée ce jour (code {g.r.randint(1000,9999)}) désigne comme partenaire {g.full(D)}, à convoquer.",f"Contact cité : {g.N(D)}, {g.ne(D)}. Résultats du cas : gonocoque positif, chlamydia négatif."]))
    else: s.h("PARTNER NOTIFICATION SLIP"); s.kv([("Index patient",f"code {g.r.randint(1000,9999)}"),("Result","Chlamydia positive"),("Named contact",g.N(D)),("DOB",g.D(D.dob,"en"))])
    return NONE
@kind
def gamete_donor(g):
    D=g.pick("M"); X=g.x("F",age=(1980,1996)); s=g.sh; s.lh([g.c(["Centre AMP Les Glycines","Aurora Reproductive Center"])]); l=g.c(["fr","en"])
    if l=="fr": s.h(g.c(["TENTATIVE DE FIV - FICHE","Transfert d'embryons"])); s.kv([("Couple",f"{X.last.upper()} / {D.last.upper()}"),("Madame",g.N(X)),("Monsieur",g.N(D)),("Né le",g.D(D.dob)),("Ovocytes","9"),("Embryons","2 (J5)")]); s.p("Transfert facile sous échographie. Progestérone à poursuivre chez Madame.")
    else: s.h("Recipient cycle report"); s.kv([("Donor of sperm",g.N(D)),("Donor DOB",g.D(D.dob,"en")),("Recipient",g.c([g.N(X),X.first])),("Procedure","IUI")]); s.p("Recipient endometrium 9 mm.")
    return NONE
@kind
def guardian(g):
    D=g.pick(); X=g.x(); s=g.sh; l=g.c(["fr","en","ar"])
    if l=="fr": g.head(); s.h(g.c(["CERTIFICAT POUR LE JUGE DES TUTELLES","Mesure de protection"])); s.p(g.c([f"{g.full(D)}, tuteur, se présente avec {g.n(X)}, {g.ne(X)}, majeur protégé, porteur d'une sonde à demeure.",f"{g.full(D)}, répond aux questions à la place du majeur qu'{he(D,'il','elle')} représente, lequel souffre d'incontinence."])+" "+g.med(k=1))
    elif l=="en": s.h("GUARDIANSHIP - MEDICAL STATEMENT"); s.kv([("Guardian",g.N(D)),("Date of birth",g.D(D.dob,"en")),("Ward",g.c([g.N(X),X.first]))]); s.p(g.med("en",2))
    else: s.h("شهادة طبية - كفالة قاصر"); s.kv([("الولي الشرعي",g.N(D)),("تاريخ الازدياد",g.D(D.dob,"ar")),("القاصر",X.first)]); s.p(g.med("ar",1))
    g.sign(l); return NONE
@kind
def proxy_collect(g):
    D=g.pick(); X=g.x(); s=g.sh; s.h(g.c(["PROCURATION","Retrait de résultats","POWER OF ATTORNEY"])); s.p(g.c([f"Je soussigné{he(X,'','e')} {g.n(X)} donne pouvoir à {g.full(D)}, CIN {g.cin(D)}, pour retirer mes résultats de biopsie.",f"I, {g.n(X)}, authorise {g.fen(D)} to collect my pathology report and to speak with the urologist on my behalf.",f"Les clichés ont été remis contre signature à {g.full(D)}. Titulaire des clichés : {X.last.upper()} {X.first[0]}."])); g.date(); return NONE
@kind
def doctor_identity(g):
    D=g.c(g.R.docs); s=g.sh; s.lh([f"Docteur {g.n(D)}","Expert près la Cour d'appel",f"{g.ne(D).capitalize()} - CIN {g.cin(D)}"]); s.h(g.c(["RAPPORT D'EXPERTISE","Avis médical sur pièces"])); s.p(g.c(["J'ai examiné la victime dont l'identité figure au dossier de la compagnie. ","Le dossier anonymisé n° 4471 m'a été soumis. "])+g.med(k=3)); g.sign(who="Dr "+g.n(D)); return NONE
@kind
def two_people_pages(g):
    D=g.pick(); E=g.c([g.x(),g.pick(no=(D,))]); s=g.sh
    for i,p in enumerate((D,E)):
        if i: s.page()
        g.head("LabAtlas Diagnostics"); g.show(g.ident(p) if p.id else [("Patient",g.N(p)),("Né(e) le",g.D(p.dob))]); s.h("Résultats"); s.tab(["Analyse","Résultat","Unité","Réf."],g.labs())
    return NONE
@kind
def minor_consent(g):
    D=g.pick(); k=g.x(minor=True,last=D.last); s=g.sh; l=g.c(["fr","en","ar"])
    if l=="fr": g.head(); s.h("AUTORISATION D'OPÉRER"); s.p(f"Je soussigné{he(D,'','e')} {g.n(D)}, {g.ne(D)}, CIN {g.cin(D)}, autorise l'équipe à pratiquer une {g.c(['orchidopexie','circoncision','cystoscopie'])} sous anesthésie générale sur "+g.c([k.first,g.n(k),"mon enfant"])+".")
    elif l=="en": s.h("CONSENT TO SURGERY (UNDER 18)"); s.kv([("I, the undersigned",g.N(D)),("Date of birth",g.D(D.dob,"en")),("consent to the operation on",g.c([k.first,g.N(k)])),("Procedure","orchidopexy")])
    else: s.h("إذن بإجراء عملية"); s.p(f"أنا الموقع أسفله {g.n(D)} {g.na(D)} أوافق على إجراء عملية الختان لابني {k.first}.")
    g.date(l); g.sign(l); return NONE
@kind
def accident_witness(g):
    D=g.pick(); X=g.x(); s=g.sh; s.lh(["Sûreté nationale","Brigade des accidents - "+g.city]); s.h(g.c(["PROCÈS-VERBAL - VOLET MÉDICAL","Déclaration d'accident du travail"])); s.kv([(g.c(["Déclarant","Entendu ce jour","Conducteur du véhicule B"]),g.N(D)),("Né(e) le",g.D(D.dob)),("CIN",g.cin(D))]); s.p(f"Le blessé, {g.c([g.n(X),'un piéton','le nommé '+X.last])}, a été évacué avec une fracture du bassin et une rupture urétrale."); return NONE
@kind
def weak_identifiers(g):
    D=g.pick(); s=g.sh; g.head(); s.h(g.c(["Compte rendu de consultation","Échographie prostatique" if D.sex=="M" else "Échographie pelvienne"])); y=D.dob.year
    s.kv(g.c([[("Patient",g.N(D)),("Âge",f"{2025-y} ans"),("Tél.",D.phone)],[("Patient",g.N(D)),("Né(e) le",D.dob.strftime("%d/%m/%y"))],[("Patient",f"{D.last.upper()} {D.first[0]}."),("Né(e) le",g.D(D.dob))],[("Patient",D.last.upper()),("Né(e) le",g.D(D.dob))],[("Patient",g.N(D)),("Né(e) en",str(y)),("N° assuré",str(g.r.randint(10**8,10**9)))]])); s.p(g.med(k=3)); g.sign(); return ("ask",D.id)
@kind
def clerk_date_or_near(g):
    D=g.c(g.R.jan if g.r.random()<.5 or not g.R.near else g.R.near); s=g.sh; g.head(); s.kv([("Patient",g.N(D)),("Né(e) le",g.D(D.dob))]); s.h("Compte rendu"); s.p(g.med(k=3)); g.sign(); return ("ask",D.id)
@kind
def contradicting_ids(g):
    D=g.pick(); E=g.pick(no=(D,)); s=g.sh; g.head(); s.h("Bulletin de consultation"); g.c([s.kv,s.form])(g.c([[("Patient",g.N(D)),("Né(e) le",g.D(E.dob))],[("Patient",g.N(D)),("Dossier n°",E.fno)],[("Patient",g.N(D)),("Né(e) le",g.D(D.dob)),("CIN",E.cin or "ZZ001122"),("Dossier n°",E.fno)]])); s.p(g.med(k=2)); g.sign(); return NONE
@kind
def pedigree(g):
    D=g.pick(); s=g.sh; s.lh(["Consultation d'oncogénétique"]); s.h(g.c(["ARBRE FAMILIAL","Family history chart"])); X=g.x(); s.tab(["N°","Personne","Naissance","Atteinte"],[["I-1",g.c(["grand-père","GF"]),"inconnue","prostate 72 ans"],["II-3",g.N(D),g.D(D.dob),"rein 51 ans"],["III-1 (flèche)",g.c([X.first,"la consultante",g.N(X)]),"","indemne"]]); s.p("La surveillance de III-1 débutera à 40 ans."); return NONE
@kind
def carer(g):
    D=g.pick(); X=g.x(); s=g.sh; l=g.c(["fr","en","ar"])
    if l=="fr": s.lh(["Hospitalisation à domicile "+g.city]); s.h(g.c(["ÉVALUATION DE L'AIDANT ET DU DOMICILE","Visite à domicile"])); s.kv([("Ouvre la porte / aidant",g.N(D)),("Né(e) le",g.D(D.dob)),("Personne aidée",g.c([X.first,g.N(X)]))]); s.p("Sonde changée, urines claires. Escarre sacrée stade 2.")
    elif l=="en": s.h("HOME VISIT"); s.p(f"The door was opened by {g.fen(D)}, who does all the catheter care. {'His' if D.sex=='M' else 'Her'} aunt was lying in the bedroom. The catheter was blocked and was changed.")
    else: s.h("زيارة منزلية"); s.p(f"استقبلنا {g.far(D)} وهو من يعتني بالمريض المسن. تم تغيير القسطرة البولية."); 
    g.sign(l); return NONE
@kind
def loan_insurance(g):
    D=g.pick(); X=g.sub(D); s=g.sh; s.lh([g.c(["Banque du Détroit","Crédit Logement Atlas"]),"Assurance emprunteur"]); s.h("QUESTIONNAIRE DE SANTÉ"); s.form([("Emprunteur principal",g.N(D)),("Né(e) le",g.D(D.dob)),("Co-emprunteur concerné par ce questionnaire",g.N(X)),("Né(e) le",g.D(X.dob))]); s.p("Cancer de la prostate : oui, opéré." if X.sex=="M" else "Calculs urinaires : oui, en 2021."); return g.ex(X)
@kind
def veterinary(g):
    D=g.pick(); s=g.sh; s.lh([g.c(["Clinique vétérinaire du Lac","Cabinet vétérinaire Amal"])]); a=g.c(["Rex","Minouche","Simba","Caramel"]); s.h("ANALYSE D'URINES"); g.c([s.kv,s.form])([("Patient",f"{a} ({g.c(['chat européen','berger allemand'])})"),(g.c(["Propriétaire","Détenteur","Client"]),g.N(D)),("Né(e) le",g.D(D.dob)),("CIN",g.cin(D))]); s.tab(["Paramètre","Résultat"],[["pH","7,5"],["Cristaux","struvites"],["Densité","1,050"]]); s.p("Régime calculolytique huit semaines."); return NONE
@kind
def thanks_referrer_patient(g):
    D=g.pick(); X=g.x(); s=g.sh; g.head(); g.date(); s.p("Cher confrère,"); s.p(g.c([f"C'est sur les conseils de {g.full(D)}, opéré{he(D,'','e')} par vos soins, que {g.n(X)} souhaite vous consulter.",f"Dans la même chambre que {g.full(D)}, se trouvait {g.n(X)}, qui a fait une hématurie et dont je vous demande avis.",f"Après le décès de {g.full(D)}, {he(X,'son frère','sa soeur')} {X.first} s'inquiète de ses propres urines."])+" "+g.med(k=2)); g.sign(); return NONE
@kind
def military_next_of_kin(g):
    D=g.pick(); X=g.x("M"); s=g.sh; s.lh(["Service de santé militaire"]); s.h(g.c(["AVIS D'HOSPITALISATION À LA FAMILLE","Avis de blessure"])); s.kv([("Destinataire",g.N(D)),("Né(e) le",g.D(D.dob)),("CIN",g.cin(D))]); s.p(g.c([f"Nous vous informons que le soldat {X.last} est hospitalisé en urologie pour un traumatisme du rein.","Nous vous informons que votre fils est admis au service d'urologie ; son état est stable."])); g.sign(); return NONE

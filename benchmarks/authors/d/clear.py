K={}
def kind(f): K["clear_"+f.__name__]=f; return f
def P_(g,**k): return g.pick(**k)
@kind
def lab_blocks(g):
    p=g.pick(); s=g.sh; g.head(g.c(["Laboratoire Ibn Baytar","Laboratoire de l'Horloge","BioMarsa Analyses"]))
    s.cols((g.c(["Patient","Dossier patient"]),[("Nom et prénom",g.N(p)),("Né(e) le",g.D(p.dob)),("Sexe",p.sex)]),("Prélèvement",[("Demande n°",str(g.r.randint(10**5,10**6))),("Date",g.D(g.day)),("Prescripteur",g.doc())]))
    s.h(g.c(["Compte rendu d'analyses","Résultats d'analyses biologiques","BIOCHIMIE"])); s.tab(["Analyse","Résultat","Unité","Réf."],g.labs()); g.sign(who="Le biologiste : "+g.doc()); return p
@kind
def lab_arabic_form(g):
    p=g.pick(); s=g.sh; s.lh(["مختبر التحاليل الطبية الأمل",g.city]); s.h("نتائج التحاليل"); (g.c([s.kv,s.form]))(g.ident(p,"ar")+[("تاريخ العينة",g.D(g.day,"ar"))])
    s.tab(["التحليل","النتيجة","الوحدة","المعدل"],g.labs()); s.p("رأي المختبر : "+g.med("ar",1)); g.sign("ar"); return p
@kind
def imaging(g):
    p=g.pick(); s=g.sh; g.head("Centre de Radiologie "+g.c(["Al Qods","du Port","Hassan II"])); g.show(g.ident(p)+[("Examen du",g.D(g.day)),("Médecin demandeur",g.doc())])
    s.h(g.c(["ÉCHOGRAPHIE RÉNO-VÉSICALE","UROSCANNER","IRM PROSTATIQUE","SCINTIGRAPHIE RÉNALE"])); s.sub("Technique"); s.p("Acquisitions dans les plans usuels."); s.sub("Résultats"); s.p(g.med(k=3)); s.sub("Conclusion"); s.p(g.med(k=1)); g.sign(); return p
@kind
def referral(g):
    p=g.pick(); s=g.sh; g.head(); g.date(); s.p(g.c(["Cher confrère,","Chère consœur,","Cher ami,"]))
    s.p(g.c([f"Je vous adresse votre patient{'e' if p.sex=='F' else ''} {g.full(p)}, pour avis urologique.",f"Merci de recevoir en consultation le patient {g.N(p)}, {g.ne(p)}, pour des troubles mictionnels." if p.sex=="M" else f"Merci de recevoir en consultation la patiente {g.N(p)}, {g.ne(p)}, pour des coliques néphrétiques.",f"Je vous confie {g.full(p)}, pour prise en charge d'une lithiase."]))
    s.p(g.med(k=3)); s.p("En vous remerciant, je vous prie de croire en mes sentiments confraternels."); g.sign(); return p
@kind
def discharge(g):
    p=g.pick(); s=g.sh; g.head(); s.h(g.c(["LETTRE DE SORTIE","Compte rendu d'hospitalisation","Lettre de liaison à la sortie"])); g.show(g.ident(p)+[("Entrée",g.D(g.day)),("Service","Urologie")])
    s.p(g.c(["Mon cher confrère,","Docteur,"])); s.p((f"Votre patient a séjourné dans notre service." if p.sex=="M" else "Votre patiente a séjourné dans notre service.")+" "+g.med(k=4)); s.sub("Traitement de sortie"); s.p("- Paracétamol 1 g x 3/j\n- Ciprofloxacine 500 mg x 2/j, 7 jours"); g.sign(); return p
@kind
def certificate(g):
    p=g.pick(); s=g.sh; g.head(); s.h(g.c(["CERTIFICAT MÉDICAL","Certificat médical initial","Certificat d'aptitude"]))
    s.p(g.c([f"Je soussigné, {g.doc()}, certifie avoir examiné ce jour {g.full(p)}, et avoir constaté un état de santé compatible avec la reprise de ses activités.",f"Je soussignée {g.doc()}, certifie que l'état de santé du patient {g.N(p)}, {g.ne(p)}, nécessite un repos de {g.r.randint(2,20)} jours." if p.sex=="M" else f"Je soussigné {g.doc()}, certifie que l'état de santé de la patiente {g.N(p)}, {g.ne(p)}, nécessite un repos de {g.r.randint(2,20)} jours."]))
    s.p("Certificat délivré à l'intéressé(e) pour servir et valoir ce que de droit."); g.date(); g.sign(); return p
@kind
def prescription(g):
    p=g.pick(); s=g.sh; g.head(g.doc()+" - Médecine générale"); g.date(); s.h("ORDONNANCE"); g.c([lambda:s.kv(g.ident(p)),lambda:s.p(f"Patient : {g.N(p)} - {g.ne(p)}")])()
    for i,m in enumerate(g.r.sample(["Tamsulosine LP 0,4 mg : 1 gélule le soir, 3 mois","Solifénacine 5 mg : 1 cp/j","Fosfomycine 3 g : 1 sachet","Diclofénac 50 mg : 2/j pendant 5 jours","Alfuzosine LP 10 mg : 1/j"],3)): s.p(f"{i+1}) {m}")
    g.sign(); return p
@kind
def wrist_label(g):
    p=g.pick(); s=g.sh; w=g.r.choice([220,260]); y=s.y; hh=s.label([g.N(p),f"Né(e) le {g.D(p.dob)}  Sexe {p.sex}",f"IPP {g.r.randint(10**8,10**9)}",f"Entrée {g.D(g.day)} - Urologie"],s.m,y,w,9); s.bars(s.m+8,y-hh-32); s.y=y-hh-50
    s.h(g.c(["FICHE DE LIAISON INFIRMIÈRE","Feuille de surveillance","Feuille de température"])); s.tab(["Heure","TA","Pouls","Temp.","Diurèse"],[[f"{h}h00",f"{g.r.randint(11,15)}/{g.r.randint(6,9)}",g.r.randint(60,95),"37,%d"%g.r.randint(0,8),f"{g.r.randint(200,700)} ml"] for h in (8,12,16,20)]); s.p("Observations : "+g.med(k=1)); return p
@kind
def insurance_beside(g):
    p,q=g.pick(),None; q=g.x(last=p.last) if g.r.random()<.6 else g.pick(no=(p,)); s=g.sh; g.head(g.c(["Mutuelle Al Amana","Assurances Le Rempart","Caisse de prévoyance des ports"])); s.h(g.c(["DEMANDE D'ENTENTE PRÉALABLE","Feuille de soins maladie","PRISE EN CHARGE"]))
    s.cols((g.c(["Assuré","Adhérent"]),[("Nom et prénom",g.N(q)),("N° adhérent",str(g.r.randint(10**6,10**7)))]),(g.c(["Patient","Malade (patient)"]),[("Nom et prénom",g.N(p)),("Date de naissance",g.D(p.dob)),("Lien","conjoint(e)")]))
    s.sub("Partie réservée au médecin traitant"); s.p("Acte demandé : lithotritie extracorporelle, une séance."); s.p(g.med(k=1)); g.sign(); return p
@kind
def op_note(g):
    p=g.pick(); s=g.sh; g.head(); s.h(g.c(["COMPTE RENDU OPÉRATOIRE","Protocole opératoire"])); g.show(g.ident(p)); s.kv([("Opérateur",g.doc()),("Anesthésiste",g.doc()),("Intervention",g.c(["RTUP","Urétéroscopie souple gauche","Néphrectomie partielle","Cure d'hydrocèle"]))]); s.p("Installation en position gynécologique. "+g.med(k=3)); g.sign(); return p
@kind
def pathology(g):
    p=g.pick("M"); s=g.sh; g.head("Cabinet d'anatomie pathologique "+g.city); s.form([("Patient",g.N(p)),("Né le",g.D(p.dob)),("N° d'examen",f"25H{g.r.randint(1000,9999)}"),("Prescripteur",g.doc())]); s.h("Biopsies prostatiques"); s.tab(["Site","Carottes","Positives","Gleason"],[[a,"2",str(g.r.randint(0,2)),g.c(["-","3+3","3+4"])] for a in ("Base D","Milieu D","Apex D","Base G","Apex G")]); s.p("Conclusion : "+g.c(["Adénocarcinome acinaire ISUP 2.","Absence de signe de malignité."])); g.sign(); return p
@kind
def clinic_letter_en(g):
    p=g.pick(); s=g.sh; s.lh([g.c(["Harbour Urology Clinic","St Aldhelm's Hospital","Northgate Renal Unit"]),"Department of Urology","Fax 0044 20 0000 000"]); g.date("en"); s.p("Dear Doctor,")
    t=g.c(["Re: patient ","Patient: ","RE: your patient "]); s.p(f"{t}{g.N(p)}, DOB {g.D(p.dob,'en')}",bold=True); pr="He" if p.sex=="M" else "She"; s.p(f"Thank you for referring this patient. {pr} was seen in clinic today. "+g.med("en",4)); g.sign("en"); return p
@kind
def psa_trend(g):
    p=g.pick("M"); s=g.sh; g.head("LabAtlas Diagnostics"); s.kv(g.ident(p)); s.h(g.c(["Cinétique du PSA","Évolution du PSA total"])); s.tab(["Date","PSA ng/ml","Technique"],[[f"{g.r.randint(10,28)}/0{m}/202{y}","%.2f"%(g.r.random()*6),"CLIA"] for y in (2,3,4) for m in (3,9)]); g.sign(); return p
@kind
def convocation(g):
    p=g.pick(); s=g.sh; g.head(); s.h("CONVOCATION"); s.kv(g.ident(p)); s.p(f"Votre rendez-vous d'urologie est fixé au {g.D(g.day)} à {g.r.randint(8,17)}h30. Merci de vous présenter à jeun, muni(e) de vos examens antérieurs."); g.sign(); return p
@kind
def anaesthesia(g):
    p=g.pick(); s=g.sh; g.head(); s.h("CONSULTATION PRÉ-ANESTHÉSIQUE"); s.form(g.ident(p)+[("ASA",g.c("123")),("Poids / Taille",f"{g.r.randint(55,98)} kg / 17{g.r.randint(0,9)} cm")]); s.p("Antécédents : HTA, appendicectomie. Allergies : aucune connue. Mallampati 2."); s.p(g.med(k=2)); g.sign(); return p
@kind
def sick_leave(g):
    p=g.pick(); s=g.sh; g.head(); s.h("ARRÊT DE TRAVAIL"); i=g.ident(p); s.form(i+[("Durée",f"{g.r.randint(3,30)} jours"),("À compter du",g.D(g.day)),("Nature","Maladie")]); s.p("Sorties autorisées : oui."); g.sign(); return p
@kind
def arabic_certificate(g):
    p=g.pick(); s=g.sh; s.lh(["عيادة الدكتور الصحراوي","الطب العام - "+g.city]); s.h("شهادة طبية"); pt="المريض" if p.sex=="M" else "المريضة"
    s.p(g.c([f"أنا الموقع أسفله أشهد أنني فحصت اليوم {pt} {g.n(p)} {g.na(p)} وأن حالته الصحية تستلزم الراحة لمدة عشرة أيام.",f"يشهد الطبيب الموقع أسفله أن {pt} {g.n(p)} {g.na(p)} تتابع علاجها بالعيادة." if p.sex=="F" else f"يشهد الطبيب الموقع أسفله أن {pt} {g.n(p)} {g.na(p)} يتابع علاجه بالعيادة."])); s.p(g.med("ar",2)); g.date("ar"); g.sign("ar"); return p
@kind
def invoice(g):
    p=g.pick(); s=g.sh; g.head(); s.h(f"FACTURE N° {g.r.randint(100,9999)}/25"); s.kv(g.ident(p)); a,b,c=[g.r.randint(2,30)*100 for _ in "abc"]; s.tab(["Désignation","Qté","Montant DH"],[["Consultation","1",a],["Échographie","1",b],["Frais de séjour","1",c],["Total","",a+b+c]]); s.p("Arrêtée la présente facture à la somme indiquée."); g.sign(); return p
@kind
def nurse_sheet_contact(g):
    p=g.pick(); q=g.x(); s=g.sh; g.head("Soins infirmiers à domicile "+g.city); s.h("FICHE DE SOINS"); s.sub("Patient"); s.kv([("Nom, prénom",g.N(p)),("Né(e) le",g.D(p.dob))]); s.sub("Soins"); s.tab(["Date","Soin","Visa"],[[g.D(g.day),"Changement de sonde vésicale","OK"],["J+3","Pansement","OK"]]); s.sub("Personne à prévenir"); s.kv([("Nom",g.N(q)),("Tél.","0662%06d"%g.r.randint(0,999999))]); return p
@kind
def consent(g):
    p=g.pick(); s=g.sh; g.head(); s.h("CONSENTEMENT ÉCLAIRÉ"); s.p("Je soussigné(e), patient(e) :"); s.kv([("Nom et prénom du patient",g.N(p)),("Date de naissance",g.D(p.dob))]); s.p("reconnais avoir reçu une information claire sur l'intervention "+g.c(["de résection de prostate","d'urétéroscopie","de circoncision"])+f" proposée par {g.doc()}, ses bénéfices et ses risques."); g.date(); s.p("Signature du patient : ........................"); return p
@kind
def ecg(g):
    p=g.pick(); s=g.sh; s.tab(["Patient","Naissance","Sexe","Date examen"],[[g.N(p),g.D(p.dob),p.sex,g.D(g.day)]]); s.h("ELECTROCARDIOGRAMME 12 DÉRIVATIONS"); s.kv([("FC",f"{g.r.randint(55,99)} bpm"),("PR","160 ms"),("QRS","92 ms"),("QTc",f"{g.r.randint(380,440)} ms")]); s.p("Interprétation : rythme sinusal régulier, pas de trouble de repolarisation."); g.sign(); return p
@kind
def own_file_number(g):
    p=g.pick(); s=g.sh; g.head(); g.date(); s.p(f"V/Réf. : votre dossier n° {p.fno}"); s.p(f"Patient : {g.N(p)}",bold=True); s.p("Cher confrère,"); s.p("J'ai revu ce jour votre patient(e). "+g.med(k=3)); g.sign(); return p
@kind
def cin_only(g):
    while 1:
        p=g.pick()
        if p.cin: break
    s=g.sh; g.head(); s.h(g.c(["FICHE D'ADMISSION","BULLETIN D'HOSPITALISATION"])); s.form([("Patient",g.N(p)),(g.c(["N° CIN","CIN du patient"]),p.cin),("Service","Urologie"),("Chambre",str(g.r.randint(101,320)))]); s.p("Motif : "+g.med(k=1)); g.sign(); return p
@kind
def plain_block(g):
    p=g.pick(); s=g.sh; s.kv([("Nom",p.last.upper()),("Prénom",p.first),("Date de naissance",g.D(p.dob)),("Sexe",p.sex)]); s.h(g.c(["BILAN URODYNAMIQUE","Débitmétrie","Compte rendu de cystoscopie"])); s.kv([("Q max",f"{g.r.randint(6,25)} ml/s"),("Volume uriné",f"{g.r.randint(120,420)} ml"),("Résidu",f"{g.r.randint(0,150)} ml")]); s.p(g.med(k=2)); g.sign(); return p
@kind
def admission_en(g):
    p=g.pick(); s=g.sh; s.lh([g.c(["Cedar Bay International Hospital","Gulf Gate Medical Center"]),"Discharge summary"]); s.form(g.ident(p,"en")+[("Admitted",g.D(g.day,"en")),("Consultant",g.doc())]); s.sub("Course"); s.p(g.med("en",4)); s.sub("Medication on discharge"); s.p("Nitrofurantoin 100 mg twice daily, 5 days."); g.sign("en"); return p
@kind
def physio(g):
    p=g.pick(); s=g.sh; g.head("Cabinet de kinésithérapie "+g.c(["du Parc","Riad"])); s.h("Bilan de rééducation périnéale"); g.show(g.ident(p)); s.tab(["Séance","Testing","Fuites/j"],[[i,f"{g.r.randint(2,5)}/5",g.r.randint(0,4)] for i in (1,5,10)]); s.p("Poursuite de dix séances souhaitable."); g.sign(); return p
@kind
def bilingual_scan(g):
    p=g.pick(); s=g.sh; s.lh(["Imagerie Médicale du Rif","التصوير الطبي الريف"]); s.kv([("Patient / المريض",g.N(p)),("Né(e) le / تاريخ الازدياد",g.D(p.dob,"ar"))]); s.h("SCANNER ABDOMINO-PELVIEN"); s.p(g.med(k=3)); s.p(g.med("ar",1)); g.sign(); return p
@kind
def lettre_objet(g):
    p=g.pick(); s=g.sh; g.head(); g.date(); s.p(f"{g.c(['Objet','Concerne'])} : patient{'e' if p.sex=='F' else ''} {g.N(p)}, {g.ne(p)}",bold=True); s.p("Cher confrère,"); s.p("Je vous remercie de m'avoir confié ce dossier. "+g.med(k=4)); g.sign(); return p

CLEAR = {}
def _add(lang, txt):
    for blk in txt.strip().split('\n=='):
        blk = blk.strip().lstrip('=').strip()
        name, _, body = blk.partition('\n')
        CLEAR.setdefault(lang, {}).setdefault(name.strip(), []).append(body.strip())
_add('fr', """
==lab-result
@lab
I
T [Compte rendu d'analyses|Résultats d'examens biologiques|BILAN BIOLOGIQUE]
H Biochimie – hématologie
R
P [Commentaire : résultats à confronter au contexte clinique.|Résultats validés biologiquement. Sérum d'aspect limpide.|Prélèvement effectué au laboratoire, à jeun.]
N
H [Hormonologie – marqueurs|Examen cytobactériologique des urines]
R
Q Méthode : électrochimiluminescence. Toute variation inférieure à 20 % entre deux dosages n'est pas significative.
X [Validé par|Le biologiste] {D}
==lab-psa-history
@lab a=M
HD {A0} – demande {num}
I
T Antigène prostatique spécifique
G Date;;PSA total (ng/ml);;PSA libre / total//{dt2};;4,1;;17 %//{dt3};;4,6;;15 %//{dt};;5,2;;14 %
P Cinétique à rapprocher du toucher rectal et du volume prostatique. Contrôle conseillé dans [trois|six] mois.
F 2
X {D}//Médecin biologiste
==ecbu
@lab
T [Examen cytobactériologique des urines|ECBU]
I
G Examen direct;;Résultat//Leucocytes;;12 000 /ml//Hématies;;< 1 000 /ml//Culture;;Escherichia coli 10^6 UFC/ml
G Antibiotique;;Interprétation//Amoxicilline;;Résistant//Céfixime;;Sensible//Fosfomycine;;Sensible//Ofloxacine;;Sensible
X Dossier validé par {D}
==radio-letter
@img
A [{D2}|Au {D2}]//Urologue
P Cher confrère, [merci de nous avoir adressé|j'ai examiné ce jour] {Aid} [pour|dans le cadre d'un bilan de] [coliques néphrétiques gauches|hématurie macroscopique|douleurs lombaires].
T [UROSCANNER|Tomodensitométrie abdomino-pelvienne|Échographie rénale et vésicale]
H Technique
P Acquisition hélicoïdale avant et après injection de produit de contraste iodé, [sans incident|bien tolérée].
H Résultats
F 4
H Conclusion
P [Lithiase du calice inférieur gauche de 6 mm, non obstructive.|Absence d'anomalie significative.|Kyste rénal simple Bosniak I.]
Z
==mri-table
@img a=M
I
T IRM multiparamétrique de la prostate
P Indication : élévation du PSA à 6,8 ng/ml. Volume prostatique 52 cc.
G Lésion;;Siège;;Taille;;PI-RADS//1;;Zone périphérique droite, apex;;9 mm;;4//2;;Zone de transition gauche;;6 mm;;2
F 2
P Conclusion : lésion PI-RADS 4 de l'apex droit, accessible à des biopsies ciblées.
X {D}//Radiologue
==consult-prose
@prac
A {D2}//Médecin généraliste//{city}
P [Cher confrère, chère consœur,|Cher ami,|Mon cher confrère,]
P J'ai [vu|revu|reçu|examiné] [ce jour|le {dt2}] en consultation {Aid} [que vous m'aviez adressé<|e>|que tu m'as confié<|e>|qui vous a pour médecin traitant] pour des troubles mictionnels évoluant depuis [six mois|un an].
F 4
P <Il|Elle> vit avec <son épouse|son mari> et deux enfants ; son père est décédé d'un infarctus.
F 3
Z
==consult-subject-line
@prac
A {D2}
S [Objet|Concerne|Réf.] : {Ak}
P Cher confrère,
P Je vous remercie de m'avoir confié <ce patient|cette patiente>, <reçu|reçue> ce jour pour le suivi d'une lithiase urinaire.
F 5
P Je <le|la> reverrai dans trois mois.
Z
==prescription
@prac
T ORDONNANCE
P {Ak}
P 1) Tamsulosine LP 0,4 mg : une gélule le soir, trois mois
P 2) Paracétamol 1 g : un comprimé si douleur, maximum 3 par jour
P 3) Phloroglucinol 80 mg : 2 comprimés matin, midi et soir, cinq jours
X {D}//Signature et cachet
==discharge-report
@hosp
T [COMPTE RENDU D'HOSPITALISATION|Lettre de liaison à la sortie]
I
K Entrée=le {dt2};;Sortie=le {dt};;Service=Urologie, chambre {n}
H Motif
P Colique néphrétique fébrile gauche sur calcul urétéral.
H Antécédents
P Appendicectomie, hypertension artérielle. Un frère suivi pour lithiase.
H Histoire de la maladie et évolution
F 5
N
H Traitement de sortie
G Médicament;;Posologie;;Durée//Ofloxacine 200 mg;;1 cp matin et soir;;10 jours//Kétoprofène 100 mg;;1 cp matin et soir;;3 jours
H Suivi
F 2
Z {D}//Chef de service
==operative
@hosp
T COMPTE RENDU OPÉRATOIRE
I
K Intervention=[Urétéroscopie souple laser gauche|Résection endoscopique de vessie|Cure d'hydrocèle];;Opérateur={D};;Anesthésiste={D2};;Anesthésie=générale;;Date=le {dt}
P Installation en position de la taille, asepsie, champage. Check-list réalisée.
F 4
P Pertes sanguines négligeables. Durée : {n} minutes. Surveillance en salle de réveil.
X L'opérateur//{D}
==histology
@path
T [EXAMEN ANATOMOPATHOLOGIQUE|Compte rendu d'anatomie pathologique]
I
P Renseignements cliniques : [biopsies|copeaux de résection] adressés par {D2}, fixés dans le formol.
H Macroscopie
P Six fragments mesurant de 8 à 15 mm, inclus en totalité en trois blocs.
H Microscopie
P Parenchyme siège d'une inflammation chronique d'intensité modérée, sans atypie cytonucléaire. L'étude immunohistochimique est négative.
H Conclusion
P Absence d'argument pour une tumeur maligne sur le matériel examiné.
X {D}
==medical-certificate
@prac
T CERTIFICAT MÉDICAL
P Je soussigné, {D}, [docteur en médecine|médecin urologue], certifie avoir examiné ce jour {Aid} et avoir constaté que son état de santé [nécessite un repos de {n} jours sauf complications|est compatible avec la pratique du sport|ne présente pas de contre-indication à une anesthésie générale].
P Certificat établi à la demande de l'intéressé<|e> et remis en main propre pour servir et valoir ce que de droit.
X Fait à {city}, le {dt}//{D}
==sick-leave
@prac
T AVIS D'ARRÊT DE TRAVAIL
I
K Arrêt prescrit du={dt};;au={dt4} inclus;;Sorties=[autorisées|de 10 h à 12 h];;Motif=[affection urologique|suites opératoires]
Q Le présent avis doit être adressé à l'organisme dans les quarante-huit heures.
X Cachet et signature du praticien//{D}
==appointment-to-patient
@hosp
A {A}//{st}//{city}
S Nos réf. : {Ak}
P [<Cher Monsieur|Chère Madame>,|<Monsieur|Madame>,]
P Nous vous confirmons votre rendez-vous de consultation d'urologie le {dt4} à {hr} avec {D}. Merci de vous munir de vos examens antérieurs, de votre carte d'identité et de votre carte d'assuré.
P Si vous souhaitez reporter ce rendez-vous, prévenez le secrétariat au {tel} au moins deux jours à l'avance.
Z Le secrétariat
==urodynamics
@hosp
T BILAN URODYNAMIQUE
I
G Paramètre;;Valeur;;Norme//Premier besoin;;140 ml;;150 – 250//Capacité;;380 ml;;400 – 600//Qmax;;9 ml/s;;> 15//Pdet Qmax;;78 cmH2O;;< 40
F 2
P Conclusion : obstruction sous-vésicale, détrusor stable.
X {D}
==uroflow-slip
@prac
K Examen=Débitmétrie;;Volume=247 ml;;Qmax=12,1 ml/s;;Temps=41 s
I
P Courbe aplatie, en plateau. Résidu : 70 ml.
X {D}
==anaesthesia
@hosp
T CONSULTATION PRÉ-ANESTHÉSIQUE
I
K Intervention prévue=Résection de prostate;;Date=le {dt4};;ASA=2;;Mallampati=1;;Allergies=aucune connue;;Accompagnant à la sortie=[<épouse|époux>|sœur|ami]
F 3
BX À jeun à partir de minuit. Arrêt de l'aspirine selon la prescription.
X {D}//Anesthésiste-réanimateur
==emergency
@hosp
HD {A0} - {Ad} - passage {num}
T PASSAGE AUX URGENCES
I
P Arrivé<|e> à {hr}, [amené<|e> par les pompiers|par ses propres moyens|adressé<|e> par {D2}].
H Examen
F 3
N
H Biologie
R
H Décision
P Retour à domicile avec ordonnance, consigne de tamisage des urines.
X Le médecin des urgences//{D}
==mdt-rcp
@hosp a=M
T FICHE DE RÉUNION DE CONCERTATION PLURIDISCIPLINAIRE
I
K Localisation=Prostate;;TNM=cT2a N0 M0;;Gleason=3+4;;PSA=8,4 ng/ml;;OMS=0
P Participants : {D}, {D2}, un radiothérapeute, un oncologue médical.
P Question posée : stratégie thérapeutique de première intention.
BX Proposition : prostatectomie radicale ou radiothérapie, selon le choix du patient.
==invoice-patient
@hosp
T FACTURE N° {num}
I
G Prestation;;Quantité;;Montant (DH)//Consultation spécialisée;;1;;300,00//Échographie;;1;;400,00//Total;;;;700,00
P Arrêtée la présente facture à la somme de sept cents dirhams. Règlement : [espèces|carte bancaire|chèque].
X Le service facturation
==consent-own
@hosp
T CONSENTEMENT ÉCLAIRÉ DU PATIENT
P Je soussigné<|e> {Aid} reconnais avoir été informé<|e> par {D} de la nature de mon intervention, de ses bénéfices et de ses risques, et avoir pu poser toutes mes questions.
P [J'accepte d'être opéré<|e>|Je donne mon accord pour mon intervention] d'une [lithotritie|cystoscopie|urétéroscopie].
X Fait à {city}, le {dt}//Signature du patient
==own-request
@none
P {Ak}
S Objet : demande de copie de mon dossier médical
P Docteur,
P Je suis suivi<|e> dans votre cabinet depuis [trois|cinq] ans. Je souhaite recevoir la copie de mon dossier (comptes rendus, imagerie, ordonnances), car je vais m'installer à [Lille|Agadir|Tanger|Lyon].
P Avec mes remerciements,
X {A}
==nursing
@hosp
T FICHE DE SOINS INFIRMIERS À DOMICILE
I
G Date;;Soin;;Observation//{dt3};;Pansement de cystostomie;;propre, sec//{dt2};;Changement de sonde Ch 18;;urines claires//{dt};;Ablation des fils;;cicatrice fine
X L'infirmière
==cardio
@hosp
A {D2}
P Cher confrère,
P Patient : {Ak}
P Bilan cardiologique avant chirurgie urologique. Auscultation régulière, sans souffle. Tension 13/8. ECG : rythme sinusal à 72/min. Fraction d'éjection à 62 %.
P Pas de contre-indication cardiologique à l'intervention prévue ; risque faible.
Z {D}//Cardiologue
==email-colleague
@none nodate
K De={D}, urologie;;À={D2};;Envoyé=le {dt} à {hr};;Objet=patient {A}
P Bonjour,
P Peux-tu recevoir [rapidement|cette semaine] {Aid} [qui présente|chez <qui|qui> je retrouve] une masse rénale droite de 4 cm ? Je lui ai remis le CD du scanner.
F 2
P Merci, bonne journée
X {D}
==semen
@lab a=M
I
T SPERMOGRAMME – SPERMOCYTOGRAMME
K Délai d'abstinence=4 jours;;Recueil=au laboratoire;;Volume=2,8 ml;;pH=7,8
G Paramètre;;Résultat;;Seuil OMS 2021//Concentration;;28 M/ml;;16//Mobilité progressive;;38 %;;30//Vitalité;;68 %;;54//Formes typiques;;5 %;;4
X {D}
==insurer-authorisation
@ins
A {D2}
S Accord de prise en charge n° {num}
K Patient={A0};;Date de naissance={Ad};;Acte=[Lithotritie extracorporelle|Résection endoscopique];;Montant accordé={amt} DH;;Validité=3 mois
P Nous vous confirmons l'accord de notre médecin conseil pour l'acte ci-dessus, sous réserve du maintien des droits à la date des soins.
Z Le service médical
==stone-analysis
@lab
I
T ANALYSE SPECTROPHOTOMÉTRIQUE DE CALCUL
K Calcul=expulsé spontanément;;Taille=4 mm;;Couleur=brun;;Section=radiale
G Constituant;;%//Whewellite;;80//Weddellite;;15//Protéines;;5
X {D}
""")
_add('ar', """
==ar-certificate
@prac
T شهادة طبية
P [أنا الموقع أسفله {D}|يشهد الطبيب الموقع أسفله] [أنني فحصت اليوم|بأنه فحص اليوم] {Aid} وأن <حالته|حالتها> الصحية تستدعي راحة لمدة {n} يوما ابتداء من تاريخه.
P سلمت هذه الشهادة <للمعني|للمعنية> بالأمر للإدلاء بها عند الحاجة.
X حرر ب{city} في {dt}//{D}
==ar-lab
@lab
T نتائج التحاليل الطبية
I
R
P النتائج مصادق عليها من طرف الطبيب البيولوجي.
X {D}
==ar-letter
@prac
A إلى {D2}
P تحية طيبة وبعد،
P [عاينت اليوم|فحصت في عيادتي] {Aid} <الذي|التي> <يعاني|تعاني> من مغص كلوي متكرر.
F 4
Z
==ar-discharge
@hosp
T تقرير الاستشفاء
I
K تاريخ الدخول={dt2};;تاريخ الخروج={dt};;المصلحة=جراحة المسالك البولية
F 4
N
T وصفة الخروج
P دواء مضاد للالتهاب مرتين في اليوم لمدة خمسة أيام، مع الإكثار من شرب الماء.
X {D}
==ar-appointment
@hosp
T ورقة موعد
I
P موعد الاستشارة يوم {dt4} على الساعة {hr}. المرجو الحضور قبل الموعد بربع ساعة مع إحضار التحاليل السابقة.
X كتابة المصلحة
==ar-operation
@hosp
T تقرير العملية الجراحية
I
K العملية=تفتيت حصى بالمنظار;;الجراح={D};;التخدير=عام
F 3
X الطبيب الجراح//{D}
==ar-radiology
@img
I
T الفحص بالصدى للكلي والمثانة
F 3
P الخلاصة: حصاة صغيرة في الكلية اليسرى قياسها 5 ملم.
X {D}
==ar-prescription
@prac
T وصفة طبية
I
P 1- تامسولوسين 0.4 ملغ: كبسولة كل مساء
P 2- باراسيتامول 1 غ: قرص عند الألم
X {D}
==ar-admission
@hosp
T ورقة الدخول إلى المستشفى – Bulletin d'admission
I
K المصلحة=المسالك البولية;;نوع الدخول=مبرمج;;رقم الغرفة={n};;رقم الدخول={num}
P يتعهد المريض باحترام النظام الداخلي للمستشفى.
X مكتب الدخول
""")
_add('en', """
==en-clinic-letter
@hosp
A {D2}//The Surgery//{city}
S [RE|Re]: {A0}, [DOB {Ad}|date of birth {Ad}|born {Ad}][|, {st}]
P Dear {D2},
P Thank you for referring this [pleasant|] patient, who was seen in clinic today with lower urinary tract symptoms.
F 5
P I have discussed the options and arranged a flexible cystoscopy.
Z {D}//Consultant Urological Surgeon
==en-discharge
@hosp
T DISCHARGE SUMMARY
I
K Admitted={dt2};;Discharged={dt};;Ward={n}B;;Next of kin=[<wife|husband>|daughter|brother]
H Diagnosis
P Left ureteric colic, 6 mm calculus.
H Course
F 4
N
H Medication on discharge
G Drug;;Dose;;Frequency//Tamsulosin;;400 micrograms;;once daily//Diclofenac;;50 mg;;three times daily//Omeprazole;;20 mg;;once daily
X {D}
==en-lab
@lab
T [LABORATORY REPORT|Clinical biochemistry report]
I
R
P Specimen received in good condition. Authorised electronically.
X {D}
==en-referral
@prac
A Urology Outpatients
P Dear colleague,
P I would be grateful if you could see {Aid} [who has noticed|who presented with] visible blood in the urine on two occasions.
F 4
Z
==en-scan
@img
I
T CT KUB
P Clinical details: loin pain, query stone.
F 3
P Impression: 5 mm non-obstructing stone in the left lower pole.
X {D}//Consultant Radiologist
==en-fit-note
@prac
T STATEMENT OF FITNESS FOR WORK
K Patient's name={A0};;Date of birth={Ad};;I assessed the case on={dt};;Condition=post-operative recovery;;Not fit for work until={dt4}
X {D}
==en-histology
@path
T HISTOPATHOLOGY REPORT
I
P Nature of specimen: bladder biopsy. Macroscopic: two fragments, 3 mm each. Microscopic: chronic inflammation with no evidence of dysplasia or malignancy.
X {D}//Consultant Histopathologist
""")
_add('es', """
==es-report
@hosp
T INFORME [CLÍNICO DE ALTA|DE CONSULTAS EXTERNAS]
I
F 5
Z {D}//Médico adjunto de Urología
==es-lab
@lab
I
T Informe de resultados
R
X {D}
==es-letter
@hosp
P Estimado compañero:
P [He valorado hoy en consulta a|Remito a] {Aid} por hematuria.
F 4
Z
""")
_add('de', """
==de-arztbrief
@hosp
A {D2}
S Patient: {Ak}
P Sehr geehrte Kolleginnen und Kollegen,
P wir berichten über den stationären Aufenthalt vom {dt3} bis zum {dt}.
F 4
Z
==de-labor
@lab
T Laborbefund
I
R
X {D}
""")
_add('it', """
==it-referto
@hosp
T REFERTO [AMBULATORIALE|DI VISITA UROLOGICA]
I
F 4
X {D}
==it-lab
@lab
I
R
X {D}
""")
_add('nl', """
==nl-brief
@hosp
A {D2}
S Betreft: {Ak}
P Geachte collega,
P Bovengenoemde patiënt zag ik op {dt} op de polikliniek urologie.
F 4
Z
==nl-lab
@lab
T Uitslagen
I
R
""")
_add('pt', """
==pt-relatorio
@hosp
T RELATÓRIO MÉDICO
I
F 4
Z
==pt-analises
@lab
I
R
X {D}
""")

FR = """
==donor-verb
@hosp fam same
A {D2}//Néphrologue
S Objet : {P}, greffe rénale
P Cher confrère,
P [{Aid} a donné son rein [gauche|droit] à {P} le {dt2}.|Le rein transplanté à {P} lui vient de {Aid} prélevé<|e> sous cœlioscopie.|{P} vit depuis [deux|quatre] ans avec le rein que lui a offert {Aid} en bonne santé depuis.] Je revois ~le receveur|la receveuse~ pour le suivi du greffon.
F 4
Z
==donor-crossmatch-table
@lab fam same
T CROSS-MATCH LYMPHOCYTAIRE PRÉ-GREFFE
G ;;Donneur pressenti;;Malade en attente//Nom;;{A0};;{Pid}//Naissance;;{Ad};;//Groupe;;O Rh +;;O Rh +//HLA-A;;2, 24;;2, 11//HLA-DR;;4, 15;;4, 7
P Sérum ~du malade|de la malade~ testé contre les lymphocytes de la personne qui se propose. Résultat : négatif. À classer avec le bilan ~du receveur|de la receveuse~.
X {D}
==donor-candidate-refused
@assoc fam same
P Chers amis,
P Nous avons appris que {Aid} [s'était proposé<|e>|avait souhaité donner un rein] pour {P}. L'équipe a dû renoncer à ce don pour incompatibilité. ~Le malade|La malade~ reste en dialyse trois fois par semaine et sera reconvoqué~|e~ le {dt4}.
X Pour l'association//{D}
==brought-in
@hosp fam older
T [Main courante des urgences|Note d'accueil]
P [{Aid} nous a amené ~son père|sa mère~ à {hr}, en rétention aiguë.|Amené~|e~ à {hr} par {Aid}, {P} souffrait depuis la veille.|À {hr}, {Aid} arrive aux urgences en portant ~son père fébrile|sa mère fébrile~.] Sonde posée, 800 ml d'urines claires.
F 3
P Décision : ~le patient est gardé|la patiente est gardée~ en observation.
X L'infirmière d'accueil
==brought-child
@prac child
P Cher ami,
P [{Aid} m'a conduit hier|{Aid} est venu<|e> me montrer] ~son garçon|sa fille~ de {age} ans, [qui se plaint de brûlures en urinant|qui mouille encore son lit].
F 3
P Je propose une échographie ~du petit|de la petite~ et un ECBU.
Z
==payer-invoice
@hosp fam
A {A}//{Ak}//{st}
T FACTURE n° {num}
P [Doit : {Aid} pour les soins dispensés à {P} du {dt3} au {dt2}.|À régler par {Aid} qui s'est porté<|e> garant<|e> de {P}, ~hospitalisé|hospitalisée~ chambre {n}.]
G Désignation;;Montant//Séjour 3 nuits;;{amt}//Honoraires chirurgien;;{amt}//Pharmacie;;{amt}
X La caisse
==payer-verb
@hosp fam
T Reçu de caisse
P [{Aid} paie pour {P}.|Versé ce jour par {Aid} la somme de {amt} DH à valoir sur l'intervention de {P}.|Avance remise par {Aid}, solde à la sortie de {P}.]
P Acte : [lithotritie|néphrectomie|circoncision] – chambre {n}
X Le caissier
==insured-beneficiary
@ins fam
T [RELEVÉ DE REMBOURSEMENT|DÉCOMPTE DE PRESTATIONS]
K Adhérent=[{Ak}|{Ak}];;N° d'affiliation={num};;Bénéficiaire des soins={Pid};;Lien=[conjoint|enfant|ascendant]
G Date;;Acte;;Dépense;;Remboursé//{dt3};;Consultation urologie;;300,00;;210,00//{dt2};;Échographie;;400,00;;280,00
Q Le règlement est viré sur le compte de l'adhérent.
==insurance-carer-form
@ins fam
T FEUILLE DE MALADIE
H À remplir par l'assuré
K Nom={A0};;Date de naissance={Ad};;Profession=[fonctionnaire|commerçant|salarié]
H À remplir par le médecin
K Malade={Pid};;Diagnostic=[cystite récidivante|lithiase rénale];;Actes=C + Echo
P Les soins ont été donnés ~au malade désigné|à la malade désignée~ par le praticien.
X {D}
==witness-attests
@court
T ATTESTATION DE TÉMOIN
P Je soussigné<|e> {Aid} [témoigne que|atteste sur l'honneur avoir vu, le {dt3}, que] {P} [a été percuté~|e~ par un scooter et ne peut plus uriner sans sonde|a dû interrompre son travail à cause de ses douleurs lombaires].
P [J'ai accompagné ~l'intéressé|l'intéressée~ jusqu'à l'ambulance.|Je sais que cette attestation sera produite en justice.]
X Le témoin//{A0}
==teacher-of-pupil
@school child
T Signalement à l'infirmerie
P [{Aid} enseigne dans la classe de {P}|{Aid} <maître|maîtresse> de CE2, nous signale que l'élève {P}] [et|; <il|elle>] a remarqué que l'enfant demande à sortir vingt fois par jour.
P Un avis d'urologie est souhaité pour [l'élève|cet enfant], avec l'accord de la famille.
X La direction
==class-list
@school child
T [Visite médicale scolaire – classe de 6e B|Sortie à la mer : fiche sanitaire collective]
K Professeur principal={Ak};;Effectif=4
G Élève;;Né(e) le;;Observation//{B0};;{Bd};;énurésie, à revoir//{C0};;{Cd};;RAS//{E0};;{Ed};;RAS
X L'infirmière scolaire
==parental-consent
@hosp child fam
T AUTORISATION D'OPÉRER
P [Je soussigné<|e> {Aid}|Nous, soussignés, {Aid} et {C},] [agissant en qualité de <père|mère>|exerçant l'autorité parentale], [autorise|donne pouvoir à] l'équipe chirurgicale [d'|à] opérer [notre enfant|mon enfant] {P}.
P Intervention : [cure de hernie|orchidopexie|plastie du prépuce].
X Signature des parents//{A0}
==newborn-of
@hosp a=F child
T [FICHE NÉONATALE|Transmission maternité]
K [Nouveau-né de|BB de|Mère]={Ak};;Né le={dt2} à {hr};;Poids=3 [210|450|080] g;;Apgar=9/10/10
P [Dilatation pyélocalicielle gauche de 12 mm chez le bébé.|Enfant de sexe masculin, jet urinaire faible, miction à 30 heures de vie.] Échographie à J10.
F 1
X La sage-femme
==newborn-prose
@hosp a=F child
P Cher confrère,
P [Le bébé que {Aid} a mis au monde le {dt2} présente|L'enfant né ce matin de {Aid} présente|{Aid} a accouché le {dt2} d'un garçon qui présente] un hypospadias balanique. Prénom non encore déclaré.
P Je vous l'adresse pour avis à un mois.
Z {D}//Pédiatre
==foetus-path
@path a=F
T [EXAMEN FŒTOPATHOLOGIQUE|Autopsie fœtale]
K Fœtus de={A0};;née le={Ad};;Terme=22 SA;;Sexe fœtal=masculin
P Uropathie obstructive sur valves de l'urètre postérieur, mégavessie, reins dysplasiques. Poids fœtal 430 g. [Le corps a été rendu à la famille.|]
X {D}
==death-declared-by
@town older fam
T [ACTE DE DÉCÈS – copie intégrale|Extrait d'acte de décès]
P Le {dt2} à {hr} est décédé~|e~ {B}, [retraité~|e~|sans profession], ~veuf|veuve~. Dressé sur la déclaration de {Aid} [<fils|fille> ~du défunt|de la défunte~|qui, lecture faite, a signé avec nous].
X L'officier de l'état civil
==heir-asks-record
@none older fam
P {Ak}
P {st}, {city}
S Objet : dossier de ~feu mon père|feue ma mère~
P Docteur,
P [~Mon père|Ma mère~, {P}, que vous avez soigné~|e~ pendant dix ans, s'est éteint~|e~ le {dt3}.|Vous avez suivi {P}, ~mon père|ma mère~, jusqu'à son dernier jour.] [Je souhaite comprendre les causes du décès|Le notaire me réclame le compte rendu de l'hospitalisation] et vous prie de m'en adresser copie.
X {A0}
==sperm-donor
@lab a=M b=F
T CENTRE DE CONSERVATION DES GAMÈTES
P [Paillettes issues du don consenti par {Aid} attribuées à {P}.|{Aid} a fait don de sperme en 2021 ; trois paillettes ont été décongelées pour l'insémination de {P} le {dt2}.]
P ~La receveuse|La receveuse~ sera contactée pour le test de grossesse. Résultat à transmettre au gynécologue de celle-ci.
X {D}
==couple-infertility
@prac
S Couple {A0} / {C0}
P Cher confrère,
P Je vous adresse ce couple : {Aid} et {Ck}, [ensemble depuis six ans|mariés en 2019], qui consulte pour infertilité primaire. [Tous deux|Les deux conjoints] sont à explorer.
G ;;Lui ou elle;;Conjoint//Caryotype;;en cours;;en cours//Sérologies;;négatives;;négatives
Z
==vet-bill
@vet
T [NOTE D'HONORAIRES|Fiche de consultation vétérinaire]
K Propriétaire={Ak};;Animal=[Simba, chat européen mâle castré|Rex, berger allemand, 7 ans|Caramel, lapin nain];;Motif=[calculs de struvite|rétention urinaire|insuffisance rénale chronique]
P Sondage sous anesthésie, analyse du sédiment, croquettes urinaires prescrites. Contrôle le {dt4}.
X {D}//Docteur vétérinaire
==vet-lab-prose
@vet
P [La chienne de {Aid} a été vue|{Aid} nous a confié son chien, vu] ce jour pour hématurie. Échographie : masse vésicale de 3 cm. [Elle pèse 24 kg.|L'animal pèse 24 kg.] Biopsie proposée.
R
X {D}
==company-manager
@emp
T [Bordereau de la visite annuelle|Convention de médecine du travail]
P [La société, que dirige {Aid} nous confie|{Aid} gérant<|e>, nous demande de programmer] l'examen de son personnel exposé aux colorants aminés (dépistage du cancer de la vessie).
G Salarié;;Poste;;Cytologie//{B0};;teinture;;normale//{C0};;entretien;;à refaire
X Le médecin du travail//{D}
==family-tree
@lab fam
T [Arbre généalogique – consultation d'oncogénétique|ENQUÊTE FAMILIALE]
K Cas index={Pid};;Branche=[paternelle|maternelle]
G Place dans la famille;;Nom;;Naissance;;Atteinte//II-1 [<oncle|tante>|<cousin|cousine>];;{A0};;{Ad};;[vessie à 41 ans|côlon à 38 ans|rein à 35 ans]//II-2;;{C0};;{Cd};;indemne//III-1 (flèche);;{Bf};;;;consulte
P Test proposé au cas index.
X {D}
==family-history-prose
@prac fam same
A {D2}
P Cher confrère,
P Je vois {P}, inquiet~|e~ depuis que {Aid} [a été opéré<|e> d'un cancer du rein|s'est découvert<|e> une maladie polykystique]. Ils ont la même mère.
F 4
P Je ne retrouve rien chez ~lui|elle~ ; surveillance annuelle.
Z
==antecedents-footnote
@prac fam
T Compte rendu de consultation
K Patient~|e~={Pid};;Motif=bilan familial (1)
F 5
Q (1) [Cas révélateur dans la fratrie : {Ak}.|Le parent déjà atteint est {Ak}.|Renseignements recueillis auprès de {Ak}.]
X {D}
==letter-to-parent-your-son
@hosp child
A {A}//{Ak}//{city}
S [Votre ~fils|fille~ {Bf}|Concerne : votre ~garçon|fille~]
P <Cher Monsieur|Chère Madame>,
P [Nous avons reçu les résultats de votre ~fils|fille~.|Comme convenu, ~votre fils sera opéré|votre fille sera opérée~ le {dt4} à {hr}.] ~Il|Elle~ devra être à jeun depuis minuit. Vous resterez auprès ~de lui|d'elle~ jusqu'à l'endormissement.
F 2
Z
==mail-header-sender
@none nodate fam
K De={Ak};;À=secretariat@uro.example;;Date=le {dt};;Objet=[papa|maman|Re: rendez-vous pour ma famille|question sonde]
P Bonjour docteur,
P [C'est encore moi, je vous écris pour {P}.|{P} ne va pas mieux depuis hier.] [La sonde fuit et les urines sont rouges.|La fièvre est à 39 depuis ce matin.] Faut-il venir aux urgences avec ~lui|elle~ ?
P Merci, {Af}
==signature-block-guardian
@none fam
S [Refus de soins|Demande de sortie contre avis médical]
P ~Le patient|La patiente~ {P}, ~hospitalisé|hospitalisée~ chambre {n}, quitte le service [malgré l'avis du médecin|contre avis médical]. Les risques ont été expliqués.
F 1
X Pour ~lui|elle~, la personne qui l'emmène ://{A0}//{Ad}//signature
==guardianship-judgment
@court older
T [JUGEMENT D'OUVERTURE DE TUTELLE|ORDONNANCE]
P Par ces motifs, le juge [place {B} sous tutelle pour soixante mois et en confie l'exercice à {Aid}|désigne {Aid} pour représenter {B} dans tous les actes, y compris médicaux].
P ~Le majeur protégé|La majeure protégée~ conserve le choix de son médecin. Notification au médecin traitant.
X Le greffier
==court-defendant-victim
@court
T ORDONNANCE D'EXPERTISE MÉDICALE
P [Dans l'affaire opposant {B} à {Aid} défendeur,|Attendu que {B} reproche à {Aid} de l'avoir renversé~|e~ ;] commettons {D} avec mission d'examiner ~la victime|la victime~, de décrire ses lésions urétrales et de fixer la consolidation.
X Le président
==accident-driver
@police
T PROCÈS-VERBAL DE CONSTAT
P Le {dt2}, {Aid} [au volant de|conduisant] son véhicule, a heurté le piéton {P}. ~Celui-ci|Celle-ci~, bassin fracturé, a été transporté~|e~ à l'hôpital et sondé~|e~.
P Dépistage d'alcool du conducteur : négatif. Le certificat initial concerne le piéton.
X L'enquêteur
==home-carer
@town older
T PLAN D'AIDE À DOMICILE
K Bénéficiaire={Pid};;Dépendance=GIR 3;;Intervenant à domicile={Ak}
P [{A0} lève, lave et change la sonde ~du bénéficiaire|de la bénéficiaire~ chaque matin.|Toilette et vidange de la poche assurées par l'intervenant cité ci-dessus.]
X Le service social
==interpreter
@hosp
T Compte rendu de consultation
P [Ne parlant que le tachelhit, {P} s'est exprimé~|e~ par la voix de {Aid} qui a tout traduit.|{Aid} a servi d'interprète ; ~le patient|la patiente~, {P}, comprend mal le français.]
F 4
X {D}
==trusted-person
@hosp fam
T DÉSIGNATION DE LA PERSONNE DE CONFIANCE
P [Je, {B}, désigne|~Hospitalisé|Hospitalisée~ ce jour, {B} choisit] {Aid} pour [m'assister|être consulté<|e>] au cas où [je ne pourrais plus m'exprimer|la volonté ne pourrait plus être exprimée].
X Signatures//{B0}//{A0}
==collects-results
@lab fam
T PROCURATION – RETRAIT DE RÉSULTATS
P [J'autorise {Aid} à retirer mes résultats à ma place.|{Aid} est habilité<|e> à prendre au guichet les analyses de {P}.|Remis ce jour à {Aid} le pli de {P}.]
K Demande n°={num};;Examens=PSA, ECBU, créatinine
X ~Le mandant|La mandante~//{Bi}
==photo-number
@prac
T LÉGENDES DES CLICHÉS – communication
P Photo n° 4 : [lésion du gland avant traitement, homme de [38|47|62|71] ans.|méat sténosé, sujet anonyme.] Photo n° 5 : même sujet à six mois.
P [Clichés pris par {Aid} photographe de l'établissement.|Tirages remis à {Aid} pour l'impression.] L'identité du sujet photographié est conservée sous enveloppe.
X {D}
==page1-other-page2
@hosp
T Compte rendu de consultation
J
F 5
X {D}
N
T [Annexe|Document joint]
P Attestation de présence : {Aid} [est resté<|e> auprès ~du patient|de la patiente~|a accompagné {P}] de 9 h à 12 h.
X Le secrétariat
==two-pages-two-patients
@lab
T Résultats
I
R
N
T Résultats
J
R
X {D}
==day-schedule
@prac
T [PROGRAMME OPÉRATOIRE DU {dt}|Consultations du {dt}]
G Heure;;Patient;;Naissance;;Acte//08:30;;{A0};;{Ad};;[cystoscopie|lithotritie]//09:45;;{C0};;{Cd};;RTUP//11:00;;{E0};;{Ed};;circoncision
P Salle 2 – anesthésie : {D2}
==lab-batch
@lab
T Envoi groupé des résultats – PSA
G N°;;Nom;;Né(e) le;;ng/ml//1;;{C0};;{Cd};;2,1//2;;{A0};;{Ad};;4,8//3;;{E0};;{Ed};;0,7
X {D}
==misattributed-result
@lab
S Rectificatif – [erreur d'identité|inversion de tubes]
P [Le compte rendu n° {num} que nous vous avons transmis au nom de {Aid} n'est pas le sien : le tube provenait de {P}.|Les valeurs imprimées sous le nom de {Aid} appartiennent en réalité à {P}, prélevé~|e~ au même moment.] Ci-dessous les valeurs ~du véritable patient|de la véritable patiente~.
R
X {D}
==wrong-label-unknown
@path
S [Non-conformité|Fiche d'anomalie] n° {num}
P Le flacon étiqueté {Ak} [renferme un prélèvement qui n'est pas le sien|contient une pièce qui ne peut être la sienne (l'intéressé<|e> n'a pas été opéré<|e>)]. L'identité de la personne prélevée reste à établir. Microscopie : carcinome urothélial de haut grade.
X {D}
==contact-tracing
@hosp
T [ENQUÊTE AUTOUR D'UN CAS DE TUBERCULOSE|Dépistage des contacts]
K Sujet examiné={Pid};;Cas source={Ak};;Exposition=[même atelier|même chambrée]
P [IDR à 14 mm chez le sujet examiné ; radiographie normale.|~Le contact est asymptomatique|La contact est asymptomatique~, quantiféron positif.] BK recherché dans les urines.
X {D}
==partner-sti
@prac
P Cher confrère,
P [{P} partage la vie de {Aid} traité<|e> pour une infection à Chlamydia.|Contaminé~|e~ par {Aid} selon ses dires, {P} consulte pour un écoulement.] Je traite ~ce patient|cette patiente~ par doxycycline.
F 2
Z
==blood-exposure
@hosp
T DÉCLARATION D'ACCIDENT EXPOSANT AU SANG
K Agent blessé={Pid};;Fonction=[infirmier|aide-soignant|interne];;Personne source={Ak}
P [L'agent s'est piqué en retirant la voie veineuse de la personne source.|Piqûre au pouce gauche avec l'aiguille ayant servi à {A0}.] Sérologies de l'agent à J0, J30, J90.
X Le médecin du personnel
==transfusion-lookback
@lab
S Enquête ascendante – hémovigilance
P [{Aid} a donné son sang le {dt3} ; l'unité {num} a été transfusée à {P}.|L'unité {num} reçue par {P} avait été prélevée sur {Aid}.] Merci de contrôler les sérologies ~du transfusé|de la transfusée~.
X {D}
==marrow-sibling
@lab fam same
T Typage HLA – fratrie
P [Moelle cédée par {Aid} à {P}, atteint~|e~ de leucémie.|{P} recevra les cellules que {Aid} s'est laissé prélever.] Compatibilité 10/10. Résultat rendu pour le dossier ~du malade|de la malade~.
R
X {D}
==hosts-for-visa
@town fam
T ATTESTATION [D'HÉBERGEMENT|DE PRISE EN CHARGE]
P Je soussigné<|e> {Aid} demeurant {st}, [m'engage à loger|déclare accueillir] {P} le temps [de son opération du rein|de ses soins en France], et à couvrir ses frais.
X {A0}
==sick-child-leave
@emp child
T [Demande de congé pour enfant malade|Certificat destiné à l'employeur]
P Je certifie que {P}, [dont {Aid} a la charge|~fils|fille~ de votre <employé|employée> {Aid}], est souffrant~|e~ [et doit garder la chambre {n} jours|et que sa présence à son chevet est nécessaire].
X {D}
==spouse-writes
@none same
P {Ak}
S [Inquiétude|Demande d'avis]
P Docteur, [mon <épouse|mari>|<ma femme|mon conjoint>] n'ose pas vous écrire. Depuis [votre opération|l'intervention], les fuites ont repris et <elle|il> ne sort plus. [Puis-je vous l'amener ?|Pourriez-vous <la|le> recevoir sans attendre ?]
X {Af}
==premarital
@prac
T CERTIFICAT PRÉNUPTIAL
P Je certifie avoir examiné les futurs époux {Aid} et {Ck}. [Aucun signe de maladie contagieuse.|Bilan sérologique négatif chez l'un et l'autre.]
X {D}
==comparison-case
@hosp
P Cher ami,
P [Comme chez {Aid} que tu m'avais confié<|e> l'an passé, je propose|Tu te souviens de {Aid} que nous avions opéré<|e> ensemble : même tableau ce matin. Je propose] à {P} une urétéroscopie souple d'emblée.
F 3
P Dis-moi si tu es d'accord pour ~ce nouveau patient|cette nouvelle patiente~.
Z
==roommate-incident
@hosp
T DÉCLARATION D'ÉVÉNEMENT INDÉSIRABLE
P [{P}, qui partage la chambre de {Aid} a chuté à {hr}.|Chute de {P} à {hr} ; l'alerte a été donnée par {Aid} dans le lit voisin.] Plaie du cuir chevelu suturée, sonde arrachée.
P Personne concernée par l'événement : [lit porte|lit fenêtre], le voisin est indemne.
X Le cadre de santé
==homonym-warning
@lab
BX ATTENTION HOMONYME – ne pas confondre avec {Ak}
K Malade=~M.|Mme~ {Al} [(autre prénom, voir bracelet)|(identité en cours de vérification)];;Service=urologie, lit {n}
R
P [Prélèvement effectué sur l'autre personne.|La personne citée dans l'encadré n'est pas celle prélevée.]
X {D}
==twin-brother
@hosp fam
P Cher confrère,
P [Le jumeau de {Aid} souffre à son tour d'une lithiase cystinique.|C'est cette fois ~le frère|la sœur~ de {Aid} que je vous adresse.] {Bf} a expulsé trois calculs depuis janvier.
F 3
Z
==cheque-issuer
@ins
T Avis de rejet de chèque
P Le chèque n° {num}, tiré par {Aid} [en règlement des soins de {P}|pour honorer la facture de {P}], est revenu impayé. [Le dossier d'hospitalisation reste ouvert.|Merci d'en aviser la famille.]
X Le service recouvrement
==ambulance
@hosp older
T BON DE TRANSPORT SANITAIRE
K Transporté={Pid};;Trajet=domicile – dialyse;;Position=allongée;;Chauffeur={Ak};;Équipier={C0}
X Prescripteur//{D}
==pharmacy-pickup
@prac
T [Registre des stupéfiants – délivrance|Ticket de délivrance]
P [Morphine 10 mg remise à {Aid} pour le compte de {P}.|Retiré par {Aid} sur présentation de sa pièce ; traitement destiné à {P}.]
K Quantité=14 comprimés;;Prescripteur={D}
==paternity-test
@lab a=M child
T RAPPORT D'EXPERTISE GÉNÉTIQUE
G Personne;;Nom;;Naissance//Enfant;;{B0};;{Bd}//Père allégué;;{A0};;{Ad}//Mère;;{C0};;{Cd}
P Probabilité de paternité : 99,998 %. [Rapport remis au juge.|]
X {D}
==adoption
@court child
T [ACTE DE KAFALA|REQUÊTE EN ADOPTION]
P [{Aid} recueille l'enfant {P}|L'enfant {P} est confié~|e~ à {Aid}] et s'engage à pourvoir à son éducation et à sa santé. Bilan médical de l'enfant : [rein unique, suivi annuel|reflux vésico-urétéral].
X L'adoul
==disability-file
@town child
T Demande d'allocation – [handicap de l'enfant|enfant en situation de handicap]
K Demandeur={Ak};;Pour l'enfant={Pid};;Déficience=[vessie neurologique, spina bifida|valves de l'urètre]
P [Sondages intermittents cinq fois par jour, réalisés par le demandeur.|Le demandeur a cessé de travailler pour s'en occuper.]
X {D}
==sports-coach
@assoc child
T Licence sportive – saison
K Entraîneur={Ak};;Joueur={Pid};;Catégorie=U13
P Je certifie que ~le jeune joueur|la jeune joueuse~ porte un rein unique et [peut pratiquer avec une coque|ne doit pas pratiquer les sports de combat].
X {D}
==research-team
@hosp
T PROTOCOLE URO-STENT {num} – visite 3
K Participant=[sujet 014 – {Bi}|{Bi}, inclusion n° {n}];;Attaché de recherche={Ak};;Investigateur={D}
F 3
P Aucun événement indésirable chez le participant.
==prison-escort
@police
T EXTRACTION MÉDICALE
P [Le détenu écroué sous le n° {num}|L'écroué {num} (M. {K}.)] est conduit ce jour à l'hôpital. [Chef d'escorte : {Aid} surveillant.|{Aid} surveillant, reste présent<|e> pendant l'examen.]
P Constat : [contusion scrotale|hématurie post-traumatique].
X {D}
==phone-note
@prac fam
T [MESSAGE TÉLÉPHONIQUE|Pense-bête secrétariat]
P {hr} – [appel de {Ak}|{Aid} a téléphoné] : [~son père|sa mère~ saigne depuis la biopsie|~le petit|la petite~ {Bf} a 39]. Rappeler [avant midi|ce soir] au {tel}.
P Pris par : Hafida
==circumcision-son
@prac a=M child b=M
T CERTIFICAT DE CIRCONCISION
P Je soussigné, {D}, certifie avoir circoncis ce jour [le fils de {Aid}|le garçon que m'a présenté {Aid}|l'enfant {P}, fils de {Aid}]. Suites simples.
X {D}
==family-letter-genetics
@hosp fam
S À l'attention de la parentèle
P [Madame, Monsieur, cher parent|Chère cousine, cher cousin],
P [Une anomalie du gène VHL a été trouvée chez {Aid} qui nous autorise à vous l'écrire.|{Aid} nous a demandé de vous prévenir d'une anomalie génétique.] Vous pourriez la porter aussi. Prenez rendez-vous pour votre propre test.
Z {D}//Généticien
==enclosed-relative-report
@hosp fam
S [Pièce rangée au dossier de {Ak}|Classé provisoirement sous : {Ak}]
T Compte rendu d'échographie
P [Examen pratiqué chez ~son père|sa mère~.|Examen de ~son frère|sa sœur~ {Bf}, joint pour comparaison.]
F 4
X {D}
==operated-by
@hosp
T COMPTE RENDU OPÉRATOIRE
K Patient~|e~={Pid};;Acte=Néphrectomie partielle
P ~Opéré|Opérée~ par {Aid} [chirurgien|interne de la spécialité], aidé<|e> de {D2}.
F 4
X {D}
==iban-reimbursement
@ins fam
T Ordre de virement
K Titulaire du compte={Ak};;Montant={amt};;Motif=soins {Pid};;Réf.={num}
P [Le titulaire n'est pas le malade.|Virement effectué au profit du payeur.]
==family-booklet
@town child
T [LIVRET DE FAMILLE – extrait|Fiche familiale d'état civil]
G Qualité;;Nom et prénom;;Naissance//Époux/épouse;;{A0};;{Ad}//Conjoint;;{C0};;{Cd}//Enfant;;{B0};;{Bd}
X L'officier de l'état civil
==notary-heirs
@court older fam
T ACTE DE NOTORIÉTÉ
P [A comparu {Aid} lequel a déclaré que {B} est décédé~|e~ à {city} le {dt2}.|Du décès de {B} résulte que sa succession revient à {Aid} pour le tout.]
P Frais de dernière maladie : clinique, {amt} DH, à porter au passif.
X Le notaire
==above-named-page2
@hosp
T RAPPORT MÉDICAL
K Concerne={Bk};;Établi à la demande de={C}
F 3
N
P [~Le susnommé|La susnommée~|L'intéressé~|e~] a été confié~|e~ à {Aid} [kinésithérapeute, pour vingt séances|qui héberge ~celui-ci|celle-ci~ depuis sa sortie].
F 3
Z
==research-control
@hosp
T Étude cas-témoin – fiche d'appariement
K Cas=[n° 31, {Bi}|sujet 31];;Témoin apparié={Ak}
P Les données qui suivent sont celles du cas. PSA 11,2 ; volume 64 cc ; Gleason 4+3.
==taxi-employer-pays
@emp
T Déclaration d'accident du travail
K Employeur={Ak};;Victime={Pid};;Lieu=atelier;;Lésion=[plaie scrotale|fracture du bassin]
P [L'employeur, averti à {hr}, a conduit lui-même la victime à la clinique.|Témoin : aucun.]
X Cachet de l'employeur//{A0}
==sms-thread
@none nodate fam
T Capture – messagerie du cabinet
K Contact={Ak};;Date={dt}
P [09:12] Bjr, les résultats de ~mon frère|ma mère~ svp
P [09:15] Secrétariat : il nous faut son nom complet et sa date de naissance
P [09:18] {Bf}, opéré~|e~ en mars, chambre {n}
==nurse-teaches
@hosp
T Éducation thérapeutique – autosondage
P [{Aid} infirmier<|ère> stomathérapeute, a appris à {P} à se sonder.|Le geste a été montré par {Aid} puis refait seul~|e~ par {P}.] Séance suivante le {dt4}.
F 2
X L'équipe
==neighbour-alerts
@town older
S Signalement d'une personne âgée isolée
P [{Aid} qui habite sur le même palier, nous alerte : {P} n'ouvre plus.|Alertés par {Aid} nos agents ont trouvé {P} au sol, souillé~|e~ d'urine.] Une visite médicale est demandée pour cette personne.
X L'assistante sociale
==signs-for-illiterate
@hosp older fam
T FORMULAIRE DE CONSENTEMENT
K Patient~|e~={Pid};;Acte proposé=cystectomie
P [~Le patient ne sachant pas signer|La patiente ne sachant pas signer~ a apposé son pouce en présence de {Aid} qui signe avec ~lui|elle~|{Aid} a lu la feuille à voix haute et signé].
X {A0}
==embryo-transfer
@lab a=M b=F
T Procréation médicalement assistée – transfert
P [Transfert chez {P} de deux embryons conçus avec le sperme de {Aid}|Embryons de {P}, ponctionnée le {dt3}, fécondés par les gamètes de {Aid}]. Endomètre 9 mm. Test sanguin à J14.
X {D}
==deceased-donor
@hosp
T PRÉLÈVEMENT MULTI-ORGANES – fiche de répartition
P [{Aid} décédé<|e> le {dt2}, avait consenti au don.|La famille de {Aid} a accepté le prélèvement.] Rein droit : {P}, greffé~|e~ le {dt2}. Rein gauche : autre centre. Suites chez ~le receveur|la receveuse~ :
F 2
X {D}
==maternity-father-declares
@town a=M child
T DÉCLARATION DE NAISSANCE
P [{Aid} a déclaré qu'est né~|e~ le {dt2} l'enfant {Bf}.|Devant nous s'est présenté {Aid} pour déclarer la naissance de {Bf}.]
P Vitamine K administrée ; échographie rénale ~du nouveau-né|de la nouvelle-née~ prévue.
X L'officier de l'état civil
==supervisor-of-student
@school
T Certificat de stage
P [L'étudiant~|e~ {P} a été encadré~|e~ par {Aid}|{Aid} a encadré {P}] en bloc d'endoscopie du {dt3} au {dt2}. [Visite d'aptitude ~du stagiaire|de la stagiaire~ : apte.|]
X La direction des études
==delegation-of-doctor
@prac
A {A}//{Ak}
S Votre patient~|e~ {P}
P <Cher confrère|Chère consœur>,
P Je vous rends compte du suivi de ~ce patient|cette patiente~ que vous m'adressez régulièrement.
F 4
Z
==orphan-number-only
@lab
T Résultats – patient anonyme
K Identifiant=ANON-{num};;Âge=[35|48|66] ans;;Préleveur={Ak}
R
X {D}
==complaint-against
@court
S Plainte ordinale
P [{B} se plaint d'avoir été mal soigné~|e~ par {Aid}|Il est reproché à {Aid} d'avoir oublié une sonde double J chez {B}]. L'expert examinera ~le plaignant|la plaignante~ le {dt4}.
X Le conseil de l'ordre
==landlord-neighbour-dog-bite
@prac
T CERTIFICAT MÉDICAL INITIAL
P Je certifie avoir examiné {P}, mordu~|e~ [à la cuisse par le chien de {Aid}|au scrotum par un chien dont le maître serait {Aid}]. ITT : {n} jours.
X {D}
==mother-breastfeeding
@prac a=F child
P Chère consœur,
P [{Aid} allaite {Bf}, {age} mois, qui fait|Nourri~|e~ au sein par {Aid} {Bf} fait] des infections urinaires à répétition. Cystographie ~du bébé|de la petite~ prévue.
Z {D}//Pédiatre
"""

"""Forms whose blocks are headed by roles; ticks; words of the ordinary papers."""
L9 = "fr en ar es pt it de nl tr".split()
import re
def _t(s):
    p = [re.split(r'(?<! )/(?! )', x) for x in s.split('|')]
    assert len(p) == 9, s
    return dict(zip(L9, p))
# slug: (institution, titles, roles in order [(role, slot)], relation)
FORMS = {
'companion-sheet': ('hosp', _t("Fiche d'accompagnement/Bulletin d'accompagnateur|Accompanied admission form/Escort form|بطاقة المرافق/استمارة المرافقة|Ficha de acompañamiento|Ficha de acompanhante|Scheda accompagnatore|Begleitbogen|Begeleidingsformulier|Refakatçi formu"), [('patient', 'p'), ('companion', 'o')], 'any'),
'next-of-kin': ('hosp', _t("Feuille d'admission/Fiche d'entrée|Admission sheet/Registration sheet|ورقة الدخول/استمارة الاستشفاء|Hoja de ingreso|Folha de admissão|Scheda di ricovero|Aufnahmebogen|Opnameformulier|Yatış formu"), [('patient', 'p'), ('contact', 'o')], 'any'),
'payer-invoice': ('hosp', _t("Facture d'honoraires/Note de frais d'hospitalisation|Invoice/Statement of account|فاتورة/فاتورة الاستشفاء|Factura|Fatura|Fattura|Rechnung|Factuur|Fatura"), [('payer', 'o'), ('patient', 'p')], 'any'),
'insurance-claim': ('ins', _t("Feuille de soins/Demande de remboursement|Medical claim form/Reimbursement request|ورقة العلاجات/طلب تعويض المصاريف|Solicitud de reembolso|Pedido de reembolso|Richiesta di rimborso|Erstattungsantrag|Declaratieformulier|Tazminat talep formu"), [('insured', 'o'), ('beneficiary', 'p')], 'any'),
'insurance-three': ('ins', _t("Bordereau de prise en charge/Accord préalable|Pre-authorisation/Guarantee of payment|طلب التكفل|Autorización previa|Autorização prévia|Autorizzazione preventiva|Kostenübernahme|Machtiging|Ön onay formu"), [('insured', 'o'), ('beneficiary', 'p'), ('payer', 'x')], 'any'),
'donor-recipient': ('hosp', _t("Fiche donneur – receveur/Couple donneur vivant / receveur|Living donation pairing form/Donor–recipient worksheet|بطاقة المتبرع والمتلقي|Ficha donante-receptor|Ficha dador-recetor|Scheda donatore-ricevente|Spender-Empfänger-Bogen|Donor-ontvangerformulier|Verici-alıcı formu"), [('donor', 'o'), ('recipient', 'p')], 'any'),
'guardian-form': ('hosp', _t("Autorisation parentale de soins/Consentement du représentant légal|Parental permission for treatment/Minor's consent form|إذن أبوي بالعلاج/موافقة الولي|Autorización para menores|Autorização de menor|Consenso per minori|Einwilligung für Minderjährige|Toestemming minderjarige|Küçükler için izin formu"), [('guardian', 'o'), ('child', 'p')], 'child'),
'court-form': ('court', _t("Requête aux fins de tutelle/Ouverture d'une mesure de protection|Application for guardianship/Report to the court on incapacity|طلب التحجير/طلب تعيين مقدم|Solicitud de curatela|Pedido de acompanhamento|Ricorso per amministrazione di sostegno|Antrag auf Betreuung|Verzoek onderbewindstelling|Vesayet başvurusu"), [('tutor', 'o'), ('protectedp', 'p')], 'parent'),
'interpreter-form': ('hosp', _t("Fiche d'interprétariat|Interpreting record|استمارة الترجمة|Hoja de interpretación|Ficha de interpretação|Scheda interprete|Dolmetschprotokoll|Tolkverslag|Tercüme tutanağı"), [('patient', 'p'), ('interpreter', 'o')], 'any'),
'witness-consent': ('hosp', _t("Consentement éclairé en présence d'un témoin|Witnessed consent form|موافقة مستنيرة بحضور شاهد|Consentimiento ante testigo|Consentimento com testemunha|Consenso alla presenza di testimone|Einwilligung unter Zeugen|Toestemming met getuige|Tanıklı onam formu"), [('patient', 'p'), ('witness', 'o')], 'any'),
'death-form': ('civil', _t("Certificat de décès – volet administratif/Déclaration de décès|Notification of death/Death certificate – part B|شهادة الوفاة/تصريح بالوفاة|Parte de defunción|Certificado de óbito|Scheda di morte|Todesbescheinigung|Overlijdensverklaring|Ölüm belgesi"), [('deceased', 'p'), ('declarant', 'o')], 'any'),
'results-release': ('lab', _t("Bordereau de remise de résultats|Results collection slip|وصل تسليم النتائج|Entrega de resultados|Entrega de resultados|Ritiro referti|Befundausgabe|Afgifte uitslagen|Sonuç teslim fişi"), [('patient', 'p'), ('collector', 'o')], 'any'),
'homecare-sheet': ('home', _t("Cahier de liaison à domicile/Feuille de passage|Home care sheet/Visit record|دفتر العناية المنزلية|Hoja de cuidados a domicilio|Ficha de apoio domiciliário|Scheda di assistenza|Pflegenachweis|Zorgkaart thuis|Evde bakım çizelgesi"), [('carer', 'o'), ('patient', 'p')], 'any'),
'request-form': ('doc', _t("Demande de copie de dossier médical/Demande de rendez-vous en ligne|Request for copies of records/Online appointment request|طلب نسخة من الملف الطبي/طلب موعد|Solicitud de copia de historia|Pedido de cópia de processo|Richiesta copia cartella|Antrag auf Akteneinsicht|Verzoek kopie dossier|Dosya sureti talebi"), [('requester', 'o'), ('patient', 'p')], 'any'),
'newborn-form': ('hosp', _t("Bulletin de naissance/Fiche du nouveau-né|Birth notification/Newborn record|بطاقة المولود/إشعار بالولادة|Hoja del recién nacido|Ficha do recém-nascido|Scheda neonatale|Neugeborenenbogen|Geboortebericht|Yenidoğan kartı"), [('mother', 'o'), ('newborn', 'p')], 'baby'),
'newborn-three': ('hosp', _t("Dépistage néonatal – carton buvard|Newborn screening card|بطاقة الكشف المبكر للمواليد|Cribado neonatal|Rastreio neonatal|Screening neonatale|Neugeborenen-Screening|Hielprik|Yenidoğan taraması"), [('newborn', 'p'), ('mother', 'o'), ('father', 'x')], 'baby'),
'genetics-form': ('lab', _t("Demande d'analyse génétique familiale|Familial variant test request|طلب تحليل وراثي عائلي|Estudio genético familiar|Estudo genético familiar|Richiesta test genetico familiare|Genetische Familienuntersuchung|Aanvraag erfelijkheidsonderzoek|Ailesel gen testi istemi"), [('index', 'p'), ('relative', 'o')], 'any'),
'accident-report': ('ins', _t("Constat d'accident corporel/Déclaration de sinistre|Accident report/Injury statement|محضر حادثة سير/تصريح بحادثة|Parte de accidente|Participação de sinistro|Denuncia di sinistro|Unfallbericht|Ongevalsrapport|Kaza tutanağı"), [('driver', 'o'), ('injured', 'p'), ('witness', 'x')], 'any'),
'employer-form': ('firm', _t("Demande de congé pour soins à un proche|Family care leave form|طلب رخصة لرعاية قريب|Permiso por cuidado familiar|Licença para assistência à família|Permesso per assistenza familiare|Pflegezeit-Antrag|Aanvraag zorgverlof|Refakat izni talebi"), [('employee', 'o'), ('caredfor', 'p')], 'any'),
'school-form': ('school', _t("Fiche sanitaire de liaison/Projet d'accueil individualisé|Pupil health form/Individual care plan|البطاقة الصحية للتلميذ|Ficha sanitaria escolar|Ficha de saúde escolar|Scheda sanitaria scolastica|Gesundheitsbogen Schule|Medisch formulier school|Öğrenci sağlık formu"), [('guardian', 'o'), ('child', 'p')], 'child'),
'study-form': ('hosp', _t("Cahier d'observation – page de garde|Case report form – cover page|دفتر ملاحظة الدراسة السريرية|Cuaderno de recogida de datos|Caderno de recolha de dados|Scheda raccolta dati|Prüfbogen|Onderzoeksformulier|Olgu rapor formu"), [('subject', 'p'), ('staff', 'o')], 'any'),
'vet-invoice': ('vet', _t("Ordonnance vétérinaire/Facture vétérinaire|Veterinary account/Vaccination record|فاتورة بيطرية/وصفة بيطرية|Factura veterinaria|Fatura veterinária|Fattura veterinaria|Tierärztliche Rechnung|Factuur dierenarts|Veteriner faturası"), [('owner', 'o'), ('patient', 'pet')], 'any'),
'booking-confirmation': ('doc', _t("Confirmation de réservation|Booking confirmation|تأكيد الحجز|Confirmación de cita|Confirmação de marcação|Conferma prenotazione|Buchungsbestätigung|Afspraakbevestiging|Randevu onayı"), [('booker', 'o'), ('patient', 'p')], 'any'),
'sponsor-form': ('hosp', _t("Engagement de prise en charge|Sponsorship form|التزام بالتكفل|Compromiso de pago|Termo de responsabilidade|Impegno di spesa|Kostenübernahmeerklärung|Garantstelling|Taahhütname"), [('sponsor', 'o'), ('patient', 'p')], 'any'),
'phone-form': ('doc', _t("Fiche de régulation téléphonique|Telephone triage sheet|بطاقة اتصال هاتفي|Hoja de llamada|Registo de chamada|Scheda di triage telefonico|Telefonnotiz|Telefonische triage|Telefon görüşme fişi"), [('caller', 'o'), ('patient', 'p')], 'any'),
'complaint-form': ('hosp', _t("Fiche de réclamation|Complaints form|استمارة شكاية|Hoja de reclamaciones|Folha de reclamação|Modulo di reclamo|Beschwerdebogen|Klachtenformulier|Şikâyet formu"), [('complainant', 'o'), ('patient', 'p')], 'any'),
'pension-form': ('ins', _t("Demande de réversion / prise en charge de l'ayant droit|Dependant's benefit claim|طلب استفادة ذوي الحقوق|Prestación familiar|Prestação familiar|Prestazione ai familiari|Hinterbliebenen- und Beihilfeantrag|Aanvraag nabestaanden|Hak sahibi talebi"), [('pensioner', 'o'), ('beneficiary', 'p')], 'spouse'),
'custody-form': ('hosp', _t("Réquisition à personne – examen d'un gardé à vue|Examination of a detained person|تسخير طبي|Examen de detenido|Exame de detido|Visita a persona fermata|Untersuchung auf Anordnung|Onderzoek ingeslotene|Gözaltı muayenesi"), [('police', 'o'), ('patient', 'p')], 'any'),
'spouse-form': ('doc', _t("Bilan du conjoint|Partner work-up|فحوصات الزوج|Estudio de la pareja|Estudo do cônjuge|Esami del partner|Untersuchung des Partners|Onderzoek partner|Eş tetkiki"), [('patient', 'p'), ('spouse', 'o')], 'spouse'),
}
FORM_FILL = dict(
 fr="Pièces jointes : copie de la carte, ordonnance.|Lu et approuvé. Fait en deux exemplaires.|Les informations recueillies font l'objet d'un traitement informatique.|Motif : colique néphrétique, échographie demandée.|À remettre au bureau des entrées avant 15 h.|Total réglé : 1 450,00 DH – espèces.",
 en="Enclosures: copy of card, prescription.|Signed in duplicate.|Data are kept in line with our privacy notice.|Reason: suspected ureteric stone, ultrasound requested.|Hand in at the front desk.|Total: 1,450.00 – paid by card.",
 ar="الوثائق المرفقة: نسخة من البطاقة، الوصفة الطبية.|قرئ وصودق عليه.|السبب: مغص كلوي، فحص بالصدى.|يسلم هذا المطبوع لمكتب الاستقبال.|المجموع: 1450 درهم.",
 es="Se adjunta copia del documento.|Leído y conforme.|Motivo: cólico nefrítico.|Total: 145,00 €.", pt="Anexos: cópia do documento.|Lido e aceite.|Motivo: cólica renal.|Total: 145,00 €.", it="Allegati: copia del documento.|Letto e sottoscritto.|Motivo: colica renale.|Totale: 145,00 €.",
 de="Anlagen: Ausweiskopie.|Gelesen und genehmigt.|Grund: Nierenkolik.|Summe: 145,00 €.", nl="Bijlage: kopie kaart.|Gelezen en goedgekeurd.|Reden: niersteenkoliek.|Totaal: € 145,00.", tr="Ekler: kimlik fotokopisi.|Okudum, onaylıyorum.|Neden: böbrek taşı ağrısı.|Toplam: 1.450,00 TL.")
REFS = dict(fr="Réf.|N° d'enregistrement|Date d'édition", en="Ref.|Serial|Issued", ar="المرجع|رقم التسجيل|التاريخ", es="Ref.|Registro|Fecha", pt="Ref.|Registo|Data", it="Rif.|Protocollo|Data", de="Zeichen|Vorgang|Datum", nl="Kenmerk|Volgnr.|Datum", tr="Sayı|Kayıt|Tarih")
# --- ticks: (question, options, index of the other, index of self, heading of the writer's block, heading of the patient's)
TICKS = {
'tick-filled-by': dict(
 fr=[("Ce questionnaire est rempli par :", ["le patient lui-même", "un proche", "un soignant"], 1, 0, "Vos coordonnées", "Personne concernée"),
     ("Qui répond aux questions ?", ["Le malade", "Une autre personne (famille, aidant)"], 1, 0, "Identité du répondant", "Malade dont il est question")],
 en=[("This form has been completed by:", ["the patient", "somebody else on the patient's behalf"], 1, 0, "Your details", "The patient"),
     ("Are you the patient?", ["Yes", "No, I am answering for a relative"], 1, 0, "About you", "About your relative")],
 ar=[("ملأ هذه الاستمارة:", ["المريض نفسه", "شخص آخر"], 1, 0, "معلومات مالئ الاستمارة", "الشخص المعني")],
 es=[("¿Quién rellena este cuestionario?", ["El propio paciente", "Otra persona"], 1, 0, "Sus datos", "Persona enferma")],
 de=[("Dieser Bogen wurde ausgefüllt von:", ["Patient selbst", "Angehörigen"], 1, 0, "Ihre Angaben", "Erkrankte Person")],
 nl=[("Wie vult dit formulier in?", ["De patiënt zelf", "Iemand anders"], 1, 0, "Uw gegevens", "Betreft")],
 tr=[("Formu dolduran:", ["Hastanın kendisi", "Yakını"], 1, 0, "Bilgileriniz", "Hasta")]),
'tick-booking-for': dict(
 fr=[("Le rendez-vous est pris pour :", ["moi-même", "mon enfant", "un autre membre du foyer"], 2, 0, "Compte utilisateur", "Bénéficiaire du rendez-vous"),
     ("Je consulte", ["pour moi", "pour quelqu'un d'autre"], 1, 0, "Mes informations", "Cette personne")],
 en=[("Who is this appointment for?", ["Myself", "Another member of my household"], 1, 0, "Account details", "Attending"),
     ("Booking type", ["For me", "On behalf of a dependant"], 1, 0, "Your profile", "Dependant")],
 ar=[("هذا الموعد يخص:", ["صاحب الحساب", "أحد أفراد العائلة"], 1, 0, "صاحب الحساب", "المستفيد من الموعد")],
 it=[("La visita è per:", ["me stesso/a", "un familiare"], 1, 0, "I suoi dati", "Familiare da visitare")],
 pt=[("A consulta é para:", ["o próprio", "um familiar"], 1, 0, "Os seus dados", "Familiar")],
 es=[("La cita es para:", ["mí", "un familiar"], 1, 0, "Titular de la cuenta", "Familiar")]),
'tick-insured-other': dict(
 fr=[("Les soins concernent :", ["l'assuré", "le conjoint", "un enfant à charge"], 1, 0, "Assuré(e)", "Si ce n'est pas l'assuré"),
     ("Qualité du malade", ["Adhérent", "Ayant droit"], 1, 0, "Partie à remplir par l'adhérent", "Nom du malade ayant droit")],
 en=[("Treatment was given to:", ["the member", "spouse", "child"], 2, 0, "Member", "If not the member"),],
 ar=[("العلاجات تخص:", ["المؤمن له", "الزوج(ة)", "أحد الأبناء"], 2, 0, "المؤمن له", "إذا كان غير المؤمن له")],
 de=[("Behandelt wurde:", ["Versicherungsnehmer", "mitversicherte Person"], 1, 0, "Versicherungsnehmer", "Mitversicherte Person")],
 nl=[("De zorg is verleend aan:", ["hoofdverzekerde", "meeverzekerde"], 1, 0, "Hoofdverzekerde", "Meeverzekerde")],
 it=[("Le cure riguardano:", ["l'assicurato", "un familiare"], 1, 0, "Assicurato", "Familiare")]),
'tick-identity-belongs': dict(
 fr=[("L'identité ci-dessous est celle :", ["du patient", "de la personne à contacter", "du payeur"], 1, 0, "Identité", "Nom du patient si différent"),
     ("Coordonnées communiquées :", ["patient", "autre"], 1, 0, "Coordonnées", "Patient suivi")],
 en=[("The particulars below are those of:", ["patient", "other (specify)"], 1, 0, "Particulars", "Patient, if different"),],
 ar=[("البيانات أسفله تخص:", ["المريض", "شخصا آخر"], 1, 0, "البيانات", "اسم المريض إن كان مختلفا")],
 es=[("Los datos siguientes son de:", ["paciente", "otra persona"], 1, 0, "Datos", "Paciente, si es distinto")],
 tr=[("Aşağıdaki bilgiler kime ait:", ["hasta", "diğer"], 1, 0, "Kimlik bilgileri", "Hasta farklıysa adı")]),
}
YESNO = dict(fr=("Patient", "Autre"), en=("Patient", "Other"), ar=("المريض", "آخر"), es=("Paciente", "Otro"), pt=("Doente", "Outro"), it=("Paziente", "Altro"), de=("Patient", "Andere"), nl=("Patiënt", "Ander"), tr=("Hasta", "Diğer"))
# --- ordinary papers
TITLE = dict(
 lab=_t("Compte rendu d'analyses/Résultats d'examens biologiques/Bulletin d'analyse|Laboratory report/Test results|نتائج التحاليل الطبية/تقرير التحاليل|Informe de laboratorio|Relatório de análises|Referto di laboratorio|Laborbefund|Laboratoriumuitslag|Tahlil sonuçları"),
 img=_t("Compte rendu d'échographie/Uroscanner/Compte rendu d'IRM prostatique|Ultrasound report/CT urogram report|تقرير الفحص بالصدى/تقرير الأشعة|Informe de ecografía|Relatório de ecografia|Referto ecografico|Sonographiebefund|Echografieverslag|Ultrason raporu"),
 path=_t("Compte rendu anatomopathologique|Histopathology report|تقرير التشريح المرضي|Informe anatomopatológico|Relatório anatomopatológico|Referto istologico|Histologischer Befund|Pathologieverslag|Patoloji raporu"),
 op=_t("Compte rendu opératoire/Protocole opératoire|Operation note|تقرير العملية الجراحية|Informe quirúrgico|Relatório operatório|Verbale operatorio|OP-Bericht|Operatieverslag|Ameliyat notu"),
 dis=_t("Lettre de sortie/Résumé de sortie|Discharge summary|رسالة الخروج/ملخص الاستشفاء|Informe de alta|Nota de alta|Lettera di dimissione|Entlassungsbrief|Ontslagbrief|Epikriz"),
 rx=_t("Ordonnance|Prescription|وصفة طبية|Receta|Receita médica|Ricetta|Rezept|Recept|Reçete"),
 appt=_t("Convocation/Carton de rendez-vous|Appointment slip/Appointment letter|ورقة الموعد/استدعاء|Cita médica|Marcação de consulta|Promemoria visita|Terminzettel|Afspraakkaart|Randevu kartı"),
 uro=_t("Débitmétrie urinaire/Bilan urodynamique|Uroflowmetry/Urodynamic study|قياس تدفق البول|Flujometría|Urofluxometria|Uroflussometria|Uroflowmetrie|Uroflowmetrie|Üroflowmetri"),
 inv=_t("Note d'honoraires/Facture|Invoice/Receipt|فاتورة/وصل أداء|Factura|Fatura-recibo|Fattura|Rechnung|Factuur|Fatura"),
 con=_t("Consentement éclairé|Consent form|موافقة مستنيرة|Consentimiento informado|Consentimento informado|Consenso informato|Einwilligungserklärung|Toestemmingsformulier|Aydınlatılmış onam"),
 lbl=_t("Planche d'étiquettes|Label sheet|ملصقات|Etiquetas|Etiquetas|Etichette|Etikettenbogen|Etikettenvel|Etiket sayfası"),
 list=_t("Programme du jour/Liste des patients|Theatre list/Clinic list|لائحة المواعيد|Lista de pacientes|Lista de doentes|Lista pazienti|Patientenliste|Patiëntenlijst|Hasta listesi"),
 vac=_t("Vaccination de la fratrie|Household immunisation record|جدول تلقيح الإخوة|Vacunación de hermanos|Vacinação dos irmãos|Vaccinazioni dei fratelli|Impfungen der Geschwister|Vaccinaties broers en zussen|Kardeş aşı kartı"),
 fert=_t("Consultation du couple – infertilité|Couple fertility review|استشارة الزوجين حول العقم|Consulta de fertilidad de pareja|Consulta de fertilidade do casal|Valutazione della coppia|Kinderwunsch-Sprechstunde (Paar)|Fertiliteitsconsult paar|Çift infertilite değerlendirmesi"),
 sperm=_t("Spermogramme|Semen analysis|تحليل السائل المنوي|Seminograma|Espermograma|Spermiogramma|Spermiogramm|Semenanalyse|Spermiyogram"),
 death=_t("Certificat médical de décès|Medical certificate of death|شهادة طبية بالوفاة|Certificado médico de defunción|Certificado de óbito|Certificato di morte|Todesbescheinigung|Overlijdensverklaring|Ölüm raporu"),
 fam=_t("Rendez-vous famille|Family appointments|مواعيد العائلة|Citas familiares|Consultas da família|Appuntamenti famiglia|Familientermine|Gezinsafspraken|Aile randevuları"),
)
TESTS = [("PSA total", "ng/mL", "< 4,0"), ("Créatinine", "mg/L", "7 – 13"), ("Urée", "g/L", "0,15 – 0,50"), ("CRP", "mg/L", "< 5"), ("Hémoglobine", "g/dL", "13 – 17"), ("Leucocytes", "/µL", "4000 – 10000"), ("Potassium", "mmol/L", "3,5 – 5,0"), ("Glycémie", "g/L", "0,70 – 1,10"), ("Acide urique", "mg/L", "35 – 72"), ("ECBU", "", "stérile")]
TESTS_EN = [("Total PSA", "ng/mL", "< 4.0"), ("Creatinine", "µmol/L", "60 – 110"), ("Urea", "mmol/L", "2.5 – 7.8"), ("CRP", "mg/L", "< 5"), ("Haemoglobin", "g/dL", "13 – 17"), ("WBC", "x10⁹/L".replace('⁹', '9'), "4 – 11"), ("Potassium", "mmol/L", "3.5 – 5.0"), ("Glucose", "mmol/L", "3.9 – 6.1"), ("Uric acid", "µmol/L", "200 – 430")]
COLH = dict(fr=["Examen", "Résultat", "Unité", "Valeurs usuelles"], en=["Test", "Result", "Unit", "Reference"], ar=["التحليل", "النتيجة", "الوحدة", "القيم المرجعية"], es=["Prueba", "Resultado", "Unidad", "Referencia"], pt=["Exame", "Resultado", "Unidade", "Referência"], it=["Esame", "Risultato", "Unità", "Riferimento"], de=["Test", "Ergebnis", "Einheit", "Referenz"], nl=["Test", "Uitslag", "Eenheid", "Referentie"], tr=["Test", "Sonuç", "Birim", "Referans"])
BODY = dict(
 fr=["Reins de taille normale, sans dilatation. Prostate estimée à 46 g, résidu post-mictionnel de 60 cc. Vessie à paroi fine.", "Lithiase calicielle inférieure gauche de 8 mm, sans retentissement. Le reste de l'examen est sans particularité.", "Bonne évolution après résection endoscopique. Sonde ôtée au deuxième jour, urines claires. Traitement : tamsulosine 0,4 mg le soir.", "Absence de foyer suspect. Calcul de la jonction urétéro-vésicale droite éliminé spontanément. Contrôle dans six mois."],
 en=["Both kidneys are of normal size without hydronephrosis. Prostate volume 46 mL, residual urine 60 mL. Bladder wall smooth.", "An 8 mm calculus is seen in the left lower pole. No obstruction. Otherwise unremarkable.", "Good recovery after endoscopic resection. Catheter out on day two. Tamsulosin 400 micrograms at night.", "No suspicious focus. The stone at the right vesico-ureteric junction has passed. Review in six months."],
 ar=["الكليتان بحجم عادي دون توسع. حجم البروستات 46 غراما، والبول المتبقي 60 مليلترا.", "حصاة بقياس 8 مم في الكلية اليسرى دون انسداد. باقي الفحص عادي.", "تطور جيد بعد العملية بالمنظار. تمت إزالة القسطرة في اليوم الثاني. مراقبة بعد ستة أشهر."],
 es=["Riñones de tamaño normal, sin dilatación. Próstata de 46 cc, residuo de 60 ml.", "Litiasis de 8 mm en riñón izquierdo sin obstrucción. Control en seis meses."], pt=["Rins de dimensões normais, sem dilatação. Próstata de 46 cc.", "Cálculo de 8 mm no rim esquerdo, sem obstrução. Reavaliar em seis meses."],
 it=["Reni di dimensioni normali, senza dilatazione. Prostata di 46 cc, residuo 60 ml.", "Calcolo di 8 mm al rene sinistro, non ostruente. Controllo tra sei mesi."], de=["Beide Nieren normal groß, kein Harnstau. Prostata 46 ml, Restharn 60 ml.", "8 mm großer Stein links, keine Stauung. Kontrolle in sechs Monaten."],
 nl=["Beide nieren normaal van grootte, geen stuwing. Prostaat 46 ml, residu 60 ml.", "Steen van 8 mm links zonder stuwing. Controle over zes maanden."], tr=["Her iki böbrek normal boyutta, genişleme yok. Prostat 46 ml, rezidü 60 ml.", "Sol böbrekte 8 mm taş, tıkanıklık yok. Altı ay sonra kontrol."])
RE = dict(fr="Concerne :|Objet :|Patient :|Réf. patient :|À propos de :", en="Re:|Regarding:|Patient:|Concerning:", ar="الموضوع:|بخصوص:|المريض:", es="Asunto:|Ref. paciente:|Paciente:", pt="Assunto:|Utente:", it="Oggetto:|Paziente:", de="Betrifft:|Patient:|Betr.:", nl="Betreft:|Patiënt:", tr="Konu:|Hasta:")
GREET = dict(fr="Cher confrère,|Chère consœur,|Docteur,|Cher ami,", en="Dear colleague,|Dear Doctor,|Dear Sir,", ar="الزميل المحترم،|السيد الدكتور المحترم،", es="Estimado compañero:", pt="Caro colega,", it="Gentile collega,", de="Sehr geehrte Kollegen,|Sehr geehrte Frau Kollegin,", nl="Geachte collega,", tr="Sayın meslektaşım,")
BYE = dict(fr="Bien confraternellement|Avec mes salutations confraternelles|Cordialement", en="Yours sincerely|Kind regards|With best wishes", ar="مع فائق التقدير والاحترام|وتقبلوا أسمى التحيات", es="Un cordial saludo", pt="Com os melhores cumprimentos", it="Cordiali saluti", de="Mit freundlichen Grüßen", nl="Met collegiale groet", tr="Saygılarımla")
SENT = dict(
 fr=["J'ai revu ce jour en consultation {o.idt}.", "Votre patient(e) {o.idt}, m'a consulté pour des troubles mictionnels.", "Merci de m'avoir confié {o.idt}, pour avis.", "Nous avons pris en charge du 3 au 6 courant {o.idt}.", "{o.idt} est sorti(e) ce matin de notre service."],
 en=["Thank you for referring {o.idt}.", "I reviewed {o.idt} in clinic this morning.", "{o.idt}, attended today with lower urinary tract symptoms.", "It was a pleasure to meet {o.idt}."],
 ar=["استقبلت اليوم في عيادتي {o.idt}.", "أشكركم على إحالة {o.idt} قصد إبداء الرأي.", "تم استشفاء {o.idt} بمصلحتنا لمدة ثلاثة أيام."],
 es=["He visto hoy en consulta a {o.idt}.", "Le agradezco la derivación de {o.idt}."], pt=["Observei hoje em consulta {o.idt}."], it=["Ho visitato in data odierna {o.idt}."], de=["Wir berichten über {o.idt}.", "Vielen Dank für die Überweisung von {o.idt}."], nl=["Ik zag vandaag op het spreekuur {o.idt}."], tr=["Bugün polikliniğimizde {o.idt} muayene edilmiştir."])
CERT = dict(
 fr=["Je soussigné, {doc}, certifie avoir examiné ce jour {o.idt}, et avoir constaté que son état de santé nécessite un repos de {n} jours sauf complications.", "Je soussigné {doc} atteste que {o.idt}, est suivi(e) régulièrement dans notre consultation.", "Le médecin soussigné certifie que {o.idt}, ne présente aucune contre-indication apparente à la pratique du sport."],
 en=["I, {doc}, certify that I examined {o.idt}, and that a rest of {n} days is advised.", "This is to certify that {o.idt}, is under regular follow-up at our clinic and is fit to travel."],
 ar=["أشهد أنا الموقع أسفله {doc} أنني فحصت اليوم {o.idt}، وأن حالته الصحية تستدعي راحة لمدة {n} أيام.", "نشهد نحن {doc} أن {o.idt} يتابع علاجه بعيادتنا بصفة منتظمة."],
 es=["El abajo firmante, {doc}, certifica haber reconocido a {o.idt}, y que precisa reposo de {n} días."], pt=["Eu, {doc}, atesto que observei {o.idt}, necessitando de repouso de {n} dias."], it=["Il sottoscritto {doc} certifica di aver visitato {o.idt}, che necessita di {n} giorni di riposo."],
 de=["Hiermit bescheinige ich, {doc}, dass {o.idt}, von mir untersucht wurde und {n} Tage der Schonung bedarf."], nl=["Ondergetekende, {doc}, verklaart te hebben onderzocht {o.idt}; {n} dagen rust zijn aangewezen."], tr=["{doc} tarafından {o.idt} muayene edilmiş, {n} gün istirahati uygun görülmüştür."])
CERTT = dict(fr="CERTIFICAT MÉDICAL|ATTESTATION|Certificat d'aptitude", en="MEDICAL CERTIFICATE|TO WHOM IT MAY CONCERN", ar="شهادة طبية", es="CERTIFICADO MÉDICO", pt="ATESTADO MÉDICO", it="CERTIFICATO MEDICO", de="ÄRZTLICHE BESCHEINIGUNG", nl="MEDISCHE VERKLARING", tr="SAĞLIK RAPORU")
APPT = dict(fr="Vous êtes attendu(e) le {d} à {h} – service d'urologie, 2e étage. Venir à jeun, vessie pleine.", en="You are expected on {d} at {h} – urology outpatients, second floor. Please come with a full bladder.", ar="موعدكم يوم {d} على الساعة {h} بمصلحة المسالك البولية، الطابق الثاني.", es="Cita el {d} a las {h}, consulta de urología.", pt="Consulta em {d} às {h}, urologia.", it="La visita è fissata per il {d} alle {h}, urologia.", de="Ihr Termin: {d}, {h} Uhr, Urologie.", nl="Uw afspraak: {d} om {h}, urologie.", tr="Randevunuz: {d}, saat {h}, üroloji.")
FAST = dict(fr="Prescripteur|Date de prélèvement|N° de demande", en="Requested by|Collected|Request no.", ar="الطبيب الواصف|تاريخ أخذ العينة|رقم الطلب", es="Médico|Fecha de extracción|Petición", pt="Médico|Colheita|Requisição", it="Medico richiedente|Prelievo|Richiesta n.", de="Einsender|Entnahme|Auftragsnr.", nl="Aanvrager|Afname|Aanvraagnr.", tr="İsteyen hekim|Örnek tarihi|İstem no")
DRUGS = ["Tamsulosine LP 0,4 mg", "Solifénacine 5 mg", "Ciprofloxacine 500 mg", "Paracétamol 1 g", "Finastéride 5 mg", "Phloroglucinol 80 mg"]

"""Words: dates, names, labels, roles, institutions in nine languages."""
import datetime as dt
MON = dict(fr="janvier février mars avril mai juin juillet août septembre octobre novembre décembre", en="January February March April May June July August September October November December",
 ar="يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر", es="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
 pt="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", it="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
 de="Januar Februar März April Mai Juni Juli August September Oktober November Dezember", nl="januari februari maart april mei juni juli augustus september oktober november december",
 tr="Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık")
MON = {k: v.split() for k, v in MON.items()}
DF = dict(fr="/ / / . - L L", en="L S U I /", ar="/ / L L", es="/ L -", pt="/ L -", it="/ L .", de=". . L", nl="- L -", tr=". . L /")
def fdate(d, lang, st):
    m = MON[lang][d.month - 1]
    if st in '/.-': return d.strftime(f'%d{st}%m{st}%Y')
    if st == 'I': return d.isoformat()
    if st == 'S': return f"{d.day:02d} {m[:3]} {d.year}"
    if st == 'U': return f"{m} {d.day}, {d.year}"
    if lang in ('es', 'pt'): return f"{d.day} de {m} de {d.year}"
    if lang == 'de': return f"{d.day}. {m} {d.year}"
    if lang == 'fr' and d.day == 1: return f"1er {m} {d.year}"
    return f"{d.day} {m} {d.year}"
TT = dict(fr=("M.|Monsieur|M.", "Mme|Madame|Mme"), en=("Mr|Mr.", "Mrs|Ms|Mrs."), ar=("السيد", "السيدة"), es=("D.|Don|Sr.", "D.ª|Doña|Sra."), pt=("Sr.|Senhor", "Sra.|Senhora D."),
 it=("Sig.|il Sig.", "Sig.ra|la Sig.ra"), de=("Herr|Herrn", "Frau"), nl=("dhr.|de heer", "mevr.|mevrouw"), tr=("Bay|Sayın", "Bayan|Sayın"))
LB = dict(
 fr=dict(name="Nom et prénom|Nom & prénoms|Nom complet|Identité|Nom – Prénom", last="Nom|Nom de famille|Patronyme", first="Prénom|Prénom(s)", dob="Date de naissance|Né(e) le|DDN|Naissance|Date de naiss.", sex="Sexe", nid="CIN|N° CNIE|C.I.N.", file="N° dossier|Dossier n°|IPP|N° IPP|Réf. dossier", phone="Tél.|Téléphone|GSM", addr="Adresse|Domicile", age="Âge"),
 en=dict(name="Name|Full name|Name in full", last="Surname|Family name|Last name", first="First name|Given name(s)|Forename(s)", dob="Date of birth|DOB|Born|D.O.B.", sex="Sex|Gender", nid="National ID|ID card no.|CIN", file="File no.|Patient ID|MRN|Record number", phone="Phone|Mobile|Tel.", addr="Address|Residence", age="Age"),
 ar=dict(name="الاسم الكامل|الإسم و النسب|الاسم والنسب", last="الاسم العائلي|النسب", first="الاسم الشخصي|الإسم الشخصي", dob="تاريخ الازدياد|تاريخ الولادة|تاريخ الميلاد|المزداد(ة) في", sex="الجنس", nid="رقم البطاقة الوطنية|رقم ب.ت.و", file="رقم الملف|رقم الملف الطبي", phone="الهاتف|رقم الهاتف", addr="العنوان|السكنى", age="السن"),
 es=dict(name="Nombre y apellidos|Nombre completo", last="Apellidos", first="Nombre", dob="Fecha de nacimiento|F. nacimiento|Nacido/a el", sex="Sexo", nid="Documento de identidad", file="N.º historia|N.º de expediente", phone="Teléfono|Móvil", addr="Domicilio", age="Edad"),
 pt=dict(name="Nome completo|Nome", last="Apelido", first="Nome próprio", dob="Data de nascimento|Nascido(a) em", sex="Sexo", nid="Bilhete de identidade", file="N.º de processo|Processo n.º", phone="Telefone|Telemóvel", addr="Morada", age="Idade"),
 it=dict(name="Nome e cognome|Cognome e nome", last="Cognome", first="Nome", dob="Data di nascita|Nato/a il", sex="Sesso", nid="Documento n.", file="Cartella n.|N. cartella", phone="Telefono|Cell.", addr="Indirizzo", age="Età"),
 de=dict(name="Name, Vorname|Name", last="Nachname|Familienname", first="Vorname", dob="Geburtsdatum|geb. am|Geb.-Datum", sex="Geschlecht", nid="Ausweis-Nr.", file="Patientennr.|Akten-Nr.", phone="Telefon|Mobil", addr="Anschrift", age="Alter"),
 nl=dict(name="Naam|Volledige naam", last="Achternaam", first="Voornaam", dob="Geboortedatum|Geb. datum", sex="Geslacht", nid="ID-nummer", file="Dossiernr.|Patiëntnummer", phone="Telefoon", addr="Adres", age="Leeftijd"),
 tr=dict(name="Adı Soyadı|Ad-Soyad", last="Soyadı", first="Adı", dob="Doğum tarihi|D. Tarihi", sex="Cinsiyet", nid="Kimlik no", file="Dosya no|Hasta no", phone="Telefon|Cep", addr="Adres", age="Yaş"))
SEX = dict(fr="Masculin|Féminin", en="Male|Female", ar="ذكر|أنثى", es="Varón|Mujer", pt="Masculino|Feminino", it="Maschio|Femmina", de="männlich|weiblich", nl="man|vrouw", tr="Erkek|Kadın")
BORN = dict(fr=("né le {}", "née le {}"), en=("born {}", "born {}"), ar=("المزداد بتاريخ {}", "المزدادة بتاريخ {}"), es=("nacido el {}", "nacida el {}"), pt=("nascido em {}", "nascida em {}"),
 it=("nato il {}", "nata il {}"), de=("geb. am {}", "geb. am {}"), nl=("geboren op {}", "geboren op {}"), tr=("doğum tarihi {}", "doğum tarihi {}"))
FILEP = dict(fr="dossier n° {}|IPP {}|dossier {}|votre réf. {}", en="file no. {}|record {}|MRN {}|your ref. {}", ar="ملف رقم {}|رقم الملف {}", es="historia n.º {}|expediente {}", pt="processo n.º {}", it="cartella n. {}", de="Patientennr. {}|Akte {}", nl="dossiernr. {}", tr="dosya no {}")
NIDP = dict(fr="CIN {}|titulaire de la CNIE {}", en="ID card {}|national ID {}", ar="رقم البطاقة الوطنية {}|ب.ت.و رقم {}", es="documento {}", pt="BI {}", it="documento {}", de="Ausweis {}", nl="ID {}", tr="kimlik no {}")

class V:
    """a person as this paper writes him or her; one style of name and date for the whole paper"""
    def __init__(s, p, st, partial=None): s.p, s.st, s.partial = p, st, partial; s.i = 0 if p.sex == 'M' else 1; s.r = st.rng
    @property
    def first(s): return s.p.arf if s.st.arn and s.p.ar else s.p.first
    @property
    def last(s):
        if s.st.arn and s.p.ar: return s.p.arl
        return s.p.last.upper() if s.st.up else s.p.last
    @property
    def full(s):
        a, b = s.first, s.last
        if s.st.arn and s.p.ar:
            t = f"{a} {b}"
            return t if s.st.arn == 1 else f"{t} ({s.p.last.upper()} {s.p.first})"
        if s.st.allup: a, b = a.upper(), b.upper()
        return {'NP': f"{b} {a}", 'PN': f"{a} {b}", 'N,P': f"{b}, {a}"}[s.st.order]
    @property
    def pn(s): return s.full if s.st.order != 'N,P' else f"{s.first} {s.last}"
    @property
    def lat(s): return f"{s.p.first} {s.p.last}"
    @property
    def t(s): return s.r.choice(TT[s.st.lang][s.i].split('|'))
    @property
    def tfull(s): return f"{s.t} {s.pn}"
    @property
    def sur(s): return f"{s.t} {s.last}"
    @property
    def dob(s): return fdate(s.p.dob, s.st.lang, s.st.df)
    @property
    def born(s): return BORN[s.st.lang][s.i].format(s.dob)
    @property
    def file(s): return s.p.file
    @property
    def nid(s): return s.p.nid
    @property
    def phone(s): return s.p.phone or '—'
    @property
    def age(s): return s.p.age
    @property
    def init(s): return f"{s.p.first[0]}. {s.p.last[0]}."
    @property
    def filep(s): return s.r.choice(FILEP[s.st.lang].split('|')).format('\u200e' + s.p.file if s.st.lang == 'ar' else s.p.file)
    @property
    def nidp(s): return s.r.choice(NIDP[s.st.lang].split('|')).format(s.p.nid)
    def part(s):
        k = s.partial
        if k == 'first': return s.first
        if k == 'init': return s.init
        if k == 'sur': return s.sur
        return s.first
    @property
    def id(s):
        if s.partial: return s.part()
        o = [1, 1, 2]
        if s.p.file and s.p.rid: o += [3, 4, 4]
        if s.p.nid: o += [5, 5]
        k = s.r.choice(o); n = s.pn
        if s.st.lang == 'ar': c = '، '
        else: c = ', '
        if k == 1: return n + c + s.born
        if k == 2: return f"{n} ({s.dob})" if s.r.random() < .4 else n + c + s.born
        if k == 3: return f"{n} ({s.filep})"
        if k == 4: return n + c + s.born + c + s.filep
        return n + c + s.born + c + s.nidp
    @property
    def tid(s):
        if s.partial == 'sur': return s.sur
        if s.partial: return s.part()
        return f"{s.t} {s.id}"
    # two-identifier forced: name and date
    @property
    def idd(s): return f"{s.pn}{'،' if s.st.lang == 'ar' else ','} {s.born}"
    @property
    def ne(s): return ('né', 'née')[s.i]
    @property
    def idt(s):
        """the two identifiers in a sentence, always enough of them"""
        c = '، ' if s.st.lang == 'ar' else ', '; k = s.r.choice([1, 1, 2, 3, 4, 5]); n = s.tfull
        if k == 2 and s.p.file: return n + c + s.born + c + s.filep
        if k == 3 and s.p.nid: return n + c + s.born + c + s.nidp
        if k == 4 and s.p.file: return f"{n} ({s.filep})"
        if k == 5 and s.p.nid and s.r.random() < .5: return n + c + s.nidp
        return n + c + s.born
    @property
    def sex(s): return SEX[s.st.lang].split('|')[s.i]

class Style:
    def __init__(s, rng, lang):
        s.rng, s.lang = rng, lang
        s.order = rng.choice(['NP', 'NP', 'PN', 'PN', 'N,P'] if lang not in ('fr', 'ar') else ['NP', 'NP', 'PN', 'PN'])
        s.up = rng.random() < .6; s.allup = rng.random() < .12
        s.df = rng.choice(DF[lang].split()); s.arn = 0
        if lang == 'ar': s.arn = rng.choice([0, 0, 1, 1, 2])
    def lb(s, k): return s.rng.choice(LB[s.lang][k].split('|'))

def _r(**k): return k
ROLE = dict(
 patient=_r(fr="Patient|Patient(e)|Personne soignée|Malade|Identité du patient|Le patient", en="Patient|The patient|Person receiving care|Patient details|Person treated", ar="المريض|المريض(ة)|هوية المريض|المعني بالعلاج", es="Paciente|Datos del paciente", pt="Doente|Utente", it="Paziente|Assistito", de="Patient|Patient/in|Angaben zum Patienten", nl="Patiënt|Gegevens patiënt", tr="Hasta|Hasta bilgileri"),
 companion=_r(fr="Accompagnant|Personne accompagnante|Accompagnateur", en="Accompanying person|Escort|Person accompanying", ar="المرافق|الشخص المرافق", es="Acompañante", pt="Acompanhante", it="Accompagnatore", de="Begleitperson", nl="Begeleider", tr="Refakatçi"),
 contact=_r(fr="Personne à prévenir|Personne de confiance|Proche à contacter", en="Next of kin|Emergency contact|Person to notify", ar="الشخص الواجب الاتصال به|شخص للاتصال عند الحاجة", es="Persona de contacto", pt="Pessoa a contactar", it="Persona da avvisare", de="Notfallkontakt|Angehörige/r", nl="Contactpersoon", tr="Aranacak yakını"),
 guardian=_r(fr="Représentant légal|Titulaire de l'autorité parentale|Tuteur", en="Legal guardian|Parent or guardian|Responsible adult", ar="الولي الشرعي|الولي|النائب الشرعي", es="Representante legal|Tutor", pt="Representante legal", it="Tutore / esercente la responsabilità", de="Gesetzliche Vertretung|Sorgeberechtigte/r", nl="Wettelijk vertegenwoordiger", tr="Veli / vasi"),
 child=_r(fr="Enfant|L'enfant|Le mineur|Élève", en="Child|The minor|Pupil", ar="الطفل|القاصر|التلميذ", es="Menor|Alumno/a", pt="Menor|Criança", it="Minore", de="Kind", nl="Kind", tr="Çocuk"),
 payer=_r(fr="Payeur|Facturé à|Débiteur|Règlement effectué par|Redevable", en="Bill to|Payer|Account holder|Guarantor", ar="المؤدي|الجهة المؤدية|الفاتورة باسم", es="Pagador|Facturar a", pt="Pagador|Faturar a", it="Intestatario fattura|Pagante", de="Rechnungsempfänger|Zahler", nl="Factuur aan|Betaler", tr="Fatura alıcısı|Ödeyen"),
 insured=_r(fr="Assuré|Assuré principal|Adhérent|Souscripteur|Affilié", en="Policyholder|Insured member|Main member|Subscriber", ar="المؤمَّن له|المنخرط", es="Asegurado titular|Tomador", pt="Segurado titular", it="Assicurato|Contraente", de="Hauptversicherte/r|Versicherungsnehmer", nl="Verzekeringnemer|Hoofdverzekerde", tr="Sigortalı"),
 beneficiary=_r(fr="Bénéficiaire des soins|Malade (ayant droit)|Ayant droit soigné", en="Person treated|Dependant receiving treatment|Claim for", ar="المستفيد من العلاج|ذو الحق المريض", es="Beneficiario atendido", pt="Beneficiário tratado", it="Familiare curato", de="Behandelte Person", nl="Behandelde persoon", tr="Tedavi gören"),
 donor=_r(fr="Donneur|Donneur vivant|Donneur apparenté", en="Donor|Living donor|Related donor", ar="المتبرع|المتبرع الحي", es="Donante", pt="Dador", it="Donatore", de="Spender/in", nl="Donor", tr="Verici (donör)"),
 recipient=_r(fr="Receveur|Candidat à la greffe|Receveur de la greffe", en="Recipient|Transplant candidate", ar="المتلقي|المستفيد من الزرع", es="Receptor", pt="Recetor", it="Ricevente", de="Empfänger/in", nl="Ontvanger", tr="Alıcı"),
 witness=_r(fr="Témoin|Témoin de la signature", en="Witness|Witness to signature", ar="الشاهد", es="Testigo", pt="Testemunha", it="Testimone", de="Zeuge/Zeugin", nl="Getuige", tr="Tanık"),
 interpreter=_r(fr="Interprète|Traducteur", en="Interpreter|Language support", ar="المترجم|الترجمان", es="Intérprete", pt="Intérprete", it="Interprete", de="Dolmetscher/in", nl="Tolk", tr="Tercüman"),
 declarant=_r(fr="Déclarant|Personne ayant déclaré", en="Informant|Declared by", ar="المصرح|المصرّح(ة)", es="Declarante", pt="Declarante", it="Dichiarante", de="Anzeigende Person", nl="Aangever", tr="Bildiren"),
 deceased=_r(fr="Défunt|Personne décédée|Le défunt", en="Deceased|Person who has died", ar="المتوفى|الهالك", es="Fallecido/a", pt="Falecido/a", it="Defunto/a", de="Verstorbene/r", nl="Overledene", tr="Ölen kişi"),
 collector=_r(fr="Résultats remis à|Mandataire|Retiré par", en="Released to|Collected by|Authorised person", ar="الوكيل|سُلّمت النتائج إلى", es="Entregado a", pt="Entregue a", it="Ritirato da|Delegato", de="Abgeholt von|Bevollmächtigte/r", nl="Afgehaald door|Gemachtigde", tr="Teslim alan"),
 carer=_r(fr="Aidant|Intervenant|Aidant familial", en="Carer|Home helper|Care worker", ar="المعين المنزلي|مقدم الرعاية", es="Cuidador/a", pt="Cuidador(a)", it="Caregiver|Badante", de="Pflegende/r Angehörige/r|Pflegeperson", nl="Mantelzorger", tr="Bakım veren"),
 requester=_r(fr="Demandeur|Formulaire rempli par|Auteur de la demande", en="Applicant|Form completed by|Requested by", ar="صاحب الطلب|ملأ الاستمارة", es="Solicitante|Formulario rellenado por", pt="Requerente", it="Richiedente|Compilato da", de="Antragsteller/in|Ausgefüllt von", nl="Aanvrager|Ingevuld door", tr="Başvuran|Formu dolduran"),
 mother=_r(fr="Mère|La mère", en="Mother", ar="الأم", es="Madre", pt="Mãe", it="Madre", de="Mutter", nl="Moeder", tr="Anne"),
 father=_r(fr="Père|Le père", en="Father", ar="الأب", es="Padre", pt="Pai", it="Padre", de="Vater", nl="Vader", tr="Baba"),
 newborn=_r(fr="Nouveau-né|Le nouveau-né", en="Newborn|Baby", ar="المولود|المولود الجديد", es="Recién nacido", pt="Recém-nascido", it="Neonato", de="Neugeborenes", nl="Pasgeborene", tr="Yenidoğan"),
 index=_r(fr="Cas index|Proposant|Consultant testé", en="Proband|Index case|Person tested", ar="الحالة الأولى|الشخص الخاضع للتحليل", es="Caso índice", pt="Caso índice", it="Probando", de="Indexpatient|Getestete Person", nl="Indexpatiënt|Adviesvrager", tr="İndeks olgu"),
 relative=_r(fr="Apparenté déjà connu|Parent atteint", en="Affected relative|Known relative", ar="القريب المصاب", es="Familiar afectado", pt="Familiar afetado", it="Familiare affetto", de="Betroffene/r Verwandte/r", nl="Aangedaan familielid", tr="Etkilenmiş akraba"),
 driver=_r(fr="Conducteur|Conducteur du véhicule A", en="Driver|Driver, vehicle A", ar="السائق|سائق المركبة", es="Conductor", pt="Condutor", it="Conducente", de="Fahrer/in", nl="Bestuurder", tr="Sürücü"),
 injured=_r(fr="Blessé|Victime|Personne blessée", en="Injured person|Casualty", ar="المصاب|الضحية", es="Lesionado|Víctima", pt="Sinistrado|Vítima", it="Infortunato|Ferito", de="Verletzte Person", nl="Slachtoffer|Gewonde", tr="Yaralı"),
 protectedp=_r(fr="Majeur protégé|Personne protégée|Incapable majeur", en="Protected person|Ward|Person under guardianship", ar="المحجور عليه|الشخص المشمول بالحماية", es="Persona con apoyos", pt="Maior acompanhado", it="Beneficiario dell'amministrazione", de="Betreute Person", nl="Betrokkene", tr="Kısıtlı"),
 tutor=_r(fr="Tuteur désigné|Curateur|Requérant", en="Appointed guardian|Deputy|Petitioner", ar="المقدَّم|مقدم المحجور|الطالب", es="Curador", pt="Acompanhante nomeado", it="Amministratore di sostegno", de="Betreuer/in|rechtliche Betreuung", nl="Bewindvoerder|Curator", tr="Vasi"),
 employee=_r(fr="Salarié|Agent|Employé demandeur", en="Employee|Staff member", ar="الأجير|المستخدم", es="Trabajador/a", pt="Trabalhador(a)", it="Lavoratore/trice", de="Arbeitnehmer/in", nl="Werknemer", tr="Çalışan"),
 caredfor=_r(fr="Proche malade|Membre de la famille soigné", en="Family member who is ill|Relative cared for", ar="القريب المريض|فرد العائلة المريض", es="Familiar enfermo", pt="Familiar doente", it="Familiare malato", de="Erkrankte/r Angehörige/r", nl="Ziek familielid", tr="Hasta aile üyesi"),
 staff=_r(fr="Coordinatrice / coordonnateur d'étude|Investigateur|Attaché de recherche", en="Study coordinator|Investigator|Site staff", ar="منسق الدراسة|الباحث", es="Investigador", pt="Investigador", it="Sperimentatore", de="Studienleitung|Prüfarzt", nl="Onderzoeker", tr="Araştırmacı"),
 subject=_r(fr="Participant|Sujet inclus|Volontaire", en="Participant|Study subject", ar="المشارك|المتطوع", es="Participante", pt="Participante", it="Partecipante|Soggetto", de="Studienteilnehmer/in|Proband/in", nl="Deelnemer", tr="Katılımcı"),
 owner=_r(fr="Propriétaire|Propriétaire de l'animal", en="Owner|Keeper", ar="صاحب الحيوان", es="Propietario", pt="Proprietário", it="Proprietario", de="Tierhalter/in", nl="Eigenaar", tr="Hayvan sahibi"),
 booker=_r(fr="Réservé par|Titulaire du compte|Compte famille", en="Booked by|Account owner|Family account", ar="صاحب الحساب|حُجز من طرف", es="Reservado por", pt="Marcado por", it="Prenotato da|Titolare account", de="Gebucht von|Kontoinhaber", nl="Geboekt door|Accounthouder", tr="Randevuyu alan"),
 sponsor=_r(fr="Garant|Prise en charge par|Personne invitante", en="Sponsor|Host|Guarantor", ar="الكفيل|الضامن", es="Garante", pt="Fiador", it="Garante", de="Bürge|Verpflichtungsgeber", nl="Garantsteller", tr="Garantör"),
 spouse=_r(fr="Conjoint|Conjoint(e)|Époux / épouse", en="Spouse|Partner", ar="الزوج(ة)", es="Cónyuge|Pareja", pt="Cônjuge", it="Coniuge|Partner", de="Ehepartner/in|Partner/in", nl="Partner", tr="Eş"),
 caller=_r(fr="Appelant|Interlocuteur|Appel de", en="Caller|Call from", ar="المتصل|اتصال من", es="Llama", pt="Chamada de", it="Chiamante", de="Anrufer/in", nl="Beller", tr="Arayan"),
 complainant=_r(fr="Réclamant|Auteur de la réclamation|Plaignant", en="Complainant|Complaint made by", ar="المشتكي|صاحب الشكاية", es="Reclamante", pt="Reclamante", it="Reclamante|Segnalante", de="Beschwerdeführer/in", nl="Klager", tr="Şikâyet eden"),
 pensioner=_r(fr="Titulaire de la pension|Retraité(e)", en="Pension holder|Pensioner", ar="صاحب المعاش|المتقاعد", es="Pensionista", pt="Pensionista", it="Titolare della pensione", de="Rentenbezieher/in", nl="Pensioengerechtigde", tr="Emekli"),
 police=_r(fr="Agent d'escorte|Requérant", en="Escorting officer|Detaining officer", ar="عون المرافقة", es="Agente de custodia", pt="Agente de escolta", it="Agente di scorta", de="Begleitbeamter", nl="Begeleidend agent", tr="Refakatçi memur"),
)
def role(st, k): return st.rng.choice(ROLE[k][st.lang].split('|'))

CITY = dict(fr="Casablanca|Rabat|Salé|Fès|Meknès|Tanger|Kénitra|Agadir|Oujda|Settat|El Jadida|Tétouan", en="Casablanca|Rabat|Leeds|Marrakesh|Tangier|Gibraltar|Cork", ar="الدار البيضاء|الرباط|فاس|مكناس|طنجة|وجدة|أكادير|سطات",
 es="Málaga|Ceuta|Melilla|Algeciras|Almería", pt="Faro|Setúbal|Lisboa|Braga", it="Torino|Genova|Bologna|Brescia", de="Dortmund|Mannheim|Kassel|Düsseldorf", nl="Rotterdam|Utrecht|Amersfoort|Antwerpen", tr="İzmir|Bursa|Gaziantep|Ankara")
STREET = dict(fr="rue des Amandiers|avenue Al Massira|boulevard de la Corniche|lot. Essafa|résidence Les Cigognes, rue 12|rue Ibn Toumert", en="Harbour Road|Mill Lane|Cedar Avenue|Palm Court", ar="زنقة الزيتون|شارع المسيرة|حي السلام|تجزئة النخيل|زنقة ابن رشد", es="calle del Olivo|avenida de la Marina", pt="rua das Amoreiras|largo do Carmo", it="via dei Tigli|corso Garibaldi", de="Lindenstraße|Am Stadtpark", nl="Kastanjelaan|Havenstraat", tr="Zeytin Sokak|Cumhuriyet Caddesi")
INST = dict(
 lab=_r(fr="Laboratoire d'analyses Ibn Toufaïl|LABO CENTRAL DES ORANGERS|Laboratoire de biologie médicale El Menzeh|Biolab Océan|Laboratoire Errazi-Sud", en="Northgate Pathology Services|Atlas Diagnostics Ltd|Seaview Clinical Laboratory|Meridian Lab Partners", ar="مختبر ابن طفيل للتحاليل الطبية|مختبر الأندلس للتحليلات البيولوجية|مختبر الشفاء", es="Laboratorio Clínico del Estrecho|Analíticas Costa Sur", pt="Laboratório de Análises da Ria|Clínica Laboratorial Sado", it="Laboratorio Analisi San Rocco|Centro Diagnostico Delta", de="MVZ Labor am Ring|Labormedizin Nordpark", nl="Medisch Laboratorium De Waal|Diagnostiek Eemland", tr="Ege Tıp Laboratuvarı|Merkez Biyokimya Laboratuvarı"),
 hosp=_r(fr="Centre Hospitalier Régional Moulay Slimane|Clinique des Lauriers|Hôpital provincial Al Ikhlass|Polyclinique Bab Ouled|Clinique Le Phare|CHU Sidi Moumen – Pôle chirurgie", en="St Brendan's General Hospital|Royal Estuary Infirmary|Atlantic Care Hospital|Palmeraie International Hospital", ar="المستشفى الإقليمي الإخلاص|مصحة النخيل|المركز الاستشفائي الجهوي مولاي سليمان|مصحة الأطلس", es="Hospital Comarcal de la Bahía|Clínica Virgen del Mar", pt="Hospital Distrital da Costa|Clínica São Brás", it="Ospedale Civile San Prospero|Casa di Cura Villa Serena", de="Klinikum Sankt Elisabeth|Kreiskrankenhaus Westtal", nl="Ziekenhuis De Linde|Sint-Anna Ziekenhuis", tr="Körfez Devlet Hastanesi|Özel Çınar Hastanesi"),
 ins=_r(fr="Mutuelle Al Wifaq|Caisse de Prévoyance du Littoral|ATLAS Assistance Santé|Mutuelle des Ports", en="Harbourline Health Insurance|Crescent Mutual Assurance|BlueGate Medical Cover", ar="تعاضدية الوفاق|صندوق الاحتياط الصحي|تأمينات الساحل", es="Mutua del Levante|Seguros Alborán", pt="Mútua do Atlântico|Seguros Tejo", it="Mutua Adriatica|Assicurazioni Levanto", de="Hansea Krankenkasse|Union Nord Versicherung", nl="Zorgverzekeraar Maasland|Onderlinge De Dijk", tr="Marmara Sağlık Sigorta|Anadolu Hayat Sandığı"),
 court=_r(fr="Tribunal de la famille – Section des mineurs et incapables|Tribunal de première instance|Cour d'appel – Chambre des tutelles", en="County Family Court|Court of Protection Registry|District Probate Court", ar="المحكمة الابتدائية – قسم قضاء الأسرة|محكمة الاستئناف|قسم شؤون القاصرين", es="Juzgado de Primera Instancia n.º 3", pt="Juízo de Família e Menores", it="Tribunale Ordinario – Giudice Tutelare", de="Amtsgericht – Betreuungsgericht", nl="Rechtbank – sector Kanton", tr="Sulh Hukuk Mahkemesi"),
 school=_r(fr="Groupe scolaire Les Mouettes|Collège Oued Eddahab|École Al Bassatine|Lycée Ibn Al Haytham", en="Greenfield International School|Oakhurst Primary School|Atlas Academy", ar="مجموعة مدارس البساتين|إعدادية وادي الذهب|مدرسة النورس", es="CEIP Los Almendros", pt="Escola Básica do Pinhal", it="Istituto Comprensivo Manzoni", de="Grundschule Am Weiher", nl="Basisschool De Vlinder", tr="Çamlık İlkokulu"),
 firm=_r(fr="Société Textiles du Bouregreg|Conserveries du Souss SA|Régie des Transports Urbains|Câbleries de l'Atlas", en="Bouregreg Textiles Ltd|Ocean Freight Services|Northern Cable Works", ar="شركة نسيج أبي رقراق|شركة مصبرات سوس|وكالة النقل الحضري", es="Conservas del Estrecho S.L.", pt="Cabos do Sado Lda.", it="Tessuti Riuniti S.p.A.", de="Kabelwerk Nord GmbH", nl="Vrachtdiensten Maas B.V.", tr="Ege Tekstil A.Ş."),
 civil=_r(fr="Bureau de l'état civil – Commune urbaine|Commune de Sidi Bouafif – État civil", en="Registry Office for Births and Deaths|Civil Registration Service", ar="مكتب الحالة المدنية – الجماعة الحضرية|جماعة سيدي بوعفيف", es="Registro Civil", pt="Conservatória do Registo Civil", it="Ufficio di Stato Civile", de="Standesamt", nl="Burgerlijke Stand", tr="Nüfus Müdürlüğü"),
 home=_r(fr="Soins à Domicile Les Colombes|HAD Horizon|Association Mains Tendues", en="Homeward Nursing|Kindly Care at Home|Lantern Home Support", ar="جمعية العناية المنزلية|خدمات التمريض المنزلي الرحمة", es="Ayuda a Domicilio Sur", pt="Apoio Domiciliário Bem-Estar", it="Assistenza Domiciliare Insieme", de="Ambulanter Pflegedienst Sonnenhof", nl="Thuiszorg Rijnland", tr="Evde Bakım Hizmetleri"),
 vet=_r(fr="Clinique vétérinaire des Oliviers|Cabinet vétérinaire Atlas", en="Paws & Co Veterinary Surgery|Riverside Vets", ar="العيادة البيطرية الأطلس", es="Clínica Veterinaria El Faro", pt="Clínica Veterinária do Sado", it="Ambulatorio Veterinario Fido", de="Tierarztpraxis am Markt", nl="Dierenkliniek De Poot", tr="Pati Veteriner Kliniği"),
 doc=_r(fr="Cabinet d'urologie|Cabinet médical|Centre de consultation spécialisée", en="Urology Practice|Family Medical Practice|Specialist Clinic", ar="عيادة أمراض المسالك البولية|عيادة الطب العام|عيادة طبية متخصصة", es="Consulta de Urología", pt="Consultório de Urologia", it="Studio di Urologia", de="Praxis für Urologie", nl="Huisartsenpraktijk", tr="Üroloji Muayenehanesi"),
)
def inst(st, k): return st.rng.choice(INST[k][st.lang].split('|'))
def city(st): return st.rng.choice(CITY[st.lang].split('|'))
def addr(st):
    n = st.rng.randint(2, 180); s = st.rng.choice(STREET[st.lang].split('|'))
    return f"{n}، {s}، {city(st)}" if st.lang == 'ar' else f"{s} {n}, {city(st)}" if st.lang in ('es', 'pt', 'it', 'de', 'nl', 'tr') else f"{n}, {s}, {city(st)}"
DOCN = "A. Benslimane|Meriem Ouardi|S. Lotfi|Karim Zaouia|H. Mouline|Nawal Bensouda|T. Elkhayat|Rim Sqalli|J. Abitbol|Ph. Marchal|L. Oukacha|Zhor Mediouni"
DOCA = "بنسليمان عادل|الوردي مريم|لطفي سعاد|الخياط توفيق|بنسودة نوال"
DT = dict(fr="Dr|Docteur|Pr", en="Dr", ar="الدكتور|د.", es="Dr.", pt="Dr.", it="Dott.", de="Dr. med.|Dr.", nl="dr.", tr="Dr.|Uzm. Dr.")
def doc(st):
    return f"{st.rng.choice(DT[st.lang].split('|'))} {st.rng.choice((DOCA if st.lang == 'ar' else DOCN).split('|'))}"
def pdate(rng): return dt.date(2025, 10, 1) - dt.timedelta(days=rng.randint(1, 900))
SPEC = dict(fr="Urologue – Andrologue|Médecin généraliste|Néphrologue|Radiologue|Biologiste", en="Consultant Urologist|General Practitioner|Nephrologist|Radiologist", ar="اختصاصي في جراحة المسالك البولية|طب عام|اختصاصي أمراض الكلي", es="Urólogo|Médico de familia", pt="Urologista", it="Urologo|Medico di base", de="Facharzt für Urologie|Allgemeinmedizin", nl="Uroloog|Huisarts", tr="Üroloji Uzmanı|Aile Hekimi")

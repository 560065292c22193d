"""Words that say 'somebody else'. Classes: K relation (never the patient), F function or trade (as a mere trailing word
it might be the patient's own trade), M what a patient may be too (insured, payer, addressee ...). 'm|f' forms, '' when none."""

FR_K = """père|;|mère;papa|;|maman;beau-père|belle-mère;grand-père|grand-mère;papi|mamie;aïeul|aïeule;arrière-grand-père|arrière-grand-mère;
frère|sœur;demi-frère|demi-sœur;frère jumeau|sœur jumelle;frère aîné|sœur aînée;frère cadet|sœur cadette;frère de lait|sœur de lait;beau-frère|belle-sœur;
oncle|tante;oncle maternel|tante paternelle;tonton|tata;grand-oncle|grand-tante;cousin|cousine;cousin germain|cousine germaine;neveu|nièce;petit-neveu|petite-nièce;
fils|fille;fils aîné|fille aînée;gendre|bru;beau-fils|belle-fille;petit-fils|petite-fille;époux|épouse;mari|;conjoint|conjointe;ex-conjoint|ex-conjointe;ex-mari|ex-femme;
compagnon|compagne;concubin|concubine;partenaire de PACS;petit ami|petite amie;fiancé|fiancée;parrain|marraine;filleul|filleule;parent;parent accompagnant|;
père adoptif|mère adoptive;père d'accueil|mère d'accueil;père biologique|mère biologique;parent signataire|;titulaire de l'autorité parentale;détenteur de la garde|détentrice de la garde;
kafil|kafila;représentant légal|représentante légale;tuteur|tutrice;tuteur légal|tutrice légale;curateur|curatrice;subrogé tuteur|subrogée tutrice;administrateur ad hoc|administratrice ad hoc;
mandataire judiciaire;mandataire;fondé de pouvoir|fondée de pouvoir;personne de confiance;personne à prévenir;personne à prévenir en cas d'urgence;contact d'urgence|;proche aidant|proche aidante;
aidant familial|aidante familiale;aidant naturel|aidante naturelle;accompagnant|accompagnante;accompagnateur|accompagnatrice;garde-malade;voisin|voisine;voisin de palier|voisine de palier;
ami|amie;ami de la famille|amie de la famille;copain|copine;colocataire;logeur|logeuse;hébergeant|hébergeante;bailleur|bailleresse;parrain de parrainage|;témoin;témoin de l'accident;témoin instrumentaire;
garant|garante;caution solidaire;répondant financier|répondante financière;tiers payeur|;donateur|donatrice;bienfaiteur|bienfaitrice;héritier|héritière;légataire universel|légataire universelle;
exécuteur testamentaire|exécutrice testamentaire;débirentier|débirentière;donneur|donneuse;donneur vivant|donneuse vivante;donneur de rein|donneuse de rein;donneur apparenté|donneuse apparentée;
donneur de sang|donneuse de sang;donneur de moelle|donneuse de moelle;porte-parole;interprète bénévole;référent familial|référente familiale;employeur|employeuse;
patron|patronne;supérieur hiérarchique|supérieure hiérarchique;collègue de travail;associé|associée;maître de stage|maîtresse de stage;maître d'apprentissage|maîtresse d'apprentissage;
adversaire;partie adverse;auteur de l'accident|autrice de l'accident;tiers responsable|;conducteur adverse|conductrice adverse;délégataire;nounou|;ayant cause|;père de l'enfant|mère de l'enfant;
parent d'élève|;maître de maison|maîtresse de maison;responsable légal|responsable légale;tante par alliance|;|jeune fille au pair;compatriote;camarade de classe;camarade de chambrée;voisin de lit|voisine de lit;voisin de chambre|voisine de chambre"""
FR_F = """notaire;adoul|;huissier de justice|huissière de justice;avocat|avocate;avocat commis d'office|avocate commise d'office;juge des tutelles;greffier|greffière;procureur|procureure;médiateur|médiatrice;
expert judiciaire|experte judiciaire;agent d'assurance|agente d'assurance;courtier|courtière;gestionnaire de sinistres;inspecteur CNSS|inspectrice CNSS;médecin traitant|médecin traitante;
médecin correspondant|médecin correspondante;médecin-conseil;médecin du travail;anesthésiste;chirurgien|chirurgienne;assistant opératoire|assistante opératoire;interne de garde;externe en stage;
infirmier|infirmière;infirmier à domicile|infirmière à domicile;aide-soignant|aide-soignante;brancardier|brancardière;ambulancier|ambulancière;kinésithérapeute;sage-femme;|puéricultrice;
auxiliaire de vie;aide à domicile;technicien de laboratoire|technicienne de laboratoire;préleveur|préleveuse;biologiste;pharmacien|pharmacienne;préparateur en pharmacie|préparatrice en pharmacie;
manipulateur radio|manipulatrice radio;secrétaire médical|secrétaire médicale;agent d'accueil|agente d'accueil;agent de saisie|agente de saisie;archiviste;caissier|caissière;comptable;régisseur|régisseuse;
assistant social|assistante sociale;éducateur|éducatrice;enseignant|enseignante;instituteur|institutrice;directeur d'école|directrice d'école;professeur principal|professeure principale;
conseiller d'éducation|conseillère d'éducation;surveillant d'internat|surveillante d'internat;entraîneur|entraîneuse;directeur de thèse|directrice de thèse;imam|;aumônier|aumônière;fqih|;rabbin|;
prêtre|;sœur hospitalière|;mokaddem|mokaddema;caïd|;officier d'état civil|officière d'état civil;policier|policière;gendarme;gardien|gardienne;gardien d'immeuble|gardienne d'immeuble;
chauffeur|chauffeuse;chauffeur de taxi|chauffeuse de taxi;convoyeur|convoyeuse;coursier|coursière;facteur|factrice;livreur|livreuse;investigateur principal|investigatrice principale;
attaché de recherche clinique|attachée de recherche clinique;moniteur d'étude|monitrice d'étude;promoteur de l'essai|promotrice de l'essai;coordinateur de greffe|coordinatrice de greffe;
traducteur assermenté|traductrice assermentée;interprète;chef du personnel|cheffe du personnel;responsable RH;syndic|;délégué syndical|déléguée syndicale;informaticien|informaticienne;
administrateur du logiciel|administratrice du logiciel;technicien de maintenance|technicienne de maintenance;opérateur de numérisation|opératrice de numérisation;rédacteur|rédactrice;relecteur|relectrice;
vérificateur|vérificatrice;valideur|valideuse;délégué médical|déléguée médicale;visiteur médical|visiteuse médicale;prothésiste;fournisseur|fournisseuse;majordome|;|femme de ménage;
concierge;président de l'association|présidente de l'association;trésorier|trésorière;bénévole;visiteur de malades|visiteuse de malades;guide du pèlerinage;chef de convoi|cheffe de convoi;stagiaire;
commissaire aux comptes;directeur de l'établissement|directrice de l'établissement;cadre de santé;major de service"""
FR_M = """chef de famille|cheffe de famille;assuré|assurée;assuré principal|assurée principale;assuré social|assurée sociale;adhérent|adhérente;souscripteur|souscriptrice;titulaire du contrat;titulaire du compte;cotisant|cotisante;
ouvrant droit;affilié|affiliée;payeur|payeuse;débiteur|débitrice;redevable;destinataire;expéditeur|expéditrice;demandeur|demandeuse;requérant|requérante;déclarant|déclarante;signataire;
donneur d'ordre|donneuse d'ordre;propriétaire du véhicule;plaignant|plaignante;locataire;étudiant|étudiante;salarié|salariée;volontaire de l'étude;remettant|remettante;correspondant|correspondante;acheteur|acheteuse;client|cliente"""

EN_K = """father|mother;dad|mum;stepfather|stepmother;grandfather|grandmother;grandad|granny;brother|sister;half-brother|half-sister;twin brother|twin sister;elder brother|elder sister;brother-in-law|sister-in-law;
uncle|aunt;great-uncle|great-aunt;cousin;nephew|niece;son|daughter;son-in-law|daughter-in-law;grandson|granddaughter;husband|wife;spouse;ex-husband|ex-wife;partner;civil partner;boyfriend|girlfriend;fiancé|fiancée;
godfather|godmother;foster father|foster mother;adoptive parent;parent;next of kin;legal guardian;guardian;guardian ad litem;court-appointed deputy;attorney-in-fact;holder of parental responsibility;
emergency contact;carer;caregiver;live-in carer;companion;chaperone;escort;neighbour;flatmate;landlord|landlady;friend;family friend;witness;guarantor;third-party payer;sponsor;benefactor|benefactress;heir|heiress;
executor|executrix;trustee;employer;line manager;colleague;business partner;donor;living donor;kidney donor;related donor;stem cell donor;tissue donor;opposing party;other driver;designated decision maker;health care proxy;
surety;host;roommate;person accompanying;authorised representative;spokesperson"""
EN_F = """solicitor;barrister;notary public;bailiff;court clerk;judge;probation officer;loss adjuster;insurance broker;claims handler;referring physician;general practitioner;anaesthetist;surgeon;scrub nurse;ward nurse;
district nurse;phlebotomist;lab technician;pharmacist;radiographer;physiotherapist;midwife;social worker;teacher;headteacher;school nurse;form tutor;thesis supervisor;sports coach;chaplain;imam|;priest|;rabbi|;
taxi driver;ambulance driver;courier;porter;principal investigator;study coordinator;study monitor;transplant coordinator;sworn translator;interpreter;HR officer;payroll clerk;cashier;bookkeeper;medical secretary;
receptionist;scanning operator;data entry clerk;system administrator;IT support;proofreader;verifier;pilgrimage leader;trade union representative;treasurer;volunteer visitor;housekeeper;caretaker;consul;tour leader"""
EN_M = """insured;policyholder;main member;subscriber;account holder;payer;addressee;sender;applicant;claimant;declarant;signatory;debtor;customer;study volunteer;employee;student;registered keeper;complainant"""

AR_K = """الأب|الأم;الوالد|الوالدة;والد المريض|والدة المريض;بابا|ماما;زوج الأم|زوجة الأب;الجد|الجدة;الأخ|الأخت;الأخ الأكبر|الأخت الكبرى;الأخ التوأم|الأخت التوأم;الأخ من الرضاعة|الأخت من الرضاعة;
العم|العمة;الخال|الخالة;ابن العم|ابنة العم;ابن الخالة|ابنة الخالة;ابن الأخ|ابنة الأخ;ابن الأخت|ابنة الأخت;الابن|الابنة;الابن البكر|البنت الكبرى;الحفيد|الحفيدة;الزوج|الزوجة;الطليق|الطليقة;الخطيب|الخطيبة;
الصهر|الكنة;الحمو|الحماة;السلف|السلفة;الكافل|الكافلة;الولي|الولية;ولي الأمر|ولية الأمر;الولي الشرعي|الولية الشرعية;الوصي|الوصية;المقدم على القاصر|المقدمة على القاصر;الحاضن|الحاضنة;النائب الشرعي|النائبة الشرعية;
الممثل القانوني|الممثلة القانونية;الوكيل|الوكيلة;المفوض|المفوضة;شخص للاتصال;شخص موثوق به;جهة الاتصال في الطوارئ;المرافق|المرافقة;مرافق المريض|مرافقة المريض;القائم بالرعاية|القائمة بالرعاية;الجليس|الجليسة;
الجار|الجارة;الصديق|الصديقة;صديق العائلة|صديقة العائلة;رفيق الغرفة|رفيقة الغرفة;الشاهد|الشاهدة;الشاهد الأول|الشاهدة الأولى;الكفيل|الكفيلة;الضامن|الضامنة;المتبرع|المتبرعة;المتبرع بالكلية|المتبرعة بالكلية;
المتبرع الحي|المتبرعة الحية;المتبرع بالدم|المتبرعة بالدم;المحسن|المحسنة;الوارث|الوارثة;منفذ الوصية|منفذة الوصية;المشغل|المشغلة;رب العمل|ربة العمل;الشريك|الشريكة;الزميل|الزميلة;الرئيس المباشر|الرئيسة المباشرة;
الطرف الآخر;السائق المتسبب|السائقة المتسببة;العراب|العرابة;المضيف|المضيفة;صاحب المنزل|صاحبة المنزل;الحما|"""
AR_F = """العدل|;الموثق|الموثقة;المحامي|المحامية;القاضي|القاضية;كاتب الضبط|كاتبة الضبط;المفوض القضائي|المفوضة القضائية;الخبير|الخبيرة;وكيل التأمين|وكيلة التأمين;الطبيب المعالج|الطبيبة المعالجة;الطبيب المحيل|الطبيبة المحيلة;
طبيب التخدير|طبيبة التخدير;الجراح|الجراحة;الممرض|الممرضة;مساعد التمريض|مساعدة التمريض;|القابلة;تقني المختبر|تقنية المختبر;الصيدلي|الصيدلانية;تقني الأشعة|تقنية الأشعة;المروض الطبي|المروضة الطبية;الكاتب|الكاتبة;
موظف الاستقبال|موظفة الاستقبال;أمين الصندوق|أمينة الصندوق;المحاسب|المحاسبة;المساعد الاجتماعي|المساعدة الاجتماعية;المعلم|المعلمة;مدير المدرسة|مديرة المدرسة;الأستاذ|الأستاذة;الحارس العام|الحارسة العامة;المدرب|المدربة;الإمام|;
الفقيه|;الواعظ|الواعظة;المقدم|;الشيخ|;القائد|;ضابط الحالة المدنية|ضابطة الحالة المدنية;الشرطي|الشرطية;سائق الأجرة|سائقة الأجرة;سائق الإسعاف|سائقة الإسعاف;الناقل|الناقلة;الباحث الرئيسي|الباحثة الرئيسية;منسق الدراسة|منسقة الدراسة;
منسق زرع الأعضاء|منسقة زرع الأعضاء;الترجمان المحلف|الترجمانة المحلفة;المترجم|المترجمة;مسؤول الموارد البشرية|مسؤولة الموارد البشرية;المندوب النقابي|المندوبة النقابية;التقني|التقنية;مدخل البيانات|مدخلة البيانات;المدقق|المدققة;
رئيس الجمعية|رئيسة الجمعية;أمين المال|أمينة المال;المتطوع|المتطوعة;مرشد الحجاج|مرشدة الحجاج;البواب|البوابة;|عاملة النظافة;رئيس المصلحة|رئيسة المصلحة;المشرف على البحث|المشرفة على البحث"""
AR_M = """رب الأسرة|ربة الأسرة;المؤمن له|المؤمن لها;المنخرط|المنخرطة;صاحب العقد|صاحبة العقد;المؤدي|المؤدية;الدافع|الدافعة;المرسل إليه|المرسل إليها;المرسل|المرسلة;صاحب الطلب|صاحبة الطلب;المصرح|المصرحة;الموقع أسفله|الموقعة أسفله;المدين|المدينة;
المشتكي|المشتكية;الزبون|الزبونة;صاحب الحساب|صاحبة الحساب;الأجير|الأجيرة"""

ES_K = "padre|madre;abuelo|abuela;hermano|hermana;tío|tía;primo|prima;sobrino|sobrina;hijo|hija;yerno|nuera;suegro|suegra;cuñado|cuñada;marido|;cónyuge;padrino|madrina;tutor legal|tutora legal;curador|curadora;apoderado|apoderada;acompañante;cuidador|cuidadora;vecino|vecina;persona de contacto;testigo;avalista;donante de riñón;donante vivo|donante viva"
ES_F = "notario|notaria;abogado|abogada;enfermero|enfermera;maestro|maestra;trabajador social|trabajadora social;taxista;intérprete;investigador principal|investigadora principal;celador|celadora"
ES_M = "asegurado|asegurada;tomador del seguro|tomadora del seguro;pagador|pagadora;solicitante;remitente"
IT_K = "padre|madre;nonno|nonna;fratello|sorella;zio|zia;cugino|cugina;nipote;figlio|figlia;genero|nuora;suocero|suocera;cognato|cognata;marito|moglie;coniuge;convivente;padrino|madrina;tutore|tutrice;amministratore di sostegno|amministratrice di sostegno;accompagnatore|accompagnatrice;badante;vicino di casa|vicina di casa;persona di riferimento;testimone;garante;donatore di rene|donatrice di rene;donatore vivente|donatrice vivente"
IT_F = "notaio|notaia;avvocato|avvocata;infermiere|infermiera;maestro|maestra;assistente sociale;autista;interprete;sperimentatore principale|sperimentatrice principale;medico curante|medica curante"
IT_M = "assicurato|assicurata;contraente;pagante;richiedente;mittente"
PT_K = "pai|mãe;avô|avó;irmão|irmã;tio|tia;primo|prima;sobrinho|sobrinha;filho|filha;genro|nora;sogro|sogra;cunhado|cunhada;marido|;cônjuge;companheiro|companheira;padrinho|madrinha;tutor|tutora;encarregado de educação|encarregada de educação;procurador|procuradora;acompanhante;cuidador|cuidadora;vizinho|vizinha;pessoa de contacto;testemunha;fiador|fiadora;dador de rim|dadora de rim"
PT_F = "notário|notária;advogado|advogada;enfermeiro|enfermeira;professor|professora;assistente social;motorista;intérprete;investigador principal|investigadora principal;auxiliar de ação médica"
PT_M = "segurado|segurada;tomador do seguro|tomadora do seguro;pagador|pagadora;requerente;remetente"
DE_K = "Vater|Mutter;Großvater|Großmutter;Opa|Oma;Bruder|Schwester;Onkel|Tante;Cousin|Cousine;Neffe|Nichte;Sohn|Tochter;Schwiegersohn|Schwiegertochter;Schwiegervater|Schwiegermutter;Schwager|Schwägerin;Ehemann|Ehefrau;Lebensgefährte|Lebensgefährtin;Pate|Patin;Vormund|;gesetzlicher Betreuer|gesetzliche Betreuerin;Sorgeberechtigter|Sorgeberechtigte;Bevollmächtigter|Bevollmächtigte;Begleitperson;Pflegeperson;Nachbar|Nachbarin;Notfallkontakt|;Zeuge|Zeugin;Bürge|Bürgin;Nierenspender|Nierenspenderin;Lebendspender|Lebendspenderin"
DE_F = "Notar|Notarin;Rechtsanwalt|Rechtsanwältin;Krankenpfleger|Krankenschwester;Klassenlehrer|Klassenlehrerin;Sozialarbeiter|Sozialarbeiterin;Taxifahrer|Taxifahrerin;Dolmetscher|Dolmetscherin;Prüfarzt|Prüfärztin;Hausarzt|Hausärztin"
DE_M = "Versicherungsnehmer|Versicherungsnehmerin;Hauptversicherter|Hauptversicherte;Rechnungsempfänger|Rechnungsempfängerin;Antragsteller|Antragstellerin;Absender|Absenderin"
NL_K = "vader|moeder;opa|oma;broer|zus;oom|tante;neef|nicht;zoon|dochter;schoonzoon|schoondochter;schoonvader|schoonmoeder;zwager|schoonzus;echtgenoot|echtgenote;partner;peetoom|peettante;voogd;curator|;bewindvoerder;wettelijk vertegenwoordiger;gemachtigde;begeleider|begeleidster;mantelzorger;buurman|buurvrouw;contactpersoon;getuige;borg|;nierdonor;levende donor"
NL_F = "notaris;advocaat|advocate;verpleegkundige;leerkracht;maatschappelijk werker|maatschappelijk werkster;taxichauffeur|taxichauffeuse;tolk;hoofdonderzoeker;huisarts"
NL_M = "verzekeringnemer;hoofdverzekerde;betaler;aanvrager|aanvraagster;afzender"
TR_K = "baba|anne;dede|büyükanne;erkek kardeş|kız kardeş;ağabey|abla;amca|hala;dayı|teyze;kuzen;oğul|kız evlat;damat|gelin;kayınpeder|kayınvalide;enişte|yenge;eş;nişanlı;vasi;yasal temsilci;veli;kayyum;vekil;refakatçi;bakıcı;komşu;acil durumda aranacak kişi;tanık;kefil;böbrek vericisi;canlı verici"
TR_F = "noter;avukat;hemşire;öğretmen;sosyal hizmet uzmanı;taksi şoförü;tercüman;baş araştırmacı;aile hekimi"
TR_M = "sigortalı;poliçe sahibi;ödeyen;başvuran;gönderen"

def _split(text, cls, lang):
    out = []
    for item in text.replace("\n", "").split(";"):
        item = item.strip()
        if not item: continue
        m, _, f = item.partition("|") if "|" in item else (item, "", item)
        if m and f and m == f: out.append((lang, cls, m, f))
        else:                                  # the two forms are two words
            if m: out.append((lang, cls, m, ""))
            if f: out.append((lang, cls, "", f))
    seen, res = set(), []
    for w in out:
        if w not in seen: seen.add(w); res.append(w)
    return res

WORDS = {}
for _l in ("fr", "en", "ar", "es", "it", "pt", "de", "nl", "tr"):
    WORDS[_l] = sum((_split(globals()[f"{_l.upper()}_{c}"], c, _l) for c in "KFM"), [])
if __name__ == "__main__":
    for l, ws in WORDS.items(): print(l, len(ws), {c: sum(w[1] == c for w in ws) for c in "KFM"})

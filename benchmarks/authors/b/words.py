"""Words that say that a person on a paper is somebody else than the patient.
line = label ; sex of Y (M F *) ; category ; flags ; optional possessive/construct form
flags: A = X is an adult, C = Y may be young, T = twin (same surname, same date), ? = the word alone doesn't surely say that Y is no patient
       f = grammatically feminine though Y is *, p = give the possessive form as it stands, K = same surname is likely"""
FR = """
père;M;kin;K
mère;F;kin;
beau-père;M;kin;
belle-mère;F;kin;
grand-père maternel;M;kin;
grand-mère paternelle;F;kin;K
arrière-grand-mère;F;kin;
oncle maternel;M;kin;
oncle paternel;M;kin;K
tante;F;kin;
grand-tante;F;kin;
cousin germain;M;kin;CK
cousine;F;kin;C
neveu;M;kin;AC
nièce;F;kin;AC
frère;M;kin;CK
sœur;F;kin;CK
demi-sœur;F;kin;C
sœur de lait;F;kin;C
frère jumeau;M;kin;TC
sœur jumelle;F;kin;TC
fils;M;kin;ACK
fille aînée;F;kin;ACK
gendre;M;kin;A
bru;F;kin;A
beau-frère;M;kin;A
belle-sœur;F;kin;A
époux;M;kin;A
épouse;F;kin;A
conjoint;M;kin;A
ex-épouse;F;kin;A
ex-mari;M;kin;A
mari;M;kin;A
femme;F;kin;A
veuve;F;kin;A
concubine;F;kin;A
compagnon;M;kin;A
fiancée;F;kin;A
partenaire de PACS;*;kin;A
parrain;M;kin;
marraine;F;kin;
mère adoptive;F;kin;
père nourricier;M;kin;
nourrice;F;care;
tuteur légal;M;law;
tutrice;F;law;
curateur;M;law;A
curatrice;F;law;A
subrogé tuteur;M;law;
mandataire judiciaire;*;law;A
représentante légale;F;law;
détenteur de l'autorité parentale;*;law;;le détenteur de l'autorité parentale;
kafil (recueillant légal);M;law;
administrateur ad hoc;M;law;
personne de confiance;*;care;f
personne à prévenir;*;care;f
contact d'urgence;*;care;
accompagnant;M;care;
accompagnatrice;F;care;
aidant familial;M;care;
auxiliaire de vie;*;care;A
aide à domicile;*;care;A
garde-malade;*;care;A
assistante maternelle;F;care;
famille d'accueil;*;care;f
éducatrice référente;F;care;
assistante sociale;F;care;
employeur;*;work;A
employée de maison;F;work;A
gérant de la société;M;work;Ap;le gérant de la société
chef d'équipe;M;work;A
collègue de travail;*;work;A
associé;M;work;A
stagiaire;*;work;A
chauffeur;M;work;
ambulancier;M;work;
secrétaire;F;work;
apprenti;M;work;AC
maître d'apprentissage;M;work;
délégué syndical;M;work;A
assuré principal;M;money;?
assurée (ouvrant droit);F;money;?
souscriptrice du contrat;F;money;p;la souscriptrice du contrat
débiteur;M;money;
payeur;*;money;
garant;M;money;
caution solidaire;*;money;f
donneur d'ordre;M;money;
tiers payeur;*;money;
titulaire du compte;*;money;?p;le titulaire du compte
créancière;F;money;A
bienfaiteur;M;money;
mécène;*;money;
propriétaire du logement;*;neigh;p;le propriétaire du logement
bailleresse;F;neigh;
locataire;*;neigh;A
colocataire;*;neigh;A
voisin de palier;M;neigh;
voisine;F;neigh;
concierge;*;neigh;
syndic de l'immeuble;M;neigh;p;le syndic de l'immeuble
hébergeant;M;neigh;
logeuse;F;neigh;
imam de la mosquée;M;relig;p;l'imam de la mosquée
aumônier;M;relig;
rabbin;M;relig;
compagnon de pèlerinage;M;relig;A
instituteur;M;school;
directrice d'école;F;school;p;la directrice d'école
camarade de classe;*;school;C
professeur principal;*;school;
entraîneur;M;school;
coéquipier;M;school;C
surveillante d'internat;F;school;p;la surveillante d'internat
moniteur d'auto-école;M;school;A
correspondante;F;school;
partie civile;*;court;?fp;la partie civile
témoin;*;court;
avocat;M;court;A
avocate;F;court;
adoul;M;court;p;l'adoul
conducteur du véhicule adverse;M;court;p;le conducteur du véhicule adverse
tiers responsable;*;court;p;le tiers responsable
exécuteur testamentaire;M;court;A
héritière;F;court;A
légataire;*;court;A
plaignante;F;court;?p;la plaignante
donneur vivant;M;donor;?
donneuse de rein;F;donor;?
donneuse d'ovocytes;F;donor;?
donneur de sperme;M;donor;?
receveur du greffon;M;donor;?p;le receveur du greffon
mère porteuse;F;donor;?
cas index;*;contact;?p;le cas index
cas contact;*;contact;?p;un cas contact
source d'exposition;*;contact;?fp;la source d'exposition
partenaire sexuelle;F;contact;A?
sujet témoin;*;research;?p;le sujet témoin
investigateur;M;research;p;l'investigateur
attachée de recherche;F;research;p;l'attachée de recherche
proposant (enquête familiale);*;research;?p;le proposant
interprète;*;care;
traductrice;F;care;
amie de la famille;F;kin;p;une amie de la famille
porteur du pli;M;care;p;le porteur du pli
homonyme à ne pas confondre;*;care;?p;l'homonyme à ne pas confondre
voisin de chambre;M;care;?A
remis à;*;care;p;la personne à qui le pli a été remis
déclarant;M;law;p;le déclarant
procureur (mandataire);M;law;A
marabout de la famille;M;relig;p;le marabout de la famille
"""
EN = """
father;M;kin;K
mother;F;kin;
stepfather;M;kin;
stepmother;F;kin;
grandmother;F;kin;
great-grandfather;M;kin;
paternal uncle;M;kin;K
maternal aunt;F;kin;
cousin;*;kin;C
nephew;M;kin;AC
niece;F;kin;AC
brother;M;kin;CK
half-sister;F;kin;C
twin brother;M;kin;TC
twin sister;F;kin;TC
son;M;kin;ACK
daughter-in-law;F;kin;A
mother-in-law;F;kin;A
husband;M;kin;A
wife;F;kin;A
ex-husband;M;kin;A
ex-wife;F;kin;A
civil partner;*;kin;A
widow;F;kin;A
fiancé;M;kin;A
godfather;M;kin;
godmother;F;kin;
foster mother;F;kin;
adoptive father;M;kin;
next of kin;*;care;
emergency contact;*;care;
chaperone;*;care;
escort;*;care;
caregiver;*;care;
carer;*;care;
live-in nurse;F;care;A
babysitter;F;care;C
au pair;F;care;
nanny;F;care;
health care proxy;*;law;A
holder of power of attorney;*;law;Ap;the holder of power of attorney
legal guardian;*;law;
guardian ad litem;*;law;
court-appointed deputy;*;law;A
conservator;*;law;A
ward;*;law;AC
trustee;*;law;
executor of the estate;*;court;Ap;the executor of the estate
next friend;*;court;
claimant's solicitor;*;court;p;the claimant's solicitor
opposing driver;*;court;p;the opposing driver
witness;*;court;p;the witness
bail sponsor;*;court;A
probation officer;*;court;A
beneficiary under the will;*;court;A
employer;*;work;A
line manager;*;work;A
co-worker;*;work;A
business partner;*;work;A
personal assistant;*;work;A
driver;*;work;
bodyguard;M;work;A
housekeeper;F;work;
crew captain;M;work;A
agent;*;work;A
policyholder;*;money;?
main insured;*;money;?
guarantor;*;money;
bill payer;*;money;
sponsor;*;money;
account holder;*;money;?p;the account holder
benefactor;*;money;
creditor;*;money;A
lender;*;money;A
landlord;M;neigh;
landlady;F;neigh;
co-tenant;*;neigh;A
flatmate;*;neigh;A
next-door neighbour;*;neigh;
caretaker of the building;M;neigh;p;the caretaker of the building
host family;*;neigh;
house sitter;*;neigh;A
pastor;M;relig;
parish priest;M;relig;
imam;M;relig;
hospital chaplain;*;relig;
pilgrimage group leader;M;relig;A
class teacher;*;school;
headmistress;F;school;
school nurse;F;school;
classmate;*;school;C
team coach;M;school;
teammate;*;school;C
dormitory supervisor;*;school;
thesis supervisor;*;school;A
scout leader;*;school;
living kidney donor;*;donor;?
egg donor;F;donor;?
sperm donor;M;donor;?
stem cell donor;*;donor;?
gestational surrogate;F;donor;?
intended parent;*;donor;?
organ recipient;*;donor;?p;the organ recipient
index case;*;contact;?p;the index case
close contact;*;contact;?
source patient (needlestick);*;contact;?p;the source patient
household contact;*;contact;?
control subject;*;research;?p;the control subject
matched control;*;research;?
study coordinator;*;research;p;the study coordinator
principal investigator;*;research;p;the principal investigator
proband;*;research;?p;the proband
translator;*;care;
sign-language interpreter;*;care;
referring friend;*;care;
informant (history given by);*;care;p;the informant
person collecting the results;*;care;p;the person collecting the results
proxy respondent;*;research;
sender of this message;*;care;p;the sender of this message
bystander who called the ambulance;*;contact;p;the bystander who called the ambulance
roommate on the ward;*;care;A?
"""
AR = """
الأب;M;kin;K;والد
الأم;F;kin;;والدة
العم;M;kin;K;عم
الخال;M;kin;;خال
العمة;F;kin;;عمة
الخالة;F;kin;;خالة
الجد;M;kin;;جد
الجدة;F;kin;;جدة
الأخ;M;kin;CK;أخ
الأخت;F;kin;CK;أخت
الأخ التوأم;M;kin;TC;الأخ التوأم ل
ابن العم;M;kin;CK;ابن عم
بنت الخالة;F;kin;C;بنت خالة
الابن;M;kin;ACK;ابن
الابنة;F;kin;ACK;ابنة
الزوج;M;kin;A;زوج
الزوجة;F;kin;A;زوجة
الطليقة;F;kin;A;طليقة
الطليق;M;kin;A;طليق
الخطيبة;F;kin;A;خطيبة
زوجة الأب;F;kin;;زوجة أب
الصهر;M;kin;A;صهر
الحماة;F;kin;A;حماة
الأرملة;F;kin;A;أرملة
المرضعة;F;care;;مرضعة
العرّاب;M;kin;;عرّاب
الكفيل;M;law;;كفيل
الكافلة;F;law;;كافلة
الولي الشرعي;M;law;;الولي الشرعي ل
الوصي;M;law;;وصي
المقدم;M;law;;المقدم على
الحاضنة;F;law;;حاضنة
الوكيل;M;law;A;وكيل
النائب القانوني;M;law;;النائب القانوني ل
المرافق;M;care;;مرافق
المرافقة;F;care;;مرافقة
الشخص الواجب إخباره;*;care;;الشخص الواجب إخباره عن
المساعدة الاجتماعية;F;care;;المساعدة الاجتماعية ل
المترجم;M;care;;مترجم
الجار;M;neigh;;جار
الجارة;F;neigh;;جارة
صاحب المنزل;M;neigh;;صاحب منزل
المكتري الشريك;M;neigh;A;شريك سكن
المشغِّل;M;work;A;مشغل
زميل العمل;M;work;A;زميل عمل
السائق;M;work;;سائق
الشريك في التجارة;M;work;A;شريك
المؤمَّن له;M;money;?;المؤمن له عن
الضامن;M;money;;ضامن
المؤدي (الأداء من طرف);*;money;;المؤدي عن
المحسن;M;money;;المحسن المتكفل ب
إمام المسجد;M;relig;;إمام مسجد
المعلمة;F;school;;معلمة
مدير المدرسة;M;school;;مدير مدرسة
المدرب;M;school;;مدرب
زميل الدراسة;M;school;C;زميل دراسة
المحامي;M;court;;محامي
الشاهد;M;court;;الشاهد في ملف
المشتكى به;M;court;?;المشتكى به في ملف
العدل;M;court;;العدل المكلف بملف
الوارث;M;court;A;وارث
المتبرعة بالكلية;F;donor;?;المتبرعة بالكلية ل
المتبرع الحي;M;donor;?;المتبرع الحي ل
الحالة المؤشرة;*;contact;?;الحالة المؤشرة المرتبطة ب
المخالط;M;contact;?;مخالط
شاهد الدراسة (عينة ضابطة);*;research;?;العينة الضابطة المقابلة ل
"""
ES = """
madre;F;kin;
tío materno;M;kin;
abuela;F;kin;
madrina;F;kin;
padrino;M;kin;
exmarido;M;kin;A
nuera;F;kin;A
cónyuge;*;kin;A
tutor legal;M;law;
apoderada;F;law;A
cuidadora;F;care;
acompañante;*;care;
persona de contacto;*;care;f
casero;M;neigh;
compañera de piso;F;neigh;A
empleador;M;work;A
fiador;M;money;
tomador del seguro;M;money;?p;el tomador del seguro
donante vivo;M;donor;?
entrenador;M;school;
caso índice;*;contact;?p;el caso índice
"""
DE = """
Mutter;F;kin;
Großvater;M;kin;
Tante;F;kin;
Patentante;F;kin;
Schwager;M;kin;A
Ehefrau;F;kin;A
Zwillingsbruder;M;kin;TC
Vormund;M;law;
Betreuerin;F;law;A
Bevollmächtigter;M;law;A
Begleitperson;*;care;f
Pflegemutter;F;care;
Angehöriger;M;care;
Vermieter;M;neigh;
Mitbewohnerin;F;neigh;A
Arbeitgeber;M;work;A
Rechnungsempfänger;M;money;
Hauptversicherter;M;money;?p;der Hauptversicherte
Lebendspenderin;F;donor;?
Klassenlehrerin;F;school;
Indexpatient;M;contact;?p;der Indexpatient
Kontrollperson;*;research;?f
"""
IT = """
madre;F;kin;
nonno;M;kin;
zia;F;kin;
madrina;F;kin;
cognato;M;kin;A
ex moglie;F;kin;A
convivente;*;kin;A
tutore;M;law;
amministratore di sostegno;M;law;A
badante;F;care;A
accompagnatore;M;care;
padrona di casa;F;neigh;
coinquilino;M;neigh;A
datore di lavoro;M;work;A
garante;*;money;
intestatario della fattura;M;money;p;l'intestatario della fattura
donatrice;F;donor;?
allenatore;M;school;
caso indice;*;contact;?p;il caso indice
"""
PT = """
mãe;F;kin;
avô;M;kin;
tia;F;kin;
madrinha;F;kin;
cunhado;M;kin;A
ex-mulher;F;kin;A
encarregado de educação;M;school;
tutora;F;law;
procurador;M;law;A
cuidadora;F;care;
acompanhante;*;care;
senhorio;M;neigh;
vizinha;F;neigh;
patrão;M;work;A
fiador;M;money;
tomador do seguro;M;money;?p;o tomador do seguro
dador vivo;M;donor;?
caso-índice;*;contact;?p;o caso-índice
"""
NL = """
moeder;F;kin;
opa;M;kin;
tante;F;kin;
peettante;F;kin;
schoonzus;F;kin;A
ex-man;M;kin;A
partner;*;kin;A
voogd;*;law;
bewindvoerder;*;law;A
mantelzorger;*;care;
begeleider;*;care;
contactpersoon;*;care;
huisbaas;M;neigh;
huisgenoot;M;neigh;A
werkgever;M;work;A
hoofdverzekerde;*;money;?
donor;*;donor;?
mentor op school;*;school;
indexpatiënt;*;contact;?p;de indexpatiënt
"""
TR = """
Anne;F;kin;;annesi
Baba;M;kin;K;babası
Dayı;M;kin;;dayısı
Hala;F;kin;;halası
Teyze;F;kin;;teyzesi
Kirve;M;kin;;kirvesi
Eş;*;kin;A;eşi
Eski eş;*;kin;A;eski eşi
Gelin;F;kin;A;gelini
Vasi;*;law;;vasisi
Veli;*;law;;velisi
Vekil;*;law;A;vekili
Refakatçi;*;care;;refakatçisi
Bakıcı;F;care;;bakıcısı
Ev sahibi;*;neigh;;ev sahibi
Komşu;*;neigh;;komşusu
İşveren;*;work;A;işvereni
Kefil;*;money;;kefili
Canlı verici;*;donor;?;canlı vericisi
Tercüman;*;care;;tercümanı
Antrenör;M;school;;antrenörü
"""
# role/verb phrases: masc participle with {e}; Y follows.   phrase ; flags
VERBS = {
 'fr': """amené{e} aux urgences par;|accompagné{e} de;|accompagné{e} ce jour par;|pris{e} en charge financièrement par;|conduit{e} à la clinique par;|hébergé{e} chez;|confié{e} par jugement à;
représenté{e} à l'audience par;A|assisté{e} lors de l'entretien par;|recueilli{e} en kafala par;|élevé{e} par;|gardé{e} pendant la journée par;|recommandé{e} à notre service par;|placé{e} chez;
employé{e} comme agent d'entretien par;A|renversé{e} par la voiture conduite par;|assuré{e} comme ayant droit de;?|contaminé{e} très probablement par;?|greffé{e} avec le rein prélevé chez;?|signalé{e} au service social par;
logé{e} gratuitement par;|parrainé{e} par;|veillé{e} la nuit par;|traduit{e} pendant la consultation par;|entraîné{e} au club par;|remplacé{e} pour la signature par;|transporté{e} dans le véhicule de;|retrouvé{e} inanimé{e} par;""",
 'en': """brought in by;|accompanied by;|referred to us through;|escorted to the ward by;|represented at the hearing by;A|placed in the care of;|fostered by;|looked after by;|raised by;|sponsored by;|driven to the clinic by;|housed by;
employed by;A|found unconscious by;|insured through;?|probably infected by;?|transplanted with a kidney donated by;?|coached by;|assisted during the interview by;|discharged into the care of;|interpreted for by;|billed through;|hit by the car driven by;|carried to term by the surrogate;?""",
 'ar': """إلى المستعجلات رفقة;|من طرف الجار;|إلى المصلحة مرفوقا ب;|إلى العيادة على متن سيارة;|بتكفل مالي من;|بواسطة المترجم;|تحت كفالة;|إلى الاستشارة من طرف""",
 'es': "traíd{o} a urgencias por;|acompañad{o} por;|acogid{o} por;|representad{o} por;A",
 'de': "in Begleitung von;|gebracht von;|betreut durch;|vertreten durch;A",
 'it': "accompagnat{o} da;|assistit{o} da;|affidat{o} a;|ospitat{o} da;",
 'pt': "trazid{o} por;|acompanhad{o} por;|acolhid{o} por;|representad{o} por;A",
 'nl': "gebracht door;|begeleid door;|verzorgd door;|vertegenwoordigd door;A",
 'tr': "getiren kişi:;|refakat eden:;|bakımını üstlenen:;|masraflarını karşılayan:;"}

from dataclasses import dataclass
@dataclass(frozen=True)
class Word:
    lang: str; label: str; sex: str; cat: str; flags: str; poss: str; verb: bool = False
    @property
    def sure(self): return '?' not in self.flags

def _load():
    out = []
    for lang, txt in dict(fr=FR, en=EN, ar=AR, es=ES, de=DE, it=IT, pt=PT, nl=NL, tr=TR).items():
        for line in txt.strip().splitlines():
            a = [s.strip() for s in line.split(';')] + ['', '']
            fl = a[3]
            if a[4] and lang not in ('ar', 'tr') and 'p' not in fl: fl += 'p'
            out.append(Word(lang, a[0], a[1], a[2], fl, a[4]))
    vs = []
    for lang, txt in VERBS.items():
        for p in txt.replace('\n', '|').split('|'):
            if p.strip():
                a = p.strip().split(';')
                vs.append(Word(lang, a[0].strip(), '*', 'verb', a[1] if len(a) > 1 else '', '', True))
    return out, vs
WORDS, VERBWORDS = _load()
if __name__ == '__main__':
    from collections import Counter
    print(len(WORDS), len(VERBWORDS), Counter(w.lang for w in WORDS + VERBWORDS))

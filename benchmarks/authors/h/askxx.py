AR = """
==donor-verb
@hosp fam same
P إلى زميلي الكريم،
P [<تبرع|تبرعت> {Aid} بكليته لفائدة {P} بتاريخ {dt2}|الكلية المزروعة عند {P} <منحها|منحتها> {Aid}|{P} يعيش بكلية <وهبها|وهبتها> له {Aid}]. نراقب اليوم حالة المتلقي.
F 3
Z
==donor-crossmatch-table
@lab fam same
T اختبار التوافق قبل الزرع
G ;;الواهب المقترح;;المريض المتلقي//الاسم;;{A0};;{B0}//تاريخ الازدياد;;{Ad};;{num}//الفصيلة;;O+;;O+
P تحفظ النتيجة في ملف المتلقي.
X {D}
==brought-in
@hosp fam older
T ورقة الاستقبال بالمستعجلات
P [<أحضر|أحضرت> إلينا {Aid} ~الوالد|الوالدة~ المسمى {P}|<حضر|حضرت> {Aid} رفقة {P}|نقل {P} إلى المستعجلات من طرف {Aid}] على الساعة {hr} بسبب احتباس البول.
F 3
X ممرض الاستقبال
==payer-verb
@hosp fam
T [وصل أداء|فاتورة] رقم {num}
P [<يؤدي|تؤدي> {Aid} عن {P}|توصلنا من {Aid} بمبلغ {amt} درهم عن علاج {P}].
G البيان;;المبلغ//الاستشفاء;;{amt}//الأدوية;;{amt}
X أمين الصندوق
==insured-beneficiary
@ins fam
T ورقة العلاج
K المؤمن له={A0};;تاريخ ازدياده={Ad};;رقم الانخراط={num};;المستفيد من العلاج={P};;صلة القرابة=[زوج|ابن|أحد الأصول]
P يؤدى التعويض لفائدة المنخرط.
X {D}
==insured-bilingual
@ins fam
T Feuille de soins – ورقة العلاجات
K المؤمن له Assuré={Ak};;المريض Malade={B0};;القرابة Lien=[ابن Enfant|زوج Conjoint];;التشخيص=التهاب المسالك البولية
X {D}
==witness-attests
@court
T [إشهاد|تصريح بالشرف]
P [<يشهد|تشهد> {Aid} بأن {P} كان مريضا وعاجزا عن العمل|أصرح أنا {Aid} أنني رأيت {P} يسقط أمام منزله] وحررت هذه الشهادة للإدلاء بها أمام المحكمة.
X إمضاء الشاهد
==parental-consent
@hosp child fam
T إذن بإجراء عملية جراحية
P أنا الموقع أسفله {Aid} [بصفتي ولي الأمر|الأب أو الأم] أوافق على إجراء عملية [الختان|الفتق] ل~ابني|ابنتي~ {P}.
X توقيع ولي الأمر
==newborn-of
@hosp a=F child
T بطاقة المولود الجديد
K [مولود السيدة|اسم الأم]={A0};;تاريخ ازدياد الأم={Ad};;تاريخ الولادة={dt2};;الوزن=3200 غ
P توسع في حوض الكلية اليسرى عند المولود، يعاد الفحص بعد عشرة أيام.
X القابلة
==death-declared-by
@town older fam
T نسخة من رسم الوفاة
P توفي بتاريخ {dt2} المسمى {B0} [بتصريح من|وصرح بالوفاة] {Aid} وحرر هذا الرسم.
X ضابط الحالة المدنية
==heir-asks-record
@none older fam
P {Ak}
P الموضوع: طلب نسخة من ملف [المرحوم والدي|أسرتي]
P حضرة الدكتور، [كان {P} يعالج عندكم إلى أن وافته المنية|توفي {P} بالمصحة]، والمرجو تمكيني من تقريره الطبي.
X {A0}
==school-pupil
@school child
T إحالة تلميذ على الطبيب
P [تلاحظ الأستاذة أو الأستاذ {Aid} أن التلميذ|<يدرس|تدرس> {Aid} بالقسم الثالث وقد وردنا أن التلميذ] {P} يكثر من الذهاب إلى المرحاض.
X مدير المؤسسة
==class-list
@school child
T لائحة تلاميذ القسم – الفحص الطبي
G التلميذ;;تاريخ الازدياد;;ملاحظة//{B0};;{Bd};;للمراجعة//{C0};;{Cd};;عادي
P الأستاذ المسؤول: {Ak}
==vet-bill
@vet
T فاتورة علاج حيوان
K صاحب الحيوان={Ak};;الحيوان=[قط ذكر|كلب حراسة];;التشخيص=حصى المثانة
X البيطري
==guardianship-judgment
@court older
T حكم بالتحجير وتعيين مقدم
P قررت المحكمة [التحجير على {B} وتعيين {Aid} مقدما عليه|تعيين {Aid} نائبا شرعيا عن {B}] في كل ما يخص علاجه وأمواله.
X كاتب الضبط
==accident-driver
@police
T محضر حادثة سير
P [<صدم|صدمت> {Aid} بالسيارة الراجل|كانت السيارة التي <يسوقها|تسوقها> {Aid} قد صدمت الراجل] {P} الذي نقل إلى المستشفى مصابا بكسر في الحوض. الشهادة الطبية تخص المصاب.
X ضابط الشرطة
==misattributed-result
@lab
T تصحيح نتيجة
P [النتيجة رقم {num} المسلمة باسم {Aid} لا تخصه بل تخص {P}|وقع خلط بين أنبوبين والقيم المنسوبة إلى {Aid} هي في الحقيقة لغيره].
R
X {D}
==collects-results
@lab fam
T توكيل لسحب نتائج التحاليل
P [أوكل {Aid} لسحب نتائج تحاليلي|<تسلم|تسلمت> {Aid} ظرف نتائج {P}]، رقم الطلب {num}.
X إمضاء الموكل
==circumcision-son
@prac a=M child b=M
T شهادة ختان
P يشهد {D} أنه قام اليوم بختان [ابن {Aid}|الطفل {P} ابن {Aid}] وأن العملية مرت في ظروف حسنة.
X {D}
==family-booklet
@town child
T مستخرج من الدفتر العائلي
G الصفة;;الاسم الكامل;;تاريخ الازدياد//[الزوج|رب الأسرة];;{A0};;{Ad}//الزوجة;;{C0};;{Cd}//الابن;;{B0};;{Bd}
X ضابط الحالة المدنية
==family-history
@prac fam
P إلى زميلي المحترم،
P [يعاني {P} من خوف شديد منذ إصابة {Aid} من عائلته بسرطان الكلية|سبق أن <عولج|عولجت> {Aid} من سرطان المثانة، <وهو|وهي> من إخوة المريض {P}]. الفحص سليم.
F 2
Z
==day-schedule
@prac
T برنامج العمليات ليوم {dt}
G الساعة;;الاسم;;تاريخ الازدياد;;العملية//08:30;;{A0};;{Ad};;تنظير//10:00;;{C0};;{Cd};;تفتيت
==trusted-person
@hosp fam
T تعيين شخص ثقة
P [اختار المريض {P} أن يستشار {Aid}|أنا {B0} أعين {Aid}] إذا تعذر التعبير عن الإرادة.
X المريض
==letter-to-parent
@hosp child
A إلى {A}//{Ak}
P الموضوع: عملية ~ابنكم|ابنتكم~ {Bf}
P نخبركم أن عملية ~ابنكم|ابنتكم~ ستجرى يوم {dt4}. المرجو إحضاره صائما.
Z
==operated-by
@hosp
T تقرير عملية جراحية
K المريض={P};;العملية=استئصال جزئي للكلية;;أجرى العملية={Ak}
F 3
X {D}
==two-pages
@hosp
T تقرير طبي
J
F 4
N
T وثيقة ملحقة
P <رافق|رافقت> {Aid} المريض المذكور أعلاه طيلة مقامه بالمستشفى.
X الإدارة
==above-named
@hosp
T تقرير طبي
K يخص={Bk};;أنجز بطلب من=المحكمة
F 2
P <يعتني|تعتني> {Aid} بالمذكور أعلاه منذ خروجه من المستشفى.
X {D}
==home-carer
@assoc older
T برنامج المساعدة المنزلية
K المستفيد={P};;درجة العجز=3;;العامل الاجتماعي={Ak}
P يغير العامل كيس البول كل صباح.
"""
EN = """
==donor-verb
@hosp fam same
A {D2}
P Dear {D2},
P [{P} is doing well with the kidney given by {Aid} last spring.|{Aid} gave a kidney to {P} on {dt2}.|The graft was donated by {Aid} and the recipient, {P}, now has a creatinine of 112.]
F 3
Z
==brought-in
@hosp fam older
T Emergency department note
P [{Aid} brought in <his|her> ~father|mother~, {P}, at {hr}.|{P} was driven here by {Aid} after 12 hours without passing urine.]
F 3
X Triage nurse
==payer-invoice
@hosp
T INVOICE {num}
K Bill to={Ak};;For the treatment of={Pid};;Amount due=£{amt}
P Payment is expected within 30 days from the person billed.
==payer-verb
@hosp fam
P [{Aid} pays for {P}.|The account of {P} has been settled by {Aid}.] Receipt issued for £{amt}.
X Patient accounts
==policyholder
@ins fam
T Claim assessment
K Policyholder={A0};;Policyholder's date of birth={Ad};;Claimant={Pid};;Policy={num}
G Date;;Treatment;;Claimed;;Paid//{dt3};;Cystoscopy;;£640;;£580
==witness
@court
T WITNESS STATEMENT
P I, {Aid} [will say as follows|make this statement from my own knowledge]. [I saw {P} fall from the ladder.|I have known {P} for years and saw ~him|her~ unable to walk.] The claimant's medical records should be read with this statement.
X Signed//{A0}
==class-list
@school child
T Year 6 residential – health list
P Group leader: {Ak}
G Pupil;;Born;;Needs//{B0};;{Bd};;night-time enuresis//{C0};;{Cd};;none
==pupil
@school child
P Dear Doctor,
P [{Aid} teaches {P} and|{P} is taught by {Aid} who] has noticed that the child asks to leave the room every half hour. The parents agree to a referral.
X School nurse
==parent-signs
@hosp child fam
T CONSENT FORM 2
K Child={Pid};;Procedure=orchidopexy
P I confirm that I have parental responsibility for this child.
X Parent//{A0}//{Ad}
==newborn
@hosp a=F child
T NEONATAL ALERT
K Baby of={Ak};;Born=at {hr} on {dt2};;Weight=3.1 kg
P Antenatal hydronephrosis, [first void at 20 hours|renal pelvis 14 mm]. Trimethoprim started.
X Midwife
==death-informant
@town older fam
T CERTIFIED COPY OF AN ENTRY OF DEATH
K Deceased={B0};;Date of death={dt2};;Cause=urosepsis;;Informant={Ak};;Qualification=[<son|daughter>, present at the death|relative]
==executor
@court older fam
P Dear Sirs,
P [We act for {Aid} who is the executor of {P}.|{Aid} is winding up the estate of the late {P}.] Please release the hospital records of the deceased.
Z
==vet
@vet
T Clinical history
K Owner={Ak};;Pet=[Biscuit, neutered male cat|Bramble, Labrador];;Problem=blocked bladder
P Catheterised under sedation. Home on urinary diet.
==sperm-donor
@lab a=M b=F
T Treatment cycle record
P [Semen given by {Aid} was thawed for {P}.|{P} was inseminated with a sample that {Aid} had donated.] Pregnancy test due {dt4}.
X Embryologist
==next-of-kin-form
@hosp fam
T ADMISSION FORM
K Patient={Pid};;Ward={n}A;;Whom to call={Ak};;Reason=haematuria
F 2
==carer
@town older
T CARE PLAN REVIEW
P [{Aid} washes, dresses and feeds {P} every day.|{P} relies on {Aid} to empty the catheter bag.] The carer is coping.
X Social worker
==driver
@police
T COLLISION REPORT
P [The car driven by {Aid} struck {P} on the crossing.|{P} was knocked down by {Aid}.] ~He|She~ sustained a pelvic fracture and urethral injury. Medical report requested on the pedestrian.
X PC 4471
==interpreter
@hosp
P Dear colleague,
P {P} attended today. [{Aid} interpreted throughout.|As ~he|she~ speaks no English, everything was put across by {Aid} from the language service.]
F 3
Z
==your-son-letter
@hosp child
A {A}//{Ak}
S [Your ~son|daughter~ {Bf}|Appointment for your ~son|daughter~]
P Dear <Mr|Ms> {Al}, your ~son|daughter~ is due for surgery on {dt4}. Please give no food after midnight. A parent may stay overnight.
Z
==email-sender
@none nodate fam
K From={Ak};;To=clinic@uro.example;;Sent={dt};;Subject=[Dad|Mum|worried]
P Hello, I'm writing about {P}. [The catheter has come out again.|The tablets make ~him|her~ dizzy.] Can someone see ~him|her~ today?
X {Af}
==relative-history
@prac fam
P Dear colleague,
P [{P}, whose relative {Aid} died of bladder cancer, asked to be screened.|Since {Aid} was found to carry BRCA2, {P} has been anxious.]
F 3
Z
==wrong-patient
@lab
S Amended report {num}
P [The results issued under {Ak} belong to somebody else.|A tube labelled {Ak} had been filled by {P}; disregard the earlier name.]
R
==needlestick
@hosp
T SHARPS INJURY
K Injured member of staff={Pid};;Source={Ak};;Device=hollow needle
P Bloods from the injured person stored at baseline.
==comparison
@hosp
P Dear {D2},
P [You will recall {Aid} whom we stented in March; {P} has the very same anatomy.|As with {Aid} I would suggest conservative treatment for {P}.]
F 2
Z
==theatre-list
@hosp
T THEATRE LIST {dt}
G Time;;Name;;DOB;;Procedure//08:30;;{A0};;{Ad};;TURP//10:00;;{C0};;{Cd};;cystoscopy
==above-named
@hosp
T MEDICAL REPORT
K Re={Bk};;Solicitors' ref={num}
F 3
N
P The above lives with {Aid} who [gives the injections|does the shopping]. ~He|She~ remains catheter-dependent.
Z
==employer-pays
@emp
S Occupational referral – {P}
P [{Aid} line manager, refers this employee.|This employee reports to {Aid}.] Absence since {dt3} with stone disease; fitness opinion requested.
X HR
==collected-by
@lab fam
T Results collection slip
P [Handed to {Aid} on behalf of {P}.|{P} allows {Aid} to pick up the envelope.]
"""
ES = """
==donor-verb
@hosp fam same
P Estimado compañero:
P [{Aid} donó un riñón a {P}.|{P} vive con el riñón que le cedió {Aid}.] Acude a revisión ~el receptor|la receptora~.
F 3
Z
==brought-in
@hosp fam older
T Nota de urgencias
P [{Aid} nos trajo a ~su padre|su madre~, {P}.|{P} llegó acompañado por {Aid}.]
F 3
X Enfermería
==payer
@hosp
T FACTURA {num}
K Pagador={Ak};;Paciente atendido={Pid};;Importe={amt} €
==insured
@ins fam
T Autorización
K Tomador={A0};;Nacimiento del tomador={Ad};;Beneficiario={Pid};;Acto=cistoscopia
==parent
@hosp child
T CONSENTIMIENTO
P {Aid} [consiente que operen a {P}, menor de edad|autoriza, como <padre|madre>, la operación de {P}].
X Firma
==witness
@court
T DECLARACIÓN
P {Aid} [declara que vio caer a {P}|presenció el atropello de {P}] el {dt3}.
X El declarante
==vet
@vet
T Ficha clínica
K Propietario={Ak};;Mascota=gato macho «Pelusa»;;Motivo=obstrucción uretral
==pupil
@school child
T Informe escolar
P [{Aid} da clase a {P}|El alumno {P} tiene como tutor a {Aid}] y observa que pide ir al baño continuamente.
X Dirección
==history
@hosp fam
P Estimada doctora:
P {P} [consulta porque {Aid} familiar directo, padece cáncer de próstata|teme heredar el tumor de {Aid}].
F 3
Z
"""
DE = """
==donor-verb
@hosp fam same
P Sehr geehrte Kollegen,
P [{Aid} spendete {P} eine Niere.|{P} lebt seit zwei Jahren mit der Niere von {Aid}.] Wir sahen die empfangende Person zur Kontrolle.
F 2
Z
==insured
@ins fam
T Kostenübernahme
K Versicherungsnehmer={A0};;Geburtsdatum Versicherungsnehmer={Ad};;Behandelte Person={Pid}
P Die Kosten werden übernommen.
==brought
@hosp older fam
P {Aid} [brachte {P} in die Notaufnahme|kam mit {P} in unsere Ambulanz].
F 2
Z
==parent
@hosp child
T Einwilligung der Eltern
P {Aid} [willigt in die Operation von {P} ein|erlaubt den Eingriff bei {P}].
X Unterschrift
==history
@hosp fam
P {P} stellte sich vor, [nachdem {Aid} an einem Nierentumor erkrankt war|weil in der Familie {Aid} betroffen ist].
F 3
Z
"""
IT = """
==donor-verb
@hosp fam same
P Egregio collega,
P [{Aid} ha donato un rene a {P}.|{P} vive con il rene che gli ha ceduto {Aid}.]
F 3
Z
==payer
@hosp
T Fattura {num}
K Intestatario={Ak};;Prestazioni rese a={Pid};;Totale=€ {amt}
==parent
@hosp child
P {Aid} [acconsente all'intervento di {P}|ha accompagnato {P}].
F 2
X Firma del genitore
==history
@hosp fam
P {P} [si presenta dopo che {Aid} ha scoperto un tumore renale|è preoccupato per la malattia di {Aid}].
F 2
Z
"""
NL = """
==donor-verb
@hosp fam same
P Geachte collega,
P [{Aid} stond een nier af aan {P}.|{P} kreeg de nier van {Aid}.]
F 3
Z
==insured
@ins fam
T Declaratieoverzicht
K Verzekeringnemer={A0};;Geboortedatum verzekeringnemer={Ad};;Behandeld={Pid}
==brought
@hosp older fam
P {P} werd door {Aid} naar de spoedeisende hulp gebracht.
F 3
Z
==carer
@hosp older
P {Aid} [verzorgt {P} thuis|verschoont dagelijks de katheterzak van {P}].
F 2
Z
"""
PT = """
==donor-verb
@hosp fam same
P Caro colega,
P [{Aid} doou um rim a {P}.|{P} recebeu o rim de {Aid}.]
F 3
Z
==payer
@hosp
T Fatura {num}
K Pago por={Ak};;Doente tratado={Pid};;Total={amt} €
==brought
@hosp older fam
P {P} foi trazido por {Aid} ao serviço de urgência.
F 3
Z
==parent
@hosp child
T Consentimento
P {Aid} [autoriza a operação de {P}|assina por {P}, menor].
X Assinatura
"""

"""Names and words."""
LAST = [("Benkirane","بنكيران"),("El Alaoui","العلوي"),("Tazi","التازي"),("Berrada","برادة"),("El Fassi","الفاسي"),("Bennani","بناني"),
("Chraibi","الشرايبي"),("Ouazzani","الوزاني"),("El Idrissi","الإدريسي"),("Amrani","العمراني"),("Lahlou","لحلو"),("Skalli","الصقلي"),
("Bouazza","بوعزة"),("Ait Lahcen","أيت لحسن"),("Ouchen","أوشن"),("Zeroual","زروال"),("Mernissi","المرنيسي"),("Filali","الفيلالي"),
("Guessous","كسوس"),("Hajji","حجي"),("Kabbaj","القباج"),("Sebti","السبتي"),("Rhazi","الغازي"),("Mansouri","المنصوري"),
("Naciri","الناصري"),("Rahmouni","الرحموني"),("Saidi","السعيدي"),("Touhami","التهامي"),("Belhaj","بلحاج"),("Boukhriss","بوخريص"),
("Cherkaoui","الشرقاوي"),("Daoudi","الداودي"),("El Khattabi","الخطابي"),("Ghallab","غلاب"),("Jabri","الجابري"),("Karimi","الكريمي"),
("Laaroussi","العروسي"),("Maaroufi","المعروفي"),("Oukacha","أوكاشة"),("Qadiri","القادري"),("Regragui","الركراكي"),("Slaoui","السلاوي"),
("Tahiri","الطاهري"),("Yacoubi","اليعقوبي"),("Zniber","زنيبر"),("Azzouzi","العزوزي"),("Boutaleb","بوطالب"),("Hamdaoui","الحمداوي"),
("Haddad","الحداد"),("Khaldi","الخالدي"),("Sabri","صبري"),("Marzouki","المرزوقي"),("Nejjar","النجار"),("Outmani","العثماني"),
("Bekkali","البقالي"),("Drissi","الدريسي"),("Fikri","فكري"),("Lamrini","المريني"),("Meziane","مزيان"),("Ziani","الزياني")]
MALE = [("Mohamed","محمد"),("Ahmed","أحمد"),("Youssef","يوسف"),("Hassan","حسن"),("Karim","كريم"),("Rachid","رشيد"),("Said","سعيد"),
("Omar","عمر"),("Abdellah","عبد الله"),("Mustapha","مصطفى"),("Driss","إدريس"),("Khalid","خالد"),("Hamza","حمزة"),("Ayoub","أيوب"),
("Anas","أنس"),("Mehdi","المهدي"),("Brahim","إبراهيم"),("Abderrahim","عبد الرحيم"),("Noureddine","نور الدين"),("Hicham","هشام"),
("Tarik","طارق"),("Reda","رضا"),("Ilyas","إلياس"),("Zakaria","زكرياء"),("Abdelkader","عبد القادر"),("Lahcen","لحسن"),("Jamal","جمال"),
("Amine","أمين"),("Othmane","عثمان"),("Bilal","بلال"),("Walid","وليد"),("Mourad","مراد"),("Taha","طه"),("Mohamed Amine","محمد أمين")]
FEMALE = [("Fatima","فاطمة"),("Khadija","خديجة"),("Aicha","عائشة"),("Zineb","زينب"),("Meryem","مريم"),("Naima","نعيمة"),("Latifa","لطيفة"),
("Souad","سعاد"),("Salma","سلمى"),("Hanane","حنان"),("Imane","إيمان"),("Fatima Zahra","فاطمة الزهراء"),("Nadia","نادية"),("Samira","سميرة"),
("Houda","هدى"),("Rajae","رجاء"),("Btissam","ابتسام"),("Loubna","لبنى"),("Malika","مليكة"),("Ghita","غيثة"),("Hajar","هاجر"),
("Asmae","أسماء"),("Karima","كريمة"),("Jamila","جميلة"),("Yasmine","ياسمين"),("Sanae","سناء"),("Rkia","رقية"),("Zahra","الزهرة"),
("Ikram","إكرام"),("Wafae","وفاء"),("Amina","أمينة"),("Chaimae","شيماء")]
EURO = {
 "es":(["García Molina","Ortega Ruiz","Navarro Pérez","Santos Vidal","Iglesias Peña"],["Javier","Álvaro","Ramón","Íñigo"],["Lucía","Inés","Pilar","Concepción"]),
 "pt":(["Figueiredo","Carvalho Nunes","Magalhães","Serrão","Teixeira Lopes"],["João","Rui","Tomás","Nuno"],["Beatriz","Inês","Graça","Leonor"]),
 "it":(["Bellandi","Ferrante","Colombara","Rizzuto","De Santis"],["Giacomo","Luca","Ettore","Nicolò"],["Chiara","Giulia","Ornella","Francesca"]),
 "de":(["Hartmann","Brückner","Vogelsang","Schäfer","Weißhaupt"],["Jürgen","Matthias","Klaus","Lennart"],["Ursula","Anke","Käthe","Birgit"]),
 "nl":(["van den Berg","de Groot","Hoekstra","van Leeuwen","Terpstra"],["Pieter","Joost","Sander","Willem"],["Marijke","Femke","Anneke","Lotte"]),
 "tr":(["Yıldırım","Öztürk","Karaca","Şahin","Doğan"],["Murat","Oğuz","Emre","Haluk"],["Ayşe","Gülsen","Zeynep","Nur"]),
 "fr":(["Lemaire","Delorme","Vasseur","Guérin","Pasquier"],["Étienne","Gérard","François","Benoît"],["Hélène","Sylvie","Élodie","Monique"]),
 "en":(["Whitfield","Harcourt","Pemberton","Ashdown","Kelleher"],["Graham","Nigel","Oliver","Stuart"],["Margaret","Fiona","Harriet","Joan"]),
}
CITY = [("Rabat","الرباط"),("Salé","سلا"),("Fès","فاس"),("Tanger","طنجة"),("Tétouan","تطوان"),("Meknès","مكناس"),("Agadir","أكادير"),("Oujda","وجدة"),
 ("Kénitra","القنيطرة"),("Casablanca","الدار البيضاء"),("Nador","الناظور"),("Settat","سطات"),("Khouribga","خريبكة"),("Safi","آسفي"),("Larache","العرائش")]
EUCITY = {"es":["Málaga","Almería","Girona","Sevilla"],"pt":["Setúbal","Braga","Évora","Faro"],"it":["Torino","Modena","Bergamo","Perugia"],
 "de":["Kassel","Dortmund","Wiesbaden","Aachen"],"nl":["Utrecht","Tilburg","Rotterdam","Amersfoort"],"tr":["İzmir","Bursa","Kayseri","Antalya"],
 "fr":["Rabat","Fès","Lyon","Casablanca","Tanger"],"en":["Leicester","Bristol","Casablanca","Leeds"],"ar":["الرباط"],"bi":["الرباط"]}
STREET = {"es":"Calle de los Almendros","pt":"Rua das Oliveiras","it":"Via dei Tigli","de":"Lindenstraße","nl":"Beukenlaan","tr":"Çınar Caddesi No","fr":"rue des Orangers","en":"Orchard Lane",
 "ar":"زنقة البرتقال رقم","bi":"زنقة البرتقال رقم"}
MON = {
"fr":"janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
"es":"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
"pt":"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
"it":"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
"de":"Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
"nl":"januari februari maart april mei juni juli augustus september oktober november december".split(),
"tr":"Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
"en":"January February March April May June July August September October November December".split(),
"ar":"يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()}
# labels by language; lists are choices
L = {
"fr":dict(full=["Nom et prénom","Patient","Nom, prénom"],last=["Nom"],first=["Prénom","Prénom(s)"],dob=["Date de naissance","Né(e) le","DDN"],sex=["Sexe"],M=["M","Masculin"],F=["F","Féminin"],cin=["CIN","N° CIN","CNIE"],file=["N° de dossier cabinet","Dossier de votre cabinet n°"],age=["Âge"],yrs="ans",phone=["Tél.","Téléphone"],addr=["Adresse"],page="Page",date="Le",doc="Dr",mr="M.",mme="Mme",kid="l'enfant",ins=["N° d'immatriculation"],sign="Signature et cachet"),
"es":dict(full=["Paciente","Apellidos y nombre","Nombre completo"],last=["Apellidos"],first=["Nombre"],dob=["Fecha de nacimiento","F. nacimiento","Nacido/a el"],sex=["Sexo"],M=["Hombre","Varón"],F=["Mujer"],cin=["CIN (Marruecos)","Doc. identidad CIN"],file=["N.º de expediente en su consulta","N.º historia en su consulta"],age=["Edad"],yrs="años",phone=["Teléfono"],addr=["Domicilio"],page="Página",date="Fecha:",doc="Dra.",mr="D.",mme="D.ª",kid="el/la menor",ins=["N.º afiliación"],sign="Firma y sello"),
"pt":dict(full=["Utente","Nome completo","Nome do utente"],last=["Apelido"],first=["Nome próprio"],dob=["Data de nascimento","Nascimento"],sex=["Sexo"],M=["Masculino"],F=["Feminino"],cin=["Doc. identificação (CIN)","CIN marroquino"],file=["V/ processo n.º","N.º do vosso processo"],age=["Idade"],yrs="anos",phone=["Telemóvel"],addr=["Morada"],page="Pág.",date="Data:",doc="Dr.",mr="Sr.",mme="Sra.",kid="a criança",ins=["N.º beneficiário"],sign="Assinatura"),
"it":dict(full=["Paziente","Cognome e nome","Assistito/a"],last=["Cognome"],first=["Nome"],dob=["Data di nascita","Nato/a il"],sex=["Sesso"],M=["M","Maschio"],F=["F","Femmina"],cin=["Documento CIN","Carta identità (CIN)"],file=["Cartella presso il Vs. studio n.","Vs. cartella n."],age=["Età"],yrs="anni",phone=["Telefono"],addr=["Indirizzo"],page="Pagina",date="Data:",doc="Dott.",mr="Sig.",mme="Sig.ra",kid="il minore",ins=["N. posizione"],sign="Firma e timbro"),
"de":dict(full=["Patient/in","Name, Vorname","Name des Patienten"],last=["Name","Nachname"],first=["Vorname"],dob=["Geburtsdatum","geb. am","Geb.-Datum"],sex=["Geschlecht"],M=["männlich","m"],F=["weiblich","w"],cin=["Ausweis-Nr. (CIN)","CIN Marokko"],file=["Ihre Praxisakte Nr.","Akten-Nr. Ihrer Praxis"],age=["Alter"],yrs="Jahre",phone=["Tel."],addr=["Anschrift"],page="Seite",date="Datum:",doc="Dr. med.",mr="Herr",mme="Frau",kid="das Kind",ins=["Versicherten-Nr."],sign="Unterschrift / Stempel"),
"nl":dict(full=["Patiënt","Naam patiënt","Achternaam, voornaam"],last=["Achternaam"],first=["Voornaam"],dob=["Geboortedatum","Geb. datum"],sex=["Geslacht"],M=["man"],F=["vrouw"],cin=["ID-nummer (CIN)","CIN Marokko"],file=["Dossiernummer uw praktijk","Uw praktijkdossier nr."],age=["Leeftijd"],yrs="jaar",phone=["Tel."],addr=["Adres"],page="Blad",date="Datum:",doc="dr.",mr="dhr.",mme="mevr.",kid="het kind",ins=["Relatienummer"],sign="Handtekening"),
"tr":dict(full=["Hasta Adı Soyadı","Adı Soyadı"],last=["Soyadı"],first=["Adı"],dob=["Doğum Tarihi","D. Tarihi"],sex=["Cinsiyet"],M=["Erkek"],F=["Kadın"],cin=["Kimlik No (CIN)","Fas Kimlik No (CIN)"],file=["Kliniğinizdeki dosya no"],age=["Yaş"],yrs="yaş",phone=["Telefon"],addr=["Adres"],page="Sayfa",date="Tarih:",doc="Uzm. Dr.",mr="Sn.",mme="Sn.",kid="çocuk",ins=["Poliçe no"],sign="İmza / kaşe"),
"en":dict(full=["Patient","Patient name","Full name"],last=["Surname","Last name"],first=["First name","Given name"],dob=["Date of birth","DOB"],sex=["Sex","Gender"],M=["Male","M"],F=["Female","F"],cin=["National ID (CIN)","CIN"],file=["Your practice file no.","Your chart no. (practice)"],age=["Age"],yrs="years",phone=["Phone"],addr=["Address"],page="Page",date="Date:",doc="Dr",mr="Mr",mme="Mrs",kid="the child",ins=["Member no."],sign="Signature"),
"ar":dict(full=["الاسم الكامل","اسم المريض","الاسم والنسب","المريض(ة)"],last=["الاسم العائلي","النسب"],first=["الاسم الشخصي","الاسم"],dob=["تاريخ الازدياد","تاريخ الولادة","تاريخ الميلاد"],sex=["الجنس"],M=["ذكر"],F=["أنثى"],cin=["رقم بطاقة التعريف الوطنية","ر.ب.ت.و","البطاقة الوطنية"],file=["رقم الملف لدى عيادتكم","رقم الملف بعيادتكم"],age=["السن","العمر"],yrs="سنة",phone=["الهاتف"],addr=["العنوان"],page="صفحة",date="بتاريخ",doc="الدكتور",mr="السيد",mme="السيدة",kid="الطفل",ins=["رقم التسجيل"],sign="التوقيع والخاتم"),
}
ROLE = {
"fr":dict(insured="Assuré(e)",mother="Mère",father="Père",spouse="Conjoint(e)",guardian="Tuteur légal",companion="Accompagnant(e)",payer="Payeur",witness="Témoin",donor="Donneur apparenté",contact="Personne à prévenir",employer="Responsable hiérarchique"),
"es":dict(insured="Titular del seguro",mother="Madre",father="Padre",spouse="Cónyuge",guardian="Representante legal",companion="Acompañante",payer="Pagador",witness="Testigo",donor="Donante familiar",contact="Persona de contacto",employer="Responsable directo"),
"pt":dict(insured="Titular / segurado",mother="Mãe",father="Pai",spouse="Cônjuge",guardian="Representante legal",companion="Acompanhante",payer="Responsável pelo pagamento",witness="Testemunha",donor="Dador familiar",contact="Contacto de emergência",employer="Chefia direta"),
"it":dict(insured="Intestatario polizza",mother="Madre",father="Padre",spouse="Coniuge",guardian="Amministratore di sostegno",companion="Accompagnatore",payer="Pagante",witness="Testimone",donor="Donatore familiare",contact="Persona da contattare",employer="Datore di lavoro"),
"de":dict(insured="Hauptversicherte/r",mother="Mutter",father="Vater",spouse="Ehepartner/in",guardian="Gesetzliche/r Betreuer/in",companion="Begleitperson",payer="Rechnungsempfänger/in",witness="Zeuge/Zeugin",donor="Angehörige/r (Spender)",contact="Kontakt im Notfall",employer="Vorgesetzte/r"),
"nl":dict(insured="Verzekeringnemer",mother="Moeder",father="Vader",spouse="Partner",guardian="Wettelijk vertegenwoordiger",companion="Begeleider",payer="Betaler",witness="Getuige",donor="Verwante donor",contact="Contactpersoon",employer="Leidinggevende"),
"tr":dict(insured="Sigorta ettiren",mother="Anne",father="Baba",spouse="Eşi",guardian="Yasal vasi",companion="Refakatçi",payer="Ödeyen",witness="Tanık",donor="Akraba verici",contact="Yakını",employer="Amiri"),
"en":dict(insured="Policyholder",mother="Mother",father="Father",spouse="Spouse",guardian="Legal guardian",companion="Accompanied by",payer="Billed to",witness="Witness",donor="Related donor",contact="Next of kin",employer="Line manager"),
"ar":dict(insured="المؤمن له",mother="الأم",father="الأب",spouse="الزوج(ة)",guardian="الولي الشرعي",companion="المرافق(ة)",payer="المؤدي",witness="الشاهد(ة)",donor="المتبرع(ة) من الأقارب",contact="الشخص الواجب إخباره",employer="رئيس المصلحة المشغلة"),
}
SUBJ = {"fr":["Patient","Identité du patient","Bénéficiaire des soins"],"es":["Datos del paciente","Paciente"],"pt":["Identificação do utente","Utente"],"it":["Dati del paziente","Paziente"],
"de":["Patientendaten","Patient/in"],"nl":["Patiëntgegevens","Patiënt"],"tr":["Hasta Bilgileri","Hasta"],"en":["Patient details","Patient"],"ar":["معلومات المريض","هوية المريض(ة)","المريض(ة)"]}

NEUTRAL = {"fr":"Nom et prénom","es":"Apellidos y nombre","pt":"Nome completo","it":"Cognome e nome","de":"Name, Vorname","nl":"Naam","tr":"Adı Soyadı","en":"Full name","ar":"الاسم الكامل"}
GP = {"fr":"Médecin traitant","es":"Médico de cabecera","pt":"Médico assistente","it":"Medico curante","de":"Hausarzt/Hausärztin","nl":"Huisarts","tr":"Aile hekimi","en":"Referring doctor","ar":"الطبيب المعالج"}
DOCT = {"fr":("Dr","Dr"),"es":("Dr.","Dra."),"pt":("Dr.","Dra."),"it":("Dott.","Dott.ssa"),"de":("Dr. med.",)*2,"nl":("dr.",)*2,"tr":("Uzm. Dr.",)*2,"en":("Dr",)*2,"ar":("الدكتور","الدكتورة")}
FILL = {
"ar":["لا توجد سوابق مرضية مهمة، ولا حساسية معروفة للأدوية.","الضغط الدموي 13/8، والحرارة 37,1 درجة، والوزن 74 كلغ.","ينصح بشرب لترين من الماء يوميا على الأقل، وتجنب الإفراط في الملح.","تم إخبار المعني بالأمر بالنتائج وبالخطوات المقبلة.","الفحص السريري للبطن: لين، دون ألم عند الجس.","يعاد تحليل البول بعد انتهاء العلاج بعشرة أيام.","نبقى رهن إشارتكم لكل معلومة إضافية."],
"fr":["Pas d'antécédent notable ni d'allergie médicamenteuse connue.","TA 13/8, température 37,1 °C, poids 74 kg.","Boissons abondantes conseillées, au moins deux litres par jour.","Les résultats et la suite prévue ont été expliqués.","Abdomen souple, fosses lombaires libres.","ECBU de contrôle dix jours après la fin du traitement.","Nous restons à votre disposition pour tout complément."],
"es":["Sin antecedentes relevantes ni alergias conocidas.","TA 130/80, temperatura 37,1 °C, peso 74 kg.","Se aconseja beber al menos dos litros de agua al día.","Se explican los resultados y los pasos siguientes.","Abdomen blando, puñopercusión negativa.","Urocultivo de control diez días tras el tratamiento."],
"pt":["Sem antecedentes relevantes nem alergias conhecidas.","TA 130/80, temperatura 37,1 °C, peso 74 kg.","Aconselha-se ingestão de pelo menos dois litros de água por dia.","Explicados os resultados e os passos seguintes.","Abdómen mole e depressível, sem dor à palpação."],
"it":["Anamnesi patologica negativa, non allergie note.","PA 130/80, temperatura 37,1 °C, peso 74 kg.","Si consiglia di bere almeno due litri di acqua al giorno.","Illustrati i risultati e il percorso successivo.","Addome trattabile, Giordano negativo."],
"de":["Keine relevanten Vorerkrankungen, keine bekannten Allergien.","RR 130/80 mmHg, Temperatur 37,1 °C, Gewicht 74 kg.","Trinkmenge von mindestens zwei Litern täglich empfohlen.","Die Befunde und das weitere Vorgehen wurden besprochen.","Abdomen weich, Nierenlager beidseits frei.","Urinkultur zehn Tage nach Therapieende wiederholen."],
"nl":["Blanco voorgeschiedenis, geen bekende allergieën.","RR 130/80, temperatuur 37,1 °C, gewicht 74 kg.","Advies: ten minste twee liter water per dag drinken.","Uitslagen en vervolg zijn besproken.","Abdomen soepel, nierloges niet drukpijnlijk."],
"tr":["Özgeçmişte özellik yok, bilinen ilaç alerjisi yok.","TA 130/80, ateş 37,1 °C, kilo 74 kg.","Günde en az iki litre su içilmesi önerilir.","Sonuçlar ve sonraki adımlar anlatıldı.","Batın rahat, kostovertebral açı hassasiyeti yok."],
"en":["No relevant past history and no known drug allergies.","BP 130/80, temperature 37.1 °C, weight 74 kg.","Advised to drink at least two litres of water daily.","Findings and next steps were explained.","Abdomen soft, no renal angle tenderness.","Repeat urine culture ten days after treatment."]}

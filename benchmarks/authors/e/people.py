"""Register and names."""
import random, datetime as dt
LAST = [l.split(":") for l in """Belghazouani:بلغزواني;Tazroualt:تزروالت;Oumlil:أومليل;Sebbar:الصبار;Kerdoudi:الكردودي;Lamghari:المغاري;Benkhadra:بنخضرة;Aït Oufkir:أيت أوفقير;El Moutawakkil:المتوكل;Zerhouni:الزرهوني;Chergui:الشرقاوي;Bouayad:بوعياد;Nejjar:النجار;Squalli:الصقلي;Tahiri:الطاهيري;El Yacoubi:اليعقوبي;Ouchen:أوشن;Amzil:أمزيل;Bennis:بنيس;Drissi Alami:الدريسي العلمي;Fassi Fihri:الفاسي الفهري;Haddioui:الحديوي;Jebrane:جبران;Kandri:القندري;Lotfi:لطفي;Mekouar:مكوار;Naciri:الناصري;Oulhaj:أولحاج;Qabbaj:القباج;Rhazouani:الغزواني;Skalante:السكلانتي;Toufali:التوفالي;Ouhammou:أوحمو;Wahbi:وهبي;Yassir:ياسر;Zniber:الزنيبر;Boulahya:بولحية;Choukri:شكري;Dahbi:الذهبي;El Hafidi:الحفيظي;Ghallab:غلاب;Hniche:حنيش;Ifrak:إفراك;Jouahri:الجواهري;Khoulani:الخولاني;Lazaar:لزعر;Moufakkir:مفكر;Nouaman:نعمان;Ouardighi:الورديغي;Raïssouni:الريسوني;Sefrioui:الصفريوي;Tounsi:التونسي;Zemmouri:الزموري;Azougagh:أزوكاغ;Bachiri:البشيري;Cherradi:الشرادي;El Ouali:الوالي;Filali:الفيلالي;Guennoun:كنون;Houmadi:حمادي""".split(";")]
GM = [l.split(":") for l in """Abdelmajid:عبد المجيد;Anouar:أنوار;Badr:بدر;Chakib:شكيب;Driss:إدريس;El Mehdi:المهدي;Faouzi:فوزي;Ghali:غالي;Hicham:هشام;Idris:إدريس;Jaouad:جواد;Kacem:قاسم;Larbi:العربي;Mounir:منير;Nabil:نبيل;Othmane:عثمان;Rachid:رشيد;Saad:سعد;Taha:طه;Wassim:وسيم;Yahya:يحيى;Zakaria:زكرياء;Adil:عادل;Brahim:إبراهيم;Fouad:فؤاد;Hamza:حمزة;Ismaïl:إسماعيل;Khalid:خالد;Lahcen:لحسن;Mohamed Amine:محمد أمين;Noureddine:نور الدين;Redouane:رضوان;Soufiane:سفيان;Tarik:طارق;Younes:يونس;Ziad:زياد;Moulay Ali:مولاي علي;Sidi Ahmed:سيدي أحمد;Mustapha:مصطفى;Abdellah:عبد الله""".split(";")]
GF = [l.split(":") for l in """Amal:أمل;Bouchra:بشرى;Chaïma:شيماء;Dounia:دنيا;Fatiha:فتيحة;Ghita:غيثة;Hanane:حنان;Ibtissam:ابتسام;Jamila:جميلة;Kenza:كنزة;Lamiae:لمياء;Malika:مليكة;Nezha:نزهة;Oumaïma:أميمة;Rajae:رجاء;Samira:سميرة;Touria:ثريا;Wafae:وفاء;Yasmine:ياسمين;Zhor:زهور;Asmae:أسماء;Btissam:ابتسام;Farida:فريدة;Hafsa:حفصة;Ikram:إكرام;Khadija:خديجة;Loubna:لبنى;Meryem:مريم;Nawal:نوال;Rim:ريم;Salma:سلمى;Widad:وداد;Zineb:زينب;Lalla Aïcha:لالة عائشة;Fatima Zahra:فاطمة الزهراء;Soukaïna:سكينة;Imane:إيمان;Houda:هدى;Naïma:نعيمة;Siham:سهام""".split(";")]
XLAST = [l.split(":") for l in "Bouzekraoui:بوزكراوي;Talhaoui:الطلحاوي;Irgui:إركي;Mezzour:المزور;Sahraoui:الصحراوي;Louizi:لويزي;Aghzaf:أغزاف;Delmotte:دلموت;Okonjo:أوكونجو;Vandermeer:فاندرمير;Kettani:الكتاني;Rostom:رستم;Hilali:الهلالي;Fenjiro:فنجيرو".split(";")]
ARAB = {a: b for a, b in LAST + GM + GF + XLAST}

def _date(r, lo, hi):
    while True:
        d = dt.date(r.randint(lo, hi), 1, 1) + dt.timedelta(days=r.randint(0, 364))
        if (d.day, d.month) not in ((1, 1), (31, 12)): return d

def register(seed):
    r = random.Random(f"E-register-{seed}")
    n, rows, used, used_id = r.randint(400, 1100), [], set(), set()
    def add(last, given, d, sex, phone, status="active"):
        while True:
            fn = f"{r.randint(2004, 2025)}-{r.randint(100, 9999):04d}"
            if fn not in used: break
        used.add(fn)
        nid = ""
        if d.year < 2005 and r.random() < .7:
            while not nid or nid in used_id:
                nid = r.choice(["BK", "EE", "J", "AB", "X", "D", "PA"]) + str(r.randint(100000, 999999))
            used_id.add(nid)
        alias = f"{ARAB[given]} {ARAB[last]}" if r.random() < .45 else ""
        rows.append(dict(record_id=f"E{len(rows) + 1:05d}", last_name=last, first_name=given, birth_date=d.isoformat(), sex=sex,
            national_id=nid, file_number=fn, phone=phone, aliases=alias, status=status))
    while len(rows) < n:
        last, phone = r.choice(LAST)[0], "06" + "".join(r.choice("0123456789") for _ in range(8))
        for k in range(r.choice([1, 1, 2, 3, 4, 5])):
            sex = r.choice("MMMF") if k == 0 else r.choice("MF")
            d = _date(r, 1938, 1975) if k < 2 else _date(r, 1976, 2021)
            if r.random() < .04: d = d.replace(month=1, day=1)
            add(last, r.choice(GM if sex == "M" else GF)[0], d, sex, phone if r.random() < .7 else "",
                "inactive" if r.random() < .02 else "active")
    for _ in range(6):   # homonyms, some a digit apart
        o = r.choice(rows); d = dt.date.fromisoformat(o["birth_date"])
        d = d.replace(year=d.year + r.choice([1, -1, 10, 23, -17]), day=min(d.day, 28))
        add(o["last_name"], o["first_name"], d, o["sex"], "")
    return rows

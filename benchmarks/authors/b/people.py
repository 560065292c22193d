import random, functools, datetime, difflib
SUR = """Benali=بنعلي Alaoui=العلوي Tazi=التازي Berrada=برادة Chraibi=الشرايبي Lahlou=لحلو Bennis=بنيس Amrani=العمراني Idrissi=الإدريسي Fassi=الفاسي Sqalli=الصقلي Kabbaj=القباج
Ziani=الزياني Mernissi=المرنيسي Ouazzani=الوزاني Tahiri=الطاهري Naciri=الناصري Haddad=حداد Filali=الفيلالي Saidi=السعيدي Rami=رامي Jabri=الجابري Ouhaddou=أوحدو Ait-Lahcen=أيت_لحسن Bouzidi=البوزيدي
Cherkaoui=الشرقاوي Daoudi=الداودي Essaadi=السعدي Guessous=كسوس Hajji=حجي Kettani=الكتاني Lamrini=لمريني Mansouri=المنصوري Nejjar=النجار Oukili=الوكيلي Rhazali=الغزالي Slaoui=السلاوي Toumi=التومي Wahbi=وهبي Yacoubi=اليعقوبي
Zerouali=الزروالي Belkadi=بلقاضي Boutaleb=بوطالب Chafik=شفيق Derkaoui=الدرقاوي Elkhayat=الخياط Ghannam=غنام Harrak=الحراق Jelloun=جلون Karimi=كريمي Loudiyi=اللودي Maaroufi=المعروفي Nouri=نوري Qadiri=القادري Raissouni=الريسوني Sebti=السبتي
Talbi=الطالبي Zniber=زنيبر Azoulay=أزولاي Bouhlal=بوهلال Abouzaid=أبوزيد Moutaouakil=المتوكل""".split()
SUR = [tuple(s.split('=')) for s in SUR]
SURX = "Dupont Lefèvre Moreau Girard Chevalier García Romero Müller Schneider Rossi Ferrari Silva Almeida Jansen Visser Smith Walker O'Brien Yılmaz Demir".split()
GM = """Rayan=ريان Youssef=يوسف Anas=أنس Hamza=حمزة Mehdi=المهدي Karim=كريم Omar=عمر Driss=إدريس Hassan=حسن Rachid=رشيد Abdelilah=عبد_الإله Said=سعيد Khalid=خالد Nabil=نبيل Tarik=طارق Zakaria=زكرياء Ilyas=إلياس Adil=عادل
Brahim=إبراهيم Mustapha=مصطفى Jawad=جواد Fouad=فؤاد Ayoub=أيوب Yahya=يحيى Ismail=إسماعيل Noureddine=نور_الدين Mohamed=محمد Abderrahim=عبد_الرحيم Othmane=عثمان Soufiane=سفيان Bilal=بلال Hicham=هشام Lahcen=لحسن Marouane=مروان Reda=رضا""".split()
GF = """Salma=سلمى Fatima=فاطمة Khadija=خديجة Amina=أمينة Zineb=زينب Meryem=مريم Hajar=هاجر Imane=إيمان Loubna=لبنى Nadia=نادية Samira=سميرة Houda=هدى Ghita=غيثة Sanae=سناء Kenza=كنزة Rajae=رجاء Aicha=عائشة Naima=نعيمة
Latifa=لطيفة Malika=مليكة Bouchra=بشرى Wafae=وفاء Chaimae=شيماء Yasmine=ياسمين Dounia=دنيا Hanane=حنان Ikram=إكرام Jamila=جميلة Oumaima=أميمة Siham=سهام Touria=ثريا Rim=ريم Asmae=أسماء Ilham=إلهام Soukaina=سكينة""".split()
GM = [tuple(s.replace('_', ' ').split('=')) for s in GM]; GF = [tuple(s.replace('_', ' ').split('=')) for s in GF]
SUR = [(a, b.replace('_', ' ')) for a, b in SUR]
GXM = "Pierre Jean-Marc Lucas Carlos Stefan Marco João Pieter James Emre".split()
GXF = "Claire Anne-Sophie Léa Lucía Heike Giulia Inês Sanne Emily Elif".split()
ARN = dict(SUR + GM + GF)
TODAY = datetime.date(2025, 6, 1)
def ar_name(last, first):
    return f"{ARN[first]} {ARN[last]}" if first in ARN and last in ARN else None

@functools.lru_cache(maxsize=8)
def _register(seed):
    r = random.Random(f"reg-b-{seed}")
    n = r.randint(300, 2000)
    fmt = r.choice([lambda i: f"P{10000+i*3}", lambda i: f"{12+i%14}/{1000+i}", lambda i: f"{20417+i*7}", lambda i: f"U-{2009+i%16}-{1000+i}", lambda i: f"DOS{300000+i*11}"])
    rows, names = [], {}
    cins = set()
    def dob(lo, hi):
        y = r.randint(lo, hi); d = datetime.date(y, 1, 1) + datetime.timedelta(r.randrange(365))
        if r.random() < .03: d = datetime.date(y, *r.choice([(1, 1), (12, 31)]))
        return d
    def add(last, first, d, sex, phone, ali=''):
        i = len(rows) + 1
        cin = ''
        if d.year <= 2006 and r.random() < .8:
            while True:
                cin = r.choice(['BK', 'BE', 'A', 'AB', 'C', 'D', 'EE', 'F', 'G', 'HA', 'JC', 'K', 'L', 'PB', 'Q', 'SH']) + str(r.randint(10000, 999999))
                if cin not in cins: cins.add(cin); break
        an = ar_name(last, first)
        al = [ali] if ali else []
        if an and r.random() < .35: al.append(an)
        rows.append(dict(record_id=f"R{seed % 97:02d}{i:05d}", last_name=last.upper() if up else last, first_name=first, birth_date=d.isoformat(), sex=sex, national_id=cin,
            file_number=fmt(i) if r.random() < .93 else '', phone=phone, aliases=';'.join(al), status='inactive' if r.random() < .03 else 'active'))
    up = r.random() < .5
    while len(rows) < n:
        foreign = r.random() < .08
        last = r.choice(SURX) if foreign else r.choice(SUR)[0]
        gm, gf = ([(x,) for x in GXM], [(x,) for x in GXF]) if foreign else (GM, GF)
        phone = '06' + ''.join(r.choice('0123456789') for _ in range(8))
        k = r.random()
        if k < .4:
            s = r.choice('MF'); add(last, r.choice(gm if s == 'M' else gf)[0], dob(1938, 2018), s, phone)
        else:
            py = r.randint(1948, 1988)
            add(last, r.choice(gm)[0], dob(py, py + 4), 'M', phone)
            if r.random() < .8:
                maiden = r.choice(SUR)[0]; f = r.choice(gf)[0]
                if r.random() < .6: add(maiden, f, dob(py, py + 8), 'F', phone)
                else: add(last, f, dob(py, py + 8), 'F', phone, f"{maiden} {f}")
            for _ in range(r.randint(0, 3)):
                s = r.choice('MF'); add(last, r.choice(gm if s == 'M' else gf)[0], dob(py + 22, py + 36), s, phone)
            if r.random() < .06:
                d = dob(py + 22, py + 34); a, b = r.sample(gm if r.random() < .5 else gf, 2); s = 'M' if a in gm else 'F'
                add(last, a[0], d, s, phone); add(last, b[0], d, s, phone)
        if r.random() < .04:
            b = r.choice(rows); d = datetime.date.fromisoformat(b['birth_date']); 
            try: d2 = d.replace(day=d.day + 1) if r.random() < .4 else d.replace(year=d.year - r.randint(11, 25), month=d.month % 12 + 1)
            except ValueError: continue
            add(b['last_name'].title() if up else b['last_name'], b['first_name'], d2, b['sex'], '06' + str(r.randint(10000000, 99999999)))
    return tuple(tuple(x.items()) for x in rows)
def register(seed): return [dict(x) for x in _register(seed)]

def norm(s): return ' '.join(sorted(s.lower().replace('-', ' ').split()))
def ddiff(a, b): return sum(x != y for x, y in zip(a.replace('-', ''), b.replace('-', '')))
def sim(a, b): return difflib.SequenceMatcher(None, a.lower(), b.lower()).ratio()
def good_date(d): return d[5:] not in ('01-01', '12-31')

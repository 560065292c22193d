"""People: name pools, the register with families, and strangers."""
import datetime as dt, random, unicodedata
D = dt.date
MEN = """Mohamed محمد|Ahmed أحمد|Youssef يوسف|Hassan حسن|Hicham هشام|Abdelkader عبد القادر|Abdellah عبد الله|Driss إدريس|Rachid رشيد|Khalid خالد|Mustapha مصطفى|Said سعيد|Karim كريم|Omar عمر|Brahim إبراهيم|Noureddine نور الدين|Aziz عزيز|Mehdi مهدي|Tarik طارق|Anas أنس|Ilyas إلياس|Soufiane سفيان|Othmane عثمان|Yassine ياسين|Zakaria زكرياء|Ayoub أيوب|Hamza حمزة|Reda رضا|Jamal جمال|Larbi العربي|Bouchaib بوشعيب|Miloud ميلود|Lahcen لحسن|Mbarek مبارك|Abderrahim عبد الرحيم|Abdelhak عبد الحق|Fouad فؤاد|Nabil نبيل|Samir سمير|Taha طه|Walid وليد|Badr بدر|Marouane مروان|Adil عادل|Kamal كمال|Salah صلاح|Redouane رضوان|Jaouad جواد|Hafid حفيظ|Simohamed سي محمد|Abdelilah عبد الإله|El Mahdi المهدي|Mohamed Amine محمد أمين|Mohamed Reda محمد رضا|Allal علال|Tayeb الطيب|Ghali غالي|Idriss إدريس|Rayane ريان|Moncef منصف"""
WOMEN = """Fatima فاطمة|Khadija خديجة|Aicha عائشة|Zineb زينب|Amina أمينة|Naima نعيمة|Latifa لطيفة|Samira سميرة|Hanane حنان|Nadia نادية|Malika مليكة|Rachida رشيدة|Saida سعيدة|Hafida حفيظة|Fatima Zahra فاطمة الزهراء|Meryem مريم|Salma سلمى|Imane إيمان|Houda هدى|Asmae أسماء|Loubna لبنى|Karima كريمة|Souad سعاد|Ghita غيثة|Hajar هاجر|Sanae سناء|Nezha نزهة|Rabia ربيعة|Rkia رقية|Touria ثورية|Bouchra بشرى|Ikram إكرام|Chaimae شيماء|Oumaima أميمة|Yasmine ياسمين|Lina لينا|Nour نور|Ines إيناس|Kawtar كوثر|Wafae وفاء|Siham سهام|Jamila جميلة|Zahra زهرة|Hayat حياة|Mina مينة|Ilham إلهام|Majda ماجدة|Dounia دنيا|Halima حليمة|Keltoum كلثوم|Lalla Aicha لالة عائشة|Noura نورة|Widad وداد|Firdaous فردوس"""
LAST = """El Amrani العمراني|Bennani بناني|Alaoui العلوي|Tazi التازي|Berrada برادة|El Idrissi الإدريسي|Chraibi الشرايبي|Fassi Fihri الفاسي الفهري|Benjelloun بنجلون|Lahlou لحلو|Cherkaoui الشرقاوي|El Ouafi الوافي|Bouzidi بوزيدي|Ait Lahcen آيت لحسن|Ouazzani الوزاني|Sefrioui الصفريوي|Kettani الكتاني|Guessous جسوس|Skalli السقلي|Zniber زنيبر|Hajji حجي|El Khattabi الخطابي|Boutaleb بوطالب|Naciri الناصري|Mernissi المرنيسي|Filali الفيلالي|Belkadi بلقاضي|Rahmouni الرحموني|El Ghazi الغازي|Tahiri الطاهري|Mansouri المنصوري|Saidi السعيدي|Jabri الجابري|Hamdaoui الحمداوي|El Fakir الفقير|Bouhaddou بوهدو|Amzil أمزيل|Oubella أوبلا|Azouzi عزوزي|Ziani الزياني|Kabbaj القباج|Laraki العراقي|Benhima بنهيمة|Squalli الصقلي|Touimi التويمي|Benkirane بنكيران|Sabri صبري|Mekouar مكوار|Daoudi الداودي|Rifai الرفاعي|El Hassani الحسني|Choukri شكري|Zerouali الزروالي|Moutawakil المتوكل|Ouhabi الوهابي|Lamrini المريني|Ghallab غلاب|Chakir شاكر|Bensaid بنسعيد|Haddad حداد|Najjar النجار|Sebti السبتي|Bouanani البوعناني|Kharbouch خربوش|Tounsi التونسي|El Mouden المودن|Aboulfath أبو الفتح|Dkhissi الدخيسي|Oualid أوعليد|Jettou جطو|Slimani السليماني|Maazouz معزوز|Elyoussfi اليوسفي|Belhaj بلحاج|El Baroudi البارودي|Khalloufi خلوفي|Regragui الركراكي|Akhrif أخريف|Temsamani التمسماني|Ayyachi العياشي"""
def _pairs(s):
    out = []
    for x in s.split('|'):
        i = next(k for k, ch in enumerate(x) if '\u0600' <= ch <= '\u06ff')
        out.append((x[:i].strip(), x[i:].strip()))
    return out
MEN, WOMEN, LAST = _pairs(MEN), _pairs(WOMEN), _pairs(LAST)
FOREIGN = [
 ("Javier Manuel Rocío Pilar Álvaro Lucía Íñigo Carmen", "García Ibáñez|Ortega Ruiz|Navarro Gil|Peña Soler|Muñoz Vidal"),
 ("João Rui Beatriz Inês Duarte Conceição Nuno Marta", "Ferreira|da Conceição|Magalhães|Simões Pinto|Brandão"),
 ("Giulio Marco Chiara Ornella Tommaso Elena Fabio Lucia", "Rossetti|De Luca|Bianchini|Marchetti|Colombo"),
 ("Jürgen Uwe Sabine Heike Matthias Ute Günther Anke", "Müller-Brandt|Schäfer|Weißkopf|Krüger|Lindner"),
 ("Pieter Joost Anneke Marloes Ruud Femke Wouter Ilse", "van der Meulen|de Vries|Hoekstra|Verbruggen|Kuipers"),
 ("Mehmet Emre Ayşe Zeynep Hakan Elif Tolga Gülşen", "Yılmaz|Özdemir|Şahin|Karataş|Doğan"),
 ("Étienne Gérard Mireille Solène Luc Odile Benoît Hélène", "Lefèvre|Delacroix|Roussel|Pérez-Blanc|Chauvin"),
 ("Graham Nigel Judith Heather Colin Moira Alistair Penelope", "Whitcombe|O'Rourke|Farnham|McAllister|Thornley")]
FOREIGN = [([(f, "MF"[(i // 2) % 2]) for i, f in enumerate(a.split())], b.split('|')) for a, b in FOREIGN]

def fold(s):
    s = ''.join(c for c in unicodedata.normalize('NFKD', s) if not unicodedata.combining(c)).lower()
    return ''.join(c if c.isalnum() else ' ' for c in s)
def key(p): return tuple(sorted(fold(p.last + ' ' + p.first).split()))
def ddiff(a, b): return sum(x != y for x, y in zip(a.strftime('%d%m%Y'), b.strftime('%d%m%Y')))

class P:
    def __init__(s, last, first, dob, sex, ar=None, arf=None, arl=None):
        s.last, s.first, s.dob, s.sex = last, first, dob, sex
        s.arf, s.arl = arf, arl
        s.rid = None; s.nid = s.file = s.phone = s.alias = ''; s.status = 'active'
        s.fam = None; s.role = ''; s.doctor = False
    @property
    def ar(s): return f"{s.arf} {s.arl}" if s.arf and s.arl else None
    @property
    def age(s): return (D(2025, 10, 1) - s.dob).days // 365

def rdate(rng, y0, y1):
    while 1:
        d = D(rng.randint(y0, y1), rng.randint(1, 12), rng.randint(1, 28))
        if d.day == d.month == 1 or d.month == 12 and d.day == 31: continue
        return d
def first_of(rng, sex): return rng.choice(MEN if sex == 'M' else WOMEN)
def person(rng, sex=None, y=(1930, 2020), last=None):
    sex = sex or rng.choice('MMF')
    f = first_of(rng, sex); l = last or rng.choice(LAST)
    return P(l[0], f[0], rdate(rng, *y), sex, arf=f[1], arl=l[1])
def nid(rng): return rng.choice(['A', 'AB', 'BE', 'BK', 'C', 'CD', 'D', 'EE', 'F', 'G', 'GK', 'J', 'JB', 'K', 'L', 'Q', 'W', 'X', 'Z']) + str(rng.randint(10000, 999999))
def phone(rng): return rng.choice(['06', '06', '07', '05']) + ''.join(rng.choice('0123456789') for _ in range(8))

def build(seed):
    rng = random.Random(f"f-register-{seed}")
    n = rng.choice([320, 450, 600, 800, 1100, 1500])
    ppl = []; fams = []; seen = set(); files = set(); nids = set()
    fstyle = rng.choice(['{y}-{k:05d}', 'U-{k:05d}', '{k:06d}', '{y}/{k:04d}', 'DP{k:05d}'])
    def add(p, fam=None, role='', ph=None):
        k = key(p)
        if k in seen: return None
        seen.add(k); p.fam = fam; p.role = role
        p.phone = ph if ph is not None else (phone(rng) if rng.random() < .85 else '')
        if p.age >= 18 and rng.random() < .8:
            while 1:
                x = nid(rng)
                if x not in nids: nids.add(x); p.nid = x; break
        if rng.random() < .93:
            while 1:
                x = fstyle.format(y=rng.randint(12, 25), k=rng.randint(1000, 9999) if '/' in fstyle else rng.randint(1000, 99999))
                if x not in files: files.add(x); p.file = x; break
        if p.arf and rng.random() < .3: p.alias = p.ar
        ppl.append(p)
        if fam is not None: fam.append(p)
        return p
    while len(ppl) < n:
        r = rng.random()
        if r < .5:
            fam = []; fams.append(fam); ph = phone(rng)
            fl, ml = rng.choice(LAST), rng.choice(LAST)
            fy = rng.randint(1945, 1990)
            fa = person(rng, 'M', (fy, fy + 2), fl); mo = person(rng, 'F', (fy + 2, fy + 7), ml)
            add(fa, fam, 'father', ph)
            if rng.random() < .8: add(mo, fam, 'mother', ph)
            for _ in range(rng.choice([0, 1, 1, 2, 3])):
                cy = min(2022, fy + rng.randint(26, 34))
                add(person(rng, None, (cy, cy + 2), fl), fam, 'child', ph)
            if rng.random() < .25: add(person(rng, rng.choice('MF'), (fy - 27, fy - 22), fl), fam, 'grand', ph)
            if rng.random() < .06 and fam:
                b = person(rng, None, (2000, 2001), fl)
                c = person(rng, b.sex, (2000, 2001), fl); c.dob = b.dob
                add(b, fam, 'twin', ph); add(c, fam, 'twin', ph)
        elif r < .58:
            fi, la = rng.choice(FOREIGN); f, sx = rng.choice(fi)
            add(P(rng.choice(la), f, rdate(rng, 1935, 2004), sx))
        else: add(person(rng, None, (1932, 2012)))
    # homonyms: near (a date off by one digit) and far
    base = [p for p in ppl if p.arf and p.role in ('', 'father')]
    rng.shuffle(base)
    for i, p in enumerate(base[:max(16, n // 40)]):
        q = P(p.last, p.first, p.dob, p.sex, arf=p.arf, arl=p.arl)
        if i % 2:
            d = p.dob; y = d.year - d.year % 10 + (d.year % 10 + rng.randint(1, 9)) % 10
            q.dob = D(y, d.month, d.day)
        else:
            while ddiff(q.dob, p.dob) < 4: q.dob = rdate(rng, 1932, 2005)
        seen.discard(key(q)); add(q); q.alias = ''
        p.alias = ''
    for p in rng.sample(ppl, n // 25):
        p.dob = D(p.dob.year, *rng.choice([(1, 1), (1, 1), (12, 31)]))
    for p in rng.sample(ppl, n // 50): p.status = 'archived'
    for p in rng.sample([p for p in ppl if 30 < p.age < 70 and p.arf], 12): p.doctor = True
    rng.shuffle(ppl)
    b = rng.choice(['R{:05d}', 'rec-{:04d}', '{:d}', 'PT{:06d}']); o = rng.randint(100, 4000)
    for i, p in enumerate(ppl): p.rid = b.format(o + i)
    return ppl

class Reg:
    def __init__(s, seed):
        s.ppl = build(seed); s.by = {}; s.dl = {}
        for p in s.ppl:
            s.by.setdefault(key(p), []).append(p); s.dl.setdefault((p.dob, fold(p.last)), []).append(p)
        s.arseen = {}
        for p in s.ppl:
            if p.ar: s.arseen.setdefault(p.ar, []).append(p)
        s.good = [p for p in s.ppl if s.ok(p)]
        s.docs = [p for p in s.good if p.doctor]
        s.near = [p for p in s.ppl if p.status == 'active' and len(s.by[key(p)]) > 1 and any(q is not p and ddiff(p.dob, q.dob) < 2 for q in s.by[key(p)])]
        s.far = [p for p in s.ppl if p.status == 'active' and not s.guess(p) and len(s.by[key(p)]) == 2 and all(ddiff(p.dob, q.dob) > 3 and not s.guess(q) for q in s.by[key(p)] if q is not p)]
        s.guessed = [p for p in s.ppl if p.status == 'active' and s.guess(p) and len(s.by[key(p)]) == 1]
        s.arch = [p for p in s.ppl if p.status != 'active' and len(s.by[key(p)]) == 1]
        s.twins = [p for p in s.ppl if p.role == 'twin' and not s.guess(p) and p.status == 'active']
    @staticmethod
    def guess(p): return (p.dob.month, p.dob.day) in ((1, 1), (12, 31))
    def ok(s, p):
        return p.status == 'active' and not s.guess(p) and len(s.by[key(p)]) == 1 and len(s.dl[p.dob, fold(p.last)]) == 1 \
            and (not p.ar or len(s.arseen[p.ar]) == 1)
    def pick(s, rng, sex='*', ages=(0, 120), f=lambda p: True):
        for _ in range(400):
            p = rng.choice(s.good)
            if sex in ('*', p.sex) and ages[0] <= p.age <= ages[1] and f(p): return p
        return next(p for p in s.good if sex in ('*', p.sex))
    def stranger(s, rng, sex='*', y=(1935, 2010), last=None):
        y = (min(y[0], 2025), min(y[1], 2025))
        while 1:
            p = person(rng, None if sex == '*' else sex, y, last)
            if p.dob > D(2025, 8, 1): p.dob = D(2025, rng.randint(2, 8), p.dob.day)
            k = set(key(p))
            if key(p) in s.by: continue
            if any(fold(q.last) == fold(p.last) and q.dob == p.dob for q in s.dl.get((p.dob, fold(p.last)), [])): continue
            if p.ar in s.arseen: continue
            if p.age > 18: p.nid = nid(rng)
            p.phone = phone(rng)
            return p

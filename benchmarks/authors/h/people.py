import random, datetime, re, unicodedata
LM = """Tazi:التازي,Belhadj:بلحاج,Ouazzani:الوزاني,Sefrioui:الصفريوي,Mernissi:المرنيسي,Lahlou:لحلو,Bouayad:بوعياد,Chraibi:الشرايبي,Kadiri:القادري,Filali:الفيلالي,
Zniber:زنيبر,Guessous:كسوس,Berrada:برادة,Skalli:الصقلي,Hajji:الحجي,Amrani:العمراني,Idrissi:الإدريسي,Naciri:الناصري,Rachidi:الرشيدي,Saidi:السعيدي,Ouahbi:الوهبي,Benkirane:بنكيران,
Chaoui:الشاوي,Doukkali:الدكالي,Rifai:الرفاعي,Marrakchi:المراكشي,Slaoui:السلاوي,Tounsi:التونسي,Hamdaoui:الحمداوي,Zerouali:الزروالي,Bennis:بنيس,Jabri:الجابري,Khattabi:الخطابي,
Laaroussi:العروسي,Mansouri:المنصوري,Ouali:الوالي,Qasmi:القاسمي,Rguibi:الركيبي,Toumi:التومي,Yacoubi:اليعقوبي,Ziani:الزياني,Achour:عاشور,Bakkali:البقالي,Cherkaoui:الشرقاوي,Daoudi:الداودي,
Fassi:الفاسي,Ghazali:الغزالي,Haddad:الحداد,Jebli:الجبلي,Kabbaj:القباج,Lamrini:المريني,Maliki:المالكي,Nejjar:النجار,Oukacha:أوكاشة,Raissouni:الريسوني,Sabri:الصبري,Touzani:التوزاني,Wahabi:الوهابي,
Azzouzi:العزوزي,Bouzidi:البوزيدي,Dahbi:الذهبي,Elyousfi:اليوسفي,Fekkak:الفكاك,Hassouni:الحسوني,Karimi:الكريمي,Moussaoui:الموساوي,Nouri:النوري,Salhi:الصالحي,Tahiri:الطاهري,Zouhair:زهير,Aouad:عواد,Benjelloun:بنجلون,
Ait Lahcen:آيت لحسن,Ben Moussa:بن موسى,El Ghali:الغالي,El Harrak:الحراق,Bouchta:بوشتى,Ouchen:أوشن,Aqqad:العقاد,Senhaji:الصنهاجي"""
FM = """Hassan:حسن,Driss:إدريس,Youssef:يوسف,Mehdi:المهدي,Abdellah:عبد الله,Rachid:رشيد,Said:سعيد,Brahim:إبراهيم,Mustapha:مصطفى,Hamid:حميد,Khalid:خالد,Omar:عمر,Jamal:جمال,Nabil:نبيل,Larbi:العربي,
Ahmed:أحمد,Mohammed:محمد,Abdelkader:عبد القادر,Hicham:هشام,Anouar:أنوار,Tarik:طارق,Ismail:إسماعيل,Zakaria:زكرياء,Bilal:بلال,Ayoub:أيوب,Lahcen:لحسن,Aziz:عزيز,Fouad:فؤاد,Mourad:مراد,Noureddine:نور الدين,Samir:سمير,Adil:عادل,Ilyas:إلياس,Walid:وليد"""
FF = """Fatima:فاطمة,Khadija:خديجة,Aicha:عائشة,Naima:نعيمة,Latifa:لطيفة,Samira:سميرة,Zineb:زينب,Hanane:حنان,Salma:سلمى,Imane:إيمان,Nadia:نادية,Meryem:مريم,Houda:هدى,Karima:كريمة,Amina:أمينة,Rachida:رشيدة,Saida:سعيدة,
Malika:مليكة,Loubna:لبنى,Ghita:غيثة,Kenza:كنزة,Siham:سهام,Hayat:حياة,Souad:سعاد,Btissam:ابتسام,Wafae:وفاء,Jamila:جميلة,Leila:ليلى,Rim:ريم,Hafsa:حفصة"""
def _p(s): return [tuple(x.strip().split(':')) for x in s.replace('\n', '').split(',') if x.strip()]
LM, FM, FF = _p(LM), _p(FM), _p(FF)
FOR = {
 'fr': ("Girard Lefort Moreau Charpentier Delmas Rivière Fournel Bonnard Tessier Vasseur Guérin Legrand".split(), "Michel Étienne Bernard Laurent Thierry Gérard Julien".split(), "Hélène Martine Sylvie Claire Odile Chantal Aurélie".split()),
 'en': ("Whitcombe Ashdown Pemberton Hargreaves Lockwood Tilbury Fairfax Marlowe Redfern Stockdale".split(), "Graham Alistair Nigel Stephen Colin Trevor Martin".split(), "Gillian Rosemary Heather Judith Eleanor Beth".split()),
 'es': ("Garrido Zamorano|Ibáñez Luque|Cordero Peña|Merino Salas|Vidal Ortuño|Quesada Ríos".split('|'), "Joaquín Ramón Ignacio Tomás Emilio".split(), "Pilar Rocío Inmaculada Consuelo Marta".split()),
 'de': ("Brandstetter Kaltenbach Wiedemann Osterloh Lindner Hagedorn".split(), "Jürgen Dieter Matthias Rolf".split(), "Ingrid Ulrike Renate Sabine".split()),
 'it': ("Bellucci Ferrante Marchetti Tagliani".split(), "Giorgio Renato Stefano".split(), "Ornella Giulia Carla".split()),
 'nl': ("Hoekstra|van Rijn|Verhoeven|de Groot".split('|'), "Pieter Wouter Jeroen".split(), "Anneke Marijke Liesbeth".split()),
 'pt': ("Teixeira|Carvalho Nunes|Figueiredo|Brandão".split('|'), "Duarte Nuno Henrique".split(), "Fernanda Graça Teresa".split()),
}
CIT = ["BK", "BE", "A", "CD", "JB", "W", "SH", "K", "EE", "D"]
def norm(s):
    return ' '.join(sorted(re.findall('[a-z]+', unicodedata.normalize('NFD', s.lower()).encode('ascii', 'ignore').decode())))
def digdiff(a, b):
    return sum(x != y for x, y in zip(a, b)) if len(a) == len(b) else 9
AR = {}
for l, a in LM: AR[l] = a
for l, a in FM + FF: AR[l] = a
def arname(last, first):
    return f"{AR[first]} {AR[last]}" if last in AR and first in AR else ''
def rdate(r, lo, hi):
    return (datetime.date(lo, 1, 1) + datetime.timedelta(days=r.randrange((hi - lo + 1) * 365))).isoformat()
_cache = {}
def register(seed):
    if seed in _cache: return [dict(x) for x in _cache[seed]]
    r = random.Random(f"h-reg-{seed}")
    n = r.randint(300, 2000)
    style = r.randrange(4); used = set(); rows = []
    def filenum():
        while True:
            k = r.randrange(100, 99999)
            s = [f"U-{k:05d}", f"{k+100000}", f"{r.randint(9,25):02d}/{k:05d}", f"DU{k:05d}"][style]
            if s not in used: used.add(s); return s
    def person(last, first, sex, dob, phone, nat='ma'):
        cin = ''
        if r.random() < .8 and nat == 'ma':
            while True:
                cin = r.choice(CIT) + str(r.randrange(10000, 999999))
                if cin not in used: used.add(cin); break
        al = arname(last, first) if r.random() < .55 else ''
        rows.append(dict(record_id='', last_name=last, first_name=first, birth_date=dob, sex=sex, national_id=cin,
            file_number=filenum() if r.random() < .97 else '', phone=phone, aliases=al, status='active' if r.random() < .96 else 'archived'))
    def dob(lo, hi):
        if r.random() < .05: return f"{r.randint(lo,hi)}-{r.choice(['01-01','01-01','12-31'])}"
        return rdate(r, lo, hi)
    def phone(): return r.choice(['06', '06', '07', '05']) + ''.join(str(r.randrange(10)) for _ in range(8))
    while len(rows) < n:
        if r.random() < .12:
            nat = r.choice(['fr', 'fr', 'fr', 'en', 'en', 'es', 'es', 'de', 'it', 'nl', 'pt'])
            L, M, F = FOR[nat]; last = r.choice(L); firsts = {'M': M, 'F': F}
        else:
            nat = 'ma'; last = r.choice(LM)[0]; firsts = {'M': [x[0] for x in FM], 'F': [x[0] for x in FF]}
        ph = phone()
        for i in range(r.choice([1, 1, 1, 2, 2, 3, 4, 5])):
            sex = 'M' if r.random() < .68 else 'F'
            gen = r.choice([0, 0, 1, 1, 2])
            d = dob(*[(1932, 1956), (1957, 1984), (1985, 2012)][gen])
            person(last, r.choice(firsts[sex]), sex, d, ph, nat)
    for _ in range(max(4, n // 50)):      # homonyms, far and near
        x = r.choice(rows); d = x['birth_date']
        if r.random() < .4:
            i = r.choice([3, 9]); d2 = d[:i] + str((int(d[i]) + 1) % 10) + d[i + 1:]
            try: datetime.date.fromisoformat(d2)
            except ValueError: continue
        else: d2 = dob(1935, 2005)
        person(x['last_name'], x['first_name'], x['sex'], d2, phone())
    r.shuffle(rows)
    base = r.randrange(1000, 9000)
    for i, x in enumerate(rows): x['record_id'] = f"R{base + i * 3}"
    _cache[seed] = rows
    return [dict(x) for x in rows]

MON = {'fr': "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
 'en': "January February March April May June July August September October November December".split(),
 'es': "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
 'de': "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
 'it': "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
 'nl': "januari februari maart april mei juni juli augustus september oktober november december".split(),
 'pt': "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
 'ar': "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()}
def fdate(r, iso, lang, style=None):
    y, m, d = iso.split('-'); M = MON[lang][int(m) - 1]; D = int(d)
    num = r.choice([f"{d}/{m}/{y}"] * 3 + [f"{d}.{m}.{y}", f"{d}-{m}-{y}"])
    if lang == 'ar': return r.choice([f"{d}/{m}/{y}"] * 3 + [f"{D} {M} {y}"])
    if lang == 'fr': return r.choice([num, num, f"{'1er' if D == 1 else D} {M} {y}", f"{d}/{m}/{y}"])
    if lang == 'en': return r.choice([f"{d}/{m}/{y}", f"{D} {M} {y}", f"{d}-{M[:3]}-{y}", f"{d} {M[:3]} {y}", f"{d}.{m}.{y}", f"{D}{'st' if D in (1,21,31) else 'nd' if D in (2,22) else 'rd' if D in (3,23) else 'th'} {M} {y}"])
    if lang in ('es', 'pt'): return r.choice([num, num, f"{D} de {M} de {y}"])
    if lang == 'de': return r.choice([f"{d}.{m}.{y}"] * 3 + [f"{D}. {M} {y}"])
    if lang == 'nl': return r.choice([f"{d}-{m}-{y}"] * 2 + [f"{D} {M} {y}"])
    return r.choice([num, f"{D} {M} {y}"])

import random, datetime as dt, functools
from dataclasses import dataclass
LAST="""Bouhaddou Tazi Zemmouri Lamrabet Oukacha Aït-Taleb Benhima Chraïbi Sqalli Guessous Moutaouakil Rhazali Hafidi Kettani Ouazzani Laghrissi Fennich Bouzoubaa Mernissi Amzil Azelmad Boutayeb Daoudi Essaïdi Filali Gharbi Hajjami Idbella Jabrane Khattabi Lahbabi Maâroufi Naciri Ouhammou Qadiri Raïssouni Sefrioui Tahiri Wahbi Yacoubi Zniber Berrechid Chaoui Drissi Elkhatib Fassi Guerraoui Harrak Iraqi Joundy Karimi Loukili Mesbahi Nejjar Oubella Rifaï Slaoui Toumi Bensaïd Benkirane Belmahi Charaf Dahbi Elalami Ferhat Ghallab Haddouch Jirari Kabbaj Laânaya Mokhtari Nassiri Skiredj Temsamani Zerouali Bouayad Cherkaoui Doukkali Ennaji Hanafi""".split()
PRE=["","","","","El ","Ben ","Aït "]
FM="""Karim Hicham Abdellatif Mustapha Saïd Younès Driss Nabil Omar Tarik Rachid Adil Jamal Hamza Anas Khalid Brahim Larbi Mehdi Reda Othmane Samir Taoufik Zouhair Ismaïl Fouad Jalil Badr Noureddine Abdelkader Lahcen Aziz""".split()
FF="""Salma Naïma Hafida Zineb Meryem Latifa Ghizlane Souad Houda Ilham Nadia Rajae Siham Loubna Asmae Bouchra Fatiha Hanane Imane Jihane Khadija Laïla Mounia Najat Ouafae Rim Samira Touria Widad Yasmine Zahra Dounia""".split()
@dataclass
class P:
    id:str; last:str; first:str; dob:dt.date; sex:str; cin:str=""; fno:str=""; phone:str=""; fam:int=-1; status:str="active"; aliases:str=""
    @property
    def key(s): return frozenset((s.last+" "+s.first).lower().split())
def rd(r,a,b):
    while 1:
        d=dt.date(r.randint(a,b),r.randint(1,12),r.randint(1,28))
        if (d.month,d.day)!=(1,1): return d
def dd(a,b): return sum(x!=y for x,y in zip(a.isoformat(),b.isoformat()))
class Reg:
    def __init__(s,seed):
        r=random.Random(seed*7919+4); s.rows=[]; s.style=r.choice(["y","u","n"]); n=r.randint(300,900); s.n=0
        fam=0
        while len(s.rows)<n:
            fam+=1; l=s.lname(r); ph="06%08d"%r.randint(10**7,99999999); h=rd(r,1936,1990)
            who=r.random()
            if who<.85: s.add(r,l,r.choice(FM),h,"M",ph,fam)
            if who>.45:
                wl=l if r.random()<.45 else s.lname(r)
                s.add(r,wl,r.choice(FF),rd(r,h.year-3,min(1998,h.year+9)),"F",ph,fam)
            for _ in range(r.choice([0,0,1,1,2])):
                sx=r.choice("MF"); s.add(r,l,r.choice(FM if sx=="M" else FF),rd(r,min(2021,h.year+24),min(2022,h.year+36)),sx,ph,fam)
            if r.random()<.04:
                b=rd(r,h.year+25,h.year+28)
                for f in r.sample(FM,2): s.add(r,l,f,b,"M",ph,fam)
            if r.random()<.04 and who<.85:  # homonym elsewhere
                o=s.rows[-1]; d=o.dob
                nd=rd(r,1936,1999) if r.random()<.5 else d.replace(day=d.day%27+1)
                s.add(r,o.last,o.first,nd,o.sex,"06%08d"%r.randint(10**7,99999999),-1)
        for p in r.sample(s.rows,max(4,n//60)): p.dob=p.dob.replace(month=1,day=1)
        keys={}; last={}
        for p in s.rows: keys.setdefault(p.key,[]).append(p); last.setdefault(p.last.lower(),[]).append(p)
        s.keys=keys
        def safe(p):
            if len(keys[p.key])>1 or (p.dob.month,p.dob.day) in((1,1),(12,31)): return False
            return not any(q is not p and dd(p.dob,q.dob)<2 for q in last[p.last.lower()])
        s.safe=[p for p in s.rows if safe(p)]
        s.near=[p for p in s.rows if any(q is not p and dd(p.dob,q.dob)<2 for q in keys[p.key])]
        s.twins=[(p,q) for p in s.rows for q in last[p.last.lower()] if p is not q and p.fam==q.fam and p.dob==q.dob]
        s.jan=[p for p in s.rows if (p.dob.month,p.dob.day)==(1,1)]
        ids={id(p) for p in s.safe}; f={}
        for p in s.safe: f.setdefault(p.fam,[]).append(p)
        s.fams=f
        ad=[p for p in s.safe if p.dob.year<1992]
        s.adults={x:[p for p in ad if p.sex==x] for x in "MF"}; s.all_ad=ad
        s.minors=[p for p in s.safe if p.dob.year>=2009]
        s.couples=[(a,b) for v in f.values() for a in v for b in v if a.sex=="M" and b.sex=="F" and a.dob.year<1992 and abs((a.dob-b.dob).days)<13*365]
        s.docs=r.sample(ad,6)
        s.cins={p.cin for p in s.rows}
    def lname(s,r): return (r.choice(PRE)+r.choice(LAST)) if 1 else ""
    def add(s,r,l,f,d,sx,ph,fam):
        s.n+=1; i=s.n
        fn={"y":f"{r.randint(2009,2024)}/{i:04d}","u":f"U{20000+i*7}","n":f"{104000+i*3}"}[s.style]
        cin=(r.choice(["BE","BK","A","AB","D","EE","J","K","L","Q","CD"])+str(r.randint(100000,999999))) if d.year<2006 and r.random()<.8 else ""
        s.rows.append(P(f"rec{i:05d}",l,f,d,sx,cin,fn,ph,fam))
@functools.lru_cache(8)
def get(seed): return Reg(seed)
def rows(seed):
    return [dict(record_id=p.id,last_name=p.last,first_name=p.first,birth_date=p.dob.isoformat(),sex=p.sex,national_id=p.cin,file_number=p.fno,phone=p.phone,aliases=p.aliases,status=p.status) for p in get(seed).rows]

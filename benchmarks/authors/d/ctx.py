import datetime as dt, random
from people import *
from draw import Sheet
MF="janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ME="January February March April May June July August September October November December".split()
MA="يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()
CIT="Kénitra Salé Meknès Settat Berkane Nador Tétouan Safi Béni-Mellal Taza Khouribga Larache Guercif Essaouira".split()
HO=["Clinique Al Boustane","Polyclinique des Orangers","Hôpital Provincial Ibn Zohr","Clinique de l'Oued","Centre Médical Anfa-Sud","Hôpital des Cèdres","CHU Al Mansour","Clinique Dar Chifa","Hôpital militaire Moulay Hafid"]
LA=["Laboratoire Ibn Baytar","Laboratoire de l'Horloge","BioMarsa Analyses","Laboratoire du Phare","LabAtlas Diagnostics"]
DOCN="Benomar Tlemçani Lévesque Mansouri Oudghiri Haroun Castellane Boukili Rivoire Ziani Ammor Whitfield".split()
DOCF="A. M. S. Yasser Hind Claire Farid Samia Paul Nawal".split()
ARF={}
class G:
    def __init__(s,r,reg):
        s.r=r; s.R=reg; s.c=r.choice; s.sh=Sheet(r); s.df=r.choice(["/","/","-",".","fr"])
        s.nf=r.choice(["FL","FLu","LuF","LuF","LFu","LF"]); s.day=dt.date(2025,r.randint(1,10),r.randint(2,28)); s.city=s.c(CIT)
        if r.random()<.3: s.sh.footer=s.c(["Document confidentiel – secret médical","Tél. 05 37 00 00 00 – Fax 05 37 00 00 01","RIB et ICE sur demande – "+s.city,"Ce document comporte des données personnelles (loi 09-08)","Printed electronically; valid without signature"])
    def D(s,d,l="fr"):
        if l=="ar": return f"{d.day:02d}/{d.month:02d}/{d.year}"
        if l=="en": return s.c([f"{d.day} {ME[d.month-1]} {d.year}",f"{d.day:02d} {ME[d.month-1][:3]} {d.year}",d.isoformat()]) 
        if s.df=="fr": return f"{'1er' if d.day==1 else d.day} {MF[d.month-1]} {d.year}"
        return d.strftime(f"%d{s.df}%m{s.df}%Y")
    def N(s,p,nf=None):
        a,b=p.first,p.last
        return {"FL":f"{a} {b}","FLu":f"{a} {b.upper()}","LuF":f"{b.upper()} {a}","LFu":f"{b.upper()} {a.upper()}","LF":f"{b} {a}"}[nf or s.nf]
    def n(s,p): return s.N(p,s.c(["FL","FLu"]))
    def M(s,p): return ("M. " if p.sex=="M" else "Mme ")+s.n(p)
    def Mo(s,p): return ("Monsieur " if p.sex=="M" else "Madame ")+s.n(p)
    def Me(s,p): return ("Mr " if p.sex=="M" else "Mrs ")+s.n(p)
    def Ma(s,p): return ("السيد " if p.sex=="M" else "السيدة ")+s.n(p)
    def ne(s,p): return ("né le " if p.sex=="M" else "née le ")+s.D(p.dob)
    def en(s,p): return s.c(["born ","born on ","DOB "])+s.D(p.dob,"en")
    def na(s,p): return ("المزداد بتاريخ " if p.sex=="M" else "المزدادة بتاريخ ")+s.D(p.dob,"ar")
    def full(s,p): return s.c([f"{s.Mo(p)}, {s.ne(p)}",f"{s.M(p)} ({s.ne(p)})",f"{s.M(p)}, {s.ne(p)}"])
    def fen(s,p): return s.c([f"{s.Me(p)} ({s.en(p)})",f"{s.Me(p)}, {s.en(p)},"]).rstrip(",")
    def far(s,p): return f"{s.Ma(p)} {s.na(p)}"
    def cin(s,p): return p.cin or "K%06d"%s.r.randint(10**5,999999)
    def doc(s):
        if s.r.random()<.12: return "Dr "+s.n(s.c(s.R.docs))
        return s.c(["Dr ","Pr ","Dr ","Docteur "])+s.c(DOCF)+" "+s.c(DOCN)
    def pick(s,sex=None,minor=False,no=()):
        pool=s.R.minors if minor else (s.R.adults[sex] if sex else s.R.all_ad)
        while 1:
            p=s.c(pool)
            if p not in no and p not in s.R.docs and (not sex or p.sex==sex or minor): return p
    def x(s,sex=None,minor=False,last=None,age=None):
        while 1:
            sx=sex or s.c("MF"); a=age or ((2009,2021) if minor else (1940,1996))
            p=P("",last or s.c(PRE)+s.c(LAST),s.c(FM if sx=="M" else FF),rd(s.r,*a),sx)
            if s.r.random()<.5 and not minor: p.cin="F"+str(s.r.randint(100000,999999))
            if not any(p.key<=k or k<=p.key for k in s.R.keys): return p
    def sub(s,D,sex=None,minor=False,last=None,age=None):
        "subject: mostly unregistered"
        if s.r.random()<.10 and not last and not age and not minor:
            q=s.pick(sex,no=(D,)); 
            if q.last!=D.last: return q
        return s.x(sex,minor,last,age)
    def ex(s,p): return (f"file:{p.id}|ask",p.id) if p.id else ("ask",None)
    def head(s,inst=None):
        s.sh.lh([inst or s.c(HO),s.c(["Service d'Urologie","Consultations externes","Secrétariat médical","Bureau 14, 2e étage","Département mère-enfant","Pôle administratif"]),f"{s.r.randint(2,190)}, {s.c(['rue des Amandiers','avenue du 6 Novembre','boulevard de la Résistance','rue Sebou','route de la Plage'])}, {s.city}"])
    def date(s,l="fr"):
        s.sh.right({"fr":f"{s.city}, le {s.D(s.day)}","en":s.D(s.day,"en"),"ar":f"{s.city} في {s.D(s.day,'ar')}"}[l])
    def sign(s,l="fr",who=None):
        s.sh.sp(10); s.sh.right({"fr":s.c(["Signature et cachet","Confraternellement,","Cordialement,","Le responsable,"]),"en":s.c(["Sincerely,","Kind regards,","Signed,"]),"ar":s.c(["التوقيع والخاتم","مع التحية"])}[l]); s.sh.right(who or s.doc())
    def med(s,l="fr",k=2):
        T={"fr":["L'échographie vésico-prostatique retrouve un volume de 48 ml avec un résidu de 35 ml.","L'examen clinique est sans particularité, les fosses lombaires sont libres.","La créatinine est à 11 mg/l et l'ECBU est stérile.","Un traitement par tamsulosine 0,4 mg le soir a été poursuivi.","Il persiste une nycturie à trois reprises et une urgenturie modérée.","L'uroscanner montre un calcul de 7 mm du bassinet gauche sans dilatation.","Un contrôle est prévu dans trois mois avec débitmétrie.","La cystoscopie souple n'a pas montré de lésion suspecte.","La tension est à 13/8, le poids stable à 74 kg."],
        "en":["Ultrasound showed a post-void residual of 40 ml.","Urine culture was sterile and creatinine was 92 µmol/l.","A 6 mm stone is seen in the lower pole of the left kidney.","Flexible cystoscopy was unremarkable.","Tamsulosin was continued and review is planned in three months.","Examination of the abdomen was normal.","Blood pressure was 128/76 and weight 71 kg."],
        "ar":["أظهر الفحص بالصدى حصاة صغيرة بالكلية اليسرى.","نتائج تحليل البول سليمة.","تم وصف العلاج لمدة ثلاثة أشهر.","ينصح بمراقبة طبية بعد ستة أسابيع.","الحالة العامة مستقرة."]}
        return " ".join(s.r.sample(T[l],k))
    def labs(s,l="fr"):
        A=[("PSA total","%.2f"%(s.r.random()*9),"ng/ml","< 4,00"),("Créatinine" if l=="fr" else "Creatinine","%.1f"%(7+s.r.random()*7),"mg/l","7 - 13"),("Urée","%.2f"%(.15+s.r.random()*.3),"g/l","0,15 - 0,50"),("Glycémie","%.2f"%(.7+s.r.random()),"g/l","0,70 - 1,10"),("Hémoglobine","%.1f"%(10+s.r.random()*6),"g/dl","13 - 17"),("Acide urique","%d"%s.r.randint(30,80),"mg/l","35 - 72"),("CRP","%.1f"%(s.r.random()*20),"mg/l","< 6")]
        return [list(x) for x in s.r.sample(A,s.r.randint(3,6))]
    def ident(s,p,l="fr",ids=None):
        "ordinary identity rows for the subject: name and dob / number"
        k={"fr":[s.c(["Patient","Nom et prénom du patient","Patient(e)","Identité du patient"]),s.c(["Né(e) le","Date de naissance","DDN"]),"CIN",s.c(["N° dossier cabinet","Dossier n°"])],
           "en":[s.c(["Patient","Patient name","Name of patient"]),s.c(["Date of birth","DOB"]),"National ID",s.c(["Your file no.","Practice file number"])],
           "ar":[s.c(["المريض","الاسم الكامل للمريض","اسم المريض"]),s.c(["تاريخ الازدياد","تاريخ الميلاد"]),"رقم البطاقة الوطنية","رقم الملف"]}[l]
        rows=[(k[0],s.N(p)),(k[1],s.D(p.dob,l))]
        if p.cin and s.r.random()<.3: rows.append((k[2],p.cin))
        if s.r.random()<.2: rows.append((k[3],p.fno)) if p.fno else None
        if s.r.random()<.35: rows.append(({"fr":"Sexe","en":"Sex","ar":"الجنس"}[l],{"fr":p.sex,"en":p.sex,"ar":"ذكر" if p.sex=="M" else "أنثى"}[l]))
        if s.r.random()<.25: rows.append(({"fr":"Tél.","en":"Phone","ar":"الهاتف"}[l],p.phone or "0661%06d"%s.r.randint(0,999999)))
        return rows
    def show(s,rows):
        s.c([s.sh.kv,s.sh.kv,s.sh.form,lambda q:s.sh.box([f"{k} : {v}" for k,v in q])])(rows)

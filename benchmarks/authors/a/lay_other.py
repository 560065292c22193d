from base import *
from lay_fr import lay, inst, L, num, vary, today, town


def E_(c): return fdate(c.pd, 0, "en")


@lay("referral-en", rel="parent", lang="en", w=1.6)
def _(d, c, s, r):
    d.head(inst(c, "en")); d.p(E_(c), align="r"); d.p("To: " + c.prac, gap=8); d.p("Dear colleague,"); d.p(f"Re: {s.sent()}", bold=True)
    d.p(f"Thank you for seeing {s.short()}, who reports {vary(c, 'recurrent flank pain', 'visible haematuria', 'voiding difficulty')} over the past {c.r.randint(2, 9)} months. Examination is unremarkable and the urine dipstick shows two plusses of blood.")
    if r: d.p(vary(c, f"Family history is relevant: {s.his} {r.rw()}, {r.sent()}, is under your follow-up for bladder cancer.", f"You will remember {s.his} {r.rw()} {r.paren()}, on whom you operated for staghorn calculi."))
    d.p(f"{s.He} takes ramipril and has no known allergies. I would be grateful for your opinion."); d.p("Yours sincerely,"); d.p(c.doc2, bold=True)


@lay("discharge-en", rel="spouse", lang="en")
def _(d, c, s, r):
    d.head(inst(c, "en"), 2); d.title("Discharge summary"); rw = s.rows(True)
    d.two(lambda x, w: d.box("Patient details", rw, x, w), lambda x, w: d.box("Next of kin" if r else "Admission", ([("Name", r.civname()), ("Relationship", r.rw())] + ([("Details", ", ".join(r.dobpart()))] if r.dobpart() else [])) if r else [("Ward", "Surgical B"), ("Discharged", E_(c))], x, w))
    d.h("Course"); d.p("Admitted with obstructive pyelonephritis. Percutaneous nephrostomy on the day of admission, converted to a double-J stent on day 4. Afebrile for 72 hours at discharge."); d.h("Medication"); d.table(["Drug", "Dose", "Duration"], [["Cefixime", "400 mg od", "7 days"], ["Paracetamol", "1 g prn", "-"]], [.4, .3, .3])


@lay("ct-en", who="any", lang="en")
def _(d, c, s, r):
    d.head(inst(c, "en"), 0); d.kv(s.rows() + [("Exam date", E_(c)), ("Referrer", c.doc2)]); d.title("CT urogram"); d.p("Technique: unenhanced and excretory phase acquisition."); d.p(f"Findings: {c.r.randint(4, 14)} mm calculus at the right vesico-ureteric junction with mild upstream dilatation. No renal mass. Bladder wall regular."); d.p("Impression: obstructing distal ureteric stone.", bold=True)


@lay("op-note-en", lang="en")
def _(d, c, s, r):
    d.head(inst(c, "en"), 1); d.title("Operation record"); d.kv(s.rows(), 4); d.p("Procedure: " + vary(c, "TURBT", "Rigid ureteroscopy and laser lithotripsy", "Laparoscopic nephrectomy, left"), bold=True); d.p("Position lithotomy. WHO checklist completed. Findings as per diagram. Complete clearance achieved, stent left on strings. Blood loss minimal."); d.p("Surgeon: " + c.doc2)


@lay("clinic-letter-en", rel="other", lang="en")
def _(d, c, s, r):
    d.head(inst(c, "en"), 3); d.p(E_(c)); d.p(f"I reviewed {s.sent()}, in the stone clinic today."); d.p(f"{s.He} remains well. Ultrasound shows no residual fragments. Metabolic screen normal apart from mild hypercalciuria.")
    if r: d.p(f"{r.sent()}, {s.his} {r.rw()}, attended with {s.g('him', 'her')} and helped with translation.")
    d.p("Plan: increase fluids, repeat imaging in twelve months."); d.p("cc: " + c.doc)


@lay("claim-form-en", who="any", rel="insured", need=True, lang="en", w=1.3)
def _(d, c, s, r):
    d.head(["Meridian Health Cover", "Claims department"], 2); d.title("Medical claim form"); a = ("Section A - Policyholder", r.rows(False) + [("Policy no.", f"MH{c.r.randint(10**5, 10**6)}")]); b = ("Section B - Patient", s.rows() + [("Relationship to policyholder", vary(c, "dependant", "family member"))])
    d.box(*a, st=0); d.box(*b, st=0); d.box("Section C - Treatment", [("Diagnosis", "Ureteric colic"), ("Provider", c.doc2), ("Amount", f"{c.r.randint(200, 4000)}.00")], st=0)


@lay("repatriation-mixed", rel="spouse", lang="en")
def _(d, c, s, r):
    d.head(["Globe Assistance Médicale / Medical Desk", "Ref. GA-" + str(c.r.randint(1000, 9999))], 1); d.title("Medical report / Rapport médical"); d.kv(s.rows(True), None)
    if r: d.p(f"Accompanied by / accompagné(e) de : {r.paren()} ({r.rw()})")
    d.p("Motif / Reason: acute urinary retention during travel. Sondage vésical réalisé, 900 mL."); d.p("Fit to fly with medical escort: no escort needed. Apte au voyage assis.")


@lay("urodynamics-en", lang="en")
def _(d, c, s, r):
    d.f, d.b = MONO[0]; d.sz = 9; d.kv(s.rows(True) + [("Test", "Pressure-flow study"), ("Date", E_(c))], 0); d.table(["Parameter", "Value"], [["Qmax", num(c, 5, 25, 1) + " mL/s"], ["Voided volume", f"{c.r.randint(90, 480)} mL"], ["Pdet at Qmax", f"{c.r.randint(20, 110)} cmH2O"], ["PVR", f"{c.r.randint(0, 220)} mL"]], [.5, .3]); d.p("Interpretation: findings compatible with outlet obstruction.")


@lay("work-fitness-en", rel="any", lang="en")
def _(d, c, s, r):
    d.head(["Harbour Occupational Health Ltd"], 1); d.title("Fitness for work report"); d.kv([("Employee", s.sent())], 1); d.p(f"Requested by: {r.sent() if r else 'Human Resources'}, on behalf of the employer, Strait Shipping Co."); d.p("Fit with restrictions: no night shifts for six weeks after surgery.")


# ---- Arabic
def an(s):
    a, f = s.p.al, s.p.af
    if s.mode in ("first", "initials"): return f
    if s.mode in ("surname", "initlast"): return s.g("السيد ", "السيدة ") + a
    return f"{f} {a}" if s.ns % 2 else f"{a} {f}"
def ad(s):
    """identity phrases"""
    o = []
    if s.mode == "full":
        if "dob" in s.show: o.append((s.g("المزداد بتاريخ", "المزدادة بتاريخ"), fdate(s.d, s.ds, "ar")))
        if "nid" in s.show and s.nid: o.append(("رقم البطاقة الوطنية", s.nid))
        if "fileno" in s.show and s.fileno: o.append(("رقم ملفكم", s.fileno))
        if "age" in s.show: o.append(("السن", f"{s.age} سنة"))
    elif s.mode == "year": o.append(("سنة الازدياد", str(s.d.year)))
    elif s.mode == "yy": o.append(("تاريخ الازدياد", s.d.strftime("%d/%m/%y")))
    elif s.mode in ("nodob", "first", "initials"): o.append(("السن", f"{max(1, s.age)} سنة"))
    return o
def arows(s):
    k = [("الاسم الكامل", an(s))] if s.mode != "full" or s.ks % 2 else [("الاسم العائلي", s.p.al), ("الاسم الشخصي", s.p.af)]
    k += [(a.replace("المزدادة بتاريخ", "تاريخ الازدياد").replace("المزداد بتاريخ", "تاريخ الازدياد"), b) for a, b in ad(s)]
    if "sex" in s.show: k.append(("الجنس", s.g("ذكر", "أنثى")))
    return k
def asent(s): return (s.g("السيد ", "السيدة ") if s.age > 15 and s.mode not in ("surname", "initlast") else "") + an(s) + "".join(f"، {a} {b}" for a, b in ad(s))
ARR = {"father": ("الأب", "والد"), "mother": ("الأم", "والدة"), "son": ("الابن", "ابن"), "daughter": ("البنت", "بنت"), "brother": ("الأخ", "أخ"), "sister": ("الأخت", "أخت"), "husband": ("الزوج", "زوج"), "wife": ("الزوجة", "زوجة"), "other": ("قريب", "قريب")}
def ah(d, c, t):
    d.pa("المملكة المغربية", 10, True, align="c", gap=0); d.pa(c.r.choice(["المستشفى الإقليمي", "مصحة الأمل", "المركز الصحي الوحدة"]) + " - " + c.r.choice(ARCITY), 10, align="c", gap=8); d.pa(t, 14, True, align="c", gap=10)


@lay("ar-certificate", rel="spouse", lang="ar", w=1.2)
def _(d, c, s, r):
    ah(d, c, "شهادة طبية"); d.pa(f"أنا الموقع أسفله، طبيب اختصاصي في جراحة المسالك البولية، أشهد أنني فحصت اليوم {asent(s)}، وأن حالته الصحية تستدعي راحة لمدة {c.r.randint(5, 30)} يوما ابتداء من تاريخه.")
    if r: d.pa(f"وقد حضر مع المريض {'زوجته' if r.sex == 'F' else 'زوجها'} {asent(r)}.")
    d.pa("سلمت هذه الشهادة للإدلاء بها عند الحاجة."); d.pa("حرر في " + fdate(c.pd, 0, "ar"), gap=12)


@lay("ar-form-two-col", who="any", rel="insured", need=True, lang="ar", w=1.3)
def _(d, c, s, r):
    ah(d, c, "طلب التكفل بالعلاج"); y = d.y; h = d.W / 2 - 8
    d.pa("المؤمن له", 10, True, gap=2, w=h); d.kva(arows(r) + [("رقم التسجيل", str(c.r.randint(10 ** 7, 10 ** 8)))], 2, d.x1, h); y1 = d.y
    d.y = y; d.pa("المستفيد من العلاج (المريض)", 10, True, gap=2, x1=d.x0 + h, w=h); d.kva(arows(s) + [("صلة القرابة", "ذو حق")], 2, d.x0 + h, h); d.y = min(y1, d.y)
    d.pa("نوع العلاج المطلوب : عملية جراحية على مستوى الكلية"); d.pa("التاريخ : " + fdate(c.pd, 0, "ar"))


@lay("ar-lab", who="any", lang="ar", w=1)
def _(d, c, s, r):
    ah(d, c, "نتائج التحاليل الطبية"); d.kva(arows(s) + [("تاريخ أخذ العينة", fdate(c.pd, 0, "ar"))], c.r.choice([0, 1, 2])); d.f, d.b = "DV", "DVB"; d.table(["Analyse", "Résultat", "Norme"], [["Créatinine", num(c, 7, 14) + " mg/L", "7 - 13"], ["Urée", num(c, .1, .6) + " g/L", "0,15 - 0,45"], ["PSA" if s.sex == "M" else "CRP", num(c, .5, 12), "< 4"]], [.4, .3, .3])


@lay("ar-consent-guardian", who="child", rel="parent", need=True, lang="ar", w=1)
def _(d, c, s, r):
    ah(d, c, "موافقة ولي الأمر على إجراء عملية"); d.pa(f"أنا الموقع أسفله {asent(r)}، بصفتي {ARR[r.rel][1]} الطفل(ة) أدناه، أوافق على إجراء العملية الجراحية تحت التخدير العام."); d.pa("معلومات الطفل المريض", 11, True); d.kva(arows(s), c.r.choice([0, 2])); d.pa("توقيع ولي الأمر", gap=20); d.pa("التاريخ : " + fdate(c.pd, 0, "ar"))


@lay("ar-fr-bilingual", who="any", rel="parent_carrier", lang="fr", rids="ar", w=1.2)
def _(d, c, s, r):
    d.f, d.b = "DV", "DVB"; d.sz = 9.5; d.pa("بطاقة المريض", 14, True, align="c", gap=2); d.p("FICHE PATIENT", bold=True, align="c", gap=10); y = d.y
    d.kv(s.rows(True), 0, w=d.W * .55); y1 = d.y; d.y = y
    if s.mode == "full": d.kva([("الاسم العائلي", s.p.al), ("الاسم الشخصي", s.p.af)], 0, d.x1, d.W * .4)
    d.y = min(y1, d.y); d.p("Adresse : " + str(c.r.randint(1, 99)) + ", rue Sebou"); d.pa("الطبيب المعالج : " + "د. العلمي")
    if r: d.p(f"Personne à contacter / للاتصال :"); d.p(f"{r.sent()} ({r.rw()})")

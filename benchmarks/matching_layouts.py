# ruff: noqa: E501 - a layout is one line
"""Layouts of papers as lines of text with placeholders.

A line's parts are set at columns by ``||``; a part that has nothing to print is left out, or its label stays with
a blank beside it. ``DEVELOPMENT`` layouts were used while building, ``FINAL`` ones only for the final figures, and
whoever changes a rule for one of them moves it to the others and writes a new one.
"""

from __future__ import annotations

import re

_DEV = """
Laboratoire d'analyses médicales Al Amal|Rue Ibn Sina, Casablanca| |Tél : 05 22 11 22 33| |Patient : {LF}|Né(e) le : {d}||Dossier : {fn}|Prélevé le : {v}| |Prescripteur : Dr {doc}| |Glycémie   1,02 g/l|Créatinine   9 mg/l|Biologiste : {bio}
~
Nom : {L}||Prénom : {F}|Date de naissance : {d}||Sexe : {s}|N° dossier : {fn}||CIN : {id}|Motif : contrôle|Médecin traitant : Dr {doc}|Fait le {v}
~
Nom||Prénom||Date de naissance|{L}||{F}||{d}|Examen||Résultat|Hémoglobine||13,2
~
Cher confrère,| |Je vous adresse {t} {FL}, né(e) le {dm}, pour avis cardiologique.|Dossier {fn}.| |Bien confraternellement,|Dr {doc}
~
FEUILLE DE SOINS|Assuré(e)|Nom et prénom : {IN}|Né(e) le : {ID}|N° immatriculation : 114455667| |Bénéficiaire de soins|Nom et prénom : {LF}|Né(e) le : {d}|CIN : {id}|Date des soins : {v}
~
ASSURÉ||BÉNÉFICIAIRE|Nom : {INL}||Nom : {L}|Prénom : {INF}||Prénom : {F}|Né(e) le : {ID}||Né(e) le : {d}| |Médecin : Dr {doc}
~
ORDONNANCE|Dr {doc}|Médecin généraliste|Casablanca, le {v}| |{t} {FL}|Né(e) le {d}| |Paracétamol 1 g, 3 fois par jour
~
CENTRE DE RADIOLOGIE ATLAS|Compte rendu d'échographie|Patient(e) : {t} {LF}||IPP : {fn}|Date de naissance : {d}|Examen du : {v}|Indication : douleurs|Conclusion : examen normal|Signé par : Dr {doc}
~
اسم المريض : {AR}|تاريخ الازدياد : {d}|رقم الملف : {fn}|تاريخ الفحص : {v}|الطبيب المعالج : الدكتور {ardoc}
~
اسم المريض : {AR}|تاريخ الازدياد : {da}|رقم البطاقة الوطنية : {id}|النتيجة : سليم
~
الاسم العائلي : {ARL}||الاسم الشخصي : {ARF}|تاريخ الميلاد : {d}|Nom : {L}||Prénom : {F}|CIN : {id}
~
Name: {FL}|Date of birth: {de}|MRN: {fn}|Referring physician: Dr {doc}|Exam date: {ve}|Impression: normal study
~
Patient name||Date of birth||File number|{LF}||{de}||{fn}|Test||Result|Glucose||92
~
CERTIFICAT MÉDICAL|Je soussigné, Dr {doc}, certifie avoir examiné ce jour|{t} {FL} né(e) le {d}|dont l'état nécessite un repos de 3 jours.|Fait à Rabat, le {v}
~
Clinique Al Amine|12 avenue Mohamed El Idrissi| |NOM : {L}|PRENOM : {F}|NE(E) LE : {d}|DOSSIER N° : {fn}|ENTREE LE : {v}|SERVICE : chirurgie
~
Identification du patient|Nom de naissance : {L}||Prénom : {F}|Nom d'usage : {M}|Date de naissance : {d}|Sexe : {s}|Médecin correspondant : Dr {doc}
~
{LF} - né(e) le {d}|Compte rendu de consultation du {v}|Motif : suivi|Dr {doc}
~
Concerne : {t} {FL}, né(e) le {d}|Chère consœur,|J'ai revu votre patient en consultation le {v}.|Docteur {doc}
~
Compte rendu opératoire|Nom, prénom : {LF}||N° dossier : {fn}|DDN : {d}||Âge : {a} ans|Opérateur : Pr {doc}|Date d'examen : {v}
~
HÔPITAL IBN ROCHD|Patient : {LF}||Médecin : Dr {doc}|Né(e) le : {d}||Tél : {ph}|N° patient : {fn}||Édité le : {v}
~
Fiche de l'enfant|Nom : {L}||Prénom : {F}|Né(e) le : {d}||Sexe : {s}|Nom du père : {FA}|Nom de la mère : {MO}|Vaccin fait le {v}
~
Facture N° 2024/1187|Date : {v}|Client : {LF}|CIN : {id}|Tél : {ph}|Montant : 300 DH
~
Résultats d'analyses||Édité le : {v}|{t} {LF}|Date de naissance : {d}||Réf. patient : {fn}|Demandé par : Dr {doc}|Validé par : Mme {bio}
~
Nom et prénom|{LF}|Date de naissance|{d}|N° dossier|{fn}|Date de l'examen|{v}
~
N O M : {L}|Prénom : {F}|Né(e) le : {d}|Identifiant : {fn}
~
Patient : {LF}, {a} ans|CIN : {id}|Adressé par : Dr {doc}|Reçu le : {v}|Anatomopathologiste : Dr {bio}
~
MUTUELLE|Adhérent : {IN}|N° adhérent : 5567120|Malade : {LF}|Date de naissance : {d}|Lien de parenté : enfant|Acte du {v}
~
Discharge summary|Patient: {LF}||MRN: {fn}|DOB: {de}||Sex: {s}|Attending physician: {doc}|Discharge date: {ve}
~
Bilan sanguin du {v}|Patient(e) : {LF}  Né(e) le : {d}  Dossier : {fn}|Prescrit par : Dr {doc}
~
Rendez-vous le {v}|Nom : {LF}|Né(e) en : {y}|Tél : {ph}
~
Page 1/1||Imprimé le {v}|Nom : {L}|Prénom : {F}|Naissance : {d}|Carte nationale : {id}
~
Dr {doc}|Cardiologue|INPE : 061234567| |Électrocardiogramme|Nom du patient : {LF}|Date naissance : {d}|ID patient : {fn}
"""
_FIN = """
Centre d'imagerie Al Farabi|IRM lombaire du {v}|Nom patient : {LF}|Date de naissance : {d}|N° de dossier : {fn}|Médecin demandeur : Dr {doc}|Dr {bio}, radiologue
~
Prénom : {F}||Nom : {L}|Né(e) le : {d}||CNIE : {id}|Consultation du : {v}
~
Objet : {t} {FL}|Date de naissance : {d}|Mon cher ami,|Merci de recevoir ce patient.|Dr {doc}|Le {v}
~
Bénéficiaire : {LF}||Assuré : {IN}|Né(e) le : {d}||Né(e) le : {ID}|Soins du {v}
~
Dossier||Patient||Né(e) le||Sexe|{fn}||{LF}||{d}||{s}|Analyse||Valeur|Ferritine||80
~
Surname: {L}||First name: {F}|Date of birth: {de}||Gender: {s}|Patient ID: {fn}|Ordered by: Dr {doc}|Collected: {ve}
~
المريض : {AR}|تاريخ الميلاد : {da}|رقم الملف : {fn}|الدكتور {ardoc}
~
Chère consœur,|J'ai examiné {t} {LF} (né(e) le {d}) adressé par le Dr {doc}.|Conclusion : pas d'anomalie.|Vu le {v}
~
NOM DE FAMILLE|{L}|PRÉNOM|{F}|DATE DE NAISSANCE|{d}|CIN|{id}
~
Parents : {FA} et {MO}|Patient : {LF}|Date de naissance : {d}|Pédiatre : Dr {doc}|Vu le {v}
~
Service de biologie||{t} {FL}|Prélèvement du {v}||Né(e) le {d}|N° patient : {fn}||Prescripteur : {doc}
~
Attestation de présence|Je soussigné Pr {doc} atteste que {t} {FL}, né(e) le {dm}, titulaire de la CIN {id}, a consulté le {v}.
"""
_LAST = """
CABINET DE CARDIOLOGIE|Dr {doc}| |Holter rythmique du {v}|Identité du patient|Nom et prénom : {LF}||Date de naissance : {d}|N° IPP : {fn}||Tél. : {ph}|Conclusion : rythme sinusal
~
Dossier médical N° {fn}||Date d'entrée : {v}|Nom de famille : {L}|Prénom(s) : {F}|Né(e) le : {d}||Sexe : {s}|Médecin référent : Dr {doc}|Personne à prévenir : {IN}
~
Bordereau de transmission|Assuré : {IN}||Date : {v}|Patient : {LF}|Né(e) le : {d}|CNIE : {id}|Praticien : Dr {doc}
~
Date of visit: {ve}||Physician: Dr {doc}|Full name: {FL}|Date of birth: {de}||File number: {fn}|Assessment: stable
~
Rapport d'anatomopathologie|Prescripteur : Dr {doc}||Reçu le : {v}|Patient : {t} {LF}|Naissance : {dm}||Réf. patient : {fn}|Macroscopie : fragment de 4 mm
~
Je revois ce jour en consultation {t} {LF}, né(e) le {d}, dossier {fn}.|L'examen est sans particularité.|Je le reverrai dans six mois.|Casablanca, le {v}|Dr {doc}
~
CIN||Nom||Prénom||Date de naissance|{id}||{L}||{F}||{d}|Vaccin||Lot|BCG||A114
~
الاسم الكامل : {AR}|تاريخ الولادة : {d}|رقم البطاقة : {id}|بتاريخ : {v}|د {ardoc}
~
Bon d'examen|{t} {FL}|né(e) le {d}|CIN {id}|Radiographie du thorax|Prescrit par {doc} le {v}
~
Patient||{LF}|Né(e) le||{d}|N° de dossier||{fn}|Médecin||Dr {doc}|Date||{v}
"""


def _layouts(text: str) -> tuple[tuple[str, ...], ...]:
    """Each layout as its lines; ``||`` stays within a line, ``|`` ends one."""
    blocks = [b.strip().replace("\n", "") for b in text.split("\n~\n")]
    return tuple(tuple(re.split(r"(?<!\|)\|(?!\|)", b)) for b in blocks)


DEVELOPMENT = (*_layouts(_DEV), *_layouts(_FIN))
FINAL = _layouts(_LAST)

"""Every sentence that leaves the house, in French, English and Arabic. Written once, chosen by key.

The same keys and the same placeholders in all three languages; a test holds them together. Placeholders
are filled by ``agent.core.messages``, which decides what may be said.
"""

from __future__ import annotations

from typing import Final, Literal

from agent.model import FailReason, ReviewReason

Language = Literal["fr", "en", "ar"]

_EN: Final[dict[str, str]] = {
    "filed": "✅ Case {case}: filed under {who}",
    "question": "❓ Case {case}: {reason}",
    "choose": "Who does it belong to?",
    "nobody": "I have nobody to suggest. It waits in review/.",
    "failed": "⛔ Case {case} could not be processed: {reason} It is in failed/, with the reason beside it.",
    "duplicate": "♻️ Case {case}: exactly the same file as case {original}. It is in duplicates/.",
    "file": "File: {name}",
    "why": "Why: {why}",
    "born": "born {year}",
    "none": "None of these",
    "page": "Show the page",
    "later": "Later",
    "undo": "Undo",
    "reminder": "⏰ Still waiting for an answer.",
    "again": "🔁 Perhaps a repetition: the connection broke while this was being sent.",
    "answered": "✔️ Case {case}: {who}, answered by {by}",
    "answered_none": "✔️ Case {case}: none of the suggested, answered by {by}",
    "undone": "↩️ Case {case}: taken back by {by}. It waits in review/ again.",
    "closed": "✔️ Case {case}: this question is closed.",
    "alarm": "🚨 {what}",
    "all_clear": "🟢 Well again: {what}",
    "started": "▶️ The intake agent has started.",
    "stopped": "⏹️ The intake agent has stopped.",
    "stalled": "🚨 Nothing has moved for {minutes} minutes: {what}",
    "two_pollers": "🚨 Another program reads the messages of this bot (or a webhook is set). Answers may get lost:"
    " stop the other one, or give it a bot of its own.",
    "two_pollers_over": "🟢 This agent is again the only one that reads the messages of this bot.",
    "daily": "📊 {day}: {received} in = {filed} filed + {review} to review + {failed} failed"
    " + {duplicate} duplicates + {in_progress} in progress.\nQuestions: {asked} asked, {open} open."
    "\nCost: {cost}",
    "digest_filed": "✅ {n} documents filed:",
    "digest_failed": "⛔ {n} documents could not be processed: {reason} They are in failed/:",
    "digest_duplicate": "♻️ {n} documents were there already. They are in duplicates/:",
    "digest": "{n} messages:",
    "more": "… and {n} more",
    "toast_done": "Noted.",
    "toast_already": "Already answered by {by}.",
    "toast_closed": "This question is closed.",
    "toast_later": "All right, I will ask again later.",
    "toast_page": "On the server: intake show {case}",
    "toast_trouble": "That did not work. Please try again, or use the shell: intake decide {case} …",
    "trouble": "That did not work; the agent's log says why.",
    "usage": "Like this: {usage}",
    "help": "/status – is it running, what is waiting\n/open – open questions\n/show CASE – one document's story\n"
    "/costs [yesterday|week] – what it cost\n/health – is everything well\n/service NAME – a service of the server\n"
    "/undo CASE – take a filing back\n/help – this list",
    "review:ambiguous": "several records fit.",
    "review:not_in_register": "this person is not in the register.",
    "review:no_identity": "I found nobody's name or number on it.",
    "review:several_people": "it names several people.",
    "review:conflict": "what is on it contradicts the register.",
    "review:unreadable": "part of it can't be read.",
    "review:shadow": "practice mode: please confirm my suggestion.",
    "failed:not_a_pdf": "it is not a PDF.",
    "failed:broken_pdf": "the PDF is damaged.",
    "failed:encrypted": "the PDF is protected by a password.",
    "failed:too_large": "it is too large.",
    "failed:timeout": "reading it took too long.",
    "failed:unsafe_path": "it is not an ordinary file.",
    "failed:crashed": "reading it broke down three times.",
    "failed:io_error": "it could not be read from the disk.",
}

_FR: Final[dict[str, str]] = {
    "filed": "✅ Document {case} : classé sous {who}",
    "question": "❓ Document {case} : {reason}",
    "choose": "À qui appartient-il ?",
    "nobody": "Je n'ai personne à proposer. Le document attend dans review/.",
    "failed": "⛔ Document {case} : traitement impossible, {reason} Il est dans failed/, avec la raison à côté.",
    "duplicate": "♻️ Document {case} : le même fichier, octet pour octet, que {original}. Il est dans duplicates/.",
    "file": "Fichier : {name}",
    "why": "Pourquoi : {why}",
    "born": "né(e) en {year}",
    "none": "Aucun de ceux-ci",
    "page": "Montrer la page",
    "later": "Plus tard",
    "undo": "Annuler",
    "reminder": "⏰ Toujours en attente d'une réponse.",
    "again": "🔁 Peut-être une répétition : la connexion s'est coupée pendant l'envoi.",
    "answered": "✔️ Document {case} : {who}, réponse de {by}",
    "answered_none": "✔️ Document {case} : aucun des proposés, réponse de {by}",
    "undone": "↩️ Document {case} : repris par {by}. Il attend de nouveau dans review/.",
    "closed": "✔️ Document {case} : cette question est close.",
    "alarm": "🚨 {what}",
    "all_clear": "🟢 Rétabli : {what}",
    "started": "▶️ L'agent de classement a démarré.",
    "stopped": "⏹️ L'agent de classement s'est arrêté.",
    "stalled": "🚨 Rien n'a bougé depuis {minutes} minutes : {what}",
    "two_pollers": "🚨 Un autre programme lit les messages de ce bot (ou un webhook est actif). Des réponses peuvent"
    " se perdre : arrêtez l'autre, ou donnez-lui son propre bot.",
    "two_pollers_over": "🟢 Cet agent est de nouveau le seul à lire les messages de ce bot.",
    "daily": "📊 {day} : {received} reçus = {filed} classés + {review} à vérifier + {failed} en échec"
    " + {duplicate} doublons + {in_progress} en cours.\nQuestions : {asked} posées, {open} ouvertes."
    "\nCoût : {cost}",
    "digest_filed": "✅ {n} documents classés :",
    "digest_failed": "⛔ {n} documents n'ont pas pu être traités : {reason} Ils sont dans failed/ :",
    "digest_duplicate": "♻️ {n} documents étaient déjà là. Ils sont dans duplicates/ :",
    "digest": "{n} messages :",
    "more": "… et {n} de plus",
    "toast_done": "C'est noté.",
    "toast_already": "Déjà répondu par {by}.",
    "toast_closed": "Cette question est close.",
    "toast_later": "Entendu, je redemanderai plus tard.",
    "toast_page": "Sur le serveur : intake show {case}",
    "toast_trouble": "Cela n'a pas marché. Réessayez, ou passez par le serveur : intake decide {case} …",
    "trouble": "Cela n'a pas marché ; le journal de l'agent dit pourquoi.",
    "usage": "Comme ceci : {usage}",
    "help": "/status – tourne-t-il, qu'est-ce qui attend\n/open – questions ouvertes\n"
    "/show NUMÉRO – l'histoire d'un document\n/costs [yesterday|week] – ce que cela a coûté\n"
    "/health – tout va-t-il bien\n/service NOM – un service du serveur\n/undo NUMÉRO – reprendre un classement\n"
    "/help – cette liste",
    "review:ambiguous": "plusieurs fiches conviennent.",
    "review:not_in_register": "cette personne n'est pas dans le registre.",
    "review:no_identity": "je n'y trouve ni nom ni numéro.",
    "review:several_people": "plusieurs personnes y sont nommées.",
    "review:conflict": "ce qui y figure contredit le registre.",
    "review:unreadable": "une partie est illisible.",
    "review:shadow": "mode d'essai : confirmez ma proposition.",
    "failed:not_a_pdf": "ce n'est pas un PDF.",
    "failed:broken_pdf": "le PDF est abîmé.",
    "failed:encrypted": "le PDF est protégé par un mot de passe.",
    "failed:too_large": "il est trop gros.",
    "failed:timeout": "la lecture a pris trop de temps.",
    "failed:unsafe_path": "ce n'est pas un fichier ordinaire.",
    "failed:crashed": "la lecture s'est effondrée trois fois.",
    "failed:io_error": "il n'a pas pu être lu sur le disque.",
}

_AR: Final[dict[str, str]] = {
    "filed": "✅ الحالة {case}: حُفظت في سجل {who}",
    "question": "❓ الحالة {case}: {reason}",
    "choose": "لمن هذه الوثيقة؟",
    "nobody": "لا أجد من أقترحه. الوثيقة تنتظر في review/.",
    "failed": "⛔ الحالة {case}: تعذّرت معالجتها: {reason} هي في failed/ ومعها السبب.",
    "duplicate": "♻️ الحالة {case}: الملف نفسه تمامًا كالحالة {original}. هو في duplicates/.",
    "file": "الملف: {name}",
    "why": "السبب: {why}",
    "born": "مواليد {year}",
    "none": "لا أحد من هؤلاء",
    "page": "أظهر الصفحة",
    "later": "لاحقًا",
    "undo": "تراجع",
    "reminder": "⏰ ما زالت تنتظر جوابًا.",
    "again": "🔁 ربما رسالة مكررة: انقطع الاتصال أثناء الإرسال.",
    "answered": "✔️ الحالة {case}: {who}، أجاب {by}",
    "answered_none": "✔️ الحالة {case}: لا أحد من المقترحين، أجاب {by}",
    "undone": "↩️ الحالة {case}: استرجعها {by}. هي من جديد في review/.",
    "closed": "✔️ الحالة {case}: أُغلق هذا السؤال.",
    "alarm": "🚨 {what}",
    "all_clear": "🟢 عاد إلى طبيعته: {what}",
    "started": "▶️ بدأ وكيل الحفظ عمله.",
    "stopped": "⏹️ توقف وكيل الحفظ.",
    "stalled": "🚨 لم يتحرك شيء منذ {minutes} دقيقة: {what}",
    "two_pollers": "🚨 برنامج آخر يقرأ رسائل هذا البوت (أو هناك webhook مفعّل). قد تضيع الأجوبة:"
    " أوقف الآخر أو أعطه بوتًا خاصًا به.",
    "two_pollers_over": "🟢 عاد هذا الوكيل القارئ الوحيد لرسائل هذا البوت.",
    "daily": "📊 {day}: الواردة {received} = محفوظة {filed} + للمراجعة {review} + فاشلة {failed}"
    " + مكررة {duplicate} + قيد المعالجة {in_progress}.\nالأسئلة: {asked} طُرحت، {open} مفتوحة."
    "\nالكلفة: {cost}",
    "digest_filed": "✅ حُفظت {n} وثيقة:",
    "digest_failed": "⛔ تعذّرت معالجة {n} وثيقة: {reason} هي في failed/:",
    "digest_duplicate": "♻️ {n} وثيقة كانت موجودة من قبل. هي في duplicates/:",
    "digest": "{n} رسالة:",
    "more": "… و{n} أخرى",
    "toast_done": "تم التسجيل.",
    "toast_already": "سبق أن أجاب {by}.",
    "toast_closed": "أُغلق هذا السؤال.",
    "toast_later": "حسنًا، سأسأل لاحقًا.",
    "toast_page": "على الخادم: intake show {case}",
    "toast_trouble": "لم ينجح ذلك. حاول من جديد، أو من الخادم: intake decide {case} …",
    "trouble": "لم ينجح ذلك؛ سجل الوكيل يذكر السبب.",
    "usage": "هكذا: {usage}",
    "help": "/status – هل يعمل وماذا ينتظر\n/open – الأسئلة المفتوحة\n/show CASE – قصة وثيقة\n"
    "/costs [yesterday|week] – الكلفة\n/health – هل كل شيء سليم\n/service NAME – خدمة في الخادم\n"
    "/undo CASE – التراجع عن حفظ\n/help – هذه القائمة",
    "review:ambiguous": "أكثر من سجل يطابقها.",
    "review:not_in_register": "هذا الشخص غير موجود في السجل.",
    "review:no_identity": "لم أجد فيها اسمًا ولا رقمًا.",
    "review:several_people": "فيها أسماء عدة أشخاص.",
    "review:conflict": "ما فيها يناقض السجل.",
    "review:unreadable": "جزء منها غير مقروء.",
    "review:shadow": "وضع التجربة: أكّد اقتراحي.",
    "failed:not_a_pdf": "ليست ملف PDF.",
    "failed:broken_pdf": "ملف PDF تالف.",
    "failed:encrypted": "ملف PDF محمي بكلمة سر.",
    "failed:too_large": "حجمها كبير جدًا.",
    "failed:timeout": "استغرقت قراءتها وقتًا طويلًا.",
    "failed:unsafe_path": "ليست ملفًا عاديًا.",
    "failed:crashed": "انهارت قراءتها ثلاث مرات.",
    "failed:io_error": "تعذّرت قراءتها من القرص.",
}

CATALOGUE: Final[dict[str, dict[str, str]]] = {"en": _EN, "fr": _FR, "ar": _AR}


def phrase(language: str, key: str) -> str:
    """The template for ``key``; an unknown language falls back to English. Raises KeyError on an unknown key."""
    return CATALOGUE.get(language, _EN)[key]


def review_phrase(language: str, reason: ReviewReason) -> str:
    """Why a human is asked, in plain words."""
    return phrase(language, f"review:{reason.value}")


def fail_phrase(language: str, reason: FailReason) -> str:
    """Why a document could not be processed, in plain words."""
    return phrase(language, f"failed:{reason.value}")

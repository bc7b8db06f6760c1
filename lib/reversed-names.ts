import { wholeWords } from './name-words'
import { REFUSES } from './yes-and-no'

/**
 * Words that end, withdraw, deny or reverse something, in the languages of the page. A column named `Consent expired`,
 * `Quiere dejar de recibir` or `Ritiro del consenso` speaks of consent, and a Yes in it is none.
 */

/** What people agree to receive, and how names say that they agreed. */
const CONSENT = `consent* consens* permi(?:so|sos|ssao|ssoes|ssion|ssions|sso|ssi) autori* authori*
  opt(?:ed)?\\x20?ins? subscri* suscri* inscri* iscri* iscritt* abonn* abo einwillig* eingewilligt zustimm* zugestimmt
  erlaubnis* newsletter* mailing* marketing (?:ال)?موافق* (?:ال)?مشترك* (?:ال)?اشتراك* (?:ال)?تسويق* ה?הסכמ* ה?רשו*
  ה?הרשמ* ה?מנוי ה?דיוור* ה?מסכי* [اتني]وافق*`
/** What is sent to people who agreed. */
const MESSAGES = `promo* ofert* offer* offre* angebot* werb* publicit* publicid* pubblicit* propaganda novid* noved*
  news messages? mensa* messag* nachricht* comunica* communica* kommunika* notific* benachrichtig* whatsapp sms
  e\\x20?mails? courriels? correos? (?:ال)?عروض (?:ال)?رسايل (?:ال)?اعلان* ה?מבצע* ה?פרסו* ה?הודעות`

/** By themselves they say that somebody refused, or took back what they had agreed to. */
const DENIED = `deneg* denieg* negad[oa]s? niega negat[aoei] verweiger* entzogen* zuruckgezogen* סירוב
  desautoriz* deautoriz* unauthori* disallow* unconsent*`
/** Beside a word of consent they say that it is no longer there, or not yet. */
const WITHDRAWN = `retir* retrait* ritir* retract* entzug* entzieh* zuruckzieh* zuruckgenommen* rucknahme ruckzug
  expired expirad[oa]s? expiree? lapsed caducad* vencid[oa]s? perimee? scadut[oaie] abgelaufen* erloschen* ended
  terminad[oa]s? terminee? terminat[oaie] finalizad* encerrad* beendet* beendigung former formerly ex antigu[oa]s?
  ancien* ehemalig* pend(?:ing|iente|ientes|ente|entes) ausstehend* missing lack* falta* fehlt fehlend* manquant*
  mancante invalid* ungultig* lost perdid[oa]s? (?:ال)?سحب* انسحاب* منتهي* انتهت انتهى משיכת משך משכה ביטו* בוטל* פג
  פגה פקע* neg(?:a|an|ar|o|ou|aron|aram) anul* annul* borr(?:ad[oa]s?|o|ar|aron) rehus* inexist* finaliz*
  termin(?:a|o|ou|aron|aram|ates?|ated|ation) rescin* rescis* void* supprim* suprim* absent* absence ausentes?
  assent[ei] assenza null[oaie]? nuls? nulles? nul[oa]s? nichtig* geloscht* loschung aufgehoben* aufhebung storn*
  caducs? caduques? cancel* delet* elimin* remov* (?:ال)?الغ* ملغ*`
/** Beside a word of consent, or of what is sent, they say that people get no more of it. */
const STOPPED = `arret* basta ces(?:a|ar|o|ado|ada|aron|e|ou) cess(?:a|ato|ata|are|ation|azione|er|e|ee) ceas* smett*
  smesso renunc* rinunc* renonc* renounc* waive* verzicht* exempt* exent* isent* isenc* esent[ei] esoner* exoner*
  ausgenommen* unerwunscht* indesead* indesejad* indesirable* unwanted quit discontinu* desist* disdett* kundigung*
  suspend* suspens* sospes* sospen* forbid* forbade prohib* proib* interdite?s? verbot* vieta vietat* quitte
  uscit[oaie] ausgetreten (?:ال)?ايقاف اوقف* توقف* (?:ال)?وقف (?:ال)?منع* ה?הפסק* הפסיק* עזב* פרש*
  paus(?:a|e|ed|ad[oa]s?|ee?s?|iert) disabled deactivat* desactiv* desativ* deshabilit* desabilit* disabilit*
  disattiv* deaktiv* abgeschaltet ausgeschaltet`
/** Words that negate what is beside them. "No" is not among them: in Spanish it is mostly a number. */
const NOT = `sin sem without sans senza ohne kein* pas non not nicht nie niemals never nao nunca jamais ningun* nenhum*
  aucune? nessun* niente بدون غير لا لم لن عدم ללא בלי אין לא`
/**
 * Words that make the name of a column doubtful only if it holds the answers. Beside an answer they are too frequent:
 * the ends of offers and subscriptions, a block of houses, exclusive offers, and "no" for a number.
 */
const ONLY_OF_ANSWERS = `expir* venc* caduc* scad* ablauf* end ends ending ende endet
  black* block* bloq* blocc* exclu* nega* חסו* no nein ne`

const LISTS = `newsletters? mailings? lists? marketing groups? channels? subscriptions? whatsapp program\\w*`

/** What says so by itself, in several words or in one that German puts together. */
const PHRASES = [
  /\bdej\w+ de (?:\w+ )?(?:recib|envi|mand|escrib|acept|quer|contact|molest|autoriz)\w*/,
  /\bdeix\w+ de (?:\w+ )?(?:receb|envi|mand|escrev|aceit|quer|contat|autoriz|particip)\w*/,
  /\b(?:parar|parou|pararam|pare) de (?:\w+ )?(?:receb|envi|mand|escrev)\w*/,
  /\b(?:arret|cess)\w* (?:de |d )(?:\w+ )?(?:recev|recoi|envo|ecri)\w*/,
  /\b(?:smett\w*|smesso|cess\w*) di (?:\w+ )?(?:ricev|invi|mand|scriv)\w*/,
  /\bya no\b|\bja nao\b|\bno longer\b|\bnon (?:\w+ )?piu\b/,
  new RegExp(`\\b(?:left|leaves?|leaving|quits?) (?:the |our )?(?:${LISTS.trim().split(/\s+/).join('|')})\\b`),
  /\b(?:werb|newsletter|mailing|einwilligung|zustimmung|marketing|kontakt|nachrichten|abo)\w*(?:stopp?|widerruf|widerspruch|abmeldung|kundigung|entzug|sperre|verzicht|verweigerung|ablehnung|abbestellung)(?:s|e?n)?\b/,
  /(?:^| )(?:لم يعد|توقف عن|כבר לא|הפסיק\p{L}* לקבל)(?: |$)/u,
]

const anyOf = (...lists: string[]) => wholeWords(lists.join(' '))
const consent = anyOf(CONSENT)
const consentOrMessages = anyOf(CONSENT, MESSAGES)
const denied = anyOf(DENIED)
const withdrawn = anyOf(WITHDRAWN)
const stopped = anyOf(STOPPED)
const anyReversing = anyOf(DENIED, WITHDRAWN, STOPPED, NOT, ONLY_OF_ANSWERS)

const oneOf = (words: string) => words.trim().split(/\s+/).join('|').replaceAll('*', '\\p{L}*')
/** What people who agree do, and what is done with those who did: behind a "not" it says that they did not. */
const ACTS = `accept* accett* acept* aceit* akzept* acconsent* agree* einverstanden wants? wish* quer* quier* vuol*
  vogl* veu[tx] veulent souhait* desider* contact* contatt* contat* kontakt* [اني]ريد* [اني]رغب* [اني]قبل* ت?تواصل*
  تتصل* تراسل* ترسل* רוצ* מעוני* מאשר* לשלוח תשלח* לקבל`
/** Behind a "no", which is mostly a number (`No. de autorización`), only what somebody did counts. */
const without = new RegExp(
  `(?<![\\p{L}\\p{N}])` +
    `(?:(?:${oneOf(NOT)}) (?:de? )?(?:\\p{L}+ )?(?:${oneOf(`${CONSENT} ${MESSAGES} ${ACTS}`)})` +
    // German has a May of that name, and in French "plus" alone may be more.
    `|mai (?:\\p{L}+ )?(?:${oneOf(CONSENT)})|plus (?:de|d) (?:${oneOf(`${CONSENT} ${MESSAGES}`)})` +
    `|no (?:(?:autorizad|suscri[pt]+|inscrit|permitid|consentid)[oa]s?|autoriz(?:o|aron|ar)|consint\\p{L}*))` +
    `(?![\\p{L}\\p{N}])`,
  'u',
)
/** `Ne me contactez pas`: in French the verb stands between the two words of a "not". */
const AROUND = new RegExp(
  `\\bn(?:e)? (?:\\p{L}+ ){0,2}(?:${oneOf(`${CONSENT} ${ACTS}`)}|envo\\p{L}*|ecri\\p{L}*|recev\\p{L}*|recoi\\p{L}*)` +
    ` (?:pas|plus|jamais)\\b`,
  'u',
)
const NOT_AT_ALL = `nie niemals never nunca jamais ningun* nenhum* aucune?s? nessun* niente nada rien nichts kein*
  sin sem without sans senza ohne pas not nicht بدون غير لم لن عدم ابدا ללא בלי אין`
/** An answer at the end of a name, right behind what it answers: `Opt-in no`, `Newsletter off`. */
const ANSWERED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${oneOf(`${CONSENT} ${MESSAGES}`)}) (?:off|aus|nao|nein|لا|לא)` +
    // What is sent "never", or "none" of it: `Angebote nie`, `Ofertas: ninguna`.
    `|(?:${oneOf(`${CONSENT} ${MESSAGES}`)}) (?:\\p{L}+ )?(?:${oneOf(NOT_AT_ALL)})` +
    // In German "Mai" is a month.
    `|(?:offert|promozion|messagg|comunicazion|notific|pubblicit)\\p{L}* (?:\\p{L}+ )?mai` +
    // "Authorization no." and "WhatsApp no." are numbers.
    `|(?:opt(?:ed)? ?ins?|consent\\p{L}*|permission|permiso|marketing|newsletters?) (?:no|non|none|false))$`,
  'u',
)
/** A "not" behind the word: `Consent not given`. Nothing of the kind is said of a newsletter that was not opened. */
const NOT_GIVEN = new RegExp(
  '\\b(?:consent|consens|permi|autori|authori|einwillig|zustimm|opt ?in|subscri|suscri|inscri|iscri|abonn)\\p{L}*' +
    ' (?:\\p{L}+ )?(?:not|nicht|nie|never|nao|nunca|non|pas|jamais|mai' +
    '|no (?:otorg|dad|conced|firm|recib|obten)\\p{L}*)\\b',
  'u',
)
/** A "not" that belongs to an adjective, and denies nothing: `Non-mandatory offers`. */
const NOT_BINDING =
  wordsAfterNot(`mandator* obligat* obligator* obrigat* compulsory required verpflichtend* erforderlich
  necessar* exclusiv* الزامي* חובה`)

function wordsAfterNot(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(NOT)}|no) (?:${oneOf(words)})(?![\\p{L}\\p{N}])`, 'gu')
}

/**
 * Whether a name may say that consent was denied, or ended, or that something is no longer sent: beside a word of
 * consent, or of what is sent, any word that negates or ends something makes it doubtful. `name` is as `wordsOfName`
 * returns it.
 */
export function mayBeReversed(name: string): boolean {
  const words = name.replace(NOT_BINDING, ' ').replace(/ +/g, ' ').trim()
  return (
    denied.test(words) ||
    PHRASES.some((pattern) => pattern.test(words)) ||
    [without, AROUND, ANSWERED, NOT_GIVEN].some((pattern) => pattern.test(words)) ||
    (withdrawn.test(words) && consent.test(words)) ||
    (stopped.test(words) && consentOrMessages.test(words))
  )
}

const anyNot = new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(NOT)}|no|ne)(?![\\p{L}\\p{N}])`, 'gu')

/** Returns a name without the words that negate: `Not unsubscribed` says the contrary of what is left of it. */
export const withoutNot = (words: string): string => words.replace(anyNot, ' ').replace(/ +/g, ' ').trim()

/** Whether the name of a column of answers has any word that ends, denies or reverses what the rest of it says. */
export const hasReversingWord = (words: string): boolean => anyReversing.test(words) || mayBeReversed(words)

/** What means a No in a cell (yes-and-no.ts) may mean one in a name. `out` is a part of `check_out`, `out of stock`. */
const REFUSING: ReadonlySet<string> = new Set([...REFUSES].filter((word) => word !== 'out'))
/** The most words that a No of a cell has: "dado de baja". */
const MOST_WORDS = 3

/** Whether a name has words that mean a No when they are the answer in a cell: `Marketing: desuscripto`. */
export function hasRefusingWord(name: string): boolean {
  const words = name.split(' ')
  return words.some((_, start) =>
    words
      .slice(start, start + MOST_WORDS)
      .some((__, more) => REFUSING.has(words.slice(start, start + more + 1).join(''))),
  )
}

import type { Locale } from '@/lib/languages'
import { isOfDecliningForm, isOfMoney } from './declining-forms'
import { normaliseKeyword } from './keywords'
import { hasForbiddingSign } from './phrases/normalise'

/** Words for No, in the languages of the labels. */
const AGAINST = new Set(
  [
    ...['not', 'no', 'never', 'without', 'dont', 'isnt', 'arent', 'zero'],
    ...['nao', 'nunca', 'sem', 'nem', 'jamais', 'n', 'sin', 'ni', 'nada', 'poco', 'pouco'],
    ...['pas', 'ne', 'aucun', 'sans', 'non', 'nessun', 'senza', 'kein', 'keine', 'keinen', 'nicht', 'nie', 'ohne'],
    ...['لا', 'غير', 'ليس', 'لست', 'لم', 'بدون', 'לא', 'אין', 'בלי', 'ללא'],
  ].map(normaliseKeyword),
)
/** interested, interesa, interesse; also with the prefix that negates it: uninterested, desinteresado. */
const INTEREST = /^[mdl]?(un|dis|des)?intere(?:s|t$)|^(?:ا?مهتم|يهم|اهتمام|מעוניי?נ|מעוניין|מעניי?ן|עניין|מתעניי?נ)/u
/** Other wordings of the same refusal, of a wrong address, and of messages that nobody asked for. */
const WORDINGS = {
  en: [
    ...['not for me', 'not my thing', 'not for us', 'see less', 'show less', 'show fewer', 'see fewer', 'hide'],
    ...['hide this', 'not relevant', 'irrelevant', 'spam', 'its spam', 'report', 'report spam', 'block', 'mute'],
    ...['wrong number', 'wrong person', 'not my number', 'this is not my number', 'not me', 'thats not me'],
    ...['i did not sign up', 'i didnt sign up', 'never signed up', 'i never signed up', 'did not sign up'],
    ...['didnt sign up', 'i didnt ask for this', 'too many', 'too many messages', 'too many texts', 'too often'],
    ...['decline', 'reject', 'refuse', 'no longer needed', 'no longer need it', 'i no longer need it'],
    ...['i dont need it', 'dont need it', 'i dont need this', 'dont need this'],
  ],
  es: [
    ...['no es relevante', 'no relevante', 'irrelevante', 'es spam', 'bloquear', 'silenciar', 'no es para mi'],
    ...['no es lo mio', 'ver menos', 'mostrar menos', 'ocultar', 'perdi el interes', 'rechazar', 'rechazo'],
    ...['numero equivocado', 'persona equivocada', 'no es mi numero', 'no soy yo', 'no me suscribi', 'no me registre'],
    ...['no lo pedi', 'no pedi esto', 'demasiados mensajes', 'muchos mensajes', 'demasiados', 'denunciar', 'reportar'],
    ...['reportar spam', 'denunciar spam', 'ya no lo necesito', 'no lo necesito', 'ya no necesito', 'no necesito'],
  ],
  'pt-BR': [
    ...['nao e relevante', 'nao relevante', 'e spam', 'nao e para mim', 'nao e pra mim', 'quero ver menos'],
    ...['perdi o interesse', 'perdi interesse', 'recusar', 'recuso', 'rejeitar', 'numero errado', 'pessoa errada'],
    ...['nao e meu numero', 'nao e o meu numero', 'nao sou eu', 'nao me cadastrei', 'nao me inscrevi', 'nao pedi'],
    ...['nao pedi isso', 'muitas mensagens', 'mensagens demais', 'denunciar spam', 'nao preciso', 'nao preciso mais'],
    ...['ja nao preciso', 'silenciar', 'ocultar'],
  ],
  fr: [
    ...['plus interesse', 'plus interessee', 'pas pour moi', 'pas pertinent', 'refuser', 'decliner', 'signaler'],
    ...['signaler un spam', 'signaler comme spam', 'bloquer', 'masquer', 'voir moins', 'mauvais numero', 'faux numero'],
    ...['erreur de numero', 'pas mon numero', "ce n'est pas mon numero", "ce n'est pas moi", 'mauvaise personne'],
    ...['je ne me suis pas inscrit', 'je ne me suis pas inscrite', 'pas inscrit', 'trop de messages', 'plus besoin'],
    ...["je n'en ai plus besoin", 'pas besoin'],
  ],
  it: [
    ...['non fa per me', 'non rilevante', 'rifiuta', 'rifiuto', 'rifiutare', 'segnala', 'segnala spam', 'blocca'],
    ...['nascondi', 'vedi meno', 'mostra meno', 'numero sbagliato', 'persona sbagliata', 'non e il mio numero'],
    ...['non sono io', 'non mi sono iscritto', 'non mi sono iscritta', 'troppi messaggi', 'non mi serve'],
    ...['non mi serve piu', 'non ne ho piu bisogno', 'non ne ho bisogno'],
  ],
  de: [
    ...['nichts für mich', 'nicht relevant', 'ablehnen', 'spam melden', 'als spam melden', 'blockieren', 'ausblenden'],
    ...['weniger anzeigen', 'weniger sehen', 'stummschalten', 'falsche nummer', 'falsche person', 'nicht meine nummer'],
    ...['das ist nicht meine nummer', 'das bin ich nicht', 'bin ich nicht', 'nicht angemeldet'],
    ...['ich habe mich nicht angemeldet', 'nie angemeldet', 'zu viele nachrichten', 'zu viele', 'brauche ich nicht'],
    ...['brauche ich nicht mehr', 'nicht mehr nötig', 'kein bedarf'],
  ],
  ar: [
    ...['رقم خاطئ', 'رقم خطأ', 'الرقم خطأ', 'الرقم خاطئ', 'ليس رقمي', 'هذا ليس رقمي', 'لست أنا', 'لم أشترك', 'لم أسجل'],
    ...['رسائل كثيرة', 'رسائل كثيرة جدا', 'رفض', 'أرفض', 'إبلاغ', 'الإبلاغ', 'الإبلاغ عن رسالة مزعجة', 'رسائل مزعجة'],
    ...['حظر', 'كتم', 'لا أحتاجه', 'لا أحتاج', 'لم أعد أحتاجه', 'لا يناسبني', 'ليس لي', 'إخفاء', 'عرض أقل'],
  ],
  he: [
    ...['מספר שגוי', 'מספר לא נכון', 'טעות במספר', 'זה לא המספר שלי', 'לא המספר שלי', 'זה לא אני', 'לא אני'],
    ...['לא נרשמתי', 'מעולם לא נרשמתי', 'יותר מדי הודעות', 'סירוב', 'לסרב', 'דיווח', 'דיווח על ספאם', 'ספאם', 'חסימה'],
    ...['לחסום', 'השתקה', 'לא צריך', 'לא צריכה', 'כבר לא צריך', 'כבר לא צריכה', 'לא בשבילי', 'לא רלוונטי', 'הסתרה'],
  ],
} as const satisfies Readonly<Record<Locale, readonly string[]>>
const WHOLE = new Set(Object.values(WORDINGS).flatMap((each) => each.map(plainLabel)))
/** Longer than any label of a button (25 characters), with room for what Meta may allow later. */
const LABEL_CHARS = 80

/**
 * Returns whether the label of a button declines what the message offers, as "Not interested" and "Não tenho interesse"
 * do, or says that it came to the wrong person. Such a label has no word about messages, and may still mean that the
 * person wants no more of them.
 */
export function isDeclining(label: string): boolean {
  if (label.length > LABEL_CHARS) return false
  const plain = plainLabel(label)
  if (plain === '') return hasForbiddingSign(label)
  if (isOfMoney(plain)) return false
  if (WHOLE.has(plain) || isOfDecliningForm(plain)) return true
  const words = plain.split(' ')
  const interest = words.map((word) => INTEREST.exec(word)).find((found) => found !== null)
  return interest != null && (interest[1] !== undefined || words.some((word) => AGAINST.has(word)))
}

/** Returns whether a label speaks of interest on money ("Zero interest"), and so refuses nothing. */
export const isOfCredit = (label: string): boolean => label.length <= LABEL_CHARS && isOfMoney(plainLabel(label))

/** "don't", "isn't", "n'est": the apostrophe does not separate words. */
function plainLabel(label: string): string {
  return normaliseKeyword(label.replace(/[\u2019']/g, ''))
}

import { normaliseKeyword } from './keywords'

/** What a word of a label says; words of two languages may be the same. */
type Kind = keyof typeof WORDS

const WORDS = {
  no: [
    ...['not', 'no', 'never', 'dont', 'doesnt', 'isnt', 'stop', 'nao', 'nunca', 'sem', 'sin', 'jamas', 'jamais'],
    ...['pas', 'ne', 'aucun', 'aucune', 'sans', 'non', 'nessun', 'nessuna', 'senza', 'basta', 'kein', 'keine'],
    ...['keinen', 'nicht', 'nie', 'لا', 'عدم', 'لم', 'لست', 'بدون', 'لن', 'לא', 'אין', 'בלי', 'ללא', 'אל', 'די'],
    ...['chega', 'nichts', 'rien', 'nada', 'niente'],
  ],
  more: [
    ...['more', 'anymore', 'longer', 'any', 'again', 'mas', 'ya', 'mais', 'ja', 'plus', 'piu', 'mehr', 'nuevo'],
    ...['nuevamente', 'novamente', 'novo', 'vez', 'otra', 'outra', 'volver', 'voltar', 'nouveau', 'wieder', 'nochmal'],
    ...['ancora', 'يعد', 'أعد', 'بعد', 'الآن', 'مرة', 'أخرى', 'مجددا', 'المزيد', 'יותר', 'שוב', 'עוד', 'כבר'],
  ],
  want: [
    ...['want', 'quiero', 'queremos', 'deseo', 'quero', 'desejo', 'veux', 'voulons', 'souhaite', 'voglio'],
    ...['vogliamo', 'desidero', 'will', 'mochte', 'wollen', 'wunsche', 'أريد', 'اريد', 'أرغب', 'רוצה', 'רוצים'],
  ],
  sent: [
    ...['offers', 'offer', 'deals', 'ads', 'ad', 'messages', 'texts', 'promotions', 'promos', 'news', 'emails'],
    ...['ofertas', 'mensajes', 'anuncios', 'publicidad', 'promociones', 'avisos', 'novedades', 'mensagens'],
    ...['propaganda', 'propagandas', 'promocoes', 'novidades', 'publicidade', 'pub', 'pubs', 'publicite', 'offres'],
    ...['offerte', 'messaggi', 'pubblicita', 'promozioni', 'annunci', 'angebote', 'nachrichten', 'werbung', 'infos'],
    ...['عروض', 'العروض', 'رسائل', 'الرسائل', 'إعلانات', 'الإعلانات', 'הצעות', 'הודעות', 'פרסומות', 'מבצעים'],
  ],
  show: [
    ...['show', 'display', 'see', 'mostrar', 'mostrarme', 'ver', 'mostre', 'exibir', 'muestren', 'afficher', 'montrer'],
    ...['voir', 'mostrare', 'vedere', 'anzeigen', 'zeigen', 'sehen', 'عرض', 'العرض', 'إظهار', 'להציג', 'תציג', 'תציגו'],
    ...['להראות'],
  ],
  know: [
    ...[
      'know',
      'conozco',
      'conocemos',
      'conheco',
      'connais',
      'connaissons',
      'conosco',
      'conosciamo',
      'kenne',
      'kennen',
    ],
    ...['أعرف', 'أعرفكم', 'أعرفك', 'اعرفكم', 'מכיר', 'מכירה', 'מכירים'],
  ],
  you: [
    ...['you', 'this', 'u', 'los', 'las', 'te', 'ustedes', 'vos', 'os', 'voces', 'vcs', 'voce', 'vous', 'vi', 'euch'],
    ...['sie', 'dich', 'أنتم', 'אתכם', 'אותך', 'company', 'empresa', 'business', 'negocio'],
  ],
  wrong: [
    ...['wrong', 'equivocado', 'equivocada', 'incorrecto', 'incorrecta', 'errado', 'errada', 'incorreto', 'mauvais'],
    ...['mauvaise', 'erreur', 'sbagliato', 'sbagliata', 'errato', 'falscher', 'falsche', 'falsches', 'خاطئ', 'خطأ'],
    ...['שגוי', 'טעות'],
  ],
  whom: [
    ...['contact', 'number', 'person', 'recipient', 'people', 'one', 'contacto', 'numero', 'persona', 'destinatario'],
    ...['contato', 'pessoa', 'telefono', 'telefone', 'phone', 'destinataire', 'personne', 'contatto', 'kontakt'],
    ...['nummer', 'empfanger', 'رقم', 'الرقم', 'شخص', 'الشخص', 'מספר', 'במספר', 'נמען', 'איש', 'קשר'],
  ],
  customer: [
    ...['customer', 'client', 'member', 'patient', 'cliente', 'socio', 'socia', 'paciente', 'aluno', 'aluna', 'alumno'],
    ...['alumna', 'clienta', 'clienti', 'kunde', 'kundin', 'mitglied'],
    ...['عميل', 'عميلا', 'زبون', 'زبونا', 'לקוח', 'לקוחה'],
  ],
  small: [
    ...['i', 'im', 'am', 'me', 'my', 'a', 'an', 'the', 'to', 'it', 'do', 'please', 'thanks', 'your', 'these', 'them'],
    ...['yo', 'soy', 'eu', 'sou', 'a', 'de', 'da', 'do', 'o', 'la', 'el', 'le', 'lo', 'un', 'una', 'um', 'uma', 'se'],
    ...['esto', 'isso', 'mis', 'sus', 'suas', 'esta', 'je', 'j', 'ca', 'cela', 'suis', 'd', 'io', 'sono', 'mi', 'di'],
    ...['questo', 'ich', 'bin', 'das', 'es', 'mir', 'bitte', 'danke', 'أنا', 'هذا', 'من', 'אני', 'את', 'זה', 'לי'],
    ...['por', 'favor', 'gracias', 'obrigado', 'obrigada', 'merci', 'grazie', 'nos', 'les', 'des', 'in'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** What a label says, where it has a word of each kind, and no word beside these and small ones. */
const FORMS: readonly (readonly Kind[])[] = [
  // "Je ne veux plus", "Non voglio più", "I don't want it"
  ['no', 'want'],
  // "Keine Angebote", "Plus de pub": no more of what is sent
  ['no', 'sent'],
  ['no', 'want', 'sent'],
  // "Nicht mehr anzeigen", "Don't show again"
  ['no', 'show', 'more'],
  // "I don't know you"; "I don't know" alone answers a question
  ['no', 'know', 'you'],
  ['wrong', 'whom'],
  // "Ya no soy cliente"; "not a customer yet" says no such thing
  ['no', 'customer', 'more'],
]
/** Languages in which the verb or its ending names the other person, so that no word for "you" must stand beside it. */
const KNOWING_YOU = new Set(['kenne', 'conosco', 'أعرفكم', 'أعرفك', 'اعرفكم', 'מכיר', 'מכירה'].map(normaliseKeyword))
/** "Plus de pub": French leaves the "ne" out. "Plus d'offres" may as well ask for more of them. */
const PLUS_DE = /^plus (?:de|aucune?) (?:pubs?|publicites?|messages?|spam)(?: |$)/
/** "Je me désinscris", "mi disiscrivo". */
const LEAVING = /^(?:desinscri|desabonn|disiscri|descadastr|desuscri|unsubscrib|abbestell)/
/** "Still not a customer": who may yet become one. */
const NOT_YET = new Set(
  ['yet', 'aun', 'todavia', 'ainda', 'encore', 'ancora', 'noch', 'بعد', 'עדיין'].map(normaliseKeyword),
)

const KINDS = new Map<string, Set<Kind>>()
for (const [kind, words] of Object.entries(WORDS) as [Kind, readonly string[]][])
  for (const word of words.map(normaliseKeyword)) KINDS.set(word, (KINDS.get(word) ?? new Set<Kind>()).add(kind))

/**
 * Returns whether the words of a label are of a form that declines in any of the languages: a negation and what is not
 * wanted, not to be shown, not known, or no longer so, and nothing else.
 * @param plain the label in plain words (`normaliseKeyword`)
 */
export function isOfDecliningForm(plain: string): boolean {
  const words = plain.split(' ')
  if (words.some((word) => LEAVING.test(word))) return true
  const kinds = words.map((word) => KINDS.get(word))
  if (kinds.some((each) => each === undefined)) return false
  const has = (kind: Kind) =>
    kinds.some((each) => each!.has(kind)) ||
    (kind === 'no' && PLUS_DE.test(plain)) ||
    (kind === 'you' && words.some((word) => KNOWING_YOU.has(word)))
  return FORMS.some((form) => {
    if (!form.every(has) || (form.includes('customer') && words.some((word) => NOT_YET.has(word)))) return false
    return kinds.every((each) => each!.has('small') || each!.has('more') || form.some((kind) => each!.has(kind)))
  })
}

/** "12 meses sin intereses", "0 % interest", "Zero interest": the price of a credit. */
const OF_MONEY = new RegExp(
  `(?:^| )(?:(?:zero|cero|\\d+) (?:\\w+ )?interest|interest free|` +
    `sin intereses|senza interessi|zinsfrei|sans interets)(?: |$)`,
)

/** Returns whether a label speaks of interest on money. */
export const isOfMoney = (plain: string): boolean => OF_MONEY.test(plain)

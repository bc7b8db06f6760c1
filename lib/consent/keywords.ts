import { type Locale, LOCALES } from '@/lib/languages'

export interface Keyword {
  outcome: 'stop' | 'return' | 'none'
  /**
   * The language of the word, or null when several languages use it; then the contact's own language is the better
   * guess.
   */
  locale: Locale | null
}

const NOTHING: Keyword = { outcome: 'none', locale: null }

/**
 * The words. From the lists of other providers and the FCC:
 * docs/reference/whatsapp.md, 5. STOP and START are written in every language, so they name none; our
 * own pages tell people to write PARAR in Spanish and Portuguese, STOPP in German, إيقاف in Arabic, הסר in Hebrew, and
 * STOP in English, French and Italian. `td` comes from carriers' lists. A word that also answers an everyday question
 * is not here for the languages whose sentences are not understood: "basta" is also "that will be all", "annuler" and
 * "ביטול" may be about an order, and "weiter" is also "next".
 */
const STOP_WORDS = {
  any: ['stop', 'stopall', 'stop all', 'td'],
  en: [
    ...['end', 'unsubscribe', 'cancel', 'quit', 'revoke', 'optout', 'opt out', 'remove'],
    ...['remove me', 'unsubscribe me', 'stop messages', 'stop all messages'],
  ],
  es: [
    ...['detener', 'salir', 'no mas', 'parar', 'pare', 'baja', 'alto', 'cancelar', 'darse de baja', 'no quiero'],
    ...['darme de baja', 'dar de baja', 'dame de baja', 'quiero darme de baja', 'desuscribir', 'desuscribirme'],
    ...['cancelar suscripcion', 'no quiero mas', 'no quiero recibir', 'no recibir', 'no mas mensajes'],
    ...['no quiero recibir mensajes', 'no quiero mas mensajes', 'salir de la lista', 'detener todo', 'parar todo'],
  ],
  'pt-BR': [
    ...['parar', 'sair', 'cancelar', 'remover', 'descadastrar', 'sair da lista', 'pare', 'nao quero receber'],
    ...['nao receber', 'nao quero', 'nao quero mais', 'nao quero mais receber', 'nao quero receber mais'],
    ...['nao quero receber mensagens', 'nao quero mais receber mensagens', 'cancelar inscricao', 'parar tudo'],
    ...['me descadastrar', 'descadastre', 'me remova', 'remover da lista', 'chega de mensagens'],
  ],
  fr: [
    ...['arret', 'arrete', 'arretez', 'arreter', 'stop sms', 'stop pub', 'stop publicite', 'arreter les messages'],
    ...['desabonner', 'me desabonner', 'se desabonner', 'desabonnement', 'desinscription', 'desinscrire'],
    ...['me desinscrire', 'se desinscrire'],
    ...['plus de messages', 'ne plus recevoir', 'ne plus rien recevoir', 'ne plus recevoir de messages'],
    ...['arreter tous les messages'],
    ...['je ne veux plus recevoir de messages', 'je ne veux plus de messages', 'arretez de m envoyer des messages'],
  ],
  it: [
    ...['ferma', 'fermare', 'stop messaggi', 'basta messaggi', 'basta pubblicita', 'non ricevere piu nulla'],
    ...[
      'disiscrivimi',
      'disiscrivermi',
      'disiscriviti',
      'disiscriversi',
      'disiscrizione',
      'cancellami',
      'cancellatemi',
      'annulla iscrizione',
    ],
    ...['non voglio piu messaggi', 'non voglio ricevere messaggi', 'non voglio piu ricevere messaggi'],
    ...['interrompi tutti i messaggi', 'interrompere tutti i messaggi'],
  ],
  de: [
    ...['stopp', 'halt', 'abmelden', 'abmeldung', 'abbestellen', 'austragen', 'mich abmelden', 'nachrichten stoppen'],
    ...['keine nachrichten mehr', 'keine werbung', 'keine werbung mehr', 'werbung stoppen', 'nichts mehr bekommen'],
    ...['ich mochte keine nachrichten mehr', 'ich will keine nachrichten mehr'],
    ...['nachrichten abbestellen', 'alles abbestellen'],
  ],
  ar: [
    ...['إيقاف', 'أوقف', 'أوقفوا', 'توقف', 'توقفوا', 'قف', 'ستوب', 'إيقاف الرسائل', 'إيقاف كل الرسائل'],
    ...['إلغاء الاشتراك', 'إلغاء اشتراكي', 'ألغ الاشتراك', 'ألغوا اشتراكي', 'أوقفوا الرسائل', 'وقف الرسائل'],
    ...['لا أريد رسائل', 'لا أريد رسائلكم', 'لا ترسلوا لي رسائل', 'لا أريد أن تصلني رسائل'],
  ],
  he: [
    ...['הסר', 'הסרה', 'להסיר', 'הסירו', 'הסר אותי', 'הסירו אותי', 'תסירו אותי', 'להסיר אותי', 'להסרה'],
    ...['עצור', 'עצרו', 'הפסק', 'הפסיקו', 'תפסיקו', 'סטופ', 'הסרה מהרשימה', 'הפסקת כל ההודעות'],
    ...['תפסיקו לשלוח', 'תפסיקו לשלוח הודעות', 'תפסיקו לשלוח לי הודעות', 'לא רוצה הודעות', 'לא רוצה לקבל הודעות'],
  ],
} as const satisfies Readonly<Record<'any' | Locale, readonly string[]>>

/**
 * "Yes", "si" and "sim" are not here, though other providers accept them: they answer the last question, and a person
 * who confirms an appointment has not asked for offers.
 */
const RETURN_WORDS = {
  any: ['start'],
  en: ['unstop', 'subscribe', 'resubscribe', 'opt in', 'optin'],
  es: ['volver', 'recibir', 'iniciar', 'reanudar', 'suscribir', 'suscribirme', 'volver a recibir'],
  'pt-BR': ['voltar', 'receber', 'iniciar', 'cadastrar', 'retomar', 'voltar a receber', 'quero receber'],
  fr: [
    ...['reprendre', 'reprendre les messages', 'me reabonner', 'reabonner', 'm abonner'],
    ...['recevoir a nouveau', 'recevoir a nouveau des messages'],
  ],
  it: ['riprendi', 'riprendere', 'iscrivimi', 'iscrivimi di nuovo', 'ricevi di nuovo i messaggi', 'riattiva messaggi'],
  de: ['wieder anmelden', 'nachrichten abonnieren', 'wieder nachrichten bekommen', 'wieder abonnieren'],
  ar: ['استئناف', 'استئناف الرسائل', 'اشتراك', 'إعادة الاشتراك'],
  he: ['הצטרפות', 'להצטרף שוב', 'לקבל שוב הודעות', 'להירשם שוב', 'חידוש ההודעות', 'לחדש את ההודעות'],
} as const satisfies Readonly<Record<'any' | Locale, readonly string[]>>

/**
 * Greetings and thanks that may be around a keyword. Those of the languages whose sentences are understood are in the
 * lexicon of lib/consent/phrases.
 */
const COURTESY = {
  es: [],
  'pt-BR': [],
  en: [],
  fr: ['bonjour', 'salut', 'merci', 'svp', 's il vous plait', 's il te plait'],
  it: ['buongiorno', 'salve', 'ciao', 'grazie', 'per favore'],
  de: ['hallo', 'guten tag', 'danke', 'bitte', 'vielen dank'],
  ar: ['مرحبا', 'السلام عليكم', 'شكرا', 'من فضلك', 'من فضلكم', 'لو سمحت', 'لو سمحتم'],
  he: ['שלום', 'היי', 'תודה', 'בבקשה'],
} as const satisfies Readonly<Record<Locale, readonly string[]>>

const AROUND = LOCALES.flatMap((locale) => COURTESY[locale]).map(normaliseKeyword)

const KEYWORDS = new Map<string, Keyword>()
addAll('stop', STOP_WORDS)
addAll('return', RETURN_WORDS)

/**
 * Returns what a message of one known word or phrase asks for. Case, accents, punctuation, emoji and spaces do not
 * matter. Anything longer is `none`; this function does not interpret sentences.
 */
export function understandKeyword(text: string): Keyword {
  return KEYWORDS.get(normaliseKeyword(text)) ?? NOTHING
}

/** Returns the same for a keyword with nothing but greetings and thanks around it: "Bonjour, STOP svp". */
export function understandPoliteKeyword(text: string): Keyword {
  const around = ` ${normaliseKeyword(text)} `
  const bare = AROUND.reduce((rest, courtesy) => rest.replaceAll(` ${courtesy} `, '  '), around)
  return KEYWORDS.get(bare.trim().replace(/ {2,}/g, ' ')) ?? NOTHING
}

/** "¡Não quero, receber! 🛑" becomes "nao quero receber". NFKD also undoes full-width and mathematical letters. U+0640
 * only makes an Arabic word longer.
 */
export function normaliseKeyword(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function addAll(outcome: 'stop' | 'return', lists: Readonly<Record<'any' | Locale, readonly string[]>>): void {
  for (const locale of ['any', ...LOCALES] as const) {
    for (const word of lists[locale].map(normaliseKeyword)) {
      const isAmbiguous = locale === 'any' || KEYWORDS.has(word)
      KEYWORDS.set(word, { outcome, locale: isAmbiguous ? null : locale })
    }
  }
}

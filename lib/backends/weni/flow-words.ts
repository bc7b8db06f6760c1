import type { Locale } from '@/lib/languages'

/** The triggers of a business's flows and what they say, by language. */

/**
 * Refusals that start a flow. A trigger sees only the first word of a message (docs/reference/weni.md, 4.4), so words
 * that as often begin ordinary messages ("cancelar mi pedido", "end of the month") are not here; Sayso learns of those
 * in other ways.
 */
export const STOP_TRIGGERS: Readonly<Record<'any' | Locale, readonly string[]>> = {
  any: ['stop'],
  es: ['baja', 'parar', 'salir', 'detener', 'desuscribir', 'desuscribirme'],
  'pt-BR': ['parar', 'pare', 'sair', 'descadastrar', 'descadastre'],
  en: ['unsubscribe', 'optout'],
  fr: ['arret', 'arrêt', 'désabonner', 'desabonner'],
  it: ['disiscrivimi'],
  de: ['stopp'],
  ar: ['إيقاف', 'ايقاف'],
  he: ['הסר', 'הסרה', 'הסירו'],
}

/** Words of return. "iniciar" and the like are greetings in many projects, so they are not here. */
export const RETURN_TRIGGERS: Readonly<Record<'any' | Locale, readonly string[]>> = {
  any: ['start'],
  es: ['volver'],
  'pt-BR': ['voltar'],
  en: ['unstop', 'resubscribe'],
  fr: ['reprendre'],
  it: ['riprendi'],
  de: [],
  ar: ['استئناف'],
  he: ['הצטרפות'],
}

/**
 * What a flow says when Sayso could not be reached. After a refusal Weni's own switch is off already, so this much is
 * true.
 */
export const APOLOGIES = {
  stop: {
    es: 'Recibimos tu solicitud: ya no te enviaremos ofertas. Estamos terminando de guardarla.',
    'pt-BR': 'Recebemos sua solicitação: não enviaremos mais ofertas. Estamos terminando de salvar.',
    en: 'We got your request: you’ll get no more offers. We’re still saving it.',
    fr: 'Nous avons bien reçu votre demande : vous ne recevrez plus d’offres. Nous finissons de l’enregistrer.',
    it: 'Abbiamo ricevuto la tua richiesta: non ti manderemo più offerte. Stiamo finendo di salvarla.',
    de: 'Wir haben Ihre Bitte erhalten: Sie bekommen keine Angebote mehr. Das Speichern dauert noch etwas.',
    ar: 'وصلنا طلبك: لن تصلك عروض بعد الآن. وما زال حفظه جاريًا.',
    he: 'קיבלנו את הבקשה: לא תקבלו עוד מבצעים. אנחנו עוד משלימים את השמירה.',
  },
  other: {
    es: 'No podemos mostrar tus preferencias: tenemos un problema técnico. Inténtalo otra vez en unos minutos.',
    'pt-BR':
      'Não conseguimos mostrar suas preferências: estamos com um problema técnico. Tente de novo em alguns minutos.',
    en: 'We can’t show your preferences: something is wrong on our side. Please try again in a few minutes.',
    fr: 'Impossible d’afficher vos préférences : le problème vient de chez nous. Réessayez dans quelques minutes.',
    it: 'Non riusciamo a mostrare le tue preferenze: il problema è nostro. Riprova tra qualche minuto.',
    de: 'Wir können Ihre Einstellungen nicht anzeigen: Der Fehler liegt bei uns. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    ar: 'تعذّر عرض تفضيلاتك: المشكلة من جهتنا. يُرجى المحاولة من جديد بعد بضع دقائق.',
    he: 'לא הצלחנו להציג את ההעדפות: התקלה אצלנו. נסו שוב בעוד כמה דקות.',
  },
} as const satisfies Record<'stop' | 'other', Record<Locale, string>>

const MOST_CHARS = 16

/** Returns the words of the given languages, without repetition and in order. */
export function wordsOf(lists: Readonly<Record<string, readonly string[]>>, locales: readonly string[]): string[] {
  return [...new Set(['any', ...locales].flatMap((locale) => lists[locale] ?? []))]
}

/** Returns the words of the chat that are the same for every business, as triggers match them. */
export function chatTriggers(words: Readonly<Record<string, string>>, locales: readonly string[]): string[] {
  return locales.flatMap((locale) => words[locale]?.toLowerCase() ?? [])
}

/**
 * Returns a word of the business in the forms that a trigger can match: its first word, in lower case, with accents and
 * without, since people write both. Returns nothing where that is longer than a trigger may be.
 */
export function triggersFor(word: string): string[] {
  const [first = ''] = word.trim().toLowerCase().normalize('NFC').split(/\s+/)
  const plain = first.normalize('NFD').replace(/\p{M}+/gu, '')
  return [...new Set([first, plain])].filter((each) => /^[\p{L}\p{N}_]+$/u.test(each) && each.length <= MOST_CHARS)
}

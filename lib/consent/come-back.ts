import { LOCALES, type Locale } from '@/lib/languages'
import { normaliseKeyword } from './keywords'

/** What a person writes before the name of a topic that they want again. */
const BEFORE = {
  any: ['start'],
  es: [
    ...['volver', 'volver a recibir', 'volver a', 'quiero volver a recibir', 'quiero recibir', 'recibir', 'reanudar'],
    ...['quiero', 'suscribirme a', 'suscribir'],
  ],
  'pt-BR': [
    ...['voltar', 'voltar a receber', 'voltar para', 'quero voltar a receber', 'quero receber', 'receber', 'retomar'],
    ...['quero'],
  ],
  en: [
    ...['unstop', 'subscribe', 'subscribe to', 'resubscribe', 'resubscribe to', 'i want', 'i want to receive'],
    ...['i would like', 'send me', 'receive', 'resume'],
  ],
  fr: ['reprendre', 'recevoir', 'recevoir a nouveau', 'je veux recevoir', 'je veux', 'me reabonner a', 'm abonner a'],
  it: ['riprendi', 'ricevere', 'ricevere di nuovo', 'voglio ricevere', 'voglio', 'iscrivimi a', 'riattiva'],
  de: ['ich möchte wieder', 'ich möchte', 'wieder', 'ich will wieder', 'ich will', 'abonnieren'],
  ar: ['استئناف', 'أريد', 'أريد استئناف', 'أريد أن تصلني', 'اشتراك في'],
  he: ['הצטרפות', 'הצטרפות אל', 'אני רוצה', 'אני רוצה לקבל', 'לקבל', 'לקבל שוב'],
} as const satisfies Readonly<Record<'any' | Locale, readonly string[]>>

/** Words around a name that change nothing. */
const SMALL = new Set(
  'de del la las el los un una y e a o os as do da dos das the of about for and again otra vez novo nuevo por favor please mensajes mensagens messages le la les du des et encore nouveau svp il lo gli di e ancora nuovo favore die der das den und noch einmal bitte nachrichten messaggi רשימה בבקשה ו من فضلك و رسائل'.split(
    ' ',
  ),
)

/** The longest first, so that "quiero volver a recibir" is not read as "quiero". */
const PREFIXES = [...BEFORE.any, ...LOCALES.flatMap((locale) => BEFORE[locale])]
  .map(normaliseKeyword)
  .toSorted((a, b) => b.length - a.length)

interface Named {
  id: string
  key: string
  names: readonly string[]
}

/**
 * Returns the topics that a person asks for again by their whole names: "START Promotions", "quiero volver a recibir
 * promociones y encuestas". Returns none where anything else is written, because then it is not sure what is asked for.
 */
export function topicsOfReturn(text: string, topics: readonly Named[]): string[] {
  const words = normaliseKeyword(text)
  const prefix = PREFIXES.find((each) => words.startsWith(`${each} `))
  return prefix === undefined ? [] : topicsNamed(words.slice(prefix.length + 1), topics)
}

/** Returns the topics of a text that is nothing but their whole names. */
export function topicsNamed(text: string, topics: readonly Named[]): string[] {
  let rest = normaliseKeyword(text)
  const found: string[] = []
  const names = topics
    .flatMap(({ id, key, names: all }) => [...all, key.replaceAll(/[_-]/g, ' ')].map((name) => ({ id, name })))
    .map(({ id, name }) => ({ id, name: normaliseKeyword(name) }))
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length)
  while (rest !== '') {
    const named = names.find(({ name }) => rest === name || rest.startsWith(`${name} `))
    const [first = ''] = rest.split(' ', 1)
    if (!named && !SMALL.has(first)) return []
    rest = rest.slice(named ? named.name.length : first.length).trim()
    if (named && !found.includes(named.id)) found.push(named.id)
  }
  return found
}

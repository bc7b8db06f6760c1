import { meaningOf } from '@/lib/services/columns/column-names'
import type { Meant } from './columns'

/** The plain words for Yes and No, which say nothing about what was asked. */
const PLAIN = {
  in: 'yes y true t 1 in on si s verdadero sim verdadeiro oui vrai ja j wahr vero نعم כן',
  out: 'no n false f 0 out off nao falso non faux nein falsch لا לא',
}

/**
 * What systems write beside them, in the languages of the page, compared without case, accents, blanks, hyphens and
 * underscores. A word that could mean either ("active", "ok", "blocked") is not in the list: its row is refused, and
 * the business has to say what the word means.
 */
const WORDS = {
  in: `optin optedin subscribe subscribed granted agreed accepted
    suscrito suscrita suscripto suscripta inscrito inscrita aceptado aceptada aceito aceita alta
    accepte acceptee abonne abonnee inscrit inscrite consenti autorise autorisee
    accettato accettata iscritto iscritta acconsentito autorizzato autorizzata
    akzeptiert zugestimmt eingewilligt angemeldet abonniert
    موافق موافقة مشترك مشتركة מאשר מאשרת רשום רשומה`,
  out: `optout optedout unsubscribe unsubscribed denied declined rejected withdrawn revoked refused cancelled
    canceled stop denegado denegada negado negada cancelado cancelada rechazado rechazada recusado recusada
    revogado revogada revocado revocada desuscrito desuscrita desuscripto desuscripta descadastrado
    descadastrada dadodebaja dadadebaja baja desabonne desabonnee desinscrit desinscrite refuse refusee
    revoque revoquee annule annulee resilie resiliee disiscritto disiscritta rifiutato rifiutata revocato
    revocata negato negata annullato annullata cancellato cancellata nichtzugestimmt abgemeldet abbestellt
    abgelehnt verweigert widerrufen widersprochen gekündigt ausgetragen
    مرفوض رفض رفضت رافض رافضة غيرموافق غيرموافقة غيرمشترك غيرمشتركة ملغي ملغى إلغاءالاشتراك סירב סירבה מסרב
    מסרבת לאמאשר לאמאשרת לארשום לארשומה לאמעוניין לאמעוניינת הוסר הוסרה בוטל הסר`,
}

const foldedWords = (text: string) => text.split(/\s+/).map(fold)

const MEANING: ReadonlyMap<string, 'in' | 'out'> = new Map(
  (['in', 'out'] as const).flatMap((answer) =>
    [...foldedWords(PLAIN[answer]), ...foldedWords(WORDS[answer])].map((word) => [word, answer] as const),
  ),
)

/** Words that a business adds for one file, by the form in which words are compared. */
export type OwnWords = ReadonlyMap<string, 'in' | 'out'>

/**
 * Returns Yes or No; null for a word that is neither. A word that means No by itself (`unsubscribed`) is a No whatever
 * the business named it for. Otherwise the words of the business come before ours.
 */
export function readAnswer(text: string, own?: OwnWords): 'in' | 'out' | null {
  if (saysNo(text, false, own)) return 'out'
  const word = fold(text)
  return own?.get(word) ?? MEANING.get(word) ?? null
}

/** Whether a cell is what a column of refusals is named by: `Do not contact`, `no molestar`. */
const isRefusalName = (text: string) => meaningOf(text)?.part === 'refusal'

/** Returns the words that a business named for Yes and for No. A word that it named for both is a No. */
export function ownWords(words: { in: readonly string[]; out: readonly string[] }): OwnWords {
  return new Map((['in', 'out'] as const).flatMap((answer) => words[answer].map((word) => [fold(word), answer])))
}

/**
 * Returns a name or a word in the form in which words are compared: lower case, no accents, no blanks, hyphens,
 * underscores or dots.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\s_.\-–—?¿]+/gu, '')
    .toLowerCase()
}

/** The plain words for Yes, and the cross of a form that is ticked. */
const TRUE: ReadonlySet<string> = new Set([...foldedWords(PLAIN.in).filter((word) => word !== 'in'), 'x'])
const FALSE: ReadonlySet<string> = new Set(foldedWords(PLAIN.out).filter((word) => word !== 'out'))

/** Words that mean No by themselves, in a column of any name. */
const REFUSED: ReadonlySet<string> = new Set([...foldedWords(WORDS.out), 'out', 'stopped'])

/** Whether a cell says No by itself, also in a column of refusals: by a word of ours, or by one of the business. */
function saysNo(text: string, isRefusal: boolean, own?: OwnWords): boolean {
  const word = fold(text)
  if (REFUSED.has(word) || isRefusalName(text)) return true
  return own?.get(word) === 'out' && !(isRefusal && FALSE.has(word))
}

/**
 * Returns what a cell means in a column of refusals (`opted_out`, `unsubscribed`, `baja`). Yes in it is a No of the
 * person, and so is every word that the business named: whether "blocked" was named for Yes, because the person is
 * blocked, or for No, because they get nothing, it is a refusal. A plain "no" means nothing, because a person does not
 * agree by not refusing. Returns null for a word that is neither.
 */
export function readRefusal(text: string, own?: OwnWords): 'out' | 'nothing' | null {
  if (saysNo(text, true, own)) return 'out'
  const word = fold(text)
  if (own?.get(word) === 'in' || TRUE.has(word)) return 'out'
  return FALSE.has(word) ? 'nothing' : null
}

/**
 * Returns whether a cell beside a Yes says No, in a column of refusals or in one of answers; null for a cell of a
 * column of refusals that is no word of ours, such as the date of the refusal. In a column that may hold anything
 * (`status`) only what means No by itself counts: a word (`unsubscribed`, `baja`), what columns of refusals are named
 * by (`Do not contact`), or a word that the business named for No. In a column of refusals such a word is a No as well;
 * only a plain "no" there says that the person did not refuse.
 */
export function isRefusedIn(text: string, { isRefusal, isClear }: Meant, own?: OwnWords): boolean | null {
  if (saysNo(text, isRefusal, own)) return true
  if (!isRefusal) return isClear && readAnswer(text, own) === 'out'
  const read = readRefusal(text, own)
  if (read !== null) return read === 'out'
  return readAnswer(text, own) === 'in' ? false : null
}

import { type Locale, LOCALES } from './languages'

/**
 * What people and systems write for Yes and No, compared without case, accents, blanks, hyphens and underscores.
 * Everything that is handed an answer in words asks here: imports, forms inside WhatsApp, the fields of a workspace.
 */
const PLAIN = {
  es: { yes: 'sí s verdadero', no: 'no n falso' },
  'pt-BR': { yes: 'sim s verdadeiro', no: 'não n falso' },
  en: { yes: 'yes y true t 1 on', no: 'no n false f 0 off' },
  fr: { yes: 'oui vrai', no: 'non n faux' },
  it: { yes: 'sì s vero', no: 'no n falso' },
  de: { yes: 'ja j wahr', no: 'nein n falsch' },
  ar: { yes: 'نعم صحيح', no: 'لا كلا خطأ' },
  he: { yes: 'כן נכון', no: 'לא' },
} as const satisfies Record<Locale, { yes: string; no: string }>

/**
 * Words that say by themselves what somebody chose, whatever was asked. A word that could mean either ("active", "ok",
 * "blocked") is not among them.
 */
const ALONE = {
  in: `in optin optedin subscribe subscribed granted agreed accepted
    suscrito suscrita suscripto suscripta inscrito inscrita aceptado aceptada aceito aceita alta
    accepte acceptee abonne abonnee inscrit inscrite consenti autorise autorisee
    accettato accettata iscritto iscritta acconsentito autorizzato autorizzata
    akzeptiert zugestimmt eingewilligt angemeldet abonniert
    موافق موافقة مشترك مشتركة מאשר מאשרת רשום רשומה`,
  out: `out optout optedout unsubscribe unsubscribed denied declined rejected withdrawn revoked refused cancelled
    canceled stop denegado denegada negado negada cancelado cancelada rechazado rechazada recusado recusada
    revogado revogada revocado revocada desuscrito desuscrita desuscripto desuscripta descadastrado
    descadastrada dadodebaja dadadebaja baja désabonné désabonnée désinscrit désinscrite refusé refusée
    révoqué révoquée annulé annulée résilié résiliée disiscritto disiscritta rifiutato rifiutata revocato
    revocata negato negata annullato annullata cancellato cancellata nichtzugestimmt abgemeldet abbestellt
    abgelehnt verweigert widerrufen widersprochen gekündigt ausgetragen entzogen zurückgezogen
    مرفوض رفض رفضت رافض رافضة غيرموافق غيرموافقة غيرمشترك غيرمشتركة ملغي ملغى إلغاءالاشتراك סירב סירבה מסרב
    מסרבת לאמאשר לאמאשרת לארשום לארשומה לאמעוניין לאמעוניינת הוסר הוסרה בוטל הסר`,
}

/**
 * What people write for No where they are asked whether they want something. As an answer to another question these
 * words may mean something else: "stop the offers? never" is no refusal.
 */
const UNWANTED = `parar pare sair salir nunca never jamais mai niemals nie أبدا לעולםלא`

/** Choices that mean none of those that are offered: "None", "N/A". */
const NONE_OF_THEM = `none nothing na ninguno ninguna nada nenhum nenhuma aucun aucune rien nessuno nessuna niente
    keine keiner keines nichts لاشيء כלום`

/** Choices that mean all of those that are offered: "All", "Todos los temas". */
const ALL_OF_THEM = `all everything alltopics allofthem allofthese alloftheabove
    todo todos todas todoslostemas todosellos todoslosanteriores todaslasanteriores
    tudo todosostemas todososassuntos todosostópicos todosositens todaselas
    tout tous toutes touslessujets touslesthèmes
    tutto tutti tutte tuttigliargomenti tuttiitemi
    alle alles allethemen
    الكل كل كلشيء جميعها كلها كلالمواضيع جميعالمواضيع הכל הכול כולם כלהנושאים`

/**
 * Returns a name or a word in the form in which words are compared: lower case, no accents, no blanks, hyphens,
 * underscores, quotes or punctuation of a sentence, and no invisible marks, which are copied along with Hebrew and
 * Arabic. Brackets and symbols stay, because `[ ] yes` and `☐ yes` are boxes that nobody ticked.
 */
export function foldAnswer(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Pi}\p{Pf}\u0640\s_.\-–—?¿!¡"'„‚,;:،؛؟]+/gu, '')
    .toLowerCase()
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(foldAnswer))

/** Yes and No in every language of the page, folded. */
export const YES = setOf(LOCALES.map((locale) => PLAIN[locale].yes).join(' '))
export const NO = setOf(LOCALES.map((locale) => PLAIN[locale].no).join(' '))
/** Words that mean Yes or No by themselves, folded. */
export const AGREES = setOf(ALONE.in)
export const REFUSES = setOf(ALONE.out)
const NO_TO_WANTED = setOf(UNWANTED)
/** Who asks back has not agreed. */
const ASKS = /[?؟？]/u
/** Signs that tick: "✅ Sí", "👍 yes". */
const TICKS = /[✅☑✔✓👍]\p{Emoji_Modifier}?\uFE0F?/gu
const NONE = setOf(NONE_OF_THEM)
const ALL = setOf(ALL_OF_THEM)

/**
 * Returns a text as `foldAnswer` does, and without any sign around its words or between them. In a file only a No is
 * read so, in "❌ No" and "(no)".
 */
export const bareAnswer = (text: string): string => foldAnswer(text).replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Returns a text in the form in which a Yes is looked for: as `foldAnswer` does, and with the question mark of who
 * asks, so that `sí?` is no more a Yes than `☐ yes` is.
 */
export const yesForm = (text: string): string => foldAnswer(text) + (ASKS.test(text) ? '?' : '')

/** Returns whether a text means none of the choices that were offered. */
export const saysNone = (text: string): boolean => NONE.has(bareAnswer(text))

/** Returns whether a text means all of the choices that were offered. */
export const saysAll = (text: string): boolean => ALL.has(bareAnswer(text))

/** Returns whether two texts are the same words. */
export const isSameAnswer = (one: string, other: string): boolean => foldAnswer(one) === foldAnswer(other)

/**
 * Returns what an answer to the question whether somebody wants something says; null for words that are neither Yes
 * nor No by themselves ("No, thanks", "maybe"). A No is read among any signs. A Yes is not: `☐ yes` and `[ ] yes` are
 * boxes that nobody ticked, `❌ sí` is crossed out, and `sim?` asks. Only a tick beside it is no matter.
 */
export function saysWanted(text: string): 'yes' | 'no' | null {
  const bare = bareAnswer(text)
  if (NO.has(bare) || meansNo(bare) || NO_TO_WANTED.has(bare)) return 'no'
  const word = yesForm(text.replace(TICKS, ''))
  return YES.has(word) || AGREES.has(word) ? 'yes' : null
}

/** Whether a folded word means No by itself, also among other words of a system (`status`). */
export const meansNo = (word: string): boolean => REFUSES.has(word) || word === 'stopped'

/**
 * Returns what an answer to a question about a refusal says (`opted_out`, "Stop the offers?"): Yes is a No of the
 * person, and so is a word that means No by itself. No says nothing, because nobody agrees by not refusing. Returns
 * null for a word that is neither.
 */
export function saysRefused(text: string): 'out' | 'nothing' | null {
  const word = foldAnswer(text)
  // Who marks a box on paper, or in a sheet, writes an x.
  if (meansNo(word) || YES.has(word) || word === 'x') return 'out'
  return NO.has(word) ? 'nothing' : null
}

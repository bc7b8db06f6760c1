import { wordsOfName } from './name-words'
import { mayBeNegativeColumn, REFUSALS } from './negative-names'

/**
 * What a No in a column means whose name denies a refusal. `plain`: it is a refusal, and a Yes is none
 * (`not_unsubscribed`, `nao_descadastrado`). `doubtful`: nobody knows which answer refuses (`no_opt_out`). `ended`: as
 * in `plain`, and the name may speak of something else, such as an order (`Not cancelled`).
 */
export type Denial = 'plain' | 'doubtful' | 'ended'

const oneOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|').replaceAll('*', '\\p{L}*')})`

/** Words that deny what follows. */
const NOT = oneOf(`not no non nao nicht nie niemals never nunca jamais pas nunquam mai sin sem sans senza ohne without
  kein* ningun[ao]? nenhum[a]? aucune? nessun[ao]? neither
  (?:is|has|was|have|did|does)n\\x20?t غير لا لم لن ليس عدم بدون لא לא אינו אינה אין ללא בלי`)
/** Words that may stand between them and what they deny, and in front of both. */
const BETWEEN = oneOf(`be been being is are was has have had currently already yet longer the
  se ha han esta este es fue sido ya habia estado
  foi e ja tem teve estava sendo
  est ete a deja
  stato stata gia
  ist hat hatte sich wurde worden mehr`)
const IN_FRONT = oneOf(`user person people contact customer client subscriber member status flag
  usuario persona contacto cliente suscriptor pessoa contato assinante
  utilisateur abonne utente contatto kunde kontakt whatsapp wa marketing promo* ofert* offers? news newsletter`)

/** States of who refused. A person either is in such a state or is not, so a No beside a "not" says that they are. */
const STATES = oneOf(`unsubscribed opted\\x20?out opting\\x20?out suppressed refused objected objecting opposed stopped
  blocked blocklisted blacklisted banned muted revoked withdrawn rejected denied declined removed deleted disabled
  deactivated excluded
  desuscri[pt]+[oa]s? dad[oa]s?\\x20?de\\x20?baja de\\x20?baja rechaz(?:ad[oa]s?|o) revocad[oa]s? anulad[oa]s?
  excluid[oa]s? eliminad[oa]s? suprimid[oa]s? retirad[oa]s? banead[oa]s? opuest[oa]s?
  descadastrad[oa]s? desinscrit[oa]s? bloquead[oa]s? silenciad[oa]s? recusad[oa]s? recusou rejeitad[oa]s?
  removid[oa]s? banid[oa]s? revogad[oa]s? desativad[oa]s? desactivad[oa]s? optou\\x20por\\x20sair
  desabonnee?s? desinscrite?s? bloquee?s? refusee?s? revoquee?s? supprimee?s? opposee?s?
  disiscritt[oaie] bloccat[oaie] rifiutat[oaie] revocat[oaie] rimoss[oaie] esclus[oaie] oppost[oaie]
  abgemeldet abbestellt gesperrt blockiert widersprochen abgelehnt widerrufen ausgetragen entfernt geloscht
  (?:ال)?محظور* (?:ال)?مرفوض* (?:ال)?رافض* הוסרו? הוסרה חסו[םמ]* סירבו? סירבה`)
/** "No objection" is how many systems write that somebody may be written to. */
const OBJECTIONS = oneOf(`objections? opposition oposicion objecion(?:es)? oposicao objecao objecoes opposizione
  obiezion[ei] widerspruch werbewiderspruch einspruch einwand اعتراض התנגדות`)
const ENDED = oneOf(`cancel* annull?at[oaie] annulee?s? anulad[oa]s? resiliee?s? storniert gekundigt ملغي ملغى
  בוטלו? בוטלה`)
/** What may follow: what the refusal is about, and by which way. */
const BEHIND =
  oneOf(`from of for to in on by via all everything marketing promo* ofert* offers? offres? news newsletters?
  messages? mensajes mensagens whatsapp wa list lista de do da del dos das los las el la le les des du di dei delle von
  vom zu fur para por em en status flag contact contacto contato`)

const START = `^(?:(?:${BETWEEN}|${IN_FRONT}) )*`
const END = `(?: ${BEHIND})*$`
const AFTER_NOT = `${NOT} (?:${BETWEEN} )*`
const PLAIN = new RegExp(`${START}${AFTER_NOT}(?:${STATES}|${OBJECTIONS})${END}`, 'u')
const NOT_ENDED = new RegExp(`(?<![\\p{L}\\p{N}])${AFTER_NOT}${ENDED}(?![\\p{L}\\p{N}])`, 'u')
const ONE_STATE = new RegExp(`^${STATES}$`, 'u')
const EACH_NOT = new RegExp(`(?<![\\p{L}\\p{N}])${AFTER_NOT}(?=\\p{L})`, 'gu')
const STARTS_WITH_NOT = new RegExp(`^${NOT}(?![\\p{L}\\p{N}])`, 'u')
/**
 * Bare "no" is also a number ("No. blocked", "no_bloqueados"), and "mai" is a month. So behind "no" only one person's
 * state in Spanish, an objection and "no longer" are clear, and nothing is behind "mai".
 */
const BARE_NO = new RegExp(`(?<![\\p{L}\\p{N}])(?:no|mai)(?![\\p{L}\\p{N}])`, 'u')
const ONE_PERSON = '(?:dad[oa] ?)?de ?baja|rechazo|\\p{L}+(?:[ai]d|rit|rip?t|uest)[oa]'
const CLEAR_NO = new RegExp(
  `(?<![\\p{L}\\p{N}])no (?:longer|(?:${BETWEEN} )*(?:${OBJECTIONS}|(?:${ONE_PERSON})(?![\\p{L}\\p{N}])))`,
  'u',
)
/** Who did it, or by which way: such a cell is no Yes. */
const BY_WHOM = / (?:by|por|par|von|da)$/u
const NUMBER = /(?<!\p{L})n[oº°]?\s*[.º°#]/iu
/** Written as one word: `notunsubscribed`, `unblocked`, `desbloqueado`. */
const TOGETHER = /^(?:is|has)?(?:not|nao|no|non|nicht|never|nunca)(?=\p{L})/u
const UNDONE = oneOf(`unblocked unmuted unsuppressed unbanned desbloquead[oa]s? debloquee?s? sbloccat[oaie] entsperrt`)
const UNBLOCKED = new RegExp(`${START}${UNDONE}$`, 'u')
/** The most words of a name for a refusal that are looked at behind a "not": "opted out", "dado de baja". */
const MOST_WORDS = 3
/** The most words that deny which are looked at in one name. */
const MOST_NOTS = 20

/**
 * Returns what a column of this name says about a refusal that its name denies; null for any other name. A "not" that
 * belongs to the name of a refusal itself denies none: `Do not contact`, `No enviar ofertas`.
 */
export function denialIn(name: string): Denial | null {
  const words = wordsOfName(name)
  if (PLAIN.test(words) || UNBLOCKED.test(words)) return isClearNot(name, words) ? 'plain' : 'doubtful'
  if (NOT_ENDED.test(words)) return mayBeNegativeColumn(words.replace(NOT_ENDED, ' ').trim()) ? 'doubtful' : 'ended'
  const together = words.replaceAll(' ', '')
  const rest = together.replace(TOGETHER, '')
  if (rest !== together && ONE_STATE.test(rest))
    return !/^(?:is|has)?no(?![nt])/u.test(together) || isClearNot(name, `no ${rest}`) ? 'plain' : 'doubtful'
  if (rest !== together && REFUSALS.has(rest)) return 'doubtful'
  const denied = [...words.matchAll(EACH_NOT)].map(({ index, 0: not }) => index + not.length)
  // Nobody knows what more of them deny together.
  if (denied.length > MOST_NOTS) return 'doubtful'
  return denied.some((start) => beginsNegative(words.slice(start))) ? 'doubtful' : null
}

/** Whether a name that denies a state of a person does nothing else, and counts nobody: "No. blocked". */
const isClearNot = (name: string, words: string): boolean =>
  !NUMBER.test(name) && !BY_WHOM.test(words) && (!BARE_NO.test(words) || CLEAR_NO.test(words))

/** Whether the first words of a text are, or may be, a name for a refusal. */
function beginsNegative(text: string): boolean {
  const words = text.split(' ', MOST_WORDS)
  return Array.from({ length: words.length }, (_, more) => words.slice(0, more + 1)).some(
    (some) => !STARTS_WITH_NOT.test(some.join(' ')) && mayBeNegativeColumn(some.join(' ')),
  )
}

import { denialIn } from '@/lib/denied-refusals'
import { AppError } from '@/lib/errors'
import { wholeWords } from '@/lib/name-words'
import { isNegativeName, mayBeNegativeColumn } from '@/lib/negative-names'
import { hasReversingWord, withoutNot } from '@/lib/reversed-names'
import { withoutAnswers } from './both-answers'
import { foldName, meaningOf } from './column-names'
import { shownName } from './match-columns'

/** What a Yes in a column of answers means. */
export type YesMeans = 'agreed' | 'refused'

/**
 * Why a column is known to hold the answers to a topic: `key`, because it is named by the topic's key or id; `chosen`,
 * because somebody chose it for the topic, whatever its name is.
 */
export type TopicColumn = 'key' | 'chosen'

/**
 * What the name of a column shows of that. `usual`: it only says that the column holds answers (`answer`, `Yes/No`, the
 * key of a topic), so a Yes is agreement unless somebody says otherwise. `unclear`: the name can be read either way, or
 * we don't know it.
 */
export type ShownMeaning = YesMeans | 'usual' | 'unclear'

/** A Yes in a column whose name has one of these words means that the person agreed. */
const AGREED = `opt(?:ed)?\\x20?ins? consent* consens* accept* acept* aceit* accett* agree* allow*
  permi* permess* authori* autori* grant* approv* aprov* aprob* subscri* suscri* inscri* iscri* abonn* want* quer*
  quier* vuole desea* deseo* desider* souhait* receiv* receb* recib* recev* ricev* interes* einwillig* eingewilligt
  zustimm* zugestimmt einverstand* erlaub* angemeldet موافق* مشترك* اشتراك* מאשר* הסכמ* רשו*`
const ASKED = wholeWords(AGREED)
const FOR = wholeWords(`yes si sim oui ja ok نعم כן ${AGREED}`)
/** What a column is about. Beside a Yes, a plain No in a column that is named so refuses it. */
const SUBJECT = wholeWords(`marketing promo* ofert* offer* offre* novid* noved* nouveaut* novita news* avis* notific*
  alert* reminder* lembrete* recordatorio* rappel* promemoria update* pedido* order* commande* ordin* angebot*
  werbung neuigkeit* erinnerung* bestell* benachrichtig* عروض تسويق اعلانات מבצע* דיוור פרסו*`)
/** Names of columns of answers that say nothing of what was asked. */
const NEUTRAL = new Set(
  'answer choice response respuesta eleccion resposta escolha status value estado valor'.split(' '),
)

/**
 * Returns what a Yes in a column of answers means, as far as its name shows it: `opted_out`, `Marketing opt-out`. What
 * a column is about shows nothing: a Yes in `Marketing` may be a Yes to "Stop the marketing?". The key of a topic names
 * what is sent, so it is doubtful only as a column beside an answer would be: `stop` is, and `black_friday` and
 * `pending_orders` are not.
 */
export function meaningShown(name: string, topic?: TopicColumn): ShownMeaning {
  const part = meaningOf(name)?.part
  if (part === 'refusal') return 'refused'
  if (part === 'answer') return NEUTRAL.has(foldName(name)) ? 'usual' : 'agreed'
  const { words: rest, hasBoth, mayHaveBoth } = withoutAnswers(name)
  if (mayHaveBoth) return 'unclear'
  // A Yes in `not_unsubscribed` may be agreement, and nobody says so by not refusing.
  if (denialIn(rest) !== null) return 'unclear'
  if (isNegativeName(rest)) return isPlainlyNegative(rest) && !hasBoth ? 'refused' : 'unclear'
  if (mayBeNegativeColumn(rest) || (topic !== 'key' && hasReversingWord(rest))) return 'unclear'
  if (FOR.test(rest)) return 'agreed'
  return topic || (hasBoth && rest === '') ? 'usual' : 'unclear'
}

/** `opt-in/opt-out` and `Not unsubscribed` are not: who is not unsubscribed refused nothing. */
const isPlainlyNegative = (words: string): boolean =>
  !/\bopt(?:ed)? ?ins?\b/.test(words) && !(withoutNot(words) !== words && isNegativeName(withoutNot(words)))

/**
 * Returns whether Yes means No in a column of answers, by its name and by what the caller said (`yes_means`).
 * @throws AppError `columns_ambiguous` (400) for a name that does not show it, if the caller does not say it, and for
 * one that plainly says the contrary of the caller: a wrong guess would turn a No into a Yes
 */
export function isRefusalColumn(
  name: string,
  { topic, yesMeans }: { topic?: TopicColumn | undefined; yesMeans?: YesMeans | undefined } = {},
): boolean {
  const shown = meaningShown(name, topic)
  if (yesMeans === undefined) {
    if (shown === 'unclear') throw unclear(name)
    return shown === 'refused'
  }
  if ((shown === 'agreed' || shown === 'refused') && shown !== yesMeans) throw contradicted(name, shown)
  return yesMeans === 'refused'
}

/** Whether a name, as `wordsOfName` returns it, has a word of consent. */
export const asksForConsent = (words: string): boolean => ASKED.test(words)

/** By themselves they say in a name that somebody agreed. */
const CONSENTED = wholeWords(`opt(?:ed)?\\x20?ins? consent consented consentid[oa] consentimento consentimiento
  consentement consenso einwilligung eingewilligt zustimmung zugestimmt subscribed suscri[pt]+[oa] inscrit[oa]
  iscritt[oa] abonnee? angemeldet موافق موافقة الموافقة מאשר מאשרת הסכמה`)
/** They say so of what is sent: `acepta_marketing`, and not `accepted`, which may be an order. */
const AGREES_TO = wholeWords(`accepts? accepted acepta acepto aceita aceitou accetta accepte allows? allowed permite
  permitted authori[sz]e[sd]? autoriza autoriza(?:do|da) autorizou agrees? agreed wants? quiere quer deseja desea
  receives? recibe recibir recebe receber akzeptiert erlaubt`)
const SENT = wholeWords(
  'marketing whatsapp promo* ofert* offers? publicidad* publicidade* propaganda werbung messages mensajes mensagens',
)
const BESIDE = wholeWords(`wa is was has have had user contact customer client cliente contacto contato person persona
  given obtained dado dada otorgado concedido status flag yn to of for from the a al o e y and de da do del em en no
  em\\x20o su seu tem ha has via by por para que by current`)

/**
 * Whether a name, as `wordsOfName` returns it, asks whether somebody agreed to messages, and has no other word:
 * `is_opted_in`, `acepta_promociones`, and neither `email_opt_in` nor `consent_form`.
 */
export function asksOnlyForConsent(words: string): boolean {
  if (!CONSENTED.test(words) && !(AGREES_TO.test(words) && SENT.test(words))) return false
  const rest = words.replace(/\bopt(?:ed)? ?ins?\b/g, ' ').split(' ')
  return rest.every((word) => word === '' || [CONSENTED, AGREES_TO, SENT, BESIDE].some((each) => each.test(word)))
}

/** Whether a name, as `wordsOfName` returns it, has a word of consent, or of what is sent. */
export const speaksOfConsent = (words: string): boolean => ASKED.test(words) || SUBJECT.test(words)

const unclear = (name: string) =>
  new AppError('columns_ambiguous', {
    message: 'a column of answers may be one of refusals',
    userMessage: `A Yes in the column ${shownName(name)} may mean that a person agreed, or that they refused. Say which: ?yes_means=agreed or ?yes_means=refused.`,
    status: 400,
  })

const contradicted = (name: string, shown: YesMeans) =>
  new AppError('columns_ambiguous', {
    message: 'the name of a column of answers and the call disagree',
    userMessage: `The name of the column ${shownName(name)} says that a Yes in it means that a person ${shown}, and yes_means says the contrary. Leave yes_means out, or give the column a name that does not contradict it.`,
    status: 400,
  })

import { AppError } from '@/lib/errors'
import { wholeWords, wordsOfName } from '@/lib/name-words'
import { isNegativeName, mayBeNegativeColumn } from '@/lib/negative-names'
import { hasReversingWord } from '@/lib/reversed-names'
import { meaningOf } from './column-names'
import { shownName } from './match-columns'

/** Both answers, as names end that ask a question: `Yes/No`, `¿Acepta? (sí/no)`, `Sim ou não`. */
const EITHER = /(?<!\p{L})(?:yes|si|sim|oui|ja|نعم|כן)(?: (?:ou|o|or|oder|او|או))? (?:no|nao|non|nein|لا|לא)(?!\p{L})/u
/** A Yes in a column whose name has one of these words means that the person agreed. */
const FOR =
  wholeWords(`yes si sim oui ja ok opt(?:ed)?\\x20?ins? consent* consens* accept* acept* aceit* accett* agree* allow*
  permi* permess* authori* autori* grant* approv* aprov* aprob* subscri* suscri* inscri* iscri* abonn* want* quer*
  quier* vuole desea* deseo* desider* souhait* receiv* receb* recib* recev* ricev* interes* einwillig* eingewilligt
  zustimm* zugestimmt einverstand* erlaub* angemeldet موافق* مشترك* اشتراك* نعم כן מאשר* הסכמ* רשו*`)
/** What a column of answers to one topic is named by. */
const SUBJECT = wholeWords(`marketing promo* ofert* offer* offre* novid* noved* nouveaut* novita news* avis* notific*
  alert* reminder* lembrete* recordatorio* rappel* promemoria update* pedido* order* commande* ordin* angebot*
  werbung neuigkeit* erinnerung* bestell* benachrichtig* عروض تسويق اعلانات מבצע* דיוור פרסו*`)

/**
 * Returns whether Yes means No in a column of answers, by the name of the column that the caller chose: `opted_out`,
 * `Marketing opt-out`. `isTopic`: the column is named by a topic.
 * @throws AppError `columns_ambiguous` (400) for a name that can be read either way, or that we don't know: a wrong
 * guess would turn a No into a Yes
 */
export function isRefusalColumn(name: string, isTopic = false): boolean {
  const part = meaningOf(name)?.part
  if (part === 'refusal' || part === 'answer') return part === 'refusal'
  const words = wordsOfName(name)
  const rest = words.replace(EITHER, ' ').trim()
  const isFor = FOR.test(rest) || (rest !== words && rest === '')
  if (isNegativeName(rest)) {
    if (/\bopt(?:ed)? ?ins?\b/.test(rest) || rest !== words) throw unclear(name)
    return true
  }
  if (mayBeNegativeColumn(rest) || hasReversingWord(rest)) throw unclear(name)
  if (isFor || isTopic || SUBJECT.test(rest)) return false
  throw unclear(name)
}

const unclear = (name: string) =>
  new AppError('columns_ambiguous', {
    message: 'a column of answers may be one of refusals',
    userMessage: `A Yes in the column ${shownName(name)} may mean that a person agreed, or that they refused. Say which: ?yes_means=agreed or ?yes_means=refused.`,
    status: 400,
  })

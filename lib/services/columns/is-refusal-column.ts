import { AppError } from '@/lib/errors'
import { wholeWords } from '@/lib/name-words'
import { isNegativeName, mayBeNegativeColumn } from '@/lib/negative-names'
import { hasReversingWord } from '@/lib/reversed-names'
import { withoutAnswers } from './both-answers'
import { meaningOf } from './column-names'
import { shownName } from './match-columns'

/** A Yes in a column whose name has one of these words means that the person agreed. */
const AGREED = `opt(?:ed)?\\x20?ins? consent* consens* accept* acept* aceit* accett* agree* allow*
  permi* permess* authori* autori* grant* approv* aprov* aprob* subscri* suscri* inscri* iscri* abonn* want* quer*
  quier* vuole desea* deseo* desider* souhait* receiv* receb* recib* recev* ricev* interes* einwillig* eingewilligt
  zustimm* zugestimmt einverstand* erlaub* angemeldet موافق* مشترك* اشتراك* מאשר* הסכמ* רשו*`
const ASKED = wholeWords(AGREED)
const FOR = wholeWords(`yes si sim oui ja ok نعم כן ${AGREED}`)
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
  const { words: rest, hasBoth, mayHaveBoth } = withoutAnswers(name)
  if (mayHaveBoth) throw unclear(name)
  const isFor = FOR.test(rest) || (hasBoth && rest === '')
  if (isNegativeName(rest)) {
    if (/\bopt(?:ed)? ?ins?\b/.test(rest) || hasBoth) throw unclear(name)
    return true
  }
  if (mayBeNegativeColumn(rest) || hasReversingWord(rest)) throw unclear(name)
  if (isFor || isTopic || SUBJECT.test(rest)) return false
  throw unclear(name)
}

/** Whether a name, as `wordsOfName` returns it, has a word of consent, or of what is sent. */
export const speaksOfConsent = (words: string): boolean => ASKED.test(words) || SUBJECT.test(words)

const unclear = (name: string) =>
  new AppError('columns_ambiguous', {
    message: 'a column of answers may be one of refusals',
    userMessage: `A Yes in the column ${shownName(name)} may mean that a person agreed, or that they refused. Say which: ?yes_means=agreed or ?yes_means=refused.`,
    status: 400,
  })

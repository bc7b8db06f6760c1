import { AppError } from '@/lib/errors'
import { isNegativeName, mayBeNegativeColumn } from '@/lib/negative-names'
import { meaningOf } from './column-names'
import { shownName } from './match-columns'

/** Both answers, as names end that ask a question: `Yes/No`, `¿Acepta? (sí/no)`, `Sim ou não`. */
const EITHER = /\b(?:yes|si|sim)(?: (?:ou|o|or))? (?:no|nao)\b/
/** Words that reverse what follows them; as columns beside a Yes, `No` and `Sem` are mostly something else. */
const AGAINST = /\b(?:no|non|sem|sin|without|black\w*|block\w*|bloq\w*|exclu\w*|retir\w*)\b/
/** A Yes in a column whose name has one of these words means that the person agreed. */
const FOR =
  /\b(?:yes|si|sim|ok|opt(?:ed)? ?ins?|consent\w*|accept\w*|acept\w*|aceit\w*|agree\w*|allow\w*|permi\w*|authori\w*|autori\w*|grant\w*|approv\w*|aprov\w*|aprob\w*|subscri\w*|suscri\w*|inscri\w*|want\w*|quer\w*|quier\w*|dese[ao]\w*|receiv\w*|receb\w*|recib\w*|interes\w*)\b/
/** What a column of answers to one topic is named by. */
const SUBJECT =
  /\b(?:marketing|promo\w*|ofert\w*|offer\w*|novid\w*|noved\w*|news\w*|avisos?|notific\w*|alert\w*|reminders?|lembretes?|recordatorios?|updates?|pedidos?|orders?)\b/

/**
 * Returns whether Yes means No in a column of answers, by the name of the column that the caller chose: `opted_out`,
 * `Marketing opt-out`. `isTopic`: the column is named by a topic.
 * @throws AppError `columns_ambiguous` (400) for a name that can be read either way, or that we don't know: a wrong
 * guess would turn a No into a Yes
 */
export function isRefusalColumn(name: string, isTopic = false): boolean {
  const part = meaningOf(name)?.part
  if (part === 'refusal' || part === 'answer') return part === 'refusal'
  const spaced = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  const words = foldWords(spaced)
  const rest = words.replace(EITHER, ' ').trim()
  const isFor = FOR.test(rest) || (rest !== words && rest === '')
  if (isNegativeName(rest)) {
    if (/\bopt(?:ed)? ?ins?\b/.test(rest) || rest !== words) throw unclear(name)
    return true
  }
  if (mayBeNegativeColumn(rest) || AGAINST.test(rest)) throw unclear(name)
  if (isFor || isTopic || SUBJECT.test(rest)) return false
  throw unclear(name)
}

const foldWords = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const unclear = (name: string) =>
  new AppError('columns_ambiguous', {
    message: 'a column of answers may be one of refusals',
    userMessage: `A Yes in the column ${shownName(name)} may mean that a person agreed, or that they refused. Say which: ?yes_means=agreed or ?yes_means=refused.`,
    status: 400,
  })

import { normaliseKeyword } from '@/lib/consent/keywords'
import { AppError } from '@/lib/errors'
import { isNegativeName } from '@/lib/negative-names'
import { meaningOf } from './column-names'
import { shownName } from './match-columns'

/** Words that reverse the meaning of a name, or may: `blocked`, `no_promos`, `stop`. */
const AGAINST =
  /\b(?:no|not|non|nao|never|nunca|sem|sin|without|stop\w*|block\w*|bloq\w*|black\w*|revo[ckg]\w*|withdr\w*|denied|declin\w*|cancel\w*|exclu\w*|retir\w*)\b/
/** A name with both answers (`Yes/No`, `Sim ou não`, `opt-in/opt-out`) does not show what Yes means. */
const FOR = /\b(?:yes|si|sim|opt(?:ed)? ?in)\b/

/**
 * Returns whether Yes means No in a column of answers, by the name of the column that the caller chose: `opted_out`,
 * `Marketing opt-out`.
 * @throws AppError `columns_ambiguous` (400) for a name that can be read either way: a wrong guess would turn a No into
 * a Yes
 */
export function isRefusalColumn(name: string): boolean {
  const part = meaningOf(name)?.part
  if (part === 'refusal' || part === 'answer') return part === 'refusal'
  const words = normaliseKeyword(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
  const isAgainst = isNegativeName(words)
  if (FOR.test(words) ? isAgainst : !isAgainst && AGAINST.test(words)) throw unclear(name)
  return isAgainst
}

const unclear = (name: string) =>
  new AppError('columns_ambiguous', {
    message: 'a column of answers may be one of refusals',
    userMessage: `A Yes in the column ${shownName(name)} may mean that a person agreed, or that they refused. Rename the column to “consent” if Yes means agreed, or to “opted_out” if Yes means refused.`,
    status: 400,
  })

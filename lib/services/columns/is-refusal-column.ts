import { normaliseKeyword } from '@/lib/consent/keywords'
import { AppError } from '@/lib/errors'
import { isNegativeName } from '@/lib/negative-names'
import { meaningOf } from './column-names'
import { shownName } from './match-columns'

/** Words that reverse the meaning of a name, or may: `blocked`, `no_promos`, `stop`. */
const AGAINST = wholeWords(`
  no not non nao never nunca sem sin without stop* block* bloq* black* revoc* revok* revog* withdr* denied declin*
  cancel* exclu* retir* ne pas sans resili* annul* oppos* senza niente blocc* nega* nicht nein kein* ohne gesperrt*
  widerruf* kundig* gekundigt لا عدم غير بدون محظور* حظر الغاء לא ללא בלי אין חסו* ביטו* בוטל*`)
/** A name with both answers (`Yes/No`, `Sim ou não`, `opt-in/opt-out`) does not show what Yes means. */
const FOR = /(?<!\p{L})(?:yes|si|sim|oui|ja|نعم|כן|opt(?:ed)? ?in)(?!\p{L})/u

/** Returns a pattern for words of all scripts; one with a star stands for all that begin like it. */
function wholeWords(words: string): RegExp {
  const each = words.trim().split(/\s+/)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${each.join('|').replaceAll('*', '\\p{L}*')})(?![\\p{L}\\p{N}])`, 'u')
}

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

import { denialIn } from '@/lib/denied-refusals'
import { isLinkColumn, mayBeNegativeColumn } from '@/lib/negative-names'
import { withoutAnswers } from '@/lib/services/columns/both-answers'
import { type ColumnMeaning, meaningOf, VAGUE } from '@/lib/services/columns/column-names'
import { asksOnlyForConsent, meaningShown, speaksOfConsent } from '@/lib/services/columns/is-refusal-column'
import type { Match } from '@/lib/services/columns/match-columns'
import { NO_TOPICS, type TopicsIn } from './topics-in-name'

/** Who refuses one of these refuses each topic, also where a topic is called so. */
const OF_ALL = /\b(?:marketing|whatsapp)\b/

/** How a column that may contain a refusal is read. */
export interface Meant {
  /** Yes in it is a No. */
  isRefusal: boolean
  /** The name says that it holds consent, so that a plain "no" in it is a No; `status` does not. */
  isClear: boolean
  /** The name says that it holds addresses of pages (`unsubscribe_url`): such a cell says nothing. */
  isLink?: boolean
  /** The name may be that of a column of refusals or of answers: a Yes and a No in it are each a refusal in one. */
  isEither?: boolean
  /** The name denies a refusal (`not_unsubscribed`): only a clear Yes in it says that the person did not refuse. */
  isDenied?: boolean
  /** The topics that the column is about, by their ids; it says nothing of a Yes to another. Left out: all. */
  topics?: readonly string[]
}

/** A column that is not read otherwise, and may contain a refusal. */
export type BesideColumn = Meant & { index: number }

/** Returns the id of the topic that a column's name means (its key or its id); undefined for any other name. */
export type TopicOf = (name: string) => string | undefined

/**
 * Returns the columns that hold answers or refusals, or may, without those that are used: by their names, and those of
 * unknown names that sound like a refusal (`is_opted_out`, `Data do opt-out`, `blocked`) or that speak of a topic
 * (`promos`, `acepta_promos`).
 */
export function besideColumns(
  header: readonly string[],
  matches: readonly Match[],
  used: ReadonlySet<number>,
  topicsIn: TopicsIn = () => NO_TOPICS,
): BesideColumn[] {
  const known = new Map(matches.map((match) => [match.index, match]))
  return header.flatMap((name, index) => {
    if (used.has(index)) return []
    const meant = besideMeaning(name, known.get(index) ?? null, topicsIn)
    return meant ? [{ index, ...meant }] : []
  })
}

/** Returns how a column is read beside a Yes that is not read otherwise; null for one that holds no refusal. */
export function besideMeaning(name: string, meaning: ColumnMeaning | null, topicsIn: TopicsIn): Meant | null {
  if (meaning) return meantBy(meaning)
  const { ids, isKey } = topicsIn(name)
  if (isKey) return meantByKey(name, ids)
  if (meaningOf(name) !== null) return null
  const { words, hasBoth, mayHaveBoth } = withoutAnswers(name)
  const asked = hasBoth ? meaningOf(words) : null
  const known = asked && meantBy(asked)
  if (known) return known
  // The two answers say nothing of what is asked, wherever they stand in the name.
  if (hasBoth && !mayHaveBoth && !mayBeNegativeColumn(words))
    return speaksOfConsent(words) ? { isRefusal: false, isClear: true } : answersTo(topicsIn(words).ids)
  const denial = denialIn(name)
  if (denial === 'plain') return { isRefusal: false, isClear: true, isDenied: true }
  if (mayBeNegativeColumn(name) || denial === 'doubtful')
    return { isRefusal: true, isClear: true, isLink: isLinkColumn(name), isEither: mayHaveBoth || denial !== null }
  if (denial === 'ended') return { isRefusal: false, isClear: true }
  if (asksOnlyForConsent(words) && (ids.length === 0 || OF_ALL.test(words))) return { isRefusal: false, isClear: true }
  return answersTo(ids)
}

/** Returns how a column of answers to these topics is read beside a Yes; null if there are none. */
const answersTo = (topics: readonly string[]): Meant | null =>
  topics.length > 0 ? { isRefusal: false, isClear: true, topics } : null

/**
 * Returns how a column that is named by the key of a topic is read beside a Yes. It says nothing of other topics,
 * unless the key may be a refusal (`stop`).
 */
function meantByKey(key: string, topics: readonly string[]): Meant {
  const shown = meaningShown(key, 'key')
  if (shown === 'refused' || shown === 'unclear')
    return { isRefusal: true, isClear: true, isEither: shown === 'unclear' }
  return { isRefusal: false, isClear: true, topics }
}

/** Returns how a column of this meaning is read beside a Yes; null for one that holds no refusal. */
function meantBy({ part, rank }: ColumnMeaning): Meant | null {
  return part === 'answer' || part === 'refusal' ? { isRefusal: part === 'refusal', isClear: rank < VAGUE } : null
}

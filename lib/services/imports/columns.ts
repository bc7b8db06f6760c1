import { VAGUE } from '@/lib/services/columns/column-names'
import { isRefusalColumn, type YesMeans } from '@/lib/services/columns/is-refusal-column'
import {
  ambiguous,
  bestColumn,
  type CountryColumn,
  countryColumns,
  columnsMissing,
  type Match,
  matchColumns,
  namedColumn,
  phoneColumns,
} from '@/lib/services/columns/match-columns'
import { besideColumns, type BesideColumn, type TopicOf } from './beside-columns'
import { NO_TOPICS, type TopicsIn } from './topics-in-name'

/** The fields for which a caller may name a column. */
export const FIELDS = ['phone', 'topic', 'answer', 'when', 'proof', 'source'] as const
export type Field = (typeof FIELDS)[number]

/** The column of each field, by its name in the file. */
export type Mapping = Partial<Record<Field, string>>

export interface Columns {
  /** The columns of numbers, then that of BSUIDs: the first cell of a row that is not empty names its person. */
  people: readonly number[]
  /** The columns that say of which country a number without a country code is. */
  countries: readonly CountryColumn[]
  topic?: number
  answer?: number
  /** Whether the column of answers is one of refusals (`opted_out`): Yes in it is a No, and No in it means nothing. */
  isRefusal: boolean
  /** Other columns that may contain a refusal. A refusal in one of them is not ignored beside a Yes. */
  beside: readonly BesideColumn[]
  /** The columns with the time of a Yes, and of a No: the first cell that is not empty counts. */
  when: Readonly<Record<'in' | 'out', readonly number[]>>
  /** The columns with the time of a refusal that are not read as the time of a Yes, whatever the caller named. */
  refusedAt: readonly number[]
  proof?: number
  source?: number
  /**
   * In the wide form, columns that hold the answers to one topic, named by its key or id; `isRefusal` as above, for
   * each.
   */
  topics: { index: number; topic: string; isRefusal: boolean }[]
  /** What the caller said that a Yes means, for answers under keys of NDJSON that are no columns. */
  yesMeans?: YesMeans
  /**
   * What a member said that a Yes means in the columns whose names do not show it. It holds for no other columns.
   */
  unclearMeans?: YesMeans
  /** The names of all columns, in their order. */
  names: readonly string[]
}

export interface GivenColumns {
  mapping: Mapping
  /** Whether the caller gave a topic, and an answer, for rows that have none. */
  hasTopic: boolean
  hasAnswer: boolean
  /** What a Yes in the columns of answers means, if the caller said it; else their names must show it. */
  yesMeans?: YesMeans | undefined
}

/**
 * Finds the columns of an import: those that the caller named, else by their own names (columns/column-names.ts). The
 * best match is taken, not the first. A column that is named by a topic holds the answers to it, unless there is a
 * column of topics or of answers; then a No in it still counts beside a Yes to that topic (`topicsIn`).
 * @throws AppError `columns_missing` and `unknown_column` (400), naming what is missing; `columns_ambiguous` (400),
 * naming two columns that are equally good, or one of answers whose name does not show what a Yes means, or shows the
 * contrary of what the caller said
 */
export function findColumns(
  header: readonly string[],
  given: GivenColumns,
  topicOf: TopicOf,
  topicsIn: TopicsIn = () => NO_TOPICS,
): Columns {
  const named = namedColumns(header, given.mapping)
  const taken = new Set(Object.values(named))
  const matches = matchColumns(
    header,
    // A topic may have the key "status". A column with that name is then the column of that topic.
    (name, part) => part !== 'phone' && topicOf(name) !== undefined,
  ).filter(({ index }) => !taken.has(index))
  const clearOnly = (has: boolean) => (has ? matches.filter(({ rank }) => rank < VAGUE) : matches)

  const phones = named.phone === undefined ? phoneColumns(matches, header) : [named.phone]
  const bsuid = named.phone === undefined ? bestColumn(matches, 'bsuid')?.index : undefined
  const topic = named.topic ?? bestColumn(clearOnly(given.hasTopic), 'topic')?.index
  // If the caller named a column of answers, that is the one to read.
  const isWide = topic === undefined && named.answer === undefined
  const topics = isWide ? topicColumns(header, new Set([...taken, ...phones]), topicOf, given.yesMeans) : []
  refuseBeside(topics, matches)
  const answer =
    topics.length > 0 ? undefined : (named.answer ?? bestColumn(clearOnly(given.hasAnswer), 'answer', 'refusal')?.index)
  if (phones.length === 0 && bsuid === undefined)
    throw columnsMissing(
      'The file has no column whose name shows that it holds phone numbers. Name the column: ?phone_column=<its name>.',
      header,
    )
  if (topics.length === 0 && topic === undefined && !given.hasTopic)
    throw columnsMissing(
      'The file has no column of topics, and no column with the name of a topic. Name the column: ?topic_column=<its name>. Or give one topic for all rows: ?topic=<its key>.',
      header,
    )
  if (topics.length === 0 && answer === undefined && !given.hasAnswer)
    throw columnsMissing(
      'The file has no column of answers. Name the column: ?answer_column=<its name>. Or give one answer for all rows: ?answer=in or ?answer=out.',
      header,
    )
  // Else the column that the caller speaks of is not read, and the answer given for all rows counts in its place.
  if (topics.length === 0 && answer === undefined && given.yesMeans)
    throw columnsMissing(
      'The query says what a Yes means, and the file has no column of answers. Name the column: ?answer_column=<its name>. Or leave yes_means out.',
      header,
    )
  const when = timeColumns(matches, named.when)
  const [proof, source] = [bestColumn(matches, 'proof')?.index, bestColumn(matches, 'source')?.index]
  const read = [answer, topic, bsuid, proof, source, ...topics.map(({ index }) => index), ...when.in]
  const used = new Set([...taken, ...phones, ...present(...read)])
  return {
    people: [...phones, ...present(bsuid)],
    countries: countryColumns(matches),
    ...(topic === undefined ? {} : { topic }),
    ...(answer === undefined ? {} : { answer }),
    isRefusal: answer !== undefined && isRefusalOf(header[answer] ?? '', given, topicOf),
    beside: besideColumns(header, matches, used, topicsIn),
    when,
    refusedAt: refusalTimes(matches, when),
    ...optional('proof', named.proof ?? proof),
    ...optional('source', named.source ?? source),
    topics,
    ...(given.yesMeans && { yesMeans: given.yesMeans }),
    names: header,
  }
}

const isRefusalOf = (name: string, { yesMeans }: GivenColumns, topicOf: TopicOf): boolean =>
  isRefusalColumn(name, { topic: topicOf(name) === undefined ? undefined : 'key', yesMeans })

/** Returns the columns whose names say that they hold the time of a refusal, without those of the time of a Yes. */
export const refusalTimes = (matches: readonly Match[], when: Columns['when']): number[] =>
  matches.flatMap(({ part, index }) => (part === 'whenRefused' && !when.in.includes(index) ? [index] : []))

/**
 * Refuses a file that has, beside columns of topics, a column with refusals or agreements for everything (`opted_out`):
 * a No in it would be lost.
 * @throws AppError `columns_ambiguous` (400), naming both
 */
function refuseBeside(topics: Columns['topics'], matches: readonly Match[]): void {
  const [topic] = topics
  const indexes = new Set(topics.map(({ index }) => index))
  const beside = matches.find(
    ({ part, rank, index }) => (part === 'refusal' || part === 'answer') && rank < VAGUE && !indexes.has(index),
  )
  if (topic && beside) throw ambiguous(topic.topic, beside.name)
}

const present = (...indexes: readonly (number | undefined)[]): number[] =>
  indexes.filter((index) => index !== undefined)

const optional = <K extends string>(key: K, index: number | undefined): Partial<Record<K, number>> =>
  index === undefined ? {} : ({ [key]: index } as Record<K, number>)

/** Returns the columns that the caller named. */
function namedColumns(header: readonly string[], mapping: Mapping): Partial<Record<Field, number>> {
  const named: Partial<Record<Field, number>> = {}
  for (const field of FIELDS) {
    const name = mapping[field]
    if (name === undefined) continue
    named[field] = namedColumn(header, name)
  }
  return named
}

/**
 * Returns the columns of times. A time counts only for the answer that it belongs to: `unsubscribed_at` is the time of
 * a No and not of a Yes, and `optin_time` the other way round. A column that fits both (`consent_date`, `date`) is used
 * for both, after the more exact one.
 */
function timeColumns(matches: readonly Match[], named: number | undefined): Columns['when'] {
  if (named !== undefined) return { in: [named], out: [named] }
  const either = present(bestColumn(matches, 'when')?.index)
  return {
    in: [...present(bestColumn(matches, 'whenAgreed')?.index), ...either],
    out: [...present(bestColumn(matches, 'whenRefused')?.index), ...either],
  }
}

/** Returns the columns that are named by a topic, at most one for each. */
function topicColumns(
  header: readonly string[],
  taken: ReadonlySet<number>,
  topicOf: TopicOf,
  yesMeans: YesMeans | undefined,
): Columns['topics'] {
  const seen = new Map<string, string>()
  return header.flatMap((name, index) => {
    const id = topicOf(name)
    if (id === undefined || taken.has(index)) return []
    const other = seen.get(id)
    if (other !== undefined) throw ambiguous(other, name)
    seen.set(id, name)
    return [{ index, topic: name, isRefusal: isRefusalColumn(name, { topic: 'key', yesMeans }) }]
  })
}

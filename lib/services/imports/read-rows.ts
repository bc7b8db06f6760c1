import type { TopicConfig } from '@/db/queries/business/config'
import type { GuessedReason, RowRefusedReason } from '@/lib/api/outcomes'
import type { ContactIdentity } from '@/lib/consent/identities'
import { type IdentityReading, type NamedIdentity, readWritten } from '@/lib/consent/names'
import type { Instant } from '@/lib/consent/types'
import { cellOf, firstCellOf, saysSomething } from '@/lib/csv/cell-of'
import { isAsWritten } from '@/lib/csv/is-as-written'
import type { TableRow } from '@/lib/csv/table'
import { findTopic } from '@/lib/find-topic'
import { remembering } from '@/lib/remembering'
import { personReader, type RowPerson } from '@/lib/services/columns/row-person'
import { cellReader, isRefusedIn, type OwnWords } from './answer-words'
import type { Columns } from './columns'
import { type DateOrder, whenReader } from './read-when'
import { type Unseen, UnseenKeys } from './unseen-keys'

export interface Refusal {
  row: number
  place: number
  code: RowRefusedReason
}

/** An answer that was taken although its number may not be the one that was meant. */
export interface Guess {
  row: number
  place: number
  code: GuessedReason
}

/** One answer of one person to one topic, as a row states it. */
export interface RowStatement {
  row: number
  /** The place of the answer in its row, because a row may have several. */
  place: number
  topicId: string
  answer: 'in' | 'out'
  /** When the person answered, according to the row; null for a No without a time. */
  claimed: Instant | null
  proof: string
  source: string
}

export interface RowReaderOptions {
  columns: Columns
  topics: readonly TopicConfig[]
  timeZone: string
  /** The country of numbers without a country code: the one in the call, else the business's. */
  country: string
  /** Whether the call named the country: then a number that was read with it is not a guess. */
  isCountryGiven: boolean
  /** The order of day and month in dates such as 03/04/2026; without it they are refused. */
  dates?: DateOrder | undefined
  /** Words for Yes and No that the business named for this file. */
  words?: OwnWords | undefined
  defaults: { topic?: string | undefined; answer?: string | undefined; source?: string | undefined }
}

export interface RowHandlers {
  statement: (identity: ContactIdentity, saying: RowStatement) => void
  refused: (refusal: Refusal) => void
  /** Called for an answer that was accepted although its number, which has no country code, may be another person's. */
  guessed: (guess: Guess) => void
}

/**
 * Reads the rows of one file: the statements of each, or why it is refused. Reading a number or a time costs more than
 * the rest of a row, and rows of one person are mostly consecutive, so the last ones are remembered.
 */
export class RowReader {
  readonly #options: RowReaderOptions
  readonly #topicOf: (text: string) => TopicConfig | RowRefusedReason
  readonly #readWhen: (text: string, side: 'yes' | 'no') => Instant | null
  readonly #readCell: ReturnType<typeof cellReader>
  readonly #personOf: ReturnType<typeof personReader>
  #last: { person: RowPerson; reading: IdentityReading } | null = null
  readonly #times = { in: { text: '', at: null as Instant | null }, out: { text: '', at: null as Instant | null } }

  readonly #unseen: UnseenKeys

  constructor(options: RowReaderOptions) {
    this.#options = options
    this.#unseen = new UnseenKeys(options.columns, options.topics)
    this.#topicOf = topicFinder(options.topics)
    this.#readCell = cellReader(options.words)
    this.#readWhen = whenReader(options.timeZone, options.dates)
    const { country, isCountryGiven: isGiven } = options
    this.#personOf = personReader(options.columns, { country, isGiven })
  }

  read(row: TableRow, on: RowHandlers): void {
    const { columns, defaults } = this.#options
    if (row.problem) return refuse(on, row, row.problem)
    const person = this.#personOf(row)
    if ('problem' in person) return refuse(on, row, person.problem)
    if (person.text === '') return isBlank(row) ? undefined : refuse(on, row, 'phone_missing')
    if (!isAsWritten(row, person.text)) return refuse(on, row, 'phone_unreadable')
    const reading = this.#readingOf(person)
    const isUnread = person.by === 'unread'
    if ('problem' in reading) return refuse(on, row, isUnread ? 'country_unreadable' : `phone_${reading.problem}`)
    const unseen = this.#unseen.read(row)
    const read = { row, by: person.by, unseen, refusedAt: this.#refusalTimes(row, unseen) }
    if (columns.topics.length === 0) {
      const topic = cellOf(row, columns.names, columns.topic) || (defaults.topic ?? '')
      const answer = cellOf(row, columns.names, columns.answer) || (defaults.answer ?? '')
      return this.#take(read, on, reading, { topic, answer, isRefusal: columns.isRefusal, place: 0 })
    }
    return this.#takeWide(read, on, reading)
  }

  /** In the wide form an empty cell is no answer to its topic. */
  #takeWide(read: ReadRow, on: RowHandlers, reading: NamedIdentity): void {
    const { columns } = this.#options
    const { row, unseen } = read
    let answered = 0
    const take = (topic: string, answer: string, isRefusal: boolean | null, place: number) => {
      if (answer === '') return
      answered++
      this.#take(read, on, reading, { topic, answer, isRefusal, place })
    }
    let place = 0
    for (const { index, topic, isRefusal } of columns.topics)
      take(topic, cellOf(row, columns.names, index), isRefusal, place++)
    for (const { topic, answer, isRefusal } of unseen.topics) take(topic, answer, isRefusal, place++)
    if (answered === 0) refuse(on, row, 'answer_missing')
  }

  #take(
    read: ReadRow,
    on: RowHandlers,
    { identity, isGuessed, isUnlikely }: NamedIdentity,
    { topic: topicText, answer: answerText, isRefusal, place }: WrittenAnswer,
  ): void {
    const { columns, defaults } = this.#options
    const { row, by, refusedAt } = read
    const topic = this.#topicOf(topicText)
    if (typeof topic === 'string') return refuse(on, row, topic, place)
    if (answerText === '') return refuse(on, row, isRefusal ? 'says_nothing' : 'answer_missing', place)
    const answer = this.#readCell(answerText, isRefusal)
    if (!answer) return refuse(on, row, 'answer_unreadable', place)
    if (answer === 'nothing') return refuse(on, row, 'says_nothing', place)
    if (answer === 'in' && by === 'unread') return refuse(on, row, 'country_unreadable', place)
    if (answer === 'in' && by === 'home') return refuse(on, row, 'phone_unreadable', place)
    const when = firstCellOf(row, columns.names, columns.when[answer])
    if (when === '' && answer === 'in') return refuse(on, row, 'time_missing', place)
    const given = when === '' ? null : this.#timeOf(when, answer)
    if (when !== '' && given === null) return refuse(on, row, 'time_unreadable', place)
    if (answer === 'in' && given !== null && this.#isRefusedBeside(read, given, topic.id))
      return refuse(on, row, 'refused_beside', place)
    const claimed = answer === 'out' && refusedAt.length > 0 ? latest(given, ...refusedAt) : given
    const proof = cellOf(row, columns.names, columns.proof)
    const source = cellOf(row, columns.names, columns.source) || (defaults.source ?? '')
    on.statement(identity, { row: row.row, place, topicId: topic.id, answer, claimed, proof, source })
    const isAssumed = ASSUMED.has(by) || (isGuessed && !this.#options.isCountryGiven)
    if (isUnlikely) on.guessed({ row: row.row, place, code: 'number_unlikely' })
    else if (isAssumed) on.guessed({ row: row.row, place, code: 'country_assumed' })
  }

  /** Returns the times of a refusal that the row holds, whatever its answer; null for one that can't be read. */
  #refusalTimes(row: TableRow, unseen: Unseen): readonly (Instant | null)[] {
    const { names, refusedAt } = this.#options.columns
    if (refusedAt.length === 0 && unseen.refusedAt.length === 0) return NO_TIMES
    const cells = [...refusedAt.map((index) => cellOf(row, names, index)), ...unseen.refusedAt]
    return cells.filter(saysSomething).map((cell) => this.#timeOf(cell, 'out'))
  }

  /**
   * Returns whether the row of a Yes to a topic also contains a refusal: one with a later or an unreadable time, or a
   * No in another column, unless that is about other topics. A column of refusals may hold the time of one.
   */
  #isRefusedBeside({ row, unseen, refusedAt }: ReadRow, claimed: Instant, topicId: string): boolean {
    const { columns, words } = this.#options
    if (refusedAt.length + columns.beside.length + unseen.beside.length === 0) return false
    const isLater = (at: Instant | null) => at === null || at >= claimed
    if (refusedAt.some(isLater)) return true
    const beside = columns.beside.map(({ index, ...meant }) => ({ ...meant, cell: cellOf(row, columns.names, index) }))
    return [...beside, ...unseen.beside].some(({ cell, ...meant }) => {
      if (!saysSomething(cell) || meant.topics?.includes(topicId) === false) return false
      return isRefusedIn(cell, meant, words) ?? isLater(this.#timeOf(cell, 'out'))
    })
  }

  #readingOf(person: RowPerson): IdentityReading {
    if (this.#last?.person === person) return this.#last.reading
    const written = person.reading ?? readWritten(person.text, person.country)
    const isCertain = person.by === 'number' && 'identity' in written
    const reading = isCertain ? { ...written, isGuessed: false, isUnlikely: false } : written
    this.#last = { person, reading }
    return reading
  }

  #timeOf(text: string, answer: 'in' | 'out'): Instant | null {
    const last = this.#times[answer]
    if (last.text !== text) {
      last.text = text
      last.at = this.#readWhen(text, answer === 'in' ? 'yes' : 'no')
    }
    return last.at
  }
}

/** Whether a row of CSV has delimiters only, as spreadsheets write the rows below a table: nobody left a number out. */
const isBlank = ({ raw, cells }: TableRow) => !raw && cells.every((cell) => cell === undefined || cell.trim() === '')

/** How a number is read where its country is a guess. */
const ASSUMED: ReadonlySet<RowPerson['by']> = new Set(['person', 'unread', 'home'])

const NO_TIMES: readonly Instant[] = []

/** An answer as a row writes it, and whether Yes in its column is a No; null if nobody knows. */
interface WrittenAnswer {
  topic: string
  answer: string
  isRefusal: boolean | null
  place: number
}

/** A row, what it says under keys that are no columns, and the times of a refusal that it holds. */
interface ReadRow {
  row: TableRow
  /** Why its number was read by a country. */
  by: RowPerson['by']
  unseen: Unseen
  refusedAt: readonly (Instant | null)[]
}

/** Returns the latest of the times that could be read; null for none. */
function latest(...times: readonly (Instant | null)[]): Instant | null {
  const known = times.filter((at) => at !== null)
  return known.length === 0 ? null : Math.max(...known)
}

function refuse(on: RowHandlers, { row }: TableRow, code: RowRefusedReason, place = 0): void {
  on.refused({ row, place, code })
}

/** Returns a function that returns the topic of a text, or the code why it cannot be answered. */
export function topicFinder(topics: readonly TopicConfig[]): (text: string) => TopicConfig | RowRefusedReason {
  const read = (text: string): TopicConfig | RowRefusedReason => {
    if (text === '') return 'topic_missing'
    const topic = findTopic({ topics }, text)
    if (!topic) return 'unknown_topic'
    return topic.archived ? 'topic_archived' : topic.policy === 'required' ? 'topic_required' : topic
  }
  return remembering(read)
}

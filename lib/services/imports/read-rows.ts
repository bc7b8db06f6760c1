import type { TopicConfig } from '@/db/queries/business/config'
import type { GuessedReason, RowRefusedReason } from '@/lib/api/outcomes'
import type { ContactIdentity } from '@/lib/consent/identities'
import { type IdentityReading, type NamedIdentity, readWritten } from '@/lib/consent/names'
import type { Instant } from '@/lib/consent/types'
import { cellOf, firstCellOf } from '@/lib/csv/cell-of'
import { isAsWritten } from '@/lib/csv/is-as-written'
import type { TableRow } from '@/lib/csv/table'
import { findTopic } from '@/lib/find-topic'
import { isRefusalWord, type OwnWords, readAnswer, readRefusal } from './answer-words'
import type { Columns } from './columns'
import { type DateOrder, whenReader } from './read-when'

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
  #phone: { text: string; reading: IdentityReading } = { text: '', reading: { problem: 'unreadable' } }
  readonly #times = { in: { text: '', at: null as Instant | null }, out: { text: '', at: null as Instant | null } }

  /** The column with the time of a refusal, if it is used for nothing else. */
  readonly #refusedAt: number | undefined

  constructor(options: RowReaderOptions) {
    this.#options = options
    const { when } = options.columns
    this.#refusedAt = when.out.find((index) => !when.in.includes(index))
    this.#topicOf = topicFinder(options.topics)
    this.#readWhen = whenReader(options.timeZone, options.dates)
  }

  read(row: TableRow, on: RowHandlers): void {
    const { columns, defaults } = this.#options
    if (row.problem) return refuse(on, row, row.problem)
    const person = firstCellOf(row, columns.names, columns.people)
    if (person === '') return refuse(on, row, 'phone_missing')
    if (!isAsWritten(row, person)) return refuse(on, row, 'phone_unreadable')
    const reading = this.#readingOf(person)
    if ('problem' in reading) return refuse(on, row, `phone_${reading.problem}`)
    if (columns.topics.length === 0) {
      const topic = cellOf(row, columns.names, columns.topic) || (defaults.topic ?? '')
      const answer = cellOf(row, columns.names, columns.answer) || (defaults.answer ?? '')
      return this.#take(row, on, reading, topic, answer, 0)
    }
    // In the wide form an empty cell is no answer to its topic.
    let answered = 0
    for (const [place, { index, topic }] of columns.topics.entries()) {
      const answer = cellOf(row, columns.names, index)
      if (answer === '') continue
      answered++
      this.#take(row, on, reading, topic, answer, place)
    }
    if (answered === 0) refuse(on, row, 'answer_missing')
  }

  #take(
    row: TableRow,
    on: RowHandlers,
    { identity, isGuessed, isUnlikely }: NamedIdentity,
    topicText: string,
    answerText: string,
    place: number,
  ): void {
    const { columns, defaults } = this.#options
    const topic = this.#topicOf(topicText)
    if (typeof topic === 'string') return refuse(on, row, topic, place)
    if (answerText === '') return refuse(on, row, columns.isRefusal ? 'says_nothing' : 'answer_missing', place)
    const { words } = this.#options
    const answer = columns.isRefusal ? readRefusal(answerText, words) : readAnswer(answerText, words)
    if (!answer) return refuse(on, row, 'answer_unreadable', place)
    if (answer === 'nothing') return refuse(on, row, 'says_nothing', place)
    const when = firstCellOf(row, columns.names, columns.when[answer])
    if (when === '' && answer === 'in') return refuse(on, row, 'time_missing', place)
    const claimed = when === '' ? null : this.#timeOf(when, answer)
    if (when !== '' && claimed === null) return refuse(on, row, 'time_unreadable', place)
    if (answer === 'in' && claimed !== null && this.#isRefusedBeside(row, claimed))
      return refuse(on, row, 'refused_beside', place)
    const proof = cellOf(row, columns.names, columns.proof)
    const source = cellOf(row, columns.names, columns.source) || (defaults.source ?? '')
    on.statement(identity, { row: row.row, place, topicId: topic.id, answer, claimed, proof, source })
    if (isUnlikely) on.guessed({ row: row.row, place, code: 'number_unlikely' })
    else if (isGuessed && !this.#options.isCountryGiven) on.guessed({ row: row.row, place, code: 'country_assumed' })
  }

  /**
   * Returns whether the row of a Yes also contains a refusal: one with a later or an unreadable time, or a No in
   * another column.
   */
  #isRefusedBeside(row: TableRow, claimed: Instant): boolean {
    const { names, beside } = this.#options.columns
    for (const { index, isRefusal } of beside) {
      const cell = cellOf(row, names, index)
      if (isRefusal ? readRefusal(cell) === 'out' : isRefusalWord(cell)) return true
    }
    const refused = cellOf(row, names, this.#refusedAt)
    if (this.#refusedAt === undefined || firstCellOf(row, names, [this.#refusedAt]) === '') return false
    const at = this.#timeOf(refused, 'out')
    return at === null || at >= claimed
  }

  #readingOf(text: string): IdentityReading {
    if (this.#phone.text !== text) this.#phone = { text, reading: readWritten(text, this.#options.country) }
    return this.#phone.reading
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

function refuse(on: RowHandlers, { row }: TableRow, code: RowRefusedReason, place = 0): void {
  on.refused({ row, place, code })
}

/**
 * Returns a function that returns the topic of a text, or the code why it cannot be answered. It remembers the last
 * text, because rows of one topic are mostly consecutive.
 */
export function topicFinder(topics: readonly TopicConfig[]): (text: string) => TopicConfig | RowRefusedReason {
  const read = (text: string): TopicConfig | RowRefusedReason => {
    if (text === '') return 'topic_missing'
    const topic = findTopic({ topics }, text)
    if (!topic) return 'unknown_topic'
    return topic.archived ? 'topic_archived' : topic.policy === 'required' ? 'topic_required' : topic
  }
  let last = { text: '', answer: read('') }
  return (text) => (last.text === text ? last : (last = { text, answer: read(text) })).answer
}

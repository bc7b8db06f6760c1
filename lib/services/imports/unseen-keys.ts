import type { TopicConfig } from '@/db/queries/business/config'
import { BoundedMap } from '@/lib/bounded-map'
import { fieldOf } from '@/lib/csv/cell-of'
import type { TableRow } from '@/lib/csv/table'
import { findTopic } from '@/lib/find-topic'
import { meaningOf } from '@/lib/services/columns/column-names'
import { isRefusalColumn, meaningShown, type YesMeans } from '@/lib/services/columns/is-refusal-column'
import { besideMeaning, type Meant } from './beside-columns'
import type { Columns } from './columns'
import { type TopicsIn, topicsNamed } from './topics-in-name'

/** What an object of NDJSON says under keys that the first object of its file does not have. */
export interface Unseen {
  beside: (Meant & { cell: string })[]
  refusedAt: string[]
  /** Answers to topics, in a file with a column for each topic. */
  topics: UnseenAnswer[]
}

interface UnseenAnswer {
  topic: string
  answer: string
  /** Whether Yes is a No under this key; null if nobody knows. */
  isRefusal: boolean | null
}

const NOTHING: Unseen = { beside: [], refusedAt: [], topics: [] }

/** A file may have any number of keys; the meanings of this many are remembered. */
const KEPT_KEYS = 1000

type KeyMeaning =
  | { as: 'beside'; meant: Meant }
  | { as: 'refusedAt' }
  | { as: 'topic'; isRefusal: boolean | null }
  | { as: 'nothing' }

/**
 * Reads keys that are not among the columns of a file. The columns of NDJSON are the keys of its first object, and many
 * programs leave out what is empty: the first person has no `unsubscribed_at`, and the tenth has. A refusal there must
 * count as it does in a column.
 */
export class UnseenKeys {
  readonly #columns: ReadonlySet<string>
  readonly #isWide: boolean
  readonly #yesMeans: YesMeans | undefined
  readonly #unclearMeans: YesMeans | undefined
  readonly #topics: readonly TopicConfig[]
  readonly #topicsIn: TopicsIn
  readonly #meanings = new BoundedMap<KeyMeaning>(KEPT_KEYS)

  constructor(
    columns: Pick<Columns, 'names' | 'topics' | 'yesMeans' | 'unclearMeans'>,
    config: readonly TopicConfig[],
  ) {
    this.#columns = new Set(columns.names)
    this.#isWide = columns.topics.length > 0
    this.#yesMeans = columns.yesMeans
    this.#unclearMeans = columns.unclearMeans
    this.#topics = config
    this.#topicsIn = topicsNamed(config)
  }

  read({ raw }: TableRow): Unseen {
    if (!raw) return NOTHING
    const unseen: Unseen = { beside: [], refusedAt: [], topics: [] }
    for (const key of Object.keys(raw)) {
      if (this.#columns.has(key)) continue
      const meaning = this.#meanings.remember(key, () => this.#meaningOf(key))
      if (meaning.as === 'beside') unseen.beside.push({ ...meaning.meant, cell: fieldOf(raw, key) })
      if (meaning.as === 'refusedAt') unseen.refusedAt.push(fieldOf(raw, key))
      if (meaning.as === 'topic')
        unseen.topics.push({ topic: key, answer: fieldOf(raw, key), isRefusal: meaning.isRefusal })
    }
    return unseen
  }

  #meaningOf(key: string): KeyMeaning {
    if (this.#isWide && findTopic({ topics: this.#topics }, key))
      return { as: 'topic', isRefusal: this.#isRefusal(key) }
    const meaning = meaningOf(key)
    if (meaning?.part === 'whenRefused') return { as: 'refusedAt' }
    const meant = besideMeaning(key, meaning, this.#topicsIn)
    return meant ? { as: 'beside', meant } : { as: 'nothing' }
  }

  /**
   * The file is being read, so a key that can't be understood is no reason to refuse all of it. A member was asked
   * about the columns that were there to see, so of an unclear key they said nothing by which a Yes in it could count;
   * that a Yes in such columns refuses holds for it too.
   */
  #isRefusal(key: string): boolean | null {
    if (this.#unclearMeans === 'refused' && meaningShown(key, 'key') === 'unclear') return true
    try {
      return isRefusalColumn(key, { topic: 'key', yesMeans: this.#yesMeans })
    } catch {
      return null
    }
  }
}

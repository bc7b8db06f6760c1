import type { TopicConfig } from '@/db/queries/business/config'
import { readTable } from '@/lib/csv/read-table'
import { findTopic } from '@/lib/find-topic'
import { columnNames } from '@/lib/services/columns/match-columns'
import { ownWords } from '@/lib/services/imports/answer-words'
import { chosenColumns, type Use } from '@/lib/services/imports/column-uses'
import { findColumns, type Mapping } from '@/lib/services/imports/columns'
import { RowReader } from '@/lib/services/imports/read-rows'
import { topicsNamed } from '@/lib/services/imports/topics-in-name'

/** What topics are called where that is not their key. */
const NAMES: Record<string, string> = { promos: 'Promociones', news: 'Novedades' }
const topicOf = (key: string) => ({
  ...{ id: `id of ${key}`, key, policy: 'opt_in', archived: false },
  texts: { es: { name: NAMES[key] ?? key } },
})
/** How a file is to be read. */
export interface Given {
  /** The keys of the business's topics; `promos` and `news` if not given. */
  topics?: string[]
  mapping?: Mapping
  topic?: string
  answer?: string
  uses?: Use[]
  yesMeans?: 'agreed' | 'refused' | undefined
  words?: { in: string[]; out: string[] }
}

/** Reads a file without a database. Returns what each row says (topic, answer and time), or why it is refused. */
export async function read(file: string, given: Given = { topic: 'promos' }): Promise<string[]> {
  const bytes = async function* () {
    yield Buffer.from(file)
  }
  const table = await readTable(bytes())
  const names = columnNames(table)
  const topics = (given.topics ?? ['promos', 'news']).map(topicOf)
  const known = { hasTopic: given.topic !== undefined, hasAnswer: given.answer !== undefined, yesMeans: given.yesMeans }
  const idOf = (name: string) => findTopic({ topics }, name)?.id
  const topicsIn = topicsNamed(topics)
  const columns = given.uses
    ? chosenColumns(names, { uses: given.uses, ...known, topicOf: idOf, topicsIn })
    : findColumns(names, { mapping: given.mapping ?? {}, ...known }, idOf, topicsIn)
  if ('problem' in columns) throw new Error(columns.problem)
  const reader = new RowReader({
    columns,
    topics: topics as unknown as TopicConfig[],
    timeZone: 'America/Sao_Paulo',
    country: 'BR',
    isCountryGiven: false,
    words: given.words && ownWords(given.words),
    defaults: { topic: given.topic, answer: given.answer },
  })
  const said: string[] = []
  for await (const rows of table.batches)
    for (const row of rows)
      reader.read(row, {
        statement: (_, { topicId, answer, claimed }) => {
          said.push(
            `${topicId.slice(6)} ${answer} ${claimed === null ? 'now' : new Date(claimed).toISOString().slice(0, 10)}`,
          )
        },
        refused: ({ code }) => void said.push(code),
        guessed: () => {},
      })
  return said
}

/** Returns objects as a file of NDJSON. */
export const ndjson = (...objects: object[]): string => objects.map((each) => JSON.stringify(each)).join('\n')

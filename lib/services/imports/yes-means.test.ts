import { expect, test } from 'vitest'
import type { Use } from './column-uses'
import { type Given, ndjson, read } from './testing/read-file'

// What a Yes means: by the name of its column, by what the caller or the member says, and by where the column is read.

const PHONE = '+5511987658811'
const YES = `${PHONE},yes,2026-01-01T12:00:00Z`
const NO = `${PHONE},no,`
const [IN, OUT, NOTHING] = ['promos in 2026-01-01', 'promos out 2026-01-01', 'says_nothing']
const AGREED = [IN, 'promos out now']
const REFUSED = [OUT, NOTHING]

/** Returns what a Yes and a No say in a column of this name; the code if the file is refused. */
async function said(column: string, given: Given): Promise<string[] | string> {
  try {
    return await read(`phone,${column},when\n${YES}\n${NO}\n`, given)
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message
  }
}

type Means = Given['yesMeans']
type Row = [column: string, yesMeans: Means, expected: string[] | string]

test.each<Row>([
  ['promos', undefined, AGREED],
  ['promos', 'agreed', AGREED],
  ['promos', 'refused', REFUSED],
  ['Promos', 'refused', REFUSED],
  // Topics may have any key.
  ['opted_out', undefined, REFUSED],
  ['opted_out', 'refused', REFUSED],
  ['opted_out', 'agreed', 'columns_ambiguous'],
  ...['black_friday', 'exclusive_offers', 'pending_orders', 'expiring_points'].map((key): Row => [
    key,
    undefined,
    AGREED,
  ]),
  ['stop', undefined, 'columns_ambiguous'],
  ['stop', 'agreed', AGREED],
  ['stop', 'refused', REFUSED],
  ['consent', 'refused', 'columns_ambiguous'],
])('a column %s that is named by a topic, with yes_means=%s, says %j', async (column, yesMeans, expected) => {
  const key = column.toLowerCase()
  const of = (what: string[] | string) => (Array.isArray(what) ? what.map((each) => each.replace('promos', key)) : what)
  const topics = [key, 'news']
  expect(await said(column, { topics, yesMeans })).toEqual(of(expected))
  // It says the same where the caller also gave a topic for all rows, or named the column.
  expect(await said(column, { topics, yesMeans, topic: key })).toEqual(of(expected))
  expect(await said(column, { topics, yesMeans, topic: key, mapping: { answer: column } })).toEqual(of(expected))
})

test.each<Row>([
  ['consent', undefined, AGREED],
  ['consent', 'agreed', AGREED],
  ['consent', 'refused', 'columns_ambiguous'],
  ['opted_out', undefined, REFUSED],
  ['opted_out', 'refused', REFUSED],
  ['opted_out', 'agreed', 'columns_ambiguous'],
  ['answer', undefined, AGREED],
  ['answer', 'refused', REFUSED],
  ['status', 'refused', REFUSED],
])('a column %s that is found by its name, with yes_means=%s, says %j', async (column, yesMeans, expected) => {
  expect(await said(column, { topic: 'promos', yesMeans })).toEqual(expected)
  expect(await said(column, { topic: 'promos', yesMeans, mapping: { answer: column } })).toEqual(expected)
})

test.each<Row>([
  ['Marketing opt-out', undefined, REFUSED],
  ['Marketing opt-out', 'agreed', 'columns_ambiguous'],
  ['Acepta promociones', undefined, AGREED],
  ['Acepta promociones', 'refused', 'columns_ambiguous'],
  ...['flag', 'blocked', 'Marketing', 'Objects to marketing', 'Se opone a ofertas'].flatMap((column): Row[] => [
    [column, undefined, 'columns_ambiguous'],
    [column, 'agreed', AGREED],
    [column, 'refused', REFUSED],
  ]),
])('a column %s that the caller named, with yes_means=%s, says %j', async (column, yesMeans, expected) => {
  expect(await said(column, { topic: 'promos', yesMeans, mapping: { answer: column } })).toEqual(expected)
})

test.each<Row>([
  // What is shown plainly is not asked, and is not changed by an answer about another column.
  ...[undefined, 'agreed', 'refused'].flatMap((yesMeans): Row[] => [
    ['promo_optout', yesMeans as Means, REFUSED],
    ['opted_out', yesMeans as Means, REFUSED],
    ['consent', yesMeans as Means, AGREED],
  ]),
  ['stop_promos', undefined, 'answer_unclear'],
  ['stop_promos', 'agreed', AGREED],
  ['stop_promos', 'refused', REFUSED],
  ['Objects to marketing', undefined, 'answer_unclear'],
])('a column %s that a member chose, with the answer %s, says %j', async (column, yesMeans, expected) => {
  const uses = (use: Use): Use[] => ['phone', use, 'when']
  expect(await said(column, { yesMeans, topic: 'promos', uses: uses('answer') })).toEqual(expected)
  expect(await said(column, { yesMeans, uses: uses('topic:id of promos') })).toEqual(expected)
})

test.each(['flag', 'Ofertas', 'Marketing', 'Col 3'])(
  'a column %s is of unclear meaning as an answer, and holds the answers to a topic that a member chose for it',
  async (column) => {
    expect(await said(column, { topic: 'promos', uses: ['phone', 'answer', 'when'] })).toBe('answer_unclear')
    expect(await said(column, { uses: ['phone', 'topic:id of promos', 'when'] })).toEqual(AGREED)
  },
)

test('a column that is named by the key of the topic it was chosen for is read as that, and by no other topic’s', async () => {
  const given = { topics: ['black_friday', 'news'] }
  const uses = (id: string): Use[] => ['phone', `topic:id of ${id}`, 'when']
  const expected = AGREED.map((each) => each.replace('promos', 'black_friday'))
  expect(await said('Black_Friday', { ...given, uses: uses('black_friday') })).toEqual(expected)
  expect(await said('black_friday', { ...given, uses: uses('news') })).toBe('answer_unclear')
})

test('each column of a topic is read by its own name, and what is asked counts for the unclear ones only', async () => {
  const file = `phone,promos,stop_news,when\n${PHONE},yes,yes,2026-01-01\n${PHONE},no,no,2026-01-01\n`
  const uses: Use[] = ['phone', 'topic:id of promos', 'topic:id of news', 'when']
  await expect(read(file, { uses })).rejects.toThrow('answer_unclear')
  const refused = [IN, 'news out 2026-01-02', 'promos out 2026-01-02', NOTHING]
  expect(await read(file, { uses, yesMeans: 'refused' })).toEqual(refused)
  const agreed = [IN, 'news in 2026-01-01', 'promos out 2026-01-02', 'news out 2026-01-02']
  expect(await read(file, { uses, yesMeans: 'agreed' })).toEqual(agreed)
})

test('a topic under a key that the first object of NDJSON lacks is read as a column of it would be', async () => {
  const topics = ['promos', 'news', 'stop', 'opted_out', 'black_friday']
  const file = (key: string) =>
    ndjson(
      { phone: PHONE, promos: '', when: '2026-01-01T12:00:00Z' },
      ...['yes', 'no', 'stop'].map((answer) => ({ phone: PHONE, [key]: answer, when: '2026-01-01T12:00:00Z' })),
    )
  const readKey = async (key: string, yesMeans?: Means) =>
    (await read(file(key), { topics, yesMeans })).slice(1).map((each) => each.replace(' 2026-01-01', ''))
  expect(await readKey('news')).toEqual(['news in', 'news out', 'news out'])
  expect(await readKey('black_friday')).toEqual(['black_friday in', 'black_friday out', 'black_friday out'])
  expect(await readKey('news', 'refused')).toEqual(['news out', NOTHING, 'news out'])
  expect(await readKey('opted_out')).toEqual(['opted_out out', NOTHING, 'opted_out out'])
  // Nobody knows what a Yes means under these, so only what is a No either way counts.
  for (const [key, means] of [['stop'], ['opted_out', 'agreed']] as const)
    expect(await readKey(key, means)).toEqual(['answer_unreadable', 'answer_unreadable', `${key} out`])
  expect(await readKey('stop', 'refused')).toEqual(['stop out', NOTHING, 'stop out'])
})

test('what a member said of unclear columns holds for an unclear key that nobody saw where it makes a Yes a No', async () => {
  const topics = ['promos', 'news', 'stop', 'stop_news']
  const at = { phone: PHONE, when: '2026-01-01T12:00:00Z' }
  const answers = (key: string) => ['yes', 'no'].map((answer) => ({ ...at, [key]: answer }))
  const readKey = async (key: string, yesMeans?: Means) => {
    const uses: Use[] = ['phone', 'when', yesMeans ? 'topic:id of stop' : 'topic:id of promos']
    const file = ndjson({ ...at, [yesMeans ? 'stop' : 'promos']: '' }, ...answers(key))
    return (await read(file, { topics, uses, yesMeans })).slice(1).map((each) => each.replace(' 2026-01-01', ''))
  }
  const unread = ['answer_unreadable', 'answer_unreadable']
  expect(await readKey('stop_news', 'refused')).toEqual(['stop_news out', NOTHING])
  expect(await readKey('stop_news', 'agreed')).toEqual(unread)
  expect(await readKey('stop_news')).toEqual(unread)
  for (const means of [undefined, 'agreed', 'refused'] as const)
    expect(await readKey('news', means)).toEqual(['news in', 'news out'])
})

test('what a Yes means is said of a column: a file without one is refused, and not read as the answer for all', async () => {
  const file = `phone,flag,when\n${YES}\n`
  const given = { topic: 'promos', answer: 'in', yesMeans: 'refused' } as const
  await expect(read(file, given)).rejects.toMatchObject({
    code: 'columns_missing',
    userMessage: expect.stringContaining('?answer_column=') as string,
  })
  expect(await read(file, { ...given, mapping: { answer: 'flag' } })).toEqual([OUT])
})

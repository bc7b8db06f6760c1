import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { useDeps } from '@/lib/http/endpoint/testing'
import { openLink } from '@/lib/services/page/open-link'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { fieldsOf, framedPage, makeFramed } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost:1/none')
  vi.stubEnv('BASE_URL', 'https://sayso.example')
  useDeps(deps)
})
afterAll(() => void vi.unstubAllEnvs())

const { business, makeToken } = await makeFramed(deps)
const { orders, promos, news } = business.topics

/** Somebody who has answered nothing: orders are on until they say no, promos and news are off until they say yes. */
async function somebody() {
  const page = framedPage(await makeToken())
  const read = async () => {
    const link = await openLink(deps, page.token)
    if (!('state' in link)) throw new Error('the link of a test leads to nobody')
    return link
  }
  const answerOf = async (topic: string) => (await read()).state.topics[topic]?.lanes.own?.answer ?? null
  const isStopped = async () => (await read()).state.stop?.on ?? false
  const lines = async () => (await read()).contact.headSeq
  const save = async (shown: Record<string, boolean>, on: string[]) =>
    page.post([
      ['act', 'save'],
      ['notice', (await read()).config.notices['en'] ?? ''],
      ...Object.entries(shown).map(([id, isOn]): [string, string] => ['shown', `${id}:${isOn ? 1 : 0}`]),
      ...on.map((id): [string, string] => ['on', id]),
    ])
  /** Sends the form of the page that asks again: Yes. */
  const confirm = async (response: Response, headers: Record<string, string> = {}) =>
    page.post(fieldsOf(await response.text()), headers)
  return { ...page, read, answerOf, isStopped, lines, save, confirm }
}

type Read = Awaited<ReturnType<Awaited<ReturnType<typeof somebody>>['read']>>

const changeOf = (response: Response) =>
  new URL(response.headers.get('location') ?? '', 'http://localhost').searchParams.get('done') ?? ''

test('a Yes is asked a second time, and counts after it', async () => {
  const { save, confirm, answerOf, lines } = await somebody()
  const question = await save({ [promos]: false }, [promos])
  expect(question.status).toBe(200)
  const html = await question.clone().text()
  expect(html).toMatch(/<h1>Do you want messages from Business \d+ about promos\?<\/h1>/)
  expect(html).not.toContain('data-tells')
  expect([await answerOf(promos), await lines()]).toEqual([null, 0])
  expect((await confirm(question)).status).toBe(303)
  expect(await answerOf(promos)).toBe('in')
})

test('a No is never asked: it is done by the first tap, also beside a Yes', async () => {
  const { save, confirm, answerOf } = await somebody()
  expect((await save({ [orders]: true }, [])).status).toBe(303)
  expect(await answerOf(orders)).toBe('out')

  const other = await somebody()
  const question = await other.save({ [orders]: true, [promos]: false, [news]: false }, [promos, news])
  expect(question.status).toBe(200)
  const html = await question.clone().text()
  expect(html).toContain('Done. You’ll no longer get messages about: orders.')
  expect(html).toContain('about promos and news?')
  expect(html).toContain('data-tells="saved"')
  expect([await other.answerOf(orders), await other.answerOf(promos)]).toEqual(['out', null])
  await other.confirm(question)
  expect([await other.answerOf(orders), await other.answerOf(promos), await other.answerOf(news)]).toEqual([
    'out',
    'in',
    'in',
  ])
  expect(await confirm(await other.save({ [news]: true }, []))).toBeDefined()
  expect(await other.answerOf(news)).toBe('out')
})

test('a stop is done by one tap, and coming back takes two', async () => {
  const { post, confirm, isStopped } = await somebody()
  expect((await post([['act', 'stop']])).status).toBe(303)
  expect(await isStopped()).toBe(true)
  const question = await post([['act', 'return']])
  expect([question.status, await isStopped()]).toEqual([200, true])
  await confirm(question)
  expect(await isStopped()).toBe(false)
})

test.each([
  [
    'a pause in its place',
    [
      ['act', 'pause'],
      ['length', '1w'],
      ['instead', 'STOP'],
    ],
  ],
  [
    'only the offers in its place',
    [
      ['act', 'offers'],
      ['change', 'STOP'],
    ],
  ],
  [
    'its undo',
    [
      ['act', 'undo'],
      ['change', 'STOP'],
    ],
  ],
] as const)('what lifts a stop is asked: %s', async (_, fields) => {
  const { post, confirm, isStopped } = await somebody()
  const stop = changeOf(await post([['act', 'stop']]))
  const filled = fields.map(([name, value]): [string, string] => [name, value === 'STOP' ? stop : value])
  const question = await post(filled)
  expect([question.status, await isStopped()]).toEqual([200, true])
  await confirm(question)
  expect(await isStopped()).toBe(false)
})

test.each([
  [
    [
      ['act', 'pause'],
      ['length', '1w'],
      ['instead', 'STOP'],
    ],
    ({ state }: Read) => (state.pause?.until ?? 0) > deps.clock.now(),
  ],
  [
    [
      ['act', 'offers'],
      ['change', 'STOP'],
    ],
    ({ state }: Read) => state.topics[promos]?.lanes.own?.answer === 'out',
  ],
] as const)('in the place of a stop that is over it is a No, and is not asked: %j', async (fields, isDone) => {
  const { post, confirm, isStopped, read } = await somebody()
  const stop = changeOf(await post([['act', 'stop']]))
  await confirm(await post([['act', 'return']]))
  const response = await post(fields.map(([name, value]): [string, string] => [name, value === 'STOP' ? stop : value]))
  expect([response.status, await isStopped(), isDone(await read())]).toEqual([303, false, true])
})

test('a pause that would end before the one that holds is asked, and a longer one is not', async () => {
  const { post, confirm, read } = await somebody()
  const until = async () => (await read()).state.pause?.until ?? 0
  const pause = (length: string) =>
    post([
      ['act', 'pause'],
      ['length', length],
    ])
  expect((await pause('1m')).status).toBe(303)
  const month = await until()
  expect((await pause('3m')).status).toBe(303)
  const question = await pause('1w')
  expect(question.status).toBe(200)
  expect(await until()).toBeGreaterThan(month)
  await confirm(question)
  expect(await until()).toBeLessThan(month)
})

test('a pause holds at once, and its end and its undo are asked', async () => {
  const { post, confirm, read } = await somebody()
  const isPaused = async () => ((await read()).state.pause?.until ?? 0) > deps.clock.now()
  const pause = changeOf(
    await post([
      ['act', 'pause'],
      ['length', '1w'],
    ]),
  )
  expect(await isPaused()).toBe(true)
  for (const fields of [
    [['act', 'resume']],
    [
      ['act', 'undo'],
      ['change', pause],
    ],
  ] as [string, string][][]) {
    expect((await post(fields)).status).toBe(200)
    expect(await isPaused()).toBe(true)
  }
  await confirm(await post([['act', 'resume']]))
  expect(await isPaused()).toBe(false)
})

test('the undo of a Yes is a No, the undo of a No is a Yes, and of both it is both', async () => {
  const agreed = await somebody()
  const yes = changeOf(await agreed.confirm(await agreed.save({ [promos]: false }, [promos])))
  expect(
    (
      await agreed.post([
        ['act', 'undo'],
        ['change', yes],
      ])
    ).status,
  ).toBe(303)
  expect(await agreed.answerOf(promos)).not.toBe('in')

  const refused = await somebody()
  const no = changeOf(await refused.save({ [orders]: true }, []))
  const question = await refused.post([
    ['act', 'undo'],
    ['change', no],
  ])
  expect([question.status, await refused.answerOf(orders)]).toEqual([200, 'out'])
  await refused.confirm(question)
  expect(await refused.answerOf(orders)).not.toBe('out')
})

test('a mixed change that was made outside of a frame is undone in one: its Yes ends at once, its No is asked', async () => {
  const both = await somebody()
  const { config } = await both.read()
  const { perform } = await import('../../_page/perform')
  const link = await both.read()
  const visitor = { link, formId: 'x', locale: 'en', ip: null, userAgent: null }
  const notice = config.notices['en'] ?? ''
  const shown = [
    { topicId: orders, on: true },
    { topicId: promos, on: false },
  ]
  const made = await perform(deps, visitor, { act: 'save', notice, shown, on: [promos] })
  expect([await both.answerOf(orders), await both.answerOf(promos)]).toEqual(['out', 'in'])
  const question = await both.post([
    ['act', 'undo'],
    ['change', made?.done ?? ''],
  ])
  expect(question.status).toBe(200)
  expect([await both.answerOf(orders), await both.answerOf(promos)]).toEqual(['out', 'out'])
  await both.confirm(question)
  expect([await both.answerOf(orders), await both.answerOf(promos)]).toEqual(['in', 'out'])
})

test('an answer that another site sends is no answer: it is asked', async () => {
  const { save, confirm, answerOf } = await somebody()
  for (const site of ['cross-site', 'same-site', 'none']) {
    const response = await confirm(await save({ [promos]: false }, [promos]), { 'sec-fetch-site': site })
    expect([site, response.status, await answerOf(promos)]).toEqual([site, 200, null])
  }
  await confirm(await save({ [promos]: false }, [promos]), { 'sec-fetch-site': 'same-origin' })
  expect(await answerOf(promos)).toBe('in')
})

test('what the business does not have is refused as a whole, and its No is not lost in a question', async () => {
  const { save, lines } = await somebody()
  const unknown = '01990000-0000-7000-8000-0000000000ff'
  expect((await save({ [orders]: true, [unknown]: false }, [unknown])).status).toBe(400)
  expect(await lines()).toBe(0)
})

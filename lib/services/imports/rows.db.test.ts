import { expect, test } from 'vitest'
import { makeBusiness, storedState, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { FIRST_ISSUE, readImportReport } from './read-imports'
import { importFile } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)
const HEAD = 'phone,topic,answer,when,proof,source\n'
let numbers = 0
const nextPhone = () => `+5511986${String(100_000 + ++numbers)}`

type Business = Awaited<ReturnType<typeof makeBusiness>>
const send = (business: Business, file: string) => importFile(deps, worker, business.id, file)
const issuesOf = async (business: Business, id: string) =>
  (await readImportReport(deps, business.id, id, { after: FIRST_ISSUE, limit: 1000 }))?.issues ?? []
const stateOf = async (business: Business, phone: string) => {
  const [row] = await database.admin.sql<{ contact_id: string }[]>`
    select contact_id from identities where business_id = ${business.id} and canonical = ${phone} and ended_at is null`
  return storedState(deps, business.id, row?.contact_id ?? '')
}

test('rows that can’t be read are refused one by one, each with its reason; the others are taken', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  await database.admin.sql`update topics set archived_at = now() where id = ${business.topics.news}`
  await database.admin.sql`update businesses set config_version = config_version + 1 where id = ${business.id}`
  const rows = [
    ',promos,yes,2026-01-01,,',
    'none,promos,yes,2026-01-01,,',
    `${phone},,yes,2026-01-01,,`,
    `${phone},nothing,yes,2026-01-01,,`,
    `${phone},security,no,2026-01-01,,`,
    `${phone},news,no,2026-01-01,,`,
    `${phone},promos,,2026-01-01,,`,
    `${phone},promos,perhaps,2026-01-01,,`,
    `${phone},promos,yes,03/04/2026,,`,
    `${phone},promos,yes,1969-01-01,,`,
    `${phone},promos`,
    `${phone},promos,yes,2026-01-01,"${'x'.repeat(70_000)}",`,
    `${phone},${business.topics.promos},SÍ,2026-01-01,,`,
  ]
  const done = await send(business, `${HEAD}${rows.join('\n')}\n`)
  expect(done).toMatchObject({ rows: 13, taken: 1, refused: 12 })
  expect((await issuesOf(business, done.id)).map(({ row, code }) => `${row} ${code}`)).toEqual([
    '2 phone_missing',
    '3 phone_unreadable',
    '4 topic_missing',
    '5 unknown_topic',
    '6 topic_required',
    '7 topic_archived',
    '8 answer_missing',
    '9 answer_unreadable',
    '10 time_unreadable',
    '11 time_unreadable',
    '12 wrong_columns',
    '13 line_too_long',
  ])
})

test('a wide table has a column for each topic; an empty cell says nothing', async () => {
  const business = await makeBusiness(deps)
  const [one, two] = [nextPhone(), nextPhone()]
  const done = await send(
    business,
    `Teléfono;promos;news;orders;Fecha;Prueba\n${one};sí;;no;2026-01-05;acta 1\n${two};;;;2026-01-05;\n`,
  )
  expect(done).toMatchObject({ rows: 2, taken: 2, refused: 1 })
  expect(Object.keys((await stateOf(business, one)).topics).toSorted()).toEqual(
    [business.topics.promos, business.topics.orders].toSorted(),
  )
  expect(await issuesOf(business, done.id)).toMatchObject([{ row: 3, code: 'answer_missing' }])
})

test('one JSON object a line, with keys of its own in each', async () => {
  const business = await makeBusiness(deps)
  const phone = nextPhone()
  const rows = [
    { phone: phone.slice(1), topic: 'promos', answer: false },
    { answer: true, when: 1767571200, topic: 'news', phone, proof: 'form 9' },
  ]
  const done = await send(business, rows.map((row) => JSON.stringify(row)).join('\n'))
  expect(done).toMatchObject({ rows: 2, taken: 2 })
  const { lanes } = (await stateOf(business, phone)).topics[business.topics.news]!
  expect(lanes.other).toMatchObject({ answer: 'in', at: 1767571200_000 })
})

test('a topic that is archived while its file waits is refused, also by a worker that knew it before', async () => {
  const business = await makeBusiness(deps)
  const [one, two] = [nextPhone(), nextPhone()]
  await send(business, `${HEAD}${one},promos,no,2026-01-05,,\n`)
  await database.admin.sql`update topics set archived_at = now() where id = ${business.topics.promos}`
  await database.admin.sql`update businesses set config_version = config_version + 1 where id = ${business.id}`
  expect(await send(business, `${HEAD}${two},promos,no,2026-01-05,,\n`)).toMatchObject({ refused: 1, taken: 0 })
})

test('a file is imported also where an earlier one is due to be deleted', async () => {
  const business = await makeBusiness(deps)
  const first = await send(business, `${HEAD}${nextPhone()},promos,no,,,\n`)
  await database.admin.sql`
    update imports set due_at = now() - interval '1 minute' where business_id = ${business.id} and id = ${first.id}`
  expect(await send(business, `${HEAD}${nextPhone()},promos,no,,,\n`)).toMatchObject({ status: 'done', taken: 1 })
})

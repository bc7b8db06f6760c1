import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { addMember } from '@/lib/services/members/add-member'
import { fingerprint, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { beginImport, type BegunSettings, dropFile } from './begin-import'
import { holdFile } from './hold-file'
import { lookAtImport } from './look-at-imports'
import { type Choice, previewImport } from './preview-import'
import { discardImport } from './receive-import'
import { bodyOf, importFile, workOff } from './testing'

const database = await createTestDatabase()
const app = testDeps(database.app)
const worker = testDeps(database.worker)
const business = await makeBusiness(app)
const { promos, news } = business.topics
const caller = operatorOf(business.id)
const NOTHING: Choice = { uses: new Map(), words: { in: [], out: [] } }

async function hold(file: string | Uint8Array): Promise<string> {
  const held = await holdFile(app, caller, { name: 'CRM', body: bodyOf(file), limitBytes: 1_000_000 })
  if (held.outcome !== 'received') throw new Error(held.outcome)
  return held.id
}

async function preview(id: string, choice: Partial<Choice> = {}) {
  const read = await previewImport(app, caller, id, { ...NOTHING, ...choice })
  if (read.outcome !== 'previewed') throw new Error(read.outcome)
  return read
}

async function begin(id: string, choice: Partial<Choice> = {}) {
  const { settings } = await preview(id, choice)
  const { columns: _, total: __, uses = [], ...rest } = settings
  return beginImport(app, caller, id, { name: 'CRM, November', settings: { ...rest, uses } satisfies BegunSettings })
}

test('a file is shown as it would be read, and nothing is written', async () => {
  const before = await fingerprint(database.admin)
  const id = await hold(
    'telefone,promos,fecha,vendedor\n' +
      '(11) 95555-0101,sim,05/01/2026,loja 3\n' +
      '+52 55 5555 0102,no,17/02/2026,loja 8\n' +
      '+1 415 555 0103,yes,,x\n' +
      '9555-01O4,yes,05/01/2026,x\n',
  )
  const read = await preview(id, { country: 'BR' })
  expect(read.columns.map(({ use }) => use)).toEqual(['phone', `topic:${promos}`, 'when', ''])
  const dated = { country: 'BR' }
  const shown = await preview(id, dated)
  expect(shown.dates).toEqual({ example: '05/01/2026', dayFirstRow: 3, monthFirstRow: null, used: 'day_first' })
  expect(shown.rows).toEqual([
    {
      row: 2,
      person: '+55 11 95555 0101',
      answers: [expect.objectContaining({ topicId: promos, answer: 'in', claimed: expect.any(Number) as number })],
    },
    { row: 3, person: '+52 55 5555 0102', answers: [expect.objectContaining({ answer: 'out' })] },
    { row: 4, person: '+1 415 555 0103', answers: [{ refused: 'time_missing' }] },
    { row: 5, person: '9555-01O4', answers: [{ refused: 'phone_unreadable' }] },
  ])
  expect(shown.refused).toEqual([
    ['time_missing', 1],
    ['phone_unreadable', 1],
  ])
  // The order of day and month is never guessed against the member.
  expect((await preview(id, { ...dated, dates: 'none' })).rows[0]?.answers).toEqual([{ refused: 'time_unreadable' }])
  expect(await dropFile(app, caller, id)).toEqual({ outcome: 'dropped' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('nobody is asked which number is the day in a date in which neither can be the month', async () => {
  const rows = (...dates: string[]) =>
    ['phone,promos,when', ...dates.map((date) => `+52 55 5555 0104,yes,${date}`)].join('\n')
  const only = await preview(await hold(rows('32.13.2026')))
  expect(only.dates).toBe(null)
  expect(only.rows.map(({ answers }) => answers)).toEqual([[{ refused: 'time_unreadable' }]])
  const { dates } = await preview(await hold(rows('32.13.2026', '17/02/2026')))
  expect(dates).toEqual({ example: '17/02/2026', dayFirstRow: 3, monthFirstRow: null, used: 'day_first' })
})

test('what the preview shows is what its import does', async () => {
  const id = await hold(
    'celular,estado,dia\n' +
      '+5511987650001,vigente,2026-01-05\n' +
      '+5511987650002,baixado,2026-01-05\n' +
      '+5511987650003,perhaps,2026-01-05\n',
  )
  const choice = {
    uses: new Map([
      [1, 'answer'],
      [2, 'when'],
    ]),
    topic: news,
    words: { in: ['Vigente'], out: ['baixado'] },
  }
  const shown = await preview(id, choice)
  expect(
    shown.rows.map(({ answers }) => answers.map((each) => ('refused' in each ? each.refused : each.answer))),
  ).toEqual([['in'], ['out'], ['answer_unreadable']])
  expect(await begin(id, choice)).toEqual({ outcome: 'begun', rows: 3 })
  const row = await workOff(worker, business.id, id)
  expect(row).toMatchObject({ name: 'CRM, November', status: 'done', taken: 2, refused: 1 })
  const looked = await lookAtImport(app, caller, id)
  expect(looked).toMatchObject({ reasons: [{ outcome: 'refused', reason: 'answer_unreadable', count: 1 }] })
  expect(await begin(id, choice).catch((error: unknown) => (error as Error).message)).toBe('not_waiting')
})

test('a yes against a no that stands is shown as kept out', async () => {
  await importFile(app, worker, business.id, 'phone,topic,answer,when\n+5511987650011,promos,no,2026-02-01\n')
  const id = await hold('phone,topic,answer,when\n+5511987650011,promos,yes,2026-01-01\n')
  const { rows } = await preview(id)
  expect(rows[0]?.answers).toEqual([expect.objectContaining({ answer: 'in', keptOut: 'others_said_no' })])
})

test('a yes of somebody who had the number before is shown as theirs', async () => {
  const phone = '+5511987650012'
  const former = await makeContact(app, business.id, phoneIdentity(phone))
  await eraseContact(app, caller, former)
  await makeContact(app, business.id, phoneIdentity(phone))
  const { rows } = await preview(await hold(`phone,topic,answer,when\n${phone},promos,yes,2026-01-01\n`))
  expect(rows[0]?.answers).toEqual([expect.objectContaining({ answer: 'in', keptOut: 'former_holder' })])
})

test('each choice that can’t be read has a problem of its own, and is not begun', async () => {
  const id = await hold('a,b,blocked,promos\n+5511987650021,promos,yes,no\n')
  const uses = (...each: string[]) => ({ uses: new Map(each.entries()) })
  const problems: [string, Partial<Choice>][] = [
    ['phone_missing', uses('', 'topic', 'answer', '')],
    ['topic_missing', uses('phone', '', 'answer', '')],
    ['answer_missing', uses('phone', 'topic', '', '')],
    ['answer_unclear', uses('phone', 'topic', 'answer', '')],
    ['twice', uses('phone', 'topic', 'topic', '')],
    ['topics_and_topic', uses('phone', 'topic', '', `topic:${promos}`)],
  ]
  for (const [problem, choice] of problems) {
    expect((await preview(id, choice)).problem).toMatchObject({ problem })
    expect(await begin(id, choice)).toMatchObject({ outcome: 'columns', problem: { problem } })
  }
  const clear = { ...uses('phone', 'topic', 'answer', ''), yesMeans: 'refused' as const }
  expect((await preview(id, clear)).rows[0]?.answers).toEqual([expect.objectContaining({ answer: 'out' })])
})

test('a column that was chosen for a topic is read by its name, or the member is asked what a yes in it means', async () => {
  const id = await hold('phone,promo_optout,stop_news\n+5511987650022,yes,yes\n+5511987650023,no,no\n')
  const choice = {
    uses: new Map([
      [1, `topic:${promos}`],
      [2, `topic:${news}`],
    ]),
  }
  const asked = await preview(id, choice)
  expect([asked.problem, asked.unclear]).toEqual([{ problem: 'answer_unclear', column: 'stop_news' }, ['stop_news']])
  expect(await begin(id, choice)).toMatchObject({ outcome: 'columns', problem: asked.problem })
  const said = async (yesMeans: 'agreed' | 'refused') => {
    const { rows } = await preview(id, { ...choice, yesMeans })
    return rows.map(({ answers }) => answers.map((each) => ('refused' in each ? each.refused : each.answer)))
  }
  expect(await said('refused')).toEqual([
    ['out', 'out'],
    ['says_nothing', 'says_nothing'],
  ])
  expect(await said('agreed')).toEqual([
    ['out', 'time_missing'],
    ['says_nothing', 'out'],
  ])
  // What was said of a column that is no longer read is not kept for the others.
  const without = await preview(id, { uses: new Map([[1, `topic:${promos}`]]), yesMeans: 'agreed' })
  expect([without.unclear, without.settings.yesMeans]).toEqual([[], undefined])
  expect(await begin(id, { ...choice, yesMeans: 'refused' })).toEqual({ outcome: 'begun', rows: 2 })
  expect(await workOff(worker, business.id, id)).toMatchObject({ status: 'done', taken: 2, refused: 2 })
})

test('refusals of everything are not lost beside columns of topics', async () => {
  const id = await hold('phone,promos,opted_out\n+5511987650031,yes,yes\n')
  expect((await preview(id)).problem).toEqual({ problem: 'refusals_beside', column: 'opted_out' })
})

test('a column that counts although nothing is chosen for it is shown so, also before the choices suffice', async () => {
  const id = await hold(
    'phone,acepta,fecha,País,blocked,status,vendedor\n' +
      '3005550161,sí,2026-01-05,Colombia,,,x\n' +
      '+5511987650161,sí,2026-01-05,Brasil,yes,,x\n' +
      '+5511987650162,sí,2026-01-05,Brasil,no,unsubscribed,x\n',
  )
  const unchosen = [null, 'answers', null, 'personCountry', 'refusals', 'answers', null]
  const without = await preview(id)
  expect(without.problem).toEqual({ problem: 'topic_missing' })
  expect(without.columns.map((column) => column.unchosen)).toEqual(unchosen)
  const shown = await preview(id, { topic: promos })
  expect(shown.columns.map((column) => column.unchosen)).toEqual(unchosen)
  expect(shown.columns.map(({ use }) => use)).toEqual(['phone', 'answer', 'when', '', '', '', ''])
  expect(shown.rows.map(({ person, answers }) => [person, answers[0]])).toEqual([
    ['+57 300 5550161', expect.objectContaining({ answer: 'in', guessed: 'country_assumed' })],
    ['+5511987650161', { refused: 'refused_beside' }],
    ['+5511987650162', { refused: 'refused_beside' }],
  ])
})

test.each([
  ['empty', ''],
  ['workbook', Buffer.from('504b030414000600', 'hex')],
  ['encoding', Buffer.from('phone,nom\u{e3}\n', 'latin1')],
  ['json_array', '[{"phone":1}]'],
  ['too_wide', `${'a,'.repeat(1001)}a\n`],
])('a file that is %s is refused with that fault, and nothing of it stays', async (fault, file) => {
  const before = await fingerprint(database.admin)
  const held = await holdFile(app, caller, { name: 'x', body: bodyOf(file), limitBytes: 1_000_000 })
  expect(held).toMatchObject({ outcome: 'unreadable_table', fault })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a viewer sees, begins and deletes nothing; another business has no such file', async () => {
  const id = await hold('phone,topic,answer\n+5511987650041,promos,no\n')
  const added = await addMember(app, caller, { email: 'carla@example.com', name: 'Carla', role: 'viewer' })
  if (added.outcome !== 'added') throw new Error(added.outcome)
  const viewer: MemberCaller = { kind: 'member', businessId: business.id, memberId: added.memberId, role: 'viewer' }
  const other = operatorOf((await makeBusiness(app)).id)
  const before = await fingerprint(database.admin)
  expect(await previewImport(app, viewer, id, NOTHING)).toEqual({ outcome: 'not_allowed' })
  expect(await dropFile(app, viewer, id)).toEqual({ outcome: 'not_allowed' })
  const begun = await beginImport(app, viewer, id, { name: 'x', settings: { uses: ['phone', 'topic', 'answer'] } })
  expect(begun).toEqual({ outcome: 'not_allowed' })
  const held = await holdFile(app, viewer, { name: 'x', body: bodyOf('x'), limitBytes: 100 })
  expect(held).toEqual({ outcome: 'not_allowed' })
  expect(await previewImport(app, other, id, NOTHING)).toEqual({ outcome: 'unknown_import' })
  expect(await dropFile(app, other, id)).toEqual({ outcome: 'not_waiting' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a file whose import was begun a moment ago is not deleted by who saw it waiting', async () => {
  const id = await hold('phone,topic,answer\n+5511987650051,promos,no\n')
  const settings = { uses: ['phone', 'topic', 'answer'] }
  expect(await beginImport(app, caller, id, { name: 'x', settings })).toEqual({ outcome: 'begun', rows: 1 })
  expect(await discardImport(app, business.id, id)).toBe(false)
  const rows = await database.admin.sql`
    select i.status, count(c.place)::int as chunks from imports i
    left join import_chunks c on c.business_id = i.business_id and c.import_id = i.id
    where i.id = ${id} group by i.status`
  expect(rows).toEqual([{ status: 'queued', chunks: 1 }])
})

test('at most 20 files wait at once', async () => {
  const mine = operatorOf((await makeBusiness(app)).id)
  const send = () => holdFile(app, mine, { name: 'x', body: bodyOf('phone\n1\n'), limitBytes: 1000 })
  for (let file = 0; file < 20; file++) expect((await send()).outcome).toBe('received')
  expect(await send()).toEqual({ outcome: 'too_many_waiting' })
})

import { expect, test } from 'vitest'
import type { ImportSettings } from '@/db/queries/imports/imports'
import { UPLOAD_PROBLEMS } from '@/lib/api/upload-problems'
import { phoneMatchKey } from '@/lib/consent/phones'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { FIRST_ISSUE, readImportReport } from './read-imports'
import { importFile } from './testing'

// Files as other systems write them, each of which was misread once: what a column means must not be guessed.
const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)

type Settings = Partial<ImportSettings>

/** Imports a file. Returns who answered what and when (`now` for a No without a time), and which rows were refused. */
async function read(file: string, settings: Settings = { topic: 'promos' }) {
  const business = await makeBusiness(deps)
  const { id } = await importFile(deps, worker, business.id, file, { settings })
  const answers = await database.admin.sql<{ key: string; answer: string; since: Date; recorded: Date }[]>`
    select i.match_key as key, a.answer, coalesce(a.since, a.at) as since, l.recorded_at as recorded
    from answers a join identities i on i.business_id = a.business_id and i.contact_id = a.contact_id
      join ledger l on l.business_id = a.business_id and l.change_id = a.change_id
    where a.business_id = ${business.id} order by i.match_key`
  const report = await readImportReport(deps, business.id, id, { after: FIRST_ISSUE, limit: 1000 })
  return {
    answers: Object.fromEntries(
      answers.map(({ key, answer, since, recorded }) => {
        const isNow = Math.abs(+since - +recorded) < 60_000
        return [key.replace('phone:', ''), `${answer} ${isNow ? 'now' : since.toISOString()}`]
      }),
    ),
    refused: (report?.issues ?? []).map(({ row, code }) => `${row} ${code}`),
  }
}
const key = (digits: string) => phoneMatchKey(digits).replace('phone:', '')

test('a No has the time at which it was given, and not that at which the account was made', async () => {
  const file =
    'phone,created_at,status,unsubscribed_at\n+5511987658811,2024-01-01 10:00:00,unsubscribed,2026-10-01 10:00:00\n'
  expect(await read(file)).toEqual({ answers: { [key('5511987658811')]: 'out 2026-10-01T13:00:00.999Z' }, refused: [] })
  // A No without a time of its own counts from now, whatever else is in the row.
  const undated = 'phone,created_at,updated_at,status\n+5511987658812,2024-01-01,2025-01-01,unsubscribed\n'
  expect((await read(undated)).answers).toEqual({ [key('5511987658812')]: 'out now' })
})

test('the time of a Yes says nothing of a No, and the time of a No nothing of a Yes', async () => {
  const file = [
    'phone,consent,OPTIN_TIME,UNSUB_TIME',
    '+5511987658813,yes,2026-01-01T10:00:00Z,',
    '+5511987658814,no,2026-01-01T10:00:00Z,2026-02-01T10:00:00.5Z',
    '+5511987658815,no,2026-01-01T10:00:00Z,',
    '+5511987658816,yes,,2026-02-01T10:00:00Z',
  ].join('\n')
  expect(await read(file)).toEqual({
    answers: {
      [key('5511987658813')]: 'in 2026-01-01T10:00:00.000Z',
      [key('5511987658814')]: 'out 2026-02-01T10:00:00.500Z',
      [key('5511987658815')]: 'out now',
    },
    refused: ['5 time_missing'],
  })
})

test('a Yes whose row tells of a later refusal is none', async () => {
  const file = [
    'phone,consent,consent_date,unsubscribed_at',
    '+5511987658817,yes,2026-01-01T10:00:00Z,2026-02-01T10:00:00Z',
    '+5511987658818,yes,2026-03-01T10:00:00Z,2026-02-01T10:00:00Z',
    '+5511987658819,yes,2026-03-01T10:00:00Z,n/a',
    '+5511987658820,yes,2026-03-01T10:00:00Z,yesterday',
  ].join('\n')
  expect(await read(file)).toEqual({
    answers: {
      [key('5511987658818')]: 'in 2026-03-01T10:00:00.000Z',
      [key('5511987658819')]: 'in 2026-03-01T10:00:00.000Z',
    },
    refused: ['2 refused_beside', '5 refused_beside'],
  })
})

test.each<[string, Settings]>([
  [
    'phone,consent,when,opted_out\n+5511987658831,yes,2026-01-01,true\n',
    { topic: 'promos', columns: { answer: 'consent' } },
  ],
  ['phone,when,status\n+5511987658831,2026-01-01,Unsubscribed\n', { topic: 'promos', answer: 'in' }],
  ['phone,promos,when,estado\n+5511987658831,sí,2026-01-01,baja\n', {}],
])('a No in another column of a Yes is not passed over: %j', async (file, settings) => {
  expect(await read(file, settings)).toEqual({ answers: {}, refused: ['2 refused_beside'] })
})

test.each<[string, Settings]>([
  ['opted_out', { topic: 'promos', columns: { answer: 'opted_out' } }],
  ['opted_out', { topic: 'promos' }],
  ['Marketing opt-out', { topic: 'promos', columns: { answer: 'Marketing opt-out' } }],
  ['Do Not Contact', { topic: 'promos' }],
  ['descadastrado', { topic: 'promos' }],
  ['baja', { topic: 'promos' }],
])('in a column %s Yes is a No, and No says nothing', async (column, settings) => {
  const file = `phone,${column},updated_at\n+5511987658821,true,2026-10-01T10:00:00Z\n+5511987658822,false,2026-10-01T10:00:00Z\n+5511987658823,,\n+5511987658824,opted in,\n`
  expect(await read(file, settings)).toEqual({
    answers: { [key('5511987658821')]: 'out now' },
    refused: ['3 says_nothing', '4 says_nothing', '5 answer_unreadable'],
  })
})

test.each([
  ['Nome;Endereço;Número;Bairro;Telefone;Consentimento\nAna;Rua X;123;Centro;+5511987650371;não\n', '5511987650371'],
  ['Contato;Telefone;Consentimento\nAna Souza;+5511987650372;não\n', '5511987650372'],
  ['Phone,Mobile Phone,WhatsApp,answer\n+551130001000,+5511987659111,+5511987659112,no\n', '5511987659112'],
  ['Phone,Mobile Phone,WhatsApp,answer\n+551130001000,+5511987659113,,no\n', '5511987659113'],
  ['Phone,Mobile Phone,WhatsApp,answer\n+551130001001,n/a,-,no\n', '551130001001'],
  ['sep=;\nphone;answer\n+5511987650321;no\n', '5511987650321'],
  ['{"phone":"","answer":"no"}\n{"whatsapp":"+5511987650322","answer":"no"}\n', '5511987650322'],
])('whose row it is, of %j', async (file, digits) => {
  expect((await read(file)).answers).toEqual({ [key(digits)]: 'out now' })
})

test('a RapidPro export: the number is its WhatsApp URN, the answer its own field, and no time is guessed', async () => {
  const head =
    'Contact UUID,Name,Language,Status,Created On,Last Seen On,URN:Tel,URN:WhatsApp,Field:Consent\n00000000-0000-4000-8000-000000000001,Ana,por,active,2024-01-01 10:00:00,2026-01-01 10:00:00,,'
  expect(await read(`${head}+5511987650351,no\n`)).toEqual({
    answers: { [key('5511987650351')]: 'out now' },
    refused: [],
  })
  expect(await read(`${head}+5511987650351,yes\n`)).toEqual({ answers: {}, refused: ['2 time_missing'] })
})

test('two columns that may both be meant are refused, naming them; so is one topic twice', async () => {
  const named = { code: 'columns_ambiguous' } as const
  expect(UPLOAD_PROBLEMS[named.code].status).toBe(400)
  await expect(read('phone,consent,opted_out\n1,yes,true\n')).rejects.toMatchObject(named)
  await expect(read('phone,promos,PROMOS\n1,yes,no\n', {})).rejects.toMatchObject(named)
  // A refusal of everything must not be ignored for a Yes to one topic.
  await expect(read('phone,promos,opted_out,when\n1,yes,true,2026-01-01\n', {})).rejects.toMatchObject(named)
  await expect(read('phone,promos,subscribed\n1,yes,false\n', {})).rejects.toMatchObject(named)
  await expect(read('phone,optin_time,subscribed_at,answer\n1,,,no\n')).rejects.toMatchObject(named)
  const named2 = await read('phone,consent,opted_out\n+5511987650361,no,\n', {
    topic: 'promos',
    columns: { answer: 'consent' },
  })
  expect(named2.answers).toEqual({ [key('5511987650361')]: 'out now' })
})

test('an answer column that the caller names is read, also where other columns are named by topics', async () => {
  const file = 'phone,opted_out,orders\n+5511987650391,true,yes\n'
  const settings = { topic: 'promos', columns: { answer: 'opted_out' } }
  expect((await read(file, settings)).answers).toEqual({ [key('5511987650391')]: 'out now' })
})

test('what the caller says of all rows is not overruled by a column whose name may mean something else', async () => {
  const file = 'phone,category,status\n+5511987650381,VIP,active\n'
  expect(await read(file, { topic: 'promos', answer: 'out' })).toEqual({
    answers: { [key('5511987650381')]: 'out now' },
    refused: [],
  })
})

import { beforeEach, expect, test } from 'vitest'
import { runCommand } from '@/lib/cli/testing'
import { newId } from '@/lib/ids'
import { fingerprint, makeBusiness } from '@/lib/services/testing'
import { inboxTest, messageOf, messagesOf, newDigits, secondsAgo, wamid } from '@/lib/sync/inbox/testing'
import { createTestDatabase } from '@/testing/database'
import { inboxCommand } from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)
const other = await makeBusiness(t.deps)
const { sql, business, backendId } = t
const REASON = ['--reason', 'waits for 0.2.0']
const OURS = ['--business', business.slug]
const run = (...args: string[]) => inboxCommand({ owner: database.owner, deps: t.deps }, ...args)
const DAY_MS = 86_400_000

beforeEach(() => sql`delete from inbox`)

/** Posts a STOP, or a status, as if it had failed three times and waited for its next try. Returns its id. */
async function failed(rest: { state?: string; attempts?: number; error?: string | null; status?: boolean } = {}) {
  const status = { id: wamid(), status: 'read', timestamp: secondsAgo(5), recipient_id: newDigits() }
  await t.post(
    messagesOf(rest.status ? { statuses: [status] } : { messages: [messageOf({ from: newDigits(), body: 'stop' })] }),
  )
  const [row] = await sql<{ id: string }[]>`select id from inbox order by id desc limit 1`
  const { attempts = 3, error = 'bad_key' } = rest
  await sql`
    update inbox set attempts = ${attempts}, last_error = ${error}, due_at = now() + interval '8 seconds'
    where id = ${row!.id}`
  return row!.id
}
const stateOf = async (id: string) =>
  (
    await sql`select due_at is not null as due, claimed_until is not null as claimed, attempts, last_error as error,
    length(body) > 0 as kept from inbox where id = ${id}`
  )[0]
const entries = () => sql`
  select action, caller_kind as by, subject_id as backend, changes from audit_log
  where business_id = ${business.id} and action like 'backend.post%' order by at, id`

test('the list says of each POST what an operator needs, and nothing of what is in it', async () => {
  const [words, status] = [await failed(), await failed({ status: true, attempts: 12 })]
  const [killed, late] = [await failed({ error: null }), await failed()]
  await sql`update inbox set due_at = null, received_at = now() - interval '30 days' where id = ${late}`
  await run('set-aside', status, ...REASON, ...OURS)
  await t.post(messagesOf({ messages: [messageOf({ from: newDigits() })] }))
  const { code, out, err } = await run('list')
  expect([code, err, out[0], out.length]).toEqual([0, [], business.slug, 5])
  const time = String.raw`[\d-]{10}T[\d:.]{12}Z`
  const common = `backend ${backendId}`
  for (const [place, pattern] of [
    `  ${words}  ${common}  may hold what people wrote  since ${time}  tries 3  error bad_key  tried again at ${time}`,
    `  ${status}  ${common}  statuses only  since ${time}  tries 12  error bad_key  set aside at ${time}, kept until ${time}, because: waits for 0.2.0`,
    `  ${killed}  .*  error none, the worker ended or gave it back  tried again at ${time}`,
    `  ${late}  .*  tried no more, kept until ${time}`,
  ].entries())
    expect(out[place + 1]).toMatch(new RegExp(`^${pattern}$`))
  expect(await run('list', '--business', other.slug)).toMatchObject({ code: 0, out: [] })
  expect(await run('list', '--business', 'none')).toMatchObject({ code: 1, out: [] })
})

test('the command runs as a process of its own', async () => {
  const id = await failed()
  const listed = await runCommand(database, 'inbox', 'list')
  expect(listed).toMatchObject({ code: 0, err: '', out: expect.stringContaining(id) as string })
})

test('POSTs are set aside with a reason, kept as they are, and given back', async () => {
  const ids = [await failed(), await failed({ error: null })]
  const aside = await run('set-aside', ...ids, ids[0]!, ...REASON, ...OURS)
  expect(aside).toMatchObject({ code: 0, err: [] })
  const [row] = await sql<{ at: Date }[]>`select received_at as at from inbox where id = ${ids[0]!}`
  const until = new Date(row!.at.getTime() + 30 * DAY_MS).toISOString()
  expect(aside.out[0]).toBe(`${ids[0]}  is set aside, and kept until ${until}.`)
  expect(aside.out).toHaveLength(2)
  const state = { due: false, claimed: false, attempts: 3, kept: true }
  expect(await stateOf(ids[0]!)).toEqual({ ...state, error: 'bad_key' })
  // Without an error it would be taken for processed.
  expect(await stateOf(ids[1]!)).toEqual({ ...state, error: 'unfinished' })
  await t.work()
  expect(await stateOf(ids[0]!)).toMatchObject(state)

  expect(await run('set-aside', ids[0]!, ...REASON, ...OURS)).toEqual({
    ...{ code: 1, out: [], err: [`${ids[0]}  is set aside already.`] },
  })
  expect(await run('replay', ...ids, ...OURS)).toMatchObject({ code: 0, err: [] })
  expect(await stateOf(ids[0]!)).toMatchObject({ due: true, attempts: 3 })
  const told = { by: 'operator', backend: backendId }
  const [post, reason] = [ids[0], REASON[1]]
  expect((await entries()).filter(({ changes }) => (changes as { post: string }).post === post)).toEqual([
    { ...told, action: 'backend.post_set_aside', changes: { post, reason } },
    { ...told, action: 'backend.post_replayed', changes: { post } },
  ])
  await t.work()
  expect(await stateOf(ids[0]!)).toMatchObject({ due: false, error: null, kept: false })
})

test('what can’t be done with an id is said of each, and the others are done', async () => {
  const [processed, fresh, good] = [await failed(), await failed({ attempts: 0, error: null }), await failed()]
  await sql`update inbox set due_at = null, last_error = null, body = '' where id = ${processed}`
  const unknown = newId()
  const { code, out, err } = await run('set-aside', unknown, processed, fresh, good, ...REASON, ...OURS)
  expect([code, out.length, out[0]?.slice(0, 36)]).toEqual([1, 1, good])
  expect(err.map((line) => line.slice(0, 52))).toEqual([
    `${unknown}  is no POST of `,
    `${processed}  was processed `,
    `${fresh}  has not failed`,
  ])
  const replayed = await run('replay', unknown, processed, fresh, good, ...OURS)
  expect([replayed.code, replayed.out.length, replayed.err.length]).toEqual([1, 1, 3])
})

test('a POST of another business is unknown, and stays as it is', async () => {
  const id = await failed()
  const before = await fingerprint(database.admin)
  for (const args of [
    ['set-aside', id, ...REASON],
    ['replay', id],
  ]) {
    const { code, out, err } = await run(...args, '--business', other.slug)
    expect([code, out, err[0]?.slice(0, 52)]).toEqual([1, [], `${id}  is no POST of `])
  }
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('without a reason it says what would be done, and changes nothing unless a reason is typed', async () => {
  const [words, status, unknown] = [await failed(), await failed({ status: true }), newId()]
  const before = await fingerprint(database.admin)
  const { code, out, err } = await run('set-aside', words, status, unknown, ...OURS)
  expect([code, out.map((line) => line.slice(0, 36))]).toEqual([1, [words, status]])
  const told = [
    'is no POST of ',
    'tried no more',
    'If somebody wrote STOP',
    '23 days',
    'SaysoPostsSetAside',
    'are too low',
  ]
  expect(err.join('\n')).toMatch(new RegExp([...told, '--reason "'].join('.*'), 's'))
  expect((await run('set-aside', status, ...OURS)).err.join()).not.toMatch(/STOP|SaysoPostsSetAside/)
  const typing = (typed: string) =>
    inboxCommand({ owner: database.owner, deps: t.deps, typed }, 'set-aside', words, ...OURS)
  expect(await typing('')).toMatchObject({ code: 1 })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await typing('a fault of ours')).toMatchObject({ code: 0 })
  expect(await stateOf(words)).toMatchObject({ due: false })
})

test.each([
  [],
  ['nothing'],
  ['list', newId()],
  ['list', '--reason', 'x'],
  ['set-aside', ...REASON],
  ['set-aside', 'no-id', ...REASON],
  ['replay', newId(), ...REASON],
  ['replay', ...Array.from({ length: 201 }, newId)],
  ...['', 'two\nlines', 'x'.repeat(201), 'of +55 11 98765-0001', 'of 5511-98765-0001', 'Bearer abcdefghij'].map(
    (text) => ['set-aside', newId(), '--reason', text],
  ),
])('what is not understood does nothing: %j', async (...args) => {
  const before = await fingerprint(database.admin)
  const { code, out, err } = await run(...args, ...OURS)
  expect([code, out, err.length]).toEqual([2, [], 1])
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a reason may name a day, a version and an id; where there are several businesses, one is named', async () => {
  const id = await failed()
  const reason = `Issue 12345678, from 2026-11-30 to 0.2.0, see 01a3f5c2-7d40-7c1e-9f0a-512345678901`
  expect(await run('set-aside', id, '--reason', reason)).toMatchObject({ code: 1, out: [] })
  expect(await run('set-aside', id, '--reason', reason, ...OURS)).toMatchObject({ code: 0 })
})

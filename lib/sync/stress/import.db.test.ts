import { expect, onTestFinished, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { findImport } from '@/db/queries/imports/imports'
import { decide } from '@/lib/consent/decide'
import { phoneIdentity } from '@/lib/consent/identities'
import { changeContact } from '@/lib/services/changes/change-contact'
import { importFile, sendImport } from '@/lib/services/imports/testing'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { badLines, makeBusiness, makeContact, storedState, testDeps, type TestBusiness } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { seeded } from '@/testing/seeded'
import { until } from '@/testing/until'
import { sized } from './testing/stress-test'
import { workerProcesses } from './testing/worker-processes'

const database = await createTestDatabase()
const chance = seeded('an import whose workers are killed')
const deps = testDeps(database.app)
const worker = testDeps(database.worker)
const PEOPLE = sized(3000, 1000)
const KNOWN = sized(200, 60)
const KILLS = 4
/** The key of the advisory lock at which a worker waits to be killed. */
const GATE = 4711

const phoneAt = (place: number) => `+551198${2_000_000 + place}`

/**
 * Most of these people are unknown. Some are known, and some of those said No or stop themselves. Some rows can’t be
 * read, and some come twice.
 */
function file(): string {
  const rows: string[] = []
  for (let place = 0; place < PEOPLE; place++) {
    const when = `2026-0${(place % 8) + 1}-11T10:00:00.000Z`
    for (const [index, topic] of ['promos', 'news', 'orders'].entries()) {
      const answer = (place + index) % 3 === 0 ? 'no' : 'yes'
      rows.push(`${phoneAt(place)},${topic},${answer},${when},form ${place},crm`)
    }
    if (place % 50 === 0) rows.push(`${phoneAt(place)},nothing,yes,${when},,`)
    if (place % 40 === 0) rows.push(`${phoneAt(place / 2)},promos,no,2026-09-01T00:00:00.000Z,,again`)
    if (place % 30 === 0) rows.push(`${phoneAt(place / 3)},promos,no,2026-09-01T00:00:00.000Z,,again`)
  }
  return `phone,topic,answer,when,proof,source\n${rows.join('\n')}\n`
}

async function meet(business: TestBusiness): Promise<void> {
  for (let place = 0; place < KNOWN; place++) {
    const id = await makeContact(deps, business.id, phoneIdentity(phoneAt(place * 7)))
    if (place % 3 === 2) continue
    await changeContact(deps, business.id, id, {
      kind: 'preferences',
      actor: 'contact',
      method: 'page',
      say: () => ({
        statements:
          place % 3 === 0
            ? [{ on: 'answer', topicId: business.topics.promos, answer: 'out' }]
            : [{ on: 'stop', value: true }],
      }),
    })
  }
}

/** Returns the result without ids: the states of all contacts, the number of lines of each, and the report. */
async function outcome(business: TestBusiness) {
  const rows = await database.admin.sql<{ phone: string; id: string; lines: number; heads: number }[]>`
    select i.canonical as phone, i.contact_id as id, c.head_seq as heads,
      (select count(*)::int from ledger l where l.business_id = c.business_id and l.contact_id = c.id) as lines
    from identities i join contacts c on c.business_id = i.business_id and c.id = i.contact_id
    where i.business_id = ${business.id} order by 1`
  const { topics } = await deps.configs.at(business.id, 1)
  const people = []
  for (const { phone, id, lines, heads } of rows) {
    const state = await storedState(deps, business.id, id)
    const answers = topics.map((topic) => {
      const lanes = Object.entries(state.topics[topic.id]?.lanes ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
      const others = lanes.filter(([lane]) => lane !== 'own').map(([lane, held]) => `${lane} ${held.answer} ${held.at}`)
      return [topic.key, decide(state, topic, { now: Date.now() }).reason, ...others].join(' ')
    })
    people.push([phone, lines, heads, ...answers].join(' | '))
  }
  const issues = await database.admin.sql`
    select i.row, i.place, i.outcome, i.code, l.method, i.change_id is not null as named from import_issues i
    left join ledger l on l.business_id = i.business_id and l.contact_id = i.contact_id and l.seq = i.line_seq
    where i.business_id = ${business.id} order by 1, 2`
  const [counts] = await database.admin.sql`
    select (select count(*)::int from ledger where business_id = ${business.id}) as lines,
      (select count(*)::int from evidence where business_id = ${business.id}) as evidence,
      (select count(*)::int from sync_marks where business_id = ${business.id}) as marks,
      (select count(*)::int from answers where business_id = ${business.id}) as answers,
      (select count(*)::int from feed where business_id = ${business.id})
      + (select count(*)::int from unfed_lines where business_id = ${business.id})
      + (select coalesce(sum(cardinality(seqs)), 0)::int from unfed_batches where business_id = ${business.id})
        as fed`
  return { people, issues: [...issues], counts }
}

/**
 * Stops a worker in the transaction that writes the rows of an import beyond a number of rows: it waits for a lock that
 * this test holds. So it is killed in the middle of a batch, however fast the machine is.
 */
async function gateAt(rows: number) {
  const { sql } = database.admin
  await sql.unsafe(`
    create table kill_gate (rows integer not null);
    insert into kill_gate values (${rows});
    grant select on kill_gate to public;
    create function wait_at_gate() returns trigger language plpgsql as $$
      begin
        if new.rows > (select rows from kill_gate) then perform pg_advisory_xact_lock(${GATE}); end if;
        return new;
      end $$;
    create trigger kill_gate before update on imports for each row execute function wait_at_gate()`)
  const holder = await sql.reserve()
  await holder`select pg_advisory_lock(${GATE})`
  onTestFinished(() => holder.release())
  const waiting = () => sql<{ pid: number }[]>`
    select pid from pg_locks where locktype = 'advisory' and objid = ${GATE} and not granted
      and database = (select oid from pg_database where datname = current_database())`
  return {
    hasStopped: async () => (await waiting()).length > 0,
    /** Ends what waits, whose process is gone, and lets others pass up to these rows, as if the claim had run out. */
    async moveTo(next: number): Promise<void> {
      await sql`update kill_gate set rows = ${next}`
      for (const { pid } of await waiting()) await sql`select pg_terminate_backend(${pid})`
      await until(async () => (await waiting()).length === 0)
      await sql`
        update imports set claimed_until = now() - interval '1 second', due_at = now() - interval '1 second'
        where claimed_until is not null`
    },
  }
}

test('an import whose workers are killed has the result of an undisturbed one', async () => {
  const [disturbed, calm] = [await makeBusiness(deps), await makeBusiness(deps)]
  for (const business of [disturbed, calm]) await meet(business)
  const expected = await importFile(deps, worker, calm.id, file())
  const { id } = await sendImport(deps, disturbed.id, file())
  const look = () => inBusiness(deps.db, disturbed.id, (tx) => findImport(tx, disturbed.id, id))
  const total = expected.rows
  // One kill in each part of the rows, and the first one at once.
  const killAt = Array.from({ length: KILLS }, (_, kill) =>
    kill === 0 ? 0 : Math.floor(((kill + chance.next() / 2) * total) / KILLS),
  )
  const gate = await gateAt(killAt[0] ?? 0)
  const workers = workerProcesses(database, 1, {})
  for (let kill = 1; kill <= KILLS; kill++) {
    await until(async () => {
      const row = await look()
      if (row?.status === 'failed') throw new Error(`the import failed: ${row.problem}`)
      return gate.hasStopped()
    })
    await workers.kill()
    await gate.moveTo(killAt[kill] ?? total)
  }
  await until(async () => (await look())?.status === 'done')
  const after = await look()
  const { taken, unchanged, keptOut, refused, rows } = after!
  expect({ taken, unchanged, keptOut, refused, rows }).toEqual({
    taken: expected.taken,
    unchanged: expected.unchanged,
    keptOut: expected.keptOut,
    refused: expected.refused,
    rows: expected.rows,
  })
  expect(keptOut).toBeGreaterThan(0)
  expect(await outcome(disturbed)).toEqual(await outcome(calm))
  expect(await badLines(database.owner)).toEqual([])
  expect(await findingsOf(database.owner)).toEqual([])
}, 900_000)

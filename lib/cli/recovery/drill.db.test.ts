import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { findGatewayBackends } from '@/db/queries/backends/gateway-backends'
import { phoneIdentity } from '@/lib/consent/identities'
import type { Statement } from '@/lib/consent/types'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import { checkContact } from '@/lib/services/decisions/check-contact'
import { checkContacts } from '@/lib/services/decisions/check-contacts'
import { isReady } from '@/lib/services/is-ready'
import { exportAudience } from '@/lib/services/records/export-audience'
import { badLines, linesOf, makeContact } from '@/lib/services/testing'
import { exportEvidence } from '@/lib/services/transparency-log/export-evidence'
import { addWhatsApp, messageOf, messagesOf, post } from '@/lib/sync/inbox/testing'
import { createInboxWorker } from '@/lib/sync/inbox/work-inbox'
import { readingTest } from '@/lib/sync/reconcile/testing'
import { no, stop, yes } from '@/lib/sync/testing'
import { feedAndSign, testSigning } from '@/lib/sync/transparency-log/testing'
import { createTestDatabase } from '@/testing/database'
import { readRecoveryArguments, runRecovery } from './run-recovery'

// The drill: a backup is taken, people go on, the database is lost, the old backup is restored, and what an operator
// then does brings back every No that is anywhere outside of it (docs/operations.md, Restore). The backup is a copy of
// the database by PostgreSQL itself, which is as consistent as a dump.

const database = await createTestDatabase()

async function drill() {
  const world = await readingTest(database)
  const { business, deps, syncDeps } = world
  const { promos, orders, news } = business.topics
  const caller = operatorOf(business.id)
  const signing = testSigning()
  const whatsApp = await addWhatsApp(deps, business)
  // As connecting it does: from then on the backend is read every night.
  await world.begin('nightly')
  const folder = mkdtempSync(join(tmpdir(), 'sayso-drill-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  let people = 0
  const say = (id: string, ...said: Statement[]) => world.say(business, id, ...said)
  return {
    ...{ world, business, deps, caller, say },
    /** Makes a contact who agreed to everything, or says something else. */
    async person(...said: Statement[]) {
      const phone = `+55119440${String(10_000 + ++people)}`
      const id = await makeContact(deps, business.id, phoneIdentity(phone))
      await say(id, ...(said.length > 0 ? said : [yes(promos), yes(news), yes(orders)]))
      return { phone, id }
    },
    /** Posts what people wrote in WhatsApp, as Meta does. */
    async write(...said: [phone: string, body: string][]) {
      const payload = messagesOf({
        messages: said.map(([phone, body]) => messageOf({ from: phone.slice(1), body, ago: 0 })),
      })
      expect(await post(deps, whatsApp, payload)).toBe('taken')
      return payload
    },
    postAgain: (payload: unknown) => post(deps, whatsApp, payload),
    work: () => createInboxWorker(syncDeps, () => true).look(),
    async check(phone: string, topic = 'promos') {
      const one = await checkContact(deps, caller, phone, { topic })
      const many = await checkContacts(deps, caller, [phone], { topic })
      if (one.outcome !== 'decided' || many.outcome !== 'decided') throw new Error('it was not decided')
      expect(many.decided).toMatchObject([one.decided])
      return one.decided.reason
    },
    /** Keeps the whole evidence export in a file, as an operator does every night. */
    async keepExport(name: string) {
      await feedAndSign({ ...syncDeps, signing })
      const exported = await exportEvidence(deps, caller)
      if (exported.outcome !== 'exported') throw new Error(exported.outcome)
      const file = join(folder, name)
      writeFileSync(file, (await allOf(exported.lines)).join(''))
      return file
    },
    /** Runs the command. */
    async recover(...args: string[]) {
      const lines: string[] = []
      const out = (text: string) => void lines.push(text)
      const command = { deps: { ...syncDeps, signing }, out, err: out, mayGoOn: () => true }
      const code = await runRecovery(command, await readRecoveryArguments(args))
      return { code, text: lines.join('\n') }
    },
    /** Returns whom the business may message, as it takes them for a campaign. */
    async audience() {
      const exported = await exportAudience(deps, caller, 'promos')
      if (exported.outcome !== 'exported') throw new Error(exported.outcome)
      return (await allOf(exported.parts)).flat().map(({ contactId }) => contactId)
    },
  }
}

async function allOf<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const part of parts) all.push(part)
  return all
}

/** Returns a digest of all that the tables say about people. */
async function whatPeopleSaid(): Promise<unknown[]> {
  const { sql } = database.admin
  const tables = [
    ...['ledger', 'answers', 'contacts', 'contact_senders', 'identities', 'evidence', 'suppressions'],
    'erased_holdings',
  ]
  return Promise.all(
    tables.map((table) => sql`select md5(string_agg(t::text, '|' order by t::text)) from ${sql(table)} t`),
  )
}

test('after a restore nobody who said No since the backup is messaged, and what cannot be known is listed', async () => {
  const t = await drill()
  const { world, business, deps } = t
  const { promos, orders, news } = business.topics
  await world.inStep(yes(promos), yes(orders))
  const onPage = await t.person()
  const stopped = await t.person()
  const wrote = await t.person()
  const waiting = await t.person()
  const erased = await t.person()
  const released = await t.person()
  const refusedBefore = await t.person(yes(news), no(promos))
  const sameAsThat = await t.person()
  const tooLate = await t.person()
  const agreed = await t.person(no(promos))
  const quiet = await t.person()
  await t.write([waiting.phone, 'STOP'])

  const backup = await database.backUp()

  // People go on: on the page, in the backend, in WhatsApp, and at the business.
  await t.say(onPage.id, no(promos))
  await t.say(stopped.id, stop)
  await t.say(agreed.id, yes(promos))
  const fresh = await t.person(no(orders))
  const freshInChat = '+5511944099999'
  expect(await eraseContact(deps, t.caller, erased.id)).toMatchObject({ outcome: 'recorded' })
  expect(await releaseContact(deps, t.caller, released.id)).toMatchObject({ outcome: 'released' })
  await inBusiness(database.app, business.id, (tx) => mergeWithin(tx, business.id, refusedBefore.id, sameAsThat.id))
  await world.edit({ fields: { consent_promo: 'no' } })
  const file = await t.keepExport('night.jsonl')
  const posted = await t.write([wrote.phone, 'PARAR'], [freshInChat, 'STOP'])
  await t.work()
  const lastNo = Date.now()
  await t.say(tooLate.id, no(promos))
  const changed = await t.keepExport('changed.jsonl')

  // The database is lost. The old backup allows what people refused since.
  await backup.restore()
  const refused = [onPage, stopped, wrote, erased, released, refusedBefore, sameAsThat]
  for (const { phone } of refused) expect(['opted_in', 'opted_out']).toContain(await t.check(phone))
  expect(await t.check(onPage.phone)).toBe('opted_in')

  // From the first step on nothing may be sent to anybody, whatever is still to be read.
  appendFileSync(changed, 'x')
  const first = await t.recover('--export', file, '--export', changed)
  expect(first).toMatchObject({ code: 1 })
  expect(first.text).toContain(`${changed} was refused, and nothing of it was recorded.`)
  expect(await t.check(quiet.phone)).toBe('recovering')
  expect(await t.check(quiet.phone, 'security')).toBe('recovering')
  expect(await t.check('+5511944088888', 'orders')).toBe('recovering')
  expect(await t.audience()).toEqual([])
  expect(await findGatewayBackends(database.app.sql, null)).toMatchObject([{ outage: 'hold_all' }])
  expect(await isReady(deps)).toMatchObject({ recovering: 1 })
  const statuses = () => database.admin.sql`select distinct status, status_reason as reason from backends`
  expect(await statuses()).toEqual([{ status: 'paused', reason: 'after_restore' }])

  // What is in Weni comes back.
  expect(first.text).toMatch(/contacts read: 3, refusals recorded: 1,/)

  // Refusals of the file come back at their own time and by their own means; a Yes does not.
  expect(first.text).toContain('refusals recorded: 4, recorded before: 0, merges: 1, lost: 1.')
  const [back] = (await linesOf(database.admin, onPage.id)).slice(-1)
  expect(back).toMatchObject({ kind: 'preferences', method: 'page' })
  expect(first.text).toContain(`a Yes to topic ${promos} of contact ${agreed.id}`)
  expect(first.text).toMatch(new RegExp(`Lost, the database has no such contact.*contact ${fresh.id}`))

  // Twice is as good as once.
  const before = await whatPeopleSaid()
  const second = await t.recover('--export', file)
  expect(second).toMatchObject({ code: 0 })
  expect(second.text).toContain('refusals recorded: 0, recorded before: 4, merges: 0, lost: 1.')
  expect(await whatPeopleSaid()).toEqual(before)

  // What can't be known: the time from the file's last line to the restore.
  const [, from = '', to = ''] = /unknown is what people chose between (\S+) and (\S+), unless/.exec(second.text) ?? []
  expect(Date.parse(from)).toBeLessThanOrEqual(lastNo)
  expect(Date.parse(to)).toBeGreaterThanOrEqual(lastNo)
  expect(second.text).toMatch(/lines that were signed and that the backup does not have: [1-9]/)

  // Web and worker run again: what waited is worked off, and WhatsApp posts again what was not acknowledged.
  expect(await t.postAgain(posted)).toBe('taken')
  await t.work()
  expect(await t.check(quiet.phone)).toBe('recovering')
  expect(await t.recover('--end')).toMatchObject({ code: 0 })
  expect(await statuses()).toEqual([{ status: 'active', reason: null }])

  expect(await t.check(onPage.phone)).toBe('opted_out')
  expect(await t.check('+5511987654321')).toBe('opted_out')
  expect(await Promise.all([stopped, wrote, waiting].map(({ phone }) => t.check(phone)))).toEqual(
    Array.from({ length: 3 }, () => 'stopped'),
  )
  expect(await t.check(freshInChat, 'orders')).toBe('stopped')
  expect(await Promise.all([erased, released].map(({ phone }) => t.check(phone)))).toEqual(['erased', 'released'])
  expect(await Promise.all([refusedBefore, sameAsThat].map(({ phone }) => t.check(phone)))).toEqual([
    'opted_out',
    'opted_out',
  ])
  expect(await t.check(agreed.phone)).toBe('opted_out')
  expect(await t.audience()).toEqual([quiet.id, tooLate.id].toSorted())
  expect(await badLines(database.owner)).toEqual([])
  expect(await t.recover('--end')).toMatchObject({ code: 0, text: expect.stringContaining('Not held: 1') })
})

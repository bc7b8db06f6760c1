import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { inboxTest, messagesOf, secondsAgo, wamid } from '@/lib/sync/inbox/testing'
import { createInboxWorker } from '@/lib/sync/inbox/work-inbox'
import { createTestDatabase } from '@/testing/database'
import { createTemplateWatch } from './watch-templates'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { sql, business } = t

test('no template is judged while deliveries wait behind failures, for an hour at most', async () => {
  const templateId = newId()
  await sql`
    insert into templates (business_id, id, name, language, category, first_seen_at)
    values (${business.id}, ${templateId}, 'campaign', 'en-US', 'marketing', now())`
  await sql`
    insert into sent_messages (business_id, message_id, template_id, sent_at)
    select ${business.id}, 'wamid.campaign.' || n, ${templateId}, now() - interval '1 minute'
    from generate_series(0, 129) as n`
  // All statuses are of one moment, so that they count on one day.
  const at = Math.floor(Date.now() / 1000) - 5
  const posted = (word: string, from: number, times: number, rest = {}) => {
    const one = (n: number) => ({ id: `wamid.campaign.${from + n}`, status: word, timestamp: String(at), ...rest })
    return t.post(messagesOf({ statuses: Array.from({ length: times }, (_, n) => one(n)) }))
  }
  // Half of what was sent yesterday was held back: today it is twice as much while nothing is counted as sent.
  await sql`
    insert into message_counts (business_id, day, template, code, count)
    select ${business.id}, (to_timestamp(${at}) at time zone 'utc')::date - 1, ${templateId}, code, 100
    from unnest(array['sent', '131049']) as code`
  await posted('sent', 0, 100)
  await posted('delivered', 0, 100)
  await posted('failed', 100, 30, { errors: [{ code: 131049, title: 'x' }] })
  let steps = 0
  await createInboxWorker(t.workerDeps, () => ++steps <= 3).look()
  const counted = await sql`
    select code, count from message_counts where business_id = ${business.id} and count <> 100`
  expect(counted).toEqual([{ code: '131049', count: 30 }])

  const start = Date.now()
  let seconds = 0
  const clock = { now: () => start + seconds * 1000 }
  const watch = createTemplateWatch({ ...t.workerDeps, clock }, () => true)
  const watchedAt = async (at: number) => {
    seconds = at
    await watch()
    const [row] = await sql<{ at: Date | null; verdicts: number; alerts: number }[]>`
      select judged_at as at,
        (select count(*)::int from template_verdicts where business_id = ${business.id}) as verdicts,
        (select count(*)::int from template_alerts where business_id = ${business.id}) as alerts
      from template_watch where business_id = ${business.id}`
    const judgedAt = row?.at ?? null
    return { ...row, at: judgedAt && Math.round((judgedAt.getTime() - start) / 1000) }
  }
  // Counting makes judging due five seconds later.
  for (const at of [40, 60]) expect(await watchedAt(at)).toEqual({ at: null, verdicts: 0, alerts: 0 })
  await t.work()
  const judged = await watchedAt(80)
  expect(judged).toMatchObject({ at: 80, alerts: 0 })
  expect(judged.verdicts).toBeGreaterThan(0)

  // By itself it is due every six hours.
  await t.post(messagesOf({ statuses: [{ id: wamid(), status: 'read', timestamp: secondsAgo(5) }] }))
  const again = 80 + 6 * 3600
  expect(await watchedAt(again + 3000)).toMatchObject({ at: 80 })
  expect(await watchedAt(again + 3600)).toMatchObject({ at: again + 3600 })
})

import { type Bench, type Figure, limitFigure, plainFigure } from '@/bench/bench'
import { median, percentile } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { inBusiness } from '@/db/client'
import { insertSentMessages } from '@/db/queries/messages/sent-messages'
import { noteProgress } from '@/db/queries/template-watch/messages'
import { DEMO } from '@/lib/demo/business'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { countMessages, MESSAGES } from '@/lib/services/template-watch/count-messages'
import { judgeTemplates } from '@/lib/services/template-watch/judge-templates'
import { readBoardDays } from '@/lib/services/template-watch/read-board-days'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'
import { simulations } from './simulations'

const TEMPLATES = 500
const DAYS = 90
/** The templates whose days a page of the board shows. */
const SHOWN = 50
const MOST_BOARD_MS = 150
const LEAST_STATUSES = 2000
/** Messages of one POST of statuses. */
const BATCH = 500
const BUSINESS = DEMO.businessId

/** What the watch says where the truth is known, how fast its board is, and how many statuses it counts. */
export const templateWatch: Bench = {
  name: 'template-watch',
  async run(workbench) {
    workbench.say('Simulating …')
    const figures = simulations(workbench.quick)
    const database = await freshDatabase(workbench, 'run_template_watch', 1000)
    workbench.say(`Making ${TEMPLATES} templates with ${DAYS} days …`)
    await addTemplates(database)
    figures.push(...(await boardFigures(database, workbench.quick ? 10 : 50)))
    workbench.say('Counting statuses …')
    figures.push(await statusFigure(database, workbench.quick ? 10 : 100))
    return figures
  },
}

async function addTemplates(database: BenchDatabase): Promise<void> {
  const admin = database.admin()
  try {
    await admin.sql`
      insert into templates (business_id, id, name, language, category, first_seen_at)
      select ${BUSINESS}::uuid, gen_random_uuid(), 'bench_' || n, 'es', 'marketing', now() - n * interval '1 hour'
      from generate_series(1, ${TEMPLATES}) n`
    await admin.sql`
      insert into template_days (business_id, template_id, sender_id, day, category, sent, delivered, read,
        direct_optouts, window_optouts, agreed)
      select t.business_id, t.id, ${DEMO.senderId}::uuid, current_date - d, t.category, 520, 500, 300,
        (random() * 2)::int, (random() * 2)::int, 500
      from templates t cross join generate_series(0, ${DAYS - 1}) d
      where t.business_id = ${BUSINESS} and t.name like 'bench\\_%'`
    await admin.sql`
      insert into template_watch (business_id, judge_due_at) values (${BUSINESS}, now())
      on conflict (business_id) do update set judge_due_at = excluded.judge_due_at`
    await admin.sql`vacuum analyze`
  } finally {
    await admin.close()
  }
}

async function boardFigures(database: BenchDatabase, rounds: number): Promise<Figure[]> {
  const [app, worker] = [database.app(2), database.worker(2)]
  try {
    const began = performance.now()
    await judgeTemplates(benchDeps(worker), BUSINESS)
    const judgedMs = performance.now() - began
    const deps = benchDeps(app)
    const took: number[] = []
    for (let round = -3; round < rounds; round++) {
      const start = performance.now()
      const board = await readWatchBoard(deps, operatorOf(BUSINESS), { days: DAYS })
      if (board.outcome !== 'read' || board.templates.length < TEMPLATES) throw new Error('the board is not whole')
      const shown = await readBoardDays(deps, operatorOf(BUSINESS), board.templates.slice(0, SHOWN), board.days)
      if (shown.outcome !== 'read' || shown.templates.size < SHOWN) throw new Error('the days are not whole')
      if (round >= 0) took.push(performance.now() - start)
    }
    const what = `${TEMPLATES} templates × ${DAYS} days, the use cases with their queries: all figures, and the days of the ${SHOWN} that a page shows; ${rounds} times one after another`
    return [
      limitFigure('board, median', median(took), 'ms', MOST_BOARD_MS, what),
      plainFigure('board, p95', percentile(took, 0.95), 'ms', 'in the same run'),
      plainFigure(
        'judging all templates',
        judgedMs,
        'ms',
        `once, of ${TEMPLATES} templates × ${DAYS} days, in the worker`,
      ),
    ]
  } finally {
    await app.close()
    await worker.close()
  }
}

async function statusFigure(database: BenchDatabase, batches: number): Promise<Figure> {
  const worker = database.worker(2)
  try {
    const deps = benchDeps(worker)
    const [templates, contacts] = await inBusiness(worker, BUSINESS, async (tx) => [
      (await tx<{ id: string }[]>`select id from templates where business_id = ${BUSINESS}`).map(({ id }) => id),
      (await tx<{ id: string }[]>`select id from contacts where business_id = ${BUSINESS}`).map(({ id }) => id),
    ])
    const now = Date.now()
    const sent = Array.from({ length: batches * BATCH }, (_, place) => ({
      messageId: `wamid.bench.${newId()}`,
      contactId: contacts[place % contacts.length] ?? null,
      templateId: templates[place % templates.length] ?? null,
      sourceId: null,
      senderId: DEMO.senderId,
      sentAt: now - 60_000,
    }))
    const began = performance.now()
    for (let start = 0; start < sent.length; start += BATCH) {
      const part = sent.slice(start, start + BATCH)
      await inBusiness(worker, BUSINESS, (tx) => insertSentMessages(tx, BUSINESS, part))
      for (const [key, after] of [
        ['deliveredAt', 2000],
        ['readAt', 9000],
      ] as const) {
        const told = part.map(({ messageId, senderId, sentAt }) => ({
          ...{ messageId, senderId, deliveredAt: null, readAt: null, failedAt: null },
          [key]: sentAt + after,
        }))
        await inBusiness(worker, BUSINESS, (tx) => noteProgress(tx, BUSINESS, told, now))
        for (let counted = MESSAGES; counted === MESSAGES;) counted = await countMessages(deps, BUSINESS)
      }
    }
    const statuses = 2 * sent.length
    const rate = (statuses * 1000) / (performance.now() - began)
    const target = { text: `≥ ${LEAST_STATUSES.toLocaleString('en')} /s`, met: rate >= LEAST_STATUSES }
    const method = `${statuses} statuses of ${sent.length} messages in POSTs of ${BATCH}, kept, counted and asked what their recipients had said, by one worker`
    return { ...plainFigure('statuses/s counted', rate, '/s', method), target }
  } finally {
    await worker.close()
  }
}

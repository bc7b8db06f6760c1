import { type Bench, type Figure, limitFigure, plainFigure, ratioFigure } from '@/bench/bench'
import { interleave, median, ratioOf } from '@/bench/compare'
import { freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { inBusiness } from '@/db/client'
import { claimImport } from '@/db/queries/imports/imports'
import { DEMO } from '@/lib/demo/business'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { queueReceived, receiveImport } from '@/lib/services/imports/receive-import'
import { runImport } from '@/lib/services/imports/run-import'
import { bareImport } from './bare'
import { growthOf, readTableBytes } from './bytes'
import { bodyOf, makeFile, type MadeFile } from './files'
import { processorSeconds } from './processor-time'

const LEAST = 0.4
const AIM = 10_000
/** listmonk's importer (main of July 2026) on the machine of 30 November 2026, 5 lists, without a history. */
const LISTMONK = 6191
const LEASE_MS = 600_000
const MOST_BYTES = 3000

type Form = 'long' | 'wide'
type Side = Form | 'bare'

/**
 * Processing an import, from the encrypted file to the last commit, against one COPY and one INSERT … SELECT of its
 * finished rows.
 */
export const imports: Bench = {
  name: 'imports',
  async run(workbench) {
    const { quick } = workbench
    const people = quick ? 5000 : 10_000
    const database = await freshDatabase(workbench, 'run_imports', 1000)
    const pools = { web: database.app(2), worker: database.worker(10), admin: database.admin() }
    const [web, worker] = [benchDeps(pools.web), benchDeps(pools.worker)]
    let from = 0
    const next = (): MadeFile => makeFile((from += people) - people, people)
    // Contacts a second by the clock, and by the processor time of this process and of PostgreSQL together.
    const byProcessor: Record<Side, number[]> = { long: [], wide: [], bare: [] }
    const shares: number[] = []
    // Of each import: contacts a second from the first byte received to the last commit, and bytes a contact.
    const wholes: Record<Form, number[]> = { long: [], wide: [] }
    const grown: ReturnType<typeof growthOf>[] = []
    const measure = async (side: Side, work: () => Promise<void>): Promise<number> => {
      const before = await processorSeconds(pools.admin)
      const began = performance.now()
      await work()
      const seconds = (performance.now() - began) / 1000
      const after = await processorSeconds(pools.admin)
      const [ours, theirs] = [after.ours - before.ours, after.database - before.database]
      byProcessor[side].push(people / (ours + theirs))
      if (side === 'long') shares.push(ours / (ours + theirs))
      return people / seconds
    }
    try {
      const bare = await bareImport(pools.admin, worker)
      const measureForm = async (form: Form): Promise<number> => {
        const file = next()[form]
        const began = performance.now()
        const run = await queued(web, worker, file)
        const receivedMs = performance.now() - began
        const before = await readTableBytes(pools.admin)
        const perSecond = await measure(form, run)
        if (form === 'long') grown.push(growthOf(before, await readTableBytes(pools.admin), people))
        wholes[form].push((1000 * people) / (receivedMs + (1000 * people) / perSecond))
        return perSecond
      }
      const measured = await interleave(quick ? 2 : 6, {
        long: () => measureForm('long'),
        wide: () => measureForm('wide'),
        bare: async () => measure('bare', await bare.prepare(next())),
      })
      // The first round warms up.
      for (const rates of Object.values(byProcessor)) rates.shift()
      const resident = process.memoryUsage.rss() / 2 ** 20
      const wholeFigures = [
        wholeFigure(
          'contacts/s × 5 topics, end to end',
          wholes.long,
          'one row for each topic: receiving the file (read through, encrypted, kept), then as above; without the up to one second until a worker looks',
        ),
        wholeFigure(
          'the same, one column for each topic',
          wholes.wide,
          'as listmonk has it and most people: one row for each person',
        ),
        limitFigure(
          'bytes a contact',
          median(grown.slice(1).map(({ bytes }) => bytes)),
          'B',
          MOST_BYTES,
          `growth of all tables and indexes in such an import, table + indexes: ${grown.at(-1)?.shown}; lines are not fed yet; nothing vacuumed`,
        ),
        plainFigure('memory after the imports', resident, 'MB', 'resident, of the process that runs this bench'),
      ]
      return [...figures(people, measured, byProcessor, median(shares.slice(1))), ...wholeFigures]
    } finally {
      await Promise.all(Object.values(pools).map((pool) => pool.close()))
    }
  },
}

/** Receives a file. What is measured is the rest, as a worker does it. */
async function queued(web: Deps, worker: Deps, file: Buffer): Promise<() => Promise<void>> {
  const { businessId } = DEMO
  const caller = {
    kind: 'key' as const,
    businessId,
    keyId: newId(),
    scopes: ['imports' as const],
    mode: 'live' as const,
  }
  const received = await receiveImport(web, caller, {
    name: 'bench',
    settings: { columns: {} },
    limitBytes: 1024 ** 3,
    body: bodyOf(file),
  })
  if (received.outcome !== 'received') throw new Error(`the file was not taken: ${received.outcome}`)
  await queueReceived(web, operatorOf(businessId), received)
  const by = newId()
  const now = Date.now() + 1000
  const claim = () =>
    inBusiness(worker.db, businessId, (tx) => claimImport(tx, businessId, { by, now, until: now + LEASE_MS }))
  let row = await claim()
  // What has ended is due again a minute later, to have its file deleted.
  while (row && row.id !== received.id) row = await claim()
  if (!row) throw new Error('the import was not queued')
  return async () => {
    const outcome = await runImport(worker, { businessId, row, by, leaseMs: LEASE_MS, mayGoOn: () => true })
    if (outcome !== 'done') throw new Error(`the import was ${outcome}`)
  }
}

/** End to end, against twice the rate of the peer, whose importer reads the file while it writes. */
function wholeFigure(name: string, rates: readonly number[], how: string): Figure {
  const rate = median(rates.slice(1))
  const aim = 2 * LISTMONK
  return {
    ...plainFigure(name, rate, '/s', how),
    target: { text: `≥ ${aim.toLocaleString('en')} /s`, met: rate >= aim },
  }
}

type Rates = Record<Side, number[]>

function figures(people: number, measured: Rates, byProcessor: Rates, ourShare: number): Figure[] {
  const how = `${people.toLocaleString('en')} new people × 5 topics a side, each with time, proof and source, one row for each topic (5 rows a contact); runImport as the worker calls it: decrypt, read, numbers, applyChange, sealed lines, encrypted proof, about 8,000 answers a transaction, progress; one process, and neither feed nor deliveries meanwhile; crash-safe PostgreSQL`
  const bareHow = `one COPY of the finished rows into an unlogged table, then one INSERT … SELECT into contacts, identities, answers, ledger, unfed_batches, evidence and sync_marks, one transaction; the superuser, whom row-level security does not bind; sides in turn`
  const rate = median(measured.long)
  const ratio = (side: 'long' | 'wide', rates: Rates) => ratioOf(rates[side], rates.bare)
  const long = ratio('long', measured)
  const wide = ratio('wide', measured)
  const longByProcessor = ratio('long', byProcessor)
  const wideByProcessor = ratio('wide', byProcessor)
  const of = (side: Side) => `${median(byProcessor[side]).toFixed(0)}`
  const [shared] = [`${(100 * ourShare).toFixed(0)} % of it ours, the rest PostgreSQL’s`]
  return [
    {
      ...plainFigure(
        'contacts/s × 5 topics',
        rate,
        '/s',
        `${how}; listmonk in comparison, without a history: ${LISTMONK.toLocaleString('en')} /s`,
      ),
      target: { text: `≥ ${AIM.toLocaleString('en')} /s`, met: rate >= AIM },
    },
    plainFigure(
      'the same, one column for each topic',
      median(measured.wide),
      '/s',
      'the same people and answers in a fifth of the rows',
    ),
    plainFigure('the same, bare', median(measured.bare), '/s', bareHow),
    ratioFigure('import / bare', long.ratio, LEAST, `one row for each topic; ${long.spread}`),
    ratioFigure('import / bare, one column for each topic', wide.ratio, LEAST, wide.spread),
    plainFigure(
      'import / bare by processor time',
      100 * longByProcessor.ratio,
      '%',
      `${of('long')} against ${of('bare')} contacts per second of processor time, of this process and PostgreSQL’s together (${shared}), in the same rounds: which other programs on these cores affect less; ${longByProcessor.spread}`,
    ),
    plainFigure(
      'the same, one column for each topic',
      100 * wideByProcessor.ratio,
      '%',
      `${of('wide')} against ${of('bare')} contacts per second of processor time; ${wideByProcessor.spread}`,
    ),
  ]
}

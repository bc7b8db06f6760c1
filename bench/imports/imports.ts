import { newId } from '@/lib/ids'
import { DEMO } from '@/lib/demo/business'
import { runImport } from '@/lib/services/imports/run-import'
import { queueReceived, receiveImport } from '@/lib/services/imports/receive-import'
import { inBusiness } from '@/db/client'
import { claimImport } from '@/db/queries/imports'
import { type Bench, plainFigure, ratioFigure } from '../bench'
import { interleave, median, ratioOf } from '../compare'
import { benchDeps } from '../data/deps'
import { freshDatabase } from '../data/databases'
import { bareImport } from './bare'
import { makeFile, type MadeFile } from './files'

const LEAST = 0.4
const AIM = 10_000
/** listmonk v6.2.0's importer on two cores of the same kind, 5 lists, without a history. */
const LISTMONK = 3836

/** An import, from the encrypted file to the last commit, against one COPY and one INSERT … SELECT of finished rows into the same tables. */
export const imports: Bench = {
  name: 'imports',
  async run(workbench) {
    const { quick } = workbench
    const people = quick ? 5000 : 20_000
    const database = await freshDatabase(workbench, 'run_imports', 1000)
    const db = database.app(4)
    const worker = database.worker(4)
    const admin = database.admin()
    const web = benchDeps(db)
    const deps = benchDeps(worker)
    const caller = { businessId: DEMO.businessId, keyId: newId(), scopes: [], mode: 'live' as const }
    let from = 0
    const next = (): MadeFile => {
      const file = makeFile(from, people)
      from += people
      return file
    }
    /** Seconds of working off a file that was received. */
    const ours = async (file: Buffer): Promise<number> => {
      const upload = { name: 'bench', settings: { columns: {} }, limitBytes: 1024 ** 3 }
      const received = await receiveImport(web, caller, { ...upload, body: new Blob([new Uint8Array(file)]).stream() })
      await queueReceived(web, caller.businessId, received)
      const by = newId()
      const now = Date.now() + 1000
      const row = await inBusiness(worker, caller.businessId, (tx) =>
        claimImport(tx, caller.businessId, { by, now, until: now + 600_000 }),
      )
      if (!row) throw new Error('the import was not queued')
      const began = performance.now()
      const run = { businessId: caller.businessId, row, by, leaseMs: 600_000, mayGoOn: () => true }
      if ((await runImport(deps, run)) !== 'done') throw new Error('the import was not worked off')
      return (performance.now() - began) / 1000
    }
    const bare = await bareImport(admin, deps)
    try {
      const measured = await interleave(quick ? 2 : 6, {
        long: async () => people / (await ours(next().long)),
        wide: async () => people / (await ours(next().wide)),
        bare: async () => people / (await bare.run(next())),
      })
      const { ratio, spread } = ratioOf(measured.long, measured.bare)
      const wide = ratioOf(measured.wide, measured.bare)
      const how = `${people.toLocaleString('en')} strangers × 5 topics a side, each with time, proof and source; runImport as the worker calls it: decrypt, read, numbers, applyChange, sealed lines, encrypted proof, ${quick ? 'about ' : ''}2,500 rows a transaction, progress; one process; neither feed nor deliveries meanwhile; crash-safe PostgreSQL`
      const bareHow = `one COPY of finished rows into an unlogged table, then INSERT … SELECT into contacts, identities, answers, ledger (sha256 of each line in SQL), unfed_lines, evidence and sync_marks, one transaction, as the worker role's tables with the same indexes; sides in turn`
      return [
        {
          ...plainFigure('contacts/s × 5 topics', median(measured.long), '/s', `${how}; a row a topic (5 rows a contact); listmonk in comparison, without history: ${LISTMONK.toLocaleString('en')}/s`),
          target: { text: `≥ ${AIM.toLocaleString('en')} /s`, met: median(measured.long) >= AIM },
        },
        plainFigure('contacts/s × 5 topics, a column a topic', median(measured.wide), '/s', 'the same people and answers in a fifth of the rows'),
        plainFigure('contacts/s × 5 topics, bare', median(measured.bare), '/s', bareHow),
        ratioFigure('import / bare', ratio, LEAST, `a row a topic; ${spread}`),
        ratioFigure('import / bare, a column a topic', wide.ratio, LEAST, wide.spread),
      ]
    } finally {
      await Promise.all([db.close(), worker.close(), admin.close()])
    }
  },
}

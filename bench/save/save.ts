import { type Bench, plainFigure, ratioFigure } from '@/bench/bench'
import { interleave, median, ratePerSecond, ratioOf } from '@/bench/compare'
import { freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds } from '@/bench/data/people'
import { makeReplay, recordSave } from './replay'
import { makeSavers } from './savers'

const CONTACTS = 1000
const CLIENTS = 8
const LEAST = 0.5

/** A whole save, against its SQL statements alone. */
export const save: Bench = {
  name: 'save',
  async run(workbench) {
    const { quick } = workbench
    const database = await freshDatabase(workbench, 'run_save', CONTACTS)
    const [recorded = '', ...contacts] = await contactIds(database, CONTACTS)
    const recording = await recordSave(database, recorded)
    const db = database.app(CLIENTS)
    try {
      const half = Math.floor(contacts.length / 2)
      const savers = await makeSavers(benchDeps(db), contacts.slice(0, half), CLIENTS)
      const replay = makeReplay(db, recording, contacts.slice(half), CLIENTS)
      const seconds = 1
      const measured = await interleave(quick ? 6 : 24, {
        save: () => ratePerSecond(CLIENTS, seconds, savers.save),
        bare: () => ratePerSecond(CLIENTS, seconds, replay),
      })
      const { ratio, spread } = ratioOf(measured.save, measured.bare)
      const rates = `${median(measured.save).toFixed(0)} against ${median(measured.bare).toFixed(0)} saves/s`
      const method = `${rates}: savePreferences (lock, change, sealed line, encrypted evidence, answers, head, sync mark, commit; those that come at once share a transaction) against a transaction of its own for each with the same ${recording.statements.length} statements, recorded from a real save and sent again with other ids; both through postgres.js, prepared, one pool of ${CLIENTS} connections, ${CLIENTS} at once, ${seconds} s a side, sides in turn; crash-safe PostgreSQL (fsync on); ${spread}`
      return [
        plainFigure('saves/s', median(measured.save), '/s', `one process, ${CLIENTS} at once; for comparison`),
        ratioFigure('save / bare transaction', ratio, LEAST, method),
      ]
    } finally {
      await db.close()
    }
  },
}

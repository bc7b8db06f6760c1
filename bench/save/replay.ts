import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import type { BenchDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import type { Database, Sql, Tx } from '@/db/client'
import { READS } from '@/db/layout'
import { newId } from '@/lib/ids'
import { makeSavers } from './savers'

type Parameter = string | number | boolean | Buffer | null | Parameter[]

interface Statement {
  text: string
  parameters: Parameter[]
}

/**
 * One save as it was sent to PostgreSQL: the statements between BEGIN and COMMIT, and the values that differ from save
 * to save.
 */
export interface Recording {
  statements: Statement[]
  contactId: string
  changeId: string
  seq: number
  /** The digest of the dedupe key, which no two lines may have. */
  dedupe: string
}

/** Unlike any other number in a statement, so that it can be found and replaced. */
const MARKED_SEQ = 700_000

/** Makes one real save and records what postgres.js sends. */
export async function recordSave(
  database: Pick<BenchDatabase, 'environment' | 'admin'>,
  contactId: string,
): Promise<Recording> {
  const admin = database.admin()
  await admin.sql`update contacts set head_seq = ${MARKED_SEQ} where id = ${contactId}`.finally(() => admin.close())
  const sent: Statement[] = []
  const sql: Sql = postgres(database.environment.DATABASE_URL, {
    connection: READS,
    max: 1,
    types: { int8: { to: 20, from: [20], serialize: String, parse: Number } },
    // Copied at once, because postgres.js replaces the values by text in place.
    debug: (_connection, text, parameters) => void sent.push({ text, parameters: [...parameters] as Parameter[] }),
  })
  try {
    const deps = { ...benchDeps({ sql, close: () => sql.end() }), wakeSync: () => {} }
    const savers = await makeSavers(deps, [contactId], 1)
    sent.length = 0
    await savers.save(0)
    const statements = sent.filter(({ text }) => !/^(begin|commit)\b/i.test(text.trim()))
    const written = statements.find(({ text }) => text.includes('sayso_write_change'))
    // As db/queries/contacts/write-change.ts sends them: the place of the line, and the digest of its dedupe key.
    const [, , seq, changeId] = written?.parameters ?? []
    const dedupe = written?.parameters[19]
    if (seq !== MARKED_SEQ + 1 || typeof changeId !== 'string' || typeof dedupe !== 'string') {
      throw new Error('a recorded save looks otherwise than bench/save/replay.ts expects')
    }
    return { statements, contactId, changeId, seq, dedupe }
  } finally {
    await sql.end()
  }
}

/**
 * The bare limit of a save: the same statements with other ids, in one transaction, prepared, on the same pool. It
 * waits for the lock, as every save must, and sends the rest at once. It writes no valid chain, so its contacts are
 * used for nothing else.
 */
export function makeReplay(db: Database, recording: Recording, contacts: readonly string[], clients: number) {
  const seqs = new Map<string, number>()
  const turns = Array.from({ length: clients }, () => 0)
  const [lock, ...rest] = recording.statements
  if (!lock?.text.includes('sayso_lock_contacts')) throw new Error('a save does not begin with its lock')
  return async (client: number): Promise<void> => {
    const turn = (turns[client] = (turns[client] ?? 0) + 1)
    const contactId = contacts[(client + turn * clients) % (contacts.length - (contacts.length % clients))] ?? ''
    const seq = (seqs.get(contactId) ?? 1) + 1
    seqs.set(contactId, seq)
    const changeId = newId()
    const values = new Map<Parameter, Parameter>([
      [recording.contactId, contactId],
      [recording.changeId, changeId],
      [recording.seq, seq],
      [recording.dedupe, randomUUID()],
    ])
    const send = (tx: Tx, { text, parameters }: Statement) =>
      tx.unsafe(text, parameters.map((value) => replaced(value, values)) as postgres.ParameterOrJSON<never>[], {
        prepare: true,
      })
    await db.sql.begin(async (tx) => {
      await send(tx, lock)
      await Promise.all(rest.map((statement) => send(tx, statement)))
    })
  }
}

function replaced(value: Parameter, values: ReadonlyMap<Parameter, Parameter>): Parameter {
  if (Array.isArray(value)) return value.map((each) => replaced(each, values))
  return values.get(value) ?? value
}

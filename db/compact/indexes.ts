import type postgres from 'postgres'

/** An index that takes less room than those that it replaces (decision 240). */
interface LeanIndex {
  table: string
  name: string
  /** What it is made of, behind the name of the table. */
  on: string
  /** Whether it becomes the primary key, in the place of the present one. */
  isKey: boolean
  /** Indexes that nothing needs once this one is there. */
  spare: readonly string[]
}

const INDEXES: readonly LeanIndex[] = [
  // A contact's marks beside each other: an import adds at one place and not at one for each backend.
  {
    table: 'sync_marks',
    name: 'sync_marks_pk',
    on: '(business_id, contact_id, backend_id)',
    isKey: true,
    spare: [],
  },
  // The key finds the identities of a contact as well.
  {
    table: 'identities',
    name: 'identities_pk',
    on: '(business_id, contact_id, id)',
    isKey: true,
    spare: ['identities_contact'],
  },
  // Few contacts were merged.
  {
    table: 'contacts',
    name: 'contacts_merged',
    on: '(business_id, merged_into) where merged_into is not null',
    isKey: false,
    spare: ['contacts_merged_into'],
  },
]

/** Indexes that nothing needs: evidence is found by the lines of a contact. */
const SPARE = ['evidence_contact']

/** How a statement is made that may take long: beside what others write, or at once where nothing is stored yet. */
type Way = 'concurrently' | ''

/**
 * Makes the indexes of the shorter layout and drops those that they replace. People go on saving meanwhile; they wait
 * only for the moment in which a table gets its other key. It can be stopped, and run again: what is there stays. It
 * needs the owner of the tables and no open transaction, and nothing of the last release may run.
 */
export const useLeanIndexes = (sql: postgres.Sql): Promise<void> => change(sql, 'concurrently')

/** Does the same in a new database. Another process may wait there for a lock, and that build would wait for it. */
export const beginWithLeanIndexes = (sql: postgres.Sql): Promise<void> => change(sql, '')

async function change(sql: postgres.Sql, way: Way): Promise<void> {
  for (const index of INDEXES) {
    await build(sql, index, way)
    if (index.isKey) await makeKey(sql, index)
    for (const name of index.spare) await sql.unsafe(`drop index ${way} if exists ${name}`)
  }
  for (const name of SPARE) await sql.unsafe(`drop index ${way} if exists ${name}`)
}

/** Returns whether the indexes of the shorter layout are there, and no spare ones. */
export async function hasLeanIndexes(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ there: number; spare: number }[]>`
    select count(*) filter (where c.relname = any(${INDEXES.map(({ name }) => name)}) and i.indisvalid)::int as there,
      count(*) filter (where c.relname = any(${[...SPARE, ...INDEXES.flatMap(({ spare }) => spare)]}))::int as spare
    from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace`
  return row?.there === INDEXES.length && row.spare === 0
}

async function build(sql: postgres.Sql, { table, name, on, isKey }: LeanIndex, way: Way): Promise<void> {
  const [found] = await sql<{ valid: boolean }[]>`
    select i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = ${name}`
  if (found?.valid) return
  // What an earlier run left when it was stopped.
  if (found) await sql.unsafe(`drop index ${way} ${name}`)
  await sql.unsafe(`create ${isKey ? 'unique ' : ''}index ${way} ${name} on ${table} ${on}`)
}

async function makeKey(sql: postgres.Sql, { table, name }: LeanIndex): Promise<void> {
  const [key] = await sql<{ name: string }[]>`
    select conname as name from pg_constraint where contype = 'p' and conrelid = ${`public.${table}`}::regclass`
  if (key?.name === name) return
  await sql.begin(async (tx) => {
    // Who waits for this lock keeps all others waiting: better to give up, and be run again.
    await tx`set local lock_timeout = '5s'`
    if (key) await tx.unsafe(`alter table ${table} drop constraint ${key.name}`)
    // A cluster takes no other name for it than that of the index.
    await tx.unsafe(`alter table ${table} add primary key using index ${name}`)
  })
}

import type postgres from 'postgres'
import { type Exchange, exchangeIndex, type Way } from './exchange-index'

/**
 * The index that finds due marks by time, in the place of one whose condition has the version, which every change
 * writes: with that, a change of a contact that waits anyway had to touch every index (decision 248). No migration
 * makes it, because a lock of the table among those of other migrations could meet a worker.
 */
const BY_TIME: Exchange = {
  table: 'sync_marks',
  index: {
    name: 'sync_marks_due_by_time',
    unique: false,
    on: `(due_at) where due_at is not null and contact_id <> '00000000-0000-0000-0000-000000000000'`,
  },
  spare: ['sync_marks_due_look'],
}

/** Exchanges the index, where the look for due backends finds its way with the new one (0098_kept_place.sql). */
export async function exchangeDueIndex(sql: postgres.Sql, way: Way): Promise<void> {
  const [look] = await sql`
    select 1 from pg_proc where oid = to_regprocedure('public.sayso_due_deliveries(timestamptz)')
      and prosrc like '%m.contact_id <>%'`
  if (look) await exchangeIndex(sql, BY_TIME, way)
}

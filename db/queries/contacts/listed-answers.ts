import type { Tx } from '@/db/client'

/**
 * Whether answers are found by the second in which their contact was made: then a statement names `made`, or PostgreSQL
 * does not use that index (db/compact/answers.ts). It is not so until `npm run db:compact` has given every row its
 * second, and until then the index of before is there. While that one is dropped, and where it was left half dropped,
 * it is there and PostgreSQL does not use it any more.
 */
export async function areListedByMade(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ isOver: boolean }[]>`
    select not exists (
      select from pg_index where indexrelid = to_regclass('public.answers_topic') and indisvalid) as "isOver"`
  return row?.isOver ?? false
}

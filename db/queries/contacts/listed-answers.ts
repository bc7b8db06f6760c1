import type { Tx } from '@/db/client'

/**
 * Whether answers are found by the second in which their contact was made: then a statement names `made`, or PostgreSQL
 * does not use that index (db/compact/answers.ts). It is not so until `npm run db:compact` has given every row its
 * second, and until then the index of before is there.
 */
export async function areListedByMade(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ isOver: boolean }[]>`select to_regclass('public.answers_topic') is null as "isOver"`
  return row?.isOver ?? false
}

import type { Tx } from '@/db/client'

export interface MessageCount {
  /** `YYYY-MM-DD`, UTC. */
  day: string
  /** A template's id, or `unknown`. */
  template: string
  /** The provider's code, or the status. */
  code: string
  count: number
}

/** Adds to the counts of templates and days; each of `counts` names another row. */
export async function addCounts(tx: Tx, businessId: string, counts: readonly MessageCount[]): Promise<void> {
  if (counts.length === 0) return
  const place = (each: MessageCount) => `${each.day} ${each.template} ${each.code}`
  const sorted = counts.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
  await tx`
    insert into message_counts (business_id, day, template, code, count)
    select ${businessId}::uuid, day, template, code, count from unnest(
      ${sorted.map((each) => each.day)}::text[], ${sorted.map((each) => each.template)}::text[],
      ${sorted.map((each) => each.code)}::text[], ${sorted.map((each) => each.count)}::int[]
    ) as v(day, template, code, count)
    on conflict (business_id, day, template, code) do update set count = message_counts.count + excluded.count`
}

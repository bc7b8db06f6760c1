import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

export interface HarmingName {
  name: string
  templateIds: string[]
  /** Since when, by the verdict that turned first. */
  since: Instant
  seen: number
  expected: number
  lowerBound: number | null
}

/** Returns the templates whose verdict is `harming`, with the figures of the verdict that turned first. */
export async function listHarming(tx: Tx, businessId: string): Promise<HarmingName[]> {
  return tx<HarmingName[]>`
    select distinct on (v.name) v.name, sayso_ms(v.state_since) as since, v.seen, v.expected,
      v.lower_bound as "lowerBound",
      array(select t.id::text from templates t where t.business_id = ${businessId} and t.name = v.name
        order by t.id) as "templateIds"
    from template_verdicts v
    where v.business_id = ${businessId} and v.state = 'harming'
    order by v.name, v.state_since, v.attribution`
}

export interface HeldBack {
  templateId: string
  /** Messages that Meta did not deliver on the day, and those that it sent. */
  heldBack: number
  sent: number
  /** The same on the seven days before. */
  heldBackBefore: number
  sentBefore: number
}

/**
 * Returns how often WhatsApp reported a code for each template on a day (UTC) and on the seven days before, for
 * templates with at least `least` on the day.
 */
export async function countHeldBack(
  tx: Tx,
  businessId: string,
  { code, day, least, at }: { code: string; day: string; least: number; at: Instant },
): Promise<HeldBack[]> {
  const first = new Date(at - 7 * 86_400_000).toISOString().slice(0, 10)
  return tx<HeldBack[]>`
    select t.id as "templateId", c."heldBack", c.sent, c."heldBackBefore", c."sentBefore"
    from (
      select m.template,
        coalesce(sum(m.count) filter (where m.code = ${code} and m.day = ${day}), 0)::int as "heldBack",
        coalesce(sum(m.count) filter (where m.code = 'sent' and m.day = ${day}), 0)::int as sent,
        coalesce(sum(m.count) filter (where m.code = ${code} and m.day < ${day}), 0)::int as "heldBackBefore",
        coalesce(sum(m.count) filter (where m.code = 'sent' and m.day < ${day}), 0)::int as "sentBefore"
      from message_counts m
      where m.business_id = ${businessId} and m.day >= ${first} and m.day <= ${day} and m.code in (${code}, 'sent')
      group by m.template
    ) c join templates t on t.business_id = ${businessId} and t.id::text = c.template
    where c."heldBack" >= ${least}
    order by t.id`
}

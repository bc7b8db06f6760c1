import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** A template that Meta may compare. */
export interface ComparableTemplate {
  id: string
  /** Its id at Meta. */
  providerId: string
}

/** Returns the approved templates of an account that were sent often enough since a day, the most frequent first. */
export async function listComparable(
  tx: Tx,
  businessId: string,
  backendId: string,
  { sinceDay, leastSends, limit }: { sinceDay: string; leastSends: number; limit: number },
): Promise<ComparableTemplate[]> {
  return tx<ComparableTemplate[]>`
    select t.id, t.provider_id as "providerId"
    from templates t
      join template_accounts a on a.business_id = ${businessId} and a.template_id = t.id
        and a.backend_id = ${backendId}
      join (select d.template_id, sum(d.sent) as sent from template_days d
        where d.business_id = ${businessId} and d.day >= ${sinceDay}::date group by d.template_id) s
        on s.template_id = t.id
    where t.business_id = ${businessId} and t.provider_id is not null and t.status = 'APPROVED'
      and s.sent >= ${leastSends}
    order by s.sent desc, t.id limit ${limit}`
}

export interface ComparisonRow {
  /** Of the two, the one with the lower id. */
  templateId: string
  otherId: string
  windowEnd: Instant
  windowDays: number
  /** Which of the two is blocked more often for its sends; null: Meta did not say. */
  moreBlocked: string | null
  templateSends: number | null
  otherSends: number | null
  templateBlockReason: string | null
  otherBlockReason: string | null
}

/** Returns the pairs that were compared since a moment, as `id other`. */
export async function findComparedSince(tx: Tx, businessId: string, since: Instant): Promise<Set<string>> {
  const rows = await tx<{ pair: string }[]>`
    select template_id || ' ' || other_id as pair from template_comparisons
    where business_id = ${businessId} and window_end > ${instant(since)}::timestamptz`
  return new Set(rows.map(({ pair }) => pair))
}

export async function insertComparison(tx: Tx, businessId: string, row: ComparisonRow): Promise<void> {
  await tx`
    insert into template_comparisons (business_id, template_id, other_id, window_end, window_days, more_blocked,
      template_sends, other_sends, template_block_reason, other_block_reason)
    values (${businessId}, ${row.templateId}, ${row.otherId}, ${instant(row.windowEnd)}, ${row.windowDays},
      ${row.moreBlocked}, ${row.templateSends}, ${row.otherSends}, ${row.templateBlockReason}, ${row.otherBlockReason})
    on conflict (business_id, template_id, other_id, window_end) do nothing`
}

export interface ShownComparison {
  /** The template that the question was about, in one of its languages. */
  templateId: string
  otherId: string
  otherName: string
  otherLanguage: string
  windowEnd: Instant
  /** Whether the template is blocked more often than the other, for its sends; null: Meta did not say. */
  isBlockedMore: boolean | null
  sends: number | null
  otherSends: number | null
  blockReason: string | null
  otherBlockReason: string | null
}

/** Returns the latest comparison of each pair of which one is among the templates, the newest first. */
export async function readComparisons(
  tx: Tx,
  businessId: string,
  templateIds: readonly string[],
  { since, limit }: { since: Instant; limit: number },
): Promise<ShownComparison[]> {
  const ids = [...templateIds]
  return tx<ShownComparison[]>`
    select p.id as "templateId", p.other as "otherId", t.name as "otherName", t.language as "otherLanguage",
      sayso_ms(p.window_end) as "windowEnd", p.more_blocked = p.id as "isBlockedMore", p.sends,
      p.other_sends as "otherSends", p.reason as "blockReason", p.other_reason as "otherBlockReason"
    from (
      select distinct on (c.template_id, c.other_id) c.window_end, c.more_blocked,
        case when c.template_id = any(${ids}::uuid[]) then c.template_id else c.other_id end as id,
        case when c.template_id = any(${ids}::uuid[]) then c.other_id else c.template_id end as other,
        case when c.template_id = any(${ids}::uuid[]) then c.template_sends else c.other_sends end as sends,
        case when c.template_id = any(${ids}::uuid[]) then c.other_sends else c.template_sends end as other_sends,
        case when c.template_id = any(${ids}::uuid[]) then c.template_block_reason else c.other_block_reason end
          as reason,
        case when c.template_id = any(${ids}::uuid[]) then c.other_block_reason else c.template_block_reason end
          as other_reason
      from template_comparisons c
      where c.business_id = ${businessId} and c.window_end > ${instant(since)}::timestamptz
        and (c.template_id = any(${ids}::uuid[]) or c.other_id = any(${ids}::uuid[]))
      order by c.template_id, c.other_id, c.window_end desc
    ) p join templates t on t.business_id = ${businessId} and t.id = p.other
    order by p.window_end desc, t.name, t.language limit ${limit}`
}

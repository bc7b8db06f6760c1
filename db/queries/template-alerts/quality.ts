import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface RatedTemplate {
  firstSeenAt: Instant
  /** As it is now. */
  quality: string | null
  /** What changed it since a moment, the oldest first. */
  changes: { at: Instant; quality: string | null; previous: string | null }[]
}

/** Returns the templates that WhatsApp has told of, with the changes of their quality since a moment. */
export async function readQualityWeek(tx: Tx, businessId: string, since: Instant): Promise<RatedTemplate[]> {
  return tx<RatedTemplate[]>`
    select sayso_ms(t.first_seen_at) as "firstSeenAt", t.quality,
      coalesce(c.changes, '[]'::json) as changes
    from templates t left join (
      select e.template_id, json_agg(json_build_object('at', sayso_ms(e.occurred_at), 'quality', e.value->>'quality',
        'previous', e.value->>'previous') order by e.occurred_at, e.id) as changes
      from template_events e
      where e.business_id = ${businessId} and e.kind = 'quality' and e.occurred_at > ${instant(since)}::timestamptz
      group by e.template_id
    ) c on c.template_id = t.id
    where t.business_id = ${businessId} and t.status is not null`
}

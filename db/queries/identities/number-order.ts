import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import type { NewIdentity } from './identities'

// Which of several numbers of a contact is written to (lib/sync/delivery/addresses.ts): `given_by` puts one before
// another.

/**
 * Ids that a platform gives for people whom we know by what was typed: from now on they are written to as the platform
 * calls them. What a platform gave before stays. Of a person who writes to us, the number from which they wrote last
 * stays the first (`putWritersFirst`), whichever other number a platform names.
 */
export async function takeGivenIds(
  tx: Tx,
  businessId: string,
  given: readonly Pick<NewIdentity, 'value' | 'matchKey'>[],
): Promise<void> {
  if (given.length === 0) return
  await tx`
    update identities i set value = v.value, given_by = 'platform'
    from unnest(${given.map((each) => each.matchKey)}::text[], ${given.map((each) => each.value)}::text[])
      as v(match_key, value)
    where i.business_id = ${businessId} and i.match_key = v.match_key and i.ended_at is null and i.given_by = 'typed'
      and not (i.kind = 'phone'
        and exists (select 1 from identities o where o.business_id = ${businessId} and o.contact_id = i.contact_id
          and o.kind = 'phone' and o.ended_at is null and o.given_by = 'platform')
        and exists (select 1 from contact_senders s where s.business_id = ${businessId}
          and s.contact_id = i.contact_id and s.last_inbound_at is not null))`
}

/**
 * How long a message keeps the number of its author before one that a backend names in its place. A carrier commonly
 * gives a number that somebody gave up to somebody else after 45 to 90 days; after a longer silence the message says
 * less about who has the number than the backend's new entry.
 */
const WRITER_DAYS = 90

/**
 * Numbers that a backend named for a contact and names no more, because it has another one now. They count as typed
 * until the person writes from one of them or a platform names them again, so that the other one is written to. Nothing
 * changes for a person who has written to a sender of ours within `WRITER_DAYS`: the number from which they wrote last
 * stays the first.
 */
export async function countAsTyped(
  tx: Tx,
  businessId: string,
  contactId: string,
  matchKeys: readonly string[],
  now: Instant,
): Promise<void> {
  const since = now - WRITER_DAYS * 86_400_000
  await tx`
    update identities set given_by = 'typed', value = substr(canonical, 2)
    where business_id = ${businessId} and contact_id = ${contactId} and match_key = any(${[...matchKeys]}::text[])
      and kind = 'phone' and ended_at is null and given_by = 'platform'
      and not exists (select 1 from contact_senders s where s.business_id = ${businessId}
        and s.contact_id = ${contactId} and s.last_inbound_at >= ${instant(since)}::timestamptz)`
}

/**
 * Orders the numbers of two contacts who are one person now and belong to `contactId`: those of the one who wrote last
 * come first, and the others count as typed. `moved` are the ids of the identities that came from the other contact.
 * Nothing changes if neither has written, or if the one who wrote last has no number that a platform gave.
 */
export async function orderMerged(
  tx: Tx,
  businessId: string,
  contactId: string,
  moved: readonly string[],
  wrote: { stayed: Instant | null; gone: Instant | null },
): Promise<void> {
  const [stayed, gone] = [wrote.stayed ?? 0, wrote.gone ?? 0]
  if (stayed === gone) return
  const putsMovedLast = stayed > gone
  await tx`
    update identities set given_by = 'typed', value = substr(canonical, 2)
    where business_id = ${businessId} and contact_id = ${contactId} and kind = 'phone' and ended_at is null
      and given_by = 'platform' and (id = any(${[...moved]}::uuid[])) = ${putsMovedLast}::boolean
      and exists (select 1 from identities o where o.business_id = ${businessId} and o.contact_id = ${contactId}
        and o.kind = 'phone' and o.ended_at is null and o.given_by = 'platform'
        and (o.id = any(${[...moved]}::uuid[])) <> ${putsMovedLast}::boolean)`
}

/** The number from which a contact wrote, as the platform gave it. */
export interface Writer extends Pick<NewIdentity, 'value' | 'matchKey'> {
  contactId: string
  at: Instant
}

/**
 * Puts the numbers from which people wrote before their other ones, which count as typed from now on. A message that
 * comes late, after a newer one was recorded (`recordInbound`), changes nothing. Each contact is named once.
 */
export async function putWritersFirst(tx: Tx, businessId: string, writers: readonly Writer[]): Promise<void> {
  if (writers.length === 0) return
  await tx`
    update identities i set given_by = case when i.match_key = v.match_key then 'platform' else 'typed' end,
      value = case when i.match_key = v.match_key then v.value else substr(i.canonical, 2) end
    from unnest(${writers.map((each) => each.contactId)}::uuid[], ${writers.map((each) => each.matchKey)}::text[],
      ${writers.map((each) => each.value)}::text[], ${writers.map((each) => instant(each.at))}::timestamptz[]
    ) as v(contact_id, match_key, value, at)
    where i.business_id = ${businessId} and i.contact_id = v.contact_id and i.kind = 'phone' and i.ended_at is null
      and i.given_by = case when i.match_key = v.match_key then 'typed' else 'platform' end
      and exists (select 1 from identities w where w.business_id = ${businessId} and w.contact_id = v.contact_id
        and w.match_key = v.match_key and w.ended_at is null)
      and not exists (select 1 from contact_senders s where s.business_id = ${businessId}
        and s.contact_id = v.contact_id and s.last_inbound_at > v.at)`
}

import { inBusiness } from '@/db/client'
import {
  type ComparableTemplate,
  type ComparisonRow,
  findComparedSince,
  insertComparison,
  listComparable,
} from '@/db/queries/templates/comparisons'
import type { WhatsApp } from '@/lib/backends/whatsapp/adapter'
import { type Comparison, WINDOW_DAYS } from '@/lib/backends/whatsapp/comparison'
import type { Instant } from '@/lib/consent/types'
import type { SyncDeps } from '@/lib/sync/deps'

const DAY_MS = 86_400_000
/** Meta compares templates that were sent at least this often in the window (docs/reference/whatsapp.md, 11). */
const LEAST_SENDS = 1000
/** The templates that are compared: 28 requests a week and account, of the 200 an hour that Meta takes. */
const MOST_TEMPLATES = 8

/**
 * Asks Meta once a week to compare the templates of an account that are sent most, each with each, and keeps what it
 * says. A pair that was compared within the week is left out, so that this goes on where it stopped. Returns how many
 * pairs were compared.
 */
export async function compareTemplates(
  deps: Pick<SyncDeps, 'db' | 'clock'>,
  { businessId, backendId }: { businessId: string; backendId: string },
  whatsapp: Pick<WhatsApp, 'compareTemplates'>,
  mayGoOn: () => boolean,
): Promise<number> {
  const now = deps.clock.now()
  const since = now - WINDOW_DAYS * DAY_MS
  const { templates, known } = await inBusiness(deps.db, businessId, async (tx) => ({
    templates: await listComparable(tx, businessId, backendId, {
      sinceDay: new Date(since).toISOString().slice(0, 10),
      leastSends: LEAST_SENDS,
      limit: MOST_TEMPLATES,
    }),
    known: await findComparedSince(tx, businessId, since),
  }))
  let compared = 0
  for (const [one, other] of pairsOf(templates)) {
    if (!mayGoOn()) break
    if (known.has(`${one.id} ${other.id}`)) continue
    const result = await whatsapp.compareTemplates(one.providerId, other.providerId, now)
    // What Meta refuses for this pair, such as too few sends by its own count, is asked again in a week.
    if ('kind' in result && result.kind !== 'give_up') break
    const row = rowOf(one, other, 'kind' in result ? null : result, now)
    await inBusiness(deps.db, businessId, (tx) => insertComparison(tx, businessId, row))
    compared += 1
  }
  return compared
}

/** Returns each pair once, the lower id first. */
function pairsOf(templates: readonly ComparableTemplate[]): [ComparableTemplate, ComparableTemplate][] {
  const sorted = templates.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return sorted.flatMap((one, place) =>
    sorted.slice(place + 1).map((other): [ComparableTemplate, ComparableTemplate] => [one, other]),
  )
}

function rowOf(
  one: ComparableTemplate,
  other: ComparableTemplate,
  comparison: Comparison | null,
  windowEnd: Instant,
): ComparisonRow {
  const most = comparison && comparison.leastBlockedFirst.length === 2 ? comparison.leastBlockedFirst[1] : null
  return {
    ...{ templateId: one.id, otherId: other.id, windowEnd, windowDays: WINDOW_DAYS },
    moreBlocked: [one, other].find(({ providerId }) => providerId === most)?.id ?? null,
    templateSends: comparison?.sends.get(one.providerId) ?? null,
    otherSends: comparison?.sends.get(other.providerId) ?? null,
    templateBlockReason: comparison?.blockReasons.get(one.providerId) ?? null,
    otherBlockReason: comparison?.blockReasons.get(other.providerId) ?? null,
  }
}

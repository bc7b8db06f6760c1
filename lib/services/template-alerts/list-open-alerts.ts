import { listOpenAlerts as readOpen, type OpenAlert } from '@/db/queries/template-alerts/open-alerts'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { OpenAlert }

const DAY_MS = 86_400_000
/** Alerts of longer ago are history, like the verdict, which looks back as far. */
const OPEN_MS = 90 * DAY_MS
/** After this time there is another alert if WhatsApp still holds more back. */
const HELD_BACK_MS = 7 * DAY_MS

/** From what harms most to what can wait. */
const URGENCY: readonly OpenAlert['kind'][] = [
  'harming',
  'disabled_by_meta',
  'paused_by_meta',
  'quality_lowered',
  'held_back_more',
  'recategorised',
]

/**
 * Returns the alerts that still need somebody, of one template or of all, the most urgent first. An alert needs nobody
 * once a member said that they handled it, the template or its topic is paused here, or what it told is over.
 */
export async function listOpenAlerts(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  name: string | null = null,
): Promise<{ outcome: 'read'; alerts: OpenAlert[] } | NotAllowed> {
  const now = deps.clock.now()
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    const query = { name, since: now - OPEN_MS, heldBackSince: now - HELD_BACK_MS }
    const alerts = await readOpen(tx, caller.businessId, query)
    const urgency = ({ kind }: OpenAlert) => URGENCY.indexOf(kind)
    return { outcome: 'read' as const, alerts: alerts.toSorted((a, b) => urgency(a) - urgency(b)) }
  })
}

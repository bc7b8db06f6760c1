import { inBusiness } from '@/db/client'
import { hasAlertSince, insertAlert } from '@/db/queries/template-alerts/alerts'
import { countHeldBack, type HeldBack, listHarming } from '@/db/queries/template-alerts/causes'
import { HELD_BACK } from '@/lib/backends/whatsapp/errors'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'

const DAY_MS = 86_400_000
/** A template whose state goes to and fro has one alert in this time, in milliseconds. */
const QUIET_MS = 7 * DAY_MS
/** Fewer messages than these that Meta held back on a day say nothing. */
const LEAST_HELD_BACK = 20
/** The share of a day's messages from which on there is an alert, and how much more than before it must be. */
const LEAST_SHARE = 0.02
const GROWTH = 2

/**
 * Keeps the alerts that follow from the figures of a business: a template turned harming, or Meta holds more of its
 * messages back than before (131049: it did not deliver them, to protect the recipients). Called whenever templates
 * were judged. Returns how many alerts are new.
 */
export async function recordWatchAlerts(deps: Pick<Deps, 'db' | 'clock'>, businessId: string): Promise<number> {
  const now = deps.clock.now()
  const day = new Date(now).toISOString().slice(0, 10)
  return inBusiness(deps.db, businessId, async (tx) => {
    let kept = 0
    for (const { name, templateIds, since, seen, expected, lowerBound } of await listHarming(tx, businessId)) {
      const [templateId] = templateIds
      // The name's templates were deleted.
      if (templateId === undefined) continue
      if (await hasAlertSince(tx, businessId, 'harming', templateIds, now - QUIET_MS)) continue
      const value = { name, seen, expected: Math.round(expected * 10) / 10, at_least: lowerBound }
      const eventKey = `harming/${name}/${since}`
      const alert = { id: newId(), kind: 'harming', templateId, eventKey, value, occurredAt: since } as const
      if (await insertAlert(tx, businessId, alert, now)) kept += 1
    }
    const counts = { code: String(HELD_BACK), day, least: LEAST_HELD_BACK, at: now }
    for (const held of await countHeldBack(tx, businessId, counts)) {
      const { templateId, heldBack, sent } = held
      if (!isRising(held)) continue
      if (await hasAlertSince(tx, businessId, 'held_back_more', [templateId], now - QUIET_MS)) continue
      const value = { held_back: heldBack, sent, share: shareOf(heldBack, sent), share_before: shareBefore(held) }
      const eventKey = `held_back_more/${templateId}/${day}`
      const alert = { id: newId(), kind: 'held_back_more', templateId, eventKey, value, occurredAt: now } as const
      if (await insertAlert(tx, businessId, alert, now)) kept += 1
    }
    return kept
  })
}

/** Meta sends no "sent" for what it holds back. */
const shareOf = (heldBack: number, sent: number): number =>
  heldBack + sent === 0 ? 0 : Math.round((heldBack / (heldBack + sent)) * 1000) / 1000

const shareBefore = ({ heldBackBefore, sentBefore }: HeldBack) => shareOf(heldBackBefore, sentBefore)

/** Returns whether the share of a day's messages that were held back is worth an alert, and more than before. */
export function isRising(held: HeldBack): boolean {
  const share = shareOf(held.heldBack, held.sent)
  return share >= LEAST_SHARE && share >= GROWTH * shareBefore(held)
}

import { readConfig } from '@/db/queries/business/config'
import { countSaves } from '@/db/queries/template-watch/optouts'
import { readTemplateNamed } from '@/db/queries/templates/template-board'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { startOfDay } from '@/lib/services/records/start-of-day'
import { areDays } from './are-days'
import type { Saves, SavesQuery } from './types'

/**
 * Returns how many people stopped everything on the page on some days, and how many of them then took a pause, or kept
 * some topics, instead: by the last reason that they gave. A stop that was undone is not among them.
 */
export async function readSaves(
  deps: Deps,
  caller: Caller,
  { from, to, name }: SavesQuery,
): Promise<Saves | { outcome: 'unknown_template' | 'invalid_days' } | NotAllowed> {
  const { businessId } = caller
  if (!areDays(from, to)) return { outcome: 'invalid_days' }
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    const row = name === null ? null : await readTemplateNamed(tx, businessId, name)
    if (name !== null && !row) return { outcome: 'unknown_template' as const }
    const { timeZone = 'UTC' } = (await readConfig(tx, businessId)) ?? {}
    const time = { from: startOfDay(from, timeZone) ?? 0, to: startOfDay(to, timeZone, 1) ?? 0 }
    const reasons = await countSaves(tx, businessId, time, row && row.templates.map(({ id }) => id))
    const sum = (read: (one: (typeof reasons)[number]) => number) => reasons.reduce((all, one) => all + read(one), 0)
    return {
      outcome: 'read' as const,
      stops: sum(({ stops }) => stops),
      saved: { pause: sum(({ pause }) => pause), topics: sum(({ topics }) => topics) },
      reasons,
    }
  })
}

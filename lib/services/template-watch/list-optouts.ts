import { readConfigVersion } from '@/db/queries/business/config'
import { listOptoutRows, type OptoutPlace } from '@/db/queries/template-watch/optouts'
import { readTemplateNamed } from '@/db/queries/templates/template-board'
import { LAST_MOMENT } from '@/lib/consent/time'
import { isUuid } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { summarise } from '@/lib/services/people/person-summary'
import type { Optout, OptoutsQuery } from './types'

export const PAGE_OPTOUTS = 50

export interface OptoutsPage {
  outcome: 'read'
  optouts: Optout[]
  /** Where the next page begins; null at the end. */
  next: string | null
}

/** Returns the refusals, pauses and reasons that a template is taken to have caused, the newest first. */
export async function listOptouts(
  deps: Deps,
  caller: Caller,
  { name, after }: OptoutsQuery,
): Promise<OptoutsPage | { outcome: 'unknown_template' } | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'contacts.read', async (tx) => {
    const row = await readTemplateNamed(tx, businessId, name)
    if (!row) return { outcome: 'unknown_template' as const }
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const languages = new Map(row.templates.map(({ id, language }) => [id, language]))
    const page = { before: placeIn(after), limit: PAGE_OPTOUTS + 1 }
    const rows = await listOptoutRows(tx, businessId, [...languages.keys()], page)
    const shown = rows.slice(0, PAGE_OPTOUTS)
    const ids = [...new Set(shown.map(({ contactId }) => contactId))]
    const people = new Map((await summarise(tx, caller, config, ids, deps.clock.now())).map((one) => [one.id, one]))
    const last = shown.at(-1)
    return {
      outcome: 'read' as const,
      optouts: shown.map((one) => ({
        contactId: one.contactId,
        seq: one.seq,
        changeId: one.changeId,
        person: people.get(one.contactId) ?? null,
        event: one.event,
        attribution: one.attribution,
        reason: one.reason,
        way: one.way,
        language: languages.get(one.templateId) ?? '',
        occurredAt: one.occurredAt,
        day: one.day,
        counts: one.counts,
        saved: one.saved,
      })),
      next: rows.length > PAGE_OPTOUTS && last ? `${last.occurredAt}.${last.contactId}.${last.seq}` : null,
    }
  })
}

function placeIn(after: string | null): OptoutPlace | null {
  const [at = '', contactId = '', seq = ''] = (after ?? '').split('.')
  if (!/^\d{1,15}$/.test(at) || !isUuid(contactId) || !/^\d{1,9}$/.test(seq)) return null
  return Number(at) > LAST_MOMENT ? null : { at: Number(at), contactId, seq: Number(seq) }
}

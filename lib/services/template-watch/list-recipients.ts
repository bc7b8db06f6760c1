import { readConfigVersion } from '@/db/queries/business/config'
import { listRecipientRows, type RecipientPlace } from '@/db/queries/template-watch/recipients'
import { readTemplateNamed } from '@/db/queries/templates/template-board'
import { LAST_MOMENT } from '@/lib/consent/time'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { summarise } from '@/lib/services/people/person-summary'
import { areDays } from './are-days'
import { saidBefore } from './standing'
import type { Recipient, RecipientsQuery } from './types'

export const PAGE_RECIPIENTS = 50

export interface RecipientsPage {
  outcome: 'read'
  recipients: Recipient[]
  /** Where the next page begins; null at the end. */
  next: string | null
}

/**
 * Returns to whom a template was sent on some days and what they had said about its topic by then, the latest first.
 * Messages are listed for `SENT_MESSAGE_DAYS`; their counts stay.
 */
export async function listRecipients(
  deps: Deps,
  caller: Caller,
  { name, from, to, standing, after }: RecipientsQuery,
): Promise<RecipientsPage | { outcome: 'unknown_template' | 'invalid_days' } | NotAllowed> {
  const { businessId } = caller
  if (!areDays(from, to)) return { outcome: 'invalid_days' }
  return inBusinessFor(deps, caller, 'contacts.read', async (tx) => {
    const row = await readTemplateNamed(tx, businessId, name)
    if (!row) return { outcome: 'unknown_template' as const }
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const languages = new Map(row.templates.map(({ id, language }) => [id, language]))
    const rows = await listRecipientRows(tx, businessId, {
      templateIds: [...languages.keys()],
      from,
      to,
      standing,
      before: placeIn(after),
      limit: PAGE_RECIPIENTS + 1,
    })
    const shown = rows.slice(0, PAGE_RECIPIENTS)
    const said = await saidBefore(tx, businessId, shown)
    const ids = [...new Set(shown.flatMap(({ contactId }) => contactId ?? []))]
    const people = new Map((await summarise(tx, caller, config, ids, deps.clock.now())).map((one) => [one.id, one]))
    const last = shown.at(-1)
    return {
      outcome: 'read' as const,
      recipients: shown.map((one) => ({
        messageId: one.messageId,
        contactId: one.contactId,
        person: (one.contactId !== null && people.get(one.contactId)) || null,
        language: languages.get(one.templateId) ?? '',
        sentAt: one.sentAt,
        deliveredAt: one.deliveredAt,
        readAt: one.readAt,
        standing: one.standing,
        reason: said.get(one.messageId)?.reason ?? null,
      })),
      next: rows.length > PAGE_RECIPIENTS && last ? `${last.sentAt}.${last.messageId}` : null,
    }
  })
}

const PLACE = /^(\d{1,15})\.(.{1,200})$/

function placeIn(after: string | null): RecipientPlace | null {
  const [, at, messageId] = PLACE.exec(after ?? '') ?? []
  return at === undefined || messageId === undefined || Number(at) > LAST_MOMENT ? null : { at: Number(at), messageId }
}

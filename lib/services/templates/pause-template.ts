import type { Tx } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { raiseConfigVersion } from '@/db/queries/business/notices'
import { type ListedTemplateRow, listTemplates } from '@/db/queries/templates/template-list'
import {
  insertTemplateEvent,
  lockTemplatesNamed,
  pauseTemplates,
  type TemplateRow,
} from '@/db/queries/templates/templates'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/** The most languages of a template that the audit log names. */
const MOST_NAMED = 20

export interface TemplatePause {
  name: string
  /** `en_US` or `en-US`; if undefined or empty, every language that is known. */
  languages?: readonly string[]
  paused: boolean
}

export type TemplatePauseResult =
  /** `changed`: the languages for which it was otherwise before; what an undo puts back. */
  { outcome: 'set'; templates: ListedTemplateRow[]; changed: string[] } | { outcome: 'unknown_template' } | NotAllowed

/**
 * Pauses a template, or lets it be sent again. From the commit on, every decision about it is `template_paused`, unless
 * the person refused anyway. Nobody's answers change. If a language already is as asked, nothing changes there.
 */
export async function setTemplatePaused(
  deps: Deps,
  caller: Caller,
  { name, languages = [], paused }: TemplatePause,
): Promise<TemplatePauseResult> {
  const { businessId } = caller
  const now = deps.clock.now()
  return inBusinessFor(deps, caller, 'templates.pause', async (tx): Promise<TemplatePauseResult> => {
    await lockBusiness(tx, businessId)
    const wanted = languages.length === 0 ? null : languages.map(readGraphLanguage)
    const found = await lockTemplatesNamed(tx, businessId, name, wanted)
    if (found.length === 0) return { outcome: 'unknown_template' }
    const differing = found.filter(({ pausedAt }) => (pausedAt !== null) !== paused)
    const [first] = differing
    if (first) {
      await pauseTemplates(
        tx,
        businessId,
        differing.map(({ id }) => id),
        paused ? now : null,
      )
      for (const template of differing) await keepEvent(tx, businessId, template, paused, now)
      // Processes that keep the templates in memory, as the gateway does, must read them again.
      await raiseConfigVersion(tx, businessId)
      const named = differing.map((each) => each.language).slice(0, MOST_NAMED)
      await recordAudit(deps, tx, caller, {
        action: paused ? 'template.paused' : 'template.resumed',
        subject: { kind: 'template', id: first.id },
        changes: { name, languages: named },
      })
    }
    const ids = found.map(({ id }) => id)
    return {
      outcome: 'set',
      templates: await listTemplates(tx, businessId, { ids, limit: ids.length }),
      changed: differing.map((each) => each.language),
    }
  })
}

/** A check of an earlier time reads the event. */
async function keepEvent(
  tx: Tx,
  businessId: string,
  { id: templateId }: TemplateRow,
  paused: boolean,
  now: Instant,
): Promise<void> {
  const value = { paused, previous: !paused }
  await insertTemplateEvent(tx, businessId, {
    ...{ id: newId(), templateId, kind: 'pause', value },
    ...{ occurredAt: now, recordedAt: now },
  })
}

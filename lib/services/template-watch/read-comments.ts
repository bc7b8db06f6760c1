import { readReasonEvidence } from '@/db/queries/template-alerts/comments'
import { readTemplateNamed } from '@/db/queries/templates/template-board'
import type { Instant, Reason } from '@/lib/consent/types'
import { decryptEvidence } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import type { Attribution } from './types'

/** What someone wrote beside a reason for refusing. */
export interface Comment {
  contactId: string
  changeId: string
  text: string
  reason: Reason | null
  attribution: Attribution
  /** The language of the template that they had got. */
  language: string
  at: Instant
}

/** The latest reasons that are looked through: few people write. */
const LOOKED_THROUGH = 200
/** The longest text that is shown. */
const TEXT_MAX_CHARS = 1000

/** Returns what people wrote about a template when they refused, the newest first; `limit` at most. */
export async function readComments(
  deps: Deps,
  caller: Caller,
  name: string,
  limit: number,
): Promise<{ outcome: 'read'; comments: Comment[] } | { outcome: 'unknown_template' } | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'evidence.read', async (tx) => {
    const row = await readTemplateNamed(tx, businessId, name)
    if (!row) return { outcome: 'unknown_template' as const }
    const ids = row.templates.map(({ id }) => id)
    const found = await readReasonEvidence(tx, businessId, ids, LOOKED_THROUGH)
    const comments = found.flatMap(({ body, occurredAt, ...one }) => {
      const text = commentIn(deps, body, one.changeId)
      return text === null ? [] : [{ ...one, text, at: occurredAt }]
    })
    return { outcome: 'read' as const, comments: comments.slice(0, limit) }
  })
}

/** Returns null where nothing was written, and where the key of the evidence is gone. */
function commentIn({ keys }: Pick<Deps, 'keys'>, body: Buffer, changeId: string): string | null {
  try {
    const { comment } = JSON.parse(decryptEvidence(keys, body, changeId)) as { comment?: unknown }
    return typeof comment === 'string' && comment.trim() !== '' ? comment.trim().slice(0, TEXT_MAX_CHARS) : null
  } catch {
    return null
  }
}

import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

/** `rotation`: a new secret of a webhook that is still to be copied. */
export const DRAFT_KINDS = ['weni', 'whatsapp', 'webhook', 'rotation'] as const

/**
 * What a member has begun at a backend and not ended yet: the steps of connecting one, or a new secret that is still to
 * be copied.
 */
export const connectionDrafts = pgTable(
  'connection_drafts',
  {
    businessId: businessId(),
    memberId: uuid('member_id').notNull(),
    kind: text('kind', { enum: DRAFT_KINDS }).notNull(),
    /** Its shape belongs to its kind (lib/services/backends/connecting/drafts.ts). It holds no secret. */
    state: jsonb('state').$type<Record<string, unknown>>().notNull(),
    /** Encrypted. */
    secret: bytes('secret'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.memberId, t.kind] }),
    // By time alone: the worker looks for what is past its time of all businesses.
    index('connection_drafts_updated').on(t.updatedAt),
  ],
)

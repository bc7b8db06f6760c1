import { z } from 'zod'
import type { Tx } from '@/db/client'
import { deleteDraft, readDraft as readRow, saveDraft as saveRow } from '@/db/queries/backends/connection-drafts'
import { AppError } from '@/lib/errors'
import { decryptSecret, encryptSecret } from '@/lib/keys'
import type { MemberCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'

/** What a backend sent may be longer than anybody reads, or lie: a draft keeps this much of it. */
const LISTED_MOST = 500
const text = z.string().max(2048)
const count = z.number().int().nonnegative()

const Weni = z.object({
  name: text,
  baseUrl: text,
  found: z.object({
    tookMs: count,
    workspace: z.object({ name: text, anonymous: z.boolean(), aiAgent: z.enum(['on', 'off', 'unknown']) }),
    contacts: z.object({
      ...{ count, isMore: z.boolean(), stopped: count, blocked: count, refusingMarketing: count, hidden: count },
    }),
    fields: z.array(z.object({ key: text, label: text, valueType: text })).max(LISTED_MOST),
    groups: z
      .array(z.object({ name: text, isSmart: z.boolean(), isNegative: z.boolean(), members: count }))
      .max(LISTED_MOST),
  }),
  /** What the member answered; null: not asked yet, or the API shows it. */
  aiAgent: z.enum(['on', 'off']).nullable(),
  /** By the key of the topic. */
  mapping: z.record(
    text,
    z.object({
      ...{ field: text.nullable(), group: text.nullable(), inverted: z.boolean().optional() },
      /** The group was changed after somebody said that its members refuse: what the new one means is to be said. */
      asks: z.literal(true).optional(),
    }),
  ),
  isMapped: z.boolean(),
  /** The token worked when it was tested, and was refused since. */
  tokenRefused: z.boolean(),
  connected: z.object({ backendId: z.uuid(), tokenIsSet: z.boolean() }).nullable(),
})

const WhatsApp = z.object({
  name: text,
  phoneNumberId: text,
  wabaId: text,
  /** Null: Meta's own address. */
  graphUrl: text.nullable(),
  found: z.object({
    ...{ tookMs: count, displayNumber: text, verifiedName: text.nullable(), quality: text.nullable() },
    /** The templates on the first page of the account's list. */
    templates: count,
    isMore: z.boolean(),
  }),
  tokenRefused: z.boolean(),
  connected: z.object({ backendId: z.uuid(), callbackUrl: text }).nullable(),
})

const Webhook = z.object({
  name: text,
  url: text,
  /** `reason`: why nothing answered; null: something did. */
  found: z.object({ tookMs: count, reason: text.nullable() }),
  connected: z.object({ backendId: z.uuid() }).nullable(),
})

const Rotation = z.object({ backendId: z.uuid(), previousUntil: z.number() })

const SHAPES = { weni: Weni, whatsapp: WhatsApp, webhook: Webhook, rotation: Rotation } as const

type Shapes = typeof SHAPES
export type DraftKind = keyof Shapes
export type DraftState<Kind extends DraftKind> = z.infer<Shapes[Kind]>

export interface Draft<Kind extends DraftKind> {
  state: DraftState<Kind>
  /** In clear; null: none is kept, or it can't be decrypted any more. */
  secret: string | null
}

/** Returns what the member has begun; null when there is nothing, or nothing that this version can read. */
export async function readDraft<Kind extends DraftKind>(
  deps: Pick<Deps, 'keys'>,
  tx: Tx,
  { businessId, memberId }: MemberCaller,
  kind: Kind,
): Promise<Draft<Kind> | null> {
  const key = { businessId, memberId, kind }
  const row = await readRow(tx, key)
  const parsed = row && SHAPES[kind].safeParse(row.state)
  if (!row || !parsed?.success) return null
  return { state: parsed.data as DraftState<Kind>, secret: opened(deps, row.secret, contextOf(key)) }
}

/** Keeps what the member has begun. The secret is encrypted. */
export async function saveDraft<Kind extends DraftKind>(
  deps: Pick<Deps, 'keys' | 'clock'>,
  tx: Tx,
  { businessId, memberId }: MemberCaller,
  kind: Kind,
  { state, secret }: Draft<Kind>,
): Promise<void> {
  const key = { businessId, memberId, kind }
  const sealed = secret === null ? null : encryptSecret(deps.keys, secret, contextOf(key))
  await saveRow(tx, key, { state: SHAPES[kind].parse(state), secret: sealed, now: deps.clock.now() })
}

/** Forgets what the member has begun, with its secret. */
export function dropDraft(tx: Tx, { businessId, memberId }: MemberCaller, kind: DraftKind): Promise<void> {
  return deleteDraft(tx, { businessId, memberId, kind })
}

/** Returns as much of a list as a draft keeps, its texts cut to a length. */
export function listed<Item extends object>(items: readonly Item[]): Item[] {
  return items.slice(0, LISTED_MOST).map((item) => {
    const cut = Object.entries(item).map(([name, value]) => [name, typeof value === 'string' ? clipped(value) : value])
    return Object.fromEntries(cut) as Item
  })
}

/** Returns the first characters of a text that another system sent. */
export const clipped = (value: string) => value.slice(0, 200)

const contextOf = ({ businessId, memberId, kind }: { businessId: string; memberId: string; kind: DraftKind }) =>
  `draft:${businessId}:${memberId}:${kind}`

function opened(deps: Pick<Deps, 'keys'>, sealed: Buffer | null, context: string): string | null {
  try {
    return sealed && decryptSecret(deps.keys, sealed, context)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

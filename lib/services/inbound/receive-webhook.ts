import { createHmac, timingSafeEqual } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { findInboundBackend, readBackendSecret } from '@/db/queries/backends/backends'
import { insertInbox } from '@/db/queries/inbox/inbox'
import { readWhatsAppSecret } from '@/lib/backends/whatsapp/settings'
import { BoundedMap } from '@/lib/bounded-map'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { isUuid, newId } from '@/lib/ids'
import { decryptSecret, encryptEvidence, safeEqual } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { textDigest } from '@/lib/services/text-digest'

/** A WhatsApp backend as Meta's calls see it. */
interface Endpoint {
  businessId: string
  appSecret: string
  verifyToken: string
}

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i

/** How long an opened secret is kept in memory, in milliseconds: a POST then needs one transaction. */
const KEPT_MS = 30_000
const KEPT_MOST = 1000

interface KeptEndpoint {
  until: Instant
  endpoint: Endpoint
}
const kept = new WeakMap<Deps, BoundedMap<KeptEndpoint>>()

/** What unknown backends are checked against, so that trying takes the same time and teaches nothing. */
const NOBODY: Endpoint = { businessId: '', appSecret: newId(), verifyToken: newId() }

/**
 * Meta's handshake (docs/reference/whatsapp.md, 1.1): the challenge to send back; null for a wrong token and an unknown
 * backend alike.
 */
export async function answerHandshake(
  deps: Deps,
  backendId: string,
  query: { mode: string | null; verifyToken: string | null; challenge: string | null },
): Promise<string | null> {
  const endpoint = await findEndpoint(deps, backendId)
  const matches = safeEqual(query.verifyToken ?? '', (endpoint ?? NOBODY).verifyToken)
  return endpoint && matches && query.mode === 'subscribe' ? query.challenge : null
}

/** Whether there is such a backend, and the signature has the form of one: what is asked before a body is read. */
export async function mayBeSigned(deps: Deps, backendId: string, signature: string | null): Promise<boolean> {
  return SIGNATURE.test(signature ?? '') && (await findEndpoint(deps, backendId)) !== null
}

/**
 * Takes one POST in: checks `X-Hub-Signature-256` over the raw bytes, and keeps them encrypted for the worker. Nothing is parsed here,
 * so that the answer is fast; what can't be parsed is counted by the worker. The same bytes again are taken and kept once.
 * `refused`: a wrong signature, or no such backend. Throws when nothing could be kept: the sender tries again.
 */
export async function receiveWebhook(
  deps: Deps,
  backendId: string,
  signature: string | null,
  raw: Buffer,
): Promise<'taken' | 'refused'> {
  const endpoint = await findEndpoint(deps, backendId)
  const signed = isSigned(raw, signature, (endpoint ?? NOBODY).appSecret)
  if (!endpoint || !signed) return 'refused'
  const id = newId()
  const row = {
    id,
    backendId,
    body: encryptEvidence(deps.keys, raw.toString('utf8'), id),
    bodyHash: textDigest(deps.pepper, 'inbox', raw),
    now: deps.clock.now(),
  }
  const isNew = await inBusiness(deps.db, endpoint.businessId, (tx) => insertInbox(tx, endpoint.businessId, row))
  if (isNew) deps.wakeSync(endpoint.businessId)
  return 'taken'
}

function isSigned(raw: Buffer, signature: string | null, appSecret: string): boolean {
  const wanted = createHmac('sha256', appSecret).update(raw).digest()
  const given = Buffer.from(SIGNATURE.exec(signature ?? '')?.[1] ?? '', 'hex')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function findEndpoint(deps: Deps, backendId: string): Promise<Endpoint | null> {
  if (!isUuid(backendId)) return null
  const cache = kept.get(deps) ?? new BoundedMap<KeptEndpoint>(KEPT_MOST)
  kept.set(deps, cache)
  const now = deps.clock.now()
  const known = cache.get(backendId)
  if (known && known.until > now) return known.endpoint
  const backend = await findInboundBackend(deps.db.sql, backendId)
  if (backend?.kind !== 'whatsapp' || backend.status === 'disabled') return null
  const { businessId } = backend
  const sealed = await inBusiness(deps.db, businessId, (tx) => readBackendSecret(tx, businessId, backendId))
  if (!sealed) return null
  const secret = readWhatsAppSecret(decryptSecret(deps.keys, sealed, `backend:${backendId}`))
  if (!secret) throw new AppError('backend_settings', { message: 'the secret of a WhatsApp backend is not valid' })
  const endpoint = { businessId, appSecret: secret.appSecret, verifyToken: secret.verifyToken }
  cache.set(backendId, { until: now + KEPT_MS, endpoint })
  return endpoint
}

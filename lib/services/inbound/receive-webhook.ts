import { createHmac, timingSafeEqual } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { findInboundBackend, readBackendSecret } from '@/db/queries/backends/backends'
import { insertInbox } from '@/db/queries/inbox/inbox'
import { holdsOnlyProgress } from '@/lib/backends/whatsapp/only-progress'
import { readWhatsAppSecret } from '@/lib/backends/whatsapp/settings'
import { BoundedMap } from '@/lib/bounded-map'
import { stillHolds } from '@/lib/clock'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { isUuid, newId } from '@/lib/ids'
import { decryptSecret, encryptEvidence, safeEqual } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { textDigest } from '@/lib/services/text-digest'

/** What is needed of a WhatsApp backend to check Meta's calls. */
interface Endpoint {
  businessId: string
  appSecret: string
  verifyToken: string
}

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i

/** A decrypted secret stays in memory for this many milliseconds, so that a POST needs one transaction only. */
const KEPT_MS = 30_000
const KEPT_MOST = 1000

interface KeptEndpoint {
  until: Instant
  endpoint: Endpoint
}
const kept = new WeakMap<Deps, BoundedMap<KeptEndpoint>>()

/**
 * The secrets that calls to an unknown backend are checked against, so that trying takes the same time and reveals
 * nothing.
 */
const NO_ENDPOINT: Endpoint = { businessId: '', appSecret: newId(), verifyToken: newId() }

/**
 * Checks Meta's handshake (docs/reference/whatsapp.md, 1.1). Returns the challenge to send back; null for a wrong
 * token and an unknown backend alike.
 */
export async function answerHandshake(
  deps: Deps,
  backendId: string,
  query: { mode: string | null; verifyToken: string | null; challenge: string | null },
): Promise<string | null> {
  const endpoint = await findEndpoint(deps, backendId)
  const matches = safeEqual(query.verifyToken ?? '', (endpoint ?? NO_ENDPOINT).verifyToken)
  return endpoint && matches && query.mode === 'subscribe' ? query.challenge : null
}

/** Returns whether the backend exists and the signature has the right form. This is checked before a body is read. */
export async function mayBeSigned(deps: Deps, backendId: string, signature: string | null): Promise<boolean> {
  return SIGNATURE.test(signature ?? '') && (await findEndpoint(deps, backendId)) !== null
}

/**
 * Receives one POST: checks `X-Hub-Signature-256` over the raw bytes, and stores them encrypted for the worker. Nothing
 * is applied here, so that the response is fast; a short POST is checked for holding only delivery statuses, which are
 * processed after people's messages. The worker counts what cannot be parsed. The same bytes a second time are accepted
 * and stored once. Returns `refused` for a wrong signature or an unknown backend. Throws when nothing could be stored,
 * so that the backend tries again.
 */
export async function receiveWebhook(
  deps: Deps,
  backendId: string,
  signature: string | null,
  raw: Buffer,
): Promise<'taken' | 'refused'> {
  const endpoint = await findEndpoint(deps, backendId)
  const signed = isSigned(raw, signature, (endpoint ?? NO_ENDPOINT).appSecret)
  if (!endpoint || !signed) return 'refused'
  const id = newId()
  const text = raw.toString('utf8')
  const row = {
    id,
    backendId,
    body: encryptEvidence(deps.keys, text, id),
    bodyHash: textDigest(deps.pepper, 'inbox', raw),
    onlyProgress: holdsOnlyProgress(text),
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
  if (known && stillHolds(deps, known.until, KEPT_MS)) return known.endpoint
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

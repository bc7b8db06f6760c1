import { newId } from '@/lib/ids'
import { ACCESS_TOKEN, PHONE_NUMBER_ID, WABA_ID } from '@/lib/sandbox/graph/testing'
import { TOKEN } from '@/lib/sandbox/weni/testing'
import { changeBackendSettings } from '@/lib/services/backends/change-backend-settings'
import { connectWebhook } from '@/lib/services/backends/connect-webhook'
import { connectWeni } from '@/lib/services/backends/connect-weni'
import { connectWhatsApp } from '@/lib/services/backends/connect-whatsapp'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { replaceToken } from '@/lib/services/backends/replace-token'
import { replayDeadLetters } from '@/lib/services/backends/replay-dead-letters'
import { replayWebhook } from '@/lib/services/backends/replay-webhook'
import { rotateWebhookSecret } from '@/lib/services/backends/rotate-webhook-secret'
import { startReading } from '@/lib/services/backends/start-reading'
import { operatorOf } from '@/lib/services/callers/caller'
import type { World } from '@/lib/services/callers/testing'
import { replayPosts } from '@/lib/services/posts/replay-posts'
import { setPostsAside } from '@/lib/services/posts/set-posts-aside'
import type { AuditedAct } from './audited-act'

const WEBHOOK = 'http://localhost:3001/hooks/demo'

/** Those of `AUDITED` that change a business's backends. */
export const BACKEND_ACTS: readonly AuditedAct[] = [
  {
    name: 'connectWebhook',
    action: 'backend.connected',
    prepare: (w) => (caller) => connectWebhook(w.deps, caller, { name: 'B', url: `${WEBHOOK}?b` }),
    idle: (w, caller) => connectWebhook(w.deps, caller, { name: 'B', url: WEBHOOK }),
  },
  {
    name: 'connectWeni',
    action: 'backend.connected',
    prepare: (w) => (caller) => connectWeni(w.deps, caller, weniOf(w, TOKEN)),
    idle: (w, caller) => connectWeni(w.deps, caller, weniOf(w, 'wrong')),
  },
  {
    name: 'connectWhatsApp',
    action: 'backend.connected',
    prepare: (w) => (caller) => connectWhatsApp(w.deps, caller, whatsAppOf(w, ACCESS_TOKEN)),
    idle: (w, caller) => connectWhatsApp(w.deps, caller, whatsAppOf(w, 'wrong')),
  },
  {
    name: 'changeBackendSettings',
    action: 'backend.settings_changed',
    prepare: (w) => (caller) => changeBackendSettings(w.deps, caller, w.webhookId, { perHour: 10 }),
    idle: (w, caller) => changeBackendSettings(w.deps, caller, w.webhookId, { perHour: null }),
  },
  {
    name: 'disableBackend',
    action: 'backend.disabled',
    prepare: (w) => (caller) => disableBackend(w.deps, caller, w.webhookId),
    idle: (w, caller) => disableBackend(w.deps, caller, newId()),
  },
  {
    name: 'enableBackend',
    action: 'backend.enabled',
    async prepare(w) {
      await disableBackend(w.deps, operatorOf(w.business.id), w.webhookId)
      return (caller) => enableBackend(w.deps, caller, w.webhookId)
    },
    idle: (w, caller) => enableBackend(w.deps, caller, w.webhookId),
  },
  {
    name: 'replayDeadLetters',
    action: 'backend.replayed',
    async prepare(w) {
      await w.admin.sql`
        update sync_marks set due_at = null, set_aside = 'http_400' where backend_id = ${w.webhookId}`
      return (caller) => replayDeadLetters(w.deps, caller, w.webhookId)
    },
    idle: (w, caller) => replayDeadLetters(w.deps, caller, w.webhookId),
  },
  {
    name: 'replayWebhook',
    action: 'backend.replayed',
    prepare: (w) => (caller) => replayWebhook(w.deps, caller, w.webhookId, w.contactId),
    idle: (w, caller) => replayWebhook(w.deps, caller, w.webhookId, newId()),
  },
  {
    name: 'setPostsAside',
    action: 'backend.post_set_aside',
    async prepare(w) {
      const ids = [await failedPost(w)]
      return (caller) => setPostsAside(w.deps, caller, ids, 'waits for the next version')
    },
    idle: (w, caller) => setPostsAside(w.deps, caller, [newId()], 'waits for the next version'),
  },
  {
    name: 'replayPosts',
    action: 'backend.post_replayed',
    async prepare(w) {
      const ids = [await failedPost(w)]
      return (caller) => replayPosts(w.deps, caller, ids)
    },
    idle: (w, caller) => replayPosts(w.deps, caller, [newId()]),
  },
  {
    name: 'rotateWebhookSecret',
    action: 'backend.secret_rotated',
    prepare: (w) => (caller) => rotateWebhookSecret(w.deps, caller, w.webhookId),
    idle: (w, caller) => rotateWebhookSecret(w.deps, caller, w.business.backendId),
  },
  {
    name: 'replaceToken',
    action: 'backend.token_replaced',
    async prepare(w) {
      const backendId = await connectedWeni(w)
      return (caller) => replaceToken(w.deps, caller, backendId, TOKEN)
    },
    idle: (w, caller) => replaceToken(w.deps, caller, w.webhookId, TOKEN),
  },
  {
    name: 'startReading',
    action: 'backend.reading_started',
    async prepare(w) {
      const backendId = await connectedWeni(w)
      return (caller) => startReading(w.deps, caller, backendId)
    },
    idle: (w, caller) => startReading(w.deps, caller, w.webhookId),
  },
]

/** Writes a POST that failed three times. Returns its id. */
async function failedPost({ admin, business, webhookId }: World): Promise<string> {
  const id = newId()
  await admin.sql`
    insert into inbox (business_id, id, backend_id, body, body_hash, received_at, due_at, attempts, last_error)
    values (${business.id}, ${id}, ${webhookId}, 'x', ${id}, now(), now(), 3, 'x')`
  return id
}

async function connectedWeni(w: World): Promise<string> {
  const connected = await connectWeni(w.deps, operatorOf(w.business.id), weniOf(w, TOKEN))
  if (!connected.ok) throw new Error(connected.problem)
  return connected.backendId
}

const weniOf = ({ weniUrl, business }: World, apiToken: string) => ({
  ...{ name: 'Weni', baseUrl: weniUrl, apiToken, settleMs: 0 },
  topics: [{ id: business.topics.promos, key: 'promo', group: 'Consent promo' }],
})

const whatsAppOf = ({ graphUrl }: World, accessToken: string) => ({
  ...{ name: 'WhatsApp', baseUrl: graphUrl, displayNumber: '+1 555 078 3881' },
  secret: { accessToken, appSecret: 'app', verifyToken: 'verify', wabaId: WABA_ID },
  settings: { phoneNumberId: PHONE_NUMBER_ID },
})

import { newId } from '@/lib/ids'
import { addLanguage } from '@/lib/services/business/add-language'
import { archiveTopic } from '@/lib/services/business/archive-topic'
import { changeSettings } from '@/lib/services/business/business-settings'
import { changeBrand } from '@/lib/services/business/change-brand'
import { changeLogo } from '@/lib/services/business/change-logo'
import { changeTopic } from '@/lib/services/business/change-topic'
import { createTopic } from '@/lib/services/business/create-topic'
import { moveTopic } from '@/lib/services/business/move-topic'
import { nameSource } from '@/lib/services/business/name-source'
import { setTopicPaused } from '@/lib/services/business/pause-topic'
import { reorderTopics } from '@/lib/services/business/reorder-topics'
import { restoreTopic } from '@/lib/services/business/restore-topic'
import { revertTopic } from '@/lib/services/business/revert-topic'
import { operatorOf } from '@/lib/services/callers/caller'
import type { World } from '@/lib/services/callers/testing'
import { queueReceived, receiveImport } from '@/lib/services/imports/receive-import'
import { bodyOf } from '@/lib/services/imports/testing'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { addMember } from '@/lib/services/members/add-member'
import { changeRole } from '@/lib/services/members/change-role'
import { disableMember } from '@/lib/services/members/disable-member'
import { inviteMember } from '@/lib/services/members/invite-member'
import { revokeInvitation } from '@/lib/services/members/revoke-invitation'
import { exportConsents } from '@/lib/services/records/export-consents'
import { mapTemplate } from '@/lib/services/templates/map-template'
import type { AuditedAct } from './audited-act'
import { BACKEND_ACTS } from './backend-acts'
import { PEOPLE_ACTS } from './people-acts'

const TEXTS = Object.fromEntries(
  ['en', 'es', 'pt-BR'].map((locale) => [locale, { name: 'Gifts', description: 'About gifts.', frequency: 'Weekly.' }]),
)
const OTHER_TEXTS = Object.fromEntries(
  Object.entries(TEXTS).map(([locale, text]) => [locale, { ...text, name: 'Presents' }]),
)
/** One white pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
  'base64',
)
const GIFTS = { key: 'gifts', category: 'marketing', policy: 'opt_in', texts: TEXTS } as const
const FILE = 'phone,topic,answer\n+5511987650001,promos,no\n'

/** Every use case that changes what a business set up, or that takes personal data in or out. */
export const AUDITED: readonly AuditedAct[] = [
  {
    name: 'changeBrand',
    action: 'brand.changed',
    async prepare(w) {
      await speakAll(w)
      return (caller) => changeBrand(w.deps, caller, { color: '#123456' })
    },
    idle: (w, caller) => changeBrand(w.deps, caller, { color: 'red' }),
  },
  {
    name: 'changeSettings',
    action: 'settings.changed',
    prepare: (w) => (caller) => changeSettings(w.deps, caller, { chatConfirmation: 'never' }),
    idle: (w, caller) => changeSettings(w.deps, caller, { gatewayOutage: 'hold_marketing' }),
  },
  {
    name: 'createTopic',
    action: 'topic.created',
    prepare: (w) => (caller) => createTopic(w.deps, caller, GIFTS),
    idle: (w, caller) => createTopic(w.deps, caller, { ...GIFTS, key: 'orders' }),
  },
  {
    name: 'changeTopic',
    action: 'topic.changed',
    prepare: (w) => (caller) => changeTopic(w.deps, caller, w.business.topics.promos, { texts: TEXTS }),
    idle: (w, caller) => changeTopic(w.deps, caller, newId(), { texts: TEXTS }),
  },
  {
    name: 'reorderTopics',
    action: 'topics.reordered',
    prepare: (w) => (caller) => {
      const { orders, promos, security } = w.business.topics
      return reorderTopics(w.deps, caller, [security, orders, promos])
    },
    idle: (w, caller) => {
      const { orders, promos, security } = w.business.topics
      return reorderTopics(w.deps, caller, [orders, promos, security])
    },
  },
  {
    name: 'moveTopic',
    action: 'topics.reordered',
    prepare: (w) => (caller) => moveTopic(w.deps, caller, w.business.topics.promos, w.business.topics.orders),
    idle: (w, caller) => moveTopic(w.deps, caller, w.business.topics.orders, w.business.topics.orders),
  },
  {
    name: 'revertTopic',
    action: 'topic.changed',
    async prepare(w) {
      const { promos } = w.business.topics
      await changeTopic(w.deps, operatorOf(w.business.id), promos, { texts: TEXTS }, { version: 1 })
      await changeTopic(w.deps, operatorOf(w.business.id), promos, { texts: OTHER_TEXTS }, { version: 2 })
      return (caller) => revertTopic(w.deps, caller, promos, { version: 3, to: 2 })
    },
    idle: (w, caller) => revertTopic(w.deps, caller, newId(), { version: 2, to: 1 }),
  },
  {
    name: 'changeLogo',
    action: 'brand.changed',
    async prepare(w) {
      await speakAll(w)
      return (caller) => changeLogo(w.deps, caller, { picture: PICTURE })
    },
    idle: (w, caller) => changeLogo(w.deps, caller, { hash: '0'.repeat(64) }),
  },
  {
    name: 'addLanguage',
    action: 'brand.changed',
    async prepare(w) {
      await speakAll(w)
      await changeBrand(w.deps, operatorOf(w.business.id), { languages: ['en', 'es'] })
      return (caller) => addLanguage(w.deps, caller, 'pt-BR', {})
    },
    idle: (w, caller) => addLanguage(w.deps, caller, 'en', {}),
  },
  {
    name: 'archiveTopic',
    action: 'topic.archived',
    prepare: (w) => (caller) => archiveTopic(w.deps, caller, w.business.topics.promos),
    idle: (w, caller) => archiveTopic(w.deps, caller, w.business.topics.news),
  },
  {
    name: 'restoreTopic',
    action: 'topic.restored',
    async prepare(w) {
      await speakAll(w)
      return (caller) => restoreTopic(w.deps, caller, w.business.topics.news)
    },
    idle: (w, caller) => restoreTopic(w.deps, caller, w.business.topics.orders),
  },
  {
    name: 'setTopicPaused, to pause',
    action: 'topic.paused',
    prepare: (w) => (caller) => setTopicPaused(w.deps, caller, 'promos', true),
    idle: (w, caller) => setTopicPaused(w.deps, caller, 'security', true),
  },
  {
    name: 'setTopicPaused, to resume',
    action: 'topic.resumed',
    async prepare(w) {
      await setTopicPaused(w.deps, operatorOf(w.business.id), 'promos', true)
      return (caller) => setTopicPaused(w.deps, caller, 'promos', false)
    },
    idle: (w, caller) => setTopicPaused(w.deps, caller, 'promos', false),
  },
  {
    name: 'nameSource',
    action: 'source.named',
    prepare: (w) => (caller) => nameSource(w.deps, caller, { kind: 'campaign', name: 'Spring', reference: 'new' }),
    idle: (w, caller) => nameSource(w.deps, caller, { kind: 'campaign', name: 'Known', reference: 'known' }),
  },
  {
    name: 'mapTemplate',
    action: 'template.mapped',
    prepare: (w) => (caller) => mapTemplate(w.deps, caller, { name: 'known', topic: null }),
    idle: (w, caller) => mapTemplate(w.deps, caller, { name: 'known', topic: 'promos' }),
  },
  {
    name: 'createApiKey',
    action: 'key.created',
    prepare: (w) => (caller) => createApiKey(w.deps, caller, { name: 'CRM', scopes: ['check'], mode: 'live' }),
  },
  {
    name: 'revokeApiKey',
    action: 'key.revoked',
    prepare: (w) => (caller) => revokeApiKey(w.deps, caller, w.keyId),
    idle: (w, caller) => revokeApiKey(w.deps, caller, newId()),
  },
  {
    name: 'revokeApiKey, of a test key',
    action: 'key.revoked',
    async prepare(w) {
      const request = { name: 'CRM', scopes: ['check'], mode: 'test' } as const
      const { id } = await createApiKey(w.deps, operatorOf(w.business.id), request)
      return (caller) => revokeApiKey(w.deps, caller, id)
    },
  },
  ...BACKEND_ACTS,
  {
    name: 'addMember',
    action: 'member.added',
    prepare: (w) => (caller) => addMember(w.deps, caller, { email: 'new@example.com', name: 'New', role: 'viewer' }),
    idle: (w, caller) => addMember(w.deps, caller, { email: 'none', name: 'New', role: 'viewer' }),
  },
  {
    name: 'changeRole',
    action: 'member.role_changed',
    prepare: (w) => (caller) => changeRole(w.deps, caller, w.memberId, 'editor'),
    idle: (w, caller) => changeRole(w.deps, caller, w.memberId, 'viewer'),
  },
  {
    name: 'disableMember',
    action: 'member.disabled',
    prepare: (w) => (caller) => disableMember(w.deps, caller, w.memberId),
    idle: (w, caller) => disableMember(w.deps, caller, newId()),
  },
  {
    name: 'inviteMember',
    action: 'invitation.made',
    prepare: (w) => (caller) => inviteMember(w.deps, caller, { email: 'new@example.com', role: 'viewer' }),
    idle: (w, caller) => inviteMember(w.deps, caller, { email: 'none', role: 'viewer' }),
  },
  {
    name: 'revokeInvitation',
    action: 'invitation.revoked',
    async prepare(w) {
      const invitation = { email: 'new@example.com', role: 'viewer' }
      const made = await inviteMember(w.deps, operatorOf(w.business.id), invitation)
      if (made.outcome !== 'invited') throw new Error('a test has no invitation')
      return (caller) => revokeInvitation(w.deps, caller, made.invitationId)
    },
    idle: (w, caller) => revokeInvitation(w.deps, caller, newId()),
  },
  ...PEOPLE_ACTS,
  {
    name: 'queueReceived',
    action: 'import.begun',
    async prepare(w) {
      const upload = { name: 'a test', settings: { columns: {} }, limitBytes: 1000, body: bodyOf(FILE) }
      const received = await receiveImport(w.deps, operatorOf(w.business.id), upload)
      if (received.outcome !== 'received') throw new Error(`the file was not taken: ${received.outcome}`)
      return (caller) => queueReceived(w.deps, caller, received)
    },
  },
  {
    name: 'exportConsents',
    action: 'export.read',
    prepare: (w) => async (caller) => {
      for await (const rows of exportConsents(w.deps, caller)) if (rows.length > 0) break
    },
  },
]

/** Gives every topic a text in each language of the business, because the rules of a business definition require it. */
async function speakAll({ admin, business }: World): Promise<void> {
  await admin.sql`
    update topics set texts = jsonb_build_object('en', texts->'en', 'es', texts->'en', 'pt-BR', texts->'en')
    where business_id = ${business.id}`
}

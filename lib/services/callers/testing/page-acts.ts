import { newId } from '@/lib/ids'
import { addLanguage } from '@/lib/services/business/add-language'
import { archiveTopic } from '@/lib/services/business/archive-topic'
import { changeSettings } from '@/lib/services/business/business-settings'
import { changeBrand } from '@/lib/services/business/change-brand'
import { changeFrameOrigins } from '@/lib/services/business/change-frame-origins'
import { changeLogo } from '@/lib/services/business/change-logo'
import { changeTopic } from '@/lib/services/business/change-topic'
import { closeBusiness } from '@/lib/services/business/close-business'
import { createTopic } from '@/lib/services/business/create-topic'
import { keepBusiness } from '@/lib/services/business/keep-business'
import { listTopic } from '@/lib/services/business/list-topic'
import { moveTopic } from '@/lib/services/business/move-topic'
import { setTopicPaused } from '@/lib/services/business/pause-topic'
import { reorderTopics } from '@/lib/services/business/reorder-topics'
import { restoreTopic } from '@/lib/services/business/restore-topic'
import { revertTopic } from '@/lib/services/business/revert-topic'
import { operatorOf } from '@/lib/services/callers/caller'
import type { World } from '@/lib/services/callers/testing'
import { speakAll } from '@/testing/speak-all'
import type { AuditedAct } from './audited-act'

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

/** Those of `AUDITED` that change what the page shows, or how the business answers. */
export const PAGE_ACTS: readonly AuditedAct[] = [
  {
    name: 'changeBrand',
    action: 'brand.changed',
    async prepare(w) {
      await speakAll(w.admin, w.business.id)
      return (caller) => changeBrand(w.deps, caller, { color: '#123456' })
    },
    idle: (w, caller) => changeBrand(w.deps, caller, { color: 'red' }),
  },
  {
    name: 'changeFrameOrigins',
    action: 'brand.changed',
    prepare: (w) => (caller) => changeFrameOrigins(w.deps, caller, { change: 'add', text: 'https://shop.example' }),
    idle: (w, caller) => changeFrameOrigins(w.deps, caller, { change: 'remove', text: 'https://shop.example' }),
  },
  {
    name: 'changeSettings',
    action: 'settings.changed',
    prepare: (w) => (caller) => changeSettings(w.deps, caller, { chatConfirmation: 'never' }),
    idle: (w, caller) => changeSettings(w.deps, caller, { gatewayOutage: 'hold_marketing' }),
  },
  {
    name: 'closeBusiness',
    action: 'business.closing',
    prepare: (w) => async (caller) => closeBusiness(w.deps, caller, await nameOf(w)),
    idle: (w, caller) => closeBusiness(w.deps, caller, 'Another business'),
  },
  {
    name: 'keepBusiness',
    action: 'business.kept',
    async prepare(w) {
      await closeBusiness(w.deps, operatorOf(w.business.id), await nameOf(w))
      return (caller) => keepBusiness(w.deps, caller)
    },
    idle: (w, caller) => keepBusiness(w.deps, caller),
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
    name: 'listTopic',
    action: 'topic.listed',
    prepare: (w) => (caller) => listTopic(w.deps, caller, 'promos', { listed: 'never', sources: [] }),
    idle: (w, caller) => listTopic(w.deps, caller, 'promos', { listed: 'always', sources: [] }),
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
      await speakAll(w.admin, w.business.id)
      return (caller) => changeLogo(w.deps, caller, { picture: PICTURE })
    },
    idle: (w, caller) => changeLogo(w.deps, caller, { hash: '0'.repeat(64) }),
  },
  {
    name: 'addLanguage',
    action: 'brand.changed',
    async prepare(w) {
      await speakAll(w.admin, w.business.id)
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
      await speakAll(w.admin, w.business.id)
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
]

async function nameOf({ admin, business }: World): Promise<string> {
  const [row] = await admin.sql<{ name: string }[]>`select name from businesses where id = ${business.id}`
  return row?.name ?? ''
}

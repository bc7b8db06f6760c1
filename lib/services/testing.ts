import { systemClock } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { parseKeyRing, purposeKeys } from '@/lib/keys'
import { GENESIS } from '@/lib/ledger/seal'
import { linkKeys } from '@/lib/links/link-keys'
import { log } from '@/lib/log'
import { type Database, inBusiness } from '@/db/client'
import { insertContact } from '@/db/queries/contacts'
import { insertBackend, insertBusiness, insertTopic, type NewTopic } from '@/db/queries/set-up'
import { hashToken, encryptSecret } from '@/lib/keys'
import { configCache } from './config-cache'
import type { Deps } from './deps'
import { publishNotices } from './publish-notices'

/** Dependencies for a test database; `wokenFor` lists the businesses whose workers were told. */
export function testDeps(db: Database, over: Partial<Deps> = {}): Deps & { wokenFor: string[] } {
  const wokenFor: string[] = []
  const keys = parseKeyRing(`1:${Buffer.alloc(32, 1).toString('base64')}`)
  return {
    db,
    clock: systemClock,
    keys,
    links: linkKeys(purposeKeys(keys, 'link')),
    pepper: Buffer.alloc(32, 2),
    configs: configCache(db),
    log,
    wakeSync: (businessId) => wokenFor.push(businessId),
    settings: { baseUrl: 'http://localhost:3000', linkLifetimeDays: 30, evidenceDays: 30 },
    wokenFor,
    ...over,
  }
}

const topic = (
  key: string,
  category: NewTopic['category'],
  policy: NewTopic['policy'],
  legalBasis: string | null = null,
): NewTopic => ({
  id: newId(),
  key,
  category,
  policy,
  legalBasis,
  texts: {
    en: {
      name: key,
      description: `About ${key}.`,
      frequency: 'Weekly.',
      ...(policy === 'required' ? { reason: 'It keeps you safe.' } : {}),
    },
  },
})

let businesses = 0

export interface TestBusiness {
  id: string
  number: number
  backendId: string
  backendToken: string
  /** Topics by key: orders (utility, opt_out), promos and news (marketing, opt_in), security (required). */
  topics: { orders: string; promos: string; news: string; security: string }
}

/** A business with four topics, a Weni backend and published notices. */
export async function makeBusiness(deps: Deps): Promise<TestBusiness> {
  const id = newId()
  const number = 100 + ++businesses
  const backendId = newId()
  const backendToken = `token-${number}`
  const topics = [
    topic('orders', 'utility', 'opt_out'),
    topic('promos', 'marketing', 'opt_in'),
    topic('news', 'marketing', 'opt_in'),
    topic('security', 'authentication', 'required'),
  ]
  const now = deps.clock.now()
  await inBusiness(deps.db, id, async (tx) => {
    await insertBusiness(
      tx,
      {
        id,
        number,
        slug: `business-${number}`,
        name: `Business ${number}`,
        color: '#0b6e4f',
        logoHash: null,
        locales: ['en', 'es', 'pt-BR'],
        defaultLocale: 'en',
        timeZone: 'America/Sao_Paulo',
        country: 'BR',
        whatsappNumber: '551150550100',
        linkKeywords: { en: 'preferences' },
        privacyUrl: null,
        helpUrl: 'mailto:help@example.com',
        controller: { legalName: 'Business', address: 'Street 1', email: 'help@example.com', jurisdiction: 'BR' },
      },
      now,
    )
    for (const [position, each] of topics.entries()) await insertTopic(tx, id, each, position, now)
    await insertBackend(
      tx,
      id,
      {
        id: backendId,
        kind: 'weni',
        name: 'Weni',
        baseUrl: 'http://localhost:1/api/v2/',
        secret: encryptSecret(deps.keys, 'secret', `backend:${backendId}`),
        inboundTokenHash: hashToken(backendToken),
        settings: {},
      },
      now,
    )
    await publishNotices(tx, id, now)
  })
  const of = (key: string) => topics.find((each) => each.key === key)?.id ?? ''
  return {
    id,
    number,
    backendId,
    backendToken,
    topics: { orders: of('orders'), promos: of('promos'), news: of('news'), security: of('security') },
  }
}

/** A contact that has said nothing. */
export async function makeContact(deps: Deps, businessId: string): Promise<string> {
  const id = newId()
  await inBusiness(deps.db, businessId, (tx) =>
    insertContact(tx, businessId, { id, locale: 'en', genesis: GENESIS, now: deps.clock.now() }),
  )
  return id
}

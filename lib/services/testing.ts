import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, inBusiness } from '@/db/client'
import { insertBackend, insertBusiness, insertTopic, type NewTopic } from '@/db/queries/business/set-up'
import { openContact } from '@/db/queries/contacts/contact-rows'
import { insertContact } from '@/db/queries/contacts/contacts'
import { addIdentity, type NewIdentity } from '@/db/queries/identities/identities'
import { systemClock } from '@/lib/clock'
import type { ContactState, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken, parseKeyRing, purposeKeys } from '@/lib/keys'
import { GENESIS } from '@/lib/ledger/seal'
import type { LinkClaims } from '@/lib/links/layout'
import { linkDay } from '@/lib/links/link-age'
import { linkKeys } from '@/lib/links/link-keys'
import { mintLink } from '@/lib/links/mint-link'
import { log } from '@/lib/log'
import { readWholeLines } from '@/testing/ledger-lines'
import { publishNotices } from './business/publish-notices'
import { stateOf } from './changes/contact-state'
import { configCache } from './config-cache'
import type { Deps } from './deps'
import { type LiveLink, openLink } from './page/open-link'
import type { PageVisitor } from './page/page-act'
import { type NamedLine, verifyLedger } from './records/verify-ledger'

const TEST_KEYS = parseKeyRing(`1:${Buffer.alloc(32, 1).toString('base64')}`)

/** Dependencies for a test database; `wokenFor` lists each business for which the workers were woken. */
export function testDeps(db: Database, over: Partial<Deps> = {}): Deps & { wokenFor: string[] } {
  const wokenFor: string[] = []
  const keys = over.keys ?? TEST_KEYS
  return {
    db,
    clock: systemClock,
    keys,
    links: linkKeys(purposeKeys(keys, 'link')),
    pepper: Buffer.alloc(32, 2),
    configs: configCache(db),
    log,
    wakeSync: (businessId) => wokenFor.push(businessId),
    noteKeyUse: () => {},
    noteRefusedFrame: () => {},
    settings: {
      baseUrl: 'http://localhost:3000',
      otherHosts: [],
      authUrl: 'http://localhost:3000',
      mail: null,
      linkLifetimeDays: 30,
      evidenceDays: 30,
      sentMessageDays: 180,
      allowPrivate: [],
      spool: { folder: join(tmpdir(), `sayso-spool-${process.pid}`), fileBytes: 2 ** 27, totalBytes: 2 ** 28 },
    },
    wokenFor,
    ...over,
  }
}

/** Returns the same dependencies as another process has them: changes of several processes race for a lock. */
export const asElsewhere = <D extends Deps>(deps: D): D => ({ ...deps })

const topic = (key: string, category: NewTopic['category'], policy: NewTopic['policy']): NewTopic => ({
  id: newId(),
  key,
  category,
  policy,
  legalBasis: null,
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
  slug: string
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
    slug: `business-${number}`,
    backendId,
    backendToken,
    topics: { orders: of('orders'), promos: of('promos'), news: of('news'), security: of('security') },
  }
}

/** A contact without any answer, known by the given identities. */
export async function makeContact(
  deps: Deps,
  businessId: string,
  ...identities: (NewIdentity | null)[]
): Promise<string> {
  const id = newId()
  const now = deps.clock.now()
  await inBusiness(deps.db, businessId, async (tx) => {
    await insertContact(tx, businessId, { id, locale: 'en', genesis: GENESIS, now })
    for (const identity of identities) if (identity) await addIdentity(tx, businessId, id, newId(), identity, now)
  })
  return id
}

/** A token for a contact, issued today with the contact's first epoch unless `over` gives others. */
export function tokenFor(
  deps: Deps,
  business: { number: number },
  contactId: string,
  over: Partial<LinkClaims> = {},
): string {
  const day = linkDay(deps.clock.now())
  return mintLink(deps.links, {
    business: business.number,
    contact: contactId,
    source: 0,
    day,
    epoch: 0,
    language: 0,
    ...over,
  })
}

/**
 * A person who has just opened the page of a contact. Each visit has forms of its own, as each state of the contact
 * has.
 */
export async function visit(
  deps: Deps,
  business: { number: number },
  contactId: string,
  over: Partial<LinkClaims> = {},
): Promise<PageVisitor> {
  const link = await openLink(deps, tokenFor(deps, business, contactId, over))
  if (!('state' in link)) throw new Error(`the link of a test has the power ${link.power}`)
  return { link, formId: formIdOf(link), locale: 'en', ip: '203.0.113.7', userAgent: 'test browser' }
}

const formIdOf = (link: LiveLink) => `${link.contactId}:${link.contact.headSeq}`

/** Returns what is stored about a contact, in the form that the rules of consent work on. */
export async function storedState(deps: Deps, businessId: string, contactId: string): Promise<ContactState> {
  const row = await openContact(deps.db.sql, businessId, contactId)
  if (!row) throw new Error('no such contact')
  return stateOf(row)
}

/** Returns the first bad lines of a test database; `owner` is the pool of the tables' owner. */
export async function badLines(owner: Database, filter: Parameters<typeof verifyLedger>[1] = {}): Promise<NamedLine[]> {
  const bad: NamedLine[] = []
  await verifyLedger({ db: owner, keys: TEST_KEYS }, filter, (line) => bad.push(line))
  return bad
}

export interface SeenLine {
  seq: number
  kind: string
  method: string
  changeId: string
  reason: string | null
  occurredAt: Instant
  payload: string
}

/** Returns a contact's lines, as the superuser sees them. */
export async function linesOf(admin: Database, contactId: string): Promise<SeenLine[]> {
  return readWholeLines(admin.sql, contactId)
}

/**
 * Returns a digest of every row of every table with the transaction that wrote it: equal before and after means that
 * nothing was written anywhere.
 */
export async function fingerprint(admin: Database): Promise<Record<string, string>> {
  const tables = await admin.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const prints = tables.map(async ({ name }) => {
    const [row] = await admin.sql<{ print: string }[]>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text || t.xmin::text, '|' order by t::text)), '') as print
      from ${admin.sql(name)} t`
    return [name, row?.print ?? ''] as const
  })
  return Object.fromEntries(await Promise.all(prints))
}

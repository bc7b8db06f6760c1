import { isDeepStrictEqual } from 'node:util'
import { inBusiness, sqlState, type Database, type Tx } from '@/db/client'
import { listRealBusinesses, nextBusinessNumber } from '@/db/queries/business/businesses'
import { readConfig } from '@/db/queries/business/config'
import { insertBusiness, insertTopic } from '@/db/queries/business/set-up'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import type { BusinessDefinition } from './business-definition'
import { publishNotices } from './publish-notices'

const UNIQUE_VIOLATION = '23505'
const ATTEMPTS = 5

export type CreatedBusiness =
  | { outcome: 'created'; id: string }
  /** One of that slug is there, and is what the definition says. */
  | { outcome: 'unchanged'; id: string }
  /** One of that slug is there and differs in these fields. Nothing was changed. */
  | { outcome: 'differs'; id: string; fields: string[] }

/**
 * Makes a business with its topics and publishes its notices, all in one transaction. Twice with the same definition it makes one, and
 * one that is there by another definition is left as it is. `owner` is the database as the owner of the tables: only that may look
 * across businesses for a slug and the next number.
 */
export async function createBusiness(
  deps: Deps,
  owner: Database,
  definition: BusinessDefinition,
): Promise<CreatedBusiness> {
  for (let attempt = 1; ; attempt++) {
    const found = (await listRealBusinesses(owner.sql)).find(({ slug }) => slug === definition.slug)
    if (found) return compare(deps, found.id, definition)
    const id = newId()
    const number = await nextBusinessNumber(owner.sql)
    try {
      await inBusiness(deps.db, id, (tx) => insert(tx, { ...definition, id, number }, deps.clock.now()))
      return { outcome: 'created', id }
    } catch (error) {
      // Somebody took the slug or the number a moment ago: it shows at the next look.
      if (sqlState(error) !== UNIQUE_VIOLATION || attempt === ATTEMPTS) throw error
    }
  }
}

async function insert(
  tx: Tx,
  business: BusinessDefinition & { id: string; number: number },
  now: number,
): Promise<void> {
  const { languages, topics, ...rest } = business
  const [defaultLocale = ''] = languages
  await insertBusiness(tx, { ...rest, locales: languages, defaultLocale, logoHash: null }, now)
  for (const [position, topic] of topics.entries())
    await insertTopic(tx, business.id, { ...topic, id: newId(), legalBasis: topic.legalBasis ?? null }, position, now)
  await publishNotices(tx, business.id, now)
}

async function compare(deps: Deps, id: string, definition: BusinessDefinition): Promise<CreatedBusiness> {
  const config = await inBusiness(deps.db, id, (tx) => readConfig(tx, id))
  if (!config) throw new Error('a business vanished between two looks')
  const { slug: _, ...wanted } = definition
  const { defaultLocale, locales } = config
  const stored: Omit<BusinessDefinition, 'slug' | 'languages' | 'topics'> & Record<'languages' | 'topics', unknown> = {
    name: config.name,
    color: config.color,
    languages: [defaultLocale, ...locales.filter((locale) => locale !== defaultLocale)],
    timeZone: config.timeZone,
    country: config.country,
    whatsappNumber: config.whatsappNumber,
    linkKeywords: config.linkKeywords,
    privacyUrl: config.privacyUrl,
    helpUrl: config.helpUrl,
    controller: config.controller,
    frameOrigins: config.frameOrigins,
    topics: config.topics
      .filter(({ archived }) => !archived)
      .map(({ key, category, policy, legalBasis, texts }) => ({
        ...{ key, category, policy, texts },
        ...(legalBasis === null ? {} : { legalBasis }),
      })),
  }
  const fields = Object.entries(wanted).flatMap(([name, value]) =>
    isDeepStrictEqual(value, stored[name as keyof typeof stored]) ? [] : [name],
  )
  return fields.length === 0 ? { outcome: 'unchanged', id } : { outcome: 'differs', id, fields }
}

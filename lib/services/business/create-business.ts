import { isDeepStrictEqual } from 'node:util'
import { type Database, inBusiness, sqlState, type Tx } from '@/db/client'
import { brandOf } from '@/db/queries/business/brand'
import { listRealBusinesses, nextBusinessNumber } from '@/db/queries/business/businesses'
import { readConfig } from '@/db/queries/business/config'
import { insertBusiness, insertTopic } from '@/db/queries/business/set-up'
import { ensureSource, findSourcesByNumber, type SourceRow } from '@/db/queries/business/sources'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import type { BusinessDefinition } from './business-definition'
import { brandFrom, languagesOf } from './change-brand'
import { publishNotices } from './publish-notices'
import { spoken, storedTopic } from './topic-rules'

const UNIQUE_VIOLATION = '23505'
const ATTEMPTS = 5

export type CreatedBusiness =
  | { outcome: 'created'; id: string }
  /** A business with this slug exists and matches the definition. */
  | { outcome: 'unchanged'; id: string }
  /** A business with this slug exists and differs in these fields. Nothing was changed. */
  | { outcome: 'differs'; id: string; fields: string[] }

/**
 * Creates a business with its topics and publishes its notices, all in one transaction. A second call with the same
 * definition creates nothing, and a business that exists with another definition is left as it is. `owner` is the
 * database with the login of the tables' owner, because only the owner may search all businesses for a slug and for the
 * next number.
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
      await createNamedBusiness(deps, definition, { id, number })
      return { outcome: 'created', id }
    } catch (error) {
      // Another process has just taken the slug or the number; the next attempt sees it.
      if (sqlState(error) !== UNIQUE_VIOLATION || attempt === ATTEMPTS) throw error
    }
  }
}

/** The fixed names of a business and its topics. */
export interface BusinessNames {
  id: string
  /** The number that links contain. */
  number: number
  /** The ids of topics by their keys, if they must be known in advance. */
  topicIds?: Readonly<Record<string, string>>
}

/**
 * Creates a business with an id and a number that are known to be free, as the demo's are. It is an operator's act,
 * because the business has no members before it exists.
 */
export async function createNamedBusiness(
  deps: Deps,
  definition: BusinessDefinition,
  names: BusinessNames,
): Promise<void> {
  await inBusiness(deps.db, names.id, (tx) => writeBusiness(deps, tx, definition, names))
}

/** Writes a business, its topics, notices and the first entry of its audit log; the transaction has entered it. */
export async function writeBusiness(
  deps: Pick<Deps, 'clock'>,
  tx: Tx,
  definition: BusinessDefinition,
  { id, number, topicIds = {} }: BusinessNames,
): Promise<void> {
  const { slug, topics } = definition
  const now = deps.clock.now()
  await insertBusiness(tx, { ...brandFrom(definition, null), id, number, slug }, now)
  for (const [position, { key, ...topic }] of topics.entries())
    await insertTopic(
      tx,
      id,
      {
        ...{ id: topicIds[key] ?? newId(), key, ...storedTopic(topic), listed: topic.listed },
        listedSources: await numbersOf(tx, id, topic.sources ?? [], now),
      },
      position,
      now,
    )
  await publishNotices(tx, id, now)
  const changes = { slug, topics: topics.map(({ key }) => key) }
  const entry = { action: 'business.created', subject: { kind: 'business', id }, changes } as const
  await recordAudit(deps, tx, operatorOf(id), entry)
}

/** Returns the numbers of the sources that a file names; those that the business does not have yet are made. */
async function numbersOf(
  tx: Tx,
  businessId: string,
  sources: NonNullable<BusinessDefinition['topics'][number]['sources']>,
  now: number,
): Promise<number[]> {
  const numbers = new Set<number>()
  for (const source of sources) numbers.add(await ensureSource(tx, businessId, { ...source, id: newId(), now }))
  return [...numbers].toSorted((a, b) => a - b)
}

async function compare(deps: Deps, id: string, definition: BusinessDefinition): Promise<CreatedBusiness> {
  const { config, sources } = await inBusiness(deps.db, id, async (tx) => {
    const found = await readConfig(tx, id)
    const numbers = found?.topics.flatMap(({ listedSources }) => listedSources) ?? []
    return { config: found, sources: await findSourcesByNumber(tx, id, numbers) }
  })
  if (!config) throw new Error('a business vanished between two looks')
  const { slug: _, ...wanted } = definition
  // A file names its languages in one list, and has no logo.
  const { logoHash: _logo, locales: _locales, defaultLocale: _default, ...brand } = brandOf(config)
  // Nor does it name languages that were given up.
  const words = {
    linkKeywords: spoken(brand.linkKeywords, config),
    linkPreview: spoken(brand.linkPreview ?? {}, config),
  }
  const stored: Omit<BusinessDefinition, 'slug' | 'languages' | 'topics'> & Record<'languages' | 'topics', unknown> = {
    ...{ ...brand, ...words },
    languages: languagesOf(config),
    topics: config.topics
      .filter(({ archived }) => !archived)
      .map(({ key, category, policy, legalBasis, texts, listed, listedSources }) => ({
        ...{ key, category, policy, texts },
        ...(legalBasis === null ? {} : { legalBasis }),
        ...(listed === 'always' ? {} : { listed }),
        ...(listed === 'sources' ? { sources: namesOf(sources, listedSources) } : {}),
      })),
  }
  const given = { ...wanted, topics: wanted.topics.map(withSortedSources) }
  const fields = Object.entries(given).flatMap(([name, value]) =>
    isDeepStrictEqual(value, stored[name as keyof typeof stored]) ? [] : [name],
  )
  return fields.length === 0 ? { outcome: 'unchanged', id } : { outcome: 'differs', id, fields }
}

type DefinedTopic = BusinessDefinition['topics'][number]

/** A file may say what holds anyway, and names sources in any order. The name of a source may have changed since. */
function withSortedSources({ listed = 'always', sources, ...topic }: DefinedTopic) {
  return {
    ...topic,
    ...(listed === 'always' ? {} : { listed }),
    ...(sources === undefined ? {} : { sources: sources.map(nameOf).toSorted() }),
  }
}

const namesOf = (sources: readonly SourceRow[], numbers: readonly number[]) =>
  sources
    .filter(({ number }) => numbers.includes(number))
    .map(nameOf)
    .toSorted()

const nameOf = ({ kind, reference }: Pick<SourceRow, 'kind' | 'reference'>) => `${kind} ${reference}`

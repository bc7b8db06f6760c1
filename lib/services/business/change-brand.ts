import { createHash } from 'node:crypto'
import { type Brand, brandOf, updateBrand } from '@/db/queries/business/brand'
import { type BusinessConfig, readLogo } from '@/db/queries/business/config'
import { insertLogo } from '@/db/queries/business/set-up'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import { differencesOf } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { type BusinessDefinition, readBusinessDefinition } from './business-definition'
import { changePage } from './change-page'
import { type Logo, logoType } from './logo-type'
import { spoken } from './topic-rules'

export type BrandChange = Partial<Omit<BusinessDefinition, 'slug' | 'topics'>> & {
  /** A picture, or the hash of one that the business had before. Null for none: the page then shows initials. */
  logo?: Logo | { hash: string } | null
}

export type ChangedBrand =
  | { outcome: 'changed' }
  | { outcome: 'unchanged' }
  /** One sentence for each fault, which names its place and never its value. */
  | { outcome: 'not_valid'; problems: string[] }
  | NotAllowed

/**
 * Changes what the page and its notices show of the business: name, color, logo, languages, numbers, addresses. The
 * rules are those of a business's file. Each topic needs a text in a language before that language is added. The first
 * language is used when a contact's language is not known.
 */
export async function changeBrand(deps: Deps, caller: Caller, change: BrandChange): Promise<ChangedBrand> {
  const { businessId } = caller
  return changePage<ChangedBrand>(deps, caller, 'brand.write', async (tx, config) => {
    const { logo: given, ...rest } = change
    const logo = Buffer.isBuffer(given) ? given : null
    const kept = given && !Buffer.isBuffer(given) ? given.hash : null
    const read = readBusinessDefinition(merged(config, rest))
    const type = logo ? logoType(logo, caller) : null
    const isUnknown = kept !== null && !(await readLogo(tx, businessId, kept))
    const problems = [
      ...(read.ok ? [] : read.problems),
      ...(type && !type.ok ? [`logo ${type.problem}`] : []),
      ...(isUnknown ? ['logo is none that the business had'] : []),
    ]
    if (!read.ok || problems.length > 0) return { result: { outcome: 'not_valid', problems }, entry: null }
    const before = brandOf(config)
    const logoHash = logo ? hashOf(logo) : given === undefined ? before.logoHash : kept
    const after = withUnspoken(brandFrom(read.definition, logoHash), before)
    const changes = differencesOf<Brand>(before, after)
    if (Object.keys(changes).length === 0) return { result: { outcome: 'unchanged' }, entry: null }
    if (logo && type?.ok && logoHash !== null)
      await insertLogo(tx, businessId, { hash: logoHash, contentType: type.contentType, content: logo })
    await updateBrand(tx, businessId, after)
    const entry = { action: 'brand.changed', subject: { kind: 'business', id: businessId }, changes } as const
    return { result: { outcome: 'changed' }, entry }
  })
}

/**
 * Returns the brand with the word that asks for the link, and the line below a link, of languages that the business
 * gave up: as its texts they are kept, because it may use the language again.
 */
function withUnspoken(brand: Brand, before: Brand): Brand {
  const kept = <T>(texts: Partial<Record<string, T>>) =>
    Object.fromEntries(Object.entries(texts).filter(([locale]) => !brand.locales.includes(locale)))
  return {
    ...brand,
    linkKeywords: { ...kept(before.linkKeywords), ...brand.linkKeywords },
    linkPreview: { ...kept(before.linkPreview ?? {}), ...brand.linkPreview },
  }
}

const hashOf = (logo: Logo) => createHash('sha256').update(logo).digest('hex')

/** Returns the business as its file would describe it after the change. */
function merged(config: BusinessConfig, change: Omit<BrandChange, 'logo'>): unknown {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const languages = change.languages ?? languagesOf(config)
  const locales = [...languages]
  return {
    // The slug is not part of the brand and never changes, so any valid one will do.
    slug: 'business',
    name: config.name,
    color: config.color,
    timeZone: config.timeZone,
    country: config.country,
    whatsappNumber: `+${config.whatsappNumber}`,
    linkKeywords: spoken(config.linkKeywords, { locales }),
    linkPreview: spoken(config.linkPreview ?? {}, { locales }),
    privacyUrl: config.privacyUrl,
    helpUrl: config.helpUrl,
    controller: config.controller,
    frameOrigins: config.frameOrigins,
    ...given,
    languages,
    topics: config.topics
      .filter(({ archived }) => !archived)
      .map(({ key, category, policy, legalBasis, texts }) => ({
        ...{ key, category, policy, texts: spoken(texts, { locales }) },
        ...(legalBasis === null ? {} : { legalBasis }),
      })),
  }
}

/** Returns the languages of a business. The first is the one that is used when a contact's language is not known. */
export const languagesOf = ({ locales, defaultLocale }: Pick<BusinessConfig, 'locales' | 'defaultLocale'>) => [
  defaultLocale,
  ...locales.filter((locale) => locale !== defaultLocale),
]

/** Returns the brand of a definition. Languages keep their order, the default one first. */
export function brandFrom(definition: BusinessDefinition, logoHash: string | null): Brand {
  const { languages, slug: _, topics: __, ...rest } = definition
  const [defaultLocale = ''] = languages
  return { linkPreview: {}, ...rest, locales: languages, defaultLocale, logoHash }
}

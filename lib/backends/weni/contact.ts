import { z } from 'zod'
import type { Address } from '@/lib/backends/backend'
import { cleanText } from '@/lib/clean-text'
import { LANGUAGES, LOCALES } from '@/lib/languages'

const Text = cleanText()

/**
 * The parts of a contact of API v2 that Sayso reads. Numeric fields may come as numbers. Anything else that an old
 * version returns is ignored.
 */
export const WeniContact = z.object({
  uuid: z.string(),
  fields: z.record(z.string(), z.union([Text, z.number(), z.boolean(), z.null()])),
  groups: z.array(z.object({ uuid: z.string() })),
  blocked: z.boolean().nullish(),
  stopped: z.boolean().nullish(),
  /** Only in RapidPro; an archived contact has neither there. */
  status: Text.nullish(),
})
export type WeniContact = z.infer<typeof WeniContact>

const WeniUuid = z.object({
  uuid: z
    .string()
    .min(1)
    .max(64)
    .transform((uuid) => uuid.toLowerCase()),
})

/** One contact of a page, with what only a reading needs. */
const WeniRecord = WeniContact.extend({
  ...WeniUuid.shape,
  language: Text.nullish(),
  /** Null or masked in an anonymous workspace. */
  urns: z.array(Text.nullable()).nullish(),
  modified_on: Text.nullish(),
  last_seen_on: Text.nullish(),
})
export type WeniRecord = z.infer<typeof WeniRecord>

/**
 * Reads a page of contacts one by one, so that one that can't be read does not hide the others. Returns null when it is
 * no page.
 */
export function readRecords(body: unknown): RecordPage | null {
  const page = z.object({ results: z.array(z.unknown()), next: z.string().nullish() }).safeParse(body)
  if (!page.success) return null
  const records: WeniRecord[] = []
  const broken: string[] = []
  for (const one of page.data.results) {
    const record = WeniRecord.safeParse(one)
    if (record.success) records.push(record.data)
    else broken.push(WeniUuid.safeParse(one).data?.uuid ?? '')
  }
  const named = broken.filter((uuid) => uuid !== '')
  return { records, unreadable: broken.length, broken: named, next: page.data.next ?? null }
}

export interface RecordPage {
  records: WeniRecord[]
  /** The number of contacts that could not be read. */
  unreadable: number
  /** The uuids of those contacts, where one is shown. */
  broken: string[]
  next: string | null
}

/** Returns the contact's own status. Weni shows an archived contact as active. */
export function statusOf(contact: WeniContact): string {
  if (contact.blocked) return 'blocked'
  if (contact.stopped) return 'stopped'
  return contact.status ?? 'active'
}

/** Only active contacts can be in static groups. */
export function isActive(contact: WeniContact): boolean {
  return !contact.blocked && !contact.stopped && (contact.status == null || contact.status === 'active')
}

/** Returns the value of one of our fields, which is empty where the contact has none. */
export const fieldOf = ({ fields }: WeniContact, key: string): string => String(fields[key] ?? '')

/**
 * Returns the URN by which to find or create a contact: the digits without +, because nothing normalizes the
 * `whatsapp:` scheme, and never a made-up variant; else the business-scoped user id as it is. Returns null when there
 * is neither.
 */
export function urnOf(addresses: readonly Address[]): string | null {
  const phone = addresses.find((address) => address.kind === 'phone')
  if (phone) return `whatsapp:${phone.value.replace(/\D/g, '')}`
  const bsuid = addresses.find((address) => address.kind === 'bsuid')
  return bsuid ? `whatsapp:${bsuid.value}` : null
}

/** Returns the ISO 639-3 code that the API wants. */
export function languageOf(locale: string | null): string | null {
  const known = LOCALES.find((each) => each === locale)
  return known ? LANGUAGES[known].iso6393 : null
}

import { z } from 'zod'
import type { Address } from '@/lib/backends/backend'
import { cleanText } from '@/lib/clean-text'
import type { WeniSnapshot } from './plan'

const Text = cleanText()

/**
 * What we read of a contact of API v2. Values of numeric fields may come as numbers, whatever else an old version says
 * is left alone.
 */
const WeniContact = z.object({
  uuid: z.string(),
  fields: z.record(z.string(), z.union([Text, z.number(), z.boolean(), z.null()])),
  groups: z.array(z.object({ uuid: z.string() })),
  blocked: z.boolean().nullish(),
  stopped: z.boolean().nullish(),
  /** RapidPro, not Weni: there an archived contact shows neither. */
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
 * Reads a page of contacts one by one: one that can't be read does not keep the others from us. Null when it is no
 * page.
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
  /** Contacts that could not be read. */
  unreadable: number
  /** Their uuids, of those that show one. */
  broken: string[]
  next: string | null
}

/** What the contact itself is. Weni shows an archived one as active. */
export function statusOf(contact: WeniContact): string {
  if (contact.blocked) return 'blocked'
  if (contact.stopped) return 'stopped'
  return contact.status ?? 'active'
}

export function readContact(body: unknown): WeniContact | null {
  const parsed = WeniContact.safeParse(body)
  return parsed.success ? parsed.data : null
}

/** The only contact of a list, or null. */
export function readOnlyContact(body: unknown): WeniContact | null {
  const parsed = z.object({ results: z.array(WeniContact) }).safeParse(body)
  return (parsed.success && parsed.data.results[0]) || null
}

/** Only active contacts can be in static groups. */
export function isActive(contact: WeniContact): boolean {
  return !contact.blocked && !contact.stopped && (contact.status == null || contact.status === 'active')
}

/** What a contact shows of what we keep there. */
export function observedOf(contact: WeniContact, target: WeniSnapshot): WeniSnapshot {
  const memberships = new Set(contact.groups.map((group) => group.uuid))
  return {
    fields: Object.fromEntries(Object.keys(target.fields).map((key) => [key, String(contact.fields[key] ?? '')])),
    groups: Object.fromEntries(Object.keys(target.groups).map((uuid) => [uuid, memberships.has(uuid)])),
  }
}

/**
 * The URN to find or create a contact by: digits without +, as nothing normalizes the `whatsapp:` scheme, and never a
 * made-up variant; else the business-scoped user id as it is. Null when there is neither.
 */
export function urnOf(addresses: readonly Address[]): string | null {
  const phone = addresses.find((address) => address.kind === 'phone')
  if (phone) return `whatsapp:${phone.value.replace(/\D/g, '')}`
  const bsuid = addresses.find((address) => address.kind === 'bsuid')
  return bsuid ? `whatsapp:${bsuid.value}` : null
}

const LANGUAGES: Readonly<Record<string, string>> = { es: 'spa', 'pt-BR': 'por', en: 'eng' }

/** ISO 639-3, as the API wants it. */
export function languageOf(locale: string | null): string | null {
  return (locale && LANGUAGES[locale]) || null
}

import { referenceOf } from '@/lib/reference'
import { formatZoned } from './format'
import type { Locale } from './locales'
import { translatorOf } from './translator'

/** Returns what a message in the chat says above the link to a receipt: whose it is, of when, and its reference. */
export function receiptText(
  change: { id: string; at: number },
  business: { name: string; timeZone: string },
  locale: Locale,
): string {
  const t = translatorOf(locale)
  const date = formatZoned(change.at, 'dateTime', locale, business.timeZone)
  return `${t('receipt.title', { business: business.name })}\n${t('receipt.saved', { date, reference: referenceOf(change.id) })}`
}

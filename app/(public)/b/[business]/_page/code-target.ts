import { linkKeyword } from '@/app/(public)/p/[token]/_page/shell'
import { waMeUrl } from '@/components/public/wa-me'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'

type Config = Parameters<typeof linkKeyword>[0]

/** Returns the public address of a business's front door. */
export const doorAddress = (slug: string) => env().BASE_URL + paths.frontDoor(slug)

/**
 * Returns where a code leads: to the front door or, for `chat`, to the chat with the word in it that is replied to with
 * the link, if the business has a number and such a word.
 */
export function codeTarget(to: string | null, slug: string, config: Config, locale: Locale): string {
  const word = to === 'chat' && config.whatsappNumber ? linkKeyword(config, locale) : null
  return word === null ? doorAddress(slug) : waMeUrl(config.whatsappNumber, word)
}

import type { Locale } from '@/lib/i18n/locales'

interface Named {
  key: string
  texts: Readonly<Record<string, { name: string } | undefined>>
}

/**
 * Returns the name of a topic in the member's language, else in the first language of the business, else its key. Where
 * the language of the business is not at hand, any language of the topic does.
 */
export function topicName({ key, texts }: Named, locale: Locale, defaultLocale?: string): string {
  const other = defaultLocale === undefined ? Object.values(texts).find((text) => text) : texts[defaultLocale]
  return (texts[locale] ?? other)?.name ?? key
}

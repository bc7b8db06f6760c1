import type { Locale } from '@/lib/i18n/locales'

interface Named {
  key: string
  texts: Readonly<Record<string, { name: string } | undefined>>
}

/** Returns the name of a topic in the member's language, else in any, else its key. */
export function topicName({ key, texts }: Named, locale: Locale): string {
  return texts[locale]?.name ?? Object.values(texts).find((text) => text !== undefined)?.name ?? key
}

import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import type { StillComing } from './view'

/** What comes even after "stop everything", and why. A person always reads it where they stop. */
export function StillComingList({ topics, locale }: { topics: readonly StillComing[]; locale: Locale }) {
  const t = translatorOf(locale)
  if (topics.length === 0) return <p>{t('after.nothing')}</p>
  return (
    <>
      <p>{t('after.still')}</p>
      <ul>
        {topics.map(({ name, reason }) => (
          <li key={name}>
            <b>{name}.</b> {reason}
          </li>
        ))}
      </ul>
    </>
  )
}

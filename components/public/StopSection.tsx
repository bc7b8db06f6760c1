import type { ReactNode } from 'react'
import { formatList } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { StillComingList } from './StillComingList'
import type { StillComing } from './view'

interface StopSectionProps {
  locale: Locale
  /** Names of the topics that end. */
  ends: readonly string[]
  stillComing: readonly StillComing[]
  children?: ReactNode
}

/** What "stop everything" ends and what still comes: shown before it is pressed, without a tap. */
export function StopSection({ locale, ends, stillComing, children }: StopSectionProps) {
  const t = translatorOf(locale)
  const endOf = () => {
    if (ends.length > 0) return t('after.ends', { topics: formatList(ends, locale) })
    return t(stillComing.length > 0 ? 'after.coversNew' : 'after.covers')
  }
  return (
    <section className="c x">
      <h2>{t('after.title')}</h2>
      <p>{endOf()}</p>
      <StillComingList topics={stillComing} locale={locale} />
      <p className="s">
        {t('after.back', { stop: t('keyword.stop'), keyword: t('keyword.return') })} {t('after.onTheirWay')}
      </p>
      {children}
    </section>
  )
}

import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { PlainModel } from './view'

/**
 * Shown for a forged or broken link, or one under a stolen key: it names no business, as if the link had never existed.
 */
export function NotFoundView({ frame }: PlainModel) {
  const t = translatorOf(frame.locale)
  return (
    <Document frame={frame} title={t('notFound.title')} description={t('notFound.text')} tells={{ error: 'not_found' }}>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>{t('notFound.stopHelp', { keyword: t('keyword.stop') })}</p>
    </Document>
  )
}

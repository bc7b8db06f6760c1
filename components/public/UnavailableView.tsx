import { Document } from '@/components/public/Document'
import type { RetryModel } from '@/components/public/view'
import { translatorOf } from '@/lib/i18n/translator'

/** The database is down: nothing was saved, and the chat is the way out that works now. */
export function UnavailableView({ frame, href }: RetryModel) {
  const t = translatorOf(frame.locale)
  return (
    <Document frame={frame} title={t('unavailable.title')} description={t('unavailable.text')}>
      <h1>{t('unavailable.title')}</h1>
      <p>{t('unavailable.text')}</p>
      <p>{t('notFound.stopHelp', { keyword: t('keyword.stop') })}</p>
      <a className="b p w" href={href}>
        {t('unavailable.retry')}
      </a>
    </Document>
  )
}

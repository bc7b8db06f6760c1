import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { RetryModel } from './view'

/** Shown for more changes in a few minutes than a person makes. Stopping is never refused. */
export function TooManyView({ frame, href }: RetryModel) {
  const t = translatorOf(frame.locale)
  return (
    <Document frame={frame} title={t('tooMany.title')} description={t('tooMany.text')} tells={{ error: 'too_many' }}>
      <h1>{t('tooMany.title')}</h1>
      <p>{t('tooMany.text')}</p>
      <a className="b p w" href={href}>
        {t('badRequest.back')}
      </a>
    </Document>
  )
}

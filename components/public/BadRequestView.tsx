import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { RetryModel } from './view'

/** Shown for a form that is too large or can't be read: nothing was saved. */
export function BadRequestView({ frame, href }: RetryModel) {
  const t = translatorOf(frame.locale)
  return (
    <Document
      frame={frame}
      title={t('badRequest.title')}
      description={t('badRequest.text')}
      tells={{ error: 'bad_request' }}
    >
      <h1>{t('badRequest.title')}</h1>
      <p>{t('badRequest.text')}</p>
      <p>{t('notFound.stopHelp', { keyword: t('keyword.stop') })}</p>
      <a className="b p w" href={href}>
        {t('badRequest.back')}
      </a>
    </Document>
  )
}

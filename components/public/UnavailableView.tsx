import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { UnavailableModel } from './view'
import { waMeUrl } from './wa-me'

const UNAVAILABLE = { error: 'unavailable' }

/** Shown when the database is down: the change was not saved, and the chat is the way to stop that works now. */
export function UnavailableView({ frame, href, wasSaving, chat }: UnavailableModel) {
  const t = translatorOf(frame.locale)
  const keyword = t('keyword.stop')
  const title = t(wasSaving ? 'unavailable.notSaved' : 'unavailable.title')
  return (
    <Document frame={frame} title={title} description={t('unavailable.text')} parts={['row']} tells={UNAVAILABLE}>
      <h1>{title}</h1>
      <p>{t('unavailable.text')}</p>
      <p>{chat ? t('gone.stopHelp', { keyword, business: chat.name }) : t('notFound.stopHelp', { keyword })}</p>
      <div className="r">
        <a className="b p" href={href}>
          {t('unavailable.retry')}
        </a>
        {chat && (
          <a className="b k" href={waMeUrl(chat.whatsappNumber, keyword)} rel="noreferrer">
            {t('gone.stop', { keyword })}
          </a>
        )}
      </div>
    </Document>
  )
}

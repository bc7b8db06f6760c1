import { formatInstant } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'
import type { PreferencesModel } from './view'

interface StatusNoticesProps {
  model: PreferencesModel
  /** Whether the bar already offers the return. */
  returnInBar: boolean
}

/** What applies to all topics at the moment, each with the way to end it. */
export function StatusNotices({ model, returnInBar }: StatusNoticesProps) {
  const { frame, stopped, paused, providerStop, waiting } = model
  const { locale, brand } = frame
  const t = translatorOf(locale)
  const date = (at: number) => formatInstant(at, 'date', locale, brand.timeZone)
  return (
    <>
      {waiting && (
        <div className="n">
          <b>{t('status.waiting', { date: date(waiting.until) })}</b>
          <p>{t('status.waitingHelp', { business: brand.name, word: waiting.word })}</p>
          <a className="b" href={waiting.href} rel="noreferrer">
            {t('status.confirm')}
          </a>
        </div>
      )}
      {stopped && (
        <div className="n">
          <b>{t('status.stopped', { date: date(stopped.since) })}</b>
          <p>{t('status.stoppedHelp')}</p>
          {!returnInBar && (
            <button className="b" name="act" value="return">
              {t('page.return')}
            </button>
          )}
        </div>
      )}
      {paused && (
        <div className="n">
          <b>{paused.until === null ? t('status.pausedOpen') : t('status.paused', { date: date(paused.until) })}</b>
          <p>{t('status.pausedHelp')}</p>
          <button className="b" name="act" value="resume">
            {t('page.resume')}
          </button>
        </div>
      )}
      {providerStop && (
        <div className="n">
          <b>{t('status.providerStop', { business: brand.name })}</b>
          <p>{t('status.providerStopHelp', { business: brand.name })}</p>
        </div>
      )}
    </>
  )
}

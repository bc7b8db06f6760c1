import { formatInstant, formatList } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'
import type { BrandedFrame, SavedModel, SavedNotice } from './view'

/** What a person should know besides their change. */
export function SavedNotices({ frame, notices }: SavedModel) {
  return notices.map((notice) =>
    notice.kind === 'waiting' ? (
      <WaitingNotice key={notice.kind} notice={notice} frame={frame} />
    ) : (
      <p key={notice.kind} className="n">
        {noticeText(notice, frame)}
      </p>
    ),
  )
}

type Waits = Extract<SavedNotice, { kind: 'waiting' }>

/** What has still to be confirmed in the chat, and the way there. */
function WaitingNotice({ notice, frame }: { notice: Waits; frame: BrandedFrame }) {
  const { locale, brand } = frame
  const t = translatorOf(locale)
  const { topics, until, word, href, asked } = notice
  const date = formatInstant(until, 'date', locale, brand.timeZone)
  return (
    <div className="n">
      <b>{t('notice.waiting', { topics: formatList(topics, locale), date })}</b>
      <p>{t(asked ? 'notice.waitingAsked' : 'notice.waitingWord', { business: brand.name, word })}</p>
      <a className="b" href={href} rel="noreferrer">
        {t('status.confirm')}
      </a>
    </div>
  )
}

function noticeText(notice: Exclude<SavedNotice, Waits>, { locale }: BrandedFrame): string {
  const t = translatorOf(locale)
  switch (notice.kind) {
    case 'asked_again':
      return t('notice.askedAgain', { topics: formatList(notice.topics, locale) })
    case 'too_many':
      return t('tooMany.onlyOff', { topics: formatList(notice.topics, locale) })
    case 'other_save':
      return t('notice.otherSave')
    case 'topic_gone':
      return t('notice.topicGone')
    case 'undo_too_late':
      return t('notice.undoTooLate')
    case 'message_failed':
      return t('notice.messageFailed')
    case 'still_stopped':
      return t('notice.stillStopped')
    case 'still_paused':
      return t('notice.stillPaused')
    case 'still_provider_stop':
      return t('notice.stillProviderStop')
  }
}

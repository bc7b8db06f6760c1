import { formatList } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import type { SavedModel, SavedNotice } from './view'

/** What a person should know besides their change. */
export function SavedNotices({ frame, notices }: SavedModel) {
  return notices.map((notice) => (
    <p key={notice.kind} className="n">
      {noticeText(notice, frame.locale)}
    </p>
  ))
}

function noticeText(notice: SavedNotice, locale: Locale): string {
  const t = translatorOf(locale)
  switch (notice.kind) {
    case 'asked_again':
      return t('notice.askedAgain', { topics: formatList(notice.topics, locale) })
    case 'other_save':
      return t('notice.otherSave')
    case 'topic_gone':
      return t('notice.topicGone')
    case 'undo_too_late':
      return t('notice.undoTooLate')
    case 'message_failed':
      return t('notice.messageFailed')
    case 'still_paused':
      return t('notice.stillPaused')
    case 'still_provider_stop':
      return t('notice.stillProviderStop')
  }
}

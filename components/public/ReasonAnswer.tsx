import { translatorOf } from '@/lib/i18n/translator'
import { PauseForm } from './PauseForm'
import { PostForm } from './PostForm'
import type { SavedModel } from './view'

/**
 * Thanks the person, and offers what may serve them better than what they did: a pause for "too many", and the release
 * of a number that is not theirs.
 */
export function ReasonAnswer({ frame, action, outcome, change, reasonGiven, stopIsOver = false }: SavedModel) {
  const { locale, brand } = frame
  const t = translatorOf(locale)
  const stopped = outcome.kind === 'stopped' && !stopIsOver
  return (
    <div className="c x">
      <p>{t('notice.reasonKept', { business: brand.name })}</p>
      {reasonGiven === 'too_many' && (
        <>
          <h2>{t('reason.pauseTitle')}</h2>
          <p className="s">{t(stopped ? 'reason.pauseInstead' : 'reason.pauseHelp')}</p>
          <PauseForm action={action} locale={locale} insteadOf={stopped ? change?.id : undefined} />
        </>
      )}
      {reasonGiven === 'wrong_person' && (
        <>
          <h2>{t('reason.releaseTitle')}</h2>
          <p className="s">{t('reason.releaseText')}</p>
          <PostForm action={action} act="release" changeId={change?.id}>
            <button className="b k w">{t('reason.release')}</button>
          </PostForm>
        </>
      )}
    </div>
  )
}

import type { Reason } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { PostForm } from './PostForm'

const COMMENT_MAX_CHARS = 500

interface ReasonFormProps {
  action: string
  changeId: string
  reasons: readonly Reason[]
  locale: Locale
}

/** Asks for the reason, if the person likes: after the refusal is stored, never before. Free words alone are enough. */
export function ReasonForm({ action, changeId, reasons, locale }: ReasonFormProps) {
  const t = translatorOf(locale)
  return (
    <div className="c">
      <PostForm action={action} act="reason" changeId={changeId}>
        <fieldset>
          <legend>
            {t('reason.title')} <span className="s">{t('reason.optional')}</span>
          </legend>
          {reasons.map((reason) => (
            <label key={reason} className="o">
              <input type="radio" name="reason" value={reason} />
              {t(`reason.${reason}`)}
            </label>
          ))}
        </fieldset>
        <div className="x">
          <label>
            {t('reason.comment')}
            <textarea name="text" dir="auto" rows={2} maxLength={COMMENT_MAX_CHARS} />
          </label>
          <button className="b w">{t('reason.send')}</button>
        </div>
      </PostForm>
    </div>
  )
}

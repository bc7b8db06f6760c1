import { PAUSES } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { PostForm } from './PostForm'

interface PauseFormProps {
  action: string
  locale: Locale
  /** The stop that the pause would replace, when it is offered after one. */
  insteadOf?: string
}

/** Four lengths, one tap each. It is a form of its own, so that Enter among the switches never pauses. */
export function PauseForm({ action, locale, insteadOf }: PauseFormProps) {
  const t = translatorOf(locale)
  return (
    <PostForm action={action} act="pause">
      {insteadOf && <input type="hidden" name="instead" value={insteadOf} />}
      <div className="g">
        {PAUSES.map((length) => (
          <button key={length} className="b" name="length" value={length}>
            {t(`pause.${length}`)}
          </button>
        ))}
      </div>
    </PostForm>
  )
}

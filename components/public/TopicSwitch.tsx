import { formatInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { LANGUAGES } from '@/lib/languages'
import type { TopicItem, TopicNote } from './view'

interface TopicSwitchProps {
  topic: TopicItem
  /**
   * Its place on the page, for the ids that tie name and description to the switch: ten times shorter than the topic's
   * own.
   */
  index: number
  business: string
  timeZone: string
  locale: Locale
}

/**
 * One topic. The hidden `shown` field says how the switch stood when the page was made: only a difference from it is a
 * statement. One that the policy put on, or that waits to be confirmed, looks and reads otherwise than one that the
 * person agreed to. A locked topic
 * sends neither.
 */
export function TopicSwitch({ topic, index, business, timeZone, locale }: TopicSwitchProps) {
  const t = translatorOf(locale)
  const { id, name, description, on, unasked, waiting = false, shown = on, lockedReason, notes } = topic
  const locked = lockedReason !== null
  // What the business has not written in this language is read out, broken and lined up in its own.
  const own = topic.language && { lang: topic.language, dir: LANGUAGES[topic.language].direction }
  return (
    <label className={unasked || waiting ? 't q' : 't'}>
      <span>
        <b id={`n${index}`} {...own}>
          {name}
        </b>
        <span id={`d${index}`}>
          {own ? <bdi {...own}>{description}</bdi> : description}
          {locked && <em>{t('topic.required', { reason: lockedReason })}</em>}
          {unasked && <em>{t('topic.untilNo')}</em>}
          {notes.map((note) => (
            <em key={note.kind}>{noteText(note, business, timeZone, locale)}</em>
          ))}
        </span>
      </span>
      <span>
        <input
          type="checkbox"
          // A native checkbox says its own state; aria-checked would contradict it after a tap.
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
          role="switch"
          name={locked ? undefined : 'on'}
          value={locked ? undefined : id}
          defaultChecked={on}
          disabled={locked}
          aria-labelledby={`n${index}`}
          aria-describedby={`d${index}`}
        />
        {/* The word of the side that the switch is on; the stylesheet shows one of the two, so that it follows a tap. */}
        <i>{t(locked ? 'topic.always' : waiting ? 'topic.waiting' : unasked ? 'topic.on' : 'topic.yes')}</i>
        {!locked && <i>{t('topic.no')}</i>}
      </span>
      {!locked && <input type="hidden" name="shown" value={`${id}:${shown ? 1 : 0}`} />}
    </label>
  )
}

function noteText(note: TopicNote, business: string, timeZone: string, locale: Locale): string {
  const t = translatorOf(locale)
  switch (note.kind) {
    case 'sending_paused':
      return t('topic.sendingPaused', { business })
    case 'awaiting':
      return t('topic.awaiting')
    case 'expired':
      return t('topic.expired', { date: formatInstant(note.at, 'date', locale, timeZone) })
    case 'provider_stop':
      return t('topic.providerStop')
  }
}

import { formatInstant, formatList } from '@/lib/i18n/format'
import { stoppedSentence } from '@/lib/i18n/stopped-sentence'
import { translatorOf } from '@/lib/i18n/translator'
import type { SavedModel, SavedNotice } from './view'

/** More names than this are counted in the headline; the list below it has them all. */
const NAMED_TOPICS = 3

/** Returns what was done, in one sentence: the page's heading and its title, so that a screen reader says it first. */
export function savedHeadline({ frame, outcome, changes, others = 0, notices, stillComing }: SavedModel): string {
  const { locale, brand } = frame
  const t = translatorOf(locale)
  const has = (which: SavedNotice['kind']) => notices.some(({ kind }) => kind === which)
  const waiting = notices.find((notice) => notice.kind === 'waiting')
  const almostDone = waiting && t('saved.waiting', { topics: formatList(waiting.topics, locale) })
  switch (outcome.kind) {
    case 'paused':
      return outcome.until === null
        ? t('saved.pausedOpen')
        : t('saved.paused', { date: formatInstant(outcome.until, 'date', locale, brand.timeZone) })
    case 'preferences':
      break
    case 'stopped':
      return stoppedSentence(
        brand.name,
        stillComing.map(({ name }) => name),
        locale,
      )
    case 'returned':
      return t(has('still_paused') ? 'saved.returnedPaused' : 'saved.returned')
    case 'resumed':
      return t(has('still_stopped') ? 'saved.resumedStopped' : 'saved.resumed')
    case 'undone':
      return outcome.asks && almostDone ? almostDone : t('saved.undone')
    case 'was_undone':
      return t('saved.wasUndone')
    default:
      return t(`saved.${outcome.kind}`)
  }
  const named = (on: boolean) => changes.filter((change) => change.on === on).map((change) => change.name)
  const [on, off] = [named(true), named(false)]
  if (on.length + off.length === 0 && almostDone) return almostDone
  if (on.length + off.length === 0) return others > 0 ? t('saved.others', { count: others }) : t('saved.unchanged')
  if (on.length + off.length > NAMED_TOPICS) {
    if (off.length === 0) return t('saved.manyOn', { count: on.length })
    if (on.length === 0) return t('saved.manyOff', { count: off.length })
    return t('saved.manyBoth', { on: on.length, off: off.length })
  }
  if (off.length === 0) return t('saved.on', { topics: formatList(on, locale) })
  if (on.length === 0) return t('saved.off', { topics: formatList(off, locale) })
  return t('saved.both', { on: formatList(on, locale), off: formatList(off, locale) })
}

import { qualityName, statusName } from '@/components/console/templates/scene'
import type { MetaMark } from '@/components/console/watch/TemplateDays'
import type { WatchScene } from '@/components/console/watch/view'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import type { TemplateEventRow } from '@/lib/services/templates/read-template'
import { whenText } from './watch-scene'

const BAD = new Set(['PAUSED', 'DISABLED', 'FLAGGED', 'YELLOW', 'RED'])
/** More marks than these say nothing on a plot. */
const MOST_MARKS = 12

/** Returns what Meta did with a template, for the plot of its days, the newest first in the list. */
export function metaMarks(events: readonly TemplateEventRow[], scene: WatchScene): MetaMark[] {
  const { locale, timeZone } = scene
  const words = TEMPLATES[locale]
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return events
    .flatMap(({ id, kind, value, occurredAt }): MetaMark[] => {
      const word = typeof value[kind] === 'string' ? value[kind] : null
      if (word === null) return []
      const categories: Readonly<Record<string, string>> = words.categories
      const text =
        kind === 'quality'
          ? `${words.events.quality}: ${qualityName(word, { words })}`
          : kind === 'category'
            ? `${words.events.category}: ${categories[word] ?? word}`
            : `${words.events.status}: ${statusName(word, { words })}`
      const day = dayOf.format(occurredAt)
      return [{ key: id, day, text: `${whenText(occurredAt, scene)} · ${text}`, isBad: BAD.has(word) }]
    })
    .slice(-MOST_MARKS)
    .toReversed()
}

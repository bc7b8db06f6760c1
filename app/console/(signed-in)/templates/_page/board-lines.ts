import { classOfQuality, classOfStatus, qualityName, statusName } from '@/components/console/templates/scene'
import type { BoardLine, WatchScene } from '@/components/console/watch/view'
import { spansIn } from '@/lib/i18n/console/numbers'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import { rateOf } from '@/lib/services/template-watch/rate'
import type { RefusalsByDay } from '@/lib/services/template-watch/read-board-days'
import type { WatchedTemplate } from '@/lib/services/template-watch/types'
import type { By } from './watch-scene'

export const SHOWN = ['all', 'new', 'look'] as const
export type Shown = (typeof SHOWN)[number]

/** Returns whether a template belongs to what is shown: all, new ones, or those that want a look. */
export function isShown({ isNew, state, status, quality }: WatchedTemplate, shown: Shown): boolean {
  if (shown === 'new') return isNew
  if (shown === 'all') return true
  return state === 'harming' || state === 'watch' || isBadAtMeta(status, quality)
}

const isBadAtMeta = (status: string | null, quality: string | null): boolean =>
  quality === 'RED' || quality === 'YELLOW' || classOfStatus(status) === 'st watch'

/** Returns the lines of the board. */
export function boardLines(
  templates: readonly WatchedTemplate[],
  { by, now, pausedIds, topicName, days }: About,
  scene: WatchScene,
): BoardLine[] {
  const { locale } = scene
  const words = TEMPLATES[locale]
  const span = spansIn(locale)
  return templates.map((template) => ({
    id: template.templateIds[0] ?? '',
    name: template.name,
    about: `${topicName(template.topicId)} · ${words.categories[template.category]}`,
    isNew: template.isNew,
    isPaused: template.templateIds.every((id) => pausedIds.has(id)),
    state: template.verdicts[by]?.state ?? 'too_little',
    rate: rateOf(template.total.optouts[by], template.total.delivered),
    delivered: template.total.delivered,
    days: days.get(template.name)?.[by] ?? [],
    meta: metaOf(template, { words }),
    age: span(Math.max(0, now - template.firstSeenAt)),
  }))
}

interface About {
  by: By
  now: number
  pausedIds: ReadonlySet<string>
  topicName: (topicId: string | null) => string
  /** The refusals by day, by the name of the template. */
  days: ReadonlyMap<string, RefusalsByDay>
}

/** What keeps a template from being sent says more than its quality. */
function metaOf({ status, quality }: WatchedTemplate, scene: { words: (typeof TEMPLATES)['en'] }): BoardLine['meta'] {
  if (classOfStatus(status) === 'st watch') return { class: 'st watch', text: statusName(status, scene) }
  return { class: classOfQuality(quality), text: qualityName(quality, scene) }
}

/** Returns the end of the scale of all ranges: one wild range of few deliveries does not squeeze the others. */
export function scaleOf(lines: readonly BoardLine[]): number {
  const highs = lines.flatMap(({ rate, state }) => (rate && state !== 'too_little' ? [rate.high] : []))
  const rates = lines.flatMap(({ rate }) => (rate ? [rate.rate] : []))
  return Math.max(1, ...highs, ...rates.filter((rate) => rate <= 50))
}

import type { Need } from '@/components/console/overview/view'
import { qualityName } from '@/components/console/templates/scene'
import { countText, shareText } from '@/lib/i18n/console/numbers'
import { OVERVIEW } from '@/lib/i18n/console/overview/words'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import type { Locale } from '@/lib/i18n/locales'
import type { OpenAlert } from '@/lib/services/template-alerts/list-open-alerts'

/** More alerts than these are one line, so that they hide nothing else that needs a person. */
const MOST = 3

/** Returns what happened to templates as what needs a person: each leads to the page of its template. */
export function alertNeeds(alerts: readonly OpenAlert[], locale: Locale): Need[] {
  const words = OVERVIEW[locale].needs.alerts
  const shown = alerts.slice(0, alerts.length > MOST + 1 ? MOST : MOST + 1)
  const rest = alerts.length - shown.length
  const needs = shown.map((alert): Need => ({
    key: `a${alert.id}`,
    mark: markOf(alert.kind),
    title: words[alert.kind].title(alert.name),
    text: textOf(alert, locale),
    act: words.act,
    href: `/console/templates/${alert.templateId}`,
  }))
  if (rest === 0) return needs
  const { moreText: text, moreAct: act } = words
  const href = '/console/templates/watch?show=look'
  return [
    ...needs,
    { key: 'alerts', mark: '', title: words.more(countText(rest, locale), rest === 1), text, act, href },
  ]
}

/** Returns how an alert is marked: one that drives people away, or that Meta no longer sends, is the worst. */
const markOf = (kind: OpenAlert['kind']): Need['mark'] =>
  kind === 'recategorised' || kind === 'held_back_more' ? '' : kind === 'quality_lowered' ? 'watch' : 'harm'

/** Returns what an alert tells, with its figures, and what goes on meanwhile. */
export function textOf({ kind, value }: Pick<OpenAlert, 'kind' | 'value'>, locale: Locale): string {
  const words = OVERVIEW[locale].needs.alerts
  const templates = TEMPLATES[locale]
  const number = (field: string) => (typeof value[field] === 'number' ? value[field] : 0)
  const word = (field: string) => (typeof value[field] === 'string' ? value[field] : null)
  switch (kind) {
    case 'harming':
      return words.harming.text(
        countText(number('seen'), locale),
        new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(number('expected')),
      )
    case 'quality_lowered': {
      const name = (quality: string | null) => qualityName(quality ?? 'UNKNOWN', { words: templates })
      return words.quality_lowered.text(name(word('previous')), name(word('quality')))
    }
    case 'held_back_more':
      return words.held_back_more.text(
        countText(number('held_back'), locale),
        shareText(number('share') * 1000, 1000, locale),
      )
    case 'recategorised': {
      const category = word('category') ?? ''
      const names: Readonly<Record<string, string>> = templates.categories
      return words.recategorised.text(names[category] ?? category)
    }
    case 'paused_by_meta':
    case 'disabled_by_meta':
      return words[kind].text
  }
}

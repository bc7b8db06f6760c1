import { qualityName } from '@/components/console/templates/scene'
import type { AlertLine } from '@/components/console/watch/AlertList'
import type { StateWord, WatchScene } from '@/components/console/watch/view'
import type { SignedIn } from '@/lib/auth/signed-in'
import { shareText } from '@/lib/i18n/console/numbers'
import { OVERVIEW } from '@/lib/i18n/console/overview/words'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import { WATCH } from '@/lib/i18n/console/watch/words'
import { formatInstant } from '@/lib/i18n/format'
import type { AlertRow } from '@/lib/services/template-alerts/list-alerts'
import type { Optout } from '@/lib/services/template-watch/types'

/** Returns how the screens of the template watch speak to a member. */
export function watchScene({ locale, business }: SignedIn): WatchScene {
  return { words: WATCH[locale], locale, timeZone: business.timeZone, businessId: business.id }
}

export type By = 'direct' | 'window'

/** Returns a reason in words. */
export function reasonText(reason: Optout['reason'], { words, locale }: WatchScene): string {
  return reason === null ? words.saves.noReason : (OVERVIEW[locale].reasons.words[reason] ?? reason)
}

const textIn = (value: AlertRow['value'], field: string): string | null =>
  typeof value[field] === 'string' ? value[field] : null
const numberIn = (value: AlertRow['value'], field: string): number =>
  typeof value[field] === 'number' ? value[field] : 0

/** Returns alerts in words. */
export function alertLines(alerts: readonly AlertRow[], scene: WatchScene): AlertLine[] {
  return alerts.map(({ id, kind, templateId, name, value, occurredAt }) => ({
    ...{ id, kind, at: occurredAt, text: alertText(kind, value, scene) },
    href: templateId && name ? `/console/templates/${templateId}` : null,
    name: name ?? textIn(value, 'name') ?? '',
  }))
}

function alertText(kind: AlertRow['kind'], value: AlertRow['value'], { words, locale }: WatchScene): string | null {
  const templates = { words: TEMPLATES[locale] }
  const seen = numberIn(value, 'seen')
  switch (kind) {
    case 'harming':
      return words.seen(seen, new Intl.NumberFormat(locale).format(numberIn(value, 'expected')))
    case 'quality_lowered':
      return words.alerts.quality(
        qualityName(textIn(value, 'previous'), templates),
        qualityName(textIn(value, 'quality'), templates),
      )
    case 'recategorised': {
      const category = textIn(value, 'category')
      const names: Readonly<Record<string, string>> = TEMPLATES[locale].categories
      return category && words.alerts.category(names[category] ?? category)
    }
    case 'held_back_more':
      return words.alerts.heldBack(
        numberIn(value, 'held_back'),
        shareText(numberIn(value, 'share') * 1000, 1000, locale),
      )
    case 'paused_by_meta':
    case 'disabled_by_meta': {
      const reason = textIn(value, 'reason')
      return reason && reason !== 'NONE' ? TEMPLATES[locale].reason(reason) : null
    }
  }
}

/** Returns what a state means, and how sure it is. */
export const stateText = (state: StateWord, { words }: WatchScene): string => words.statesText[state] ?? ''

/** Returns a moment in words, in the time zone of the business. */
export const whenText = (at: number, { locale, timeZone }: WatchScene): string =>
  formatInstant(at, 'shortDateTime', locale, timeZone)

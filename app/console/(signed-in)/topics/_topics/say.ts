import type { SignedIn } from '@/lib/auth/signed-in'
import type { Question } from '@/lib/http/action/form-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { numbersIn } from '@/lib/i18n/console/numbers'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { formatInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { LANGUAGES } from '@/lib/languages'
import type { NewerTopic } from '@/lib/services/business/change-topic'
import { type ByReason, numbersOf, type TopicEffect } from '@/lib/services/business/topic-effect'

const sum = (counts: ByReason, reasons?: readonly (keyof ByReason)[]) =>
  Object.entries(counts).reduce(
    (all, [reason, count]) => (!reasons || reasons.includes(reason as keyof ByReason) ? all + count : all),
    0,
  )

/** The number of people that a question is about, as a button says it. */
export function peopleIn(counts: ByReason, locale: Locale) {
  const count = sum(counts)
  return { count, text: numbersIn(locale)(count) }
}

/** The hidden field with the numbers that a member agrees to. */
export function agreedField(effect: TopicEffect): { agreed: string } {
  const { stops, starts } = numbersOf(effect)
  return { agreed: `${stops},${starts}` }
}

/** The member who reads it: in their language, with times in the zone of their business. */
type Reader = Pick<SignedIn, 'locale' | 'business'>

/** Says what a change of a topic means for people, a sentence for each group. */
export function effectLines(effect: TopicEffect, topic: string, reader: Reader): string[] {
  const { locale } = reader
  const words = TOPICS[locale].effect
  const format = numbersIn(locale)
  const each = (counts: ByReason, say: (count: string, reason: string, topic: string) => string) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => say(format(count), reason, topic))
  const { stops, starts, same } = effect
  const [agreed, refused] = [sum(same, ['opted_in']), sum(same, ['opted_out'])]
  const rest = sum(same) - agreed - refused
  const groups = [
    ...each(stops, words.stops),
    ...each(starts, words.starts),
    ...(agreed > 0 ? [words.agreed(format(agreed))] : []),
    ...(refused > 0 ? [words.refused(format(refused))] : []),
  ]
  return [
    ...groups,
    ...(rest > 0 && groups.length > 0 ? [words.rest(format(rest))] : []),
    ...(sum(stops) + sum(starts) > 0 ? [words.follows] : [words.nobody]),
    ...countedLine(effect, reader),
  ]
}

/** Says when people were counted, if that was not just now. */
export function countedLine({ countedAt }: TopicEffect, { locale, business }: Reader): string[] {
  if (countedAt === null) return []
  return [TOPICS[locale].effect.counted(formatInstant(countedAt, 'shortDateTime', locale, business.timeZone))]
}

/** Asks whether a topic is to be saved, with the numbers in the button. */
export function askEffect(effect: TopicEffect, topic: string, reader: Reader, isNew: boolean): Question {
  const { locale } = reader
  const words = TOPICS[locale]
  const [stops, starts] = [peopleIn(effect.stops, locale), peopleIn(effect.starts, locale)]
  const label = stops.count + starts.count > 0 ? words.effect.button(stops, starts) : words.editor.save
  return {
    title: isNew ? words.effect.created : words.effect.title,
    lines: effectLines(effect, topic, reader),
    fields: agreedField(effect),
    buttons: [{ label }],
  }
}

/** Says what somebody else changed meanwhile, and asks whose words stay. */
export function askNewer({ version, changes, by }: NewerTopic, locale: Locale): Question {
  const words = TOPICS[locale]
  const { newer } = words
  const show = (field: string, value: string | null) => shown(field, value, locale)
  const lines = changes.map(({ field, was, now, mine, isContested }) => {
    const [name, before, after] = [fieldName(field, locale), show(field, was), show(field, now)]
    return isContested ? newer.contested(name, before, after, show(field, mine)) : newer.changed(name, before, after)
  })
  const mine = { name: 'resolve', value: `mine:${version}` }
  return {
    title: newer.title(by),
    lines,
    fields: {},
    buttons: changes.some(({ isContested }) => isContested)
      ? [
          { ...mine, label: newer.mine },
          { name: 'resolve', value: `theirs:${version}`, label: newer.theirs, kind: 'plain' },
        ]
      : [{ ...mine, label: newer.both }],
  }
}

function fieldName(field: string, locale: Locale): string {
  const { editor, fields, inLanguage } = TOPICS[locale]
  if (field === 'policy' || field === 'category' || field === 'legalBasis') return fields[field]
  const [, language, name] = field.split('.') as [
    string,
    Locale,
    'name' | 'description' | 'frequency' | 'reason' | 'basis',
  ]
  return inLanguage(editor[name], LANGUAGES[language].ownName)
}

function shown(field: string, value: string | null, locale: Locale): string {
  const { policies, categories, newer } = TOPICS[locale]
  if (value === null) return newer.nothing
  if (field === 'policy') return policies[value as keyof typeof policies].label
  if (field === 'category') return categories[value as keyof typeof categories]
  return value
}

export const undoLabel = (locale: Locale) => COMMON[locale].undo

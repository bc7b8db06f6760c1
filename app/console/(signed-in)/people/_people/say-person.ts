import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import type { ListedPerson, Linked, Mark, StandingView } from '@/components/console/people/view'
import { isEdgeOfDay } from '@/lib/consent/time'
import { FOREVER, type Method } from '@/lib/consent/types'
import type { PeopleWords } from '@/lib/i18n/console/people/shape'
import { formatInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { PersonSummary } from '@/lib/services/people/person-summary'
import type { Person, PersonTopic } from '@/lib/services/people/read-person'

/** The member's language, and the clocks of the business. */
interface Clock {
  locale: Locale
  timeZone: string
}

/** What all that is said of a person needs. */
export interface Telling extends Clock {
  words: PeopleWords
}

/** Returns the day of a moment, as a sentence has it. */
export const dayText = (at: number, { locale, timeZone }: Clock): string => formatInstant(at, 'date', locale, timeZone)

export const timeText = (at: number, { locale, timeZone }: Clock): string =>
  formatInstant(at, 'shortDateTime', locale, timeZone)

/**
 * Returns when something was said: the day alone where a file had no time of day, which was then read as the start or
 * the end of that day.
 */
export const saidText = ({ method, occurredAt }: { method: Method; occurredAt: number }, telling: Clock): string =>
  method === 'import' && isEdgeOfDay(occurredAt, telling.timeZone)
    ? dayText(occurredAt, telling)
    : timeText(occurredAt, telling)

/** Returns the name of a language in the member's, without its region; null for none. */
export function languageName(tag: string | null, { locale }: Pick<Telling, 'locale'>): string | null {
  if (tag === null) return null
  const [language = tag] = tag.split('-')
  return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? tag
}

/** Returns one person as a list shows them. */
export function listedPerson(person: PersonSummary, telling: Telling, how: string | null = null): ListedPerson {
  const { summary } = telling.words
  const { id, name, state, allowed, topics } = person
  const isThere = state !== 'erased' && state !== 'released'
  const now = isThere ? [summary.allowed(allowed, topics)] : []
  return {
    id,
    name: name?.text ?? summary.unnamed,
    mark: state === 'paused' ? 'half' : state === null && allowed > 0 ? 'yes' : 'no',
    details: [languageName(person.locale, telling), ...(state === null ? [] : [summary[state]]), ...now, how].filter(
      (part) => part !== null,
    ),
  }
}

/** Returns whether a person may be messaged about each topic, and why, in words. */
export function standingViews(person: Person, telling: Telling): StandingView[] {
  const { locale, words } = telling
  return person.topics.map((one) => ({
    key: one.topic.key,
    topic:
      topicName(one.topic, locale, person.config.defaultLocale) +
      (one.topic.archived ? ` (${words.stand.archived})` : ''),
    mark: markOf(one),
    now: words.stand[{ yes: 'yes', no: 'no', half: 'notYet' }[markOf(one)] as 'yes' | 'no' | 'notYet'],
    because: becauseOf(one, person, telling),
  }))
}

const NOT_YET: ReadonlySet<string> = new Set(['no_opt_in', 'pending_confirmation', 'consent_expired'])

const markOf = ({ decision: { allowed, reason } }: PersonTopic): Mark =>
  allowed ? 'yes' : NOT_YET.has(reason) ? 'half' : 'no'

function becauseOf(one: PersonTopic, person: Person, telling: Telling): Linked {
  const { line, decision } = one
  const said = one.answer?.register.since ?? line?.occurredAt ?? null
  const at = isAnswer(decision.reason) ? said : (line?.occurredAt ?? null)
  const [before = '', after = ''] = sentenceOf(one, telling).split('{day}')
  const text = at === null ? '' : dayText(at, telling)
  return { before, after, link: text === '' ? null : { text, href: line ? addressOfLine(line, person) : '' } }
}

const isAnswer = (reason: string) => ['opted_in', 'opted_out', 'consent_expired'].includes(reason)

function sentenceOf({ decision, answer, line }: PersonTopic, telling: Telling): string {
  const { stand, how } = telling.words
  const by = line ? how[line.method satisfies Method] : ''
  const isOwn = answer?.lane === 'own'
  switch (decision.reason) {
    case 'opted_in':
      return isOwn ? stand.agreed(by) : stand.agreedByOthers(by)
    case 'opted_out':
      return isOwn ? stand.refused(by) : stand.refusedByOthers(by)
    case 'stopped':
      return stand.stopped(by)
    case 'paused':
      return stand.paused(decision.until === null ? null : dayText(decision.until, telling))
    default:
      return stand.reasons[decision.reason]
  }
}

/** Returns the address of a line: on this page, or on the page of its chain that begins with it. */
function addressOfLine({ contactId, seq }: { contactId: string; seq: number }, { id, history }: Person): string {
  const isHere = history.chain === contactId && history.lines.some((line) => line.seq === seq)
  if (isHere) return `#l${seq}`
  const chain = contactId === id ? '' : `&chain=${contactId}`
  return `/console/people/${id}?before=${seq + 1}${chain}#l${seq}`
}

/** Returns the end of a pause in words; null for one that has none. */
export const endText = (until: number | null, telling: Telling): string | null =>
  until === null || until >= FOREVER ? null : dayText(until, telling)

import type { TopicConfig } from '@/db/queries/business/config'
import { meaningOf } from '@/lib/services/columns/column-names'
import { meaningShown, type ShownMeaning, type YesMeans } from '@/lib/services/columns/is-refusal-column'
import { countryColumns, matchColumns } from '@/lib/services/columns/match-columns'
import { besideColumns, type Meant, type TopicOf } from './beside-columns'
import { type Columns, refusalTimes } from './columns'
import { NO_TOPICS, type TopicsIn } from './topics-in-name'

/** What one column of a file holds, as a member chose it; '' for a column that is left out. */
export const USES = ['', 'phone', 'topic', 'answer', 'when', 'whenAgreed', 'whenRefused', 'proof', 'source'] as const
export type Use = (typeof USES)[number] | TopicUse
/** The column holds the answers to one topic. */
type TopicUse = `topic:${string}`

const TOPIC = 'topic:'
/** How many columns may hold each part of a row; the others may be one. */
const MANY: ReadonlySet<Use> = new Set(['', 'phone', 'when', 'whenAgreed', 'whenRefused'])

/**
 * What a column does for which nothing is chosen, instead of being left out. `numberCountry`, `personCountry`: numbers
 * without a country code are read as of that country. `refusals`: it holds refusals or their times, or may hold them,
 * so that anything in it but a plain No refuses a Yes, and an earlier time does not. `either`: the same, and a plain No
 * refuses a Yes too, because its name can be read two ways ("si no" may mean "if not"). `denied`: its name denies a
 * refusal, so that anything in it but a plain Yes refuses a Yes. `answers`: only a No in it refuses a Yes.
 */
export type UnchosenEffect = 'numberCountry' | 'personCountry' | 'refusals' | 'either' | 'denied' | 'answers'

/** Why columns that a member chose can't be read. */
export type UseProblem =
  | { problem: 'phone_missing' | 'topic_missing' | 'answer_missing' | 'topics_and_topic' }
  /** The name of a column of answers does not show what a Yes in it means. */
  | { problem: 'answer_unclear'; column: string }
  /** Two columns hold what only one may. */
  | { problem: 'twice'; use: Use }
  /** A column holds refusals of everything, beside columns of topics: they would be lost. */
  | { problem: 'refusals_beside'; column: string }

export interface Chosen {
  uses: readonly Use[]
  /** What a Yes means in columns whose names do not show it. Of other columns it says nothing. */
  yesMeans?: YesMeans | undefined
  hasTopic: boolean
  hasAnswer: boolean
  topicOf: TopicOf
  topicsIn: TopicsIn
}

/** Returns the topic whose answers a column holds, by its id; null for any other column. */
export const topicOfUse = (use: Use): string | null => (use.startsWith(TOPIC) ? use.slice(TOPIC.length) : null)

export const useOfTopic = (topicId: string): TopicUse => `${TOPIC}${topicId}`

/** Returns whether a text says what a column holds, in a business with these topics. */
export function isUse(text: string, topics: readonly Pick<TopicConfig, 'id'>[]): text is Use {
  if ((USES as readonly string[]).includes(text)) return true
  return text.startsWith(TOPIC) && topics.some(({ id }) => useOfTopic(id) === text)
}

/**
 * Returns the columns as a member chose them: nothing is found by its name. Only a refusal in a column that is left out
 * still counts beside a Yes, so that no No is overlooked, and a column of answers whose name says that it holds
 * refusals is read as one, also where it was chosen for a topic.
 */
export function chosenColumns(names: readonly string[], chosen: Chosen): Columns | UseProblem {
  const { uses, hasTopic, hasAnswer } = chosen
  const places = (use: Use) => [...uses.keys()].filter((place) => uses[place] === use && place < names.length)
  const topics = topicPlaces(names, uses)
  const twice = uses.find((use, place) => !MANY.has(use) && uses.indexOf(use) !== place)
  if (twice !== undefined) return { problem: 'twice', use: twice }
  const [topic] = places('topic')
  const [answer] = places('answer')
  const people = places('phone')
  if (people.length === 0) return { problem: 'phone_missing' }
  if (topics.length > 0 && (topic !== undefined || answer !== undefined)) return { problem: 'topics_and_topic' }
  if (topics.length === 0 && topic === undefined && !hasTopic) return { problem: 'topic_missing' }
  if (topics.length === 0 && answer === undefined && !hasAnswer) return { problem: 'answer_missing' }
  const matches = matchColumns(names, () => false)
  // A time of a refusal counts whatever the member chose it for.
  const isRead = (use: Use | undefined) => use !== undefined && use !== '' && use !== 'whenRefused'
  const beside = besideColumns(
    names,
    matches,
    new Set([...names.keys()].filter((place) => isRead(uses[place]))),
    chosen.topicsIn,
  )
  const refusals = topics.length > 0 ? beside.find(({ index }) => isNamedRefusal(names[index] ?? '')) : undefined
  if (refusals) return { problem: 'refusals_beside', column: names[refusals.index] ?? '' }
  const unclear = unclearColumns(names, uses, chosen.topicOf)
  const [column] = unclear
  if (column !== undefined && chosen.yesMeans === undefined) return { problem: 'answer_unclear', column }
  const isRefusal = (place: number) => {
    const shown = shownAs(names[place] ?? '', uses[place] ?? '', chosen.topicOf)
    return shown === 'unclear' ? chosen.yesMeans === 'refused' : shown === 'refused'
  }
  const either = places('when')
  const [proof] = places('proof')
  const [source] = places('source')
  const when = { in: [...places('whenAgreed'), ...either], out: [...places('whenRefused'), ...either] }
  return {
    people,
    countries: countryColumns(matches).filter(({ index }) => !isRead(uses[index])),
    ...(topic === undefined ? {} : { topic }),
    ...(answer === undefined ? {} : { answer }),
    isRefusal: answer !== undefined && isRefusal(answer),
    beside,
    when,
    refusedAt: [...new Set([...places('whenRefused'), ...refusalTimes(matches, when)])],
    ...(proof === undefined ? {} : { proof }),
    ...(source === undefined ? {} : { source }),
    topics: topics.map((column) => ({ ...column, isRefusal: isRefusal(column.index) })),
    ...(column !== undefined && chosen.yesMeans && { unclearMeans: chosen.yesMeans }),
    names,
  }
}

/** Returns the columns that were chosen for the answers to one topic. */
const topicPlaces = (names: readonly string[], uses: readonly Use[]): { index: number; topic: string }[] =>
  [...uses.entries()].flatMap(([index, use]) => {
    const topic = topicOfUse(use)
    return topic === null || index >= names.length ? [] : [{ index, topic }]
  })

/** Returns the names of the chosen columns of answers that do not show what a Yes in them means. */
export function unclearColumns(names: readonly string[], uses: readonly Use[], topicOf: TopicOf): string[] {
  return names.filter((name, place) => {
    const use = uses[place] ?? ''
    return (topicOfUse(use) !== null || use === 'answer') && shownAs(name, use, topicOf) === 'unclear'
  })
}

/** Returns what the name of a column shows of a Yes in it, for what a member chose the column for. */
function shownAs(name: string, use: Use, topicOf: TopicOf): ShownMeaning {
  const topic = topicOfUse(use)
  if (topic === null) return meaningShown(name)
  return meaningShown(name, topicOf(name) === topic ? 'key' : 'chosen')
}

/** Returns what each column of a file does if a member chooses nothing for it; null for one that is left out then. */
export function effectsUnchosen(
  names: readonly string[],
  topicsIn: TopicsIn = () => NO_TOPICS,
): (UnchosenEffect | null)[] {
  const matches = matchColumns(names, () => false)
  const effects: (UnchosenEffect | null)[] = names.map(() => null)
  for (const column of besideColumns(names, matches, new Set(), topicsIn)) effects[column.index] = effectBeside(column)
  for (const index of refusalTimes(matches, { in: [], out: [] })) effects[index] = 'refusals'
  for (const { index, isOfNumber } of countryColumns(matches))
    effects[index] = isOfNumber ? 'numberCountry' : 'personCountry'
  return effects
}

/** Returns what a column does that is read only beside an answer. */
export function effectBeside({ isRefusal, isEither, isDenied }: Meant): UnchosenEffect {
  if (isDenied) return 'denied'
  return !isRefusal ? 'answers' : isEither ? 'either' : 'refusals'
}

const isNamedRefusal = (name: string) => meaningOf(name)?.part === 'refusal'

/** Returns what each column holds, of columns that were found by their names. */
export function usesOf({ names, ...found }: Columns): Use[] {
  const uses: Use[] = names.map(() => '')
  const set = (places: readonly (number | undefined)[], use: Use) => {
    for (const place of places) if (place !== undefined) uses[place] = use
  }
  set(found.people, 'phone')
  set([found.topic], 'topic')
  set([found.answer], 'answer')
  const both = found.when.in.filter((place) => found.when.out.includes(place))
  set(found.when.in, 'whenAgreed')
  set(found.when.out, 'whenRefused')
  set(both, 'when')
  set([found.proof], 'proof')
  set([found.source], 'source')
  for (const { index, topic } of found.topics) uses[index] = useOfTopic(topic)
  return uses
}

const PARTS: Readonly<Record<string, Use>> = {
  ...{ phone: 'phone', bsuid: 'phone', topic: 'topic', answer: 'answer', refusal: 'answer', when: 'when' },
  ...{ whenAgreed: 'whenAgreed', whenRefused: 'whenRefused', proof: 'proof', source: 'source' },
}

/**
 * Returns what each column may hold, for a file whose columns do not suffice or fit twice: of each part the best named
 * one. The member completes it.
 */
export function guessedUses(names: readonly string[], topicOf: (name: string) => string | undefined): Use[] {
  const uses: Use[] = names.map(() => '')
  const best = new Map<Use, { place: number; rank: number }>()
  for (const [place, name] of names.entries()) {
    const topic = topicOf(name)
    const meaning = meaningOf(name)
    const use = topic === undefined ? PARTS[meaning?.part ?? ''] : useOfTopic(topic)
    const rank = topic === undefined ? (meaning?.rank ?? 0) : 0
    if (use === undefined || (best.get(use)?.rank ?? Infinity) <= rank) continue
    best.set(use, { place, rank })
  }
  const isWide = [...best.keys()].some((use) => topicOfUse(use) !== null)
  for (const [use, { place }] of best) if (!isWide || (use !== 'topic' && use !== 'answer')) uses[place] = use
  return uses
}

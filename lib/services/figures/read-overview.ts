import { type BusinessConfig, readConfig, type TopicConfig } from '@/db/queries/business/config'
import { type DayCount, readDayCounts } from '@/db/queries/figures/days'
import type { CountedStates } from '@/db/queries/figures/reach'
import type { Instant, Reason } from '@/lib/consent/types'
import { type BackendHealth, readBackendsHealth } from '@/lib/services/backends/read-backends-health'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { dayFormat } from './day-counts'
import { reasonsFor } from './reach'
import { readCounted } from './read-counted'
import { type Standing, STANDINGS, standingOf } from './standings'

/** How many days the overview shows. */
export const DAYS = 30
const DAY_MS = 86_400_000

export interface TopicReach {
  topic: Pick<TopicConfig, 'id' | 'key' | 'category' | 'policy' | 'paused' | 'texts'>
  people: Record<Standing, number>
  /** How many may be messaged now. */
  allowed: number
}

export interface DayFigures {
  /** As `2026-11-29`. */
  day: string
  agreed: number
  refused: number
  /** The same, said by others for the person: imports, backends, the API. */
  agreedByOthers: number
  refusedByOthers: number
}

export interface Overview {
  outcome: 'read'
  /** How many people may be written to at all: neither erased nor merged, and not without their number. */
  people: number
  /** When people were counted; null: not yet, a worker does it within seconds. */
  countedAt: Instant | null
  topics: TopicReach[]
  /** The oldest first, without a gap; today is the last. */
  days: DayFigures[]
  /** Why people refused in these days, the most frequent first. */
  reasons: { reason: Reason; times: number }[]
  /** How many changes refused something in these days, by the person. */
  refusals: number
  backends: BackendHealth[]
  /** The first language of the business. */
  locale: string
}

/** Returns what a member sees first: whom they may message, and what happened in the last 30 days. */
export async function readOverview(deps: Deps, caller: Caller): Promise<Overview | NotAllowed> {
  const { businessId } = caller
  const now = deps.clock.now()
  const read = await inBusinessFor(deps, caller, 'figures.read', async (tx) => {
    const config = await readConfig(tx, businessId)
    const days = daysUntil(now, config?.timeZone ?? 'UTC')
    const [reach, counts] = await Promise.all([
      readCounted(tx, businessId, now),
      readDayCounts(tx, businessId, { from: days.at(0) ?? '', to: days.at(-1) ?? '' }),
    ])
    return { config, days, reach, counts }
  })
  if ('outcome' in read) return read
  const { config, days, reach, counts } = read
  const health = await readBackendsHealth(deps, caller)
  if (health.outcome === 'not_allowed') return health
  const figures = days.map((day) => figuresOf(day, counts))
  return {
    outcome: 'read',
    people: reach.people,
    countedAt: reach.at,
    topics: config ? reachOf(config, reach) : [],
    days: figures,
    reasons: reasonsIn(counts),
    refusals: figures.reduce((sum, { refused }) => sum + refused, 0),
    backends: health.backends,
    locale: config?.defaultLocale ?? 'en',
  }
}

function daysUntil(now: Instant, timeZone: string): string[] {
  const dayOf = dayFormat(timeZone)
  // Noon of today: a step of 24 hours from there is the next day also where the clocks change.
  const noon = Date.parse(`${dayOf(now)}T12:00:00Z`)
  return Array.from({ length: DAYS }, (_, back) =>
    new Date(noon - (DAYS - 1 - back) * DAY_MS).toISOString().slice(0, 10),
  )
}

function reachOf({ topics }: BusinessConfig, { counts }: CountedStates): TopicReach[] {
  return topics
    .filter(({ archived }) => !archived)
    .map((config) => {
      const { id, key, category, policy, paused, texts } = config
      const people = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Standing, number>
      for (const count of reasonsFor(counts, id, config)) {
        const standing = standingOf(count.reason)
        if (standing) people[standing] += count.people
      }
      const topic = { id, key, category, policy, paused, texts }
      return { topic, people, allowed: people.yes + people.silent_allowed }
    })
}

function figuresOf(day: string, counts: readonly DayCount[]): DayFigures {
  const ofDay = counts.filter((count) => count.day === day && count.detail === '')
  const sum = (events: readonly DayCount['event'][], speaker: DayCount['speaker']) =>
    ofDay
      .filter((count) => events.includes(count.event) && count.speaker === speaker)
      .reduce((total, { times }) => total + times, 0)
  return {
    day,
    agreed: sum(['agreed', 'returned'], 'person'),
    refused: sum(['refused', 'stopped'], 'person'),
    agreedByOthers: sum(['agreed', 'returned'], 'other'),
    refusedByOthers: sum(['refused', 'stopped'], 'other'),
  }
}

function reasonsIn(counts: readonly DayCount[]): Overview['reasons'] {
  const times = new Map<string, number>()
  for (const count of counts)
    if (count.event === 'reason') times.set(count.detail, (times.get(count.detail) ?? 0) + count.times)
  return [...times]
    .map(([reason, said]) => ({ reason: reason as Reason, times: said }))
    .toSorted((a, b) => b.times - a.times)
}

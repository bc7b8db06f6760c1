import type { DayCount, DayEvent, Speaker } from '@/db/queries/figures/days'
import type { FedChange } from '@/db/queries/ledger/fed-changes'
import { BoundedMap } from '@/lib/bounded-map'
import { tookEffect } from '@/lib/consent/took-effect'
import type { EffectGist } from '@/lib/ledger/packed/gist'

/**
 * Counts lines of the ledger by the day in the business's time zone. A line counts where it changed something: what
 * came too late, was kept out or only repeated an earlier answer does not.
 */
export function dayCountsOf(lines: readonly FedChange[], timeZone: string): DayCount[] {
  const dayOf = dayFormat(timeZone)
  const counts = new Map<string, DayCount>()
  for (const line of lines) {
    const day = dayOf(line.occurredAt)
    for (const { event, detail, speaker } of eventsOf(line)) {
      const key = `${day} ${event} ${detail} ${speaker}`
      const known = counts.get(key)
      if (known) known.times += 1
      else counts.set(key, { day, event, detail, speaker, times: 1 })
    }
  }
  return [...counts.values()]
}

interface Happened {
  event: DayEvent
  detail: string
  speaker: Speaker
}

function eventsOf({ effects, reason }: FedChange): Happened[] {
  const events: Happened[] = []
  const add = (event: DayEvent, detail: string, speaker: Speaker) => events.push({ event, detail, speaker })
  for (const effect of effects) {
    if (!tookEffect(effect) || effect.outcome === 'reaffirmed') continue
    if (effect.on === 'answer') {
      const event = answerEvent(effect)
      if (event) add(event, effect.topicId, effect.lane === 'own' ? 'person' : 'other')
    } else if (effect.on === 'stop') add(effect.said.on ? 'stopped' : 'returned', '', 'person')
    else if (effect.on === 'pause' && effect.said.on) add('paused', '', 'person')
  }
  for (const event of ['agreed', 'refused'] as const) {
    const speakers = new Set(events.flatMap((each) => (each.event === event ? each.speaker : [])))
    for (const speaker of speakers) add(event, '', speaker)
  }
  if (reason) add('reason', reason, 'person')
  return events
}

function answerEvent({ said, before }: EffectGist & { on: 'answer' }): 'agreed' | 'refused' | null {
  if (said.answer === (before?.answer ?? 'none')) return null
  if (said.answer === 'in') return 'agreed'
  return said.answer === 'out' ? 'refused' : null
}

/** By time zone: to make one takes longer than to count some lines. */
const formats = new BoundedMap<Intl.DateTimeFormat>(100)
/** The most seconds of which the day is remembered. */
const MOST_SECONDS = 1000

/**
 * Returns a function from a moment to its day, as `2026-11-29`. The day of a second is asked for once: what is counted
 * together mostly happened within a few seconds, and no day begins within one.
 */
export function dayFormat(timeZone: string): (at: number) => string {
  const format = formats.remember(
    timeZone,
    () => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  )
  const days = new Map<number, string>()
  return (at) => {
    const second = Math.floor(at / 1000)
    let day = days.get(second)
    if (day === undefined) {
      if (days.size >= MOST_SECONDS) days.clear()
      day = format.format(at)
      days.set(second, day)
    }
    return day
  }
}

import type { DayCount, DayEvent, Speaker } from '@/db/queries/figures/days'
import type { FedLine } from '@/db/queries/ledger/feed'
import { tookEffect } from '@/lib/consent/took-effect'
import type { Effect } from '@/lib/consent/types'
import { effectsOf, type LineContent } from '@/lib/ledger/line'

/**
 * Counts lines of the ledger by the day in the business's time zone. A line counts where it changed something: what
 * came too late, was kept out or only repeated an earlier answer does not.
 */
export function dayCountsOf(lines: readonly FedLine[], timeZone: string): DayCount[] {
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

function eventsOf({ payload, reason }: FedLine): Happened[] {
  const effects = changesIn(payload)
  const events: Happened[] = []
  const add = (event: DayEvent, detail: string, speaker: Speaker) => events.push({ event, detail, speaker })
  for (const effect of effects) {
    if (effect.on === 'answer') {
      const event = answerEvent(effect)
      if (event) add(event, effect.topicId, effect.lane === 'own' ? 'person' : 'other')
    } else if (effect.on === 'stop') add(effect.said.on ? 'stopped' : 'returned', '', 'person')
    else if (effect.on === 'pause' && effect.said.until !== null) add('paused', '', 'person')
  }
  for (const event of ['agreed', 'refused'] as const) {
    const speakers = new Set(events.flatMap((each) => (each.event === event ? each.speaker : [])))
    for (const speaker of speakers) add(event, '', speaker)
  }
  if (reason) add('reason', reason, 'person')
  return events
}

function answerEvent({ said, before }: Effect & { on: 'answer' }): 'agreed' | 'refused' | null {
  if (said.answer === (before?.answer ?? 'none')) return null
  if (said.answer === 'in') return 'agreed'
  return said.answer === 'out' ? 'refused' : null
}

/** Returns what a line changed; nothing for a text that is no line, which `ledger:verify` reports. */
function changesIn(payload: string): Effect[] {
  try {
    // `readLine` is not needed: these lines were written by us.
    const content = JSON.parse(payload) as LineContent
    return effectsOf(content).filter((effect) => tookEffect(effect) && effect.outcome !== 'reaffirmed')
  } catch {
    return []
  }
}

/** Returns a function from a moment to its day, as `2026-11-29`. */
export function dayFormat(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (at) => format.format(at)
}

import type { FedChange } from '@/db/queries/ledger/fed-changes'
import type { OptoutEvent } from '@/db/queries/template-watch/optouts'
import { tookEffect } from '@/lib/consent/took-effect'
import type { EffectGist } from '@/lib/ledger/packed/gist'

/** What a line says that a message may have caused. */
export interface Act {
  line: FedChange
  event: OptoutEvent
  /** The stop that this line replaced by something smaller; null: none. */
  instead: { changeId: string; saved: 'pause' | 'topics' } | null
}

/** Who says something because of a message: the person, and WhatsApp, which passes on what the person tapped there. */
const SPEAKERS: ReadonlySet<FedChange['actor']> = new Set(['contact', 'provider'])

/**
 * Returns what a line refuses, pauses or gives as a reason. Null: nothing of that; it only repeats what held; or
 * somebody else says it, such as an import or a backend. An undo is no act of its own.
 */
export function readAct(line: FedChange): Act | null {
  if (!SPEAKERS.has(line.actor) || line.kind === 'undo' || line.kind === 'merged') return null
  if (line.kind === 'reason') return { line, event: 'reason', instead: null }
  const effects = line.effects.filter(tookEffect)
  const lifted = effects.find((effect) => effect.on === 'stop' && !effect.said.on && effect.before?.on)
  const event = EVENTS.find((each) => effects.some((effect) => eventOf(effect) === each))
  if (!event) return null
  const changeId = lifted?.on === 'stop' ? (lifted.before?.changeId ?? null) : null
  const saved = event === 'pause' ? 'pause' : 'topics'
  return { line, event, instead: changeId === null ? null : { changeId, saved } }
}

/** The greatest first: a line that stops everything and refuses a topic is a stop. */
const EVENTS: readonly OptoutEvent[] = ['stop', 'topic', 'provider', 'pause']

function eventOf(effect: EffectGist): OptoutEvent | null {
  switch (effect.on) {
    case 'stop':
      return effect.said.on && !effect.before?.on ? 'stop' : null
    case 'answer':
      return effect.lane === 'own' && effect.said.answer === 'out' && effect.before?.answer !== 'out' ? 'topic' : null
    case 'provider_stop':
      return effect.said.on && !effect.before?.on ? 'provider' : null
    case 'pause':
      return effect.said.on ? 'pause' : null
    case 'pending':
    case 'release':
    case 'erasure':
      return null
  }
}

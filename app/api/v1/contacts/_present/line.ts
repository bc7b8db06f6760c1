import type { z } from 'zod'
import { endOrNull, iso } from '@/app/api/v1/_present/time'
import type { CitedLine as CitedLineView, EffectView, LineView } from '@/lib/api/contact-schemas'
import { presentOutcome } from '@/lib/api/outcomes'
import type { Effect } from '@/lib/consent/types'
import type { ContactRecord, DescribedLine } from '@/lib/services/records/read-contact'
import type { CitedLine } from '@/lib/services/records/record-preferences'

type Shown = z.infer<typeof EffectView>

/** Returns an effect in the words of the API. `keyOf` returns the key of a topic; without one, only the id is shown. */
export function presentEffect(effect: Effect, keyOf: ReadonlyMap<string, string>): Shown {
  const topicId = 'topicId' in effect ? effect.topicId : null
  return {
    on: effect.on === 'answer' ? 'topic' : effect.on === 'pending' ? 'confirmation' : effect.on,
    topic: topicId === null ? null : (keyOf.get(topicId) ?? null),
    topic_id: topicId,
    sender_id: effect.on === 'provider_stop' ? effect.senderId : null,
    said: saidOf(effect),
    ...presentOutcome(effect),
    until: endOrNull(endOf(effect)),
  }
}

function saidOf(effect: Effect): Shown['said'] {
  switch (effect.on) {
    case 'answer':
      return effect.said.answer === 'none' ? 'withdrawn' : effect.said.answer
    case 'stop':
      return effect.said.on ? 'stop' : 'return'
    case 'pause':
      return effect.said.until === null ? 'resume' : 'pause'
    case 'provider_stop':
      return effect.said.on ? 'stop' : 'resume'
    case 'pending':
      return effect.said === null ? 'closed' : 'asked'
    case 'release':
      return 'released'
    case 'erasure':
      return 'erased'
  }
}

function endOf(effect: Effect): number | null {
  if (effect.on === 'answer') return effect.said.expiresAt
  if (effect.on === 'pause') return effect.said.until
  return effect.on === 'pending' ? (effect.said?.expiresAt ?? null) : null
}

/** Returns a line of a contact's history, field by field. */
export function presentLine(line: DescribedLine, { config, sources }: ContactRecord): z.infer<typeof LineView> {
  const keyOf = new Map(config.topics.map((topic) => [topic.id, topic.key]))
  const source = sources.find(({ id }) => id === line.sourceId)
  return {
    seq: line.seq,
    change_id: line.changeId,
    kind: line.kind,
    occurred_at: iso(line.occurredAt),
    recorded_at: iso(line.recordedAt),
    actor: line.actor,
    method: line.method,
    source: source ? { id: source.id, kind: source.kind, name: source.name } : null,
    reason: line.reason,
    refers_to: line.refersTo,
    effects: line.effects && line.effects.map((effect) => presentEffect(effect, keyOf)),
    notice: line.notice,
    evidence: line.evidenceKept ? 'kept' : line.evidenceDigest === null ? 'none' : 'deleted',
    hash: line.hash,
  }
}

export function presentCited(line: CitedLine): z.infer<typeof CitedLineView> {
  return {
    change_id: line.changeId,
    contact_id: line.contactId,
    seq: line.seq,
    occurred_at: iso(line.occurredAt),
    recorded_at: iso(line.recordedAt),
    actor: line.actor,
    method: line.method,
  }
}

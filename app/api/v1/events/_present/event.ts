import type { z } from 'zod'
import { iso } from '@/app/api/v1/_present/time'
import { presentEffect } from '@/app/api/v1/contacts/_present/line'
import type { EventView } from '@/lib/api/operations/events'
import type { EventPage } from '@/lib/services/records/read-events'

/** Returns the events of a page, field by field. */
export function presentEvents({ events, topicKeys }: EventPage): z.infer<typeof EventView>[] {
  return events.map((event) => ({
    position: event.position,
    contact_id: event.contactId,
    seq: event.seq,
    change_id: event.changeId,
    kind: event.kind,
    occurred_at: iso(event.occurredAt),
    recorded_at: iso(event.recordedAt),
    actor: event.actor,
    method: event.method,
    source: event.source && { id: event.source.id, kind: event.source.kind, name: event.source.name },
    reason: event.reason,
    refers_to: event.refersTo,
    effects: event.effects && event.effects.map((effect) => presentEffect(effect, topicKeys)),
    notice: event.notice,
    hash: event.hash,
  }))
}

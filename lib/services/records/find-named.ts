import { nameSenders, nameSources } from '@/db/queries/business/named-things'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { findTopic } from '@/lib/find-topic'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'
import type { NamedThings, PreferenceRequest } from './preference-request'

/** Something that the call names does not exist, or is named twice. */
export type NotFound =
  | { outcome: 'unknown_contact' | 'unknown_source' | 'unknown_sender' }
  | { outcome: 'unknown_topic' | 'topic_named_twice'; names: string[] }

/** Looks up everything that the call names. Nothing is written for a call that names something unknown. */
export async function findNamed(
  deps: Deps,
  businessId: string,
  contactId: string,
  request: PreferenceRequest,
): Promise<NamedThings | NotFound> {
  return inSnapshot(deps, businessId, async (tx): Promise<NamedThings | NotFound> => {
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return { outcome: 'unknown_contact' }
    const config = await deps.configs.within(tx, businessId, row.configVersion)
    const named = Object.entries(request.topics).map(([name, said]) => ({
      name,
      said,
      id: findTopic(config, name)?.id,
    }))
    const unknown = named.filter(({ id }) => id === undefined).map(({ name }) => name)
    if (unknown.length > 0) return { outcome: 'unknown_topic', names: unknown }
    const twice = named.filter(({ id }) => named.filter((other) => other.id === id).length > 1)
    if (twice.length > 0) return { outcome: 'topic_named_twice', names: twice.map(({ name }) => name) }
    if (request.sourceId && (await nameSources(tx, businessId, [request.sourceId])).length === 0)
      return { outcome: 'unknown_source' }
    const asked = request.clearProviderStop?.sender ?? null
    const senders = asked === null ? [] : await nameSenders(tx, businessId)
    const sender = senders.find(({ id, phoneNumberId }) => id === asked?.toLowerCase() || phoneNumberId === asked)
    if (asked !== null && !sender) return { outcome: 'unknown_sender' }
    return {
      contactId: row.id,
      config,
      topics: named.map(({ id, said }) => ({ id: id ?? '', said })),
      senderId: sender?.id ?? null,
    }
  })
}

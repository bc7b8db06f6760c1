import type { BusinessConfig } from '@/db/queries/business/config'
import { BoundedMap } from '@/lib/bounded-map'
import { bindTopics, type BoundTopics, termsDigest } from '@/lib/ledger/bindings'

interface Known {
  topics: Map<string, { version: number; digest: string }>
  /** By the ids of the topics; an import has the same few sets in ten thousand lines. */
  sets: BoundedMap<BoundTopics>
}

const known = new WeakMap<BusinessConfig, Known>()
const KEPT_SETS = 200

/**
 * Returns how a line binds the topics that it names, as the configuration has them. Returns undefined when it names
 * none. A configuration never changes, so each digest is made once.
 */
export function boundTopics(config: BusinessConfig, topicIds: Iterable<string>): BoundTopics | undefined {
  const ids = [...new Set(topicIds)].toSorted()
  if (ids.length === 0) return undefined
  const { topics, sets } = knownOf(config)
  return sets.remember(ids.join(), () =>
    bindTopics(ids.map((id) => ({ id, ...(topics.get(id) ?? { version: 0, digest: null }) }))),
  )
}

function knownOf(config: BusinessConfig): Known {
  let of = known.get(config)
  if (!of) {
    of = { topics: new Map(), sets: new BoundedMap(KEPT_SETS) }
    for (const topic of config.topics) {
      const version = config.topicVersions?.[topic.id]
      if (!version) continue
      const digest = termsDigest({ ...topic, ...version, closed: topic.closed ?? false })
      of.topics.set(topic.id, { version: version.version, digest })
    }
    known.set(config, of)
  }
  return of
}

import type { TopicConfig } from '@/db/queries/business/config'
import { findTopic } from '@/lib/find-topic'
import { foldWords, wordsOfName } from '@/lib/name-words'
import { asksForConsent } from '@/lib/services/columns/is-refusal-column'

/** The topics that a column's name speaks of. */
export interface NamedTopics {
  ids: readonly string[]
  /** The name is nothing but the key or the id of one. */
  isKey: boolean
}

/** Returns the topics that a column's name speaks of. */
export type TopicsIn = (name: string) => NamedTopics

export const NO_TOPICS: NamedTopics = { ids: [], isKey: false }

type Topic = Pick<TopicConfig, 'id' | 'key'> & { texts?: Readonly<Partial<Record<string, { name: string }>>> }

/** Words that add nothing to the name of a topic: `Promos por WhatsApp`. */
const LIGHT = new Set(
  'whatsapp wa zap por via on by para for the de del do da en em no na el la o a ok send enviar enabled status'.split(
    ' ',
  ),
)

/**
 * Returns a function that returns the topics of which a column says whether people want them: those whose key, id or
 * name it has for its own (`promos`, `Promociones`), and those of which its name speaks together with a word of consent
 * (`acepta_promos`). `last_promos` says nothing of the kind.
 */
export function topicsNamed(topics: readonly Topic[]): TopicsIn {
  const called = topics.map(({ id, key, texts }) => ({
    id,
    names: [...new Set([key, ...Object.values(texts ?? {}).map((text) => text?.name ?? '')].map(foldWords))].filter(
      Boolean,
    ),
  }))
  return (name) => {
    const topic = findTopic({ topics }, name)
    if (topic) return { ids: [topic.id], isKey: true }
    const words = wordsOfName(name)
    const asks = asksForConsent(words)
    const isAbout = (of: string): boolean => {
      const rest = ` ${words} `.replace(` ${of} `, ' ')
      return rest.length < words.length + 2 && (asks || rest.trim().split(' ').every(isLight))
    }
    return { ids: called.filter(({ names }) => names.some(isAbout)).map(({ id }) => id), isKey: false }
  }
}

const isLight = (word: string) => word === '' || LIGHT.has(word)

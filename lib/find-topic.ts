import type { Locale } from './languages'
import { isSameAnswer } from './yes-and-no'

/**
 * Returns the topic that a name means: its id, or its key without regard to case and to blanks around it. Null for any
 * other name, also for an id that is none of these topics. Everybody who takes a topic's name from outside asks here. A
 * key has no capitals (`insertTopic` holds that). Where rows that were written by hand differ in case alone, only the
 * exact key means one of them: a guess could record a No for the wrong topic.
 */
export function findTopic<Topic extends { id: string; key: string }>(
  { topics }: { topics: readonly Topic[] },
  name: string,
): Topic | null {
  const asWritten = name.trim()
  const wanted = asWritten.toLowerCase()
  const found = topics.filter(({ id, key }) => id === wanted || key.toLowerCase() === wanted)
  return (found.length > 1 ? found.find(({ key }) => key === asWritten) : found[0]) ?? null
}

/**
 * Returns the topic that a person's or a form's word means: as `findTopic` does, or by the topic's name in any language
 * of the business, compared without case and accents. A name of several topics means one that is not archived.
 * `several` where more than one is left.
 */
export function findNamedTopic<
  Topic extends { id: string; key: string; archived: boolean; texts: Partial<Record<Locale, { name: string }>> },
>(config: { topics: readonly Topic[] }, name: string): Topic | 'several' | null {
  const byKey = findTopic(config, name)
  if (byKey) return byKey
  const called = config.topics.filter(({ texts }) =>
    Object.values(texts).some((text) => text && isSameAnswer(text.name, name)),
  )
  const current = called.filter(({ archived }) => !archived)
  const [first, ...others] = current.length > 0 ? current : called
  return others.length > 0 ? 'several' : (first ?? null)
}

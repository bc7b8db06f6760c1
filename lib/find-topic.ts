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

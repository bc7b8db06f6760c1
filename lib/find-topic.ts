/**
 * Returns the topic that a name means: its id, or its key without regard to case and to blanks around it. Null for any
 * other name, also for an id that is none of these topics. Everybody who takes a topic's name from outside asks here. A
 * key has no capitals (`insertTopic` holds that), so two topics of a business never differ in case alone.
 */
export function findTopic<Topic extends { id: string; key: string }>(
  { topics }: { topics: readonly Topic[] },
  name: string,
): Topic | null {
  const wanted = name.trim().toLowerCase()
  return topics.find(({ id, key }) => id === wanted || key.toLowerCase() === wanted) ?? null
}

/** What a form says about one topic. */
export interface Difference {
  topicId: string
  answer: 'in' | 'out'
}

/**
 * Returns the statements of a form: the topics whose switch was moved. A switch that was left as shown says nothing (a
 * pre-set switch is no consent), and neither does one that was not shown or not sent.
 */
export function differences(
  shown: Readonly<Record<string, boolean>>,
  submitted: Readonly<Record<string, boolean>>,
): Difference[] {
  return Object.entries(shown).flatMap(([topicId, wasOn]): Difference[] => {
    if (!Object.hasOwn(submitted, topicId) || submitted[topicId] === wasOn) return []
    return [{ topicId, answer: submitted[topicId] ? 'in' : 'out' }]
  })
}

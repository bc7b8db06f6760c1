import type { Locked, ChangeContent } from '@/lib/services/changes/change-request'

type Say = (locked: Pick<Locked, 'config'>) => ChangeContent | null

/**
 * Returns the statements of an answer to a message of ours. A person who refuses a topic or offers there also refuses
 * the topic of that message, whatever the button is called: "Stop promotions" under a reminder includes the reminder,
 * because the same template must not come again. A stop of everything, and a return, stay as they are.
 * @param topicId the topic of the message; null if unknown
 */
export function sayBelow(say: Say, topicId: string | null): Say {
  if (topicId === null) return say
  return (locked) => {
    const content = say(locked)
    const refusals = content?.statements.filter((each) => each.on === 'answer' && each.answer === 'out') ?? []
    // A topic that cannot be refused is left out, so that no line names it.
    const topic = locked.config.topics.find(({ id }) => id === topicId)
    const isChoice = topic && (topic.policy !== 'required' || topic.category === 'marketing')
    const isNamed = refusals.some((each) => each.on === 'answer' && each.topicId === topicId)
    if (!content || refusals.length === 0 || isNamed || !isChoice) return content
    return { ...content, statements: [...content.statements, { on: 'answer', topicId, answer: 'out' }] }
  }
}

import type { Locked, ChangeContent } from '@/lib/services/changes/change-request'

type Say = (locked: Pick<Locked, 'config'>) => ChangeContent | null

/**
 * What was said below a message of ours: whoever refuses a topic or offers there refuses the message's own topic as
 * well, whatever name the button has. "Stop promotions" below a reminder means the reminder too: the same template
 * must not come again. A stop of everything, and a return, are what they are.
 * @param topicId of the message; null: unknown
 */
export function sayBelow(say: Say, topicId: string | null): Say {
  if (topicId === null) return say
  return (locked) => {
    const content = say(locked)
    const refusals = content?.statements.filter((each) => each.on === 'answer' && each.answer === 'out') ?? []
    // What can't be refused stays as it is: nothing must be told of it.
    const topic = locked.config.topics.find(({ id }) => id === topicId)
    const isChoice = topic && (topic.policy !== 'required' || topic.category === 'marketing')
    const isNamed = refusals.some((each) => each.on === 'answer' && each.topicId === topicId)
    if (!content || refusals.length === 0 || isNamed || !isChoice) return content
    return { ...content, statements: [...content.statements, { on: 'answer', topicId, answer: 'out' }] }
  }
}

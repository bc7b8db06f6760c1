import type { BusinessConfig } from '@/db/queries/business/config'
import type { ChangeKind, Statement } from '@/lib/consent/types'
import type { ChangeContent, Locked } from '@/lib/services/changes/change-request'
import type { Confirmed } from '@/lib/services/double-opt-in/say-in-chat'

/**
 * What a person asks for by a message: by what they wrote, tapped or chose. An intent becomes statements of a change.
 */
export interface Intent {
  outcome: 'stop' | 'return' | 'refuse_marketing' | 'refuse_topic' | 'unsure' | 'none'
  /** For `refuse_topic`: the ids of the topics, each of which was refused. */
  topicIds: readonly string[]
  /** The language of what was written, if it shows one. */
  locale: string | null
  /**
   * Whether other words of the same message may refuse more than this. It is then also kept for review, and the person
   * gets the link.
   */
  mayRefuseMore?: boolean
}

/**
 * The intent of a whole message. `link` means that the person asks for their page, `my_data` for the code that opens
 * their data, and `receipt` for the receipt of their last choice.
 */
export type MessageIntent = Intent | ChatAnswer | { outcome: 'link' } | { outcome: 'my_data' } | { outcome: 'receipt' }

/** What a person answers to a question of ours, or asks to be asked (docs/double-opt-in.md). */
export type ChatAnswer =
  | ({ outcome: 'confirm' } & Confirmed)
  | { outcome: 'decline'; requestId: string }
  | { outcome: 'choose'; requestId: string }
  | { outcome: 'come_back'; topicIds: readonly string[] }

const ANSWERS: ReadonlySet<string> = new Set<ChatAnswer['outcome']>(['confirm', 'decline', 'choose', 'come_back'])

/** Returns whether an intent is an answer to a question of ours, or asks for one. */
export const isChatAnswer = (intent: MessageIntent): intent is ChatAnswer => ANSWERS.has(intent.outcome)

/** Returns whether a message is kept for a member of the business to judge, and answered with the link. */
export const needsReview = (intent: MessageIntent): boolean =>
  intent.outcome === 'unsure' || ('mayRefuseMore' in intent && intent.mayRefuseMore === true)

export const NO_INTENT: Intent = { outcome: 'none', topicIds: [], locale: null }

/**
 * Returns what is refused for certain, and nothing else of an intent: what counts of a message whose author was erased
 * since. Returns null for anything else: it is dropped with the person's words.
 */
export function certainRefusal(intent: MessageIntent): Intent | null {
  switch (intent.outcome) {
    case 'stop':
    case 'refuse_marketing':
    case 'refuse_topic':
      return { outcome: intent.outcome, topicIds: intent.topicIds, locale: null }
    default:
      return null
  }
}

/** Returns the kind of change that was asked for; null if none was. */
export function kindOfIntent({ outcome }: Pick<Intent, 'outcome'>): ChangeKind | null {
  if (outcome === 'none' || outcome === 'unsure') return null
  return outcome === 'stop' || outcome === 'return' ? outcome : 'preferences'
}

/** Returns a function that makes the statements of an intent, from the topics as they are when the change is made. */
export function statementsOfIntent(intent: Pick<Intent, 'outcome' | 'topicIds'>) {
  return ({ config }: Pick<Locked, 'config'>): ChangeContent | null => {
    const statements = statementsFor(intent, config)
    return statements.length > 0 ? { statements } : null
  }
}

function statementsFor(
  { outcome, topicIds }: Pick<Intent, 'outcome' | 'topicIds'>,
  { topics }: Pick<BusinessConfig, 'topics'>,
): Statement[] {
  const refusals = (ids: readonly string[]) =>
    ids.map((topicId): Statement => ({ on: 'answer', topicId, answer: 'out' }))
  switch (outcome) {
    case 'stop':
      return [{ on: 'stop', value: true }]
    case 'return':
      return [{ on: 'stop', value: false }]
    case 'refuse_topic':
      return refusals(topicIds)
    case 'refuse_marketing':
      return refusals(topics.filter(({ category }) => category === 'marketing').map(({ id }) => id))
    case 'unsure':
    case 'none':
      return []
  }
}

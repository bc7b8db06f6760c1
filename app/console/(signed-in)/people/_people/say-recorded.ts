import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import type { Answer, UndoForm } from '@/lib/http/action/form-answer'
import type { PeopleWords } from '@/lib/i18n/console/people/shape'
import { PEOPLE } from '@/lib/i18n/console/people/words'
import { formatList } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { RecordedWish } from '@/lib/services/people/record-for-person'

type Recorded = Extract<RecordedWish, { outcome: 'recorded' }>
type Recording = Recorded['statements'][number]

/** Returns what is said after a member recorded what a person asked for. */
export function answerOfRecorded(
  recorded: RecordedWish,
  locale: Locale,
  undoOf: (changeId: string) => UndoForm,
): Answer {
  const { answers } = PEOPLE[locale]
  switch (recorded.outcome) {
    case 'recorded':
      return sayRecorded(recorded, locale, undoOf)
    case 'nothing_said':
      return { problem: answers.nothing_said }
    case 'words_needed':
      return { problem: answers.words_needed, fields: { words: answers.words_needed } }
    case 'when_unreadable':
    case 'when_in_future':
      return { problem: answers[recorded.outcome], fields: { when: answers[recorded.outcome] } }
    case 'contact_erased':
    case 'contact_released':
      return { problem: answers.gone }
    default:
      return { problem: answers.unknown }
  }
}

function sayRecorded(
  { statements, changes, standings }: Recorded,
  locale: Locale,
  undoOf: (id: string) => UndoForm,
): Answer {
  const words = PEOPLE[locale]
  const { answers } = words
  const [first] = changes
  if (first && changes.every(({ repeated }) => repeated)) return { problem: answers.repeated }
  const say = (statement: Recording) =>
    wishText(statement, words, (key) => {
      const topic = standings.find((one) => one.topic.key === key)?.topic
      return topic ? topicName(topic, locale) : key
    })
  const taken = statements.filter(({ outcome }) => outcome === 'taken').map(say)
  const kept = statements.filter(isKept).map((statement) => withReason(statement, answers, say))
  const left = statements.filter(isLeft).map((statement) => withReason(statement, answers, say))
  if (taken.length === 0 && kept.length === 0 && left.length === 0) return { done: answers.unchanged, tone: 'warn' }
  const sentences = [
    ...(taken.length > 0 ? [answers.recorded(formatList(taken, locale))] : []),
    ...(kept.length > 0 ? [answers.keptOut(formatList(kept, locale))] : []),
    ...(left.length > 0 ? [answers.notRecorded(formatList(left, locale))] : []),
  ]
  return {
    done: sentences.join(' '),
    tone: kept.length + left.length > 0 ? 'warn' : 'done',
    ...(first && changes.length === 1 && taken.length > 0 ? { undo: undoOf(first.changeId) } : {}),
  }
}

/** What has no line: it can't be recorded, or is the former holder's. */
const isLeft = ({ outcome, reason }: Recording) => outcome === 'refused' || reason === 'former_holder'

/** What has a line and does not count. */
const isKept = (statement: Recording) => statement.outcome === 'kept_out' && !isLeft(statement)

function withReason(statement: Recording, answers: PeopleWords['answers'], say: (one: Recording) => string): string {
  const { reason } = statement
  const why: Record<string, string> = { ...answers.keptOutWhy, ...answers.refusedWhy }
  return `${say(statement)} (${why[reason ?? ''] ?? reason ?? ''})`
}

/** Returns what was recorded, as it stands within a sentence. */
function wishText(
  { on, topicKey, said }: Recording,
  { story, act }: PeopleWords,
  nameOf: (key: string) => string,
): string {
  const name = topicKey === null ? '' : nameOf(topicKey)
  const text = {
    topic: said === 'in' ? story.agreed(name) : story.refused(name),
    stop: story.stopped,
    return: story.returned,
    pause: story.paused(null),
    resume: story.resumed,
    provider_stop: act.comeBack,
  }[on]
  return text.charAt(0).toLocaleLowerCase() + text.slice(1)
}

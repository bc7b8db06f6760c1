import type { HistoryLine } from '@/components/console/templates/HistoryList'
import { qualityName, statusName, type TemplateScene } from '@/components/console/templates/scene'
import type { TemplateEventRow } from '@/lib/services/templates/read-template'

/** Returns what happened to a template in words: what changed, and from what to what. */
export function historyLines(
  events: readonly TemplateEventRow[],
  topicName: (topicId: string | null) => string,
  scene: TemplateScene,
): HistoryLine[] {
  return events.map((event) => {
    const { id, language, occurredAt: at, value } = event
    return { id, language, at, text: textOf(event, topicName, scene), reason: reasonIn(value) }
  })
}

type Value = TemplateEventRow['value']

function textOf(
  { kind, value }: TemplateEventRow,
  topicName: (topicId: string | null) => string,
  scene: TemplateScene,
): string {
  const { words } = scene
  const between = (name: string, before: string | null, after: string) =>
    `${name}: ${before === null ? after : words.from(before, after)}`
  switch (kind) {
    case 'status':
      return between(
        words.events.status,
        named(value, 'previous', statusName, scene),
        statusName(textIn(value, 'status'), scene),
      )
    case 'quality':
      return between(
        words.events.quality,
        named(value, 'previous', qualityName, scene),
        qualityName(textIn(value, 'quality'), scene),
      )
    case 'category': {
      const pending = textIn(value, 'pending')
      const now = categoryName(textIn(value, 'category'), scene)
      if (pending) return `${words.events.category}: ${now}, ${words.pending(categoryName(pending, scene))}`
      return between(words.events.category, named(value, 'previous', categoryName, scene), now)
    }
    case 'topic':
      return between(words.events.topic, topicName(textIn(value, 'previous')), topicName(textIn(value, 'topicId')))
    case 'components':
      return words.events.components
    case 'pause':
      return value['paused'] === true ? words.events.paused : words.events.resumed
  }
}

function named(
  value: Value,
  field: string,
  name: (word: string | null, scene: TemplateScene) => string,
  scene: TemplateScene,
): string | null {
  const word = textIn(value, field)
  return word === null ? null : name(word, scene)
}

/** Meta writes categories in capitals, and we in small letters. */
function categoryName(category: string | null, { words }: TemplateScene): string {
  const word = category?.toLowerCase() ?? ''
  if (word === 'marketing' || word === 'utility' || word === 'authentication') return words.categories[word]
  return category ?? words.notTold
}

const textIn = (value: Value, field: string): string | null =>
  typeof value[field] === 'string' && value[field] !== '' ? value[field] : null

/** Meta gives `NONE` where it gives no reason. */
function reasonIn(value: Value): string | null {
  const reason = textIn(value, 'reason')
  return reason === 'NONE' ? null : reason
}

import Link from 'next/link'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { Table } from '@/components/console/ui/Table'
import type { FormAction } from '@/lib/http/action/form-answer'
import { spansIn } from '@/lib/i18n/console/numbers'
import {
  classOfQuality,
  classOfStatus,
  languageName,
  qualityName,
  type ShownTemplate,
  statusName,
  type TemplateScene,
  topicOfAll,
  type TopicOption,
  worstOf,
} from './scene'
import { TopicControl } from './TopicControl'

export interface TemplateLine {
  name: string
  lastSeenAt: number
  isNew: boolean
  templates: readonly ShownTemplate[]
}

interface Props {
  caption: string
  lines: readonly TemplateLine[]
  topics: readonly TopicOption[]
  now: number
  /** Null: the member may not change it. */
  action: FormAction | null
  scene: TemplateScene
}

/** Templates by name, with the topic of each as one choice. One form holds all: its answer stays when a row leaves. */
export function TemplateTable({ caption, lines, topics, now, action, scene }: Props) {
  const { words, locale, businessId } = scene
  const { columns } = words
  const span = spansIn(locale)
  const topicName = (topic: string) =>
    topic === 'mixed' ? words.mixed : (topics.find(({ id }) => id === topic)?.name ?? words.noTopic)
  const table = (
    <Table
      caption={caption}
      columns={[
        { key: 'template', label: columns.template },
        { key: 'topic', label: columns.topic },
        { key: 'status', label: columns.status },
        { key: 'quality', label: columns.quality },
        { key: 'age', label: columns.age, isNumber: true },
      ]}
      rows={lines.map(({ name, lastSeenAt, isNew, templates }) => {
        const topic = topicOfAll(templates)
        const { status, quality } = worstOf(templates)
        const categories = new Set(templates.map(({ category }) => words.categories[category]))
        const languages = templates.map(({ language }) => languageName(language, scene))
        return {
          key: name,
          cells: [
            <>
              <Link className="n" href={`/console/templates/${templates[0]?.id}`} prefetch={false}>
                {name}
              </Link>{' '}
              {isNew && <span className="tag new">{words.new}</span>}
              <small>
                {[...categories].join(', ')} · {languages.join(', ')}
              </small>
            </>,
            action ? (
              <TopicControl
                key="topic"
                name={name}
                topic={topic}
                options={topics}
                words={{
                  label: words.topicOf(name),
                  ...{ noTopic: words.noTopic, mixed: words.mixed, set: words.set, setLabel: words.setOf(name) },
                }}
              />
            ) : topic === 'none' ? (
              <span key="topic" className="st watch">
                {words.noTopic}
              </span>
            ) : (
              topicName(topic)
            ),
            <span key="status" className={classOfStatus(status)}>
              {statusName(status, scene)}
            </span>,
            <span key="quality" className={classOfQuality(quality)}>
              {qualityName(quality, scene)}
            </span>,
            span(Math.max(0, now - lastSeenAt)),
          ],
        }
      })}
    />
  )
  if (!action) return table
  return (
    <ActionForm action={action} businessId={businessId} label={caption}>
      {table}
    </ActionForm>
  )
}

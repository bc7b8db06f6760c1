import { Moment } from '@/components/console/ui/Moment'
import { Table } from '@/components/console/ui/Table'
import {
  classOfQuality,
  classOfStatus,
  languageName,
  qualityName,
  type ShownTemplate,
  statusName,
  type TemplateScene,
} from './scene'

interface Props {
  templates: readonly ShownTemplate[]
  /** Returns the name of a topic; null is none. */
  topicName: (topicId: string | null) => string
  scene: TemplateScene
}

/** One template in each of its languages. */
export function LanguagesTable({ templates, topicName, scene }: Props) {
  const { words, locale, timeZone } = scene
  return (
    <Table
      caption={words.languages}
      columns={[
        { key: 'language', label: words.language },
        { key: 'topic', label: words.columns.topic },
        { key: 'category', label: words.category },
        { key: 'status', label: words.columns.status },
        { key: 'quality', label: words.columns.quality },
        { key: 'since', label: words.since },
      ]}
      rows={templates.map((template) => ({
        key: template.id,
        cells: [
          languageName(template.language, scene),
          topicName(template.topicId),
          words.categories[template.category],
          <span key="status" className={classOfStatus(template.status)}>
            {statusName(template.status, scene)}
          </span>,
          <span key="quality" className={classOfQuality(template.quality)}>
            {qualityName(template.quality, scene)}
          </span>,
          <Moment key="since" at={template.firstSeenAt} locale={locale} timeZone={timeZone} style="day" />,
        ],
      }))}
    />
  )
}

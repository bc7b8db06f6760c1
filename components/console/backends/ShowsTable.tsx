import { Table } from '@/components/console/ui/Table'
import type { Scene } from './scene'

export interface ShownLine {
  topicId: string
  /** Null: the topic is gone. */
  name: string | null
  fieldKey: string | null
  groupName: string | null
  inverted: boolean
}

/** The field and the group by which each topic is shown in the backend. */
export function ShowsTable({ lines, scene: { words } }: { lines: readonly ShownLine[]; scene: Scene }) {
  const { shows, none } = words
  if (lines.length === 0) return <p className="s">{shows.none}</p>
  return (
    <Table
      caption={shows.title}
      columns={[
        { key: 'topic', label: shows.topic },
        { key: 'field', label: shows.field },
        { key: 'group', label: shows.group },
      ]}
      rows={lines.map(({ topicId, name, fieldKey, groupName, inverted }) => ({
        key: topicId,
        cells: [
          name ?? shows.gone,
          fieldKey ? <code key="field">{fieldKey}</code> : none,
          groupName ? (
            <>
              {groupName}
              {inverted && <small>{shows.refuse}</small>}
            </>
          ) : (
            none
          ),
        ],
      }))}
    />
  )
}

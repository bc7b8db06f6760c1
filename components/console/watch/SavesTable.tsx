import { Table } from '@/components/console/ui/Table'
import { numbersIn } from '@/lib/i18n/console/numbers'
import type { WatchScene } from './view'

export interface SaveLine {
  key: string
  reason: string
  stops: number
  pause: number
  topics: number
}

/** Who had stopped everything and then took something smaller, by the reason that they gave. */
export function SavesTable({ lines, scene: { words, locale } }: { lines: readonly SaveLine[]; scene: WatchScene }) {
  const { saves } = words
  const n = numbersIn(locale)
  return (
    <Table
      caption={saves.title}
      columns={[
        { key: 'reason', label: saves.reason },
        { key: 'stops', label: saves.stops, isNumber: true },
        { key: 'pause', label: saves.pause, isNumber: true },
        { key: 'topics', label: saves.topics, isNumber: true },
      ]}
      rows={lines.map(({ key, reason, stops, pause, topics }) => ({
        key,
        cells: [reason, n(stops), n(pause), n(topics)],
      }))}
    />
  )
}

import { Table } from '@/components/console/ui/Table'
import type { ColumnUse, ImportsWords } from '@/lib/i18n/console/imports/shape'
import { countText } from '@/lib/i18n/console/numbers'
import type { Locale } from '@/lib/i18n/locales'
import type { ColumnView, TopicChoice } from './view'

const USES: readonly ColumnUse[] = [
  ...(['phone', 'topic', 'answer', 'when', 'whenAgreed', 'whenRefused', 'proof', 'source'] as const),
]

interface Props {
  columns: readonly ColumnView[]
  /** How many more columns the file has, which are left out. */
  more: number
  topics: readonly TopicChoice[]
  words: ImportsWords['preview']
  locale: Locale
}

/** The columns of a file, each with what it is read as and its first values. */
export function ColumnTable({ columns, more, topics, words, locale }: Props) {
  const { column, use, samples } = words.columns
  return (
    <>
      <Table
        caption={words.columns.title}
        columns={[
          { key: 'column', label: column },
          { key: 'use', label: use },
          { key: 'samples', label: samples, named: false },
        ]}
        rows={columns.map((each) => ({
          key: String(each.place),
          cells: [
            <span key="name" className="col">
              {each.name || `(${each.place + 1})`}
            </span>,
            <select
              key={each.use}
              name={`c${each.place}`}
              defaultValue={each.use}
              aria-label={words.readAs(each.name || `(${each.place + 1})`)}
            >
              <option value="">{words.leftOut}</option>
              {USES.map((part) => (
                <option key={part} value={part}>
                  {words.uses[part]}
                </option>
              ))}
              {topics.map(({ id, name }) => (
                <option key={id} value={`topic:${id}`}>
                  {words.ofTopic(name)}
                </option>
              ))}
            </select>,
            <span key="samples" className="s mono">
              {each.samples.join(' · ')}
            </span>,
          ],
        }))}
      />
      {more > 0 && <p className="s">{words.columns.more(countText(more, locale))}</p>}
    </>
  )
}

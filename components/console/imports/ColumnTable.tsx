import { Fragment, useId } from 'react'
import { Table } from '@/components/console/ui/Table'
import type { ColumnUse, ImportsWords } from '@/lib/i18n/console/imports/shape'
import { countText } from '@/lib/i18n/console/numbers'
import type { Locale } from '@/lib/i18n/locales'
import { ColumnNotes, effectOf, noteId } from './ColumnNotes'
import type { ColumnView, TopicChoice } from './view'

const USES: readonly ColumnUse[] = [
  ...(['phone', 'topic', 'answer', 'when', 'whenAgreed', 'whenRefused', 'proof', 'source'] as const),
]
/** How many columns can be chosen for; what was recognised, or counts all the same, is shown beyond that. */
const SHOWN = 40

interface Props {
  columns: readonly ColumnView[]
  topics: readonly TopicChoice[]
  words: ImportsWords['preview']
  locale: Locale
}

/** The columns of a file, each with what it is read as and its first values. */
export function ColumnTable({ columns, topics, words, locale }: Props) {
  const { column, use: readAs, samples, effects } = words.columns
  const id = useId()
  const shown = columns.filter(({ place, use, unchosen }) => place < SHOWN || use !== '' || unchosen !== null)
  const more = columns.length - shown.length
  return (
    <>
      <Table
        caption={words.columns.title}
        columns={[
          { key: 'column', label: column },
          { key: 'use', label: readAs },
          { key: 'samples', label: samples, named: false },
        ]}
        rows={shown.map((each) => ({
          key: String(each.place),
          cells: [
            <bdi key="name" className="col">
              {each.name || `(${each.place + 1})`}
            </bdi>,
            <select
              key={each.use}
              name={`c${each.place}`}
              defaultValue={each.use}
              aria-label={words.readAs(each.name || `(${each.place + 1})`)}
              aria-describedby={describedBy(id, each)}
            >
              <option value="">{each.unchosen === null ? words.leftOut : effects[each.unchosen]}</option>
              {USES.map((part) => (
                <option key={part} value={part}>
                  {words.uses[part]}
                </option>
              ))}
              {topics.map(({ id: topicId, name }) => (
                <option key={topicId} value={`topic:${topicId}`}>
                  {words.ofTopic(name)}
                </option>
              ))}
            </select>,
            <span key="samples" className="s mono col">
              {each.samples.map((sample, place) => (
                <Fragment key={sample}>
                  {place > 0 && ' · '}
                  <bdi>{sample}</bdi>
                </Fragment>
              ))}
            </span>,
          ],
        }))}
      />
      {more > 0 && <p className="s">{words.columns.more(countText(more, locale))}</p>}
      <ColumnNotes {...{ id, columns, locale }} words={words.columns} />
    </>
  )
}

/** The id of what says what a column does for which nothing is chosen. */
function describedBy(id: string, column: ColumnView) {
  const effect = effectOf(column)
  return effect === null ? undefined : noteId(id, effect)
}

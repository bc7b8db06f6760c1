import { useId } from 'react'
import { Table } from '@/components/console/ui/Table'
import type { ColumnEffect } from '@/lib/i18n/console/imports/columns/shape'
import type { ColumnUse, ImportsWords } from '@/lib/i18n/console/imports/shape'
import { countText } from '@/lib/i18n/console/numbers'
import { formatList } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { ColumnView, TopicChoice } from './view'

const USES: readonly ColumnUse[] = [
  ...(['phone', 'topic', 'answer', 'when', 'whenAgreed', 'whenRefused', 'proof', 'source'] as const),
]
const EFFECTS: readonly ColumnEffect[] = ['refusals', 'answers', 'numberCountry', 'personCountry']
/** How many columns can be chosen for; what was recognised, or counts all the same, is shown beyond that. */
const SHOWN = 40
/** How many columns a note names. */
const NAMED = 5

interface Props {
  columns: readonly ColumnView[]
  topics: readonly TopicChoice[]
  words: ImportsWords['preview']
  locale: Locale
}

/** What a column does for which nothing is chosen; null for any other column, and for one that is left out. */
const effectOf = ({ use, unchosen }: ColumnView) => (use === '' ? unchosen : null)

/** The columns of a file, each with what it is read as and its first values. */
export function ColumnTable({ columns, topics, words, locale }: Props) {
  const { column, use: readAs, samples, effects, notes } = words.columns
  const id = useId()
  const shown = columns.filter(({ place, use, unchosen }) => place < SHOWN || use !== '' || unchosen !== null)
  const more = columns.length - shown.length
  const isWide = columns.some((each) => each.use.startsWith('topic:'))
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
            <span key="name" className="col">
              {each.name || `(${each.place + 1})`}
            </span>,
            <select
              key={each.use}
              name={`c${each.place}`}
              defaultValue={each.use}
              aria-label={words.readAs(each.name || `(${each.place + 1})`)}
              aria-describedby={effectOf(each) === null ? undefined : `${id}-${effectOf(each)}`}
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
            <span key="samples" className="s mono">
              {each.samples.join(' · ')}
            </span>,
          ],
        }))}
      />
      {EFFECTS.map((effect) => {
        const names = columns.filter((each) => effectOf(each) === effect).map(({ name }) => name)
        return names.length === 0 ? null : (
          <p key={effect} id={`${id}-${effect}`} className="s">
            {notes[effect](listOf(names, words.columns, locale), isWide)}
          </p>
        )
      })}
      {more > 0 && <p className="s">{words.columns.more(countText(more, locale))}</p>}
    </>
  )
}

/** Returns the names of columns as a part of a sentence; of many the first ones, and how many others there are. */
function listOf(names: readonly string[], { named, others }: ImportsWords['preview']['columns'], locale: Locale) {
  const more = names.length - NAMED
  const parts = [...names.slice(0, NAMED).map(named), ...(more > 0 ? [others(countText(more, locale))] : [])]
  return formatList(parts, locale)
}

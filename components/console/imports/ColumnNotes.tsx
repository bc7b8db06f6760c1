import type { ColumnEffect } from '@/lib/i18n/console/imports/columns/shape'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import { countText } from '@/lib/i18n/console/numbers'
import type { Locale } from '@/lib/i18n/locales'
import type { ColumnView } from './view'

const EFFECTS: readonly ColumnEffect[] = [
  ...(['refusals', 'either', 'denied', 'answers'] as const),
  ...(['numberCountry', 'personCountry'] as const),
]
/** How many columns a note names. */
const NAMED = 5

/** What a column does for which nothing is chosen; null for any other column, and for one that is left out. */
export const effectOf = ({ use, unchosen }: ColumnView) => (use === '' ? unchosen : null)

/** The id of the sentence that says what columns with this effect do; `id` is that of all notes. */
export const noteId = (id: string, effect: ColumnEffect) => `${id}-${effect}`

interface Props {
  id: string
  columns: readonly ColumnView[]
  words: ImportsWords['preview']['columns']
  locale: Locale
}

/** What columns do that count although nothing is chosen for them: one note for all that do the same. */
export function ColumnNotes({ id, columns, words, locale }: Props) {
  const isWide = columns.some(({ use }) => use.startsWith('topic:'))
  const notes = EFFECTS.map((effect) => ({
    effect,
    names: columns.filter((column) => effectOf(column) === effect).map(({ name }) => name),
  })).filter(({ names }) => names.length > 0)
  if (notes.length === 0) return null
  return (
    <>
      <h3>{words.alsoCount}</h3>
      <ul className="panel list effects">
        {notes.map(({ effect, names }) => {
          const { does, rest } = words.notes[effect](isWide)
          return (
            <li key={effect}>
              <div>
                <b>{words.effects[effect]}</b>
                <ColumnNames {...{ names, words, locale }} />
              </div>
              <div>
                <p id={noteId(id, effect)}>{does}</p>
                {rest !== '' && (
                  <details>
                    <summary>{words.rest}</summary>
                    <p className="s">{rest}</p>
                  </details>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      <p className="s">{words.remove}</p>
    </>
  )
}

/** The first names, each in the direction of its own script, and how many others there are. */
function ColumnNames({ names, words, locale }: Pick<Props, 'words' | 'locale'> & { names: readonly string[] }) {
  const more = names.length - NAMED
  return (
    <p className="s">
      {names.slice(0, NAMED).map((name, place) => (
        // Two columns may have one name.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={place}>
          {place > 0 && ', '}
          <bdi className="col">{words.named(name)}</bdi>
        </span>
      ))}
      {more > 0 && `, ${words.others(countText(more, locale))}`}
    </p>
  )
}

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ColumnEffect } from '@/lib/i18n/console/imports/columns/shape'
import { IMPORTS } from '@/lib/i18n/console/imports/words'
import type { Locale } from '@/lib/i18n/locales'
import { ColumnTable } from './ColumnTable'
import type { ColumnView } from './view'

const column = (place: number, name: string, over: Partial<ColumnView> = {}): ColumnView => ({
  ...{ place, name, use: '', unchosen: null, samples: [] },
  ...over,
})

const shownOf = (columns: readonly ColumnView[], locale: Locale = 'en') =>
  renderToStaticMarkup(<ColumnTable columns={columns} topics={[]} words={IMPORTS[locale].preview} locale={locale} />)

/** Returns what each column is shown as, with the id of the note about it. */
const readAs = (shown: string) =>
  [...shown.matchAll(/<select(.*?)<\/select>/gs)].map(([select]) => [
    /<option[^>]* selected=""[^>]*>(.*?)<\/option>/.exec(select)?.[1],
    / aria-describedby="(.*?)"/.exec(select)?.[1],
  ])

/** Returns the notes: the id of what each one says, and its heading, the names of its columns and its sentence. */
const notes = (shown: string) =>
  [...shown.matchAll(/<b>(.*?)<\/b><p class="s">(.*?)<\/p>.*?<p id="(.*?)">(.*?)<\/p>/gs)].map(
    ([, about = '', names = '', id = '', does = '']) => ({ about, names: names.replace(/<.*?>/g, ''), id, does }),
  )

const LANGUAGES = ['en', 'es', 'pt-BR'] as const
const EFFECTS: readonly ColumnEffect[] = ['numberCountry', 'personCountry', 'refusals', 'either', 'answers']

test.each(LANGUAGES)(
  'in %s a column that counts although nothing is chosen for it is not shown as left out',
  (locale) => {
    const { preview } = IMPORTS[locale]
    for (const effect of EFFECTS) {
      const shown = shownOf([column(0, 'phone', { use: 'phone' }), column(1, 'x_1', { unchosen: effect })], locale)
      const [phone, [label, noteId] = []] = readAs(shown)
      expect(phone).toEqual([preview.uses.phone, undefined])
      expect(label).toBe(preview.columns.effects[effect])
      expect(label).not.toBe(preview.leftOut)
      // The note is headed by what the list says of its columns, names them, and says what they do.
      const { does } = preview.columns.notes[effect](false)
      expect(notes(shown)).toEqual([{ about: label, names: preview.columns.named('x_1'), id: noteId, does }])
      expect(shown).toContain(preview.columns.remove)
    }
  },
)

test.each(LANGUAGES)('in %s the notes name what can be chosen as the list does', (locale) => {
  const { columns, uses, rest } = IMPORTS[locale].preview
  for (const [effect, isWide, named] of [
    ['refusals', false, [uses.answer, uses.whenRefused]],
    ['refusals', true, [uses.whenRefused]],
    ['either', false, [uses.answer, uses.whenRefused]],
    ['either', true, [uses.whenRefused]],
    ['answers', false, [uses.answer]],
    ['answers', true, []],
    ['numberCountry', false, []],
    ['personCountry', true, [rest.country]],
  ] as const) {
    const note = columns.notes[effect](isWide).rest
    expect([...note.matchAll(/[“«](.*?)[”»]/g)].map(([, text]) => text)).toEqual(named)
  }
})

test('a column that is read has no note, and says in its list what it does if nothing is chosen', () => {
  const shown = shownOf([column(0, 'Data do opt-out', { use: 'whenRefused', unchosen: 'refusals' }), column(1, 'shop')])
  const { preview } = IMPORTS.en
  expect(readAs(shown)).toEqual([
    [preview.uses.whenRefused, undefined],
    [preview.leftOut, undefined],
  ])
  expect(notes(shown)).toEqual([])
  expect(shown).not.toContain(preview.columns.alsoCount)
  expect(shown).toContain(`<option value="">${preview.columns.effects.refusals}</option>`)
})

test('columns that do the same have one note, which names the first five', () => {
  const namesOf = (count: number) => {
    const columns = Array.from({ length: count }, (_, place) =>
      column(place, `blocked ${place}`, { unchosen: 'refusals' }),
    )
    return notes(shownOf(columns)).map(({ names }) => names)
  }
  const five = '“blocked 0”, “blocked 1”, “blocked 2”, “blocked 3”, “blocked 4”'
  expect(namesOf(5)).toEqual([five])
  expect(namesOf(6)).toEqual([`${five}, 1 other`])
  expect(namesOf(1002)).toEqual([`${five}, 997 others`])
})

test('a name or a value in another script keeps its own direction, and does not turn what is beside it', () => {
  const shown = shownOf([column(0, 'שם', { unchosen: 'refusals', samples: ['لا', 'نعم'] })])
  expect(shown).toContain('<bdi class="col">שם</bdi>')
  expect(shown).toContain('<bdi class="col">“שם”</bdi>')
  expect(shown).toContain('<bdi>لا</bdi> · <bdi>نعم</bdi>')
})

test('beside columns of topics no note offers the column of answers, which such a file can’t have', () => {
  const shown = shownOf([column(0, 'promos', { use: 'topic:1' }), column(1, 'blocked', { unchosen: 'refusals' })])
  const { refusals } = IMPORTS.en.preview.columns.notes
  expect(shown).toContain(refusals(true).rest)
  expect(shown).not.toContain(refusals(false).rest)
})

test('of a wide file each column that is read or counts is shown, and only those that are left out are counted', () => {
  const columns = Array.from({ length: 60 }, (_, place) => column(place, `shop ${place}`))
  columns[50] = column(50, 'phone', { use: 'phone' })
  columns[55] = column(55, 'País', { unchosen: 'personCountry' })
  const shown = shownOf(columns)
  expect(readAs(shown)).toHaveLength(42)
  expect(notes(shown).map(({ names }) => names)).toEqual(['“País”'])
  expect(shown).toContain(IMPORTS.en.preview.columns.more('18'))
})

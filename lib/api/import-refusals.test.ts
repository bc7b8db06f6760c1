import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ALL_OPERATIONS } from './all-operations'
import { buildOpenApi } from './openapi'
import { ROW_REFUSED_MEANINGS } from './outcomes'

// What an import refuses is said where callers read it: in the OpenAPI document, and in docs/api.md.

const document = buildOpenApi(ALL_OPERATIONS) as unknown as {
  paths: Record<string, Record<string, { description: string }>>
}
const openApi = document.paths['/imports']?.['post']?.description ?? ''
const guide = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8').replace(/\s+/g, ' ')

/** The reasons for which a row that says who and what is refused all the same. */
const OF_NUMBERS = Object.keys(ROW_REFUSED_MEANINGS).filter((reason) => /^(?:phone|country)_(?!missing)/.test(reason))

test.each([...OF_NUMBERS, 'refused_beside'])('both say when a row is refused as %s', (reason) => {
  expect(openApi).toContain(`(\`${reason}\`)`)
  expect(guide).toContain(`\`${reason}\``)
})

// whose-number.test.ts of lib/services/columns shows that it is so.
test('both say of which numbers only a Yes is refused, and for which number the No counts', () => {
  expect(openApi).toContain(
    'a No is refused as well, unless `country` is given: then it counts for the number of `country`',
  )
  expect(guide).toContain('it refuses a Yes only; a No counts for the number of your country')
  for (const text of [openApi, guide])
    expect(text).toMatch(
      /If the country where the person lives can[’']t be read, (?:it refuses a Yes|a Yes is refused);/,
    )
})

test('both say that a column which may be one of refusals refuses a Yes, and what in it does not', () => {
  const said = 'anything but a No or an earlier time in a column that is, or may be, one of refusals'
  for (const text of [openApi, guide, ROW_REFUSED_MEANINGS.refused_beside]) {
    expect(text).toContain(said)
    // read-rows.test.ts of lib/services/imports shows both.
    expect(text).toContain('where "si no" in its name may mean "if not", a No too')
  }
})

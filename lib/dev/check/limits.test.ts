import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesOfRepository } from './files-of-repository'

const OPERATIONS = 'docs/operations.md'
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

interface Row {
  what: string
  /** The first number of the limit, as in "6,000 a minute". */
  limit: number
  countedIn: string
  constant: string
  file: string
}

/** The rows of the table under "Limits". */
const rows = (read(OPERATIONS).split('\n## Limits\n')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .flatMap((line): Row[] => {
    const [, what = '', limit = '', , countedIn = '', , code = ''] = line.split('|').map((cell) => cell.trim())
    const [, constant, file] = /^`(\w+)` in \[[^\]]+\]\(([^)]+)\)$/.exec(code) ?? []
    if (constant === undefined || file === undefined) return []
    const number = Number(/^[\d,]+/.exec(limit)?.[0].replaceAll(',', ''))
    return [{ what, limit: number, countedIn, constant, file: relative(ROOT, join(ROOT, dirname(OPERATIONS), file)) }]
  })

/** The number that a constant, a field of one, or the first argument of a call has in a source file. */
const numberIn = (source: string, name: string) => {
  const found = new RegExp(`\\b${name}(?: = |: |\\()([\\d_]+)\\b`).exec(source)?.[1]
  return found === undefined ? null : Number(found.replaceAll('_', ''))
}

test.each(rows)('$what: $limit, as $constant in $file has it', ({ limit, constant, file }) => {
  expect(numberIn(read(file), constant)).toBe(limit)
})

/** What counts, and where a row says that it is counted. */
const COUNTERS: readonly (readonly [RegExp, string])[] = [
  [/= sharedLimit\(|: sharedLimit\(/, 'PostgreSQL, each second'],
  [/\btakeAttempts\(/, 'PostgreSQL'],
  [/= rateLimit\(|= boundedPool\(/, 'each process'],
]

test('whatever counts callers is in the table, as it counts', () => {
  const sources = filesOfRepository(ROOT).filter(
    (file) => /^(?:app|lib)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing|^lib\/(?:dev|sandbox)\//.test(file),
  )
  const counting = sources.flatMap((file) => {
    const text = read(file)
    return COUNTERS.filter(([call]) => call.test(text)).map(([, countedIn]) => `${file}: ${countedIn}`)
  })
  const listed = new Set(rows.map(({ file, countedIn }) => `${file}: ${countedIn}`))
  expect(counting.length).toBeGreaterThan(8)
  expect(counting.filter((one) => !listed.has(one))).toEqual([])
})

test('the table has every kind of counting that the text below it explains', () => {
  expect(rows.length).toBeGreaterThan(20)
  const kinds = [...new Set(rows.map(({ countedIn }) => countedIn))].sort()
  expect(kinds).toEqual(['PostgreSQL', 'PostgreSQL, each second', 'each process'])
  for (const kind of kinds) expect(read(OPERATIONS).toLowerCase()).toContain(`**${kind.toLowerCase()}**`)
})

import { describe, expect, test } from 'vitest'
import { type Citation, findCitations } from './citations'
import { CitedPlaces } from './cited-places'

const written = (citation: Citation) => {
  if ('decision' in citation) return `decision ${citation.decision}`
  const { path, anchor, section } = citation
  return [path, anchor === undefined ? '' : `#${anchor}`, section === undefined ? '' : ` § ${section}`].join('')
}
const inMarkdown = (text: string) => findCitations('docs/a.md', text).map(written)
const inCode = (text: string) => findCitations('lib/a.ts', text).map(written)

describe('what a document cites', () => {
  test.each([
    ['See [the rules](consent.md#time).', ['consent.md#time']],
    ['[route](app/(public)/p/[token]/route.tsx)', ['app/(public)/p/[token]/route.tsx']],
    ['[below](#notices)', ['#notices']],
    ['[elsewhere](https://example.com/lib/a.ts) and [mail](mailto:a@example.com)', []],
    ['It is in lib/consent/decide.ts.', ['lib/consent/decide.ts']],
    ['(lib/hmac.ts, app/(public)/p/[token]/route.tsx)', ['lib/hmac.ts', 'app/(public)/p/[token]/route.tsx']],
    ['Rules in lib/consent, and below `lib/sync/`.', ['lib/consent', 'lib/sync']],
    ['app/**/page.tsx and lib/*/vectors.json', ['app', 'lib']],
    ['NOTICE.md and db/migrations/0001_guards.sql', ['NOTICE.md', 'db/migrations/0001_guards.sql']],
    ['`docs/decisions/0065-…md`', ['docs/decisions']],
    ['docs/api.md#errors', ['docs/api.md#errors']],
    ['node_modules/x/lib/a.ts', []],
    ['Tests are named x.test.ts and x.db.test.ts, generators `*.factory.ts`', []],
    ['…/helpers.ts of somebody else', []],
    ['Node.js, Next.js and a file.txt', []],
  ])('%s', (text, citations) => {
    expect(inMarkdown(text)).toEqual(citations)
  })

  test.each([
    ['docs/guides/weni.md, 1.4', '1.4'],
    ['docs/guides/weni.md, section 5', '5'],
    ['`docs/guides/weni.md` rule 25', '25'],
    ['docs/guides/weni.md, rules 26 to 34', '34'],
    ['docs/guides/weni.md, 1.4 and 5', '5'],
    ['docs/guides/weni.md, "Rate limits"', 'Rate limits'],
    ['docs/guides/weni.md (“Rate limits”)', 'Rate limits'],
  ])('%s: the section as well', (text, section) => {
    expect(inMarkdown(text)).toContain(`docs/guides/weni.md § ${section}`)
  })

  test('a reference that names no file is found, so that it can be refused', () => {
    expect(inMarkdown('(reference, rule 14)')).toEqual(['reference § 14'])
  })

  test.each([
    ['decision 65', [65]],
    ['Decisions 7, 12 and 37', [7, 12, 37]],
    ['decisions 72–74', [72, 73, 74]],
    ['decisions 56 to 58, and others', [56, 57, 58]],
    ['decision\n75', [75]],
    ['a page of 10,000 decisions, decision 10,000', []],
  ])('%s', (text, numbers) => {
    expect(inMarkdown(text)).toEqual(numbers.map((number) => `decision ${number}`))
  })
})

describe('what a source file cites', () => {
  test('comments are read, over their lines, and code is not', () => {
    const text = [
      "import { a } from '@/lib/gone'",
      '/** See lib/one.ts (decision',
      ' * 75). */',
      "const path = 'lib/two.ts' // as lib/three.ts",
      'const markup = <p>{/* lib/four.ts */}</p>',
    ].join('\n')
    expect(inCode(text)).toEqual(['lib/one.ts', 'decision 75', 'lib/three.ts', 'lib/four.ts'])
    expect(findCitations('lib/a.ts', text).map(({ line }) => line)).toEqual([2, 2, 4, 5])
  })

  test('in SQL comments begin with two hyphens', () => {
    const found = findCitations('db/migrations/0001_a.sql', "-- lib/one.ts\nSELECT 'lib/two.ts'; -- decision 3")
    expect(found.map(written)).toEqual(['lib/one.ts', 'decision 3'])
  })
})

describe('where a citation leads', () => {
  const texts: Record<string, string> = {
    'README.md': '# Sayso\n\n```sh\n# Not a heading\n```\n\n## What a person can do\n\n## Twice\n\n## Twice\n',
    'docs/guides/weni.md': '# Weni\n\n### 1.4 Rate limits\n\n25. A rule\n',
    'docs/decisions/0065-ambiguous-send-refused.md': '# 65. A send\n',
    'lib/consent/decide.ts': '',
  }
  const places = new CitedPlaces({ files: Object.keys(texts), read: (path) => texts[path] ?? '' })
  const faultsOf = (citing: string, text: string) =>
    findCitations(citing, text).flatMap((citation) => places.faultOf(citing, citation) ?? [])

  test.each([
    ['README.md', '[decide](lib/consent/decide.ts), lib/consent, consent/decide.ts, decide.ts'],
    ['README.md', '[a](#what-a-person-can-do) [b](#twice-1) [c](docs/guides/) decision 65'],
    ['docs/a.md', '[up](../README.md#twice) [beside](guides/weni.md), guides/weni.md, 1.4'],
    [
      'docs/a.md',
      'docs/guides/weni.md, section 1.4; docs/guides/weni.md, rule 25; README.md, "Twice"; README.md#sayso',
    ],
  ])('%s: %s', (citing, text) => {
    expect(findCitations(citing, text)).not.toEqual([])
    expect(faultsOf(citing, text)).toEqual([])
  })

  test.each([
    ['README.md', 'lib/consent/gone.ts', 'lib/consent/gone.ts does not exist'],
    ['README.md', 'lib/consent/decide', 'lib/consent/decide does not exist'],
    ['README.md', 'gone.ts', 'gone.ts does not exist'],
    ['README.md', 'cide.ts', 'cide.ts does not exist'],
    ['docs/a.md', '[a](lib/consent/decide.ts)', 'lib/consent/decide.ts does not exist'],
    ['README.md', '[a](#not-a-heading)', ' has no heading #not-a-heading'],
    ['README.md', '[a](#twice-2)', ' has no heading #twice-2'],
    ['README.md', 'docs/guides/weni.md, 1.5', 'docs/guides/weni.md has no section 1.5'],
    ['README.md', 'docs/guides/weni.md, 2', 'docs/guides/weni.md has no section 2'],
    ['README.md', '(reference, rule 14)', 'reference does not exist'],
    ['README.md', 'docs/guides/weni.md, "Limits"', 'docs/guides/weni.md has no section Limits'],
    ['README.md', 'decision 66', 'there is no decision 66'],
  ])('%s: %s', (citing, text, fault) => {
    expect(faultsOf(citing, text)).toEqual([fault])
  })
})

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './environment.mjs'

// Comments cite the reference by number (`docs/reference/weni.md, 4.4`; of citus.md the rule) and the rules of consent by heading
// (`docs/consent.md, "Time"`). Both have to lead somewhere.

const NUMBERED = /docs\/reference\/([a-z]+\.md)((?:(?:,| and| to) \d+(?:\.\d+)?)+)?/g
const HEADED = /docs\/((?:reference\/)?[a-z-]+\.md)(?:,? \(?["“])([^"”]+)["”]/g
/** Names under which the same documents were cited before they were in the repository. */
const GONE = /\b(?:CONSENT|SYNC|DESIGN)\.md\b|whatsapp-cloud-api\.md|weni-rapidpro\.md|\(reference, (?:section )?\d/g

interface Document {
  numbers: Set<string>
  headings: Set<string>
}

/** Numbers of `## 4. …` and `### 4.4 …`, of rules that are list items in front of column 0, and the headings as they are. */
function readDocument(text: string): Document {
  const headings = [...text.matchAll(/^#{2,4} (.+)$/gm)].flatMap(([, heading]) => (heading ? [heading] : []))
  const numbers = headings.flatMap((heading) => /^(\d+(?:\.\d+)?)\.? /.exec(heading)?.[1] ?? [])
  const rules = [...text.matchAll(/^(\d+)\. \S/gm)].flatMap(([, number]) => number ?? [])
  return { numbers: new Set(numbers.length > 0 ? numbers : rules), headings: new Set(headings) }
}

/** A comment's lines as one, so that a citation may be broken. */
const joined = (text: string) => text.replaceAll(/\n\s*(?:\*|\/\/|--|>)? */g, ' ')

/** What `text` cites and no document has. */
function missing(text: string, documentOf: (path: string) => Document | undefined): string[] {
  const flat = joined(text)
  const numbered = [...flat.matchAll(NUMBERED)].flatMap(([, path = '', list = '']) => {
    const document = documentOf(`reference/${path}`)
    if (!document) return [`docs/reference/${path}`]
    const cited = [...list.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number)
    return cited.filter((number) => !document.numbers.has(number)).map((number) => `docs/reference/${path}, ${number}`)
  })
  const headed = [...flat.matchAll(HEADED)].flatMap(([, path = '', heading = '']) =>
    documentOf(path)?.headings.has(heading) ? [] : [`docs/${path}, "${heading}"`],
  )
  return [...numbered, ...headed, ...[...flat.matchAll(GONE)].map(([name]) => name)]
}

function readDoc(path: string): Document | undefined {
  try {
    return readDocument(readFileSync(join(ROOT, 'docs', path), 'utf8'))
  } catch {
    return undefined
  }
}

test('every section of the reference and of the rules that code or docs cite exists', () => {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT })
    .toString()
    .split('\0')
    // Decisions tell what was true at their time; this file has examples of what is not.
    .filter((path) => /\.(?:tsx?|[cm]?js|sql|md)$/.test(path) && !/^docs\/decisions|cited-sections/.test(path))
  const texts = files.flatMap((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    return missing(text, readDoc).map((what) => `${path}: ${what}`)
  })
  expect(files.length).toBeGreaterThan(500)
  expect(texts).toEqual([])
})

test('a citation that leads nowhere is found, wherever its line breaks', () => {
  const rules = readDocument('# Rules\n\n1. One\n2. Two\n')
  const sections = readDocument('# A\n\n## 1. One\n### 1.4 Limits\n## Time\n1. a list item\n2. another\n')
  const find = (text: string) =>
    missing(
      text,
      (path) => ({ 'reference/citus.md': rules, 'reference/weni.md': sections, 'consent.md': sections })[path],
    )

  expect(find('(docs/reference/weni.md, 1.4) docs/reference/citus.md, 2; docs/consent.md, "Time"')).toEqual([])
  expect(find('(docs/reference/weni.md, 1.4 and 1)\n// docs/reference/weni.md alone')).toEqual([])
  expect(find('docs/reference/weni.md, 1.5')).toEqual(['docs/reference/weni.md, 1.5'])
  expect(find('docs/reference/weni.md, 2')).toEqual(['docs/reference/weni.md, 2'])
  expect(find(' * (docs/reference/citus.md,\n * 1 and 9)')).toEqual(['docs/reference/citus.md, 9'])
  expect(find('docs/reference/other.md, 1')).toEqual(['docs/reference/other.md'])
  expect(find('docs/consent.md ("Tide")')).toEqual(['docs/consent.md, "Tide"'])
  expect(find('by CONSENT.md, and (reference, section 1.4)')).toEqual(['CONSENT.md', '(reference, section 1'])
})

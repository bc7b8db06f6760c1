/** A reference in prose to a file of the repository, and perhaps to a place in it. */
export interface FileCitation {
  line: number
  /** As it is written: from the root, from the citing file, or only the end of a path. */
  path: string
  /** The part after `#`. */
  anchor?: string
  /** The number of a section or a rule (`1.4`), or the whole heading. */
  section?: string
  /** A link of Markdown, which works from the citing file only. */
  isLink?: true
}

export interface DecisionCitation {
  line: number
  decision: number
}

export type Citation = FileCitation | DecisionCitation

const MARKDOWN = /\.md$/
const SQL = /\.sql$/

/** The characters of a path of this repository: those of routes have brackets and parentheses. */
const PART = String.raw`[\w.@()[\]-]+`
/** A path from the root: it begins with one of our folders, and may be a folder. `open` begins a pattern. */
const FROM_ROOT = new RegExp(
  String.raw`(?<![\w/.@:-])(?<path>(?:app|bench|components|db|docs|e2e|lib)\/(?:${PART}\/?)*)(?<open>[*{<…$]?)`,
  'g',
)
/** A name with the ending of a source file or a document, with or without folders before it. */
const NAMED = new RegExp(
  String.raw`(?<![\w/@:*>}.-])(?<path>(?:${PART}\/)*[\w.-]*\w\.(?:tsx?|mjs|cjs|sql|md))\b(?![\w/(])` +
    String.raw`(?:#(?<anchor>[\w-]+))?`,
  'g',
)
/** `x.test.ts`: a pattern for the names of files, and no file. */
const PLACEHOLDER = /(?:^|\/)x\.[\w.]+$/
const LINK = /\]\((?<target>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)/g
const ADDRESS = /\b[a-z]+:\/\/\S+/g
const NUMBER = String.raw`\d{1,2}(?:\.\d{1,2})*`
/** `docs/reference/weni.md, 1.4 and 5`, also with "section" or "rule"; and `reference, 1.4`, which names no file. */
const NUMBERED = new RegExp(
  String.raw`(?<![\w/])(?<path>[\w./-]+\.md|reference)` +
    '`?' +
    String.raw`(?:,?\s+(?:section|rule)s?|,)\s+(?<list>${NUMBER}(?:(?:,|\s+and|\s+to)\s+${NUMBER})*)(?![\w%-])`,
  'g',
)
/** `docs/consent.md, "Time"`. */
const HEADED = /(?<path>[\w./-]+\.md)`?,?\s+\(?["“](?<heading>[^"”\n]+)["”]/g
/** `decision 65`, `decisions 72–78`, `decisions 7, 12 and 37`. A number with a comma for thousands does not count. */
const DECISIONS =
  /\bdecisions?\s+(?<list>\d{1,4}(?:(?:\s*,\s+and\s+|\s*,\s+|\s+and\s+|\s+to\s+|\s*[–-]\s*)\d{1,4})*)(?![\d,]*\d)/gi

/** Returns every citation in the prose of a file, in its order: all of a Markdown file, the comments of any other. */
export function findCitations(file: string, text: string): Citation[] {
  const isMarkdown = MARKDOWN.test(file)
  const prose = isMarkdown ? text : commentsOf(file, text)
  const rest = (isMarkdown ? prose.replace(LINK, blank) : prose).replace(ADDRESS, blank)
  const found = [...(isMarkdown ? linksIn(prose) : []), ...sectionsIn(rest), ...decisionsIn(rest), ...pathsIn(rest)]
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, citation }) => ({ ...citation, line: prose.slice(0, at).split('\n').length }))
}

/** A citation with the place where it begins. */
interface Found {
  at: number
  citation: Omit<FileCitation, 'line'> | Omit<DecisionCitation, 'line'>
}

function linksIn(prose: string): Found[] {
  return [...prose.matchAll(LINK)].flatMap(({ index: at, groups }) => {
    const [path = '', anchor] = (groups?.['target'] ?? '').split('#')
    if (/^(?:[a-z]+:|\/)/i.test(path)) return []
    return [{ at, citation: { path, isLink: true as const, ...(anchor === undefined ? {} : { anchor }) } }]
  })
}

function sectionsIn(prose: string): Found[] {
  const numbered = [...prose.matchAll(NUMBERED)].flatMap(({ index: at, groups }) =>
    [...(groups?.['list'] ?? '').matchAll(/[\d.]+/g)].map(([section]) => ({
      at,
      citation: { path: groups?.['path'] ?? '', section },
    })),
  )
  const headed = [...prose.matchAll(HEADED)].map(({ index: at, groups }) => ({
    at,
    citation: { path: groups?.['path'] ?? '', section: groups?.['heading'] ?? '' },
  }))
  return [...numbered, ...headed]
}

function decisionsIn(prose: string): Found[] {
  return [...prose.matchAll(DECISIONS)].flatMap(({ index: at, groups }) =>
    numbersOf(groups?.['list'] ?? '').map((decision) => ({ at, citation: { decision } })),
  )
}

/** Finds a path by its beginning or by its ending, and counts it once. */
function pathsIn(prose: string): Found[] {
  const found = new Map<number, Found>()
  const add = (index: number, written: string, anchor?: string) => {
    const path = trimmed(written)
    const at = index + Math.max(0, written.indexOf(path))
    if (path.startsWith('node_modules/') || PLACEHOLDER.test(path)) return
    found.set(at, { at, citation: { path, ...(anchor === undefined ? {} : { anchor }) } })
  }
  for (const { index, groups } of prose.matchAll(FROM_ROOT)) {
    const path = groups?.['path'] ?? ''
    add(index, groups?.['open'] === '' ? path : path.slice(0, path.lastIndexOf('/')))
  }
  for (const { index, groups } of prose.matchAll(NAMED)) add(index, groups?.['path'] ?? '', groups?.['anchor'])
  return [...found.values()]
}

const BRACKETS = [
  ['(', ')'],
  ['[', ']'],
] as const

/** Returns the path without the full stop of a sentence and without brackets that are only half in it. */
function trimmed(path: string): string {
  let rest = path.replace(/[./]+$/, '')
  for (const [open, close] of BRACKETS) {
    const surplus = () => rest.split(open).length - rest.split(close).length
    while (rest.startsWith(open) && surplus() > 0) rest = rest.slice(1)
    while (rest.endsWith(close) && surplus() < 0) rest = rest.slice(0, -1)
  }
  return rest.replace(/[./]+$/, '')
}

/** Returns the numbers of "7, 12 and 37"; of "72–78" and "56 to 58" also those between. */
function numbersOf(list: string): number[] {
  const numbers: number[] = []
  for (const { groups } of list.matchAll(/(?<range>to|[–-])?\s*(?<number>\d+)/g)) {
    const number = Number(groups?.['number'])
    const from = groups?.['range'] === undefined ? number : (numbers.at(-1) ?? number) + 1
    for (let each = from; each <= number; each++) numbers.push(each)
  }
  return numbers
}

/**
 * Returns the comments of a source file in their places, with spaces for everything else and for the marks of comments,
 * so that lines keep their numbers. A string that contains such a mark after a space is taken for a comment as well; it
 * is then checked without need.
 */
function commentsOf(file: string, text: string): string {
  const comment = SQL.test(file) ? /(?<=^|\s)--[^\n]*/gm : /(?<=^|[\s{])\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/gm
  let prose = ''
  let end = 0
  for (const { index, 0: part } of text.matchAll(comment)) {
    prose += blank(text.slice(end, index)) + part.replace(/^\s*(?:\/\*+|\*\/|\*(?=\s)|\/\/|--)|\*\/$/gm, blank)
    end = index + part.length
  }
  return prose + blank(text.slice(end))
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ')

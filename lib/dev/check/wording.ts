/** A line that a reader has to read twice, and what is wrong with it. */
export interface WordingFault {
  line: number
  what: string
}

const WIDTH = 120

/**
 * Words of a private dialect, each with the plain word to use. They are looked for in comments, in documents, and in
 * all of the files that describe the API to its users.
 */
const DIALECT: readonly (readonly [RegExp, string])[] = [
  [/\banew\b/i, 'say "again"'],
  [/\bover there\b/i, 'name the place: "in the backend", "in Weni", "at Meta"'],
  [/\bso (?:long|many)\b(?! (?:as|that))/i, 'give the time or the number'],
  [/\bwhoever\b/i, 'name the role: "the caller", "the contact"'],
  [
    /\b(?:is|are|was|were|been) told\b(?! (?:apart|from)\b)/i,
    'say who gets what: "the backend receives", "the log says"',
  ],
  [/\bstands (?:there|here|in|at|on|beside|below|above)\b/i, 'say "is"'],
  [/\bthe (?:floors|walls)\b/i, 'say "the layers", or "the isolation of businesses"'],
  [
    /^Answers (?:(?:all|an?|each|every|how|the|true|what|whether|with|without) |[A-Z]\w+’?'?s? )/,
    'say "Returns", or what is done: "Processes"',
  ],
]

/**
 * Returns the lines of a file that are longer than 120 characters and could be shorter. Tables, examples and images of a
 * document are not judged. The target of a link, an address or a string literal does not count, because splitting it
 * does harm; nor does the space that the formatter writes at the end of a line of JSX.
 */
export function findLongLines(file: string, text: string): WordingFault[] {
  const isDocument = file.endsWith('.md')
  let isExample = false
  return text.split('\n').flatMap((line, index) => {
    if (isDocument && /^\s*```/.test(line)) isExample = !isExample
    const length = Array.from(isDocument ? withoutTargets(line) : withoutLiterals(line)).length
    const isFree = isDocument && (isExample || /^\s*\||^!\[/.test(line))
    return isFree || length <= WIDTH ? [] : [{ line: index + 1, what: `is longer than ${WIDTH} characters` }]
  })
}

/** Files whose texts are read by users of the API. */
const FOR_USERS = /^lib\/api\//

/** Returns the dialect in the comments of a source file, or in the text of a document, each with its line. */
export function findDialect(file: string, text: string): WordingFault[] {
  const isDocument = file.endsWith('.md')
  let isExample = false
  let isInJsx = false
  return text.split('\n').flatMap((line, index) => {
    if (isDocument && /^\s*```/.test(line)) isExample = !isExample
    const begins = /\{\/\*/.test(line)
    const comment = isInJsx || begins ? jsxCommentOf(line) : commentOf(line)
    isInJsx = (isInJsx || begins) && !/\*\/\}/.test(line)
    const source = FOR_USERS.test(file) && comment === '' ? line.trim() : comment
    const prose = isDocument ? (isExample ? '' : line.replace(/`[^`]*`/g, '')) : source
    return DIALECT.filter(([word]) => word.test(prose)).map(([word, instead]) => ({
      line: index + 1,
      what: `has "${word.exec(prose)?.[0] ?? ''}": ${instead}`,
    }))
  })
}

/** Returns the text of the comment in a line, or nothing. A line of a block comment begins with an asterisk. */
function commentOf(line: string): string {
  return (
    /^\s*(?:\/\*\*?|\*|\/\/|--|#)\s?(?<whole>.*)$|\s(?:\/\/|\/\*\*?)\s(?<trailing>.*)$/
      .exec(line)
      ?.slice(1)
      .find((part) => part !== undefined)
      ?.trim() ?? ''
  )
}

/** Returns the text of a comment between markup, or of a line within one. */
const jsxCommentOf = (line: string) =>
  line
    .replace(/^.*\{\/\*/, '')
    .replace(/\*\/\}.*$/, '')
    .trim()

const withoutTargets = (line: string) => line.replace(/\]\([^)]*\)/g, ']')

/** A line of comment keeps its quotes: it can always be wrapped, except within an address. */
function withoutLiterals(line: string): string {
  const bare = line.replace(/https?:\/\/\S+/g, '').replace(/\{' '\}$/, '')
  if (/^\s*(?:\/\*|\*|\/\/|--|#)/.test(line)) return bare
  return bare.replace(
    /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?:[^/\\\s]|\\.)(?:[^/\\]|\\.)*\//g,
    "''",
  )
}

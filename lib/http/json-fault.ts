/**
 * The place at which a text is no longer JSON, counted from 1, and what was expected there. It holds nothing of the
 * text, which may be a phone number.
 */
export interface JsonFault {
  line: number
  column: number
  expected: string
}

type Awaited = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or ]' | 'comma or }' | 'end'

const EXPECTED: Readonly<Record<Awaited, string>> = {
  value: 'a value',
  'value or ]': 'a value or ]',
  key: 'a name in double quotes',
  'key or }': 'a name in double quotes or }',
  colon: 'a colon',
  'comma or ]': 'a comma or ]',
  'comma or }': 'a comma or }',
  end: 'the end of the text',
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const LITERALS = ['true', 'false', 'null'] as const

/**
 * Returns the first place at which a text is not JSON (RFC 8259), or null if it is JSON. V8's own messages name the
 * place in some cases only, and quote the text. It does not recurse, because only the length of the text limits its
 * nesting.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = []
  let at = 0
  let awaited: Awaited = 'value'
  const afterValue = (): Awaited => {
    const inside = open.at(-1)
    if (inside === undefined) return 'end'
    return inside === '{' ? 'comma or }' : 'comma or ]'
  }

  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1
    const letter = text[at]
    if (letter === undefined && awaited === 'end') return null
    if (letter === undefined) return place(text, at, EXPECTED[awaited])
    if (awaited === 'colon') {
      if (letter !== ':') return place(text, at, EXPECTED[awaited])
      at += 1
      awaited = 'value'
    } else if ((letter === '}' || letter === ']') && awaited.endsWith(letter)) {
      open.pop()
      at += 1
      awaited = afterValue()
    } else if (letter === ',' && awaited.startsWith('comma')) {
      at += 1
      awaited = awaited === 'comma or }' ? 'key' : 'value'
    } else if (awaited.startsWith('key') && letter === '"') {
      const end = endOfString(text, at)
      if (typeof end !== 'number') return place(text, end.at, end.expected)
      at = end
      awaited = 'colon'
    } else if (awaited.startsWith('value')) {
      if (letter === '{' || letter === '[') {
        open.push(letter)
        at += 1
        awaited = letter === '{' ? 'key or }' : 'value or ]'
        continue
      }
      const end = endOfScalar(text, at, letter)
      if (end === null) return place(text, at, EXPECTED[awaited])
      if (typeof end !== 'number') return place(text, end.at, end.expected)
      at = end
      awaited = afterValue()
    } else return place(text, at, EXPECTED[awaited])
  }
}

const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

type Fault = { at: number; expected: string }

/** Returns the place after the string, number or word that begins at `at`, or null if none begins there. */
function endOfScalar(text: string, at: number, letter: string): number | Fault | null {
  if (letter === '"') return endOfString(text, at)
  const literal = LITERALS.find((each) => text.startsWith(each, at))
  if (literal) return at + literal.length
  NUMBER.lastIndex = at
  return NUMBER.test(text) ? NUMBER.lastIndex : null
}

function endOfString(text: string, start: number): number | Fault {
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at)
    if (Number.isNaN(code)) return { at, expected: 'a closing double quote' }
    if (code === 0x22) return at + 1
    if (code < 0x20) return { at, expected: 'a letter: line breaks and tabs in a text are written \\n and \\t' }
    if (code !== 0x5c) continue
    ESCAPE.lastIndex = at
    if (!ESCAPE.test(text)) return { at, expected: 'a letter that may follow a backslash' }
    at = ESCAPE.lastIndex - 1
  }
}

function place(text: string, at: number, expected: string): JsonFault {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return { line, column: at - before.lastIndexOf('\n'), expected }
}

/** A name and its colon. Inside of a text a quotation mark has a backslash before it, so this is never too few. */
const NAME = /"[ \t\n\r]*:/g
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g

/**
 * Returns whether an object in a JSON text has one name twice. Parsers differ in which of the two they take, so the
 * text can be read in two ways. It does not recurse, because only the length of the text limits its nesting.
 * @param json a text that is JSON
 * @param alike names that this makes equal count as one
 */
export function hasNameTwice(json: string, alike: (name: string) => string = (name) => name): boolean {
  /** The names of each object that is open; null for a list. */
  const open: (Set<string> | null)[] = []
  let isName = false
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') {
      open.push(new Set())
      isName = true
    } else if (token === '[') {
      open.push(null)
      isName = false
    } else if (token === '}' || token === ']') {
      open.pop()
      isName = false
    } else if (token === ',') isName = open.at(-1) != null
    else if (isName) {
      const names = open.at(-1)
      const name = alike(JSON.parse(token) as string)
      if (names?.has(name)) return true
      names?.add(name)
      isName = false
    }
  }
  return false
}

/**
 * Returns the same for a text that was parsed already. A parser drops a name that comes twice, so where as many names
 * are left as the text can have, none did: then the text is not looked at again.
 */
export function droppedName(json: string, parsed: unknown): boolean {
  let written = 0
  NAME.lastIndex = 0
  while (NAME.test(json)) written++
  return written !== countNames(parsed) && hasNameTwice(json)
}

function countNames(parsed: unknown): number {
  let count = 0
  const left = [parsed]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    const inside: unknown[] = Array.isArray(value) ? value : Object.values(value)
    if (!Array.isArray(value)) count += inside.length
    for (const each of inside) if (typeof each === 'object' && each !== null) left.push(each)
  }
  return count
}

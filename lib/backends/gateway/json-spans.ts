/**
 * Places in a valid JSON text. Parsing the text and writing it again would change it: numbers beyond 2^53, escapes,
 * order and spaces must stay as the caller wrote them.
 */
export interface Span {
  from: number
  to: number
}

const SPACE = /\s/

function skipSpace(json: string, at: number): number {
  let place = at
  while (SPACE.test(json[place] ?? '')) place += 1
  return place
}

/** Returns the end of the value that begins at `from`. */
function endOf(json: string, from: number): number {
  if (json[from] === '"') return endOfText(json, from)
  let depth = 0
  for (let place = from; place < json.length; place++) {
    const char = json[place]
    if (char === '"') place = endOfText(json, place) - 1
    else if (char === '{' || char === '[') depth += 1
    else if (char === '}' || char === ']') {
      if (depth === 0) return place
      depth -= 1
      if (depth === 0) return place + 1
    } else if (depth === 0 && (char === ',' || SPACE.test(char ?? ''))) return place
  }
  return json.length
}

function endOfText(json: string, from: number): number {
  for (let place = from + 1; place < json.length; place++) {
    if (json[place] === '\\') place += 1
    else if (json[place] === '"') return place + 1
  }
  return json.length
}

/**
 * Returns the value of a member of the object that begins at `from`; of members with one name the last, as every parser
 * does.
 */
export function memberSpan(json: string, from: number, name: string): Span | null {
  let found: Span | null = null
  let place = skipSpace(json, from + 1)
  while (json[place] === '"') {
    const keyEnd = endOfText(json, place)
    const key: unknown = JSON.parse(json.slice(place, keyEnd))
    const value = skipSpace(json, skipSpace(json, keyEnd) + 1)
    const to = endOf(json, value)
    if (key === name) found = { from: value, to }
    place = skipSpace(json, to)
    if (json[place] === ',') place = skipSpace(json, place + 1)
  }
  return found
}

/** Returns the items of the list that begins at `from`. */
export function itemSpans(json: string, from: number): Span[] {
  const spans: Span[] = []
  let place = skipSpace(json, from + 1)
  while (place < json.length && json[place] !== ']') {
    const to = endOf(json, place)
    spans.push({ from: place, to })
    place = skipSpace(json, to)
    if (json[place] === ',') place = skipSpace(json, place + 1)
  }
  return spans
}

/** Returns where the value of the whole text begins. */
export const rootOf = (json: string): number => skipSpace(json, 0)

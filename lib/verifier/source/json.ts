import { Refused } from './refused'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = { readonly [name: string]: Json }

const DEEPEST = 32
const BLANK = /[ \t\n\r]*/y
const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20]
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/**
 * Reads a JSON text. Unlike `JSON.parse` it refuses a name that is there twice, which two programs would read
 * differently, and values in more than 32 levels.
 * @throws Refused
 */
export function readJson(text: string): Json {
  let at = 0
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? null
    if (found !== null) at += found.length
    return found
  }
  const fail = (): never => {
    if (at >= text.length) throw new Refused((words) => words.truncated)
    throw new Refused((words) => words.notJson(at + 1))
  }
  /** Takes one character of punctuation, and the blanks around it. */
  const skip = (char: string): boolean => {
    take(BLANK)
    if (text[at] !== char) return false
    at++
    take(BLANK)
    return true
  }
  // By hand: an expression for a text of many megabytes would need as much of the stack.
  const string = (): string => {
    const from = at
    for (at++; at < text.length && text.charCodeAt(at) !== QUOTE; at++) {
      if (text.charCodeAt(at) === BACKSLASH) at++
      else if (text.charCodeAt(at) < SPACE) return fail()
    }
    if (at >= text.length) return fail()
    at++
    const found = text.slice(from, at)
    if (!found.includes('\\')) return found.slice(1, -1)
    try {
      return JSON.parse(found) as string
    } catch {
      at = from
      return fail()
    }
  }
  const value = (depth: number): Json => {
    if (depth > DEEPEST) throw new Refused((words) => words.tooDeep(DEEPEST))
    if (skip('{')) return object(depth)
    if (skip('[')) return list(depth)
    if (text[at] === '"') return string()
    const word = take(WORD)
    return word === null ? fail() : (JSON.parse(word) as Json)
  }
  const list = (depth: number): Json => {
    const items: Json[] = []
    if (skip(']')) return items
    do items.push(value(depth + 1))
    while (skip(','))
    return skip(']') ? items : fail()
  }
  const object = (depth: number): Json => {
    const fields = new Map<string, Json>()
    if (skip('}')) return {}
    do {
      if (text[at] !== '"') fail()
      const name = string()
      if (fields.has(name)) throw new Refused((words) => words.doubled(name.slice(0, 40)))
      if (!skip(':')) fail()
      fields.set(name, value(depth + 1))
    } while (skip(','))
    return skip('}') ? Object.fromEntries(fields) : fail()
  }
  take(BLANK)
  const whole = value(1)
  take(BLANK)
  return at === text.length ? whole : fail()
}

/**
 * Reads a JSON text as `readJson` does, and much faster if it is written without blanks, as ours are.
 * @throws Refused
 */
export function readCompactJson(text: string): Json {
  try {
    const value = JSON.parse(text) as Json
    // A name that is there twice would be written once.
    if (JSON.stringify(value) === text) return value
  } catch {
    // What is wrong is said below.
  }
  return readJson(text)
}

/**
 * Returns the one text of a value by RFC 8785. JavaScript writes numbers and strings as the RFC does.
 * @throws Refused
 */
export const canonical = (value: Json): string => (isSorted(value, 1) ? JSON.stringify(value) : written(value))

/** Returns whether the names of every object are in the order of the RFC, which is JavaScript's own. @throws Refused */
function isSorted(value: Json, depth: number): boolean {
  if (depth > DEEPEST) throw new Refused((words) => words.tooDeep(DEEPEST))
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return (value as readonly Json[]).every((item) => isSorted(item, depth + 1))
  let before: string | null = null
  for (const [name, item] of Object.entries(value as JsonObject)) {
    if ((before !== null && name <= before) || !isSorted(item, depth + 1)) return false
    before = name
  }
  return true
}

/** Writes an object by hand: JavaScript itself puts names that are whole numbers first. */
function written(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(written).join(',')}]`
  const entries = Object.entries(value as JsonObject).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${written(item)}`).join(',')}}`
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wrong = (where: string): never => {
  throw new Refused((words) => words.wrongField(where))
}

/** Readers of a field, which refuse the file and name the field when it is missing or of another kind. */
export const objectAt = (from: JsonObject, name: string): JsonObject => {
  const value = from[name]
  return isObject(value) ? value : wrong(name)
}

export const listAt = (from: JsonObject, name: string): readonly Json[] => {
  const value = from[name]
  return Array.isArray(value) ? (value as readonly Json[]) : wrong(name)
}

export const objectsAt = (from: JsonObject, name: string): readonly JsonObject[] =>
  listAt(from, name).map((each) => (isObject(each) ? each : wrong(name)))

export const textAt = (from: JsonObject, name: string): string => {
  const value = from[name]
  return typeof value === 'string' ? value : wrong(name)
}

export const textOrNullAt = (from: JsonObject, name: string): string | null =>
  (from[name] ?? null) === null ? null : textAt(from, name)

export const numberAt = (from: JsonObject, name: string): number => {
  const value = from[name]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : wrong(name)
}

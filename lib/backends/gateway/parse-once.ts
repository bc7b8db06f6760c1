import { type Json, object } from '@/lib/backends/whatsapp/read'
import { endOfText } from './json-spans'

/**
 * Returns the object that a JSON text contains. Returns null when it is no object, and when any object in it has one
 * name twice, because parsers differ in which of the two they take.
 */
export function parseOnce(json: string): Json | null {
  try {
    const parsed = object(JSON.parse(json))
    return parsed && hasNameTwice(json) ? null : parsed
  } catch {
    return null
  }
}

/** For a valid JSON text. Names that differ only in case, spaces or control characters count as one. */
function hasNameTwice(json: string): boolean {
  /** The names of each object that is open; null for a list. */
  const open: (Set<string> | null)[] = []
  let isName = false
  for (let place = 0; place < json.length; place++) {
    const char = json[place]
    if (char === '"') {
      const end = endOfText(json, place)
      const names = open.at(-1)
      if (isName && names) {
        const name = plainName(JSON.parse(json.slice(place, end)) as string)
        if (names.has(name)) return true
        names.add(name)
        isName = false
      }
      place = end - 1
    } else if (char === '{') {
      open.push(new Set())
      isName = true
    } else if (char === '[') {
      open.push(null)
      isName = false
    } else if (char === '}' || char === ']') {
      open.pop()
      isName = false
    } else if (char === ',') isName = open.at(-1) != null
  }
  return false
}

/** Returns a parameter's name as the most tolerant parser would read it. */
export const plainName = (name: string): string => name.replace(/[\p{Cc}\s]/gu, '').toLowerCase()

import { type Json, object } from '@/lib/backends/whatsapp/read'
import { endOfText } from './json-spans'

/**
 * The object that a JSON text is; null when it is none, and when any object in it has one name twice: parsers differ
 * in which of the two they take.
 */
export function parseOnce(json: string): Json | null {
  try {
    const parsed = object(JSON.parse(json))
    return parsed && hasNameTwice(json) ? null : parsed
  } catch {
    return null
  }
}

/** Of a valid JSON text. Names that differ in case, spaces or control characters alone count as one. */
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

/** A parameter's name as the most forgiving reader would take it. */
export const plainName = (name: string): string => name.replace(/[\p{Cc}\s]/gu, '').toLowerCase()

import { type Json, object } from '@/lib/backends/whatsapp/read'
import { hasNameTwice } from '@/lib/json-names'

/**
 * Returns the object that a JSON text contains. Returns null when it is no object, and when any object in it has one
 * name twice, because parsers differ in which of the two they take. Names that differ only in case, spaces or control
 * characters count as one.
 */
export function parseOnce(json: string): Json | null {
  try {
    const parsed = object(JSON.parse(json))
    return parsed && hasNameTwice(json, plainName) ? null : parsed
  } catch {
    return null
  }
}

/** Returns a parameter's name as the most tolerant parser would read it. */
export const plainName = (name: string): string => name.replace(/[\p{Cc}\s]/gu, '').toLowerCase()

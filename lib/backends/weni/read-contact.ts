import { z } from 'zod'
import { isStorable, withoutNul } from '@/lib/clean-text'
import type { WeniContact } from './contact'

type Fields = WeniContact['fields']
type Groups = WeniContact['groups']

/**
 * Reads the contact that a response shows, as strictly as the schema of contact.ts does, and returns null for anything
 * else. It reads the response to each delivery, so by hand: nothing is copied that is right as it came.
 */
export function readContact(body: unknown): WeniContact | null {
  if (!isObject(body)) return null
  const { uuid, blocked, stopped, status } = body
  if (typeof uuid !== 'string' || !isFlag(blocked) || !isFlag(stopped)) return null
  if (typeof status !== 'string' && status !== null && status !== undefined) return null
  const fields = readFields(body['fields'])
  const groups = readGroups(body['groups'])
  if (!fields || !groups) return null
  return { uuid, fields, groups, blocked, stopped, status: status && withoutNul(status) }
}

/** Returns the only contact of a list; `none` for an empty list, and null when the contact can't be read. */
export function readOnlyContact(body: unknown): WeniContact | 'none' | null {
  const list = z.object({ results: z.array(z.unknown()) }).safeParse(body)
  if (!list.success) return null
  return list.data.results.length === 0 ? 'none' : readContact(list.data.results[0])
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isFlag = (value: unknown): value is boolean | null | undefined =>
  typeof value === 'boolean' || value === null || value === undefined

function readFields(value: unknown): Fields | null {
  if (!isObject(value) || Array.isArray(value)) return null
  let isClean = true
  for (const key in value) {
    const field = value[key]
    if (key === '__proto__' || (typeof field === 'string' && !isStorable(field))) isClean = false
    else if (!isFieldValue(field)) return null
  }
  return isClean ? (value as Fields) : cleaned(value as Fields)
}

/** JSON has no number that is not finite, but one too large for a double is read as infinite. */
const isFieldValue = (value: unknown) =>
  typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value)

function cleaned(fields: Fields): Fields {
  const pairs = Object.entries(fields).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(
    pairs.map(([key, value]) => [key, typeof value === 'string' ? withoutNul(value) : value] as const),
  )
}

function readGroups(value: unknown): Groups | null {
  if (!Array.isArray(value)) return null
  for (const group of value as unknown[]) if (!isObject(group) || typeof group['uuid'] !== 'string') return null
  return value as Groups
}

import { list, object, word } from './read'

/** How far a message got. `failed` is not among them, because WhatsApp's own stop comes as a failure. */
const PROGRESS: ReadonlySet<string> = new Set(['sent', 'delivered', 'read', 'played'])
/** What a change of statuses may hold (docs/reference/whatsapp.md, 1.1). */
const PARTS: ReadonlySet<string> = new Set(['messaging_product', 'metadata', 'contacts', 'statuses'])
/** A longer POST is not looked into: it would delay the response, and there are few of them. */
const MOST_LENGTH = 65_536

/**
 * Returns whether a POST of WhatsApp tells nothing but how far messages of the business got. Then it can wait behind
 * what people say. Anything unknown in it makes the result false, also what is no JSON.
 */
export function holdsOnlyProgress(body: string): boolean {
  if (body.length > MOST_LENGTH || !body.includes('"statuses"')) return false
  try {
    const entries = list(object(JSON.parse(body))?.['entry'])
    const changes = entries.flatMap((entry) => list(object(entry)?.['changes']))
    return changes.length > 0 && entries.every((entry) => object(entry) !== null) && changes.every(tellsOnlyProgress)
  } catch {
    return false
  }
}

function tellsOnlyProgress(change: unknown): boolean {
  const value = object(object(change)?.['value'])
  if (!value || object(change)?.['field'] !== 'messages') return false
  const statuses = list(value['statuses'])
  return Object.keys(value).every((key) => PARTS.has(key)) && statuses.length > 0 && statuses.every(isProgress)
}

/** With an error a status may be a refusal, whatever its word: the error alone says so (`applyStatuses`). */
function isProgress(status: unknown): boolean {
  const one = object(status)
  return PROGRESS.has(word(one?.['status'])) && list(one?.['errors']).length === 0
}

import type { LineFacts } from './codes'
import { packLine } from './pack'
import { type LineShape, shapeOf } from './shape'
import { unpackLine } from './unpack'

/** Shapes of lines by the number of letters, those that were used last first: an import has a few dozen. */
const shapes = new Map<number, LineShape[]>()
const MOST_LENGTHS = 32
const MOST_OF_A_LENGTH = 16

/**
 * Returns a line as bytes that give it back to the letter; null where they would not, so that it is stored as text.
 * Each text is unpacked to see that, but for one that differs in ids, hashes and times alone from one that was: these
 * are bytes only where the bytes give the same text again.
 */
export function packChecked(text: string, facts: LineFacts, unpack = unpackLine): Buffer | null {
  const known = shapes.get(text.length)
  for (const [place, shape] of known?.entries() ?? []) {
    const packed = shape.pack(text, facts)
    if (!packed) continue
    if (place > 0) known?.unshift(...known.splice(place, 1))
    return packed
  }
  const packed = packLine(text, facts)
  if (packed === null || unpack(packed, facts) !== text) return null
  remember(text.length, shapeOf(packed))
  return packed
}

function remember(letters: number, shape: LineShape | null): void {
  if (!shape) return
  const known = shapes.get(letters) ?? []
  if (shapes.size >= MOST_LENGTHS && known.length === 0) shapes.clear()
  known.unshift(shape)
  known.splice(MOST_OF_A_LENGTH)
  shapes.set(letters, known)
}

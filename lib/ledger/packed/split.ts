import { ATOMS } from './atoms'
import { AGAIN_FIRST, ATOM, FACT, FACTS, FRAGMENT, SMALL_NUMBER, TEMPLATE } from './codes'
import { FRAGMENTS, TEMPLATES } from './fragments'

/** A part of a text between two atoms: the code of a fragment, or text that no fragment has. */
export type Piece = number | string

/** The places of fragments by their first letter, the longest first. */
const BY_LETTER = new Map<string, number[]>()
for (const [place, fragment] of FRAGMENTS.entries()) {
  const letter = fragment.charAt(0)
  const places = [...(BY_LETTER.get(letter) ?? []), place]
  places.sort((a, b) => (FRAGMENTS[b]?.length ?? 0) - (FRAGMENTS[a]?.length ?? 0))
  BY_LETTER.set(letter, places)
}

/** Texts between atoms are few, and each line has dozens. Long ones hold what people wrote, and are not remembered. */
const MOST_KNOWN = 2_000
const LONG = 200
const known = new Map<string, readonly Piece[]>()

/** Returns what a text is made of: at each place the longest fragment, and what is between fragments as it is. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces = known.get(text)
  if (pieces) return pieces
  const made = split(text)
  if (text.length > LONG) return made
  // Forgetting all of them costs less than to know which was used last.
  if (known.size >= MOST_KNOWN) known.clear()
  // A part of a line would keep the whole line in memory.
  known.set(Buffer.from(text, 'utf16le').toString('utf16le'), made)
  return made
}

function split(text: string): Piece[] {
  const pieces: Piece[] = []
  let rest = 0
  for (let at = 0; at < text.length;) {
    const place = BY_LETTER.get(text.charAt(at))?.find((each) => text.startsWith(FRAGMENTS[each] ?? '', at))
    if (place === undefined) {
      at++
      continue
    }
    if (at > rest) pieces.push(text.slice(rest, at))
    pieces.push(FRAGMENT + place)
    at += FRAGMENTS[place]?.length ?? 1
    rest = at
  }
  if (rest < text.length) pieces.push(text.slice(rest))
  return pieces
}

const HOLE = /<(?<name>[^>]+)>/
const KINDS = ['uuid', 'hash', 'time', 'digest', 'sha']

/** Returns the code of a hole in a template. */
function codeOfHole(name: string): number {
  const fact = FACTS.findIndex((each) => each === name)
  if (fact !== -1) return FACT + fact
  const kind = KINDS.indexOf(name)
  if (kind !== -1 && kind < ATOMS.length) return ATOM + kind
  const [, equals, digits = ''] = /^(=?)(\d+)$/.exec(name) ?? []
  if (equals === undefined) throw new Error(`a template has the hole ${name}`)
  return (equals === '' ? AGAIN_FIRST : SMALL_NUMBER) + Number(digits)
}

/** What each template stands for: text, and codes for its holes. */
export const TEMPLATE_PARTS: readonly (readonly Piece[])[] = TEMPLATES.map((template) =>
  template.split(HOLE).flatMap((part, index) => (part === '' ? [] : [index % 2 === 0 ? part : codeOfHole(part)])),
)

/** How the tree of templates goes on: by node and code the next node, 0 where it ends. */
const tree: Uint16Array[] = [new Uint16Array(256)]
/** By node: the code of the template that ends there, 0 where none does. */
const ends: number[] = [0]

for (const [index, parts] of TEMPLATE_PARTS.entries()) {
  let node = 0
  for (const code of parts.flatMap((part) => (typeof part === 'number' ? [part] : piecesOf(part)))) {
    if (typeof code !== 'number') throw new Error(`no fragment has the text ${code} of a template`)
    const next = tree[node]?.[code] || tree.push(new Uint16Array(256)) - 1
    tree[node]?.fill(next, code, code + 1)
    node = next
  }
  ends[node] = TEMPLATE + index
}

/** Puts the longest templates in the place of the codes that they stand for. Returns how many codes are left. */
export function withTemplates(codes: Uint8Array, count: number): number {
  let written = 0
  for (let at = 0; at < count;) {
    let code = codes[at] ?? 0
    let behind = at + 1
    let node = 0
    for (let place = at; place < count;) {
      node = tree[node]?.[codes[place++] ?? 0] ?? 0
      if (node === 0) break
      const end = ends[node]
      if (!end) continue
      code = end
      behind = place
    }
    codes[written++] = code
    at = behind
  }
  return written
}

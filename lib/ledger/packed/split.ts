import { BoundedMap } from '@/lib/bounded-map'
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
const MOST_KNOWN = 4_000
const LONG = 400
const known = new BoundedMap<readonly Piece[]>(MOST_KNOWN)

/** Returns what a text is made of: at each place the longest fragment, and what is between fragments as it is. */
export function piecesOf(text: string): readonly Piece[] {
  return text.length > LONG ? split(text) : known.remember(text, () => split(text))
}

function split(text: string): Piece[] {
  const pieces: Piece[] = []
  let rest = 0
  for (let at = 0; at < text.length; ) {
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

/** The templates as a tree of the codes that they take the place of. */
export interface TemplateNode {
  /** The template that ends here. */
  code: number | null
  next: (TemplateNode | undefined)[]
}

const root: TemplateNode = { code: null, next: [] }

/** Returns where the tree begins. */
export const templateTree = (): TemplateNode => root

for (const [index, parts] of TEMPLATE_PARTS.entries()) {
  const codes = parts.flatMap((part) => (typeof part === 'number' ? [part] : piecesOf(part)))
  let node = root
  for (const code of codes) {
    if (typeof code !== 'number') throw new Error(`no fragment has the text ${code} of a template`)
    node = node.next[code] ??= { code: null, next: [] }
  }
  node.code = TEMPLATE + index
}

import type { Item } from './item'
import type { Direction } from './plan'

/** One call of contact_actions that Weni reported as done. */
export interface Move {
  group: string
  action: 'add' | 'remove'
  direction: Direction
  items: readonly Item[]
}

/**
 * How many contacts of each call are read back: all of a small call, a tenth of a full one. A person's own refusal
 * comes in a small call and so is always verified. The nightly reading finds contacts of a large call that the platform
 * skipped (it leaves out contacts that are locked).
 */
const REFUSALS_READ = 10
const AGREEMENTS_READ = 3

/**
 * contact_actions returns 204 also where it did nothing (docs/reference/weni.md, 1.6). A sample of each call is read
 * back, where possible the same contacts for several calls. If one of them was not moved, every contact of that call is
 * read. Always read are contacts whose state was unknown and contacts whose earlier attempt failed.
 */
export async function readBack(
  moves: readonly Move[],
  tools: { look: (item: Item) => Promise<void>; fail: (item: Item, cause: Item) => void },
): Promise<void> {
  const looked = new Set<Item>()
  const lookAt = async (items: Iterable<Item>) => {
    const unseen = [...new Set(items)].filter((item) => isOpen(item) && !looked.has(item))
    for (const item of unseen) looked.add(item)
    await Promise.all(unseen.map(tools.look))
  }

  await lookAt(sampleOf(moves))
  await lookAt(
    moves.filter((move) => move.items.some((item) => looked.has(item) && isMissing(item, move))).flatMap(itemsOf),
  )

  const unproven = new Set<Item>()
  for (const move of moves) {
    const seen = move.items.filter((item) => looked.has(item))
    if (seen.length === 0 || seen.some((item) => !item.unverified)) continue
    // No contact of this call could be read back, so nothing is known about the others either.
    const cause = seen.find((item) => item.problem !== null)
    for (const item of move.items.filter(isOpen)) {
      unproven.add(item)
      if (cause) tools.fail(item, cause)
    }
  }
  for (const item of moves.flatMap(itemsOf)) {
    if (isOpen(item) && !looked.has(item) && !unproven.has(item)) item.unverified = false
  }
}

const itemsOf = (move: Move): readonly Item[] => move.items
const isOpen = (item: Item): boolean => item.unverified && item.problem === null
const isDoubtful = ({ delivery }: Item): boolean => delivery.mirrored === null || delivery.attempts > 0

/** Whether a contact that was read back is not where the call should have put it. */
function isMissing(item: Item, { group, action }: Move): boolean {
  return !item.unverified && !item.inactive && item.known?.groups[group] !== (action === 'add')
}

function sampleOf(moves: readonly Move[]): Set<Item> {
  const sample = new Set(moves.flatMap(itemsOf).filter((item) => isOpen(item) && isDoubtful(item)))
  // Refusals first: the contacts chosen for them serve the other moves of the same contacts as well.
  for (const { direction, items } of moves.toSorted(
    (a, b) => Number(b.direction === 'refuse') - Number(a.direction === 'refuse'),
  )) {
    const members = items.filter(isOpen)
    let missing =
      (direction === 'refuse' ? REFUSALS_READ : AGREEMENTS_READ) - members.filter((item) => sample.has(item)).length
    const others = members.filter((item) => !sample.has(item))
    for (; missing > 0 && others.length > 0; missing--) {
      for (const item of others.splice(Math.floor(Math.random() * others.length), 1)) sample.add(item)
    }
  }
  return sample
}

import type { Item } from './item'
import type { Direction } from './plan'

/** One call of contact_actions that was answered as if it had worked. */
export interface Move {
  group: string
  action: 'add' | 'remove'
  direction: Direction
  items: readonly Item[]
}

/**
 * Of each call so many contacts are looked at again: all of a small one, a tenth of a full one. Somebody's own refusal
 * comes in a small call and so is always seen; what a platform skipped of a large one (it leaves out contacts that are
 * locked) the nightly reading finds.
 */
const REFUSALS_READ = 10
const AGREEMENTS_READ = 3

/**
 * contact_actions answers 204 also where it did nothing (docs/reference/weni.md, 1.6). A sample of each call is looked
 * at, the same contacts for several calls where that can be; one without effect among them, and everybody in that call
 * is. Looked at in any case: of whom it was not known what stands there, and whom an earlier attempt failed.
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
    // Nobody of this call could be looked at: nothing is known of the others either.
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

/** Whether a contact that was looked at is not where the call should have brought it. */
function isMissing(item: Item, { group, action }: Move): boolean {
  return !item.unverified && !item.inactive && item.known?.groups[group] !== (action === 'add')
}

function sampleOf(moves: readonly Move[]): Set<Item> {
  const sample = new Set(moves.flatMap(itemsOf).filter((item) => isOpen(item) && isDoubtful(item)))
  // Refusals first: whom they choose serves the other moves of the same contacts as well.
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

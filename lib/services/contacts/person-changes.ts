import type { PastIdentity } from '@/db/queries/identities/holders'
import type { Instant } from '@/lib/consent/types'

// What the numbers and user ids of a contact tell of who was behind it (docs/consent.md, "Who had a number before").

interface PersonChanges {
  /** When the contact last had another person behind it, whichever of its numbers that was about. */
  newPersonAt: Instant | null
  /**
   * Returns the same for one number, as far as it may be about that number, and when the contact moved to it from
   * another number or user id.
   */
  ofNumber: (matchKey: string) => { newHolderAt: Instant | null; movedAt: Instant | null }
}

/** A number or user id that a contact has or had. */
interface Holding extends PastIdentity {
  /** The contacts who had it before they were merged into this one, each with its end there, or the merge. */
  before: ReadonlyMap<string, Instant>
}

type Lost = Holding & { endedAt: Instant }

/**
 * How something that was lost relates to a number. `together`: one contact had both, as far as is known. `apart`: a
 * merge brought them together, and the contact that lost it had a number then (for a number: had got another one).
 * `moved`: it had none, so the merge may show to which number its person had moved.
 */
type Relation = 'together' | 'apart' | 'moved'

/** Returns what is known of the persons behind each of the contacts, by id. */
export function readPersonChanges(rows: readonly PastIdentity[]): ReadonlyMap<string, PersonChanges> {
  const byContact = new Map<string, PastIdentity[]>()
  for (const row of rows) {
    const known = byContact.get(row.contactId)
    if (known) known.push(row)
    else byContact.set(row.contactId, [row])
  }
  return new Map([...byContact].map(([contactId, known]) => [contactId, changesOf(holdingsOf(known))]))
}

/** Returns what a contact has and had. What merged contacts kept are copies, which tell whose it was before. */
function holdingsOf(rows: readonly PastIdentity[]): Holding[] {
  const nameOf = ({ matchKey, createdAt }: PastIdentity) => `${createdAt} ${matchKey}`
  const copies = new Map<string, Map<string, Instant>>()
  for (const row of rows) {
    if (row.mergedId === null || row.endedAt === null) continue
    const known = copies.get(nameOf(row)) ?? new Map<string, Instant>()
    copies.set(nameOf(row), known.set(row.mergedId, row.endedAt))
  }
  return rows
    .filter(({ mergedId }) => mergedId === null)
    .map((row) => ({ ...row, before: copies.get(nameOf(row)) ?? new Map<string, Instant>() }))
}

function changesOf(holdings: readonly Holding[]): PersonChanges {
  const numbers = holdings.filter(({ kind }) => kind === 'phone')
  const lost = holdings.filter((each): each is Lost => each.endedAt !== null)
  const relate = relationsOf(numbers)
  /** Whether a user id ended together with a number: it was that number's, and says nothing of another one. */
  const isOfNumber = (id: Lost) =>
    id.createdAt < id.endedAt &&
    numbers.some((number) => number.endedAt === id.endedAt && relate(id, number) === 'together')
  const changes = lost.filter((each) => {
    const sign: Relation = each.kind === 'phone' ? 'moved' : 'together'
    const isSign = numbers.some((number) => isKept(number, each) && relate(each, number) === sign)
    return isSign && (each.kind === 'phone' || !isOfNumber(each))
  })
  return {
    newPersonAt: lastEnd(changes),
    ofNumber: (matchKey) => {
      const had = numbers.filter((number) => number.matchKey === matchKey)
      const live = had.find(({ endedAt }) => endedAt === null)
      const isOfHad = (each: Lost) => had.some((number) => isBegun(number, each) && relate(each, number) !== 'apart')
      const isLostBefore = (each: Lost) =>
        live !== undefined &&
        each.matchKey !== matchKey &&
        each.endedAt <= live.createdAt &&
        relate(each, live) !== 'apart'
      return { newHolderAt: lastEnd(changes.filter(isOfHad)), movedAt: lastEnd(lost.filter(isLostBefore)) }
    },
  }
}

/** Returns what tells how something that a contact lost relates to one of its numbers. */
function relationsOf(numbers: readonly Holding[]): (lost: Lost, number: Holding) => Relation {
  // Where a number took the place of another, it is not older than the end of that one.
  const isOther = (lost: Lost, { createdAt }: Holding) => lost.kind === 'bsuid' || createdAt >= lost.endedAt
  /** Whether the contact that was merged had a number in the end. */
  const hadOne = (lost: Lost, mergedId: string) =>
    numbers.some((each) => {
      const until = each.before.get(mergedId)
      return until !== undefined && until !== each.endedAt && isOther(lost, each)
    })
  /** Whether the contact that it was merged into had a number at that moment. */
  const stayedWithOne = (lost: Lost, mergedId: string, at: Instant) =>
    numbers.some(
      (each) =>
        !each.before.has(mergedId) &&
        each.createdAt < at &&
        (each.endedAt === null || each.endedAt > at) &&
        [...each.before.values()].every((until) => until <= at) &&
        isOther(lost, each),
    )
  return (lost, number) => {
    // It ended in a contact that never had the number, or before the number came from a contact that never had it.
    const apart = [
      ...[...lost.before].flatMap(([id, until]) =>
        until === lost.endedAt && !number.before.has(id) ? hadOne(lost, id) : [],
      ),
      ...[...number.before].flatMap(([id, until]) =>
        lost.endedAt <= until && !lost.before.has(id) ? stayedWithOne(lost, id, until) : [],
      ),
    ]
    if (apart.length === 0) return 'together'
    return apart.some(Boolean) ? 'apart' : 'moved'
  }
}

/**
 * Whether the contact had got the number when it lost something. What was posted late ends before it was stored; then
 * the order in which the two were stored counts.
 */
const isBegun = (number: Holding, lost: Lost) => number.createdAt < lost.endedAt || number.createdAt <= lost.createdAt

/** Whether the contact had the number when it lost something, and kept it. */
const isKept = (number: Holding, lost: Lost) =>
  isBegun(number, lost) && (number.endedAt === null || number.endedAt > lost.endedAt)

const lastEnd = (lost: readonly Lost[]): Instant | null =>
  lost.length === 0 ? null : Math.max(...lost.map(({ endedAt }) => endedAt))

import type { WeniReply } from './api'
import { fail, goneProblem, type Item } from './item'
import { isServed, judgeFailure } from './judge'
import type { MovePause } from './move-pause'
import { type Direction, movesOf } from './plan'
import type { Move } from './read-back'
import type { Send } from './sender'
import { OTHER_BUCKET } from './settings'

/** The contacts in one call of contact_actions. */
const CALL_SIZE = 100
/** Each rejected call names one deleted contact. If a workspace lost more contacts at once, each is read by itself. */
const MOST_REPEATS = 20

/**
 * Moves contacts in or out of their static groups, as far as that refuses or allows something, many contacts a call.
 * Contacts without an id wait. While such calls fail, none is made. Returns the calls that Weni reported as done, once
 * all calls have ended.
 */
export async function moveGroups(
  send: Send,
  items: readonly Item[],
  direction: Direction,
  pause: MovePause,
): Promise<Move[]> {
  const wanted = new Map<string, Move & { items: Item[] }>()
  const { heldMs } = pause
  for (const item of items) {
    const { add, remove } = item.plan
    if (!item.externalId || item.problem || (add.length === 0 && remove.length === 0)) continue
    const moves = movesOf(item.plan, item.target, direction)
    if (moves.length > 0 && heldMs > 0) item.movesHeldMs = heldMs
    if (heldMs > 0) continue
    for (const { group, action } of moves) {
      const one = wanted.get(group) ?? { group, action, direction, items: [] }
      wanted.set(group, one)
      one.items.push(item)
    }
  }
  const calls: Promise<Move | null>[] = []
  for (const move of wanted.values()) {
    for (let start = 0; start < move.items.length; start += CALL_SIZE) {
      calls.push(moveSome(send, { ...move, items: move.items.slice(start, start + CALL_SIZE) }, pause))
    }
  }
  return (await Promise.all(calls)).filter((move) => move !== null)
}

/** Makes one call, and again without the contacts that Weni rejects, because one bad contact rejects the whole call. */
async function moveSome(send: Send, { items, ...move }: Move, pause: MovePause): Promise<Move | null> {
  const { group, action, direction } = move
  let left = [...items]
  const urgent = direction === 'refuse' || left.some((item) => item.urgent)
  for (let repeat = 0; left.length > 0 && repeat < MOST_REPEATS; repeat++) {
    const contacts = left.map((item) => item.externalId)
    const about = left[0]?.delivery.contactId ?? group
    const sent = await send(
      { method: 'POST', endpoint: 'contact_actions', body: { contacts, action, group } },
      { bucket: OTHER_BUCKET, urgent, about, failsAlone: true },
    )
    if ('released' in sent) return null
    if ('problem' in sent) {
      for (const item of left) fail(item, { ...sent.problem, refuses: item.urgent })
      return null
    }
    const { result } = sent
    const served = isServed(result)
    if (served !== null) pause.note(served)
    if (result.ok && result.reply.status < 300) {
      for (const item of left) moved(item, group, action)
      return { ...move, items: left }
    }
    const refused = result.ok && result.reply.status === 400 ? refusedBy(result.reply, left) : []
    if (refused.length === 0) {
      for (const item of left) {
        fail(item, judgeFailure(result, { attempts: item.delivery.attempts, refuses: item.urgent, writes: true }))
      }
      return null
    }
    left = left.filter((item) => !refused.includes(item))
    for (const item of refused) if (item.inactive) moved(item, group, action)
  }
  return null
}

/** Returns the contacts that a 400 names, marked with the cause: not active, or not there any more. */
function refusedBy({ body }: WeniReply, items: readonly Item[]): Item[] {
  const text = JSON.stringify(body)
  const inactive = /Non-active contacts/i.test(text)
  if (!inactive && !/"contacts":.*No such object/.test(text)) return []
  const named = items.filter((item) => item.externalId && text.includes(item.externalId))
  for (const item of named) {
    if (inactive) item.inactive = true
    else fail(item, goneProblem(item))
  }
  return named
}

function moved(item: Item, group: string, action: 'add' | 'remove'): void {
  item.plan = { ...item.plan, [action]: item.plan[action].filter((other) => other !== group) }
  const member = action === 'add' && !item.inactive
  item.known = item.known && { ...item.known, groups: { ...item.known.groups, [group]: member } }
  // A contact that is not active is in no static group, so there is nothing to read.
  item.unverified ||= !item.inactive
}

import type { WeniReply } from './api'
import { fail, goneProblem, type Item } from './item'
import { judgeFailure } from './judge'
import type { Move } from './read-back'
import type { Send } from './sender'
import { OTHER_BUCKET } from './settings'

/** contact_actions takes so many contacts a call. */
const CALL_SIZE = 100
/** Each refusal names one deleted contact; a workspace that lost more at once is looked at contact by contact. */
const MOST_REPEATS = 20

/**
 * Moves contacts in or out of their static groups, many contacts a call; those without an id yet wait. Answers once all calls are done,
 * with those that were answered as if they had worked.
 */
export async function moveGroups(send: Send, items: readonly Item[], action: 'add' | 'remove'): Promise<Move[]> {
  const byGroup = new Map<string, Item[]>()
  for (const item of items) {
    if (!item.externalId || item.problem) continue
    for (const group of item.plan[action]) byGroup.set(group, [...(byGroup.get(group) ?? []), item])
  }
  const calls: Promise<Move | null>[] = []
  for (const [group, members] of byGroup) {
    for (let start = 0; start < members.length; start += CALL_SIZE) {
      calls.push(moveSome(send, members.slice(start, start + CALL_SIZE), group, action))
    }
  }
  return (await Promise.all(calls)).filter((move) => move !== null)
}

/** One call, and again without the contacts that it refuses: validation is all or nothing. */
async function moveSome(
  send: Send,
  items: readonly Item[],
  group: string,
  action: 'add' | 'remove',
): Promise<Move | null> {
  let left = [...items]
  const urgent = action === 'remove' || left.some((item) => item.urgent)
  for (let repeat = 0; left.length > 0 && repeat < MOST_REPEATS; repeat++) {
    const contacts = left.map((item) => item.externalId)
    const about = left[0]?.delivery.contactId ?? group
    const sent = await send(
      { method: 'POST', endpoint: 'contact_actions', body: { contacts, action, group } },
      { bucket: OTHER_BUCKET, urgent, about },
    )
    if ('released' in sent) return null
    if ('problem' in sent) {
      for (const item of left) fail(item, { ...sent.problem, refuses: item.urgent })
      return null
    }
    const { result } = sent
    if (result.ok && result.reply.status < 300) {
      for (const item of left) moved(item, group, action)
      return { group, action, items: left }
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

/** The contacts a 400 names, marked with the cause: not active, or not there any more. */
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
  // Whoever is not active is in no static group: nothing to look at.
  item.unverified ||= !item.inactive
}

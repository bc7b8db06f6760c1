import type { Delivery, DeliveryRun, Mirror } from '@/lib/backends/backend'
import type { WeniRequest } from './api'
import { isActive, languageOf } from './contact'
import { moveGroups } from './groups'
import {
  fail,
  givenBack,
  goneProblem,
  isDone,
  type Item,
  itemOf,
  lookupOf,
  observe,
  observeGroups,
  outcomeOf,
} from './item'
import { isGone, isUserIdRefused, judgeFailure } from './judge'
import type { MovePause } from './move-pause'
import { type Direction, hasAny } from './plan'
import { type Move, readBack } from './read-back'
import { readContact, readOnlyContact } from './read-contact'
import type { Send, Sent, Turn } from './sender'
import { CONTACTS_BUCKET } from './settings'

/**
 * Brings the contacts of one claim up to date. Calls that take something away go first: group memberships (100 contacts
 * a call, from another budget than fields), then the fields of refusals, then calls that give something back, then the
 * other fields. The response to a write is the contact as it was re-read from Weni's database, so it is the proof. Of
 * the contacts without such a response after a move of groups, a sample is read back. Groups that can't be moved hold
 * back no field.
 */
export async function deliverAll(
  send: Send,
  deliveries: readonly Delivery[],
  mirrors: readonly Mirror[],
  run: Pick<DeliveryRun, 'acknowledge' | 'mayStart'>,
  pause: MovePause,
): Promise<void> {
  const items = deliveries.map((delivery) => itemOf(delivery, mirrors))
  const open = new Set(items)
  const acknowledge = (item: Item) => {
    if (!open.delete(item)) return
    const begun = item.problem !== null || isDone(item)
    run.acknowledge(item.delivery.contactId, begun || run.mayStart() ? outcomeOf(item) : givenBack(item))
  }
  const acknowledgeDone = () => [...open].filter(isDone).forEach(acknowledge)

  for (const item of items) {
    if (lookupOf(item) || isDone(item)) continue
    fail(item, { kind: 'dead_letter', reason: 'no_address', refuses: item.urgent })
    acknowledge(item)
  }
  acknowledgeDone()
  const moves: Move[] = []
  const move = async (direction: Direction) => {
    moves.push(...(await moveGroups(send, [...open], direction, pause)))
  }
  if (!pause.isFailing) await move('refuse')
  await writeFields(send, true, open, acknowledge)
  await move('refuse')
  await move('allow')
  await writeFields(send, false, open, acknowledge)
  await move('refuse')
  await move('allow')
  acknowledgeDone()
  await readBack(moves, {
    look: (item) => look(send, item),
    fail: (item, { problem }) => problem && fail(item, { ...problem, refuses: item.urgent }),
  })
  for (const item of open) acknowledge(item)
}

function turnOf(item: Item): Turn {
  return { bucket: CONTACTS_BUCKET, urgent: item.urgent, about: item.delivery.contactId }
}

/**
 * Writes the fields that differ of the urgent items, or of the others, contact by contact. A problem with the groups
 * holds back no field. Each request is made when its turn has come.
 */
function writeFields(
  send: Send,
  urgent: boolean,
  items: Iterable<Item>,
  acknowledge: (item: Item) => void,
): Promise<void> {
  const writes: Item[] = []
  for (const item of items) {
    if (item.urgent !== urgent || item.problem?.kind === 'paused' || isForgotten(item)) continue
    if ((item.known !== null && !hasAny(item.plan.fields)) || !lookupOf(item)) continue
    writes.push(item)
  }
  const ask = (item: Item) => ({ request: writeOf(item, item.plan.fields), turn: turnOf(item) })
  return send.each(urgent, writes, ask, (item, sent) => written(send, item, item.plan.fields, sent, acknowledge))
}

function isForgotten(item: Item): boolean {
  return item.problem?.kind === 'retry' && item.problem.forget === true
}

type Fields = Readonly<Record<string, string>>

/** Never send `groups`: that would replace all of a contact's static groups. */
const writeOf = (item: Item, fields: Fields): WeniRequest => ({
  method: 'POST',
  endpoint: 'contacts',
  query: lookupOf(item) ?? {},
  body: { fields },
})

/** Takes note of what became of a write, and acknowledges the contact if nothing is left to do then. */
function written(
  send: Send,
  item: Item,
  fields: Fields,
  sent: Sent,
  acknowledge: (item: Item) => void,
): void | Promise<void> {
  if ('released' in sent) return
  if ('problem' in sent) return fail(item, sent.problem)
  const { result } = sent
  const contact = result.ok && result.reply.status < 300 ? readContact(result.reply.body) : null
  if (contact) {
    const took = observe(item, contact, fields)
    if (!took) fail(item, { kind: 'retry', reason: 'not_applied', refuses: item.urgent, fault: 'contact' })
    const acknowledgeDone = () => {
      if (isDone(item)) acknowledge(item)
    }
    if (result.ok && result.reply.status === 201) return tellLanguage(send, item).then(acknowledgeDone)
    return acknowledgeDone()
  }
  if (result.ok && item.externalId && isGone(result.reply)) return fail(item, goneProblem(item))
  if (result.ok && isUserIdRefused(lookupOf(item) ?? {}, result.reply))
    return fail(item, { kind: 'dead_letter', reason: 'user_id_not_taken', refuses: item.urgent, final: true })
  fail(item, judgeFailure(result, { attempts: item.delivery.attempts, refuses: item.urgent, writes: true }))
  // A field that was deleted in the backend must not hold up the refusals in the others.
  const unknown = result.ok && result.reply.status === 400 ? unknownField(result.reply.body) : null
  if (!unknown || !(unknown in fields)) return
  const { [unknown]: _, ...left } = fields
  if (hasAny(left)) return writeAgain(send, item, left, acknowledge)
}

/** Writes a contact without the field that was refused. */
async function writeAgain(send: Send, item: Item, fields: Fields, acknowledge: (item: Item) => void): Promise<void> {
  await written(send, item, fields, await send(writeOf(item, fields), turnOf(item)), acknowledge)
}

function unknownField(body: unknown): string | null {
  return /Invalid contact field key: (\w+)/.exec(JSON.stringify(body))?.[1] ?? null
}

/**
 * A contact that we made gets its language; an existing one keeps its own. It is not important, so nothing waits for
 * it, and it is not repeated.
 */
async function tellLanguage(send: Send, item: Item): Promise<void> {
  const language = languageOf(item.delivery.locale)
  if (!language || !item.externalId) return
  await send(
    { method: 'POST', endpoint: 'contacts', query: { uuid: item.externalId }, body: { language } },
    { ...turnOf(item), urgent: false },
  )
}

/** Reads back a contact whose groups were moved: contact_actions returns 204 also where it did nothing. */
async function look(send: Send, item: Item): Promise<void> {
  const query = { uuid: item.externalId ?? '' }
  const sent = await send({ method: 'GET', endpoint: 'contacts', query }, turnOf(item))
  if ('released' in sent) return
  if ('problem' in sent) return fail(item, sent.problem)
  const { result } = sent
  if (!result.ok || result.reply.status >= 300) {
    return fail(item, judgeFailure(result, { attempts: item.delivery.attempts, refuses: item.urgent, writes: false }))
  }
  const contact = readOnlyContact(result.reply.body)
  if (contact === 'none') return fail(item, goneProblem(item))
  // A contact that is there and can't be read is not gone: to look for it again at once would never end.
  if (!contact)
    return fail(item, { kind: 'retry', reason: 'unreadable_answer', refuses: item.urgent, fault: 'contact' })
  item.inactive ||= !isActive(contact)
  observeGroups(item, contact)
  if (!isDone(item)) fail(item, { kind: 'retry', reason: 'not_applied', refuses: item.urgent, fault: 'contact' })
}

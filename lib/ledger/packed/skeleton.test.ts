import { expect, test } from 'vitest'
import type { AnswerRegister, Effect } from '@/lib/consent/types'
import { writeEffects } from '../effects'
import { type LineContent, lineText } from '../line'
import { lineAt } from '../testing'
import vectors2 from '../vectors-2.json'
import { packLine } from './pack'
import { codesOf, Skeleton } from './skeleton'
import { factsOf } from './testing'

const lines = [lineAt(1), ...vectors2.lines.map(({ content }) => content as LineContent)]
const packedOf = (content: LineContent) => packLine(lineText(content), factsOf(content)) ?? Buffer.alloc(0)
const END = '],"evidence"'
/** The places of ids in a text that names values by their places: those that stand where a line has an id. */
const ID = /"(?:business_id|change_id|contact_id|topic_id|sender_id)":"<(\d+)>"/g
const FULL_ID = /"(?:business_id|change_id|contact_id|topic_id|sender_id)":"([^"]+)"/g

test('ids are found by the places that the text names', () => {
  let found = 0
  for (const content of lines) {
    const packed = packedOf(content)
    const made = Skeleton.of(packed, END)
    // One of them has text of its own in its effects.
    if (!made) continue
    const text = lineText(content)
    const begin = text.slice(0, text.indexOf(END) + END.length)
    const places = [...made.text.matchAll(ID)].map(([, place]) => Number(place))
    const { contactId, changeId, businessId } = factsOf(content)
    const ids = made.skeleton.ids(packed, businessId, { contactId, changeId }, places)
    expect(ids).toEqual([...begin.matchAll(FULL_ID)].map(([, id]) => id))
    found += ids?.length ?? 0
  }
  expect(found).toBeGreaterThan(6)
})

test('an id that the line says again is found, and what is no id is none', () => {
  const [topicId, changeId] = ['f2ab0000-1111-7000-8000-0000000000d1', 'd3ab0000-2222-7000-8000-0000000000d1']
  const said: AnswerRegister = {
    ...{ answer: 'out', at: 1, since: 1, changeId, notice: null, basis: null, expiresAt: null },
    evidence: 'e'.repeat(64),
  }
  const answer = (lane: 'own' | 'other'): Effect => ({
    ...{ on: 'answer', outcome: 'set', topicId, lane, before: null, said },
  })
  const content = lineAt(3, { effects: writeEffects([answer('own'), answer('other')]), evidence: 'e'.repeat(64) })
  const packed = packedOf(content)
  const made = Skeleton.of(packed, END)
  const placesOf = (name: string) =>
    [...(made?.text ?? '').matchAll(new RegExp(`"${name}":"<(\\d+)>"`, 'g'))].map(([, place]) => Number(place))
  const idsAt = (places: number[]) => made?.skeleton.ids(packed, content.business_id, factsOf(content), places)
  expect(placesOf('topic_id')).toHaveLength(2)
  expect(idsAt(placesOf('topic_id'))).toEqual([topicId, topicId])
  expect(idsAt(placesOf('change_id'))).toEqual([content.change_id, changeId, changeId])
  for (const place of [...placesOf('evidence'), ...placesOf('at')]) expect(idsAt([place])).toBeNull()
})

test('lines that differ in ids and times alone have the same codes; others and broken bytes have not', () => {
  const [content] = lines
  if (!content) throw new Error('there is no line')
  const other = { ...content, contact_id: content.contact_id.replace(/.$/, 'f') }
  expect(codesOf(packedOf(other))).toBe(codesOf(packedOf(content)))
  expect(codesOf(packedOf({ ...content, actor: 'system' }))).not.toBe(codesOf(packedOf(content)))
  expect(codesOf(Buffer.of(1, 200, 1))).toBeNull()
})

test('text of its own before the mark, and a mark that is not there, are no skeleton', () => {
  const facts = { businessId: '', contactId: '', changeId: '', occurredAt: 0, recordedAt: 0, dedupe: null }
  const free = packLine('{"actor":"somebody else","effects":[],"evidence":null}', facts)
  expect(free && Skeleton.of(free, END)).toBeNull()
  const [content] = lines
  expect(content && Skeleton.of(packedOf(content), 'no such text')).toBeNull()
})

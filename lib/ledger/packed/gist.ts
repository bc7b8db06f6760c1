import type { Answer, Lane, Outcome } from '@/lib/consent/types'
import type { LineEffect } from '../effects'
import { effectsOf, type LineContent } from '../line'
import type { LineFacts } from './codes'
import { codesOf, Skeleton } from './skeleton'
import { unpackLine } from './unpack'

/** What an effect of a line says, without times and proofs: for those who count lines. */
export type EffectGist =
  | {
      on: 'answer'
      outcome: Outcome
      topicId: string
      lane: Lane
      said: { answer: Answer }
      before: { answer: Answer } | null
    }
  | { on: 'stop'; outcome: Outcome; said: { on: boolean }; before: { on: boolean; changeId: string } | null }
  | { on: 'provider_stop'; outcome: Outcome; said: { on: boolean }; before: { on: boolean } | null }
  /** `said`: whether there is a pause from now on. */
  | { on: 'pause'; outcome: Outcome; said: { on: boolean } }
  | { on: 'pending' | 'release' | 'erasure'; outcome: Outcome }

/** What a row of the ledger has of a line's effects: its text, or the bytes, which need the ids beside them. */
export interface GistRow extends Pick<LineFacts, 'contactId' | 'changeId' | 'occurredAt'> {
  payload: string | null
  packed: Buffer | null
}

/**
 * Returns what the effects of a stored line say; nothing for a text that is no line, which `ledger:verify` reports.
 * Lines with the same codes differ in ids, hashes, times and numbers alone. So what they say is read once, from the
 * whole text, and of each further line only the ids are looked up, which takes a twentieth of the time.
 */
export function gistsOf(businessId: string, row: GistRow): readonly EffectGist[] {
  const { packed } = row
  const codes = packed === null ? null : codesOf(packed)
  if (packed === null || codes === null || codes.length > MOST_CODES) return readWhole(businessId, row) ?? []
  const form = forms.get(codes)
  if (form instanceof Form) {
    const gists = form.gists(packed, businessId, row)
    if (gists) return gists
  }
  const gists = readWhole(businessId, row)
  if (form === undefined) {
    if (forms.size >= MOST_FORMS) forms.clear()
    forms.set(codes, 'once')
  } else if (form === 'once') forms.set(codes, gists && formOf(packed, businessId, row, gists))
  return gists ?? []
}

/** Around the effects of a line. No effect has a list, and in a text the quotes would be escaped. */
const [START, END] = ['"effects":[', '],']

/** The most forms that are remembered, and the codes of the longest one. To forget all costs less than to choose. */
const MOST_FORMS = 1000
const MOST_CODES = 400

/** By the codes: `once` at the first line that has them; null where only the whole text says what a line does. */
const forms = new Map<string, Form | 'once' | null>()

/** What lines with the same codes say. */
class Form {
  readonly #skeleton: Skeleton
  readonly #gists: readonly EffectGist[]
  /** By effect, the place of the id that it names; null: none. */
  readonly #idOf: readonly (number | null)[]
  readonly #places: readonly number[]

  constructor(skeleton: Skeleton, gists: readonly EffectGist[], idOf: readonly (number | null)[]) {
    this.#skeleton = skeleton
    this.#gists = gists
    this.#idOf = idOf
    this.#places = idOf.filter((place) => place !== null)
  }

  gists(packed: Buffer, businessId: string, row: GistRow): readonly EffectGist[] | null {
    if (this.#places.length === 0) return this.#gists
    const ids = this.#skeleton.ids(packed, businessId, row, this.#places)
    if (!ids) return null
    let next = 0
    return this.#gists.map((gist, index) => (this.#idOf[index] === null ? gist : withId(gist, ids[next++] ?? '')))
  }
}

/** Returns how lines with the codes of this one are read; null where that would not give what its text says. */
function formOf(packed: Buffer, businessId: string, row: GistRow, whole: readonly EffectGist[]): Form | null {
  const made = Skeleton.of(packed, END)
  if (!made) return null
  const gists = gistsOfText(`{${made.text.slice(made.text.indexOf(START), -1)}}`)
  const idOf = gists?.map(placeOf)
  if (!gists || !idOf || idOf.includes(undefined)) return null
  const form = new Form(
    made.skeleton,
    gists,
    idOf.map((place) => place ?? null),
  )
  return JSON.stringify(form.gists(packed, businessId, row)) === JSON.stringify(whole) ? form : null
}

/** Returns the place of the id in an effect of a skeleton; null: it names none; undefined: it is none by itself. */
function placeOf(gist: EffectGist): number | null | undefined {
  const name = gist.on === 'answer' ? gist.topicId : gist.on === 'stop' ? gist.before?.changeId : undefined
  if (name === undefined) return null
  const [, place] = /^<(\d+)>$/.exec(name) ?? []
  return place === undefined ? undefined : Number(place)
}

function withId(gist: EffectGist, id: string): EffectGist {
  if (gist.on === 'answer') return { ...gist, topicId: id }
  return gist.on === 'stop' && gist.before ? { ...gist, before: { ...gist.before, changeId: id } } : gist
}

/** Returns what the whole text of a line says; null where it is no line. */
function readWhole(businessId: string, row: GistRow): EffectGist[] | null {
  const { payload, packed, contactId, changeId, occurredAt } = row
  try {
    // No effect says when a line was stored or by which key it is known, so these columns are not read.
    const facts = { businessId, contactId, changeId, occurredAt, recordedAt: occurredAt, dedupe: changeId }
    const text = payload ?? (packed && unpackLine(packed, facts))
    if (text === null) return null
    // `readLine` is not needed: these lines were written by us.
    const content = JSON.parse(text) as LineContent
    effectsOf(content)
    return content.effects.map(gistOf)
  } catch {
    return null
  }
}

/** Returns the gists of the effects of a text, which are not checked. */
function gistsOfText(text: string): EffectGist[] | null {
  try {
    return (JSON.parse(text) as LineContent).effects.map(gistOf)
  } catch {
    return null
  }
}

/** Returns what an effect says, in the words of a line. */
export function gistOf(effect: LineEffect): EffectGist {
  const { outcome } = effect
  switch (effect.on) {
    case 'answer': {
      const { on, topic_id: topicId, lane, said, before } = effect
      return { on, outcome, topicId, lane, said: { answer: said.answer }, before: before && { answer: before.answer } }
    }
    case 'stop': {
      const { on, said, before } = effect
      return { on, outcome, said: { on: said.on }, before: before && { on: before.on, changeId: before.change_id } }
    }
    case 'provider_stop': {
      const { on, said, before } = effect
      return { on, outcome, said: { on: said.on }, before: before && { on: before.on } }
    }
    case 'pause':
      return { on: effect.on, outcome, said: { on: effect.said.until !== null } }
    case 'pending':
    case 'release':
    case 'erasure':
      return { on: effect.on, outcome }
  }
}

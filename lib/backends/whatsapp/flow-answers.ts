import { cleanJson } from '@/lib/clean-text'
import { bareAnswer, isSameAnswer, saysNone, saysRefused, saysWanted } from '@/lib/yes-and-no'
import type { FormAnswers, TopicAnswer } from './events'
import { object, text } from './read'

/** More answers than any form has. */
const VALUES_MOST = 200
/** A payload of ours has fewer characters. A longer text was written by a person, and its beginning is enough. */
const VALUE_CHARS = 1024
/** A name of a field as a member reads it in a review. */
const NAME_CHARS = 80
/** A value may be JSON once more, written as a text. */
const TEXTS_MOST = 2
/** Set by the business that sent the flow, not chosen by the person who fills it in. */
const NOT_CHOSEN = new Set(['flow_token'])

interface Found {
  values: string[]
  byTopic: TopicAnswer[]
  unclear: string[]
}

/** What a field of a form is about, by its name. */
type Field =
  /**
   * A switch that refuses a topic: `optout_promos`, `opt-out:promos`. One that `mayAsk` is a question beside it, unless
   * the business has a topic of that name: `optout_feedback`, `optout_other`.
   */
  | { about: 'refusal'; name: string; topic: string; mayAsk: boolean }
  /** The refusal of everything, or of the topics that are named in it: `optout`. */
  | { about: 'all'; name: string }
  /** Whether the person wants a topic: `topic_promos`. */
  | { about: 'topic'; name: string; topic: string }
  /** The same as an agreement: `optin_promos`, `optin`. A box for it that is empty says nothing. */
  | { about: 'opt_in'; name: string; topic: string | null }
  /** What is in it is named by topics: `topics`. */
  | { about: 'topics'; name: string }
  | { about: 'other'; name: string }

/**
 * Returns what a person chose or wrote in a flow (`nfm_reply.response_json`), each value as a text. A refusal of ours
 * may be the id of an option (`optout:promos`; the Manager writes `0_optout:promos`), a switch that is answered with
 * Yes in any language of ours (`optout_promos`; the Manager writes `screen_0_optout_promos_0`), or a value below the
 * name `optout` (`promos`). A switch becomes a payload, `optout:promos`. What depends on the business's own topics is
 * kept apart (`byTopic`): an answer in a field that asks whether the person wants a topic (`topic_promos`), a value
 * below `optout`, and a switch with a name that asks why as well (`optout_feedback`). An answer to a refusal that is
 * neither Yes nor No is unclear. Everything is empty where nothing can be read.
 */
export function readFlowAnswers(responseJson: unknown): FormAnswers {
  // Endless nesting and characters that can't be stored are removed here, because the JSON came as one text and was not
  // cleaned before.
  const answers = cleanJson(typeof responseJson === 'string' ? parse(responseJson) : object(responseJson))
  const found: Found = { values: [], byTopic: [], unclear: [] }
  const isFull = () => found.values.length + found.byTopic.length + found.unclear.length >= VALUES_MOST
  const visit = (field: Field, value: unknown, texts: number): void => {
    if (isFull()) return
    if (Array.isArray(value)) {
      for (const each of value) visit(field, each, texts)
    } else if (value !== null && typeof value === 'object') {
      for (const [inner, each] of partsOf(field, value)) visit(inner, each, texts)
    } else {
      const inside = texts < TEXTS_MOST ? insideOf(value) : null
      if (inside !== null) visit(field, inside, texts + 1)
      else if (!NOT_CHOSEN.has(field.name)) readOne(field, value, found)
    }
  }
  visit({ about: 'other', name: '' }, answers, 0)
  return found
}

/** Returns whether nothing was chosen or written that could be read. */
export const saysNothing = ({ values, byTopic, unclear }: FormAnswers): boolean =>
  values.length + byTopic.length + unclear.length === 0

const OPT_OUT = String.raw`opt[_\s-]?out`
const REFUSAL = new RegExp(String.raw`^${OPT_OUT}[_:.\s-]+(.+)$`, 'i')
const WHOLE = new RegExp(`^${OPT_OUT}$`, 'i')
const TOPIC = /^topic[_:.\s-]+(.+)$/i
const OPT_IN = /^opt[_\s-]?in(?:[_:.\s-]+(.+))?$/i
const TOPICS = /^topics?$/i
/** Beside a refusal, forms ask why. The reason is in the person's own words, unless a topic has such a name. */
const REASON = new RegExp(
  `^(?:${[
    'reasons?|why|comments?|feedback|others?|details?|text',
    'motivos?|raz[oó]n|por_?qu[eé]|comentarios?|otros?|raz[aã]o|por_?qu[eê]|comentários?|outros?',
    'raison|pourquoi|perch[eé]|grund|warum',
  ].join('|')})(?:[_\\s-]|$)`,
  'i',
)

function fieldOf(asWritten: string): Field {
  // The Manager names the fields of a form by their screen and place.
  const name = asWritten.replace(/^screen_\d+_(.*)_\d+$/, '$1')
  const refused = REFUSAL.exec(name)?.[1]
  if (refused !== undefined) return refusalOf(name, refused)
  if (WHOLE.test(name)) return { about: 'all', name }
  const topic = TOPIC.exec(name)?.[1]
  if (topic !== undefined) return { about: 'topic', name, topic }
  const agreed = OPT_IN.exec(name)
  if (agreed) return { about: 'opt_in', name, topic: agreed[1] ?? null }
  return { about: TOPICS.test(name) ? 'topics' : 'other', name }
}

/** Returns a field that refuses a topic. A box "none of these" (`optout_none`) is no topic, unless one is called so. */
function refusalOf(name: string, topic: string): Field {
  return { about: 'refusal', name, topic, mayAsk: REASON.test(topic) || saysNone(topic) }
}

/** Parts of an option that are its answer, and parts that only show it. */
const ANSWER = /^(?:id|value|selected|checked|answer)$/i
const SHOWN = /^(?:title|label|text|name|description|metadata|image|alt[-_]text)$/i

/** Returns the parts of an object, each with what it is about: by its own name, else by the field that holds it. */
function partsOf(field: Field, value: object): [Field, unknown][] {
  const parts = Object.entries(value)
  if (field.about === 'other') return parts.map(([name, each]) => [fieldOf(name), each])
  const hasAnswer = parts.some(([name]) => ANSWER.test(name))
  return parts
    .filter(([name]) => !NOT_CHOSEN.has(name) && !(hasAnswer && SHOWN.test(name)))
    .map(([name, each]): [Field, unknown] => {
      const own = fieldOf(name)
      if (own.about !== 'other' || ANSWER.test(name) || SHOWN.test(name))
        return [own.about === 'other' ? field : own, each]
      const path = `${field.name}.${name}`
      if (field.about === 'all') return [refusalOf(path, name), each]
      if (field.about === 'topics') return [{ about: 'topic', name: path, topic: name }, each]
      if (field.about === 'opt_in' && field.topic === null) return [{ ...field, name: path, topic: name }, each]
      return [field, each]
    })
}

/** A payload of ours, as the id of an option. */
const PAYLOAD = /^optout:/i

function readOne(field: Field, value: unknown, found: Found): void {
  const written = wordsOf(value)
  const isText = typeof value === 'string'
  if (written === null || (!isText && (field.about === 'other' || field.about === 'topics'))) return
  const words = written.replace(/^\d+_/, '').slice(0, VALUE_CHARS)
  const named = field.name.slice(0, NAME_CHARS)
  const add = (payload: string) => void found.values.push(payload)
  const leave = () => void found.unclear.push(`${named}: ${words}`)
  const ask = (about: TopicAnswer['about'], topic: string | null) =>
    void found.byTopic.push({ about, field: named, topic, words, isText })
  if (PAYLOAD.test(words)) return add(words)
  switch (field.about) {
    case 'other':
      return add(words)
    case 'topics':
      // A person who answers with No, and not with a topic, may refuse all of them.
      return saysNone(words) || saysWanted(words) === 'no' ? leave() : add(words)
    case 'topic':
    case 'opt_in': {
      const said = saysWanted(words)
      const isEmptyBox = !isText && (said === null || (said === 'no' && field.about === 'opt_in'))
      return isEmptyBox ? undefined : ask(field.about, field.topic)
    }
    case 'all': {
      const said = saysRefused(bareAnswer(words))
      if (said === 'nothing') return
      if (said === 'out' || words.trim().toLowerCase() === 'all') return add('optout:all')
      return isText ? ask('refusal', null) : leave()
    }
    case 'refusal': {
      if (field.mayAsk) return ask('refusal', field.topic)
      const said = saysRefused(bareAnswer(words))
      if (said === 'nothing') return
      if (said === 'out' || isSameAnswer(words, field.topic)) return add(`optout:${field.topic}`)
      return leave()
    }
  }
}

/** Returns a value as a text; null for none. */
function wordsOf(value: unknown): string | null {
  return typeof value === 'boolean' ? String(value) : text(value)
}

/** Returns what a text holds that is JSON itself; null for any other value. */
function insideOf(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return null
  try {
    return cleanJson(JSON.parse(value))
  } catch {
    return null
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return text(json) === null ? null : [json]
  }
}

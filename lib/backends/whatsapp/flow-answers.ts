import { cleanJson } from '@/lib/clean-text'
import { foldAnswer, meansNo, NO, saysRefused, withoutSigns, YES } from '@/lib/yes-and-no'
import type { FormAnswers } from './events'
import { object, text } from './read'

/** More answers than any form has. */
const VALUES_MOST = 200
/** A payload of ours has fewer characters. A longer text was written by a person, and its beginning is enough. */
const VALUE_CHARS = 1024
/** A name of a field as a member reads it in a review. */
const NAME_CHARS = 80
/** A value may be JSON once more, written as a text. */
const TEXTS_MOST = 2
/** Set by the sender of the flow, not chosen by the person who fills it in. */
const NOT_CHOSEN = new Set(['flow_token'])

interface Found {
  values: string[]
  declined: { topic: string; words: string }[]
  unclear: string[]
}

/** What a field of a form is about, by its name. */
type Field =
  /** A switch that refuses a topic: `optout_promos`, `opt-out:promos`. */
  | { about: 'refusal'; name: string; topic: string }
  /** The refusal of everything, or of the topics that are named in it: `optout`. */
  | { about: 'all'; name: string }
  /** Whether the person wants a topic: `topic_promos`, `optin_promos`. A box for `optin` that is empty says nothing. */
  | { about: 'topic'; name: string; topic: string; isBox: boolean }
  /** What is in it is named by topics: `topics`. */
  | { about: 'topics'; name: string }
  | { about: 'other'; name: string }

/**
 * Returns what a person chose or wrote in a flow (`nfm_reply.response_json`), each value as a text. A refusal of ours
 * may be the id of an option (`optout:promos`; the Manager writes `0_optout:promos`), a switch that is answered with
 * Yes in any language of ours (`optout_promos`; the Manager writes `screen_0_optout_promos_0`), or a value below the
 * name `optout` (`promos`). Each becomes a payload, `optout:promos`. No in a field that asks whether the person wants a
 * topic (`topic_promos`) is kept apart, because only the business's own topics are meant. An answer to a refusal that
 * is neither Yes nor No is unclear. Everything is empty where nothing can be read.
 */
export function readFlowAnswers(responseJson: unknown): FormAnswers {
  // Endless nesting and characters that can't be stored are removed here, because the JSON came as one text and was not
  // cleaned before.
  const answers = cleanJson(typeof responseJson === 'string' ? parse(responseJson) : object(responseJson))
  const found: Found = { values: [], declined: [], unclear: [] }
  const isFull = () => found.values.length + found.declined.length + found.unclear.length >= VALUES_MOST
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
export const saysNothing = ({ values, declined, unclear }: FormAnswers): boolean =>
  values.length + declined.length + unclear.length === 0

const OPT_OUT = String.raw`opt[_\s-]?out`
const REFUSAL = new RegExp(String.raw`^${OPT_OUT}[_:.\s-]+(.+)$`, 'i')
const WHOLE = new RegExp(`^${OPT_OUT}$`, 'i')
const TOPIC = /^(topic|opt[_\s-]?in)[_:.\s-]+(.+)$/i
const TOPICS = /^topics?$/i
/** Beside a refusal, forms ask why. The reason is in the person's own words. */
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
  if (refused !== undefined)
    return REASON.test(refused) ? { about: 'other', name } : { about: 'refusal', name, topic: refused }
  if (WHOLE.test(name)) return { about: 'all', name }
  const [, kind = '', topic] = TOPIC.exec(name) ?? []
  if (topic !== undefined) return { about: 'topic', name, topic, isBox: !/^topic$/i.test(kind) }
  return { about: TOPICS.test(name) ? 'topics' : 'other', name }
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
      if (field.about === 'all') return [{ about: 'refusal', name: `${field.name}.${name}`, topic: name }, each]
      if (field.about === 'topics')
        return [{ about: 'topic', name: `${field.name}.${name}`, topic: name, isBox: false }, each]
      return [field, each]
    })
}

/** A payload of ours, as the id of an option. */
const PAYLOAD = /^optout:/i

function readOne(field: Field, value: unknown, found: Found): void {
  const written = wordsOf(value)
  if (written === null || (typeof value !== 'string' && (field.about === 'other' || field.about === 'topics'))) return
  const words = written.replace(/^\d+_/, '').slice(0, VALUE_CHARS)
  const add = (payload: string) => void found.values.push(payload)
  const leave = () => void found.unclear.push(`${field.name.slice(0, NAME_CHARS)}: ${words}`)
  if (field.about === 'other' || field.about === 'topics' || PAYLOAD.test(words)) return add(words)
  // "Não!" and "✔ Sí" are words with signs around them.
  const bare = withoutSigns(words)
  if (field.about === 'topic') {
    const word = foldAnswer(bare)
    if (YES.has(word)) return
    const isNo = meansNo(word) || NO.has(word)
    if (isNo && (typeof value === 'string' || !field.isBox)) found.declined.push({ topic: field.topic, words })
    else if (!isNo && typeof value === 'string') add(words)
    return
  }
  const said = saysRefused(bare)
  if (said === 'nothing') return
  if (field.about === 'all') {
    if (said === 'out') return add('optout:all')
    return typeof value === 'string' ? add(`optout:${words}`) : leave()
  }
  if (said === 'out' || foldAnswer(words) === foldAnswer(field.topic)) return add(`optout:${field.topic}`)
  leave()
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

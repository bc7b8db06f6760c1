import { cleanJson } from '@/lib/clean-text'
import { object, text } from './read'

/** More answers than any form has. */
const VALUES_MOST = 200
/** A payload of ours has fewer characters. A longer text was written by a person, and its beginning is enough. */
const VALUE_CHARS = 1024
/** Set by the sender of the flow, not chosen by the person who fills it in. */
const NOT_CHOSEN = new Set(['flow_token'])

/**
 * Returns what a person chose or wrote in a flow (`nfm_reply.response_json`), each value as a text. A choice of ours
 * may be the id of an option (`optout:promos`; the Manager writes `0_optout:promos`), the name of a switch that is on
 * (`optout_promos`), or a value below the name `optout` (`promos`). Each becomes a payload, `optout:promos`. Returns an
 * empty list where nothing can be read.
 */
export function readFlowAnswers(responseJson: unknown): string[] {
  // Endless nesting and characters that can't be stored are removed here, because the JSON came as one text and was not
  // cleaned before.
  const answers = cleanJson(typeof responseJson === 'string' ? parse(responseJson) : object(responseJson))
  const values: string[] = []
  const add = (value: string) => void (values.length < VALUES_MOST && values.push(value.slice(0, VALUE_CHARS)))
  const visit = (name: string, value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(name, each)
    else if (value !== null && typeof value === 'object')
      for (const [inner, each] of Object.entries(value)) visit(inner, each)
    else if (!NOT_CHOSEN.has(name)) readOne(name, value, add)
  }
  visit('', answers)
  return values
}

/** A switch's name: `optout_promos`, `optout:promos`. */
const SWITCH = /^opt_?out[_:](.+)$/i
const ON = /^(?:true|yes|on|1)$/i
/** A switch that is off says nothing. Its value is no message of a person, in which a single "no" might be one. */
const OFF = /^(?:false|no|off|0)$/i

function readOne(name: string, value: unknown, add: (value: string) => void): void {
  const isText = typeof value === 'string'
  const [, key] = SWITCH.exec(name) ?? []
  if (key !== undefined && (value === true || (isText && ON.test(value)))) return add(`optout:${key}`)
  const isWhole = /^opt_?out$/i.test(name)
  if (isWhole && value === true) return add('optout:all')
  if (!isText || value === '') return
  const chosen = value.replace(/^\d+_/, '')
  if ((isWhole || key !== undefined) && OFF.test(chosen)) return
  if (isWhole && !/^optout:/i.test(chosen)) return add(ON.test(chosen) ? 'optout:all' : `optout:${chosen}`)
  add(chosen)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return text(json) === null ? null : [json]
  }
}

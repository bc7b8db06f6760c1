import { type Json, list, object } from '@/lib/backends/whatsapp/read'
import { itemSpans, memberSpan, rootOf } from './json-spans'

interface UrlButton {
  index: number
  url: string
}

/**
 * Returns the places of the buttons whose address is one of `addresses`, followed by a parameter that the message fills
 * in.
 */
export function buttonsOf(buttons: readonly UrlButton[], addresses: readonly string[]): number[] {
  return buttons.flatMap(({ index, url }) => {
    const before = /^(.*)\{\{\s*1\s*\}\}$/.exec(url)?.[1]
    return before !== undefined && addresses.includes(before) ? [index] : []
  })
}

/** Returns those of the buttons for which the message has no parameter. */
export function emptyButtons(components: readonly Json[], buttons: readonly number[]): number[] {
  return buttons.filter((index) => {
    const found = components.find((each) => isButton(each, index))
    return !found || list(found['parameters']).length === 0
  })
}

function isButton(component: Json, index: number): boolean {
  const word = (name: string) => String(component[name]).trim().toLowerCase()
  // Meta accepts the index as a number and as text.
  return word('type') === 'button' && word('sub_type') === 'url' && word('index') === String(index)
}

/**
 * Returns the message with a parameter for one button: `{"type":"button","sub_type":"url","index":0,…}`, in place of
 * such a component without parameters, or else after the others. Every other byte stays as it was. `json` must be valid
 * and contain a template that is an object.
 */
export function addUrlParameter(json: string, index: number, parameter: string): string {
  const component = JSON.stringify({
    type: 'button',
    sub_type: 'url',
    index,
    parameters: [{ type: 'text', text: parameter }],
  })
  const template = memberSpan(json, rootOf(json), 'template')
  if (!template) return json
  const components = memberSpan(json, template.from, 'components')
  if (!components) {
    const isEmpty = /^\{\s*\}$/.test(json.slice(template.from, template.to))
    return splice(json, template.to - 1, template.to - 1, `${isEmpty ? '' : ','}"components":[${component}]`)
  }
  const items = itemSpans(json, components.from)
  const empty = items.find(({ from, to }) => isButton(object(JSON.parse(json.slice(from, to))) ?? {}, index))
  if (empty) return splice(json, empty.from, empty.to, component)
  return splice(json, components.to - 1, components.to - 1, `${items.length > 0 ? ',' : ''}${component}`)
}

const splice = (text: string, from: number, to: number, put: string) => text.slice(0, from) + put + text.slice(to)

import type { GraphTemplate } from './config'
import { GraphError } from './errors'

/** How often a template was sent in the window, and how people blocked it. */
export interface TemplateBlocks {
  sends: number
  /** Blocks for each send: only the order of two of them is ever returned. */
  rate: number
  reason: string
}

const DAY_SECONDS = 86_400
const WINDOWS = new Set([7, 30, 60, 90].map((days) => days * DAY_SECONDS))
const LEAST_SENDS = 1000

/**
 * `GET /{template_id}/compare?template_ids=[id]&start=&end=` (docs/reference/whatsapp.md, 11): one other template, a
 * window of 7, 30, 60 or 90 days, and at least 1,000 sends of each. Throws GraphError.
 */
export function compareTemplates(
  templates: readonly GraphTemplate[],
  blocks: ReadonlyMap<string, TemplateBlocks>,
  id: string,
  query: URLSearchParams,
): unknown {
  const [, otherId] = /^\[\s*"?(\d+)"?\s*\]$/.exec(query.get('template_ids') ?? '') ?? []
  const other = templates.find((each) => each.id === otherId)
  if (!other || other.id === id) throw new GraphError(100, 'template_ids: exactly one other template of this account')
  const [start, end] = [Number(query.get('start')), Number(query.get('end'))]
  if (!WINDOWS.has(end - start)) throw new GraphError(100, 'start and end: a window of 7, 30, 60 or 90 days')
  const pair = [id, other.id].map((each) => ({ id: each, ...(blocks.get(each) ?? { sends: 0, rate: 0, reason: '' }) }))
  const rare = pair.find(({ sends }) => sends < LEAST_SENDS)
  if (rare) throw new GraphError(100, `template ${rare.id} was sent less than ${LEAST_SENDS} times`)
  return {
    data: [
      {
        metric: 'BLOCK_RATE',
        type: 'RELATIVE',
        order_by_relative_metric: pair.toSorted((a, b) => a.rate - b.rate).map((each) => each.id),
      },
      {
        metric: 'MESSAGE_SENDS',
        type: 'NUMBER_VALUES',
        number_values: pair.map((each) => ({ key: each.id, value: each.sends })),
      },
      {
        metric: 'TOP_BLOCK_REASON',
        type: 'STRING_VALUES',
        string_values: pair.map((each) => ({ key: each.id, value: each.reason })),
      },
    ],
  }
}

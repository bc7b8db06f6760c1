import type { DatabaseFunction, Tables } from './database'
import type { SqlRule } from './rule'

/**
 * Functions that write with the rights of their owner. A cluster runs a call of one on the node of its business, in the
 * transaction of the caller (docs/reference/citus.md, 38; db/cluster-functions.ts).
 */
function writersOf({ functions, distributed }: Tables): DatabaseFunction[] {
  return [...functions.values()].filter(
    ({ isDefiner, body }) => isDefiner && writtenBy(body).some((table) => distributed.has(table)),
  )
}

const writtenBy = (body: string) =>
  [...body.matchAll(/\b(?:insert\s+into|(?<!\bfor\s|\bdo\s)update|delete\s+from)\s+(\w+)/gi)].map(
    ([, table = '']) => table,
  )

const names = (functions: readonly DatabaseFunction[]) => functions.map(({ name }) => name).join('|')

/** What is asked of a call: the function alone, once, with plain arguments, so that the call itself can be sent. */
export const DELEGATED: SqlRule = {
  rule: 38,
  fault: ({ text, runBy }, tables) => {
    const call = new RegExp(String.raw`\b(${names(writersOf(tables)) || '(?!)'})\s*\(([\s\S]*)`).exec(text)
    if (!call) return null
    const [, name = '', rest = ''] = call
    if (runBy === null) return `${name} is called by a function`
    return /\b(?:from|where|select)\b/i.test(rest) ? `${name} is not called alone` : null
  },
}

/** What is asked of such a function: it takes the business first, and its statements name it. */
export function delegatedFaults({ name, parameters, body }: DatabaseFunction, tables: Tables): string[] {
  if (!writersOf(tables).some((each) => each.name === name)) return []
  return [
    ...(parameters[0] === 'b' ? [] : ['a function that writes as its owner does not take the business first']),
    ...(/\binsert\s+into\b[^;]*?\)\s*select\b/i.test(body)
      ? ['a function that writes as its owner has INSERT … SELECT']
      : []),
  ]
}

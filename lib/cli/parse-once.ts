import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** An argument that a command would pass over. The message names it. */
export class PassedOver extends Error {}

/**
 * Reads arguments as Node's `parseArgs` does. It refuses an option that is given twice and can be given once, of which
 * only the last would count, and words beyond the `words` that the command takes: what is passed over would look done.
 * @throws PassedOver; TypeError for what `parseArgs` refuses
 */
export function parseOnce<const Given extends Options>(args: string[], options: Given, words: number) {
  const parsed = parseArgs({ args, options, allowPositionals: true, tokens: true })
  const known: Options = options
  const seen = new Set<string>()
  for (const token of parsed.tokens) {
    if (token.kind !== 'option' || known[token.name]?.multiple) continue
    if (seen.has(token.name)) throw new PassedOver(`--${token.name} can be given once only.`)
    seen.add(token.name)
  }
  const extra = parsed.positionals[words]
  if (extra !== undefined) throw new PassedOver(`The command takes no argument "${extra}" here.`)
  return parsed
}

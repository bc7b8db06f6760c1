import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { listRealBusinesses } from '@/db/queries/business/businesses'
import { parseOnce } from '@/lib/cli/parse-once'
import { findJsonFault } from '@/lib/http/json-fault'
import { readBusinessDefinition } from '@/lib/services/business/business-definition'
import { createBusiness } from '@/lib/services/business/create-business'
import type { BusinessCommand } from './command'
import { eraseOnOrder } from './erase-on-order'

export const USAGE = `Usage: npm run -s business -- <verb>

  create --file <file>   makes the business that a JSON file describes; docs/business.example.json is one to begin with,
                         docs/business.md says what each field means
  list                   prints all businesses
  erase-closed <slug>    says how many people of a business are left that was closed; with --name "<its name>" it erases
                         them, also those whose proof is still kept: only when the business orders it

With the same file a second time, create changes nothing. If a business with the same slug was made from another file,
it is left as it is, and the exit code is 1.
`

/** The most bytes of the file that describes a business. */
const LARGEST_BYTES = 1024 * 1024

/** Does what one verb asks for. Returns the exit code: 0 done, 1 could not be done, 2 not understood. */
export async function runBusiness(command: BusinessCommand, args: string[]): Promise<number> {
  const read = readArguments(args)
  const { verb, slug, file, name } = read ?? {}
  if (verb === 'list' && !slug && !file && !name) return list(command)
  if (verb === 'create' && file !== undefined && !slug && !name) return create(command, file)
  if (verb === 'erase-closed' && slug && !file) return eraseOnOrder(command, { slug, name })
  command.err(verb === 'create' ? `Name the file: --file business.json\n\n${USAGE}` : USAGE)
  return 2
}

interface Arguments {
  verb: string
  slug: string | undefined
  file: string | undefined
  name: string | undefined
}

function readArguments(args: string[]): Arguments | null {
  try {
    const options = { file: { type: 'string' }, name: { type: 'string' } } as const
    const { values, positionals } = parseOnce(args, options, 2)
    const [verb = '', slug] = positionals
    return { verb, slug, file: values.file, name: values.name }
  } catch {
    return null
  }
}

async function list({ owner, out, err }: BusinessCommand): Promise<number> {
  const all = await listRealBusinesses(owner.sql)
  for (const { id, slug } of all) out(`${id}  ${slug}`)
  if (all.length === 0) err('There is no business yet: make one with `create --file <file>`.')
  return 0
}

async function create({ deps, owner, out, err }: BusinessCommand, name: string): Promise<number> {
  const file = readFile(name)
  if (!file.ok) {
    err(file.problem)
    return 1
  }
  const read = readBusinessDefinition(file.value)
  if (!read.ok) {
    err(
      [
        `${name} does not describe a business correctly. Nothing was made. These are its faults:`,
        ...read.problems.map(listed),
      ].join('\n'),
    )
    return 1
  }
  const { slug, name: title, topics } = read.definition
  const made = await createBusiness(deps, owner, read.definition)
  if (made.outcome === 'differs') {
    err(
      `The business ${slug} exists already and differs from the file in: ${made.fields.join(', ')}. Nothing was changed, because this command never changes a business.`,
    )
    return 1
  }
  out(
    made.outcome === 'created'
      ? `Made the business ${title} (${slug}) with ${topics.length} ${topics.length === 1 ? 'topic' : 'topics'}: ${made.id}`
      : `The business ${slug} exists already, exactly as the file describes it: ${made.id}`,
  )
  return 0
}

const listed = (problem: string) => `  - ${problem}`

function readFile(name: string): { ok: true; value: unknown } | { ok: false; problem: string } {
  let bytes: Buffer
  try {
    bytes = readFileSync(resolve(name))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return { ok: false, problem: code === 'ENOENT' ? `There is no file ${name}.` : `${name} can’t be read (${code}).` }
  }
  if (bytes.length > LARGEST_BYTES)
    return { ok: false, problem: `${name} is larger than 1 MB, so it is not the description of a business.` }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    const fault = findJsonFault(text)
    const place = fault ? ` (line ${fault.line}, column ${fault.column}: ${fault.expected} was expected there)` : ''
    return { ok: false, problem: `${name} is not JSON${place}. Nothing was made.` }
  }
}

import type { Database } from '@/db/client'
import { listRealBusinesses } from '@/db/queries/business/businesses'
import { SCOPES } from '@/lib/api/scopes'
import { readArguments } from '@/lib/cli/read-arguments'
import type { Terminal } from '@/lib/cli/run-command'
import { isUuid } from '@/lib/ids'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { listApiKeys, type ListedKey } from '@/lib/services/keys/list-api-keys'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { readScopes } from './scopes'

export const USAGE = `Keys of the business API.

  npm run -s keys -- create --name <who uses it> --scopes <check,links | all> [--test] [--business <slug>]
  npm run -s keys -- list [--business <slug>]
  npm run -s keys -- revoke <id> [--business <slug>]

Without --scopes you are asked what the key may do. --test makes a key of the test business, which has your topics and
no real contacts. --business can be left out where there is one business. Scopes:
${Object.entries(SCOPES)
  .map(([scope, what]) => `  ${scope.padEnd(16)}${what}`)
  .join('\n')}
`

const OPTIONS = {
  business: { type: 'string' },
  name: { type: 'string' },
  scopes: { type: 'string' },
  test: { type: 'boolean' },
} as const

export interface KeysCommand extends Terminal {
  deps: Deps
  /** Only the owner may look across businesses. */
  owner: Database
  /** Asks what the key may do. Returns null where nobody can be asked. */
  ask: () => Promise<string | null>
}

/**
 * Does what one verb asks for. Returns the exit code.
 *
 * @throws OperatorError with a sentence for the operator
 */
export async function runKeys(command: KeysCommand, args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, { usage: USAGE, exitCode: 1, words: 2 })
  const [verb, id] = positionals
  if (verb !== 'create' && verb !== 'list' && verb !== 'revoke') throw new OperatorError(USAGE)
  if (verb !== 'revoke' && id !== undefined) throw new OperatorError(USAGE)
  const businessId = await businessOf(command.owner, values.business ?? null)
  if (verb === 'create') return create(command, businessId, values)
  return verb === 'list' ? list(command, businessId) : revoke(command, businessId, id ?? '')
}

interface Values {
  business?: string | undefined
  name?: string | undefined
  scopes?: string | undefined
  test?: boolean | undefined
}

/**
 * Returns the id of the named business, or of the only one. Only the owner may read across businesses. Test businesses
 * are found through theirs.
 */
export async function businessOf(owner: Database, slug: string | null): Promise<string> {
  const all = await listRealBusinesses(owner.sql)
  const found = slug === null ? all : all.filter((each) => each.slug === slug)
  const [only] = found
  if (only && found.length === 1) return only.id
  const known = all.map((each) => each.slug).join(', ')
  if (all.length === 0)
    throw new OperatorError('There is no business yet: make one with `npm run -s business -- create --file <file>`.')
  throw new OperatorError(
    slug === null
      ? `There are several businesses. Name one with --business; they are ${known}.`
      : `There is no business with this name. The businesses are: ${known}.`,
  )
}

async function create(
  { deps, ask, out, err }: KeysCommand,
  businessId: string,
  { name, scopes, test }: Values,
): Promise<number> {
  if (!name) throw new OperatorError('The name of the key is missing. Say who will use it: --name "CRM".')
  const asked = scopes ?? (await ask())
  if (asked === null)
    throw new OperatorError(
      'The scopes of the key are missing. Say what it may do: --scopes check,links or --scopes all.',
    )
  const read = readScopes(asked)
  if (typeof read === 'string') throw new OperatorError(read)
  const request = { name, scopes: read, mode: test ? 'test' : 'live' } as const
  const made = granted(await createApiKey(deps, operatorOf(businessId), request))
  out(made.token)
  err(`Key ${made.id}. It is not shown again: keep it where you keep secrets.`)
  return 0
}

async function list({ deps, out, err }: KeysCommand, businessId: string): Promise<number> {
  const read = await listApiKeys(deps, operatorOf(businessId))
  const keys = read.outcome === 'read' ? read.keys : []
  for (const key of keys) out(describe(key))
  // Beside the list, which a script may read.
  if (keys.length === 0) err('no key yet')
  return 0
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function describe(key: ListedKey): string {
  const ended = key.revokedAt === null ? '' : ` revoked ${day(key.revokedAt)}`
  return `${key.id}  ${key.mode.padEnd(4)}  made ${day(key.createdAt)}${ended}  ${key.scopes.join(',')}  ${key.name}`
}

async function revoke({ deps, err }: KeysCommand, businessId: string, id: string): Promise<number> {
  if (!isUuid(id))
    throw new OperatorError('The id of the key is missing or is no id. `list` shows the ids of all keys.')
  const revoked = granted(await revokeApiKey(deps, operatorOf(businessId), id))
  if (revoked.outcome === 'unknown_key')
    throw new OperatorError('The business has no key with this id that is still valid. `list` shows all keys.')
  err('Revoked. Calls with this key are refused from now on.')
  return 0
}

import { parseArgs } from 'node:util'
import { connect, inBusiness } from '@/db/client'
import { listApiKeys, type ListedKey } from '@/db/queries/api/api-keys'
import { listRealBusinesses } from '@/db/queries/business/businesses'
import { SCOPES } from '@/lib/api/scopes'
import { databaseUrl } from '@/lib/env'
import { isUuid } from '@/lib/ids'
import { wantsHelp } from '@/lib/process/help.mjs'
import { scrub } from '@/lib/scrub'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Deps } from '@/lib/services/deps'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { createDeps } from '@/lib/services/runtime'
import { askScopes, readScopes } from './keys/scopes'

const USAGE = `Keys of the business API.

  npm run -s keys -- create --name <who uses it> --scopes <check,links | all> [--test] [--business <slug>]
  npm run -s keys -- list [--business <slug>]
  npm run -s keys -- revoke <id> [--business <slug>]

Without --scopes you are asked what the key may do; --test makes a key that acts on the business's sandbox only.
--business can be left out where there is one business. Scopes:
${Object.entries(SCOPES)
  .map(([scope, what]) => `  ${scope.padEnd(16)}${what}`)
  .join('\n')}
`

/** A mistake of the operator, shown without a stack. */
class Mistake extends Error {}

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args)) {
    process.stdout.write(USAGE)
    return 0
  }
  const deps = createDeps('app')
  try {
    const { values, positionals } = readArguments(args)
    const [verb, ...rest] = positionals
    if (verb !== 'create' && verb !== 'list' && verb !== 'revoke') throw new Mistake(USAGE)
    const businessId = await businessOf(values.business ?? null)
    if (verb === 'create') return await create(deps, businessId, values)
    return verb === 'list' ? await list(deps, businessId) : await revoke(deps, businessId, rest[0] ?? '')
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    process.stderr.write(error instanceof Mistake ? `${text}\n` : `That did not work: ${scrub(text)}\n`)
    return 1
  } finally {
    await deps.db.close()
  }
}

interface Values {
  business?: string | undefined
  name?: string | undefined
  scopes?: string | undefined
  test?: boolean | undefined
}

function readArguments(args: string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        business: { type: 'string' },
        name: { type: 'string' },
        scopes: { type: 'string' },
        test: { type: 'boolean' },
      },
    })
  } catch {
    throw new Mistake(USAGE)
  }
}

/** Only the owner may look across businesses; test businesses are found through theirs. */
async function businessOf(slug: string | null): Promise<string> {
  const db = connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-keys' })
  try {
    const all = await listRealBusinesses(db.sql)
    const found = slug === null ? all : all.filter((each) => each.slug === slug)
    const [only] = found
    if (only && found.length === 1) return only.id
    const known = all.map((each) => each.slug).join(', ')
    if (all.length === 0)
      throw new Mistake('There is no business yet: make one with `npm run -s business -- create --file <file>`.')
    throw new Mistake(
      slug === null
        ? `Say which business: --business one of ${known}`
        : `There is no such business. There is ${known}.`,
    )
  } finally {
    await db.close()
  }
}

async function create(deps: Deps, businessId: string, { name, scopes, test }: Values): Promise<number> {
  if (!name) throw new Mistake('Say who will use the key: --name "CRM"')
  const asked = scopes ?? (await askScopes(process.stdin, process.stderr))
  if (asked === null) throw new Mistake('Say what the key may do: --scopes check,links or --scopes all.')
  const read = readScopes(asked)
  if (typeof read === 'string') throw new Mistake(read)
  const made = await createApiKey(deps, businessId, { name, scopes: read, mode: test ? 'test' : 'live' })
  process.stdout.write(`${made.token}\n`)
  process.stderr.write(`Key ${made.id}. It is shown this once: keep it where you keep secrets.\n`)
  return 0
}

async function list(deps: Deps, businessId: string): Promise<number> {
  const sandboxId = await findTestBusiness(deps, businessId)
  for (const owner of [businessId, ...(sandboxId ? [sandboxId] : [])]) {
    const keys = await inBusiness(deps.db, owner, (tx) => listApiKeys(tx, owner))
    for (const key of keys) process.stdout.write(`${describe(key)}\n`)
  }
  return 0
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function describe(key: ListedKey): string {
  const ended = key.revokedAt === null ? '' : ` revoked ${day(key.revokedAt)}`
  return `${key.id}  ${key.mode.padEnd(4)}  made ${day(key.createdAt)}${ended}  ${key.scopes.join(',')}  ${key.name}`
}

async function revoke(deps: Deps, businessId: string, id: string): Promise<number> {
  if (!isUuid(id)) throw new Mistake('Name the key by the id that `list` shows.')
  const sandboxId = await findTestBusiness(deps, businessId)
  const done =
    (await revokeApiKey(deps, businessId, id)) || (sandboxId !== null && (await revokeApiKey(deps, sandboxId, id)))
  if (!done) throw new Mistake('The business has no such key, or it was revoked before.')
  process.stderr.write('Revoked: it is refused from now on.\n')
  return 0
}

import { parseArgs } from 'node:util'
import { isScope, SCOPES, type Scope } from '@/lib/api/scopes'
import { databaseUrl } from '@/lib/env'
import { isUuid } from '@/lib/ids'
import { scrub } from '@/lib/scrub'
import { createApiKey } from '@/lib/services/create-api-key'
import { ensureSandbox } from '@/lib/services/ensure-sandbox'
import type { Deps } from '@/lib/services/deps'
import { revokeApiKey } from '@/lib/services/revoke-api-key'
import { createDeps } from '@/lib/services/runtime'
import { connect, inBusiness } from '@/db/client'
import { listApiKeys, type ListedKey } from '@/db/queries/api-keys'
import { listBusinesses } from '@/db/queries/chains'

const USAGE = `Keys of the business API.

  npm run -s keys -- create --name <who uses it> [--scopes check,links] [--test] [--business <slug>]
  npm run -s keys -- list [--business <slug>]
  npm run -s keys -- revoke <id> [--business <slug>]

Without --scopes a key may do everything; --test makes a key that acts on the business's sandbox only.
--business can be left out where there is one business. Scopes:
${Object.entries(SCOPES)
  .map(([scope, what]) => `  ${scope.padEnd(16)}${what}`)
  .join('\n')}
`

/** What the person at the keyboard did wrong: shown without a stack. */
class Mistake extends Error {}

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const deps = createDeps('app')
  try {
    const { values, positionals } = readArguments(args)
    const [verb, ...rest] = positionals
    const businessId = await businessOf(values.business ?? null)
    switch (verb) {
      case 'create':
        return await create(deps, businessId, values)
      case 'list':
        return await list(deps, businessId)
      case 'revoke':
        return await revoke(deps, businessId, rest[0] ?? '')
      default:
        throw new Mistake(USAGE)
    }
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

/** Only the owner may look across businesses; sandboxes are found through theirs. */
async function businessOf(slug: string | null): Promise<string> {
  const db = connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-keys' })
  try {
    const all = (await listBusinesses(db.sql, slug)).filter(
      (each) => slug !== null || !each.slug.startsWith('sandbox-'),
    )
    const [only] = all
    if (only && all.length === 1) return only.id
    const known = all.map((each) => each.slug).join(', ')
    throw new Mistake(
      slug === null && only ? `Say which business: --business one of ${known}` : 'There is no such business.',
    )
  } finally {
    await db.close()
  }
}

async function create(deps: Deps, businessId: string, { name, scopes, test }: Values): Promise<number> {
  if (!name) throw new Mistake('Say who will use the key: --name "CRM"')
  const made = await createApiKey(deps, businessId, { name, scopes: readScopes(scopes), mode: test ? 'test' : 'live' })
  process.stdout.write(`${made.token}\n`)
  process.stderr.write(`Key ${made.id}. It is shown this once: keep it where you keep secrets.\n`)
  return 0
}

function readScopes(list: string | undefined): Scope[] {
  const words = list === undefined ? Object.keys(SCOPES) : list.split(',').map((word) => word.trim())
  const unknown = words.find((word) => !isScope(word))
  if (unknown !== undefined)
    throw new Mistake(`There is no scope "${unknown}". There are: ${Object.keys(SCOPES).join(', ')}`)
  return words.filter(isScope)
}

async function list(deps: Deps, businessId: string): Promise<number> {
  const sandboxId = await ensureSandbox(deps, businessId)
  for (const owner of new Set([businessId, sandboxId])) {
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
  const done =
    (await revokeApiKey(deps, businessId, id)) || (await revokeApiKey(deps, await ensureSandbox(deps, businessId), id))
  if (!done) throw new Mistake('The business has no such key, or it was revoked before.')
  process.stderr.write('Revoked: it is refused from now on.\n')
  return 0
}

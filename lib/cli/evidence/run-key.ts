import { chmod, chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { type Database, inBusiness } from '@/db/client'
import { markKeyCompromised, readSigningKeys } from '@/db/queries/ledger/checkpoints'
import { readArguments } from '@/lib/cli/read-arguments'
import type { Terminal } from '@/lib/cli/run-command'
import { KeyFormatError, newPrivateKey, readPrivateKey, readVkey, verifierOf, vkeyOf } from '@/lib/notes/keys'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { INSTALLATION } from '@/lib/services/transparency-log/logs'

export const USAGE = `The key that signs the evidence.

  npm run -s evidence:key -- new <name> [--out <file>]
  npm run -s evidence:key -- rotate <file> [--name <new name>]
  npm run -s evidence:key -- show
  npm run -s evidence:key -- compromised <public key>

new prints a private key, or writes it into a file that only its owner can read. <name> is what the logs are called, for
example preferences.example.com: choose it once. rotate replaces the key in a file by a new one of the same name and
keeps the old one beside it; the worker signs everything with the new key within a minute. With --name the logs begin
from nothing under another name, which is the way on after a backup was restored. show lists the public keys that have
signed. compromised says of one of them that others may have it.`

const OPTIONS = { out: { type: 'string' }, name: { type: 'string' } } as const

export interface KeyCommand extends Terminal {
  /** Opens the database with the owner's login. Making a key needs none. */
  owner: () => Database
  now: number
}

/**
 * Does what one verb asks for. Returns the exit code.
 * @throws OperatorError with a sentence for the operator
 */
export async function runKey(command: KeyCommand, args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, { usage: USAGE, exitCode: 2, words: 2 })
  const [verb, subject] = positionals
  // An option of another verb would be passed over, and the file that it names not be written.
  if ((values.out !== undefined && verb !== 'new') || (values.name !== undefined && verb !== 'rotate'))
    throw new OperatorError(USAGE, 2)
  if (verb === 'show' && subject === undefined) return show(command)
  if (subject === undefined) throw new OperatorError(USAGE, 2)
  if (verb === 'new') return make(command, subject, values.out)
  if (verb === 'rotate') return rotate(command, subject, values.name)
  if (verb === 'compromised') return compromise(command, subject)
  throw new OperatorError(USAGE, 2)
}

async function make({ out, err }: KeyCommand, name: string, file: string | undefined): Promise<number> {
  const text = said(() => newPrivateKey(name))
  if (file === undefined) out(text)
  else await writeNew(file, text)
  err(`The public key, for those who verify:\n${publicOf(text)}`)
  return 0
}

async function rotate({ out }: KeyCommand, file: string, newName: string | undefined): Promise<number> {
  const [before, access] = await Promise.all([readFile(file, 'utf8'), stat(file)]).catch(() => {
    throw new OperatorError(`There is no key in ${file} that could be read. Nothing was done.`)
  })
  const old = said(() => readPrivateKey(before))
  const text = said(() => newPrivateKey(newName ?? old.name))
  const kept = `${file}.retired-${verifierOf(old.name, old.publicKey).id}`
  const draft = `${file}.new`
  // The worker is another user than the one who types this, perhaps, and has to read the new key as well.
  await writeNew(draft, text, access)
  try {
    // A copy first: at no moment is there no key, and the old one is never lost. An earlier run may have made it.
    const copy = await readFile(kept, 'utf8').catch(() => null)
    if (copy?.trim() !== before.trim()) await writeNew(kept, before.trim(), access)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  out(`The key in ${file} is a new one. The old one is in ${kept}.\nThe public key:\n${publicOf(text)}`)
  return 0
}

async function show({ out, owner }: KeyCommand): Promise<number> {
  const keys = await inBusiness(owner(), INSTALLATION, (tx) => readSigningKeys(tx, INSTALLATION))
  if (keys.length === 0) out('Nothing was signed yet.')
  for (const { name, publicKey, since, retiredAt, compromisedAt } of keys) {
    const state =
      compromisedAt !== null
        ? `compromised ${day(compromisedAt)}`
        : retiredAt !== null
          ? `retired ${day(retiredAt)}`
          : 'signs'
    out(`${vkeyOf(verifierOf(name, Buffer.from(publicKey, 'base64')))}  ${state}, since ${day(since)}`)
  }
  return 0
}

async function compromise({ out, owner, now }: KeyCommand, text: string): Promise<number> {
  const { publicKey } = said(() => readVkey(text))
  const count = await inBusiness(owner(), INSTALLATION, (tx) =>
    markKeyCompromised(tx, INSTALLATION, publicKey.toString('base64'), now),
  )
  if (count === 0) throw new OperatorError('This key has signed nothing here. Nothing was done.')
  out('It is marked. If it still signs, rotate it now. Receipts that are asked for from then on have the new key.')
  return 0
}

/** Who may read a file: as `stat` returns it. */
interface Access {
  mode: number
  uid: number
  gid: number
}

/** Writes a file that only its owner can read, or exactly those who can read another one. */
async function writeNew(file: string, text: string, access: Access | null = null): Promise<void> {
  try {
    await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new OperatorError(`${file} ${exists ? 'exists already' : "can't be written"}. Nothing was done.`)
  }
  if (access === null) return
  try {
    await chown(file, access.uid, access.gid)
    await chmod(file, access.mode & 0o777)
  } catch {
    await rm(file, { force: true })
    throw new OperatorError(
      `The key belongs to user ${access.uid} and group ${access.gid}, and you can't give them a new one. ` +
        'Run it as that user, or as root. Nothing was done.',
    )
  }
}

/** Turns what is wrong with a key into a sentence for the operator. */
function said<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof KeyFormatError)
      throw new OperatorError(`This can't be used: ${error.message}. Nothing was done.`)
    throw error
  }
}

function publicOf(text: string): string {
  const { name, publicKey } = readPrivateKey(text)
  return vkeyOf(verifierOf(name, publicKey))
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10)

import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** What was signed about the trees, by which keys, and why something could not be signed. */

export interface StoredCheckpoint {
  size: number
  /** Base64. */
  root: string
  keyId: string
  /** The signed text, without cosignatures. */
  note: string
  madeAt: Instant
}

/** Returns the newest checkpoint of a tree, or null. */
export async function readLastCheckpoint(tx: Tx, businessId: string): Promise<StoredCheckpoint | null> {
  const [row] = await tx<StoredCheckpoint[]>`
    select size, root, key_id as "keyId", note, sayso_ms(made_at) as "madeAt" from checkpoints
    where business_id = ${businessId} order by size desc, made_at desc limit 1`
  return row ?? null
}

/** Returns checkpoints larger than a size, the smallest first. */
export async function readCheckpoints(tx: Tx, businessId: string, after: number, limit: number) {
  return tx<StoredCheckpoint[]>`
    select size, root, key_id as "keyId", note, sayso_ms(made_at) as "madeAt" from checkpoints
    where business_id = ${businessId} and size > ${after} order by size, made_at limit ${limit}`
}

/** Writes a checkpoint. Returns false if another worker has signed the same with the same key. */
export async function insertCheckpoint(tx: Tx, businessId: string, made: StoredCheckpoint): Promise<boolean> {
  const rows = await tx`
    insert into checkpoints (business_id, size, root, key_id, note, made_at)
    values (${businessId}, ${made.size}, ${made.root}, ${made.keyId}, ${made.note}, ${instant(made.madeAt)})
    on conflict (business_id, size, key_id) do nothing returning size`
  return rows.length > 0
}

export interface Cosignature {
  origin: string
  size: number
  witness: string
  /** A line of a signed note, with its end. */
  line: string
  madeAt: Instant
}

export async function insertCosignature(tx: Tx, businessId: string, made: Cosignature): Promise<void> {
  await tx`
    insert into cosignatures (business_id, origin, size, witness, line, made_at)
    values (${businessId}, ${made.origin}, ${made.size}, ${made.witness}, ${made.line}, ${instant(made.madeAt)})
    on conflict (business_id, origin, size, witness) do nothing`
}

/** Returns the cosignatures of one checkpoint. */
export async function readCosignatures(
  tx: Tx,
  businessId: string,
  { origin, size }: { origin: string; size: number },
): Promise<Cosignature[]> {
  return tx<Cosignature[]>`
    select origin, size, witness, line, sayso_ms(made_at) as "madeAt" from cosignatures
    where business_id = ${businessId} and origin = ${origin} and size = ${size} order by witness`
}

/** Returns the largest size of a log that a witness has cosigned, 0 for none. */
export async function readCosignedSize(
  tx: Tx,
  businessId: string,
  { origin, witness }: { origin: string; witness: string },
): Promise<number> {
  const [row] = await tx<{ size: number | null }[]>`
    select max(size) as size from cosignatures
    where business_id = ${businessId} and origin = ${origin} and witness = ${witness}`
  return row?.size ?? 0
}

export interface SigningKey {
  name: string
  /** Base64 of 32 bytes. */
  publicKey: string
  since: Instant
  retiredAt: Instant | null
  compromisedAt: Instant | null
}

/** Returns the keys that have signed, the present one first. */
export async function readSigningKeys(tx: Tx, businessId: string): Promise<SigningKey[]> {
  return tx<SigningKey[]>`
    select name, public_key as "publicKey", sayso_ms(since) as since, sayso_ms(retired_at) as "retiredAt",
      sayso_ms(compromised_at) as "compromisedAt"
    from signing_keys where business_id = ${businessId} order by retired_at desc nulls first, since desc, public_key`
}

/** Notes that a key signs from now on. Returns false if that is known. */
export async function noteSigningKey(
  tx: Tx,
  businessId: string,
  key: Pick<SigningKey, 'name' | 'publicKey' | 'since'>,
): Promise<boolean> {
  const rows = await tx`
    insert into signing_keys (business_id, name, public_key, since)
    values (${businessId}, ${key.name}, ${key.publicKey}, ${instant(key.since)})
    on conflict (business_id, name, public_key) do nothing returning name`
  return rows.length > 0
}

/** Notes that all keys but this one sign no longer, and that this one does. */
export async function retireOtherKeys(
  tx: Tx,
  businessId: string,
  key: Pick<SigningKey, 'name' | 'publicKey'>,
  at: Instant,
): Promise<void> {
  await tx`
    update signing_keys set retired_at = ${instant(at)} where business_id = ${businessId} and retired_at is null
      and (name, public_key) <> (${key.name}, ${key.publicKey})`
  await tx`
    update signing_keys set retired_at = null where business_id = ${businessId} and retired_at is not null
      and name = ${key.name} and public_key = ${key.publicKey}`
}

/** Notes that others may hold a key. Returns how many keys this was. Needs the owner's login. */
export async function markKeyCompromised(tx: Tx, businessId: string, publicKey: string, at: Instant): Promise<number> {
  const rows = await tx`
    update signing_keys set compromised_at = coalesce(compromised_at, ${instant(at)}::timestamptz)
    where business_id = ${businessId} and public_key = ${publicKey} returning name`
  return rows.length
}

export interface StoredProblem {
  problem: string
  since: Instant
}

/** Returns why a tree can't be signed at present; an empty list if it can. */
export async function readSigningProblems(tx: Tx, businessId: string): Promise<StoredProblem[]> {
  return tx<StoredProblem[]>`
    select problem, sayso_ms(since) as since from signing_problems where business_id = ${businessId} order by since`
}

/** Notes these problems, and no others, each since it was first noted. */
export async function writeSigningProblems(
  tx: Tx,
  businessId: string,
  problems: readonly string[],
  now: Instant,
): Promise<void> {
  await tx`delete from signing_problems where business_id = ${businessId} and problem <> all(${[...problems]}::text[])`
  await tx`
    insert into signing_problems (business_id, problem, since)
    select ${businessId}::uuid, problem, ${instant(now)}::timestamptz
    from unnest(${[...problems]}::text[]) as v(problem)
    on conflict (business_id, problem) do nothing`
}

/** Returns how many logs each problem keeps from being signed, of all businesses. */
export async function countSigningProblems(sql: Sql): Promise<{ problem: string; logs: number }[]> {
  return sql<{ problem: string; logs: number }[]>`select problem, logs from sayso_signing_problems()`
}

import { inBusiness } from '@/db/client'
import { noteSigningKey, readSigningKeys, retireOtherKeys, writeSigningProblems } from '@/db/queries/ledger/checkpoints'
import { findTreesToSign } from '@/db/queries/ledger/trees'
import { holdAfterRollback } from '@/lib/services/recovery/hold'
import { INSTALLATION, SigningFailure, type SigningProblem } from '@/lib/services/transparency-log/logs'
import type { SyncDeps } from '@/lib/sync/deps'
import { askWitness } from './ask-witnesses'
import { signTree } from './sign-tree'
import type { Signer } from './signer'
import { createStamping } from './stamp'

/** Problems of one log only. The others concern every log, and end a run. */
const OF_ONE_LOG: readonly SigningProblem[] = ['rolled_back', 'tree_changed', 'line_missing']

/**
 * Returns the job that signs. Its first run looks at every tree, so that a database that was set back is seen when the
 * worker starts, and not with the next line.
 */
export function createTreeSigning(deps: SyncDeps, mayGoOn: () => boolean) {
  let hasLooked = false
  const stamp = createStamping()
  return {
    async look() {
      const hasSeenAll = await signTrees(deps, mayGoOn, !hasLooked, stamp)
      hasLooked ||= hasSeenAll
    },
  }
}

/**
 * Signs the tree of each business that has new lines, then the tree over all businesses, and has witnesses cosign that
 * and an authority stamp it with the time.
 * What keeps a tree from being signed is noted, for the console and the operator; saving goes on meanwhile. Returns
 * whether each tree that it was to look at was compared with what was signed before, also if it could not be signed.
 * @param everything looks at each tree, whether it has new lines or not
 */
export async function signTrees(
  deps: SyncDeps,
  mayGoOn: () => boolean,
  everything: boolean,
  stamp = createStamping(),
): Promise<boolean> {
  if (!deps.signing) return true
  const { db, clock, signing } = deps
  const problems: SigningProblem[] = []
  let hasSeenAll = false
  try {
    const signer = await signing.signer()
    if (!signer) return true
    const sign = { db, clock, signer, memory: signing.memory }
    const { isWhole, failure } = await signAll(deps, sign, mayGoOn, everything)
    hasSeenAll = isWhole
    if (failure) throw failure
    if (isWhole) await signTree(sign, INSTALLATION, mayGoOn)
    if (isWhole && mayGoOn()) await retireOthers(deps, signer)
    const { allowPrivate } = deps.services.settings
    const others = [
      ...signing.witnesses.map((witness) => () => askWitness({ db, allowPrivate }, witness)),
      ...(signing.authority ? [signing.authority] : []).map((each) => () => stamp({ ...deps, allowPrivate }, each)),
    ]
    for (const ask of others) {
      if (!mayGoOn()) return hasSeenAll
      try {
        await ask()
      } catch (error) {
        problems.push(problemOf(deps, INSTALLATION, error))
      }
    }
  } catch (error) {
    problems.push(problemOf(deps, INSTALLATION, error))
  }
  await note(deps, INSTALLATION, [...new Set(problems)])
  return hasSeenAll
}

type SignAllDeps = Parameters<typeof signTree>[0]

/**
 * Signs what is to be signed; everything, if the key is another one than before. Returns whether it came to the end,
 * and why nothing can be signed at present. A business whose tree must not be signed does not keep the others from it.
 * Where everything is looked at, a signer that fails does not keep the others from being compared: after a restore each
 * business that lacks lines has to be held (lib/services/recovery/hold.ts).
 */
async function signAll(
  deps: SyncDeps,
  sign: SignAllDeps,
  mayGoOn: () => boolean,
  everything: boolean,
): Promise<{ isWhole: boolean; failure: SigningFailure | null }> {
  let failure: SigningFailure | null = null
  let isCompared = true
  const { name, publicKey } = sign.signer
  const key = { name, publicKey: publicKey.toString('base64') }
  const isNewKey = await inBusiness(deps.db, INSTALLATION, async (tx) => {
    const isNew = await noteSigningKey(tx, INSTALLATION, { ...key, since: deps.clock.now() })
    const others = (await readSigningKeys(tx, INSTALLATION)).filter(
      (each) => each.retiredAt === null && (each.name !== key.name || each.publicKey !== key.publicKey),
    )
    return isNew || others.length > 0
  })
  for (const businessId of await findTreesToSign(deps.db.sql, everything || isNewKey)) {
    if (!mayGoOn()) return { isWhole: false, failure }
    try {
      await signTree(sign, businessId, mayGoOn, failure === null)
      if (!failure) await note(deps, businessId, [])
    } catch (error) {
      if (!(error instanceof SigningFailure)) throw error
      if (!OF_ONE_LOG.includes(error.problem)) {
        failure ??= error
        // What was signed is not known, so nothing was compared with it.
        if (error.problem === 'memory_failed') isCompared = false
        if (everything) continue
        break
      }
      await note(deps, businessId, [problemOf(deps, businessId, error)])
      if (error.signedAt !== null) await holdAfterRollback(deps.services, businessId, error.signedAt)
    }
  }
  return { isWhole: isCompared && mayGoOn(), failure }
}

async function retireOthers({ db, clock }: SyncDeps, { name, publicKey }: Signer): Promise<void> {
  const key = { name, publicKey: publicKey.toString('base64') }
  await inBusiness(db, INSTALLATION, (tx) => retireOtherKeys(tx, INSTALLATION, key, clock.now()))
}

const note = ({ db, clock }: SyncDeps, businessId: string, problems: readonly SigningProblem[]) =>
  inBusiness(db, businessId, (tx) => writeSigningProblems(tx, businessId, problems, clock.now()))

/** Returns the problem of a failure, which is logged and counted. What is no problem of signing is thrown on. */
function problemOf({ log, metrics }: SyncDeps, businessId: string, error: unknown): SigningProblem {
  if (!(error instanceof SigningFailure)) throw error
  metrics.signingProblems.inc({ problem: error.problem })
  log.warn({ businessId, problem: error.problem, detail: error.message }, 'a checkpoint could not be signed')
  return error.problem
}

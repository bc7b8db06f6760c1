import { equal, toBase64 } from './bytes'
import type { VerifyEd25519 } from './ed25519'
import { keysFor, type Trusted } from './keys'
import { includes, leafHash } from './merkle'
import { type Checkpoint, isSigned, witnessesOf } from './note'
import type { LogProof } from './proof'
import type { Report } from './report'
import type { Sha256 } from './sha256'

/** What every check needs: the arithmetic, the keys that the user trusts, and a checkpoint that they kept. */
export interface Context {
  sha256: Sha256
  ed25519: VerifyEd25519
  trusted: Trusted
  kept: Checkpoint | null
}

/** Checks who signed a checkpoint, which witnesses saw it, and that it is no fork of the one that the user kept. */
export async function checkCheckpoint(context: Context, report: Report, checkpoint: Checkpoint): Promise<boolean> {
  const { origin, size, root, signatures } = checkpoint
  const { compromised, witnesses } = context.trusted
  const lost = compromised.find(({ name, id }) => name === origin && signatures.some((each) => equal(each.id, id)))
  const keys = keysFor(context.sha256, context.trusted, origin)
  const signed = await isSigned(context.ed25519, checkpoint, keys)
  if (signed === 'wrong') report.fails((words) => words.signatureWrong(origin))
  else if (signed === 'signed') report.holds((words) => words.signed(origin, size))
  else if (lost) report.fails((words) => words.keyCompromised(origin, lost.since))
  else {
    const known = context.trusted.logs.map(({ name }) => name)
    report.fails((words) => words.unknownKey(origin, known))
  }
  for (const { name, time } of await witnessesOf(context.ed25519, checkpoint, witnesses)) {
    if (time === null) report.fails((words) => words.witnessWrong(name))
    else report.holds((words) => words.witnessed(name, new Date(1000 * time).toISOString()))
  }
  const { kept } = context
  if (kept?.origin === origin && kept.size === size) {
    report.isKeptCompared = true
    report.check(
      equal(kept.root, root),
      (words) => words.sameAsKept,
      (words) => words.fork(size, toBase64(root)),
    )
  }
  return signed === 'signed'
}

/** Checks that a line, or a checkpoint of another log, is in the log of a proof, and the log's own checkpoint. */
export async function checkProof(
  context: Context,
  report: Report,
  proof: LogProof,
  { entry, what }: { entry: Uint8Array; what: 'line' | 'checkpoint' },
): Promise<void> {
  const { checkpoint, index, path } = proof
  await checkCheckpoint(context, report, checkpoint)
  const { origin, size, root } = checkpoint
  const leaf = leafHash(context.sha256, entry)
  const isIn = includes(context.sha256, { leaf, index, size, path, root })
  report.check(
    isIn,
    (words) => words.included[what](index + 1, size),
    (words) => words.notIncluded(origin),
  )
}

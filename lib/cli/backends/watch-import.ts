import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { readBackend } from '@/lib/services/backends/read-backend'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { type Command } from './command'
import { isWaiting, describeHanging } from './reading-report'

const LOOK_MS = 500

/**
 * Prints for the given time how the workers read a workspace that was just connected. The workers continue after that.
 * Throws OperatorError with the reason when the reading fails at the end of that time, because until it succeeds
 * nothing is written to the workspace, and refusals made there are unknown here.
 */
export async function watchImport(
  { deps, out, err }: Command,
  { businessId, backendId, waitSeconds }: { businessId: string; backendId: string; waitSeconds: number },
): Promise<void> {
  const until = Date.now() + waitSeconds * 1000
  const printed = new Set<string>()
  for (;;) {
    const read = granted(await readBackend(deps, operatorOf(businessId), backendId))
    const row = read.outcome === 'found' ? read.backend : null
    const { reading = null, readings: { hanging, setAside } = { hanging: [], setAside: [] } } = row ?? {}
    if (row?.statusReason !== 'connecting') {
      const { looked = 0, takenIn = 0, forReview = 0 } = reading ?? {}
      out(`Read       contacts: ${looked}, refusals recorded here: ${takenIn}, for review: ${forReview}`)
      for (const { reason, count } of setAside)
        err(
          `Contacts that could not be read (${reason}): ${count}. They are tried again by themselves. Until then only refusals are written to them.`,
        )
      return out('Writing    the choices recorded here are being written to Weni; `list` shows how many wait')
    }
    const everything = hanging.find(({ kind }) => kind === 'everything')
    if (everything && !printed.has(everything.reason)) {
      printed.add(everything.reason)
      err(describeHanging(everything))
    }
    if (Date.now() >= until) {
      if (everything && !isWaiting(everything))
        throw new OperatorError(
          `The workspace is connected as ${backendId}, but its contacts could not be read: ${everything.reason}. Until they are read, nothing is written to Weni, and refusals made there are not known here. The workers try again each minute; \`show ${backendId}\` prints the state.`,
        )
      const begun = reading
        ? `${reading.looked} contacts so far`
        : 'no worker has begun: start one with `npm start` or lib/server/worker.ts'
      return err(
        `Still reading (${begun}). Nothing is written before that is done. The workers continue; \`show ${backendId}\` prints the state.`,
      )
    }
    await sleep(LOOK_MS)
  }
}

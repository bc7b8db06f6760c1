import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { describeFinding } from '@/lib/services/ledger-check/findings'
import { proveBusiness } from '@/lib/services/ledger-check/prove'

export type Verified =
  | { outcome: 'holds'; lines: number; contacts: number }
  /** How many lines and rows differ, and the first of them as `ledger:verify` prints it. */
  | { outcome: 'differs'; count: number; first: string }
  | { outcome: 'too_much' }
  | NotAllowed

/** How long somebody waits for a page. */
const MOST_MS = 20_000

/** Verifies a whole business while somebody waits for it; gives up when that takes too long. */
export async function verifyWhileWaiting(deps: Deps, caller: Caller): Promise<Verified> {
  const end = deps.clock.now() + MOST_MS
  const proven = await proveBusiness(deps, caller, () => deps.clock.now() < end)
  if (!proven) return { outcome: 'too_much' }
  if ('outcome' in proven) return proven
  const { bad, badLines, findings, rows, lines, contacts } = proven
  const [line] = badLines
  const [row] = rows
  if (bad + findings === 0) return { outcome: 'holds', lines, contacts }
  const first = line
    ? `${line.contactId} ${line.seq}: ${line.problem}${line.columns ? ` (${line.columns.join(', ')})` : ''}`
    : row
      ? describeFinding(row)
      : ''
  return { outcome: 'differs', count: bad + findings, first }
}

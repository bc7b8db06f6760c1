import { pauseEnd } from '@/lib/consent/time'
import type { PauseLength, Statement } from '@/lib/consent/types'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { changeOnPage, type PageVisitor, pageAct } from './page-act'

/**
 * Pauses everything that may be paused, for calendar weeks or months in the business's time zone; the pause ends at
 * 09:00 there. `insteadOfStop` lifts a stop in the same change, because after the pause a stop would still block
 * everything.
 */
export async function pauseMessages(
  deps: Deps,
  visitor: PageVisitor,
  length: PauseLength,
  insteadOfStop = false,
): Promise<ChangeResult> {
  return changeOnPage(deps, visitor, {
    kind: 'pause',
    ...pageAct(deps, visitor, 'pause', [length, insteadOfStop]),
    say({ now, config, state }) {
      const lift: Statement[] = insteadOfStop && state.stop?.on ? [{ on: 'stop', value: false }] : []
      return { statements: [...lift, { on: 'pause', until: pauseEnd(now, length, config.timeZone) }] }
    },
  })
}

/** Ends a pause now. */
export async function resumeMessages(deps: Deps, visitor: PageVisitor): Promise<ChangeResult> {
  return changeOnPage(deps, visitor, {
    kind: 'resume',
    ...pageAct(deps, visitor, 'resume', null),
    say: ({ state, now }) => ((state.pause?.until ?? 0) > now ? { statements: [{ on: 'pause', until: null }] } : null),
  })
}

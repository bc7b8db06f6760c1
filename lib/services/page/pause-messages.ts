import { pauseEnd } from '@/lib/consent/time'
import type { Instant, PauseLength, Statement } from '@/lib/consent/types'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { changeOnPage, type PageVisitor, pageAct } from './page-act'
import { canReplaceStop } from './refused-by-merged'

/**
 * Pauses everything that may be paused, for calendar weeks or months in the business's time zone; the pause ends at
 * 09:00 there. `insteadOf` is the id of a stop that the pause replaces: it is lifted in the same change, because after
 * the pause it would still block everything. That holds only if the pause can replace it (`canReplaceStop`): any other
 * stop stays.
 */
export async function pauseMessages(
  deps: Deps,
  visitor: PageVisitor,
  length: PauseLength,
  insteadOf: string | null = null,
): Promise<ChangeResult> {
  return changeOnPage(deps, visitor, {
    kind: 'pause',
    ...pageAct(deps, visitor, 'pause', [length, insteadOf]),
    async say(locked, tx) {
      const { now, config } = locked
      const lift: Statement[] = (await canReplaceStop(tx, locked, insteadOf)) ? [{ on: 'stop', value: false }] : []
      return { statements: [...lift, { on: 'pause', until: pauseEnd(now, length, config.timeZone) }] }
    },
  })
}

/** Returns whether a pause of this length would end before the one that holds: messages would come again earlier. */
export function isShorterPause(link: PausedLink, length: PauseLength, now: Instant): boolean {
  return (link.state.pause?.until ?? 0) > pauseEnd(now, length, link.config.timeZone)
}

/** Returns whether a pause of this length would end after the one that holds, if one does. */
export function isLongerPause(link: PausedLink, length: PauseLength, now: Instant): boolean {
  return (link.state.pause?.until ?? 0) < pauseEnd(now, length, link.config.timeZone)
}

type PausedLink = Pick<PageVisitor['link'], 'state' | 'config'>

/** Ends a pause now. */
export async function resumeMessages(deps: Deps, visitor: PageVisitor): Promise<ChangeResult> {
  return changeOnPage(deps, visitor, {
    kind: 'resume',
    ...pageAct(deps, visitor, 'resume', null),
    say: ({ state, now }) => ((state.pause?.until ?? 0) > now ? { statements: [{ on: 'pause', until: null }] } : null),
  })
}

import { cache } from 'react'
import { readClosing } from '@/lib/services/business/read-closing'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { readWaiting } from '@/lib/services/figures/read-waiting'
import { readHold } from '@/lib/services/recovery/read-hold'
import { webDeps } from '@/lib/services/runtime'

/** What the shell of every screen shows, and some screens show as well: read once for each request. */

/** Returns what waits for a person of the business. */
export const waitingOnce = cache((member: MemberCaller) => readWaiting(webDeps(), member))

/** Returns when the business closes, if it does. */
export const closingOnce = cache((member: MemberCaller) => readClosing(webDeps(), member))

/** Returns since when the business is held after a restore, if it is. */
export const holdOnce = cache((member: MemberCaller) => readHold(webDeps(), member))

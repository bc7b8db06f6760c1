import { type Caller } from '@/lib/services/callers/caller'
import type { AuditAction } from '@/lib/services/callers/record-audit'
import type { World } from '@/lib/services/callers/testing'

export interface AuditedAct {
  name: string
  action: AuditAction
  /** Writes what the act needs beside the world itself, and returns the act. */
  prepare: (world: World) => Promise<(caller: Caller) => Promise<unknown>> | ((caller: Caller) => Promise<unknown>)
  /** Calls the same use case in a way that changes nothing. */
  idle?: (world: World, caller: Caller) => Promise<unknown>
}

import { constants, getPriority, setPriority } from 'node:os'

/**
 * Lets other processes of this machine go first: web processes, and PostgreSQL where it is on the same machine. A
 * process that already has a lower priority keeps it. A system that forbids the change is no reason not to start.
 */
export function lowerPriority(): void {
  try {
    if (getPriority() < constants.priority.PRIORITY_BELOW_NORMAL) setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // The priority is a matter of speed only.
  }
}

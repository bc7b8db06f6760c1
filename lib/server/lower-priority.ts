import { getPriority, setPriority } from 'node:os'

/**
 * Beside one other process that wants all of a core, the worker then gets a quarter of it. With 10, which leaves a
 * tenth, a fifth of the refusals were sent in time while saves came at full rate (docs/bench.md, "The worker beside
 * saves").
 */
const PRIORITY = 5

/**
 * Lets other processes of this machine go first: web processes, and PostgreSQL where it is on the same machine. A
 * process that already has a lower priority keeps it. A system that forbids the change is no reason not to start.
 */
export function lowerPriority(): void {
  try {
    if (getPriority() < PRIORITY) setPriority(PRIORITY)
  } catch {
    // The priority is a matter of speed only.
  }
}

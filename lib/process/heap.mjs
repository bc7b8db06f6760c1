import { setFlagsFromString } from 'node:v8'

/**
 * The most that V8 takes for each half of the space for new objects, in MB, as an argument of Node. Its own choice
 * depends on the version: 16 on Node 20, 32 on Node 24. A page costs as much processor time with 8 as with 16
 * (docs/bench.md, "Memory").
 */
export const YOUNG_HEAP = '--max-semi-space-size=8'

/**
 * Lets V8 collect the garbage of this process when the heap has grown by four fifths since the last time. By itself V8
 * waits, on a machine with much memory, until the heap is two to four times as large, and keeps that memory. There is
 * no limit that a process could run into: what is in use may grow as before. Not an argument of Node, because Node does
 * not start with one that a later version no longer knows.
 */
export function growHeapSlowly() {
  setFlagsFromString('--heap-growing-percent=80')
}

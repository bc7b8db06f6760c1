import { setFlagsFromString } from 'node:v8'

/**
 * The most that V8 takes for each half of the space for new objects, in MB, as an argument of Node for each web process
 * and worker. Its own choice depends on the version: 16 on Node 20, 64 on Node 24. A page, a save and the work after a
 * save cost as much processor time with 8 (docs/bench.md, "Memory"). V8 reads it only when it starts.
 */
export const YOUNG_HEAP = '--max-semi-space-size=8'

/**
 * Returns the setting by which the C library keeps two arenas of memory in place of one for each thread: each keeps
 * what its thread gave back. It is read at the start of a process. An operator's own number counts.
 * @param {Record<string, string | undefined>} environment
 */
export function fewArenas(environment) {
  return { MALLOC_ARENA_MAX: environment['MALLOC_ARENA_MAX'] || '2' }
}

/**
 * Lets V8 collect the garbage of this process when the heap has grown by three fifths since the last time. By itself V8
 * waits, on a machine with much memory, until the heap is two to four times as large, and keeps that memory. There is
 * no limit that a process could run into: what is in use may grow as before. Not an argument of Node, because Node does
 * not start with one that a later version no longer knows.
 */
export function growHeapSlowly() {
  setFlagsFromString('--heap-growing-percent=60')
}

import { finishPendingWork } from '../../pending-work.mjs'
import { logLine } from './log-line.mjs'

/** How long the end of a process waits for work after responses, in milliseconds. */
const LAST_WORK = 8000

/**
 * Makes a server that closes wait for the work that goes on after its responses. Next's own
 * handler of a signal closes it, and ends the process when `close` calls back.
 * @param {import('node:http').Server} server
 * @param {{ mostMs?: number, write?: (line: string) => void, last?: () => Promise<void> }} [options] `last` is what
 *   is done at the very end
 */
export function waitForLastWork(
  server,
  { mostMs = LAST_WORK, write = (line) => void process.stderr.write(line), last = async () => {} } = {},
) {
  const close = server.close.bind(server)
  server.close = (callback) =>
    close(async (error) => {
      const left = await finishPendingWork(mostMs)
      if (left > 0) write(logLine('warn', 'a web process ends before all work after its responses was done', { left }))
      await last()
      callback?.(error)
    })
}

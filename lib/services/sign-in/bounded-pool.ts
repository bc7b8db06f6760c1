import { AppError } from '@/lib/errors'

/**
 * Returns a function that runs work, only so much at a time. More waits in a queue, and what finds the queue full is
 * refused: costly work that strangers can ask for must not pile up.
 * @throws AppError `too_busy` (503)
 */
export function boundedPool(atOnce: number, waitingMost: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < atOnce) running++
    else if (waiting.length >= waitingMost)
      throw new AppError('too_busy', { message: 'the queue is full', status: 503 })
    // The place of who leaves is handed on: `running` stays as it is.
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/**
 * Runs `work`, and returns the rejections that nobody handled meanwhile: the first of them would end a process. Node
 * names one once everything that was ready has been done.
 */
export async function unhandledDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  try {
    await work()
    await new Promise((resolve) => void setImmediate(resolve))
  } finally {
    process.off('unhandledRejection', note)
  }
  return unhandled
}

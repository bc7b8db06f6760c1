/**
 * Works on up to `width` inputs at a time and yields the results in the order of the inputs, each as soon as it is
 * ready, because the client that sends the next input may be waiting for it. It reads at most `width` inputs ahead of
 * the reader. An error, also one of the inputs, is thrown in its turn. When the reader stops, running work is awaited,
 * so that nothing runs on unnoticed.
 */
export async function* inOrder<In, Out>(
  inputs: AsyncIterable<In>,
  width: number,
  work: (input: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const iterator = inputs[Symbol.asyncIterator]()
  const running: Promise<Out>[] = []
  let reading: Promise<null> | null = null
  let ended = false
  let failure: { error: unknown } | null = null

  const read = async (): Promise<null> => {
    try {
      const next = await iterator.next()
      if (next.done) ended = true
      else running.push(withoutUnhandled(work(next.value)))
    } catch (error) {
      ended = true
      failure = { error }
    }
    reading = null
    return null
  }

  try {
    for (;;) {
      if (!ended && !reading && running.length < width) reading = read()
      const [oldest] = running
      if (!reading && !oldest) break
      const result = await Promise.race(
        [reading, oldest?.then((value) => ({ value }))].filter((each) => each !== null && each !== undefined),
      )
      if (!result) continue
      void running.shift()
      yield result.value
    }
    if (failure) throw (failure as { error: unknown }).error
  } finally {
    await Promise.allSettled(running)
    const returned = iterator.return?.()
    // If an input is still awaited, it may never come.
    if (!reading) await returned
  }
}

/** Marks a promise as handled: its error is thrown when its turn comes. */
function withoutUnhandled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

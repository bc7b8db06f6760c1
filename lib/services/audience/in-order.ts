/**
 * Works on up to `width` inputs at a time and gives the results in the order of the inputs, no further ahead of the reader than that. When
 * the work on one fails or the reader goes away, what is under way is waited for, so that nothing runs on behind somebody's back.
 */
export async function* inOrder<In, Out>(
  inputs: AsyncIterable<In>,
  width: number,
  work: (input: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const running: Promise<Out>[] = []
  try {
    for await (const input of inputs) {
      const next = work(input)
      // Its failure is met when its turn comes; until then it is not unheard.
      next.catch(() => {})
      running.push(next)
      if (running.length >= width) yield await first(running)
    }
    while (running.length > 0) yield await first(running)
  } finally {
    await Promise.allSettled(running)
  }
}

function first<T>(running: Promise<T>[]): Promise<T> {
  const next = running.shift()
  if (!next) throw new RangeError('nothing is under way')
  return next
}

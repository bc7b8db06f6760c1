interface Waiting<Answer> {
  resolve: (answer: Answer | null) => void
  reject: (error: unknown) => void
}

/** Questions about one business that go together: each once, with all who ask it. */
type Asked<Question, Answer> = Map<string, { question: Question; waiting: Waiting<Answer>[] }>

/**
 * Returns a function that asks the database one question about a business. Questions about the same business that are
 * asked in the same turn of the event loop are asked by one call of `askAll`, because beginning and ending a statement
 * takes PostgreSQL longer than answering one of them. Nothing waits for later requests, or for an earlier call. One
 * call has `atOnce` questions at most, so that several calls run side by side. A call that fails fails for all that
 * asked in it, and for nobody else. Questions of two businesses or through two pools are never in one call.
 * @param askAll returns the answers in the order of the questions, and null where there is none
 * @param keyOf what makes two questions about one business the same: they are asked once
 */
export function readTogether<Pool extends object, Question, Answer>(
  askAll: (pool: Pool, businessId: string, questions: readonly Question[]) => Promise<readonly (Answer | null)[]>,
  keyOf: (question: Question) => string,
  atOnce: number,
): (pool: Pool, businessId: string, question: Question) => Promise<Answer | null> {
  let pools = new Map<Pool, Map<string, Asked<Question, Answer>>>()

  async function send(pool: Pool, businessId: string, asked: Asked<Question, Answer>): Promise<void> {
    const all = [...asked.values()]
    try {
      const answers = await askAll(
        pool,
        businessId,
        all.map(({ question }) => question),
      )
      for (const [place, { waiting }] of all.entries())
        for (const { resolve } of waiting) resolve(answers[place] ?? null)
    } catch (error) {
      for (const { waiting } of all) for (const { reject } of waiting) reject(error)
    }
  }

  function sendAll(): void {
    const due = pools
    pools = new Map()
    for (const [pool, businesses] of due)
      for (const [businessId, asked] of businesses) void send(pool, businessId, asked)
  }

  function businessesOf(pool: Pool): Map<string, Asked<Question, Answer>> {
    // After the sockets that are ready now were read.
    if (pools.size === 0) setImmediate(sendAll)
    const businesses = pools.get(pool) ?? new Map<string, Asked<Question, Answer>>()
    pools.set(pool, businesses)
    return businesses
  }

  return (pool, businessId, question) =>
    new Promise((resolve, reject) => {
      const businesses = businessesOf(pool)
      const asked: Asked<Question, Answer> = businesses.get(businessId) ?? new Map()
      businesses.set(businessId, asked)
      const key = keyOf(question)
      const same = asked.get(key)
      if (same) return void same.waiting.push({ resolve, reject })
      asked.set(key, { question, waiting: [{ resolve, reject }] })
      if (asked.size < atOnce) return
      businesses.delete(businessId)
      void send(pool, businessId, asked)
    })
}

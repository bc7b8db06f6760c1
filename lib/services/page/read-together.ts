interface Waiting<Value> {
  resolve: (value: Value | null) => void
  reject: (error: unknown) => void
}

/**
 * Returns a function that reads one row of a group by its id. Rows that are asked for in the same turn of the event
 * loop are read by one call of `readAll`, because beginning and ending a statement takes longer than reading a row.
 * Nothing waits for later requests. One call reads `atOnce` rows at most, so that several calls run side by side. A
 * call that fails fails for all that asked for it. Rows are matched by `idOf`.
 */
export function readTogether<Row>(
  readAll: (group: string, ids: readonly string[]) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
  atOnce: number,
): (group: string, id: string) => Promise<Row | null> {
  let groups = new Map<string, Map<string, Waiting<Row>[]>>()
  let isScheduled = false

  async function send(group: string, asked: ReadonlyMap<string, readonly Waiting<Row>[]>): Promise<void> {
    try {
      const rows = new Map((await readAll(group, [...asked.keys()])).map((row) => [idOf(row), row]))
      for (const [id, waiting] of asked) for (const { resolve } of waiting) resolve(rows.get(id) ?? null)
    } catch (error) {
      for (const waiting of asked.values()) for (const { reject } of waiting) reject(error)
    }
  }

  function sendAll(): void {
    const due = groups
    groups = new Map()
    isScheduled = false
    for (const [group, asked] of due) void send(group, asked)
  }

  return (group, id) =>
    new Promise((resolve, reject) => {
      const asked = groups.get(group) ?? new Map<string, Waiting<Row>[]>()
      groups.set(group, asked)
      const waiting = asked.get(id)
      if (waiting) return void waiting.push({ resolve, reject })
      asked.set(id, [{ resolve, reject }])
      if (asked.size >= atOnce) {
        groups.delete(group)
        void send(group, asked)
      } else if (!isScheduled) {
        isScheduled = true
        // After the sockets that are ready now were read.
        setImmediate(sendAll)
      }
    })
}

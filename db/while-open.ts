/** A statement as postgres.js makes it. Only one that is waited for is sent, by its handler; others are parts of it. */
interface Statement extends Promise<unknown> {
  handler: Send
  reject(error: Error): void
}
type Send = (statement: Statement) => unknown

/** Whether a transaction has ended by an error. */
export interface TxState {
  isOver: boolean
}

/**
 * Returns a transaction that sends nothing after its end. A statement is then rejected where it would be sent, also one
 * that was made before. It does not throw where it is made: in `Promise.all([one(tx), tx`…`])` nothing would handle the
 * first promise, and an unhandled rejection ends the process.
 */
export function whileOpen<Tx extends object>(tx: Tx, state: TxState): Tx {
  let send: Send | undefined
  const sendWhileOpen: Send = (statement) => {
    if (!state.isOver) return send?.(statement)
    // As the driver does with what it sends: the caller, who waits for the statement, has a rejection to handle anyway.
    statement.catch(() => {})
    return statement.reject(closed())
  }
  const guarded = (made: unknown): unknown => {
    if (!isStatement(made)) return made
    // All statements of a transaction have the same one.
    send ??= made.handler
    made.handler = sendWhileOpen
    return made
  }
  const call = (work: unknown, self: unknown, args: unknown[]) =>
    guarded(Reflect.apply(work as (...all: unknown[]) => unknown, self, args))
  return new Proxy(tx, {
    apply: (target, self, args) => call(target, self, args),
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name === 'unsafe') return (...args: unknown[]) => call(value, target, args)
      // These two send by themselves. What else there is makes values.
      if (state.isOver && (name === 'savepoint' || name === 'file')) throw closed()
      return value
    },
  })
}

const isStatement = (made: unknown): made is Statement => made instanceof Promise && 'handler' in made

const closed = () =>
  Object.assign(new Error('the connection of this transaction is closed'), { code: 'CONNECTION_CLOSED' })

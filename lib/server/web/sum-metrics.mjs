/**
 * What web processes and their primary say to each other: `all` asks the primary for the metrics of every process,
 * `own` asks a process for its own and brings them, `sum` brings the process that asked what each of them said.
 * @typedef {{ metrics: 'all' | 'own' | 'sum', id: number, values?: object[], all?: object[][] }} MetricsMessage
 */

/** How long the primary waits for the metrics of a worker, in milliseconds. */
const ANSWER_WITHIN = 2000
/** Of how many ended processes the counts are kept apart, before they are added up. */
const MOST_ENDED = 8

/**
 * Runs in the primary: collects the metrics of all workers and sends them to the worker that asked, which adds them up.
 * The primary does not load what can add: that would be a fifth of its memory. A worker that hangs counts with what it
 * said last, and what an ended one had counted stays in the sum: Prometheus takes a counter that goes down for one that
 * began at 0, and all earlier requests for new ones.
 * @param {import('node:cluster').Cluster} cluster
 * @param {number} [answerWithin]
 */
export function sumMetrics(cluster, answerWithin = ANSWER_WITHIN) {
  let count = 0
  /** @type {Map<number, (values: object[]) => void>} */
  const pending = new Map()
  /** @type {Map<number, object[]>} what each process said last */
  const last = new Map()
  /** @type {Set<number>} */
  const gone = new Set()
  /** @type {object[][]} what ended processes had counted */
  let ended = []
  cluster.on('exit', async ({ id }) => {
    const counted = (last.get(id) ?? []).filter(isCounted)
    last.delete(id)
    gone.add(id)
    if (counted.length > 0) ended.push(counted)
    if (ended.length <= MOST_ENDED) return
    const { AggregatorRegistry } = await import('prom-client')
    ended = [AggregatorRegistry.aggregate(ended).getMetricsAsArray()]
  })
  cluster.on('message', async (worker, /** @type {MetricsMessage} */ message) => {
    if (message?.metrics === 'own') return pending.get(message.id)?.(message.values ?? [])
    if (message?.metrics !== 'all') return
    const workers = Object.values(cluster.workers ?? {}).flatMap((each) => (each?.isConnected() ? [each] : []))
    await Promise.all(
      workers.map((each) => {
        const id = ++count
        return new Promise((resolve) => {
          const timer = setTimeout(resolve, answerWithin)
          pending.set(id, (values) => {
            clearTimeout(timer)
            // What a process said that has ended since is in the sum already.
            if (!gone.has(each.id)) last.set(each.id, values)
            resolve(null)
          })
          each.send({ metrics: 'own', id })
        }).finally(() => pending.delete(id))
      }),
    )
    if (worker.isConnected()) worker.send({ metrics: 'sum', id: message.id, all: [...ended, ...last.values()] })
  })
}

/** Whether the values of a metric only grow. @param {any} metric */
const isCounted = ({ type, aggregator }) => aggregator === 'sum' && (type === 'counter' || type === 'histogram')

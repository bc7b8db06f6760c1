/**
 * The two metrics that each request changes. prom-client's own make a text of the labels and look through all buckets
 * for each request, which took a twentieth of the time of a page; these do it when somebody reads them. `get` returns
 * what prom-client reads from a metric of its own.
 *
 * @typedef {{ labels: Record<string, string | number>, value: number, metricName?: string }} Value
 */

export class RequestCounts {
  name = 'sayso_http_requests_total'
  help = 'Requests, by route, method and status'
  type = 'counter'
  aggregator = 'sum'
  /** @type {Map<string, Map<string, Map<string | number, number>>>} by route, method and status */
  #counts = new Map()

  /** @param {string} route @param {string} method @param {string | number} status */
  count(route, method, status) {
    const statuses = below(below(this.#counts, route), method)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }

  get() {
    /** @type {Value[]} */
    const values = []
    for (const [route, methods] of this.#counts)
      for (const [method, statuses] of methods)
        for (const [status, value] of statuses) values.push({ labels: { route, method, status }, value })
    const { name, help, type, aggregator } = this
    return { name, help, type, aggregator, values }
  }
}

/** The upper ends of the buckets, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export class RequestSeconds {
  name = 'sayso_http_request_seconds'
  help = 'Seconds from a request to the end of its response'
  type = 'histogram'
  aggregator = 'sum'
  /** @type {Map<string, { inBucket: number[], sum: number, count: number }>} by route */
  #routes = new Map()

  /** @param {string} route @param {number} seconds */
  observe(route, seconds) {
    let of = this.#routes.get(route)
    if (!of) this.#routes.set(route, (of = { inBucket: BUCKETS.map(() => 0), sum: 0, count: 0 }))
    of.sum += seconds
    of.count += 1
    let bucket = 0
    while (bucket < BUCKETS.length && seconds > (BUCKETS[bucket] ?? 0)) bucket += 1
    if (bucket < BUCKETS.length) of.inBucket[bucket] = (of.inBucket[bucket] ?? 0) + 1
  }

  get() {
    const { name, help, type, aggregator } = this
    /** @type {Value[]} */
    const values = []
    for (const [route, { inBucket, sum, count }] of this.#routes) {
      let below = 0
      for (const [place, le] of BUCKETS.entries()) {
        below += inBucket[place] ?? 0
        values.push({ labels: { le, route }, value: below, metricName: `${name}_bucket` })
      }
      values.push({ labels: { le: '+Inf', route }, value: count, metricName: `${name}_bucket` })
      values.push({ labels: { route }, value: sum, metricName: `${name}_sum` })
      values.push({ labels: { route }, value: count, metricName: `${name}_count` })
    }
    return { name, help, type, aggregator, values }
  }
}

/**
 * @template Key, Below
 * @param {Map<Key, Map<any, Below>>} map
 * @param {Key} key
 * @returns {Map<any, Below>}
 */
function below(map, key) {
  const known = map.get(key)
  if (known) return known
  const made = new Map()
  map.set(key, made)
  return made
}

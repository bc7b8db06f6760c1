/** The parts of autocannon that the benches use; the package has no types. */
declare module 'autocannon' {
  export interface Request {
    method: 'GET' | 'POST'
    path: string
    body?: string
    headers?: Record<string, string>
    setupRequest?: (request: Request) => Request
  }
  export interface Options {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    headers?: Record<string, string>
    /** Requests a second over all connections together; as many as are answered when it is left out. */
    overallRate?: number
    requests: Request[]
  }
  export interface Result {
    '2xx': number
    '3xx': number
    '4xx': number
    '5xx': number
    /** Milliseconds. */
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
    timeouts: number
    /** Seconds. */
    duration: number
  }
  function autocannon(options: Options): Promise<Result>
  export default autocannon
}

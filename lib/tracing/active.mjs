/**
 * Where the process's tracer is found: null unless a collector is set (lib/tracing/when-set.mjs). It is global, because
 * Next has modules of its own for its bundles, and a process must have one tracer. This file loads nothing.
 */
const KEY = Symbol.for('sayso.tracing')

/** @returns {import('./tracer.mjs').Tracer | null} */
export const tracing = () => Reflect.get(globalThis, KEY) ?? null

/** @param {import('./tracer.mjs').Tracer | null} tracer */
export const setTracing = (tracer) => void Reflect.set(globalThis, KEY, tracer)

/**
 * Does a piece of the worker's work, as a trace of its own where traces are on.
 * @template Result
 * @param {string} name of a job or a kind of work, never anything that came from outside
 * @param {{ businessId?: string }} about
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function traced(name, about, work) {
  const tracer = tracing()
  return tracer === null ? work() : tracer.work(name, about, work)
}

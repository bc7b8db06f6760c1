import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { segmentsOf } from '../../routes.mjs'

/**
 * @typedef {import('../../routes.mjs').Route} Route
 * @typedef {Record<string, string | string[]>} Params
 * @typedef {{ params: Promise<Params> }} Context
 * @typedef {(request: Request, context: Context) => Promise<Response> | Response} Handler
 * @typedef {{ pattern: readonly string[], handlers: Partial<Record<string, Handler>> }} Module
 * @typedef {{ handler: Handler, params: Params }} Found
 */

/**
 * The handlers of the build's own route files, called without Next's router, which takes longer for a request than the
 * page itself. A route file exports functions of Web standards (Request in, Response out), so it does not matter who
 * calls them. They come from the modules that Next itself would load: there is one of each in the process, and with it
 * one database pool. A build whose layout is another is served by Next, and the log says so.
 */
export class DirectRoutes {
  #require = createRequire(import.meta.url)
  /** @type {Map<Route, Promise<Module | null>>} */
  #modules = new Map()
  /** @type {Record<string, string>} by path of a route of ours: the file in the build */
  #files
  /** @type {(message: string) => void} */
  #warn

  /**
   * @param {string} build the folder that holds `app-path-routes-manifest.json` and `server`
   * @param {(message: string) => void} warn writes to the log that a route is left to Next
   */
  constructor(build, warn) {
    this.#warn = warn
    this.#files = filesOf(build, warn)
  }

  /**
   * Returns the handler of a request and the parameters of its path. Returns null if Next has to serve the request.
   * @param {Route | undefined} route
   * @param {string} method
   * @param {string} url path and query
   * @returns {Promise<Found | null>}
   */
  async find(route, method, url) {
    if (!route?.direct) return null
    const module = await this.#moduleOf(route)
    const handler = module?.handlers[method] ?? (method === 'HEAD' ? module?.handlers['GET'] : undefined)
    if (!module || !handler) return null
    const params = paramsOf(module.pattern, url)
    return params && { handler, params }
  }

  /**
   * Loads the handlers that are wanted before the first request.
   * @param {readonly Route[]} routes all of them
   * @returns {Promise<void>}
   */
  async loadEarly(routes) {
    await Promise.all(routes.flatMap((route) => (route.direct === 'early' ? [this.#moduleOf(route)] : [])))
  }

  /** @param {Route} route @returns {Promise<Module | null>} */
  #moduleOf(route) {
    let loading = this.#modules.get(route)
    if (!loading) this.#modules.set(route, (loading = this.#load(route)))
    return loading
  }

  /** @param {Route} route @returns {Promise<Module | null>} */
  async #load(route) {
    try {
      const file = fileOf(this.#files, route.path)
      if (file === undefined) throw new Error('no file of the build has this path')
      const { routeModule } = this.#require(file)
      await routeModule.ensureUserland()
      const { userland } = routeModule
      const handlers = Object.fromEntries(route.methods.map((method) => [method, userland[method]]))
      if (!Object.values(handlers).some((handler) => typeof handler === 'function'))
        throw new Error('it has no handler')
      return { pattern: segmentsOf(route.path), handlers }
    } catch (error) {
      this.#warn(`${route.path} is served through Next: ${error instanceof Error ? error.message : 'unknown'}`)
      return null
    }
  }
}

/** @param {string} build @param {(message: string) => void} warn */
function filesOf(build, warn) {
  try {
    const manifest = JSON.parse(readFileSync(join(build, 'app-path-routes-manifest.json'), 'utf8'))
    return Object.fromEntries(
      Object.entries(manifest).map(([file, path]) => [
        String(path)
          .replace(/\[\.\.\.\w+\]$/, '*')
          .replace(/\[(\w+)\]/g, ':$1'),
        join(build, 'server/app', `${file}.js`),
      ]),
    )
  } catch {
    warn('the build has no list of its routes: all of them are served through Next')
    return {}
  }
}

/**
 * Returns the file that serves a route of ours: its own, or that of the folder which takes every path below it.
 * @param {Record<string, string>} files
 * @param {string} path
 * @returns {string | undefined}
 */
function fileOf(files, path) {
  if (files[path] !== undefined) return files[path]
  const below = Object.keys(files).filter((one) => one.endsWith('/*') && path.startsWith(one.slice(0, -1)))
  return files[below.sort((a, b) => b.length - a.length)[0] ?? '']
}

/**
 * The named segments of a path, decoded; null when one of them can't be. What a star takes is a list under the name
 * `path`, as Next gives it to a folder `[...path]`.
 * @param {readonly string[]} pattern
 * @param {string} url
 * @returns {Params | null}
 */
function paramsOf(pattern, url) {
  const mark = url.indexOf('?')
  const segments = segmentsOf(mark < 0 ? url : url.slice(0, mark))
  /** @type {Params} */
  const params = {}
  try {
    for (const [place, name] of pattern.entries()) {
      if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(segments[place] ?? '')
      if (name === '*') params.path = segments.slice(place).map((segment) => decodeURIComponent(segment))
    }
  } catch {
    return null
  }
  return params
}

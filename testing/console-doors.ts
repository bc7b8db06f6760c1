import { readFileSync } from 'node:fs'
import { type ConsoleAction, findConsoleActions, findConsoleDoors } from '@/lib/dev/check/console-doors'
import { ROOT } from '@/lib/process/environment.mjs'
import { ROUTES } from '@/lib/routes.mjs'
import { RIGHTS } from '@/lib/services/callers/rights'

export interface CallableAction {
  /** The id by which a request names it. */
  id: string
  file: string
  name: string
  /** A page that has it, as in `consolePaths`: Next takes the call there. */
  page: string
  /** The roles that may call it; null: a secret in the form decides, or nothing but the session. */
  roles: readonly string[] | null
}

interface Manifest {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
}

const readManifest = (): Manifest['node'] => {
  const path = `${ROOT}.next/standalone/.next/server/server-reference-manifest.json`
  return (JSON.parse(readFileSync(path, 'utf8')) as Manifest).node
}

/** Returns the path of a page from its name in the build: without groups, and with parameters as `:topic`. */
const pathOfWorker = (worker: string) =>
  worker
    .replace(/^app|\/page$/g, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\[(\w+)\]/g, ':$1')

/** Returns every action of the console that the source has, with the id that the build gave it. */
export function callableActions(): CallableAction[] {
  const built = Object.entries(readManifest())
  const rolesOf = ({ by }: ConsoleAction) => (typeof by === 'object' ? RIGHTS[by.right].roles : null)
  return findConsoleActions().flatMap((action) => {
    const { file, name } = action
    const found = built.find(([, { filename, exportedName }]) => filename === file && exportedName === name)
    // An action that no page uses is not in the build: nobody can call it.
    if (!found) return []
    const [id, { workers }] = found
    const page = pathOfWorker(Object.keys(workers)[0] ?? 'app/console/page')
    return [{ id, file, name, page, roles: rolesOf(action) }]
  })
}

/** Returns the file and the name of every action of the build, which must all be known from the source. */
export const actionsOfBuild = (): string[] =>
  Object.values(readManifest()).map(({ filename, exportedName }) => `${filename} ${exportedName}`)

/** Returns the path of every page and route of the console. */
export const consolePaths = (): string[] => findConsoleDoors().map(({ path }) => path)

/** Returns the paths of the files that a member takes from the console or sends to it. */
export const consoleFiles = (): string[] => ROUTES.filter(({ file }) => file).map(({ path }) => path)

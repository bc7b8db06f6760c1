import { readFileSync } from 'node:fs'
import { type ConsoleAction, findConsoleActions, findConsoleDoors } from '@/lib/dev/check/console-doors'
import { ROOT } from '@/lib/process/environment.mjs'
import { RIGHTS } from '@/lib/services/callers/rights'

export interface CallableAction {
  /** The id by which a request names it. */
  id: string
  file: string
  name: string
  /** The roles that may call it; null: a secret in the form decides, or nothing but the session. */
  roles: readonly string[] | null
}

interface Manifest {
  node: Record<string, { filename: string; exportedName: string }>
}

/** Returns every action of the console that the source has, with the id that the build gave it. */
export function callableActions(): CallableAction[] {
  const path = `${ROOT}.next/standalone/.next/server/server-reference-manifest.json`
  const { node } = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const ids = new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename} ${exportedName}`, id]),
  )
  const rolesOf = ({ by }: ConsoleAction) => (typeof by === 'object' ? RIGHTS[by.right].roles : null)
  return findConsoleActions().flatMap((action) => {
    // An action that no page uses is not in the build: nobody can call it.
    const id = ids.get(`${action.file} ${action.name}`)
    return id === undefined ? [] : [{ id, file: action.file, name: action.name, roles: rolesOf(action) }]
  })
}

/** Returns how many actions the build has, which must all be known from the source. */
export function actionsOfBuild(): string[] {
  const path = `${ROOT}.next/standalone/.next/server/server-reference-manifest.json`
  const { node } = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  return Object.values(node).map(({ filename, exportedName }) => `${filename} ${exportedName}`)
}

/** Returns the path of every page and route of the console. */
export const consolePaths = (): string[] => findConsoleDoors().map(({ path }) => path)

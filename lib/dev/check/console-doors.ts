import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '@/lib/process/environment.mjs'
import { type Right, RIGHTS } from '@/lib/services/callers/rights'

/** A server action: an address of its own that anybody can call by hand. */
export interface ConsoleAction {
  /** Its file, from the root of the project. */
  file: string
  name: string
  /** What decides: a right (`consoleAction`), a secret in the form (`openAction`), or nothing of the two. */
  by: { right: Right } | 'secret' | 'own_check'
}

const FOLDER = 'app/console'
const filesOf = (pattern: RegExp): string[] =>
  readdirSync(join(ROOT, FOLDER), { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => `${FOLDER}/${file}`)
    .toSorted()
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** Returns every server action below app/console, found in the files that begin with 'use server'. */
export function findConsoleActions(): ConsoleAction[] {
  return filesOf(/\.tsx?$/)
    .filter((file) => /^\s*['"]use server['"]/m.test(textOf(file)))
    .flatMap((file) => actionsIn(file, textOf(file)))
}

function actionsIn(file: string, text: string): ConsoleAction[] {
  const parts = text.split(/^export /m).slice(1)
  const constants = new Map(
    [...text.matchAll(/^const (\w+)(?:: Right)? = '([\w.]+)'/gm)].map(([, name, value]) => [name, value]),
  )
  return parts.flatMap((part): ConsoleAction[] => {
    const [, name] = /^(?:async )?(?:const|function) (\w+)/.exec(part) ?? []
    if (!name) return []
    const [head = ''] = part.split('(', 1)
    if (/\bopenAction\b/.test(head)) return [{ file, name, by: 'secret' }]
    if (!/\bconsoleAction\b/.test(head)) return [{ file, name, by: 'own_check' }]
    const [, quoted] = /\bright: '([\w.]+)'/.exec(part) ?? []
    const [, named] = /\bright(?:: (\w+))?,/.exec(part) ?? []
    const right = quoted ?? constants.get(named ?? 'right')
    if (right === undefined || !(right in RIGHTS)) throw new Error(`${file}: ${name} has no right that can be read`)
    return [{ file, name, by: { right: right as Right } }]
  })
}

/** A page or a route of the console. */
interface ConsoleDoor {
  file: string
  path: string
  isPage: boolean
  /** The text of the file. */
  own: string
  /** The same, and the text of what it imports beside itself. */
  text: string
}

/** Returns every page and route below app/console. */
export function findConsoleDoors(): ConsoleDoor[] {
  return filesOf(/(^|\/)(page|route)\.tsx?$/).map((file) => ({
    file,
    path: `/${file.slice('app/'.length).replace(/\/?(route|page)\.tsx?$/, '')}`
      .replace(/\/\([^)]+\)/g, '')
      .replace(/\[(\w+)\]/g, ':$1'),
    isPage: /page\.tsx$/.test(file),
    own: textOf(file),
    text: withImports(file),
  }))
}

/** Returns the text of a file together with the texts of what it imports from the console's own folders. */
function withImports(file: string): string {
  const text = textOf(file)
  const named = [...text.matchAll(/from '(\.[^']*|@\/app\/console\/[^']*)'/g)].map(([, path = '']) =>
    path.startsWith('@/') ? path.slice(2) : join(dirname(file), path),
  )
  const found = named.flatMap((path) => [`${path}.ts`, `${path}.tsx`].filter((each) => existsSync(join(ROOT, each))))
  return [text, ...found.map(textOf)].join('\n')
}

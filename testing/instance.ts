import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A running demo, as described by the files in its data folder. */
export interface Instance {
  /** The origin of the pages, without a slash at the end. */
  url: string
  /** The origin of the stand-in for Weni. */
  sandboxUrl: string
  backendId: string
  inbound: { url: string; token: string }
  /** The token that Weni's API accepts in `Token …`. */
  apiToken: string
  /** A key of the business API with every scope. */
  apiKey: string
  /** The groups of Weni that mirror topics. */
  groups: { uuid: string; name: string }[]
  /** The phone number id of the demo's WhatsApp number, and the token that sends from it. */
  whatsapp: { phoneNumberId: string; accessToken: string }
  keys: string
  pepper: string
  /** The secret of sessions of the console. */
  authSecret: string
  /** With which the demo's owner signs in to the console; its editor and viewer have the same password. */
  console: { email: string; password: string }
  /** With the login of the web role. */
  databaseUrl: string
  ownerUrl: string
}

interface DemoFile {
  backendId: string
  inboundUrl: string
  inboundToken: string
  apiToken: string
  apiKey: string
  groups: { uuid: string; name: string }[]
  whatsapp: Instance['whatsapp']
  console: Instance['console']
}

/** Returns the folder in which the instance keeps demo.json and its other files. */
export const dataFolder = () => resolve(process.env['SAYSO_E2E_DATA'] || process.env['SAYSO_DATA'] || '.sayso')

/** Returns the variables that a program needs to be found and to run, and none of ours. */
export function bareEnvironment(): { PATH: string; HOME: string } {
  const { PATH = '', HOME = '' } = process.env
  return { PATH, HOME }
}

let known: Instance | undefined

/** Returns the instance that `npm test` has started, or the one that `npm start` runs in this folder. */
export function instance(): Instance {
  if (known) return known
  const folder = dataFolder()
  const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const demo = read<DemoFile>('demo.json')
  const { SAYSO_KEYS, SAYSO_PEPPER, AUTH_SECRET } =
    read<Record<'SAYSO_KEYS' | 'SAYSO_PEPPER' | 'AUTH_SECRET', string>>('keys.json')
  const { port, passwords } = read<{ port: number; passwords: { web: string; owner: string } }>('postgres.json')
  known = {
    url: new URL(demo.inboundUrl).origin,
    sandboxUrl: process.env['SAYSO_E2E_SANDBOX_API'] || `http://localhost:${process.env['SANDBOX_PORT'] || '3001'}`,
    backendId: demo.backendId,
    inbound: { url: demo.inboundUrl, token: demo.inboundToken },
    apiToken: demo.apiToken,
    apiKey: demo.apiKey,
    groups: demo.groups,
    whatsapp: demo.whatsapp,
    keys: SAYSO_KEYS,
    pepper: SAYSO_PEPPER,
    authSecret: AUTH_SECRET,
    console: demo.console,
    databaseUrl: `postgres://sayso_web:${passwords.web}@127.0.0.1:${port}/sayso`,
    ownerUrl: `postgres://sayso_owner:${passwords.owner}@127.0.0.1:${port}/sayso`,
  }
  return known
}

import { z } from 'zod'
import { evidenceProblems, evidenceSettings } from './evidence-settings'
import { readKeyRing } from './keys'
import { takeSecretFiles } from './secret-files.mjs'
import { watchingProblems, watchingSettings } from './watching-settings'

const unreadable = takeSecretFiles(process.env)
if (unreadable.length > 0) stopForProblems(unreadable)

/** The database roles that a process can use; each has a URL of its own. */
export type DatabaseRole = 'app' | 'worker' | 'owner'

const DATABASE_VARIABLES = {
  app: 'DATABASE_URL',
  worker: 'DATABASE_WORKER_URL',
  owner: 'DATABASE_OWNER_URL',
} as const satisfies Record<DatabaseRole, string>

const port = (fallback: number) => z.coerce.number('must be a port number').int().min(1).max(65_535).default(fallback)
const flag = z
  .enum(['0', '1'], 'must be 0 or 1')
  .default('0')
  .transform((value) => value === '1')
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional()

const KEY_LOOKS =
  'must look like 1:<what `openssl rand -base64 32` prints>, where 1 is a number of your choice from 1 to 15; ' +
  'several keys are separated by commas, and all but one of them end in :retired or :compromised'
const keyRing = z.string(`is missing: it ${KEY_LOOKS}`).superRefine((text, context) => {
  const read = readKeyRing(text)
  if ('problems' in read) context.addIssue(`${KEY_LOOKS}. ${read.problems.join('; ')}`)
})
const pepper = z
  .string('is missing: make one with `openssl rand -base64 32`')
  .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be what `openssl rand -base64 32` prints: the base64 text of 32 bytes')

const origin = z
  .string()
  .refine(
    (text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'must be a web address without path or slash at the end, like https://preferences.example.com',
  )

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a web address, like https://login.example.com/realms/shop',
})

const hostNames = z
  .string()
  .default('')
  .transform((list) =>
    list
      .toLowerCase()
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().regex(/^[a-z\d.-]{1,253}$/, 'must be a list of host names, without ports')))

const databaseUrls = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_WORKER_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
})

const settings = z.object({
  SAYSO_KEYS: keyRing,
  SAYSO_PEPPER: pepper,
  PORT: port(3000),
  SANDBOX_PORT: port(3001),
  HOSTNAME: z.string().optional(),
  BASE_URL: origin.optional(),
  OTHER_HOSTS: hostNames,
  AUTH_URL: origin.optional(),
  AUTH_SECRET: z.string().min(32, 'must be what `openssl rand -base64 32` prints: 32 characters or more').optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, 'must have 40 characters at most').default('OpenID'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' }).optional(),
  SMTP_FROM: z.string().max(320).optional(),
  SANDBOX_URL: origin.optional(),
  SAYSO_DEMO: flag,
  SAYSO_DATA: z.string().default('.sayso'),
  SPOOL_FILE_MB: z.coerce.number('must be a number of megabytes').int().min(1).max(1_000_000).default(1024),
  SPOOL_TOTAL_MB: z.coerce.number('must be a number of megabytes').int().min(1).max(1_000_000).default(4096),
  DIRECT_ROUTES: z.enum(['on', 'off'], 'must be on or off').default('on'),
  WEB_CONCURRENCY: z.coerce.number('must be a number').int().min(1).max(128).optional(),
  DATABASE_POOL: z.coerce.number('must be a number').int().min(1).max(500).default(10),
  LINK_LIFETIME_DAYS: z.coerce.number('must be a number of days').int().min(1).max(3650).default(30),
  EVIDENCE_DAYS: z.coerce.number('must be a number of days').int().min(1).max(36_500).default(1825),
  // A refusal is tied to a message of the 72 hours before it, and statuses can be late.
  SENT_MESSAGE_DAYS: z.coerce.number('must be a number of days').int().min(7).max(3650).default(180),
  ...evidenceSettings,
  ...watchingSettings,
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  TRUSTED_PROXY_HOPS: z.coerce.number('must be a number').int().min(0).max(10).default(0),
  ALLOW_PRIVATE_BACKENDS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^[^\s/:]+:\d{1,5}$/, 'must be a list of host:port'))),
})

/** The settings every process of Sayso knows. */
export type Env = Omit<z.infer<typeof settings>, 'BASE_URL' | 'AUTH_URL' | 'SANDBOX_URL'> & {
  /** Public origin of links, without a slash at the end. */
  BASE_URL: string
  /** The one origin at which the console is served. */
  AUTH_URL: string
  SANDBOX_URL: string
}

type Source = Record<string, string | undefined>

/** `NAME=` in a file means the same as no line at all. */
function withoutEmpty(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''))
}

function describe(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path[0]?.toString() ?? 'environment'} ${issue.message}`)
}

/**
 * Returns what is wrong with the environment, one line for each fault, without the values (they may be secret); an
 * empty list when nothing is. Without any database URL, lib/dev/start.mjs provides a database and the keys.
 */
export function environmentProblems(source: Source): string[] {
  const given = withoutEmpty(source)
  const embedded = Object.values(DATABASE_VARIABLES).every((name) => !given[name])
  const demo = embedded || given['SAYSO_DEMO'] === '1'
  const schema = demo ? settings.extend({ SAYSO_KEYS: keyRing.optional(), SAYSO_PEPPER: pepper.optional() }) : settings
  const parsed = schema.safeParse(given)
  const problems = [...(parsed.success ? [] : describe(parsed.error)), ...databaseProblems(source)]
  if (demo && parsed.success && parsed.data.PORT === parsed.data.SANDBOX_PORT)
    problems.push(
      `PORT and SANDBOX_PORT are both ${parsed.data.PORT}: the web server and the sandbox need a port each, so set SANDBOX_PORT to another`,
    )
  if (parsed.success) problems.push(...togetherProblems(parsed.data))
  if (!demo && !given['BASE_URL']) problems.push('BASE_URL is missing: links in messages need the public address')
  return problems
}

const togetherProblems = (given: Partial<z.infer<typeof settings>>) => [
  ...consoleProblems(given),
  ...evidenceProblems(given),
  ...watchingProblems(given),
]

/** The settings of the OpenID provider belong together, and mail needs a sender. */
function consoleProblems(given: Partial<z.infer<typeof settings>>): string[] {
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const missing = oidc.filter((name) => given[name] === undefined)
  const some = missing.length > 0 && missing.length < oidc.length
  return [
    ...(some ? missing.map((name) => `${name} is missing (set all three of ${oidc.join(', ')}, or none)`) : []),
    ...(given.SMTP_URL && !given.SMTP_FROM ? ['SMTP_FROM is missing: mail needs the address that it is from'] : []),
  ]
}

/**
 * Returns what is wrong with the three database URLs, one line for each fault; an empty list when nothing is, or when
 * none of them is set.
 */
export function databaseProblems(source: Source): string[] {
  const given = withoutEmpty(source)
  const names = Object.values(DATABASE_VARIABLES)
  const missing = names.filter((name) => !given[name])
  const parsed = databaseUrls.safeParse(given)
  const wrong = parsed.success ? [] : describe(parsed.error)
  if (missing.length === names.length) return wrong
  return [...wrong, ...missing.map((name) => `${name} is missing (set all three database URLs, or none for the demo)`)]
}

/** Prints the list and ends the process: a wrong setting must prevent the start, not lead to a 500 later. */
export function stopForProblems(problems: readonly string[]): never {
  const list = problems.map((problem) => `  - ${problem}`).join('\n')
  process.stderr.write(
    `Sayso can't start, because these settings are wrong or missing:\n${list}\n.env.example explains each setting.\n`,
  )
  process.exit(1)
}

let cached: Env | undefined

/** Returns the settings of this process, which are read once. A wrong setting ends the process with a readable list. */
export function env(): Env {
  if (cached) return cached
  const parsed = settings.safeParse(withoutEmpty(process.env))
  if (!parsed.success) stopForProblems(describe(parsed.error))
  const together = togetherProblems(parsed.data)
  if (together.length > 0) stopForProblems(together)
  const { PORT, SANDBOX_PORT, BASE_URL = `http://localhost:${PORT}`, AUTH_URL, SANDBOX_URL } = parsed.data
  cached = {
    ...parsed.data,
    BASE_URL,
    AUTH_URL: AUTH_URL ?? BASE_URL,
    SANDBOX_URL: SANDBOX_URL ?? `http://localhost:${SANDBOX_PORT}`,
  }
  return cached
}

/**
 * Tells next-auth the origin of the console, which it reads from the environment alone; without it, it would believe
 * the Host header.
 */
export function fixAuthUrl(): void {
  process.env['AUTH_URL'] = env().AUTH_URL
}

/** Returns the database URL of a role. It is apart from env() because migrations need the owner's URL and no keys. */
export function databaseUrl(role: DatabaseRole): string {
  const name = DATABASE_VARIABLES[role]
  const parsed = databaseUrls.safeParse(withoutEmpty(process.env))
  if (!parsed.success) stopForProblems(describe(parsed.error))
  return parsed.data[name] ?? stopForProblems([`${name} is missing`])
}

/**
 * Returns the log level. It is apart from env() because a log line may be written before the other settings are
 * checked.
 */
export function logLevel(): string {
  const parsed = settings.shape.LOG_LEVEL.safeParse(process.env['LOG_LEVEL'] || undefined)
  return parsed.success ? parsed.data : 'info'
}

/** Secrets of backends that the environment may pass to a command, for that one run. */
export type SecretName = 'WENI_TOKEN' | 'WHATSAPP_ACCESS_TOKEN' | 'WHATSAPP_APP_SECRET' | 'WHATSAPP_VERIFY_TOKEN'

export function environmentSecret(name: SecretName): string | null {
  return process.env[name]?.trim() || null
}

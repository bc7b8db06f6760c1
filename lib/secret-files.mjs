import { readFileSync } from 'node:fs'

/** Settings that may be secret. Each may be in a file instead, because container runtimes mount secrets as files. */
const SECRETS = [
  'DATABASE_URL',
  'DATABASE_WORKER_URL',
  'DATABASE_OWNER_URL',
  'SAYSO_KEYS',
  'SAYSO_PEPPER',
  'AUTH_SECRET',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
  'METRICS_TOKEN',
  // It may hold a password.
  'EVIDENCE_TIMESTAMP_URL',
  'OTEL_EXPORTER_OTLP_HEADERS',
]

/**
 * Puts the content of the file that `<NAME>_FILE` names into `<NAME>`, for each setting that may be secret, without the
 * line break at its end. The name of the file is removed, so that processes started from here read nothing twice.
 * @param {Record<string, string | undefined>} environment is changed
 * @returns {string[]} what is wrong, a line for each fault, without any content
 */
export function takeSecretFiles(environment) {
  return SECRETS.flatMap((name) => {
    const file = environment[`${name}_FILE`]?.trim()
    delete environment[`${name}_FILE`]
    if (!file) return []
    if (environment[name]?.trim()) return [`${name} and ${name}_FILE are both set: only one of them can be meant`]
    try {
      environment[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
      return environment[name].trim() === '' ? [`${name}_FILE names ${file}, which is empty`] : []
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      return [`${name}_FILE names ${file}, which can't be read (${code})`]
    }
  })
}

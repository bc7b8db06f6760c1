import { pino } from 'pino'
import { logLevel } from './env'
import { scrub } from './scrub'
import { serializeError } from './serialize-error'

/** Names of fields that may hold a secret or personal data; their values are replaced in the log. */
const SENSITIVE = [
  'token',
  'phone',
  'urn',
  'url',
  'text',
  'body',
  'secret',
  'password',
  'authorization',
  'cookie',
  'name',
]

/**
 * The log of every process: JSON lines on standard output. It is redacted in three ways: an error without the row that
 * it is about, fields by name, and then the finished line by pattern, because the message of a library's error may
 * quote the address that it could not reach.
 */
export const log = pino({
  level: logLevel(),
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: SENSITIVE.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
  serializers: { err: serializeError },
  hooks: { streamWrite: scrub },
})

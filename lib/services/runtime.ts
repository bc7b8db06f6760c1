import { join } from 'node:path'
import { connect } from '@/db/client'
import { systemClock } from '@/lib/clock'
import { type DatabaseRole, databaseUrl, type Env, env } from '@/lib/env'
import { parseKeyRing, purposeKeys } from '@/lib/keys'
import { linkKeys } from '@/lib/links/link-keys'
import { log } from '@/lib/log'
import type { SpoolSettings } from './audience/spool'
import { refusedFrames } from './business/refused-frames'
import { configCache } from './config-cache'
import type { Deps } from './deps'
import { keyUse } from './keys/key-use'
import { syncWaker } from './wake-sync'

/**
 * Makes the dependencies of a process from its environment: the connection pool of its role, the key ring and the
 * caches.
 */
export function createDeps(role: DatabaseRole): Deps {
  const settings = env()
  const db = connect(databaseUrl(role), { max: settings.DATABASE_POOL, applicationName: `sayso-${role}` })
  const keys = parseKeyRing(settings.SAYSO_KEYS)
  return {
    db,
    clock: systemClock,
    keys,
    links: linkKeys(purposeKeys(keys, 'link')),
    pepper: Buffer.from(settings.SAYSO_PEPPER, 'base64'),
    configs: configCache(db),
    log,
    wakeSync: syncWaker(db.sql),
    noteKeyUse: keyUse({ db, clock: systemClock, log }),
    noteRefusedFrame: refusedFrames({ db, clock: systemClock, log }),
    settings: {
      baseUrl: settings.BASE_URL,
      otherHosts: settings.OTHER_HOSTS,
      authUrl: settings.AUTH_URL,
      mail: settings.SMTP_URL && settings.SMTP_FROM ? { url: settings.SMTP_URL, from: settings.SMTP_FROM } : null,
      linkLifetimeDays: settings.LINK_LIFETIME_DAYS,
      evidenceDays: settings.EVIDENCE_DAYS,
      sentMessageDays: settings.SENT_MESSAGE_DAYS,
      allowPrivate: settings.ALLOW_PRIVATE_BACKENDS,
      spool: spoolSettings(settings),
    },
  }
}

const MB = 1024 * 1024

function spoolSettings({ SAYSO_DATA, SPOOL_FILE_MB, SPOOL_TOTAL_MB }: Env): SpoolSettings {
  return { folder: join(SAYSO_DATA, 'tmp'), fileBytes: SPOOL_FILE_MB * MB, totalBytes: SPOOL_TOTAL_MB * MB }
}

const kept = globalThis as typeof globalThis & { saysoDeps?: Deps }

/**
 * Returns the dependencies of this web process and makes them at the first call. They are global, because Next loads a
 * module once for each bundle but a process must have only one pool.
 */
export function webDeps(): Deps {
  kept.saysoDeps ??= createDeps('app')
  return kept.saysoDeps
}

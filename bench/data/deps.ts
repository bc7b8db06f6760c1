import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@/db/client'
import { systemClock } from '@/lib/clock'
import { env } from '@/lib/env'
import { parseKeyRing, purposeKeys } from '@/lib/keys'
import { linkKeys } from '@/lib/links/link-keys'
import { log } from '@/lib/log'
import { refusedFrames } from '@/lib/services/business/refused-frames'
import { configCache } from '@/lib/services/config-cache'
import type { Deps } from '@/lib/services/deps'
import { keyUse } from '@/lib/services/keys/key-use'
import { syncWaker } from '@/lib/services/wake-sync'

/** The dependencies of a web process, on a database of the bench. */
export function benchDeps(db: Database): Deps {
  const { SAYSO_KEYS, SAYSO_PEPPER } = env()
  const keys = parseKeyRing(SAYSO_KEYS)
  return {
    db,
    clock: systemClock,
    keys,
    links: linkKeys(purposeKeys(keys, 'link')),
    pepper: Buffer.from(SAYSO_PEPPER, 'base64'),
    configs: configCache(db),
    log,
    wakeSync: syncWaker(db.sql),
    noteKeyUse: keyUse({ db, clock: systemClock, log }),
    noteRefusedFrame: refusedFrames({ db, clock: systemClock, log }),
    settings: {
      baseUrl: 'http://127.0.0.1',
      otherHosts: [],
      authUrl: 'http://127.0.0.1',
      mail: null,
      linkLifetimeDays: 30,
      evidenceDays: 1825,
      sentMessageDays: 180,
      allowPrivate: [],
      spool: { folder: join(tmpdir(), `sayso-bench-${process.pid}`), fileBytes: 2 ** 30, totalBytes: 2 ** 31 },
    },
  }
}

import { createHash } from 'node:crypto'
import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import type { Connected, SyncDeps } from '@/lib/sync/deps'

/** What an adapter is made from: another fingerprint needs another adapter. */
export function settingsFingerprint(row: SyncBackendRow): string {
  return createHash('sha256')
    .update(JSON.stringify([row.kind, row.baseUrl, row.secret.toString('base64'), row.settings, row.mirrors]))
    .digest('base64')
}

/** One backend's adapter, kept while its row stays as it is. */
export class Connection {
  #kept: (Connected & { fingerprint: string }) | null = null

  constructor(
    private readonly deps: Pick<SyncDeps, 'connect'>,
    private readonly backendId: string,
  ) {}

  /** The adapter for the row as it is now. Throws what `connect` throws. */
  open(row: SyncBackendRow): Connected {
    const fingerprint = settingsFingerprint(row)
    if (this.#kept?.fingerprint === fingerprint) return this.#kept
    // Ends when the requests in flight have.
    void this.close()
    this.#kept = { ...this.deps.connect(this.backendId, row), fingerprint }
    return this.#kept
  }

  async close(): Promise<void> {
    const before = this.#kept
    this.#kept = null
    await before?.backend.close().catch(() => {})
  }
}

import { createWriteStream, existsSync, readFileSync, renameSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Sandbox } from './sandbox'
import { snapshotText, type Snapshot } from './snapshot'

const EVERY_MS = 5000

/** Saves the sandbox to a file: at most every five seconds while it runs, and once more at the end. */
export class SnapshotFile {
  #written = -1
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(
    readonly file: string,
    readonly sandbox: Sandbox,
    readonly onError: (error: unknown) => void,
  ) {}

  /** Loads an existing file, then watches for changes. Returns whether there was a file. */
  start(): boolean {
    const found = existsSync(this.file)
    if (found) this.sandbox.restore(readSnapshot(this.file))
    this.#written = found ? this.sandbox.store.revision : -1
    this.#watch()
    return found
  }

  #watch(): void {
    this.#timer = setTimeout(() => {
      this.#writing = this.write()
        .catch(this.onError)
        .finally(() => this.#watch())
    }, EVERY_MS)
    this.#timer.unref()
  }

  /** Writes if anything changed since the last time. The old file stays whole until the new one is complete. */
  async write(): Promise<void> {
    const revision = this.sandbox.store.revision
    if (revision === this.#written) return
    const part = `${this.file}.part`
    await pipeline(
      slowly(snapshotText(this.sandbox.store, this.sandbox.phone.chats)),
      createWriteStream(part, { mode: 0o600 }),
    )
    await rename(part, this.file)
    this.#written = revision
  }

  /** The last write, after requests have ended. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#writing
    clearTimeout(this.#timer)
    await this.write()
  }
}

/** Lets requests run between the pieces. */
async function* slowly(chunks: Iterable<string>): AsyncIterable<string> {
  for (const chunk of chunks) {
    yield chunk
    await yieldToEventLoop()
  }
}

function readSnapshot(file: string): Snapshot {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Snapshot
  } catch (cause) {
    // Kept for inspection, where the next start does not read it.
    renameSync(file, `${file}.unreadable`)
    throw new Error(`${file} could not be read and was renamed; the next start begins with the demo's contacts`, {
      cause,
    })
  }
}

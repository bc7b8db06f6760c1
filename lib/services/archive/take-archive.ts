import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Tx } from '@/db/client'
import {
  archiveAudit,
  archiveContacts,
  type ArchivedEvidence,
  archiveEvidence,
  archiveLedger,
  archiveNotices,
  type ArchiveRow,
  archiveSetUp,
  archiveSources,
} from '@/db/queries/archive/archive-rows'
import { readConfig } from '@/db/queries/business/config'
import { decryptEvidence, type KeyRing } from '@/lib/keys'
import { readLine } from '@/lib/ledger/line'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed, rightLost } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'
import { type ConsentRow, exportConsents } from '@/lib/services/records/export-consents'

/** How many rows are read in one transaction. */
const AT_ONCE = 500

export interface ArchiveOptions {
  /** What each file holds, in the language of the owner. */
  readme: string
  /** Writes the consent of each contact to each topic as the export does. */
  consents: (parts: AsyncIterable<ConsentRow[]>) => AsyncIterable<string>
}

export type TakenArchive = { outcome: 'taken'; archive: Readable } | NotAllowed

/**
 * Returns everything that a business has as one ZIP archive, which is made while it is read, in constant memory. Each
 * page of a file is read in a transaction of its own, so a change that is saved meanwhile may be in one file and not in
 * another. Sizes are written as Zip64, because they are not known before. If something fails on the way, the archive
 * breaks off without its directory, so that no half archive can be opened. The audit log has an entry before the first
 * byte.
 */
export async function takeArchive(deps: Deps, caller: Caller, options: ArchiveOptions): Promise<TakenArchive> {
  const { businessId } = caller
  const begun = await inBusinessFor(deps, caller, 'business.archive', async (tx) => {
    const subject = { kind: 'business', id: businessId } as const
    await recordAudit(deps, tx, caller, { action: 'archive.taken', subject })
    const configuration = { ...(await readConfig(tx, businessId)), ...(await archiveSetUp(tx, businessId)) }
    return { outcome: 'begun' as const, configuration }
  })
  if (begun.outcome === 'not_allowed') return begun
  const zip = new ZipFile()
  const mtime = new Date(deps.clock.now())
  const output = new PassThrough()
  zip.outputStream.pipe(output)
  const broken = (error: Error) => void output.destroy(error)
  zip.on('error', broken)
  const add = (name: string, texts: () => AsyncIterable<string>) =>
    zip.addReadStreamLazy(name, { mtime, forceZip64Format: true }, (give) => {
      // yazl does not listen to the errors of a stream that is given to it later.
      give(null, Readable.from(texts()).on('error', broken))
    })
  zip.addBuffer(Buffer.from(options.readme), 'README.txt', { mtime })
  zip.addBuffer(Buffer.from(`${JSON.stringify(begun.configuration, null, 2)}\n`), 'configuration.json', { mtime })
  const pages = (read: ReadPage) => () => linesOf(deps, businessId, read)
  add('consents.csv', () => options.consents(consentsOf(deps, caller)))
  add('contacts.ndjson', pages(archiveContacts))
  add('ledger.ndjson', pages(archiveLedger))
  add(
    'evidence.ndjson',
    pages((tx, ...page) => openedEvidence(tx, deps.keys, page)),
  )
  add('notices.ndjson', pages(archiveNotices))
  add('sources.ndjson', pages(archiveSources))
  add('audit.ndjson', pages(archiveAudit))
  zip.end()
  return { outcome: 'taken', archive: output }
}

/**
 * Yields the consent of each contact to each topic.
 * @throws AppError `not_allowed` (403) if the caller lost the right while the archive was made
 */
async function* consentsOf(deps: Deps, caller: Caller): AsyncGenerator<ConsentRow[]> {
  const exported = await exportConsents(deps, caller)
  if (exported.outcome === 'not_allowed') throw rightLost()
  yield* exported.parts
}

type ReadPage = (tx: Tx, businessId: string, after: string | null, limit: number) => Promise<ArchiveRow[]>

/** Yields the rows as lines of JSON, a page at a time. */
async function* linesOf(deps: Deps, businessId: string, read: ReadPage): AsyncGenerator<string> {
  for (let after: string | null = null; ;) {
    const page: ArchiveRow[] = await inSnapshot(deps, businessId, (tx) => read(tx, businessId, after, AT_ONCE))
    if (page.length > 0) yield page.map(({ row }) => `${JSON.stringify(row)}\n`).join('')
    if (page.length < AT_ONCE) return
    after = page.at(-1)?.key ?? null
  }
}

/**
 * Returns a page of evidence in clear text; without its text where no key of the ring opens it. The digest is that of
 * the line, which salt and text must hash to; null where there is no such line.
 */
async function openedEvidence(
  tx: Tx,
  keys: KeyRing,
  [businessId, after, limit]: [businessId: string, after: string | null, limit: number],
): Promise<ArchiveRow[]> {
  const page = await archiveEvidence(tx, businessId, after, limit)
  return page.map((each) => {
    const text = textOf(keys, each)
    const row = {
      change_id: each.changeId,
      contact_id: each.contactId,
      keep_until: new Date(each.keepUntil).toISOString(),
      salt: each.salt.toString('base64url'),
      digest: digestOf(each),
      text,
    }
    return { key: each.changeId, row: text === null ? { ...row, unreadable: true } : row }
  })
}

/** Returns the text of evidence; null if no key of the ring opens it. */
function textOf(keys: KeyRing, { body, changeId }: ArchivedEvidence): string | null {
  try {
    return decryptEvidence(keys, body, changeId)
  } catch {
    return null
  }
}

/** Returns the digest of evidence, as its line has it; null if there is no such line. */
function digestOf({ line }: ArchivedEvidence): string | null {
  try {
    return line === null ? null : readLine(line).evidence
  } catch {
    return null
  }
}

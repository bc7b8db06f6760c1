import { Buffer } from 'node:buffer'
import { isUuid } from '@/lib/ids'
import { type LineContent, readLine } from '@/lib/ledger/line'
import { lineHash } from '@/lib/ledger/seal'
import { LineFormatError } from '@/lib/ledger/wire'
import { GrowingRoot } from '@/lib/merkle/compact'
import { leafHash } from '@/lib/merkle/hashing'
import { type Checkpoint, readCheckpoint } from '@/lib/notes/checkpoint'
import { type Note, NoteFormatError } from '@/lib/notes/note'

/** A file of lines that can be read from its beginning again. */
export type OpenFile = () => AsyncIterable<Uint8Array>

/** Why a file is not taken in. The message is a sentence for the operator, without what the file holds. */
export class ExportRefused extends Error {}

/** The first line of an export (docs/reference/evidence-format.md, Exports). */
export interface ExportHead {
  businessId: string
  checkpoint: Checkpoint
  note: Note
}

/** A line of the ledger, as the export has it. */
export interface ExportedLine {
  hash: string
  content: LineContent
}

/** The most bytes of one line of an export. */
const MOST_LINE_BYTES = 262_144
const DOMAIN = 'sayso.ledger.v1'
/** How many lines are returned at a time. */
const AT_ONCE = 500

/** Reads the first line of an export. Whether its checkpoint is signed is not looked at. @throws ExportRefused */
export async function readExportHead(open: OpenFile): Promise<ExportHead> {
  for await (const text of linesIn(open())) return headOf(text)
  throw new ExportRefused('It is empty.')
}

function headOf(text: string): ExportHead {
  const head = jsonOf(text)
  const business = objectIn(head, 'business')
  if (head['format'] !== 'sayso.export.v1') throw new ExportRefused('It is no evidence export (evidence.jsonl).')
  const { id } = business
  if (typeof id !== 'string' || !isUuid(id) || typeof head['checkpoint'] !== 'string')
    throw new ExportRefused('Its first line names no business or no checkpoint.')
  try {
    const { checkpoint, note } = readCheckpoint(head['checkpoint'])
    if (!checkpoint.origin.endsWith(`/${id}`))
      throw new ExportRefused('Its checkpoint is that of another business than its first line names.')
    return { businessId: id, checkpoint, note }
  } catch (error) {
    if (error instanceof NoteFormatError) throw new ExportRefused(`Its checkpoint can't be read: ${error.message}.`)
    throw error
  }
}

/**
 * Yields the lines of a whole export in their order, some at a time. Each is hashed, and the root over all of them is
 * compared with the checkpoint at the end: only then is it known that none was changed, removed or added. So read it
 * through once before you use what it yields.
 * @throws ExportRefused
 */
export async function* readExportLines(
  open: OpenFile,
  { businessId, checkpoint }: ExportHead,
): AsyncGenerator<ExportedLine[]> {
  const tree = new GrowingRoot()
  let lines: ExportedLine[] = []
  let isFirst = true
  for await (const text of linesIn(open())) {
    const value = isFirst ? null : jsonOf(text)
    isFirst = false
    // Texts and time stamps are no entries of the log, and hold no refusal.
    if (value === null || 'notice' in value || 'time_stamp' in value) continue
    if ('proof' in value)
      throw new ExportRefused('It is a part of the log. Only an export of all lines shows that none is missing.')
    if (value['index'] !== tree.size) throw new ExportRefused(`It was changed: entry ${tree.size} is missing.`)
    const line = lineOf(value, businessId, tree.size)
    tree.add(leafHash(Buffer.from(line.hash, 'hex')))
    lines.push(line)
    if (lines.length < AT_ONCE) continue
    yield lines
    lines = []
  }
  if (tree.size !== checkpoint.size || !tree.root().equals(checkpoint.root))
    throw new ExportRefused('It was changed: its lines are not those that its checkpoint was signed for.')
  yield lines
}

function lineOf(value: Record<string, unknown>, businessId: string, at: number): ExportedLine {
  const { domain, payload, prev, hash } = objectIn(value, 'line')
  if (domain !== DOMAIN) throw new ExportRefused(`Entry ${at} has a format that this version does not know.`)
  const isText = typeof payload === 'string' && typeof prev === 'string' && typeof hash === 'string'
  if (!isText || !/^[0-9a-f]{64}$/.test(prev) || lineHash(payload, prev) !== hash)
    throw new ExportRefused(`It was changed: entry ${at} does not have the hash that it names.`)
  try {
    const content = readLine(payload)
    if (content.business_id !== businessId) throw new ExportRefused(`Entry ${at} is about another business.`)
    return { hash, content }
  } catch (error) {
    if (error instanceof LineFormatError) throw new ExportRefused(`Entry ${at} is no line of the ledger.`)
    throw error
  }
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
  }
  throw new ExportRefused('It has a line that is no JSON object.')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function objectIn(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const found = value[name]
  if (!isObject(found)) throw new ExportRefused(`It has a line without "${name}".`)
  return found
}

/** Yields the lines of a file, each with at most `MOST_LINE_BYTES`. @throws ExportRefused */
async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (bytes: Uint8Array) => {
    try {
      return decoder.decode(bytes)
    } catch {
      throw new ExportRefused('It is not written in UTF-8.')
    }
  }
  let rest: Uint8Array = new Uint8Array()
  const joined = (end: Uint8Array) => {
    if (rest.length + end.length > MOST_LINE_BYTES)
      throw new ExportRefused(`It has a line of more than ${MOST_LINE_BYTES} bytes.`)
    return rest.length === 0 ? end : Buffer.concat([rest, end])
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield decoded(joined(chunk.subarray(from, end)))
      rest = new Uint8Array()
      from = end + 1
    }
    rest = joined(chunk.subarray(from))
  }
  if (rest.length > 0) throw new ExportRefused('Its end is missing.')
}

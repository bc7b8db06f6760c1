import { equal, fromHex, textOf, toBase64 } from './bytes'
import { Heads } from './heads'
import { isObject, type JsonObject, numberAt, objectAt, readCompactJson, textAt, textOrNullAt } from './json'
import { isSealed, readContent, readLine } from './line'
import { checkCheckpoint, type Context } from './log'
import { GrowingTree, includes, leafHash } from './merkle'
import { type Checkpoint, readCheckpoint } from './note'
import { readProof } from './proof'
import { isNotice } from './receipt'
import { Refused, type Say } from './refused'
import type { Report } from './report'
import { LogStamps } from './stamp'

/** The most bytes of one line of an export: as many as a receipt may have. */
export const MOST_LINE_BYTES = 262_144

/** Yields the lines of a file, each with at most `MOST_LINE_BYTES`. @throws Refused */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest = new Uint8Array()
  for await (const chunk of chunks) {
    const lines: string[] = []
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      lines.push(lineOf(rest, chunk.subarray(from, end)))
      rest = new Uint8Array()
      from = end + 1
    }
    rest = joined(rest, chunk.subarray(from))
    yield lines
  }
  // Every line ends in a line feed: what follows the last one was cut off.
  if (rest.length > 0) throw new Refused((words) => words.truncated)
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  if (a.length + b.length > MOST_LINE_BYTES) throw new Refused((words) => words.tooLarge(MOST_LINE_BYTES))
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}

function lineOf(before: Uint8Array, end: Uint8Array): string {
  const text = textOf(before.length === 0 ? end : joined(before, end))
  if (text === null) throw new Refused((words) => words.notUtf8)
  return text
}

/** Checks an export (`sayso.export.v1`), line by line, in constant memory. */
export class ExportCheck {
  readonly #context: Context
  readonly #report: Report
  readonly #checkpoint: Checkpoint
  readonly #businessId: string
  readonly #tree: GrowingTree
  readonly #heads = new Heads()
  readonly #checkpoints = new Map<string, boolean>()
  #lines = 0
  #notices = 0
  #proven = 0
  #last = -1
  #tooMany = false
  #keptRoot: Uint8Array | null = null
  #isTrusted = false
  readonly #stamps: LogStamps

  /** @throws Refused */
  constructor(context: Context, report: Report, head: JsonObject) {
    const checkpoint = readCheckpoint(textAt(head, 'checkpoint'))
    if (!checkpoint) throw new Refused((words) => words.proofUnreadable)
    this.#context = context
    this.#report = report
    this.#checkpoint = checkpoint
    this.#businessId = textAt(objectAt(head, 'business'), 'id')
    this.#tree = new GrowingTree(context.sha256)
    this.#stamps = new LogStamps(context, checkpoint)
  }

  async begin(): Promise<void> {
    const { origin } = this.#checkpoint
    if (!origin.endsWith(`/${this.#businessId}`)) throw new Refused((words) => words.otherBusiness(origin))
    this.#isTrusted = await checkCheckpoint(this.#context, this.#report, this.#checkpoint)
    this.#keep()
  }

  /** Takes the next line of the file. @throws Refused */
  line(text: string): Promise<void> | undefined {
    const given = readCompactJson(text)
    if (!isObject(given)) throw new Refused((words) => words.atLine(this.#lines + 1)(words.notOurs(words)))
    if (isObject(given.notice)) {
      this.#notice(given.notice)
      return undefined
    }
    if (isObject(given.time_stamp)) return this.#stamps.add(this.#report, given.time_stamp)
    const { sha256 } = this.#context
    const at = this.#lines + 1
    const bad = (say: Say): never => {
      throw new Refused((words) => words.atLine(at)(say(words)))
    }
    const index = numberAt(given, 'index')
    const line = readLine(given)
    if (!isSealed(sha256, line)) bad((words) => words.lineChanged)
    const content = readContent(line)
    if (content.businessId !== this.#businessId) bad((words) => words.labelDiffers('business.id'))
    if (index <= this.#last) bad((words) => words.outOfOrder)
    this.#last = index
    this.#lines = at
    const proof = textOrNullAt(given, 'proof')
    const leaf = leafHash(sha256, fromHex(line.hash) ?? new Uint8Array())
    if (proof !== null) return this.#proof(proof, index, leaf, bad)
    if (index !== this.#tree.size) bad((words) => words.gap)
    if (this.#tree.size >= this.#checkpoint.size) bad((words) => words.moreThanSigned)
    const follows = this.#tooMany || this.#heads.follow(content.contactId, content.seq, line.prev, line.hash)
    if (follows === false) bad((words) => words.chainForked(content.contactId, content.seq))
    if (follows === null) this.#tooMany = true
    this.#tree.add(leaf)
    this.#keep()
    return undefined
  }

  end(): void {
    this.#endLines()
    this.#stamps.end(this.#report)
  }

  #endLines(): void {
    const { size, root } = this.#checkpoint
    const report = this.#report
    const [lines, notices] = [this.#lines, this.#notices]
    if (notices > 0) report.holds((words) => words.noticesHold(notices))
    if (this.#proven === lines && lines > 0) {
      report.holds((words) => words.linesProven(lines))
      if (lines < size || this.#last >= lines) report.note((words) => words.partOfLog)
      return
    }
    if (this.#proven > 0) return report.fails((words) => words.linesMixed(lines - this.#proven))
    if (lines < size) return report.fails((words) => words.tooFew(lines, size))
    const isRoot = equal(this.#tree.root(), root)
    report.check(
      isRoot,
      (words) => words.exportHolds(lines),
      (words) => words.exportDiffers,
    )
    if (this.#tooMany) report.note((words) => words.chainsNotFollowed)
    this.#endKept()
  }

  /** Remembers the root that the tree had when it was as large as the checkpoint that the user kept. */
  #keep(): void {
    if (this.#context.kept?.size === this.#tree.size) this.#keptRoot = this.#tree.root()
  }

  #endKept(): void {
    const { kept } = this.#context
    if (!kept || kept.origin !== this.#checkpoint.origin) return
    this.#report.isKeptCompared = true
    if (kept.size > this.#checkpoint.size)
      return this.#report.fails((words) => words.shrunk(this.#checkpoint.size, kept.size))
    const isSame = this.#keptRoot !== null && equal(this.#keptRoot, kept.root)
    const fork: Say = (words) => words.fork(kept.size, toBase64(this.#keptRoot ?? new Uint8Array()))
    this.#report.check(isSame, (words) => words.extendsKept(kept.size), fork)
  }

  async #proof(text: string, index: number, leaf: Uint8Array, bad: (say: Say) => never): Promise<void> {
    const proof = readProof(text) ?? bad((words) => words.proofUnreadable)
    const { checkpoint, path } = proof
    const { origin, root, size } = checkpoint
    if (origin !== this.#checkpoint.origin) bad((words) => words.otherBusiness(origin))
    const whole = text.slice(text.indexOf('\n\n') + 2)
    const isOwn = checkpoint.text === this.#checkpoint.text
    const known = isOwn ? this.#isTrusted : this.#checkpoints.get(whole)
    const isTrusted = known ?? (await checkCheckpoint(this.#context, this.#report, checkpoint))
    if (known === undefined && this.#checkpoints.size < 100) this.#checkpoints.set(whole, isTrusted)
    if (proof.index !== index || !includes(this.#context.sha256, { leaf, index, size, path, root }))
      bad((words) => words.notIncluded(origin))
    if (isTrusted) this.#proven++
  }

  #notice(notice: JsonObject): void {
    const hash = textAt(notice, 'hash')
    if (!isNotice(this.#context, hash, textAt(notice, 'text')))
      throw new Refused((words) => words.noticeChanged(hash.slice(0, 12)))
    this.#notices++
  }
}

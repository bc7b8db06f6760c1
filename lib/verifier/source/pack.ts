import { concat, fromHex, toHex, utf8 } from './bytes'
import { canonical, isObject, type JsonObject, numberAt, objectAt, objectsAt, textAt, textOrNullAt } from './json'
import { type Content, FIRST_PREV, isSealed, type Line, noticesOf, readContent } from './line'
import { checkCheckpoint, type Context } from './log'
import { checkMerges, type Merge, mergeOf } from './merges'
import { includes, leafHash } from './merkle'
import { readProof } from './proof'
import { isNotice } from './receipt'
import { Refused } from './refused'
import type { Report } from './report'

interface Counts {
  proven: number
  /** Lines after the last one that is proven. It proves those before it, because it is sealed on them. */
  open: number
  evidence: number
  gone: number
}

/** What is collected while the lines of a pack are walked. */
interface Walk {
  context: Context
  report: Report
  businessId: string
  counts: Counts
  named: Set<string>
  /** The hashes of the lines of each chain. */
  chains: Map<string, string[]>
  merges: Merge[]
  /** The checkpoints that were seen, by their texts, and whether a trusted key signed them. */
  checkpoints: Map<string, boolean>
}

/** Checks the proof of one person's choices (`sayso.evidence.v1`). @throws Refused */
export async function checkPack(context: Context, report: Report, pack: JsonObject): Promise<void> {
  const counts: Counts = { proven: 0, open: 0, evidence: 0, gone: 0 }
  const businessId = textAt(objectAt(pack, 'business'), 'id')
  const collected = { named: new Set<string>(), chains: new Map(), merges: [], checkpoints: new Map() }
  const walk: Walk = { context, report, businessId, counts, ...collected }
  for (const chain of objectsAt(pack, 'chains')) await checkChain(walk, chain)
  checkMerges(report, walk.chains, walk.merges)
  checkTexts(walk, pack)
  if (counts.evidence > 0) report.holds((words) => words.evidenceHolds(counts.evidence))
  if (counts.gone > 0) report.note((words) => words.evidenceGone(counts.gone))
  if (counts.proven > 0) report.holds((words) => words.linesProven(counts.proven))
  if (counts.proven === 0) report.fails((words) => words.nothingSigned)
  else if (counts.open > 0) report.note((words) => words.linesOpen(counts.open))
  report.note((words) => words.endNotProven)
  report.note((words) => words.standingsNotProven)
}

async function checkChain(walk: Walk, chain: JsonObject): Promise<void> {
  const { report } = walk
  const contactId = textAt(chain, 'contact_id')
  const lines = objectsAt(chain, 'lines')
  const hashes: string[] = []
  // A second chain of one contact would be compared with the merges in the place of the first.
  if (walk.chains.has(contactId)) report.fails((words) => words.chainOfOther(contactId))
  else walk.chains.set(contactId, hashes)
  let prev = FIRST_PREV
  let seq = 0
  let lastProven = 0
  for (const given of lines) {
    seq++
    const line = {
      domain: domainOf(given),
      payload: textAt(given, 'payload'),
      prev: textAt(given, 'prev'),
      hash: textAt(given, 'hash'),
    }
    if (line.prev !== prev || !isSealed(walk.context.sha256, line)) {
      report.fails((words) => words.chainBroken(contactId, seq))
      return
    }
    const content = readContent(line)
    if (content.contactId !== contactId || content.businessId !== walk.businessId || content.seq !== seq) {
      report.fails((words) => words.chainForeign(contactId, seq))
      return
    }
    for (const hash of noticesOf(content)) walk.named.add(hash)
    const merge = mergeOf(contactId, content.fields)
    if (merge) walk.merges.push(merge)
    hashes.push(line.hash)
    checkEvidence(walk, given, content)
    if (await isProven(walk, given, line)) lastProven = seq
    prev = line.hash
  }
  walk.counts.open += seq - lastProven
  const head = isObject(chain.head) ? { seq: numberAt(chain.head, 'seq'), hash: textAt(chain.head, 'hash') } : null
  report.check(
    head === null ? seq === 0 : head.seq === seq && head.hash === prev,
    (words) => words.chainHolds(contactId, seq),
    (words) => words.headDiffers(contactId),
  )
}

/** Returns what a line is hashed under. Packs that were made before there was a second format do not say it. */
const domainOf = (line: JsonObject): string => textOrNullAt(line, 'domain') ?? 'sayso.ledger.v1'

function checkEvidence({ context, counts, report }: Walk, given: JsonObject, { evidence, seq }: Content): void {
  const kept = isObject(given.evidence) ? given.evidence : {}
  const salt = textOrNullAt(kept, 'salt')
  if (salt === null) {
    if (evidence !== null) counts.gone++
    return
  }
  const bytes = fromHex(salt)
  const digest = bytes && toHex(context.sha256(concat(bytes, utf8(canonical(kept.body ?? null)))))
  if (digest === evidence && evidence !== null) counts.evidence++
  else report.fails((words) => words.evidenceChanged(seq))
}

/** Checks that the business's log has the line; the same checkpoint is verified once. Returns whether it is proven. */
async function isProven(walk: Walk, given: JsonObject, { hash }: Line): Promise<boolean> {
  const { context, counts, report, checkpoints, businessId } = walk
  const text = textOrNullAt(given, 'proof')
  if (text === null) return false
  const proof = readProof(text)
  if (!proof) throw new Refused((words) => words.proofUnreadable)
  const { checkpoint, index, path } = proof
  const { origin, root, size } = checkpoint
  if (!origin.endsWith(`/${businessId}`)) throw new Refused((words) => words.otherBusiness(origin))
  const whole = text.slice(text.indexOf('\n\n') + 2)
  const isTrusted = checkpoints.get(whole) ?? (await checkCheckpoint(context, report, checkpoint))
  checkpoints.set(whole, isTrusted)
  const leaf = leafHash(context.sha256, fromHex(hash) ?? new Uint8Array())
  const isIn = includes(context.sha256, { leaf, index, size, path, root })
  if (!isIn) report.fails((words) => words.notIncluded(origin))
  if (isIn && isTrusted) counts.proven++
  return isIn && isTrusted
}

function checkTexts({ context, report, named }: Walk, pack: JsonObject): void {
  const whole = new Set<string>()
  for (const notice of objectsAt(pack, 'notices')) {
    const hash = textAt(notice, 'hash')
    if (isNotice(context, hash, textAt(notice, 'text'))) whole.add(hash)
    else report.fails((words) => words.noticeChanged(hash.slice(0, 12)))
  }
  if (whole.size > 0) report.holds((words) => words.noticesHold(whole.size))
  for (const hash of named) if (!whole.has(hash)) report.note((words) => words.noticeMissing(hash.slice(0, 12)))
}

import { concat, fromHex, toHex, utf8 } from './bytes'
import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  readJson,
  textAt,
  textOrNullAt,
} from './json'
import { type Choice, choicesOf, type Content, isSealed, noticesOf, readContent, readLine, toldOf } from './line'
import { checkProof, type Context } from './log'
import { readProof } from './proof'
import type { Report } from './report'
import { checkLineStamp } from './stamp'

/** Checks a receipt, in the order of docs/reference/evidence-format.md. @throws Refused */
export async function checkReceipt(context: Context, report: Report, receipt: JsonObject): Promise<void> {
  const line = readLine(receipt)
  report.check(
    isSealed(context.sha256, line),
    (words) => words.lineHolds,
    (words) => words.lineChanged,
  )
  const content = readContent(line)
  checkLabels(report, receipt, content)
  const texts = checkNotices(context, report, receipt, content)
  checkOpenings(context, report, receipt, content)
  await checkInclusion(context, report, receipt, content, line.hash)
  if (isObject(receipt.time_stamp)) {
    const { businessId } = content
    await checkLineStamp(context, report, receipt.time_stamp, { businessId, hash: line.hash })
  }
  // What is not proven is not shown as something that a person said.
  if (report.good) report.told = toldOf(content, namesIn(receipt, texts))
}

/** Checks what stands around the line against the line. */
function checkLabels(report: Report, receipt: JsonObject, content: Content): void {
  const summary = objectAt(receipt, 'summary')
  const choices = objectsAt(summary, 'choices').map((choice) => ({
    topicId: textAt(choice, 'topic_id'),
    answer: textAt(choice, 'answer'),
  }))
  const differs = (name: string) => report.fails((words) => words.labelDiffers(name))
  const locale = textOrNullAt(receipt, 'locale')
  if (textAt(objectAt(receipt, 'business'), 'id') !== content.businessId) differs('business.id')
  else if (textAt(receipt, 'reference') !== content.changeId) differs('reference')
  else if (content.locale !== null && locale !== content.locale) differs('locale')
  else if (textAt(summary, 'recorded_at') !== content.recordedAt) differs('summary.recorded_at')
  else if (textAt(summary, 'kind') !== content.kind) differs('summary.kind')
  else if (!areSame(choices, choicesOf(content))) differs('summary.choices')
  else report.holds((words) => words.labelsHold)
}

const areSame = (a: readonly Choice[], b: readonly Choice[]): boolean =>
  a.length === b.length && a.every(({ topicId, answer }, at) => topicId === b[at]?.topicId && answer === b[at].answer)

/** Checks the texts that were shown against the hashes in the line. Returns the texts that hold. */
export function checkNotices(context: Context, report: Report, receipt: JsonObject, content: Content): string[] {
  const named = noticesOf(content)
  const texts = new Map<string, string>()
  for (const notice of objectsAt(receipt, 'notices')) {
    const [hash, text] = [textAt(notice, 'hash'), textAt(notice, 'text')]
    if (!isNotice(context, hash, text)) report.fails((words) => words.noticeChanged(hash.slice(0, 12)))
    else if (!named.has(hash)) report.fails((words) => words.noticeForeign(hash.slice(0, 12)))
    else texts.set(hash, text)
  }
  if (texts.size > 0) report.holds((words) => words.noticesHold(texts.size))
  for (const hash of named) if (!texts.has(hash)) report.note((words) => words.noticeMissing(hash.slice(0, 12)))
  return [...texts.values()]
}

export const isNotice = ({ sha256 }: Context, hash: string, text: string): boolean =>
  toHex(sha256(utf8(`sayso.notice.v1\n${text}`))) === hash

function checkOpenings({ sha256 }: Context, report: Report, receipt: JsonObject, { fields }: Content): void {
  for (const opening of objectsAt(receipt, 'openings')) {
    const name = textAt(opening, 'name')
    const salt = fromHex(textAt(opening, 'salt'))
    const digest = Object.hasOwn(fields, name) ? fields[name] : undefined
    const opens = salt && toHex(sha256(concat(salt, utf8(textAt(opening, 'text'))))) === digest
    report.check(
      opens === true,
      (words) => words.openingHolds(name),
      (words) => words.openingDiffers(name),
    )
  }
}

/**
 * Returns the name of a topic if a text that was shown has it for this topic; else its id. A name alone proves nothing,
 * and that of another topic in the same text would turn a No to one into a No to the other.
 */
function namesIn(receipt: JsonObject, texts: readonly string[]): (topicId: string) => string {
  const shown = new Map<string, string[]>()
  for (const text of texts)
    for (const [id, name] of topicsIn(readJson(text))) shown.set(id, [...(shown.get(id) ?? []), name])
  const names = new Map<string, string>()
  for (const choice of listAt(objectAt(receipt, 'summary'), 'choices').filter(isObject)) {
    const [id, name] = [textAt(choice, 'topic_id'), textOrNullAt(choice, 'topic')]
    if (name !== null && shown.get(id)?.includes(name)) names.set(id, name)
  }
  return (topicId) => names.get(topicId) ?? topicId
}

/** Returns the topics of a text that was shown: their ids and names, which the first texts had one level deeper. */
function topicsIn(notice: Json): [id: string, name: string][] {
  const topics = isObject(notice) && Array.isArray(notice.topics) ? (notice.topics as readonly Json[]) : []
  return topics.filter(isObject).flatMap(({ id, name, text }): [string, string][] => {
    const shown = name ?? (isObject(text) ? text.name : undefined)
    return typeof id === 'string' && typeof shown === 'string' ? [[id, shown]] : []
  })
}

async function checkInclusion(
  context: Context,
  report: Report,
  receipt: JsonObject,
  { businessId }: Content,
  hash: string,
): Promise<void> {
  const text = textOrNullAt(receipt, 'proof')
  if (text === null) {
    const expected = textOrNullAt(receipt, 'whole_at') ?? '?'
    report.fails((words) => words.noProofYet(expected))
    return
  }
  const proof = readProof(text)
  if (!proof) {
    report.fails((words) => words.proofUnreadable)
    return
  }
  const { origin } = proof.checkpoint
  if (!origin.endsWith(`/${businessId}`)) {
    report.fails((words) => words.otherBusiness(origin))
    return
  }
  await checkProof(context, report, proof, { entry: fromHex(hash) ?? new Uint8Array(), what: 'line' })
  await checkInstallation(context, report, receipt, proof.checkpoint)
}

/** Checks that the log of the installation has the checkpoint of the business's log. */
async function checkInstallation(
  context: Context,
  report: Report,
  receipt: JsonObject,
  { origin, text: entry }: { origin: string; text: string },
): Promise<void> {
  const text = textOrNullAt(receipt, 'installation_proof')
  if (text === null) return
  const proof = readProof(text)
  if (!proof) report.fails((words) => words.proofUnreadable)
  else if (proof.checkpoint.origin !== origin.slice(0, origin.lastIndexOf('/')))
    report.fails((words) => words.otherBusiness(proof.checkpoint.origin))
  else await checkProof(context, report, proof, { entry: utf8(entry), what: 'checkpoint' })
}

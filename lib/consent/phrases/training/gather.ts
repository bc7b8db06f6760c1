import type { Label, Phrase } from './split'

/** A phrase of one of the voices, with the voice that wrote it and its kind. */
export interface VoicedPhrase extends Phrase {
  kind: string
  voice: string
}

/** One phrase in this many is locked away for the check. */
const LOCKED_SHARE = 10
const COLUMNS = 4

/** Reads `locale<TAB>label<TAB>kind<TAB>text` lines of one voice; a line break is written as \n. */
export function parseVoice(tsv: string, voice: string): VoicedPhrase[] {
  return tsv.split('\n').flatMap((line, place) => {
    if (line.trim() === '') return []
    const cells = line.split('\t')
    if (cells.length !== COLUMNS) throw new Error(`voice ${voice}, line ${place + 1}: ${cells.length} columns, not 4`)
    const [locale, label, kind, text] = cells.map((cell) => cell.trim()) as [Phrase['locale'], Label, string, string]
    return [{ locale, label, kind, voice, text: text.replaceAll('\\n', '\n') }]
  })
}

/** Returns the form by which two texts are the same phrase: case, accents, marks and spaces do not count. */
export function keyOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || plain.trim()
}

/**
 * A number that depends on the text alone: the first 32 bits of its SHA-256. It is passed in, so that this file stays
 * pure.
 */
export type Digest = (text: string) => number

/**
 * Whether a phrase belongs to the locked part. Its words alone decide, so that more voices never move it to the other
 * part.
 */
export function isLocked(text: string, digest: Digest): boolean {
  return digest(keyOf(text)) % LOCKED_SHARE === 0
}

/**
 * Returns the phrases that are in no part yet, each once, split into the part to train on and the part that is locked
 * away.
 */
export function gather(
  voices: readonly VoicedPhrase[],
  others: readonly Phrase[],
  digest: Digest,
): { learned: VoicedPhrase[]; locked: VoicedPhrase[] } {
  const seen = new Set(others.map(({ text }) => keyOf(text)))
  const learned: VoicedPhrase[] = []
  const locked: VoicedPhrase[] = []
  for (const phrase of voices) {
    const key = keyOf(phrase.text)
    if (seen.has(key)) continue
    seen.add(key)
    if (isLocked(phrase.text, digest)) locked.push(phrase)
    else learned.push(phrase)
  }
  return { learned, locked }
}

/** `locale<TAB>label<TAB>kind<TAB>voice<TAB>text` lines. */
export function formatVoiced(phrases: readonly VoicedPhrase[]): string {
  const lines = phrases.map(({ locale, label, kind, voice, text }) =>
    [locale, label, kind, voice, text.replaceAll('\n', '\\n')].join('\t'),
  )
  return `${lines.join('\n')}\n`
}

/** Reads what `formatVoiced` wrote. */
export function parseVoiced(tsv: string): VoicedPhrase[] {
  return tsv.split('\n').flatMap((line) => {
    const [locale, label, kind, voice, text] = line.split('\t')
    return text === undefined
      ? []
      : [{ locale, label, kind, voice, text: text.replaceAll('\\n', '\n') } as VoicedPhrase]
  })
}

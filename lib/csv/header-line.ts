export interface HeaderLine {
  /** How often each delimiter is between the names of columns. */
  counts: Record<Delimiter, number>
  /** The place of the line end after the header; -1 when it has not arrived. */
  end: number
}

const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

const isDelimiter = (character: string): character is Delimiter => (DELIMITERS as readonly string[]).includes(character)

/**
 * Finds the end of a CSV's header before its delimiter is known. A name may be quoted, and then have delimiters and
 * line ends; a quote within a name is a character as any other. The result is the same however much follows the header.
 */
export function headerLine(text: string): HeaderLine {
  const counts: HeaderLine['counts'] = { ',': 0, ';': 0, '\t': 0 }
  let quoted = false
  let isStart = true
  for (let at = text.search(/\S/); at >= 0 && at < text.length; at++) {
    const character = text[at] ?? ''
    if (quoted) {
      if (character !== '"') continue
      if (text[at + 1] === '"') at++
      else quoted = false
    } else if (character === '"') quoted = isStart
    else if (isDelimiter(character)) counts[character]++
    else if (character === '\n' || character === '\r') return { counts, end: at }
    isStart = isDelimiter(character)
  }
  return { counts, end: -1 }
}

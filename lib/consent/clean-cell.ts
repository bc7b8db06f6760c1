/** Longer than any number, id or name with all that a spreadsheet puts around it. */
const MOST_CHARS = 400

/**
 * A cell as a person sees it: without what spreadsheets, mail programs and telephones put in and nobody sees. Invisible
 * and direction marks go (also inside); spaces and hyphens of all kinds become plain ones, line ends stay as `\n`; the
 * quotes, the apostrophe and the formula (`="+55…"`) that keep a spreadsheet from counting with a number go. No digit
 * is ever dropped or changed. Empty for a text of over 400 characters, which is no cell that names somebody.
 */
export function cleanCell(text: string): string {
  if (text.length > MOST_CHARS) return ''
  let seen = text
    .replace(/[\r\n\v\f\u{85}\u{2028}\u{2029}]+/gu, '\n')
    .replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE))
    .trim()
  for (const wrapper of WRAPPERS) seen = (wrapper.exec(seen)?.[1] ?? seen).trim()
  return seen
}

/** From a wide character (U+FF01 to U+FF5E, as Japanese keyboards write them) to the plain one. */
const WIDE = 0xfee0

/** From the outside in: `'=…`, `="…"` or `=+…`, quotes, and an apostrophe within them. */
const WRAPPERS = [/^['’‘](.*?)['’‘]?$/s, /^=(?=\s*["“+(\d'])(.*)$/s, /^["“”](.*)["“”]$/s, /^['’‘](.*?)['’‘]?$/s]

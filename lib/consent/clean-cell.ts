/** Longer than any number, id or name with all that a spreadsheet puts around it. */
const MOST_CHARS = 400

/**
 * Returns a cell as a person sees it, without the invisible additions of spreadsheets, mail programs and telephones.
 * Invisible characters and direction marks are removed, also inside the text. Spaces and hyphens of all kinds become
 * plain ones; line ends become `
 * `. Quotes, the apostrophe and the formula (`="+55…"`) that keep a spreadsheet from reading a number as an amount are
 * removed. No digit is ever dropped or changed. Returns an empty text for more than 400 characters, because no cell
 * that names a person is that long.
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

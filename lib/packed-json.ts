/**
 * JSON in fewer bytes, for the evidence of a line. JSON without line breaks has no character below U+0020, so the bytes
 * 0x00 to 0x1f are free: 0x00 stands before the 16 bytes of an id, each other one for a piece of text. The rest is
 * UTF-8 as it is.
 */
const ID = '\0'
const ID_BYTES = 16

/**
 * Pieces of text by their byte, from 0x01 on. Only added to at the end, of 31: what is stored is read by the place of
 * each. A piece is found before those that come after it, so the longer ones come first.
 */
const PIECES = [
  ...['{"import":"', '{"claimedAt":"', '","import":"', '","proof":"https://', '","proof":"', '","source":"'],
  ...['{"ip":"', '","userAgent":"', '","linkIssuedOnDay":', ',"linkSource":', ',"linkPower":"'],
  ...['Mozilla/5.0 (', ') AppleWebKit/', ' (KHTML, like Gecko) ', ' Mobile', ' Safari/', 'Chrome/'],
  ...['"text":"', '","message":"', '","answers":"', '","backend":"', '","apiKey":"', '","saidAt":"'],
  ...['https://', '":"', '","', '"}'],
]
const CODES = new Map(PIECES.map((piece, place) => [piece, String.fromCharCode(place + 1)]))

const escaped = (piece: string) => piece.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
const HEX = '[0-9a-f]'
const IDS = `${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}`
const PARTS = new RegExp([IDS, ...PIECES.map(escaped)].join('|'), 'g')
// oxlint-disable-next-line no-control-regex
const PACKED = /\0([\s\S]{16})|[\0-\u001f]/g
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\u001f]/
// oxlint-disable-next-line no-control-regex
const ASCII = /^[\0-\u007f]*$/

/** Returns the bytes of a text; null for one with control characters, which is no JSON as we write it. */
export function packJson(text: string): Buffer | null {
  if (CONTROL.test(text)) return null
  // One character for each byte, because ids become bytes and not characters.
  const bytes = ASCII.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
  const packed = bytes.replaceAll(PARTS, (part) => CODES.get(part) ?? packedId(part))
  return Buffer.from(packed, 'latin1')
}

/** The last id: all evidence of an import names the import. */
const last = { id: '', packed: '' }

function packedId(id: string): string {
  if (id !== last.id) {
    last.packed = ID + Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1')
    last.id = id
  }
  return last.packed
}

/** Returns the text of bytes that `packJson` made. @throws RangeError for a byte that stands for nothing */
export function unpackJson(packed: Buffer): string {
  const bytes = packed.toString('latin1').replaceAll(PACKED, (part, id: string | undefined) => {
    if (id !== undefined) return idOf(id)
    const piece = PIECES[part.charCodeAt(0) - 1]
    if (piece === undefined) throw new RangeError('a byte that stands for no text')
    return piece
  })
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function idOf(bytes: string): string {
  const hex = Buffer.from(bytes, 'latin1').toString('hex', 0, ID_BYTES)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

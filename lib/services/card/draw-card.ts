import sharp from 'sharp'

/** What chats ask of the picture of a link: at least 300 pixels wide, less than 600 kB (WhatsApp's FAQ on previews). */
const WIDTH = 600
const HEIGHT = 315
/** Twice the size at which the page shows it; a logo has 88 pixels. */
const LOGO_SIDE = 176
const TILE_SIDE = 212

/**
 * Draws the picture that a chat shows beside a link of a business: its logo on its colour, or two switches without a
 * logo. It has no text, so it needs no font and no language, and says nothing about anybody.
 * @param color `#rrggbb`
 * @returns a PNG
 */
export async function drawCard(color: string, logo: Buffer | null): Promise<Buffer> {
  const [left, top] = [(WIDTH - TILE_SIDE) / 2, (HEIGHT - TILE_SIDE) / 2]
  const paper = `<rect x="${left}" y="${top}" width="${TILE_SIDE}" height="${TILE_SIDE}" rx="36" fill="#fff"/>`
  const ground = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${color}"/>${paper}${logo ? '' : switches(left, top, color)}</svg>`,
  )
  const drawn = sharp(ground)
  if (logo) {
    const picture = await sharp(logo, { limitInputPixels: 4096 * 4096 })
      .resize(LOGO_SIDE, LOGO_SIDE, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 }, kernel: 'lanczos3' })
      .png()
      .toBuffer()
    drawn.composite([{ input: picture, gravity: 'centre' }])
  }
  return drawn.png({ compressionLevel: 9, palette: true }).toBuffer()
}

/** Two switches, one on and one off, which say what the page is for in every language. */
function switches(left: number, top: number, color: string): string {
  const x = left + 46
  const one = (y: number, isOn: boolean) =>
    `<rect x="${x}" y="${y}" width="120" height="60" rx="30" fill="${isOn ? color : '#c3cac6'}"/><circle cx="${x + (isOn ? 90 : 30)}" cy="${y + 30}" r="23" fill="#fff"/>`
  return one(top + 36, true) + one(top + 116, false)
}

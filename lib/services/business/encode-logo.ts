import sharp from 'sharp'
import type { Logo } from './logo-type'

/** The most bytes of a picture that is sent to us. Next takes no larger form (`serverActions.bodySizeLimit`). */
export const PICTURE_MOST_BYTES = 900 * 1024
/** A picture is unfolded in memory, four bytes a pixel: a file of a few kB may claim any size. */
const MOST_PIXELS = 4096 * 4096
/** Twice the size at which the page shows it. */
const SIDE = 88
/** The page has 12 kB with its logo. */
const AIM_BYTES = 2048
const QUALITIES = [90, 75, 60, 45, 30, 15] as const
const SECONDS = 10

const TYPES: readonly string[] = ['png', 'jpeg', 'webp']

export type EncodedLogo =
  | { ok: true; logo: Logo }
  /** `svg` is refused, because a drawing may hold scripts and is drawn by a program of its own. */
  | { ok: false; problem: 'too_large' | 'svg' | 'other_type' | 'too_many_pixels' | 'broken' }

/**
 * Returns a picture as the page shows it: 88 pixels square, as WebP of about 2 kB at most. What is stored is redrawn
 * from its pixels, so nothing else of the file stays: no script, no place where a photo was taken, no second file
 * behind the first. The size is read from the head of the file before anything is unfolded.
 */
export async function encodeLogo(picture: Buffer): Promise<EncodedLogo> {
  if (picture.length > PICTURE_MOST_BYTES) return { ok: false, problem: 'too_large' }
  if (isSvg(picture)) return { ok: false, problem: 'svg' }
  if (!hasSignature(picture)) return { ok: false, problem: 'other_type' }
  try {
    const { format, width, height } = await sharp(picture, { limitInputPixels: false }).metadata()
    if (!TYPES.includes(format)) return { ok: false, problem: 'other_type' }
    if (width * height > MOST_PIXELS) return { ok: false, problem: 'too_many_pixels' }
    const { data, info } = await sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    let smallest: Buffer | null = null
    for (const quality of QUALITIES) {
      const raw = { width: info.width, height: info.height, channels: info.channels }
      const logo = await sharp(data, { raw }).webp({ quality, alphaQuality: quality, effort: 6 }).toBuffer()
      if (logo.length <= AIM_BYTES) return { ok: true, logo }
      smallest = logo
    }
    return smallest ? { ok: true, logo: smallest } : { ok: false, problem: 'broken' }
  } catch {
    // The library says in many ways that a file is not what its first bytes promise.
    return { ok: false, problem: 'broken' }
  }
}

/** PNG, JPEG and WebP by their first bytes; other formats never reach their decoders. */
function hasSignature(picture: Buffer): boolean {
  const head = picture.subarray(0, 12).toString('latin1')
  return head.startsWith('\x89PNG\r\n\x1a\n') || head.startsWith('\xff\xd8\xff') || /^RIFF[\s\S]{4}WEBP/.test(head)
}

const isSvg = (picture: Buffer) => /<svg[\s>]/i.test(picture.subarray(0, 4096).toString('latin1'))

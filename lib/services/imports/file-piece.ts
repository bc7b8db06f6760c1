import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { AppError } from '@/lib/errors'
import { decryptPiece, encryptPiece, type FilePiece, type KeyRing } from '@/lib/keys'

/** A file is cut into pieces of as many bytes; the last one is shorter. Only ever raised: what is stored must open. */
export const PIECE_BYTES = 512 * 1024

/** More than the first level takes longer than it saves. */
const LEVEL = 1

const pack = promisify(deflateRaw)
const unpack = promisify<Buffer, { maxOutputLength: number; chunkSize: number }, Buffer>(inflateRaw)

/**
 * Returns a piece of a file as it is stored: packed where it takes fewer bytes and `packs`, then encrypted. Rows of a
 * file repeat each other, and five rows of a person more so: to pack them takes a fraction of what it takes to store
 * them and to read them back.
 * @param packs whether rows are written that the last release can't read (db/layout.ts)
 */
export async function sealPiece(ring: KeyRing, bytes: Uint8Array, of: FilePiece, packs: boolean): Promise<Buffer> {
  const packed = packs ? await pack(bytes, { level: LEVEL }) : bytes
  const isPacked = packed.length < bytes.length
  return encryptPiece(ring, isPacked ? packed : bytes, of, isPacked)
}

/**
 * Returns the bytes of a piece that `sealPiece` made for the same file and place, at most `PIECE_BYTES` of what was
 * packed.
 * @throws the errors of `decryptSecret`
 */
export async function openPiece(ring: KeyRing, sealed: Buffer, of: FilePiece): Promise<Buffer> {
  const { bytes, isPacked } = decryptPiece(ring, sealed, of)
  if (!isPacked) return bytes
  try {
    return await unpack(bytes, { maxOutputLength: PIECE_BYTES, chunkSize: PIECE_BYTES })
  } catch (cause) {
    throw new AppError('secret_unreadable', {
      message: 'a piece of a file is not packed as its first byte says',
      cause,
    })
  }
}

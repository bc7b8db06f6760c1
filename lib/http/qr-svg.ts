import { encode } from 'uqr'

/** Quiet cells around the code: the standard asks for four (ISO/IEC 18004, 9.1). */
const BORDER = 4

/**
 * Returns a QR code of a text as an SVG document of its own, dark on white, which is sharp at every size on paper. A
 * quarter of it may be covered or dirty.
 */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { border: BORDER, ecc: 'Q' })
  const cells = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${cells}"/></svg>\n`
}

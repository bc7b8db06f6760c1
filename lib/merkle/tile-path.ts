import { TILE_WIDTH, type TilePlace } from './tiles'

/** Which hashes of a tile an address asks for. */
export interface AskedTile extends TilePlace {
  width: number
}

/** Returns the path of a tile below `tile/`, for example `0/x001/067.p/8` (C2SP, tlog-tiles). */
export function tilePath({ level, index, width }: AskedTile): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `${level}/${name}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** Returns the tile that a path names, or null when it is none: each tile has exactly one path. */
export function readTilePath(path: string): AskedTile | null {
  const found = /^(\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!found) return null
  const [, level = '', groups = '', width] = found
  const asked = {
    level: Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  return tilePath(asked) === path && asked.level < 8 && asked.width > 0 ? asked : null
}

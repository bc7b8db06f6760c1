import { readTable, type TableOptions } from './read-table'

/** Yields bytes in pieces of `size`. */
export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Reads a whole table that arrives in pieces of `size` bytes. */
export async function read(content: string | Uint8Array, options: TableOptions & { size?: number } = {}) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const { batches, ...table } = await readTable(pieces(bytes, options.size ?? 65_536), options)
  const rows = []
  for await (const batch of batches) rows.push(...batch)
  return { ...table, rows }
}

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ROOT } from '@/lib/process/environment.mjs'

export interface MemoryGrowth {
  links: number
  /** Heap and buffers after, minus before. */
  heapBytes: number
  residentBytes: number
  residentBefore: number
}

/** Runs bench/million-links.ts in a process of its own, whose memory nothing else has used. */
export async function measureMemory(links: number): Promise<MemoryGrowth> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'bench/million-links.ts', String(links)],
    { cwd: ROOT },
  )
  return JSON.parse(stdout) as MemoryGrowth
}

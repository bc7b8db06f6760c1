import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { log } from '@/lib/log'

const Demo = z.object({ org: z.object({ name: z.string() }), phoneLink: z.url() })

/** Returns what the seed wrote about the demo into the data folder, or null with a warning in the log on failure. */
export async function readDemo(folder: string): Promise<z.infer<typeof Demo> | null> {
  try {
    return Demo.parse(JSON.parse(await readFile(path.join(folder, 'demo.json'), 'utf8')))
  } catch (err) {
    log.warn({ err }, 'demo.json can’t be read')
    return null
  }
}

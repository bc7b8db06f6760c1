import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '@/lib/process/environment.mjs'
import { helpFirst } from '@/lib/process/help.mjs'
import { clientTypes } from './client/client-types'

helpFirst('client', process.argv.slice(2))

// `npm run client`: writes the types of the client from the API's description.
await writeFile(join(ROOT, 'lib/client/schema.ts'), await clientTypes())

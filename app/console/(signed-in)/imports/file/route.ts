import { IMPORT_LIMIT_BYTES } from '@/lib/api/operations/imports'
import { AppError } from '@/lib/errors'
import { BUSINESS_FIELD } from '@/lib/http/action/form-answer'
import { consoleRoute, goTo } from '@/lib/http/console-route'
import { readUploadForm, type UploadForm } from '@/lib/http/multipart'
import { BUSINESS_CLOSING } from '@/lib/services/business/refuse-closing'
import { holdFile } from '@/lib/services/imports/hold-file'

const NAME_CHARS = 200

/** Takes a file as a member's browser posts it, of any size in constant memory, and shows how it would be read. */
export const POST = consoleRoute({
  name: 'uploadImport',
  right: 'imports.write',
  async run(deps, { member, business }, { request }) {
    const form = await readUploadForm(request).catch((error: unknown) => {
      if (error instanceof AppError && error.status < 500) return error.code
      throw error
    })
    if (typeof form === 'string') return problem(form)
    if (form.fields.get(BUSINESS_FIELD) !== business.id) return refuse(form, 'other_business')
    if (!form.fileName) return refuse(form, 'no_file')
    const file = { name: nameOf(form.fileName), body: streamOf(form), limitBytes: IMPORT_LIMIT_BYTES }
    const held = await holdFile(deps, member, file).catch((error: unknown) => {
      if (error instanceof AppError && error.code === BUSINESS_CLOSING) return null
      throw error
    })
    if (!held) return refuse(form, BUSINESS_CLOSING)
    if (held.outcome === 'received') return goTo(`/console/imports/${held.id}`)
    return problem('fault' in held && held.fault ? held.fault : held.outcome)
  },
})

const problem = (code: string) => goTo(`/console/imports?problem=${encodeURIComponent(code)}`)

/** The most bytes that are read of a file that is refused. */
const DROPPED_BYTES = 64 * 1024 * 1024

/** A browser looks at the response when it has sent everything, so what is left is read and dropped. */
async function refuse({ file }: UploadForm, code: string): Promise<Response> {
  let bytes = 0
  for await (const piece of file) {
    bytes += piece.length
    if (bytes > DROPPED_BYTES) break
  }
  return problem(code)
}

/** Returns the file as a stream with back-pressure: a chunk is read only when the consumer asks for it. */
const streamOf = ({ file }: UploadForm): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await file.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await file.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )

/** Returns the name of a file without its folders and its ending, as the name of the import. */
function nameOf(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? ''
  const plain = name
    .replace(/\.[a-z]{2,6}$/i, '')
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
  return plain.slice(0, NAME_CHARS) || 'import'
}

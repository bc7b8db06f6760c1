import { AppError } from '@/lib/errors'

/** A form with one file, which browsers send after the fields that stand before it in the form. */
export interface UploadForm {
  fields: ReadonlyMap<string, string>
  /** The name of the file as the browser gave it; null if the form has no file. */
  fileName: string | null
  /** The bytes of the file, as they arrive. Read once. */
  file: AsyncGenerator<Uint8Array>
}

const HEAD_BYTES = 4 * 1024
const FIELD_BYTES = 4 * 1024
const MOST_FIELDS = 10
const CRLF = '\r\n'

/**
 * Reads a form that was posted as `multipart/form-data` (RFC 7578) up to its file, and then the file piece by piece, so
 * that a file of any size needs constant memory. `request.formData()` would hold all of it. What follows the file is
 * read and dropped.
 * @throws AppError `bad_form` (400) for a body of another kind, or fields that are too large or too many;
 * `upload_broken` (400) for a body that ends too early
 */
export async function readUploadForm(request: Request): Promise<UploadForm> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  if (boundary === null || !request.body) throw badForm()
  const source = new Source(request.body)
  const delimiter = Buffer.from(`${CRLF}--${boundary}`)
  source.push(Buffer.from(CRLF))
  await source.until(delimiter, 0)
  const fields = new Map<string, string>()
  for (let count = 0; count <= MOST_FIELDS; count++) {
    const after = await source.take(2)
    if (after.toString('latin1') === '--') return { fields, fileName: null, file: none() }
    const head = (await source.until(Buffer.from(`${CRLF}${CRLF}`), HEAD_BYTES, after)).toString('utf8')
    const { name, fileName } = disposition(head)
    if (fileName !== null) return { fields, fileName, file: source.pieces(delimiter) }
    fields.set(name, (await source.until(delimiter, FIELD_BYTES)).toString('utf8'))
  }
  throw badForm()
}

// eslint-disable-next-line require-yield
async function* none(): AsyncGenerator<Uint8Array> {}

function boundaryOf(type: string): string | null {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? []
  return quoted ?? plain ?? null
}

/** Browsers escape quotes and line ends in names as percent codes (HTML, "Multipart form data"). */
function disposition(head: string): { name: string; fileName: string | null } {
  const line = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1]
  const value = (key: string) => new RegExp(`(?:^|;)\\s*${key}="([^"]*)"`, 'i').exec(line ?? '')?.[1]
  const name = value('name')
  if (name === undefined) throw badForm()
  return { name, fileName: value('filename') ?? null }
}

const badForm = () =>
  new AppError('bad_form', {
    message: 'a form of an upload was malformed',
    userMessage: 'Send the form again.',
    status: 400,
  })

const broken = (cause?: unknown) =>
  new AppError('upload_broken', { message: 'an upload broke off', status: 400, cause })

/** The bytes of a body, of which no more than is needed is held. */
class Source {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader()
  }

  push(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held])
  }

  /** @throws AppError `upload_broken` where the body ends or the client disconnects */
  async #more(): Promise<void> {
    const { done, value } = await this.#reader.read().catch((error: unknown) => {
      throw broken(error)
    })
    if (done) throw broken()
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value])
  }

  async take(length: number): Promise<Buffer> {
    while (this.#held.length < length) await this.#more()
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return taken
  }

  /**
   * Returns the bytes before a mark, of which there may be at most `most`, and passes over the mark. `before` are bytes
   * that were taken already.
   */
  async until(mark: Buffer, most: number, before: Buffer = Buffer.alloc(0)): Promise<Buffer> {
    this.push(before)
    for (;;) {
      const at = this.#held.indexOf(mark)
      if (at >= 0 ? at > most : this.#held.length > most + mark.length) throw badForm()
      if (at >= 0) {
        const found = this.#held.subarray(0, at)
        this.#held = this.#held.subarray(at + mark.length)
        return found
      }
      await this.#more()
    }
  }

  /** Yields the bytes before a mark, then reads and drops the rest of the body. */
  async *pieces(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark)
      const end = at >= 0 ? at : Math.max(0, this.#held.length - mark.length)
      const piece = this.#held.subarray(0, end)
      this.#held = this.#held.subarray(end)
      if (piece.length > 0) yield piece
      if (at >= 0) {
        await this.#drain()
        return
      }
      await this.#more()
    }
  }

  async #drain(): Promise<void> {
    this.#held = Buffer.alloc(0)
    for (;;) {
      const { done } = await this.#reader.read().catch(() => ({ done: true }))
      if (done) return
    }
  }
}

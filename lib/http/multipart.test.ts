import { expect, test } from 'vitest'
import { readUploadForm } from './multipart'

const BOUNDARY = 'an-edge'
const part = (head: string, body: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
const FILE = `phone,topic\r\n--an-edg\r\n--an-edg e,\u00e9\r\n`
const FORM =
  part('name="forBusiness"', 'b-1') +
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="crm \u00e9.csv"\r\nContent-Type: text/csv\r\n\r\n${FILE}\r\n--${BOUNDARY}--\r\n`

function request(text: string, pieceBytes: number, type = `multipart/form-data; boundary=${BOUNDARY}`): Request {
  const bytes = Buffer.from(text)
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, (at += pieceBytes)))
    },
  })
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'Content-Type': type },
  }
  return new Request('http://x/', init)
}

async function read(text: string, pieceBytes: number, type?: string) {
  const { fields, fileName, file } = await readUploadForm(request(text, pieceBytes, type))
  const pieces: Uint8Array[] = []
  for await (const piece of file) pieces.push(piece)
  return { fields: Object.fromEntries(fields), fileName, file: Buffer.concat(pieces).toString('utf8') }
}

test.each([1, 2, 7, 64, 100_000])('a file is read to the byte, in pieces of %d bytes', async (pieceBytes) => {
  const whole = { fields: { forBusiness: 'b-1' }, fileName: 'crm é.csv', file: FILE }
  expect(await read(FORM, pieceBytes)).toEqual(whole)
  expect(await read(FORM, pieceBytes, `multipart/form-data; charset=utf-8; boundary="${BOUNDARY}"`)).toEqual(whole)
})

test('a form without a file has its fields', async () => {
  const form = `${part('name="a"', '1')}${part('name="b"', '')}--${BOUNDARY}--\r\n`
  expect(await read(form, 5)).toEqual({ fields: { a: '1', b: '' }, fileName: null, file: '' })
})

test('a file that breaks off is broken and not merely short', async () => {
  for (const length of [20, FORM.length - 12, FORM.length - 40])
    await expect(read(FORM.slice(0, length), 16)).rejects.toMatchObject({ code: 'upload_broken' })
})

test.each([
  ['another type', FORM, 'text/plain'],
  ['no boundary', FORM, 'multipart/form-data'],
  ['text before the first boundary', `x${FORM}`, undefined],
  ['a field that is too large', part('name="a"', 'x'.repeat(5000)), undefined],
  ['a head that is too large', part(`name="${'x'.repeat(5000)}"`, ''), undefined],
  ['a part without a name', part('filename="x"', ''), undefined],
  ['too many fields', part('name="a"', '1').repeat(12), undefined],
])('%s is a bad form', async (_, form, type) => {
  await expect(read(form, 64, type)).rejects.toMatchObject({ code: 'bad_form' })
})

import { answerTo, audienceOf, curlUpload, openUpload } from '../testing/audience'
import { newDigits, write } from '../testing/inbound'
import { expect, test } from '../testing/test'

const QUESTION = '?topic=promotions'

test('curl -T gives a list and gets it back with decisions and links', async ({ person }) => {
  await write(person, 'STOP')
  const phone = `+${person.urn.split(':')[1]}`
  const answer = await curlUpload(`Nombre;Teléfono\r\nAna;${phone}\r\nBea;${newDigits('es')}\r\nCid;x\r\n`, QUESTION)
  expect(answer).toMatchObject({ exit: 0, status: 200 })
  const lines = answer.body.split('\r\n')
  expect(lines[0]).toBe('Nombre;Teléfono;allowed;reason;preference_url')
  expect(lines[1]).toMatch(/^Ana;\+\d+;false;stopped;http.*\/p\/[\w-]{60}$/)
  expect(lines[2]).toMatch(/^Bea;\d+;false;no_opt_in;$/)
  expect(lines[3]).toBe('Cid;x;false;unreadable;')
  expect(await (await fetch(lines[1]?.split(';').at(-1) ?? '')).text()).toContain('<html')
  expect(await audienceOf(answer.id)).toMatchObject({ status: 'done', rows: 3, allowed: 0, unreadable: 1 })
})

test('a list of 40 MB arrives whole and comes back whole', async () => {
  // Eighty megabytes go through curl and two files, which takes a while on a busy machine.
  test.slow()
  const note = 'ñ'.repeat(2_000)
  const rows = Array.from({ length: 10_000 }, (_, row) => `+5511${String(900_000_000 + row)},${row},${note}\n`)
  const list = `phone,row,note\n${rows.join('')}`
  expect(Buffer.byteLength(list)).toBeGreaterThan(40_000_000)
  const answer = await curlUpload(list, QUESTION)
  expect(answer).toMatchObject({ exit: 0, status: 200 })
  const lines = answer.body.trimEnd().split('\n')
  expect(lines.length).toBe(10_001)
  const changed = lines.slice(1).filter((line, row) => line !== `${rows[row]?.trimEnd()},false,no_opt_in,`)
  expect(changed.slice(0, 1).map((line) => line.replaceAll('ñ', ''))).toEqual([])
  expect(await audienceOf(answer.id)).toMatchObject({ status: 'done', rows: 10_000 })
})

test('UTF-16 with its mark is read, tabs and quoted line ends with it; Latin-1 is refused', async () => {
  const utf16 = await curlUpload(
    Buffer.from('\u{feff}phone\tnome\n+5511900000001\t"João\ne Ana"\n', 'utf16le'),
    QUESTION,
  )
  expect(utf16.body).toBe(
    '\u{feff}phone\tnome\tallowed\treason\tpreference_url\n+5511900000001\t"João\ne Ana"\tfalse\tno_opt_in\t\n',
  )
  const latin = await curlUpload(Buffer.from('telefone;nome\n1;João\n', 'latin1'), QUESTION)
  expect(latin.status).toBe(400)
  expect(JSON.parse(latin.body)).toMatchObject({ code: 'unreadable_table' })
})

test('a line of ten million characters is one unreadable row', async () => {
  const list = `phone,note\n+5511900000001,${'x'.repeat(10_000_000)}\n+5511900000002,y\n`
  const answer = await curlUpload(list, QUESTION)
  expect(answer.body.split('\n').slice(1)).toEqual([',,false,unreadable,', '+5511900000002,y,false,no_opt_in,', ''])
})

test('a list without a column of numbers is refused with the header named, though all of it was sent', async () => {
  const answer = await curlUpload(`name,city\n${'Ana,São Paulo\n'.repeat(100_000)}`, QUESTION)
  expect(answer).toMatchObject({ exit: 0, status: 400 })
  expect((JSON.parse(answer.body) as { detail: string }).detail).toContain('“name”, “city”')
})

const DUPLEX = ['-H', 'Sayso-Stream: duplex']

test('duplex answers a large list while curl still sends it', async () => {
  const list = `phone,note\n${`+5511900000001,${'x'.repeat(500)}\n`.repeat(10_000)}`
  const answer = await curlUpload(list, QUESTION, ...DUPLEX)
  expect(answer).toMatchObject({ exit: 0, status: 200 })
  expect(answer.body.trimEnd().split('\n').length).toBe(10_001)
})

test('in duplex the first rows are answered before the rest is sent', async () => {
  const call = openUpload(QUESTION, { 'sayso-stream': 'duplex' })
  call.write('phone\n+5511900000001\n+5511900000002\n')
  const response = await answerTo(call)
  const pieces = response.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>
  let text = ''
  while (!text.includes('00002,false')) text += (await pieces.next()).value ?? ''
  call.end('+5511900000003\n')
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) text += next.value
  expect(text.trimEnd().split('\n').length).toBe(4)
})

test('a failure in the middle breaks the connection: curl fails, and the list is broken', async () => {
  const good = '+5511900000001,x\n'.repeat(20_000)
  const list = Buffer.concat([Buffer.from(`phone,note\n${good}`), Buffer.from([0xff, 0xfe, 0x0a])])
  const answer = await curlUpload(list, QUESTION, ...DUPLEX)
  expect(answer.status).toBe(200)
  expect(answer.exit).not.toBe(0)
  expect(answer.body.startsWith('phone,note,allowed')).toBe(true)
  expect(await audienceOf(answer.id)).toMatchObject({ status: 'broken', problem: 'unreadable_table' })
})

test('a client that goes away while it sends leaves a broken list', async () => {
  const call = openUpload(QUESTION, { 'sayso-stream': 'duplex' })
  call.write('phone\n+5511900000001\n')
  const response = await answerTo(call)
  const id = String(response.headers['sayso-audience-id'])
  response.on('error', () => {})
  call.destroy()
  await expect.poll(async () => (await audienceOf(id)).status).toBe('broken')
})

test('a client that goes away while it reads leaves a broken list', async () => {
  const call = openUpload(QUESTION)
  call.end(`phone,note\n${`+5511900000001,${'x'.repeat(1_000)}\n`.repeat(30_000)}`)
  const response = await answerTo(call)
  const id = String(response.headers['sayso-audience-id'])
  response.on('error', () => {})
  response.destroy()
  await expect.poll(async () => await audienceOf(id)).toMatchObject({ status: 'broken', problem: 'reader_gone' })
})

import { expect, test } from 'vitest'
import { readTable } from '@/lib/csv/read-table'
import { rowWriter } from './write-rows'

const YES = { allowed: true, reason: 'opted_in', preferenceUrl: 'https://x.test/p/1' }
const NO = { allowed: false, reason: 'stopped', preferenceUrl: '' }

async function answered(content: string, answers = [YES, NO]): Promise<string> {
  async function* bytes() {
    yield Buffer.from(content)
  }
  const table = await readTable(bytes())
  const writer = rowWriter(table)
  let text = writer.head
  let at = 0
  for await (const batch of table.batches)
    for (const row of batch) text += writer.row(row, answers[at++ % answers.length] ?? NO)
  return text
}

test('rows come back as they came, in their own dialect, with three cells behind them', async () => {
  expect(await answered('phone,note\n1,"a ""b""\n c"\n2,=SUM(A1)\n')).toBe(
    'phone,note,allowed,reason,preference_url\n1,"a ""b""\n c",true,opted_in,https://x.test/p/1\n2,=SUM(A1),false,stopped,\n',
  )
  expect(await answered('\u{feff}phone;note\r\n1; x \r\n')).toBe(
    '\u{feff}phone;note;allowed;reason;preference_url\r\n1; x ;true;opted_in;https://x.test/p/1\r\n',
  )
  expect(await answered('phone\tnote\r1\t2\r')).toBe(
    'phone\tnote\tallowed\treason\tpreference_url\r1\t2\ttrue\topted_in\thttps://x.test/p/1\r',
  )
})

test('a row that can’t be read is brought to the columns: nothing of it stands under allowed', async () => {
  const text = await answered(`phone,note\n1,2,true\n1\n"1"x,2\n${'9'.repeat(70_000)}\n`, [NO])
  expect(text.split('\n').slice(1)).toEqual([
    '1,2,false,stopped,',
    '1,,false,stopped,',
    '1x,2,false,stopped,',
    ',,false,stopped,',
    '',
  ])
})

test('an answer of ours is a list too: its answers are written over in their place', async () => {
  const first = await answered('phone,note\n1,"a,b"\n2,x\n')
  expect(await answered(first, [NO])).toBe(
    'phone,note,allowed,reason,preference_url\n1,"a,b",false,stopped,\n2,x,false,stopped,\n',
  )
  expect(await answered('reason,phone\nx,1\n')).toBe(
    'reason,phone,allowed,preference_url\nopted_in,1,true,https://x.test/p/1\n',
  )
})

test('NDJSON comes back as it came, with three keys; a line that is no object beside its answer', async () => {
  const text = await answered('{"phone":"1", "n":1.50}\n{ }\n{"phone":"2"\n{"phone":"3","allowed":"x"}\n', [YES])
  const answer = '"allowed":true,"reason":"opted_in","preference_url":"https://x.test/p/1"}'
  expect(text.split('\n')).toEqual([
    `{"phone":"1", "n":1.50,${answer}`,
    `{${answer}`,
    `{"line":"{\\"phone\\":\\"2\\"",${answer}`,
    `{"phone":"3",${answer}`,
    '',
  ])
})

test.each([
  ['[', ']', 32_000],
  ['{"x":', '}', 10_000],
])('a row nested by %j breaks no other: it is answered as a line that is no object', async (open, close, times) => {
  const row = `{"phone":"1","allowed":1,"x":${open.repeat(times)}${open === '[' ? '' : 1}${close.repeat(times)}}`
  const lines = (await answered(`{"phone":"2"}\n${row}\n{"phone":"3","allowed":1}\n`, [NO])).split('\n')
  expect(lines[0]).toContain('{"phone":"2","allowed":false')
  const { line, allowed } = JSON.parse(lines[1] ?? '')
  expect([line === row, allowed]).toEqual([true, false])
  expect(lines[2]).toBe('{"phone":"3","allowed":false,"reason":"stopped","preference_url":null}')
})

test('a row nested 64 times is read and written as any other', async () => {
  const deep = `${'['.repeat(63)}${']'.repeat(63)}`
  expect(await answered(`{"phone":"1","allowed":1,"x":${deep}}\n`, [NO])).toContain(`"allowed":false,"x":${deep}`)
})

test('a short row of a wide table is written over in its place too', async () => {
  expect(await answered('phone,allowed,note,more\n1\n', [NO])).toBe(
    'phone,allowed,note,more,reason,preference_url\n1,false,,,stopped,\n',
  )
})

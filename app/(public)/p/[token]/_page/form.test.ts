import { expect, test } from 'vitest'
import { readPageForm } from './form'

const CHANGE = '01999999-aaaa-7bbb-8ccc-0000a1b2c3d4'
const commentOf = (text: string) => {
  const form = readPageForm(new URLSearchParams({ act: 'reason', change: CHANGE, text }).toString())
  return form?.act === 'reason' ? form.text : undefined
}

test('a comment that fills its field is kept whole, whatever lines it has, and a longer one is cut', () => {
  // As a browser counts it, and as it sends it (HTML Standard, 4.10.22.4).
  const lines = Array.from({ length: 50 }, () => 'por favor')
  expect(lines.join('\n')).toHaveLength(499)
  expect(commentOf(lines.join('\r\n'))).toBe(lines.join('\n'))
  expect(commentOf(`${'x'.repeat(499)}🧉`)).toBe(`${'x'.repeat(499)}\ufffd`)
  expect(commentOf(' \r\n ')).toBeNull()
})

import { expect, test, vi } from 'vitest'
import { remembering } from './remembering'

test('what was said of a text is remembered, also that it was nothing', () => {
  const read = vi.fn((text: string) => (text === '' ? null : text.length))
  const of = remembering(read)
  expect(['yes', '', 'yes', ''].map(of)).toEqual([3, null, 3, null])
  expect(read).toHaveBeenCalledTimes(2)
})

test('however many texts come, and however long they are, few are kept', () => {
  const read = vi.fn((text: string) => text.length)
  const of = remembering(read)
  const long = 'x'.repeat(101)
  expect([of(long), of(long)]).toEqual([101, 101])
  expect(read).toHaveBeenCalledTimes(2)
  for (let text = 0; text < 1000; text++) of(String(text))
  expect(of('0')).toBe(1)
  expect(read).toHaveBeenCalledTimes(1002)
  // One more makes it forget all of them.
  of('one more')
  expect(of('0')).toBe(1)
  expect(read).toHaveBeenCalledTimes(1004)
})

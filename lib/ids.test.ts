import { expect, onTestFinished, test, vi } from 'vitest'
import { isUuid, newId } from './ids'

test('new ids are UUIDv7 in the order they were made', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(ids.toSorted())
  for (const id of ids) expect(isUuid(id) && id[14] === '7').toBe(true)
})

test('ids stay in order when the clock goes back, and begin with its time', () => {
  const now = Date.now()
  const clock = vi.spyOn(Date, 'now')
  onTestFinished(() => clock.mockRestore())
  const ids = [now + 5000, now + 5000, now, now + 4999, now + 5001].map((time) => {
    clock.mockReturnValue(time)
    return newId()
  })
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
  expect(Number.parseInt((ids.at(-1) ?? '').replace('-', '').slice(0, 12), 16)).toBe(now + 5001)
})

test('only the spelling PostgreSQL prints is an id', () => {
  const id = newId()
  for (const other of [id.toUpperCase(), id.replaceAll('-', ''), `{${id}}`, `${id}\n`, ` ${id}`, '', null, 7])
    expect(isUuid(other)).toBe(other === id)
  expect(isUuid('3f2504e0-4f89-41d3-9a0c-0305e82c3301')).toBe(true)
})

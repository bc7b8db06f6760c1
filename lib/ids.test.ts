import { expect, test } from 'vitest'
import { isUuid, newId } from './ids'

test('new ids are UUIDv7 in the order they were made', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(ids.toSorted())
  for (const id of ids) expect(isUuid(id) && id[14] === '7').toBe(true)
})

test('only the spelling PostgreSQL prints is an id', () => {
  const id = newId()
  for (const other of [id.toUpperCase(), id.replaceAll('-', ''), `{${id}}`, `${id}\n`, ` ${id}`, '', null, 7])
    expect(isUuid(other)).toBe(other === id)
  expect(isUuid('3f2504e0-4f89-41d3-9a0c-0305e82c3301')).toBe(true)
})

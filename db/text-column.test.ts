import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinLines } from './sql'
import { TextColumn } from './text-column'

const values = fc.array(fc.option(fc.string({ unit: 'grapheme-ascii', maxLength: 3000 })), { maxLength: 30 })

test('a column is the text that joinLines makes of its values, however long they are, and empty after that', () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 4 }), (parts) => {
      const column = new TextColumn()
      for (const part of parts) {
        for (const value of part) column.add(value)
        expect(column.take()).toBe(joinLines(part))
      }
    }),
  )
})

test('bytes are written as hex', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 10 }), (all) => {
      const column = new TextColumn()
      for (const bytes of all) column.addHex(bytes)
      expect(column.take()).toBe(joinLines(all.map((bytes) => Buffer.from(bytes).toString('hex'))))
    }),
  )
})

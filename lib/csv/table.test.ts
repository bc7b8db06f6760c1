import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { readTable } from './read-table'
import { refuseSwallowed } from './table'

test('a quote that is closed in another row is refused with its row, and one within its own row is not', async () => {
  const refusedIn = async (content: string) => {
    async function* bytes() {
      yield Buffer.from(content)
    }
    const { batches } = await readTable(bytes())
    try {
      for await (const rows of batches) for (const row of rows) refuseSwallowed(row)
      return null
    } catch (error) {
      return error instanceof AppError ? error.userMessage : error
    }
  }
  const open = 'a,b\n1,2\n"Ana,no\n3,4\n'
  for (const content of [open, `${open}5,"Bob"\n`, `${open}${'x\n'.repeat(100_000)}`])
    expect(await refusedIn(content)).toContain('In row 3 a quotation mark')
  for (const content of ['a,b\n"1"x,2\n3,4\n', 'a,b\n1,2\n3,"4', 'a,b\n"1\n2",3\n', 'a,b\n"1\n2"\n'])
    expect(await refusedIn(content)).toBeNull()
})

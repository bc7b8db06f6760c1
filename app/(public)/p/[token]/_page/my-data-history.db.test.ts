import { expect, test } from 'vitest'
import { askingBusiness } from '@/lib/services/double-opt-in/testing'
import { readMyData } from '@/lib/services/my-data/open-my-data'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { historyOf } from './my-data-history'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test('the history says every choice in words, by which way, and the text that was seen', async () => {
  const { business, contactId, save, write, look } = await askingBusiness(deps)
  await save({ [business.topics.promos]: true, [business.topics.orders]: false })
  await write('YESPLEASE')
  await stopEverything(deps, await look())
  const bundle = await readMyData(deps, { businessId: business.id, contactId })
  const history = bundle ? historyOf(bundle, 'en') : []
  expect(history.map(({ said, how }) => [said, how])).toEqual([
    [['Stop all messages'], 'You, on the preference page'],
    [['Yes to promos', 'The request about promos was closed'], 'You, by a word in the chat'],
    [['No to orders', 'Asked to confirm promos'], 'You, on the preference page'],
  ])
  expect(history[1]?.saw.join()).toContain('• promos: About promos. Weekly.')
  expect(history[2]?.saw.toSorted()).toEqual(['orders: About orders. Weekly.', 'promos: About promos. Weekly.'])
})

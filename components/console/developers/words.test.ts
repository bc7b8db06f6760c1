import { expect, test } from 'vitest'
import { SCOPES } from '@/lib/api/scopes'
import { DEVELOPERS } from '@/lib/i18n/console/developers/words'

test.each(Object.entries(DEVELOPERS))('in %s, each scope says what it allows', (_, { scopes }) => {
  expect(Object.keys(scopes)).toEqual(Object.keys(SCOPES))
})

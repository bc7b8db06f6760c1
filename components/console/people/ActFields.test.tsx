import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PEOPLE } from '@/lib/i18n/console/people/words'
import { ActFields } from './ActFields'

test('the time is empty, for now, and has no bound: a page that was opened hours ago dates nothing back', () => {
  const fields = { topics: [], required: null, isStopped: false, isPaused: false, formId: 'f', contactId: 'c' }
  const shown = renderToStaticMarkup(<ActFields {...fields} words={PEOPLE.en.act} timeZone="America/Bogota" />)
  const [field = ''] = /<input [^>]*type="datetime-local"[^>]*>/.exec(shown) ?? []
  expect(field).toContain('name="when"')
  expect(field).not.toMatch(/ (value|max)=/)
  expect(shown).toContain(PEOPLE.en.act.whenHint('America/Bogota'))
})

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { WATCH } from '@/lib/i18n/console/watch/words'
import { TemplatePause } from './TemplatePause'

const scene = { words: WATCH.en, locale: 'en', timeZone: 'UTC', businessId: 'b' } as const

function shownOf(languages: string[], isAll: boolean) {
  const shown = renderToStaticMarkup(
    <TemplatePause
      name="sale"
      pausedIn={{ languages, isAll }}
      action={() => Promise.reject(new Error('nothing is sent'))}
      scene={scene}
    />,
  )
  return { shown, values: [...shown.matchAll(/<button[^>]* value="(\w+)"/g)].map(([, value]) => value) }
}

test('a template that is paused in some languages is not shown as paused, and can be paused in the others', () => {
  expect(shownOf([], false).values).toEqual(['yes'])
  expect(shownOf(['English', 'Spanish'], true).values).toEqual(['no'])
  const some = shownOf(['Spanish'], false)
  expect(some.values).toEqual(['yes', 'no'])
  expect(some.shown).toContain('Its other languages are still sent.')
  expect(some.shown).not.toContain(WATCH.en.one.pausedText)
})

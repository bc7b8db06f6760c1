import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { en } from '@/lib/i18n/console/backends/en'
import { Attention } from './Attention'

const scene = { words: en, locale: 'en', timeZone: 'America/Bogota', businessId: 'b' } as const
const behind = {
  kind: 'weni',
  name: 'Weni',
  state: 'behind',
  since: 0,
  code: null,
  setAside: 0,
  waiting: 3,
  refusals: 1,
} as const

test('its heading follows that of its list, and that of the page where it stands alone', () => {
  const inList = renderToStaticMarkup(<Attention {...behind} href="/console/backends/1" scene={scene} />)
  expect(inList).toContain('<h3><a href="/console/backends/1">Weni is behind</a></h3>')
  const alone = renderToStaticMarkup(<Attention {...behind} scene={scene} />)
  expect(alone).toContain('<h2>Weni is behind</h2>')
})

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { en } from '@/lib/i18n/console/backends/en'
import { BACKENDS } from '@/lib/i18n/console/backends/words'
import { Attention } from './Attention'

const scene = { words: en, locale: 'en', timeZone: 'America/Bogota', businessId: 'b' } as const
const behind = {
  kind: 'weni',
  name: 'Weni',
  state: 'behind',
  since: 0,
  code: null,
  blockedUntil: null,
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

test.each([
  ['en', BACKENDS.en, 'Blocked until'],
  ['es', BACKENDS.es, 'Bloqueada hasta'],
  ['pt-BR', BACKENDS['pt-BR'], 'Bloqueada até'],
] as const)('an account that is blocked says until when, and which code Meta gave (%s)', (locale, words, until) => {
  const blocked = { ...behind, kind: 'whatsapp', state: 'blocked', code: 'graph_131048' } as const
  const blockedUntil = Date.parse('2026-11-30T12:02:00Z')
  const page = renderToStaticMarkup(
    <Attention {...blocked} blockedUntil={blockedUntil} scene={{ ...scene, words, locale }} />,
  )
  expect(page).toContain(`${until}: <time dateTime="2026-11-30T12:02:00.000Z">`)
  expect(page).toContain(words.code('graph_131048'))
})

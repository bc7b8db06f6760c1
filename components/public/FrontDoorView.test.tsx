import { createHash } from 'node:crypto'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/locales'
import { FrontDoorTakenView } from './FrontDoorTakenView'
import { FrontDoorView } from './FrontDoorView'
import { PROOF_SCRIPT_HASH } from './proof-script'
import { aDoorModel } from './testing'
import type { FrontDoorModel, FrontDoorProblem } from './view'

const render = (model: Partial<FrontDoorModel> = {}, locale: (typeof LOCALES)[number] = 'en') =>
  renderToStaticMarkup(<FrontDoorView {...aDoorModel(locale, model)} />)

test.each(LOCALES)('while many ask, the page has one small script, and says what to do without it, in %s', (locale) => {
  const html = render({ challenge: '14.x.y.z', problem: { kind: 'busy' } }, locale)
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? []
  expect(`'sha256-${createHash('sha256').update(script).digest('base64')}'`).toBe(PROOF_SCRIPT_HASH)
  expect(html.match(/<script/g)).toHaveLength(1)
  expect(script.length).toBeLessThan(700)
  expect(html).toContain('<noscript>')
  expect(html).toContain('name="challenge" value="14.x.y.z"')
  expect(Buffer.byteLength(html)).toBeLessThan(12_000)
})

test.each(LOCALES)('each problem has its sentence, and what was typed is still there, in %s', (locale) => {
  const kinds = ['empty', 'several', 'unreadable', 'impossible', 'landline', 'busy'] as const
  const problems: FrontDoorProblem[] = [...kinds.map((kind) => ({ kind })), { kind: 'wait', minutes: 7 }]
  const alerts = problems.map((problem) => {
    const html = render({ problem, typed: '<11 "3456"' }, locale)
    expect(html).toContain('value="&lt;11 &quot;3456&quot;"')
    return /<p class="n" role="alert" id="problem">(.*?)<\/p>/.exec(html)?.[1]
  })
  expect(new Set(alerts).size).toBe(problems.length)
  for (const alert of alerts) expect(alert).toMatch(/^[\p{L}].{10,}\.$/u)
})

test('a business that can send nothing shows the chat alone, and one without a word asks for plain words', () => {
  expect(render({ sends: false })).not.toContain('<form')
  expect(render({ sends: false })).toContain('https://wa.me/5511955550100?text=PREFERENCIAS')
  expect(render({ keyword: null })).not.toContain('?text=PREFERENCIAS')
})

test('what follows is the same page for every number but for its last digits', () => {
  const page = (digits: string) =>
    renderToStaticMarkup(<FrontDoorTakenView {...aDoorModel('en')} digits={digits} href="?" />)
  expect(page('4321').replaceAll('4321', '1234')).toBe(page('1234'))
})

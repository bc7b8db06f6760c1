import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PreferencesView } from './PreferencesView'
import { styleHash, styleHashIn, stylesheetFor } from './stylesheet'
import { findTag } from './testing'
import { aFrame, aPreferencesModel, AT, aTopic } from './testing'
import type { PreferencesModel } from './view'

const render = (model: Partial<PreferencesModel> = {}) =>
  renderToStaticMarkup(<PreferencesView {...aPreferencesModel('en', model)} />)
const formOfSwitches = (html: string) => html.slice(html.indexOf('<form id="f"'), html.indexOf('</form>'))
const buttonsOf = (html: string) =>
  [...html.matchAll(/<button([^>]*)>([^<]*)/g)].map(([, attributes, text]) => ({ attributes, text }))

test('Enter saves: the first button that belongs to the form of the switches is Save, then comes Stop all messages', () => {
  for (const model of [{}, { paused: { until: null } }, { stopped: { since: AT } }]) {
    const html = render(model)
    const ofForm = [...buttonsOf(html.slice(0, html.indexOf('<form'))), ...buttonsOf(formOfSwitches(html))]
    expect(ofForm[0]?.attributes).toMatch(/form="f".*value="save"|value="save".*form="f"/)
    expect(ofForm.slice(-3).map((button) => button.text)).toEqual(['Stop only the offers', 'Save', 'Stop all messages'])
  }
})

test('each switch sends its topic when on, and how it stood when shown', () => {
  const html = render({ topics: [aTopic({ id: 'a', on: true }), aTopic({ id: 'b', on: false })] })
  expect(findTag(html, 'input', { role: 'switch', name: 'on', value: 'a', checked: '' })).toBeDefined()
  expect(findTag(html, 'input', { role: 'switch', name: 'on', value: 'b' })).toBeDefined()
  expect(html).toContain('<input type="hidden" name="shown" value="a:1"/>')
  expect(html).toContain('<input type="hidden" name="shown" value="b:0"/>')
  expect(html.match(/checked=""/g)).toHaveLength(1)
})

test('another language is a button of the form of the switches: what was switched goes along, and nothing is saved', () => {
  const html = render()
  expect(findTag(html, 'button', { form: 'f', formAction: '?l=es', name: 'act', value: 'language' })).toBeDefined()
  expect(html.indexOf('Español')).toBeLessThan(html.indexOf('<h1>'))
  expect(html).not.toMatch(/<a [^>]*lang=/)
})

test('a switch that was moved before the language keeps its place, and how it stood when the page was made', () => {
  const html = render({
    topics: [aTopic({ id: 'a', on: true, shown: false }), aTopic({ id: 'b', on: false, shown: true })],
  })
  expect(findTag(html, 'input', { role: 'switch', value: 'a', checked: '' })).toBeDefined()
  expect(html).toContain('<input type="hidden" name="shown" value="a:0"/>')
  expect(html).toContain('<input type="hidden" name="shown" value="b:1"/>')
  expect(html.match(/checked=""/g)).toHaveLength(1)
})

test('a page whose switches are not as they were shown first says that nothing of it is saved; any other does not', () => {
  const says = 'Your changes aren’t saved yet. Tap Save.'
  expect(render({ topics: [aTopic({ on: true, shown: false })] })).toContain(`<p class="n">${says}</p>`)
  expect(render({ topics: [aTopic({ on: false, shown: true })] })).toContain(says)
  expect(render({ topics: [aTopic({ on: true, shown: true }), aTopic()] })).not.toContain(says)
})

test('each switch has a word for each of its sides, and one that is on by the policy alone has another word', () => {
  expect(render({ topics: [aTopic()] })).toContain('<i>Yes</i><i>No</i>')
  const unasked = render({ topics: [aTopic({ unasked: true })] })
  expect(unasked).toContain('<i>On</i><i>No</i>')
  expect(unasked).toContain('<em>On until you turn it off.</em>')
  expect(unasked).toContain('<label class="t q">')
  expect(render({ topics: [aTopic({ lockedReason: 'Codes.' })] })).toContain('<i>Always</i></span>')
})

test('before it is pressed, a stop names what it ends, with the offers alone beside it where that is less', () => {
  const html = render({ ends: ['Orders', 'News'], offers: ['News'] })
  expect(html).toContain(
    'You’ll no longer get messages about: Orders and News. We won’t message you about new topics either.',
  )
  expect(html).toContain('You’ll keep getting everything else, but no more messages about: News.')
  expect(findTag(formOfSwitches(html), 'button', { name: 'act', value: 'offers' })).toBeDefined()
  expect(render({ offers: null })).not.toContain('value="offers"')
})

test('who has nothing to stop reads that nothing comes only where nothing required does', () => {
  const NOTHING = 'You won’t get any more messages, not even about new topics.'
  const free = render({ ends: [], topics: [aTopic()] })
  expect(free).toContain(NOTHING)
  expect(free).toContain('We won’t send you anything else.')
  const locked = render({ ends: [], topics: [aTopic({ name: 'Codes', lockedReason: 'You sign in with them.' })] })
  expect(locked).not.toContain(NOTHING)
  expect(locked).toContain(
    '<p>We won’t message you about new topics.</p><p>You’ll still get:</p><ul><li><b>Codes.</b> You sign in with them.</li>',
  )
})

test('the hint says to press Save', () => {
  expect(render()).toContain('then tap Save')
})

test('a required topic is shown on and locked with its reason, and says nothing in the form', () => {
  const html = render({ topics: [aTopic({ id: 'codes', lockedReason: 'These are your sign-in codes.' })] })
  expect(html).toContain('Always on. These are your sign-in codes.')
  expect(html).toMatch(/role="switch"[^>]*disabled=""/)
  expect(formOfSwitches(html)).not.toMatch(/name="on"|name="shown"/)
})

test('after a stop the way back takes the place of Stop all messages', () => {
  const html = render({ stopped: { since: AT }, topics: [aTopic({ on: false })] })
  expect(html).toContain('You stopped all messages on November 22, 2026.')
  expect(buttonsOf(formOfSwitches(html)).map((button) => button.text)).toEqual(['Save', 'Receive messages again'])
})

test('who switched a topic on after a stop can stop again, and still return', () => {
  const html = render({ stopped: { since: AT }, topics: [aTopic({ on: true })] })
  expect(findTag(html, 'button', { name: 'act', value: 'return' })).toBeDefined()
  expect(findTag(html, 'button', { name: 'act', value: 'stop' })).toBeDefined()
})

test('a pause says its end, or that it has none, and can be ended', () => {
  expect(render({ paused: { until: AT } })).toContain('Everything is paused until November 22, 2026.')
  const open = render({ paused: { until: null } })
  expect(open).toContain('Everything is paused until you end the pause.')
  expect(findTag(open, 'button', { name: 'act', value: 'resume' })).toBeDefined()
})

test('every note of a topic is said', () => {
  const html = render({
    providerStop: true,
    topics: [
      aTopic({
        notes: [
          { kind: 'sending_paused' },
          { kind: 'awaiting' },
          { kind: 'expired', at: AT },
          { kind: 'provider_stop' },
        ],
      }),
    ],
  })
  expect(html).toContain('Café Aurora isn’t sending these at the moment.')
  expect(html).toContain('Not on yet: confirm it in WhatsApp.')
  expect(html).toContain('Your permission expired on November 22, 2026.')
  expect(html).toContain('Blocked by WhatsApp.')
  expect(html).toContain('in WhatsApp: open the chat with Café Aurora')
})

test('what still comes after a stop is said before it, and so is that messages may be on their way', () => {
  expect(render()).toContain('<b>Seguridad de tu cuenta.</b> Sin ellos no podrías entrar.')
  expect(render()).toContain('Messages already on their way may still arrive.')
  expect(render({ topics: [aTopic()] })).toContain('We won’t send you anything else.')
})

test('the number is masked for eyes, spoken by its last digits, and named without one', () => {
  expect(render()).toContain('<span aria-hidden="true">Messages to +55\u00a0•••••\u00a04321</span>')
  expect(render()).toContain('Messages to the number ending in 4 3 2 1')
  expect(render({ contact: { mask: null } })).toContain('Messages to your WhatsApp')
})

test('what a business writes is text, never markup', () => {
  const html = render({
    frame: aFrame('en', { name: '<script>1</script>', color: '#fff;}</style><script>' }),
    topics: [aTopic({ name: '<img src=x onerror=1>', description: '"&<' })],
  })
  expect(html).not.toMatch(/<script|<img/)
})

test('a logo is not preloaded, and is silent for a screen reader', () => {
  const html = render({ frame: aFrame('en', { logoUrl: '/logo/1.png' }) })
  expect(html).toContain('<img src="/logo/1.png" alt="" width="44" height="44" fetchPriority="low"/>')
  expect(html).not.toContain('rel="preload"')
})

test('the stylesheet is known to its policy, and knows no left or right', () => {
  const css = stylesheetFor('#0b6e4f', ['topics', 'done'])
  const html = `<!doctype html><style>${css}</style><p>`
  expect([styleHashIn(html), styleHashIn(Buffer.from(html))]).toEqual([styleHash(css), styleHash(css)])
  expect(styleHash(css)).toMatch(/^'sha256-[A-Za-z0-9+/]{43}='$/)
  expect(styleHash(css)).not.toBe(styleHash(stylesheetFor(null, ['topics', 'done'])))
  expect(css).not.toMatch(/[-{;](left|right)|text-align:(left|right)|\n|<\//)
})

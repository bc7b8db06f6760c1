import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SavedView } from './SavedView'
import { findTag } from './testing'
import { aSavedModel, AT, CHANGE_ID } from './testing'
import type { SavedModel } from './view'

const render = (model: Partial<SavedModel> = {}) => renderToStaticMarkup(<SavedView {...aSavedModel('en', model)} />)
const WAITING = { kind: 'waiting', topics: ['Promotions'], asked: false, until: AT, word: 'YES', href: '#' } as const
const changes = (...names: string[]) =>
  names.map((name) => ({ name: name.slice(1), on: name.startsWith('+'), moved: true }))

test.each([
  { model: { changes: changes('-Promotions') }, headline: 'Done. You’ll no longer get messages about: Promotions.' },
  { model: { changes: changes('+News') }, headline: 'Done. You’ll get messages about: News.' },
  {
    model: { changes: changes('-Promotions', '+News', '-Surveys') },
    headline: 'Done. You’ll get messages about: News. You’ll no longer get messages about: Promotions and Surveys.',
  },
  { model: { changes: changes('-a', '-b', '-c', '-d') }, headline: 'Done. You turned off 4 topics.' },
  { model: { changes: changes('+a', '+b', '+c', '+d') }, headline: 'Done. You turned on 4 topics.' },
  { model: { changes: changes('+a', '-b', '-c', '-d') }, headline: 'Done. You turned on 1 topic and turned off 3.' },
  { model: { changes: [] }, headline: 'You made no changes.' },
  {
    model: { outcome: { kind: 'paused', until: AT } as const },
    headline: 'Done. Everything is paused until November 22, 2026.',
  },
  {
    model: { outcome: { kind: 'paused', until: null } as const },
    headline: 'Done. Everything is paused until you end the pause.',
  },
  { model: { outcome: { kind: 'returned' } as const }, headline: 'Welcome back. You’ll get messages again.' },
  {
    model: { outcome: { kind: 'returned' } as const, notices: [{ kind: 'still_paused' as const }] },
    headline: 'Welcome back. Your pause is still on: you’ll get messages again when it ends.',
  },
  { model: { outcome: { kind: 'resumed' } as const }, headline: 'Done. You’ll get messages again.' },
  {
    model: { outcome: { kind: 'resumed' } as const, notices: [{ kind: 'still_stopped' as const }] },
    headline: 'Done. Your pause has ended.',
  },
  {
    model: { outcome: { kind: 'undone', asks: true } as const, notices: [WAITING] },
    headline: 'Almost done. Confirm it in WhatsApp: Promotions.',
  },
  // What was asked for before the undo says nothing about it.
  {
    model: { outcome: { kind: 'undone' } as const, notices: [WAITING] },
    headline: 'Done. Your change was undone: everything is as it was before.',
  },
  { model: { outcome: { kind: 'was_undone' } as const, changes: [] }, headline: 'This change was undone.' },
  {
    model: { outcome: { kind: 'undone' } as const },
    headline: 'Done. Your change was undone: everything is as it was before.',
  },
])('the headline and the title say: $headline', ({ model, headline }) => {
  const html = render(model)
  expect(html).toMatch(new RegExp(`<h1[^>]*>${headline}</h1>`))
  expect(html).toContain(`<title>${headline} Café Aurora</title>`)
})

test('a stop names the business in its headline, and not once more in its title', () => {
  const html = render({ outcome: { kind: 'stopped' }, changes: [], stillComing: [] })
  expect(html).toMatch(/<h1[^>]*>Done\. You won’t get any more messages from Café Aurora\.<\/h1>/)
  expect(html).toContain('<title>Done. You won’t get any more messages from Café Aurora.</title>')
  expect(html).toContain('We won’t send you anything else.')
})

test('a stop that leaves something required says so in its headline and its title', () => {
  const html = render({ outcome: { kind: 'stopped' }, changes: [] })
  const headline = 'Done. You won’t get any more messages from Café Aurora, except about: Seguridad de tu cuenta.'
  expect(html).toContain(`<h1 class="d">${headline}</h1>`)
  expect(html).toContain(`<title>${headline}</title>`)
  expect(html).not.toContain('We won’t send you anything else.')
})

test('a save gives its time in the business’s time zone and names it, its reference, and the way to take it back', () => {
  const html = render()
  expect(html).toMatch(/Saved on November 22, 2026 at 1:05\sPM \(São Paulo Time\)\./)
  expect(html).toMatch(/You can undo this for 1 hour, until 2:05\sPM \(São Paulo Time\)\./)
  expect(html).toContain('Reference A1B2C3D4.')
  expect(html).toContain('Turned off (was on)')
  expect(html).toContain(
    `<input type="hidden" name="act" value="undo"/><input type="hidden" name="change" value="${CHANGE_ID}"/>`,
  )
})

test('what can no longer be undone offers no undo', () => {
  expect(render({ change: { id: CHANGE_ID, at: AT, undoUntil: null } })).not.toContain('value="undo"')
})

test('a save that changed nothing claims no reference and asks no reason', () => {
  const html = render({ outcome: { kind: 'unchanged' }, change: null, changes: [] })
  expect(html).not.toMatch(/Reference|value="undo"|name="reason"/)
})

test('why is asked after a refusal only, and only once', () => {
  expect(findTag(render(), 'input', { type: 'radio', name: 'reason', value: 'not_interested' })).toBeDefined()
  expect(render({ outcome: { kind: 'stopped' }, changes: [] })).toContain('name="reason"')
  expect(render({ changes: changes('+News') })).not.toContain('name="reason"')
  expect(render({ outcome: { kind: 'returned' } })).not.toContain('name="reason"')
  expect(render({ outcome: { kind: 'undone' } })).not.toContain('name="reason"')
  expect(render({ reasonGiven: 'settled' })).not.toContain('name="reason"')
})

test('no button of the question why is the page’s strongest, and words alone can be sent', () => {
  const html = render()
  const form = html.slice(html.indexOf('<fieldset'), html.indexOf('</form>', html.indexOf('<fieldset')))
  expect(form).toMatch(/<button class="b w">Send<\/button>/)
  expect(form).not.toContain('required')
  expect(html.match(/class="b p"/g)).toHaveLength(1)
  expect(findTag(html, 'a', { class: 'b p', href: aSavedModel('en').action })).toBeDefined()
})

test('what a stop ended is named, and the offers alone can be stopped in its place', () => {
  const html = render({
    outcome: { kind: 'stopped' },
    changes: [],
    ended: ['Your orders', 'Promotions'],
    offersInstead: ['Promotions', 'Surveys'],
  })
  expect(html).toContain('You’ll no longer get messages about: Your orders and Promotions.')
  expect(html).toContain('You’ll get everything else again, but no more messages about: Promotions and Surveys.')
  expect(html).toContain(
    `<input type="hidden" name="act" value="offers"/><input type="hidden" name="change" value="${CHANGE_ID}"/>`,
  )
  expect(render({ outcome: { kind: 'stopped' }, changes: [], ended: ['Promotions'] })).not.toContain('value="offers"')
})

test('what comes again is listed; where it is nothing, that is said', () => {
  const html = render({ outcome: { kind: 'returned' }, changes: [], comes: ['Your orders', 'Menu news'] })
  expect(html).toContain('You get messages about:</p><ul><li>Your orders</li><li>Menu news</li></ul>')
  expect(render({ outcome: { kind: 'returned' }, changes: [], comes: [] })).toContain('No topic is on yet.')
  expect(render()).not.toMatch(/You get messages about|No topic is on yet/)
})

test('a change that was undone claims nothing any more: no tick, no list, no question', () => {
  const html = render({
    outcome: { kind: 'was_undone' },
    changes: [],
    reasons: [],
    change: { id: CHANGE_ID, at: AT, undoUntil: null },
  })
  expect(html).toContain('<h1>This change was undone.</h1>')
  expect(html).not.toMatch(/This takes effect now|value="undo"|name="reason"/)
})

test('a stop says what still comes', () => {
  expect(render({ outcome: { kind: 'stopped' }, changes: [] })).toContain('<b>Seguridad de tu cuenta.</b>')
})

test('too many offers a pause, which says so when it takes the place of a stop', () => {
  const afterRefusal = render({ reasonGiven: 'too_many' })
  for (const length of ['1w', '1m', '3m', 'forever']) {
    expect(findTag(afterRefusal, 'button', { name: 'length', value: length })).toBeDefined()
  }
  expect(afterRefusal).not.toContain('name="instead"')
  const afterStop = render({ reasonGiven: 'too_many', outcome: { kind: 'stopped' }, changes: [] })
  expect(findTag(afterStop, 'input', { name: 'instead', value: CHANGE_ID })).toBeDefined()
  expect(afterStop).toContain('A pause replaces your stop')
  // After a return, or a later stop, there is nothing of this page that a pause could take the place of.
  const later = render({ reasonGiven: 'too_many', outcome: { kind: 'stopped' }, changes: [], stopIsOver: true })
  expect(later).not.toMatch(/name="instead"|A pause replaces your stop/)
  expect(findTag(later, 'button', { name: 'length', value: '1w' })).toBeDefined()
})

test('not my number offers to let it go, and says what that means', () => {
  const html = render({ reasonGiven: 'wrong_person' })
  expect(html).toContain('<input type="hidden" name="act" value="release"/>')
  expect(html).toContain('This can’t be undone.')
  expect(html).not.toContain('name="length"')
})

test('whatever else happened is said', () => {
  const html = render({
    notices: [
      { kind: 'other_save' },
      { kind: 'asked_again', topics: ['News', 'Surveys'] },
      { kind: 'too_many', topics: ['News'] },
      { kind: 'topic_gone' },
      { kind: 'undo_too_late' },
      { kind: 'still_stopped' },
      { kind: 'still_paused' },
      { kind: 'still_provider_stop' },
    ],
  })
  expect(html.match(/<p class="n">/g)).toHaveLength(8)
  expect(html).toContain('While you were reading, the text changed for: News and Surveys.')
  expect(html).toContain('What you turned off is saved.')
  expect(html).toContain('these were not turned on: News.')
})

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { findTag } from '@/components/public/find-tag.factory'
import { SavedView } from '@/components/public/SavedView'
import type { SavedModel } from '@/components/public/view'
import { aSavedModel, AT, CHANGE_ID } from '@/components/public/view.factory'

const render = (model: Partial<SavedModel> = {}) => renderToStaticMarkup(<SavedView {...aSavedModel('en', model)} />)
const changes = (...names: string[]) => names.map((name) => ({ name: name.slice(1), on: name.startsWith('+') }))

test.each([
  { model: { changes: changes('-Promotions') }, headline: 'Done. You will no longer get Promotions.' },
  { model: { changes: changes('+News') }, headline: 'Done. You will get News.' },
  {
    model: { changes: changes('-Promotions', '+News', '-Surveys') },
    headline: 'Done. You will get News, and no longer Promotions and Surveys.',
  },
  { model: { changes: changes('-a', '-b', '-c', '-d') }, headline: 'Done. 4 topics are now off.' },
  { model: { changes: changes('+a', '+b', '+c', '+d') }, headline: 'Done. 4 topics are now on.' },
  { model: { changes: changes('+a', '-b', '-c', '-d') }, headline: 'Done. 1 topic is now on and 3 off.' },
  { model: { changes: [] }, headline: 'Nothing to change: everything is as it was.' },
  { model: { outcome: { kind: 'stopped' } as const, changes: [] }, headline: 'Done. All messages are stopped.' },
  {
    model: { outcome: { kind: 'paused', until: AT } as const },
    headline: 'Done. Everything is paused until November 22, 2026.',
  },
  {
    model: { outcome: { kind: 'paused', until: null } as const },
    headline: 'Done. Everything is paused until you resume.',
  },
  { model: { outcome: { kind: 'returned' } as const }, headline: 'Welcome back. Your topics are as you left them.' },
  { model: { outcome: { kind: 'undone' } as const }, headline: 'Undone. Everything is as it was before.' },
])('the headline and the title say: $headline', ({ model, headline }) => {
  const html = render(model)
  expect(html).toMatch(new RegExp(`<h1[^>]*>${headline}</h1>`))
  expect(html).toContain(`<title>${headline} Café Aurora</title>`)
})

test('a save gives its time in the business’s time zone, its reference, and the way to take it back', () => {
  const html = render()
  expect(html).toContain('Saved on November 22, 2026 at 1:05')
  expect(html).toContain('Reference A1B2C3D4.')
  expect(html).toContain('was on, now off')
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
  expect(afterStop).toContain('A pause takes the place of your stop')
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
      { kind: 'topic_gone' },
      { kind: 'undo_too_late' },
      { kind: 'still_paused' },
      { kind: 'still_provider_stop' },
    ],
  })
  expect(html.match(/<p class="n">/g)).toHaveLength(6)
  expect(html).toContain('The text about News and Surveys changed')
})

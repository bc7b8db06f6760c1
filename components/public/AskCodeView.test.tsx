import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AskCodeView } from './AskCodeView'
import { ACTION, aFrame } from './testing'

test('where the chat does not reach us, the page does not say to write there', () => {
  const place = { frame: aFrame('en'), contact: { mask: null }, action: ACTION, home: ACTION }
  const html = renderToStaticMarkup(<AskCodeView {...place} note="impossible" word={null} sends={false} />)
  expect(html).toContain('can’t send you a code. Ask a person instead')
  expect(html).not.toMatch(/in the chat|role="status"/)
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFlow } from './flow-file'

// Who builds the flow by hand pastes the body from docs/inbound-flow.md.

const guide = readFileSync(join(import.meta.dirname, '../../../docs/inbound-flow.md'), 'utf8')
const withoutSpace = (text: string) => text.replace(/\s+/g, ' ').trim()

test('the body that the guide tells people to paste is the one that the flow file sends', () => {
  const { flows } = makeFlow({
    ...{ baseUrl: 'https://preferences.example', backendId: '01990000-0000-7000-8000-0000000000b1' },
    ...{ locales: ['en'], linkKeywords: {}, fields: [], groups: [] },
  })
  const calls = flows.flatMap(({ nodes }) => nodes.flatMap(({ actions }) => actions))
  const bodies = calls.flatMap((action) => (action.type === 'call_webhook' ? [withoutSpace(action.body)] : []))
  const pasted = [...guide.matchAll(/```\s*(@\(json\([^`]*\))\s*```/g)].map(([, body = '']) => withoutSpace(body))
  expect(pasted).toHaveLength(1)
  expect(bodies).toHaveLength(3)
  expect(new Set(bodies)).toEqual(new Set(pasted))
})

import { expect, test } from 'vitest'
import { stylesheetFor } from '@/components/public/stylesheet'
import { inScheme } from './scheme'

const page = `<head><style>${stylesheetFor('#0b6e4f', ['topics', 'bar', 'choices'])}</style></head><p>A page</p>`
const ground = /--g:(#[0-9a-f]{3,6})/g
const grounds = (html: string) => [...html.matchAll(ground)].map(([, color]) => color)

test('the page knows both schemes, and a preview one of them, whatever the browser prefers', () => {
  expect(page).toContain('@media(prefers-color-scheme:dark)')
  const [light, dark] = grounds(page)
  expect(dark).not.toBe(light)
  expect(grounds(inScheme(page, 'light'))).toEqual([light])
  expect(grounds(inScheme(page, 'dark'))).toEqual([light, dark])
  for (const scheme of ['light', 'dark'] as const) {
    const html = inScheme(page, scheme)
    expect(html).not.toContain('prefers-color-scheme')
    expect(html).toContain(`color-scheme:${scheme};`)
    expect(html.match(/\{/g)?.length).toBe(html.match(/\}/g)?.length)
    expect(html.endsWith('</style></head><p>A page</p>')).toBe(true)
  }
})

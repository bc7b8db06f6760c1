import { expect, test } from 'vitest'
import { contrast, SCHEMES } from './brand'
import { checkColor, failsAt } from './readable-color'

test('a colour that carries white letters is left as it is', () => {
  expect(checkColor('#0B6E4F')).toMatchObject({
    isReadable: true,
    letters: '#ffffff',
    light: '#0b6e4f',
    nearest: '#0b6e4f',
  })
})

test.each(['#ffe000', '#ffffff', '#ff8c00', '#9ad0f5', '#7f7f7f'])('%s gets a nearest that can be read', (color) => {
  const { isReadable, nearest } = checkColor(color)
  expect(isReadable).toBe(false)
  const { letters, ...near } = checkColor(nearest)
  expect(near).toMatchObject({ isReadable: true, light: nearest })
  expect(contrast(nearest, letters)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(nearest, SCHEMES.light.paper)).toBeGreaterThanOrEqual(3)
})

test('it is said what a colour fails at', () => {
  expect(failsAt(checkColor('#7f7f7f'))).toBe('letters')
  expect(failsAt(checkColor('#ffe000'))).toBe('seen')
  expect(checkColor('#ffe000').seen).toBeLessThan(3)
})

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { formatVoiced, gather, isLocked, keyOf, parseVoice, parseVoiced } from './gather'

const digest = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0)
const lines = Array.from({ length: 400 }, (_, n) => `es\trefuse_all\tplain\tno quiero mas ${n}`).join('\n')

test('about a tenth is locked away, by the words alone: more voices move no phrase', () => {
  const first = gather(parseVoice(lines, '01'), [], digest)
  const more = parseVoice('en\tordinary\torder\ttwo coffees', '00')
  const second = gather([...more, ...parseVoice(lines, '01')], [], digest)
  expect(first.locked.length).toBeGreaterThan(20)
  expect(first.locked.length).toBeLessThan(60)
  expect(second.locked.filter(({ voice }) => voice === '01')).toEqual(first.locked)
})

test('a phrase that is in a part already, or differs in case, accents and marks only, is left out', () => {
  const voice = parseVoice('es\trefuse_all\tplain\t¡Ya NO, más!\nes\trefuse_all\tplain\tya no mas', '01')
  const { learned, locked } = gather(voice, [], digest)
  expect([...learned, ...locked]).toHaveLength(1)
  const others = [{ locale: 'es' as const, label: 'refuse_all' as const, text: 'ya no más' }]
  expect(gather(voice, others, digest)).toEqual({ learned: [], locked: [] })
  expect(keyOf('👎')).toBe('👎')
})

test('what is written is read back, line breaks included; a line of other columns is named by its number', () => {
  const voice = parseVoice('en\trefuse_all\tsigned\tSTOP\\nSent from my phone', '07')
  expect(voice[0]?.text).toBe('STOP\nSent from my phone')
  expect(parseVoiced(formatVoiced(voice))).toEqual(voice)
  expect(isLocked('stop', digest)).toBe(isLocked('  STOP! ', digest))
  expect(() => parseVoice('en\tunsure\thello', '07')).toThrow('voice 07, line 1: 3 columns, not 4')
})

import { expect, test } from 'vitest'
import { wallTimeAt } from '@/lib/consent/time-zone'
import { timeZones } from './choices'

const namesOf = (chosen: string) => timeZones(chosen).map(({ value }) => value)

test('a zone that a browser calls otherwise than our server is a choice once it was chosen', () => {
  const ours = namesOf('')
  const names = ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires']
  const other = names.find((zone) => !ours.includes(zone)) ?? ''
  expect(wallTimeAt(0, other)).toMatchObject({ year: 1969, month: 12, day: 31 })
  expect(namesOf(other)).toEqual([...ours, other])
  expect(namesOf('UTC')).toEqual(ours)
  expect(new Set(ours).size).toBe(ours.length)
})

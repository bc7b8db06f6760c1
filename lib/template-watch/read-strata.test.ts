import { describe, expect, test } from 'vitest'
import { readStrata } from './read-strata'

const READ = [{ n: 500, B: 14_500, K: 4, R: 29 }]

describe('lines of strata', () => {
  test.each(['500,14500,4,29', 'n,B,K,R\n500,14500,4,29\n', '\uFEFFn, b, k, r\r\n\r\n 500 , 14500 ,4,29\r\n'])(
    'are read with a header or without: %j',
    (text) => expect(readStrata(text)).toEqual(READ),
  )

  test.each([
    ['500,14500,4,29\n500,14500,4', 'Line 2: it has 3 values instead of the four n,B,K,R.'],
    ['500,14500,4,29,1', 'Line 1: it has 5 values instead of the four n,B,K,R.'],
    ['500,14500,4,29\n\n500,-1,4,29', 'Line 3: B is no whole number from 0 to 1000000000000.'],
    ['500,14500,4.5,29', 'Line 1: K is no whole number'],
    ['500,14500,1e3,29', 'Line 1: K is no whole number'],
    ['500,14500,,29', 'Line 1: K is no whole number'],
    ['9999999999999,14500,1,29', 'Line 1: n is no whole number'],
    ['500,14500,501,29', 'Line 1: K, the refusals of the template, is greater than n'],
    ['500,14500,4,14501', 'Line 1: R, the refusals of the rest, is greater than B'],
    ['500,14500,4,29\nn,B,K,R', 'Line 2: n is no whole number'],
    ['', 'Line 1: there is no line'],
    ['n,B,K,R\n', 'Line 1: there is no line'],
    ['1,1,0,0\n'.repeat(100_001), 'Line 100001: there are more than 100,000 lines.'],
  ])('are refused with the number of the line: %#', (text, message) => expect(() => readStrata(text)).toThrow(message))
})

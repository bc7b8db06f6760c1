import { afterEach, beforeEach, expect, vi } from 'vitest'

/**
 * A warning that no test expects is a failure, because React, Node and libraries announce real faults this way.
 * A test that expects one clears it at its end: `vi.mocked(console.error).mockClear()`.
 */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

afterEach(() => {
  const printed = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls]
  vi.mocked(console.error).mockRestore()
  vi.mocked(console.warn).mockRestore()
  expect(printed, 'unexpected console.error or console.warn').toEqual([])
})

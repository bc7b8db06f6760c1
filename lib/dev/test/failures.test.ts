import { expect, test } from 'vitest'
import { describeFailures, failuresOfPlaywright, failuresOfVitest } from './failures.mjs'

test('of Vitest, each failed test is named, and a file that could not be loaded', () => {
  const report = {
    testResults: [
      {
        name: '/home/lib/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'is well', failureMessages: [] },
          { status: 'failed', fullName: 'group is not', failureMessages: ['AssertionError: expected 1 to be 2'] },
        ],
      },
      { name: '/home/lib/b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
      { name: '/home/lib/c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ],
  }
  expect(failuresOfVitest(report)).toEqual([
    { file: '/home/lib/a.test.ts', title: 'group is not', message: 'AssertionError: expected 1 to be 2' },
    { file: '/home/lib/b.test.ts', title: 'could not run', message: 'Cannot find module' },
  ])
})

test('of Playwright, each failed test is named however deep its group, and what ended the whole run', () => {
  const spec = (title: string, ok: boolean) => ({
    title,
    ok,
    file: 'public/page.e2e.ts',
    line: 9,
    tests: [{ results: [{ error: ok ? {} : { message: 'Timed out' } }] }],
  })
  const report = {
    suites: [{ specs: [spec('opens', true)], suites: [{ specs: [spec('saves', false)] }] }],
    errors: [{ message: 'No browser' }],
  }
  expect(failuresOfPlaywright(report)).toEqual([
    { file: 'e2e/public/page.e2e.ts:9', title: 'saves', message: 'Timed out' },
    { file: 'e2e', title: 'could not run', message: 'No browser' },
  ])
})

test('a run that left no report names nothing', () => {
  expect([failuresOfVitest(undefined), failuresOfPlaywright(undefined)]).toEqual([[], []])
})

test('of a long message the beginning is shown, without colours, and of many failures the first 20', () => {
  const message = `\u001B[31mError: no\u001B[39m\n\n${'    at somewhere\n'.repeat(100)}`
  const failures = Array.from({ length: 22 }, (_, place) => ({
    file: '/home/lib/a.test.ts',
    title: `t${place}`,
    message,
  }))
  const lines = describeFailures(failures, '/home/').split('\n')
  expect(lines.slice(0, 2)).toEqual(['FAILED  lib/a.test.ts › t0', '        Error: no'])
  expect(lines).toHaveLength(20 * 7 + 1)
  expect(lines.at(-1)).toBe('and 2 more')
})

import { expect, test } from 'vitest'
import { environmentProblems } from './env'

const key = Buffer.alloc(32, 7).toString('base64')
const database = {
  DATABASE_URL: 'postgres://web@db/sayso',
  DATABASE_WORKER_URL: 'postgres://sync@db/sayso',
  DATABASE_OWNER_URL: 'postgres://owner@db/sayso',
}
const older = Buffer.alloc(32, 8).toString('base64')
const production = { ...database, SAYSO_KEYS: `1:${key}`, SAYSO_PEPPER: key, BASE_URL: 'https://sayso.example' }

test('an empty environment starts the demo, and so does one of empty values', () => {
  expect(environmentProblems({})).toEqual([])
  expect(environmentProblems({ DATABASE_URL: '', PORT: ' ' })).toEqual([])
})

test('a whole production environment has no problem', () => {
  expect(environmentProblems(production)).toEqual([])
})

test('a database without keys, pepper and address is refused, each named', () => {
  const problems = environmentProblems(database).join('\n')
  expect(problems).toMatch(/SAYSO_KEYS is missing/)
  expect(problems).toMatch(/SAYSO_PEPPER is missing/)
  expect(problems).toMatch(/BASE_URL is missing/)
})

test('one database URL alone is refused: web, worker and owner are different roles', () => {
  expect(environmentProblems({ ...production, DATABASE_OWNER_URL: undefined })).toEqual([
    expect.stringMatching(/^DATABASE_OWNER_URL is missing/),
  ])
})

test.each([
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['SANDBOX_PORT', '0'],
  ['DATABASE_URL', 'mysql://db/sayso'],
  ['SAYSO_KEYS', 'secret'],
  ['SAYSO_KEYS', `16:${key}`],
  ['SAYSO_KEYS', `1:${key},2:${key}`],
  ['SAYSO_KEYS', `1:${key}:retired`],
  ['SAYSO_KEYS', `1:${key},1:${key}:retired`],
  ['SAYSO_PEPPER', 'short'],
  ['BASE_URL', 'https://sayso.example/'],
  ['BASE_URL', 'sayso.example'],
  ['SAYSO_DEMO', 'yes'],
  ['LINK_LIFETIME_DAYS', '0'],
  ['LOG_LEVEL', 'loud'],
  ['METRICS_TOKEN', 'short'],
  ['WORKER_METRICS_HOST', 'metrics.example'],
  ['ALLOW_PRIVATE_BACKENDS', 'http://localhost'],
])('%s=%s is one problem, named, without its value', (name, value) => {
  const problems = environmentProblems({ ...production, [name]: value })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(new RegExp(`^${name} `))
  expect(problems[0]).not.toMatch(new RegExp(`(${value.replaceAll('+', '\\+')})$`))
})

test('a key ring that no process could read is refused at the start, with the reason', () => {
  const [problem = ''] = environmentProblems({ ...production, SAYSO_KEYS: `1:${key},2:${key}:retired` })
  expect(problem).toContain('entry 2: the same key has another id as well')
})

test('the metrics of the worker are served only with a token', () => {
  const open = { ...production, WORKER_METRICS_PORT: '9464' }
  expect(environmentProblems(open)).toEqual([expect.stringMatching(/^METRICS_TOKEN is missing/)])
  expect(environmentProblems({ ...open, METRICS_TOKEN: 'sixteen characters' })).toEqual([])
  expect(environmentProblems({ ...open, WORKER_METRICS_PORT: '0', METRICS_TOKEN: 'sixteen characters' })).toEqual([
    expect.stringMatching(/^WORKER_METRICS_PORT /),
  ])
})

test('a key ring with one active key and retired ones is right', () => {
  expect(environmentProblems({ ...production, SAYSO_KEYS: `2:${key}:active, 1:${older}:retired` })).toEqual([])
})

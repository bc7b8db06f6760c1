import { isAbsolute, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ file: string, title: string, message: string }} Failure one test, or a file that could not run */
/** @typedef {{ results: { error?: { message?: string } }[] }} Tried a test in one project, with each try */
/** @typedef {{ title: string, file: string, line: number, ok: boolean, tests: Tried[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

const MOST_SHOWN = 20
const MOST_LINES = 6
const MOST_CHARACTERS = 600

/**
 * Returns what failed in a report of Vitest's reporter `json`. A file that could not be loaded counts as one.
 * @param {{ testResults?: { name: string, status: string, message?: string, assertionResults: { status: string,
 * fullName: string, failureMessages?: string[] | null }[] }[] } | undefined} report
 * @returns {Failure[]}
 */
export function failuresOfVitest(report) {
  return (report?.testResults ?? []).flatMap((file) => {
    const failed = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((one) => ({ file: file.name, title: one.fullName, message: (one.failureMessages ?? []).join('\n') }))
    if (failed.length > 0 || file.status !== 'failed') return failed
    return [{ file: file.name, title: 'could not run', message: file.message ?? '' }]
  })
}

/**
 * Returns what failed in a report of Playwright's reporter `json`.
 * @param {{ suites?: Suite[], errors?: { message?: string }[] } | undefined} report
 * @returns {Failure[]}
 */
export function failuresOfPlaywright(report) {
  const failed = specsOf(report?.suites ?? []).filter(({ ok }) => !ok)
  const outside = (report?.errors ?? []).map(({ message = '' }) => ({ file: 'e2e', title: 'could not run', message }))
  return [...failed.map(describeSpec), ...outside]
}

/** @param {Suite[]} suites @returns {Spec[]} */
const specsOf = (suites) => suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])])

/** @param {Spec} spec */
function describeSpec({ file, line, title, tests }) {
  const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []))
  return { file: `e2e/${file}:${line}`, title, message: errors[0] ?? '' }
}

/**
 * Returns the lines with which `npm test` ends after a failure: what failed, and how each message begins. The runners
 * print whole messages far above them, where a log that is cut short may not reach.
 * @param {Failure[]} failures
 * @param {string} root the project's folder, which is left out of names
 */
export function describeFailures(failures, root) {
  const shown = failures.slice(0, MOST_SHOWN).map(({ file, title, message }) => {
    const name = isAbsolute(file) ? relative(root, file) : file
    return [`FAILED  ${name} › ${title}`, ...beginningOf(message).map((line) => `        ${line}`)].join('\n')
  })
  const more = failures.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n')
}

/** @param {string} message */
function beginningOf(message) {
  const lines = stripVTControlCharacters(message).slice(0, MOST_CHARACTERS).split('\n')
  return lines.filter((line) => line.trim() !== '').slice(0, MOST_LINES)
}

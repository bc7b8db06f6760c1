import type { AuditWords } from '@/lib/i18n/console/audit/shape'
import type { EntryView } from './view'

/** Returns who did it, as the beginning of a sentence. */
export function whoText({ callerKind, callerName }: EntryView, words: AuditWords): string {
  if (callerKind === 'operator') return words.operator
  if (callerKind === 'key') return callerName === null ? words.goneKey : words.key(callerName)
  return callerName ?? words.goneMember
}

/** Returns what was done, as the end of that sentence. */
export const actionText = ({ action }: EntryView, words: AuditWords): string =>
  words.actions[action] ?? words.unknownAction(action)

/** The address of the screen for a kind of thing; with its id where the kind has a screen for each. */
const SCREENS: Readonly<Record<string, (id: string) => string>> = {
  topic: (id) => `/console/topics/${id}`,
  template: (id) => `/console/templates/${id}`,
  key: (id) => `/console/developers#key-${id}`,
  backend: (id) => `/console/backends/${id}`,
  member: (id) => `/console/members/${id}`,
  invitation: () => '/console/members',
  review: () => '/console/reviews',
  contact: (id) => `/console/people/${id}`,
  import: (id) => `/console/imports/${id}`,
}

/**
 * Returns what an entry is about: its name and the address of its screen. Null where there is nothing to name or to
 * open, such as the business itself and a person who was erased.
 */
export function thingOf(entry: EntryView, words: AuditWords): { name: string; href: string | null } | null {
  const { subjectKind, subjectId, subjectName, action, callerId } = entry
  // Who joins or leaves is named at the beginning of the sentence.
  if (subjectId === callerId) return null
  const href = SCREENS[subjectKind]?.(subjectId) ?? null
  if (subjectName !== null) return { name: subjectName, href }
  return subjectKind === 'contact' && action !== 'contact.erased' ? { name: words.person, href } : null
}

export interface DetailLine {
  key: string
  label: string
  text: string
}

/** What must not be shown even if somebody wrote it into an entry by mistake. */
const HIDDEN = /secret|token|password|hash/i
const MOST_LINES = 100
const DEEPEST = 6

/** Returns a line for each value that an entry says was changed. */
export function detailLines(changes: EntryView['changes'], words: AuditWords): DetailLine[] {
  return linesOf(changes, [], words).slice(0, MOST_LINES)
}

function linesOf(value: unknown, path: readonly string[], words: AuditWords): DetailLine[] {
  if (!isRecord(value) || path.length >= DEEPEST)
    return value === null ? [] : [lineOf(path, words, valueText(value, words))]
  const names = Object.keys(value)
  const isChange = path.length > 0 && names.length === 2 && 'from' in value && 'to' in value
  if (!isChange) return names.flatMap((name) => linesOf(value[name], [...path, name], words))
  const { from, to } = value
  if (!isRecord(from) && !isRecord(to)) return [lineOf(path, words, changeText(from, to, words))]
  const [before, after] = [isRecord(from) ? from : {}, isRecord(to) ? to : {}]
  const inside = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return inside
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .flatMap((name) => linesOf({ from: before[name] ?? null, to: after[name] ?? null }, [...path, name], words))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function lineOf(path: readonly string[], words: AuditWords, text: string): DetailLine {
  const label = path.map((name) => words.fields[name] ?? name).join(', ')
  return { key: path.join('.'), label, text: path.some((name) => HIDDEN.test(name)) ? words.hidden : text }
}

const changeText = (from: unknown, to: unknown, words: AuditWords): string =>
  words.change(valueText(from, words), valueText(to, words))

function valueText(value: unknown, words: AuditWords): string {
  if (value === null || value === undefined || value === '') return words.nothing
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') return words.values[value] ?? value
  if (Array.isArray(value))
    return value.length === 0 ? words.nothing : value.map((each) => valueText(each, words)).join(', ')
  return JSON.stringify(value)
}

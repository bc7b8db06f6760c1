import { expect, test } from 'vitest'
import { contrast } from './brand'
import type { Part } from './style'
import { stylesheetFor } from './stylesheet'

// WCAG 2.2, 1.4.11: the edge by which a person finds a control has 3:1 against what is behind it. All of it is read out
// of the stylesheet as it is sent, so that a rule that is added later is measured too.

const PARTS: readonly Part[] = ['topics', 'bar', 'choices', 'notice', 'done', 'list', 'row', 'reasons', 'field']
const STEPS = ['00', '33', '66', '99', 'cc', 'ff']
const BRANDS = [null, ...STEPS.flatMap((r) => STEPS.flatMap((g) => STEPS.map((b) => `#${r}${g}${b}`)))]

interface Rule {
  media: string
  selectors: string[]
  declarations: Map<string, string>
}

function rulesOf(css: string): Rule[] {
  const rules: Rule[] = []
  const read = (text: string, media: string) => {
    for (const [, selectors = '', body = ''] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const declarations = body.split(';').map((each): [string, string] => {
        const colon = each.indexOf(':')
        return [each.slice(0, colon), each.slice(colon + 1)]
      })
      rules.push({ media, selectors: selectors.split(','), declarations: new Map(declarations) })
    }
  }
  const MEDIA = /@media([^{]*)\{((?:[^{}]*\{[^{}]*\})*)\}/g
  read(css.replaceAll(MEDIA, ''), '')
  for (const [, media = '', inside = ''] of css.matchAll(MEDIA)) read(inside, media)
  return rules
}

/** Returns the custom properties in one scheme. */
function variablesOf(rules: readonly Rule[], scheme: 'light' | 'dark'): Map<string, string> {
  const roots = rules.filter(
    ({ media, selectors }) =>
      selectors.includes(':root') && (media === '' || (scheme === 'dark' && media === '(prefers-color-scheme:dark)')),
  )
  return new Map(roots.flatMap(({ declarations }) => [...declarations].filter(([name]) => name.startsWith('--'))))
}

/** Returns the last colour of a value as `#rrggbb`: `2px solid var(--s)` and a gradient both end in theirs. */
function colorIn(value: string, variables: ReadonlyMap<string, string>): string | undefined {
  const name = [...value.matchAll(/var\((--[a-z]+)\)/g)].at(-1)?.[1]
  const short = name === undefined ? /#[0-9a-f]{3,6}\b/.exec(value)?.[0] : variables.get(name)
  return short?.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
}

/** Returns the value that counts where several rules of the same weight set it: that of the last one. */
function lastOf(rules: readonly Rule[], wanted: readonly string[], properties: readonly string[]): string | undefined {
  return rules
    .filter(({ media, selectors }) => media === '' && selectors.some((selector) => wanted.includes(selector)))
    .flatMap(({ declarations }) => properties.flatMap((property) => declarations.get(property) ?? []))
    .at(-1)
}

/** What is under a control: the page, a card, a notice, and what the bar lays over the page. */
const GROUNDS = [[':root'], ['.c'], ['.n'], ['.a']]
/** Each control with an edge of its own, by the rules that style it, in their order. */
const CONTROLS: Record<string, string[]> = {
  'a secondary button': ['.b'],
  'the stop': ['.b', '.k'],
  'the primary button': ['.b', '.p'],
  'a switch that is off': ['.t input'],
  'a switch that is on': ['.t input', '.t :checked'],
  'a switch that can’t be moved': ['.t input', '.t :disabled'],
  'the field for a comment': ['textarea'],
  'the field for a number': ['.f'],
}

/** Returns each control whose edge is not seen on one of the grounds, in words. */
function faintEdges(css: string): string[] {
  const rules = rulesOf(css)
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const variables = variablesOf(rules, scheme)
    return Object.entries(CONTROLS).flatMap(([control, styledBy]) => {
      const edge = colorIn(lastOf(rules, styledBy, ['border', 'border-color']) ?? '', variables)
      return GROUNDS.flatMap((ground) => {
        const behind = colorIn(lastOf(rules, ground, ['background']) ?? '', variables)
        const ratio = edge && behind ? contrast(edge, behind) : 0
        return ratio >= 3 ? [] : [`${control} on ${ground.join()}, ${scheme}: ${edge} on ${behind} is ${ratio}`]
      })
    })
  })
}

test('with any brand colour every control has an edge of 3:1 on whatever is behind it, in light and dark', () => {
  for (const color of BRANDS) expect([color, ...faintEdges(stylesheetFor(color, PARTS))]).toEqual([color])
})

test('only the rules that are measured set the edge of a control', () => {
  const measured = new Set(Object.values(CONTROLS).flat())
  const edged = rulesOf(stylesheetFor(null, PARTS)).filter(({ declarations }) =>
    [...declarations.keys()].some((name) => /^border(?!-radius)/.test(name)),
  )
  const others = new Set(edged.flatMap(({ selectors }) => selectors).filter((selector) => !measured.has(selector)))
  // Cards and notices, the lines between rows, and two that have no edge: the languages and a group of reasons.
  expect([...others].toSorted()).toEqual(['.c', '.l li+li', '.n', '.o+.o', '.t+.t', '.u>*', 'fieldset'])
})

test('an edge in the colour of the lines between rows would be found', () => {
  const css = stylesheetFor(null, PARTS)
  const faint = css.replace(
    'border:2px solid var(--s);background:var(--p)',
    'border:2px solid var(--l);background:var(--p)',
  )
  expect(faint).not.toBe(css)
  expect(faintEdges(faint)).toHaveLength(8)
})

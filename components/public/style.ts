import { type BrandColors, SCHEMES } from './brand'
import type { Theme } from './view'

type Scheme = (typeof SCHEMES)[keyof typeof SCHEMES]

const scheme = ({ paper, ground, ink, soft, line }: Scheme) =>
  `--paper:${paper};--ground:${ground};--ink:${ink};--soft:${soft};--line:${line}`

/** The brand's own colours, in light or dark. */
const own = ({ brand, onBrand }: BrandColors) => `--brand:${brand};--on:${onBrand}`

/** What a page looks like in a brand's colours. */
export interface Palette {
  light: BrandColors
  dark: BrandColors
}

const colorsOf = (palette: Palette, name: 'light' | 'dark') => `${scheme(SCHEMES[name])};${own(palette[name])}`

/** The beginning of the first rule: the colours of the one scheme there is, or the light ones of both. */
const rootOf = (palette: Palette, theme: Theme) =>
  theme === 'auto'
    ? `:root{color-scheme:light dark;${colorsOf(palette, 'light')};`
    : `:root{color-scheme:${theme};${colorsOf(palette, theme)};`

/**
 * The whole look of the page. Class names are short, because each visit loads them:
 * b button · p primary · k stop · c card · t topic · q a topic that is on by its policy alone · u other languages ·
 * d done · v for screen readers only · n notice · s soft · g grid of choices · l list · r row of actions ·
 * a the bar of actions · m exact text · x padded box · o option · w full width · f field to type in · y initials for
 * a logo · z a link of its own line.
 * Nothing moves, so nothing has to be switched off for people whom motion makes ill.
 */
const source = (palette: Palette, theme: Theme) => `
${rootOf(palette, theme)}--edge:min(1rem,5vw);font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
${theme === 'auto' ? `@media(prefers-color-scheme:dark){:root{${colorsOf(palette, 'dark')}}}` : ''}
*{box-sizing:border-box}
label,button,summary,.t input{cursor:pointer}
html{scroll-padding-block-end:6rem}
body{margin:0;padding-block:0 2rem;overflow-wrap:break-word;hyphens:auto;hyphenate-limit-chars:10 4 4}
body>*{max-width:36rem;margin-inline:auto;padding-inline:var(--edge)}
.u,.t,.r,.a,.l li,footer div{display:flex;flex-wrap:wrap;gap:0 1rem}
.u{justify-content:end}
.u>*{font:inherit;color:inherit;background:none;border:0;padding:.625rem .25rem;text-decoration:underline}
header,.o{display:flex;gap:.75rem;align-items:center}
.d{display:flex;gap:.75rem}
header b{display:block;font-size:1.0625rem}
header img,.y{flex:none;inline-size:2.75rem;block-size:2.75rem;border-radius:50%;object-fit:cover}
.y{background:var(--brand);color:var(--on);font-weight:700}
em,i{font-style:normal}
.y,.d::before{display:grid;place-items:center}
.s,header small,footer{color:var(--soft)}
header small,footer{font-size:.875rem}
h1{font-size:min(1.5rem,12vw);margin:1.5rem 0 .5rem}
h2{font-size:1.0625rem;margin:0 0 .25rem}
p,ul{margin:0 0 1rem}
.c,.n{background:var(--paper);color:var(--ink);font-size:1rem;border:1px solid var(--line);border-radius:1rem;margin-block:0 1rem}
.n{padding:.9rem var(--edge);border-inline-start:.3125rem solid var(--ink)}
.n p,.x p:last-child{margin:.25rem 0 0}
.x{padding:1rem var(--edge)}
.n .b,.x .b{margin-block-start:.75rem}
.x h2~h2{margin-block-start:1.25rem}
.t{row-gap:.5rem;padding:.9rem var(--edge);align-items:center}
.t>span{flex:1 1 11rem;min-inline-size:0}
.t>span+span{flex:none;display:grid;justify-items:center;inline-size:3.75rem}
.t+.t,.l li+li,.o+.o{border-block-start:1px solid var(--line)}
.t b{display:block;font-weight:600}
.t span span{color:var(--soft);font-size:.9375rem;line-height:1.4}
.t em{display:block;color:var(--ink);margin-block-start:.25rem}
.t i{display:none;font:600 .875rem/1.5 system-ui}
.t :checked+i,.t :not(:checked)+i+i{display:block}
.t input{appearance:none;inline-size:3.25rem;block-size:2rem;border-radius:1rem;border:2px solid var(--soft);position:relative;margin:0}
.t input::after{content:"";position:absolute;inset-block-start:.25rem;inset-inline-start:.25rem;inline-size:1.25rem;block-size:1.25rem;border-radius:50%;background:var(--soft);font:700 .8125rem/1.25rem system-ui;text-align:center}
.t :checked{background:var(--brand);border-color:var(--brand)}
.t :checked::after{content:"✓";inset-inline-start:1.5rem;background:var(--on);color:var(--brand)}
.q :checked{background:none}
.q :checked::after{background:var(--brand);color:var(--paper)}
.t :disabled{background:var(--ink);border-color:var(--ink)}
.t :disabled::after{background:var(--paper);color:var(--ink)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.b{font:inherit;font-weight:600;display:inline-grid;place-content:center;text-align:center;text-decoration:none;min-block-size:3rem;padding:.5rem 1rem;border-radius:1rem;border:2px solid var(--soft);background:var(--paper);color:var(--ink)}
h1,h2,header,.b{line-height:1.25}
.p{background:var(--brand);border-color:var(--brand);color:var(--on)}
.k{border-color:var(--ink)}
.w{inline-size:100%}
.r{gap:.625rem;margin-block:0 1.5rem}
.r>*{flex:1 1 8rem}
.a>*{flex:1}
.r>form{display:grid}
.r>small{flex-basis:100%}
.a{gap:.625rem;position:sticky;inset-block-end:0;margin:-.25rem calc(-1*var(--edge)) .5rem;padding:1rem var(--edge) .75rem;background:linear-gradient(transparent,var(--ground) .875rem)}
summary{padding:.75rem var(--edge);font-weight:600;border-radius:1rem}
summary~*{padding-inline:var(--edge)}
ul{padding-inline-start:1.25rem}
.g{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:.625rem;padding-block-end:1rem}
.g .b,.a .b{padding-inline:.25rem}
.r~* .g .b{margin:0}
.d,header,footer{overflow-wrap:anywhere}
.d{margin-block-end:1rem}
.d::before{content:"✓";flex:none;inline-size:2.25rem;block-size:2.25rem;border-radius:50%;background:var(--ink);color:var(--ground);font-size:1.125rem;margin-block-start:-.125rem}
@media(max-width:18em){.d,header{display:block}}
@media(max-width:12em),(max-height:24em){.a{position:static}}
.l{list-style:none;padding:0 var(--edge)}
.l li{justify-content:space-between;padding-block:.75rem}
fieldset{border:0;margin:0;padding:0;min-inline-size:0}
legend{padding:1rem var(--edge) .5rem;font-weight:600}
.o{min-block-size:3rem;padding:.5rem var(--edge)}
.o input{accent-color:var(--brand);inline-size:1.25rem;block-size:1.25rem;margin:0;flex:none}
textarea{display:block;inline-size:100%;margin-block:.375rem 1rem;padding:.625rem .75rem;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:.75rem;resize:vertical}
.f{display:block;inline-size:100%;min-block-size:3rem;margin-block:.375rem;padding:.5rem .75rem;font:inherit;font-size:1.125rem;color:inherit;background:var(--ground);border:2px solid var(--soft);border-radius:.75rem}
footer{margin-block-start:1.5rem}
a{color:inherit}
footer a{padding-block:.75rem}
.z{display:inline-block;padding-block:.75rem}
.m{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.75rem}
.v{position:absolute;clip-path:inset(50%);inline-size:1px;block-size:1px;overflow:hidden;white-space:nowrap}
button.v{scale:0}
@media(forced-colors:active){.t input{appearance:auto;inline-size:1.5rem;block-size:1.5rem}.t input::after{display:none}.a{background:Canvas}}
@media print{.a,.r,.g,.c:has(>form),details,nav{display:none}}
`

/**
 * Shorter forms of the same rules. Lines run across the page in each of our languages, also in one written from right
 * to left, so these set the same sizes and sides.
 */
const SHORTER: readonly [RegExp, string][] = [
  [/#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b/g, '#$1$2$3'],
  [/inline-size/g, 'width'],
  [/block-size/g, 'height'],
  [/inset-block-start/g, 'top'],
  [/inset-block-end/g, 'bottom'],
  [/(margin|padding|border)-block-start/g, '$1-top'],
  [/(margin|padding|border)-block-end/g, '$1-bottom'],
  [/--(b|e|g|i|l|o|p|s)[a-z]+\b/g, '--$1'],
]

export const shorten = (css: string) => SHORTER.reduce((text, [long, short]) => text.replaceAll(long, short), css)

/**
 * What only some pages have, by the classes and elements that its rules are for. All other rules are on every page. A
 * page names its parts (`Document`), and gets no rule of another.
 */
const PARTS = {
  topics: ['t', 'q'],
  bar: ['a'],
  choices: ['g'],
  notice: ['n'],
  done: ['d'],
  list: ['l'],
  row: ['r'],
  reasons: ['o', 'fieldset', 'legend', 'textarea'],
  field: ['f'],
  initials: ['y'],
  proof: ['m'],
  keep: ['z'],
} as const

export type Part = keyof typeof PARTS

const PART_OF = new Map<string, string>(
  Object.entries(PARTS).flatMap(([part, names]) => names.map((name) => [name, part] as const)),
)

/** Returns the classes of a selector, and those of its elements that belong to a part. */
export const namesIn = (selector: string): string[] =>
  [...selector.matchAll(/\.([a-z])\b|\b(fieldset|legend|textarea)\b/g)].map(
    ([, name, element]) => name ?? element ?? '',
  )

/** Leaves out each selector that is for a part which is not given, and each rule that has no selector left. */
function onlyFor(parts: ReadonlySet<string>, rules: string): string {
  return rules.replaceAll(/([^{}]+)(\{[^{}]*\})/g, (_, selectors: string, body: string) => {
    const left = selectors.split(',').filter((selector) =>
      namesIn(selector).every((name) => {
        const part = PART_OF.get(name)
        return part === undefined || parts.has(part)
      }),
    )
    return left.length === 0 ? '' : left.join() + body
  })
}

/**
 * Returns the rules of a page with these parts in a brand's colours, in the order of the source: one rule a line in this
 * file, without anything between them when they are sent.
 */
export function styleOf(palette: Palette, parts: readonly Part[], theme: Theme = 'auto'): string {
  const wanted = new Set<string>(parts)
  const lines = source(palette, theme)
    .split('\n')
    .map((line) => {
      const [, media, rules] = /^(@media[^{]*)\{(.*)\}$/.exec(line) ?? []
      if (media === undefined || rules === undefined) return onlyFor(wanted, line)
      const left = onlyFor(wanted, rules)
      return left === '' ? '' : `${media}{${left}}`
    })
  return shorten(lines.join(''))
}

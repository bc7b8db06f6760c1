/** The colours in which a page is previewed, whatever the member's own browser prefers. */
export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

const DARK_RULES = /@media\(prefers-color-scheme:dark\)\{((?:[^{}]*\{[^{}]*\})*)\}/g

/** Returns the markup of a page whose stylesheet knows one scheme only. */
export function inScheme(html: string, scheme: Scheme): string {
  const [before = '', style = '', after = ''] = html.split(/<style>|<\/style>/, 3)
  const rules = style
    .replaceAll('color-scheme:light dark', `color-scheme:${scheme}`)
    .replaceAll(DARK_RULES, scheme === 'dark' ? '$1' : '')
  return `${before}<style>${rules}</style>${after}`
}

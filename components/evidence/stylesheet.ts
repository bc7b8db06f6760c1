import { brandPalette, SCHEMES } from '@/components/public/brand'
import { BoundedMap } from '@/lib/bounded-map'

type Scheme = (typeof SCHEMES)[keyof typeof SCHEMES]

const scheme = ({ paper, ground, ink, soft, line }: Scheme, { brand }: { brand: string }, bad: string) =>
  `--paper:${paper};--ground:${ground};--ink:${ink};--soft:${soft};--line:${line};--brand:${brand};--bad:${bad}`

/** A contrast of 7:1 or more on paper and ground, in light and in dark. */
const BAD = { light: '#8f1d14', dark: '#ffb4a8' }

const RULES = `
*,::before,::after{box-sizing:border-box}
body{margin:0;padding:clamp(1.25rem,5vw,4rem) 1.125rem 4rem;overflow-wrap:anywhere}
body>*{max-width:46rem;margin-inline:auto}
h1{font-size:clamp(1.875rem,7vw,2.75rem);line-height:1.08;letter-spacing:-.028em;margin:.5rem 0 .75rem;text-wrap:balance}
h2{font-size:1.3125rem;line-height:1.25;letter-spacing:-.015em;margin:3.25rem 0 .25rem}
h3{font-size:1rem;margin:2rem 0 .75rem}
p{margin:0}
a{color:inherit}
code{font:.8125em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
small,.s{color:var(--soft);font-size:.875rem}
time{white-space:nowrap}
.kicker{font-weight:600;display:flex;align-items:center;gap:.625rem}
.kicker::before{content:"";inline-size:.75rem;block-size:.75rem;border-radius:50%;background:var(--brand)}
.lead{font-size:1.125rem;line-height:1.5;max-width:36rem;text-wrap:pretty}
.made{margin-block:.75rem 0}
.seal{display:grid;grid-template-columns:auto 1fr;gap:.125rem 1rem;align-items:start;background:var(--paper);border:1px solid var(--line);border-radius:1.125rem;padding:1.125rem 1.25rem;margin-block:2rem}
.seal>*{grid-column:2}
.seal::before{content:"✓";grid-area:1/1/span 2;inline-size:2.75rem;block-size:2.75rem;border-radius:50%;background:var(--ink);color:var(--paper);display:grid;place-items:center;font-size:1.25rem;font-weight:700}
.seal.bad{border-color:var(--bad)}
.seal.bad::before{content:"!";background:var(--bad)}
.seal h2{margin:0;font-size:1.1875rem}
.seal ul{margin:.5rem 0 0;padding-inline-start:1.125rem}
.pair{display:grid;grid-template-columns:1.45fr 1fr;gap:1.5rem 2.5rem}
.pair h2{margin-block-start:0;font-size:1rem;letter-spacing:0}
dl{margin:.375rem 0 0;display:grid;grid-template-columns:minmax(6.5rem,auto) 1fr;gap:.25rem 1rem}
dt{color:var(--soft)}
dd{margin:0}
.now{list-style:none;margin:1rem 0 0;padding:0;border-block-start:1px solid var(--line)}
.now li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.125rem 1.5rem;padding-block:.75rem;border-block-end:1px solid var(--line)}
.now b,.now strong{font-weight:600}
.now small{display:block}
.now p{text-align:end}
.now .no{color:var(--soft)}
ol.lines{list-style:none;margin:1.25rem 0 0;padding:0}
ol.lines>li{position:relative;padding:0 0 2rem 2.75rem}
ol.lines>li::before{content:attr(data-seq);position:absolute;inset-block-start:-.125rem;inset-inline-start:0;min-inline-size:1.75rem;block-size:1.75rem;padding-inline:.375rem;border-radius:1rem;border:1.5px solid var(--ink);background:var(--ground);display:grid;place-items:center;font-size:.8125rem;font-weight:600;font-variant-numeric:tabular-nums;z-index:1}
ol.lines>li::after{content:"";position:absolute;inset-block:1.625rem .125rem;inset-inline-start:.875rem;border-inline-start:1.5px solid var(--line)}
ol.lines>li:last-child::after{display:none}
ol.lines>li.bad::before{border-color:var(--bad);color:var(--bad)}
.what{font-weight:600;font-size:1.0625rem;line-height:1.35}
.what small{font-weight:400}
.how{margin-block-start:.125rem}
.more{margin-block-start:.625rem}
.proof{margin-block-start:.75rem;padding:.75rem 1rem;background:var(--paper);border:1px solid var(--line);border-radius:.875rem}
.proof dl{margin:0 0 .5rem;font-size:.875rem;gap:.125rem 1rem}
.proof blockquote{margin:0 0 .5rem;font-size:1.0625rem;line-height:1.45;text-wrap:pretty}
.void .what{color:var(--soft);font-weight:500}
.proof p{font-size:.875rem;color:var(--soft)}
.proof.bad,.proof.bad p{border-color:var(--bad);color:var(--bad)}
.hash{display:block;color:var(--soft);margin-block-start:.5rem}
.text{background:var(--paper);border:1px solid var(--line);border-radius:1.125rem;padding:1.125rem 1.25rem;margin-block:1rem 0}
.text ul{list-style:none;margin:.875rem 0;padding:0}
.text li{padding-block:.625rem;border-block-start:1px solid var(--line)}
.text li b{display:block}
details{margin-block-start:.75rem}
summary{cursor:pointer;font-weight:600;font-size:.9375rem}
pre{margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:.75rem/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.sealed{margin:1.25rem 0 0;padding:1rem 0 0;border-block-start:1px solid var(--line)}
.check{margin:.75rem 0 0;padding-inline-start:1.25rem;max-width:40rem}
.check li+li{margin-block-start:.5rem}
.bad-text{color:var(--bad)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
:target{outline:2px solid var(--brand);outline-offset:4px}
@media(max-width:40em){.pair{grid-template-columns:1fr}}
@media(max-width:30em){.now p{text-align:start}.now p small{display:inline}.now p small::before{content:" · "}dl:not(.proof dl){grid-template-columns:1fr;gap:0}dd{margin-block-end:.375rem}.proof dl{grid-template-columns:fit-content(42%) 1fr}time{white-space:normal}}
@media print{@page{margin:18mm 16mm}:root{font-size:10.5pt;background:#fff}body{padding:0}body>*{max-width:none}.seal,.proof,.text{background:none}ol.lines>li,.text li,.now li,.sealed,.seal{break-inside:avoid}h2,h3{break-after:avoid}details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}}
`

const sheets = new BoundedMap<string, string | null>(10_000)

/** The document's one stylesheet, in a business's colour (`#rrggbb`, or null for neutral). */
export function evidenceStylesheet(color: string | null): string {
  return sheets.remember(color, () => makeSheet(color))
}

function makeSheet(color: string | null): string {
  const { light, dark } = brandPalette(color)
  const font = 'font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif'
  const root = `:root{color-scheme:light dark;${scheme(SCHEMES.light, light, BAD.light)};${font};color:var(--ink);background:var(--ground)}`
  // Paper is light, whatever the screen was.
  const inDark = `@media screen and (prefers-color-scheme:dark){:root{${scheme(SCHEMES.dark, dark, BAD.dark)}}}`
  return `${root}${inDark}${RULES}`.replaceAll('\n', '')
}

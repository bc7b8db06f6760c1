import { SCHEMES } from '@/components/public/brand'
import { shorten } from '@/components/public/style'

type Scheme = (typeof SCHEMES)[keyof typeof SCHEMES]

const scheme = ({ paper, ground, ink, soft, line }: Scheme, accent: string, code: string) =>
  `--paper:${paper};--ground:${ground};--ink:${ink};--soft:${soft};--line:${line};--accent:${accent};--code:${code}`

/** The same style as the preference page, but denser: quiet surfaces, one accent, aligned numbers and names. */
const source = `
:root{color-scheme:light dark;${scheme(SCHEMES.light, '#0b6e4f', '#eeefea')};font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--paper);scroll-padding-block-start:1.5rem}
@media(prefers-color-scheme:dark){:root{${scheme(SCHEMES.dark, '#7fd6b4', '#262c28')}}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:.0625rem}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px;border-radius:.25rem}
code,pre,.method,.side span,.top span{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{font-size:.875em;background:var(--code);padding:.1em .35em;border-radius:.3rem;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.2;letter-spacing:-.018em;text-wrap:balance}
p{margin:0 0 1rem}
.skip{position:absolute;inset-block-start:.5rem;inset-inline-start:.5rem;background:var(--paper);padding:.75rem 1rem;z-index:2;clip-path:inset(50%)}
.skip:focus{clip-path:none}
main{max-width:80rem;padding:1.5rem 1.25rem 6rem;margin-inline:auto}
.lead{max-width:44rem;padding-block:1rem 1.5rem}
.eyebrow{color:var(--soft);font-size:.875rem;margin:0}
h1{font-size:clamp(2rem,7vw,2.75rem);margin:.25rem 0 1rem;letter-spacing:-.03em}
.big{font-size:1.25rem;line-height:1.45;text-wrap:pretty}
.basics{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:2rem 3.5rem;border-block-start:1px solid var(--line);padding-block-start:2rem}
.basics h2{font-size:1.0625rem;margin:0 0 .5rem}
.basics p{max-width:36rem;color:var(--soft)}
.basics>div>p:last-child{margin:0}
.basics>.part{grid-column:1/-1;margin:0}
.group>h2{font-size:1.75rem;margin:5rem 0 0;padding-block-end:.75rem;border-block-end:2px solid var(--ink)}
article{padding-block:2.5rem;border-block-end:1px solid var(--line);display:grid;gap:1.5rem}
article:last-child{border:0}
article>*{min-inline-size:0}
h3{font-size:1.3125rem;margin:0 0 .5rem}
h3 a{color:inherit;text-decoration:none}
h3 a:hover{text-decoration:underline}
:target>.said h3 a,h2:target{text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:.1875rem}
.call{margin:0 0 1rem;display:flex;align-items:baseline;gap:.625rem}
.call code{background:none;padding:0;font-size:1rem}
.method{flex:none;font-size:.75rem;font-weight:700;letter-spacing:.04em;line-height:1.5;border:1.5px solid var(--soft);color:var(--soft);padding:0 .4em;border-radius:.3rem}
.writes{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.said>p{max-width:42rem}
.facts{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;color:var(--soft);font-size:.9375rem}
.caption{font-size:.875rem;color:var(--soft);margin:0 0 .375rem}
pre{margin:0;padding:1rem 1.125rem;background:var(--ground);border:1px solid var(--line);border-radius:.75rem;overflow-x:auto;font-size:.8125rem;line-height:1.6;tab-size:2}
pre code{background:none;padding:0;font-size:1em;overflow-wrap:normal;user-select:all}
.example pre+.caption{margin-block-start:1rem}
.copy{float:inline-end;margin-block-start:-1.9rem;font:inherit;font-size:.8125rem;min-block-size:1.5rem;padding:0 .75rem;border:1px solid var(--soft);border-radius:.375rem;background:var(--paper);color:var(--ink);cursor:pointer}
.part{margin-block-end:1.75rem}
.part:last-child{margin-block-end:0}
h4,.part>h3{font-size:1rem;margin:0;letter-spacing:0;display:inline}
h4+.fields,h3+.fields{margin-block-start:.5rem}
.note,.type{color:var(--soft);font-weight:400;font-size:.875rem}
summary{cursor:pointer;padding-block:.375rem;display:flex;gap:.625rem;align-items:baseline;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"+";inline-size:1ch;font:600 1.0625rem/1 ui-monospace,monospace;color:var(--accent)}
[open]>summary::before{content:"–"}
.fields{margin:0;border-block-start:1px solid var(--line)}
.fields>div{display:grid;grid-template-columns:1fr;gap:.125rem 2rem;padding-block:.625rem;border-block-end:1px solid var(--line)}
.fields>div:last-child{border-block-end:0}
.fields dt{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .75rem}
.fields dt code{font-weight:600;background:none;padding:0}
.type b{font-weight:600;color:var(--accent)}
.fields dd{margin:0;color:var(--soft);font-size:.9375rem;line-height:1.5}
.words{display:flex;flex-wrap:wrap;gap:.375rem;margin-block:.25rem}
.words code{color:var(--ink)}
.depth1 dt{padding-inline-start:1.25rem}.depth2 dt{padding-inline-start:2.5rem}.depth3 dt{padding-inline-start:3.75rem}.depth4 dt{padding-inline-start:5rem}
.side{display:none}
.top{border-block-end:1px solid var(--line)}
.up{position:fixed;inset-block-end:1rem;inset-inline-end:1rem;background:var(--ink);color:var(--paper);padding:.625rem 1rem;border-radius:2rem;font-size:.875rem;font-weight:600;text-decoration:none}
.top>summary{padding:.875rem 1.25rem;font-weight:600}
.top nav{padding:0 1.25rem 1rem}
nav p{margin:1.25rem 0 .25rem;font-weight:600;font-size:.9375rem}
nav p a{color:inherit;text-decoration:none}
nav ul{list-style:none;margin:0;padding:0}
nav li a{display:flex;gap:.5rem;align-items:baseline;padding-block:.3125rem;color:var(--soft);text-decoration:none;font-size:.8125rem;line-height:1.4}
nav a:hover{color:var(--ink);text-decoration:underline}
nav .method{font-size:.625rem;inline-size:3.75rem;text-align:center;padding:0}
@media(min-width:48rem){
.fields>div{grid-template-columns:minmax(0,13rem) minmax(0,1fr)}
.fields dt{display:block}
.fields dd{padding-block-start:.0625rem}
.fields .type{display:block}
}
@media(min-width:64rem){
body{display:grid;grid-template-columns:19rem minmax(0,1fr)}
.top,.up{display:none}
.side{display:block;position:sticky;inset-block-start:0;block-size:100vh;overflow-y:auto;padding:1.25rem 1.25rem 3rem 1.75rem;background:var(--ground);border-inline-end:1px solid var(--line)}
main{padding:2.5rem 3.5rem 8rem;margin:0;inline-size:100%}
}
@media(min-width:90rem){
article{grid-template-columns:minmax(0,1fr) minmax(0,27rem);gap:1.5rem 3rem}
.example{grid-row:1/span 2;grid-column:2}
}
@media print{.side,.top,.skip,.up{display:none}body{display:block}}
`

export const DOCS_STYLE = shorten(source.replaceAll('\n', ''))

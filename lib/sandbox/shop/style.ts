/** How the demo's shop looks. It is a site of its own, and shares nothing with the page that it shows in a frame. */
export const SHOP_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fbf6ee,#16120f);--card:light-dark(#fffdf9,#211b17);
  --ink:light-dark(#2b1d14,#f4ebe0);--soft:light-dark(#6d5a4c,#bba997);--line:light-dark(#eadfce,#3a2f27);
  --green:light-dark(#0b6e4f,#5fc9a1);--on:light-dark(#fff,#0d1512);--clay:light-dark(#b5472f,#f0977f);
  font:1.0625rem/1.6 Georgia,"Iowan Old Style","Times New Roman",serif;color:var(--ink);background:var(--paper);
  scroll-behavior:smooth}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
body{margin:0}
.in{max-inline-size:72rem;margin-inline:auto;padding-inline:clamp(1.25rem,4vw,3rem)}
a{color:inherit}
.bar{position:sticky;inset-block-start:0;z-index:1;background:color-mix(in srgb,var(--paper) 92%,transparent);
  backdrop-filter:blur(8px);border-block-end:1px solid var(--line);font-family:system-ui,sans-serif;
  font-size:.9375rem}
.bar .in{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.5rem;padding-block:.5rem}
.logo{display:flex;align-items:center;gap:.625rem;font:700 1.1875rem/1.2 Georgia,serif;text-decoration:none;
  margin-inline-end:auto;min-block-size:2.75rem}
.logo svg{inline-size:2.25rem;block-size:2.25rem;border-radius:.625rem}
nav{display:flex;gap:.25rem}
nav a,nav button{display:inline-grid;place-items:center;min-block-size:2.75rem;min-inline-size:2.75rem;
  padding:0 .625rem;text-decoration:none;border-radius:.625rem;color:var(--soft);background:none;border:0;
  font:inherit;cursor:pointer}
nav a:hover,nav button:hover,nav a[aria-current]{color:var(--ink);background:var(--line)}
:focus-visible{outline:3px solid var(--clay);outline-offset:2px}
.hero{display:grid;grid-template-columns:minmax(0,1.1fr) minmax(0,.9fr);gap:clamp(1.5rem,5vw,4rem);
  align-items:center;padding-block:clamp(2.5rem,7vw,5.5rem)}
.over{font:600 .8125rem/1.4 system-ui,sans-serif;letter-spacing:.06em;text-transform:uppercase;color:var(--clay);
  margin:0 0 1rem}
h1{font-size:clamp(2.25rem,6vw,4rem);line-height:1.05;letter-spacing:-.02em;margin:0 0 1.25rem;text-wrap:balance}
.lead{font-size:1.1875rem;color:var(--soft);max-inline-size:34ch;margin:0 0 2rem}
.cta{display:inline-block;font:600 1rem/1 system-ui,sans-serif;padding:1.0625rem 1.5rem;border-radius:999px;
  background:var(--green);color:var(--on);text-decoration:none}
.art{inline-size:100%;block-size:auto;border-radius:2rem;display:block}
h2{font-size:clamp(1.5rem,3.4vw,2.25rem);line-height:1.15;letter-spacing:-.01em;margin:0 0 1.25rem}
.bags{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));gap:1.25rem;padding:0;
  margin:0;list-style:none}
.bags li{background:var(--card);border:1px solid var(--line);border-radius:1.25rem;padding:1.25rem;display:grid;
  grid-template-columns:5.5rem 1fr;gap:1rem;align-items:center}
.bags svg{inline-size:5.5rem;block-size:auto}
.bags h3{margin:0;font-size:1.25rem}
.bags p{margin:.125rem 0 0;font:.9375rem/1.45 system-ui,sans-serif;color:var(--soft)}
.bags b{display:block;margin-block-start:.625rem;font:600 1rem/1 system-ui,sans-serif;color:var(--ink)}
.account{margin-block:clamp(3rem,8vw,6rem);display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.35fr);
  gap:clamp(1.5rem,5vw,4rem);align-items:start;scroll-margin-block-start:5rem}
.account ul{padding:0;margin:1.5rem 0 0;list-style:none;font:1rem/1.5 system-ui,sans-serif;display:grid;gap:.75rem}
.account ul li{display:flex;gap:.75rem;align-items:start}
.account ul li::before{content:"✓";flex:none;display:grid;place-items:center;inline-size:1.5rem;block-size:1.5rem;
  border-radius:50%;background:var(--green);color:var(--on);font-size:.8125rem}
.account p{color:var(--soft);margin:0}
.frame{border-radius:1.5rem;overflow:hidden;border:1px solid var(--line);background:var(--card);
  box-shadow:0 1.5rem 3rem -2rem rgb(43 29 20/.45)}
.frame a{display:block;padding:2rem;font-family:system-ui,sans-serif}
.told{font:600 1rem/1.5 system-ui,sans-serif;min-block-size:1.5rem;margin-block-start:1.5rem!important;
  color:var(--green)!important}
footer{border-block-start:1px solid var(--line);padding-block:2rem;font:.9375rem/1.5 system-ui,sans-serif;
  color:var(--soft)}
@media(max-width:48rem){.hero,.account{grid-template-columns:minmax(0,1fr)}.art{max-block-size:18rem;
  object-fit:cover}.pages{display:none}}
@media(min-width:48.01rem){.account>div:first-child{position:sticky;inset-block-start:6rem}}
@media(max-width:30rem){.bar .in{column-gap:.25rem}.logo{gap:.5rem;font-size:1.0625rem}.logo svg{
  inline-size:1.75rem;block-size:1.75rem}nav{gap:0}nav a,nav button{padding:0}}
@media(prefers-reduced-motion:reduce){:root{scroll-behavior:auto}}
`

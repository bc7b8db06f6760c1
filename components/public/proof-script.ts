import { createHash } from 'node:crypto'

/**
 * The one script of the public pages, sent only while a front door is asked too much. When the form is sent, it looks
 * for a number with which the challenge's hash begins with as many zero bits as the challenge names, and sends the form
 * with it (lib/services/front-door/proof-of-work.ts). Coming back to the page begins again.
 */
export const PROOF_SCRIPT = `{const f=document.getElementById('ask'),b=f.querySelector('button'),t=b.textContent,e=new TextEncoder;addEventListener('pageshow',()=>{f.answer.value='';b.disabled=false;b.textContent=t});f.addEventListener('submit',async v=>{if(!crypto.subtle)return;v.preventDefault();b.disabled=true;b.textContent=b.dataset.wait;const c=f.challenge.value,z=parseInt(c);for(let n=0;;n++)if(Math.clz32(new DataView(await crypto.subtle.digest('SHA-256',e.encode(c+':'+n))).getUint32(0))>=z){f.answer.value=n;return f.submit()}})}`

/** The source expression that allows exactly this script in a Content-Security-Policy, quotes included. */
export const PROOF_SCRIPT_HASH = `'sha256-${createHash('sha256').update(PROOF_SCRIPT).digest('base64')}'`

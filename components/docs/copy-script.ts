/**
 * The one script of the reference: it puts a button before each example that copies it. A browser without scripts shows
 * the same page without the buttons, and a click into an example selects it whole (`user-select` in the stylesheet).
 */
export const COPY_SCRIPT = `
if(navigator.clipboard)for(const pre of document.querySelectorAll('pre')){
const button=document.createElement('button');
button.type='button';button.className='copy';button.textContent='Copy';
const name=pre.getAttribute('aria-label');if(name)button.setAttribute('aria-label','Copy: '+name);
button.addEventListener('click',async()=>{
try{await navigator.clipboard.writeText(pre.textContent);button.textContent='Copied'}catch{button.textContent='Not copied'}
setTimeout(()=>{button.textContent='Copy'},2000)});
pre.before(button)}
`.replaceAll('\n', '')

/**
 * Returns a script without its comments and indentation. Nothing else is taken from it: what is served can be read, and
 * it is the same on every machine, because its integrity hash is in the documents.
 * @throws Error for a script with template literals, because lib/embed/served.ts holds it as one
 */
export function compact(source: string): string {
  const script = source
    .replaceAll(/\/\*\*[^]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n')
  if (/`|\$\{/.test(script)) throw new Error('a script that is served has no template literals')
  return script
}

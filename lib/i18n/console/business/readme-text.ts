/** Returns the text file of an archive: what it is, a line for each file, and how to check it. */
export const readmeText = (
  title: string,
  files: readonly (readonly [name: string, holds: string])[],
  notes: readonly string[],
): string => [title, '', ...files.map(([name, holds]) => `${name}: ${holds}`), '', ...notes, ''].join('\n')

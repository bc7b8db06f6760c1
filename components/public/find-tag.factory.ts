/** For tests: returns the first `<tag …>` with all these attributes, in whatever order React wrote them. */
export function findTag(html: string, tag: string, attributes: Record<string, string>): string | undefined {
  return [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>`, 'g'))]
    .map(([match]) => match)
    .find((match) => Object.entries(attributes).every(([name, value]) => match.includes(` ${name}="${value}"`)))
}

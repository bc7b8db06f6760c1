/** Elements that have no end: a slash in their tag says nothing. */
const VOID = /^<(?:br|hr|img|input|link|meta)\b/
/** Attributes whose values are one word of ours. Names, values and addresses of forms keep their quotes. */
const ONE_WORD = / (class|id|role|form|tabindex|width|height|method|charset|aria-[a-z]+)="([\w-]+)"/g
const WITHOUT_VALUE = / (checked|disabled|required)=""/g

/**
 * Returns the same document in fewer bytes: without quotes and slashes that HTML can do without (HTML Standard,
 * 13.1.2.3). React escapes quotes and brackets in every text and value, so what looks like a tag is one; a script is
 * left alone, because in it a bracket may be anything.
 */
export function shortenMarkup(html: string): string {
  return html.replace(/<script\b[^]*?<\/script>|<[a-z][^<>]*>/g, (tag) => {
    const isVoid = VOID.test(tag)
    if (tag.startsWith('<script') || (tag.endsWith('/>') && !isVoid)) return tag
    const short = tag.replace(ONE_WORD, ' $1=$2').replace(WITHOUT_VALUE, ' $1')
    return isVoid ? short.replace(/\/>$/, '>') : short
  })
}

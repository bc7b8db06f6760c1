import type { Operation } from '@/lib/api/operation'

/** Returns the command with which a reader can try an operation. */
export function curlOf(operation: Operation, baseUrl: string): string {
  const { method, path, example, body, stream, write, answerTypes } = operation
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => example?.params?.[name] ?? `<${name}>`)
  // Operations write their query with or without the question mark.
  const query = example?.query?.replace(/^\??/, '?') ?? ''
  const url = `${baseUrl}${filled}${query}`
  const isPlain = method === 'GET' || (method === 'POST' && body !== undefined)
  const lines = [
    `curl ${quoted(url)}`,
    ...(isPlain || stream ? [] : [`-X ${method}`]),
    `-H "Authorization: Bearer $SAYSO_API_KEY"`,
    ...(write && method === 'POST' ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(body
      ? [
          '-H "Content-Type: application/json"',
          `-d ${quoted(JSON.stringify(example?.body ?? {}, null, 2).replaceAll('\n', '\n  '))}`,
        ]
      : []),
    ...(stream ? [method === 'PUT' ? '-T people.csv' : '--data-binary @people.csv'] : []),
    ...(answerTypes && !operation.answer
      ? [`-o ${path.split('/').at(-1)?.includes('.') ? path.split('/').at(-1) : 'answer'}`]
      : []),
  ]
  return lines.join(' \\\n  ')
}

/** Returns a text quoted for a POSIX shell, and unquoted if it needs no quotes. */
const quoted = (text: string) => (/^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`)

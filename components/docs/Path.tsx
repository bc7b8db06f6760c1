/** A path that may be wrapped after a slash, and elsewhere only if it must. */
export function Path({ path }: { path: string }) {
  return path.split(/(?<=\/)/).map((part, index) => (
    <span key={index}>
      {part}
      <wbr />
    </span>
  ))
}

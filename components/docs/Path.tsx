/** A path that may be broken after a slash, and nowhere else unless it must. */
export function Path({ path }: { path: string }) {
  return path.split(/(?<=\/)/).map((part, index) => (
    <span key={index}>
      {part}
      <wbr />
    </span>
  ))
}

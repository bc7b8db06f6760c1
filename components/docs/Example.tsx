/**
 * An example with its caption. `name` distinguishes it from those of other endpoints for readers who can't see its
 * place.
 */
export function Example({ caption, name, text }: { caption: string; name: string; text: string }) {
  return (
    <>
      <p className="caption">{caption}</p>
      {/* It scrolls sideways, so the keyboard must reach it (WCAG 2.1.1); a group and no region: landmarks would be too many. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={name} role="group">
        <code>{text}</code>
      </pre>
    </>
  )
}

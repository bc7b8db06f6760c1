interface Props {
  /** Rows of cells, true for dark. */
  cells: readonly (readonly boolean[])[]
  label: string
}

/** A QR code, dark on white in both schemes, because cameras read it so. */
export function QrCode({ cells, label }: Props) {
  const size = cells.length
  const path = cells.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

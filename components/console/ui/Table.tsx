import type { ReactNode } from 'react'

interface Column {
  key: string
  label: ReactNode
  /** A number: at the end edge, digits of one width. */
  isNumber?: boolean
  /** Whether the column's name is repeated beside its cell on a phone, where rows become cards. */
  named?: boolean
}

interface Props {
  caption: string
  columns: readonly Column[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
  /** Two cells beside each other on a phone. */
  pair?: boolean
}

/**
 * A table that becomes cards on a phone. Its first column names the row. The roles are written out because some
 * browsers take them from parts of a table that are laid out as a grid.
 */
export function Table({ caption, columns, rows, pair = false }: Props) {
  return (
    <div className="panel">
      <table role="table" className={pair ? 'stack pair' : 'stack'} aria-label={caption}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ key, label, isNumber }) => (
              <th key={key} role="columnheader" scope="col" className={isNumber ? 'num' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ key, cells }) => (
            <tr key={key} role="row">
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.key} role="rowheader" scope="row">
                    {cells[place]}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role="cell"
                    className={column.isNumber ? 'num' : undefined}
                    data-l={column.named === false ? undefined : column.label}
                  >
                    {cells[place]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import type { Workbench } from './workbench'

/** One measured value, with its method: a figure without its method says nothing. */
export interface Figure {
  what: string
  /** The value as people read it, unit included. */
  shown: string
  value: number
  unit: string
  /** The aim, and whether it was reached. A figure without an aim is for comparison. */
  target?: { text: string; met: boolean }
  method: string
}

export interface Bench {
  name: string
  /** It takes so long that it runs only when it is named. */
  onlyByName?: true
  run(workbench: Workbench): Promise<Figure[]>
}

const percent = (ratio: number) => `${(100 * ratio).toFixed(0)} %`

/** A ratio of two rates within one run, and the least ratio that was aimed at. */
export function ratioFigure(what: string, value: number, least: number, method: string): Figure {
  const target = { text: `≥ ${percent(least)}`, met: value >= least }
  return { what, shown: percent(value), value, unit: 'ratio', target, method }
}

/** A plain number; without decimals from 100 up. */
export function plainFigure(what: string, value: number, unit: string, method: string): Figure {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return {
    what,
    shown: `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trimEnd(),
    value,
    unit,
    method,
  }
}

/** A number that must not pass a limit. */
export function limitFigure(what: string, value: number, unit: string, most: number, method: string): Figure {
  const target = { text: `≤ ${most.toLocaleString('en')} ${unit}`.trimEnd(), met: value <= most }
  return { ...plainFigure(what, value, unit, method), target }
}

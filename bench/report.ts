import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '@/lib/process/environment.mjs'
import type { Figure } from './bench'

export interface Report {
  at: string
  quick: boolean
  machine: { cpu: string; cores: number; memoryGb: number; platform: string; node: string }
  figures: (Figure & { bench: string })[]
}

export function makeReport(quick: boolean, figures: Report['figures']): Report {
  const [cpu] = cpus()
  return {
    at: new Date().toISOString(),
    quick,
    machine: {
      cpu: cpu?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      platform: `${platform()} ${arch()}`,
      node: process.version,
    },
    figures,
  }
}

/** Keeps a run in bench/results, which git ignores. Returns the file's path. */
export function keepReport(report: Report): string {
  const folder = join(ROOT, 'bench/results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${report.at.replaceAll(/[:.]/g, '-')}.json`)
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  return file
}

/** Returns a table that is also Markdown, so that it can be pasted into docs/bench.md. */
export function table({ at, quick, machine, figures }: Report): string {
  const head = [
    `${at}${quick ? ' (quick: too short to quote)' : ''}, ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}.`,
    'Load, servers and PostgreSQL share these cores; rates are for comparison within this run only.',
    '',
  ]
  const rows = figures.map(({ bench, what, shown, target, method }) => [
    bench,
    what,
    shown,
    target ? `${target.text} ${target.met ? '✓' : '✗ missed'}` : '',
    method,
  ])
  const lines = [['bench', 'figure', 'value', 'aim', 'method'], ['---', '---', '---', '---', '---'], ...rows]
  return [...head, ...lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)].join(
    '\n',
  )
}

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import ts from 'typescript'

const SUFFIXES = ['', '.ts', '.tsx', '.mjs']

/** The forms in which a file names what it needs at run time; `import('./a').Type` is a type. */
const NEEDS = [
  /^(?:import|export) (?!type\b)[^;'"]*? from '(?<name>[^']+)'/gm,
  /^import '(?<name>[^']+)'/gm,
  /(?<!\btypeof )\bimport\(\s*'(?<name>[^']+)',?\s*\)(?!\s*\.(?!then\b|catch\b|finally\b))/g,
] as const

/** Returns what a text names as needed at run time, as it is written there. */
export function namesNeededBy(text: string): string[] {
  return NEEDS.flatMap((form) => [...text.matchAll(form)].map(({ groups }) => groups?.['name'] ?? ''))
}

/** Returns the file of the project that a name in a file stands for; undefined for a package. */
function fileOf(root: string, file: string, name: string): string | undefined {
  if (!/^@\/|^\./.test(name)) return undefined
  const base = name.startsWith('@/') ? name.slice(2) : join(dirname(file), name)
  return SUFFIXES.map((suffix) => base + suffix).find(
    (path) => /\.(?:tsx?|mjs)$/.test(path) && existsSync(join(root, path)),
  )
}

/** Returns the files that files of the project need at run time, themselves first. Packages and types are left out. */
function filesNeededBy(root: string, ...files: string[]): string[] {
  const seen = new Set(files)
  for (const needing of seen)
    for (const name of namesNeededBy(readFileSync(join(root, needing), 'utf8'))) {
      const found = fileOf(root, needing, name)
      if (found !== undefined) seen.add(found)
    }
  return [...seen]
}

/** One handler of a route. */
export interface Served {
  /** The name of the constant that describes its operation. */
  operation: string
  /** The files that it needs at run time, without that of the route. */
  files: string[]
  /** What it is in the file of the route: itself, and what it names of what is declared beside it. */
  text: string
}

/**
 * Returns the handlers that a route exports, each with the files of those imports that it names, by itself or through
 * what is declared beside it.
 */
export function servedBy(root: string, file: string, text: string): Served[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const moduleOf = new Map<string, string>()
  const declared = new Map<string, ts.Statement>()
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier))
      for (const name of importedBy(statement)) moduleOf.set(name, statement.moduleSpecifier.text)
    else if (ts.isFunctionDeclaration(statement) && statement.name) declared.set(statement.name.text, statement)
    else if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) declared.set(name.getText(), statement)
  }
  return source.statements.filter(isExported).flatMap((handler) => {
    const parts = new Set<ts.Statement>([handler])
    const names = new Set<string>()
    for (const part of parts)
      for (const name of namesIn(part)) {
        names.add(name)
        const beside = declared.get(name)
        if (beside) parts.add(beside)
      }
    const own = [...parts].map((part) => part.getText()).join('\n')
    const needed = [...[...names].flatMap((name) => moduleOf.get(name) ?? []), ...namesNeededBy(own)]
    const found = needed.flatMap((name) => fileOf(root, file, name) ?? [])
    const files = filesNeededBy(root, ...new Set(found))
    return [...new Set(namesIn(handler))]
      .filter((name) => /\w+Operation$/.test(name))
      .map((operation) => ({ operation, files, text: own }))
  })
}

function importedBy({ importClause }: ts.ImportDeclaration): string[] {
  if (!importClause || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
  const { name, namedBindings } = importClause
  const named = !namedBindings
    ? []
    : ts.isNamespaceImport(namedBindings)
      ? [namedBindings.name.text]
      : namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map((element) => element.name.text)
  return name ? [name.text, ...named] : named
}

const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

function namesIn(node: ts.Node): string[] {
  const names: string[] = []
  const look = (each: ts.Node) => {
    if (ts.isIdentifier(each)) names.push(each.text)
    ts.forEachChild(each, look)
  }
  look(node)
  return names
}

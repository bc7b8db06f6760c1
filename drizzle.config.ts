import { defineConfig } from 'drizzle-kit'

// Only `drizzle-kit generate` is used (it needs no database); lib/cli/migrate.ts applies what is committed.
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations',
  migrations: { prefix: 'index' },
})

import { databaseProblems, environmentProblems, stopForProblems } from '@/lib/env'

// Runs before anything starts, so that wrong settings are listed once and do not show as pages with status 500.
const [, , command] = process.argv
// Migrations run first. They need the three databases, and no setting that is decided later.
const problems = command === 'migrate' ? databaseProblems(process.env) : environmentProblems(process.env)
const alone = command === 'web' && !process.env['DATABASE_URL']
if (alone) problems.push('DATABASE_URL is missing (npm start brings a database for the demo)')
if (problems.length > 0) stopForProblems(problems)

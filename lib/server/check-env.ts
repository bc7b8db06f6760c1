import { databaseProblems, environmentProblems, stopForProblems } from '@/lib/env'

// Run before anything starts: a wrong setting shows as a list, once, and not as a page with status 500.
const [, , command] = process.argv
// Migrations come first: they need the three databases, and nothing that is decided after them.
const problems = command === 'migrate' ? databaseProblems(process.env) : environmentProblems(process.env)
const alone = command === 'web' && !process.env['DATABASE_URL']
if (alone) problems.push('DATABASE_URL is missing (npm start brings a database for the demo)')
if (problems.length > 0) stopForProblems(problems)

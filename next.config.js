/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  // Without this a lockfile in a folder above would make Next take that folder for the project.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types, of the tests too; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node itself: pino and prom-client keep state that must exist once in a process.
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'postgres', 'prom-client', 'sharp'],
  // lib/server/web/worker.mjs compresses nothing either: the public page is small, and a proxy in front does it better.
  compress: false,
  // No files for AI agents are written into the project by `next dev`.
  agentRules: false,
  images: { unoptimized: true },
  // The title of a page is in the head of what is sent; Next would send it after the page. Nothing waits for it: the
  // pages of the console wait for who is signed in anyway, which is read once for both, and no other page has a title
  // that is asked for. components/console/shell/KeepTitle.tsx keeps it while one page gives way to another.
  htmlLimitedBots: /.*/,
  experimental: {
    // `forbidden()` shows a member that their role does not have a screen.
    authInterrupts: true,
    // Routes are loaded at their first request: all of them together hold 40 MB in each web process. Those that people
    // and systems ask for most are loaded at the start by lib/server/web/worker.mjs.
    preloadEntriesOnStart: false,
  },
}

# Built by `docker build .`, `podman build .` or `buildah bud .` from a checkout; docs/operations.md, "In containers".
FROM node:24-bookworm-slim AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# With optional packages: the machine code of argon2, sharp, esbuild and Next is in those.
RUN npm ci --ignore-scripts && npm rebuild esbuild
COPY . .
RUN npm run -s image:tree -- /app

# Debian and Node alone: no package manager of Node, no compiler, no sources of TypeScript.
FROM debian:bookworm-slim
# Node brings its own certificates, and Debian the one library that Node needs.
RUN useradd --uid 10001 --user-group --home-dir /data --create-home sayso
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /app /app
WORKDIR /app
USER 10001
# With two arenas the C library keeps less of what the threads of Node give back.
ENV NODE_ENV=production SAYSO_DATA=/data NEXT_TELEMETRY_DISABLED=1 MALLOC_ARENA_MAX=2
# On this system, which is not the one of the build: worker, commands and machine code load.
RUN ["node", "lib/server/try-scripts.mjs"]
VOLUME /data
EXPOSE 3000
# Whether the web process lives. A worker and the migration are started without it (docs/operations.md).
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 CMD \
  ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "lib/server/web.mjs"]

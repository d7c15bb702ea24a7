# The GitHub App: one file, no packages. Build it from the root of this repository: docker build -t hub-compliance .
FROM node:24-slim

WORKDIR /app
COPY dist/bot.js LICENSE ./
RUN mkdir data && chown node:node data

USER node
ENV HOST=0.0.0.0 PORT=3000 QUEUE_FILE=/app/data/queue.db
# The queue; unused where QUEUE_URL is set.
VOLUME /app/data
EXPOSE 3000

HEALTHCHECK --interval=30s --timeout=8s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "bot.js"]

"""The one store: engine, unit of work, fence, outbox, idempotency and the embedded development server."""

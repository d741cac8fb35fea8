// PostGraphile 5 as its documentation has it for production: Amber preset, simplified names, aggregates and filters by
// its own plugins, row-level security by `pgSettings`, prepared statements (its default), no explorer, no watching.
import { createServer } from "node:http";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";
import { PgSimplifyInflectionPreset } from "@graphile/simplify-inflection";
import pg from "pg";
import { postgraphile } from "postgraphile";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { pgSmartTags } from "postgraphile/utils";

import { Doorman } from "./doorman.mjs";

const { BENCH_SOCKET, BENCH_DATABASE, BENCH_PORT, BENCH_KEY, BENCH_ISSUER, BENCH_AUDIENCE, BENCH_POOL } = process.env;

const pool = new pg.Pool({
  host: BENCH_SOCKET,
  database: BENCH_DATABASE,
  user: "app_login",
  max: Number(BENCH_POOL),
});
const doorman = new Doorman(pool, { key: BENCH_KEY, issuer: BENCH_ISSUER, audience: BENCH_AUDIENCE });

// The tables that the work is about; without functions and the other eighty tables its schema is smaller than ours.
const SHOWN = new Set(["project", "tenant", "company", "stage_change", "first_report"]);
const inApp = (entity) => entity.getNamespace().nspname === "app";
const tags = [
  { kind: "procedure", match: inApp, tags: { behavior: "-*" } },
  { kind: "class", match: (entity) => inApp(entity) && !SHOWN.has(entity.relname), tags: { behavior: "-*" } },
];

const preset = {
  extends: [
    PostGraphileAmberPreset,
    PgSimplifyInflectionPreset,
    PgAggregatesPreset,
    PostGraphileConnectionFilterPreset,
  ],
  plugins: [pgSmartTags(tags)],
  disablePlugins: ["PgIndexBehaviorsPlugin"], // it hides filters and groups of columns without an index
  pgServices: [makePgService({ pool, schemas: ["app", "bench"] })],
  schema: { defaultBehavior: "-insert -update -delete" },
  grafserv: { graphiql: false, watch: false, graphqlPath: "/graphql" },
  grafast: {
    explain: false,
    async context(request, args) {
      const authorization = request.node?.req.headers.authorization;
      const asked = args.document.definitions.filter((each) => each.kind === "OperationDefinition");
      const operation = asked.find((each) => asked.length === 1 || each.name?.value === args.operationName);
      const writes = operation?.operation === "mutation";
      return { pgSettings: await doorman.settings(authorization, { writes }) };
    },
  },
};

const server = createServer();
server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
const serv = postgraphile(preset).createServ(grafserv);
await serv.addTo(server);
await serv.ready?.();
server.listen(Number(BENCH_PORT), "127.0.0.1", () => console.log("listening"));
process.on("SIGTERM", () => process.exit(0));

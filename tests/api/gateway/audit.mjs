// Runs graphql-http's server audits against URL (argument 1), with a token (argument 2) or without, and prints JSON.
import { auditServer } from "graphql-http";

const [url, token] = process.argv.slice(2);
const fetchFn = (address, init = {}) =>
  fetch(address, token ? { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } } : init);
const results = await auditServer({ url, fetchFn });
console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason }))));

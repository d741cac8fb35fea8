// Who asks: the same work as every other peer does for a token. Its signature is checked once and remembered for five
// minutes, the memberships behind it for five seconds, as the service does.
import { createHash, createPublicKey, verify } from "node:crypto";

const BELIEVED_SECONDS = 300;
const HELD_SECONDS = 5;
const REMEMBERED = 10_000;

export class Refused extends Error {}

export class Doorman {
  constructor(pool, { key, issuer, audience }) {
    this.pool = pool;
    this.key = createPublicKey({ key: JSON.parse(key), format: "jwk" });
    this.issuer = issuer;
    this.audience = audience;
    this.tokens = new Map();
    this.held = new Map();
  }

  // The settings that row-level security reads, for the person of an Authorization header.
  async settings(authorization, { writes }) {
    const subject = this.#subject(authorization);
    const now = performance.now();
    let known = this.held.get(subject);
    if (known === undefined || writes || now >= known.until) {
      const { rows } = await this.pool.query({
        name: "identify",
        text: "SELECT * FROM app.identify($1, $2)",
        values: [this.issuer, subject],
      });
      if (rows.length !== 1) throw new Refused("NO_MEMBERSHIP");
      known = { row: rows[0], until: now + HELD_SECONDS * 1000 };
      remember(this.held, subject, known);
    }
    const row = known.row;
    const reach = row.tenant_kind === "DEPARTMENT" ? "DISTRICT" : "OWN";
    return {
      role: writes ? "app_rw" : "app_ro",
      "app.district": String(row.district_id),
      "app.tenant": row.tenant_id,
      "app.person": row.person_id,
      "app.reads": reach,
      "app.writes": writes ? "OWN" : "NONE",
    };
  }

  #subject(authorization) {
    const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
    if (token === undefined) throw new Refused("UNAUTHENTICATED");
    const now = Date.now() / 1000;
    const fingerprint = createHash("sha256").update(token).digest("base64");
    const known = this.tokens.get(fingerprint);
    if (known !== undefined && now < known.until) return known.subject;
    const [head, body, signature] = token.split(".");
    const signed = Buffer.from(`${head}.${body}`);
    if (!verify(null, signed, this.key, Buffer.from(signature, "base64url"))) throw new Refused("UNAUTHENTICATED");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString());
    if (claims.iss !== this.issuer || claims.aud !== this.audience || claims.exp <= now) {
      throw new Refused("UNAUTHENTICATED");
    }
    const until = Math.min(claims.exp, now + BELIEVED_SECONDS);
    remember(this.tokens, fingerprint, { subject: claims.sub, until });
    return claims.sub;
  }
}

function remember(map, key, value) {
  map.delete(key);
  map.set(key, value);
  if (map.size > REMEMBERED) map.delete(map.keys().next().value);
}
